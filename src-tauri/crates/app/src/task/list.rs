//! Lists of tasks with their computed class in time.

use crate::{
    failure::{Failure, OrNotFound},
    history::RowHistory,
    intent::{Question, View},
};
use chrono::{Duration, NaiveDate};
use domain::{
    Correction, Deadline, DeadlineLink, DirectiveId, DraftId, Extension, Period, PointId, Progress, Relation, Soon, Step, Task, TaskId,
    TaskState, Timeliness, Unit, UnitId, UrgingId, UrgingLevel,
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use store::{
    Rows,
    task::{TaskFilter, TaskOrder, UnitRole},
};
use ts_rs::TS;

/// Tasks that pass all given filters, by deadline.
#[derive(Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListTasks {
    /// Lead or coordinator.
    pub unit: Option<UnitId>,
    /// Work states; empty for all.
    pub states: Vec<TaskState>,
    /// Of one directive.
    pub directive: Option<DirectiveId>,
    /// Words in the content, with or without marks.
    pub words: Option<String>,
    /// Only late ones.
    pub late: bool,
    /// Only those soon due (sắp đến hạn), counted in working days.
    #[ts(as = "Option<bool>", optional)]
    pub soon: bool,
    /// Only those due within so many calendar days from today.
    pub due_within: Option<u16>,
    /// Only tasks without a day.
    #[ts(as = "Option<bool>", optional)]
    pub no_deadline: bool,
    /// Neither done nor cancelled.
    #[ts(as = "Option<bool>", optional)]
    pub open: bool,
    /// Shared tasks in place of those under them, each with how many are done.
    #[ts(as = "Option<bool>", optional)]
    pub shared: bool,
    /// Rows to skip.
    pub offset: u32,
    /// Rows at most; 200 when 0.
    pub limit: u32,
}

/// A screenful of tasks.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TaskPage {
    /// The rows.
    pub rows: Vec<TaskRow>,
    /// How many pass the filters in all.
    pub total: u32,
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

impl Question for ListTasks {
    type Answer = TaskPage;
    fn ask(self, view: &View<'_>) -> Result<TaskPage, Failure> {
        let today = view.outside.today;
        let soon = crate::calendar::soon(view.r, today)?;
        let filter = TaskFilter {
            unit: self.unit,
            role: UnitRole::Any,
            order: TaskOrder::Deadline,
            states: self.states,
            directive: self.directive,
            words: self.words.filter(|w| !w.trim().is_empty()),
            late_on: self.late.then_some(today),
            due_soon: self.soon.then(|| Period { from: today, to: soon.until(today) }),
            due_soon_paused: if self.soon { soon_paused(view, &soon)? } else { Vec::new() },
            due_from: self.due_within.map(|_| today),
            due_to: self.due_within.map(|n| today + Duration::days(i64::from(n))),
            no_deadline: self.no_deadline,
            open: self.open,
            leaves_only: !self.shared,
            tops_only: self.shared,
            limit: Some(if self.limit == 0 { 200 } else { self.limit.min(5_000) }),
            offset: Some(self.offset).filter(|o| *o > 0),
            ..Default::default()
        };
        let total = store::task::count(view.r, &filter)?;
        let rows = rows(view, store::task::list(view.r, &filter)?, &soon)?;
        Ok(TaskPage { rows, total })
    }
}

/// Numbers of the paused tasks that were soon due when their clock stopped.
fn soon_paused(view: &View<'_>, soon: &Soon) -> Result<Vec<u32>, Failure> {
    let paused = TaskFilter { states: vec![TaskState::Paused], ..Default::default() };
    let tasks = store::task::list(view.r, &paused)?;
    Ok(tasks.iter().filter(|t| t.timeliness(view.outside.today, soon) == Timeliness::DueSoon).map(|t| t.code).collect())
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

/// One task with its history.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ShowTask {
    /// Which.
    pub id: TaskId,
}

