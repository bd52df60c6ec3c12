//! What is told about a task on its way: progress, extensions, letters of urging. Entries are
//! added, never edited; a mistake is undone or corrected by another entry.

use crate::{
    deadline::Deadline,
    id::{AnswerId, CorrectionId, DraftId, ExtensionId, ProgressId, StepId, TaskId, UnitId, UrgingId},
    task::TaskState,
};
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

/// One report of progress (cập nhật tiến độ).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Progress {
    /// Identity.
    pub id: ProgressId,
    /// The task.
    pub task: TaskId,
    /// Day written on the paper.
    pub on: NaiveDate,
    /// Tỷ lệ, 0-100.
    pub percent: Option<u8>,
    /// Kết quả thực hiện.
    pub result: Option<String>,
    /// Khó khăn, vướng mắc.
    pub difficulty: Option<String>,
    /// Nguyên nhân: why it is late, or what the difficulty comes from.
    #[serde(default)]
    pub cause: Option<String>,
    /// Kiến nghị, đề xuất.
    pub proposal: Option<String>,
    /// The paper that proves it: "Báo cáo số 15/BC-CAT ngày 10/5/2021".
    pub evidence: Option<String>,
    /// Thời gian hoàn thành dự kiến, as the unit tells it; no deadline.
    #[serde(default)]
    pub expected_on: Option<NaiveDate>,
    /// When it was entered.
    pub at: DateTime<FixedOffset>,
}

/// One move of a deadline (gia hạn): granted by a paper, or the days a pause lasted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Extension {
    /// Identity.
    pub id: ExtensionId,
    /// The task.
    pub task: TaskId,
    /// Why.
    pub reason: String,
    /// Deadline in force before; absent when the task had none.
    pub from: Option<Deadline>,
    /// Deadline in force from then on.
    pub to: Deadline,
    /// The paper that allows it; absent only when the clock stood still during a pause.
    pub approved_by_paper: Option<String>,
    /// Who approved.
    pub approver: Option<String>,
    /// Day of approval.
    pub on: NaiveDate,
}

/// One step in the life of a task (bước): the state it came into, by which paper, on which day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Step {
    /// Identity.
    pub id: StepId,
    /// The task.
    pub task: TaskId,
    /// The state from then on.
    pub state: TaskState,
    /// Day written on the paper; of a completion the day of the product.
    pub on: NaiveDate,
    /// Reason or note.
    pub reason: Option<String>,
    /// The paper: of a completion the product or what proves it, of thôi giao the deciding paper.
    pub paper: Option<String>,
    /// Who confirmed a completion.
    pub confirmed_by: Option<String>,
    /// When it was entered.
    pub at: DateTime<FixedOffset>,
}

/// A deadline that was written down wrongly and put right (đính chính thời hạn). To give more time
/// is an [`Extension`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Correction {
    /// Identity.
    pub id: CorrectionId,
    /// The task.
    pub task: TaskId,
    /// Why.
    pub reason: String,
    /// What stood there.
    pub from: Deadline,
    /// What stands there now; absent when the paper gives none.
    pub to: Option<Deadline>,
    /// Day of the correction.
    pub on: NaiveDate,
}

/// One letter of urging (đôn đốc), tied to the draft that carries it and to its tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Urging {
    /// Identity.
    pub id: UrgingId,
    /// The letter.
    pub draft: DraftId,
    /// The unit addressed; absent when one letter goes to all.
    pub unit: Option<UnitId>,
    /// How loud.
    pub level: UrgingLevel,
    /// Day it was written.
    pub on: NaiveDate,
    /// Last day for an answer.
    pub answer_by: NaiveDate,
    /// The tasks it urges, in its order.
    pub tasks: Vec<TaskId>,
}

/// A unit's answer to a letter of urging.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Answer {
    /// Identity.
    pub id: AnswerId,
    /// The letter.
    pub urging: UrgingId,
    /// Who answered.
    pub unit: UnitId,
    /// Day of the answer.
    pub on: NaiveDate,
    /// The paper: "Báo cáo số 15/BC-SNV ngày 12/5/2021".
    pub paper: Option<String>,
}

/// How loud a letter of urging is: follows from how often its tasks were urged before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum UrgingLevel {
    /// Nhắc việc: the first letter.
    Remind,
    /// Đôn đốc: the second.
    Urge,
    /// Báo cáo người đứng đầu: the third and later ones.
    Report,
}

impl UrgingLevel {
    /// The level of a letter whose tasks were urged so often before.
    pub fn after(urged_before: u32) -> Self {
        match urged_before {
            0 => UrgingLevel::Remind,
            1 => UrgingLevel::Urge,
            _ => UrgingLevel::Report,
        }
    }

    /// The word printed in lists.
    pub fn label(self) -> &'static str {
        match self {
            UrgingLevel::Remind => "Nhắc việc",
            UrgingLevel::Urge => "Đôn đốc",
            UrgingLevel::Report => "Báo cáo người đứng đầu",
        }
    }

    /// 1, 2 or 3.
    pub fn number(self) -> u8 {
        match self {
            UrgingLevel::Remind => 1,
            UrgingLevel::Urge => 2,
            UrgingLevel::Report => 3,
        }
    }

    /// The level with a number.
    pub fn of_number(n: u8) -> Option<Self> {
        [UrgingLevel::Remind, UrgingLevel::Urge, UrgingLevel::Report].into_iter().find(|l| l.number() == n)
    }
}

impl Progress {
    /// True when nothing was told.
    pub fn is_empty(&self) -> bool {
        self.percent.is_none() && self.expected_on.is_none() && [&self.result, &self.difficulty, &self.cause, &self.proposal, &self.evidence].iter().all(|f| f.is_none())
    }
}
