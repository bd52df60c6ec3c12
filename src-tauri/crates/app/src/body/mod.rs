//! The body's own profile.

use crate::{
    failure::Failure,
    intent::{Intent, Question, View, Work},
};
use domain::BodyProfile;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The profile; `null` before it was set.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ShowProfile {}

impl Question for ShowProfile {
    type Answer = Option<BodyProfile>;
    fn ask(self, view: &View<'_>) -> Result<Self::Answer, Failure> {
        Ok(store::body::get(view.r)?)
    }
}

/// Sets who issues, numbers and signs our papers, and the election.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetProfile {
    /// The whole profile.
    pub profile: BodyProfile,
}

impl Intent for SetProfile {
    type Output = ();
    const NAME: &'static str = "profile_set";
    fn label(&self) -> String {
        "Cập nhật thông tin cơ quan".into()
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let p = &self.profile;
        for (field, value) in [("Tên cơ quan ban hành", &p.issuer), ("Tên gọi của cơ quan", &p.name), ("Ký hiệu cơ quan", &p.symbol)] {
            if value.trim().is_empty() {
                return Err(Failure::invalid(format!("{field} đang để trống."), "Hãy điền rồi lưu lại."));
            }
        }
        match store::body::get(work.w)? {
            None => crate::calendar::load_shipped_for(work, p.election.day)?,
            Some(old) if old.election.day != p.election.day && crate::calendar::holds_milestones(work.w)? => {
                return Err(Failure::invalid(
                    "Đổi Ngày bầu cử làm dời các mốc và thời hạn tính theo ngày ấy.",
                    "Hãy mở Lịch bầu cử (hoặc `dondoc calendar move`), xem danh sách trước và sau rồi duyệt; các mục khác ở đây vẫn lưu được.",
                ));
            }
            Some(_) => {}
        }
        Ok(store::body::set(work.w, p)?)
    }
}
