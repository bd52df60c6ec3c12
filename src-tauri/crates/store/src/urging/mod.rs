//! Letters of urging and the tasks they name.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use domain::{TaskId, Urging, UrgingId, UrgingLevel};
use rusqlite::{Row, params};
use std::collections::HashMap;

const SELECT: &str = "select u.id, u.draft, u.unit, u.level, u.day, u.answer_by,
    (select json_group_array(t.task order by t.ordinal) from urging_task t where t.urging = u.id) from urging u";

/// Columns in the order of [`insert`]; the id is last.
const COLUMNS: &[&str] = &["draft", "unit", "level", "day", "answer_by", "id"];

fn urging(row: &Row<'_>) -> Result<Urging, StoreError> {
    let mut c = Columns::new(row);
    Ok(Urging {
        id: c.id()?,
        draft: c.id()?,
        unit: c.id_opt()?,
        level: UrgingLevel::of_number(c.next()?).ok_or_else(|| StoreError::damaged("mức đôn đốc lạ"))?,
        on: c.day()?,
        answer_by: c.day()?,
        tasks: c.json()?,
    })
}

/// The letters that urged a task, oldest first.
pub fn of_task(r: &impl Rows, task: TaskId) -> Result<Vec<Urging>, StoreError> {
    let sql = format!("{SELECT} join urging_task k on k.urging = u.id where k.task = ?1 order by u.id");
    rows::all(r, &sql, [column::id(task)], urging)
}

/// All letters, oldest first.
pub fn list(r: &impl Rows) -> Result<Vec<Urging>, StoreError> {
    rows::all(r, &format!("{SELECT} order by u.id"), [], urging)
}

/// How often each of these tasks was urged; tasks never urged are left out.
pub fn counts(r: &impl Rows, tasks: impl IntoIterator<Item = TaskId>) -> Result<HashMap<TaskId, u32>, StoreError> {
    let mut out = HashMap::new();
    for task in tasks {
        let n = rows::number(r, "select count(*) from urging_task where task = ?1", [column::id(task)])?;
        if n > 0 {
            out.insert(task, n);
        }
    }
    Ok(out)
}

/// Adds a letter with its tasks.
pub fn insert(w: &Writer<'_>, u: &Urging) -> Result<(), StoreError> {
    let id = column::id(u.id);
    w.run_one(
        || "lần đôn đốc".to_owned(),
        &rows::insert_sql("urging", COLUMNS),
        params![column::id(u.draft), column::id_opt(u.unit), u.level.number(), column::day(u.on), column::day(u.answer_by), id],
    )?;
    rows::join(w, "urging_task", ["urging", "task"], &id, u.tasks.iter().map(|t| column::id(*t)))
}

/// One letter.
pub fn get(r: &impl Rows, id: UrgingId) -> Result<Option<Urging>, StoreError> {
    rows::one(r, &format!("{SELECT} where u.id = ?1"), [column::id(id)], urging)
}
