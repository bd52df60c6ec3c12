//! Reports: from facts to rows, from rows to tables, from tables to paper. Every figure is
//! computed from facts as of today; nothing of it is stored.

pub(crate) mod alone;
pub mod figures;
pub mod frozen;
pub mod grid;
pub mod matrix;
pub mod overdue;
mod paper;
pub mod sheets;
pub mod tasks;
pub mod units;
pub mod weeks;

pub use figures::Figures;
pub use grid::{ReportBook, ReportCell, ReportGrid};
pub use frozen::{
    CompareReports, Compared, ComparedUnit, Comparison, ExportKept, FreezeReport, FrozenLine, FrozenReport, FrozenRows, KeptReport, KeptTables, ListFrozen, ShowFrozen,
};
pub use matrix::{MatrixReport, ReportMatrix};
pub use overdue::{OverdueReport, ReportOverdue};
pub(crate) use paper::summary;
pub use paper::{DraftReport, ExportReport, ExportWorkbook, ReportPaper};
pub use sheets::{ExportSheet, ReportSheet, SheetOf};
pub use tasks::{ReportLines, ReportTasks, TaskLine, TasksReport};
pub use units::{ReportUnits, UnitLine, UnitsReport};
pub use weeks::{DayLoad, ReportWeeks, TowardsLine, WeekLine, WeeksReport};

use crate::{
    failure::{Failure, codes},
    intent::{Question, View},
};
use chrono::{Datelike, NaiveDate};
use document::PaperDate;
use serde::{Deserialize, Serialize};
use store::Rows;
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
    /// The work over time, with its charts.
    Weeks,
}

impl ReportKind {
    /// All reports.
    pub const ALL: [ReportKind; 5] = [ReportKind::Units, ReportKind::Tasks, ReportKind::Overdue, ReportKind::Matrix, ReportKind::Weeks];

    /// Its name in lists.
    pub fn label(self) -> &'static str {
        match self {
            ReportKind::Units => "Theo đơn vị",
            ReportKind::Tasks => "Tiến độ nhiệm vụ",
            ReportKind::Overdue => "Quá hạn, sắp đến hạn",
            ReportKind::Matrix => "Ma trận",
            ReportKind::Weeks => "Theo thời gian",
        }
    }

    /// Its word in the store and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            ReportKind::Units => "units",
            ReportKind::Tasks => "tasks",
            ReportKind::Overdue => "overdue",
            ReportKind::Matrix => "matrix",
            ReportKind::Weeks => "weeks",
        }
    }

    /// The report with a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.word() == word)
    }
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
        let today = view.outside.today;
        Ok(ReportBook { as_of: today, grids: grids(view.r, today, self.kind, false)?, witness: witness(view)? })
    }
}

/// The tables of a report; a report without a row is refused.
pub(crate) fn grids(r: &impl Rows, today: NaiveDate, kind: ReportKind, for_paper: bool) -> Result<Vec<ReportGrid>, Failure> {
    let (grids, empty) = match kind {
        ReportKind::Units => {
            let report = ReportUnits::of(r, today)?;
            (vec![units::grid(&report)], report.rows.is_empty())
        }
        ReportKind::Tasks => {
            let report = ReportTasks::of(r, today)?;
            (vec![tasks::grid(&report)], report.rows.is_empty())
        }
        ReportKind::Overdue => {
            let report = ReportOverdue::of(r, today)?;
            (vec![overdue::grid(&report.rows, report.as_of, None)], report.rows.is_empty())
        }
        ReportKind::Matrix => {
            let report = ReportMatrix::of(r, today)?;
            (matrix::grids(&report, for_paper), report.units.is_empty())
        }
        ReportKind::Weeks => {
            let grids = weeks::grids(&ReportWeeks::of(r, today)?);
            let empty = grids.is_empty();
            (grids, empty)
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

/// Tables no wider than a page: a matrix kept whole for the workbook is cut into the columns a page
/// holds, each part with STT and unit before them.
fn paper_wide(grids: Vec<ReportGrid>) -> Vec<ReportGrid> {
    const FIRST: usize = 2;
    let mut out = Vec::new();
    for grid in grids {
        if grid.columns.len() <= FIRST + matrix::WIDE || grid.columns.iter().any(|c| c.group.is_some()) {
            out.push(grid);
            continue;
        }
        for from in (FIRST..grid.columns.len()).step_by(matrix::WIDE) {
            let to = (from + matrix::WIDE).min(grid.columns.len());
            let cut = |i: &usize| *i < FIRST || (from..to).contains(i);
            let of = |row: &Vec<ReportCell>| row.iter().enumerate().filter(|(i, _)| cut(i)).map(|(_, c)| c.clone()).collect();
            out.push(ReportGrid {
                columns: grid.columns.iter().enumerate().filter(|(i, _)| cut(i)).map(|(_, c)| c.clone()).collect(),
                numbers: vec![],
                rows: grid.rows.iter().map(of).collect(),
                ..grid.clone()
            });
        }
    }
    out
}

/// The end of the journal, in small type on every report that leaves the program: paper then
/// proves which entries there were. `None` for an empty journal.
pub(crate) fn witness(view: &View<'_>) -> Result<Option<String>, Failure> {
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
