//! The process is killed: a child writes the day and says each step that was granted; the parent
//! kills it at some moment and looks at what is there.

use crate::{
    Cover,
    dice::Dice,
    story::{self, Day},
    table::{Fault, Row},
};
use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Steps of one day; then a new store is begun, so that days do not grow without end.
const STEPS: usize = 300;

/// The child: goes on with the day of a store from step `from`, says each step, and never returns
/// by itself before the day is over.
pub fn child(path: &Path, cover: Cover, from: usize) {
    let mut day = Day::on(cover.open(path).expect("it opens after every kill"));
    let mut out = std::io::stdout();
    for i in from..STEPS {
        let (name, done) = day.step(i);
        done.unwrap_or_else(|e| panic!("step {i} ({name}) is granted: {e}"));
        writeln!(out, "{i}").expect("told");
        out.flush().expect("told");
    }
}

/// Kills a writing child so often. `program` is one that calls [`child`] with
/// `child PATH COVER FROM`.
pub fn kill(program: &Path, cover: Cover, times: u64, seed: u64, until: Instant) -> Row {
    let mut row = Row::of(format!("kill -9 while writing, {}", cover.word()));
    let mut dice = Dice::new(seed);
    let states = states();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("so.dondoc");
    let (mut next, mut granted) = (0, 0u64);
    drop(cover.create(&path).expect("a store"));
    while row.points < times && Instant::now() < until {
        if next >= STEPS {
            for end in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(folder.path().join(format!("so.dondoc{end}")));
            }
            drop(cover.create(&path).expect("a store"));
            next = 0;
        }
        let mut child = Command::new(program)
            .arg("child")
            .arg(&path)
            .args([cover.word(), &next.to_string()])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the child starts");
        // Killed some steps and some microseconds after it began, or before it said anything.
        let mut lines = BufReader::new(child.stdout.take().expect("its words")).lines();
        let mut told = next;
        for _ in 0..dice.below(9) {
            if let Some(Ok(line)) = lines.next() {
                told = line.parse::<usize>().map_or(told, |n| n + 1);
            }
        }
        std::thread::sleep(Duration::from_micros(dice.below(4_000)));
        child.kill().expect("killed");
        child.wait().expect("gone");
        for line in lines.map_while(Result::ok) {
            told = line.parse::<usize>().map_or(told, |n| n + 1);
        }
        row.points += 1;
        granted += (told - next) as u64;
        next = told;
        let store = match cover.open(&path) {
            Ok(store) => store,
            Err(e) => {
                row.fault(Fault::Unopenable, || e.to_string());
                break;
            }
        };
        let state = story::state(&store).unwrap_or_default();
        match states.get(&state) {
            Some(n) if n.contains(&told) => {}
            // Done, and killed before it could be said.
            Some(n) if n.contains(&(told + 1)) => next = told + 1,
            Some(n) => row.fault(Fault::Lost, || format!("{told} told, state {n:?}")),
            None => row.fault(Fault::Torn, || format!("{told} told, a state no step left")),
        }
        if row.points.is_multiple_of(16) && !store.check().is_ok_and(|r| r.ok()) {
            row.fault(Fault::Torn, || format!("{:?}", store.check()));
        }
    }
    row.remark = format!("{granted} steps granted");
    row
}

/// The state after each step of a day nobody disturbs.
fn states() -> &'static HashMap<String, Vec<usize>> {
    static STATES: std::sync::LazyLock<HashMap<String, Vec<usize>>> = std::sync::LazyLock::new(walked);
    &STATES
}

fn walked() -> HashMap<String, Vec<usize>> {
    let mut day = Day::on(store::Store::in_memory().expect("a store"));
    let mut out: HashMap<String, Vec<usize>> = HashMap::new();
    out.entry(day.state().expect("read")).or_default().push(0);
    for i in 0..STEPS {
        day.step(i).1.expect("granted");
        out.entry(day.state().expect("read")).or_default().push(i + 1);
    }
    out
}
