//! A report as paper: a báo cáo with the four-cell sentence, its tables as phụ lục.

use super::{
    Figures, ReportGrid, ReportKind, ReportTables, ReportUnits, ReportWeeks, alone, figures::percent_text, grids, in_words, units, weeks,
};
use crate::{
    compose::{ended, headed},
    failure::Failure,
    intent::{Intent, Question, View, Work, profile_of},
    press::Printed,
};
use chrono::NaiveDate;
use document::{Block, Document, Kind, Level, Rich, nd30::body::END_MARK};
use domain::{BodyProfile, DraftId};
use serde::{Deserialize, Serialize};
use store::Rows;
use ts_rs::TS;

/// A report as paper, for the preview.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReportPaper {
    /// Which.
    pub kind: ReportKind,
}

impl Question for ReportPaper {
    type Answer = Document;
    fn ask(self, view: &View<'_>) -> Result<Document, Failure> {
        let profile = profile_of(store::body::get(view.r)?)?;
        paper(view.r, &profile, self.kind, view.outside.today)
    }
}

fn paper(r: &impl Rows, profile: &BodyProfile, kind: ReportKind, today: NaiveDate) -> Result<Document, Failure> {
    let tables = grids(r, today, kind, true)?;
    let soon = crate::calendar::soon(r, today)?;
    let sums = units::table(&[], &units::counted(r, &store::unit::list(r)?, today, &soon)?, today).total;
    let mut document = compose(kind, profile, &sums, &tables, today);
    // A drawing stands over the table of its figures.
    let charts = match kind {
        ReportKind::Units => weeks::units_chart(&ReportUnits::of(r, today)?).into_iter().collect(),
        ReportKind::Weeks => weeks::charts(&ReportWeeks::of(r, today)?),
        _ => Vec::new(),
    };
    for (annex, chart) in document.annexes.iter_mut().zip(charts) {
        match kind {
            ReportKind::Units => annex.body.push(Block::Chart(chart)),
            _ => annex.body.insert(0, Block::Chart(chart)),
        }
    }
    Ok(document)
}

/// Drafts a report: the báo cáo with its tables, one step to undo.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct DraftReport {
    /// Which.
    pub kind: ReportKind,
}

impl Intent for DraftReport {
    type Output = DraftId;
    const NAME: &'static str = "draft_report";
    fn label(&self) -> String {
        "Soạn báo cáo".into()
    }
    fn run(self, work: &Work<'_>) -> Result<DraftId, Failure> {
        let profile = profile_of(store::body::get(work.w)?)?;
        let document = paper(work.w, &profile, self.kind, work.outside.today)?;
        crate::draft::insert(work, document, None, Vec::new())
    }
}

/// Writes a report as a workbook (.xlsx): the same rows as on paper.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ExportWorkbook {
    /// Which.
    pub kind: ReportKind,
    /// Where to; the folder of papers when absent.
    pub path: Option<String>,
    /// Opens the file in the system's viewer afterwards.
    #[serde(default)]
    pub open: bool,
}

impl Question for ExportWorkbook {
    type Answer = Printed;
    fn ask(self, view: &View<'_>) -> Result<Printed, Failure> {
        let book = ReportTables { kind: self.kind }.ask(view)?;
        let press = view.outside.press;
        let path = self.path.unwrap_or_else(|| {
            let name = domain::names::fold(&book.grids[0].name).replace(|c: char| !c.is_ascii_alphanumeric(), "-");
            let at = view.outside.now.format("%Y%m%d-%H%M%S");
            format!("{}{}{at}-bao-cao-{name}.xlsx", press.papers_folder(), std::path::MAIN_SEPARATOR)
        });
        let mut written = press.write_workbook(&book, &path)?;
        if self.open {
            // The workbook is written; a machine without a program for it is a remark, not a failure.
            written.remark = press.open(&written.path).err().map(|f| f.to_string());
        }
        Ok(written)
    }
}

