//! Who has handed in what a shared task asks for, down all levels.

use super::{TaskRow, rows};
use crate::{
    failure::{Failure, OrNotFound},
    intent::{Question, View},
};
use chrono::NaiveDate;
use domain::{Soon, TaskId, TaskState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Levels followed below a task; deeper ones cannot be made by hand.
const DEEPEST: u32 = 8;

/// Who has made and sent in the plan (or other product) of a task, and who has not.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct HandedIn {
    /// The shared task, or a unit's task that was passed down.
    pub task: TaskId,
}

/// The tree below a task.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HandedInTree {
    /// The task above.
    pub task: TaskRow,
    /// Bodies below it, each followed by those below it.
    pub rows: Vec<HandedInRow>,
    /// How many have handed in.
    pub handed_in: u32,
    /// How many must; those called off are left out.
    pub total: u32,
}

/// One body.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HandedInRow {
    /// 1 for the first level below.
    pub level: u32,
    /// Its task.
    pub task: TaskRow,
    /// Day the product was sent in; absent while it was not.
    pub on: Option<NaiveDate>,
    /// Its number and symbol.
    pub paper: Option<String>,
}

impl Question for HandedIn {
    type Answer = HandedInTree;
    fn ask(self, view: &View<'_>) -> Result<HandedInTree, Failure> {
        let soon = crate::calendar::soon(view.r, view.outside.today)?;
        let above = store::task::get(view.r, self.task)?.or_not_found("nhiệm vụ này")?;
        let mut out = Vec::new();
        below(view, self.task, 1, &soon, &mut out)?;
        let task = rows(view, vec![above], &soon)?.into_iter().next().or_not_found("nhiệm vụ này")?;
        let must: Vec<&HandedInRow> = out.iter().filter(|r| r.task.state != TaskState::Cancelled).collect();
        let (total, handed_in) = (must.len() as u32, must.iter().filter(|r| r.on.is_some()).count() as u32);
        Ok(HandedInTree { task, rows: out, handed_in, total })
    }
}

fn below(view: &View<'_>, parent: TaskId, level: u32, soon: &Soon, out: &mut Vec<HandedInRow>) -> Result<(), Failure> {
    if level > DEEPEST {
        return Ok(());
    }
    for task in rows(view, store::task::children(view.r, parent)?, soon)? {
        let id = task.id;
        // Handed in is what waits for confirmation or was confirmed; what was sent back is not.
        let last = store::step::of_task(view.r, id)?.into_iter().next_back();
        let sent = last.filter(|s| matches!(s.state, TaskState::AwaitingConfirmation | TaskState::Done));
        out.push(HandedInRow { level, on: sent.as_ref().map(|s| s.on), paper: sent.and_then(|s| s.paper), task });
        below(view, id, level + 1, soon, out)?;
    }
    Ok(())
}
