use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn day(s: &str) -> NaiveDate {
    s.parse().expect("a date")
}

fn at(n: i32) -> NaiveDate {
    plus(day("2026-01-01"), n).expect("in the calendar")
}

fn tet() -> WorkingDays {
    let mut w = WorkingDays::default();
    for d in 16..=20 {
        w.off.insert(NaiveDate::from_ymd_opt(2026, 2, d).expect("a day"), "Tết Nguyên đán".into());
    }
    w.off.insert(day("2026-01-02"), "Nghỉ hoán đổi".into());
    w.working.insert(day("2026-01-10"), "Làm bù".into());
    w
}

#[test]
fn published_dates_come_out() {
    for (election, offset, on) in [
        ("2021-05-23", -105, "2021-02-07"), ("2021-05-23", -70, "2021-03-14"),
        ("2026-03-15", -95, "2025-12-10"), ("2026-03-15", -42, "2026-02-01"), ("2026-03-15", -23, "2026-02-20"),
    ] {
        assert_eq!(plus(day(election), offset), Some(day(on)), "no shift for weekends");
    }
}

#[test]
fn holidays_and_swapped_days_are_honoured() {
    let w = tet();
    assert_eq!(w.add(day("2026-02-13"), 1), Some(day("2026-02-23")), "Friday before Tết to the Monday after");
    assert_eq!(w.add(day("2026-01-09"), 1), Some(day("2026-01-10")), "a swapped Saturday is worked");
    assert_eq!(w.why_off(day("2026-02-17")), Some("Tết Nguyên đán"));
    assert_eq!(w.why_off(day("2026-03-15")), Some("Chủ nhật"));
    assert_eq!(w.why_off(day("2026-01-10")), None);
    assert_eq!(w.on_or_after(day("2026-02-14")), day("2026-02-23"));
}

#[test]
fn soon_counts_working_days_and_the_days_off_behind_them() {
    let soon = Soon::new(3, WorkingDays::default(), day("2026-03-03"));
    assert_eq!(soon.until(day("2026-03-03")), day("2026-03-08"), "Tuesday: Friday and its weekend");
    assert_eq!(soon.until(day("2026-03-06")), day("2026-03-11"), "Friday: Wednesday");
    assert_eq!(soon.until(day("2026-03-07")), day("2026-03-11"), "Saturday: Wednesday");
    assert_eq!(Soon::new(3, tet(), at(0)).until(day("2026-02-12")), day("2026-02-24"), "over Tết");
}

fn milestone(n: u128, when: When) -> Milestone {
    Milestone {
        id: Uuid::from_u128(n).into(),
        key: None,
        name: format!("Mốc {n}"),
        who: None,
        kind: MilestoneKind::Latest,
        hour: None,
        article: None,
        verified: true,
        source: None,
        note: None,
        law: Some(when),
        own: None,
        reason: None,
    }
}

fn working() -> impl Strategy<Value = WorkingDays> {
    let days = || proptest::collection::btree_set(0i32..200, 0..25);
    (days(), days()).prop_map(|(off, work)| WorkingDays {
        off: off.into_iter().map(|n| (at(n), "nghỉ".to_owned())).collect(),
        working: work.into_iter().map(|n| (at(n), "bù".to_owned())).collect(),
    })
}

proptest! {
    #[test]
    fn an_offset_there_and_back_is_the_same_day(d in 0i32..3000, n in -2000i32..2000) {
        prop_assert_eq!(plus(at(d), n).and_then(|x| plus(x, -n)), Some(at(d)));
    }

    #[test]
    fn working_days_are_monotone(w in working(), d in 0i32..200, a in 0i32..30, b in 0i32..30) {
        let (x, y) = (w.add(at(d), a).expect("a day"), w.add(at(d), b).expect("a day"));
        prop_assert_eq!(a.cmp(&b), x.cmp(&y));
        prop_assert_eq!(w.between(at(d), x), a, "counting back gives what was added");
        prop_assert!(a == 0 || w.is_working(x));
        prop_assert!(w.add(x, -a).expect("a day") <= w.on_or_after(at(d)), "and back is not later");
    }

    #[test]
    fn soon_is_exactly_so_many_working_days(w in working(), d in 0i32..200, n in 0u16..8, due in 0i32..40) {
        let soon = Soon::new(n, w.clone(), at(d));
        prop_assert_eq!(at(d + due) <= soon.until(at(d)), w.between(at(d), at(d + due)) <= i32::from(n));
        prop_assert!(soon.until(at(d)) <= soon.until(at(d + 1)));
    }

    #[test]
    fn moving_the_election_and_back_is_identity(offsets in proptest::collection::vec(-150i32..60, 1..12), by in -400i32..400, extra in -20i32..20) {
        let calendar = Calendar {
            election: day("2026-03-15"),
            milestones: offsets.iter().enumerate().map(|(i, d)| milestone(i as u128 + 1, When::Offset { days: *d })).collect(),
            areas: vec![],
        };
        let there = Calendar { election: plus(calendar.election, by).expect("a day"), ..calendar.clone() };
        let back = Calendar { election: plus(there.election, -by).expect("a day"), ..there.clone() };
        for m in &calendar.milestones {
            let link = DeadlineLink { anchor: Anchor::Milestone(m.id), days: extra };
            let (was, is) = (calendar.resolve(link).expect("a day"), there.resolve(link).expect("a day"));
            prop_assert_eq!(i64::from(by), (is - was).num_days(), "everything moves by as much");
            prop_assert_eq!(back.resolve(link), Some(was));
        }
        prop_assert_eq!(&back, &calendar);
    }
}

#[test]
fn fixed_days_stay_and_words_name_the_anchor() {
    let window = When::Fixed { from: day("2026-02-04"), to: day("2026-02-08") };
    let calendar = Calendar { election: day("2026-03-15"), milestones: vec![milestone(1, window)], areas: vec![] };
    let link = DeadlineLink { anchor: Anchor::Milestone(Uuid::from_u128(1).into()), days: -2 };
    assert_eq!(calendar.resolve(link), Some(day("2026-02-06")), "counted from the last day");
    assert_eq!(calendar.words(link), "Mốc 1 -2");
    assert_eq!(calendar.words(DeadlineLink { anchor: Anchor::Election, days: -10 }), "T-10");
    assert_eq!(calendar.words(DeadlineLink { anchor: Anchor::Election, days: 0 }), "T");
    let moved = Calendar { election: day("2026-03-22"), ..calendar };
    assert_eq!(moved.resolve(link), Some(day("2026-02-06")));
}
