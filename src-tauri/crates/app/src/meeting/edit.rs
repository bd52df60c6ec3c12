//! A meeting on the desk: when, who, what was said.

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, Work},
};
use chrono::{NaiveDate, NaiveTime};
use domain::{Attendee, Meeting, MeetingId, Statement, UnitId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Calls a meeting.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddMeeting {
    /// What it is about.
    pub name: String,
    /// Day.
    pub on: NaiveDate,
    /// Begins at.
    pub starts: Option<NaiveTime>,
    /// Where.
    pub place: Option<String>,
    /// Trực tuyến.
    #[serde(default)]
    pub online: bool,
    /// Who chairs.
    pub chair: String,
    /// Who writes the minutes.
    pub secretary: Option<String>,
    /// Agenda, one item a line.
    #[serde(default)]
    pub agenda: Vec<String>,
    /// Papers laid before it.
    #[serde(default)]
    pub papers: Vec<String>,
    /// Bodies called: units and groups by name.
    #[serde(default)]
    pub bodies: Vec<String>,
}

fn told(text: Option<String>) -> Option<String> {
    text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty())
}

fn list(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).collect()
}

fn refuse_nameless(name: &str, chair: &str) -> Result<(), Failure> {
    if name.trim().is_empty() {
        return Err(Failure::invalid("Cuộc họp chưa có tên.", "Hãy ghi nội dung cuộc họp."));
    }
    if chair.trim().is_empty() {
        return Err(Failure::invalid("Cuộc họp chưa có người chủ trì.", "Hãy ghi họ tên, chức vụ người chủ trì."));
    }
    Ok(())
}

impl Intent for AddMeeting {
    type Output = MeetingId;
    const NAME: &'static str = "meeting_add";
    fn label(&self) -> String {
        format!("Thêm cuộc họp {}", self.name.trim())
    }
    fn run(self, work: &Work<'_>) -> Result<MeetingId, Failure> {
        refuse_nameless(&self.name, &self.chair)?;
        let mut attendees = Vec::new();
        for unit in crate::point::resolve(work, &list(self.bodies), false, &[])? {
            crate::task::refuse_closed(work, unit, self.on)?;
            let body = store::unit::get(work.w, unit)?.or_not_found("đơn vị này")?.name;
            attendees.push(Attendee { unit: Some(unit), body, name: String::new(), office: String::new(), attended: None });
        }
        let id: MeetingId = work.mint();
        let meeting = Meeting {
            id,
            name: self.name.trim().to_owned(),
            on: self.on,
            starts: self.starts,
            ends: None,
            place: told(self.place),
            online: self.online,
            chair: self.chair.trim().to_owned(),
            secretary: told(self.secretary),
            agenda: list(self.agenda),
            papers: list(self.papers),
            attendees,
            statements: Vec::new(),
            assessment: None,
            conclusions: Vec::new(),
        };
        store::meeting::insert(work.w, &meeting)?;
        Ok(id)
    }
}

/// Changes what a meeting's record says of time, place and people in charge.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ChangeMeeting {
    /// Which.
    pub id: MeetingId,
    /// What it is about.
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
    /// Who chairs.
    pub chair: String,
    /// Who writes the minutes.
    pub secretary: Option<String>,
    /// Agenda.
    pub agenda: Vec<String>,
    /// Papers.
    pub papers: Vec<String>,
    /// What the chair said of all.
    pub assessment: Option<String>,
}

impl Intent for ChangeMeeting {
    type Output = ();
    const NAME: &'static str = "meeting_change";
    fn label(&self) -> String {
        "Sửa cuộc họp".into()
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        refuse_nameless(&self.name, &self.chair)?;
        let mut m = store::meeting::get(work.w, self.id)?.or_not_found("cuộc họp này")?;
        if let (Some(starts), Some(ends)) = (self.starts, self.ends)
            && ends < starts
        {
            return Err(Failure::invalid("Giờ kết thúc sớm hơn giờ bắt đầu.", "Hãy kiểm tra lại giờ họp."));
        }
        if !m.conclusions.is_empty() && self.on != m.on && self.on > work.outside.today {
            return Err(Failure::invalid("Cuộc họp đã có kết luận nên không dời sang ngày sau hôm nay được.", "Hãy thêm cuộc họp khác cho ngày mới."));
        }
        m.name = self.name.trim().to_owned();
        (m.on, m.starts, m.ends, m.online) = (self.on, self.starts, self.ends, self.online);
        (m.place, m.secretary, m.assessment) = (told(self.place), told(self.secretary), told(self.assessment));
        m.chair = self.chair.trim().to_owned();
        (m.agenda, m.papers) = (list(self.agenda), list(self.papers));
        Ok(store::meeting::update(work.w, &m)?)
    }
}

