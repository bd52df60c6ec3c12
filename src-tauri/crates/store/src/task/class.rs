//! Classes in time inside the database: the same rule as `domain::timeliness`, as conditions that
//! use an index, and as counts of ranges of an index. The tests hold both to the rule.

use super::filter::Classes;
use crate::{
    Rows, StoreError,
    column::{self, Columns},
    rows,
};
use chrono::NaiveDate;
use domain::{Soon, TaskState, Timeliness, UnitId};
use rusqlite::{params, types::Value};

/// States of a task whose clock runs.
pub const RUNNING: [TaskState; 5] =
    [TaskState::Assigned, TaskState::Acknowledged, TaskState::InProgress, TaskState::AwaitingConfirmation, TaskState::Returned];

/// Classes of tasks that are neither done nor cancelled.
pub(super) fn is_open(class: Timeliness) -> bool {
    matches!(class, Timeliness::Late | Timeliness::DueSoon | Timeliness::InTime | Timeliness::NoDeadline)
}

/// Days on which a clock was stopped that still stands.
pub(super) fn stops(r: &impl Rows) -> Result<Vec<NaiveDate>, StoreError> {
    let sql = "select distinct paused_on from task indexed by task_state_due where state = 'paused' and paused_on is not null";
    rows::all(r, sql, [], |row| Columns::new(row).day())
}

/// The condition that a task is in one of the classes, with its values.
pub(super) fn condition(k: &Classes) -> (String, Vec<Value>) {
    let today = column::day(k.today);
    let last = column::day(k.until);
    // The clock of a paused task shows the day it was stopped; its last day soon due follows from that.
    let clock = format!("min(coalesce(t.paused_on, '{today}'), '{today}')");
    let arms: String = k.stopped.iter().map(|(day, until)| format!(" when '{}' then '{}'", column::day(*day), column::day(*until))).collect();
    let until = if arms.is_empty() { format!("'{last}'") } else { format!("case t.paused_on{arms} else '{last}' end") };
    let open = "t.completed_on is null and t.state <> 'cancelled'";
    let mut sql = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    for class in &k.any_of {
        let (text, more): (String, Vec<&str>) = match class {
            Timeliness::Cancelled => ("t.state = 'cancelled'".into(), vec![]),
            Timeliness::DoneInTime => ("t.completed_on is not null and t.completed_on <= t.due".into(), vec![]),
            Timeliness::DoneLate => ("t.completed_on > t.deadline_on".into(), vec![]),
            Timeliness::NoDeadline => (format!("{open} and t.due = '9999-12-31'"), vec![]),
            Timeliness::Late => (format!("{open} and t.due < ? and (t.paused_on is null or t.due < t.paused_on)"), vec![&today]),
            Timeliness::DueSoon => (
                format!("{open} and t.due <= ? and case when t.paused_on is null then t.due >= ? else t.due between {clock} and {until} end"),
                vec![&last, &today],
            ),
            Timeliness::InTime => (
                format!("{open} and t.due < '9999-12-31' and case when t.paused_on is null then t.due > ? else t.due > {until} end"),
                vec![&last],
            ),
        };
        sql.push(format!("({text})"));
        values.extend(more.into_iter().map(|v| Value::Text(v.to_owned())));
    }
    if sql.is_empty() { ("0".into(), values) } else { (format!("({})", sql.join(" or ")), values) }
}

/// How many tasks are in a class.
pub type Counted = (Timeliness, u32);

/// How many tasks each of these units leads, by class: counted in ranges of one index, without
/// looking at a task.
pub fn classes_by_lead(r: &impl Rows, units: &[UnitId], today: NaiveDate, soon: &Soon) -> Result<Vec<(UnitId, Vec<Counted>)>, StoreError> {
    let (now, last) = (column::day(today), column::day(soon.until(today)));
    let done_late: Vec<(UnitId, u32)> = rows::all(
        r,
        "select lead, count(*) from task indexed by task_done_late where completed_on > deadline_on and lead is not null group by lead",
        [],
        |row| {
            let mut c = Columns::new(row);
            Ok((c.id()?, c.next()?))
        },
    )?;
    let sql = ranges();
    let mut out = Vec::with_capacity(units.len());
    for unit in units {
        let id = column::id(*unit);
        let found = rows::one(r, &sql, params![id, now, last], |row| {
            let mut c = Columns::new(row);
            Ok([c.next::<u32>()?, c.next()?, c.next()?, c.next()?, c.next()?, c.next()?])
        })?;
        let [running, late, soon_due, without, done, cancelled] = found.unwrap_or_default();
        let in_time = running - late - soon_due - without;
        let done_late = done_late.iter().find(|(lead, _)| lead == unit).map_or(0, |(_, n)| *n);
        let mut counted = vec![
            (Timeliness::DoneInTime, done - done_late),
            (Timeliness::DoneLate, done_late),
            (Timeliness::InTime, in_time),
            (Timeliness::DueSoon, soon_due),
            (Timeliness::Late, late),
            (Timeliness::NoDeadline, without),
            (Timeliness::Cancelled, cancelled),
        ];
        counted.extend(paused(r, "lead = ?1", &id, today, soon)?);
        counted.retain(|(_, n)| *n > 0);
        out.push((*unit, counted));
    }
    Ok(out)
}

/// Running, late, soon due and without a day (the states whose clock runs added up), done, cancelled.
fn ranges() -> String {
    let count = |state: TaskState, more: &str| {
        format!("(select count(*) from task indexed by task_lead_class where lead = ?1 and state = '{}'{more})", state.as_str())
    };
    let running = |more: &str| RUNNING.map(|s| count(s, more)).join(" + ");
    let sums = [
        running(""),
        running(" and deadline_on < ?2"),
        running(" and deadline_on between ?2 and ?3"),
        running(" and deadline_on is null"),
        count(TaskState::Done, ""),
        count(TaskState::Cancelled, ""),
    ];
    format!("select {}", sums.join(", "))
}

/// Classes of tasks without a lead that bind no other: they count in sums, under no unit.
pub fn classes_without_lead(r: &impl Rows, today: NaiveDate, soon: &Soon) -> Result<Vec<Counted>, StoreError> {
    let sql = "select t.deadline_on, t.completed_on, t.state = 'cancelled', t.paused_on, count(*) from task t indexed by task_unled \
               where t.lead is null and not exists (select 1 from task u where u.parent = t.id) \
               group by t.deadline_on, t.completed_on, t.state, t.paused_on";
    rows::all(r, sql, [], |row| {
        let mut c = Columns::new(row);
        let facts = super::Facts { due: c.day_opt()?, completed_on: c.day_opt()?, cancelled: c.next()?, paused_on: c.day_opt()?, tasks: c.next()? };
        Ok((facts.timeliness(today, soon), facts.tasks))
    })
}

/// Paused tasks, each by its own clock.
fn paused(r: &impl Rows, whose: &str, id: &str, today: NaiveDate, soon: &Soon) -> Result<Vec<Counted>, StoreError> {
    let sql = format!(
        "select deadline_on, paused_on, count(*) from task indexed by task_lead_class \
         where {whose} and state = 'paused' group by deadline_on, paused_on"
    );
    rows::all(r, &sql, params![id], |row| {
        let mut c = Columns::new(row);
        let facts = super::Facts { due: c.day_opt()?, completed_on: None, cancelled: false, paused_on: c.day_opt()?, tasks: c.next()? };
        Ok((facts.timeliness(today, soon), facts.tasks))
    })
}
