//! One clause to many bodies: a shared task with one task for each, and tasks a unit passes down.

use super::{refuse_closed, refuse_gone};
use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, Work},
};
use domain::{Deadline, DirectiveId, PointId, Relation, Task, TaskId, TaskState, UnitId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Gives one task to each of several bodies under a shared task. Names of groups stand for their
/// members: "các xã, phường".
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ShareTask {
    /// What is to be done.
    pub content: String,
    /// Units and groups.
    pub to: Vec<String>,
    /// Names of coordinators.
    #[serde(default)]
    pub coordinate: Vec<String>,
    /// Name of the monitor.
    pub monitor: Option<String>,
    /// Deadline.
    pub deadline: Option<Deadline>,
    /// Product.
    pub product: Option<String>,
}

impl Intent for ShareTask {
    type Output = Vec<TaskId>;
    const NAME: &'static str = "task_share";
    fn label(&self) -> String {
        "Giao nhiệm vụ chung".into()
    }
    fn run(self, work: &Work<'_>) -> Result<Vec<TaskId>, Failure> {
        let leads = crate::point::resolve(work, &self.to, false, &[])?;
        if leads.len() < 2 {
            return Err(Failure::invalid(
                "Nhiệm vụ chung cần từ hai đơn vị trở lên.",
                "Hãy ghi thêm đơn vị hoặc nhóm đơn vị; với một đơn vị, hãy thêm nhiệm vụ thường.",
            ));
        }
        give(work, Given {
            content: self.content,
            leads,
            coordinators: crate::point::resolve(work, &self.coordinate, false, &[])?,
            monitor: crate::point::resolve(work, self.monitor.as_slice(), false, &[])?.into_iter().next(),
            deadline: self.deadline,
            product: self.product,
            ..Default::default()
        })
    }
}

/// A unit hands its task on: lower bodies get tasks under it, down as many levels as there are.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PassDown {
    /// The unit's own task.
    pub task: TaskId,
    /// Units and groups below.
    pub to: Vec<String>,
    /// Their deadline, not later than the one above; the same when absent.
    #[serde(default)]
    #[ts(optional)]
    pub deadline: Option<Deadline>,
    /// What they have to do; the same words when absent.
    #[serde(default)]
    #[ts(optional)]
    pub content: Option<String>,
}

impl Intent for PassDown {
    type Output = Vec<TaskId>;
    const NAME: &'static str = "task_pass_down";
    fn label(&self) -> String {
        "Giao tiếp cho cấp dưới".into()
    }
    fn run(self, work: &Work<'_>) -> Result<Vec<TaskId>, Failure> {
        let above = store::task::get(work.w, self.task)?.or_not_found("nhiệm vụ này")?;
        if matches!(above.state, TaskState::Done | TaskState::Cancelled) {
            return Err(Failure::invalid(
                format!("Nhiệm vụ {} ở trạng thái “{}” nên không giao tiếp được.", above.label(), above.state.label()),
                "Nếu còn phải làm, hãy dùng “Trả lại làm tiếp” kèm lý do trước.",
            ));
        }
        let mut leads = crate::point::resolve(work, &self.to, false, &[])?;
        let have: Vec<Option<UnitId>> = store::task::children(work.w, above.id)?.iter().map(|t| t.lead).collect();
        leads.retain(|l| !have.contains(&Some(*l)) && Some(*l) != above.lead);
        if leads.is_empty() {
            return Err(Failure::invalid(
                "Không còn đơn vị nào để giao tiếp: các đơn vị được ghi đã có nhiệm vụ này.",
                "Hãy ghi đơn vị hoặc nhóm đơn vị cấp dưới khác.",
            ));
        }
        let deadline = self.deadline.or_else(|| above.deadline.clone());
        if let (Some(own), Some(limit)) = (deadline.as_ref().and_then(|d| d.on), above.deadline.as_ref().and_then(|d| d.on))
            && own > limit
        {
            return Err(Failure::invalid(
                format!("Thời hạn {} muộn hơn thời hạn {} của nhiệm vụ cấp trên.", own.format("%d/%m/%Y"), limit.format("%d/%m/%Y")),
                "Hãy chọn ngày sớm hơn, hoặc xin gia hạn nhiệm vụ cấp trên trước.",
            ));
        }
        give(work, Given {
            content: self.content.filter(|c| !c.trim().is_empty()).unwrap_or_else(|| above.content.clone()),
            leads,
            monitor: above.lead.or(above.monitor),
            deadline,
            product: above.product.clone(),
            directive: above.directive,
            point: above.point,
            parent: Some(above.id),
            request: above.request,
            ..Default::default()
        })
    }
}

/// What a new task is made of.
#[derive(Debug, Default)]
pub(crate) struct Given {
    pub(crate) content: String,
    pub(crate) leads: Vec<UnitId>,
    pub(crate) coordinators: Vec<UnitId>,
    pub(crate) monitor: Option<UnitId>,
    pub(crate) deadline: Option<Deadline>,
    pub(crate) product: Option<String>,
    pub(crate) directive: Option<DirectiveId>,
    pub(crate) point: Option<PointId>,
    /// The task above; several leads without one get a shared task of their own.
    pub(crate) parent: Option<TaskId>,
    pub(crate) request: bool,
}

/// Writes the tasks: one for one lead, a shared one and one each for several. The first is the
/// shared one, or the only one.
pub(crate) fn give(work: &Work<'_>, g: Given) -> Result<Vec<TaskId>, Failure> {
    let content = g.content.trim().to_owned();
    if content.is_empty() {
        return Err(Failure::invalid("Nội dung nhiệm vụ đang để trống.", "Hãy nhập nội dung."));
    }
    let today = work.outside.today;
    super::refuse_past(g.deadline.as_ref(), today)?;
    for unit in g.leads.iter().chain(&g.coordinators).chain(&g.monitor) {
        refuse_closed(work, *unit, today)?;
    }
    for lead in &g.leads {
        refuse_gone(work, *lead, g.deadline.as_ref())?;
    }
    let asked = |unit: Option<UnitId>| -> Result<bool, Failure> {
        let unit = unit.map(|u| store::unit::get(work.w, u)).transpose()?.flatten();
        Ok(g.request || unit.is_some_and(|u| u.relation == Relation::Requested))
    };
    let mut code = store::task::next_code(work.w)?;
    let mut one = |lead: Option<UnitId>, parent: Option<TaskId>| -> Result<TaskId, Failure> {
        let id: TaskId = work.mint();
        let task = Task {
            id,
            code,
            content: content.clone(),
            directive: g.directive,
            point: g.point,
            parent,
            lead,
            coordinators: g.coordinators.iter().copied().filter(|c| Some(*c) != lead).collect(),
            monitor: g.monitor,
            original_deadline: g.deadline.clone(),
            deadline: g.deadline.clone(),
            link: None,
            period: None,
            recurring: None,
            product: g.product.clone().filter(|p| !p.trim().is_empty()),
            quotas: Vec::new(),
            request: asked(lead)?,
            state: TaskState::Assigned,
            assigned_on: today,
            completed_on: None,
            reason: None,
            paused_on: None,
        };
        store::task::insert(work.w, &task)?;
        code += 1;
        Ok(id)
    };
    match (g.leads.as_slice(), g.parent) {
        ([lead], None) => Ok(vec![one(Some(*lead), None)?]),
        (many, None) => {
            let shared = one(None, None)?;
            let mut ids = vec![shared];
            for lead in many {
                ids.push(one(Some(*lead), Some(shared))?);
            }
            Ok(ids)
        }
        (many, above) => many.iter().map(|lead| one(Some(*lead), above)).collect(),
    }
}
