//! Backups: made while others write, proved by opening, refused when anything is wrong, put back
//! with a way back.

mod common;

use common::*;
use std::{
    fs,
    path::{Path, PathBuf},
};
use store::{
    DataKey, Store, StoreError, StoreError as E,
    backup::{self, Backup, Reason, Seen, Twin},
};

fn key(n: u8) -> DataKey {
    DataKey::new([n; 32])
}

struct Place {
    folder: tempfile::TempDir,
    key: Option<DataKey>,
}

impl Place {
    fn new(key: Option<DataKey>) -> Place {
        Place { folder: tempfile::tempdir().expect("a folder"), key }
    }
    fn path(&self) -> PathBuf {
        self.folder.path().join("kho.dondoc")
    }
    fn filled(&self) -> Store {
        let mut store = Store::create_with(&self.path(), self.key.as_ref()).expect("a store");
        fill(&mut store);
        store
    }
    fn back_up(&self, store: &Store, at: i64) -> Backup {
        store.twin().expect("a file").back_up(&backup::folder_of(&self.path()), Reason::Manual, moment(at)).expect("proved")
    }
}

fn both() -> [Option<DataKey>; 2] {
    [None, Some(key(7))]
}

fn add(store: &mut Store, n: i64) {
    store.write(entry(n, "Thêm đơn vị"), |w| store::unit::insert(w, &unit(5_000 + n as u128, &format!("Xã {n}")))).expect("written");
}

fn head(store: &Store) -> String {
    store.read(|r| store::history::head(r)).expect("read")
}

/// The drill: lose the store, take the backup on a machine that has nothing else, go on working.
#[test]
fn a_restore_drill() {
    for key in both() {
        let place = Place::new(key.clone());
        let mut store = place.filled();
        fs::write(place.folder.path().join("kho.dondoc.keys"), b"khe").expect("slots beside it");
        add(&mut store, 100);
        let made = place.back_up(&store, 200);
        assert!(made.proved_at.is_some());
        assert_eq!(made.manifest.entries, u64::from(store.read(|r| store::history::list(r, 1, None)).expect("read")[0].seq));
        assert_eq!(made.manifest.head, head(&store));
        let was = head(&store);
        for n in 101..106 {
            add(&mut store, n);
        }
        let look = backup::preview(&store, &made.path).expect("compared");
        assert_eq!((look.newer, look.other_history, look.newest.len()), (5, false, 5));
        let units = look.tables.iter().find(|t| t.table == "unit").expect("units");
        assert_eq!(units.now, units.then + 5);
        let later = head(&store);
        let store = backup::restore(store, &made.path, moment(300)).expect("restored");
        assert_eq!(head(&store), was);
        assert!(store.check().expect("examined").ok());
        // The way back: the store as it was before is a proved backup itself.
        let back = backup::list(&backup::folder_of(&place.path())).expect("listed");
        let back = back.iter().find(|b| b.manifest.reason == Reason::BeforeRestore).expect("kept");
        assert!(back.proved_at.is_some());
        let mut store = backup::restore(store, &back.path, moment(400)).expect("restored");
        assert_eq!(head(&store), later);
        add(&mut store, 500);
        assert!(store.check().expect("examined").ok());
        drop(store);
        // Another machine: only the one file.
        let there = tempfile::tempdir().expect("a folder");
        let carried = there.path().join("so.saoluu");
        fs::copy(&made.path, &carried).expect("carried");
        assert_eq!(backup::keys_in(&carried).expect("read").as_deref(), Some(&b"khe"[..]));
        let path = there.path().join("moi.dondoc");
        backup::lay_down_at(&carried, &path, key.as_ref()).expect("laid down");
        assert_eq!(head(&Store::open_with(&path, key.as_ref()).expect("it opens")), was);
        assert_eq!(backup::lay_down_at(&carried, &path, key.as_ref()).expect_err("nothing is written over"), E::Exists);
        assert_eq!(fs::read_dir(&there).expect("listed").filter(|f| f.as_ref().is_ok_and(|f| f.file_name().to_string_lossy().starts_with('.'))).count(), 0);
    }
}

#[test]
fn a_backup_that_is_not_whole_is_refused() {
    for key in both() {
        let place = Place::new(key.clone());
        let store = place.filled();
        let made = place.back_up(&store, 200);
        let whole = fs::read(&made.path).expect("read");
        let bad = made.path.with_file_name("hong.saoluu");
        let refused = |bytes: &[u8]| -> StoreError {
            fs::write(&bad, bytes).expect("written");
            let e = backup::prove(&bad, key.as_ref()).expect_err("must be refused");
            assert!(backup::preview(&store, &bad).is_err());
            e
        };
        for cut in [0, 3, 4, 78, 79, 500, whole.len() / 2, whole.len() - 1] {
            assert_eq!(refused(&whole[..cut]).code(), "bad-backup", "cut to {cut}");
        }
        // Every part of the file: names, manifest, pages, directory, sum.
        let mut at = 0;
        while at < whole.len() {
            let mut flipped = whole.clone();
            flipped[at] ^= 1 << (at % 8);
            assert_eq!(refused(&flipped).code(), "bad-backup", "byte {at}");
            at += 1 + whole.len() / 300 + at % 7;
        }
        assert_eq!(refused(b"Kinh gui: So Noi vu").code(), "bad-backup");
        assert_eq!(backup::prove(&bad.with_file_name("khong-co.saoluu"), key.as_ref()).expect_err("missing").code(), "missing");
        // A mark beside other bytes proves nothing.
        fs::write(&made.path, &whole[..whole.len() - 1]).expect("cut");
        assert!(backup::list(&backup::folder_of(&place.path())).expect("listed").iter().all(|b| b.path != made.path || b.proved_at.is_none()));
    }
}

