//! Conclusions of a meeting become tasks.

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, Work},
    task::{Given, give},
};
use chrono::NaiveTime;
use domain::{Conclusion, Deadline, MeetingId, TaskId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Adds conclusions to a meeting that was held; each that names a lead becomes a task, or a shared
/// one over several.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ConcludeMeeting {
    /// Which.
    pub id: MeetingId,
    /// The conclusions, in order.
    pub conclusions: Vec<ConclusionIn>,
    /// What the chair said of all; stays as it is when absent.
    #[serde(default)]
    #[ts(optional)]
    pub assessment: Option<String>,
    /// When the meeting ended.
    #[serde(default)]
    #[ts(optional)]
    pub ends: Option<NaiveTime>,
}

/// One conclusion as it is typed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ConclusionIn {
    /// What is to be done, or what was agreed.
    pub content: String,
    /// Units and groups that lead; none for what gives nobody a task.
    #[serde(default)]
    pub lead: Vec<String>,
    /// Who coordinates.
    #[serde(default)]
    pub coordinate: Vec<String>,
    /// Until when.
    #[serde(default)]
    pub deadline: Option<Deadline>,
}

impl Intent for ConcludeMeeting {
    type Output = Vec<TaskId>;
    const NAME: &'static str = "meeting_conclude";
    fn label(&self) -> String {
        "Ghi kết luận cuộc họp".into()
    }
    fn run(self, work: &Work<'_>) -> Result<Vec<TaskId>, Failure> {
        let mut m = store::meeting::get(work.w, self.id)?.or_not_found("cuộc họp này")?;
        if m.on > work.outside.today {
            return Err(Failure::invalid(
                format!("Cuộc họp ngày {} chưa diễn ra nên chưa có kết luận.", m.on.format("%d/%m/%Y")),
                "Hãy ghi kết luận từ ngày họp, hoặc sửa ngày họp.",
            ));
        }
        if self.conclusions.iter().all(|c| c.content.trim().is_empty()) {
            return Err(Failure::invalid("Chưa có nội dung kết luận.", "Hãy ghi ít nhất một nội dung kết luận."));
        }
        let mut tasks = Vec::new();
        for c in self.conclusions.into_iter().filter(|c| !c.content.trim().is_empty()) {
            let leads = crate::point::resolve(work, &c.lead, false, &[])?;
            let mut task = None;
            if !leads.is_empty() {
                let coordinators = crate::point::resolve(work, &c.coordinate, false, &[])?;
                let given = Given { content: c.content.clone(), leads, coordinators, deadline: c.deadline.clone(), ..Default::default() };
                let ids = give(work, given)?;
                task = ids.first().copied();
                tasks.extend(ids);
            } else if c.deadline.is_some() {
                return Err(Failure::invalid(
                    "Một kết luận có thời hạn nhưng chưa giao đơn vị nào.",
                    "Hãy ghi đơn vị chủ trì, hoặc bỏ thời hạn.",
                ));
            }
            m.conclusions.push(Conclusion { content: c.content.trim().to_owned(), lead: c.lead, coordinate: c.coordinate, deadline: c.deadline, task });
        }
        if let Some(assessment) = self.assessment.map(|a| a.trim().to_owned()).filter(|a| !a.is_empty()) {
            m.assessment = Some(assessment);
        }
        if let Some(ends) = self.ends {
            if m.starts.is_some_and(|s| ends < s) {
                return Err(Failure::invalid("Giờ kết thúc sớm hơn giờ bắt đầu.", "Hãy kiểm tra lại giờ họp."));
            }
            m.ends = Some(ends);
        }
        store::meeting::update(work.w, &m)?;
        store::meeting::tie(work.w, m.id, &[], &tasks)?;
        Ok(tasks)
    }
}
