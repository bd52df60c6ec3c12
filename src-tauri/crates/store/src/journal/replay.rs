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
    image: Option<Map<String, Value>>,
}

/// Rows that differ from the journal, or that it does not know: "task 0190…".
pub(crate) fn strangers(c: &Connection) -> Result<Vec<String>, StoreError> {
    let tables: HashMap<String, Table> = tracked::tables(c)?.into_iter().map(|t| (t.name.clone(), t)).collect();
    let mut known: HashMap<String, i64> = HashMap::new();
    let mut out = Vec::new();
    let mut statement = c.prepare("select row_id, table_name, before, after from change order by row_id, seq")?;
    let mut rows = statement.query([])?;
    let mut sum: Option<Sum> = None;
    while let Some(row) = rows.next()? {
        let (id, table): (String, String) = (row.get(0)?, row.get(1)?);
        if sum.as_ref().is_none_or(|s| s.row != id || s.table != table) {
            settle(c, &tables, sum.take(), &mut known, &mut out)?;
            sum = Some(Sum { table, row: id, image: None });
        }
        let after: Option<String> = row.get(3)?;
        if let Some(sum) = &mut sum {
            sum.image = match (after, sum.image.take()) {
                (None, _) => None,
                (Some(after), image) => {
                    let after: Map<String, Value> = serde_json::from_str(&after).unwrap_or_default();
                    let mut image = image.unwrap_or_default();
                    image.extend(after);
                    Some(image)
                }
            };
        }
    }
    settle(c, &tables, sum.take(), &mut known, &mut out)?;
    for table in tables.values() {
        let name = &table.name;
        let count: i64 = c.query_row(&format!("select count(*) from {name}"), [], |r| r.get(0))?;
        let journaled = known.get(name).copied().unwrap_or(0);
        if count != journaled {
            out.push(format!("{name}: {count} dòng, nhật ký ghi {journaled}"));
        }
    }
    Ok(out)
}

fn settle(
    c: &Connection,
    tables: &HashMap<String, Table>,
    sum: Option<Sum>,
    known: &mut HashMap<String, i64>,
    out: &mut Vec<String>,
) -> Result<(), StoreError> {
    let Some(Sum { table, row, image }) = sum else { return Ok(()) };
    let Some(shape) = tables.get(&table) else { return Ok(()) };
    let parts: Vec<&str> = if shape.key.len() == 1 { vec![&row] } else { row.split('/').collect() };
    let found = shape.key.iter().enumerate().map(|(i, k)| format!("{k} = ?{}", i + 1)).collect::<Vec<_>>().join(" and ");
    let now: Option<String> = c
        .prepare_cached(&format!("select {} from {table} where {found}", shape.whole("")))?
        .query_row(rusqlite::params_from_iter(parts), |r| r.get(0))
        .optional()?;
    let now: Option<Map<String, Value>> = now.and_then(|n| serde_json::from_str(&n).ok());
    if image.is_some() {
        *known.entry(table.clone()).or_default() += 1;
    }
    // A column the journal does not know came with a migration; it is not compared.
    let same = match (&image, &now) {
        (None, None) => true,
        (Some(image), Some(now)) => now.iter().all(|(k, v)| image.get(k).is_none_or(|i| i == v)),
        _ => false,
    };
    if !same {
        out.push(format!("{table} {row}"));
    }
    Ok(())
}
