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

pub(crate) fn check(c: &Connection) -> Result<CheckReport, StoreError> {
    let mut lines = Vec::new();
    let mut line = |ok: bool, good: String, bad: String| lines.push(CheckLine { ok, text: if ok { good } else { bad } });

    let faults = texts(c, "pragma integrity_check(20)")?;
    line(
        faults == ["ok"],
        "Cấu trúc tệp: nguyên vẹn.".into(),
        format!("Cấu trúc tệp: hỏng ({}). Hãy khôi phục từ bản sao lưu gần nhất.", faults.join("; ")),
    );
    let orphans: i64 = c.query_row("select count(*) from pragma_foreign_key_check", [], |r| r.get(0))?;
    line(
        orphans == 0,
        "Liên kết giữa các mục: đầy đủ.".into(),
        format!("Liên kết giữa các mục: {orphans} mục trỏ đến mục không còn."),
    );
    let missing = astray(c)?;
    line(
        missing.is_empty(),
        "Cấu trúc bảng và bộ ghi nhật ký: đúng phiên bản.".into(),
        format!("Cấu trúc bảng hoặc bộ ghi nhật ký: bị sửa ({}). Hãy khôi phục từ bản sao lưu gần nhất.", missing.join(", ")),
    );
    let chain = chain::verify(c);
    let (entries, head) = chain.as_ref().map_or((0, String::new()), |v| (v.entries, v.head.clone()));
    line(
        chain.is_ok(),
        format!("Chuỗi nhật ký: {entries} mục, nối liền nhau, không mục nào bị sửa."),
        format!("Chuỗi nhật ký: {}", chain.as_ref().err().map_or("", |b| b.why.as_str())),
    );
    let strange = replay::strangers(c)?;
    line(
        strange.is_empty(),
        "Dữ liệu: đúng như nhật ký ghi.".into(),
        format!("Dữ liệu: {} mục không đúng như nhật ký ghi, ví dụ {}.", strange.len(), strange.first().map_or("", String::as_str)),
    );
    let unindexed = search::astray(c)?;
    line(
        unindexed == 0,
        "Chỉ mục tìm kiếm: đủ mọi nhiệm vụ.".into(),
        format!("Chỉ mục tìm kiếm: lệch ở {unindexed} nhiệm vụ."),
    );
    let mut counts = Vec::new();
    for name in tracked::TABLES {
        let rows: i64 = c.query_row(&format!("select count(*) from {name}"), [], |r| r.get(0))?;
        counts.push(((*name).to_owned(), rows.unsigned_abs()));
    }
    Ok(CheckReport { lines, counts, entries, head })
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
