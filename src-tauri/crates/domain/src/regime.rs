//! Recurring reports (chế độ báo cáo): which unit owes which report until when. Periods are
//! computed from the regime and never stored; what came in is a row of its own.

use crate::{
    calendar::WorkingDays,
    id::{GroupId, ReceivedId, RegimeId, UnitId},
};
use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

/// A regime: who reports how often, until which hour, to whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Regime {
    /// Identity.
    pub id: RegimeId,
    /// "Báo cáo tình hình an ninh, trật tự".
    pub name: String,
    /// How often.
    pub rhythm: Rhythm,
    /// Hour until which a report is in time; the end of the day when absent.
    pub cut_off: Option<NaiveTime>,
    /// Units that report …
    pub units: Vec<UnitId>,
    /// … or the members of a group, as they are on the day.
    pub group: Option<GroupId>,
    /// Who receives it.
    pub receiver: Option<String>,
    /// The paper that orders it.
    pub ground: Option<String>,
    /// First day on which a report can be due.
    pub starts: NaiveDate,
    /// Last day on which a report can be due; absent while nobody knows.
    pub ends: Option<NaiveDate>,
    /// Last day on which it held, when it was ended early.
    pub closed_on: Option<NaiveDate>,
    /// Why it was closed.
    pub closed: Option<String>,
}

/// How often a report is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Rhythm {
    /// Báo cáo ngày.
    Daily {
        /// Only on working days.
        #[serde(default)]
        working: bool,
    },
    /// Báo cáo tuần, due on a weekday of the week it is about.
    Weekly {
        /// 1 for Monday … 7 for Sunday.
        weekday: u8,
    },
    /// Báo cáo tháng, due on a day of the month it is about.
    Monthly {
        /// 1-31; the last day where the month is shorter.
        day: u8,
    },
    /// Báo cáo quý, due on a day of the last month of the quarter.
    Quarterly {
        /// 1-31; the last day where the month is shorter.
        day: u8,
    },
    /// Báo cáo nhanh, due at set hours of every day of the regime.
    Quick {
        /// Hour marks, in order.
        marks: Vec<NaiveTime>,
    },
    /// Báo cáo chuyên đề, due once, on the last day of the regime.
    Topic,
    /// Báo cáo đột xuất, due once, on the last day of the regime.
    AdHoc,
}

impl Rhythm {
    /// "Báo cáo tuần".
    pub fn label(&self) -> &'static str {
        match self {
            Rhythm::Daily { .. } => "Báo cáo ngày",
            Rhythm::Weekly { .. } => "Báo cáo tuần",
            Rhythm::Monthly { .. } => "Báo cáo tháng",
            Rhythm::Quarterly { .. } => "Báo cáo quý",
            Rhythm::Quick { .. } => "Báo cáo nhanh",
            Rhythm::Topic => "Báo cáo chuyên đề",
            Rhythm::AdHoc => "Báo cáo đột xuất",
        }
    }
}

/// One report that is due: the same for every unit of the regime.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Instance {
    /// Names the period within its regime: "2026-03-10", "2026-W11", "2026-03", "2026-Q1",
    /// "2026-03-15T07:00", "1".
    pub key: String,
    /// "Tuần 11/2026 (09/3-15/3)".
    pub label: String,
    /// First day it is about.
    pub from: NaiveDate,
    /// Last day it is about.
    pub to: NaiveDate,
    /// Last moment in time.
    pub due: NaiveDateTime,
}

/// A report that came in. Never edited: a correction is another row that names the one it corrects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Received {
    /// Identity.
    pub id: ReceivedId,
    /// The regime.
    pub regime: RegimeId,
    /// The unit that sent it.
    pub unit: UnitId,
    /// The period, [`Instance::key`].
    pub period: String,
    /// Day it came in.
    pub on: NaiveDate,
    /// Hour it came in; unknown when absent, then the day counts.
    pub time: Option<NaiveTime>,
    /// Số, ký hiệu.
    pub number: Option<String>,
    /// Remarks.
    pub note: Option<String>,
    /// The row it corrects.
    pub corrects: Option<ReceivedId>,
    /// When it was entered.
    pub at: DateTime<FixedOffset>,
}

/// What has become of one report of one unit: computed, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ReportState {
    /// Đã gửi đúng hạn.
    InTime,
    /// Đã gửi, trễ hạn.
    Late,
    /// Chưa gửi, quá hạn.
    Missing,
    /// Chưa gửi, chưa đến hạn.
    Waiting,
}

