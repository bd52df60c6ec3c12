//! Directives: registering, listing, opening with their proposals.

mod correct;
mod oral;
mod register;

pub use correct::CorrectDirective;
pub use oral::{RegisterOral, TieOral};
pub use register::{Registered, RegisterDirective};

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Question, View},
    task::TaskRow,
    unit::matching::{Meaning, Names},
};
use domain::{Citation, names};
use reading::{Abbreviation, Sure};
use domain::{Directive, DirectiveId, Oral, Point};
use serde::{Deserialize, Serialize};
use store::DirectiveLine;
use ts_rs::TS;

/// All directives, newest first.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListDirectives {}

impl Question for ListDirectives {
    type Answer = Vec<DirectiveLine>;
    fn ask(self, view: &View<'_>) -> Result<Self::Answer, Failure> {
        Ok(store::directive::list(view.r)?)
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
    /// Papers it cites, with those of them that are registered here.
    pub citations: Vec<CitationView>,
    /// Abbreviations its text defines.
    pub abbreviations: Vec<AbbreviationView>,
    /// Who gave it, when it was given by word of mouth.
    #[serde(default)]
    #[ts(optional)]
    pub oral: Option<Oral>,
}

/// A cited paper.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CitationView {
    /// As cited.
    pub citation: Citation,
    /// The registered directive it is: same number, and no other type, date or issuer.
    pub directive: Option<DirectiveId>,
    /// Its order of arrival.
    pub arrival: Option<u32>,
    /// Its trích yếu.
    pub subject: Option<String>,
}

/// A short form and what the text says it stands for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AbbreviationView {
    /// The short form.
    pub short: String,
    /// What it stands for.
    pub long: String,
    /// First character of the definition in the text.
    pub start: u32,
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
    /// The name written out, where the text defines an abbreviation in it.
    pub full: Option<String>,
    /// Official name of the unit or group recognised; for "new" the one it may be, to be checked.
    pub matched: Option<String>,
    /// How it was recognised: "exact", "alias", "abbreviation", "folded" (only the letters agree).
    pub sure: Option<String>,
}

impl Question for ShowDirective {
    type Answer = DirectivePage;
    fn ask(self, view: &View<'_>) -> Result<Self::Answer, Failure> {
        let directive = store::directive::get(view.r, self.id)?.or_not_found("văn bản này")?;
        let units = store::unit::list(view.r)?;
        let names = Names::new(&units, &store::group::list(view.r)?);
        let soon = crate::calendar::soon(view.r, view.outside.today)?;
        let mut tasks = store::task::list(view.r, &store::task::TaskFilter { directive: Some(self.id), ..Default::default() })?;
        tasks.sort_by_key(|t| t.code);
        let rows = crate::task::rows(view, tasks, &soon)?;
        let defined = reading::abbreviations(&directive.text);
        let name_view = |names: &Names, written: &str| name_view(names, written, &defined);
        let citations = directive.citations.iter().map(|c| cited(view, self.id, c)).collect::<Result<_, _>>()?;
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
        let abbreviations =
            defined.iter().map(|a| AbbreviationView { short: a.short.clone(), long: a.long.clone(), start: a.start as u32 }).collect();
        Ok(DirectivePage { directive, points, citations, abbreviations, oral: store::oral::get(view.r, self.id)? })
    }
}

fn name_view(names: &Names, written: &str, defined: &[Abbreviation]) -> NameView {
    let found = names.recognise(written, defined);
    let taken = found.as_ref().filter(|f| f.sure != Sure::Folded).map_or(&Meaning::Unknown, |f| &f.meaning);
    let (kind, units) = match taken {
        Meaning::Unit(_) => ("unit", 1),
        Meaning::Group(members) => ("group", members.len() as u32),
        Meaning::Unknown => ("new", 0),
    };
    NameView {
        written: written.to_owned(),
        kind: kind.into(),
        units,
        full: reading::written_out(written, defined),
        sure: found.as_ref().map(|f| sure_word(f.sure).to_owned()),
        matched: found.map(|f| f.name),
    }
}

fn sure_word(sure: Sure) -> &'static str {
    match sure {
        Sure::Exact => "exact",
        Sure::Alias => "alias",
        Sure::Abbreviation => "abbreviation",
        Sure::Folded => "folded",
    }
}

/// The registered paper a citation means: the same number, and nothing else that differs. A paper
/// does not cite itself.
fn cited(view: &View<'_>, citing: DirectiveId, citation: &Citation) -> Result<CitationView, Failure> {
    let mut link = None;
    for id in store::directive::by_number(view.r, &citation.number)? {
        let Some(d) = store::directive::get(view.r, id)?.filter(|d| d.id != citing) else { continue };
        let differs = |a: Option<&str>, b: Option<&str>| matches!((a, b), (Some(a), Some(b)) if names::fold(a) != names::fold(b));
        let date = d.date.map(|day| day.to_string());
        // News that report a paper bear its number under the type "tin".
        let kind = d.doc_type.as_deref().filter(|t| *t != "tin");
        let generic = citation.doc_type.as_deref().filter(|t| names::fold(t) != "van ban");
        if !differs(kind, generic) && !differs(date.as_deref(), citation.date.as_deref()) {
            link = Some(d);
            break;
        }
    }
    Ok(CitationView {
        citation: citation.clone(),
        directive: link.as_ref().map(|d| d.id),
        arrival: link.as_ref().map(|d| d.arrival),
        subject: link.and_then(|d| d.subject),
    })
}
