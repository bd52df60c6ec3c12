//! Directives: registering, listing, opening with their proposals.

mod correct;
mod register;

pub use correct::CorrectDirective;
pub use register::{Registered, RegisterDirective};

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Question, View},
    task::TaskRow,
    unit::matching::{Meaning, Names},
};
use chrono::NaiveDate;
use domain::{Directive, DirectiveId, Point};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All directives, newest first.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListDirectives {}

/// A line of the list "Văn bản đến".
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DirectiveRow {
    /// Identity.
    pub id: DirectiveId,
    /// Order of arrival.
    pub arrival: u32,
    /// Tên loại.
    pub doc_type: Option<String>,
    /// Số, ký hiệu.
    pub number: Option<String>,
    /// Ngày ban hành.
    pub date: Option<NaiveDate>,
    /// Cơ quan ban hành.
    pub issuer: Option<String>,
    /// Trích yếu.
    pub subject: Option<String>,
    /// Day it reached us.
    pub received_on: NaiveDate,
    /// Proposed tasks in all.
    pub points: u32,
    /// Proposals nobody looked at yet.
    pub open_points: u32,
    /// Tasks that came of it.
    pub tasks: u32,
    /// Of these, done.
    pub tasks_done: u32,
}

impl Question for ListDirectives {
    type Answer = Vec<DirectiveRow>;
    fn ask(self, view: &View<'_>) -> Result<Self::Answer, Failure> {
        let rows = store::directive::list(view.r)?;
        Ok(rows
            .into_iter()
            .map(|d| DirectiveRow {
                id: d.id,
                arrival: d.arrival,
                doc_type: d.doc_type,
                number: d.number,
                date: d.date,
                issuer: d.issuer,
                subject: d.subject,
                received_on: d.received_on,
                points: d.points,
                open_points: d.open_points,
                tasks: d.tasks,
                tasks_done: d.tasks_done,
            })
            .collect())
    }
}

/// A directive with its text and proposals.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ShowDirective {
    /// Which.
    pub id: DirectiveId,
}

/// What the screen "Văn bản đến" shows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DirectivePage {
    /// The paper.
    pub directive: Directive,
    /// Its proposals in the order of the text.
    pub points: Vec<PointView>,
}

/// A proposal with what its names mean here and what came of it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PointView {
    /// The proposal.
    pub point: Point,
    /// For each name of `point.lead`: what it means here.
    pub lead: Vec<NameView>,
    /// For each name of `point.coordinate`.
    pub coordinate: Vec<NameView>,
    /// For each name of `point.monitor`.
    pub monitor: Vec<NameView>,
    /// Tasks that came of it.
    pub tasks: Vec<TaskRow>,
}

/// A name as written, and what it means here.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NameView {
    /// As written.
    pub written: String,
    /// "unit", "group" or "new": a new name becomes a unit when the proposal is accepted.
    pub kind: String,
    /// Number of units behind it.
    pub units: u32,
}

impl Question for ShowDirective {
    type Answer = DirectivePage;
    fn ask(self, view: &View<'_>) -> Result<Self::Answer, Failure> {
        let directive = store::directive::get(view.r, self.id)?.or_not_found("văn bản này")?;
        let units = store::unit::list(view.r)?;
        let names = Names::new(&units, &store::group::list(view.r)?);
        let soon = crate::task::soon_days(view)?;
        let mut tasks = store::task::list(view.r, &store::task::TaskFilter { directive: Some(self.id), ..Default::default() })?;
        tasks.sort_by_key(|t| t.code);
        let rows = crate::task::rows(view, tasks, soon)?;
        let points = store::point::list(view.r, self.id)?
            .into_iter()
            .map(|point| PointView {
                lead: point.lead.iter().map(|n| name_view(&names, n)).collect(),
                coordinate: point.coordinate.iter().map(|n| name_view(&names, n)).collect(),
                monitor: point.monitor.iter().map(|n| name_view(&names, n)).collect(),
                tasks: rows.iter().filter(|t| t.point == Some(point.id)).cloned().collect(),
                point,
            })
            .collect();
        Ok(DirectivePage { directive, points })
    }
}

fn name_view(names: &Names, written: &str) -> NameView {
    let (kind, units) = match names.meaning(written) {
        Meaning::Unit(_) => ("unit", 1),
        Meaning::Group(members) => ("group", members.len() as u32),
        Meaning::Unknown => ("new", 0),
    };
    NameView { written: written.to_owned(), kind: kind.into(), units }
}
