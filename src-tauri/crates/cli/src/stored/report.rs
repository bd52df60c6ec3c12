//! `dondoc report …`

use super::Session;
use crate::{args::ReportWhat, disk, xlsx};
use app::{
    Failure,
    report::{ExportReport, ReportGrid, ReportKind, ReportMatrix, ReportOverdue, ReportTables, ReportTasks, ReportUnits},
};
use std::path::Path;

pub(super) fn run(session: &Session<'_>, what: ReportWhat, out: Option<&Path>) -> Result<(), Failure> {
    let kind = match what {
        ReportWhat::Units => ReportKind::Units,
        ReportWhat::Tasks => ReportKind::Tasks,
        ReportWhat::Overdue => ReportKind::Overdue,
        ReportWhat::Matrix => ReportKind::Matrix,
    };
    match out {
        Some(path) => write(session, kind, path),
        None if session.show.json => match kind {
            ReportKind::Units => session.show.answer(&session.ask(ReportUnits {})?, |_| String::new()),
            ReportKind::Tasks => session.show.answer(&session.ask(ReportTasks {})?, |_| String::new()),
            ReportKind::Overdue => session.show.answer(&session.ask(ReportOverdue {})?, |_| String::new()),
            ReportKind::Matrix => session.show.answer(&session.ask(ReportMatrix {})?, |_| String::new()),
        },
        None => {
            let book = session.ask(ReportTables { kind })?;
            session.show.answer(&book, |b| b.grids.iter().map(lines).collect::<Vec<_>>().join("\n\n"))
        }
    }
}

fn write(session: &Session<'_>, kind: ReportKind, path: &Path) -> Result<(), Failure> {
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    match ending.as_str() {
        "pdf" => {
            let printed = session.ask(ExportReport { kind, path: Some(path.display().to_string()), open: false })?;
            session.show.answer(&printed, |p| format!("Đã ghi {} ({} trang, {} byte).", p.path, p.pages, p.bytes))
        }
        "xlsx" => {
            let bytes = xlsx::workbook(&session.ask(ReportTables { kind })?)?;
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
    let heading = |c: &document::Column| match &c.group {
        Some(group) => format!("{group}: {}", c.title),
        None => c.title.clone(),
    };
    out.push(grid.columns.iter().map(heading).collect::<Vec<_>>().join(" | "));
    out.extend(grid.rows.iter().map(|row| row.iter().map(|c| c.text()).collect::<Vec<_>>().join(" | ")));
    out.extend(grid.notes.iter().cloned());
    out.join("\n")
}
