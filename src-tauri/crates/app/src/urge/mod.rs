//! Đôn đốc in one run: one letter a unit or one for all, each tied to its tasks.

mod answers;

pub use answers::{AnswerRow, AnswerUrging, ListUrgings, UrgedLetter};
pub(crate) use answers::{answered, letters};

use crate::{
    compose::don_doc::{self, Letter},
    failure::{Failure, OrNotFound, codes},
    intent::{Intent, Work, profile_of},
    report::{TaskLine, overdue::pressing, tasks::lines},
};
use chrono::{Duration, NaiveDate};
use domain::{DraftId, Relation, Task, TaskId, TaskState, Unit, UnitId, Urging, UrgingLevel};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use store::task::{TaskFilter, TaskOrder};
use ts_rs::TS;

/// Days given for an answer when nobody says otherwise.
const ANSWER_DAYS: i64 = 5;

/// Drafts letters about tasks that are late or soon due, and on request about those nobody reports
/// on.
#[derive(Debug, Default, Serialize, Deserialize, TS)]
pub struct UrgeTasks {
    /// Only tasks this unit leads; those of all units when absent.
    #[serde(default)]
    #[ts(optional)]
    pub unit: Option<UnitId>,
    /// Just these tasks, whatever their class, in place of all that are late, soon due or silent.
    #[serde(default)]
    #[ts(as = "Option<Vec<TaskId>>", optional)]
    pub tasks: Vec<TaskId>,
    /// One letter a unit in place of one letter for all.
    #[serde(default)]
    pub each: bool,
    /// Last day for an answer; five days on when absent, the next working day when that one is off.
    #[serde(default)]
    #[ts(optional)]
    pub answer_by: Option<NaiveDate>,
    /// Also open tasks nobody has told anything about for so many days.
    #[serde(default)]
    #[ts(optional)]
    pub silent_days: Option<u16>,
}

/// A letter that was drafted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Urged {
    /// The draft.
    pub draft: DraftId,
    /// The unit addressed; absent when one letter goes to several.
    pub unit: Option<UnitId>,
    /// Bodies addressed.
    pub addressed: Vec<String>,
    /// How loud.
    pub level: UrgingLevel,
    /// Its word.
    pub level_label: String,
    /// Last day for an answer.
    pub answer_by: NaiveDate,
    /// The tasks it urges.
    pub tasks: Vec<TaskId>,
}