/// A task, its parts, and what happened to it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TaskDetail {
    /// The task.
    pub task: TaskRow,
    /// Tasks under it.
    pub children: Vec<TaskRow>,
    /// Every change, oldest first.
    pub history: Vec<RowHistory>,
    /// What was told about it, oldest first.
    #[serde(default)]
    #[ts(as = "Option<Vec<Progress>>", optional)]
    pub progress: Vec<Progress>,
    /// How its deadline moved, oldest first.
    #[serde(default)]
    #[ts(as = "Option<Vec<Extension>>", optional)]
    pub extensions: Vec<Extension>,
    /// Its life in steps, oldest first.
    #[serde(default)]
    #[ts(as = "Option<Vec<Step>>", optional)]
    pub steps: Vec<Step>,
    /// How its deadline was put right, oldest first.
    #[serde(default)]
    #[ts(as = "Option<Vec<Correction>>", optional)]
    pub corrections: Vec<Correction>,
    /// Papers and meetings it comes from, its own first.
    #[serde(default)]
    #[ts(as = "Option<Vec<super::TaskSource>>", optional)]
    pub sources: Vec<super::TaskSource>,
    /// Letters that urged it, oldest first.
    #[serde(default)]
    #[ts(as = "Option<Vec<UrgingRow>>", optional)]
    pub urgings: Vec<UrgingRow>,
}

/// A letter of urging in the life of a task.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UrgingRow {
    /// Identity.
    pub id: UrgingId,
    /// The letter.
    pub draft: DraftId,
    /// Its trích yếu.
    pub subject: String,
    /// Name of the unit addressed; absent when one letter went to all.
    pub unit: Option<String>,
    /// How loud.
    pub level: UrgingLevel,
    /// Its word.
    pub level_label: String,
    /// Day it was written.
    pub on: NaiveDate,
    /// Last day for an answer.
    pub answer_by: NaiveDate,
    /// Day the task's lead answered; absent while it did not.
    #[serde(default)]
    #[ts(optional)]
    pub answered_on: Option<NaiveDate>,
}

fn urgings(view: &View<'_>, task: TaskId) -> Result<Vec<UrgingRow>, Failure> {
    store::urging::of_task(view.r, task)?
        .into_iter()
        .map(|u| {
            let subject = store::draft::get(view.r, u.draft)?.map(|d| d.document.subject).unwrap_or_default();
            let unit = u.unit.map(|id| store::unit::get(view.r, id)).transpose()?.flatten().map(|u| u.name);
            let lead = store::task::get(view.r, task)?.and_then(|t| t.lead);
            let answered_on = crate::urge::answered(view.r, &u, lead)?.map(|a| a.0);
            Ok(UrgingRow {
                id: u.id,
                draft: u.draft,
                subject,
                unit,
                level: u.level,
                level_label: u.level.label().into(),
                on: u.on,
                answer_by: u.answer_by,
                answered_on,
            })
        })
        .collect()
}

impl Question for ShowTask {
    type Answer = TaskDetail;
    fn ask(self, view: &View<'_>) -> Result<TaskDetail, Failure> {
        let task = store::task::get(view.r, self.id)?.or_not_found("nhiệm vụ này")?;
        let sources = super::sources::of(view, &task)?;
        let soon = crate::calendar::soon(view.r, view.outside.today)?;
        let children = rows(view, store::task::children(view.r, self.id)?, &soon)?;
        let history = crate::history::of_row(view, self.id.0)?;
        let task = rows(view, vec![task], &soon)?.into_iter().next().or_not_found("nhiệm vụ này")?;
        Ok(TaskDetail {
            task,
            children,
            history,
            sources,
            progress: store::progress::of_task(view.r, self.id)?,
            extensions: store::extension::of_task(view.r, self.id)?,
            steps: store::step::of_task(view.r, self.id)?,
            corrections: store::correction::of_task(view.r, self.id)?,
            urgings: urgings(view, self.id)?,
        })
    }
}
