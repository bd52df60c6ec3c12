//! Corrected deadlines: added, never changed.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use domain::{Correction, TaskId};
use rusqlite::{Row, params};

const SELECT: &str =
    "select id, task, reason, from_on, from_at, from_text, to_on, to_at, to_text, day from deadline_correction";

/// Columns in the order of [`insert`]; the id is last.
const COLUMNS: &[&str] = &["task", "reason", "from_on", "from_at", "from_text", "to_on", "to_at", "to_text", "day", "id"];

fn correction(row: &Row<'_>) -> Result<Correction, StoreError> {
    let mut c = Columns::new(row);
    Ok(Correction {
        id: c.id()?,
        task: c.id()?,
        reason: c.next()?,
        from: c.deadline()?.ok_or_else(|| StoreError::damaged("đính chính thiếu thời hạn cũ"))?,
        to: c.deadline()?,
        on: c.day()?,
    })
}

/// The corrections of a task's deadline, oldest first.
pub fn of_task(r: &impl Rows, task: TaskId) -> Result<Vec<Correction>, StoreError> {
    rows::all(r, &format!("{SELECT} where task = ?1 order by id"), [column::id(task)], correction)
}

/// Adds a correction. The deadline of the task itself is changed with the task.
pub fn insert(w: &Writer<'_>, x: &Correction) -> Result<(), StoreError> {
    let (from_on, from_at, from_text) = column::deadline(Some(&x.from));
    let (to_on, to_at, to_text) = column::deadline(x.to.as_ref());
    w.run_one(
        || "đính chính thời hạn".to_owned(),
        &rows::insert_sql("deadline_correction", COLUMNS),
        params![
            column::id(x.task),
            x.reason,
            from_on,
            from_at,
            from_text,
            to_on,
            to_at,
            to_text,
            column::day(x.on),
            column::id(x.id),
        ],
    )
}
