//! What a store file may meet in the world: other programs, other files, folders without leave.

mod common;

use common::*;
use rusqlite::Connection;
use std::{fs, path::Path};
use store::{Store, StoreError};

fn refused(path: &Path) -> StoreError {
    Store::open(path).expect_err("this file must be refused")
}

#[test]
fn a_store_is_made_once_and_opens_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kho.dondoc");
    let mut store = Store::create(&path).expect("a new store");
    assert_eq!(store.path(), Some(path.as_path()));
    assert_eq!(store.schema_version(), Ok(store::SCHEMA));
    fill(&mut store);
    assert_eq!(Store::create(&path).expect_err("it exists"), StoreError::Exists);
    drop(store);
    let left: Vec<_> = fs::read_dir(&folder).expect("listed").map(|e| e.expect("entry").file_name()).collect();
    assert_eq!(left, ["kho.dondoc"], "a closed store is one file");
    let before = fs::read(&path).expect("read");
    let store = Store::open(&path).expect("it opens");
    assert_eq!(store.read(|r| store::unit::list(r)).expect("units").len(), 4);
    drop(store);
    assert_eq!(fs::read(&path).expect("read"), before, "opening and reading writes nothing");
}

#[test]
fn other_files_are_refused_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    assert_eq!(refused(&at("không-có")).code(), "missing");
    assert_eq!(refused(folder.path()), StoreError::NotAStore, "a folder");
    for (name, bytes) in [("empty", &b""[..]), ("text", b"Kinh gui: So Noi vu"), ("long", &[7; 70_000])] {
        fs::write(at(name), bytes).expect("written");
        assert_eq!(refused(&at(name)), StoreError::NotAStore, "{name}");
        assert_eq!(fs::read(at(name)).expect("read"), bytes, "{name} is left alone");
    }
    let other = Connection::open(at("other")).expect("another database");
    other.execute_batch("create table t (x); insert into t values (1)").expect("a table");
    drop(other);
    assert_eq!(refused(&at("other")), StoreError::NotAStore, "a database of another program");
    assert_eq!(fs::read_dir(&folder).expect("listed").count(), 4, "nothing was left beside them");
}

#[test]
fn a_newer_store_is_refused_politely() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kho.dondoc");
    fill(&mut Store::create(&path).expect("a store"));
    let c = Connection::open(&path).expect("SQLite opens it");
    c.pragma_update(None, "user_version", 99).expect("a newer schema");
    drop(c);
    let before = fs::read(&path).expect("read");
    let refusal = refused(&path);
    assert_eq!(refusal, StoreError::NewerStore { found: 99, known: store::SCHEMA });
    assert!(refusal.to_string().contains("phiên bản 99"));
    assert_eq!(fs::read(&path).expect("read"), before, "and is left as it is");
}

#[test]
fn damage_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kho.dondoc");
    fill(&mut Store::create(&path).expect("a store"));
    let whole = fs::read(&path).expect("read");
    for length in [100, 512, 4096, whole.len() / 2, whole.len() - 1] {
        fs::write(&path, &whole[..length]).expect("cut");
        assert_eq!(refused(&path).code(), "damaged", "cut to {length} bytes");
    }
    // Bytes rubbed out in the middle: found on opening or by the examination, never passed over.
    for page in 1..whole.len() / 4096 {
        let mut rubbed = whole.clone();
        rubbed[page * 4096..(page + 1) * 4096].fill(0);
        fs::write(&path, rubbed).expect("rubbed");
        let found = match Store::open(&path) {
            Err(e) => e.code() == "damaged" || e.code() == "io",
            Ok(store) => store.check().map_or(true, |report| !report.ok()),
        };
        assert!(found, "page {page} is empty");
    }
}