impl ReportState {
    /// The word printed in tables. A body that was asked is never called late.
    pub fn label(self, asked: bool) -> &'static str {
        match (self, asked) {
            (ReportState::InTime, _) => "Đã gửi, đúng hạn",
            (ReportState::Late, false) => "Đã gửi, trễ hạn",
            (ReportState::Late, true) => "Đã gửi, sau ngày đề nghị",
            (ReportState::Missing, false) => "Chưa gửi, quá hạn",
            (ReportState::Missing, true) => "Chưa nhận được",
            (ReportState::Waiting, _) => "Chưa đến hạn",
        }
    }
}

impl Received {
    /// The moment it counts as received: without an hour the whole day is given the benefit.
    fn moment(&self) -> NaiveDateTime {
        self.on.and_time(self.time.unwrap_or(NaiveTime::MIN))
    }
}

/// The state of a report from what came in (corrections already applied) and the clock.
pub fn report_state(due: NaiveDateTime, received: Option<&Received>, now: NaiveDateTime) -> ReportState {
    match received {
        Some(r) if r.moment() <= due => ReportState::InTime,
        Some(_) => ReportState::Late,
        None if now > due => ReportState::Missing,
        None => ReportState::Waiting,
    }
}

/// The rows that stand: those nobody corrected.
pub fn standing(rows: &[Received]) -> impl Iterator<Item = &Received> {
    rows.iter().filter(|r| !rows.iter().any(|other| other.corrects == Some(r.id)))
}

/// A day of a month; the last one where the month is shorter.
fn day_of_month(year: i32, month: u32, day: u8) -> Option<NaiveDate> {
    (1..=u32::from(day.max(1))).rev().find_map(|d| NaiveDate::from_ymd_opt(year, month, d))
}

fn last_day_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    day_of_month(year, month, 31)
}

impl Regime {
    /// The reports due from a day to a day, oldest first. At most 5,000.
    pub fn instances(&self, from: NaiveDate, to: NaiveDate, working: &WorkingDays) -> Vec<Instance> {
        let from = from.max(self.starts);
        let to = [self.ends, self.closed_on].into_iter().flatten().fold(to, NaiveDate::min);
        if to < from {
            return Vec::new();
        }
        let cut = self.cut_off.unwrap_or(END_OF_DAY);
        let days = from.iter_days().take_while(|d| *d <= to);
        let out: Vec<Instance> = match &self.rhythm {
            Rhythm::Daily { working: only } => days
                .filter(|d| !only || working.is_working(*d))
                .map(|d| instance(d.to_string(), d.format("Ngày %d/%m/%Y").to_string(), d, d, d.and_time(cut)))
                .take(MOST)
                .collect(),
            Rhythm::Weekly { weekday } => {
                let weekday = u32::from((*weekday).clamp(1, 7));
                days.filter(|d| d.weekday().number_from_monday() == weekday).take(MOST).filter_map(|d| week(d, cut)).collect()
            }
            Rhythm::Monthly { day } => months(from, to)
                .filter_map(|(y, m)| {
                    let due = day_of_month(y, m, *day)?;
                    let first = NaiveDate::from_ymd_opt(y, m, 1)?;
                    Some(instance(format!("{y}-{m:02}"), format!("Tháng {m:02}/{y}"), first, last_day_of_month(y, m)?, due.and_time(cut)))
                })
                .filter(|i| (from..=to).contains(&i.due.date()))
                .collect(),
            Rhythm::Quarterly { day } => months(from, to)
                .filter(|(_, m)| m % 3 == 0)
                .filter_map(|(y, m)| {
                    let q = m / 3;
                    let first = NaiveDate::from_ymd_opt(y, m - 2, 1)?;
                    let due = day_of_month(y, m, *day)?;
                    Some(instance(format!("{y}-Q{q}"), format!("Quý {}/{y}", ROMAN[q as usize - 1]), first, last_day_of_month(y, m)?, due.and_time(cut)))
                })
                .filter(|i| (from..=to).contains(&i.due.date()))
                .collect(),
            Rhythm::Quick { marks } => days
                .flat_map(|d| {
                    marks.iter().map(move |t| {
                        let label = format!("{} ngày {}", t.format("%H:%M"), d.format("%d/%m/%Y"));
                        instance(format!("{d}T{}", t.format("%H:%M")), label, d, d, d.and_time(*t))
                    })
                })
                .take(MOST)
                .collect(),
            Rhythm::Topic | Rhythm::AdHoc => {
                let due = self.ends.unwrap_or(self.starts);
                let one = instance("1".into(), due.format("Hạn %d/%m/%Y").to_string(), self.starts, due, due.and_time(cut));
                (from..=to).contains(&due).then_some(one).into_iter().collect()
            }
        };
        out
    }

