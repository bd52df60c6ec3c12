//! The journal as people read it.

use crate::{
    failure::Failure,
    intent::{Question, View},
};
use chrono::{DateTime, FixedOffset};
use domain::EntryId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// Entries of the journal, newest first.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListHistory {
    /// Entries at most; 100 when 0.
    pub limit: u32,
}

/// One entry.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HistoryRow {
    /// Identity.
    pub entry: EntryId,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who.
    pub actor: String,
    /// Name of the intent.
    pub intent: String,
    /// What was done.
    pub label: String,
    /// Tables touched.
    pub tables: Vec<String>,
    /// Rows touched.
    pub rows: u32,
    /// Taken back later.
    pub undone: bool,
    /// "do", "undo" or "redo".
    pub kind: String,
}

impl Question for ListHistory {
    type Answer = Vec<HistoryRow>;
    fn ask(self, view: &View<'_>) -> Result<Self::Answer, Failure> {
        let limit = if self.limit == 0 { 100 } else { self.limit.min(10_000) };
        Ok(store::history::list(view.r, limit, None)?.into_iter().map(HistoryRow::from).collect())
    }
}

impl From<store::HistoryLine> for HistoryRow {
    fn from(l: store::HistoryLine) -> Self {
        HistoryRow {
            entry: l.entry,
            at: l.at,
            actor: l.actor,
            intent: l.intent,
            label: l.label,
            tables: l.tables,
            rows: l.rows,
            undone: l.undone,
            kind: l.kind.as_str().into(),
        }
    }
}

/// One change of one row.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RowHistory {
    /// The entry.
    pub entry: EntryId,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who.
    pub actor: String,
    /// What was done.
    pub label: String,
    /// Names of the fields that changed.
    pub fields: Vec<String>,
}

/// Every change of a row, oldest first.
pub(crate) fn of_row(view: &View<'_>, id: Uuid) -> Result<Vec<RowHistory>, Failure> {
    Ok(store::history::of_row(view.r, id)?
        .into_iter()
        .map(|c| {
            let fields = match (&c.before, &c.after) {
                (Some(b), Some(a)) => match (b.as_object(), a.as_object()) {
                    (Some(b), Some(a)) => a.iter().filter(|(k, v)| b.get(*k) != Some(v)).map(|(k, _)| k.clone()).collect(),
                    _ => Vec::new(),
                },
                _ => Vec::new(),
            };
            RowHistory { entry: c.entry, at: c.at, actor: c.actor, label: c.label, fields }
        })
        .collect())
}
