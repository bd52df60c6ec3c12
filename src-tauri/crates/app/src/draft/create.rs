//! New drafts: empty ones, and the paper that carries a directive out.

use crate::{
    compose,
    failure::{Failure, OrNotFound, codes},
    intent::{Intent, Work, profile_of},
};
use document::{Document, Kind};
use domain::{DirectiveId, DraftId};
use serde::{Deserialize, Serialize};
use store::draft::Draft;
use ts_rs::TS;

/// Starts an empty draft of a type, headed and signed from the profile.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct NewDraft {
    /// Id of the type: "cong-van", "ke-hoach".
    pub kind: String,
}

impl Intent for NewDraft {
    type Output = DraftId;
    const NAME: &'static str = "draft_new";
    fn label(&self) -> String {
        "Tạo dự thảo".into()
    }
    fn run(self, work: &Work<'_>) -> Result<DraftId, Failure> {
        let kind = drafted_kind(&self.kind)?;
        let profile = profile_of(store::body::get(work.w)?)?;
        let mut document = compose::headed(kind, &profile, work.outside.today);
        document.body.clone_from(&kind.body);
        insert(work, document, None, Vec::new())
    }
}

/// Drafts the paper that carries a directive out: a công văn with the points grouped by unit, or
/// a kế hoạch with the annex of assignment.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReplyDirective {
    /// The directive.
    pub directive: DirectiveId,
    /// "cong-van" or "ke-hoach".
    pub kind: String,
}

impl Intent for ReplyDirective {
    type Output = DraftId;
    const NAME: &'static str = "draft_reply";
    fn label(&self) -> String {
        "Soạn văn bản triển khai".into()
    }
    fn run(self, work: &Work<'_>) -> Result<DraftId, Failure> {
        let kind = drafted_kind(&self.kind)?;
        let dossier = crate::compose::dossier::of_directive(work.w, self.directive, work.outside.today)?;
        if dossier.tasks.is_empty() {
            return Err(Failure::refused(
                codes::NO_TASKS,
                "Văn bản này chưa có nhiệm vụ nào được chấp nhận.",
                "Hãy chấp nhận các nhiệm vụ đề xuất ở màn hình Văn bản đến rồi soạn lại.",
            ));
        }
        let document = match kind.id.as_str() {
            "cong-van" => compose::cong_van::compose(&dossier),
            "ke-hoach" => compose::ke_hoach::compose(&dossier),
            _ => {
                return Err(Failure::invalid(
                    format!("Chưa soạn tự động được loại “{}” từ nhiệm vụ.", kind.name),
                    "Hãy chọn công văn hoặc kế hoạch.",
                ));
            }
        };
        let tasks = dossier.tasks.iter().map(|t| t.task.id).collect();
        insert(work, document, Some(self.directive), tasks)
    }
}

fn drafted_kind(id: &str) -> Result<Kind, Failure> {
    let kind = Kind::parse(id).map_err(|e| Failure::invalid(format!("Yêu cầu không hợp lệ: {e}."), "Hãy chọn một loại trong danh sách."))?;
    if !kind.drafted {
        return Err(Failure::invalid(
            format!("Chưa soạn được loại “{}” vì mẫu riêng của loại này chưa có.", kind.name),
            "Hãy chọn loại khác, ví dụ công văn, kế hoạch, thông báo, báo cáo.",
        ));
    }
    Ok(kind)
}

pub(crate) fn insert(
    work: &Work<'_>,
    document: Document,
    directive: Option<DirectiveId>,
    tasks: Vec<domain::TaskId>,
) -> Result<DraftId, Failure> {
    if let Some(d) = directive {
        store::directive::get(work.w, d)?.or_not_found("văn bản này")?;
    }
    let id: DraftId = work.mint();
    let now = work.outside.now;
    store::draft::insert(work.w, &Draft { id, directive, document, updated_at: now, created_at: now, tasks, withdrawn: None })?;
    Ok(id)
}