/// Writes a report as PDF.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ExportReport {
    /// Which.
    pub kind: ReportKind,
    /// Where to; the folder of papers when absent.
    pub path: Option<String>,
    /// Opens the file in the system's viewer afterwards.
    #[serde(default)]
    pub open: bool,
    /// The tables alone, with who made them and the head underneath, in place of a báo cáo.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub alone: bool,
}

impl Question for ExportReport {
    type Answer = Printed;
    fn ask(self, view: &View<'_>) -> Result<Printed, Failure> {
        if self.alone {
            let profile = profile_of(store::body::get(view.r)?)?;
            let tables = grids(view.r, view.outside.today, self.kind, true)?;
            let title = tables.first().map(|t| t.title.clone()).unwrap_or_default();
            let moment = alone::as_of_moment(view.outside);
            let print = alone::alone(&profile, &tables, Some(&moment), true, view.outside);
            return alone::write(view, &print, &title, self.path, self.open);
        }
        let document = ReportPaper { kind: self.kind }.ask(view)?;
        crate::paper::write(view, &document, self.path, false, super::witness(view)?, self.open)
    }
}

/// From sums and tables to the báo cáo.
pub fn compose(kind: ReportKind, profile: &BodyProfile, sums: &Figures, tables: &[ReportGrid], today: NaiveDate) -> Document {
    let mut doc = headed(Kind::parse("bao-cao").unwrap_or_else(|_| Kind::ke_hoach()), profile, today);
    let what = match kind {
        ReportKind::Units => "Kết quả thực hiện nhiệm vụ theo đơn vị",
        ReportKind::Tasks => "Tiến độ thực hiện nhiệm vụ",
        ReportKind::Overdue => "Nhiệm vụ quá hạn, sắp đến hạn",
        ReportKind::Matrix => "Tình hình thực hiện nhiệm vụ của các đơn vị",
        ReportKind::Weeks => "Tiến độ thực hiện nhiệm vụ theo thời gian",
    };
    doc.subject = format!("{what} (tính đến {})", in_words(today));
    let p = |text: String| Block::Paragraph { text: Rich::plain(text) };
    let item = |title: &str, text: String| Block::Item { level: Level::Khoan, mark: None, title: Some(title.into()), text: Rich::plain(text) };
    doc.body.push(p(format!("{} báo cáo tình hình thực hiện các nhiệm vụ được giao, tính đến {}, như sau:", profile.name, in_words(today))));
    doc.body.push(item("Kết quả chung", summary(sums)));
    let annexes = if tables.len() > 1 { "các Phụ lục" } else { "Phụ lục" };
    doc.body.push(item("Kết quả chi tiết", format!("Được nêu tại {annexes} kèm theo Báo cáo này.")));
    doc.body.push(p(ended(&format!("Trên đây là báo cáo của {}", profile.name), END_MARK)));
    doc.annexes = tables.iter().map(ReportGrid::annex).collect();
    doc
}

/// "Tổng số nhiệm vụ được giao là 12; đã hoàn thành 5 (đúng hạn 4, quá hạn 1); …".
pub(crate) fn summary(f: &Figures) -> String {
    let mut text = format!(
        "Tổng số nhiệm vụ được giao là {}; đã hoàn thành {} (đúng hạn {}, quá hạn {}); chưa hoàn thành {} (trong hạn {}, quá hạn {}).",
        f.total, f.done, f.done_in_time, f.done_late, f.open, f.open_in_time, f.open_late
    );
    if f.completion_rate.is_some() {
        text.push_str(&format!(" Tỷ lệ hoàn thành {}%; tỷ lệ quá hạn {}%.", percent_text(f.completion_rate), percent_text(f.late_rate)));
    }
    if f.due_soon > 0 {
        text.push_str(&format!(" Trong số nhiệm vụ trong hạn có {} nhiệm vụ sắp đến hạn.", f.due_soon));
    }
    if f.no_deadline > 0 {
        text.push_str(&format!(" Số nhiệm vụ trong hạn gồm cả {} nhiệm vụ không quy định thời hạn.", f.no_deadline));
    }
    text
}
