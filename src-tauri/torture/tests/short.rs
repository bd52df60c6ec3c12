//! The trials in a short form: every kind, some points of each.

use std::{
    path::Path,
    time::{Duration, Instant},
};
use torture::{
    Cover,
    disk::Fault,
    flips, kill,
    power::{self, Extent},
    refusals,
    table::Row,
};

/// Long enough for a slow machine; the counts end the trials, not the time.
fn late() -> Instant {
    Instant::now() + Duration::from_secs(600)
}

fn clean(row: &Row, points: u64) {
    println!("{}", row.line());
    assert!(row.clean(), "{}: {:?}", row.line(), row.first);
    assert!(row.points >= points, "{} points were tried, {points} are too few: {}", row.points, row.line());
}

#[test]
fn power_cuts_lose_and_tear_nothing() {
    for cover in Cover::ALL {
        clean(&power::cut(cover, Extent { steps: 14, every: 17, draws: 1, examined: 20, lies: false, until: late() }, 3), 40);
    }
}

/// The trial itself is tried: with a disk that only pretends to sync it must find what is lost.
#[test]
fn a_lying_disk_is_found_out() {
    let row = power::cut(Cover::Plain, Extent { steps: 12, every: 19, draws: 1, examined: 1000, lies: true, until: late() }, 5);
    assert!(!row.clean(), "{}", row.line());
}

#[test]
fn a_failing_disk_refuses_in_words_and_keeps_what_was() {
    for cover in Cover::ALL {
        for fault in [Fault::Full, Fault::Broken] {
            let row = refusals::fail(cover, fault, 4, late());
            clean(&row, 20);
            assert!(row.refused > 15, "{}", row.line());
        }
    }
}

#[test]
fn kills_lose_and_tear_nothing() {
    for cover in Cover::ALL {
        clean(&kill::kill(Path::new(env!("CARGO_BIN_EXE_torture")), cover, 5, 11, late()), 5);
    }
}

#[test]
fn flipped_bytes_are_found_and_rescued_from() {
    for cover in Cover::ALL {
        let row = flips::flip(cover, flips::Extent { steps: 14, flips: 60, rescued: 8, until: late() }, 13);
        clean(&row, 60);
        let least = if cover == Cover::Plain { 8 } else { 60 };
        assert!(row.refused >= least, "{}", row.line());
    }
}
