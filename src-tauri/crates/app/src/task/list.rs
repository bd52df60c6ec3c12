//! Lists of tasks with their computed class in time.

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Question, View},
};
use chrono::{Duration, NaiveDate};
use domain::{Deadline, DeadlineLink, DirectiveId, Period, PointId, Relation, Soon, Task, TaskId, TaskState, Timeliness, Unit, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use store::{
    Rows,
    task::{Classes, TaskFilter, TaskOrder, UnitRole},
};
use ts_rs::TS;

/// Tasks that pass all given filters, by deadline. The other looks at tasks (matrix, calendar, by
/// paper), saved filters and counts ask by the same struct, so that every figure is a list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListTasks {
    /// Tasks of this unit …
    pub unit: Option<UnitId>,
    /// … in this role; in any when absent.
    #[ts(optional)]
    pub role: Option<UnitRole>,
    /// Led by this unit, whatever `unit` asks.
    #[ts(optional)]
    pub lead: Option<UnitId>,
    /// Work states; empty for all.
    pub states: Vec<TaskState>,
    /// Classes in time; empty for all.
    #[ts(as = "Option<Vec<Timeliness>>", optional)]
    pub classes: Vec<Timeliness>,
    /// Of one directive.
    pub directive: Option<DirectiveId>,
    /// Only tasks given without a paper.
    #[ts(as = "Option<bool>", optional)]
    pub no_directive: bool,
    /// Words in the content, with or without marks.
    pub words: Option<String>,
    /// Only late ones.
    pub late: bool,
    /// Only those soon due (sắp đến hạn), counted in working days.
    #[ts(as = "Option<bool>", optional)]
    pub soon: bool,
    /// Only those due within so many calendar days from today.
    pub due_within: Option<u16>,
    /// Due on this day or later.
    #[ts(optional)]
    pub due_from: Option<NaiveDate>,
    /// Due on this day or earlier.
    #[ts(optional)]
    pub due_to: Option<NaiveDate>,
    /// Only tasks without a day.
    #[ts(as = "Option<bool>", optional)]
    pub no_deadline: bool,
    /// Neither done nor cancelled.
    #[ts(as = "Option<bool>", optional)]
    pub open: bool,
    /// Shared tasks in place of those under them, each with how many are done.
    #[ts(as = "Option<bool>", optional)]
    pub shared: bool,
    /// Only tasks about which nothing was ever told.
    #[ts(as = "Option<bool>", optional)]
    pub silent: bool,
    /// Rows to skip.
    pub offset: u32,
    /// Only what comes after this task, in the order of the list: the cheap way to the next page.
    #[ts(optional)]
    pub after: Option<TaskId>,
    /// Rows at most; 200 when 0.
    pub limit: u32,
    /// Leaves `total` at 0: counting a large store takes longer than reading a page of it.
    #[ts(as = "Option<bool>", optional)]
    pub no_total: bool,
}

/// A screenful of tasks.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TaskPage {
    /// The rows.
    pub rows: Vec<TaskRow>,
    /// How many pass the filters in all.
    pub total: u32,
    /// True when words found so much that the newest tasks come first, not the soonest due.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub newest_first: bool,
}

/// A line of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TaskRow {
    /// Identity.
    pub id: TaskId,
    /// "NV-007".
    pub label: String,
    /// What is to be done.
    pub content: String,
    /// Directive it carries out.
    pub directive: Option<DirectiveId>,
    /// How papers cite that directive: "Công văn số 474/CV-UBBC ngày 05/02/2021".
    pub directive_line: Option<String>,
    /// Point of the directive.
    pub point: Option<PointId>,
    /// Shared task above.
    pub parent: Option<TaskId>,
    /// Name of the lead; absent in a parent task.
    pub lead: Option<String>,
    /// Identity of the lead.
    pub lead_id: Option<UnitId>,
    /// Names of the coordinators.
    pub coordinators: Vec<String>,
    /// Identities of the coordinators.
    pub coordinator_ids: Vec<UnitId>,
    /// Name of the monitor.
    pub monitor: Option<String>,
    /// Identity of the monitor.
    pub monitor_id: Option<UnitId>,
    /// Deadline in force.
    pub deadline: Option<Deadline>,
    /// Deadline first given.
    pub original_deadline: Option<Deadline>,
    /// Period of execution.
    pub period: Option<Period>,
    /// Recurrence in words.
    pub recurring: Option<String>,
    /// Product.
    pub product: Option<String>,
    /// Quotas.
    pub quotas: Vec<String>,
    /// "Đề nghị".
    pub request: bool,
    /// Work state.
    pub state: TaskState,
    /// Its word.
    pub state_label: String,
    /// Class in time as of today.
    pub timeliness: Timeliness,
    /// Days late as of today (or on completion); 0 when not late.
    pub days_late: u32,
    /// Day it was given.
    pub assigned_on: NaiveDate,
    /// Day of completion.
    pub completed_on: Option<NaiveDate>,
    /// Reason of the last change of state.
    pub reason: Option<String>,
    /// Day the clock stopped, while the task is paused.
    #[serde(default)]
    #[ts(optional)]
    pub paused_on: Option<NaiveDate>,
    /// Class in time by the deadline first given.
    #[serde(default)]
    #[ts(optional)]
    pub original_timeliness: Option<Timeliness>,
    /// How many of the five fields (việc, chủ trì, phối hợp, thời hạn, sản phẩm) are filled.
    #[serde(default)]
    #[ts(optional)]
    pub completeness: Option<u8>,
    /// What the deadline hangs on, when it was given as a distance.
    #[serde(default)]
    #[ts(optional)]
    pub link: Option<DeadlineLink>,
    /// That in words: "T-10".
    #[serde(default)]
    #[ts(optional)]
    pub link_words: Option<String>,
    /// Why the day of the deadline is not worked: "Chủ nhật", "Tết Nguyên đán". The deadline
    /// stays as written.
    #[serde(default)]
    #[ts(optional)]
    pub off_day: Option<String>,
    /// Of a shared task: how many of the tasks under it are done.
    #[serde(default)]
    #[ts(optional)]
    pub parts: Option<Parts>,
}

