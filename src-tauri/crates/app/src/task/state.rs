//! A task along its life: which step may follow which, and the clock that stops during a pause.

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, Work},
};
use chrono::NaiveDate;
use domain::{Deadline, Extension, Right, Step, Task, TaskId, TaskState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Moves a task along its life.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetTaskState {
    /// Which.
    pub id: TaskId,
    /// The new state.
    pub state: TaskState,
    /// Day written on the paper: for `done` the day of completion; today when absent.
    pub on: Option<NaiveDate>,
    /// Reason; required for trả lại, tạm dừng, thôi giao. Of a completion a note that stands for
    /// the paper: "Đã kiểm tra tại chỗ".
    pub reason: Option<String>,
    /// The paper: for `done` the product or what proves it, for thôi giao the deciding paper.
    #[serde(default)]
    #[ts(optional)]
    pub paper: Option<String>,
    /// Who confirms a completion; the one who acts when absent.
    #[serde(default)]
    #[ts(optional)]
    pub confirmed_by: Option<String>,
}

impl Intent for SetTaskState {
    type Output = ();
    const NAME: &'static str = "task_state";
    fn label(&self) -> String {
        format!("Chuyển trạng thái: {}", self.state.label())
    }
    fn needs(&self) -> Right {
        // Confirming that a task is done is the head's; every other step is the secretary's.
        if self.state == TaskState::Done { Right::Decide } else { Self::NEEDS }
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let mut task = led(work, self.id)?;
        let told = |t: Option<String>| t.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
        let (reason, paper, confirmed_by) = (told(self.reason), told(self.paper), told(self.confirmed_by));
        if matches!(self.state, TaskState::Returned | TaskState::Paused | TaskState::Cancelled) && reason.is_none() {
            return Err(Failure::invalid(
                format!("“{}” cần ghi lý do.", self.state.label()),
                "Hãy nhập lý do hoặc văn bản cho phép rồi lưu lại.",
            ));
        }
        if self.state == TaskState::Cancelled && paper.is_none() {
            return Err(Failure::invalid(
                "“Thôi giao” cần văn bản quyết định.",
                "Hãy ghi số, ký hiệu, ngày của văn bản cho thôi thực hiện nhiệm vụ.",
            ));
        }
        may_follow(&task, self.state)?;
        let on = self.on.unwrap_or(work.outside.today);
        let day = match self.state {
            TaskState::Done => "Ngày hoàn thành",
            _ => "Ngày ghi trên văn bản",
        };
        in_its_time(&task, on, work.outside.today, day)?;
        if self.state == TaskState::Done
            && let Some(p) = task.period.as_ref().filter(|p| on < p.from)
        {
            return Err(Failure::invalid(
                format!("Ngày hoàn thành {} sớm hơn ngày bắt đầu thực hiện {}.", on.format("%d/%m/%Y"), p.from.format("%d/%m/%Y")),
                "Hãy kiểm tra lại ngày hoàn thành, hoặc sửa thời gian thực hiện của nhiệm vụ.",
            ));
        }
        let confirmed_by = match self.state {
            TaskState::Done => Some(confirmed(work, &task, paper.is_some() || reason.is_some(), confirmed_by)?),
            _ => None,
        };
        if task.state == TaskState::Paused && self.state != TaskState::Cancelled {
            start_clock(work, &mut task, on)?;
        }
        task.paused_on = (self.state == TaskState::Paused).then_some(on);
        task.completed_on = (self.state == TaskState::Done).then_some(on);
        task.state = self.state;
        task.reason.clone_from(&reason);
        store::task::update(work.w, &task)?;
        remember(work, &task, on, Told { reason, paper, confirmed_by })
    }
}

/// What is written down with a step.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) reason: Option<String>,
    pub(super) paper: Option<String>,
    pub(super) confirmed_by: Option<String>,
}

/// Keeps the step a task just took.
pub(super) fn remember(work: &Work<'_>, task: &Task, on: NaiveDate, told: Told) -> Result<(), Failure> {
    let Told { reason, paper, confirmed_by } = told;
    let step = Step { id: work.mint(), task: task.id, state: task.state, on, reason, paper, confirmed_by, at: work.outside.now };
    Ok(store::step::insert(work.w, &step)?)
}

/// Who confirms a completion. The lead's own word is not enough: it takes the product, a paper or
/// a note of what was seen, and somebody else.
fn confirmed(work: &Work<'_>, task: &Task, told: bool, by: Option<String>) -> Result<String, Failure> {
    let proven = told
        || store::progress::of_task(work.w, task.id)?.iter().any(|p| p.evidence.is_some())
        || store::step::of_task(work.w, task.id)?.last().is_some_and(|s| s.state == TaskState::Done);
    if !proven {
        return Err(Failure::invalid(
            format!("Xác nhận hoàn thành nhiệm vụ {} cần minh chứng.", task.label()),
            "Hãy ghi số, ký hiệu, ngày của sản phẩm, hoặc ghi chú kết quả kiểm tra; đơn vị mới báo xong thì chọn “Chờ xác nhận”.",
        ));
    }
    let Some(by) = by else { return Ok(work.w.entry().actor.clone()) };
    let lead = task.lead.map(|id| store::unit::get(work.w, id)).transpose()?.flatten();
    match lead {
        Some(lead) if lead.is_named(&by) => Err(Failure::invalid(
            format!("{} là đơn vị chủ trì nên không tự xác nhận hoàn thành được.", lead.name),
            "Hãy ghi người hoặc đơn vị theo dõi xác nhận; khi mới có báo cáo của đơn vị thì chọn “Chờ xác nhận”.",
        )),
        _ => Ok(by),
    }
}

