//! One task's history and one unit's sheet.

use super::{
    Figures, ReportBook, ReportCell, ReportGrid, alone,
    grid::{column, counted, ordinal, words},
    tasks::{due, duty, lines, result, state},
};
use crate::{
    desk::TaskCounts,
    failure::{Failure, OrNotFound},
    intent::{Question, View, profile_of},
    press::Printed,
    task::{ShowTask, TaskDetail},
};
use chrono::NaiveDate;
use document::Align;
use domain::{TaskId, Timeliness, UnitId};
use serde::{Deserialize, Serialize};
use store::task::TaskFilter;
use ts_rs::TS;

/// Whose sheet.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum SheetOf {
    /// One task with all that happened to it.
    Task {
        /// Which.
        id: TaskId,
    },
    /// One unit with its figures, tasks and letters.
    Unit {
        /// Which.
        id: UnitId,
    },
}

/// The tables of a sheet.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReportSheet {
    /// Whose.
    pub sheet: SheetOf,
}

impl Question for ReportSheet {
    type Answer = ReportBook;
    fn ask(self, view: &View<'_>) -> Result<ReportBook, Failure> {
        let grids = match self.sheet {
            SheetOf::Task { id } => task_grids(&ShowTask { id }.ask(view)?, view),
            SheetOf::Unit { id } => unit_grids(id, view)?,
        };
        Ok(ReportBook { as_of: view.outside.today, grids, witness: super::witness(view)? })
    }
}

/// Writes a sheet as PDF.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ExportSheet {
    /// Whose.
    pub sheet: SheetOf,
    /// Where to; the folder of papers when absent.
    pub path: Option<String>,
    /// Opens the file in the system's viewer afterwards.
    #[serde(default)]
    pub open: bool,
}

impl Question for ExportSheet {
    type Answer = Printed;
    fn ask(self, view: &View<'_>) -> Result<Printed, Failure> {
        let profile = profile_of(store::body::get(view.r)?)?;
        let book = ReportSheet { sheet: self.sheet }.ask(view)?;
        let title = book.grids.first().map(|g| g.title.clone()).unwrap_or_default();
        let print = alone::alone(&profile, &book.grids, None, matches!(self.sheet, SheetOf::Unit { .. }), view.outside);
        alone::write(view, &print, &title, self.path, self.open)
    }
}

fn grid(name: &str, title: String, note: String, columns: Vec<document::Column>, rows: Vec<Vec<ReportCell>>) -> ReportGrid {
    ReportGrid { name: name.into(), title, as_of_line: note, numbers: counted(columns.len()), columns, rows, summed: false, notes: vec![] }
}

/// The facts of a task and its life, oldest first.
fn task_grids(d: &TaskDetail, view: &View<'_>) -> Vec<ReportGrid> {
    let t = &d.task;
    let fact = |name: &str, value: String| (!value.trim().is_empty()).then(|| vec![words(name), words(value)]);
    let first = t.original_deadline.as_ref().map(|o| o.short()).unwrap_or_default();
    let facts = [
        fact("Nội dung nhiệm vụ", duty(t)),
        fact("Văn bản giao nhiệm vụ", t.directive_line.clone().unwrap_or_default()),
        fact("Đơn vị chủ trì", t.lead.clone().unwrap_or_else(|| format!("Nhiệm vụ chung của {} đơn vị", d.children.len()))),
        fact("Đơn vị phối hợp", t.coordinators.join("; ")),
        fact("Theo dõi, đôn đốc", t.monitor.clone().unwrap_or_default()),
        fact("Ngày giao", t.assigned_on.format("%d/%m/%Y").to_string()),
        fact("Thời hạn giao lúc đầu", if first == due(t) { String::new() } else { first }),
        fact("Thời hạn hoàn thành", due(t)),
        fact("Sản phẩm, kết quả", t.product.clone().unwrap_or_else(|| t.quotas.join("; "))),
        fact("Trạng thái", state(t)),
        fact("Ngày hoàn thành", t.completed_on.map(|c| c.format("%d/%m/%Y").to_string()).unwrap_or_default()),
    ];
    let columns = vec![column("Mục", 45.0, Align::Left), column("Nội dung", 115.0, Align::Left)];
    let mut head = grid("Nhiệm vụ", format!("PHIẾU THEO DÕI NHIỆM VỤ {}", t.label), alone::as_of_moment(view.outside), columns, facts.into_iter().flatten().collect());
    head.numbers.clear();
    let columns = vec![
        column("STT", 11.0, Align::Center),
        column("Ngày", 23.0, Align::Center),
        column("Diễn biến", 32.0, Align::Left),
        column("Nội dung", 56.0, Align::Left),
        column("Văn bản, minh chứng", 38.0, Align::Left),
    ];
    let rows = life(d)
        .into_iter()
        .enumerate()
        .map(|(i, (on, what, said, paper))| vec![ordinal(i), words(on.format("%d/%m/%Y").to_string()), words(what), words(said), words(paper)])
        .collect();
    let mut grids = vec![head, grid("Diễn biến", "DIỄN BIẾN THỰC HIỆN NHIỆM VỤ".into(), String::new(), columns, rows)];
    if !d.children.is_empty() {
        let columns = vec![
            column("STT", 11.0, Align::Center),
            column("Đơn vị", 60.0, Align::Left),
            column("Thời hạn", 29.0, Align::Center),
            column("Trạng thái", 60.0, Align::Left),
        ];
        let rows = d
            .children
            .iter()
            .enumerate()
            .map(|(i, c)| vec![ordinal(i), words(c.lead.clone().unwrap_or_default()), words(due(c)), words(state(c))])
            .collect();
        grids.push(grid("Từng đơn vị", "NHIỆM VỤ CỦA TỪNG ĐƠN VỊ".into(), String::new(), columns, rows));
    }
    grids
}

