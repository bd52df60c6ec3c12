//! Faults of ours go to a file beside the store, so that a person can send it to who helps.

use std::{io::Write, path::PathBuf};

/// The log file.
pub fn path() -> PathBuf {
    crate::outside::data_folder().join("loi.log")
}

/// Appends a fault. A log that cannot be written must not stop the work: the failure itself is
/// shown anyway.
pub fn fault(log_id: &str, detail: &str) {
    let path = path();
    if let Some(folder) = path.parent() {
        let _ = std::fs::create_dir_all(folder);
    }
    if let Ok(mut file) = std::fs::OpenOptions::new().create(true).append(true).open(&path) {
        let _ = writeln!(file, "{} {log_id} {}", crate::outside::now().to_rfc3339(), detail.replace('\n', " ⏎ "));
    }
}
