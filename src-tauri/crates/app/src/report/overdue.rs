//! Table 8.4, first: tasks that are late or soon due.

use super::{
    ReportCell, ReportGrid,
    grid::{column, counted, ordinal, words},
    tasks::{TaskLine, due, duty, lines, result},
};
use crate::{
    failure::Failure,
    intent::{Question, View},
};
use chrono::NaiveDate;
use document::Align;
use domain::{Soon, Task, TaskState, Timeliness, UnitId};
use serde::{Deserialize, Serialize};
use store::{Rows, task::{TaskFilter, TaskOrder}};
use ts_rs::TS;

/// Late tasks, longest first, then those soon due.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReportOverdue {}

/// The list of late and soon due tasks.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OverdueReport {
    /// Day every class is of.
    pub as_of: NaiveDate,
    /// How many are late.
    pub late: u32,
    /// How many are soon due.
    pub due_soon: u32,
    /// The tasks.
    pub rows: Vec<TaskLine>,
}

impl Question for ReportOverdue {
    type Answer = OverdueReport;
    fn ask(self, view: &View<'_>) -> Result<OverdueReport, Failure> {
        Self::of(view.r, view.outside.today)
    }
}

impl ReportOverdue {
    /// The list as of a day, from any transaction.
    pub(super) fn of(r: &impl Rows, today: NaiveDate) -> Result<OverdueReport, Failure> {
        let soon = crate::calendar::soon(r, today)?;
        let tasks = pressing(r, None, today, &soon)?;
        let late = tasks.iter().filter(|t| t.timeliness(today, &soon) == Timeliness::Late).count() as u32;
        Ok(OverdueReport { as_of: today, late, due_soon: tasks.len() as u32 - late, rows: lines(r, today, tasks, &soon)? })
    }
}

/// Tasks that are late, then those soon due; of one lead when a unit is given. A paused task does
/// not come due.
pub(crate) fn pressing(r: &impl Rows, unit: Option<UnitId>, today: NaiveDate, soon: &Soon) -> Result<Vec<Task>, Failure> {
    let base = TaskFilter { unit, leaves_only: true, order: TaskOrder::Deadline, ..Default::default() };
    let mut tasks = store::task::list(r, &TaskFilter { late_on: Some(today), ..base.clone() })?;
    let next = TaskFilter { open: true, due_from: Some(today), due_to: Some(soon.until(today)), ..base };
    tasks.extend(store::task::list(r, &next)?.into_iter().filter(|t| t.state != TaskState::Paused));
    Ok(tasks)
}

/// The table for paper and workbook; `finish_before` is what late units are asked for.
pub fn grid(rows: &[TaskLine], as_of: NaiveDate, finish_before: Option<NaiveDate>) -> ReportGrid {
    let columns = vec![
        column("STT", 11.0, Align::Center),
        column("Nội dung nhiệm vụ", 72.0, Align::Left),
        column("Văn bản giao", 34.0, Align::Left),
        column("Đơn vị chủ trì", 32.0, Align::Left),
        column("Thời hạn", 23.0, Align::Center),
        column("Số ngày quá hạn", 15.0, Align::Right),
        column("Tình hình thực hiện", 41.0, Align::Left),
        column("Đề nghị hoàn thành trước ngày", 24.0, Align::Center),
    ];
    let rows = rows
        .iter()
        .enumerate()
        .map(|(i, line)| {
            let t = &line.task;
            let late = t.timeliness == Timeliness::Late;
            // "Trước ngày X" means last day X - 1: a task soon due is asked for by its own deadline.
            let own = t.deadline.as_ref().and_then(|d| d.on?.succ_opt()).filter(|_| !late);
            let before = finish_before.and_then(|asked| if late { Some(asked) } else { own });
            vec![
                ordinal(i),
                words(duty(t)),
                words(t.directive_line.clone().unwrap_or_default()),
                words(t.lead.clone().unwrap_or_default()),
                words(due(t)),
                // Who was asked is followed and never called late.
                if t.request { words("") } else { ReportCell::Count(if late { t.days_late } else { 0 }) },
                words(situation(line)),
                words(before.map(|d| d.format("%d/%m/%Y").to_string()).unwrap_or_default()),
            ]
        })
        .collect();
    ReportGrid {
        name: "Quá hạn".into(),
        title: "DANH MỤC NHIỆM VỤ QUÁ HẠN, SẮP ĐẾN HẠN".into(),
        as_of_line: super::as_of_line(as_of),
        numbers: counted(columns.len()),
        columns,
        rows,
        summed: false,
        notes: vec![],
    }
}

/// State, what was told last, and the cause of the delay.
fn situation(line: &TaskLine) -> String {
    let told = line.latest.as_ref();
    let parts = [
        Some(line.task.state_label.clone()),
        told.map(result).filter(|r| !r.is_empty()),
        line.cause.as_ref().map(|c| format!("Nguyên nhân: {c}")),
        told.and_then(|p| p.difficulty.as_ref()).map(|d| format!("Khó khăn, vướng mắc: {d}")),
        told.and_then(|p| p.expected_on).map(|d| format!("Dự kiến xong {}", d.format("%d/%m/%Y"))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}
