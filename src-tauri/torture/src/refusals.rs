//! The disk is full, or fails: each step is tried with the fault at its first operation, then at its
//! second, and so on until it gets through. Every failure is a refusal in words, nothing of the step
//! remains, and trying again works.

use crate::{
    Cover,
    disk::{Fault as Wrong, disk},
    story::Day,
    table::{Fault, Row},
    vfs::{self, FOLDER},
};
use app::Failure;
use std::{path::PathBuf, time::Instant};

/// How long a fault lasts: operations one after the other that fail, "for good" last.
const LASTS: [u64; 3] = [1, 3, u64::MAX];

/// Writes a day on a disk that fails again and again.
pub fn fail(cover: Cover, wrong: Wrong, steps: usize, until: Instant) -> Row {
    let _alone = vfs::mount();
    let words = if wrong == Wrong::Full { "disk full" } else { "disk fails" };
    let mut row = Row::of(format!("{words} at an operation, {}", cover.word()));
    let folder = format!("{FOLDER}/{}-{words}", cover.word());
    let path = PathBuf::from(format!("{folder}/so.dondoc"));
    disk().clear(&folder);
    let mut day = Day::on(cover.create(&path).expect("a store on a sound disk"));
    let mut done = 0;
    for i in 0..steps {
        if Instant::now() > until {
            break;
        }
        let before = day.state().expect("read");
        let (name, arguments) = day.wish(i);
        let mut at = 1;
        loop {
            let lasts = LASTS[(i + at as usize) % LASTS.len()];
            disk().fail(wrong, at, lasts);
            let outcome = day.call(i, name, arguments.clone());
            let hit = disk().refused;
            disk().heal();
            // What every call does first.
            if let Err(e) = day.app.mend() {
                row.fault(Fault::Torn, || format!("step {i} ({name}), fault at {at}: the disk is sound again, yet {e}"));
            }
            row.points += u64::from(hit > 0);
            match outcome {
                // Failures after the step is safe (the log is carried over later) are no refusals.
                Ok(_) if hit == 0 || day.state().is_ok_and(|s| s != before) => break,
                Ok(_) => break row.fault(Fault::Lost, || format!("step {i} ({name}): granted and not there, fault at {at}")),
                Err(Failure::Refused { code, what, advice, .. }) => {
                    row.refused += 1;
                    let clear = ["disk-full", "io", "read-only"].contains(&code.as_str()) && what.ends_with('.') && advice.ends_with('.');
                    if !clear {
                        row.fault(Fault::Torn, || format!("step {i} ({name}), fault at {at}: {code}: {what}"));
                    }
                }
                Err(broken) => row.fault(Fault::Torn, || format!("step {i} ({name}), fault at {at}: {broken:?}")),
            }
            match day.state() {
                Ok(now) if now == before => {}
                now => {
                    row.fault(Fault::Torn, || format!("step {i} ({name}), fault at {at}: refused, yet {now:?}"));
                    break;
                }
            }
            at += 1;
        }
        done += 1;
    }
    let last = day.state().expect("read");
    drop(day);
    match cover.open(&path) {
        Err(e) => row.fault(Fault::Unopenable, || e.to_string()),
        Ok(store) => {
            if crate::story::state(&store).ok() != Some(last) {
                row.fault(Fault::Lost, || "the last state is not there after opening".into());
            }
            if !store.check().is_ok_and(|r| r.ok()) {
                row.fault(Fault::Torn, || format!("{:?}", store.check()));
            }
        }
    }
    disk().clear(&folder);
    row.remark = format!("{done} steps, each refused until its operations were through");
    row
}
