//! The journal: every write is an entry, every changed row a change of it. Triggers fill it, so no
//! table needs undo code; entries are chained by hash, so history only grows and can be proved.

pub(crate) mod chain;
pub(crate) mod replay;
pub(crate) mod stored;
pub(crate) mod tracked;
pub(crate) mod undo;

pub(crate) use stored::{Kind, Stored};

use crate::{StoreError, migrate, rows::Writer, search};
use chrono::{DateTime, FixedOffset};
use domain::EntryId;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};
use std::collections::BTreeSet;

/// Who does what, and when. Nothing in here is made by the store: same entry, same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// UUIDv7 of the entry.
    pub id: uuid::Uuid,
    /// Name of the intent: "assign-task".
    pub intent: String,
    /// What the person did, Vietnamese; stands in the undo menu and in the history.
    pub label: String,
    /// Who did it.
    pub actor: String,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Undo does not cross this entry.
    pub barrier: bool,
}

/// What a write gave, and what it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<T> {
    /// Result of the closure.
    pub output: T,
    /// Names of the tables with changed rows.
    pub changed: BTreeSet<String>,
    /// The journal entry; `None` when nothing changed, then no entry is kept.
    pub entry: Option<EntryId>,
}

/// What was undone or done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// Label of the entry in question.
    pub label: String,
}

/// Position of undo and redo after an entry: two persistent stacks, kept as links between entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Stacks {
    /// The `do` entry undo takes next.
    pub(crate) undo: Option<i64>,
    /// The `undo` entry redo takes back next.
    pub(crate) redo: Option<i64>,
}

/// Head of the chain.
pub(crate) struct Head {
    pub(crate) seq: i64,
    pub(crate) hash: String,
}

pub(crate) fn head(c: &Connection) -> Result<Head, StoreError> {
    Ok(c.prepare_cached("select seq, hash from journal where one = 1")?
        .query_row([], |r| Ok(Head { seq: r.get(0)?, hash: r.get(1)? }))?)
}

/// The stacks after entry `seq`; before the first entry both are empty.
pub(crate) fn stacks(c: &Connection, seq: i64) -> Result<Stacks, StoreError> {
    Ok(c.prepare_cached("select undo_top, redo_top from entry where seq = ?1")?
        .query_row([seq], |r| Ok(Stacks { undo: r.get(0)?, redo: r.get(1)? }))
        .optional()?
        .unwrap_or_default())
}

/// How a kind of write moves the stacks and what it is about; decided inside the transaction.
pub(crate) struct Plan {
    pub(crate) kind: Kind,
    pub(crate) target: Option<i64>,
    /// `None` in `undo` or `redo` place means "the entry being written".
    pub(crate) undo_top: Top,
    pub(crate) redo_top: Top,
}

/// Top of a stack after the entry being written.
pub(crate) enum Top {
    Itself,
    At(Option<i64>),
}

impl Top {
    fn seq(&self, this: i64) -> Option<i64> {
        match self {
            Top::Itself => Some(this),
            Top::At(seq) => *seq,
        }
    }
}

impl Plan {
    /// A new deed: undo takes it next, the redo path is gone.
    pub(crate) fn new_deed() -> Self {
        Plan { kind: Kind::Do, target: None, undo_top: Top::Itself, redo_top: Top::At(None) }
    }
}

/// The one write path: begin, journal entry, `f`, hash, commit. On `Err` nothing of it remains.
pub(crate) fn write<T, E: From<StoreError>>(
    connection: &mut Connection,
    device: Option<&str>,
    mut entry: Entry,
    f: impl FnOnce(&Writer<'_>, &mut Entry) -> Result<(T, Plan), E>,
) -> Result<Written<T>, E> {
    let transaction = Transaction::new(connection, TransactionBehavior::Immediate).map_err(StoreError::from)?;
    let head = head(&transaction)?;
    let seq = head.seq + 1;
    open(&transaction, Some(seq))?;
    let (given, untouched) = (entry.clone(), transaction.total_changes());
    let (output, plan) = f(&Writer { connection: &transaction, entry: &given }, &mut entry)?;
    let changed = changed(&transaction, seq)?;
    if changed.is_empty() {
        // Untracked tables may have changed: they are committed, without an entry.
        if transaction.total_changes() == untouched {
            transaction.rollback().map_err(StoreError::from)?;
        } else {
            open(&transaction, None)?;
            transaction.commit().map_err(StoreError::from)?;
        }
        return Ok(Written { output, changed, entry: None });
    }
    search::follow(&transaction, seq)?;
    seal(&transaction, device, &entry, &changed, &head, &plan)?;
    transaction.commit().map_err(StoreError::from)?;
    Ok(Written { output, changed, entry: Some(EntryId(entry.id)) })
}

fn open(c: &Connection, seq: Option<i64>) -> Result<(), StoreError> {
    c.prepare_cached("update journal set open = ?1 where one = 1")?.execute([seq])?;
    Ok(())
}

fn changed(c: &Connection, seq: i64) -> Result<BTreeSet<String>, StoreError> {
    let mut statement = c.prepare_cached("select distinct table_name from change where entry = ?1")?;
    let names = statement.query_map([seq], |r| r.get(0))?.collect::<Result<_, _>>()?;
    Ok(names)
}

/// Writes the entry with its hash and moves the head.
fn seal(
    c: &Connection,
    device: Option<&str>,
    entry: &Entry,
    changed: &BTreeSet<String>,
    head: &Head,
    plan: &Plan,
) -> Result<(), StoreError> {
    let seq = head.seq + 1;
    let before: i64 = c
        .prepare_cached("select logical from entry where seq = ?1")?
        .query_row([head.seq], |r| r.get(0))
        .optional()?
        .unwrap_or(0);
    // Hybrid logical clock: milliseconds and a counter, never backwards.
    let logical = (before + 1).max(entry.at.timestamp_millis() << 16);
    let mut stored = Stored {
        seq,
        id: entry.id.to_string(),
        at: entry.at.to_rfc3339(),
        actor: entry.actor.clone(),
        device: device.map(str::to_owned),
        logical,
        schema: i64::from(migrate::version(c)?),
        intent: entry.intent.clone(),
        label: entry.label.clone(),
        kind: plan.kind,
        target: plan.target,
        stacks: Stacks { undo: plan.undo_top.seq(seq), redo: plan.redo_top.seq(seq) },
        barrier: entry.barrier,
        tables: serde_json::to_string(changed).map_err(|e| StoreError::Io { detail: e.to_string() })?,
        row_count: c
            .prepare_cached("select count(*) from (select distinct table_name, row_id from change where entry = ?1)")?
            .query_row([seq], |r| r.get(0))?,
        prev: head.hash.clone(),
        hash: String::new(),
    };
    stored.hash = chain::hash(c, &stored)?;
    stored.insert(c)?;
    c.prepare_cached("update journal set seq = ?1, hash = ?2, open = null where one = 1")?
        .execute(rusqlite::params![seq, stored.hash])?;
    Ok(())
}
