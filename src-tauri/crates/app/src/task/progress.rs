//! Reports of progress: appended, never edited.

use super::state::{Told, in_its_time, led, remember};
use crate::{
    failure::Failure,
    intent::{Intent, Work},
};
use chrono::NaiveDate;
use domain::{Progress, ProgressId, TaskId, TaskState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Tells how a task goes. A task that was only given, received or sent back is under way from
/// then on; one told to be finished (100 per cent) waits for confirmation.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReportProgress {
    /// Which.
    pub task: TaskId,
    /// Day written on the paper; today when absent.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<NaiveDate>,
    /// Tỷ lệ, 0-100.
    #[serde(default)]
    #[ts(optional)]
    pub percent: Option<u8>,
    /// Kết quả thực hiện.
    #[serde(default)]
    #[ts(optional)]
    pub result: Option<String>,
    /// Khó khăn, vướng mắc.
    #[serde(default)]
    #[ts(optional)]
    pub difficulty: Option<String>,
    /// Nguyên nhân.
    #[serde(default)]
    #[ts(optional)]
    pub cause: Option<String>,
    /// Kiến nghị, đề xuất.
    #[serde(default)]
    #[ts(optional)]
    pub proposal: Option<String>,
    /// The paper that proves it.
    #[serde(default)]
    #[ts(optional)]
    pub evidence: Option<String>,
    /// Thời gian hoàn thành dự kiến.
    #[serde(default)]
    #[ts(optional)]
    pub expected_on: Option<NaiveDate>,
}

impl Intent for ReportProgress {
    type Output = ProgressId;
    const NAME: &'static str = "task_progress";
    fn label(&self) -> String {
        "Cập nhật tiến độ".into()
    }
    fn run(self, work: &Work<'_>) -> Result<ProgressId, Failure> {
        let mut task = led(work, self.task)?;
        match task.state {
            TaskState::Cancelled => {
                return Err(Failure::invalid(
                    format!("Nhiệm vụ {} đã thôi giao nên không cập nhật tiến độ được.", task.label()),
                    "Nếu giao lại, hãy dùng “Trả lại làm tiếp” kèm lý do rồi cập nhật.",
                ));
            }
            TaskState::Done => {
                return Err(Failure::invalid(
                    format!("Nhiệm vụ {} đã hoàn thành nên không cập nhật tiến độ được.", task.label()),
                    "Nếu còn phải làm, hãy dùng “Trả lại làm tiếp” kèm lý do rồi cập nhật.",
                ));
            }
            _ => {}
        }
        let on = self.on.unwrap_or(work.outside.today);
        in_its_time(&task, on, work.outside.today, "Ngày cập nhật")?;
        if self.percent.is_some_and(|p| p > 100) {
            return Err(Failure::invalid("Tỷ lệ thực hiện phải từ 0 đến 100.", "Hãy nhập lại tỷ lệ phần trăm."));
        }
        if let Some(expected) = self.expected_on.filter(|e| *e < on) {
            return Err(Failure::invalid(
                format!("Ngày dự kiến hoàn thành {} sớm hơn ngày cập nhật {}.", expected.format("%d/%m/%Y"), on.format("%d/%m/%Y")),
                "Hãy kiểm tra lại; nếu đã xong, hãy ghi tỷ lệ 100.",
            ));
        }
        let told = |text: Option<String>| text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
        let progress = Progress {
            id: work.mint(),
            task: task.id,
            on,
            percent: self.percent,
            result: told(self.result),
            difficulty: told(self.difficulty),
            cause: told(self.cause),
            proposal: told(self.proposal),
            evidence: told(self.evidence),
            expected_on: self.expected_on,
            at: work.outside.now,
        };
        if progress.is_empty() {
            return Err(Failure::invalid("Lần cập nhật này chưa có nội dung.", "Hãy ghi kết quả, tỷ lệ hoặc khó khăn, vướng mắc."));
        }
        store::progress::insert(work.w, &progress)?;
        let next = match (task.state, progress.percent) {
            (TaskState::Paused, _) => None,
            (state, Some(100)) => (state != TaskState::AwaitingConfirmation).then_some(TaskState::AwaitingConfirmation),
            (TaskState::Assigned | TaskState::Acknowledged | TaskState::Returned, _) => Some(TaskState::InProgress),
            // Handed in too early: the unit itself says that something is left.
            (TaskState::AwaitingConfirmation, Some(_)) => Some(TaskState::InProgress),
            _ => None,
        };
        if let Some(next) = next {
            task.state = next;
            task.reason = None;
            store::task::update(work.w, &task)?;
            remember(work, &task, on, Told { paper: progress.evidence.clone(), ..Default::default() })?;
        }
        Ok(progress.id)
    }
}
