//! Everything a paper about a directive needs, read in one transaction.

use crate::failure::{Failure, OrNotFound};
use chrono::NaiveDate;
use domain::{BodyProfile, Directive, DirectiveId, Task, TaskState, UnitId};
use std::collections::HashMap;
use store::{Rows, task::TaskFilter};

/// Directive, tasks, units and today.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// Our body.
    pub profile: BodyProfile,
    /// The paper that is carried out.
    pub directive: Directive,
    /// Its tasks in the order of the text; unit tasks of one clause stand together as one.
    pub tasks: Vec<DossierTask>,
    /// Today.
    pub today: NaiveDate,
}

/// A task with names in place of identities.
#[derive(Debug, Clone)]
pub struct DossierTask {
    /// The task, or the parent of a clause that names several units.
    pub task: Task,
    /// Names of the leads, in the order of the paper.
    pub leads: Vec<String>,
    /// Names of the leads as the paper wrote them, for taking them off the quoted words.
    pub written: Vec<String>,
    /// Names of the coordinators.
    pub coordinators: Vec<String>,
    /// Name of the monitor.
    pub monitor: Option<String>,
    /// Where the clause stands in the paper: first character.
    pub start: u32,
}

impl DossierTask {
    /// The leads as one phrase: "A, B và C".
    pub fn lead_phrase(&self) -> String {
        super::order::list(&self.leads)
    }
}

/// The dossier of a directive: its tasks that were not called off.
pub fn of_directive(rows: &impl Rows, id: DirectiveId, today: NaiveDate) -> Result<Dossier, Failure> {
    let profile = crate::intent::profile_of(store::body::get(rows)?)?;
    let directive = store::directive::get(rows, id)?.or_not_found("văn bản này")?;
    let names: HashMap<UnitId, String> = store::unit::list(rows)?.into_iter().map(|u| (u.id, u.name)).collect();
    let name = |id: UnitId| names.get(&id).cloned().unwrap_or_default();
    let points: HashMap<_, _> = store::point::list(rows, id)?.into_iter().map(|p| (p.id, p)).collect();
    let all = store::task::list(rows, &TaskFilter { directive: Some(id), ..Default::default() })?;
    let live = |t: &&Task| t.state != TaskState::Cancelled;
    let mut tasks: Vec<DossierTask> = all
        .iter()
        .filter(live)
        .filter(|t| t.parent.is_none())
        .filter_map(|t| {
            let mut parts: Vec<&Task> = all.iter().filter(live).filter(|c| c.parent == Some(t.id)).collect();
            parts.sort_by_key(|c| c.code);
            let point = t.point.and_then(|p| points.get(&p));
            let leads: Vec<String> = match (t.lead, point) {
                (Some(lead), _) => vec![name(lead)],
                (None, _) if parts.is_empty() => return None,
                // A clause for a group keeps the group's name on paper: "UBND các huyện".
                (None, Some(p)) => p.lead.iter().map(|n| super::capitalised(n)).collect(),
                (None, None) => parts.iter().filter_map(|c| c.lead).map(name).collect(),
            };
            Some(DossierTask {
                leads,
                written: point.map(|p| p.lead.clone()).unwrap_or_default(),
                coordinators: t.coordinators.iter().map(|c| name(*c)).collect(),
                monitor: t.monitor.map(name),
                start: point.map_or(u32::MAX, |p| p.start),
                task: t.clone(),
            })
        })
        .collect();
    tasks.sort_by_key(|t| (t.start, t.task.code));
    Ok(Dossier { profile, directive, tasks, today })
}
