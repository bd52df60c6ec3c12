//! Key slots: who opens a store, what is bound, what survives.

use std::{cell::Cell, fs, path::Path, time::Duration};
use domain::PersonId;
use store::{Cost, DataKey, KeyRing, Store, StoreError, keys::Waiting};

/// Bytes that look like chance and are the same on every run.
fn dice() -> impl Fn(&mut [u8]) {
    let seed = Cell::new(0x2545_F491_4F6C_DD1D_u64);
    move |bytes| {
        for b in bytes {
            let mut x = seed.get();
            x ^= x << 13;
            x ^= x >> 7;
            x ^= x << 17;
            seed.set(x);
            *b = (x >> 32) as u8;
        }
    }
}

fn person(n: u128) -> PersonId {
    PersonId(uuid::Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n))
}

fn fits(_: &DataKey) -> bool {
    true
}

fn ring(store: &Path) -> (KeyRing, DataKey) {
    let random = dice();
    let key = KeyRing::draw(&random);
    let mut ring = KeyRing::new(Cost::QUICK, &random);
    ring.set_person(person(1), "Nguyễn Thị Thư", "mật khẩu của Thư", &key, &random).expect("a slot");
    ring.set_person(person(2), "Trần Văn Thư", "câu dài dễ nhớ", &key, &random).expect("a slot");
    ring.save(store).expect("written");
    (ring, key)
}

#[test]
fn each_person_opens_with_their_own_passphrase() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("so.dondoc");
    let (_, key) = ring(&store);
    let ring = KeyRing::load(&store).expect("read");
    assert_eq!(ring.people().len(), 2);
    let opened = |secret: &str, who| ring.open(secret, who, &fits).map(|(id, k)| (id, k.is(&key)));
    assert_eq!(opened("mật khẩu của Thư", None), Ok((person(1), true)));
    assert_eq!(opened("câu dài dễ nhớ", Some(person(2))), Ok((person(2), true)));
    assert_eq!(opened("câu dài dễ nhớ", Some(person(1))), Err(StoreError::WrongPassphrase), "not with another's");
    assert_eq!(opened("", None), Err(StoreError::WrongPassphrase));
    let apart: String = unicode_normalization::UnicodeNormalization::nfd("mật khẩu của Thư").collect();
    assert_eq!(opened(&apart, None), Ok((person(1), true)), "however the keyboard composes");
    let text = fs::read_to_string(&KeyRing::paths(&store)[0]).expect("text");
    assert!(!text.contains(&key.bytes().iter().map(|b| format!("{b:02x}")).collect::<String>()) && !text.contains("mật khẩu"));
}

#[test]
fn the_printed_key_opens_and_gives_a_new_passphrase() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("so.dondoc");
    let (mut ring, key) = ring(&store);
    let first = ring.set_recovery(&key, &dice()).expect("a sheet");
    assert!(ring.recover(&first, &fits).is_ok_and(|k| k.is(&key)));
    let random = dice();
    random(&mut [0; 64]);
    let second = ring.set_recovery(&key, &random).expect("another sheet");
    assert_eq!(ring.recover(&first, &fits).expect_err("the old sheet is void"), StoreError::WrongPassphrase);
    let found = ring.recover(&second.to_lowercase(), &fits).expect("the new one");
    ring.set_person(person(1), "Nguyễn Thị Thư", "mật khẩu mới", &found, &random).expect("a new passphrase");
    ring.save(&store).expect("written");
    let again = KeyRing::load(&store).expect("read");
    assert!(again.open("mật khẩu mới", None, &fits).is_ok());
    assert!(again.open("mật khẩu của Thư", None, &fits).is_err());
    assert_eq!(again.people().len(), 2);
}

