//! Papers of a meeting, drafted from its record and from the tasks.

use super::print::statements;
use crate::{
    compose::meeting::{self, Held},
    failure::{Failure, OrNotFound},
    intent::{Intent, Work, profile_of},
    report::{Figures, ReportKind, grids, units},
};
use domain::{DraftId, MeetingId, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ts_rs::TS;

/// Which paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingPaper {
    /// Giấy mời.
    Invitation,
    /// Báo cáo to the meeting, filled from the data.
    Report,
    /// Thông báo kết luận.
    Notice,
}

/// Drafts a paper of a meeting.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct DraftMeetingPaper {
    /// Which meeting.
    pub id: MeetingId,
    /// Which paper.
    pub paper: MeetingPaper,
    /// Of an invitation: one paper a delegate in place of one for all.
    #[serde(default)]
    pub each: bool,
}

impl Intent for DraftMeetingPaper {
    type Output = Vec<DraftId>;
    const NAME: &'static str = "meeting_paper";
    fn label(&self) -> String {
        match self.paper {
            MeetingPaper::Invitation => "Soạn giấy mời họp",
            MeetingPaper::Report => "Soạn báo cáo tại cuộc họp",
            MeetingPaper::Notice => "Soạn thông báo kết luận",
        }
        .into()
    }
    fn run(self, work: &Work<'_>) -> Result<Vec<DraftId>, Failure> {
        let meeting = store::meeting::get(work.w, self.id)?.or_not_found("cuộc họp này")?;
        let profile = profile_of(store::body::get(work.w)?)?;
        let today = work.outside.today;
        let documents = match self.paper {
            MeetingPaper::Invitation if meeting.attendees.is_empty() => {
                return Err(Failure::invalid("Cuộc họp chưa có thành phần để mời.", "Hãy ghi thành phần dự họp trước."));
            }
            MeetingPaper::Invitation if self.each => {
                meeting.attendees.iter().map(|a| meeting::invitation(&profile, &meeting, std::slice::from_ref(a), today)).collect()
            }
            MeetingPaper::Invitation => vec![meeting::invitation(&profile, &meeting, &meeting.attendees, today)],
            MeetingPaper::Report => {
                let sums: Figures = {
                    let soon = crate::calendar::soon(work.w, today)?;
                    units::table(&[], &units::counted(work.w, &store::unit::list(work.w)?, today, &soon)?, today).total
                };
                let names: HashMap<UnitId, String> = store::unit::list(work.w)?.into_iter().map(|u| (u.id, u.name)).collect();
                let tables = grids(work.w, today, ReportKind::Units, true)?;
                let told = crate::report::ReportTasks::of(work.w, today)?.rows;
                let said = (!meeting.statements.is_empty()).then(|| statements(&meeting, &names));
                let directives = store::directive::list(work.w)?.len();
                vec![meeting::report(&Held { profile: &profile, meeting: &meeting, sums: &sums, lines: &told, tables: &tables, said, directives, today })]
            }
            MeetingPaper::Notice if meeting.conclusions.is_empty() => {
                return Err(Failure::invalid("Cuộc họp chưa có kết luận để thông báo.", "Hãy ghi kết luận của cuộc họp trước."));
            }
            MeetingPaper::Notice => vec![meeting::notice(&profile, &meeting, today)],
        };
        let tasks = store::meeting::tasks(work.w, meeting.id)?;
        let mut ids = Vec::new();
        for document in documents {
            let of = if self.paper == MeetingPaper::Notice { tasks.clone() } else { Vec::new() };
            ids.push(crate::draft::insert(work, document, None, of)?);
        }
        store::meeting::tie(work.w, meeting.id, &ids, &[])?;
        Ok(ids)
    }
}
