//! History as people read it: what was done, by whom, and what became of one row.

pub use crate::journal::chain::{Broken, Verified};

use crate::{
    EntryKind, Rows, StoreError,
    column::{self, Columns},
    journal::chain,
    rows,
};
use chrono::{DateTime, FixedOffset};
use domain::EntryId;
use rusqlite::params;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// One entry of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct HistoryLine {
    /// Identity.
    pub entry: EntryId,
    /// Place in the journal, from 1.
    pub seq: u32,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who.
    pub actor: String,
    /// Name of the intent.
    pub intent: String,
    /// What was done, Vietnamese.
    pub label: String,
    /// A new deed, an undo or a redo.
    pub kind: EntryKind,
    /// Undo does not cross it.
    pub barrier: bool,
    /// Tables with changed rows.
    pub tables: Vec<String>,
    /// Number of changed rows.
    pub rows: u32,
    /// A deed that was taken back and not done again.
    pub undone: bool,
}

/// One change of one row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RowChange {
    /// The entry.
    pub entry: EntryId,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who.
    pub actor: String,
    /// What was done, Vietnamese.
    pub label: String,
    /// The table.
    pub table: String,
    /// Columns as they were: the changed ones, or all of a removed row. `None` for a new row.
    #[cfg_attr(feature = "ts", ts(type = "Record<string, unknown> | null"))]
    pub before: Option<Value>,
    /// Columns as they became: the changed ones, or all of a new row. `None` for a removed row.
    #[cfg_attr(feature = "ts", ts(type = "Record<string, unknown> | null"))]
    pub after: Option<Value>,
}

/// Entries, newest first: at most `limit`, older than `before` when it is given.
pub fn list(r: &impl Rows, limit: u32, before: Option<EntryId>) -> Result<Vec<HistoryLine>, StoreError> {
    rows::all(r, include_str!("list.sql"), params![column::id_opt(before), limit], |row| {
        let mut c = Columns::new(row);
        Ok(HistoryLine {
            entry: c.id()?,
            seq: c.next()?,
            at: c.moment()?,
            actor: c.next()?,
            intent: c.next()?,
            label: c.next()?,
            kind: c.word()?,
            barrier: c.next()?,
            tables: c.json()?,
            rows: c.next()?,
            undone: c.next()?,
        })
    })
}

/// What happened to one row, oldest first; its join rows (coordinators, members) included.
pub fn of_row(r: &impl Rows, id: Uuid) -> Result<Vec<RowChange>, StoreError> {
    rows::all(r, include_str!("row.sql"), [column::id(id)], |row| {
        let mut c = Columns::new(row);
        Ok(RowChange {
            entry: c.id()?,
            at: c.moment()?,
            actor: c.next()?,
            label: c.next()?,
            table: c.next()?,
            before: c.json_opt()?,
            after: c.json_opt()?,
        })
    })
}

/// Walks the whole chain: every entry unchanged, none missing, none inserted, none out of place.
pub fn verify(r: &impl Rows) -> Result<Verified, Broken> {
    chain::verify(r.connection())
}

/// The end of the chain, or an entry paper witnesses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Tip {
    /// Number of the entry.
    pub seq: u32,
    /// When it was written.
    pub at: DateTime<FixedOffset>,
    /// Its whole hash, 64 hexadecimal digits.
    pub hash: String,
}

impl Tip {
    /// The first 16 digits in groups of four: "a1b2 c3d4 e5f6 0718".
    pub fn short(&self) -> String {
        let digits: Vec<char> = self.hash.chars().take(16).collect();
        digits.chunks(4).map(|g| g.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }

    /// What reports carry in small type.
    pub fn witness(&self) -> String {
        format!("Nhật ký: mục {} ngày {}, mã {}", self.seq, self.at.format("%d/%m/%Y"), self.short())
    }
}

const TIP: &str = "select seq, at, hash from entry";

fn tip_of(row: &rusqlite::Row<'_>) -> Result<Tip, StoreError> {
    let mut c = Columns::new(row);
    Ok(Tip { seq: c.next()?, at: c.moment()?, hash: c.next()? })
}

/// The last entry; `None` for an empty journal.
pub fn tip(r: &impl Rows) -> Result<Option<Tip>, StoreError> {
    rows::one(r, &format!("{TIP} order by seq desc limit 1"), [], tip_of)
}

/// The entry whose hash begins with these digits, as paper has them; spaces do not count. Fewer
/// than eight digits prove nothing and find nothing.
pub fn find_tip(r: &impl Rows, printed: &str) -> Result<Option<Tip>, StoreError> {
    let digits: String = printed.chars().filter(|c| !c.is_whitespace() && *c != '-').flat_map(char::to_lowercase).collect();
    if digits.len() < 8 || !digits.chars().all(|c| c.is_ascii_hexdigit()) {
        return Ok(None);
    }
    rows::one(r, &format!("{TIP} where hash >= ?1 and hash < ?1 || 'g' order by seq limit 1"), [digits], tip_of)
}

/// The hash of the last entry, which reports carry in small type; empty for an empty journal.
pub fn head(r: &impl Rows) -> Result<String, StoreError> {
    Ok(rows::one(r, "select hash from journal where one = 1", [], |row| Ok(row.get(0)?))?.unwrap_or_default())
}
