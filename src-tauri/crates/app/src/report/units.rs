//! Table 8.2: figures by unit. A unit is counted as lead only.

use super::{
    Figures, ReportCell, ReportGrid,
    grid::{column, grouped, ordinal, words},
};
use crate::{
    desk::TaskCounts,
    failure::Failure,
    intent::{Question, View},
};
use chrono::NaiveDate;
use document::Align;
use domain::{Relation, Unit, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use store::{Rows, task::Counted};
use ts_rs::TS;

/// Figures by unit, as of today.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReportUnits {}

/// The table of units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UnitsReport {
    /// Day every class is of.
    pub as_of: NaiveDate,
    /// Units that lead at least one task, in the order of the list of units.
    pub rows: Vec<UnitLine>,
    /// The sums.
    pub total: Figures,
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UnitLine {
    /// Identity.
    pub unit: UnitId,
    /// Name.
    pub name: String,
    /// Its figures.
    pub figures: Figures,
    /// A body outside our authority: it is asked, its delay is no fault.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub requested: bool,
}

impl Question for ReportUnits {
    type Answer = UnitsReport;
    fn ask(self, view: &View<'_>) -> Result<UnitsReport, Failure> {
        Self::of(view.r, view.outside.today)
    }
}

impl ReportUnits {
    /// The table as of a day, from any transaction.
    pub(super) fn of(r: &impl Rows, today: NaiveDate) -> Result<UnitsReport, Failure> {
        let units = store::unit::list(r)?;
        let soon = crate::calendar::soon(r, today)?;
        Ok(table(&units, &counted(r, &units, today, &soon)?, today))
    }
}

/// How many tasks each unit leads, by class.
pub(crate) fn counted(r: &impl Rows, units: &[Unit], today: NaiveDate, soon: &domain::Soon) -> Result<Vec<(UnitId, Vec<Counted>)>, Failure> {
    Ok(store::task::classes_by_lead(r, &units.iter().map(|u| u.id).collect::<Vec<_>>(), today, soon)?)
}

/// From counts to the table.
pub fn table(units: &[Unit], counted: &[(UnitId, Vec<Counted>)], today: NaiveDate) -> UnitsReport {
    let mut by_unit: HashMap<UnitId, TaskCounts> = HashMap::new();
    let mut all = TaskCounts::default();
    for (unit, classes) in counted {
        for (class, tasks) in classes {
            by_unit.entry(*unit).or_default().add(*class, *tasks);
            all.add(*class, *tasks);
        }
    }
    let rows = units
        .iter()
        .filter_map(|u| {
            let counts = by_unit.get(&u.id).filter(|c| c.total > 0)?;
            Some(UnitLine { unit: u.id, name: u.name.clone(), figures: Figures::of(counts), requested: u.relation == Relation::Requested })
        })
        .collect();
    UnitsReport { as_of: today, rows, total: Figures::of(&all) }
}

/// The table for paper and workbook.
pub fn grid(report: &UnitsReport) -> ReportGrid {
    const DONE: &str = "Đã hoàn thành";
    const OPEN: &str = "Chưa hoàn thành";
    let line = |first: ReportCell, name: &str, f: &Figures, remark: &str| {
        let count = ReportCell::Count;
        vec![
            first,
            words(name),
            count(f.total),
            count(f.done),
            count(f.done_in_time),
            count(f.done_late),
            count(f.open),
            count(f.open_in_time),
            count(f.open_late),
            ReportCell::Percent(f.completion_rate),
            ReportCell::Percent(f.in_time_rate),
            ReportCell::Percent(f.late_rate),
            words(remark),
        ]
    };
    let mut rows: Vec<_> = report.rows.iter().enumerate().map(|(i, u)| line(ordinal(i), &u.name, &u.figures, if u.requested { "Đề nghị" } else { "" })).collect();
    rows.push(line(words(""), "Tổng cộng", &report.total, ""));
    let right = |title, width| column(title, width, Align::Right);
    let mut notes = match report.total.no_deadline {
        0 => vec![],
        n => vec![format!("Ghi chú: Cột (8) gồm cả {n} nhiệm vụ không quy định thời hạn.")],
    };
    if report.rows.iter().any(|u| u.requested) {
        notes.push("“Đề nghị”: cơ quan ngoài thẩm quyền giao việc, được theo dõi để phối hợp; số ở cột (9) là nhiệm vụ đã qua ngày đề nghị, không đánh giá là chậm trễ.".into());
    }
    ReportGrid {
        name: "Theo đơn vị".into(),
        title: "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ THEO ĐƠN VỊ".into(),
        as_of_line: super::as_of_line(report.as_of),
        columns: vec![
            column("STT", 11.0, Align::Center),
            column("Đơn vị", 44.0, Align::Left),
            right("Tổng số nhiệm vụ được giao", 22.0),
            grouped(DONE, "Tổng số", 20.0),
            grouped(DONE, "Đúng hạn", 14.0),
            grouped(DONE, "Quá hạn", 14.0),
            grouped(OPEN, "Tổng số", 20.0),
            grouped(OPEN, "Trong hạn", 15.0),
            grouped(OPEN, "Quá hạn", 14.0),
            right("Tỷ lệ hoàn thành (%)", 22.0),
            right("Tỷ lệ hoàn thành đúng hạn (%)", 22.0),
            right("Tỷ lệ quá hạn (%)", 22.0),
            column("Ghi chú", 12.0, Align::Left),
        ],
        numbers: [
            "(1)", "(2)", "(3)=(4)+(7)", "(4)=(5)+(6)", "(5)", "(6)", "(7)=(8)+(9)", "(8)", "(9)", "(10)=(4)/(3)", "(11)=(5)/(4)",
            "(12)=(9)/(3)", "(13)",
        ]
        .map(String::from)
        .into(),
        rows,
        summed: true,
        notes,
    }
}
