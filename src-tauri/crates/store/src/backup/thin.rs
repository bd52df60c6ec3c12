//! Which backups may go.

use super::Reason;
use chrono::{DateTime, Datelike, Duration, FixedOffset, Timelike};
use std::collections::{BTreeMap, HashSet};

/// Hours, days, weeks and months from now in which one backup an hour, a day, a week, a month stays.
const BY_HOUR: i64 = 24;
const BY_DAY: i64 = 30;
const BY_WEEK: i64 = 26;

/// Time in slices, the older the wider; of each slice one backup stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Slice {
    Hour(i32, u32, u32),
    Day(i32, u32),
    Week(i32, u32),
    Month(i32, u32),
    /// Made after "now": the clock was set back. Nothing of it goes.
    Future(i64),
}

fn slice(made: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> Slice {
    let age = now - made;
    if age < Duration::zero() {
        Slice::Future(made.timestamp_millis())
    } else if age < Duration::hours(BY_HOUR) {
        Slice::Hour(made.year(), made.ordinal(), made.hour())
    } else if age < Duration::days(BY_DAY) {
        Slice::Day(made.year(), made.ordinal())
    } else if age < Duration::weeks(BY_WEEK) {
        Slice::Week(made.iso_week().year(), made.iso_week().week())
    } else {
        Slice::Month(made.year(), made.month())
    }
}

/// Places of the backups that may go. Each backup is given by when it was made, why, and whether it
/// was proved. Of each slice the newest proved one stays, else the newest; the newest proved of all
/// and the newest made before a restore always stay, and whatever was made since the newest proved.
pub fn thin(backups: &[(DateTime<FixedOffset>, Reason, bool)], now: DateTime<FixedOffset>) -> Vec<usize> {
    let mut kept: BTreeMap<Slice, usize> = BTreeMap::new();
    for (i, (made, _, proved)) in backups.iter().enumerate() {
        let best = kept.entry(slice(*made, now)).or_insert(i);
        let (old_made, _, old_proved) = backups[*best];
        if (*proved, *made) > (old_proved, old_made) {
            *best = i;
        }
    }
    let kept: HashSet<usize> = kept.into_values().collect();
    let newest = |which: &dyn Fn(&(DateTime<FixedOffset>, Reason, bool)) -> bool| {
        backups.iter().enumerate().filter(|(_, b)| which(b)).max_by_key(|(i, b)| (b.0, *i)).map(|(i, _)| i)
    };
    let proved = newest(&|b| b.2);
    let way_back = newest(&|b| b.1 == Reason::BeforeRestore);
    let since = proved.map(|i| backups[i].0);
    (0..backups.len())
        .filter(|i| {
            let (made, ..) = backups[*i];
            let stays = kept.contains(i)
                || proved == Some(*i)
                || way_back == Some(*i)
                || since.is_none_or(|since| made > since)
                || matches!(slice(made, now), Slice::Future(_));
            !stays
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day() -> DateTime<FixedOffset> {
        "2026-03-01T10:20:00+07:00".parse().expect("a moment")
    }

    fn backups() -> impl Strategy<Value = Vec<(DateTime<FixedOffset>, Reason, bool)>> {
        let reason = prop_oneof![Just(Reason::Daily), Just(Reason::Manual), Just(Reason::BeforeRestore)];
        prop::collection::vec((-60i64..600_000, reason, any::<bool>()), 0..60)
            .prop_map(|list| list.into_iter().map(|(m, r, p)| (day() - Duration::minutes(m), r, p)).collect())
    }

    fn left(all: &[(DateTime<FixedOffset>, Reason, bool)], gone: &[usize]) -> Vec<(DateTime<FixedOffset>, Reason, bool)> {
        all.iter().enumerate().filter(|(i, _)| !gone.contains(i)).map(|(_, b)| *b).collect()
    }

    proptest! {
        #[test]
        fn the_newest_proved_one_stays(all in backups()) {
            let left = left(&all, &thin(&all, day()));
            let newest = |l: &[(DateTime<FixedOffset>, Reason, bool)]| l.iter().filter(|b| b.2).map(|b| b.0).max();
            prop_assert_eq!(newest(&all), newest(&left));
            let back = |l: &[(DateTime<FixedOffset>, Reason, bool)]| l.iter().filter(|b| b.1 == Reason::BeforeRestore).map(|b| b.0).max();
            prop_assert_eq!(back(&all), back(&left));
        }

        #[test]
        fn every_slice_of_time_keeps_one(all in backups()) {
            let left = left(&all, &thin(&all, day()));
            for b in &all {
                let s = slice(b.0, day());
                prop_assert!(left.iter().any(|l| slice(l.0, day()) == s));
                if b.2 {
                    prop_assert!(left.iter().any(|l| l.2 && slice(l.0, day()) == s), "a proved one is not traded for an unproved one");
                }
            }
        }

        #[test]
        fn thinning_twice_is_thinning_once(all in backups()) {
            let once = left(&all, &thin(&all, day()));
            prop_assert_eq!(thin(&once, day()), Vec::<usize>::new());
        }

    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(6))]
        #[test]
        fn a_year_of_hourly_backups_becomes_few(step in 45i64..90) {
            let all: Vec<_> = (0..(365 * 24 * 60 / step)).map(|i| (day() - Duration::minutes(i * step), Reason::Daily, true)).collect();
            let left = left(&all, &thin(&all, day()));
            prop_assert!(left.len() <= 25 + 31 + 28 + 8, "{} stay", left.len());
        }
    }
}
