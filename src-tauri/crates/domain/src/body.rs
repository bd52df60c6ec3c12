//! The body whose secretariat works here, and the election it serves.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Who issues our papers and how they are headed, numbered and signed
/// (`reference` case A-E: whose heading, series, signature and seal a paper carries).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct BodyProfile {
    /// Cơ quan chủ quản: "ỦY BAN BẦU CỬ TỈNH X". Absent for bodies without one.
    #[serde(default)]
    pub parent: Option<String>,
    /// Cơ quan ban hành, as printed: "TIỂU BAN AN NINH, TRẬT TỰ".
    pub issuer: String,
    /// How running text names the body: "Tiểu ban An ninh, trật tự".
    pub name: String,
    /// Địa danh: "Thanh Hóa".
    pub place: String,
    /// Abbreviation in symbols: "TBANTT".
    pub symbol: String,
    /// Group of a công văn's symbol after the body: "TGV" gives "12/TBANTT-TGV".
    pub drafting_unit: String,
    /// Whose heading, number series and seal (A-E).
    #[serde(default)]
    pub seal_case: SealCase,
    /// "TM. TIỂU BAN" where the body decides as a collective; absent under the head's own regime.
    #[serde(default)]
    pub collective: Option<String>,
    /// People who sign; the first is the usual signer.
    #[serde(default)]
    pub signers: Vec<Signer>,
    /// Usual lines of Nơi nhận before the "Lưu" line: "Ủy ban bầu cử tỉnh (để b/c)".
    #[serde(default)]
    pub distribution: Vec<String>,
    /// "Lưu: VT, TGV".
    pub archive: String,
    /// The election being served.
    pub election: Election,
    /// A task is "sắp đến hạn" from this many days before its deadline.
    #[serde(default = "three")]
    pub due_soon_days: u16,
}

fn three() -> u16 {
    3
}

/// Cases of heading, series and seal for a Tiểu ban.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SealCase {
    /// Paper of the Ủy ban bầu cử drafted here: its heading, series and seal.
    A,
    /// Paper of the Tiểu ban with the committee's seal, own series.
    #[default]
    B,
    /// Paper of the Tiểu ban without a seal, own series.
    C,
    /// Order of the standing body (công an) in its own format.
    D,
    /// Paper of the Ủy ban nhân dân drafted here.
    E,
}

/// A person who may sign.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Signer {
    /// Title that signs, in capitals: "TRƯỞNG TIỂU BAN".
    pub title: String,
    /// Full name without rank or degree (P1-II.7c).
    pub name: String,
    /// State office printed above the name when the parent's seal is used (P1-II.7c).
    #[serde(default)]
    pub office: Option<String>,
    /// For a deputy: the title signed for ("TRƯỞNG TIỂU BAN" gives "KT. TRƯỞNG TIỂU BAN").
    #[serde(default)]
    pub signs_for: Option<String>,
}

/// The election a body works for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Election {
    /// "bầu cử đại biểu Quốc hội khóa XVI và đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2026-2031".
    pub name: String,
    /// Ngày bầu cử.
    pub day: NaiveDate,
    /// "2026-2031".
    pub term: String,
}

impl Election {
    /// Days from today to Ngày bầu cử; negative after it.
    pub fn days_left(&self, today: NaiveDate) -> i64 {
        (self.day - today).num_days()
    }
}
