//! The one place where a database connection is made. Encryption will stand here and nowhere else.

use crate::StoreError;
use rusqlite::{Connection, OpenFlags, config::DbConfig};
use std::{
    io::Read,
    path::{Path, PathBuf},
    time::Duration,
};

/// "DonD": tells our files from other SQLite files.
pub(crate) const APPLICATION_ID: i32 = 0x446F_6E44;

/// How long a write waits for another program before it is refused.
const BUSY: Duration = Duration::from_secs(2);

/// The first 16 bytes of every SQLite file.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Opens an existing file. Refuses what cannot be a store before anything is touched.
pub(crate) fn open(path: &Path) -> Result<Connection, StoreError> {
    look(path)?;
    let connection = Connection::open_with_flags(path, flags()).map_err(|e| in_folder(path, e))?;
    connection.busy_timeout(BUSY)?;
    let ours = connection
        .query_row("pragma application_id", [], |r| r.get::<_, i32>(0))
        .map_err(|e| in_folder(path, e))?;
    if ours != APPLICATION_ID {
        return Err(StoreError::NotAStore);
    }
    if connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly);
    }
    settle(&connection).map_err(|e| in_folder(path, e))?;
    Ok(connection)
}

/// Opens a new, empty file that the caller fills. The file must not exist.
pub(crate) fn create(path: &Path) -> Result<Connection, StoreError> {
    drop(std::fs::OpenOptions::new().write(true).create_new(true).open(path)?);
    let connection = Connection::open_with_flags(path, flags()).map_err(|e| in_folder(path, e))?;
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    settle(&connection)?;
    Ok(connection)
}

/// A store that lives as long as the program: tests and trials.
pub(crate) fn in_memory() -> Result<Connection, StoreError> {
    let connection = Connection::open_in_memory()?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    settle(&connection)?;
    Ok(connection)
}

fn flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// Settings of every connection. WAL with FULL lost nothing acknowledged at any crash point; where
/// a file system cannot do WAL, TRUNCATE with FULL is the next safe mode.
fn settle(c: &Connection) -> Result<(), rusqlite::Error> {
    c.busy_timeout(BUSY)?;
    c.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    c.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    c.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    c.execute_batch(
        "pragma trusted_schema = off;
         pragma foreign_keys = on;
         pragma recursive_triggers = on;
         pragma cell_size_check = on;
         pragma temp_store = memory;
         pragma cache_size = -65536;
         pragma journal_size_limit = 16777216;
         pragma synchronous = full;",
    )?;
    let mode: String = c.query_row("pragma journal_mode = wal", [], |r| r.get(0))?;
    if mode != "wal" && mode != "memory" {
        c.query_row("pragma journal_mode = truncate", [], |r| r.get::<_, String>(0))?;
    }
    c.set_prepared_statement_cache_capacity(256);
    Ok(())
}

/// Refuses a missing file, a folder and other people's files by their first bytes.
fn look(path: &Path) -> Result<(), StoreError> {
    let meta = std::fs::metadata(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => StoreError::missing(format!("sổ “{}”", path.display())),
        _ => e.into(),
    })?;
    if !meta.is_file() {
        return Err(StoreError::NotAStore);
    }
    let mut head = Vec::with_capacity(100);
    std::fs::File::open(path)?.take(100).read_to_end(&mut head)?;
    if !head.starts_with(MAGIC) {
        return Err(StoreError::NotAStore);
    }
    // With a log beside it the file may still grow; without one it has all its pages.
    let log = std::fs::metadata(beside(path, "-wal")).map_or(0, |m| m.len());
    match whole_length(&head) {
        Some(length) if log > 0 || meta.len() >= length => Ok(()),
        _ => Err(StoreError::damaged("tệp bị cắt cụt")),
    }
}

/// The length the header promises: page size times pages. `None` when the header itself is cut.
fn whole_length(head: &[u8]) -> Option<u64> {
    let page = u64::from(u16::from_be_bytes(head.get(16..18)?.try_into().ok()?));
    let pages = u64::from(u32::from_be_bytes(head.get(28..32)?.try_into().ok()?));
    head.get(99)?;
    // 65,536 does not fit its two bytes and is written as 1.
    Some(if page == 1 { 65_536 } else { page } * pages)
}

/// The path of a file the engine keeps beside a store.
pub(crate) fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// The engine says only "cannot open" when a folder refuses the files it keeps beside a store.
fn in_folder(path: &Path, e: rusqlite::Error) -> StoreError {
    let cannot_open = matches!(&e, rusqlite::Error::SqliteFailure(c, _) if c.code == rusqlite::ErrorCode::CannotOpen);
    if cannot_open && path.exists() { StoreError::ReadOnly } else { e.into() }
}
