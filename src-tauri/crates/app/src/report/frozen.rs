//! Frozen reports, and what changed from one to the next.

use super::{
    Figures, ReportBook, ReportCell, ReportGrid, ReportKind, ReportUnits, UnitsReport, alone,
    grid::{column, counted, grouped, ordinal, words},
    grids,
};
use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, Question, View, Work, profile_of},
    press::Printed,
};
use chrono::{DateTime, FixedOffset, NaiveDate};
use document::Align;
use domain::{Frozen, FrozenId, UnitId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Keeps a report as it is today; it never changes again. Undo stops here: what was handed up
/// cannot be un-sent, it is corrected by the next one.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct FreezeReport {
    /// Which.
    pub kind: ReportKind,
    /// What it is made for: "Báo cáo tuần 18".
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// What a frozen report holds: its tables as printed, and the figures by unit for comparing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FrozenRows {
    /// The tables.
    pub book: ReportBook,
    /// The figures by unit of the same moment.
    pub units: UnitsReport,
}

/// A line of the list of frozen reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FrozenLine {
    /// Identity.
    pub id: FrozenId,
    /// Which report.
    pub kind: ReportKind,
    /// Its name.
    pub kind_label: String,
    /// Day of its figures.
    pub as_of: NaiveDate,
    /// When it was frozen.
    pub at: DateTime<FixedOffset>,
    /// What it was made for.
    pub note: Option<String>,
    /// SHA-256 of its rows.
    pub sha256: String,
    /// Head of the journal's chain when it was frozen.
    pub chain: String,
}

/// A frozen report, opened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FrozenReport {
    /// The line of the list.
    pub line: FrozenLine,
    /// Its rows.
    pub rows: FrozenRows,
}

impl Intent for FreezeReport {
    type Output = FrozenId;
    const NAME: &'static str = "report_freeze";
    const BARRIER: bool = true;
    fn label(&self) -> String {
        format!("Chốt báo cáo: {}", self.kind.label())
    }
    fn run(self, work: &Work<'_>) -> Result<FrozenId, Failure> {
        let today = work.outside.today;
        let mut book = ReportBook { as_of: today, grids: grids(work.w, today, self.kind, false)?, witness: store::history::tip(work.w)?.map(|tip| tip.witness()) };
        let moment = alone::as_of_moment(work.outside);
        for grid in &mut book.grids {
            grid.as_of_line.clone_from(&moment);
        }
        let units = ReportUnits::of(work.w, today)?;
        let rows = canonical(&serde_json::to_value(FrozenRows { book, units }).map_err(Failure::broken)?);
        let frozen = Frozen {
            id: work.mint(),
            kind: self.kind.word().into(),
            as_of: today,
            at: work.outside.now,
            note: self.note.map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()),
            sha256: store::frozen::sha256(&rows),
            rows,
            chain: store::history::head(work.w)?,
        };
        store::frozen::insert(work.w, &frozen)?;
        Ok(frozen.id)
    }
}

/// JSON with sorted keys and no spaces: the same rows give the same bytes.
pub fn canonical(value: &serde_json::Value) -> String {
    use serde_json::Value;
    match value {
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort();
            let pairs: Vec<String> = keys.iter().map(|k| format!("{}:{}", Value::from(k.as_str()), canonical(&map[*k]))).collect();
            format!("{{{}}}", pairs.join(","))
        }
        Value::Array(all) => format!("[{}]", all.iter().map(canonical).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}

fn opened(frozen: Frozen) -> Result<FrozenReport, Failure> {
    let rows = serde_json::from_str(&frozen.rows).map_err(Failure::broken)?;
    Ok(FrozenReport { line: line(&frozen)?, rows })
}

fn line(f: &Frozen) -> Result<FrozenLine, Failure> {
    let kind = ReportKind::of_word(&f.kind).ok_or_else(|| Failure::broken(format!("loại báo cáo lạ {}", f.kind)))?;
    Ok(FrozenLine {
        id: f.id,
        kind,
        kind_label: kind.label().into(),
        as_of: f.as_of,
        at: f.at,
        note: f.note.clone(),
        sha256: f.sha256.clone(),
        chain: f.chain.clone(),
    })
}

/// All frozen reports, latest first.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListFrozen {}

impl Question for ListFrozen {
    type Answer = Vec<FrozenLine>;
    fn ask(self, view: &View<'_>) -> Result<Self::Answer, Failure> {
        store::frozen::list(view.r)?.iter().rev().map(line).collect()
    }
}

/// One frozen report; its rows are checked against their hash.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ShowFrozen {
    /// Which.
    pub id: FrozenId,
}

