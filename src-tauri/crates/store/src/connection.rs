//! The one place where a database connection is made, and the only one that knows how files are
//! enciphered: SQLCipher with a raw 32-byte key, AES-256-CBC and HMAC-SHA512 for each page. Without
//! a key a file is an ordinary SQLite file.

use crate::{DataKey, StoreError, mount};
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

/// A page of an enciphered file, its IV and HMAC included.
const PAGE: u64 = 4096;

/// Opens an existing file. Refuses what cannot be a store before anything is touched.
pub(crate) fn open(path: &Path, key: Option<&DataKey>) -> Result<Connection, StoreError> {
    look(path, key.is_some())?;
    let connection = connect(path, key)?;
    let ours = connection.query_row("pragma application_id", [], |r| r.get::<_, i32>(0)).map_err(|e| match (in_folder(path, e), key) {
        // The first page does not open: only then is the key in doubt.
        (StoreError::NotAStore, Some(_)) => StoreError::WrongKey,
        (e, _) => e,
    })?;
    if ours != APPLICATION_ID {
        return Err(StoreError::NotAStore);
    }
    if connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly);
    }
    settle(&connection).map_err(|e| in_folder(path, e))?;
    Ok(connection)
}

/// Opens a damaged file to read from it whatever can be read. Nothing is asked of it beforehand.
pub(crate) fn open_unseen(path: &Path, key: Option<&DataKey>) -> Result<Connection, StoreError> {
    let connection = connect(path, key)?;
    connection.execute_batch("pragma trusted_schema = off; pragma cell_size_check = on; pragma query_only = on;")?;
    Ok(connection)
}

/// Opens a file to look into it only: it is not settled, so nothing is written, not even its mode.
pub(crate) fn look_into(path: &Path, key: Option<&DataKey>) -> Result<Connection, StoreError> {
    look(path, key.is_some())?;
    let connection = connect(path, key)?;
    connection.pragma_update(None, "query_only", true)?;
    let ours = connection.query_row("pragma application_id", [], |r| r.get::<_, i32>(0)).map_err(|e| match (in_folder(path, e), key) {
        (StoreError::NotAStore, Some(_)) => StoreError::WrongKey,
        (e, _) => e,
    })?;
    connection.pragma_update(None, "cache_size", -65_536)?;
    if ours == APPLICATION_ID { Ok(connection) } else { Err(StoreError::NotAStore) }
}

/// Opens a new, empty file that the caller fills. The file must not exist.
pub(crate) fn create(path: &Path, key: Option<&DataKey>) -> Result<Connection, StoreError> {
    let connection = blank(path, key)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    settle(&connection)?;
    Ok(connection)
}

/// A new file with nothing in it, to be the target of a copy. The file must not exist.
pub(crate) fn blank(path: &Path, key: Option<&DataKey>) -> Result<Connection, StoreError> {
    if mount::vfs_of(path).is_none() {
        drop(std::fs::OpenOptions::new().write(true).create_new(true).open(path)?);
    }
    connect(path, key)
}

fn connect(path: &Path, key: Option<&DataKey>) -> Result<Connection, StoreError> {
    let connection = attach(path).map_err(|e| in_folder(path, e))?;
    unlock(&connection, key).map_err(|e| in_folder(path, e))?;
    connection.busy_timeout(BUSY)?;
    Ok(connection)
}

/// Gives the engine the key and says what is meant by it, so that a later engine with other
/// defaults still opens the file.
fn unlock(c: &Connection, key: Option<&DataKey>) -> Result<(), rusqlite::Error> {
    let Some(key) = key else { return Ok(()) };
    // The engine would tell of a page that does not open on standard error; we tell it ourselves.
    c.execute_batch("pragma cipher_log_level = none;")?;
    let statement = zeroize::Zeroizing::new(["pragma key = \"", key.literal().as_str(), "\";"].concat());
    c.execute_batch(&statement)?;
    c.execute_batch(
        "pragma cipher_compatibility = 4;
         pragma cipher_page_size = 4096;
         pragma cipher_use_hmac = on;
         pragma cipher_hmac_algorithm = HMAC_SHA512;
         pragma cipher_plaintext_header_size = 0;",
    )
}

/// A store that lives as long as the program: tests and trials.
pub(crate) fn in_memory() -> Result<Connection, StoreError> {
    let connection = Connection::open_in_memory()?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    settle(&connection)?;
    Ok(connection)
}

/// Opens a file where it lies.
fn attach(path: &Path) -> Result<Connection, rusqlite::Error> {
    match mount::vfs_of(path) {
        None => Connection::open_with_flags(path, flags()),
        Some(vfs) => Connection::open_with_flags_and_vfs(path, flags() | OpenFlags::SQLITE_OPEN_CREATE, vfs),
    }
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

/// Refuses a missing file, a folder and other people's files by their first bytes, and tells a
/// store that needs a key from one that has none.
fn look(path: &Path, with_key: bool) -> Result<(), StoreError> {
    if mount::vfs_of(path).is_some() {
        return Ok(());
    }
    let meta = std::fs::metadata(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => StoreError::missing(format!("sổ “{}”", path.display())),
        _ => e.into(),
    })?;
    if !meta.is_file() {
        return Err(StoreError::NotAStore);
    }
    let mut head = Vec::with_capacity(PAGE as usize);
    std::fs::File::open(path)?.take(PAGE).read_to_end(&mut head)?;
    // With a log beside it the file may still grow; without one it has all its pages.
    let logged = std::fs::metadata(beside(path, "-wal")).map_or(0, |m| m.len()) > 0;
    if head.starts_with(MAGIC) {
        return match whole_length(&head) {
            Some(length) if logged || meta.len() >= length => {
                if with_key { Err(StoreError::NotEncrypted) } else { Ok(()) }
            }
            _ => Err(StoreError::damaged("tệp bị cắt cụt")),
        };
    }
    if !is_enciphered(&head) {
        return Err(StoreError::NotAStore);
    }
    if !logged && !meta.len().is_multiple_of(PAGE) {
        return Err(StoreError::damaged("tệp bị cắt cụt"));
    }
    if with_key { Ok(()) } else { Err(StoreError::NeedsKey) }
}

/// True when a file could be an enciphered store, as far as one can see without its key.
pub(crate) fn looks_enciphered(path: &Path) -> Result<bool, StoreError> {
    match look(path, true) {
        Ok(()) => Ok(true),
        Err(StoreError::NotEncrypted | StoreError::NotAStore | StoreError::Damaged { .. }) => Ok(false),
        Err(e) => Err(e),
    }
}

/// An enciphered page is noise: no byte value stands out, and none is missing for long. Text,
/// pictures and packed files all have beginnings that are not.
fn is_enciphered(head: &[u8]) -> bool {
    // Too short to be told: a store of ours is at least a page, a cut one at least worth a try.
    if head.len() < 512 {
        return false;
    }
    let mut counts = [0u32; 256];
    for b in head {
        counts[usize::from(*b)] += 1;
    }
    let expected = head.len() as f64 / 256.0;
    let chi: f64 = counts.iter().map(|n| (f64::from(*n) - expected).powi(2) / expected).sum();
    // 255 degrees of freedom: noise gives 255 ± 23; 400 is more than six deviations away.
    chi < 400.0
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