/// Every word of the file matters: what is edited is refused, whoever mends the sum too.
#[test]
fn an_edited_slot_opens_for_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("so.dondoc");
    let (ring, _) = ring(&store);
    let value = serde_json::to_value(&ring).expect("a value");
    let edits: [(&str, &dyn Fn(&mut serde_json::Value)); 5] = [
        ("another person", &|v| v["slots"][0]["holder"]["id"] = person(2).to_string().into()),
        ("another name", &|v| v["slots"][0]["holder"]["name"] = "Kẻ khác".into()),
        ("a cheaper cost", &|v| v["slots"][0]["cost"]["memory_kib"] = 32.into()),
        ("another store", &|v| v["store"] = "00".repeat(16).into()),
        ("a person's slot as recovery", &|v| v["slots"][0]["holder"] = serde_json::json!({ "kind": "recovery" })),
    ];
    for (what, edit) in edits {
        let mut edited = value.clone();
        edit(&mut edited);
        let ring: KeyRing = serde_json::from_value(edited).expect("still a ring");
        assert_eq!(ring.open("mật khẩu của Thư", None, &fits).expect_err(what), StoreError::WrongPassphrase, "{what}");
    }
    let mut greedy = value;
    greedy["slots"][0]["cost"]["memory_kib"] = 4_000_000_000u32.into();
    let greedy: KeyRing = serde_json::from_value(greedy).expect("still a ring");
    assert_eq!(greedy.open("mật khẩu của Thư", None, &fits).expect_err("too dear"), StoreError::KeysDamaged);
}

#[test]
fn either_file_is_enough_and_a_spoiled_one_is_passed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("so.dondoc");
    assert_eq!(KeyRing::load(&store).expect_err("none yet"), StoreError::KeysMissing);
    let (mut ring, key) = ring(&store);
    let [first, second] = KeyRing::paths(&store);
    let whole = fs::read(&first).expect("read");
    assert_eq!(whole, fs::read(&second).expect("read"));
    for spoiled in [&b""[..], b"{}", &whole[..whole.len() / 2], b"\xff\xfe"] {
        fs::write(&first, spoiled).expect("spoiled");
        assert_eq!(KeyRing::load(&store).expect("the copy"), ring);
    }
    fs::remove_file(&first).expect("gone");
    assert_eq!(KeyRing::load(&store).expect("the copy"), ring);
    for at in (0..whole.len()).step_by(7) {
        let mut flipped = whole.clone();
        flipped[at] ^= 4;
        fs::write(&second, &flipped).expect("flipped");
        // A flip of a space between two words changes nothing that counts.
        match KeyRing::load(&store) {
            Ok(read) => assert_eq!(read, ring),
            Err(e) => assert!(matches!(e, StoreError::KeysDamaged | StoreError::NewerStore { .. }), "{at}: {e}"),
        }
    }
    // A write that stopped after the first file: the later one counts.
    fs::write(&second, &whole).expect("the old one");
    ring.set_person(person(3), "Lê Thị Ba", "mật khẩu thứ ba", &key, &dice()).expect("a slot");
    ring.save(&store).expect("both");
    fs::write(&second, &whole).expect("the old one again");
    assert_eq!(KeyRing::load(&store).expect("the newer").people().len(), 3);
    fs::remove_file(&first).expect("gone");
    fs::remove_file(&second).expect("gone");
    let lost = KeyRing::load(&store).expect_err("both gone");
    assert!(lost.advice().contains("bản sao lưu"), "{lost}");
}

