//! Days as people type them in a hurry. The window has a twin of this page
//! (`ui/src/shortcut.ts`); one table, `tests/cases/shortcuts.json`, drives the tests of both.
//!
//! | Typed | Meant |
//! |---|---|
//! | `15/3`, `15-3`, `15.3`, `153`, `1503` | 15 March, in the year that makes sense |
//! | `15/3/2026`, `15/3/26`, `150326`, `15032026`, `2026-03-15` | that day |
//! | `15` | the next 15th, today included |
//! | `+3`, `-3` | so many calendar days from today |
//! | `+3l` | so many working days from today |
//! | `T-10`, `t10`, `T+5`, `T` | days before or after Ngày bầu cử; without a sign: before |
//! | `thứ 6`, `thứ sáu`, `chủ nhật`, `cn` | the next such weekday, today included |
//! | `hôm nay`, `mai`, `hôm qua` | |
//!
//! A day without a year is meant in the year of the election when that is within eight months of
//! today (in this year when there is no election), else it is the one nearest to today.

use crate::{
    calendar::{WorkingDays, plus},
    names,
};
use chrono::{Datelike, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// What was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// The day meant.
    pub on: NaiveDate,
    /// Days from Ngày bầu cử, when it was typed so: the deadline hangs on that day.
    #[serde(default)]
    pub from_election: Option<i32>,
}

/// The day that was typed. `None` for what is no day, and for `T-10` where no Ngày bầu cử is known.
pub fn date(text: &str, today: NaiveDate, election_day: Option<NaiveDate>, working: &WorkingDays) -> Option<Typed> {
    let t = names::fold(text.trim());
    let t = t.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(days) = from_election(&t) {
        return Some(Typed { on: plus(election_day?, days)?, from_election: Some(days) });
    }
    let on = word(&t, today).or_else(|| from_today(&t, today, working)).or_else(|| written(&t, today, election_day))?;
    (1900..=2200).contains(&on.year()).then_some(Typed { on, from_election: None })
}

/// A day and, behind it, perhaps an hour: "15/3 16:00", "T-10 16h30", "thứ 6 16h".
pub fn moment(text: &str, today: NaiveDate, election_day: Option<NaiveDate>, working: &WorkingDays) -> Option<(Typed, Option<NaiveTime>)> {
    let (day, at) = match text.trim().rsplit_once(char::is_whitespace).and_then(|(day, hour)| Some((day, clock(hour)?))) {
        Some((day, at)) => (day, Some(at)),
        None => (text, None),
    };
    Some((date(day, today, election_day, working)?, at))
}

/// "16:00", "16h", "16h30", "16g30".
fn clock(text: &str) -> Option<NaiveTime> {
    let (h, m) = text.split_once([':', 'h', 'H', 'g'])?;
    let minutes = if m.is_empty() { 0 } else { number(m, 2)? };
    NaiveTime::from_hms_opt(number(h, 2)? as u32, minutes as u32, 0)
}

/// "t-10", "t10", "t+5", "t".
fn from_election(t: &str) -> Option<i32> {
    let rest = t.strip_prefix('t')?.trim_start();
    if rest.is_empty() {
        return Some(0);
    }
    let (sign, digits) = match rest.strip_prefix('+') {
        Some(d) => (1, d),
        None => (-1, rest.strip_prefix('-').unwrap_or(rest)),
    };
    Some(sign * number(digits.trim_start(), 4)?)
}