/// The task, unless it only binds the tasks under it.
pub(super) fn led(work: &Work<'_>, id: TaskId) -> Result<Task, Failure> {
    let task = store::task::get(work.w, id)?.or_not_found("nhiệm vụ này")?;
    if task.lead.is_none() {
        return Err(Failure::invalid(
            "Nhiệm vụ chung không có trạng thái riêng.",
            "Hãy chuyển trạng thái ở nhiệm vụ của từng đơn vị.",
        ));
    }
    Ok(task)
}

/// Refuses a step that cannot follow the state the task is in.
fn may_follow(task: &Task, next: TaskState) -> Result<(), Failure> {
    match (task.state, next) {
        (TaskState::Done, TaskState::Done | TaskState::Returned) | (TaskState::Cancelled, TaskState::Returned) => Ok(()),
        (TaskState::Done, _) => Err(Failure::invalid(
            format!("Nhiệm vụ {} đã hoàn thành.", task.label()),
            "Nếu cần làm tiếp, hãy dùng “Trả lại làm tiếp” kèm lý do; nếu ghi nhầm, hãy hoàn tác.",
        )),
        (TaskState::Cancelled, _) => Err(Failure::invalid(
            format!("Nhiệm vụ {} đã thôi giao.", task.label()),
            "Nếu giao lại, hãy dùng “Trả lại làm tiếp” kèm lý do; nếu ghi nhầm, hãy hoàn tác.",
        )),
        (TaskState::Paused, TaskState::Paused) => Err(Failure::invalid(
            format!("Nhiệm vụ {} đang tạm dừng.", task.label()),
            "Hãy cho tiếp tục trước khi tạm dừng lần nữa.",
        )),
        (from, TaskState::Returned) if !from.leads_to(next) => Err(Failure::invalid(
            format!("Nhiệm vụ {} đang ở trạng thái “{}”, chưa có kết quả để trả lại.", task.label(), from.label()),
            "Chỉ trả lại nhiệm vụ đã báo hoàn thành, đã xác nhận hoàn thành hoặc đã thôi giao.",
        )),
        (from, next) if !from.leads_to(next) => Err(Failure::invalid(
            format!("Nhiệm vụ {} đang ở trạng thái “{}”, không chuyển về “{}” được.", task.label(), from.label(), next.label()),
            "Hãy chọn bước tiếp theo; nếu ghi nhầm bước trước, hãy hoàn tác.",
        )),
        _ => Ok(()),
    }
}

/// Refuses a day before the task was given, or after today.
pub(super) fn in_its_time(task: &Task, on: NaiveDate, today: NaiveDate, day: &str) -> Result<(), Failure> {
    if on < task.assigned_on {
        return Err(Failure::invalid(
            format!("{day} {} sớm hơn ngày giao {}.", on.format("%d/%m/%Y"), task.assigned_on.format("%d/%m/%Y")),
            "Hãy kiểm tra lại ngày tháng.",
        ));
    }
    if on > today {
        return Err(Failure::invalid(
            format!("{day} {} ở tương lai.", on.format("%d/%m/%Y")),
            "Hãy ghi ngày trên thực tế, không muộn hơn hôm nay.",
        ));
    }
    Ok(())
}

/// Ends a pause: the deadline in force moves by the days the clock stood still, and the move is
/// kept beside the extensions.
fn start_clock(work: &Work<'_>, task: &mut Task, on: NaiveDate) -> Result<(), Failure> {
    let Some(since) = task.paused_on else { return Ok(()) };
    if on < since {
        return Err(Failure::invalid(
            format!("Ngày {} sớm hơn ngày tạm dừng {}.", on.format("%d/%m/%Y"), since.format("%d/%m/%Y")),
            "Hãy kiểm tra lại ngày tháng.",
        ));
    }
    let Some(moved) = task.deadline.as_ref().and_then(|d| after_pause(d, since, on)) else { return Ok(()) };
    let days = (on - since).num_days();
    let why = task.reason.as_deref().map(|r| format!(": {r}")).unwrap_or_default();
    let row = Extension {
        id: work.mint(),
        task: task.id,
        reason: format!("Tạm dừng {days} ngày, từ {} đến {}{why}", since.format("%d/%m/%Y"), on.format("%d/%m/%Y")),
        from: task.deadline.clone(),
        to: moved.clone(),
        approved_by_paper: None,
        approver: None,
        on,
    };
    store::extension::insert(work.w, &row)?;
    task.deadline = Some(moved);
    if let Some(link) = &mut task.link {
        link.days += days as i32;
    }
    Ok(())
}

/// The deadline after a pause; `None` when it does not move.
fn after_pause(deadline: &Deadline, since: NaiveDate, until: NaiveDate) -> Option<Deadline> {
    let days = (until - since).num_days();
    let on = deadline.on.filter(|_| days > 0)?.checked_add_signed(chrono::Duration::days(days))?;
    let text = format!("{} (lùi {days} ngày do tạm dừng)", on.format("%d/%m/%Y"));
    Some(Deadline { on: Some(on), at: deadline.at, text })
}
