//! Directives that came in. Their received words are never rewritten.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use chrono::NaiveDate;
use domain::{Directive, DirectiveId, names};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

const SELECT: &str = "select id, arrival, doc_type, number, date, issuer, place, subject, signer, recipients, \
                      citations, received_on, source, file_name, text from directive";

/// Columns in the order `put` gives them; the id is last.
const COLUMNS: &[&str] = &[
    "arrival", "doc_type", "number", "number_key", "date", "issuer", "place", "subject", "signer",
    "recipients", "citations", "received_on", "source", "file_name", "text", "id",
];

/// A directive in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DirectiveLine {
    /// Identity.
    pub id: DirectiveId,
    /// Order of arrival.
    pub arrival: u32,
    /// Tên loại.
    pub doc_type: Option<String>,
    /// Số, ký hiệu.
    pub number: Option<String>,
    /// Ngày ban hành.
    pub date: Option<NaiveDate>,
    /// Cơ quan ban hành.
    pub issuer: Option<String>,
    /// Trích yếu.
    pub subject: Option<String>,
    /// Day it reached us.
    pub received_on: NaiveDate,
    /// Points found in it.
    pub points: u32,
    /// Points nobody decided yet.
    pub open_points: u32,
    /// Tasks with a lead, cancelled ones left out.
    pub tasks: u32,
    /// Of these, the ones done.
    pub tasks_done: u32,
}

fn directive(row: &Row<'_>) -> Result<Directive, StoreError> {
    let mut c = Columns::new(row);
    Ok(Directive {
        id: c.id()?,
        arrival: c.next()?,
        doc_type: c.next()?,
        number: c.next()?,
        date: c.day_opt()?,
        issuer: c.next()?,
        place: c.next()?,
        subject: c.next()?,
        signer: c.next()?,
        recipients: c.json()?,
        citations: c.json()?,
        received_on: c.day()?,
        source: c.word()?,
        file_name: c.next()?,
        text: c.next()?,
    })
}

/// All directives, newest arrival first.
pub fn list(r: &impl Rows) -> Result<Vec<DirectiveLine>, StoreError> {
    rows::all(r, include_str!("list.sql"), [], |row| {
        let mut c = Columns::new(row);
        Ok(DirectiveLine {
            id: c.id()?,
            arrival: c.next()?,
            doc_type: c.next()?,
            number: c.next()?,
            date: c.day_opt()?,
            issuer: c.next()?,
            subject: c.next()?,
            received_on: c.day()?,
            points: c.next()?,
            open_points: c.next()?,
            tasks: c.next()?,
            tasks_done: c.next()?,
        })
    })
}

/// One directive with its text.
pub fn get(r: &impl Rows, id: DirectiveId) -> Result<Option<Directive>, StoreError> {
    rows::one(r, &format!("{SELECT} where id = ?1"), [column::id(id)], directive)
}

/// Directives with a number, however it was typed ("474/CĐ-TTg", "474 / cđ-ttg"): more than one
/// when a paper came in twice or two bodies count alike.
pub fn by_number(r: &impl Rows, number: &str) -> Result<Vec<DirectiveId>, StoreError> {
    let Some(key) = number_key(Some(number)) else { return Ok(Vec::new()) };
    rows::all(r, "select id from directive where number_key = ?1 order by arrival", [key], |row| Columns::new(row).id())
}

/// The order of arrival the next directive gets.
pub fn next_arrival(r: &impl Rows) -> Result<u32, StoreError> {
    rows::number(r, "select coalesce(max(arrival), 0) + 1 from directive", [])
}

/// Registers a directive.
pub fn insert(w: &Writer<'_>, d: &Directive) -> Result<(), StoreError> {
    put(w, d, &rows::insert_sql("directive", COLUMNS))
}

/// Corrects what is known about a directive. Its text stays as it was received: another text is
/// another directive.
pub fn update(w: &Writer<'_>, d: &Directive) -> Result<(), StoreError> {
    if get(w, d.id)?.is_some_and(|old| old.text != d.text) {
        return Err(StoreError::conflict("nội dung văn bản đến được giữ nguyên như khi nhận; hãy đăng ký văn bản khác"));
    }
    put(w, d, &rows::update_sql("directive", COLUMNS))
}

fn put(w: &Writer<'_>, d: &Directive, sql: &str) -> Result<(), StoreError> {
    w.run_one(
        || format!("văn bản đến số thứ tự {}", d.arrival),
        sql,
        params![
            d.arrival,
            d.doc_type,
            d.number,
            number_key(d.number.as_deref()),
            column::day_opt(d.date),
            d.issuer,
            d.place,
            d.subject,
            d.signer,
            column::json(&d.recipients)?,
            column::json(&d.citations)?,
            column::day(d.received_on),
            column::word(&d.source)?,
            d.file_name,
            d.text,
            column::id(d.id),
        ],
    )
}

fn number_key(number: Option<&str>) -> Option<String> {
    let key: String = names::fold(number?).chars().filter(|c| !c.is_whitespace()).collect();
    (!key.is_empty()).then_some(key)
}
