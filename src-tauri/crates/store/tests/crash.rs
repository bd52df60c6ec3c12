//! A writing process is killed at a random moment: what it acknowledged is there, nothing is torn.

mod common;

use common::*;
use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};
use store::{Store, StoreError};

const PATH: &str = "STORE_TEST_PATH";

/// Writes until it is killed; says each number once its write is acknowledged.
#[test]
#[ignore = "started by the test below"]
fn child() {
    let path = std::env::var(PATH).expect("the parent names the store");
    let mut store = Store::open(Path::new(&path)).expect("it opens after every crash");
    loop {
        // Entries are numbered by the journal: one killed after its commit leaves its number taken.
        let (n, seq) = store
            .read(|r| Ok::<_, StoreError>((store::task::next_code(r)?, store::history::list(r, 1, None)?[0].seq)))
            .expect("where we are");
        let next = |i: u32| entry(1000 + i64::from(seq + i), "Giao nhiệm vụ");
        store
            .write(next(1), |w| {
                let mut t = task(1_000_000 + u128::from(n), n, Some(id(2)));
                t.coordinators = vec![id(1), id(3)];
                store::task::insert(w, &t)
            })
            .expect("written");
        if n.is_multiple_of(5) {
            store.undo(next(2)).expect("undone");
            store.redo(next(3)).expect("redone");
        }
        println!("done {n}");
        std::io::stdout().flush().expect("told");
    }
}

#[test]
fn a_killed_writer_loses_nothing_it_acknowledged() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kho.dondoc");
    fill(&mut Store::create(&path).expect("a store"));
    let mut acknowledged = 0u32;
    for round in 0..12u32 {
        let mut child = Command::new(std::env::current_exe().expect("our name"))
            .args(["--exact", "child", "--ignored", "--nocapture"])
            .env(PATH, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the child starts");
        // Between one write and some dozens, so that the log is killed at every size.
        let mut left = 1 + (round * 7919) % 41;
        let mut lines = BufReader::new(child.stdout.take().expect("its words")).lines();
        while left > 0 {
            let line = lines.next().expect("the child writes on").expect("in words");
            if let Some(n) = line.rsplit_once("done ").and_then(|(_, n)| n.parse().ok()) {
                acknowledged = n;
                left -= 1;
            }
        }
        if round % 3 == 1 {
            // Not always at the same place of the loop.
            std::thread::sleep(std::time::Duration::from_micros(u64::from(round) * 137));
        }
        child.kill().expect("killed");
        child.wait().expect("gone");
        // What it said before it died and nobody read yet counts too.
        for line in lines.map_while(Result::ok) {
            if let Some(n) = line.strip_prefix("done ").and_then(|n| n.parse().ok()) {
                acknowledged = n;
            }
        }
        let store = Store::open(&path).expect("the store opens");
        let report = store.check().expect("examined");
        assert!(report.ok(), "round {round}: {:?}", report.lines);
        store
            .read(|r| {
                for code in 4..=acknowledged {
                    let t = store::task::by_code(r, code)?;
                    assert!(t.is_some_and(|t| t.coordinators.len() == 2), "round {round}: task {code} of {acknowledged} is whole");
                }
                Ok::<_, StoreError>(())
            })
            .expect("read");
    }
    assert!(acknowledged > 50, "the children did write: {acknowledged}");
}
