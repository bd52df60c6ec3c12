//! Writing what was saved into the new store.

use super::{Journal, Rescued, noun, read_tables, scan, tables_of};
use crate::{
    Entry, Store, StoreError, check,
    journal::{chain, tracked::{self, Table}},
    rows, search,
};
use rusqlite::{Connection, params_from_iter, types::Value as Cell};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A row, column by column.
pub(super) type Image = Map<String, Value>;
/// Rows of a table by their id.
pub(super) type State = BTreeMap<String, Image>;

pub(super) fn fill(store: &mut Store, damaged: &Connection, journal: Journal, entry: Entry) -> Result<Rescued, StoreError> {
    let tables = tables_of(store)?;
    let mut done = Rescued { entries: journal.entries.len() as u64, ..Rescued::default() };
    let mut told: BTreeMap<String, State> = tables.iter().map(|t| (t.name.clone(), State::new())).collect();
    for (_, changes) in &journal.entries {
        for change in changes {
            if let Some(rows) = told.get_mut(&change.table) {
                follow(rows, &change.row, change.after.as_deref());
            }
        }
    }
    take_over(store, &tables, &journal, &told)?;
    if !journal.whole {
        done.losses.push(match journal.entries.last() {
            Some((last, _)) => format!(
                "Nhật ký: giữ được {} trong {} mục, mục cuối giữ được ghi lúc {} (“{}”); các mục sau đó không đọc được hoặc không khớp.",
                done.entries, journal.had, last.at, last.label
            ),
            None => format!("Nhật ký: không giữ được mục nào trong {} mục.", journal.had),
        });
        add_rows(store, damaged, &tables, &told, entry, &mut done)?;
    }
    take_kept(store, damaged, &mut done)?;
    settle_links(store, &mut done)?;
    done.rows = check::counts(store.connection())?.iter().map(|(_, n)| n).sum();
    let report = store.check()?;
    done.losses.extend(report.lines.into_iter().filter(|l| !l.ok).map(|l| l.text));
    Ok(done)
}

/// What a row holds after one more change of it.
fn follow(rows: &mut State, id: &str, after: Option<&str>) {
    match after.and_then(|a| serde_json::from_str::<Image>(a).ok()) {
        None => {
            rows.remove(id);
        }
        Some(image) => rows.entry(id.to_owned()).or_default().extend(image),
    }
}

/// Entries, changes and rows as the journal tells them, with the triggers out of the way: it is the
/// same history, not a new one.
fn take_over(store: &mut Store, tables: &[Table], journal: &Journal, told: &BTreeMap<String, State>) -> Result<(), StoreError> {
    let c = store.connection();
    c.pragma_update(None, "foreign_keys", false)?;
    let transaction = c.unchecked_transaction()?;
    tracked::disarm(&transaction)?;
    for (entry, changes) in &journal.entries {
        let mut insert =
            transaction.prepare_cached("insert into change (entry, table_name, row_id, before, after) values (?1, ?2, ?3, ?4, ?5)")?;
        for change in changes {
            insert.execute(rusqlite::params![entry.seq, change.table, change.row, change.before, change.after])?;
        }
        entry.insert(&transaction)?;
    }
    for table in tables {
        for image in told[&table.name].values() {
            insert_row(&transaction, table, image)?;
        }
    }
    if let Some((last, _)) = journal.entries.last() {
        transaction.execute("update journal set seq = ?1, hash = ?2 where one = 1", rusqlite::params![last.seq, last.hash])?;
    }
    search::rebuild(&transaction)?;
    tracked::arm(&transaction)?;
    transaction.commit()?;
    c.pragma_update(None, "foreign_keys", true)?;
    chain::verify(c).map_err(|b| StoreError::damaged(b.why.trim_end_matches('.').to_owned()))?;
    Ok(())
}

/// Rows the tables hold beyond the journal, as one entry.
fn add_rows(
    store: &mut Store,
    damaged: &Connection,
    tables: &[Table],
    told: &BTreeMap<String, State>,
    entry: Entry,
    done: &mut Rescued,
) -> Result<(), StoreError> {
    let found = read_tables(damaged, tables);
    // Until all rows are in, they may name rows that come later.
    store.connection().pragma_update(None, "foreign_keys", false)?;
    let losses = store.write(entry, |w| {
        let mut losses = Vec::new();
        for table in tables {
            let (rows, holes) = &found[&table.name];
            let before = &told[&table.name];
            let mut refused = 0;
            for (id, image) in rows {
                let put = match before.get(id) {
                    Some(old) if same(old, image) => Ok(()),
                    Some(_) => update_row(w.connection, table, id, image),
                    None => insert_row(w.connection, table, image),
                };
                refused += usize::from(put.is_err());
            }
            let absent: Vec<&String> = before.keys().filter(|id| !rows.contains_key(*id)).collect();
            if *holes {
                losses.push(format!(
                    "{}: đọc được {} dòng; một số trang hỏng nên có thể thiếu dòng{}.",
                    noun(&table.name),
                    rows.len(),
                    if absent.is_empty() { String::new() } else { format!(", {} dòng lấy lại từ nhật ký (có thể là bản cũ)", absent.len()) },
                ));
            } else {
                for id in absent {
                    delete_row(w.connection, table, id)?;
                }
            }
            if refused > 0 {
                losses.push(format!("{}: {refused} dòng có nội dung hỏng, không đưa vào sổ mới được.", noun(&table.name)));
            }
        }
        Ok::<_, StoreError>(losses)
    });
    store.connection().pragma_update(None, "foreign_keys", true)?;
    done.losses.extend(losses?.output);
    Ok(())
}

