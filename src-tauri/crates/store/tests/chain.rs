//! Whatever is done to the journal or to the rows behind its back is found.

mod common;

use common::*;
use rusqlite::Connection;
use std::{path::PathBuf, sync::LazyLock};
use store::{Broken, Store, StoreError, Verified};

/// A store file with five entries, closed.
fn file() -> (tempfile::TempDir, PathBuf) {
    static MADE: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("kho.dondoc");
        let mut store = Store::create(&path).expect("a store");
        fill(&mut store);
        store.write(entry(4, "Thêm sở"), |w| store::unit::insert(w, &unit(7, "Sở Y"))).expect("a fourth entry");
        store.undo(entry(5, "Hoàn tác")).expect("a fifth entry");
        drop(store);
        std::fs::read(&path).expect("read")
    });
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kho.dondoc");
    std::fs::write(&path, &*MADE).expect("written");
    (folder, path)
}

/// Does something to the file as another program would, with the guards taken down.
fn tampered(sql: &str) -> (tempfile::TempDir, Store) {
    let (folder, path) = file();
    let c = Connection::open(&path).expect("SQLite opens it");
    c.execute_batch("pragma synchronous = off").expect("haste");
    let guards: Vec<String> = {
        let mut s = c.prepare("select name from sqlite_schema where type = 'trigger' and name glob 'journal_*'").expect("the schema is read");
        s.query_map([], |r| r.get(0)).expect("names").collect::<Result<_, _>>().expect("names")
    };
    for guard in guards {
        c.execute_batch(&format!("drop trigger {guard}")).expect("a guard falls");
    }
    c.execute_batch(&format!("pragma foreign_keys = off; {sql}")).expect("the change is made");
    drop(c);
    let store = Store::open(&path).expect("the file still opens");
    (folder, store)
}

fn verify(store: &Store) -> Result<Verified, Broken> {
    store.read(|r| Ok::<_, StoreError>(store::history::verify(r))).expect("the journal is read")
}

#[test]
fn an_untouched_chain_holds() {
    let (_folder, path) = file();
    let store = Store::open(&path).expect("it opens");
    let verified = verify(&store).expect("the chain holds");
    assert_eq!(verified.entries, 5);
    assert_eq!(verified.head.len(), 64);
    assert_eq!(store.read(|r| store::history::head(r)).expect("head"), verified.head);
    assert!(store.check().expect("checked").ok());
    let empty = Store::in_memory().expect("a store");
    assert_eq!(verify(&empty), Ok(Verified { entries: 0, head: String::new() }));
}

#[test]
fn every_kind_of_forgery_is_found() {
    let copy = "id || '-x', at, actor, device, logical, schema, intent, label, kind, target, undo_top, redo_top, barrier, tables, row_count";
    let forgeries = [
        ("a label rewritten", "update entry set label = 'khác' where seq = 2".to_owned()),
        ("another actor", "update entry set actor = 'người khác' where seq = 5".into()),
        ("another time", "update entry set at = '2026-01-05T08:00:09+07:00' where seq = 1".into()),
        ("a value rewritten", "update change set after = replace(after, 'Sở Y tế', 'Sở Z tế') where entry = 1".into()),
        ("a before-image dropped", "update change set before = null where entry = 5".into()),
        ("a change removed", "delete from change where seq = (select max(seq) from change where entry = 3)".into()),
        ("a change added", "insert into change (entry, table_name, row_id, before, after) values (2, 'unit', 'x', null, '{}')".into()),
        ("a change moved", "update change set entry = 2 where seq = (select min(seq) from change where entry = 3)".into()),
        ("changes reordered", "update change set seq = seq + 1000000 where seq = (select min(seq) from change where entry = 3)".into()),
        ("the first entry removed", "delete from entry where seq = 1".into()),
        ("one in the middle removed", "delete from entry where seq = 3".into()),
        ("one removed and the rest moved up", "delete from entry where seq = 3; update entry set seq = 3 where seq = 4; update entry set seq = 4 where seq = 5".into()),
        ("the last one removed", "delete from entry where seq = 5".into()),
        ("the last one removed with its changes", "delete from change where entry = 5; delete from entry where seq = 5".into()),
        ("two exchanged", "update entry set seq = 100 where seq = 2; update entry set seq = 2 where seq = 3; update entry set seq = 3 where seq = 100; \
                           update change set entry = 100 where entry = 2; update change set entry = 2 where entry = 3; update change set entry = 3 where entry = 100".into()),
        ("one appended", format!("insert into entry select 6, {copy}, hash, 'abc' from entry where seq = 5")),
        ("one appended, with the head", format!("insert into entry select 6, {copy}, hash, 'abc' from entry where seq = 5; update journal set seq = 6, hash = 'abc'")),
        ("one inserted before the first", format!("insert into entry select 0, {copy}, '', 'abc' from entry where seq = 1")),
        ("a count rewritten", "update entry set row_count = 0 where seq = 2".into()),
        ("a barrier lifted", "update entry set barrier = 1 where seq = 2".into()),
        ("the undo path bent", "update entry set undo_top = 1 where seq = 5".into()),
        ("a stray change", "insert into change (entry, table_name, row_id, before, after) values (77, 'unit', 'x', null, '{}')".into()),
    ];
    for (what, sql) in forgeries {
        let (_folder, store) = tampered(&sql);
        let broken = verify(&store).expect_err(what);
        assert!(broken.why.ends_with('.'), "{what}: {}", broken.why);
        assert!(!store.check().expect("checked").ok(), "{what}: the examination says so too");
    }
}

