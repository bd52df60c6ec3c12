//! The papers, points and meetings a task comes from.

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, View, Work},
};
use domain::{DirectiveId, MeetingId, PointId, Task, TaskId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Sets which papers and points a task carries out besides the one it was read from.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetSources {
    /// The task.
    pub task: TaskId,
    /// Further papers, in order.
    pub directives: Vec<DirectiveId>,
    /// Further points; their papers are added by themselves.
    #[serde(default)]
    pub points: Vec<PointId>,
}

impl Intent for SetSources {
    type Output = ();
    const NAME: &'static str = "task_sources";
    fn label(&self) -> String {
        "Gắn văn bản giao nhiệm vụ".into()
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let task = store::task::get(work.w, self.task)?.or_not_found("nhiệm vụ này")?;
        let mut directives = self.directives;
        for p in &self.points {
            directives.push(store::point::get(work.w, *p)?.or_not_found("điểm này của văn bản")?.directive);
        }
        set(work, &task, directives, self.points)
    }
}

/// Writes the further sources of a task, each once and without its own.
fn set(work: &Work<'_>, task: &Task, directives: Vec<DirectiveId>, points: Vec<PointId>) -> Result<(), Failure> {
    let mut all: Vec<DirectiveId> = Vec::new();
    for d in directives {
        store::directive::get(work.w, d)?.or_not_found("văn bản này")?;
        if Some(d) != task.directive && !all.contains(&d) {
            all.push(d);
        }
    }
    let mut marked: Vec<PointId> = Vec::new();
    for p in points {
        if Some(p) != task.point && !marked.contains(&p) {
            marked.push(p);
        }
    }
    Ok(store::task::set_further(work.w, task.id, &all, &marked)?)
}

/// Adds a paper to what a task carries out.
pub(crate) fn add(work: &Work<'_>, task: TaskId, directive: DirectiveId) -> Result<(), Failure> {
    let found = store::task::get(work.w, task)?.or_not_found("nhiệm vụ này")?;
    let mut directives = store::task::further_directives(work.w, [task])?.remove(&task).unwrap_or_default();
    directives.push(directive);
    set(work, &found, directives, store::task::further_points(work.w, task)?)
}

/// One source of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaskSource {
    /// The paper or oral instruction.
    pub directive: Option<DirectiveId>,
    /// The meeting.
    pub meeting: Option<MeetingId>,
    /// How it is cited.
    pub line: String,
}

/// All sources of a task: its own paper first.
pub(super) fn of(view: &View<'_>, task: &Task) -> Result<Vec<TaskSource>, Failure> {
    let further = store::task::further_directives(view.r, [task.id])?.remove(&task.id).unwrap_or_default();
    let mut out = Vec::new();
    for id in task.directive.into_iter().chain(further) {
        if let Some(d) = store::directive::get(view.r, id)? {
            out.push(TaskSource { directive: Some(id), meeting: None, line: crate::compose::cite::short(&d) });
        }
    }
    for m in store::meeting::of_task(view.r, task.id)? {
        let line = format!("Kết luận {}, ngày {}", m.name, m.on.format("%d/%m/%Y"));
        out.push(TaskSource { directive: None, meeting: Some(m.id), line });
    }
    Ok(out)
}