impl Question for ShowFrozen {
    type Answer = FrozenReport;
    fn ask(self, view: &View<'_>) -> Result<FrozenReport, Failure> {
        opened(store::frozen::get(view.r, self.id)?.or_not_found("báo cáo đã chốt này")?)
    }
}

/// What changed from one frozen report to another.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CompareReports {
    /// Kỳ trước.
    pub before: FrozenId,
    /// Kỳ này.
    pub after: FrozenId,
}

/// Two frozen reports side by side, by unit and in all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Comparison {
    /// Kỳ trước.
    pub before: FrozenLine,
    /// Kỳ này.
    pub after: FrozenLine,
    /// Units of either, in the order of the later one.
    pub rows: Vec<ComparedUnit>,
    /// The sums.
    pub total: Compared,
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ComparedUnit {
    /// Identity.
    pub unit: UnitId,
    /// Name.
    pub name: String,
    /// Its figures.
    pub figures: Compared,
}

/// Figures before, after, and by how much they differ.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct Compared {
    /// Kỳ trước.
    pub before: Figures,
    /// Kỳ này.
    pub after: Figures,
    /// Tổng số: so với kỳ trước.
    pub total: i32,
    /// Đã hoàn thành: so với kỳ trước.
    pub done: i32,
    /// Chưa hoàn thành quá hạn: so với kỳ trước.
    pub open_late: i32,
}

impl Compared {
    fn of(before: Figures, after: Figures) -> Self {
        let by = |a: u32, b: u32| i64::from(b).saturating_sub(i64::from(a)) as i32;
        Compared {
            before,
            after,
            total: by(before.total, after.total),
            done: by(before.done, after.done),
            open_late: by(before.open_late, after.open_late),
        }
    }
}

impl Question for CompareReports {
    type Answer = Comparison;
    fn ask(self, view: &View<'_>) -> Result<Comparison, Failure> {
        if self.before == self.after {
            return Err(Failure::invalid("Hai báo cáo được chọn là một.", "Hãy chọn hai lần chốt khác nhau."));
        }
        let before = ShowFrozen { id: self.before }.ask(view)?;
        let after = ShowFrozen { id: self.after }.ask(view)?;
        if before.line.as_of > after.line.as_of {
            return Err(Failure::invalid(
                format!("Báo cáo kỳ trước ({}) muộn hơn kỳ này ({}).", before.line.as_of.format("%d/%m/%Y"), after.line.as_of.format("%d/%m/%Y")),
                "Hãy đổi chỗ hai báo cáo.",
            ));
        }
        Ok(compare(before, after))
    }
}

/// From two frozen reports to their comparison. A unit that one of them lacks counts zero there.
pub fn compare(before: FrozenReport, after: FrozenReport) -> Comparison {
    let none = Figures::default();
    let (old, new) = (&before.rows.units, &after.rows.units);
    let figures = |report: &UnitsReport, unit: UnitId| report.rows.iter().find(|r| r.unit == unit).map_or(none, |r| r.figures);
    let gone = old.rows.iter().filter(|r| new.rows.iter().all(|n| n.unit != r.unit));
    let rows = new
        .rows
        .iter()
        .chain(gone)
        .map(|r| ComparedUnit { unit: r.unit, name: r.name.clone(), figures: Compared::of(figures(old, r.unit), figures(new, r.unit)) })
        .collect();
    let total = Compared::of(old.total, new.total);
    Comparison { before: before.line, after: after.line, rows, total }
}

fn signed(n: i32) -> ReportCell {
    words(match n {
        0 => "0".into(),
        n if n > 0 => format!("+{n}"),
        n => n.to_string(),
    })
}

