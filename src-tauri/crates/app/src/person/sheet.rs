//! The recovery sheet: the only place where the recovery key stands.

use crate::{
    compose::headed,
    failure::Failure,
    intent::{Question, View},
    press::Printed,
};
use document::{Block, Document, Kind, Rich};
use domain::BodyProfile;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes the recovery sheet as PDF. The key is an argument: the store does not know it.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RecoverySheet {
    /// The key as it was shown.
    #[ts(type = "string")]
    pub recovery: Shown,
    /// Where to; the folder of papers when absent.
    pub path: Option<String>,
    /// Opens the file in the system's viewer afterwards.
    #[serde(default)]
    pub open: bool,
}

/// The recovery key as it is printed.
pub type Shown = crate::gate::Secret;

impl Question for RecoverySheet {
    type Answer = Printed;
    fn ask(self, view: &View<'_>) -> Result<Printed, Failure> {
        let words = store::keys::recovery::read(self.recovery.words())?;
        let profile = store::body::get(view.r)?;
        let document = compose(&words, profile.as_ref(), &view.store_path, view.outside.today);
        crate::paper::write(view, &document, self.path, false, None, self.open)
    }
}

/// The sheet: what it is for, the key in its groups, what to do with it.
pub fn compose(words: &str, profile: Option<&BodyProfile>, store_path: &str, today: chrono::NaiveDate) -> Document {
    let kind = Kind::parse("phieu-bao").unwrap_or_else(|_| Kind::ke_hoach());
    let mut doc = match profile {
        Some(profile) => headed(kind, profile, today),
        None => Document::new(kind),
    };
    doc.signature = document::Signature::default();
    doc.distribution.clear();
    doc.subject = "PHIẾU KHÓA PHỤC HỒI".into();
    let p = |text: String| Block::Paragraph { text: Rich::plain(text) };
    let mut key = Rich::plain(words.replace('-', "\u{a0}\u{a0}"));
    key.0.iter_mut().for_each(|run| run.bold = true);
    let file = store_path.rsplit(['/', '\\']).next().unwrap_or(store_path);
    let day = today.format("%d/%m/%Y");
    doc.body = vec![
        p(format!("Sổ: {file}. Lập ngày {day}.")),
        p("Khóa phục hồi của sổ, gồm bảy nhóm, mỗi nhóm năm ký tự:".into()),
        Block::Paragraph { text: key },
        p("Khi quên mật khẩu: ở màn hình khóa, chọn “Dùng phiếu khóa phục hồi”, nhập bảy nhóm trên và đặt mật khẩu mới. Không phân biệt chữ hoa, chữ thường; chữ O đọc là số 0, chữ I và chữ L đọc là số 1.".into()),
        p("Ai có phiếu này và tệp sổ đều mở được sổ. Hãy niêm phong, cất vào két hoặc tủ có khóa, tách khỏi máy tính; không chụp ảnh, không gửi qua mạng. Lập phiếu mới thì phiếu này hết hiệu lực.".into()),
        p("Phiếu chỉ dùng được cùng tệp khóa (.keys) nằm cạnh sổ hoặc trong bản sao lưu.".into()),
    ];
    doc
}
