//! Other looks at the tasks of a list: unit against state or week, days of a calendar, papers.
//! Every figure is the length of a list that the same filter, narrowed, answers.

use super::{ListTasks, TaskRow, list::rows};
use crate::{
    failure::Failure,
    intent::{Question, View},
};
use chrono::{Datelike, Duration, NaiveDate};
use domain::{DirectiveId, TaskState, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use store::task::{TaskFilter, TaskOrder};
use ts_rs::TS;

/// Weeks before this one that have a column of their own.
const WEEKS_BEFORE: i64 = 2;
/// Weeks from this one on that have one.
const WEEKS_AFTER: i64 = 8;

/// What the columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum MatrixBy {
    /// Work states.
    State,
    /// Weeks of the deadline in force, around today.
    Week,
}

/// Units that lead against states or weeks.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TaskMatrix {
    /// The list.
    pub of: ListTasks,
    /// The columns.
    pub by: MatrixBy,
}

/// Units against columns; the cells of a row and of a column add up to its sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaskTally {
    /// Columns, left to right.
    pub columns: Vec<TallyColumn>,
    /// Units that lead at least one task of the list, in the order of the list of units.
    pub rows: Vec<TallyRow>,
    /// Sums of the columns.
    pub sums: Vec<u32>,
    /// Sum of all.
    pub total: u32,
}

/// One column, and how the list is narrowed to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TallyColumn {
    /// Heading.
    pub label: String,
    /// The state.
    #[ts(optional)]
    pub state: Option<TaskState>,
    /// First day.
    #[ts(optional)]
    pub from: Option<NaiveDate>,
    /// Last day.
    #[ts(optional)]
    pub to: Option<NaiveDate>,
    /// Tasks without a day.
    pub no_deadline: bool,
    /// Today is in it.
    pub now: bool,
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TallyRow {
    /// Identity.
    pub unit: UnitId,
    /// Name.
    pub name: String,
    /// Its cells.
    pub cells: Vec<u32>,
    /// Their sum.
    pub total: u32,
}

impl Question for TaskMatrix {
    type Answer = TaskTally;
    fn ask(self, view: &View<'_>) -> Result<TaskTally, Failure> {
        let filter = self.of.filter(view)?;
        let (columns, cells) = match self.by {
            MatrixBy::State => by_state(view, &filter)?,
            MatrixBy::Week => by_week(view, &filter)?,
        };
        let mut of_unit: HashMap<UnitId, Vec<u32>> = HashMap::new();
        let mut sums = vec![0; columns.len()];
        for (unit, column, n) in cells {
            of_unit.entry(unit).or_insert_with(|| vec![0; columns.len()])[column] += n;
            sums[column] += n;
        }
        let rows = store::unit::list(view.r)?
            .into_iter()
            .filter_map(|u| {
                let cells = of_unit.remove(&u.id)?;
                Some(TallyRow { unit: u.id, name: u.name, total: cells.iter().sum(), cells })
            })
            .collect();
        Ok(TaskTally { columns, rows, total: sums.iter().sum(), sums })
    }
}

type Cells = Vec<(UnitId, usize, u32)>;

fn by_state(view: &View<'_>, filter: &TaskFilter) -> Result<(Vec<TallyColumn>, Cells), Failure> {
    let found = store::task::by_lead_and_state(view.r, filter)?;
    let columns: Vec<TallyColumn> = TaskState::ALL
        .into_iter()
        .map(|s| TallyColumn { label: s.label().into(), state: Some(s), from: None, to: None, no_deadline: false, now: false })
        .collect();
    let place = |s: TaskState| TaskState::ALL.iter().position(|x| *x == s).unwrap_or(0);
    Ok((columns, found.into_iter().map(|(unit, state, n)| (unit, place(state), n)).collect()))
}

