//! Reports of progress: added, never changed.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use domain::{Progress, TaskId};
use rusqlite::{Row, params};
use std::collections::HashMap;

const SELECT: &str = "select id, task, day, percent, result, difficulty, cause, proposal, evidence, expected_on, at from progress p";

/// Columns in the order of [`insert`]; the id is last.
const COLUMNS: &[&str] = &["task", "day", "percent", "result", "difficulty", "cause", "proposal", "evidence", "expected_on", "at", "id"];

fn progress(row: &Row<'_>) -> Result<Progress, StoreError> {
    let mut c = Columns::new(row);
    Ok(Progress {
        id: c.id()?,
        task: c.id()?,
        on: c.day()?,
        percent: c.next()?,
        result: c.next()?,
        difficulty: c.next()?,
        cause: c.next()?,
        proposal: c.next()?,
        evidence: c.next()?,
        expected_on: c.day_opt()?,
        at: c.moment()?,
    })
}

/// Everything told about a task, oldest first.
pub fn of_task(r: &impl Rows, task: TaskId) -> Result<Vec<Progress>, StoreError> {
    rows::all(r, &format!("{SELECT} where task = ?1 order by day, id"), [column::id(task)], progress)
}

/// What was told last about each of these tasks.
pub fn latest(r: &impl Rows, tasks: impl IntoIterator<Item = TaskId>) -> Result<HashMap<TaskId, Progress>, StoreError> {
    let sql = format!("{SELECT} where task = ?1 order by day desc, id desc limit 1");
    let mut out = HashMap::new();
    for task in tasks {
        if let Some(p) = rows::one(r, &sql, [column::id(task)], progress)? {
            out.insert(task, p);
        }
    }
    Ok(out)
}

/// The cause told last about each of these tasks; those without one are left out.
pub fn causes(r: &impl Rows, tasks: impl IntoIterator<Item = TaskId>) -> Result<HashMap<TaskId, String>, StoreError> {
    let sql = "select cause from progress where task = ?1 and cause is not null order by day desc, id desc limit 1";
    let mut out = HashMap::new();
    for task in tasks {
        if let Some(cause) = rows::one(r, sql, [column::id(task)], |row| Ok(row.get(0)?))? {
            out.insert(task, cause);
        }
    }
    Ok(out)
}

/// Adds a report.
pub fn insert(w: &Writer<'_>, p: &Progress) -> Result<(), StoreError> {
    w.run_one(
        || "cập nhật tiến độ".to_owned(),
        &rows::insert_sql("progress", COLUMNS),
        params![
            column::id(p.task),
            column::day(p.on),
            p.percent,
            p.result,
            p.difficulty,
            p.cause,
            p.proposal,
            p.evidence,
            column::day_opt(p.expected_on),
            column::moment(&p.at),
            column::id(p.id),
        ],
    )
}

/// The last day something was told about each of these tasks; tasks nobody told of are left out.
pub fn last_days(r: &impl Rows, tasks: impl IntoIterator<Item = TaskId>) -> Result<HashMap<TaskId, chrono::NaiveDate>, StoreError> {
    let sql = "select day from progress where task = ?1 order by day desc limit 1";
    let mut out = HashMap::new();
    for task in tasks {
        if let Some(day) = rows::one(r, sql, [column::id(task)], |row| Columns::new(row).day())? {
            out.insert(task, day);
        }
    }
    Ok(out)
}
