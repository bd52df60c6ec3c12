//! Making a backup and proving it.

use super::{Backup, ENDING, FORMAT, Manifest, Reason, container::{self, Sound}, describe, mark};
use crate::{DataKey, Store, StoreError, connection, journal::tracked, migrate};
use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, OptionalExtension};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// What is needed to look at a store beside the window that has it open: backups are made through a
/// connection of their own, so that nobody waits.
#[derive(Debug, Clone)]
pub struct Twin {
    path: PathBuf,
    key: Option<DataKey>,
}

impl Store {
    /// For work beside this connection; `None` in memory.
    pub fn twin(&self) -> Option<Twin> {
        Some(Twin { path: self.path()?.to_owned(), key: self.key().cloned() })
    }
}

/// What was found when a backup was opened again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// What the backup says of itself; every number of it was found true.
    pub manifest: Manifest,
    /// The sum at the end of the file.
    pub sum: String,
}

impl Twin {
    /// The twin of a store that is not open.
    pub fn of(path: &Path, key: Option<DataKey>) -> Twin {
        Twin { path: path.to_owned(), key }
    }

    /// The store's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The key of the store.
    pub fn key(&self) -> Option<&DataKey> {
        self.key.as_ref()
    }

    /// Makes a backup in a folder and proves it: copied while others go on writing, written under
    /// another name, synced and renamed; then opened again, examined, and its rows and its head
    /// compared with the store. A backup that fails the proof stays without the mark, and the
    /// refusal says so.
    pub fn back_up(&self, folder: &Path, reason: Reason, at: DateTime<FixedOffset>) -> Result<Backup, StoreError> {
        let source = connection::open(&self.path, self.key.as_ref())?;
        self.back_up_from(&source, folder, reason, at)
    }

    /// The same through an open connection: before a migration the store must not be opened anew.
    pub(crate) fn back_up_from(&self, source: &Connection, folder: &Path, reason: Reason, at: DateTime<FixedOffset>) -> Result<Backup, StoreError> {
        std::fs::create_dir_all(folder)?;
        let name = free_name(folder, reason, at);
        let copy = Part(folder.join(format!(".{name}.{}.so", std::process::id())));
        let part = Part(folder.join(format!(".{name}.{}.dang-ghi", std::process::id())));
        let _ = std::fs::remove_file(&copy.0);
        let _ = std::fs::remove_file(&part.0);
        let before = facts(source)?;
        source.execute("vacuum into ?1", [copy.0.to_string_lossy()])?;
        let manifest = {
            let c = connection::look_into(&copy.0, self.key.as_ref())?;
            manifest(&c, std::fs::metadata(&copy.0)?.len(), self.key.is_some(), reason, at)?
        };
        let keys = connection::beside(&self.path, ".keys");
        let keys = keys.exists().then(|| std::fs::read(keys)).transpose()?;
        container::write(&part.0, &manifest, &copy.0, keys.as_deref())?;
        drop(copy);
        let place = folder.join(&name);
        std::fs::rename(&part.0, &place)?;
        sync_folder(folder);
        let proof = prove(&place, self.key.as_ref())?;
        belongs(source, &before, &proof.manifest)?;
        mark(&place, &proof.sum, at)?;
        describe(&place)
    }
}

/// Opens a backup again and examines it: every byte, the structure and (enciphered) the seal of
/// every page, the number of rows of each table, the number of entries and the head of the chain.
pub fn prove(path: &Path, key: Option<&DataKey>) -> Result<Proof, StoreError> {
    let mut sound = Sound::open(path)?;
    let laid = lay_down(&mut sound, path, key)?;
    drop(laid);
    Ok(Proof { manifest: sound.manifest, sum: sound.sum })
}

/// Proves a backup and marks it.
pub fn prove_and_mark(path: &Path, key: Option<&DataKey>, at: DateTime<FixedOffset>) -> Result<Backup, StoreError> {
    let proof = prove(path, key)?;
    mark(path, &proof.sum, at)?;
    describe(path)
}

/// Lays the store of a backup down beside it and examines it there.
fn lay_down(sound: &mut Sound, path: &Path, key: Option<&DataKey>) -> Result<Part, StoreError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let laid = Part(path.with_file_name(format!(".{name}.{}.thu", std::process::id())));
    let _ = std::fs::remove_file(&laid.0);
    sound.extract(&laid.0)?;
    examine(&laid.0, key, &sound.manifest)?;
    Ok(laid)
}

