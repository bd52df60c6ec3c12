//! Extensions: a later deadline, with its reason and the paper that allows it.

use super::state::{in_its_time, led};
use crate::{
    failure::Failure,
    intent::{Intent, Work},
};
use chrono::NaiveDate;
use domain::{Deadline, Extension, ExtensionId, TaskId, TaskState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Moves the deadline of a task to a later day. The deadline first given stays visible.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ExtendTask {
    /// Which.
    pub task: TaskId,
    /// The new deadline.
    pub to: Deadline,
    /// Why.
    pub reason: String,
    /// The paper that allows it: "Công văn số 20/TBANTT-TGV ngày 10/5/2021".
    pub approved_by_paper: String,
    /// Who approved.
    #[serde(default)]
    #[ts(optional)]
    pub approver: Option<String>,
    /// Day of approval; today when absent.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<NaiveDate>,
}

impl Intent for ExtendTask {
    type Output = ExtensionId;
    const NAME: &'static str = "task_extend";
    fn label(&self) -> String {
        format!("Gia hạn đến {}", self.to.short())
    }
    fn run(self, work: &Work<'_>) -> Result<ExtensionId, Failure> {
        let mut task = led(work, self.task)?;
        let refused = match task.state {
            TaskState::Done => Some(("đã hoàn thành", "Nếu còn phải làm, hãy dùng “Trả lại làm tiếp” rồi gia hạn.")),
            TaskState::Cancelled => Some(("đã thôi giao", "Nếu giao lại, hãy dùng “Trả lại làm tiếp” rồi gia hạn.")),
            TaskState::Paused => Some(("đang tạm dừng", "Hãy cho nhiệm vụ tiếp tục rồi gia hạn; thời hạn tự lùi theo số ngày tạm dừng.")),
            _ => None,
        };
        if let Some((why, advice)) = refused {
            return Err(Failure::invalid(format!("Nhiệm vụ {} {why} nên không gia hạn được.", task.label()), advice));
        }
        let (reason, paper) = (self.reason.trim().to_owned(), self.approved_by_paper.trim().to_owned());
        if reason.is_empty() {
            return Err(Failure::invalid("Gia hạn cần ghi lý do.", "Hãy nhập lý do rồi lưu lại."));
        }
        if paper.is_empty() {
            return Err(Failure::invalid("Gia hạn cần văn bản cho phép.", "Hãy ghi số, ký hiệu, ngày của văn bản cho phép gia hạn."));
        }
        let Some(to) = self.to.on else {
            return Err(Failure::invalid("Thời hạn mới chưa có ngày.", "Hãy chọn một ngày cụ thể."));
        };
        let old = task.deadline.as_ref().and_then(|d| d.on.map(|on| (on, d.at)));
        // A day without an hour lasts until midnight.
        let end = |at: Option<chrono::NaiveTime>| at.map_or(86_400, |t| chrono::Timelike::num_seconds_from_midnight(&t));
        if let Some((on, at)) = old
            && (to, end(self.to.at)) <= (on, end(at))
        {
            return Err(Failure::invalid(
                format!("Thời hạn mới {} không muộn hơn thời hạn hiện tại {}.", to.format("%d/%m/%Y"), on.format("%d/%m/%Y")),
                "Hãy chọn ngày muộn hơn; nếu ghi nhầm thời hạn, hãy sửa nhiệm vụ.",
            ));
        }
        if to < task.assigned_on {
            return Err(Failure::invalid(
                format!("Thời hạn {} sớm hơn ngày giao {}.", to.format("%d/%m/%Y"), task.assigned_on.format("%d/%m/%Y")),
                "Hãy kiểm tra lại thời hạn.",
            ));
        }
        if let Some(lead) = task.lead {
            super::refuse_gone(work, lead, Some(&self.to))?;
        }
        let on = self.on.unwrap_or(work.outside.today);
        in_its_time(&task, on, work.outside.today, "Ngày cho phép gia hạn")?;
        let extension = Extension {
            id: work.mint(),
            task: task.id,
            reason,
            from: task.deadline.take(),
            to: self.to,
            approved_by_paper: Some(paper),
            approver: self.approver.map(|a| a.trim().to_owned()).filter(|a| !a.is_empty()),
            on,
        };
        store::extension::insert(work.w, &extension)?;
        if task.original_deadline.is_none() {
            task.original_deadline = Some(extension.to.clone());
        }
        task.deadline = Some(extension.to);
        // From now on it is a day somebody granted, wherever Ngày bầu cử goes.
        task.link = None;
        store::task::update(work.w, &task)?;
        Ok(extension.id)
    }
}
