//! The store's file as a whole: backups, restore, examination, and how safe it stands. Nothing here
//! changes a row; that is the business of intents.

mod backup;
mod check;
mod safety;

pub use backup::{
    BackUpDaily, BackupLine, Backups, CopyBackup, CreateBackup, ListBackups, PreviewRestore, RestoreBackup, RestorePreview, TableDifference,
    VerifyBackup,
};
pub use check::{CheckPart, CheckStore};
pub use safety::{AcceptStore, Safety, ShowSafety, seen_before};

use crate::{
    failure::Failure,
    intent::{App, Outside},
};
use serde::Serialize;
use ts_rs::TS;

/// Work on the file of the store.
pub trait Chore: Sized {
    /// What comes of it.
    type Answer: Serialize + TS;
    /// What the person must be allowed to.
    const NEEDS: domain::Right = domain::Right::Own;
    /// Does it.
    fn run(self, app: &mut App, outside: &Outside<'_>) -> Result<Self::Answer, Failure>;
}
