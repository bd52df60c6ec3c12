//! `dondoc draft …`

use super::{Session, directive, task};
use crate::{args::DraftWhat, papers};
use app::{
    Failure,
    draft::{ListDrafts, NewDraft, ReplyDirective, SaveDraft, ShowDraft},
    paper::ExportDraft,
    urge::{UrgeTasks, Urged},
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
        DraftWhat::Urge { unit, each, answer_by } => {
            let unit = unit.as_deref().map(|u| task::find_unit(session, u)).transpose()?;
            let letters = session.execute(UrgeTasks { unit, each: *each, answer_by: super::days::opt(session, answer_by.as_deref())? })?.output;
            let value = serde_json::json!({ "id": letters.first().map(|l| l.draft), "letters": letters });
            session.show.answer(&value, |_| {
                let line = |l: &Urged| format!("Dự thảo {}: {}, {} nhiệm vụ, gửi {}.", l.draft, l.level_label, l.tasks.len(), l.addressed.join("; "));
                letters.iter().map(line).collect::<Vec<_>>().join("\n")
            })
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
            session.execute(SaveDraft { id, document })?;
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