#[test]
fn another_program_holds_the_store() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kho.dondoc");
    let mut store = Store::create(&path).expect("a store");
    fill(&mut store);
    // A second window of ours reads and writes in turn.
    let mut second = Store::open(&path).expect("two windows may look at one store");
    second.write(entry(50, "Cửa sổ hai"), |w| store::unit::insert(w, &unit(60, "Sở C"))).expect("each in turn");
    assert_eq!(store.undo_label().as_deref(), Some("Cửa sổ hai"), "both see one history");
    drop(second);
    // Another program in the middle of a write.
    let other = Connection::open(&path).expect("SQLite opens it");
    other.execute_batch("begin immediate").expect("locked for writing");
    let refusal = store.write(entry(51, "x"), |w| store::unit::insert(w, &unit(61, "Sở D"))).expect_err("it is locked");
    assert_eq!(refusal, StoreError::Locked);
    assert_eq!(store.read(|r| store::unit::list(r)).expect("reading goes on").len(), 5);
    other.execute_batch("rollback").expect("released");
    store.write(entry(51, "x"), |w| store::unit::insert(w, &unit(61, "Sở D"))).expect("free again");
    drop((store, other));
    // Another program that wants the file for itself.
    let other = Connection::open(&path).expect("SQLite opens it");
    other.execute_batch("pragma locking_mode = exclusive; begin immediate; commit").expect("held");
    assert_eq!(refused(&path), StoreError::Locked);
    drop(other);
    Store::open(&path).expect("free again");
}

#[test]
fn a_folder_that_is_not_there_refuses_a_new_store() {
    let folder = tempfile::tempdir().expect("a folder");
    let refusal = Store::create(&folder.path().join("không/có/kho.dondoc")).expect_err("no such folder");
    assert_eq!(refusal.code(), "missing");
}

#[cfg(unix)]
mod without_leave {
    use super::*;
    use std::os::unix::{fs::PermissionsExt, process::CommandExt};

    const FOLDER: &str = "STORE_TEST_FOLDER";

    /// Runs in a process of its own, as a user who may not write: the tests may run as root.
    #[test]
    #[ignore = "started by the test below"]
    fn child() {
        let folder = std::env::var(FOLDER).expect("the parent names the folder");
        let folder = Path::new(&folder);
        println!("open {}", refused(&folder.join("kho.dondoc")).code());
        println!("create {}", Store::create(&folder.join("new.dondoc")).expect_err("no leave").code());
        println!("file {}", refused(&folder.join("open/kho.dondoc")).code());
    }

    #[test]
    fn a_read_only_folder_or_file_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let leave = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
        fill(&mut Store::create(&folder.path().join("kho.dondoc")).expect("a store"));
        fs::create_dir(folder.path().join("open")).expect("a folder");
        fs::copy(folder.path().join("kho.dondoc"), folder.path().join("open/kho.dondoc")).expect("copied");
        leave(&folder.path().join("open"), 0o777);
        leave(&folder.path().join("open/kho.dondoc"), 0o444);
        leave(&folder.path().join("kho.dondoc"), 0o666);
        leave(folder.path(), 0o555);
        // The program itself may lie where another user cannot go: a copy where he can.
        let place = tempfile::tempdir().expect("a folder");
        let program = place.path().join("child");
        fs::copy(std::env::current_exe().expect("our name"), &program).expect("copied");
        leave(place.path(), 0o755);
        leave(&program, 0o755);
        let mut command = std::process::Command::new(program);
        command.args(["--exact", "without_leave::child", "--ignored", "--nocapture"]).env(FOLDER, folder.path());
        if fs::File::create(folder.path().join("probe")).is_ok() {
            command.uid(65_534).gid(65_534);
        }
        let told = command.output().expect("the child runs");
        leave(folder.path(), 0o755);
        let told = format!("{}{}", String::from_utf8_lossy(&told.stdout), String::from_utf8_lossy(&told.stderr));
        for line in ["open read-only", "create read-only", "file read-only"] {
            assert!(told.contains(line), "{line}: {told}");
        }
    }
}
