//! Drafts of papers. The document is kept as its own versioned JSON.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use chrono::{DateTime, FixedOffset, NaiveDate};
use document::{Document, Kind};
use domain::{DirectiveId, DraftId, TaskId};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

const SELECT: &str = "select id, directive, document, created_at, updated_at,
    (select json_group_array(task order by ordinal) from draft_task where draft = draft.id),
    withdrawn_on, withdrawn_reason from draft";

/// Columns in the order `put` gives them; the id is last.
const COLUMNS: &[&str] = &[
    "directive", "kind", "subject", "number", "document", "created_at", "updated_at", "withdrawn_on", "withdrawn_reason", "id",
];

/// A paper in the making.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Draft {
    /// Identity.
    pub id: DraftId,
    /// The directive it carries out.
    pub directive: Option<DirectiveId>,
    /// The paper.
    pub document: Document,
    /// When it was begun.
    pub created_at: DateTime<FixedOffset>,
    /// When it was last saved.
    pub updated_at: DateTime<FixedOffset>,
    /// Tasks it assigns, in its order.
    pub tasks: Vec<TaskId>,
    /// Present once it came to nothing.
    pub withdrawn: Option<Withdrawn>,
}

/// That a draft was withdrawn: when, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Withdrawn {
    /// The day.
    pub on: NaiveDate,
    /// The reason.
    pub reason: String,
}

/// A draft in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DraftLine {
    /// Identity.
    pub id: DraftId,
    /// Tên loại.
    pub kind: Kind,
    /// Trích yếu.
    pub subject: String,
    /// Số, ký hiệu; `None` while the number is blank.
    pub number: Option<String>,
    /// When it was last saved.
    pub updated_at: DateTime<FixedOffset>,
    /// The directive it carries out.
    pub directive: Option<DirectiveId>,
    /// Present once it came to nothing.
    pub withdrawn: Option<Withdrawn>,
}

fn withdrawn(c: &mut Columns<'_, '_>) -> Result<Option<Withdrawn>, StoreError> {
    let (on, reason): (_, Option<String>) = (c.day_opt()?, c.next()?);
    Ok(on.map(|on| Withdrawn { on, reason: reason.unwrap_or_default() }))
}

fn draft(row: &Row<'_>) -> Result<Draft, StoreError> {
    let mut c = Columns::new(row);
    Ok(Draft {
        id: c.id()?,
        directive: c.id_opt()?,
        document: document_of(&c.next::<String>()?)?,
        created_at: c.moment()?,
        updated_at: c.moment()?,
        tasks: c.json()?,
        withdrawn: withdrawn(&mut c)?,
    })
}

/// All drafts, last saved first.
pub fn list(r: &impl Rows) -> Result<Vec<DraftLine>, StoreError> {
    let sql = "select id, kind, subject, number, updated_at, directive, withdrawn_on, withdrawn_reason from draft \
               order by unixepoch(updated_at, 'subsec') desc, id desc";
    rows::all(r, sql, [], |row| {
        let mut c = Columns::new(row);
        Ok(DraftLine {
            id: c.id()?,
            kind: c.word()?,
            subject: c.next()?,
            number: c.next()?,
            updated_at: c.moment()?,
            directive: c.id_opt()?,
            withdrawn: withdrawn(&mut c)?,
        })
    })
}

/// One draft with its document.
pub fn get(r: &impl Rows, id: DraftId) -> Result<Option<Draft>, StoreError> {
    rows::one(r, &format!("{SELECT} where id = ?1"), [column::id(id)], draft)
}

/// Adds a draft.
pub fn insert(w: &Writer<'_>, d: &Draft) -> Result<(), StoreError> {
    put(w, d, &rows::insert_sql("draft", COLUMNS))
}

/// Saves a draft again.
pub fn update(w: &Writer<'_>, d: &Draft) -> Result<(), StoreError> {
    put(w, d, &rows::update_sql("draft", COLUMNS))
}

/// Keeps what was typed since the last save, without a journal entry. It does not change the draft.
pub fn keep(w: &Writer<'_>, id: DraftId, document: &Document) -> Result<(), StoreError> {
    w.run(
        "insert into draft_kept (draft, document) values (?1, ?2) \
         on conflict (draft) do update set document = excluded.document where document is not excluded.document",
        [column::id(id), text_of(document)?],
    )?;
    Ok(())
}

/// What was typed since the last save, if anything was kept.
pub fn kept(r: &impl Rows, id: DraftId) -> Result<Option<Document>, StoreError> {
    rows::one(r, "select document from draft_kept where draft = ?1", [column::id(id)], |row| {
        document_of(&row.get::<_, String>(0)?)
    })
}

/// A word for a draft as it reads now, typed words included: another word, another text. `None` when
/// there is no such draft.
pub fn version(r: &impl Rows, id: DraftId) -> Result<Option<String>, StoreError> {
    let sql = "select coalesce((select k.document from draft_kept k where k.draft = draft.id), document) from draft where id = ?1";
    rows::one(r, sql, [column::id(id)], |row| {
        let text: String = row.get(0)?;
        Ok(Sha256::digest(text).iter().take(12).map(|b| format!("{b:02x}")).collect())
    })
}

/// Forgets what was kept: the draft has taken it up, or it was thrown away.
pub fn forget_kept(w: &Writer<'_>, id: DraftId) -> Result<(), StoreError> {
    w.run("delete from draft_kept where draft = ?1", [column::id(id)])?;
    Ok(())
}

fn document_of(text: &str) -> Result<Document, StoreError> {
    document::from_json(text).map_err(|e| StoreError::damaged(e.to_string().trim_end_matches('.')))
}

/// The JSON of a document. What could not be read again is not saved: better a refusal now than a
/// lost draft later.
fn text_of(document: &Document) -> Result<String, StoreError> {
    let text = document::to_json(document);
    document::from_json(&text).map_err(|e| StoreError::conflict(e.to_string().trim_end_matches('.')))?;
    Ok(text)
}

fn put(w: &Writer<'_>, d: &Draft, sql: &str) -> Result<(), StoreError> {
    let text = text_of(&d.document)?;
    let head = &d.document.head;
    let number = head.number.as_deref().map(|n| format!("{}/{}", document::pad_number(n), head.symbol));
    let id = column::id(d.id);
    w.run_one(
        || format!("dự thảo “{}”", d.document.subject),
        sql,
        params![
            column::id_opt(d.directive),
            d.document.kind.id,
            d.document.subject,
            number,
            text,
            column::moment(&d.created_at),
            column::moment(&d.updated_at),
            column::day_opt(d.withdrawn.as_ref().map(|w| w.on)),
            d.withdrawn.as_ref().map(|w| w.reason.as_str()),
            id,
        ],
    )?;
    rows::join(w, "draft_task", ["draft", "task"], &id, d.tasks.iter().map(|t| column::id(*t)))
}
