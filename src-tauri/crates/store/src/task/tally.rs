//! Tasks of a filter counted by unit, day, paper: what matrices, calendars and charts show. Every
//! count is of the rows the list of the same filter answers.

use super::filter::TaskFilter;
use crate::{Rows, StoreError, column::Columns, rows};
use chrono::NaiveDate;
use domain::{DirectiveId, TaskState, UnitId};
use rusqlite::params_from_iter;

/// By lead and state.
pub fn by_lead_and_state(r: &impl Rows, filter: &TaskFilter) -> Result<Vec<(UnitId, TaskState, u32)>, StoreError> {
    grouped(r, filter, "t.lead, t.state", true, |c| Ok((c.id()?, c.word()?, c.next()?)))
}

/// By lead and day of the deadline in force.
pub fn by_lead_and_day(r: &impl Rows, filter: &TaskFilter) -> Result<Vec<(UnitId, Option<NaiveDate>, u32)>, StoreError> {
    // By the day as the index of leads has it, where no day is the last of all days.
    let question = filter.grouped(r, Some("task_lead_due"))?;
    let sql = format!("select t.lead, nullif(t.due, '9999-12-31'), count(*) {} group by t.lead, t.due", question.sql);
    rows::all(r, &sql, params_from_iter(question.params), |row| {
        let mut c = Columns::new(row);
        Ok((c.id()?, c.day_opt()?, c.next()?))
    })
}

/// Tasks due on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayCount {
    /// The day; absent for tasks without one.
    pub on: Option<NaiveDate>,
    /// Done or not.
    pub done: bool,
    /// How many.
    pub tasks: u32,
}

/// By day of the deadline in force, done or not.
pub fn by_day(r: &impl Rows, filter: &TaskFilter) -> Result<Vec<DayCount>, StoreError> {
    grouped(r, filter, "t.deadline_on, t.completed_on is not null", false, |c| Ok(DayCount { on: c.day_opt()?, done: c.next()?, tasks: c.next()? }))
}

/// By day of the deadline and day of completion, cancelled tasks left out: what the life of all
/// tasks over the weeks is drawn from.
pub fn by_week_of_life(r: &impl Rows) -> Result<Vec<(Option<NaiveDate>, Option<NaiveDate>, u32)>, StoreError> {
    let sql = "select deadline_on, completed_on, count(*) from task indexed by task_lead_class \
               where lead is not null and state <> 'cancelled' group by deadline_on, completed_on";
    rows::all(r, sql, [], |row| {
        let mut c = Columns::new(row);
        Ok((c.day_opt()?, c.day_opt()?, c.next()?))
    })
}

/// Tasks of one directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DirectiveCount {
    /// The directive; absent for tasks without one.
    pub directive: Option<DirectiveId>,
    /// How many.
    pub tasks: u32,
    /// Of these, done.
    pub done: u32,
}

/// By directive.
pub fn by_directive(r: &impl Rows, filter: &TaskFilter) -> Result<Vec<DirectiveCount>, StoreError> {
    let mut out: Vec<DirectiveCount> = Vec::new();
    let rows: Vec<(Option<DirectiveId>, bool, u32)> =
        grouped(r, filter, "t.directive, t.state = 'done'", false, |c| Ok((c.id_opt()?, c.next()?, c.next()?)))?;
    for (directive, done, tasks) in rows {
        let done = if done { tasks } else { 0 };
        match out.last_mut().filter(|last| last.directive == directive) {
            Some(last) => (last.tasks, last.done) = (last.tasks + tasks, last.done + done),
            None => out.push(DirectiveCount { directive, tasks, done }),
        }
    }
    Ok(out)
}

/// How many tasks with a running clock, due on `until` or earlier, nobody ever told anything about.
pub fn silent(r: &impl Rows, until: NaiveDate) -> Result<u32, StoreError> {
    let filter = TaskFilter {
        states: super::RUNNING.to_vec(),
        open: true,
        due_to: Some(until),
        leaves_only: true,
        silent: true,
        ..Default::default()
    };
    super::count(r, &filter)
}

fn grouped<T>(
    r: &impl Rows,
    filter: &TaskFilter,
    columns: &str,
    led: bool,
    mut f: impl FnMut(&mut Columns<'_, '_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let question = filter.grouped(r, led.then_some("task_lead_class"))?;
    let sql = format!("select {columns}, count(*) {} group by {columns}", question.sql);
    rows::all(r, &sql, params_from_iter(question.params), |row| f(&mut Columns::new(row)))
}
