//! Enciphered stores: who opens them, and that nothing of them can be read without the key.

mod common;

use common::*;
use std::{fs, path::Path};
use store::{DataKey, Store, StoreError};

fn key(n: u8) -> DataKey {
    DataKey::new(std::array::from_fn(|i| n.wrapping_add(i as u8)))
}

fn refused(path: &Path, key: Option<&DataKey>) -> StoreError {
    Store::open_with(path, key).expect_err("this file must be refused")
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|w| w == word.as_bytes())
}

#[test]
fn only_its_key_opens_a_store() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let path = at("kho.dondoc");
    let mut store = Store::create_with(&path, Some(&key(1))).expect("a new store");
    fill(&mut store);
    assert!(store.key().is_some_and(|k| k.is(&key(1))));
    drop(store);
    let before = fs::read(&path).expect("read");
    assert!(!before.starts_with(b"SQLite"));
    assert_eq!(refused(&path, None), StoreError::NeedsKey);
    assert_eq!(Store::open(&path).expect_err("no key"), StoreError::NeedsKey);
    assert_eq!(refused(&path, Some(&key(2))), StoreError::WrongKey);
    assert_eq!(fs::read(&path).expect("read"), before, "a refused store is left as it is");
    let store = Store::open_with(&path, Some(&key(1))).expect("it opens");
    assert_eq!(store.read(|r| store::unit::list(r)).expect("units").len(), 4);
    assert!(store.check().expect("examined").ok());
    drop(store);
    assert_eq!(fs::read(&path).expect("read"), before, "opening and reading writes nothing");
    assert_eq!(fs::read_dir(&folder).expect("listed").count(), 1, "a closed store is one file");

    let plain = at("thu.dondoc");
    drop(Store::create(&plain).expect("a plain store"));
    assert_eq!(refused(&plain, Some(&key(1))), StoreError::NotEncrypted);
    assert_eq!(Store::looks_encrypted(&path), Ok(true));
    assert_eq!(Store::looks_encrypted(&plain), Ok(false));
    for (name, bytes) in [("empty", vec![]), ("text", "Kính gửi: Sở Nội vụ\n".repeat(900).into_bytes()), ("long", vec![7; 70_000])] {
        fs::write(at(name), bytes).expect("written");
        assert_eq!(refused(&at(name), None), StoreError::NotAStore, "{name}");
        assert_eq!(refused(&at(name), Some(&key(1))), StoreError::NotAStore, "{name}");
    }
}

#[test]
fn nothing_can_be_read_without_the_key_not_even_the_log() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kho.dondoc");
    let mut store = Store::create_with(&path, Some(&key(1))).expect("a new store");
    fill(&mut store);
    for closed in [false, true] {
        if closed {
            store = Store::in_memory().expect("another");
        }
        for file in fs::read_dir(&folder).expect("listed") {
            let file = file.expect("an entry").path();
            let bytes = fs::read(&file).expect("read");
            for word in ["create table", "an ninh", "NV-", "Công an", "CREATE", "journal"] {
                assert!(!holds(&bytes, word), "“{word}” stands in {}", file.display());
            }
        }
    }
    drop(store);
}

#[test]
fn damage_is_told_apart_from_a_wrong_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kho.dondoc");
    fill(&mut Store::create_with(&path, Some(&key(1))).expect("a store"));
    let whole = fs::read(&path).expect("read");
    for length in [4000, 4096, whole.len() / 4096 / 2 * 4096, whole.len() - 1] {
        fs::write(&path, &whole[..length]).expect("cut");
        assert_eq!(refused(&path, Some(&key(1))).code(), "damaged", "cut to {length} bytes");
    }
    for page in 1..whole.len() / 4096 {
        let mut flipped = whole.clone();
        flipped[page * 4096 + 1234] ^= 1;
        fs::write(&path, flipped).expect("flipped");
        let found = match Store::open_with(&path, Some(&key(1))) {
            Err(e) => e.code() == "damaged" || e.code() == "io",
            Ok(store) => store.check().map_or(true, |report| !report.ok()),
        };
        assert!(found, "one bit of page {page}");
    }
}