/// All that happened to a task: day, what, words, paper. Days as written on the papers.
fn life(d: &TaskDetail) -> Vec<(NaiveDate, String, String, String)> {
    let mut all: Vec<(NaiveDate, String, String, String)> =
        vec![(d.task.assigned_on, "Giao nhiệm vụ".into(), String::new(), d.task.directive_line.clone().unwrap_or_default())];
    all.extend(d.steps.iter().map(|s| {
        let by = s.confirmed_by.as_ref().map(|b| format!("{b} xác nhận"));
        let said = [by, s.reason.clone()].into_iter().flatten().collect::<Vec<_>>().join("; ");
        (s.on, s.state.label().to_owned(), said, s.paper.clone().unwrap_or_default())
    }));
    all.extend(d.progress.iter().map(|p| {
        let told = [
            p.percent.map(|n| format!("{n}%")),
            p.result.clone(),
            p.difficulty.as_ref().map(|x| format!("khó khăn, vướng mắc: {x}")),
            p.cause.as_ref().map(|x| format!("nguyên nhân: {x}")),
            p.proposal.as_ref().map(|x| format!("kiến nghị, đề xuất: {x}")),
            p.expected_on.map(|x| format!("dự kiến xong {}", x.format("%d/%m/%Y"))),
        ];
        (p.on, "Cập nhật tiến độ".into(), told.into_iter().flatten().collect::<Vec<_>>().join("; "), p.evidence.clone().unwrap_or_default())
    }));
    all.extend(d.extensions.iter().map(|e| {
        let from = e.from.as_ref().map_or_else(|| "không quy định".to_owned(), |f| f.short());
        let paper = [e.approved_by_paper.clone(), e.approver.clone()].into_iter().flatten().collect::<Vec<_>>().join("; ");
        (e.on, "Gia hạn".into(), format!("{from} đến {}: {}", e.to.short(), e.reason), paper)
    }));
    all.extend(d.corrections.iter().map(|c| {
        let to = c.to.as_ref().map_or_else(|| "không quy định".to_owned(), |t| t.short());
        (c.on, "Đính chính thời hạn".into(), format!("{} thành {to}: {}", c.from.short(), c.reason), String::new())
    }));
    all.extend(d.urgings.iter().map(|u| {
        let answered = match u.answered_on {
            Some(on) => format!("đã trả lời ngày {}", on.format("%d/%m/%Y")),
            None => "chưa trả lời".into(),
        };
        (u.on, u.level_label.clone(), format!("Trả lời chậm nhất {}; {answered}", u.answer_by.format("%d/%m/%Y")), u.subject.clone())
    }));
    // Stable: what happened on one day keeps the order of kinds above.
    all.sort_by_key(|x| x.0);
    all
}

