//! `dondoc report …`

use super::{Session, task};
use crate::{
    args_report::{ReportOut, ReportWhat},
    disk, xlsx,
};
use app::{
    Failure, Printed,
    failure::OrNotFound,
    report::{
        CompareReports, ExportKept, ExportReport, ExportSheet, FreezeReport, FrozenLine, KeptReport, KeptTables, ListFrozen, ReportBook,
        ReportGrid, ReportKind, ReportMatrix, ReportOverdue, ReportSheet, ReportTables, ReportTasks, ReportUnits, ReportWeeks, SheetOf, ShowFrozen,
    },
};
use domain::FrozenId;
use std::path::Path;

pub(super) fn run(session: &mut Session<'_>, what: &ReportWhat) -> Result<(), Failure> {
    match what {
        ReportWhat::Units(out) => one(session, ReportKind::Units, out),
        ReportWhat::Tasks(out) => one(session, ReportKind::Tasks, out),
        ReportWhat::Overdue(out) => one(session, ReportKind::Overdue, out),
        ReportWhat::Matrix(out) => one(session, ReportKind::Matrix, out),
        ReportWhat::Reporting { span, out } => super::regime::report(session, span, out.as_deref()),
        ReportWhat::Quotas { span, out } => super::campaign::report(session, span, out.as_deref()),
        ReportWhat::Weeks(out) => one(session, ReportKind::Weeks, out),
        ReportWhat::Task { id, out } => sheet(session, SheetOf::Task { id: task::find(session, id)? }, out.as_deref()),
        ReportWhat::Unit { unit, out } => sheet(session, SheetOf::Unit { id: task::find_unit(session, unit)? }, out.as_deref()),
        ReportWhat::Freeze { kind, note } => {
            let kind = ReportKind::of_word(kind).or_not_found(&format!("báo cáo “{kind}”"))?;
            let id = session.execute(FreezeReport { kind, note: note.clone() })?.output;
            let line = session.ask(ShowFrozen { id })?.line;
            session.show.answer(&line, |l| format!("Đã chốt {}: {}\nSHA-256 {}", l.kind_label, l.id, l.sha256))
        }
        ReportWhat::Frozen { id: None, .. } => session.show.answer(&session.ask(ListFrozen {})?, |rows| {
            rows.iter().rev().enumerate().map(|(i, l)| frozen_line(i + 1, l)).collect::<Vec<_>>().join("\n")
        }),
        ReportWhat::Frozen { id: Some(id), out } => {
            let id = find(session, id)?;
            kept(session, KeptReport::Frozen { id }, out.as_deref(), |s| s.show.answer(&s.ask(ShowFrozen { id })?, |_| String::new()))
        }
        ReportWhat::Compare { before, after, out } => {
            let (before, after) = (find(session, before)?, find(session, after)?);
            kept(session, KeptReport::Compared { before, after }, out.as_deref(), |s| {
                s.show.answer(&s.ask(CompareReports { before, after })?, |_| String::new())
            })
        }
    }
}

fn one(session: &Session<'_>, kind: ReportKind, to: &ReportOut) -> Result<(), Failure> {
    match &to.out {
        Some(path) => {
            let shown = path.display().to_string();
            write(
                session,
                path,
                |s| s.ask(ReportTables { kind }),
                |s| s.ask(ExportReport { kind, path: Some(shown.clone()), open: false, alone: to.alone }),
            )
        }
        None if session.show.json => match kind {
            ReportKind::Units => session.show.answer(&session.ask(ReportUnits {})?, |_| String::new()),
            ReportKind::Tasks => session.show.answer(&session.ask(ReportTasks {})?, |_| String::new()),
            ReportKind::Overdue => session.show.answer(&session.ask(ReportOverdue {})?, |_| String::new()),
            ReportKind::Matrix => session.show.answer(&session.ask(ReportMatrix {})?, |_| String::new()),
            ReportKind::Weeks => session.show.answer(&session.ask(ReportWeeks {})?, |_| String::new()),
        },
        None => show(session, &session.ask(ReportTables { kind })?),
    }
}

