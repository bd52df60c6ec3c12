//! Keeping what is typed, and saving it as a step of the history.

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, Work},
};
use document::Document;
use domain::DraftId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Keeps what is typed right now, at every pause of the keys. Not a step of undo and not in the
/// journal: a day of typing would fill it; [`SaveDraft`] is the step.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct KeepDraft {
    /// Which.
    pub id: DraftId,
    /// The paper as typed.
    pub document: Document,
}

impl Intent for KeepDraft {
    type Output = ();
    const NAME: &'static str = "draft_keep";
    fn label(&self) -> String {
        "Giữ nội dung đang gõ".into()
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        Ok(store::draft::keep(work.w, self.id, &self.document)?)
    }
}

/// Saves a draft: one step of undo.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveDraft {
    /// Which.
    pub id: DraftId,
    /// The paper.
    pub document: Document,
}

impl Intent for SaveDraft {
    type Output = ();
    const NAME: &'static str = "draft_save";
    fn label(&self) -> String {
        let subject: String = self.document.subject.chars().take(40).collect();
        format!("Lưu dự thảo “{subject}”")
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let mut draft = store::draft::get(work.w, self.id)?.or_not_found("dự thảo này")?;
        if draft.document != self.document {
            draft.document = self.document;
            draft.updated_at = work.outside.now;
            store::draft::update(work.w, &draft)?;
        }
        Ok(store::draft::forget_kept(work.w, self.id)?)
    }
}
