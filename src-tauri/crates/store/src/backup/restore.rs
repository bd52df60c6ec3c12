//! A backup takes the store's place. First it is shown what would change; then the present store is
//! kept as a backup of its own, so that there is a way back; and only a proved copy goes in.

use super::{Manifest, Reason, Twin, container::Sound, folder_of, prove::{Part, examine, seq, sync_folder}};
use crate::{DataKey, HistoryLine, Store, StoreError, check, connection, history};
use chrono::{DateTime, FixedOffset};
use rusqlite::OptionalExtension;
use std::path::Path;

/// Entries named one by one in a preview.
const NAMED: u32 = 50;

/// Rows of one table now and then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The table.
    pub table: String,
    /// Rows in the store.
    pub now: u64,
    /// Rows in the backup.
    pub then: u64,
}

/// What a restore would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// The backup; every number was proved.
    pub manifest: Manifest,
    /// Tables, whether they differ or not.
    pub tables: Vec<Difference>,
    /// Entries of the store that the backup does not have.
    pub newer: u64,
    /// The last of them, newest first, at most fifty.
    pub newest: Vec<HistoryLine>,
    /// The backup is no earlier state of this store: other store, or history went two ways.
    pub other_history: bool,
}

/// Proves a backup and compares it with the open store. Nothing is changed.
pub fn preview(store: &Store, backup: &Path) -> Result<Preview, StoreError> {
    let manifest = super::prove::prove(backup, store.key())?.manifest;
    store.read(|r| {
        let c = r.connection;
        let counts = check::counts(c)?;
        let entries: i64 = c.query_row("select seq from journal where one = 1", [], |r| r.get(0))?;
        let entries = entries.unsigned_abs();
        let shared: Option<String> = c.query_row("select hash from entry where seq = ?1", [seq(manifest.entries)], |r| r.get(0)).optional()?;
        let other_history = manifest.entries > 0 && shared.as_deref() != Some(manifest.head.as_str());
        let newer = if other_history { entries } else { entries - manifest.entries };
        let tables = counts
            .into_iter()
            .map(|(table, now)| Difference { then: manifest.counts.get(&table).copied().unwrap_or(0), table, now })
            .collect();
        let newest = history::list(r, NAMED.min(u32::try_from(newer).unwrap_or(NAMED)), None)?;
        Ok(Preview { tables, newer, newest: if newer == 0 { Vec::new() } else { newest }, other_history, manifest })
    })
}

/// Puts a backup in the store's place. The present store is backed up and proved first (the way
/// back); on a refusal before the exchange the store is answered as it was.
///
/// # Errors
/// With the store as it is now, when it could be opened again.
pub fn restore(store: Store, backup: &Path, at: DateTime<FixedOffset>) -> Result<Store, (Option<Store>, StoreError)> {
    let (Some(path), key) = (store.path().map(Path::to_owned), store.key().cloned()) else {
        return Err((Some(store), StoreError::conflict("sổ trong bộ nhớ không khôi phục được")));
    };
    let ready = match make_ready(&store, &path, key.as_ref(), backup, at) {
        Ok(ready) => ready,
        Err(e) => return Err((Some(store), e)),
    };
    if let Err(e) = alone(&store) {
        return Err((Some(store), e));
    }
    drop(store);
    let exchanged = exchange(&ready.0, &path);
    let opened = Store::open_with(&path, key.as_ref());
    match (exchanged, opened) {
        (Ok(()), Ok(store)) => Ok(store),
        (Ok(()), Err(e)) => Err((None, e)),
        (Err(e), opened) => Err((opened.ok(), e)),
    }
}

/// Everything that can be refused, before anything is exchanged.
fn make_ready(store: &Store, path: &Path, key: Option<&DataKey>, backup: &Path, at: DateTime<FixedOffset>) -> Result<Part, StoreError> {
    let mut sound = Sound::open(backup)?;
    if sound.manifest.encrypted != key.is_some() {
        return Err(StoreError::bad_backup(if key.is_some() {
            "Bản sao lưu là của một sổ không mã hóa nên không thay sổ mã hóa được"
        } else {
            "Bản sao lưu là của một sổ mã hóa nên không thay sổ không mã hóa được"
        }));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let ready = Part(path.with_file_name(format!(".{name}.{}.khoi-phuc", std::process::id())));
    let _ = std::fs::remove_file(&ready.0);
    sound.extract(&ready.0)?;
    examine(&ready.0, key, &sound.manifest)?;
    let twin = store.twin().ok_or_else(|| StoreError::conflict("sổ trong bộ nhớ không khôi phục được"))?;
    Twin::back_up(&twin, &folder_of(path), Reason::BeforeRestore, at)?;
    Ok(ready)
}

/// Nobody else may have the store open: they would go on writing into a file that is no longer it.
/// Leaving the log behind is granted only to the last connection.
fn alone(store: &Store) -> Result<(), StoreError> {
    let c = store.connection();
    let mode: String = c.query_row("pragma journal_mode = delete", [], |r| r.get(0)).map_err(StoreError::from)?;
    if mode == "delete" { Ok(()) } else { Err(StoreError::Locked) }
}

fn exchange(ready: &Path, path: &Path) -> Result<(), StoreError> {
    std::fs::rename(ready, path)?;
    // Of the old store nothing may be left that the new one would take for its own.
    for end in ["-wal", "-shm", "-journal"] {
        let _ = std::fs::remove_file(connection::beside(path, end));
    }
    sync_folder(path.parent().unwrap_or(Path::new(".")));
    Ok(())
}

/// Lays the store of a proved backup down at a place where nothing stands: another machine, or a
/// look at how things were. Its key slots go beside it.
pub fn lay_down_at(backup: &Path, to: &Path, key: Option<&DataKey>) -> Result<(), StoreError> {
    if to.try_exists()? {
        return Err(StoreError::Exists);
    }
    let mut sound = Sound::open(backup)?;
    let name = to.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let ready = Part(to.with_file_name(format!(".{name}.{}.khoi-phuc", std::process::id())));
    let _ = std::fs::remove_file(&ready.0);
    sound.extract(&ready.0)?;
    examine(&ready.0, key, &sound.manifest)?;
    if let Some(keys) = sound.keys()? {
        std::fs::write(connection::beside(to, ".keys"), keys)?;
    }
    exchange(&ready.0, to)
}
