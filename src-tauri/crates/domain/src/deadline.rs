//! Deadlines, periods, and the class of a task in time. Today is an argument.

use crate::calendar::Soon;
use chrono::{Datelike, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// A deadline as the paper gives it. `on` is the last day that still counts; relative wording
/// ("sau khi có hướng dẫn") has words but no day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// Last day that counts, until 24:00 or the hour given.
    pub on: Option<NaiveDate>,
    /// Hour, where one is given.
    #[serde(default)]
    pub at: Option<NaiveTime>,
    /// The words of the paper, or of the person who set it.
    pub text: String,
}

/// From a day to a day, both included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// Class of a task in time: derived, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Timeliness {
    /// Hoàn thành đúng hạn.
    DoneInTime,
    /// Hoàn thành quá hạn.
    DoneLate,
    /// Đang thực hiện, trong hạn.
    InTime,
    /// Đang thực hiện, sắp đến hạn.
    DueSoon,
    /// Đang thực hiện, quá hạn.
    Late,
    /// Không quy định thời hạn.
    NoDeadline,
    /// Đã thôi giao.
    Cancelled,
}

/// The class of a task from its facts. The deadline day counts in full; `soon` says which
/// deadlines are "sắp đến hạn". A done task without a deadline is done in time.
pub fn timeliness(
    deadline: Option<NaiveDate>,
    completed_on: Option<NaiveDate>,
    cancelled: bool,
    today: NaiveDate,
    soon: &Soon,
) -> Timeliness {
    match (cancelled, completed_on, deadline) {
        (true, _, _) => Timeliness::Cancelled,
        (_, Some(done), Some(due)) if done > due => Timeliness::DoneLate,
        (_, Some(_), _) => Timeliness::DoneInTime,
        (_, None, None) => Timeliness::NoDeadline,
        (_, None, Some(due)) if today > due => Timeliness::Late,
        (_, None, Some(due)) if due <= soon.until(today) => Timeliness::DueSoon,
        (_, None, Some(_)) => Timeliness::InTime,
    }
}

/// The last day of a coarse date: "2025-11-20", "2025-11", "2025-Q4", "2025".
/// `None` when the words are no date.
pub fn last_day(coarse: &str) -> Option<NaiveDate> {
    let (year, rest) = match coarse.split_once('-') {
        None => (coarse, None),
        Some((y, r)) => (y, Some(r)),
    };
    let year: i32 = year.parse().ok().filter(|y| (1900..=2200).contains(y))?;
    match rest {
        None => NaiveDate::from_ymd_opt(year, 12, 31),
        Some(r) => {
            if let Some(q) = r.strip_prefix(['Q', 'q']) {
                let q: u32 = q.parse().ok().filter(|q| (1..=4).contains(q))?;
                return end_of_month(year, q * 3);
            }
            match r.split_once('-') {
                Some((m, d)) => NaiveDate::from_ymd_opt(year, m.parse().ok()?, d.parse().ok()?),
                None => end_of_month(year, r.parse().ok()?),
            }
        }
    }
}

/// The first day of a coarse date, for the start of a period.
pub fn first_day(coarse: &str) -> Option<NaiveDate> {
    let last = last_day(coarse)?;
    match coarse.matches('-').count() {
        0 => NaiveDate::from_ymd_opt(last.year(), 1, 1),
        1 if coarse.contains(['Q', 'q']) => NaiveDate::from_ymd_opt(last.year(), last.month() - 2, 1),
        1 => NaiveDate::from_ymd_opt(last.year(), last.month(), 1),
        _ => Some(last),
    }
}

fn end_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    let (y, m) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    NaiveDate::from_ymd_opt(year, month, 1)?;
    NaiveDate::from_ymd_opt(y, m, 1)?.pred_opt()
}

impl Deadline {
    /// "trước 16 giờ 00 ngày 14/3/2026" style short form for columns; the words when no day is known.
    pub fn short(&self) -> String {
        match (self.on, self.at) {
            (Some(d), Some(t)) => format!("{} {}", t.format("%H:%M"), d.format("%d/%m/%Y")),
            (Some(d), None) => d.format("%d/%m/%Y").to_string(),
            (None, _) => self.text.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(s: &str) -> NaiveDate {
        s.parse().expect("a date")
    }

    fn three(today: NaiveDate) -> Soon {
        Soon::new(3, Default::default(), today)
    }

    #[test]
    fn coarse_dates_end_on_their_last_day() {
        assert_eq!(last_day("2025-Q4"), Some(day("2025-12-31")));
        assert_eq!(last_day("2024-02"), Some(day("2024-02-29")));
        assert_eq!(last_day("2025"), Some(day("2025-12-31")));
        assert_eq!(first_day("2025-Q4"), Some(day("2025-10-01")));
        assert_eq!(last_day("2025-13"), None);
        assert_eq!(last_day("2025-02-30"), None);
        assert_eq!(last_day("kịp thời"), None);
    }

    #[test]
    fn the_deadline_day_counts_in_full() {
        let due = Some(day("2026-03-10"));
        let soon = three(day("2026-03-04"));
        let t = |today: &str| timeliness(due, None, false, day(today), &soon);
        assert_eq!(t("2026-03-04"), Timeliness::InTime, "Wednesday: four working days");
        assert_eq!(t("2026-03-05"), Timeliness::DueSoon, "Thursday: three");
        assert_eq!(t("2026-03-10"), Timeliness::DueSoon);
        assert_eq!(t("2026-03-11"), Timeliness::Late);
        assert_eq!(timeliness(due, due, false, day("2026-04-01"), &soon), Timeliness::DoneInTime);
        assert_eq!(timeliness(due, Some(day("2026-03-11")), false, day("2026-04-01"), &soon), Timeliness::DoneLate);
    }

    proptest! {
        #[test]
        fn every_fact_has_one_class(due in proptest::option::of(0i64..900), done in proptest::option::of(0i64..900), today in 0i64..900, cancelled: bool) {
            let base = day("2025-01-01");
            let at = |n: i64| base + chrono::Duration::days(n);
            let class = timeliness(due.map(at), done.map(at), cancelled, at(today), &three(at(today)));
            prop_assert_eq!(class == Timeliness::Cancelled, cancelled);
            if !cancelled {
                let finished = matches!(class, Timeliness::DoneInTime | Timeliness::DoneLate);
                prop_assert_eq!(finished, done.is_some());
            }
        }

        #[test]
        fn the_first_day_is_never_after_the_last(y in 1990i32..2100, m in 1u32..=12) {
            let s = format!("{y}-{m:02}");
            prop_assert!(first_day(&s) <= last_day(&s));
        }
    }
}
