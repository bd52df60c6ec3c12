//! One deed on many tasks: one step of undo, all of them or none.

use super::{ChangeTask, ExtendTask, SetTaskState, state::led};
use crate::{
    failure::{Failure, OrNotFound, RowRefusal, codes},
    intent::{Intent, Work},
    urge::{UrgeTasks, Urged},
};
use chrono::NaiveDate;
use domain::{Deadline, Right, TaskId, TaskState, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use ts_rs::TS;

/// What is done to every one of them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Deed {
    /// Another lead.
    Lead {
        /// The unit.
        unit: UnitId,
    },
    /// A later deadline, as in `task_extend`.
    Extend {
        /// The new deadline.
        to: Deadline,
        /// Why.
        reason: String,
        /// The paper that allows it.
        approved_by_paper: String,
        /// Who approved.
        #[serde(default)]
        #[ts(optional)]
        approver: Option<String>,
        /// Day of approval; today when absent.
        #[serde(default)]
        #[ts(optional)]
        on: Option<NaiveDate>,
    },
    /// Another state, as in `task_state`.
    State {
        /// The state.
        state: TaskState,
        /// Day written on the paper; today when absent.
        #[serde(default)]
        #[ts(optional)]
        on: Option<NaiveDate>,
        /// Reason; required where `task_state` requires it.
        #[serde(default)]
        #[ts(optional)]
        reason: Option<String>,
        /// The paper, where `task_state` requires it.
        #[serde(default)]
        #[ts(optional)]
        paper: Option<String>,
    },
    /// Letters of urging about exactly these.
    Urge {
        /// One letter a unit in place of one for all.
        #[serde(default)]
        each: bool,
        /// Last day for an answer.
        #[serde(default)]
        #[ts(optional)]
        answer_by: Option<NaiveDate>,
    },
}

/// Does one thing to many tasks. When any of them stands in the way nothing is changed, and the
/// refusal names each that does.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ChangeTasks {
    /// Which.
    pub tasks: Vec<TaskId>,
    /// What.
    pub deed: Deed,
}

/// What became of it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BulkDone {
    /// Tasks it was done to.
    pub tasks: u32,
    /// Letters that were drafted.
    pub letters: Vec<Urged>,
}

impl Intent for ChangeTasks {
    type Output = BulkDone;
    const NAME: &'static str = "tasks_change";
    fn label(&self) -> String {
        let n = self.tasks.iter().collect::<HashSet<_>>().len();
        match &self.deed {
            Deed::Lead { .. } => format!("Đổi chủ trì {n} nhiệm vụ"),
            Deed::Extend { to, .. } => format!("Gia hạn {n} nhiệm vụ đến {}", to.short()),
            Deed::State { state, .. } => format!("Chuyển {n} nhiệm vụ: {}", state.label()),
            Deed::Urge { .. } => format!("Đôn đốc {n} nhiệm vụ"),
        }
    }
    fn needs(&self) -> Right {
        // Confirming that tasks are done is the head's, one by one or together.
        match self.deed {
            Deed::State { state: TaskState::Done, .. } => Right::Decide,
            _ => Self::NEEDS,
        }
    }
    fn run(self, work: &Work<'_>) -> Result<BulkDone, Failure> {
        let mut tasks = self.tasks;
        let mut seen = HashSet::new();
        tasks.retain(|t| seen.insert(*t));
        if tasks.is_empty() {
            return Err(Failure::invalid("Chưa chọn nhiệm vụ nào.", "Hãy đánh dấu các nhiệm vụ trong danh sách rồi làm lại."));
        }
        let count = tasks.len() as u32;
        let mut refused: Vec<RowRefusal> = Vec::new();
        for id in &tasks {
            if let Err(failure) = one(work, *id, &self.deed) {
                refused.push(row(work, *id, failure)?);
            }
        }
        if !refused.is_empty() {
            return Err(Failure::Refused {
                code: codes::ROWS_REFUSED.into(),
                what: format!("{} trong {count} nhiệm vụ không thực hiện được, nên chưa nhiệm vụ nào thay đổi.", refused.len()),
                advice: "Hãy bỏ chọn các nhiệm vụ dưới đây hoặc sửa chúng trước, rồi làm lại.".into(),
                rows: refused,
            });
        }
        let letters = match self.deed {
            Deed::Urge { each, answer_by } => UrgeTasks { tasks, each, answer_by, ..Default::default() }.run(work)?,
            _ => Vec::new(),
        };
        Ok(BulkDone { tasks: count, letters })
    }
}

/// The deed on one task; for a letter only whether the task can be in it.
fn one(work: &Work<'_>, id: TaskId, deed: &Deed) -> Result<(), Failure> {
    match deed.clone() {
        Deed::Lead { unit } => {
            let t = led(work, id)?;
            ChangeTask {
                id,
                content: t.content,
                lead: Some(unit),
                coordinators: t.coordinators,
                monitor: t.monitor,
                deadline: t.deadline,
                link: t.link,
                period: t.period,
                product: t.product,
                reason: None,
            }
            .run(work)
        }
        Deed::Extend { to, reason, approved_by_paper, approver, on } => {
            ExtendTask { task: id, to, reason, approved_by_paper, approver, on }.run(work).map(drop)
        }
        Deed::State { state, on, reason, paper } => {
            SetTaskState { id, state, on, reason, paper, confirmed_by: None }.run(work)
        }
        Deed::Urge { .. } => {
            let t = led(work, id)?;
            let soon = crate::calendar::soon(work.w, work.outside.today)?;
            let why = match t.state {
                TaskState::AwaitingConfirmation => "đang chờ xác nhận",
                TaskState::Paused => "đang tạm dừng",
                _ if !crate::urge::is_pressing(&t, work.outside.today, &soon) => "chưa quá hạn, chưa sắp đến hạn",
                _ => return Ok(()),
            };
            Err(Failure::invalid(format!("Nhiệm vụ {} {why}.", t.label()), "Hãy bỏ chọn nhiệm vụ này."))
        }
    }
}

/// A refusal of one task; a fault of ours stays one.
fn row(work: &Work<'_>, id: TaskId, failure: Failure) -> Result<RowRefusal, Failure> {
    match failure {
        Failure::Refused { what, advice, .. } => {
            let task = store::task::get(work.w, id)?.or_not_found("một nhiệm vụ được chọn")?;
            Ok(RowRefusal { id, label: task.label(), what, advice })
        }
        broken => Err(broken),
    }
}