/// The tasks under a shared one, counted. Its state follows from them and is stored nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Parts {
    /// All that were not called off.
    pub total: u32,
    /// Done.
    pub done: u32,
    /// Late as of today.
    pub late: u32,
    /// Begun: reported on, handed in or done.
    pub begun: u32,
}

impl Parts {
    /// The state of the task above.
    fn state(self, any: bool) -> TaskState {
        match self {
            Parts { total: 0, .. } if any => TaskState::Cancelled,
            Parts { total, done, .. } if total > 0 && done == total => TaskState::Done,
            Parts { begun, .. } if begun > 0 => TaskState::InProgress,
            _ => TaskState::Assigned,
        }
    }
}

impl ListTasks {
    /// The question for the store, as of today, without a page.
    pub(crate) fn filter(&self, view: &View<'_>) -> Result<TaskFilter, Failure> {
        let today = view.outside.today;
        let wanted = |class: &Timeliness| !self.soon || *class == Timeliness::DueSoon;
        let any_of = match self.classes.as_slice() {
            [] if self.soon => Some(vec![Timeliness::DueSoon]),
            [] => None,
            classes => Some(classes.iter().copied().filter(wanted).collect()),
        };
        let classes = match any_of {
            Some(any_of) => Some(Classes::new(view.r, any_of, today, &crate::calendar::soon(view.r, today)?)?),
            None => None,
        };
        let within = self.due_within.map(|n| today + Duration::days(i64::from(n)));
        Ok(TaskFilter {
            unit: self.unit,
            role: self.role.unwrap_or(UnitRole::Any),
            lead: self.lead,
            order: TaskOrder::Deadline,
            states: self.states.clone(),
            classes,
            directive: self.directive,
            no_directive: self.no_directive,
            words: self.words.clone().filter(|w| !w.trim().is_empty()),
            late_on: self.late.then_some(today),
            due_from: self.due_from.into_iter().chain(within.map(|_| today)).max(),
            due_to: self.due_to.into_iter().chain(within).min(),
            no_deadline: self.no_deadline,
            open: self.open,
            silent: self.silent,
            leaves_only: !self.shared,
            tops_only: self.shared,
            ..Default::default()
        })
    }
}

impl Question for ListTasks {
    type Answer = TaskPage;
    fn ask(self, view: &View<'_>) -> Result<TaskPage, Failure> {
        let all = self.filter(view)?;
        let total = if self.no_total { 0 } else { store::task::count(view.r, &all)? };
        let newest_first = store::task::order(view.r, &all)? == TaskOrder::Newest;
        let rows = rows(view, self.tasks(view)?, &crate::calendar::soon(view.r, view.outside.today)?)?;
        Ok(TaskPage { rows, total, newest_first })
    }
}

impl ListTasks {
    /// The tasks of the page asked for.
    pub(crate) fn tasks(&self, view: &View<'_>) -> Result<Vec<Task>, Failure> {
        let after = match self.after {
            Some(id) => Some(store::task::code(view.r, id)?.or_not_found("nhiệm vụ cuối của trang trước")?),
            None => None,
        };
        let page = TaskFilter {
            limit: Some(if self.limit == 0 { 200 } else { self.limit.min(5_000) }),
            offset: Some(self.offset).filter(|o| *o > 0),
            after,
            ..self.filter(view)?
        };
        Ok(store::task::list(view.r, &page)?)
    }
}

/// How many tasks a list holds.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CountTasks {
    /// The list.
    pub of: ListTasks,
}

impl Question for CountTasks {
    type Answer = u32;
    fn ask(self, view: &View<'_>) -> Result<u32, Failure> {
        Ok(store::task::count(view.r, &self.of.filter(view)?)?)
    }
}

/// Rows with names in place of identities.
pub(crate) fn rows(view: &View<'_>, tasks: Vec<Task>, soon: &Soon) -> Result<Vec<TaskRow>, Failure> {
    rows_on(view.r, view.outside.today, tasks, soon)
}

