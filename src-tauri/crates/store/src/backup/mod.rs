//! Backups: one file each, enciphered as the store is, believed only after it was opened again and
//! compared. They lie in a folder beside the store and are copied from there to a place outside.
//!
//! Time is an argument; who is asked for a passphrase is not our business: whoever calls has the key.

mod container;
mod outside;
mod prove;
mod restore;
mod seen;
mod thin;

pub use outside::{CopiedOut, copied_out, copy_out};
pub use prove::{Proof, Twin, prove, prove_and_mark};
use prove::Part;
pub use restore::{Difference, Preview, lay_down_at, preview, restore};
pub use seen::{Facts as StoreFacts, Seen, Shrunk};
pub use thin::thin;

use crate::StoreError;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// The newest form of backup this program writes.
pub const FORMAT: u32 = 1;

/// How the name of a backup ends.
pub const ENDING: &str = "saoluu";

/// How the name of the mark beside a proved backup ends.
const PROVED: &str = "da-kiem-tra";

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// A person asked.
    Manual,
    /// The day began.
    Daily,
    /// The store was about to be brought to a newer schema.
    BeforeMigration,
    /// Another backup was about to take the store's place: the way back.
    BeforeRestore,
    /// A newer program was about to be put in.
    BeforeUpdate,
}

impl Reason {
    /// For people.
    pub fn label(self) -> &'static str {
        match self {
            Reason::Manual => "theo yêu cầu",
            Reason::Daily => "đầu ngày",
            Reason::BeforeMigration => "trước khi nâng phiên bản sổ",
            Reason::BeforeRestore => "trước khi khôi phục",
            Reason::BeforeUpdate => "trước khi cập nhật chương trình",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Reason::Manual => "tay",
            Reason::Daily => "ngay",
            Reason::BeforeMigration => "nang-cap",
            Reason::BeforeRestore => "khoi-phuc",
            Reason::BeforeUpdate => "cap-nhat",
        }
    }
}

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Form of the file.
    pub format: u32,
    /// When it was made.
    pub made_at: DateTime<FixedOffset>,
    /// Why.
    pub reason: Reason,
    /// Schema of the store.
    pub schema: u32,
    /// Whether the store in it is enciphered.
    pub encrypted: bool,
    /// Length of the store in it.
    pub bytes: u64,
    /// Journal entries.
    pub entries: u64,
    /// Hash of the last entry; empty for an empty journal.
    pub head: String,
    /// When the last entry was written.
    pub last_at: Option<DateTime<FixedOffset>>,
    /// The first entry of the journal: tells one store from another. Absent for an empty journal.
    pub store: Option<String>,
    /// Rows of each table.
    pub counts: BTreeMap<String, u64>,
}

/// A backup in its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// Its length.
    pub bytes: u64,
    /// What it says of itself.
    pub manifest: Manifest,
    /// When it was last opened again and found to be whole; the mark stands beside the file and
    /// counts for these bytes only.
    pub proved_at: Option<DateTime<FixedOffset>>,
}

/// The folder of a store's backups.
pub fn folder_of(store: &Path) -> PathBuf {
    store.with_file_name("sao-luu")
}

/// The backups of a folder, newest first. Files that are no backups are passed over.
pub fn list(folder: &Path) -> Result<Vec<Backup>, StoreError> {
    let files = match std::fs::read_dir(folder) {
        Ok(files) => files,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(e.into()),
    };
    let mut out: Vec<Backup> = files
        .flatten()
        .map(|f| f.path())
        .filter(|p| p.extension().is_some_and(|e| e == ENDING))
        .filter_map(|path| describe(&path).ok())
        .collect();
    out.sort_by(|a, b| (b.manifest.made_at, &b.path).cmp(&(a.manifest.made_at, &a.path)));
    Ok(out)
}

/// One backup as its file tells it.
pub fn describe(path: &Path) -> Result<Backup, StoreError> {
    let manifest = container::Sound::glance(path)?;
    let sum = container::tail(path)?;
    let proved_at = std::fs::read_to_string(mark_of(path)).ok().and_then(|text| {
        let (told, at) = text.trim().split_once(' ')?;
        (Some(told) == sum.as_deref()).then(|| DateTime::parse_from_rfc3339(at).ok())?
    });
    Ok(Backup { path: path.to_owned(), bytes: std::fs::metadata(path)?.len(), manifest, proved_at })
}

/// The key slots in a backup, byte for byte: whoever has a passphrase of that time opens them.
pub fn keys_in(path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    container::Sound::open(path)?.keys()
}

fn mark_of(path: &Path) -> PathBuf {
    crate::connection::beside(path, &format!(".{PROVED}"))
}

/// Notes that a backup was found whole. A mark that cannot be written is no mark: the backup stays
/// unproved.
fn mark(path: &Path, sum: &str, at: DateTime<FixedOffset>) -> Result<(), StoreError> {
    Ok(std::fs::write(mark_of(path), format!("{sum} {}\n", at.to_rfc3339()))?)
}

/// Removes a backup with its mark.
pub fn remove(backup: &Backup) -> Result<(), StoreError> {
    std::fs::remove_file(&backup.path)?;
    let _ = std::fs::remove_file(mark_of(&backup.path));
    Ok(())
}

/// Thins a folder: by hour for a day, by day for a month, by week for half a year, by month after
/// that. The newest proved one and the last way back from a restore always stay. Answers how many
/// went.
pub fn tidy(folder: &Path, now: DateTime<FixedOffset>) -> Result<usize, StoreError> {
    let backups = list(folder)?;
    let gone = thin(&backups.iter().map(|b| (b.manifest.made_at, b.manifest.reason, b.proved_at.is_some())).collect::<Vec<_>>(), now);
    for i in &gone {
        remove(&backups[*i])?;
    }
    Ok(gone.len())
}