/// Words typed since the last save are in no journal; they come from their table alone.
fn take_kept(store: &Store, damaged: &Connection, done: &mut Rescued) -> Result<(), StoreError> {
    let kept = scan::by_number(damaged, "draft_kept", "rowid", "draft, document");
    let c = store.connection();
    for row in &kept.rows {
        c.prepare_cached("insert into draft_kept (draft, document) values (?1, ?2) on conflict do nothing")?
            .execute(params_from_iter(row))?;
    }
    if kept.holes {
        done.losses.push(format!("Nội dung đang gõ chưa lưu của dự thảo: đọc được {} dự thảo, có thể thiếu.", kept.rows.len()));
    }
    Ok(())
}

/// A row that names a row which is lost is cut loose where it may be, and goes where it may not.
fn settle_links(store: &mut Store, done: &mut Rescued) -> Result<(), StoreError> {
    let c = store.connection();
    let broken: Vec<(String, Option<i64>)> = {
        let mut statement = c.prepare("select \"table\", rowid from pragma_foreign_key_check")?;
        statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?
    };
    let mut by_table: BTreeMap<String, usize> = BTreeMap::new();
    for (table, _) in broken {
        *by_table.entry(table).or_default() += 1;
    }
    for (table, n) in by_table {
        done.losses.push(format!("{}: {n} chỗ trỏ đến mục đã mất.", noun(&table)));
    }
    Ok(())
}

fn same(a: &Image, b: &Image) -> bool {
    // A table may have gained columns since the row was journaled.
    b.iter().all(|(k, v)| a.get(k).unwrap_or(&Value::Null) == v)
}

fn insert_row(c: &Connection, table: &Table, image: &Image) -> Result<(), StoreError> {
    let names: Vec<&str> = table.columns.iter().map(String::as_str).filter(|n| image.contains_key(*n)).collect();
    let values: Vec<Cell> = names.iter().map(|n| cell(&image[*n])).collect();
    c.prepare_cached(&rows::insert_sql(&table.name, &names))?.execute(params_from_iter(values))?;
    Ok(())
}

fn update_row(c: &Connection, table: &Table, id: &str, image: &Image) -> Result<(), StoreError> {
    let names: Vec<&String> = table.columns.iter().filter(|n| image.contains_key(*n) && !table.key.contains(n)).collect();
    if names.is_empty() {
        return Ok(());
    }
    let sets: Vec<String> = names.iter().enumerate().map(|(i, n)| format!("{n} = ?{}", i + 1)).collect();
    let mut values: Vec<Cell> = names.iter().map(|n| cell(&image[*n])).collect();
    let keys = place(table, id, names.len() + 1, &mut values);
    c.prepare_cached(&format!("update {} set {} where {keys}", table.name, sets.join(", ")))?.execute(params_from_iter(values))?;
    Ok(())
}

fn delete_row(c: &Connection, table: &Table, id: &str) -> Result<(), StoreError> {
    let mut values = Vec::new();
    let keys = place(table, id, 1, &mut values);
    c.prepare_cached(&format!("delete from {} where {keys}", table.name))?.execute(params_from_iter(values))?;
    Ok(())
}

fn place(table: &Table, id: &str, first: usize, values: &mut Vec<Cell>) -> String {
    let parts: Vec<&str> = if table.key.len() == 1 { vec![id] } else { id.split('/').collect() };
    values.extend(parts.into_iter().map(|p| Cell::Text(p.to_owned())));
    table.key.iter().enumerate().map(|(i, k)| format!("{k} = ?{}", first + i)).collect::<Vec<_>>().join(" and ")
}

fn cell(v: &Value) -> Cell {
    match v {
        Value::String(s) => Cell::Text(s.clone()),
        Value::Number(n) => n.as_i64().map_or_else(|| n.as_f64().map_or(Cell::Null, Cell::Real), Cell::Integer),
        Value::Bool(b) => Cell::Integer(i64::from(*b)),
        _ => Cell::Null,
    }
}
