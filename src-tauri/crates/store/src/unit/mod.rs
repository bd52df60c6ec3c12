//! Units. They are never deleted: they close on a day.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use domain::{Unit, UnitId};
use rusqlite::{Row, params};

const SELECT: &str = "select id, name, short_name, relation, parent, valid_from, valid_to, replaced_by, aliases from unit";

/// Columns in the order `put` gives them; the id is last.
const COLUMNS: &[&str] = &[
    "name", "short_name", "relation", "parent", "valid_from", "valid_to", "replaced_by", "aliases", "id",
];

fn unit(row: &Row<'_>) -> Result<Unit, StoreError> {
    let mut c = Columns::new(row);
    Ok(Unit {
        id: c.id()?,
        name: c.next()?,
        short_name: c.next()?,
        relation: c.word()?,
        parent: c.id_opt()?,
        valid_from: c.day_opt()?,
        valid_to: c.day_opt()?,
        replaced_by: c.id_opt()?,
        aliases: c.json()?,
    })
}

/// All units, closed ones too, in the order they were entered.
pub fn list(r: &impl Rows) -> Result<Vec<Unit>, StoreError> {
    rows::all(r, &format!("{SELECT} order by id"), [], unit)
}

/// One unit.
pub fn get(r: &impl Rows, id: UnitId) -> Result<Option<Unit>, StoreError> {
    rows::one(r, &format!("{SELECT} where id = ?1"), [column::id(id)], unit)
}

/// Adds a unit.
pub fn insert(w: &Writer<'_>, u: &Unit) -> Result<(), StoreError> {
    put(w, u, &rows::insert_sql("unit", COLUMNS))
}

/// Changes a unit.
pub fn update(w: &Writer<'_>, u: &Unit) -> Result<(), StoreError> {
    put(w, u, &rows::update_sql("unit", COLUMNS))
}

fn put(w: &Writer<'_>, u: &Unit, sql: &str) -> Result<(), StoreError> {
    w.run_one(
        || format!("đơn vị “{}”", u.name),
        sql,
        params![
            u.name,
            u.short_name,
            column::word(&u.relation)?,
            column::id_opt(u.parent),
            column::day_opt(u.valid_from),
            column::day_opt(u.valid_to),
            column::id_opt(u.replaced_by),
            column::json(&u.aliases)?,
            column::id(u.id),
        ],
    )
}