#[test]
fn wrong_tries_slow_down_across_restarts() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("so.dondoc");
    let start: chrono::DateTime<chrono::FixedOffset> = "2026-01-05T08:00:00+07:00".parse().expect("a moment");
    let mut now = start;
    let mut waits = Vec::new();
    for _ in 0..14 {
        Waiting::begin(&store, now).expect("a try");
        let seconds = Waiting::load(&store).seconds(now);
        waits.push(seconds);
        if seconds > 0 {
            let early = now + chrono::Duration::seconds(seconds as i64 - 1);
            assert_eq!(Waiting::begin(&store, early).expect_err("too early").code(), "wait");
        }
        now += chrono::Duration::seconds(seconds as i64);
    }
    assert_eq!(waits, [0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
    assert!(Waiting::begin(&store, start).is_err(), "setting the clock back is no way around");
    let later = start + chrono::Duration::seconds(300);
    assert!(Waiting::begin(&store, later).is_ok(), "nor does it lock for ever");
    Waiting::clear(&store);
    assert_eq!(Waiting::load(&store).failed(), 0);
}

#[test]
fn the_cost_grows_until_a_try_takes_long_enough() {
    // A machine that needs 40 ms a pass, and one that is slow from the first.
    let tuned = |pass: u64| Cost::tuned(Duration::from_millis(500), &|c| Duration::from_millis(pass * u64::from(c.passes)));
    assert!(tuned(40).passes >= 13 && tuned(40).passes <= 16, "{:?}", tuned(40));
    assert_eq!(tuned(900), Cost::LEAST);
    assert!(Cost::LEAST.memory_kib >= 64 * 1024);
    assert_eq!(tuned(0).passes, 64, "it ends");
}

fn filled(path: &Path, key: &DataKey) -> Store {
    let mut store = Store::create_with(path, Some(key)).expect("a store");
    let entry = store::Entry {
        id: person(9).0,
        intent: "test".into(),
        label: "Thêm đơn vị".into(),
        actor: "Thư".into(),
        at: "2026-01-05T08:00:00+07:00".parse().expect("a moment"),
        barrier: false,
    };
    let unit = domain::Unit {
        id: domain::UnitId(person(8).0),
        name: "Công an tỉnh".into(),
        short_name: None,
        relation: domain::Relation::Ordered,
        parent: None,
        valid_from: None,
        valid_to: None,
        replaced_by: None,
        aliases: vec![],
    };
    store.write(entry, |w| store::unit::insert(w, &unit)).expect("a unit");
    store
}

#[test]
fn a_rekeyed_store_has_another_key_and_the_same_history() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("so.dondoc");
    let (old_ring, old) = ring(&path);
    let store = filled(&path, &old);
    let tip = store.read(|r| store::history::tip(r)).expect("read");
    let random = dice();
    random(&mut [0; 200]);
    let new = KeyRing::draw(&random);
    let mut ring = old_ring.emptied();
    ring.set_person(person(1), "Nguyễn Thị Thư", "mật khẩu của Thư", &new, &random).expect("a slot");
    store.rekey(&new, old_ring.with(&ring), ring).expect("rekeyed");
    assert_eq!(Store::open_with(&path, Some(&old)).expect_err("the old key is void"), StoreError::WrongKey);
    let store = Store::open_with(&path, Some(&new)).expect("the new one");
    assert_eq!(store.read(|r| store::history::tip(r)).expect("read"), tip);
    assert!(store.check().expect("examined").ok());
    drop(store);
    let ring = KeyRing::load(&path).expect("read");
    assert_eq!(ring.people().len(), 1, "the others need a new passphrase");
    assert!(ring.open("mật khẩu của Thư", None, &|k| k.is(&new)).is_ok());
    let names: Vec<_> = fs::read_dir(&folder).expect("listed").map(|e| e.expect("entry").file_name().to_string_lossy().into_owned()).collect();
    assert!(names.iter().all(|n| ["so.dondoc", "so.dondoc.keys", "so.dondoc.keys-copy"].contains(&n.as_str())), "{names:?}");
}

/// Wherever a rekey stops, the passphrase opens what lies there.
#[test]
fn a_rekey_that_was_cut_short_leaves_a_store_that_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("so.dondoc");
    let (old_ring, old) = ring(&path);
    drop(filled(&path, &old));
    let random = dice();
    random(&mut [0; 200]);
    let new = KeyRing::draw(&random);
    let mut ring = old_ring.emptied();
    ring.set_person(person(1), "Nguyễn Thị Thư", "mật khẩu của Thư", &new, &random).expect("a slot");
    old_ring.with(&ring).save(&path).expect("both are on disk");
    let opens = |path: &Path| {
        let fits = |k: &DataKey| Store::open_with(path, Some(k)).is_ok();
        KeyRing::load(path).and_then(|r| r.open("mật khẩu của Thư", None, &fits)).map(|(_, k)| k)
    };
    assert!(opens(&path).is_ok_and(|k| k.is(&old)), "before the exchange");
    // After it: another file, the same slots.
    fs::remove_file(&path).expect("moved away");
    drop(filled(&path, &new));
    assert!(opens(&path).is_ok_and(|k| k.is(&new)), "after the exchange");
}