#[test]
fn anothers_backup_does_not_take_the_place() {
    let mine = Place::new(Some(key(7)));
    let store = mine.filled();
    let before = head(&store);
    let theirs = Place::new(Some(key(8)));
    let foreign = theirs.back_up(&theirs.filled(), 200);
    let (store, e) = backup::restore(store, &foreign.path, moment(300)).expect_err("another key");
    assert_eq!(e.code(), "bad-backup");
    assert!(e.what().contains("khóa khác"), "{e}");
    let open = Place::new(None);
    let plain = open.back_up(&open.filled(), 200);
    let (store, e) = backup::restore(store.expect("as it was"), &plain.path, moment(300)).expect_err("not enciphered");
    assert_eq!(e.code(), "bad-backup");
    assert_eq!(head(&store.expect("as it was")), before);
    assert_eq!(backup::prove(&foreign.path, None).expect_err("no key"), E::NeedsKey);
}

#[test]
fn a_store_open_elsewhere_is_not_exchanged() {
    let place = Place::new(None);
    let mut store = place.filled();
    let made = place.back_up(&store, 200);
    add(&mut store, 100);
    let before = head(&store);
    let other = Store::open(&place.path()).expect("a second window");
    let (store, e) = backup::restore(store, &made.path, moment(300)).expect_err("in use");
    assert_eq!(e, E::Locked);
    assert_eq!(head(&store.expect("as it was")), before);
    drop(other);
}

#[test]
fn a_backup_is_made_while_others_write() {
    let place = Place::new(Some(key(7)));
    let mut store = place.filled();
    let twin: Twin = store.twin().expect("a file");
    let folder = backup::folder_of(&place.path());
    let writer = std::thread::spawn(move || {
        for n in 100..160 {
            add(&mut store, n);
        }
        store
    });
    let mut made = Vec::new();
    for n in 0..4 {
        made.push(twin.back_up(&folder, Reason::Daily, moment(200 + n)).expect("proved"));
    }
    let store = writer.join().expect("written");
    assert!(made.windows(2).all(|w| w[0].manifest.entries <= w[1].manifest.entries));
    for b in &made {
        let look = backup::preview(&store, &b.path).expect("compared");
        assert!(!look.other_history);
    }
    assert_eq!(backup::list(&folder).expect("listed").len(), 4);
    let hidden = fs::read_dir(&folder).expect("listed").filter(|f| f.as_ref().is_ok_and(|f| f.file_name().to_string_lossy().starts_with('.'))).count();
    assert_eq!(hidden, 0, "no part is left");
}

#[test]
fn copies_outside_are_read_back_and_noted() {
    let place = Place::new(Some(key(7)));
    let made = place.back_up(&place.filled(), 200);
    let stick = tempfile::tempdir().expect("a stick");
    let folder = backup::folder_of(&place.path());
    assert_eq!(backup::copied_out(&folder), None);
    let there = backup::copy_out(&made, stick.path(), moment(300)).expect("copied");
    assert_eq!(fs::read(&there).expect("read"), fs::read(&made.path).expect("read"));
    assert_eq!(backup::copied_out(&folder).expect("noted").at, moment(300));
    let unproved = Backup { proved_at: None, ..made.clone() };
    assert_eq!(backup::copy_out(&unproved, stick.path(), moment(301)).expect_err("unproved").code(), "bad-backup");
    assert_eq!(backup::copy_out(&made, &stick.path().join("khong"), moment(301)).expect_err("no stick").code(), "missing");
}

#[test]
fn an_older_smaller_or_other_store_is_noticed() {
    let place = Place::new(None);
    let mut store = place.filled();
    let note = place.folder.path().join("da-thay.json");
    let made = place.back_up(&store, 200);
    for n in 100..130 {
        add(&mut store, n);
    }
    let mut seen = Seen::read(&note);
    assert_eq!(seen.compare(&store).expect("compared"), None, "the first time there is nothing to compare");
    seen.note(&store).expect("noted");
    seen.keep(&note).expect("kept");
    add(&mut store, 130);
    let seen = Seen::read(&note);
    assert_eq!(seen.compare(&store).expect("compared"), None, "a store that grew is no surprise");
    drop(store);
    let put = |from: &dyn Fn(&Path)| {
        fs::remove_file(place.path()).expect("gone");
        from(&place.path());
        let store = Store::open(&place.path()).expect("it opens");
        seen.compare(&store).expect("compared").expect("noticed")
    };
    let older = put(&|p| {
        backup::lay_down_at(&made.path, p, None).expect("laid down");
    });
    assert!(!older.other_history);
    assert_eq!(older.before.entries, older.now.entries + 30);
    assert!(older.what().contains(&format!("{} mục", older.now.entries)), "{}", older.what());
    let empty = put(&|p| drop(Store::create(p).expect("a new store")));
    assert_eq!(empty.now.entries, 0);
    let other = put(&|p| {
        let mut s = Store::create(p).expect("a new store");
        for n in 0..60 {
            add(&mut s, n);
        }
    });
    assert!(other.other_history, "{}", other.what());
}