impl Intent for UrgeTasks {
    type Output = Vec<Urged>;
    const NAME: &'static str = "draft_urge";
    fn label(&self) -> String {
        "Soạn công văn đôn đốc".into()
    }
    fn run(self, work: &Work<'_>) -> Result<Vec<Urged>, Failure> {
        let profile = profile_of(store::body::get(work.w)?)?;
        let today = work.outside.today;
        let soon = crate::calendar::soon(work.w, today)?;
        let answer_by = self.answer_by.unwrap_or_else(|| soon.working().on_or_after(today + Duration::days(ANSWER_DAYS)));
        if answer_by <= today {
            return Err(Failure::invalid(
                format!("Hạn trả lời {} không muộn hơn hôm nay.", answer_by.format("%d/%m/%Y")),
                "Hãy chọn một ngày sau hôm nay.",
            ));
        }
        if let Some(unit) = self.unit {
            store::unit::get(work.w, unit)?.or_not_found("đơn vị này")?;
        }
        // What a unit has handed in waits for us, and a pause was allowed: neither is urged.
        let mut tasks = match self.tasks.as_slice() {
            [] => pressing(work.w, self.unit, today, &soon)?,
            chosen => {
                let mut tasks = Vec::new();
                for id in chosen {
                    tasks.push(store::task::get(work.w, *id)?.or_not_found("một nhiệm vụ được chọn")?);
                }
                tasks.retain(|t| t.completed_on.is_none() && t.state != TaskState::Cancelled);
                tasks
            }
        };
        if let Some(days) = self.silent_days.filter(|_| self.tasks.is_empty()) {
            let more = silent(work, self.unit, today, days)?;
            tasks.extend(more.into_iter().filter(|t| tasks.iter().all(|have| have.id != t.id)).collect::<Vec<_>>());
        }
        tasks.retain(|t| !matches!(t.state, TaskState::AwaitingConfirmation | TaskState::Paused) && t.lead.is_some());
        if tasks.is_empty() {
            return Err(Failure::refused(
                codes::NO_TASKS,
                match self.silent_days {
                    Some(_) => "Không có nhiệm vụ nào quá hạn, sắp đến hạn hoặc chưa có báo cáo để đôn đốc.",
                    None => "Không có nhiệm vụ nào quá hạn hoặc sắp đến hạn để đôn đốc.",
                },
                "Chưa cần gửi công văn; hãy xem lại danh sách nhiệm vụ hoặc chọn đơn vị khác.",
            ));
        }
        let urged = store::urging::counts(work.w, tasks.iter().map(|t| t.id))?;
        let units: HashMap<UnitId, Unit> = store::unit::list(work.w)?.into_iter().map(|u| (u.id, u)).collect();
        let rows = lines(work.w, today, tasks, &soon)?;
        let mut letters: Vec<Vec<TaskLine>> = Vec::new();
        for row in rows {
            let own = |l: &Vec<TaskLine>| !self.each || l[0].task.lead_id == row.task.lead_id;
            match letters.iter().position(own) {
                Some(i) => letters[i].push(row),
                None => letters.push(vec![row]),
            }
        }
        let mut out = Vec::with_capacity(letters.len());
        for lines in letters {
            let before = lines.iter().filter_map(|l| urged.get(&l.task.id)).max().copied().unwrap_or(0);
            let (addressed, leads) = addressees(&lines, &units);
            let letter = Letter { profile: &profile, addressed, lines: &lines, nth: before + 1, answer_by, today };
            let document = don_doc::compose(&letter);
            let tasks: Vec<TaskId> = lines.iter().map(|l| l.task.id).collect();
            let draft = crate::draft::insert(work, document, None, tasks.clone())?;
            let (level, unit) = (UrgingLevel::after(before), leads.first().copied().filter(|_| leads.len() == 1));
            let urging = Urging { id: work.mint(), draft, unit, level, on: today, answer_by, tasks: tasks.clone() };
            store::urging::insert(work.w, &urging)?;
            let addressed = letter.addressed.into_iter().map(|(name, _)| name).collect();
            out.push(Urged { draft, unit, addressed, level, level_label: level.label().into(), answer_by, tasks });
        }
        Ok(out)
    }
}

/// Open tasks given at least so many days ago about which nothing was told since.
fn silent(work: &Work<'_>, unit: Option<UnitId>, today: NaiveDate, days: u16) -> Result<Vec<Task>, Failure> {
    let since = today - Duration::days(i64::from(days));
    let filter = TaskFilter { unit, open: true, leaves_only: true, order: TaskOrder::Deadline, ..Default::default() };
    let mut tasks = store::task::list(work.w, &filter)?;
    let told = store::progress::last_days(work.w, tasks.iter().map(|t| t.id))?;
    tasks.retain(|t| t.assigned_on <= since && told.get(&t.id).is_none_or(|last| *last <= since));
    Ok(tasks)
}

/// Leads in order of first appearance, with their names; true for those that are asked: bodies
/// outside our authority, and units all of whose tasks here are requests.
fn addressees(lines: &[TaskLine], units: &HashMap<UnitId, Unit>) -> (Vec<(String, bool)>, Vec<UnitId>) {
    let mut leads: Vec<UnitId> = Vec::new();
    for id in lines.iter().filter_map(|l| l.task.lead_id) {
        if !leads.contains(&id) {
            leads.push(id);
        }
    }
    let addressed = leads
        .iter()
        .map(|id| {
            let unit = units.get(id);
            let outside = unit.is_some_and(|u| u.relation == Relation::Requested);
            let requests = lines.iter().filter(|l| l.task.lead_id == Some(*id)).all(|l| l.task.request);
            (unit.map(|u| u.name.clone()).unwrap_or_default(), outside || requests)
        })
        .collect();
    (addressed, leads)
}

/// True for a task that a letter may urge: late or soon due.
pub(crate) fn is_pressing(task: &domain::Task, today: NaiveDate, soon: &domain::Soon) -> bool {
    matches!(task.timeliness(today, soon), domain::Timeliness::Late | domain::Timeliness::DueSoon)
}
