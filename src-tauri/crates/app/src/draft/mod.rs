//! Drafts: papers being written.

mod create;
mod save;
mod withdraw;

pub(crate) use create::insert;
pub use create::{NewDraft, ReplyDirective};
pub use save::{ForkDraft, KeepDraft, SaveDraft};
pub use withdraw::WithdrawDraft;

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Question, View},
};
use chrono::{DateTime, FixedOffset};
use document::Document;
use domain::{DirectiveId, DraftId};
use serde::{Deserialize, Serialize};
use store::Withdrawn;
use ts_rs::TS;

/// All drafts, last touched first.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListDrafts {}

/// A line of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DraftRow {
    /// Identity.
    pub id: DraftId,
    /// Id of the document type.
    pub kind: String,
    /// Its Vietnamese name.
    pub kind_name: String,
    /// Trích yếu.
    pub subject: String,
    /// Số, once it was given.
    pub number: Option<String>,
    /// The directive it answers.
    pub directive: Option<DirectiveId>,
    /// Last save.
    pub updated_at: DateTime<FixedOffset>,
    /// Present once it was withdrawn.
    #[serde(default)]
    #[ts(optional)]
    pub withdrawn: Option<Withdrawn>,
}

impl Question for ListDrafts {
    type Answer = Vec<DraftRow>;
    fn ask(self, view: &View<'_>) -> Result<Self::Answer, Failure> {
        Ok(store::draft::list(view.r)?
            .into_iter()
            .map(|d| DraftRow {
                id: d.id,
                kind: d.kind.id.clone(),
                kind_name: d.kind.name.clone(),
                subject: d.subject,
                number: d.number,
                directive: d.directive,
                updated_at: d.updated_at,
                withdrawn: d.withdrawn,
            })
            .collect())
    }
}

/// One draft, with what was typed last even if the window closed in between.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ShowDraft {
    /// Which.
    pub id: DraftId,
}

/// A draft in the editor.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DraftPage {
    /// Identity.
    pub id: DraftId,
    /// The paper as last typed.
    pub document: Document,
    /// The paper's version; a writer gives it back, so that two windows never write over each other.
    pub version: String,
    /// True when typed words were kept that no save has taken up yet.
    pub unsaved: bool,
    /// The directive it answers.
    pub directive: Option<DirectiveId>,
    /// Last save.
    pub updated_at: DateTime<FixedOffset>,
    /// Present once it was withdrawn.
    #[serde(default)]
    #[ts(optional)]
    pub withdrawn: Option<Withdrawn>,
}

impl Question for ShowDraft {
    type Answer = DraftPage;
    fn ask(self, view: &View<'_>) -> Result<DraftPage, Failure> {
        let draft = store::draft::get(view.r, self.id)?.or_not_found("dự thảo này")?;
        let kept = store::draft::kept(view.r, self.id)?;
        let unsaved = kept.as_ref().is_some_and(|k| *k != draft.document);
        Ok(DraftPage {
            id: draft.id,
            version: store::draft::version(view.r, self.id)?.unwrap_or_default(),
            document: kept.unwrap_or(draft.document),
            unsaved,
            directive: draft.directive,
            updated_at: draft.updated_at,
            withdrawn: draft.withdrawn,
        })
    }
}

/// Refuses to go on with a draft that was withdrawn.
pub(crate) fn refuse_withdrawn(draft: &store::Draft) -> Result<(), Failure> {
    match &draft.withdrawn {
        Some(w) => Err(Failure::invalid(
            format!("Dự thảo này đã rút ngày {} ({}).", w.on.format("%d/%m/%Y"), w.reason),
            "Hãy hoàn tác việc rút nếu rút nhầm, hoặc soạn dự thảo mới.",
        )),
        None => Ok(()),
    }
}
