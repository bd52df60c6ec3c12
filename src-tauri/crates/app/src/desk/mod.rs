//! Bàn làm việc: what waits today.

use crate::{
    calendar::MilestoneRow,
    draft::{DraftRow, ListDrafts},
    failure::Failure,
    intent::{Question, View},
    task::{ListTasks, TaskRow},
};
use chrono::NaiveDate;
use domain::{Timeliness, WorkingDays};
use serde::{Deserialize, Serialize};
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
    /// Counts the facts of tasks. Called-off tasks are left out of every rate.
    pub fn of(facts: impl IntoIterator<Item = store::task::Facts>, today: NaiveDate, soon: &domain::Soon) -> Self {
        let mut c = TaskCounts::default();
        for f in facts {
            c.add(f.timeliness(today, soon), f.tasks);
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

impl Question for ShowDesk {
    type Answer = Desk;
    fn ask(self, view: &View<'_>) -> Result<Desk, Failure> {
        let today = view.outside.today;
        let profile = store::body::get(view.r)?;
        let soon = crate::calendar::soon(view.r, today)?;
        let directives = store::directive::list(view.r)?;
        let drafts = ListDrafts {}.ask(view)?;
        let late = ListTasks { late: true, limit: 12, ..Default::default() }.ask(view)?.rows;
        let soon_rows = ListTasks { soon: true, limit: 12, ..Default::default() }.ask(view)?.rows;
        Ok(Desk {
            today,
            body: profile.as_ref().map(|p| p.name.clone()),
            election: profile.as_ref().map(|p| p.election.name.clone()),
            election_day: profile.as_ref().map(|p| p.election.day),
            days_left: profile.as_ref().map(|p| p.election.days_left(today) as i32),
            directives: directives.len() as u32,
            open_points: directives.iter().map(|d| d.open_points).sum(),
            tasks: TaskCounts::of(store::task::facts(view.r)?, today, &soon),
            milestones: crate::calendar::next(view, 4)?,
            working: soon.working().clone(),
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
