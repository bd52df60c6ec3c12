//! Frozen reports: added, never changed, never removed. The schema's own triggers refuse the rest.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use domain::{Frozen, FrozenId};
use rusqlite::{Row, params};
use sha2::{Digest, Sha256};

const SELECT: &str = "select id, kind, as_of, at, note, rows, sha256, chain from frozen_report";

/// Columns in the order of [`insert`]; the id is last.
const COLUMNS: &[&str] = &["kind", "as_of", "at", "note", "rows", "sha256", "chain", "id"];

fn frozen(row: &Row<'_>) -> Result<Frozen, StoreError> {
    let mut c = Columns::new(row);
    let found = Frozen {
        id: c.id()?,
        kind: c.next()?,
        as_of: c.day()?,
        at: c.moment()?,
        note: c.next()?,
        rows: c.next()?,
        sha256: c.next()?,
        chain: c.next()?,
    };
    if sha256(&found.rows) != found.sha256 {
        return Err(StoreError::damaged(format!("báo cáo chốt ngày {} không khớp mã băm", found.as_of.format("%d/%m/%Y"))));
    }
    Ok(found)
}

/// SHA-256 of rows, hexadecimal.
pub fn sha256(rows: &str) -> String {
    Sha256::digest(rows).iter().map(|b| format!("{b:02x}")).collect()
}

/// All frozen reports, oldest first.
pub fn list(r: &impl Rows) -> Result<Vec<Frozen>, StoreError> {
    rows::all(r, &format!("{SELECT} order by id"), [], frozen)
}

/// One frozen report; one whose rows do not fit their hash is told as damage.
pub fn get(r: &impl Rows, id: FrozenId) -> Result<Option<Frozen>, StoreError> {
    rows::one(r, &format!("{SELECT} where id = ?1"), [column::id(id)], frozen)
}

/// Keeps a report for good.
pub fn insert(w: &Writer<'_>, f: &Frozen) -> Result<(), StoreError> {
    w.run_one(
        || "báo cáo đã chốt".to_owned(),
        &rows::insert_sql("frozen_report", COLUMNS),
        params![f.kind, column::day(f.as_of), column::moment(&f.at), f.note, f.rows, f.sha256, f.chain, column::id(f.id)],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entry, Store};

    fn entry(n: u128, barrier: bool) -> Entry {
        Entry {
            id: uuid::Uuid::from_u128(n),
            intent: "test".into(),
            label: "Chốt".into(),
            actor: "Thư ký".into(),
            at: "2026-01-05T08:00:00+07:00".parse().expect("a moment"),
            barrier,
        }
    }

    #[test]
    fn nothing_changes_or_removes_a_frozen_report() {
        let mut store = Store::in_memory().expect("a store");
        let rows = r#"{"a":1}"#.to_owned();
        let f = Frozen {
            id: uuid::Uuid::from_u128(9).into(),
            kind: "units".into(),
            as_of: "2026-01-05".parse().expect("a day"),
            at: "2026-01-05T08:00:00+07:00".parse().expect("a moment"),
            note: None,
            sha256: sha256(&rows),
            rows,
            chain: String::new(),
        };
        store.write(entry(1, true), |w| insert(w, &f)).expect("frozen");
        for sql in [
            "update frozen_report set rows = '{}'",
            "update frozen_report set note = 'khác'",
            "delete  from frozen_report",
        ] {
            store.write(entry(2, false), |w| w.run(sql, [])).expect_err("the trigger refuses");
        }
        assert_eq!(store.read(|r| list(r)).expect("read"), [f]);
        assert!(store.undo(entry(3, false)).is_err(), "and undo stops before it");
        assert_eq!(store.read(|r| list(r)).expect("read").len(), 1);
    }
}