    /// The report with a key; `None` when this regime has no such period.
    pub fn instance(&self, key: &str, working: &WorkingDays) -> Option<Instance> {
        let last = self.ends.unwrap_or(NaiveDate::MAX.with_year(2200)?);
        let day = key.get(..10).and_then(|d| d.parse::<NaiveDate>().ok());
        let (from, to) = match (day, key.get(..4).and_then(|y| y.parse::<i32>().ok())) {
            (Some(day), _) => (day, day),
            (None, Some(year)) => (NaiveDate::from_ymd_opt(year, 1, 1)?.pred_opt()? - Days::new(7), NaiveDate::from_ymd_opt(year, 12, 31)? + Days::new(7)),
            _ => (self.starts, last),
        };
        self.instances(from, to, working).into_iter().find(|i| i.key == key)
    }
}

/// No regime shows more.
const MOST: usize = 5_000;
const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];
const END_OF_DAY: NaiveTime = match NaiveTime::from_hms_opt(23, 59, 59) {
    Some(t) => t,
    None => NaiveTime::MIN,
};

fn instance(key: String, label: String, from: NaiveDate, to: NaiveDate, due: NaiveDateTime) -> Instance {
    Instance { key, label, from, to, due }
}

/// The ISO week a day lies in.
fn week(due: NaiveDate, cut: NaiveTime) -> Option<Instance> {
    let w = due.iso_week();
    let from = NaiveDate::from_isoywd_opt(w.year(), w.week(), Weekday::Mon)?;
    let to = from.checked_add_days(Days::new(6))?;
    let label = format!("Tuần {:02}/{} ({}-{})", w.week(), w.year(), from.format("%d/%m"), to.format("%d/%m"));
    Some(instance(format!("{}-W{:02}", w.year(), w.week()), label, from, to, due.and_time(cut)))
}

