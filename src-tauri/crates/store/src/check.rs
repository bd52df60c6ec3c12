//! The examination of a store, in lines a person reads.

use crate::{
    Store, StoreError,
    journal::{chain, replay, tracked},
    search,
};
use rusqlite::Connection;
use std::collections::BTreeSet;

/// What an examination found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckReport {
    /// One line for each thing looked at.
    pub lines: Vec<CheckLine>,
    /// Rows of each tracked table.
    pub counts: Vec<(String, u64)>,
    /// Number of journal entries.
    pub entries: u64,
    /// Head of the chain; empty when it is broken or the journal is empty.
    pub head: String,
}

/// One thing looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckLine {
    /// Whether it is in order.
    pub ok: bool,
    /// Vietnamese.
    pub text: String,
}

impl CheckReport {
    /// True when everything is in order.
    pub fn ok(&self) -> bool {
        self.lines.iter().all(|l| l.ok)
    }
}

/// What is looked at, in this order; each says one line.
type Part = fn(&Connection) -> Result<CheckLine, StoreError>;

const PARTS: [(&str, Part); 7] = [
    ("cấu trúc tệp", structure),
    ("dấu niêm của từng trang", seals),
    ("liên kết giữa các mục", links),
    ("bảng và bộ ghi nhật ký", schema),
    ("chuỗi nhật ký", history),
    ("dữ liệu so với nhật ký", replayed),
    ("chỉ mục tìm kiếm", index),
];

/// Number of parts of an examination, and what the part with a number looks at.
pub fn parts() -> impl ExactSizeIterator<Item = &'static str> {
    PARTS.iter().map(|(name, _)| *name)
}

/// One part of an examination, for whoever shows how far it is.
pub(crate) fn part(c: &Connection, n: usize) -> Result<CheckLine, StoreError> {
    match PARTS.get(n) {
        Some((_, look)) => look(c),
        None => Err(StoreError::missing("phần kiểm tra này")),
    }
}

pub(crate) fn check(c: &Connection) -> Result<CheckReport, StoreError> {
    let lines = (0..PARTS.len()).map(|n| part(c, n)).collect::<Result<_, _>>()?;
    let (entries, head) = chain::verify(c).map_or((0, String::new()), |v| (v.entries, v.head));
    Ok(CheckReport { lines, counts: counts(c)?, entries, head })
}

fn line(ok: bool, good: impl Into<String>, bad: impl Into<String>) -> CheckLine {
    CheckLine { ok, text: if ok { good.into() } else { bad.into() } }
}

fn structure(c: &Connection) -> Result<CheckLine, StoreError> {
    let faults = texts(c, "pragma integrity_check(20)")?;
    Ok(line(
        faults == ["ok"],
        "Cấu trúc tệp: nguyên vẹn.",
        format!("Cấu trúc tệp: hỏng ({}). Hãy khôi phục từ bản sao lưu gần nhất.", faults.join("; ")),
    ))
}

/// An enciphered page carries a seal (HMAC); a plain store has none, and the question has no rows.
fn seals(c: &Connection) -> Result<CheckLine, StoreError> {
    let faults = texts(c, "pragma cipher_integrity_check")?;
    Ok(line(
        faults.is_empty(),
        "Dấu niêm của từng trang: không trang nào bị sửa.",
        format!("Dấu niêm của từng trang: {} trang bị sửa hoặc hỏng. Hãy khôi phục từ bản sao lưu gần nhất.", faults.len()),
    ))
}

fn links(c: &Connection) -> Result<CheckLine, StoreError> {
    let orphans: i64 = c.query_row("select count(*) from pragma_foreign_key_check", [], |r| r.get(0))?;
    Ok(line(orphans == 0, "Liên kết giữa các mục: đầy đủ.", format!("Liên kết giữa các mục: {orphans} mục trỏ đến mục không còn.")))
}

fn schema(c: &Connection) -> Result<CheckLine, StoreError> {
    let missing = astray(c)?;
    Ok(line(
        missing.is_empty(),
        "Cấu trúc bảng và bộ ghi nhật ký: đúng phiên bản.",
        format!("Cấu trúc bảng hoặc bộ ghi nhật ký: bị sửa ({}). Hãy khôi phục từ bản sao lưu gần nhất.", missing.join(", ")),
    ))
}

fn history(c: &Connection) -> Result<CheckLine, StoreError> {
    Ok(match chain::verify(c) {
        Ok(v) => CheckLine { ok: true, text: format!("Chuỗi nhật ký: {} mục, nối liền nhau, không mục nào bị sửa.", v.entries) },
        Err(b) => CheckLine { ok: false, text: format!("Chuỗi nhật ký: {}", b.why) },
    })
}

fn replayed(c: &Connection) -> Result<CheckLine, StoreError> {
    let strange = replay::strangers(c)?;
    Ok(line(
        strange.is_empty(),
        "Dữ liệu: đúng như nhật ký ghi.",
        format!("Dữ liệu: {} mục không đúng như nhật ký ghi, ví dụ {}.", strange.len(), strange.first().map_or("", String::as_str)),
    ))
}

fn index(c: &Connection) -> Result<CheckLine, StoreError> {
    let unindexed = search::astray(c)?;
    Ok(line(unindexed == 0, "Chỉ mục tìm kiếm: đủ mọi nhiệm vụ.", format!("Chỉ mục tìm kiếm: lệch ở {unindexed} nhiệm vụ.")))
}

/// Rows of each tracked table.
pub(crate) fn counts(c: &Connection) -> Result<Vec<(String, u64)>, StoreError> {
    tracked::TABLES
        .iter()
        .map(|name| {
            let rows: i64 = c.query_row(&format!("select count(*) from {name}"), [], |r| r.get(0))?;
            Ok(((*name).to_owned(), rows.unsigned_abs()))
        })
        .collect()
}

/// Names of tables, indexes and triggers that are not as a fresh store has them.
fn astray(c: &Connection) -> Result<Vec<String>, StoreError> {
    let fresh = Store::in_memory()?;
    let schema = |c: &Connection| -> Result<BTreeSet<(String, String)>, StoreError> {
        let mut statement = c.prepare("select name, coalesce(sql, '') from sqlite_schema where name not like 'sqlite_stat%'")?;
        Ok(statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?)
    };
    let (ours, theirs) = (schema(fresh.connection())?, schema(c)?);
    let names: BTreeSet<String> = ours.symmetric_difference(&theirs).map(|(name, _)| name.clone()).collect();
    Ok(names.into_iter().collect())
}

fn texts(c: &Connection, sql: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = c.prepare(sql)?;
    Ok(statement.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?)
}
