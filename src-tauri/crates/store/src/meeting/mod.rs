//! Meetings with their papers and the tasks that came of them.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use domain::{DraftId, Meeting, MeetingId, TaskId};
use rusqlite::{Row, params};

const SELECT: &str = "select id, name, day, starts, ends, place, online, chair, secretary, agenda, papers, attendees, statements, \
                      assessment, conclusions from meeting";

/// Columns in the order `put` gives them; the id is last.
const COLUMNS: &[&str] = &[
    "name", "day", "starts", "ends", "place", "online", "chair", "secretary", "agenda", "papers", "attendees", "statements",
    "assessment", "conclusions", "id",
];

fn meeting(row: &Row<'_>) -> Result<Meeting, StoreError> {
    let mut c = Columns::new(row);
    let hour = |text: Option<String>| text.and_then(|t| t.parse().ok());
    Ok(Meeting {
        id: c.id()?,
        name: c.next()?,
        on: c.day()?,
        starts: hour(c.next()?),
        ends: hour(c.next()?),
        place: c.next()?,
        online: c.next()?,
        chair: c.next()?,
        secretary: c.next()?,
        agenda: c.json()?,
        papers: c.json()?,
        attendees: c.json()?,
        statements: c.json()?,
        assessment: c.next()?,
        conclusions: c.json()?,
    })
}

/// All meetings, latest first.
pub fn list(r: &impl Rows) -> Result<Vec<Meeting>, StoreError> {
    rows::all(r, &format!("{SELECT} order by day desc, id desc"), [], meeting)
}

/// One meeting.
pub fn get(r: &impl Rows, id: MeetingId) -> Result<Option<Meeting>, StoreError> {
    rows::one(r, &format!("{SELECT} where id = ?1"), [column::id(id)], meeting)
}

/// Adds a meeting.
pub fn insert(w: &Writer<'_>, m: &Meeting) -> Result<(), StoreError> {
    put(w, m, &rows::insert_sql("meeting", COLUMNS))
}

/// Changes a meeting.
pub fn update(w: &Writer<'_>, m: &Meeting) -> Result<(), StoreError> {
    put(w, m, &rows::update_sql("meeting", COLUMNS))
}

fn put(w: &Writer<'_>, m: &Meeting, sql: &str) -> Result<(), StoreError> {
    w.run_one(
        || format!("cuộc họp {}", m.name),
        sql,
        params![
            m.name,
            column::day(m.on),
            m.starts.map(|t| t.to_string()),
            m.ends.map(|t| t.to_string()),
            m.place,
            m.online,
            m.chair,
            m.secretary,
            column::json(&m.agenda)?,
            column::json(&m.papers)?,
            column::json(&m.attendees)?,
            column::json(&m.statements)?,
            m.assessment,
            column::json(&m.conclusions)?,
            column::id(m.id),
        ],
    )
}

/// Papers made for a meeting, in order.
pub fn drafts(r: &impl Rows, meeting: MeetingId) -> Result<Vec<DraftId>, StoreError> {
    let sql = "select draft from meeting_draft where meeting = ?1 order by ordinal";
    rows::all(r, sql, [column::id(meeting)], |row| Columns::new(row).id())
}

/// Tasks that came of a meeting, in order.
pub fn tasks(r: &impl Rows, meeting: MeetingId) -> Result<Vec<TaskId>, StoreError> {
    let sql = "select task from meeting_task where meeting = ?1 order by ordinal";
    rows::all(r, sql, [column::id(meeting)], |row| Columns::new(row).id())
}

/// Meetings a task came of.
pub fn of_task(r: &impl Rows, task: TaskId) -> Result<Vec<Meeting>, StoreError> {
    let sql = format!("{SELECT} where id in (select meeting from meeting_task where task = ?1) order by day, id");
    rows::all(r, &sql, [column::id(task)], meeting)
}

/// Ties papers and tasks to a meeting; what was tied before stays.
pub fn tie(w: &Writer<'_>, meeting: MeetingId, more_drafts: &[DraftId], more_tasks: &[TaskId]) -> Result<(), StoreError> {
    let id = column::id(meeting);
    let all = drafts(w, meeting)?.into_iter().chain(more_drafts.iter().copied());
    rows::join(w, "meeting_draft", ["meeting", "draft"], &id, all.map(column::id))?;
    let all = tasks(w, meeting)?.into_iter().chain(more_tasks.iter().copied());
    rows::join(w, "meeting_task", ["meeting", "task"], &id, all.map(column::id))
}
