//! The two key files: JSON with a sum over itself, written beside their place and moved over.

use super::KeyRing;
use crate::{StoreError, connection::beside};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
};

const FORMAT: &str = "don-doc keys";
const VERSION: u32 = 1;
/// A ring of a thousand people is smaller.
const MOST: u64 = 1 << 20;

#[derive(Serialize, Deserialize)]
struct Whole {
    format: String,
    version: u32,
    ring: serde_json::Value,
    /// SHA-256 of `ring` as it is written. It finds slips of disks; the seals keep out people.
    sum: String,
}

#[derive(Deserialize)]
struct Kind {
    format: String,
    version: u32,
}

pub(super) fn paths(store: &Path) -> [PathBuf; 2] {
    [beside(store, ".keys"), beside(store, ".keys-copy")]
}

fn sum(ring: &serde_json::Value) -> String {
    super::slot::hex(&Sha256::digest(ring.to_string().as_bytes()))
}

pub(super) fn load(store: &Path) -> Result<KeyRing, StoreError> {
    let found = paths(store).map(|p| read(&p));
    let newest = found.iter().filter_map(|r| r.as_ref().ok()).max_by_key(|r| r.serial).cloned();
    if let Some(ring) = newest {
        return Ok(ring);
    }
    let [first, second] = found;
    match (first.err(), second.err()) {
        (Some(StoreError::KeysMissing), Some(e)) => Err(e),
        (Some(e), _) => Err(e),
        (None, _) => Err(StoreError::KeysDamaged),
    }
}

fn read(path: &Path) -> Result<KeyRing, StoreError> {
    let file = fs::File::open(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => StoreError::KeysMissing,
        _ => e.into(),
    })?;
    let mut text = Vec::new();
    file.take(MOST + 1).read_to_end(&mut text)?;
    if text.len() as u64 > MOST {
        return Err(StoreError::KeysDamaged);
    }
    let kind: Kind = serde_json::from_slice(&text).map_err(|_| StoreError::KeysDamaged)?;
    if kind.format != FORMAT {
        return Err(StoreError::KeysDamaged);
    }
    if kind.version > VERSION {
        return Err(StoreError::NewerStore { found: kind.version, known: VERSION });
    }
    let whole: Whole = serde_json::from_slice(&text).map_err(|_| StoreError::KeysDamaged)?;
    if sum(&whole.ring) != whole.sum {
        return Err(StoreError::KeysDamaged);
    }
    serde_json::from_value(whole.ring).map_err(|_| StoreError::KeysDamaged)
}

pub(super) fn save(ring: &KeyRing, store: &Path) -> Result<(), StoreError> {
    let fault = |e: serde_json::Error| StoreError::Fault { detail: e.to_string() };
    let ring = serde_json::to_value(ring).map_err(fault)?;
    let whole = Whole { format: FORMAT.into(), version: VERSION, sum: sum(&ring), ring };
    let mut text = serde_json::to_vec_pretty(&whole).map_err(fault)?;
    text.push(b'\n');
    // One after the other: whenever it stops, one of the two is whole.
    for path in paths(store) {
        write_whole(&path, &text)?;
    }
    Ok(())
}

/// Writes beside the place, forces to disk, moves over, forces the folder.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let part = beside(path, ".part");
    let written = (|| {
        let mut file = fs::File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&part, path)?;
        sync_folder(path)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    Ok(written?)
}

/// Makes a rename last. Only Unix can force a folder; elsewhere the file system's journal does it.
pub(crate) fn sync_folder(path: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}