fn unit_grids(id: UnitId, view: &View<'_>) -> Result<Vec<ReportGrid>, Failure> {
    let unit = store::unit::get(view.r, id)?.or_not_found("đơn vị này")?;
    let (today, soon) = (view.outside.today, crate::calendar::soon(view.r, view.outside.today)?);
    let own = store::task::list(view.r, &TaskFilter { unit: Some(id), ..Default::default() })?;
    let any = TaskFilter { unit: Some(id), role: store::task::UnitRole::Any, ..Default::default() };
    let joins = store::task::list(view.r, &any)?.iter().filter(|t| t.coordinators.contains(&id)).count();
    let mut counts = TaskCounts::default();
    for t in &own {
        counts.add(t.timeliness(today, &soon), 1);
    }
    let f = Figures::of(&counts);
    let note = alone::as_of_moment(view.outside);
    let columns = vec![
        column("Chủ trì: tổng số", 28.0, Align::Right),
        column("Đã hoàn thành", 28.0, Align::Right),
        column("Đúng hạn", 24.0, Align::Right),
        column("Quá hạn", 24.0, Align::Right),
        column("Chưa hoàn thành", 30.0, Align::Right),
        column("Trong hạn", 24.0, Align::Right),
        column("Quá hạn", 24.0, Align::Right),
        column("Tỷ lệ hoàn thành (%)", 35.0, Align::Right),
        column("Phối hợp", 35.0, Align::Right),
    ];
    let count = ReportCell::Count;
    let row = vec![
        count(f.total), count(f.done), count(f.done_in_time), count(f.done_late), count(f.open), count(f.open_in_time), count(f.open_late),
        ReportCell::Percent(f.completion_rate), count(joins as u32),
    ];
    let mut grids = vec![grid("Đơn vị", format!("PHIẾU THEO DÕI NHIỆM VỤ CỦA {}", unit.name.to_uppercase()), note, columns, vec![row])];
    let columns = vec![
        column("STT", 11.0, Align::Center),
        column("Mã", 18.0, Align::Center),
        column("Nội dung nhiệm vụ", 62.0, Align::Left),
        column("Văn bản giao nhiệm vụ", 34.0, Align::Left),
        column("Thời hạn hoàn thành", 25.0, Align::Center),
        column("Trạng thái", 30.0, Align::Left),
        column("Kết quả thực hiện", 36.0, Align::Left),
        column("Khó khăn, vướng mắc; kiến nghị, đề xuất", 36.0, Align::Left),
    ];
    let letters = crate::urge::letters(view, &store::urging::list(view.r)?)?;
    let rows = lines(view.r, today, own, &soon)?
        .iter()
        .filter(|l| l.task.timeliness != Timeliness::Cancelled)
        .enumerate()
        .map(|(i, l)| {
            let told = l.latest.as_ref();
            let trouble = [told.and_then(|p| p.difficulty.clone()), l.cause.as_ref().map(|c| format!("nguyên nhân: {c}")), told.and_then(|p| p.proposal.clone())];
            vec![
                ordinal(i),
                words(l.task.label.clone()),
                words(duty(&l.task)),
                words(l.task.directive_line.clone().unwrap_or_default()),
                words(due(&l.task)),
                words(state(&l.task)),
                words(told.map(result).unwrap_or_default()),
                words(trouble.into_iter().flatten().collect::<Vec<_>>().join("; ")),
            ]
        })
        .collect();
    grids.push(grid("Chủ trì", "NHIỆM VỤ CHỦ TRÌ".into(), String::new(), columns, rows));
    let urged: Vec<Vec<ReportCell>> = letters
        .iter()
        .filter_map(|l| Some((l, l.units.iter().find(|u| u.unit == id)?)))
        .enumerate()
        .map(|(i, (l, u))| {
            vec![
                ordinal(i),
                words(l.on.format("%d/%m/%Y").to_string()),
                words(l.level_label.clone()),
                words(l.subject.clone()),
                words(l.answer_by.format("%d/%m/%Y").to_string()),
                words(u.said()),
            ]
        })
        .collect();
    if !urged.is_empty() {
        let columns = vec![
            column("STT", 11.0, Align::Center),
            column("Ngày", 26.0, Align::Center),
            column("Mức", 45.0, Align::Left),
            column("Công văn", 90.0, Align::Left),
            column("Hạn trả lời", 26.0, Align::Center),
            column("Trả lời", 54.0, Align::Left),
        ];
        grids.push(grid("Đôn đốc", "CÁC LẦN ĐÔN ĐỐC".into(), String::new(), columns, urged));
    }
    Ok(grids)
}
