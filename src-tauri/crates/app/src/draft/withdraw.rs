//! A draft that came to nothing.

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, Work},
};
use domain::DraftId;
use serde::{Deserialize, Serialize};
use store::Withdrawn;
use ts_rs::TS;

/// Withdraws a draft, with the reason. The paper stays and can be read; it is written no further.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WithdrawDraft {
    /// Which.
    pub id: DraftId,
    /// Why.
    pub reason: String,
}

impl Intent for WithdrawDraft {
    type Output = ();
    const NAME: &'static str = "draft_withdraw";
    fn label(&self) -> String {
        "Rút dự thảo".into()
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let mut draft = store::draft::get(work.w, self.id)?.or_not_found("dự thảo này")?;
        let reason = self.reason.trim().to_owned();
        if reason.is_empty() {
            return Err(Failure::invalid("Rút dự thảo cần ghi lý do.", "Hãy nhập lý do rồi lưu lại."));
        }
        super::refuse_withdrawn(&draft)?;
        if draft.document.head.number.is_some() {
            return Err(Failure::invalid(
                "Văn bản đã có số nên không rút được.",
                "Hãy bỏ số ở mục Thể thức nếu số mới chỉ ghi thử; văn bản đã ban hành thì thu hồi bằng văn bản khác.",
            ));
        }
        draft.withdrawn = Some(Withdrawn { on: work.outside.today, reason });
        Ok(store::draft::update(work.w, &draft)?)
    }
}