#[test]
fn rows_changed_behind_the_journal_are_found() {
    for (what, sql) in [
        ("a deadline moved", "update task set deadline_on = '2027-01-01' where code = 2"),
        ("a unit slipped in", "insert into unit values ('x', 'Đơn vị lạ', null, 'ordered', null, null, null, null, '[]')"),
        ("a coordinator removed", "delete from task_coordinator where rowid is not null or 1"),
    ] {
        let sql = sql.replace("rowid is not null or 1", "ordinal = 2");
        let (_folder, store) = tampered(&sql);
        assert!(verify(&store).is_ok(), "{what}: the journal itself was not touched");
        let report = store.check().expect("checked");
        let bad: Vec<_> = report.lines.iter().filter(|l| !l.ok).collect();
        assert!(bad.iter().any(|l| l.text.starts_with("Dữ liệu: ")), "{what}: {bad:?}");
    }
}

#[test]
fn undo_refuses_rows_that_are_not_what_it_left() {
    let (_folder, mut store) = tampered("update task set deadline_on = '2027-01-01' where code = 3");
    let before = store.read(|r| store::task::by_code(r, 2)).expect("read");
    let refused = store.undo(entry(9, "")).expect_err("the row is not what the entry left");
    assert_eq!(refused.code(), "conflict", "{refused}");
    assert_eq!(store.read(|r| store::task::by_code(r, 2)).expect("read"), before, "nothing was half undone");
    assert_eq!(store.undo_label().as_deref(), Some("Giao nhiệm vụ"), "and the entry still stands");
}

#[test]
fn other_programs_cannot_write_past_the_journal_unawares() {
    let (_folder, path) = file();
    let c = Connection::open(&path).expect("SQLite opens it");
    for sql in [
        "update unit set name = 'x'",
        "delete from task_coordinator",
        "insert into unit_group values ('x', 'y', '[]')",
        "update entry set label = 'x'",
        "delete from entry",
        "update change set after = null",
        "delete from change",
    ] {
        c.execute_batch(sql).expect_err(sql);
    }
}

/// Whoever cuts off the end and mends the head leaves a chain that holds: only what was printed
/// before tells that entries are missing.
#[test]
fn an_end_cut_off_and_mended_is_found_by_what_stands_on_paper() {
    let (_kept, path) = file();
    let whole = Store::open(&path).expect("it opens");
    let printed = whole.read(|r| store::history::tip(r)).expect("read").expect("an end");
    assert_eq!(printed.seq, 5);
    assert_eq!(printed.short().len(), 19);
    let found = |store: &Store, head: &str| store.read(|r| store::history::find_tip(r, head)).expect("read").map(|t| t.seq);
    assert_eq!(found(&whole, &printed.short()), Some(5));
    assert_eq!(found(&whole, &printed.hash), Some(5));
    let mended = "delete from change where entry = 5; delete from entry where seq = 5; \
                  update journal set seq = 4, hash = (select hash from entry where seq = 4)";
    let (_folder, cut) = tampered(mended);
    assert_eq!(verify(&cut).expect("the chain itself holds").entries, 4);
    assert_eq!(found(&cut, &printed.short()), None, "but paper knows better");
    for nothing in ["", "1234567", "xyz", "%%%%%%%%", "' or 1=1 --"] {
        assert_eq!(found(&whole, nothing), None, "“{nothing}” finds nothing");
    }
}
