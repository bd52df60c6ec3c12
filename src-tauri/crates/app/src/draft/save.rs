//! Keeping what is typed, and saving it as a step of the history.

use crate::{
    failure::{Failure, OrNotFound, codes},
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
    /// The version this text was written on; not compared when absent.
    #[serde(default)]
    #[ts(optional)]
    pub seen: Option<String>,
}

impl Intent for KeepDraft {
    /// The version after it.
    type Output = String;
    const NAME: &'static str = "draft_keep";
    fn label(&self) -> String {
        "Giữ nội dung đang gõ".into()
    }
    fn run(self, work: &Work<'_>) -> Result<String, Failure> {
        unchanged(work, self.id, self.seen.as_deref())?;
        store::draft::keep(work.w, self.id, &self.document)?;
        version(work, self.id)
    }
}

/// Saves a draft: one step of undo.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveDraft {
    /// Which.
    pub id: DraftId,
    /// The paper.
    pub document: Document,
    /// The version this text was written on; not compared when absent.
    #[serde(default)]
    #[ts(optional)]
    pub seen: Option<String>,
}

impl Intent for SaveDraft {
    /// The version after it.
    type Output = String;
    const NAME: &'static str = "draft_save";
    fn label(&self) -> String {
        let subject: String = self.document.subject.chars().take(40).collect();
        format!("Lưu dự thảo “{subject}”")
    }
    fn run(self, work: &Work<'_>) -> Result<String, Failure> {
        unchanged(work, self.id, self.seen.as_deref())?;
        let mut draft = store::draft::get(work.w, self.id)?.or_not_found("dự thảo này")?;
        super::refuse_withdrawn(&draft)?;
        if draft.document != self.document {
            draft.document = self.document;
            draft.updated_at = work.outside.now;
            store::draft::update(work.w, &draft)?;
        }
        store::draft::forget_kept(work.w, self.id)?;
        version(work, self.id)
    }
}

fn version(work: &Work<'_>, id: DraftId) -> Result<String, Failure> {
    Ok(store::draft::version(work.w, id)?.unwrap_or_default())
}

/// Refuses to write over words that the writer has not seen.
fn unchanged(work: &Work<'_>, id: DraftId, seen: Option<&str>) -> Result<(), Failure> {
    match (seen, store::draft::version(work.w, id)?) {
        (Some(seen), Some(now)) if seen != now => Err(Failure::refused(
            codes::DRAFT_CHANGED,
            "Dự thảo này vừa được sửa ở một cửa sổ khác.",
            "Hãy giữ phần đang gõ ở đây thành dự thảo riêng rồi đối chiếu hai bản.",
        )),
        _ => Ok(()),
    }
}

/// Keeps a text that was refused because the draft had changed meanwhile: a draft of its own, of the
/// same directive and tasks.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ForkDraft {
    /// The draft it was written on.
    pub id: DraftId,
    /// The text.
    pub document: Document,
}

impl Intent for ForkDraft {
    type Output = DraftId;
    const NAME: &'static str = "draft_fork";
    fn label(&self) -> String {
        "Giữ thành dự thảo riêng".into()
    }
    fn run(self, work: &Work<'_>) -> Result<DraftId, Failure> {
        let draft = store::draft::get(work.w, self.id)?.or_not_found("dự thảo này")?;
        super::insert(work, self.document, draft.directive, draft.tasks)
    }
}
