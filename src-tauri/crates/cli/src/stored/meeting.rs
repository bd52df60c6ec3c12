//! `dondoc meeting …`

use super::{Session, report, task};
use crate::args_meeting::{MeetingWhat, PaperWhat};
use app::{
    Failure,
    failure::OrNotFound,
    meeting::{
        AddMeeting, ConcludeMeeting, ConclusionIn, DraftMeetingPaper, ListMeetings, MeetingPage, MeetingPaper, MeetingPrint, MeetingTables,
        PrintMeeting, SetAttendees, SetStatement, ShowMeeting,
    },
};
use domain::{Attendee, MeetingId};

pub(super) fn run(session: &mut Session<'_>, what: &MeetingWhat) -> Result<(), Failure> {
    match what {
        MeetingWhat::Add(m) => {
            let done = session.execute(AddMeeting {
                name: m.name.clone(),
                on: m.on,
                starts: m.starts,
                place: m.place.clone(),
                online: m.online,
                chair: m.chair.clone(),
                secretary: m.secretary.clone(),
                agenda: m.agenda.clone(),
                papers: m.paper.clone(),
                bodies: m.invite.clone(),
            })?;
            session.show.answer(&serde_json::json!({ "id": done.output }), |_| format!("Đã thêm cuộc họp {}.", done.output))
        }
        MeetingWhat::List => session.show.answer(&session.ask(ListMeetings {})?, |rows| {
            rows.iter()
                .enumerate()
                .map(|(i, m)| {
                    let (day, called, done, tasks) = (m.on.format("%d/%m/%Y"), m.called, m.tasks_done, m.tasks);
                    format!("{:>3}  {day}  {}  ({called} đơn vị, {} kết luận, {done}/{tasks} nhiệm vụ xong)  {}", i + 1, m.name, m.conclusions, m.id)
                })
                .collect::<Vec<_>>()
                .join("\n")
        }),
        MeetingWhat::Show { id } => {
            let id = find(session, id)?;
            session.show.answer(&session.ask(ShowMeeting { id })?, page)
        }
        MeetingWhat::Attend { id, unit, name, office, present, absent } => {
            let id = find(session, id)?;
            let mut attendees = session.ask(ShowMeeting { id })?.meeting.attendees;
            let unit = task::find_unit(session, unit)?;
            let place = attendees.iter().position(|a| a.unit == Some(unit));
            let attended = if *present { Some(true) } else if *absent { Some(false) } else { None };
            let at = match place {
                Some(i) => i,
                None => {
                    attendees.push(Attendee { unit: Some(unit), body: String::new(), name: String::new(), office: String::new(), attended: None });
                    attendees.len() - 1
                }
            };
            let a = &mut attendees[at];
            if let Some(name) = name {
                a.name.clone_from(name);
            }
            if let Some(office) = office {
                a.office.clone_from(office);
            }
            a.attended = attended.or(a.attended);
            session.execute(SetAttendees { id, attendees })?;
            changed(session, id)
        }
        MeetingWhat::Statement { id, unit, result, difficulty, proposal, ruling } => {
            let id = find(session, id)?;
            let unit = task::find_unit(session, unit)?;
            session.execute(SetStatement {
                id,
                unit,
                result: result.clone(),
                difficulty: difficulty.clone(),
                proposal: proposal.clone(),
                ruling: ruling.clone(),
            })?;
            changed(session, id)
        }
        MeetingWhat::Conclude { id, content, lead, coordinate, deadline, assessment } => {
            let id = find(session, id)?;
            let deadline = deadline.as_deref().map(|d| super::days::fixed(session, d)).transpose()?;
            let conclusion = ConclusionIn {
                content: content.clone(),
                lead: lead.clone(),
                coordinate: coordinate.clone(),
                deadline,
            };
            session.execute(ConcludeMeeting { id, conclusions: vec![conclusion], assessment: assessment.clone(), ends: None })?;
            changed(session, id)
        }
        MeetingWhat::Papers { id, what, each, out } => papers(session, id, *what, *each, out.as_deref()),
    }
}

