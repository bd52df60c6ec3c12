//! Instructions by word of mouth: who gave them, and the paper that confirmed them.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use domain::{DirectiveId, Oral};
use rusqlite::params;

/// Columns in the order `put` gives them; the id is last.
const COLUMNS: &[&str] = &["said_by", "said_at", "said_on", "taken_by", "paper", "id"];

/// What is known of an oral instruction; nothing for a paper.
pub fn get(r: &impl Rows, directive: DirectiveId) -> Result<Option<Oral>, StoreError> {
    let sql = "select id, said_by, said_at, said_on, taken_by, paper from oral_instruction where id = ?1";
    rows::one(r, sql, [column::id(directive)], |row| {
        let mut c = Columns::new(row);
        Ok(Oral { id: c.id()?, said_by: c.next()?, said_at: c.next()?, said_on: c.day()?, taken_by: c.next()?, paper: c.id_opt()? })
    })
}

/// Adds an oral instruction.
pub fn insert(w: &Writer<'_>, o: &Oral) -> Result<(), StoreError> {
    put(w, o, &rows::insert_sql("oral_instruction", COLUMNS))
}

/// Changes one: the paper came.
pub fn update(w: &Writer<'_>, o: &Oral) -> Result<(), StoreError> {
    put(w, o, &rows::update_sql("oral_instruction", COLUMNS))
}

fn put(w: &Writer<'_>, o: &Oral, sql: &str) -> Result<(), StoreError> {
    w.run_one(
        || "chỉ đạo miệng".to_owned(),
        sql,
        params![o.said_by, o.said_at, column::day(o.said_on), o.taken_by, column::id_opt(o.paper), column::id(o.id)],
    )
}
