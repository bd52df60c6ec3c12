//! Forward-only migrations. All that are due run in one transaction, on top of a copy of the file
//! that was made first; an older program refuses a newer file.

use crate::{StoreError, journal::tracked};
use rusqlite::{Connection, Transaction, TransactionBehavior, backup::Backup};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// Migrations in order; the first makes schema 1. A released one is never edited.
pub(crate) const MIGRATIONS: &[&str] = &[include_str!("../migrations/0001.sql")];

/// The schema a store has now.
pub(crate) fn version(c: &Connection) -> Result<u32, StoreError> {
    Ok(c.prepare_cached("pragma user_version")?.query_row([], |r| r.get(0))?)
}

/// Brings a store to the newest schema. `path` is where a copy goes first when there is something
/// to migrate; a store in memory has none.
pub(crate) fn migrate(c: &mut Connection, path: Option<&Path>, migrations: &[&str]) -> Result<(), StoreError> {
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
        && let Some(path) = path
    {
        copy(c, path, found)?;
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
    let orphans: i64 = transaction.query_row("select count(*) from pragma_foreign_key_check", [], |r| r.get(0))?;
    if orphans > 0 {
        return Err(StoreError::damaged(format!("{orphans} mục trỏ đến mục không còn")));
    }
    transaction.pragma_update(None, "user_version", known)?;
    Ok(transaction.commit()?)
}

/// A copy beside the store, "kho.v1.dondoc", made and checked before a migration.
fn copy(c: &Connection, path: &Path, version: u32) -> Result<PathBuf, StoreError> {
    let place = free_place(path, version);
    let copied = (|| {
        let mut target = Connection::open(&place)?;
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
