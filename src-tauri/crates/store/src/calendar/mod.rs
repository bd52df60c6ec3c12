//! Milestones of the election, areas that vote early, holidays and swapped days.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use domain::{AreaId, DayRule, Milestone, MilestoneId, VotingArea};
use rusqlite::{Row, params};

const MILESTONES: &str = "select id, key, name, who, kind, hour, article, verified, source, note, law, own, reason from milestone";
const MILESTONE_COLUMNS: &[&str] =
    &["key", "name", "who", "kind", "hour", "article", "verified", "source", "note", "law", "own", "reason", "id"];
const AREAS: &str = "select id, name, place, reason, paper, active from voting_area";
const AREA_COLUMNS: &[&str] = &["name", "place", "reason", "paper", "active", "id"];

fn milestone(row: &Row<'_>) -> Result<Milestone, StoreError> {
    let mut c = Columns::new(row);
    Ok(Milestone {
        id: c.id()?,
        key: c.next()?,
        name: c.next()?,
        who: c.next()?,
        kind: c.word()?,
        hour: c.next()?,
        article: c.next()?,
        verified: c.next()?,
        source: c.next()?,
        note: c.next()?,
        law: c.json_opt()?,
        own: c.json_opt()?,
        reason: c.next()?,
    })
}

/// All milestones, in the order they were entered.
pub fn milestones(r: &impl Rows) -> Result<Vec<Milestone>, StoreError> {
    rows::all(r, &format!("{MILESTONES} order by id"), [], milestone)
}

/// One milestone.
pub fn milestone_get(r: &impl Rows, id: MilestoneId) -> Result<Option<Milestone>, StoreError> {
    rows::one(r, &format!("{MILESTONES} where id = ?1"), [column::id(id)], milestone)
}

/// Adds a milestone.
pub fn milestone_insert(w: &Writer<'_>, m: &Milestone) -> Result<(), StoreError> {
    put_milestone(w, m, &rows::insert_sql("milestone", MILESTONE_COLUMNS))
}

/// Changes a milestone.
pub fn milestone_update(w: &Writer<'_>, m: &Milestone) -> Result<(), StoreError> {
    put_milestone(w, m, &rows::update_sql("milestone", MILESTONE_COLUMNS))
}

fn put_milestone(w: &Writer<'_>, m: &Milestone, sql: &str) -> Result<(), StoreError> {
    w.run_one(
        || format!("mốc “{}”", m.name),
        sql,
        params![
            m.key,
            m.name,
            m.who,
            column::word(&m.kind)?,
            m.hour,
            m.article,
            m.verified,
            m.source,
            m.note,
            m.law.as_ref().map(column::json).transpose()?,
            m.own.as_ref().map(column::json).transpose()?,
            m.reason,
            column::id(m.id),
        ],
    )
}

fn area(row: &Row<'_>) -> Result<VotingArea, StoreError> {
    let mut c = Columns::new(row);
    Ok(VotingArea { id: c.id()?, name: c.next()?, when: c.json()?, reason: c.next()?, paper: c.next()?, active: c.next()? })
}

/// All areas that vote early, in the order they were entered.
pub fn areas(r: &impl Rows) -> Result<Vec<VotingArea>, StoreError> {
    rows::all(r, &format!("{AREAS} order by id"), [], area)
}

/// One area.
pub fn area_get(r: &impl Rows, id: AreaId) -> Result<Option<VotingArea>, StoreError> {
    rows::one(r, &format!("{AREAS} where id = ?1"), [column::id(id)], area)
}

/// Adds an area.
pub fn area_insert(w: &Writer<'_>, a: &VotingArea) -> Result<(), StoreError> {
    put_area(w, a, &rows::insert_sql("voting_area", AREA_COLUMNS))
}

/// Changes an area.
pub fn area_update(w: &Writer<'_>, a: &VotingArea) -> Result<(), StoreError> {
    put_area(w, a, &rows::update_sql("voting_area", AREA_COLUMNS))
}

fn put_area(w: &Writer<'_>, a: &VotingArea, sql: &str) -> Result<(), StoreError> {
    w.run_one(
        || format!("khu vực “{}”", a.name),
        sql,
        params![a.name, column::json(&a.when)?, a.reason, a.paper, a.active, column::id(a.id)],
    )
}

/// Days that are not what their weekday says, oldest first.
pub fn days(r: &impl Rows) -> Result<Vec<DayRule>, StoreError> {
    rows::all(r, "select day, kind, name, verified from day_rule order by day", [], |row| {
        let mut c = Columns::new(row);
        Ok(DayRule { day: c.day()?, kind: c.word()?, name: c.next()?, verified: c.next()? })
    })
}

/// Says what a day is; a day said before is changed.
pub fn day_set(w: &Writer<'_>, d: &DayRule) -> Result<(), StoreError> {
    w.run(
        "insert into day_rule (day, kind, name, verified) values (?1, ?2, ?3, ?4) \
         on conflict (day) do update set kind = excluded.kind, name = excluded.name, verified = excluded.verified",
        params![column::day(d.day), column::word(&d.kind)?, d.name, d.verified],
    )?;
    Ok(())
}
