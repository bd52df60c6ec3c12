//! Table 8.1: every task with what was done.

use super::{
    ReportGrid,
    grid::{column, counted, ordinal, words},
};
use crate::{
    failure::Failure,
    intent::{Question, View},
    task::{ListTasks, TaskRow},
};
use chrono::NaiveDate;
use document::Align;
use domain::{Progress, TaskState, Timeliness};
use serde::{Deserialize, Serialize};
use store::{Rows, task::TaskFilter};
use ts_rs::TS;

/// Every task of a unit with its progress, as of today.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReportTasks {}

/// The table of tasks.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TasksReport {
    /// Day every class is of.
    pub as_of: NaiveDate,
    /// Tasks by number.
    pub rows: Vec<TaskLine>,
}

/// A task and what was told last about it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TaskLine {
    /// The task.
    pub task: TaskRow,
    /// What was told last.
    pub latest: Option<Progress>,
    /// Nguyên nhân told last, of whatever report.
    #[serde(default)]
    pub cause: Option<String>,
}

impl Question for ReportTasks {
    type Answer = TasksReport;
    fn ask(self, view: &View<'_>) -> Result<TasksReport, Failure> {
        Self::of(view.r, view.outside.today)
    }
}

impl ReportTasks {
    /// The table as of a day, from any transaction.
    pub(crate) fn of(r: &impl Rows, today: NaiveDate) -> Result<TasksReport, Failure> {
        let filter = TaskFilter { leaves_only: true, ..Default::default() };
        let soon = crate::calendar::soon(r, today)?;
        Ok(TasksReport { as_of: today, rows: lines(r, today, store::task::list(r, &filter)?, &soon)? })
    }
}

/// A page of a list with what was told last about each task: the lines of the table for the screen.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReportLines {
    /// The list and its page.
    pub of: ListTasks,
}

impl Question for ReportLines {
    type Answer = Vec<TaskLine>;
    fn ask(self, view: &View<'_>) -> Result<Self::Answer, Failure> {
        let soon = crate::calendar::soon(view.r, view.outside.today)?;
        lines(view.r, view.outside.today, self.of.tasks(view)?, &soon)
    }
}

/// Tasks with what was told last about each.
pub(crate) fn lines(r: &impl Rows, today: NaiveDate, tasks: Vec<domain::Task>, soon: &domain::Soon) -> Result<Vec<TaskLine>, Failure> {
    let mut latest = store::progress::latest(r, tasks.iter().map(|t| t.id))?;
    let mut causes = store::progress::causes(r, tasks.iter().map(|t| t.id))?;
    let rows = crate::task::rows_on(r, today, tasks, soon)?;
    Ok(rows.into_iter().map(|task| TaskLine { latest: latest.remove(&task.id), cause: causes.remove(&task.id), task }).collect())
}

/// The table for paper and workbook.
pub fn grid(report: &TasksReport) -> ReportGrid {
    let columns = vec![
        column("STT", 10.0, Align::Center),
        column("Nội dung nhiệm vụ", 47.0, Align::Left),
        column("Văn bản giao nhiệm vụ", 26.0, Align::Left),
        column("Đơn vị chủ trì", 24.0, Align::Left),
        column("Đơn vị phối hợp", 23.0, Align::Left),
        column("Thời hạn hoàn thành", 22.0, Align::Center),
        column("Sản phẩm", 19.0, Align::Left),
        column("Kết quả thực hiện", 24.0, Align::Left),
        column("Khó khăn, vướng mắc; kiến nghị, đề xuất", 25.0, Align::Left),
        column("Trạng thái", 18.0, Align::Left),
        column("Ghi chú", 14.0, Align::Left),
    ];
    let rows = report
        .rows
        .iter()
        .enumerate()
        .map(|(i, line)| {
            let t = &line.task;
            let told = line.latest.as_ref();
            let cause = line.cause.as_ref().map(|c| format!("nguyên nhân: {c}"));
            let trouble = [told.and_then(|p| p.difficulty.clone()), cause, told.and_then(|p| p.proposal.clone())];
            let remark = match &t.original_deadline {
                Some(first) if t.deadline.as_ref() != Some(first) => format!("Thời hạn ban đầu: {}", first.short()),
                _ if t.request => "Đề nghị".into(),
                _ => String::new(),
            };
            vec![
                ordinal(i),
                words(duty(t)),
                words(t.directive_line.clone().unwrap_or_default()),
                words(t.lead.clone().unwrap_or_default()),
                words(t.coordinators.join("; ")),
                words(due(t)),
                words(t.product.clone().unwrap_or_else(|| t.quotas.join("; "))),
                words(told.map(result).unwrap_or_default()),
                words(trouble.into_iter().flatten().collect::<Vec<_>>().join("; ")),
                words(state(t)),
                words(remark),
            ]
        })
        .collect();
    ReportGrid {
        name: "Nhiệm vụ".into(),
        title: "BẢNG THEO DÕI TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ".into(),
        as_of_line: super::as_of_line(report.as_of),
        numbers: counted(columns.len()),
        columns,
        rows,
        summed: false,
        notes: vec![],
    }
}

/// Words of a task on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is to be done, without the lead's name before it: that has a column of its own.
pub(crate) fn duty(t: &TaskRow) -> String {
    crate::compose::order::without_addressee(&t.content, &[], t.lead.as_slice())
}

/// Deadline, period or recurrence, as a column shows it.
pub(crate) fn due(t: &TaskRow) -> String {
    match (&t.deadline, &t.period, &t.recurring) {
        (Some(d), _, _) => match &t.off_day {
            Some(off) => format!("{} ({off})", d.short()),
            None => d.short(),
        },
        (None, Some(p), _) => format!("Từ {} đến {}", p.from.format("%d/%m/%Y"), p.to.format("%d/%m/%Y")),
        (None, None, Some(r)) => crate::compose::capitalised(r),
        (None, None, None) => String::new(),
    }
}

/// "80%: Đã lấy ý kiến (Báo cáo số 15/BC-SYT)".
pub(crate) fn result(p: &Progress) -> String {
    let percent = p.percent.map(|n| format!("{n}%"));
    let told: Vec<String> = percent.into_iter().chain(p.result.clone()).collect();
    let paper = p.evidence.as_ref().map(|e| format!(" ({e})")).unwrap_or_default();
    format!("{}{paper}", told.join(": ")).trim().to_owned()
}

/// State and class in one phrase. A body that was asked is never called late.
pub(crate) fn state(t: &TaskRow) -> String {
    match (t.state, t.timeliness) {
        (TaskState::Done, Timeliness::DoneLate) if t.request => "Hoàn thành".into(),
        (TaskState::Done, Timeliness::DoneLate) => format!("Hoàn thành quá hạn {} ngày", t.days_late),
        (TaskState::Done, _) if t.deadline.is_some() => "Hoàn thành đúng hạn".into(),
        (state, Timeliness::Late) if t.request => format!("{}, đã qua ngày đề nghị", state.label()),
        (state, Timeliness::Late) => format!("{}, quá hạn {} ngày", state.label(), t.days_late),
        (state, Timeliness::DueSoon) => format!("{}, sắp đến hạn", state.label()),
        (state, _) => state.label().into(),
    }
}
