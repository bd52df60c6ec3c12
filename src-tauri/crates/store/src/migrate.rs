//! Forward-only migrations. All that are due run in one transaction, on top of a copy of the file
//! that was made first; an older program refuses a newer file.

use crate::{DataKey, StoreError, connection, journal::tracked};
use rusqlite::{Connection, Transaction, TransactionBehavior, backup::Backup};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// Migrations in order; the first makes schema 1. A released one is never edited: the hashes in
/// `tests/schema.rs` hold them. A new table also needs its line in `journal::tracked::TABLES`.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001.sql"),
    include_str!("../migrations/0002.sql"),
    include_str!("../migrations/0003.sql"),
    include_str!("../migrations/0004.sql"),
];

/// The schema a store has now.
pub(crate) fn version(c: &Connection) -> Result<u32, StoreError> {
    Ok(c.prepare_cached("pragma user_version")?.query_row([], |r| r.get(0))?)
}

/// Brings a store to the newest schema. `file` says beside what a copy goes first when there is
/// something to migrate, and its key; a store in memory has none.
pub(crate) fn migrate(c: &mut Connection, file: Option<(&Path, Option<&DataKey>)>, migrations: &[&str]) -> Result<(), StoreError> {
    let known = u32::try_from(migrations.len()).map_err(|e| StoreError::Io { detail: e.to_string() })?;
    let found = version(c)?;
    if found > known {
        return Err(StoreError::NewerStore { found, known });
    }
    if found == known && tracked::is_armed(c)? {
        return Ok(());
    }
    if found > 0
        && found < known
        && let Some((path, key)) = file
    {
        copy(c, path, key, found)?;
    }
    // Tables may be rebuilt; the keys are checked before the commit instead.
    c.pragma_update(None, "foreign_keys", false)?;
    let done = run(c, migrations, known);
    c.pragma_update(None, "foreign_keys", true)?;
    done
}

fn run(c: &mut Connection, migrations: &[&str], known: u32) -> Result<(), StoreError> {
    let transaction = Transaction::new(c, TransactionBehavior::Exclusive)?;
    // Another program may have migrated between the look and the lock.
    let found = version(&transaction)?;
    if found > known {
        return Err(StoreError::NewerStore { found, known });
    }
    for sql in &migrations[found as usize..] {
        transaction.execute_batch(sql)?;
    }
    tracked::arm(&transaction)?;
    if found < known {
        let orphans: i64 = transaction.query_row("select count(*) from pragma_foreign_key_check", [], |r| r.get(0))?;
        if orphans > 0 {
            return Err(StoreError::damaged(format!("{orphans} mục trỏ đến mục không còn")));
        }
    }
    transaction.pragma_update(None, "user_version", known)?;
    Ok(transaction.commit()?)
}

/// A copy beside the store, "kho.v1.dondoc", enciphered like it, made and checked before a migration.
fn copy(c: &Connection, path: &Path, key: Option<&DataKey>, version: u32) -> Result<PathBuf, StoreError> {
    let place = free_place(path, version);
    let copied = (|| {
        let mut target = connection::blank(&place, key)?;
        Backup::new(c, &mut target)?.run_to_completion(1024, Duration::ZERO, None)?;
        let sound: String = target.query_row("pragma quick_check(1)", [], |r| r.get(0))?;
        let _: String = target.query_row("pragma journal_mode = delete", [], |r| r.get(0))?;
        if sound == "ok" { Ok(()) } else { Err(StoreError::damaged(sound)) }
    })();
    match copied {
        Ok(()) => Ok(place),
        Err(e) => {
            // A copy that failed is worth nothing and takes room; the store itself is untouched.
            let _ = std::fs::remove_file(&place);
            Err(e)
        }
    }
}

