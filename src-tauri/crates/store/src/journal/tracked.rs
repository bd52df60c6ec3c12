//! Tracked tables and the triggers that journal them. A new table needs its migration and one
//! line in [`TABLES`]; the triggers are generated from the schema.

use crate::StoreError;
use rusqlite::Connection;
use std::fmt::Write;

/// Tables whose rows are journaled, parents before children.
pub(crate) const TABLES: &[&str] = &[
    "body",
    "person",
    "milestone",
    "voting_area",
    "day_rule",
    "unit",
    "unit_group",
    "unit_group_member",
    "directive",
    "point",
    "task",
    "task_coordinator",
    "draft",
    "draft_task",
    "progress",
    "extension",
    "task_step",
    "deadline_correction",
    "urging",
    "urging_task",
    "urging_answer",
    "frozen_report",
    "task_source",
    "task_source_point",
    "oral_instruction",
    "meeting",
    "meeting_draft",
    "meeting_task",
    "regime",
    "regime_unit",
    "regime_report",
    "urging_report",
    "campaign",
    "campaign_unit",
    "campaign_task",
    "quota",
    "quota_result",
    "saved_filter",
];

/// A tracked table as the schema describes it.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<String>,
    /// `id`, or the columns of the primary key of a join table.
    pub(crate) key: Vec<String>,
}

impl Table {
    pub(crate) fn describe(c: &Connection, name: &str) -> Result<Table, StoreError> {
        let mut statement = c.prepare_cached("select name, pk from pragma_table_info(?1) order by cid")?;
        let columns: Vec<(String, i64)> =
            statement.query_map([name], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?;
        if columns.is_empty() {
            return Err(StoreError::damaged(format!("thiếu bảng {name}")));
        }
        let mut key: Vec<(i64, String)> =
            columns.iter().filter(|(_, pk)| *pk > 0).map(|(n, pk)| (*pk, n.clone())).collect();
        key.sort();
        let columns: Vec<String> = columns.into_iter().map(|(n, _)| n).collect();
        let key = if columns.iter().any(|n| n == "id") { vec!["id".into()] } else { key.into_iter().map(|(_, n)| n).collect() };
        Ok(Table { name: name.to_owned(), columns, key })
    }

    /// The id of a row in the journal: its id, or the ids it joins with a slash between.
    pub(crate) fn row_id(&self, row: &str) -> String {
        self.key.iter().map(|k| format!("{row}{k}")).collect::<Vec<_>>().join(" || '/' || ")
    }

    /// All columns of a row as JSON.
    pub(crate) fn whole(&self, row: &str) -> String {
        let pairs: Vec<String> = self.columns.iter().map(|c| format!("'{c}', {row}{c}")).collect();
        format!("json_object({})", pairs.join(", "))
    }

    /// The columns that differ, with their value in `row`, as JSON.
    fn differing(&self, row: &str) -> String {
        let parts: Vec<String> =
            self.columns.iter().map(|c| format!("select '{c}' as k, {row}{c} as v where old.{c} is not new.{c}")).collect();
        format!("(select json_group_object(k, v) from ({}))", parts.join(" union all "))
    }

    fn any_differs(&self, columns: &[String]) -> String {
        columns.iter().map(|c| format!("old.{c} is not new.{c}")).collect::<Vec<_>>().join(" or ")
    }

    /// The triggers of this table, name and text as the schema keeps it (it spells the first words so).
    pub(crate) fn triggers(&self) -> Vec<(String, String)> {
        let name = &self.name;
        let record = |event: &str, when: &str, row: &str, before: &str, after: &str| {
            format!(
                "CREATE TRIGGER journal_{name}_{event} after {event} on {name}{when} begin \
                 insert into change (entry, table_name, row_id, before, after) \
                 values ((select open from journal where one = 1), '{name}', {}, {before}, {after}); end",
                self.row_id(row)
            )
        };
        let changed = format!(" when {}", self.any_differs(&self.columns));
        vec![
            (format!("journal_{name}_insert"), record("insert", "", "new.", "null", &self.whole("new."))),
            (
                format!("journal_{name}_update"),
                record("update", &changed, "new.", &self.differing("old."), &self.differing("new.")),
            ),
            (format!("journal_{name}_delete"), record("delete", "", "old.", &self.whole("old."), "null")),
            (
                format!("journal_{name}_key"),
                format!(
                    "CREATE TRIGGER journal_{name}_key before update on {name} when {} \
                     begin select raise(abort, 'ids never change'); end",
                    self.any_differs(&self.key)
                ),
            ),
        ]
    }
}

/// Every tracked table of this store.
pub(crate) fn tables(c: &Connection) -> Result<Vec<Table>, StoreError> {
    TABLES.iter().map(|name| Table::describe(c, name)).collect()
}

/// History only grows: neither an entry nor a change can be edited or removed.
fn guards() -> impl Iterator<Item = (String, String)> {
    [("entry", "update"), ("entry", "delete"), ("change", "update"), ("change", "delete")].into_iter().map(|(table, event)| {
        let name = format!("journal_{table}_stays_{event}");
        let text = format!("CREATE TRIGGER {name} before {event} on {table} begin select raise(abort, 'history only grows'); end");
        (name, text)
    })
}

fn expected(c: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    Ok(tables(c)?.iter().flat_map(Table::triggers).chain(guards()).collect())
}

/// True when the store holds exactly the triggers this program writes.
pub(crate) fn is_armed(c: &Connection) -> Result<bool, StoreError> {
    let mut expected = expected(c)?;
    expected.sort();
    Ok(found(c)? == expected)
}

/// Drops the generated triggers and writes them anew.
pub(crate) fn arm(c: &Connection) -> Result<(), StoreError> {
    let mut sql = String::new();
    for (name, _) in found(c)? {
        writeln!(sql, "drop trigger {name};").map_err(|e| StoreError::Io { detail: e.to_string() })?;
    }
    for (_, text) in expected(c)? {
        sql.push_str(&text);
        sql.push_str(";\n");
    }
    Ok(c.execute_batch(&sql)?)
}

/// Drops the generated triggers, for rows that are put back with their journal; [`arm`] must follow
/// in the same transaction.
pub(crate) fn disarm(c: &Connection) -> Result<(), StoreError> {
    for (name, _) in found(c)? {
        c.execute_batch(&format!("drop trigger {name}"))?;
    }
    Ok(())
}

fn found(c: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = c.prepare(
        "select name, sql from sqlite_schema where type = 'trigger' and name glob 'journal_*' order by name",
    )?;
    Ok(statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?)
}
