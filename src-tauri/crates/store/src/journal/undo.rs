//! Undo and redo: the changes of an entry replayed in reverse, with the triggers on.
//!
//! Undo reverses the `do` entry on top of the stack; redo reverses the `undo` entry that took it
//! back. A row that no longer holds what the entry left in it stops the whole replay.

use super::{
    Entry, Kind, Plan, Stacks, Stored, Top, Undone, Written, head, stacks,
    tracked::Table,
    write,
};
use crate::{
    StoreError, migrate,
    rows::{self, Writer},
};
use rusqlite::{Connection, params_from_iter, types::Value as Cell};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Changes are taken in portions of this size, so that a huge entry does not fill the memory.
const PORTION: i64 = 1000;

/// Takes back the last deed.
pub(crate) fn undo(c: &mut Connection, device: Option<&str>, entry: Entry) -> Result<Written<Undone>, StoreError> {
    write(c, device, entry, |w, entry| {
        let c = w.connection;
        let now = stacks(c, head(c)?.seq)?;
        let deed = undoable(c, now)?;
        reverse(w, deed.seq)?;
        name(entry, "Hoàn tác", &deed.label);
        let plan = Plan {
            kind: Kind::Undo,
            target: Some(deed.seq),
            undo_top: Top::At(stacks(c, deed.seq - 1)?.undo),
            redo_top: Top::Itself,
        };
        Ok((Undone { label: deed.label }, plan))
    })
}

/// Does the deed again that was taken back last.
pub(crate) fn redo(c: &mut Connection, device: Option<&str>, entry: Entry) -> Result<Written<Undone>, StoreError> {
    write(c, device, entry, |w, entry| {
        let c = w.connection;
        let now = stacks(c, head(c)?.seq)?;
        let (undo, deed) = redoable(c, now)?;
        reverse(w, undo.seq)?;
        name(entry, "Làm lại", &deed.label);
        let plan = Plan {
            kind: Kind::Redo,
            target: Some(deed.seq),
            undo_top: Top::At(Some(deed.seq)),
            redo_top: Top::At(stacks(c, undo.seq - 1)?.redo),
        };
        Ok((Undone { label: deed.label }, plan))
    })
}

/// Label of the deed undo would take back, or why it cannot.
pub(crate) fn undo_label(c: &Connection) -> Result<String, StoreError> {
    Ok(undoable(c, stacks(c, head(c)?.seq)?)?.label)
}

/// Label of the deed redo would do again, or why it cannot.
pub(crate) fn redo_label(c: &Connection) -> Result<String, StoreError> {
    Ok(redoable(c, stacks(c, head(c)?.seq)?)?.1.label)
}

/// Intent of the deed undo would take back.
pub(crate) fn undo_intent(c: &Connection) -> Result<String, StoreError> {
    Ok(undoable(c, stacks(c, head(c)?.seq)?)?.intent)
}

/// Intent of the deed redo would do again.
pub(crate) fn redo_intent(c: &Connection) -> Result<String, StoreError> {
    Ok(redoable(c, stacks(c, head(c)?.seq)?)?.1.intent)
}

fn name(entry: &mut Entry, verb: &str, label: &str) {
    let verb = if entry.label.is_empty() { verb } else { &entry.label };
    entry.label = format!("{verb}: {label}");
    entry.barrier = false;
}

fn undoable(c: &Connection, now: Stacks) -> Result<Stored, StoreError> {
    let deed = Stored::get(c, now.undo.ok_or(StoreError::NothingToUndo)?)?;
    if deed.barrier || deed.schema != i64::from(migrate::version(c)?) {
        return Err(StoreError::Barrier { label: deed.label });
    }
    Ok(deed)
}

fn redoable(c: &Connection, now: Stacks) -> Result<(Stored, Stored), StoreError> {
    let undo = Stored::get(c, now.redo.ok_or(StoreError::NothingToRedo)?)?;
    let deed = Stored::get(c, undo.target.ok_or_else(|| StoreError::damaged("mục hoàn tác không ghi nó hoàn tác việc gì"))?)?;
    if undo.schema != i64::from(migrate::version(c)?) {
        return Err(StoreError::Barrier { label: deed.label });
    }
    Ok((undo, deed))
}

/// One recorded change.
struct Change {
    seq: i64,
    table: String,
    row: String,
    before: Option<Map<String, Value>>,
    after: Option<Map<String, Value>>,
}

