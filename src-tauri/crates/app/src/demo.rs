//! The demo election: real directives, the units of a province, and a few tasks under way.
//! Everything goes through the same intents as a user's day.

use crate::{
    body::SetProfile,
    directive::RegisterDirective,
    draft::{NewDraft, SaveDraft},
    failure::Failure,
    intent::{App, Outside},
    point::{AcceptAll, CorrectPoint},
    task::{ChangeTask, ListTasks, SetTaskState},
    unit::{AddUnit, ListUnits, SetGroup},
};
use chrono::Duration;
use domain::{BodyProfile, Deadline, DirectiveId, DraftId, Relation, TaskState, UnitId};
use serde::Deserialize;
use std::collections::HashMap;

const PROFILE: &str = include_str!("../../../../assets/demo/profile.toml");
const UNITS: &str = include_str!("../../../../assets/demo/units.toml");
/// The draft công văn of Hải Dương, May 2021, as it stands on the web.
pub const CONG_VAN: &str = include_str!("../../../../assets/demo/cong-van-hai-duong.txt");
/// The web page about công văn 474/CV-UBBC.
pub const TIN_474: &str = include_str!("../../../../assets/demo/tin-cong-van-474.txt");
/// The sheet of [`CONG_VAN`] re-entered as a document, word for word.
pub const SHEET: &str = include_str!("../../../../assets/demo/cong-van-hai-duong.json");

/// What the demo made.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Demo {
    /// The công văn of Hải Dương, with its proposals still open.
    pub open_directive: DirectiveId,
    /// The page about công văn 474, with its tasks accepted.
    pub accepted_directive: DirectiveId,
    /// The draft that reproduces the sheet of Hải Dương.
    pub sheet: DraftId,
}

#[derive(Deserialize)]
struct UnitList {
    unit: Vec<UnitLine>,
    group: Vec<GroupLine>,
}

#[derive(Deserialize)]
struct UnitLine {
    name: String,
    short_name: Option<String>,
    #[serde(default)]
    relation: Relation,
    #[serde(default)]
    aliases: Vec<String>,
}

#[derive(Deserialize)]
struct GroupLine {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    members: Vec<String>,
}

/// The profile of the demo: also the pattern for a user's own `PROFILE.toml`.
pub fn profile() -> BodyProfile {
    toml::from_str(PROFILE).expect("assets/demo/profile.toml is checked by a test")
}

/// Fills an empty store.
///
/// # Errors
/// Any refusal of the intents it uses; the store is then partly filled and should be thrown away.
pub fn fill(app: &mut App, outside: &Outside<'_>) -> Result<Demo, Failure> {
    app.execute(SetProfile { profile: profile() }, outside)?;
    let list: UnitList = toml::from_str(UNITS).map_err(Failure::broken)?;
    let mut ids: HashMap<String, UnitId> = HashMap::new();
    for u in list.unit {
        let intent = AddUnit { name: u.name.clone(), short_name: u.short_name, relation: u.relation, aliases: u.aliases };
        ids.insert(u.name, app.execute(intent, outside)?.output);
    }
    for g in list.group {
        let members = g
            .members
            .iter()
            .map(|m| ids.get(m).copied().ok_or_else(|| Failure::broken(format!("units.toml: nhóm có đơn vị lạ {m}"))))
            .collect::<Result<_, _>>()?;
        app.execute(SetGroup { id: None, name: g.name, aliases: g.aliases, members }, outside)?;
    }
    let register = |text: &str| RegisterDirective { text: Some(text.into()), path: None, received_on: None, again: false };
    let accepted = app.execute(register(TIN_474), outside)?.output.id;
    set_deadlines(app, outside, accepted)?;
    app.execute(AcceptAll { directive: accepted }, outside)?;
    progress(app, outside, accepted)?;
    let open = app.execute(register(CONG_VAN), outside)?.output.id;
    let sheet = app.execute(NewDraft { kind: "cong-van".into() }, outside)?.output;
    let document = document::from_json(SHEET).map_err(Failure::broken)?;
    app.execute(SaveDraft { id: sheet, document, seen: None }, outside)?;
    Ok(Demo { open_directive: open, accepted_directive: accepted, sheet })
}

/// The page about công văn 474 names no dates; the demo sets some so that lists have colour.
fn set_deadlines(app: &mut App, outside: &Outside<'_>, directive: DirectiveId) -> Result<(), Failure> {
    let page = app.ask(crate::directive::ShowDirective { id: directive }, outside)?;
    for (view, days) in page.points.into_iter().zip([2, 10, 5]) {
        let p = view.point;
        let on = outside.today + Duration::days(days);
        let deadline = Deadline { on: Some(on), at: None, text: on.format("trước khi hết ngày %d/%m/%Y").to_string() };
        app.execute(
            CorrectPoint {
                id: p.id,
                content: p.content,
                lead: p.lead,
                coordinate: p.coordinate,
                monitor: p.monitor,
                deadline: Some(deadline),
                period: p.period,
                recurring: p.recurring,
                quotas: p.quotas,
                request: p.request,
            },
            outside,
        )?;
    }
    Ok(())
}

/// One task done, one under way.
fn progress(app: &mut App, outside: &Outside<'_>, directive: DirectiveId) -> Result<(), Failure> {
    let units = app.ask(ListUnits {}, outside)?;
    let tasks = app.ask(ListTasks { directive: Some(directive), ..Default::default() }, outside)?.rows;
    let mut own = tasks.iter().filter(|t| t.parent.is_some());
    if let Some(t) = own.next() {
        app.execute(SetTaskState { id: t.id, state: TaskState::Done, on: Some(outside.today), reason: Some("Đã nhận kế hoạch, phương án của đơn vị".into()), paper: None, confirmed_by: None }, outside)?;
    }
    if let Some(t) = own.next() {
        app.execute(SetTaskState { id: t.id, state: TaskState::InProgress, on: None, reason: None, paper: None, confirmed_by: None }, outside)?;
    }
    let health = units.units.iter().find(|u| u.name == "Sở Y tế").map(|u| u.id);
    if let Some(t) = tasks.iter().find(|t| t.lead_id == health && health.is_some()) {
        app.execute(
            ChangeTask {
                id: t.id,
                content: t.content.clone(),
                lead: t.lead_id,
                coordinators: t.coordinator_ids.clone(),
                monitor: t.monitor_id,
                deadline: t.deadline.clone(),
                link: None,
                period: t.period.clone(),
                product: Some("Phương án phòng, chống dịch phục vụ bầu cử".into()),
                reason: None,
            },
            outside,
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_demo_files_read() {
        let p = super::profile();
        assert_eq!(p.symbol, "TBANTT");
        let list: super::UnitList = toml::from_str(super::UNITS).expect("units.toml reads");
        for g in &list.group {
            for m in &g.members {
                assert!(list.unit.iter().any(|u| &u.name == m), "{m} of group {} is listed", g.name);
            }
        }
    }
}
