//! Answers to letters of urging: added, never changed.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use domain::{Answer, UrgingId};
use rusqlite::params;

/// Columns in the order of [`insert`]; the id is last.
const COLUMNS: &[&str] = &["urging", "unit", "day", "paper", "id"];

/// The answers to a letter, oldest first.
pub fn of_urging(r: &impl Rows, urging: UrgingId) -> Result<Vec<Answer>, StoreError> {
    let sql = "select id, urging, unit, day, paper from urging_answer where urging = ?1 order by id";
    rows::all(r, sql, [column::id(urging)], |row| {
        let mut c = Columns::new(row);
        Ok(Answer { id: c.id()?, urging: c.id()?, unit: c.id()?, on: c.day()?, paper: c.next()? })
    })
}

/// Adds an answer.
pub fn insert(w: &Writer<'_>, a: &Answer) -> Result<(), StoreError> {
    w.run_one(
        || "trả lời đôn đốc".to_owned(),
        &rows::insert_sql("urging_answer", COLUMNS),
        params![column::id(a.urging), column::id(a.unit), column::day(a.on), a.paper, column::id(a.id)],
    )
}
