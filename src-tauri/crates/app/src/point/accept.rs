//! A proposal becomes one task, or a parent with one task per unit.

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, Work},
    unit::matching::{Meaning, Names},
};
use domain::{Decision, DirectiveId, Point, PointId, Relation, Task, TaskId, TaskState, UnitId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Accepts one proposal.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AcceptPoint {
    /// Which.
    pub id: PointId,
}

impl Intent for AcceptPoint {
    type Output = Vec<TaskId>;
    const NAME: &'static str = "point_accept";
    fn label(&self) -> String {
        "Chấp nhận nhiệm vụ đề xuất".into()
    }
    fn run(self, work: &Work<'_>) -> Result<Vec<TaskId>, Failure> {
        let point = store::point::get(work.w, self.id)?.or_not_found("đề xuất này")?;
        accept(work, point)
    }
}

/// Accepts every open proposal of a directive that names a lead.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AcceptAll {
    /// The directive.
    pub directive: DirectiveId,
}

impl Intent for AcceptAll {
    type Output = Vec<TaskId>;
    const NAME: &'static str = "points_accept_all";
    fn label(&self) -> String {
        "Chấp nhận mọi nhiệm vụ đề xuất".into()
    }
    fn run(self, work: &Work<'_>) -> Result<Vec<TaskId>, Failure> {
        store::directive::get(work.w, self.directive)?.or_not_found("văn bản này")?;
        let mut ids = Vec::new();
        for point in store::point::list(work.w, self.directive)? {
            if point.decision == Decision::Open && !point.lead.is_empty() {
                ids.extend(accept(work, point)?);
            }
        }
        Ok(ids)
    }
}

fn accept(work: &Work<'_>, mut point: Point) -> Result<Vec<TaskId>, Failure> {
    if point.decision == Decision::Accepted {
        return Err(Failure::invalid("Đề xuất này đã được chấp nhận.", "Hãy mở nhiệm vụ tương ứng để sửa."));
    }
    if point.content.trim().is_empty() {
        return Err(Failure::invalid("Nội dung nhiệm vụ đang để trống.", "Hãy nhập nội dung rồi chấp nhận lại."));
    }
    if point.lead.is_empty() {
        return Err(Failure::invalid("Nhiệm vụ chưa có đơn vị chủ trì.", "Hãy điền đơn vị chủ trì rồi chấp nhận lại."));
    }
    let defined = store::directive::get(work.w, point.directive)?.map_or_else(Vec::new, |d| reading::abbreviations(&d.text));
    let leads = resolve(work, &point.lead, point.request, &defined)?;
    let coordinators: Vec<UnitId> =
        resolve(work, &point.coordinate, false, &defined)?.into_iter().filter(|u| leads.len() > 1 || !leads.contains(u)).collect();
    let monitor = resolve(work, &point.monitor, false, &defined)?.into_iter().next();

    for unit in leads.iter().chain(&coordinators).chain(&monitor) {
        crate::task::refuse_closed(work, *unit, work.outside.today)?;
    }
    for lead in &leads {
        crate::task::refuse_gone(work, *lead, point.deadline.as_ref())?;
    }

    let mut code = store::task::next_code(work.w)?;
    let mut give = |lead: Option<UnitId>, parent: Option<TaskId>| -> Result<TaskId, Failure> {
        let id: TaskId = work.mint();
        let task = Task {
            id,
            code,
            content: point.content.clone(),
            directive: Some(point.directive),
            point: Some(point.id),
            parent,
            lead,
            coordinators: coordinators.iter().copied().filter(|c| Some(*c) != lead).collect(),
            monitor,
            deadline: point.deadline.clone(),
            original_deadline: point.deadline.clone(),
            period: point.period.clone(),
            recurring: point.recurring.clone(),
            product: None,
            quotas: point.quotas.clone(),
            request: point.request,
            state: TaskState::Assigned,
            assigned_on: work.outside.today,
            completed_on: None,
            reason: None,
            paused_on: None,
            link: None,
        };
        store::task::insert(work.w, &task)?;
        code += 1;
        Ok(id)
    };
    let ids = match leads.as_slice() {
        [one] => vec![give(Some(*one), None)?],
        many => {
            let parent = give(None, None)?;
            let mut ids = vec![parent];
            for lead in many {
                ids.push(give(Some(*lead), Some(parent))?);
            }
            ids
        }
    };
    point.decision = Decision::Accepted;
    store::point::update(work.w, &point)?;
    Ok(ids)
}

/// Units meant by written names, in order, each once; a name nobody bears becomes a unit. An
/// abbreviation the paper defines is written out in the new unit's name and kept as its alias.
pub(crate) fn resolve(
    work: &Work<'_>,
    written: &[String],
    request: bool,
    abbreviations: &[reading::Abbreviation],
) -> Result<Vec<UnitId>, Failure> {
    let names = Names::new(&store::unit::list(work.w)?, &store::group::list(work.w)?);
    let mut ids: Vec<UnitId> = Vec::new();
    let mut made: Vec<(String, UnitId)> = Vec::new();
    for name in written.iter().filter(|n| !n.trim().is_empty()) {
        let found = match names.meaning(name, abbreviations) {
            Meaning::Unit(id) => vec![id],
            Meaning::Group(members) if !members.is_empty() => members,
            Meaning::Group(_) | Meaning::Unknown => {
                let key = domain::names::key(reading::written_out(name, abbreviations).as_deref().unwrap_or(name));
                match made.iter().find(|(k, _)| *k == key) {
                    Some((_, id)) => vec![*id],
                    None => {
                        let relation = if request { Relation::Requested } else { Relation::Ordered };
                        let full = reading::written_out(name, abbreviations);
                        let aliases = if full.is_some() { vec![name.trim().to_owned()] } else { Vec::new() };
                        let id = crate::unit::insert(work, &capitalised(full.as_deref().unwrap_or(name)), None, relation, aliases)?;
                        made.push((key, id));
                        vec![id]
                    }
                }
            }
        };
        for id in found {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    Ok(ids)
}

/// "các cơ quan liên quan" as the name of a unit: first letter large.
fn capitalised(name: &str) -> String {
    let mut chars = name.trim().chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
