//! Backups from the window and the command line.

use super::Chore;
use crate::{
    failure::{Failure, codes},
    history::HistoryRow,
    intent::{App, Outside},
};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use store::{
    Store,
    backup::{self, Backup, Reason, Twin},
};
use ts_rs::TS;

/// A backup in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupLine {
    /// The file.
    pub path: String,
    /// Its name without folders.
    pub name: String,
    /// When it was made.
    pub made_at: DateTime<FixedOffset>,
    /// Why, in words.
    pub reason: String,
    /// Length of the file.
    pub bytes: u64,
    /// Journal entries in it.
    pub entries: u64,
    /// When its last entry was written.
    pub last_at: Option<DateTime<FixedOffset>>,
    /// When it was last opened again and found whole; absent when it never was.
    pub proved_at: Option<DateTime<FixedOffset>>,
    /// Whether it is enciphered.
    pub encrypted: bool,
}

impl From<Backup> for BackupLine {
    fn from(b: Backup) -> Self {
        BackupLine {
            name: b.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            path: b.path.display().to_string(),
            made_at: b.manifest.made_at,
            reason: b.manifest.reason.label().into(),
            bytes: b.bytes,
            entries: b.manifest.entries,
            last_at: b.manifest.last_at,
            proved_at: b.proved_at,
            encrypted: b.manifest.encrypted,
        }
    }
}

/// Backups of the store, newest first.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListBackups {}

/// The folder and what lies in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Backups {
    /// Where they lie.
    pub folder: String,
    /// Newest first.
    pub backups: Vec<BackupLine>,
    /// When one was last copied outside.
    pub copied_at: Option<DateTime<FixedOffset>>,
    /// Where to.
    pub copied_to: Option<String>,
}

fn path_of(app: &App) -> Result<PathBuf, Failure> {
    app.store().path().map(Path::to_owned).ok_or_else(in_memory)
}

fn twin_of(app: &App) -> Result<Twin, Failure> {
    app.store().twin().ok_or_else(in_memory)
}

fn in_memory() -> Failure {
    Failure::refused(codes::INVALID, "Sổ trong bộ nhớ không có tệp để sao lưu.", "Hãy mở một sổ trên ổ đĩa.")
}

impl Chore for ListBackups {
    type Answer = Backups;
    fn run(self, app: &mut App, _: &Outside<'_>) -> Result<Backups, Failure> {
        let folder = backup::folder_of(&path_of(app)?);
        let copied = backup::copied_out(&folder);
        Ok(Backups {
            backups: backup::list(&folder)?.into_iter().map(BackupLine::from).collect(),
            folder: folder.display().to_string(),
            copied_at: copied.as_ref().map(|c| c.at),
            copied_to: copied.map(|c| c.path.display().to_string()),
        })
    }
}

/// Makes a backup now and proves it.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CreateBackup {}

impl Chore for CreateBackup {
    type Answer = BackupLine;
    fn run(self, app: &mut App, outside: &Outside<'_>) -> Result<BackupLine, Failure> {
        let folder = backup::folder_of(&path_of(app)?);
        let made = twin_of(app)?.back_up(&folder, Reason::Manual, outside.now)?;
        backup::tidy(&folder, outside.now)?;
        Ok(made.into())
    }
}

/// The backup of the day, made beside the work: answers at once whether one was begun.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct BackUpDaily {}

impl Chore for BackUpDaily {
    type Answer = bool;
    fn run(self, app: &mut App, outside: &Outside<'_>) -> Result<bool, Failure> {
        let (folder, now) = (backup::folder_of(&path_of(app)?), outside.now);
        let today = |b: &Backup| b.proved_at.is_some() && b.manifest.made_at.date_naive() == now.date_naive();
        if backup::list(&folder)?.iter().any(today) {
            return Ok(false);
        }
        let twin = twin_of(app)?;
        // What goes wrong shows itself: without a proved backup the first screen says so.
        std::thread::spawn(move || {
            if twin.back_up(&folder, Reason::Daily, now).is_ok() {
                let _ = backup::tidy(&folder, now);
            }
        });
        Ok(true)
    }
}

/// Opens a backup again and examines it.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct VerifyBackup {
    /// The file.
    pub path: String,
}

impl Chore for VerifyBackup {
    type Answer = BackupLine;
    fn run(self, app: &mut App, outside: &Outside<'_>) -> Result<BackupLine, Failure> {
        Ok(backup::prove_and_mark(Path::new(&self.path), app.store().key(), outside.now)?.into())
    }
}

/// Copies a proved backup to a stick or another disk and reads it back there.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CopyBackup {
    /// The backup; the newest proved one when absent.
    #[serde(default)]
    #[ts(optional)]
    pub path: Option<String>,
    /// The folder.
    pub to: String,
}

impl Chore for CopyBackup {
    type Answer = String;
    fn run(self, app: &mut App, outside: &Outside<'_>) -> Result<String, Failure> {
        let chosen = match self.path {
            Some(path) => Some(backup::describe(Path::new(&path))?),
            None => backup::list(&backup::folder_of(&path_of(app)?))?.into_iter().find(|b| b.proved_at.is_some()),
        };
        let chosen = chosen.ok_or_else(|| {
            Failure::refused(codes::NOT_FOUND, "Chưa có bản sao lưu nào đã kiểm tra.", "Hãy bấm “Sao lưu ngay” rồi chép.")
        })?;
        Ok(backup::copy_out(&chosen, Path::new(&self.to), outside.now)?.display().to_string())
    }
}

/// What a restore would change.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PreviewRestore {
    /// The file.
    pub path: String,
}

/// Rows of a table now and then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TableDifference {
    /// Its Vietnamese name.
    pub name: String,
    /// Rows in the store.
    pub now: u64,
    /// Rows in the backup.
    pub then: u64,
}

/// Numbers and entries by which store and backup differ.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RestorePreview {
    /// The backup.
    pub backup: BackupLine,
    /// Tables that differ.
    pub tables: Vec<TableDifference>,
    /// Entries of the store that the backup does not have: they would no longer be in the store.
    pub newer: u64,
    /// The last of them, newest first.
    pub newest: Vec<HistoryRow>,
    /// The backup is no earlier state of this store.
    pub other_history: bool,
}

impl Chore for PreviewRestore {
    type Answer = RestorePreview;
    fn run(self, app: &mut App, _: &Outside<'_>) -> Result<RestorePreview, Failure> {
        let path = Path::new(&self.path);
        let look = backup::preview(app.store(), path)?;
        Ok(RestorePreview {
            backup: backup::describe(path)?.into(),
            tables: look
                .tables
                .into_iter()
                .filter(|t| t.now != t.then)
                .map(|t| TableDifference { name: store::rescue::noun(&t.table).to_owned(), now: t.now, then: t.then })
                .collect(),
            newer: look.newer,
            newest: look.newest.into_iter().map(HistoryRow::from).collect(),
            other_history: look.other_history,
        })
    }
}

/// Puts a backup in the store's place. The store as it is now becomes a backup first: restoring that
/// one is the way back.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RestoreBackup {
    /// The file.
    pub path: String,
}

impl Chore for RestoreBackup {
    type Answer = BackupLine;
    const NEEDS: domain::Right = domain::Right::Work;
    fn run(self, app: &mut App, outside: &Outside<'_>) -> Result<BackupLine, Failure> {
        let path = Path::new(&self.path);
        app.exchange(|store: Store| backup::restore(store, path, outside.now))?;
        Ok(backup::describe(path)?.into())
    }
}
