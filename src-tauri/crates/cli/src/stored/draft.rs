//! `dondoc draft …`

use super::{Session, directive, task};
use crate::{args::DraftWhat, papers};
use app::{
    Failure,
    draft::{ListDrafts, NewDraft, ReplyDirective, SaveDraft, ShowDraft},
    paper::ExportDraft,
    failure::OrNotFound,
    urge::{AnswerUrging, ListUrgings, UrgeTasks, Urged},
};
use domain::DraftId;

pub(super) fn run(session: &mut Session<'_>, what: &DraftWhat) -> Result<(), Failure> {
    match what {
        DraftWhat::New { kind } => {
            let id = session.execute(NewDraft { kind: kind.clone() })?.output;
            made(session, id)
        }
        DraftWhat::ReplyDirective { id, kind } => {
            let directive = directive::find(session, id)?;
            let id = session.execute(ReplyDirective { directive, kind: kind.clone() })?.output;
            made(session, id)
        }
        DraftWhat::Urge { unit, each, answer_by, silent, task } => {
            let unit = unit.as_deref().map(|u| task::find_unit(session, u)).transpose()?;
            let tasks = task.iter().map(|t| task::find(session, t)).collect::<Result<_, _>>()?;
            let letters = session.execute(UrgeTasks { unit, each: *each, answer_by: super::days::opt(session, answer_by.as_deref())?, silent_days: *silent, tasks })?.output;
            let value = serde_json::json!({ "id": letters.first().map(|l| l.draft), "letters": letters });
            session.show.answer(&value, |_| {
                let line = |l: &Urged| format!("Dự thảo {}: {}, {} nhiệm vụ, gửi {}.", l.draft, l.level_label, l.tasks.len(), l.addressed.join("; "));
                letters.iter().map(line).collect::<Vec<_>>().join("\n")
            })
        }
        DraftWhat::Urged => session.show.answer(&session.ask(ListUrgings {})?, |rows| {
            let mut lines = Vec::new();
            for l in rows {
                lines.push(format!("{}  {}  {}  trả lời trước hết ngày {}  {}", l.on.format("%d/%m/%Y"), l.level_label, l.subject, l.answer_by.format("%d/%m/%Y"), l.draft));
                lines.extend(l.units.iter().map(|u| {
                    let said = u.on.map_or_else(|| "chưa trả lời".to_owned(), |d| format!("đã trả lời {}", d.format("%d/%m/%Y")));
                    format!("    {} (đôn đốc {} lần): {said}{}", u.name, u.times, if u.late { ", quá hạn trả lời" } else { "" })
                }));
            }
            lines.join("\n")
        }),
        DraftWhat::Answered { id, unit, on, paper } => {
            let draft = parse(id)?;
            let unit = task::find_unit(session, unit)?;
            let letters = session.ask(ListUrgings {})?;
            let letter = letters.iter().find(|l| l.draft == draft || l.id.0 == draft.0).or_not_found("công văn đôn đốc này")?;
            let done = session.execute(AnswerUrging { urging: letter.id, unit, on: *on, paper: paper.clone() })?.output;
            session.show.answer(&serde_json::json!({ "id": done }), |_| "Đã ghi trả lời.".into())
        }
        DraftWhat::List => session.show.answer(&session.ask(ListDrafts {})?, |rows| {
            rows.iter().map(|d| format!("{}  {:<12} {}", d.id, d.kind_name, d.subject)).collect::<Vec<_>>().join("\n")
        }),
        DraftWhat::Show { id } => {
            let page = session.ask(ShowDraft { id: parse(id)? })?;
            session.show.text(&document::to_json(&page.document))
        }
        DraftWhat::Save { id, file } => {
            let id = parse(id)?;
            let document = papers::load(file)?;
            session.execute(SaveDraft { id, document, seen: None })?;
            made(session, id)
        }
        DraftWhat::Pdf { id, out, signature_field } => {
            let printed = session.ask(ExportDraft {
                id: parse(id)?,
                path: Some(out.display().to_string()),
                signature_field: *signature_field,
                open: false,
            })?;
            session.show.answer(&printed, |p| format!("Đã ghi {} ({} trang, {} byte).", p.path, p.pages, p.bytes))
        }
        DraftWhat::Docx { .. } => Err(papers::docx_not_yet()),
    }
}

fn made(session: &Session<'_>, id: DraftId) -> Result<(), Failure> {
    session.show.answer(&serde_json::json!({ "id": id }), |_| format!("Dự thảo {id}."))
}

fn parse(id: &str) -> Result<DraftId, Failure> {
    id.parse().map_err(|_| Failure::invalid(format!("“{id}” không phải mã dự thảo."), "Hãy lấy mã từ lệnh `dondoc draft list`."))
}
