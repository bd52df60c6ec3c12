//! Lịch bầu cử: milestones, areas that vote early, working days, and what moves with them.

mod moving;
mod set;
mod shipped;

pub use moving::{MoveElectionDay, MovePreview, MovedDay, MovedTask, PreviewArea, PreviewElectionDay, PreviewMilestone};
pub use set::{SetArea, SetDay, SetMilestone};
pub use shipped::{LoadCalendar, ShippedCalendar};
pub(crate) use shipped::load_shipped_for;

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Question, View},
};
use chrono::NaiveDate;
use domain::{Anchor, Calendar, DayRule, Deadline, DeadlineLink, Milestone, Soon, VotingArea, WorkingDays};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use store::Rows;
use ts_rs::TS;

/// When tasks are "sắp đến hạn": the setting of the profile, in working days of this store.
pub(crate) fn soon(r: &impl Rows, today: NaiveDate) -> Result<Soon, Failure> {
    let days = store::body::get(r)?.map_or(3, |p| p.due_soon_days);
    Ok(Soon::new(days, WorkingDays::of(&store::calendar::days(r)?), today))
}

/// The calendar deadlines hang on; `None` before the profile is set.
pub(crate) fn load(r: &impl Rows) -> Result<Option<Calendar>, Failure> {
    let Some(profile) = store::body::get(r)? else { return Ok(None) };
    let (milestones, areas) = (store::calendar::milestones(r)?, store::calendar::areas(r)?);
    Ok(Some(Calendar { election: profile.election.day, milestones, areas }))
}

/// True once the store has milestones, or tasks whose deadline hangs on something.
pub(crate) fn holds_milestones(r: &impl Rows) -> Result<bool, Failure> {
    Ok(!store::calendar::milestones(r)?.is_empty() || !store::task::linked(r)?.is_empty())
}

/// A deadline given as a distance: its day computed, its words as written or made from it. Without
/// a link the deadline stays as it is.
pub(crate) fn linked(r: &impl Rows, link: Option<DeadlineLink>, written: Option<Deadline>) -> Result<Option<Deadline>, Failure> {
    let Some(link) = link else { return Ok(written) };
    let calendar = crate::intent::profile_of(store::body::get(r)?).and_then(|_| load(r))?.or_not_found("lịch bầu cử")?;
    let on = calendar.resolve(link).or_not_found("mốc mà thời hạn này tính theo")?;
    let (at, text) = written.map_or((None, String::new()), |d| (d.at, d.text));
    let text = if text.trim().is_empty() { calendar.words(link) } else { text };
    Ok(Some(Deadline { on: Some(on), at, text }))
}

/// The calendar of the election.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ShowCalendar {}

/// Milestones with their days, areas, holidays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CalendarView {
    /// Today.
    pub today: NaiveDate,
    /// Name of the election; absent before the profile is set.
    pub election: Option<String>,
    /// Ngày bầu cử.
    pub election_day: Option<NaiveDate>,
    /// Days to it; negative after it.
    pub days_left: Option<i32>,
    /// Working days before its deadline from which a task is "sắp đến hạn".
    pub due_soon_days: u16,
    /// Milestones by their day.
    pub milestones: Vec<MilestoneRow>,
    /// Areas that vote early, by their day.
    pub areas: Vec<AreaRow>,
    /// Holidays and swapped days.
    pub days: Vec<DayRule>,
    /// Calendars that came with the program.
    pub shipped: Vec<ShippedCalendar>,
}

/// A milestone with its days, for the Ngày bầu cử in force.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MilestoneRow {
    /// The milestone.
    pub milestone: Milestone,
    /// First day in force.
    pub from: NaiveDate,
    /// Last day in force.
    pub to: NaiveDate,
    /// First day by law.
    pub law_from: Option<NaiveDate>,
    /// Last day by law.
    pub law_to: Option<NaiveDate>,
    /// Days from Ngày bầu cử to the last day: -42 stands as "T-42".
    pub offset: i32,
    /// Days from today to the last day; negative when it is over.
    pub days_left: i32,
    /// Why the last day is not worked: it stays where it is and is marked.
    pub off_day: Option<String>,
    /// Unfinished tasks whose deadline hangs on it.
    pub tasks: u32,
}

/// An area with its day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AreaRow {
    /// The area.
    pub area: VotingArea,
    /// Its voting day.
    pub on: NaiveDate,
    /// Days from Ngày bầu cử.
    pub offset: i32,
    /// Days from today; negative when it is over.
    pub days_left: i32,
    /// Unfinished tasks whose deadline hangs on it.
    pub tasks: u32,
}

impl Question for ShowCalendar {
    type Answer = CalendarView;
    fn ask(self, view: &View<'_>) -> Result<CalendarView, Failure> {
        let today = view.outside.today;
        let profile = store::body::get(view.r)?;
        let mut areas: Vec<AreaRow> = Vec::new();
        if let Some(p) = &profile {
            let hanging = hanging(view.r)?;
            for area in store::calendar::areas(view.r)? {
                let Some((_, on)) = area.when.days(p.election.day) else { continue };
                let tasks = hanging.get(&Anchor::Area(area.id)).copied().unwrap_or(0);
                areas.push(AreaRow { on, offset: days(p.election.day, on), days_left: days(today, on), tasks, area });
            }
            areas.sort_by_key(|a| a.on);
        }
        Ok(CalendarView {
            today,
            election: profile.as_ref().map(|p| p.election.name.clone()),
            election_day: profile.as_ref().map(|p| p.election.day),
            days_left: profile.as_ref().map(|p| p.election.days_left(today) as i32),
            due_soon_days: profile.as_ref().map_or(3, |p| p.due_soon_days),
            milestones: rows(view)?,
            areas,
            days: store::calendar::days(view.r)?,
            shipped: shipped::list(),
        })
    }
}

/// Days from one day to another.
fn days(from: NaiveDate, to: NaiveDate) -> i32 {
    (to - from).num_days() as i32
}

/// How many unfinished tasks hang on what.
fn hanging(r: &impl Rows) -> Result<HashMap<Anchor, u32>, Failure> {
    let mut out = HashMap::new();
    for link in store::task::linked(r)?.iter().filter_map(|t| t.link) {
        *out.entry(link.anchor).or_insert(0) += 1;
    }
    Ok(out)
}

/// Milestones by their last day.
fn rows(view: &View<'_>) -> Result<Vec<MilestoneRow>, Failure> {
    let Some(calendar) = load(view.r)? else { return Ok(Vec::new()) };
    let working = WorkingDays::of(&store::calendar::days(view.r)?);
    let hanging = hanging(view.r)?;
    let mut out: Vec<MilestoneRow> = calendar
        .milestones
        .into_iter()
        .filter_map(|milestone| {
            let (from, to) = milestone.when()?.days(calendar.election)?;
            let law = milestone.law.and_then(|l| l.days(calendar.election));
            Some(MilestoneRow {
                from,
                to,
                law_from: law.map(|l| l.0),
                law_to: law.map(|l| l.1),
                offset: days(calendar.election, to),
                days_left: days(view.outside.today, to),
                off_day: working.why_off(to).map(str::to_owned),
                tasks: hanging.get(&Anchor::Milestone(milestone.id)).copied().unwrap_or(0),
                milestone,
            })
        })
        .collect();
    out.sort_by_key(|m| (m.to, m.from));
    Ok(out)
}

/// Milestones that come next.
pub(crate) fn next(view: &View<'_>, most: usize) -> Result<Vec<MilestoneRow>, Failure> {
    Ok(rows(view)?.into_iter().filter(|m| m.days_left >= 0).take(most).collect())
}
