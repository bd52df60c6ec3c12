//! Tasks added and changed by hand.

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, Work},
};
use chrono::NaiveDate;
use domain::{Correction, Deadline, DeadlineLink, Period, Relation, Task, TaskId, TaskState, UnitId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Adds a task that no directive proposed.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddTask {
    /// What is to be done.
    pub content: String,
    /// Name of the lead; a new name becomes a unit.
    pub lead: String,
    /// Names of coordinators.
    #[serde(default)]
    pub coordinate: Vec<String>,
    /// Name of the monitor.
    pub monitor: Option<String>,
    /// Deadline.
    pub deadline: Option<Deadline>,
    /// The deadline as a distance; its day is computed, and `deadline` then gives words and hour.
    #[serde(default)]
    #[ts(optional)]
    pub link: Option<DeadlineLink>,
    /// Product.
    pub product: Option<String>,
}

impl Intent for AddTask {
    type Output = TaskId;
    const NAME: &'static str = "task_add";
    fn label(&self) -> String {
        "Thêm nhiệm vụ".into()
    }
    fn run(self, work: &Work<'_>) -> Result<TaskId, Failure> {
        if self.content.trim().is_empty() {
            return Err(Failure::invalid("Nội dung nhiệm vụ đang để trống.", "Hãy nhập nội dung."));
        }
        let today = work.outside.today;
        let deadline = crate::calendar::linked(work.w, self.link, self.deadline)?;
        refuse_past(deadline.as_ref(), today)?;
        let leads = crate::point::resolve(work, &named(work, &self.lead)?, false, &[])?;
        let [lead] = leads.as_slice() else {
            return Err(Failure::invalid(
                "Mỗi nhiệm vụ có đúng một đơn vị chủ trì.",
                "Hãy ghi tên một đơn vị chủ trì và đưa các đơn vị khác vào phần phối hợp; với nhiều đơn vị cùng làm, hãy dùng “Giao nhiệm vụ chung”.",
            ));
        };
        let coordinators = crate::point::resolve(work, &self.coordinate, false, &[])?;
        let monitor = crate::point::resolve(work, self.monitor.as_slice(), false, &[])?.into_iter().next();
        for unit in coordinators.iter().chain([lead]).chain(&monitor) {
            refuse_closed(work, *unit, today)?;
        }
        refuse_gone(work, *lead, deadline.as_ref())?;
        let id: TaskId = work.mint();
        store::task::insert(
            work.w,
            &Task {
                id,
                code: store::task::next_code(work.w)?,
                content: self.content.trim().to_owned(),
                directive: None,
                point: None,
                parent: None,
                lead: Some(*lead),
                coordinators: coordinators.into_iter().filter(|c| c != lead).collect(),
                monitor,
                original_deadline: deadline.clone(),
                deadline,
                period: None,
                recurring: None,
                product: self.product.filter(|p| !p.trim().is_empty()),
                quotas: Vec::new(),
                request: store::unit::get(work.w, *lead)?.is_some_and(|u| u.relation == Relation::Requested),
                state: TaskState::Assigned,
                assigned_on: today,
                completed_on: None,
                reason: None,
                paused_on: None,
                link: self.link,
            },
        )?;
        Ok(id)
    }
}

/// The names in a field of names, when it names several units we know: "Sở A; Sở B". A single name
/// may hold commas itself ("Sở Văn hóa, Thể thao và Du lịch").
fn named(work: &Work<'_>, written: &str) -> Result<Vec<String>, Failure> {
    let units = store::unit::list(work.w)?;
    let known = |name: &str| units.iter().any(|u| u.is_named(name));
    let parts = |marks: &[char]| -> Vec<String> {
        written.split(marks).flat_map(|p| p.split(" và ")).map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect()
    };
    if known(written) {
        return Ok(vec![written.to_owned()]);
    }
    let by_semicolon: Vec<String> = written.split([';', '\n']).map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect();
    if by_semicolon.len() > 1 {
        return Ok(by_semicolon);
    }
    let all = parts(&[',', ';', '\n']);
    Ok(if all.len() > 1 && all.iter().all(|p| known(p)) { all } else { vec![written.to_owned()] })
}

/// Refuses a lead that will no longer exist on the last day of the task.
pub(crate) fn refuse_gone(work: &Work<'_>, lead: UnitId, deadline: Option<&Deadline>) -> Result<(), Failure> {
    let Some(on) = deadline.and_then(|d| d.on) else { return Ok(()) };
    match store::unit::get(work.w, lead)? {
        Some(u) if u.valid_to.is_some_and(|to| to < on) => Err(Failure::invalid(
            format!(
                "{} kết thúc hoạt động ngày {}, trước thời hạn {}.",
                u.name,
                u.valid_to.unwrap_or(on).format("%d/%m/%Y"),
                on.format("%d/%m/%Y")
            ),
            "Hãy giao cho đơn vị thay thế, hoặc chọn thời hạn sớm hơn.",
        )),
        _ => Ok(()),
    }
}

pub(crate) fn refuse_past(deadline: Option<&Deadline>, assigned_on: NaiveDate) -> Result<(), Failure> {
    match deadline.and_then(|d| d.on) {
        Some(on) if on < assigned_on => Err(Failure::invalid(
            format!("Thời hạn {} sớm hơn ngày giao {}.", on.format("%d/%m/%Y"), assigned_on.format("%d/%m/%Y")),
            "Hãy kiểm tra lại thời hạn.",
        )),
        _ => Ok(()),
    }
}

/// Refuses a unit that does not exist on the day the task is given.
pub(crate) fn refuse_closed(work: &Work<'_>, unit: UnitId, day: NaiveDate) -> Result<(), Failure> {
    match store::unit::get(work.w, unit)? {
        Some(u) if !u.valid_on(day) => {
            let when = match u.valid_to.filter(|to| *to < day) {
                Some(to) => format!("đã kết thúc hoạt động ngày {}", to.format("%d/%m/%Y")),
                None => "chưa được thành lập".to_owned(),
            };
            Err(Failure::invalid(
                format!("{} {when}, không giao việc ngày {} được.", u.name, day.format("%d/%m/%Y")),
                "Hãy chọn đơn vị thay thế, hoặc sửa ngày hoạt động của đơn vị.",
            ))
        }
        _ => Ok(()),
    }
}

/// Changes a task by hand.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ChangeTask {
    /// Which.
    pub id: TaskId,
    /// What is to be done.
    pub content: String,
    /// Lead; required except in a parent task.
    pub lead: Option<UnitId>,
    /// Coordinators.
    pub coordinators: Vec<UnitId>,
    /// Monitor.
    pub monitor: Option<UnitId>,
    /// Deadline in force; the original one is kept. A day that was given already moves only with a
    /// [`ChangeTask::reason`]: more time is given by an extension.
    pub deadline: Option<Deadline>,
    /// The deadline as a distance; absent keeps the one there was while the day stays the same.
    #[serde(default)]
    #[ts(optional)]
    pub link: Option<DeadlineLink>,
    /// Period.
    pub period: Option<Period>,
    /// Product.
    pub product: Option<String>,
    /// Why the deadline is put right; needed when its day or hour changes.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

impl Intent for ChangeTask {
    type Output = ();
    const NAME: &'static str = "task_change";
    fn label(&self) -> String {
        "Sửa nhiệm vụ".into()
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let mut task = store::task::get(work.w, self.id)?.or_not_found("nhiệm vụ này")?;
        if self.content.trim().is_empty() {
            return Err(Failure::invalid("Nội dung nhiệm vụ đang để trống.", "Hãy nhập nội dung."));
        }
        if task.lead.is_some() && self.lead.is_none() {
            return Err(Failure::invalid("Nhiệm vụ phải có đơn vị chủ trì.", "Hãy chọn một đơn vị."));
        }
        let deadline = crate::calendar::linked(work.w, self.link, self.deadline)?;
        let day = |d: &Option<Deadline>| d.as_ref().and_then(|d| d.on);
        let link = self.link.or(task.link.filter(|_| day(&deadline) == day(&task.deadline)));
        if deadline != task.deadline {
            refuse_past(deadline.as_ref(), task.assigned_on)?;
            if let Some(lead) = self.lead {
                refuse_gone(work, lead, deadline.as_ref())?;
            }
            correct(work, &task, deadline.as_ref(), self.reason)?;
        }
        if let Some(p) = &self.period
            && p.to < p.from
        {
            return Err(Failure::invalid("Ngày kết thúc sớm hơn ngày bắt đầu.", "Hãy sửa lại khoảng thời gian."));
        }
        for unit in self.lead.iter().chain(&self.coordinators).chain(&self.monitor) {
            store::unit::get(work.w, *unit)?.or_not_found("một đơn vị được chọn")?;
            let had = task.lead == Some(*unit) || task.monitor == Some(*unit) || task.coordinators.contains(unit);
            if !had {
                refuse_closed(work, *unit, task.assigned_on)?;
            }
        }
        task.content = self.content.trim().to_owned();
        task.lead = if task.lead.is_some() { self.lead } else { None };
        let mut coordinators: Vec<UnitId> = Vec::new();
        for c in self.coordinators {
            if Some(c) != task.lead && !coordinators.contains(&c) {
                coordinators.push(c);
            }
        }
        task.coordinators = coordinators;
        task.monitor = self.monitor;
        if task.original_deadline.is_none() {
            task.original_deadline.clone_from(&deadline);
        }
        task.deadline = deadline;
        task.link = link;
        task.period = self.period;
        task.product = self.product.filter(|p| !p.trim().is_empty());
        Ok(store::task::update(work.w, &task)?)
    }
}

/// Keeps what stood there before a deadline is put right. A first deadline, or other words for the
/// same day, correct nothing.
fn correct(work: &Work<'_>, task: &Task, to: Option<&Deadline>, reason: Option<String>) -> Result<(), Failure> {
    let Some(from) = task.deadline.clone() else { return Ok(()) };
    if to.is_some_and(|t| (t.on, t.at) == (from.on, from.at)) {
        return Ok(());
    }
    if task.state == TaskState::Cancelled {
        return Err(Failure::invalid(
            format!("Nhiệm vụ {} đã thôi giao nên không sửa thời hạn được.", task.label()),
            "Nếu giao lại, hãy dùng “Trả lại làm tiếp” kèm lý do trước.",
        ));
    }
    let Some(reason) = reason.map(|r| r.trim().to_owned()).filter(|r| !r.is_empty()) else {
        return Err(Failure::invalid(
            format!("Thời hạn {} đã giao không đổi được nếu không ghi lý do.", from.short()),
            "Muốn cho thêm thời gian, hãy dùng “Gia hạn” (lý do, văn bản cho phép); nếu thời hạn ghi nhầm, hãy ghi lý do đính chính.",
        ));
    };
    let row = Correction { id: work.mint(), task: task.id, reason, from, to: to.cloned(), on: work.outside.today };
    Ok(store::correction::insert(work.w, &row)?)
}
