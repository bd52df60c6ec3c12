//! A task given to a unit.

use crate::{
    calendar::{DeadlineLink, Soon},
    deadline::{Deadline, Period, Timeliness, timeliness},
    id::{DirectiveId, PointId, TaskId, UnitId},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A task (nhiệm vụ). One lead, accountable; none or many coordinators; one monitor.
/// A clause that names n units gives a parent task without a lead and n tasks under it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Task {
    /// Identity.
    pub id: TaskId,
    /// Number in this store, printed as "NV-007".
    pub code: u32,
    /// What is to be done.
    pub content: String,
    /// The directive it carries out.
    pub directive: Option<DirectiveId>,
    /// The point of that directive.
    pub point: Option<PointId>,
    /// The shared task above, when a clause names several units.
    pub parent: Option<TaskId>,
    /// Chủ trì. Absent only in a parent task.
    pub lead: Option<UnitId>,
    /// Phối hợp, in order of the paper.
    pub coordinators: Vec<UnitId>,
    /// Theo dõi, đôn đốc.
    pub monitor: Option<UnitId>,
    /// Deadline in force.
    pub deadline: Option<Deadline>,
    /// What the deadline in force hangs on, when it was given as a distance; its day is computed
    /// from that and moves with it.
    #[serde(default)]
    pub link: Option<DeadlineLink>,
    /// Deadline first given; stays when the one in force is extended.
    pub original_deadline: Option<Deadline>,
    /// Period of execution.
    pub period: Option<Period>,
    /// Recurrence as written.
    pub recurring: Option<String>,
    /// Sản phẩm, kết quả that proves completion.
    pub product: Option<String>,
    /// Chỉ tiêu of the task, one a line.
    #[serde(default)]
    pub quotas: Vec<String>,
    /// "Đề nghị" in place of giao.
    pub request: bool,
    /// State a person entered.
    pub state: TaskState,
    /// Day it was given.
    pub assigned_on: NaiveDate,
    /// Day of completion; present exactly in state `Done`.
    pub completed_on: Option<NaiveDate>,
    /// Reason of the last cancelling, pausing or returning.
    pub reason: Option<String>,
    /// Day the clock stopped; only in state `Paused`.
    #[serde(default)]
    pub paused_on: Option<NaiveDate>,
}

/// Work state, entered by a person (timeliness is computed).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum TaskState {
    /// Đã giao.
    Assigned,
    /// Đã tiếp nhận.
    Acknowledged,
    /// Đang thực hiện.
    InProgress,
    /// Chờ xác nhận.
    AwaitingConfirmation,
    /// Hoàn thành.
    Done,
    /// Trả lại làm tiếp.
    Returned,
    /// Tạm dừng.
    Paused,
    /// Thôi giao.
    Cancelled,
}

impl TaskState {
    /// All states in the order of a task's life.
    pub const ALL: [TaskState; 8] = [
        TaskState::Assigned,
        TaskState::Acknowledged,
        TaskState::InProgress,
        TaskState::AwaitingConfirmation,
        TaskState::Done,
        TaskState::Returned,
        TaskState::Paused,
        TaskState::Cancelled,
    ];

    /// The word printed in tables.
    pub fn label(self) -> &'static str {
        match self {
            TaskState::Assigned => "Đã giao",
            TaskState::Acknowledged => "Đã tiếp nhận",
            TaskState::InProgress => "Đang thực hiện",
            TaskState::AwaitingConfirmation => "Chờ xác nhận",
            TaskState::Done => "Hoàn thành",
            TaskState::Returned => "Trả lại làm tiếp",
            TaskState::Paused => "Tạm dừng",
            TaskState::Cancelled => "Thôi giao",
        }
    }

    /// The word of the store and of JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            TaskState::Assigned => "assigned",
            TaskState::Acknowledged => "acknowledged",
            TaskState::InProgress => "in-progress",
            TaskState::AwaitingConfirmation => "awaiting-confirmation",
            TaskState::Done => "done",
            TaskState::Returned => "returned",
            TaskState::Paused => "paused",
            TaskState::Cancelled => "cancelled",
        }
    }

    /// Whether a task in this state can come into the next one. A task is sent back only after it
    /// was handed in, finished or called off; what is done or called off goes on in no other way.
    pub fn leads_to(self, next: TaskState) -> bool {
        use TaskState::{Acknowledged, Assigned, AwaitingConfirmation, Cancelled, Done, InProgress, Paused, Returned};
        match (self, next) {
            (Done, Done) => true,
            (Done | Cancelled | AwaitingConfirmation, Returned) => true,
            (Done | Cancelled, _) | (_, Assigned | Returned) => false,
            (Paused, Paused) | (Acknowledged | InProgress | AwaitingConfirmation, Acknowledged) => false,
            (AwaitingConfirmation, AwaitingConfirmation) => false,
            (_, Acknowledged | InProgress | AwaitingConfirmation | Done | Paused | Cancelled) => true,
        }
    }

    /// The state with a word; `None` for words that are none.
    pub fn parse(word: &str) -> Option<TaskState> {
        TaskState::ALL.into_iter().find(|s| s.as_str() == word)
    }
}

impl Task {
    /// "NV-007".
    pub fn label(&self) -> String {
        format!("NV-{:03}", self.code)
    }

    /// Class in time, as of today and by the deadline in force. A paused task stays in the class
    /// it had when the clock stopped.
    pub fn timeliness(&self, today: NaiveDate, soon: &Soon) -> Timeliness {
        self.class_by(self.deadline.as_ref(), today, soon)
    }

    /// Class in time by the deadline first given.
    pub fn original_timeliness(&self, today: NaiveDate, soon: &Soon) -> Timeliness {
        self.class_by(self.original_deadline.as_ref(), today, soon)
    }

    fn class_by(&self, deadline: Option<&Deadline>, today: NaiveDate, soon: &Soon) -> Timeliness {
        let cancelled = self.state == TaskState::Cancelled;
        timeliness(deadline.and_then(|d| d.on), self.completed_on, cancelled, self.clock(today), soon)
    }

    /// The day the task's clock shows: today, or the day it was paused.
    pub fn clock(&self, today: NaiveDate) -> NaiveDate {
        stopped(today, self.paused_on)
    }

    /// Days late as of today, or on completion; 0 when not late.
    pub fn days_late(&self, today: NaiveDate) -> u32 {
        match self.deadline.as_ref().and_then(|d| d.on).filter(|_| self.state != TaskState::Cancelled) {
            Some(due) => (self.completed_on.unwrap_or_else(|| self.clock(today)) - due).num_days().max(0) as u32,
            None => 0,
        }
    }

    /// How many of the five fields are filled: what, who leads, who coordinates, until when, with
    /// which product.
    pub fn completeness(&self) -> u8 {
        let timed = self.deadline.is_some() || self.period.is_some() || self.recurring.is_some();
        let product = self.product.is_some() || !self.quotas.is_empty();
        [!self.content.trim().is_empty(), self.lead.is_some(), !self.coordinators.is_empty(), timed, product]
            .into_iter()
            .map(u8::from)
            .sum()
    }
}

/// The day a clock shows that may have been stopped.
pub fn stopped(today: NaiveDate, paused_on: Option<NaiveDate>) -> NaiveDate {
    paused_on.map_or(today, |p| p.min(today))
}