/// Years and months from the one a day lies in to that of another.
fn months(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = (i32, u32)> {
    let number = |d: NaiveDate| d.year() * 12 + d.month0() as i32;
    (number(from)..=number(to)).map(|n| (n.div_euclid(12), n.rem_euclid(12) as u32 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::plus;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn day(s: &str) -> NaiveDate {
        s.parse().expect("a date")
    }

    fn regime(rhythm: Rhythm, starts: NaiveDate, ends: Option<NaiveDate>) -> Regime {
        Regime {
            id: Uuid::from_u128(1).into(),
            name: "Báo cáo".into(),
            rhythm,
            cut_off: NaiveTime::from_hms_opt(16, 0, 0),
            units: vec![],
            group: None,
            receiver: None,
            ground: None,
            starts,
            ends,
            closed_on: None,
            closed: None,
        }
    }

    fn keys(r: &Regime, from: &str, to: &str) -> Vec<String> {
        r.instances(day(from), day(to), &WorkingDays::default()).into_iter().map(|i| i.key).collect()
    }

    #[test]
    fn weeks_do_not_stumble_over_the_year() {
        let r = regime(Rhythm::Weekly { weekday: 5 }, day("2020-12-01"), None);
        assert_eq!(keys(&r, "2020-12-20", "2021-01-15"), ["2020-W52", "2020-W53", "2021-W01", "2021-W02"]);
        let r = regime(Rhythm::Weekly { weekday: 4 }, day("2026-12-01"), None);
        assert_eq!(keys(&r, "2026-12-20", "2027-01-10"), ["2026-W52", "2026-W53", "2027-W01"], "2026 has a week 53 too");
    }

    #[test]
    fn months_end_where_they_end() {
        let r = regime(Rhythm::Monthly { day: 31 }, day("2024-01-01"), None);
        let due: Vec<String> = r.instances(day("2024-01-01"), day("2024-04-30"), &WorkingDays::default()).iter().map(|i| i.due.date().to_string()).collect();
        assert_eq!(due, ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]);
        let r = regime(Rhythm::Quarterly { day: 25 }, day("2025-01-01"), day("2025-12-24").into());
        assert_eq!(keys(&r, "2025-01-01", "2026-12-31"), ["2025-Q1", "2025-Q2", "2025-Q3"], "the fourth is due after the end");
    }

    #[test]
    fn marks_once_and_working_days() {
        let marks = ["07:00:00", "09:00:00"].map(|t| t.parse().expect("an hour")).to_vec();
        let r = regime(Rhythm::Quick { marks }, day("2026-03-15"), Some(day("2026-03-15")));
        assert_eq!(keys(&r, "2026-03-01", "2026-03-31"), ["2026-03-15T07:00", "2026-03-15T09:00"]);
        let r = regime(Rhythm::Topic, day("2026-03-01"), Some(day("2026-03-10")));
        assert_eq!(keys(&r, "2026-03-01", "2026-03-31"), ["1"]);
        assert_eq!(keys(&r, "2026-03-01", "2026-03-09"), [""; 0]);
        let ended = Regime { closed_on: Some(day("2026-03-05")), ..r };
        assert_eq!(keys(&ended, "2026-03-01", "2026-03-31"), [""; 0], "ending it early does not move the day it was due");
        let r = regime(Rhythm::Daily { working: true }, day("2026-03-06"), None);
        assert_eq!(keys(&r, "2026-03-01", "2026-03-09"), ["2026-03-06", "2026-03-09"]);
    }

    #[test]
    fn the_hour_decides() {
        let due = day("2026-03-10").and_hms_opt(16, 0, 0).expect("an hour");
        let got = |time: Option<&str>, on: &str| Received {
            id: Uuid::from_u128(2).into(),
            regime: Uuid::from_u128(1).into(),
            unit: Uuid::from_u128(3).into(),
            period: "2026-03-10".into(),
            on: day(on),
            time: time.map(|t| t.parse().expect("an hour")),
            number: None,
            note: None,
            corrects: None,
            at: "2026-03-10T16:30:00+07:00".parse().expect("a moment"),
        };
        let now = day("2026-03-12").and_time(NaiveTime::MIN);
        let state = |r: Option<Received>| report_state(due, r.as_ref(), now);
        assert_eq!(state(Some(got(Some("16:00:00"), "2026-03-10"))), ReportState::InTime);
        assert_eq!(state(Some(got(Some("16:00:01"), "2026-03-10"))), ReportState::Late);
        assert_eq!(state(Some(got(None, "2026-03-10"))), ReportState::InTime, "without an hour the day counts");
        assert_eq!(state(Some(got(None, "2026-03-11"))), ReportState::Late);
        assert_eq!(state(None), ReportState::Missing);
        assert_eq!(report_state(due, None, due), ReportState::Waiting);
        let wrong = got(None, "2026-03-11");
        let right = Received { id: Uuid::from_u128(9).into(), corrects: Some(wrong.id), ..got(None, "2026-03-10") };
        assert_eq!(standing(&[wrong, right.clone()]).collect::<Vec<_>>(), [&right]);
    }

    fn rhythms() -> impl Strategy<Value = Rhythm> {
        prop_oneof![
            Just(Rhythm::Daily { working: false }),
            (1u8..=7).prop_map(|weekday| Rhythm::Weekly { weekday }),
            (1u8..=31).prop_map(|day| Rhythm::Monthly { day }),
            (1u8..=31).prop_map(|day| Rhythm::Quarterly { day }),
        ]
    }

    proptest! {
        #[test]
        fn periods_have_no_gap_and_no_double(rhythm in rhythms(), start in 0i32..4000, span in 0i32..900, cut in 0i32..900) {
            let at = |n: i32| plus(day("2018-01-01"), n).expect("a day");
            let w = WorkingDays::default();
            let r = regime(rhythm, at(start), None);
            let (from, to) = (at(start), at(start + span));
            let all = r.instances(from, to, &w);
            for pair in all.windows(2) {
                prop_assert!(pair[0].key != pair[1].key && pair[0].due < pair[1].due);
                prop_assert_eq!(pair[0].to.succ_opt(), Some(pair[1].from), "{} {}", pair[0].key, pair[1].key);
            }
            for i in &all {
                prop_assert!(i.from <= i.due.date() && i.due.date() <= i.to, "{:?}", i);
                let found = r.instance(&i.key, &w);
                prop_assert_eq!(found.as_ref(), Some(i));
            }
            // Cut in two, the halves are the whole.
            let mid = at(start + cut.min(span));
            let mut halves = r.instances(from, mid, &w);
            halves.extend(r.instances(mid.succ_opt().expect("a day"), to, &w));
            prop_assert_eq!(halves, all);
        }

        #[test]
        fn no_key_panics(key in "\\PC{0,14}", rhythm in rhythms()) {
            let _ = regime(rhythm, day("2026-01-01"), Some(day("2026-12-31"))).instance(&key, &WorkingDays::default());
        }
    }
}