fn papers(session: &mut Session<'_>, id: &str, what: PaperWhat, each: bool, out: Option<&std::path::Path>) -> Result<(), Failure> {
    let id = find(session, id)?;
    let print = |what| (None, Some(what));
    let (paper, print) = match what {
        PaperWhat::Invitation => (Some(MeetingPaper::Invitation), None),
        PaperWhat::Report => (Some(MeetingPaper::Report), None),
        PaperWhat::Notice => (Some(MeetingPaper::Notice), None),
        PaperWhat::Attendance => print(MeetingPrint::Attendance),
        PaperWhat::Statements => print(MeetingPrint::Statements),
        PaperWhat::Plates => print(MeetingPrint::Plates),
    };
    if let Some(paper) = paper {
        let drafts = session.execute(DraftMeetingPaper { id, paper, each })?.output;
        if let (Some(path), [one]) = (out, drafts.as_slice()) {
            let path = Some(path.display().to_string());
            let printed = session.ask(app::paper::ExportDraft { id: *one, path, signature_field: false, open: false })?;
            let value = serde_json::json!({ "drafts": drafts, "path": printed.path, "pages": printed.pages });
            return session.show.answer(&value, |_| format!("Dự thảo {one}; đã ghi {} ({} trang).", printed.path, printed.pages));
        }
        return session.show.answer(&serde_json::json!({ "drafts": drafts }), |_| {
            drafts.iter().map(|d| format!("Dự thảo {d}.")).collect::<Vec<_>>().join("\n")
        });
    }
    let Some(what) = print else { return Ok(()) };
    let Some(path) = out else {
        let book = session.ask(MeetingTables { id, what })?;
        return report::show(session, &book);
    };
    let shown = path.display().to_string();
    report::write(
        session,
        path,
        |s| s.ask(MeetingTables { id, what }),
        |s| s.ask(PrintMeeting { id, what, path: Some(shown.clone()), open: false }),
    )
}

fn changed(session: &Session<'_>, id: MeetingId) -> Result<(), Failure> {
    session.show.answer(&session.ask(ShowMeeting { id })?, page)
}

fn page(p: &MeetingPage) -> String {
    let m = &p.meeting;
    let mut lines = vec![m.name.clone(), format!("{}; chủ trì: {}", m.when(), m.chair)];
    lines.extend(m.agenda.iter().map(|a| format!("- {a}")));
    lines.push(format!("Thành phần ({}):", m.attendees.len()));
    lines.extend(m.attendees.iter().map(|a| {
        let came = match a.attended {
            Some(true) => "có mặt",
            Some(false) => "vắng",
            None => "",
        };
        let said = [a.body.as_str(), a.name.as_str(), a.office.as_str(), came];
        format!("  {}", said.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(", "))
    }));
    lines.extend(m.statements.iter().zip(&p.speakers).map(|(s, name)| {
        let told = [("kết quả", &s.result), ("khó khăn", &s.difficulty), ("kiến nghị", &s.proposal), ("kết luận", &s.ruling)];
        let told: Vec<String> = told.iter().filter_map(|(k, v)| Some(format!("{k}: {}", v.as_deref()?))).collect();
        format!("{name}: {}", told.join("; "))
    }));
    lines.extend(m.conclusions.iter().enumerate().map(|(i, c)| format!("{}. {}: {}", i + 1, c.lead.join(", "), c.content)));
    lines.extend(p.tasks.iter().map(|t| format!("{}  {}  [{}]", t.label, t.lead.as_deref().unwrap_or("(chung)"), t.state_label)));
    lines.extend(p.drafts.iter().map(|d| format!("{}  {}  {}", d.id, d.kind_name, d.subject)));
    lines.join("\n")
}

/// A meeting by identity or by its place in the list.
fn find(session: &Session<'_>, id: &str) -> Result<MeetingId, Failure> {
    if let Ok(id) = id.parse::<MeetingId>() {
        return Ok(id);
    }
    let place = id.trim().parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    let rows = session.ask(ListMeetings {})?;
    place.and_then(|i| rows.get(i)).map(|m| m.id).or_not_found(&format!("cuộc họp “{id}”"))
}
