//! What moves when Ngày bầu cử, a milestone or an early area moves: shown before and after, done
//! only when exactly that list was approved, in one step that can be undone.

use crate::{
    failure::{Failure, OrNotFound, codes},
    intent::{Intent, Question, View, Work, profile_of},
};
use chrono::{Datelike, NaiveDate, Weekday};
use domain::{AreaId, Calendar, MilestoneId, Task, TaskId, UnitId, VotingArea, When, WorkingDays};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use store::Rows;
use ts_rs::TS;

/// What would move with another Ngày bầu cử.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PreviewElectionDay {
    /// The new day.
    pub day: NaiveDate,
}

/// What would move with another day of a milestone.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PreviewMilestone {
    /// Which.
    pub id: MilestoneId,
    /// The new value; absent for the one of the law.
    pub own: Option<When>,
}

/// What would move with another voting day of an area.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PreviewArea {
    /// Which.
    pub id: AreaId,
    /// The new value; absent when the area votes with all others again.
    pub when: Option<When>,
}

/// Before and after, side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MovePreview {
    /// "Ngày bầu cử", or the name of the milestone or area.
    pub what: String,
    /// Its day now.
    pub before: Option<NaiveDate>,
    /// Its day then.
    pub after: Option<NaiveDate>,
    /// What to look at first.
    pub remarks: Vec<String>,
    /// Milestones that move, by their new day.
    pub milestones: Vec<MovedDay>,
    /// Areas that move.
    pub areas: Vec<MovedDay>,
    /// Unfinished tasks whose deadline moves, by number.
    pub tasks: Vec<MovedTask>,
    /// Names exactly this list: who approves gives it back.
    pub stamp: String,
}

/// A milestone or area that moves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MovedDay {
    /// Its name.
    pub name: String,
    /// Its last day now.
    pub before: NaiveDate,
    /// Its last day then.
    pub after: NaiveDate,
    /// Why the new day is not worked.
    pub off_day: Option<String>,
}

/// A task whose deadline moves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MovedTask {
    /// Identity.
    pub id: TaskId,
    /// "NV-007".
    pub label: String,
    /// What is to be done.
    pub content: String,
    /// Name of the lead.
    pub lead: Option<String>,
    /// "T-10".
    pub link: String,
    /// Its deadline now.
    pub before: Option<NaiveDate>,
    /// Its deadline then.
    pub after: NaiveDate,
    /// What to look at: before the day it was given, over already, on a day off.
    pub mark: Option<String>,
}

impl Question for PreviewElectionDay {
    type Answer = MovePreview;
    fn ask(self, view: &View<'_>) -> Result<MovePreview, Failure> {
        let before = calendar(view.r)?;
        election(view.r, view.outside.today, &before, self.day)
    }
}

impl Question for PreviewMilestone {
    type Answer = MovePreview;
    fn ask(self, view: &View<'_>) -> Result<MovePreview, Failure> {
        let before = calendar(view.r)?;
        milestone(view.r, view.outside.today, &before, self.id, self.own).map(|(preview, _)| preview)
    }
}

impl Question for PreviewArea {
    type Answer = MovePreview;
    fn ask(self, view: &View<'_>) -> Result<MovePreview, Failure> {
        let before = calendar(view.r)?;
        area(view.r, view.outside.today, &before, self.id, self.when).map(|(preview, _)| preview)
    }
}

/// Moves Ngày bầu cử with everything that hangs on it.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MoveElectionDay {
    /// The new day.
    pub day: NaiveDate,
    /// The stamp of the list that was approved.
    pub approved: String,
}

impl Intent for MoveElectionDay {
    type Output = MovePreview;
    const NAME: &'static str = "election_move";
    fn label(&self) -> String {
        format!("Dời Ngày bầu cử sang {}", self.day.format("%d/%m/%Y"))
    }
    fn run(self, work: &Work<'_>) -> Result<MovePreview, Failure> {
        let before = calendar(work.w)?;
        let preview = election(work.w, work.outside.today, &before, self.day)?;
        if before.election == self.day {
            return Err(Failure::invalid(
                format!("Ngày bầu cử đã là {}.", self.day.format("%d/%m/%Y")),
                "Hãy chọn ngày khác nếu muốn dời.",
            ));
        }
        approved(&preview, Some(&self.approved))?;
        let mut profile = profile_of(store::body::get(work.w)?)?;
        profile.election.day = self.day;
        store::body::set(work.w, &profile)?;
        settle(work)?;
        Ok(preview)
    }
}

/// The calendar now, or the refusal that sends the user to set the profile up.
pub(super) fn calendar(r: &impl Rows) -> Result<Calendar, Failure> {
    profile_of(store::body::get(r)?)?;
    super::load(r)?.or_not_found("lịch bầu cử")
}

fn election(r: &impl Rows, today: NaiveDate, before: &Calendar, day: NaiveDate) -> Result<MovePreview, Failure> {
    let after = Calendar { election: day, ..before.clone() };
    let mut remarks = Vec::new();
    if day.weekday() != Weekday::Sun {
        remarks.push("Ngày mới không phải Chủ nhật (Luật bầu cử Điều 5 quy định ngày bầu cử phải là ngày Chủ nhật).".to_owned());
    }
    if day < today {
        remarks.push("Ngày mới đã qua.".to_owned());
    }
    let fixed = before.milestones.iter().filter(|m| matches!(m.when(), Some(When::Fixed { .. }))).count();
    if fixed > 0 {
        remarks.push(format!("{fixed} mốc ghi ngày cố định không dời theo; hãy kiểm tra lại từng mốc ấy."));
    }
    preview(r, today, "Ngày bầu cử".into(), before, &after, (Some(before.election), Some(day)), remarks)
}

