//! Rows against the journal: each tracked row must hold exactly what its changes add up to. Finds
//! what another program wrote past the triggers.

use super::tracked::{self, Table};
use crate::StoreError;
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// A row as its changes leave it.
struct Sum {
    table: String,
    row: String,
    /// Images of its changes since it was last made; empty for a row that is gone.
    images: Vec<String>,
}

/// Rows that differ from the journal, or that it does not know: "task 0190…".
pub(crate) fn strangers(c: &Connection) -> Result<Vec<String>, StoreError> {
    let tables: HashMap<String, (Table, String)> =
        tracked::tables(c)?.into_iter().map(|t| (t.name.clone(), (t.clone(), lookup(&t)))).collect();
    let mut known: HashMap<String, i64> = HashMap::new();
    let mut out = Vec::new();
    let mut settle = |sum: Option<Sum>| -> Result<(), StoreError> {
        let Some(sum) = sum else { return Ok(()) };
        let Some((table, lookup)) = tables.get(&sum.table) else { return Ok(()) };
        if !sum.images.is_empty() {
            *known.entry(sum.table.clone()).or_default() += 1;
        }
        if !is_so(c, table, lookup, &sum)? {
            out.push(format!("{} {}", sum.table, sum.row));
        }
        Ok(())
    };
    let mut statement = c.prepare("select row_id, table_name, after from change order by row_id, seq")?;
    let mut rows = statement.query([])?;
    let mut sum: Option<Sum> = None;
    while let Some(row) = rows.next()? {
        let (id, table): (String, String) = (row.get(0)?, row.get(1)?);
        if sum.as_ref().is_none_or(|s| s.row != id || s.table != table) {
            settle(sum.replace(Sum { table, row: id, images: Vec::new() }))?;
        }
        if let Some(sum) = &mut sum {
            match row.get::<_, Option<String>>(2)? {
                Some(after) => sum.images.push(after),
                None => sum.images.clear(),
            }
        }
    }
    settle(sum)?;
    for name in tracked::TABLES {
        let count: i64 = c.query_row(&format!("select count(*) from {name}"), [], |r| r.get(0))?;
        let journaled = known.get(*name).copied().unwrap_or(0);
        if count != journaled {
            out.push(format!("{name}: {count} dòng, nhật ký ghi {journaled}"));
        }
    }
    Ok(out)
}

/// The question for a whole row as the triggers write it, by its key.
fn lookup(table: &Table) -> String {
    let found = table.key.iter().enumerate().map(|(i, k)| format!("{k} = ?{}", i + 1)).collect::<Vec<_>>().join(" and ");
    format!("select {} from {} where {found}", table.whole(""), table.name)
}

/// True when the row holds what its images add up to.
fn is_so(c: &Connection, table: &Table, lookup: &str, sum: &Sum) -> Result<bool, StoreError> {
    let parts: Vec<&str> = if table.key.len() == 1 { vec![&sum.row] } else { sum.row.split('/').collect() };
    let now: Option<String> =
        c.prepare_cached(lookup)?.query_row(rusqlite::params_from_iter(parts), |r| r.get(0)).optional()?;
    let Some(now) = now else { return Ok(sum.images.is_empty()) };
    // Most rows were made once and never changed: the very same text.
    if sum.images.as_slice() == [now.as_str()] {
        return Ok(true);
    }
    let read = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
    let image: Map<String, Value> = sum.images.iter().flat_map(|i| read(i)).collect();
    // A column the journal does not know came with a migration; it is not compared.
    Ok(!image.is_empty() && read(&now).iter().all(|(k, v)| image.get(k).is_none_or(|i| i == v)))
}
