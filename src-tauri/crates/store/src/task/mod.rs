//! Tasks, and the lists a secretary asks for.

mod class;
mod filter;
mod tally;

pub use class::{Counted, RUNNING, classes_by_lead, classes_without_lead};
pub use filter::{Classes, TaskFilter, TaskOrder, UnitRole};
pub use tally::{DayCount, DirectiveCount, by_day, by_directive, by_lead_and_day, by_lead_and_state, by_week_of_life, silent};

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use chrono::NaiveDate;
use domain::{DirectiveId, PointId, Task, TaskId, TaskState, Timeliness, UnitId};
use rusqlite::{Row, params, params_from_iter};
use std::collections::HashMap;

const SELECT: &str = include_str!("select.sql");

/// Columns in the order `put` gives them; the id is last.
const COLUMNS: &[&str] = &[
    "code", "content", "directive", "point", "parent", "lead", "monitor", "deadline_on",
    "deadline_at", "deadline_text", "original_on", "original_at", "original_text", "period_from", "period_to",
    "recurring", "product", "quotas", "request", "state", "assigned_on", "completed_on", "reason", "paused_on", "deadline_link", "id",
];

fn task(row: &Row<'_>) -> Result<Task, StoreError> {
    let mut c = Columns::new(row);
    Ok(Task {
        id: c.id()?,
        code: c.next()?,
        content: c.next()?,
        directive: c.id_opt()?,
        point: c.id_opt()?,
        parent: c.id_opt()?,
        lead: c.id_opt()?,
        coordinators: c.json()?,
        monitor: c.id_opt()?,
        deadline: c.deadline()?,
        original_deadline: c.deadline()?,
        period: c.period()?,
        recurring: c.next()?,
        product: c.next()?,
        quotas: c.json()?,
        request: c.next()?,
        state: c.word()?,
        assigned_on: c.day()?,
        completed_on: c.day_opt()?,
        reason: c.next()?,
        paused_on: c.day_opt()?,
        link: c.json_opt()?,
    })
}

/// One task.
pub fn get(r: &impl Rows, id: TaskId) -> Result<Option<Task>, StoreError> {
    rows::one(r, &format!("{SELECT} from task t where t.id = ?1"), [column::id(id)], task)
}

/// The task with a number.
pub fn by_code(r: &impl Rows, code: u32) -> Result<Option<Task>, StoreError> {
    rows::one(r, &format!("{SELECT} from task t where t.code = ?1"), [code], task)
}

/// Tasks that pass a filter, in its order. The rows of the page are found in an index alone; only
/// then are the tasks read.
pub fn list(r: &impl Rows, filter: &TaskFilter) -> Result<Vec<Task>, StoreError> {
    let Some(page) = filter.page(r)? else { return Ok(Vec::new()) };
    let order = match filter.order_in(r)? {
        TaskOrder::Code => "p.code",
        TaskOrder::Newest => "p.code desc",
        TaskOrder::Deadline => "p.due, p.code",
    };
    let sql = format!("with page as materialized ({}) {SELECT} from page p cross join task t on t.code = p.code order by {order}", page.sql);
    rows::all(r, &sql, params_from_iter(page.params), task)
}

/// The order in which [`list`] answers: hits of words too many to be sorted come newest first.
pub fn order(r: &impl Rows, filter: &TaskFilter) -> Result<TaskOrder, StoreError> {
    filter.order_in(r)
}

/// How many tasks pass a filter, whatever its page.
pub fn count(r: &impl Rows, filter: &TaskFilter) -> Result<u32, StoreError> {
    let question = filter.counted(r)?;
    rows::number(r, &format!("select count(*) {}", question.sql), params_from_iter(question.params))
}

/// The number of a task.
pub fn code(r: &impl Rows, id: TaskId) -> Result<Option<u32>, StoreError> {
    rows::one(r, "select code from task where id = ?1", [column::id(id)], |row| Ok(row.get(0)?))
}

/// Tasks with the same facts about time; what classes are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Day of the deadline in force.
    pub due: Option<NaiveDate>,
    /// Day of completion.
    pub completed_on: Option<NaiveDate>,
    /// Called off.
    pub cancelled: bool,
    /// Day the clock stopped.
    pub paused_on: Option<NaiveDate>,
    /// How many tasks.
    pub tasks: u32,
}

impl Facts {
    /// The class in time these tasks share.
    pub fn timeliness(&self, today: NaiveDate, soon: &domain::Soon) -> Timeliness {
        domain::timeliness(self.due, self.completed_on, self.cancelled, domain::stopped(today, self.paused_on), soon)
    }
}

/// What a table of units and tasks needs of a task, and no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Identity.
    pub id: TaskId,
    /// Number.
    pub code: u32,
    /// The shared task above, by number.
    pub parent: Option<u32>,
    /// Words; only of tasks that stand under no other.
    pub content: Option<String>,
    /// Chủ trì.
    pub lead: Option<UnitId>,
    /// State.
    pub state: TaskState,
    /// What its class follows from; counts one task.
    pub facts: Facts,
}

/// All tasks as places of a table, by number.
pub fn places(r: &impl Rows) -> Result<Vec<Place>, StoreError> {
    let sql = "select t.id, t.code, p.code, case when t.parent is null then t.content end, t.lead, t.state, t.deadline_on, \
               t.completed_on, t.paused_on from task t left join task p on p.id = t.parent order by t.code";
    rows::all(r, sql, [], |row| {
        let mut c = Columns::new(row);
        let id = c.id()?;
        let (code, parent, content, lead) = (c.next()?, c.next()?, c.next()?, c.id_opt()?);
        let state: TaskState = c.word()?;
        let cancelled = state == TaskState::Cancelled;
        let facts = Facts { due: c.day_opt()?, completed_on: c.day_opt()?, cancelled, paused_on: c.day_opt()?, tasks: 1 };
        Ok(Place { id, code, parent, content, lead, state, facts })
    })
}

