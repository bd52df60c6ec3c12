//! Reading a damaged table as far as it can be read: a row at a time, over the holes.

use rusqlite::{Connection, Row, types::Value};

/// Rows that could be read, and whether there was a hole.
#[derive(Debug, Clone, Default)]
pub(super) struct Scanned {
    /// The values asked for, by row.
    pub(super) rows: Vec<Vec<Value>>,
    /// Some page could not be read: rows may be missing.
    pub(super) holes: bool,
}

/// Reads `columns` of a table in the order of `rowid` (or another integer key), from below and then,
/// when a hole is met, from behind it.
pub(super) fn by_number(c: &Connection, table: &str, key: &str, columns: &str) -> Scanned {
    let mut out = Scanned::default();
    let mut from = i64::MIN;
    let sql = format!("select {key}, {columns} from {table} not indexed where {key} >= ?1 order by {key}");
    loop {
        let (last, broke) = read_on(c, &sql, from, &mut out.rows);
        if !broke {
            return out;
        }
        out.holes = true;
        let behind = last.map_or(from, |l| l.saturating_add(1));
        match behind_the_hole(c, table, key, behind) {
            Some(next) => from = next,
            None => return out,
        }
    }
}

/// Reads rows until the end or a fault; the last key read, and whether there was a fault.
fn read_on(c: &Connection, sql: &str, from: i64, out: &mut Vec<Vec<Value>>) -> (Option<i64>, bool) {
    let Ok(mut statement) = c.prepare(sql) else { return (None, true) };
    let width = statement.column_count();
    let Ok(mut rows) = statement.query([from]) else { return (None, true) };
    let mut last = None;
    loop {
        match rows.next() {
            Ok(None) => return (last, false),
            Err(_) => return (last, true),
            Ok(Some(row)) => match values(row, width) {
                Ok((key, values)) => {
                    last = Some(key);
                    out.push(values);
                }
                // Its long text lies on a page that cannot be read: this row is lost, others are not.
                Err(_) => return (Some(last.unwrap_or(from)).or(Some(from)), true),
            },
        }
    }
}

fn values(row: &Row<'_>, width: usize) -> Result<(i64, Vec<Value>), rusqlite::Error> {
    let key = row.get(0)?;
    Ok((key, (1..width).map(|i| row.get(i)).collect::<Result<_, _>>()?))
}

/// The first key at or after `from` that can be reached again: a leaf holds neighbours, so the hole
/// ends somewhere.
fn behind_the_hole(c: &Connection, table: &str, key: &str, from: i64) -> Option<i64> {
    let reach = |at: i64| -> Option<Option<i64>> {
        let sql = format!("select {key} from {table} not indexed where {key} >= ?1 order by {key} limit 1");
        let mut statement = c.prepare_cached(&sql).ok()?;
        let mut rows = statement.query([at]).ok()?;
        match rows.next() {
            Ok(Some(row)) => row.get(0).ok().map(Some),
            Ok(None) => Some(None),
            Err(_) => None,
        }
    };
    // In growing steps until something answers, then back to the first that does.
    let (mut bad, mut step) = (from, 1i64);
    let good = loop {
        let at = bad.checked_add(step)?;
        match reach(at) {
            Some(Some(_)) => break at,
            Some(None) => break at,
            None if step > i64::MAX / 4 => return None,
            None => {
                bad = at;
                step *= 2;
            }
        }
    };
    let mut good = good;
    while good - bad > 1 {
        let middle = bad + (good - bad) / 2;
        if reach(middle).is_some() { good = middle } else { bad = middle }
    }
    reach(good).flatten()
}

/// Reads a table that has no number to go by, from its first row and, after a fault, from its last.
pub(super) fn by_key(c: &Connection, table: &str, key: &str, columns: &str) -> Scanned {
    let mut out = Scanned::default();
    for order in ["asc", "desc"] {
        let order_by = key.split(", ").map(|k| format!("{k} {order}")).collect::<Vec<_>>().join(", ");
        let sql = format!("select 0, {columns} from {table} order by {order_by}");
        let mut rows = Vec::new();
        let broke = c.prepare(&sql).map_or(true, |mut statement| {
            let width = statement.column_count();
            let Ok(mut found) = statement.query([]) else { return true };
            loop {
                match found.next() {
                    Ok(None) => return false,
                    Ok(Some(row)) => match values(row, width) {
                        Ok((_, v)) => rows.push(v),
                        Err(_) => return true,
                    },
                    Err(_) => return true,
                }
            }
        });
        out.rows.extend(rows);
        if !broke {
            out.holes = order == "desc";
            return out;
        }
        out.holes = true;
    }
    out
}