/// The comparison as a table.
pub fn comparison_grid(c: &Comparison) -> ReportGrid {
    const GROUPS: [&str; 3] = ["Tổng số nhiệm vụ", "Đã hoàn thành", "Chưa hoàn thành, quá hạn"];
    let mut columns = vec![column("STT", 11.0, Align::Center), column("Đơn vị", 53.0, Align::Left)];
    for group in GROUPS {
        columns.extend(["Kỳ trước", "Kỳ này", "Tăng, giảm"].map(|t| grouped(group, t, 16.0)));
    }
    columns.extend(["Kỳ trước", "Kỳ này"].map(|t| grouped("Tỷ lệ hoàn thành (%)", t, 22.0)));
    let row = |first: ReportCell, name: &str, f: &Compared| {
        let (b, a) = (&f.before, &f.after);
        let mut cells = vec![first, words(name)];
        for (old, new, by) in [(b.total, a.total, f.total), (b.done, a.done, f.done), (b.open_late, a.open_late, f.open_late)] {
            cells.extend([ReportCell::Count(old), ReportCell::Count(new), signed(by)]);
        }
        cells.extend([ReportCell::Percent(b.completion_rate), ReportCell::Percent(a.completion_rate)]);
        cells
    };
    let mut rows: Vec<_> = c.rows.iter().enumerate().map(|(i, u)| row(ordinal(i), &u.name, &u.figures)).collect();
    rows.push(row(words(""), "Tổng cộng", &c.total));
    let said = |l: &FrozenLine| {
        let note = l.note.as_ref().map(|n| format!(" ({n})")).unwrap_or_default();
        format!("{}{note}", l.as_of.format("%d/%m/%Y"))
    };
    ReportGrid {
        name: "So với kỳ trước".into(),
        title: "BIỂU SO SÁNH KẾT QUẢ THỰC HIỆN NHIỆM VỤ SO VỚI KỲ TRƯỚC".into(),
        as_of_line: format!("(Kỳ trước tính đến ngày {}; kỳ này tính đến ngày {})", said(&c.before), said(&c.after)),
        numbers: counted(columns.len()),
        columns,
        rows,
        summed: true,
        notes: vec![],
    }
}

/// Which kept or compared report a table or a PDF is made of.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum KeptReport {
    /// One frozen report.
    Frozen {
        /// Which.
        id: FrozenId,
    },
    /// One against another.
    Compared {
        /// Kỳ trước.
        before: FrozenId,
        /// Kỳ này.
        after: FrozenId,
    },
}

/// The tables of a kept report, for a workbook.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct KeptTables {
    /// Which.
    pub what: KeptReport,
}

impl Question for KeptTables {
    type Answer = ReportBook;
    fn ask(self, view: &View<'_>) -> Result<ReportBook, Failure> {
        match self.what {
            KeptReport::Frozen { id } => Ok(ShowFrozen { id }.ask(view)?.rows.book),
            KeptReport::Compared { before, after } => {
                let compared = CompareReports { before, after }.ask(view)?;
                Ok(ReportBook { as_of: compared.after.as_of, grids: vec![comparison_grid(&compared)], witness: super::witness(view)? })
            }
        }
    }
}

/// Writes a kept report as PDF: its tables alone, with who made them and the head.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ExportKept {
    /// Which.
    pub what: KeptReport,
    /// Where to; the folder of papers when absent.
    pub path: Option<String>,
    /// Opens the file in the system's viewer afterwards.
    #[serde(default)]
    pub open: bool,
}

impl Question for ExportKept {
    type Answer = Printed;
    fn ask(self, view: &View<'_>) -> Result<Printed, Failure> {
        let profile = profile_of(store::body::get(view.r)?)?;
        let book = KeptTables { what: self.what }.ask(view)?;
        let title = book.grids.first().map(|g| g.title.clone()).unwrap_or_default();
        let print = alone::alone(&profile, &super::paper_wide(book.grids), None, true, view.outside);
        alone::write(view, &print, &title, self.path, self.open)
    }
}
