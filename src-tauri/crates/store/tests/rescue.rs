//! Damaged stores: what can be read goes on in a new store, what cannot is named.

mod common;

use common::*;
use rusqlite::Connection;
use std::{fs, path::Path};
use store::{DataKey, Store, StoreError, rescue::rescue};

/// A store with a few hundred tasks, closed.
fn made(path: &Path, key: Option<&DataKey>) -> String {
    let mut store = Store::create_with(path, key).expect("a store");
    fill(&mut store);
    for n in 0..20u32 {
        store
            .write(entry(100 + i64::from(n), &format!("Giao đợt {n}")), |w| {
                for i in 0..15 {
                    let code = 100 + n * 15 + i;
                    store::task::insert(w, &task(10_000 + u128::from(code), code, Some(id(2))))?;
                }
                Ok::<_, StoreError>(())
            })
            .expect("written");
    }
    store.read(|r| store::history::head(r)).expect("read")
}

fn tasks(store: &Store) -> usize {
    store.read(|r| store::task::list(r, &store::TaskFilter::default())).expect("read").len()
}

#[test]
fn every_page_may_be_rubbed_out() {
    for key in [None, Some(DataKey::new([3; 32]))] {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, new) = (folder.path().join("kho.dondoc"), folder.path().join("moi.dondoc"));
        let head = made(&path, key.as_ref());
        let whole = fs::read(&path).expect("read");
        let all = tasks(&Store::open_with(&path, key.as_ref()).expect("it opens"));
        let (mut complete, mut told, mut hopeless, mut tried) = (0, 0, 0, 0);
        for page in (1..whole.len() / 4096).step_by(11) {
            let mut rubbed = whole.clone();
            rubbed[page * 4096..(page + 1) * 4096].fill(0x5A);
            fs::write(&path, &rubbed).expect("rubbed");
            tried += 1;
            let done = match rescue(&path, key.as_ref(), &new, entry(900, "Cứu dữ liệu từ sổ hỏng")) {
                Ok(done) => done,
                // The table of all tables lies on this page: only a backup helps, and that is said.
                Err(e) => {
                    assert!(e.code() == "damaged" && e.advice().contains("bản sao lưu"), "page {page}: {e}");
                    assert!(!new.exists());
                    hopeless += 1;
                    continue;
                }
            };
            assert_eq!(fs::read(&path).expect("read"), rubbed, "the damaged file is only read");
            let store = Store::open_with(&new, key.as_ref()).expect("the new store opens");
            let report = store.check().expect("examined");
            if done.losses.is_empty() {
                assert!(report.ok(), "page {page}: {:?}", report.lines);
                assert_eq!(store.read(|r| store::history::head(r)).expect("read"), head);
                assert_eq!(tasks(&store), all, "page {page}");
                complete += 1;
            } else {
                assert!(done.losses.iter().all(|l| l.ends_with('.')), "{:?}", done.losses);
                told += 1;
            }
            drop(store);
            for end in ["", "-wal", "-shm"] {
                let _ = fs::remove_file(folder.path().join(format!("moi.dondoc{end}")));
            }
        }
        println!("{complete} complete, {told} with losses told");
        assert!(hopeless * 6 < tried, "{hopeless} of {tried} pages were too much");
        assert!(complete > 0 && told > 0, "{complete} complete, {told} with losses");
        let left = fs::read_dir(&folder).expect("listed").count();
        assert!(left <= 3, "nothing is left beside the stores: {left}");
    }
}

#[test]
fn a_journal_cut_in_the_middle_gives_the_rows_of_the_tables() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, new) = (folder.path().join("kho.dondoc"), folder.path().join("moi.dondoc"));
    made(&path, None);
    let all = tasks(&Store::open(&path).expect("it opens"));
    let c = Connection::open(&path).expect("SQLite opens it");
    c.execute_batch("drop trigger journal_change_stays_delete; delete from change where entry = 12;").expect("somebody removed history");
    drop(c);
    let done = rescue(&path, None, &new, entry(900, "Cứu dữ liệu từ sổ hỏng")).expect("rescued");
    assert_eq!(done.entries, 11);
    assert!(done.losses[0].starts_with("Nhật ký: giữ được 11 trong"), "{:?}", done.losses);
    let store = Store::open(&new).expect("it opens");
    assert!(store.check().expect("examined").ok());
    assert_eq!(tasks(&store), all, "every row is there, from its table");
    assert_eq!(rescue(&path, None, &new, entry(901, "x")).expect_err("nothing is written over"), StoreError::Exists);
}

#[test]
fn a_flipped_head_hides_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, new) = (folder.path().join("kho.dondoc"), folder.path().join("moi.dondoc"));
    let head = made(&path, None);
    let mut bytes = fs::read(&path).expect("read");
    bytes[3] ^= 4;
    bytes[17] ^= 1;
    fs::write(&path, bytes).expect("written");
    assert_eq!(Store::open(&path).expect_err("not known any more"), StoreError::NotAStore);
    assert!(rescue(&path, None, &new, entry(900, "x")).expect("rescued").losses.is_empty());
    assert_eq!(Store::open(&new).expect("it opens").read(|r| store::history::head(r)).expect("read"), head);
}

#[test]
fn without_its_key_nothing_is_rescued_and_nothing_is_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, new) = (folder.path().join("kho.dondoc"), folder.path().join("moi.dondoc"));
    made(&path, Some(&DataKey::new([3; 32])));
    let refusal = rescue(&path, Some(&DataKey::new([4; 32])), &new, entry(900, "x")).expect_err("another key");
    assert!(refusal.what().ends_with('.'), "{refusal}");
    assert!(!new.exists());
}
