//! Reports: from facts to rows, from rows to tables, from tables to paper. Every figure is
//! computed from facts as of today; nothing of it is stored.

pub mod figures;
pub mod grid;
pub mod matrix;
pub mod overdue;
mod paper;
pub mod tasks;
pub mod units;

pub use figures::Figures;
pub use grid::{ReportBook, ReportCell, ReportGrid};
pub use matrix::{MatrixReport, ReportMatrix};
pub use overdue::{OverdueReport, ReportOverdue};
pub use paper::{ExportReport, ReportPaper};
pub use tasks::{ReportTasks, TaskLine, TasksReport};
pub use units::{ReportUnits, UnitLine, UnitsReport};

use crate::{
    failure::{Failure, codes},
    intent::{Question, View},
};
use chrono::{Datelike, NaiveDate};
use document::PaperDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ReportKind {
    /// Figures by unit (8.2).
    Units,
    /// Every task (8.1).
    Tasks,
    /// Late and soon due tasks (8.4).
    Overdue,
    /// Units against tasks.
    Matrix,
}

/// The tables of a report, for a workbook.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReportTables {
    /// Which.
    pub kind: ReportKind,
}

impl Question for ReportTables {
    type Answer = ReportBook;
    fn ask(self, view: &View<'_>) -> Result<ReportBook, Failure> {
        Ok(ReportBook { as_of: view.outside.today, grids: grids(view, self.kind, false)?, witness: witness(view)? })
    }
}

/// The tables of a report; a report without a row is refused.
fn grids(view: &View<'_>, kind: ReportKind, for_paper: bool) -> Result<Vec<ReportGrid>, Failure> {
    let (grids, empty) = match kind {
        ReportKind::Units => {
            let report = ReportUnits {}.ask(view)?;
            (vec![units::grid(&report)], report.rows.is_empty())
        }
        ReportKind::Tasks => {
            let report = ReportTasks {}.ask(view)?;
            (vec![tasks::grid(&report)], report.rows.is_empty())
        }
        ReportKind::Overdue => {
            let report = ReportOverdue {}.ask(view)?;
            (vec![overdue::grid(&report.rows, report.as_of, None)], report.rows.is_empty())
        }
        ReportKind::Matrix => {
            let report = ReportMatrix {}.ask(view)?;
            (matrix::grids(&report, for_paper), report.units.is_empty())
        }
    };
    if empty {
        return Err(Failure::refused(
            codes::NO_TASKS,
            match kind {
                ReportKind::Overdue => "Không có nhiệm vụ nào quá hạn hoặc sắp đến hạn.",
                _ => "Chưa có nhiệm vụ nào để lập báo cáo.",
            },
            "Hãy chọn ngày tính khác, hoặc chấp nhận các nhiệm vụ đề xuất trước.",
        ));
    }
    Ok(grids)
}

/// The end of the journal, in small type on every report that leaves the program: paper then
/// proves which entries there were. `None` for an empty journal.
fn witness(view: &View<'_>) -> Result<Option<String>, Failure> {
    Ok(store::history::tip(view.r)?.map(|tip| tip.witness()))
}

/// "(Tính đến ngày 05 tháng 5 năm 2021)".
pub(crate) fn as_of_line(day: NaiveDate) -> String {
    format!("(Tính đến {})", in_words(day))
}

/// "ngày 05 tháng 5 năm 2021".
pub(crate) fn in_words(day: NaiveDate) -> String {
    let (d, m) = (Some(day.day() as u8), Some(day.month() as u8));
    PaperDate { day: d, month: m, year: u16::try_from(day.year()).ok() }.text()
}
