//! What was last seen of each store, kept outside of it: an older or much smaller file in its place
//! is noticed, however it came there.

use super::prove::{rows_of, seq};
use crate::{Store, StoreError, check, history};
use chrono::{DateTime, FixedOffset};
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, path::Path};

/// A store with fewer rows than this part of what was seen is much smaller.
const MUCH_SMALLER: f64 = 0.7;
/// Few rows come and go; below this nobody is asked.
const FEW: u64 = 10;

/// A store in four numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The first entry of its journal: tells one store from another.
    pub store: Option<String>,
    /// Journal entries.
    pub entries: u64,
    /// Hash of the last one.
    pub head: String,
    /// Rows of the tables people fill.
    pub rows: u64,
    /// When the last entry was written.
    pub last_at: Option<DateTime<FixedOffset>>,
}

impl Facts {
    /// Of an open store.
    pub fn of(store: &Store) -> Result<Facts, StoreError> {
        let c = store.connection();
        let (entries, head): (i64, String) =
            c.query_row("select seq, hash from journal where one = 1", [], |r| Ok((r.get(0)?, r.get(1)?)))?;
        let counts: BTreeMap<String, u64> = check::counts(c)?.into_iter().collect();
        Ok(Facts {
            store: c.query_row("select id from entry where seq = 1", [], |r| r.get(0)).optional()?,
            entries: entries.unsigned_abs(),
            head,
            rows: rows_of(&counts),
            last_at: store.read(|r| history::list(r, 1, None))?.first().map(|l| l.at),
        })
    }
}

/// A store that is not what it was: older, other, or much smaller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shrunk {
    /// As it was last seen.
    pub before: Facts,
    /// As it is now.
    pub now: Facts,
    /// True when its history is not the one that was seen, only shorter otherwise.
    pub other_history: bool,
}

impl Shrunk {
    /// One sentence with the numbers.
    pub fn what(&self) -> String {
        let day = |f: &Facts| f.last_at.map_or_else(|| "chưa có mục nào".to_owned(), |d| format!("mục cuối {}", d.format("%H:%M %d/%m/%Y")));
        let why = if self.other_history { "có lịch sử khác" } else { "cũ hơn hoặc ít dữ liệu hơn" };
        format!(
            "Sổ này {why} so với lần mở trước: lần trước {} mục nhật ký, {} dòng dữ liệu ({}); bây giờ {} mục, {} dòng ({}).",
            self.before.entries,
            self.before.rows,
            day(&self.before),
            self.now.entries,
            self.now.rows,
            day(&self.now),
        )
    }
}

/// What was last seen of each store, by its file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// By the path of the file.
    pub stores: BTreeMap<String, Facts>,
}

impl Seen {
    /// Reads what was kept. A note that cannot be read is no note: nobody is kept from working.
    pub fn read(note: &Path) -> Seen {
        std::fs::read_to_string(note).ok().and_then(|t| serde_json::from_str(&t).ok()).unwrap_or_default()
    }

    /// Keeps it: whole or not at all.
    pub fn keep(&self, note: &Path) -> Result<(), StoreError> {
        let text = serde_json::to_string_pretty(self).map_err(|e| StoreError::Io { detail: e.to_string() })?;
        if let Some(folder) = note.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let part = note.with_extension(format!("{}.dang-ghi", std::process::id()));
        std::fs::write(&part, text)?;
        Ok(std::fs::rename(&part, note)?)
    }

    /// Compares a store with what was last seen at its place.
    pub fn compare(&self, store: &Store) -> Result<Option<Shrunk>, StoreError> {
        let (Some(path), now) = (store.path(), Facts::of(store)?) else { return Ok(None) };
        let Some(before) = self.stores.get(&path.display().to_string()) else { return Ok(None) };
        let then: Option<String> = store
            .connection()
            .query_row("select hash from entry where seq = ?1", [seq(before.entries)], |r| r.get(0))
            .optional()?;
        let other_history = before.entries > 0 && now.entries >= before.entries && then.as_deref() != Some(&before.head);
        let older = now.entries < before.entries;
        let smaller = before.rows >= FEW && (now.rows as f64) < before.rows as f64 * MUCH_SMALLER;
        let shrunk = (older || smaller || other_history).then(|| Shrunk {
            before: before.clone(),
            other_history: other_history || (older && before.store != now.store),
            now,
        });
        Ok(shrunk)
    }

    /// Notes a store as it is; stores that are gone are forgotten.
    pub fn note(&mut self, store: &Store) -> Result<(), StoreError> {
        self.stores.retain(|path, _| Path::new(path).exists());
        if let Some(path) = store.path() {
            self.stores.insert(path.display().to_string(), Facts::of(store)?);
        }
        Ok(())
    }
}
