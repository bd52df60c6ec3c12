//! `dondoc directive …`

use super::Session;
use crate::args::DirectiveWhat;
use app::{
    Failure,
    directive::{ListDirectives, RegisterDirective, RegisterOral, ShowDirective, TieOral},
    failure::OrNotFound,
    point::AcceptAll,
};
use domain::DirectiveId;

pub(super) fn run(session: &mut Session<'_>, what: &DirectiveWhat) -> Result<(), Failure> {
    match what {
        DirectiveWhat::Add { file, accept_all, again } => {
            let path = file.display().to_string();
            let done = session.execute(RegisterDirective { text: None, path: Some(path), received_on: None, again: *again })?.output;
            let tasks = if *accept_all { session.execute(AcceptAll { directive: done.id })?.output } else { Vec::new() };
            let value = serde_json::json!({ "id": done.id, "points": done.points, "tasks": tasks, "notes": done.notes });
            session.show.answer(&value, |_| {
                let mut lines = vec![format!("Đã đăng ký {}: {} đề xuất, {} nhiệm vụ.", done.id, done.points, tasks.len())];
                lines.extend(done.notes.iter().map(|n| format!("- {n}")));
                lines.join("\n")
            })
        }
        DirectiveWhat::Oral { text, by, at, on, taken_by, accept_all } => {
            let text = match std::path::Path::new(text) {
                path if path.extension().is_some_and(|e| e == "txt") && path.is_file() => {
                    String::from_utf8_lossy(&crate::disk::read_file(path)?.bytes).into_owned()
                }
                _ => text.clone(),
            };
            let intent = RegisterOral { text, said_by: by.clone(), said_at: at.clone(), said_on: *on, taken_by: taken_by.clone() };
            let done = session.execute(intent)?.output;
            let tasks = if *accept_all { session.execute(AcceptAll { directive: done.id })?.output } else { Vec::new() };
            let value = serde_json::json!({ "id": done.id, "points": done.points, "tasks": tasks, "notes": done.notes });
            session.show.answer(&value, |_| format!("Đã ghi chỉ đạo miệng {}: {} đề xuất.", done.id, done.points))
        }
        DirectiveWhat::Tie { oral, paper } => {
            let (oral, paper) = (find(session, oral)?, find(session, paper)?);
            session.execute(TieOral { oral, paper })?;
            session.show.answer(&session.ask(ShowDirective { id: oral })?, |_| "Đã gắn văn bản.".into())
        }
        DirectiveWhat::List => session.show.answer(&session.ask(ListDirectives {})?, |rows| {
            rows.iter()
                .map(|d| {
                    format!(
                        "{:>4}  {}  {:<18} {}  ({} đề xuất chưa xem, {}/{} nhiệm vụ xong)",
                        d.arrival,
                        d.id,
                        d.number.as_deref().unwrap_or("(không số)"),
                        d.subject.as_deref().unwrap_or(""),
                        d.open_points,
                        d.tasks_done,
                        d.tasks
                    )
                })
                .collect::<Vec<_>>()
                .join("\n")
        }),
        DirectiveWhat::Show { id } => {
            let id = find(session, id)?;
            session.show.answer(&session.ask(ShowDirective { id })?, |page| {
                let mut lines = vec![format!(
                    "{} {} {}",
                    page.directive.doc_type.as_deref().unwrap_or("Văn bản"),
                    page.directive.number.as_deref().unwrap_or("(không số)"),
                    page.directive.subject.as_deref().unwrap_or("")
                )];
                for c in &page.citations {
                    let kind = c.citation.doc_type.as_deref().unwrap_or("Văn bản");
                    let here = c.arrival.map_or_else(String::new, |n| format!(" (đã đăng ký, số đến {n})"));
                    lines.push(format!("     dẫn {kind} {}{here}", c.citation.number));
                }
                for a in &page.abbreviations {
                    lines.push(format!("     {} = {}", a.short, a.long));
                }
                for p in &page.points {
                    lines.push(format!("{:>3}. [{}] {}", p.point.ordinal, p.point.lead.join("; "), p.point.content));
                }
                lines.join("\n")
            })
        }
    }
}

/// A directive by identity or by its number of arrival.
pub(super) fn find(session: &Session<'_>, id: &str) -> Result<DirectiveId, Failure> {
    if let Ok(id) = id.parse::<DirectiveId>() {
        return Ok(id);
    }
    let arrival: Option<u32> = id.trim().parse().ok();
    let rows = session.ask(ListDirectives {})?;
    rows.into_iter().find(|d| Some(d.arrival) == arrival).map(|d| d.id).or_not_found(&format!("văn bản đến “{id}”"))
}
