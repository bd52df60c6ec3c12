//! Units against tasks: one letter a cell. A clause given to several units is one column.

use super::{
    ReportGrid,
    grid::{column, ordinal, words},
};
use crate::{
    failure::Failure,
    intent::{Question, View},
};
use chrono::NaiveDate;
use document::Align;
use domain::{Soon, TaskId, TaskState, Timeliness, Unit, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use store::{Rows, task::Place};
use ts_rs::TS;

/// The letters and what they mean.
pub const LEGEND: [(&str, &str); 9] = [
    ("Đ", "hoàn thành đúng hạn"),
    ("M", "hoàn thành quá hạn"),
    ("T", "chưa hoàn thành, trong hạn"),
    ("S", "chưa hoàn thành, sắp đến hạn"),
    ("Q", "chưa hoàn thành, quá hạn"),
    ("K", "chưa hoàn thành, không quy định thời hạn"),
    ("D", "tạm dừng"),
    ("X", "thôi giao"),
    ("ph", "phối hợp"),
];

/// Columns of one table on paper.
pub(super) const WIDE: usize = 16;

/// Units against tasks, as of today.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReportMatrix {}

/// The matrix; blank cells are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MatrixReport {
    /// Day every letter is of.
    pub as_of: NaiveDate,
    /// Columns: tasks by number; a clause given to several units once.
    pub tasks: Vec<MatrixTask>,
    /// Rows: units with at least one cell, in the order of the list of units.
    pub units: Vec<MatrixUnit>,
    /// Letters and their meaning.
    pub legend: Vec<(String, String)>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MatrixTask {
    /// Identity: of the shared task where a clause went to several units.
    pub id: TaskId,
    /// "NV-007".
    pub label: String,
    /// What is to be done.
    pub content: String,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MatrixUnit {
    /// Identity.
    pub unit: UnitId,
    /// Name.
    pub name: String,
    /// Its cells, left to right.
    pub cells: Vec<MatrixCell>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MatrixCell {
    /// Column, from 0.
    pub task: u32,
    /// Letter; several when a unit has several parts of one clause.
    pub letters: String,
}

impl Question for ReportMatrix {
    type Answer = MatrixReport;
    fn ask(self, view: &View<'_>) -> Result<MatrixReport, Failure> {
        Self::of(view.r, view.outside.today)
    }
}

impl ReportMatrix {
    /// The matrix as of a day, from any transaction.
    pub(super) fn of(r: &impl Rows, today: NaiveDate) -> Result<MatrixReport, Failure> {
        let places = store::task::places(r)?;
        Ok(table(&store::unit::list(r)?, places, &store::task::coordinations(r)?, today, &crate::calendar::soon(r, today)?))
    }
}

/// The letter of a task.
fn letter(place: &Place, today: NaiveDate, soon: &Soon) -> &'static str {
    if place.state == TaskState::Paused {
        return "D";
    }
    match place.facts.timeliness(today, soon) {
        Timeliness::DoneInTime => "Đ",
        Timeliness::DoneLate => "M",
        Timeliness::InTime => "T",
        Timeliness::DueSoon => "S",
        Timeliness::Late => "Q",
        Timeliness::NoDeadline => "K",
        Timeliness::Cancelled => "X",
    }
}

/// From facts to the matrix.
pub fn table(units: &[Unit], places: Vec<Place>, coordinations: &[(u32, UnitId)], today: NaiveDate, soon: &Soon) -> MatrixReport {
    let mut cells: HashMap<UnitId, BTreeMap<u32, String>> = HashMap::new();
    let mut tasks: Vec<MatrixTask> = Vec::new();
    // Column of each task by its number: its own, or that of the shared task above.
    let mut columns: HashMap<u32, u32> = HashMap::with_capacity(places.len());
    for p in &places {
        if let Some(content) = &p.content {
            columns.insert(p.code, tasks.len() as u32);
            tasks.push(MatrixTask { id: p.id, label: format!("NV-{:03}", p.code), content: content.clone() });
        }
    }
    for p in places.iter().filter(|p| p.parent.is_some()) {
        if let Some(column) = p.parent.and_then(|above| columns.get(&above)).copied() {
            columns.insert(p.code, column);
        }
    }
    for p in &places {
        if let (Some(lead), Some(column)) = (p.lead, columns.get(&p.code)) {
            cells.entry(lead).or_default().entry(*column).or_default().push_str(letter(p, today, soon));
        }
    }
    for (code, unit) in coordinations {
        if let Some(column) = columns.get(code) {
            let cell = cells.entry(*unit).or_default().entry(*column).or_default();
            if cell.is_empty() {
                cell.push_str("ph");
            }
        }
    }
    let units = units
        .iter()
        .filter_map(|u| {
            let cells = cells.remove(&u.id)?.into_iter().map(|(task, letters)| MatrixCell { task, letters }).collect();
            Some(MatrixUnit { unit: u.id, name: u.name.clone(), cells })
        })
        .collect();
    let legend = LEGEND.map(|(letter, meaning)| (letter.to_owned(), meaning.to_owned())).into();
    MatrixReport { as_of: today, tasks, units, legend }
}

/// The tables: as many as the width of a page asks for, or one wide one; then the list of tasks.
pub fn grids(report: &MatrixReport, for_paper: bool) -> Vec<ReportGrid> {
    let wide = if for_paper { WIDE } else { report.tasks.len().max(1) };
    let legend: Vec<String> = report.legend.iter().map(|(letter, meaning)| format!("{letter}: {meaning}")).collect();
    let mut grids: Vec<ReportGrid> = report
        .tasks
        .chunks(wide)
        .enumerate()
        .map(|(chunk, tasks)| {
            let from = (chunk * wide) as u32;
            let mut columns = vec![column("STT", 11.0, Align::Center), column("Đơn vị", 49.0, Align::Left)];
            columns.extend(tasks.iter().map(|t| column(&t.label, 192.0 / WIDE as f32, Align::Center)));
            let here = from..from + tasks.len() as u32;
            let rows = report
                .units
                .iter()
                .filter(|u| u.cells.iter().any(|c| here.contains(&c.task)))
                .enumerate()
                .map(|(i, u)| {
                    let mut row = vec![ordinal(i), words(&u.name)];
                    row.resize(columns.len(), words(""));
                    for c in u.cells.iter().filter(|c| here.contains(&c.task)) {
                        row[(c.task - from) as usize + 2] = words(&c.letters);
                    }
                    row
                })
                .collect();
            ReportGrid {
                name: if chunk == 0 { "Ma trận".into() } else { format!("Ma trận {}", chunk + 1) },
                title: "MA TRẬN ĐƠN VỊ VÀ NHIỆM VỤ".into(),
                as_of_line: super::as_of_line(report.as_of),
                columns,
                numbers: vec![],
                rows,
                summed: false,
                notes: vec![format!("Ghi chú: {}.", legend.join("; "))],
            }
        })
        .collect();
    grids.push(ReportGrid {
        name: "Danh mục".into(),
        title: "DANH MỤC NHIỆM VỤ TRONG MA TRẬN".into(),
        as_of_line: super::as_of_line(report.as_of),
        columns: vec![column("Mã nhiệm vụ", 28.0, Align::Center), column("Nội dung nhiệm vụ", 224.0, Align::Left)],
        numbers: vec![],
        rows: report.tasks.iter().map(|t| vec![words(&t.label), words(super::tasks::one_line(&t.content))]).collect(),
        summed: false,
        notes: vec![],
    });
    grids
}
