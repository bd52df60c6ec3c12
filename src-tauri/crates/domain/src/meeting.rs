//! Meetings: who was called, what each body said, what was concluded.

use crate::{
    deadline::Deadline,
    id::{MeetingId, TaskId, UnitId},
};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// A meeting (cuộc họp, hội nghị).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Meeting {
    /// Identity.
    pub id: MeetingId,
    /// What it is about: "Hội nghị triển khai công tác bảo đảm an ninh, trật tự bầu cử".
    pub name: String,
    /// Day.
    pub on: NaiveDate,
    /// Begins at.
    pub starts: Option<NaiveTime>,
    /// Ended at.
    pub ends: Option<NaiveTime>,
    /// Where.
    pub place: Option<String>,
    /// Trực tuyến.
    pub online: bool,
    /// Who chairs, with the office: "Đồng chí Nguyễn Văn An, Trưởng Tiểu ban".
    pub chair: String,
    /// Who writes the minutes.
    pub secretary: Option<String>,
    /// Agenda, one item a line.
    pub agenda: Vec<String>,
    /// Papers laid before it.
    pub papers: Vec<String>,
    /// Who was called and who came, by body.
    pub attendees: Vec<Attendee>,
    /// What each body said, side by side.
    pub statements: Vec<Statement>,
    /// What the chair said of all: "cơ bản đã đáp ứng yêu cầu".
    pub assessment: Option<String>,
    /// Kết luận.
    pub conclusions: Vec<Conclusion>,
}

/// One delegate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Attendee {
    /// The body; absent for guests of bodies we keep no list of.
    pub unit: Option<UnitId>,
    /// Its name as printed.
    pub body: String,
    /// Full name; blank until the body names its delegate.
    pub name: String,
    /// Office held.
    pub office: String,
    /// Whether they came; absent before the meeting.
    pub attended: Option<bool>,
}

/// What one body reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Statement {
    /// The body.
    pub unit: UnitId,
    /// Tình hình, kết quả.
    pub result: Option<String>,
    /// Khó khăn, vướng mắc.
    pub difficulty: Option<String>,
    /// Kiến nghị, đề xuất.
    pub proposal: Option<String>,
    /// What the chair decided about the proposal.
    pub ruling: Option<String>,
}

/// One point of the conclusion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Conclusion {
    /// What is to be done.
    pub content: String,
    /// Who leads, units or groups as written; empty for a conclusion that gives nobody a task.
    pub lead: Vec<String>,
    /// Who coordinates.
    pub coordinate: Vec<String>,
    /// Until when.
    pub deadline: Option<Deadline>,
    /// The task it became, or the shared one above several.
    pub task: Option<TaskId>,
}

impl Meeting {
    /// "08 giờ 00, ngày 10/5/2021".
    pub fn when(&self) -> String {
        let hour = self.starts.map(|t| t.format("%H giờ %M, ").to_string()).unwrap_or_default();
        format!("{hour}ngày {}", self.on.format("%d/%m/%Y"))
    }
}
