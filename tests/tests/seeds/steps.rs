//! Short words for what the stories do again and again.

use app::{
    Failure, Intent,
    directive::{RegisterDirective, ShowDirective},
    draft::ShowDraft,
    task::{AddTask, ReportProgress, SetTaskState, ShowTask, TaskRow},
    unit::{AddUnit, ListUnits, SetGroup},
};
use document::{Block, Document};
use domain::{Deadline, DirectiveId, DraftId, TaskId, TaskState, UnitId};
use tests::office::Office;

pub fn by(day: &str) -> Deadline {
    Deadline { on: day.parse().ok(), at: None, text: day.into() }
}

pub fn add(office: &mut Office, content: &str, lead: &str, deadline: Option<&str>) -> TaskId {
    office.run(AddTask { content: content.into(), lead: lead.into(), coordinate: vec![], monitor: None, link: None, deadline: deadline.map(by), product: None })
}

pub fn told(task: TaskId, result: &str) -> ReportProgress {
    ReportProgress {
        task, on: None, percent: None, result: Some(result.into()), difficulty: None, cause: None, proposal: None, evidence: None, expected_on: None,
    }
}

pub fn to(id: TaskId, state: TaskState, paper: &str) -> SetTaskState {
    SetTaskState { id, state, on: None, reason: Some("theo chỉ đạo".into()), paper: Some(paper.into()), confirmed_by: None }
}

pub fn row(office: &mut Office, id: TaskId) -> TaskRow {
    office.ask(ShowTask { id }).task
}

pub fn register(office: &mut Office, text: &str) -> DirectiveId {
    office.run(RegisterDirective { text: Some(text.into()), path: None, received_on: None, again: false }).id
}

/// All proposals of a paper, by lead as written and content.
pub fn proposals(office: &mut Office, id: DirectiveId) -> Vec<(Vec<String>, String)> {
    office.ask(ShowDirective { id }).points.into_iter().map(|p| (p.point.lead, p.point.content)).collect()
}

pub fn unit(office: &mut Office, name: &str) -> UnitId {
    if let Some(u) = office.ask(ListUnits {}).units.into_iter().find(|u| u.is_named(name)) {
        return u.id;
    }
    office.run(AddUnit { name: name.into(), short_name: None, relation: domain::Relation::Ordered, aliases: vec![] })
}

pub fn group(office: &mut Office, name: &str, members: &[&str]) -> Vec<UnitId> {
    let members: Vec<UnitId> = members.iter().map(|m| unit(office, m)).collect();
    office.run(SetGroup { id: None, name: name.into(), aliases: vec![], members: members.clone() });
    members
}

pub fn paper(office: &mut Office, id: DraftId) -> Document {
    office.ask(ShowDraft { id }).document
}

pub fn words(document: &Document) -> String {
    let text = |b: &Block| match b {
        Block::Paragraph { text } => text.text(),
        Block::Item { text, title, .. } => format!("{} {}", title.clone().unwrap_or_default(), text.text()),
        _ => String::new(),
    };
    document.body.iter().map(text).collect::<Vec<_>>().join("\n")
}

/// A calm refusal with a next step.
pub fn refused<I: Intent>(office: &mut Office, intent: I, words: &str) {
    match office.attempt(intent) {
        Err(Failure::Refused { what, advice, .. }) => {
            assert!(what.contains(words), "“{what}” speaks of “{words}”");
            assert!(!advice.is_empty());
        }
        Err(broken) => panic!("{broken}"),
        Ok(_) => panic!("{} is refused", I::NAME),
    }
}
