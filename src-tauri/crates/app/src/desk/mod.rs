//! Bàn làm việc: what waits today.

use crate::{
    calendar::MilestoneRow,
    draft::{DraftRow, ListDrafts},
    failure::Failure,
    intent::{Question, View},
    task::{ListTasks, TaskRow},
};
use chrono::{Duration, NaiveDate};
use domain::{TaskState, Timeliness, WorkingDays};
use serde::{Deserialize, Serialize};
use store::task::{Counted, RUNNING};
use ts_rs::TS;

/// The first screen.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ShowDesk {}

/// Counts and short lists; every count opens the rows behind it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Desk {
    /// Today, for every computed state.
    pub today: NaiveDate,
    /// Our body's name; absent before the profile is set.
    pub body: Option<String>,
    /// Name of the election.
    pub election: Option<String>,
    /// Ngày bầu cử.
    pub election_day: Option<NaiveDate>,
    /// Days to it; negative after it.
    pub days_left: Option<i32>,
    /// Directives registered.
    pub directives: u32,
    /// Proposals nobody looked at yet.
    pub open_points: u32,
    /// Tasks by class in time.
    pub tasks: TaskCounts,
    /// Milestones that come next, at most 4.
    pub milestones: Vec<MilestoneRow>,
    /// Holidays and swapped days, for days typed as "+3l".
    pub working: WorkingDays,
    /// What waits to be done.
    pub todo: Todo,
    /// Late tasks, longest first, at most 12.
    pub late: Vec<TaskRow>,
    /// Tasks due in the next days, at most 12.
    pub soon: Vec<TaskRow>,
    /// Drafts last touched, at most 8.
    pub drafts: Vec<DraftRow>,
    /// Drafts in all.
    pub drafts_total: u32,
    /// What undo would take back.
    pub undo_label: Option<String>,
    /// What redo would do again.
    pub redo_label: Option<String>,
    /// Where the store is.
    pub store_path: String,
    /// Whether the file is enciphered; an open one is for trials and is marked everywhere.
    pub encrypted: bool,
    /// Who sits here; absent in a store without people.
    pub person: Option<domain::Person>,
}

/// What waits to be done; each figure is the length of a list. A paused task does not come due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Todo {
    /// Due today.
    pub today: u32,
    /// Due on the three days after today.
    pub three_days: u32,
    /// Due on the four days after those.
    pub seven_days: u32,
    /// Handed in by the unit, waiting for our confirmation.
    pub awaiting: u32,
    /// Late or due within a week, and nothing was ever told about them.
    pub silent: u32,
    /// Drafts in hand without a number.
    pub unnumbered: u32,
}

/// Tasks by class in time; the cells add up to `total`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaskCounts {
    /// All tasks of units, without those called off.
    pub total: u32,
    /// Hoàn thành đúng hạn.
    pub done_in_time: u32,
    /// Hoàn thành quá hạn.
    pub done_late: u32,
    /// Trong hạn, not soon due.
    pub in_time: u32,
    /// Sắp đến hạn.
    pub due_soon: u32,
    /// Quá hạn.
    pub late: u32,
    /// Không quy định thời hạn.
    pub no_deadline: u32,
}

impl TaskCounts {
    /// Adds up counts. Called-off tasks are left out of every rate.
    pub fn of<'c>(counted: impl IntoIterator<Item = &'c Counted>) -> Self {
        let mut c = TaskCounts::default();
        for (class, tasks) in counted {
            c.add(*class, *tasks);
        }
        c
    }

    /// Adds tasks of one class.
    pub fn add(&mut self, class: Timeliness, tasks: u32) {
        let cell = match class {
            Timeliness::Cancelled => return,
            Timeliness::DoneInTime => &mut self.done_in_time,
            Timeliness::DoneLate => &mut self.done_late,
            Timeliness::InTime => &mut self.in_time,
            Timeliness::DueSoon => &mut self.due_soon,
            Timeliness::Late => &mut self.late,
            Timeliness::NoDeadline => &mut self.no_deadline,
        };
        *cell += tasks;
        self.total += tasks;
    }
}

/// Counts what waits, by the very lists its cards open.
fn todo(view: &View<'_>, unnumbered: u32) -> Result<Todo, Failure> {
    let today = view.outside.today;
    let due = |from: i64, to: i64| -> Result<u32, Failure> {
        let list = ListTasks {
            states: RUNNING.to_vec(),
            open: true,
            due_from: Some(today + Duration::days(from)),
            due_to: Some(today + Duration::days(to)),
            ..Default::default()
        };
        Ok(store::task::count(view.r, &list.filter(view)?)?)
    };
    let awaiting = ListTasks { states: vec![TaskState::AwaitingConfirmation], ..Default::default() };
    Ok(Todo {
        today: due(0, 0)?,
        three_days: due(1, 3)?,
        seven_days: due(4, 7)?,
        awaiting: store::task::count(view.r, &awaiting.filter(view)?)?,
        silent: store::task::silent(view.r, today + Duration::days(7))?,
        unnumbered,
    })
}

impl Question for ShowDesk {
    type Answer = Desk;
    fn ask(self, view: &View<'_>) -> Result<Desk, Failure> {
        let today = view.outside.today;
        let profile = store::body::get(view.r)?;
        let soon = crate::calendar::soon(view.r, today)?;
        let directives = store::directive::list(view.r)?;
        let mut drafts = ListDrafts {}.ask(view)?;
        drafts.retain(|d| d.withdrawn.is_none());
        let late = ListTasks { late: true, limit: 12, no_total: true, ..Default::default() }.ask(view)?.rows;
        let soon_rows = ListTasks { soon: true, limit: 12, no_total: true, ..Default::default() }.ask(view)?.rows;
        let units = store::unit::list(view.r)?;
        let led = crate::report::units::counted(view.r, &units, today, &soon)?;
        let unled = store::task::classes_without_lead(view.r, today, &soon)?;
        let tasks = TaskCounts::of(led.iter().flat_map(|(_, c)| c).chain(&unled));
        let todo = todo(view, drafts.iter().filter(|d| d.number.is_none()).count() as u32)?;
        Ok(Desk {
            today,
            body: profile.as_ref().map(|p| p.name.clone()),
            election: profile.as_ref().map(|p| p.election.name.clone()),
            election_day: profile.as_ref().map(|p| p.election.day),
            days_left: profile.as_ref().map(|p| p.election.days_left(today) as i32),
            directives: directives.len() as u32,
            open_points: directives.iter().map(|d| d.open_points).sum(),
            tasks,
            milestones: crate::calendar::next(view, 4)?,
            working: soon.working().clone(),
            todo,
            late,
            soon: soon_rows,
            drafts_total: drafts.len() as u32,
            drafts: drafts.into_iter().take(8).collect(),
            undo_label: view.undo_label.clone(),
            redo_label: view.redo_label.clone(),
            store_path: view.store_path.clone(),
            encrypted: view.encrypted,
            person: view.person()?,
        })
    }
}
