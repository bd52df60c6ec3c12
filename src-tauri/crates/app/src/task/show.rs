//! One task with everything that happened to it.

use super::list::{TaskRow, rows};
use crate::{
    failure::{Failure, OrNotFound},
    history::RowHistory,
    intent::{Question, View},
};
use chrono::NaiveDate;
use domain::{Correction, DraftId, Extension, Progress, Step, TaskId, UrgingId, UrgingLevel};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
