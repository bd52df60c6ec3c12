//! Steps in the lives of tasks: added, never changed.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use domain::{Step, TaskId};
use rusqlite::{Row, params};

const SELECT: &str = "select id, task, state, day, reason, paper, confirmed_by, at from task_step";

/// Columns in the order of [`insert`]; the id is last.
const COLUMNS: &[&str] = &["task", "state", "day", "reason", "paper", "confirmed_by", "at", "id"];

fn step(row: &Row<'_>) -> Result<Step, StoreError> {
    let mut c = Columns::new(row);
    Ok(Step {
        id: c.id()?,
        task: c.id()?,
        state: c.word()?,
        on: c.day()?,
        reason: c.next()?,
        paper: c.next()?,
        confirmed_by: c.next()?,
        at: c.moment()?,
    })
}

/// The steps of a task, oldest first.
pub fn of_task(r: &impl Rows, task: TaskId) -> Result<Vec<Step>, StoreError> {
    rows::all(r, &format!("{SELECT} where task = ?1 order by id"), [column::id(task)], step)
}

/// Adds a step. The state of the task itself is changed with the task.
pub fn insert(w: &Writer<'_>, s: &Step) -> Result<(), StoreError> {
    w.run_one(
        || "bước của nhiệm vụ".to_owned(),
        &rows::insert_sql("task_step", COLUMNS),
        params![
            column::id(s.task),
            s.state.as_str(),
            column::day(s.on),
            s.reason,
            s.paper,
            s.confirmed_by,
            column::moment(&s.at),
            column::id(s.id),
        ],
    )
}
