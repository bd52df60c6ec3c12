//! Saved groups of units.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use domain::{Group, GroupId};
use rusqlite::{Row, params};

const SELECT: &str = "select id, name, aliases,
    (select json_group_array(unit order by ordinal) from unit_group_member where unit_group = unit_group.id)
    from unit_group";

fn group(row: &Row<'_>) -> Result<Group, StoreError> {
    let mut c = Columns::new(row);
    Ok(Group { id: c.id()?, name: c.next()?, aliases: c.json()?, members: c.json()? })
}

/// All groups in the order they were entered.
pub fn list(r: &impl Rows) -> Result<Vec<Group>, StoreError> {
    rows::all(r, &format!("{SELECT} order by id"), [], group)
}

/// One group.
pub fn get(r: &impl Rows, id: GroupId) -> Result<Option<Group>, StoreError> {
    rows::one(r, &format!("{SELECT} where id = ?1"), [column::id(id)], group)
}

/// Adds a group with its members.
pub fn insert(w: &Writer<'_>, g: &Group) -> Result<(), StoreError> {
    w.run(
        "insert into unit_group (name, aliases, id) values (?1, ?2, ?3)",
        params![g.name, column::json(&g.aliases)?, column::id(g.id)],
    )?;
    members(w, g)
}

/// Changes a group and its members.
pub fn update(w: &Writer<'_>, g: &Group) -> Result<(), StoreError> {
    w.run_one(
        || format!("nhóm đơn vị “{}”", g.name),
        "update unit_group set name = ?1, aliases = ?2 where id = ?3",
        params![g.name, column::json(&g.aliases)?, column::id(g.id)],
    )?;
    members(w, g)
}

fn members(w: &Writer<'_>, g: &Group) -> Result<(), StoreError> {
    rows::join(w, "unit_group_member", ["unit_group", "unit"], &column::id(g.id), g.members.iter().map(|u| column::id(*u)))
}