/// Who coordinates which task, by the task's number.
pub fn coordinations(r: &impl Rows) -> Result<Vec<(u32, UnitId)>, StoreError> {
    let sql = "select t.code, c.unit from task_coordinator c join task t on t.id = c.task order by t.code, c.ordinal";
    rows::all(r, sql, [], |row| {
        let mut c = Columns::new(row);
        Ok((c.next()?, c.id()?))
    })
}

/// Unfinished tasks whose deadline hangs on something, in order of their numbers.
pub fn linked(r: &impl Rows) -> Result<Vec<Task>, StoreError> {
    let sql = "from task t where t.deadline_link is not null and t.completed_on is null and t.state <> 'cancelled' order by t.code";
    rows::all(r, &format!("{SELECT} {sql}"), [], task)
}

/// Tasks that carry out a point, in order of their numbers.
pub fn of_point(r: &impl Rows, point: PointId) -> Result<Vec<Task>, StoreError> {
    rows::all(r, &format!("{SELECT} from task t where t.point = ?1 order by t.code"), [column::id(point)], task)
}

/// Tasks under a shared task, in order of their numbers.
pub fn children(r: &impl Rows, parent: TaskId) -> Result<Vec<Task>, StoreError> {
    rows::all(r, &format!("{SELECT} from task t where t.parent = ?1 order by t.code"), [column::id(parent)], task)
}

/// The number the next task gets.
pub fn next_code(r: &impl Rows) -> Result<u32, StoreError> {
    rows::number(r, "select coalesce(max(code), 0) + 1 from task", [])
}

/// Adds a task with its coordinators.
pub fn insert(w: &Writer<'_>, t: &Task) -> Result<(), StoreError> {
    put(w, t, &rows::insert_sql("task", COLUMNS))
}

/// Changes a task and its coordinators.
pub fn update(w: &Writer<'_>, t: &Task) -> Result<(), StoreError> {
    put(w, t, &rows::update_sql("task", COLUMNS))
}

fn put(w: &Writer<'_>, t: &Task, sql: &str) -> Result<(), StoreError> {
    let id = column::id(t.id);
    let (on, at, text) = column::deadline(t.deadline.as_ref());
    let (first_on, first_at, first_text) = column::deadline(t.original_deadline.as_ref());
    let (from, to) = column::period(t.period.as_ref());
    w.run_one(
        || format!("nhiệm vụ {}", t.label()),
        sql,
        params![
            t.code,
            t.content,
            column::id_opt(t.directive),
            column::id_opt(t.point),
            column::id_opt(t.parent),
            column::id_opt(t.lead),
            column::id_opt(t.monitor),
            on,
            at,
            text,
            first_on,
            first_at,
            first_text,
            from,
            to,
            t.recurring,
            t.product,
            column::json(&t.quotas)?,
            t.request,
            t.state.as_str(),
            column::day(t.assigned_on),
            column::day_opt(t.completed_on),
            t.reason,
            column::day_opt(t.paused_on),
            t.link.as_ref().map(column::json).transpose()?,
            id,
        ],
    )?;
    rows::join(w, "task_coordinator", ["task", "unit"], &id, t.coordinators.iter().map(|u| column::id(*u)))
}

/// Papers each of these tasks carries out besides its own, in order; tasks without are left out.
pub fn further_directives(r: &impl Rows, tasks: impl IntoIterator<Item = TaskId>) -> Result<HashMap<TaskId, Vec<DirectiveId>>, StoreError> {
    let mut out = HashMap::new();
    if rows::number(r, "select exists (select 1 from task_source)", [])? == 0 {
        return Ok(out);
    }
    for task in tasks {
        let sql = "select directive from task_source where task = ?1 order by ordinal";
        let found = rows::all(r, sql, [column::id(task)], |row| Columns::new(row).id())?;
        if !found.is_empty() {
            out.insert(task, found);
        }
    }
    Ok(out)
}

/// Points a task carries out besides its own.
pub fn further_points(r: &impl Rows, task: TaskId) -> Result<Vec<PointId>, StoreError> {
    rows::all(r, "select point from task_source_point where task = ?1 order by ordinal", [column::id(task)], |row| Columns::new(row).id())
}

/// Makes these the papers and points a task carries out besides its own.
pub fn set_further(w: &Writer<'_>, task: TaskId, directives: &[DirectiveId], points: &[PointId]) -> Result<(), StoreError> {
    let id = column::id(task);
    rows::join(w, "task_source", ["task", "directive"], &id, directives.iter().map(|d| column::id(*d)))?;
    rows::join(w, "task_source_point", ["task", "point"], &id, points.iter().map(|p| column::id(*p)))
}

/// States of the tasks under a shared one, with how many are late as of a day.
pub fn parts(r: &impl Rows, parent: TaskId) -> Result<Vec<(TaskState, Facts)>, StoreError> {
    let sql = "select state, deadline_on, completed_on, state = 'cancelled', paused_on, count(*) from task where parent = ?1 \
               group by state, deadline_on, completed_on, paused_on";
    rows::all(r, sql, [column::id(parent)], |row| {
        let mut c = Columns::new(row);
        let state = c.word()?;
        Ok((state, Facts { due: c.day_opt()?, completed_on: c.day_opt()?, cancelled: c.next()?, paused_on: c.day_opt()?, tasks: c.next()? }))
    })
}