fn free_place(path: &Path, version: u32) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let end = path.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
    (1..)
        .map(|n| if n == 1 { format!("{stem}.v{version}{end}") } else { format!("{stem}.v{version}-{n}{end}") })
        .map(|name| path.with_file_name(name))
        .find(|place| !place.exists())
        .unwrap_or_else(|| path.with_extension("copy"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entry, Store, journal::undo};

    const NEXT: &str = "alter table unit add column note text;
                        create table visit (id text not null primary key, unit text not null references unit (id)) strict;";

    const NOW: u32 = crate::SCHEMA;

    /// What a program of the future would carry: everything released and something more.
    fn beyond<'a>(more: &[&'a str]) -> Vec<&'a str> {
        MIGRATIONS.iter().copied().chain(more.iter().copied()).collect()
    }

    fn entry(n: u128, label: &str) -> Entry {
        Entry {
            id: uuid::Uuid::from_u128(n),
            intent: "test".into(),
            label: label.into(),
            actor: "Thư ký".into(),
            at: "2026-01-05T08:00:00+07:00".parse().expect("a moment"),
            barrier: false,
        }
    }

    fn old_store() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("kho.dondoc");
        let mut store = Store::create(&path).expect("a store");
        store
            .write(entry(1, "Thêm đơn vị"), |w| {
                w.run("insert into unit values ('a', 'Sở A', null, 'ordered', null, null, null, null, '[]')", [])
            })
            .expect("a row");
        (folder, path)
    }

    fn migrated(path: &Path, migrations: &[&str]) -> Result<Connection, StoreError> {
        let mut c = connection::open(path, None)?;
        migrate(&mut c, Some((path, None)), migrations)?;
        Ok(c)
    }

    #[test]
    fn the_file_is_copied_and_then_brought_forward() {
        let (folder, path) = old_store();
        let mut c = migrated(&path, &beyond(&[NEXT])).expect("migrated");
        assert_eq!(version(&c), Ok(NOW + 1));
        let name: String = c.query_row("select name from unit where note is null", [], |r| r.get(0)).expect("its rows");
        assert_eq!(name, "Sở A");
        assert!(tracked::is_armed(&c).expect("read"), "the new column is journaled");
        let copy = Store::open(&folder.path().join(format!("kho.v{NOW}.dondoc"))).expect("the copy is a store of the old schema");
        assert_eq!(copy.schema_version(), Ok(NOW));
        assert_eq!(copy.read(|r| crate::rows::number(r, "select count(*) from unit", [])), Ok(1));
        drop(copy);
        let refused = undo::undo(&mut c, None, entry(2, "")).expect_err("before-images of another schema are not replayed");
        assert_eq!(refused.code(), "barrier");
        drop(c);
        drop(migrated(&path, &beyond(&[NEXT])).expect("once is enough"));
        assert_eq!(std::fs::read_dir(&folder).expect("listed").count(), 2, "no second copy");
        let refused = Store::open(&path).expect_err("an older program");
        assert_eq!(refused, StoreError::NewerStore { found: NOW + 1, known: NOW });
    }

    #[test]
    fn a_migration_happens_whole_or_not_at_all() {
        for wrong in [
            "alter table unit add column note text; insert into nowhere values (1);",
            "alter table unit add column note text; update unit set parent = 'b';",
        ] {
            let (_folder, path) = old_store();
            migrated(&path, &beyond(&[NEXT, wrong])).expect_err("it fails");
            let store = Store::open(&path).expect("the store is as it was");
            assert_eq!(store.schema_version(), Ok(NOW));
            assert!(store.check().expect("examined").ok());
        }
    }

    #[test]
    fn the_copy_of_an_enciphered_store_is_enciphered() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("kho.dondoc");
        let key = DataKey::new([9; 32]);
        drop(Store::create_with(&path, Some(&key)).expect("a store"));
        let mut c = connection::open(&path, Some(&key)).expect("it opens");
        migrate(&mut c, Some((&path, Some(&key))), &beyond(&[NEXT])).expect("migrated");
        let copy = folder.path().join(format!("kho.v{NOW}.dondoc"));
        assert_eq!(Store::open(&copy).expect_err("it is not plain"), StoreError::NeedsKey);
        assert_eq!(Store::open_with(&copy, Some(&key)).expect("its own key").schema_version(), Ok(NOW));
    }

    #[test]
    fn copies_never_write_over_each_other() {
        let (folder, path) = old_store();
        std::fs::write(folder.path().join(format!("kho.v{NOW}.dondoc")), "một bản sao trước").expect("written");
        drop(migrated(&path, &beyond(&[NEXT])).expect("migrated"));
        assert!(folder.path().join(format!("kho.v{NOW}-2.dondoc")).exists());
        assert_eq!(std::fs::read(folder.path().join(format!("kho.v{NOW}.dondoc"))).expect("read"), "một bản sao trước".as_bytes());
    }

    #[test]
    fn guards_that_were_taken_down_stand_again() {
        let (_folder, path) = old_store();
        let c = Connection::open(&path).expect("SQLite opens it");
        c.execute_batch("drop trigger journal_unit_update").expect("a guard falls");
        drop(c);
        let store = Store::open(&path).expect("it opens");
        assert!(tracked::is_armed(store.connection()).expect("read"));
    }
}
