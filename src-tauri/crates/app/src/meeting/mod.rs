//! Meetings: called, held, concluded; their papers come from the same data as every report.

mod conclude;
mod edit;
mod papers;
mod print;

pub use conclude::{ConcludeMeeting, ConclusionIn};
pub use edit::{AddMeeting, ChangeMeeting, SetAttendees, SetStatement};
pub use papers::{DraftMeetingPaper, MeetingPaper};
pub use print::{MeetingPrint, MeetingTables, PrintMeeting};

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Question, View},
    task::{TaskRow, rows},
};
use chrono::{NaiveDate, NaiveTime};
use domain::{DraftId, Meeting, MeetingId, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ts_rs::TS;

/// All meetings, latest first.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListMeetings {}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeetingRow {
    /// Identity.
    pub id: MeetingId,
    /// What it is about.
    pub name: String,
    /// Day.
    pub on: NaiveDate,
    /// Begins at.
    pub starts: Option<NaiveTime>,
    /// Who chairs.
    pub chair: String,
    /// Bodies called.
    pub called: u32,
    /// Delegates who came; absent before anybody noted it.
    pub came: Option<u32>,
    /// Statements with a proposal nobody has ruled on.
    pub open_proposals: u32,
    /// Points of the conclusion.
    pub conclusions: u32,
    /// Tasks that came of it, and how many of them are done.
    pub tasks: u32,
    /// Done ones.
    pub tasks_done: u32,
}

impl Question for ListMeetings {
    type Answer = Vec<MeetingRow>;
    fn ask(self, view: &View<'_>) -> Result<Self::Answer, Failure> {
        store::meeting::list(view.r)?
            .into_iter()
            .map(|m| {
                let (mut tasks, mut tasks_done) = (0, 0);
                for id in store::meeting::tasks(view.r, m.id)? {
                    if let Some(t) = store::task::get(view.r, id)?.filter(|t| t.lead.is_some()) {
                        tasks += 1;
                        tasks_done += u32::from(t.completed_on.is_some());
                    }
                }
                let noted = m.attendees.iter().any(|a| a.attended.is_some());
                Ok(MeetingRow {
                    id: m.id,
                    called: m.attendees.len() as u32,
                    came: noted.then(|| m.attendees.iter().filter(|a| a.attended == Some(true)).count() as u32),
                    open_proposals: m.statements.iter().filter(|s| s.proposal.is_some() && s.ruling.is_none()).count() as u32,
                    conclusions: m.conclusions.len() as u32,
                    tasks,
                    tasks_done,
                    name: m.name,
                    on: m.on,
                    starts: m.starts,
                    chair: m.chair,
                })
            })
            .collect()
    }
}

/// One meeting with its papers and tasks.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ShowMeeting {
    /// Which.
    pub id: MeetingId,
}

/// A meeting, opened.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MeetingPage {
    /// The meeting.
    pub meeting: Meeting,
    /// Names of the units that made statements, in the order of `meeting.statements`.
    pub speakers: Vec<String>,
    /// Its papers.
    pub drafts: Vec<MeetingDraft>,
    /// Tasks that came of it.
    pub tasks: Vec<TaskRow>,
}

/// A paper made for a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeetingDraft {
    /// The draft.
    pub id: DraftId,
    /// Its type.
    pub kind_name: String,
    /// Its trích yếu.
    pub subject: String,
}

impl Question for ShowMeeting {
    type Answer = MeetingPage;
    fn ask(self, view: &View<'_>) -> Result<MeetingPage, Failure> {
        let meeting = store::meeting::get(view.r, self.id)?.or_not_found("cuộc họp này")?;
        let names: HashMap<UnitId, String> = store::unit::list(view.r)?.into_iter().map(|u| (u.id, u.name)).collect();
        let speakers = meeting.statements.iter().map(|s| names.get(&s.unit).cloned().unwrap_or_default()).collect();
        let mut drafts = Vec::new();
        for id in store::meeting::drafts(view.r, self.id)? {
            if let Some(d) = store::draft::get(view.r, id)? {
                drafts.push(MeetingDraft { id, kind_name: d.document.kind.name.clone(), subject: d.document.subject });
            }
        }
        let mut tasks = Vec::new();
        for id in store::meeting::tasks(view.r, self.id)? {
            tasks.extend(store::task::get(view.r, id)?);
        }
        let tasks = rows(view, tasks, &crate::calendar::soon(view.r, view.outside.today)?)?;
        Ok(MeetingPage { meeting, speakers, drafts, tasks })
    }
}