fn sheet(session: &Session<'_>, sheet: SheetOf, out: Option<&Path>) -> Result<(), Failure> {
    match out {
        None => show(session, &session.ask(ReportSheet { sheet })?),
        Some(path) => {
            let shown = path.display().to_string();
            write(session, path, |s| s.ask(ReportSheet { sheet }), |s| s.ask(ExportSheet { sheet, path: Some(shown.clone()), open: false }))
        }
    }
}

fn kept(
    session: &Session<'_>,
    what: KeptReport,
    out: Option<&Path>,
    json: impl Fn(&Session<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    match out {
        Some(path) => {
            let shown = path.display().to_string();
            write(session, path, |s| s.ask(KeptTables { what }), |s| s.ask(ExportKept { what, path: Some(shown.clone()), open: false }))
        }
        None if session.show.json => json(session),
        None => show(session, &session.ask(KeptTables { what })?),
    }
}

fn frozen_line(n: usize, l: &FrozenLine) -> String {
    let note = l.note.as_ref().map(|n| format!("  {n}")).unwrap_or_default();
    format!("{n:>3}  {}  {}{note}  {}", l.as_of.format("%d/%m/%Y"), l.kind_label, l.id)
}

/// A frozen report by identity, or by its place counted from the oldest.
fn find(session: &Session<'_>, id: &str) -> Result<FrozenId, Failure> {
    if let Ok(id) = id.parse::<FrozenId>() {
        return Ok(id);
    }
    let place = id.trim().parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    let rows = session.ask(ListFrozen {})?;
    place.and_then(|i| rows.iter().rev().nth(i)).map(|l| l.id).or_not_found(&format!("báo cáo đã chốt “{id}”"))
}

/// Tables on the screen, or as JSON.
pub(super) fn show(session: &Session<'_>, book: &ReportBook) -> Result<(), Failure> {
    session.show.answer(book, |b| b.grids.iter().map(lines).collect::<Vec<_>>().join("\n\n"))
}

/// Writes tables to a workbook or to PDF, by the ending of the file's name.
pub(super) fn write(
    session: &Session<'_>,
    path: &Path,
    tables: impl Fn(&Session<'_>) -> Result<ReportBook, Failure>,
    pdf: impl Fn(&Session<'_>) -> Result<Printed, Failure>,
) -> Result<(), Failure> {
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    match ending.as_str() {
        "pdf" => session.show.answer(&pdf(session)?, |p| format!("Đã ghi {} ({} trang, {} byte).", p.path, p.pages, p.bytes)),
        "xlsx" => {
            let bytes = xlsx::workbook(&tables(session)?)?;
            disk::write_whole(path, &bytes)?;
            let value = serde_json::json!({ "path": path.display().to_string(), "bytes": bytes.len() });
            session.show.answer(&value, |_| format!("Đã ghi {} ({} byte).", path.display(), bytes.len()))
        }
        _ => Err(Failure::invalid(
            format!("Chưa biết ghi báo cáo ra tệp “{}”.", path.display()),
            "Hãy đặt tên tệp kết thúc bằng .pdf hoặc .xlsx.",
        )),
    }
}

/// A table for people at a terminal: one line a row.
fn lines(grid: &ReportGrid) -> String {
    let mut out = vec![grid.title.clone(), grid.as_of_line.clone()];
    out.retain(|l| !l.is_empty());
    let heading = |c: &document::Column| match &c.group {
        Some(group) => format!("{group}: {}", c.title),
        None => c.title.clone(),
    };
    out.push(grid.columns.iter().map(heading).collect::<Vec<_>>().join(" | "));
    out.extend(grid.rows.iter().map(|row| row.iter().map(|c| c.text()).collect::<Vec<_>>().join(" | ")));
    out.extend(grid.notes.iter().cloned());
    out.join("\n")
}