/// Replays the changes of an entry backwards.
fn reverse(w: &Writer<'_>, entry: i64) -> Result<(), StoreError> {
    let mut tables: HashMap<String, Table> = HashMap::new();
    let mut below = i64::MAX;
    loop {
        let portion = portion(w.connection, entry, below)?;
        let Some(last) = portion.last() else { return Ok(()) };
        below = last.seq;
        for change in portion {
            if !tables.contains_key(&change.table) {
                tables.insert(change.table.clone(), Table::describe(w.connection, &change.table)?);
            }
            take_back(w, &tables[&change.table], change)?;
        }
    }
}

fn portion(c: &Connection, entry: i64, below: i64) -> Result<Vec<Change>, StoreError> {
    let mut statement = c.prepare_cached(
        "select seq, table_name, row_id, before, after from change where entry = ?1 and seq < ?2 order by seq desc limit ?3",
    )?;
    let mut rows = statement.query([entry, below, PORTION])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let image = |i: usize| -> Result<Option<Map<String, Value>>, StoreError> {
            row.get::<_, Option<String>>(i)?
                .map(|s| serde_json::from_str(&s).map_err(|e| StoreError::damaged(format!("nhật ký không đọc được: {e}"))))
                .transpose()
        };
        out.push(Change { seq: row.get(0)?, table: row.get(1)?, row: row.get(2)?, before: image(3)?, after: image(4)? });
    }
    Ok(out)
}

/// Puts one row back. Every statement names what the row must hold now; a row that holds anything
/// else is not touched, and the whole undo is refused.
fn take_back(w: &Writer<'_>, table: &Table, change: Change) -> Result<(), StoreError> {
    let Change { row, before, after, .. } = change;
    let unknown = before.iter().chain(&after).flat_map(Map::keys).any(|k| !table.columns.contains(k));
    if unknown {
        return Err(StoreError::damaged(format!("nhật ký nhắc đến cột lạ của bảng {}", table.name)));
    }
    let key: Vec<&str> = if table.key.len() == 1 { vec![&row] } else { row.split('/').collect() };
    // The key comes first, so that the row is found by it whatever else is asked of it.
    let mut values: Vec<Cell> = key.into_iter().map(|k| Cell::Text(k.to_owned())).collect();
    let mut conditions: Vec<String> = table.key.iter().enumerate().map(|(i, k)| format!("{k} = ?{}", i + 1)).collect();
    let done = match (before, after) {
        (None, Some(after)) => {
            holds(&after, &mut conditions, &mut values)?;
            w.run(&format!("delete from {} where {}", table.name, conditions.join(" and ")), params_from_iter(values))?
        }
        (Some(before), None) => {
            let names: Vec<&str> = before.keys().map(String::as_str).collect();
            w.run(&rows::insert_sql(&table.name, &names), params_from_iter(cells(before.values())?))?
        }
        (Some(before), Some(after)) => {
            holds(&after, &mut conditions, &mut values)?;
            let first = values.len() + 1;
            let sets: Vec<String> = before.keys().enumerate().map(|(i, k)| format!("{k} = ?{}", first + i)).collect();
            values.extend(cells(before.values())?);
            let sql = format!("update {} set {} where {}", table.name, sets.join(", "), conditions.join(" and "));
            w.run(&sql, params_from_iter(values))?
        }
        (None, None) => 1,
    };
    if done == 1 {
        Ok(())
    } else {
        Err(StoreError::conflict(format!(
            "dữ liệu của bảng {} ({row}) đã khác với lúc việc đó được ghi nên không thể hoàn tác",
            table.name
        )))
    }
}

/// Adds that each column holds its value of the image.
fn holds(image: &Map<String, Value>, conditions: &mut Vec<String>, values: &mut Vec<Cell>) -> Result<(), StoreError> {
    let first = values.len() + 1;
    conditions.extend(image.keys().enumerate().map(|(i, k)| format!("{k} is ?{}", first + i)));
    values.extend(cells(image.values())?);
    Ok(())
}

fn cells<'a>(values: impl Iterator<Item = &'a Value>) -> Result<Vec<Cell>, StoreError> {
    values
        .map(|v| match v {
            Value::Null => Ok(Cell::Null),
            Value::String(s) => Ok(Cell::Text(s.clone())),
            Value::Number(n) => n
                .as_i64()
                .map(Cell::Integer)
                .or_else(|| n.as_f64().map(Cell::Real))
                .ok_or_else(|| StoreError::damaged("nhật ký có số không đọc được")),
            _ => Err(StoreError::damaged("nhật ký có giá trị lạ")),
        })
        .collect()
}