pub(super) fn milestone(r: &impl Rows, today: NaiveDate, before: &Calendar, id: MilestoneId, own: Option<When>) -> Result<(MovePreview, domain::Milestone), Failure> {
    let mut after = before.clone();
    let changed = after.milestones.iter_mut().find(|m| m.id == id).or_not_found("mốc này")?;
    let name = changed.name.clone();
    let was = changed.when().and_then(|w| w.days(before.election)).map(|d| d.1);
    changed.own = own;
    let is = changed.when().and_then(|w| w.days(before.election)).map(|d| d.1);
    let changed = changed.clone();
    Ok((preview(r, today, name, before, &after, (was, is), Vec::new())?, changed))
}

pub(super) fn area(r: &impl Rows, today: NaiveDate, before: &Calendar, id: AreaId, when: Option<When>) -> Result<(MovePreview, VotingArea), Failure> {
    let mut after = before.clone();
    let changed = after.areas.iter_mut().find(|a| a.id == id).or_not_found("khu vực này")?;
    let (name, was) = (changed.name.clone(), changed.when.days(before.election).map(|d| d.1));
    changed.active = when.is_some();
    changed.when = when.unwrap_or(changed.when);
    let changed = changed.clone();
    let is = after.anchor(domain::Anchor::Area(id));
    Ok((preview(r, today, name, before, &after, (was, is), Vec::new())?, changed))
}

fn preview(
    r: &impl Rows,
    today: NaiveDate,
    what: String,
    before: &Calendar,
    after: &Calendar,
    days: (Option<NaiveDate>, Option<NaiveDate>),
    remarks: Vec<String>,
) -> Result<MovePreview, Failure> {
    let working = WorkingDays::of(&store::calendar::days(r)?);
    let moved = |name: &str, was: Option<NaiveDate>, is: Option<NaiveDate>| match (was, is) {
        (Some(was), Some(is)) if was != is => {
            Some(MovedDay { name: name.to_owned(), before: was, after: is, off_day: working.why_off(is).map(str::to_owned) })
        }
        _ => None,
    };
    let mut milestones: Vec<MovedDay> = before
        .milestones
        .iter()
        .zip(&after.milestones)
        .filter_map(|(b, a)| {
            let last = |m: &domain::Milestone, c: &Calendar| m.when()?.days(c.election).map(|d| d.1);
            moved(&b.name, last(b, before), last(a, after))
        })
        .collect();
    milestones.sort_by_key(|m| m.after);
    let areas = before
        .areas
        .iter()
        .filter(|a| a.active)
        .filter_map(|a| moved(&a.name, before.anchor(domain::Anchor::Area(a.id)), after.anchor(domain::Anchor::Area(a.id))))
        .collect();
    let names: HashMap<UnitId, String> = store::unit::list(r)?.into_iter().map(|u| (u.id, u.name)).collect();
    let tasks: Vec<MovedTask> = moves(r, after)?
        .into_iter()
        .map(|(task, on)| MovedTask {
            id: task.id,
            label: task.label(),
            lead: task.lead.and_then(|l| names.get(&l).cloned()),
            link: task.link.map(|l| after.words(l)).unwrap_or_default(),
            before: task.deadline.as_ref().and_then(|d| d.on),
            after: on,
            mark: mark(&task, on, today, &working),
            content: task.content,
        })
        .collect();
    let stamp = stamp(&(&what, days, &milestones, &areas, &tasks))?;
    Ok(MovePreview { what, before: days.0, after: days.1, remarks, milestones, areas, tasks, stamp })
}

fn mark(task: &Task, on: NaiveDate, today: NaiveDate, working: &WorkingDays) -> Option<String> {
    if on < task.assigned_on {
        Some(format!("sớm hơn ngày giao {}", task.assigned_on.format("%d/%m/%Y")))
    } else if on < today {
        Some("đã qua".into())
    } else {
        working.why_off(on).map(|why| format!("rơi vào {why}"))
    }
}

/// A short name that two lists share only when they are the same.
fn stamp(value: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string(value).map_err(Failure::broken)?;
    let sum = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
    Ok(format!("{sum:016x}"))
}

/// Refuses when somebody else's list was approved, or none where deadlines move.
pub(super) fn approved(preview: &MovePreview, stamp: Option<&str>) -> Result<(), Failure> {
    match stamp {
        Some(stamp) if stamp == preview.stamp => Ok(()),
        None if preview.tasks.is_empty() => Ok(()),
        _ => Err(Failure::refused(
            codes::CONFLICT,
            format!(
                "Danh sách thay đổi ({} mốc, {} nhiệm vụ) chưa được duyệt, hoặc đã khác lúc xem.",
                preview.milestones.len() + preview.areas.len(),
                preview.tasks.len()
            ),
            "Hãy xem lại danh sách trước và sau rồi duyệt.",
        )),
    }
}

/// Unfinished tasks whose linked deadline is another day in a calendar, with that day.
fn moves(r: &impl Rows, calendar: &Calendar) -> Result<Vec<(Task, NaiveDate)>, Failure> {
    Ok(store::task::linked(r)?
        .into_iter()
        .filter_map(|t| {
            let on = calendar.resolve(t.link?)?;
            (t.deadline.as_ref().and_then(|d| d.on) != Some(on)).then_some((t, on))
        })
        .collect())
}

/// Brings linked deadlines to where the calendar of the store now has them.
pub(super) fn settle(work: &Work<'_>) -> Result<(), Failure> {
    let Some(calendar) = super::load(work.w)? else { return Ok(()) };
    for (mut task, on) in moves(work.w, &calendar)? {
        if let Some(d) = &mut task.deadline {
            d.on = Some(on);
            store::task::update(work.w, &task)?;
        }
    }
    Ok(())
}
