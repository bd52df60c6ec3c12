//! Filters of lists that a person gave a name.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use chrono::NaiveDate;
use domain::SavedFilterId;
use rusqlite::{Row, params};

const SELECT: &str = "select id, name, filter, ordinal, closed_on from saved_filter";

/// Columns in the order `put` gives them; the id is last.
const COLUMNS: &[&str] = &["name", "filter", "ordinal", "closed_on", "id"];

/// A filter under a name. The store does not look into the filter: it is the question of the list
/// as JSON, and the program that asks it knows what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedFilter {
    /// Identity.
    pub id: SavedFilterId,
    /// What it is called.
    pub name: String,
    /// The question as JSON.
    pub filter: String,
    /// Its place among the others.
    pub ordinal: u32,
    /// Day it was put away.
    pub closed_on: Option<NaiveDate>,
}

fn saved(row: &Row<'_>) -> Result<SavedFilter, StoreError> {
    let mut c = Columns::new(row);
    Ok(SavedFilter { id: c.id()?, name: c.next()?, filter: c.next()?, ordinal: c.next()?, closed_on: c.day_opt()? })
}

/// The filters in use, in their order.
pub fn list(r: &impl Rows) -> Result<Vec<SavedFilter>, StoreError> {
    rows::all(r, &format!("{SELECT} where closed_on is null order by ordinal, id"), [], saved)
}

/// One filter, also when it was put away.
pub fn get(r: &impl Rows, id: SavedFilterId) -> Result<Option<SavedFilter>, StoreError> {
    rows::one(r, &format!("{SELECT} where id = ?1"), [column::id(id)], saved)
}

/// The place the next filter gets.
pub fn next_ordinal(r: &impl Rows) -> Result<u32, StoreError> {
    rows::number(r, "select coalesce(max(ordinal), 0) + 1 from saved_filter", [])
}

/// Adds a filter.
pub fn insert(w: &Writer<'_>, f: &SavedFilter) -> Result<(), StoreError> {
    put(w, f, &rows::insert_sql("saved_filter", COLUMNS))
}

/// Changes a filter, or puts it away.
pub fn update(w: &Writer<'_>, f: &SavedFilter) -> Result<(), StoreError> {
    put(w, f, &rows::update_sql("saved_filter", COLUMNS))
}

fn put(w: &Writer<'_>, f: &SavedFilter, sql: &str) -> Result<(), StoreError> {
    let what = || format!("bộ lọc “{}”", f.name);
    w.run_one(what, sql, params![f.name, f.filter, f.ordinal, column::day_opt(f.closed_on), column::id(f.id)])
}
