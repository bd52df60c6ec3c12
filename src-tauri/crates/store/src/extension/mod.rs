//! Extensions of deadlines: added, never changed.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use domain::{Extension, TaskId};
use rusqlite::{Row, params};

const SELECT: &str = "select id, task, reason, from_on, from_at, from_text, to_on, to_at, to_text, paper, approver, day from extension";

/// Columns in the order of [`insert`]; the id is last.
const COLUMNS: &[&str] = &[
    "task", "reason", "from_on", "from_at", "from_text", "to_on", "to_at", "to_text", "paper", "approver", "day", "id",
];

fn extension(row: &Row<'_>) -> Result<Extension, StoreError> {
    let mut c = Columns::new(row);
    Ok(Extension {
        id: c.id()?,
        task: c.id()?,
        reason: c.next()?,
        from: c.deadline()?,
        to: c.deadline()?.ok_or_else(|| StoreError::damaged("gia hạn thiếu thời hạn mới"))?,
        approved_by_paper: c.next()?,
        approver: c.next()?,
        on: c.day()?,
    })
}

/// The extensions of a task, oldest first.
pub fn of_task(r: &impl Rows, task: TaskId) -> Result<Vec<Extension>, StoreError> {
    rows::all(r, &format!("{SELECT} where task = ?1 order by id"), [column::id(task)], extension)
}

/// Adds an extension. The deadline of the task itself is changed with the task.
pub fn insert(w: &Writer<'_>, e: &Extension) -> Result<(), StoreError> {
    let (from_on, from_at, from_text) = column::deadline(e.from.as_ref());
    let (to_on, to_at, to_text) = column::deadline(Some(&e.to));
    w.run_one(
        || "gia hạn".to_owned(),
        &rows::insert_sql("extension", COLUMNS),
        params![
            column::id(e.task),
            e.reason,
            from_on,
            from_at,
            from_text,
            to_on,
            to_at,
            to_text,
            e.approved_by_paper,
            e.approver,
            column::day(e.on),
            column::id(e.id),
        ],
    )
}