/// A whole number of at most so many digits and nothing else.
fn number(digits: &str, most: usize) -> Option<i32> {
    (!digits.is_empty() && digits.len() <= most && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?
}

fn word(t: &str, today: NaiveDate) -> Option<NaiveDate> {
    match t {
        "hom nay" | "hn" | "nay" => return Some(today),
        "mai" | "ngay mai" => return today.succ_opt(),
        "hom qua" | "qua" => return today.pred_opt(),
        _ => {}
    }
    let weekday = match t {
        "cn" | "chu nhat" => 6,
        _ => match t.strip_prefix("thu")?.trim_start() {
            "2" | "hai" => 0,
            "3" | "ba" => 1,
            "4" | "tu" => 2,
            "5" | "nam" => 3,
            "6" | "sau" => 4,
            "7" | "bay" => 5,
            _ => return None,
        },
    };
    let ahead = (weekday + 7 - today.weekday().num_days_from_monday() as i32) % 7;
    plus(today, ahead)
}

fn from_today(t: &str, today: NaiveDate, working: &WorkingDays) -> Option<NaiveDate> {
    let sign = match t.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let rest = t[1..].trim();
    match rest.strip_suffix("lv").or_else(|| rest.strip_suffix('l')) {
        Some(n) => working.add(today, sign * number(n.trim_end(), 3)?),
        None => plus(today, sign * number(rest, 4)?),
    }
}

fn written(t: &str, today: NaiveDate, election: Option<NaiveDate>) -> Option<NaiveDate> {
    if t.bytes().all(|b| b.is_ascii_digit()) {
        return digits(t, today, election);
    }
    let parts: Vec<&str> = t.split(['/', '-', '.', ' ']).collect();
    if let [y, m, d] = parts[..]
        && y.len() == 4
    {
        return NaiveDate::from_ymd_opt(number(y, 4)?, number(m, 2)? as u32, number(d, 2)? as u32);
    }
    match parts[..] {
        [d, m] => in_year(number(d, 2)?, number(m, 2)?, today, election),
        [d, m, y] if y.len() == 2 || y.len() == 4 => {
            let year = number(y, 4)? + if y.len() == 2 { 2000 } else { 0 };
            NaiveDate::from_ymd_opt(year, number(m, 2)? as u32, number(d, 2)? as u32)
        }
        _ => None,
    }
}

/// Digits alone: the day first; three digits are two of the day where that gives a day.
fn digits(t: &str, today: NaiveDate, election: Option<NaiveDate>) -> Option<NaiveDate> {
    let part = |from: usize, to: usize| number(&t[from..to], 4);
    match t.len() {
        1 | 2 => {
            let day = u32::try_from(number(t, 2)?).ok()?;
            today.iter_days().take(62).find(|d| d.day() == day)
        }
        3 => in_year(part(0, 2)?, part(2, 3)?, today, election).or_else(|| in_year(part(0, 1)?, part(1, 3)?, today, election)),
        4 => in_year(part(0, 2)?, part(2, 4)?, today, election),
        6 => NaiveDate::from_ymd_opt(2000 + part(4, 6)?, part(2, 4)? as u32, part(0, 2)? as u32),
        8 => NaiveDate::from_ymd_opt(part(4, 8)?, part(2, 4)? as u32, part(0, 2)? as u32),
        _ => None,
    }
}

/// Eight months: farther than that the year of the election is not assumed.
const NEAR: i64 = 245;

fn in_year(day: i32, month: i32, today: NaiveDate, election: Option<NaiveDate>) -> Option<NaiveDate> {
    let (day, month) = (u32::try_from(day).ok()?, u32::try_from(month).ok()?);
    let on = |year: i32| NaiveDate::from_ymd_opt(year, month, day);
    let far = |d: &NaiveDate| (*d - today).num_days().abs();
    let meant = on(election.unwrap_or(today).year()).filter(|d| far(d) <= NEAR);
    // 29 February is in one of eight years at most apart.
    meant.or_else(|| (today.year() - 8..=today.year() + 8).filter_map(on).min_by_key(|d| (far(d), *d < today)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Weekday;
    use proptest::prelude::*;

    #[derive(Deserialize)]
    struct Table {
        working: WorkingDays,
        cases: Vec<Case>,
    }

    #[derive(Deserialize)]
    struct Case {
        text: String,
        today: NaiveDate,
        election: Option<NaiveDate>,
        typed: Option<Typed>,
    }

    #[test]
    fn the_table_comes_out() {
        let table: Table = serde_json::from_str(include_str!("../../../../tests/cases/shortcuts.json")).expect("the table reads");
        assert!(table.cases.len() > 50);
        for c in table.cases {
            let got = date(&c.text, c.today, c.election, &table.working);
            assert_eq!(got, c.typed, "“{}” on {}", c.text, c.today);
        }
    }

    #[test]
    fn an_hour_may_stand_behind() {
        let today = "2026-02-20".parse().expect("a day");
        let got = |text: &str| {
            let (typed, at) = moment(text, today, None, &WorkingDays::default())?;
            Some((typed.on.to_string(), at.map(|t| t.to_string())))
        };
        let some = |on: &str, at: Option<&str>| Some((on.to_owned(), at.map(str::to_owned)));
        assert_eq!(got("15/3 16:00"), some("2026-03-15", Some("16:00:00")));
        assert_eq!(got("thứ 6 16h30"), some("2026-02-20", Some("16:30:00")));
        assert_eq!(got("+3 7h"), some("2026-02-23", Some("07:00:00")));
        assert_eq!(got("thứ 6"), some("2026-02-20", None));
        assert_eq!((got("15/3 25:00"), got("16:00")), (None, None));
    }

    fn any_day() -> impl Strategy<Value = NaiveDate> {
        (0i32..5000).prop_map(|n| plus("2019-01-01".parse().expect("a day"), n).expect("a day"))
    }

    proptest! {
        #[test]
        fn what_is_written_in_full_is_that_day(d in any_day(), today in any_day(), election in proptest::option::of(any_day())) {
            let w = WorkingDays::default();
            for form in ["%d/%m/%Y", "%-d/%-m/%Y", "%d.%m.%y", "%d-%m-%Y", "%Y-%m-%d", "%d%m%Y", "%d%m%y"] {
                let text = d.format(form).to_string();
                prop_assert_eq!(date(&text, today, election, &w).map(|t| t.on), Some(d), "{}", text);
            }
        }

        #[test]
        fn without_a_year_day_and_month_are_those_typed(d in any_day(), today in any_day(), election in proptest::option::of(any_day())) {
            let got = date(&d.format("%d/%m").to_string(), today, election, &WorkingDays::default()).expect("a day").on;
            prop_assert_eq!((got.day(), got.month()), (d.day(), d.month()));
            let far = (got - today).num_days().abs();
            prop_assert!(far <= NEAR || d.month() == 2, "{} is {} days from {}", got, far, today);
        }

        #[test]
        fn distances_are_kept(today in any_day(), election in any_day(), n in 0i32..400) {
            let w = WorkingDays::default();
            let on = |text: String| date(&text, today, Some(election), &w).expect("a day");
            prop_assert_eq!((on(format!("+{n}")).on - today).num_days(), i64::from(n));
            prop_assert_eq!((today - on(format!("-{n}")).on).num_days(), i64::from(n));
            prop_assert_eq!(w.between(today, on(format!("+{n}l")).on), n);
            for text in [format!("T-{n}"), format!("t{n}"), format!("T - {n}")] {
                let t = on(text);
                prop_assert_eq!(((election - t.on).num_days(), t.from_election), (i64::from(n), Some(-n)));
            }
            let friday = on("thứ 6".into()).on;
            prop_assert!(friday.weekday() == Weekday::Fri && (0..7).contains(&(friday - today).num_days()));
        }

        #[test]
        fn nothing_typed_panics(text in "\\PC{0,12}", today in any_day(), election in proptest::option::of(any_day())) {
            let _ = date(&text, today, election, &WorkingDays::default());
        }

        #[test]
        fn nor_do_digits_and_signs(text in "[tT0-9+\\-/. l]{0,9}", today in any_day(), election in proptest::option::of(any_day())) {
            let _ = date(&text, today, election, &WorkingDays::default());
        }
    }
}