/// Sets who is called and who came.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetAttendees {
    /// Which meeting.
    pub id: MeetingId,
    /// Delegates in the order of the list.
    pub attendees: Vec<Attendee>,
}

impl Intent for SetAttendees {
    type Output = ();
    const NAME: &'static str = "meeting_attendees";
    fn label(&self) -> String {
        "Lưu thành phần dự họp".into()
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let mut m = store::meeting::get(work.w, self.id)?.or_not_found("cuộc họp này")?;
        let mut attendees = Vec::new();
        for a in self.attendees {
            let body = match a.unit {
                Some(unit) => store::unit::get(work.w, unit)?.or_not_found("đơn vị này")?.name,
                None => a.body.trim().to_owned(),
            };
            if body.is_empty() {
                return Err(Failure::invalid("Một đại biểu chưa có cơ quan, đơn vị.", "Hãy ghi cơ quan, đơn vị của từng đại biểu."));
            }
            if a.attended == Some(true) && m.on > work.outside.today {
                return Err(Failure::invalid("Cuộc họp chưa diễn ra nên chưa ghi có mặt được.", "Hãy điểm danh từ ngày họp."));
            }
            attendees.push(Attendee { unit: a.unit, body, name: a.name.trim().to_owned(), office: a.office.trim().to_owned(), attended: a.attended });
        }
        m.attendees = attendees;
        Ok(store::meeting::update(work.w, &m)?)
    }
}

/// Notes what a body said, or the ruling on it. Fields left out stay as they are.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetStatement {
    /// Which meeting.
    pub id: MeetingId,
    /// The body.
    pub unit: UnitId,
    /// Tình hình, kết quả.
    #[serde(default)]
    #[ts(optional)]
    pub result: Option<String>,
    /// Khó khăn, vướng mắc.
    #[serde(default)]
    #[ts(optional)]
    pub difficulty: Option<String>,
    /// Kiến nghị, đề xuất.
    #[serde(default)]
    #[ts(optional)]
    pub proposal: Option<String>,
    /// What the chair decided.
    #[serde(default)]
    #[ts(optional)]
    pub ruling: Option<String>,
}

impl Intent for SetStatement {
    type Output = ();
    const NAME: &'static str = "meeting_statement";
    fn label(&self) -> String {
        "Ghi ý kiến tại cuộc họp".into()
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let mut m = store::meeting::get(work.w, self.id)?.or_not_found("cuộc họp này")?;
        let unit = store::unit::get(work.w, self.unit)?.or_not_found("đơn vị này")?;
        if m.on > work.outside.today {
            return Err(Failure::invalid("Cuộc họp chưa diễn ra nên chưa có ý kiến để ghi.", "Hãy ghi từ ngày họp, hoặc sửa ngày họp."));
        }
        let place = m.statements.iter().position(|s| s.unit == unit.id);
        let s = match place {
            Some(i) => &mut m.statements[i],
            None => {
                m.statements.push(Statement { unit: unit.id, result: None, difficulty: None, proposal: None, ruling: None });
                m.statements.last_mut().ok_or_else(|| Failure::broken("một ý kiến vừa thêm không còn"))?
            }
        };
        let set = |field: &mut Option<String>, value: Option<String>| {
            if value.is_some() {
                *field = told(value);
            }
        };
        set(&mut s.result, self.result);
        set(&mut s.difficulty, self.difficulty);
        set(&mut s.proposal, self.proposal);
        set(&mut s.ruling, self.ruling);
        if s.ruling.is_some() && s.proposal.is_none() && s.difficulty.is_none() {
            return Err(Failure::invalid(
                format!("{} chưa nêu kiến nghị hay khó khăn nào để kết luận.", unit.name),
                "Hãy ghi kiến nghị, đề xuất hoặc khó khăn, vướng mắc trước.",
            ));
        }
        // Statements stand in the order of the list of delegates.
        let order: Vec<UnitId> = m.attendees.iter().filter_map(|a| a.unit).collect();
        m.statements.sort_by_key(|s| order.iter().position(|u| *u == s.unit).unwrap_or(usize::MAX));
        Ok(store::meeting::update(work.w, &m)?)
    }
}
