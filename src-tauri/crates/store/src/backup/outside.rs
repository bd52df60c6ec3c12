//! Copies on a stick or another disk, and when the last one was made.

use super::{Backup, Part, container, prove::sync_folder};
use crate::StoreError;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

const NOTE: &str = "da-chep-ra.json";

/// The last copy that was made outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopiedOut {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Where it was written.
    pub path: PathBuf,
}

/// Copies a proved backup to a folder a person chose, reads it back from there and compares; then
/// notes the day. A backup that was never proved is refused.
pub fn copy_out(backup: &Backup, to: &Path, at: DateTime<FixedOffset>) -> Result<PathBuf, StoreError> {
    if backup.proved_at.is_none() {
        return Err(StoreError::bad_backup("Bản sao lưu này chưa được kiểm tra nên chưa chép ra ngoài"));
    }
    if !to.is_dir() {
        return Err(StoreError::missing(format!("thư mục “{}”", to.display())));
    }
    let name = backup.path.file_name().unwrap_or_default();
    let place = to.join(name);
    if place == backup.path {
        return Err(StoreError::conflict("nơi chép đến chính là thư mục sao lưu; hãy chọn ổ USB hoặc ổ khác"));
    }
    let part = Part(to.join(format!(".{}.{}.dang-ghi", name.to_string_lossy(), std::process::id())));
    let mut target = File::create(&part.0)?;
    io::copy(&mut File::open(&backup.path)?, &mut target)?;
    target.sync_all()?;
    drop(target);
    fs::rename(&part.0, &place)?;
    sync_folder(to);
    let there = container::Sound::open(&place)?;
    if Some(there.sum) != container::tail(&backup.path)? {
        return Err(StoreError::bad_backup("Bản chép ra không giống bản gốc"));
    }
    let note = CopiedOut { at, path: place.clone() };
    let text = serde_json::to_string(&note).map_err(|e| StoreError::Io { detail: e.to_string() })?;
    fs::write(backup.path.with_file_name(NOTE), text)?;
    Ok(place)
}

/// The last copy outside of a folder's backups, when there was one.
pub fn copied_out(folder: &Path) -> Option<CopiedOut> {
    serde_json::from_str(&fs::read_to_string(folder.join(NOTE)).ok()?).ok()
}
