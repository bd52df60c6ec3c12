//! A journal entry as its row.

use super::Stacks;
use rusqlite::{Connection, Row, params, types::Value};
use serde::{Deserialize, Serialize};

/// What an entry did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A new deed.
    Do,
    /// Took a deed back.
    Undo,
    /// Did a deed again that had been taken back.
    Redo,
}

impl Kind {
    /// The word of the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Do => "do",
            Kind::Undo => "undo",
            Kind::Redo => "redo",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Kind> {
        [Kind::Do, Kind::Undo, Kind::Redo].into_iter().find(|k| k.as_str() == word)
    }
}

/// One row of `entry`, text as stored: the hash covers these very bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stored {
    pub(crate) seq: i64,
    pub(crate) id: String,
    pub(crate) at: String,
    pub(crate) actor: String,
    pub(crate) device: Option<String>,
    pub(crate) logical: i64,
    pub(crate) schema: i64,
    pub(crate) intent: String,
    pub(crate) label: String,
    pub(crate) kind: Kind,
    pub(crate) target: Option<i64>,
    pub(crate) stacks: Stacks,
    pub(crate) barrier: bool,
    /// Names of changed tables, JSON.
    pub(crate) tables: String,
    pub(crate) row_count: i64,
    pub(crate) prev: String,
    pub(crate) hash: String,
}

/// Columns in the order [`Stored::read`] takes them.
pub(crate) const COLUMNS: &str = "seq, id, at, actor, device, logical, schema, intent, label, kind, target, \
                                  undo_top, redo_top, barrier, tables, row_count, prev, hash";

impl Stored {
    pub(crate) fn read(row: &Row<'_>) -> Result<Stored, rusqlite::Error> {
        let kind: String = row.get(9)?;
        Ok(Stored {
            seq: row.get(0)?,
            id: row.get(1)?,
            at: row.get(2)?,
            actor: row.get(3)?,
            device: row.get(4)?,
            logical: row.get(5)?,
            schema: row.get(6)?,
            intent: row.get(7)?,
            label: row.get(8)?,
            kind: Kind::parse(&kind).ok_or_else(|| {
                rusqlite::Error::FromSqlConversionFailure(9, rusqlite::types::Type::Text, "unknown kind of entry".into())
            })?,
            target: row.get(10)?,
            stacks: Stacks { undo: row.get(11)?, redo: row.get(12)? },
            barrier: row.get(13)?,
            tables: row.get(14)?,
            row_count: row.get(15)?,
            prev: row.get(16)?,
            hash: row.get(17)?,
        })
    }

    /// From loose values in the order of [`COLUMNS`]; `None` when one of them is not what it must be.
    pub(crate) fn of(values: &[Value]) -> Option<Stored> {
        let text = |i: usize| if let Value::Text(t) = values.get(i)? { Some(t.clone()) } else { None };
        let number = |i: usize| if let Value::Integer(n) = values.get(i)? { Some(*n) } else { None };
        Some(Stored {
            seq: number(0)?,
            id: text(1)?,
            at: text(2)?,
            actor: text(3)?,
            device: text(4),
            logical: number(5)?,
            schema: number(6)?,
            intent: text(7)?,
            label: text(8)?,
            kind: Kind::parse(&text(9)?)?,
            target: number(10),
            stacks: Stacks { undo: number(11), redo: number(12) },
            barrier: number(13)? != 0,
            tables: text(14)?,
            row_count: number(15)?,
            prev: text(16)?,
            hash: text(17)?,
        })
    }

    pub(crate) fn get(c: &Connection, seq: i64) -> Result<Stored, rusqlite::Error> {
        c.prepare_cached(&format!("select {COLUMNS} from entry where seq = ?1"))?.query_row([seq], Stored::read)
    }

    pub(crate) fn insert(&self, c: &Connection) -> Result<(), rusqlite::Error> {
        c.prepare_cached(&format!(
            "insert into entry ({COLUMNS}) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)"
        ))?
        .execute(params![
            self.seq,
            self.id,
            self.at,
            self.actor,
            self.device,
            self.logical,
            self.schema,
            self.intent,
            self.label,
            self.kind.as_str(),
            self.target,
            self.stacks.undo,
            self.stacks.redo,
            self.barrier,
            self.tables,
            self.row_count,
            self.prev,
            self.hash,
        ])?;
        Ok(())
    }
}