/// A store that came out of a backup must be what the manifest says.
pub(super) fn examine(store: &Path, key: Option<&DataKey>, told: &Manifest) -> Result<(), StoreError> {
    if told.schema > crate::SCHEMA {
        return Err(StoreError::NewerStore { found: told.schema, known: crate::SCHEMA });
    }
    if told.encrypted && key.is_none() {
        return Err(StoreError::NeedsKey);
    }
    let c = connection::look_into(store, key.filter(|_| told.encrypted)).map_err(|e| match e {
        StoreError::WrongKey => StoreError::bad_backup("Bản sao lưu thuộc sổ khác hoặc khóa khác: mật khẩu hiện tại không mở được"),
        StoreError::NotAStore | StoreError::Damaged { .. } => StoreError::bad_backup("Sổ trong bản sao lưu không mở được"),
        e => e,
    })?;
    let fault: String = c.query_row("pragma integrity_check(1)", [], |r| r.get(0)).map_err(|_| broken())?;
    if fault != "ok" {
        return Err(broken());
    }
    if told.encrypted && c.query_row("pragma cipher_integrity_check", [], |_| Ok(())).optional()?.is_some() {
        return Err(broken());
    }
    let found = manifest(&c, told.bytes, told.encrypted, told.reason, told.made_at)?;
    if found != *told {
        return Err(StoreError::bad_backup("Số dòng hoặc mã cuối của nhật ký trong bản sao lưu không đúng như đã ghi"));
    }
    Ok(())
}

fn broken() -> StoreError {
    StoreError::bad_backup("Sổ trong bản sao lưu bị hỏng cấu trúc")
}

/// The backup is of this store: its last entry stands in the store's chain; and when nothing was
/// written meanwhile, all rows are there.
fn belongs(source: &Connection, before: &Facts, made: &Manifest) -> Result<(), StoreError> {
    let same: Option<String> =
        source.query_row("select hash from entry where seq = ?1", [seq(made.entries)], |r| r.get(0)).optional()?;
    if same.unwrap_or_default() != made.head || made.entries < before.entries {
        return Err(StoreError::bad_backup("Bản sao lưu không khớp với nhật ký của sổ"));
    }
    if *before == facts(source)? && before.counts != made.counts {
        return Err(StoreError::bad_backup("Bản sao lưu thiếu dòng so với sổ"));
    }
    Ok(())
}

#[derive(Debug, PartialEq, Eq)]
struct Facts {
    entries: u64,
    head: String,
    counts: BTreeMap<String, u64>,
}

fn facts(c: &Connection) -> Result<Facts, StoreError> {
    let (entries, head): (i64, String) = c.query_row("select seq, hash from journal where one = 1", [], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let mut counts = BTreeMap::new();
    let mut statement = c.prepare(
        "select name from pragma_table_list where type = 'table' and schema = 'main' and name not like 'sqlite_%' and name not like 'task_words%'",
    )?;
    let names: Vec<String> = statement.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?;
    for name in names {
        let n: i64 = c.query_row(&format!("select count(*) from {name}"), [], |r| r.get(0))?;
        counts.insert(name, n.unsigned_abs());
    }
    Ok(Facts { entries: entries.unsigned_abs(), head, counts })
}

fn manifest(c: &Connection, bytes: u64, encrypted: bool, reason: Reason, at: DateTime<FixedOffset>) -> Result<Manifest, StoreError> {
    let Facts { entries, head, counts } = facts(c)?;
    let moment: Option<String> = c.query_row("select at from entry where seq = ?1", [seq(entries)], |r| r.get(0)).optional()?;
    let store = c.query_row("select id from entry where seq = 1", [], |r| r.get(0)).optional()?;
    Ok(Manifest {
        format: FORMAT,
        made_at: at,
        reason,
        schema: migrate::version(c)?,
        encrypted,
        bytes,
        entries,
        head,
        last_at: moment.and_then(|m| DateTime::parse_from_rfc3339(&m).ok()),
        store,
        counts,
    })
}

/// Rows a person would call rows: of tracked tables.
pub(super) fn rows_of(counts: &BTreeMap<String, u64>) -> u64 {
    tracked::TABLES.iter().filter_map(|t| counts.get(*t)).sum()
}

fn free_name(folder: &Path, reason: Reason, at: DateTime<FixedOffset>) -> String {
    let stem = format!("so-{}-{}", at.format("%Y%m%d-%H%M%S"), reason.word());
    (1..)
        .map(|n| if n == 1 { format!("{stem}.{ENDING}") } else { format!("{stem}-{n}.{ENDING}") })
        .find(|name| !folder.join(name).exists())
        .unwrap_or_else(|| format!("{stem}.{ENDING}"))
}

/// A file that is gone when it is no longer needed, whatever happened.
pub(super) struct Part(pub(super) PathBuf);

impl Drop for Part {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm", "-journal"] {
            let _ = std::fs::remove_file(connection::beside(&self.0, end));
        }
    }
}

/// A renamed file keeps its new name through a power cut. Systems without folders to sync keep the
/// order of names by themselves.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = std::fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// A number of entries as the engine counts.
pub(super) fn seq(entries: u64) -> i64 {
    i64::try_from(entries).unwrap_or(i64::MAX)
}