fn by_week(view: &View<'_>, filter: &TaskFilter) -> Result<(Vec<TallyColumn>, Cells), Failure> {
    let today = view.outside.today;
    let monday = today - Duration::days(i64::from(today.weekday().num_days_from_monday()));
    let first = monday - Duration::weeks(WEEKS_BEFORE);
    let end = monday + Duration::weeks(WEEKS_AFTER);
    let column = |label: &str, from, to, no_deadline| TallyColumn { label: label.into(), state: None, from, to, no_deadline, now: false };
    let mut columns = vec![column("Trước đó", None, first.pred_opt(), false)];
    let mut week = first;
    while week < end {
        let last = week + Duration::days(6);
        let label = format!("{}–{}", week.format("%d/%m"), last.format("%d/%m"));
        columns.push(TallyColumn { now: week == monday, ..column(&label, Some(week), Some(last), false) });
        week += Duration::weeks(1);
    }
    columns.push(column("Sau đó", Some(end), None, false));
    columns.push(column("Không có ngày", None, None, true));
    let none = columns.len() - 1;
    let place = |on: Option<NaiveDate>| match on {
        None => none,
        Some(d) if d < first => 0,
        Some(d) => (((d - first).num_days() / 7) as usize + 1).min(none - 1),
    };
    let found = store::task::by_lead_and_day(view.r, filter)?;
    Ok((columns, found.into_iter().map(|(unit, on, n)| (unit, place(on), n)).collect()))
}

/// Days of a calendar with what is due on them.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TaskCalendar {
    /// The list.
    pub of: ListTasks,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Rows shown of a day, at most 50.
    pub most: u32,
}

/// One day with at least one task due.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CalendarDay {
    /// The day.
    pub on: NaiveDate,
    /// Tasks due.
    pub total: u32,
    /// Of these, done.
    pub done: u32,
    /// The first of them.
    pub rows: Vec<TaskRow>,
}

impl Question for TaskCalendar {
    type Answer = Vec<CalendarDay>;
    fn ask(self, view: &View<'_>) -> Result<Self::Answer, Failure> {
        if self.to < self.from || (self.to - self.from).num_days() > 100 {
            return Err(Failure::invalid("Khoảng ngày của lịch không hợp lệ.", "Hãy chọn một tuần hoặc một tháng."));
        }
        let filter = self.of.filter(view)?;
        let narrowed = TaskFilter {
            due_from: filter.due_from.into_iter().chain([self.from]).max(),
            due_to: filter.due_to.into_iter().chain([self.to]).min(),
            ..filter
        };
        let mut days: Vec<CalendarDay> = Vec::new();
        for count in store::task::by_day(view.r, &narrowed)? {
            let Some(on) = count.on else { continue };
            let done = if count.done { count.tasks } else { 0 };
            match days.last_mut().filter(|d| d.on == on) {
                Some(day) => (day.total, day.done) = (day.total + count.tasks, day.done + done),
                None => days.push(CalendarDay { on, total: count.tasks, done, rows: Vec::new() }),
            }
        }
        let most = Some(self.most.min(50));
        let mut first = Vec::new();
        for day in days.iter().filter(|_| most != Some(0)) {
            let of_day = TaskFilter { due_from: Some(day.on), due_to: Some(day.on), limit: most, order: TaskOrder::Deadline, ..narrowed.clone() };
            first.extend(store::task::list(view.r, &of_day)?);
        }
        for row in rows(view, first, &crate::calendar::soon(view.r, view.outside.today)?)? {
            let on = row.deadline.as_ref().and_then(|d| d.on);
            if let Some(day) = days.iter_mut().find(|d| Some(d.on) == on) {
                day.rows.push(row);
            }
        }
        Ok(days)
    }
}

/// Papers whose tasks are in a list.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TaskPapers {
    /// The list.
    pub of: ListTasks,
}

/// One paper, or the tasks without one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperCount {
    /// The directive; absent for tasks given without a paper.
    pub directive: Option<DirectiveId>,
    /// How papers cite it.
    pub line: String,
    /// Trích yếu.
    pub subject: Option<String>,
    /// Tasks of the list.
    pub tasks: u32,
    /// Of these, done.
    pub done: u32,
}

impl Question for TaskPapers {
    type Answer = Vec<PaperCount>;
    fn ask(self, view: &View<'_>) -> Result<Self::Answer, Failure> {
        let mut out = Vec::new();
        for count in store::task::by_directive(view.r, &self.of.filter(view)?)? {
            let paper = count.directive.map(|id| store::directive::get(view.r, id)).transpose()?.flatten();
            let line = paper.as_ref().map_or_else(|| "Không theo văn bản đến".into(), crate::compose::cite::short);
            let (arrival, subject) = paper.map_or((0, None), |d| (d.arrival, d.subject));
            out.push((arrival, PaperCount { directive: count.directive, line, subject, tasks: count.tasks, done: count.done }));
        }
        // Newest paper first, tasks without a paper last.
        out.sort_by_key(|(arrival, _)| std::cmp::Reverse(*arrival));
        Ok(out.into_iter().map(|(_, count)| count).collect())
    }
}
