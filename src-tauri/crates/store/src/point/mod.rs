//! Points of directives: proposals that wait for a person.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use domain::{DirectiveId, Point, PointId};
use rusqlite::{Row, params};

const SELECT: &str = "select id, directive, ordinal, label, span_start, span_end, content, lead, coordinate, monitor, \
                      deadline_on, deadline_at, deadline_text, period_from, period_to, recurring, quotas, request, why, \
                      confidence, decision from point";

/// Columns in the order `put` gives them; the id is last.
const COLUMNS: &[&str] = &[
    "directive", "ordinal", "label", "span_start", "span_end", "content", "lead", "coordinate", "monitor",
    "deadline_on", "deadline_at", "deadline_text", "period_from", "period_to", "recurring", "quotas",
    "request", "why", "confidence", "decision", "id",
];

fn point(row: &Row<'_>) -> Result<Point, StoreError> {
    let mut c = Columns::new(row);
    Ok(Point {
        id: c.id()?,
        directive: c.id()?,
        ordinal: c.next()?,
        label: c.next()?,
        start: c.next()?,
        end: c.next()?,
        content: c.next()?,
        lead: c.json()?,
        coordinate: c.json()?,
        monitor: c.json()?,
        deadline: c.deadline()?,
        period: c.period()?,
        recurring: c.next()?,
        quotas: c.json()?,
        request: c.next()?,
        why: c.json()?,
        confidence: c.next()?,
        decision: c.word()?,
    })
}

/// The points of a directive in its order.
pub fn list(r: &impl Rows, directive: DirectiveId) -> Result<Vec<Point>, StoreError> {
    rows::all(r, &format!("{SELECT} where directive = ?1 order by ordinal, id"), [column::id(directive)], point)
}

/// One point.
pub fn get(r: &impl Rows, id: PointId) -> Result<Option<Point>, StoreError> {
    rows::one(r, &format!("{SELECT} where id = ?1"), [column::id(id)], point)
}

/// Adds a point.
pub fn insert(w: &Writer<'_>, p: &Point) -> Result<(), StoreError> {
    put(w, p, &rows::insert_sql("point", COLUMNS))
}

/// Changes a point.
pub fn update(w: &Writer<'_>, p: &Point) -> Result<(), StoreError> {
    put(w, p, &rows::update_sql("point", COLUMNS))
}

fn put(w: &Writer<'_>, p: &Point, sql: &str) -> Result<(), StoreError> {
    let (on, at, text) = column::deadline(p.deadline.as_ref());
    let (from, to) = column::period(p.period.as_ref());
    w.run_one(
        || format!("điểm {} của văn bản", p.ordinal),
        sql,
        params![
            column::id(p.directive),
            p.ordinal,
            p.label,
            p.start,
            p.end,
            p.content,
            column::json(&p.lead)?,
            column::json(&p.coordinate)?,
            column::json(&p.monitor)?,
            on,
            at,
            text,
            from,
            to,
            p.recurring,
            column::json(&p.quotas)?,
            p.request,
            column::json(&p.why)?,
            column::real(p.confidence),
            column::word(&p.decision)?,
            column::id(p.id),
        ],
    )
}