/// Rows as of a day, from any transaction.
pub(crate) fn rows_on(r: &impl Rows, today: NaiveDate, tasks: Vec<Task>, soon: &Soon) -> Result<Vec<TaskRow>, Failure> {
    if tasks.is_empty() {
        return Ok(Vec::new());
    }
    let names: HashMap<UnitId, Unit> = store::unit::list(r)?.into_iter().map(|u| (u.id, u)).collect();
    let mut lines: HashMap<DirectiveId, String> = HashMap::new();
    for t in &tasks {
        if let Some(id) = t.directive
            && !lines.contains_key(&id)
            && let Some(d) = store::directive::get(r, id)?
        {
            lines.insert(id, crate::compose::cite::short(&d));
        }
    }
    let calendar = if tasks.iter().any(|t| t.link.is_some()) { crate::calendar::load(r)? } else { None };
    let name = |id: UnitId| names.get(&id).map(|u| u.name.clone()).unwrap_or_default();
    let asked = |id: UnitId| names.get(&id).is_some_and(|u| u.relation == Relation::Requested);
    let mut cited = store::task::further_directives(r, tasks.iter().map(|t| t.id))?;
    for id in cited.values().flatten().copied().collect::<Vec<_>>() {
        if let std::collections::hash_map::Entry::Vacant(line) = lines.entry(id)
            && let Some(d) = store::directive::get(r, id)?
        {
            line.insert(crate::compose::cite::short(&d));
        }
    }
    let mut counted: HashMap<TaskId, (Parts, Timeliness, bool)> = HashMap::new();
    for t in tasks.iter().filter(|t| t.lead.is_none()) {
        let own = t.timeliness(today, soon);
        counted.insert(t.id, parts(&store::task::parts(r, t.id)?, own, today, soon));
    }
    Ok(tasks
        .into_iter()
        .map(|t| {
            let shared = counted.get(&t.id).filter(|(_, _, any)| *any);
            let timeliness = shared.map_or_else(|| t.timeliness(today, soon), |s| s.1);
            let days_late = t.days_late(today);
            let state = shared.map_or(t.state, |s| s.0.state(true));
            let parts = shared.map(|s| s.0);
            let state_label = parts.map_or_else(|| state.label().to_owned(), |p| format!("{}/{} đơn vị hoàn thành", p.done, p.total));
            let own = t.directive.and_then(|d| lines.get(&d).cloned());
            let further = cited.remove(&t.id).unwrap_or_default().into_iter().filter_map(|d| lines.get(&d).cloned());
            let all: Vec<String> = own.into_iter().chain(further).collect();
            TaskRow {
                id: t.id,
                label: t.label(),
                paused_on: t.paused_on,
                original_timeliness: Some(t.original_timeliness(today, soon)),
                completeness: Some(t.completeness()),
                link_words: t.link.and_then(|l| calendar.as_ref().map(|c| c.words(l))),
                link: t.link,
                off_day: t.deadline.as_ref().and_then(|d| soon.working().why_off(d.on?)).map(str::to_owned),
                directive_line: (!all.is_empty()).then(|| all.join("; ")),
                parts,
                directive: t.directive,
                point: t.point,
                parent: t.parent,
                lead: t.lead.map(name),
                lead_id: t.lead,
                coordinators: t.coordinators.iter().map(|c| name(*c)).collect(),
                coordinator_ids: t.coordinators,
                monitor: t.monitor.map(name),
                monitor_id: t.monitor,
                content: t.content,
                deadline: t.deadline,
                original_deadline: t.original_deadline,
                period: t.period,
                recurring: t.recurring,
                product: t.product,
                quotas: t.quotas,
                request: t.request || t.lead.is_some_and(asked),
                state,
                state_label,
                timeliness,
                days_late,
                assigned_on: t.assigned_on,
                completed_on: t.completed_on,
                reason: t.reason,
            }
        })
        .collect())
}

/// Counts the tasks under a shared one: its class is that of the worst of them.
fn parts(facts: &[(TaskState, store::task::Facts)], own: Timeliness, today: NaiveDate, soon: &Soon) -> (Parts, Timeliness, bool) {
    let mut parts = Parts::default();
    let mut late_done = false;
    for (state, f) in facts.iter().filter(|(s, _)| *s != TaskState::Cancelled) {
        parts.total += f.tasks;
        match f.timeliness(today, soon) {
            Timeliness::Late => parts.late += f.tasks,
            Timeliness::DoneLate => late_done = true,
            _ => {}
        }
        match state {
            TaskState::Done => (parts.done, parts.begun) = (parts.done + f.tasks, parts.begun + f.tasks),
            TaskState::Assigned => {}
            _ => parts.begun += f.tasks,
        }
    }
    let class = match parts {
        Parts { total: 0, .. } => Timeliness::Cancelled,
        Parts { late, .. } if late > 0 => Timeliness::Late,
        Parts { total, done, .. } if done == total && late_done => Timeliness::DoneLate,
        Parts { total, done, .. } if done == total => Timeliness::DoneInTime,
        // Whoever is left has time; the shared deadline may have passed for those it was extended for.
        _ if own == Timeliness::Late => Timeliness::InTime,
        _ => own,
    };
    (parts, class, !facts.is_empty())
}
