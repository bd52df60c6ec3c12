//! People who work with the store. They are never deleted: they close on a day.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use domain::{Person, PersonId};
use rusqlite::{Row, params};

const SELECT: &str = "select id, name, role, since, closed_on, closed_why, key_on from person";

/// Columns in the order `put` gives them; the id is last.
const COLUMNS: &[&str] = &["name", "role", "since", "closed_on", "closed_why", "key_on", "id"];

fn person(row: &Row<'_>) -> Result<Person, StoreError> {
    let mut c = Columns::new(row);
    Ok(Person {
        id: c.id()?,
        name: c.next()?,
        role: c.word()?,
        since: c.day()?,
        closed_on: c.day_opt()?,
        closed_why: c.next()?,
        key_on: c.day()?,
    })
}

/// Everybody, closed ones too, in the order they came.
pub fn list(r: &impl Rows) -> Result<Vec<Person>, StoreError> {
    rows::all(r, &format!("{SELECT} order by id"), [], person)
}

/// One person.
pub fn get(r: &impl Rows, id: PersonId) -> Result<Option<Person>, StoreError> {
    rows::one(r, &format!("{SELECT} where id = ?1"), [column::id(id)], person)
}

/// True when somebody who works here is a leader.
pub fn led(r: &impl Rows) -> Result<bool, StoreError> {
    Ok(rows::number(r, "select count(*) from person where role = 'leader' and closed_on is null", [])? > 0)
}

/// Adds a person.
pub fn insert(w: &Writer<'_>, p: &Person) -> Result<(), StoreError> {
    put(w, p, &rows::insert_sql("person", COLUMNS))
}

/// Changes a person.
pub fn update(w: &Writer<'_>, p: &Person) -> Result<(), StoreError> {
    put(w, p, &rows::update_sql("person", COLUMNS))
}

fn put(w: &Writer<'_>, p: &Person, sql: &str) -> Result<(), StoreError> {
    w.run_one(
        || format!("người dùng “{}”", p.name),
        sql,
        params![
            p.name,
            column::word(&p.role)?,
            column::day(p.since),
            column::day_opt(p.closed_on),
            p.closed_why,
            column::day(p.key_on),
            column::id(p.id),
        ],
    )
}
