//! The parts of a paper, named after the boxes of the decree's diagram (Phụ lục I, Phần IV-V).
//!
//! Received wording is kept as written; nothing here rewrites text. What is blank on paper
//! (number, day) is `None` here and is printed as a slot to fill by hand.

mod block;
mod kind;
mod rich;

pub use block::{Align, Block, Chart, ChartForm, Column, Level, Series, Table};
pub use kind::{FirstDistribution, Kind, KindFacts, ParseKindError, RecipientsRule};
pub use rich::{Rich, Run};

use crate::measure::{Mm, Pt};
use serde::{Deserialize, Serialize};

/// The version of the document JSON this program writes.
pub const SCHEMA: u32 = 1;

/// One paper, complete: everything that is printed and nothing else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Version of this JSON form; files of a newer version are refused. See [`SCHEMA`].
    pub schema: u32,
    /// The document type (tên loại), one of the 29 of Điều 7.
    pub kind: Kind,
    /// Boxes 1-4: heading of the sheet.
    pub head: Head,
    /// Trích yếu, without "V/v" and without a final mark (boxes 5a, 5b).
    #[serde(default)]
    pub subject: String,
    /// Kính gửi: one entry per body or group, without dash and without end mark (box 9a).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<String>,
    /// Căn cứ: one entry per line, without end mark (box 6).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<String>,
    /// The running text (box 6).
    #[serde(default)]
    pub body: Vec<Block>,
    /// Nơi nhận: one entry per line, without dash and end mark; the last is the "Lưu: …" line (box 9b).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub distribution: Vec<String>,
    /// Boxes 7a-7c.
    #[serde(default)]
    pub signature: Signature,
    /// Phụ lục, in order. Numbered with Roman numerals when there are two or more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annexes: Vec<Annex>,
    /// Mức độ khẩn (box 10b). `None` prints nothing: offices stamp by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<Urgency>,
    /// Ký hiệu người soạn thảo và số lượng bản, for example "PL.(300)" (box 12).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drafter_mark: Option<String>,
    /// Địa chỉ, thư điện tử, điện thoại at the foot of page 1 (box 13).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Prints the DỰ THẢO mark on every page.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
    /// Page and type sizes inside what the decree allows.
    #[serde(default)]
    pub layout: Layout,
}

/// Boxes 1-4: who issues, number, place and date. Quốc hiệu and Tiêu ngữ are constants of the
/// decree ([`crate::nd30`]) and no data.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Cơ quan chủ quản trực tiếp; may hold line breaks (`\n`). `None` for bodies without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Cơ quan ban hành, in capitals; `\n` sets a line break by hand.
    pub issuer: String,
    /// Số: digits, with a letter for an inserted number ("15a"). `None` leaves a slot for the hand.
    #[serde(default)]
    pub number: Option<String>,
    /// Ký hiệu after the slash: "KH-TBANTT", "UBND-VP".
    #[serde(default)]
    pub symbol: String,
    /// Địa danh.
    #[serde(default)]
    pub place: String,
    /// Ngày, tháng, năm; each part may still be blank.
    #[serde(default)]
    pub date: PaperDate,
}

/// A date as it stands on paper: any part may be left for the pen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PaperDate {
    /// Day 1-31, or blank.
    #[serde(default)]
    pub day: Option<u8>,
    /// Month 1-12, or blank.
    #[serde(default)]
    pub month: Option<u8>,
    /// Year, or blank.
    #[serde(default)]
    pub year: Option<u16>,
}

impl PaperDate {
    /// "ngày 05 tháng 01 năm 2026" (P1-II.4b): days under 10 and months 1 and 2 take a zero,
    /// blanks stay blank and wide enough for the pen.
    pub fn text(&self) -> String {
        let day = self.day.map_or_else(|| "\u{a0}".repeat(6), |d| format!("{d:02}"));
        let month = match self.month {
            None => "\u{a0}".repeat(6),
            Some(m @ 1..=2) => format!("{m:02}"),
            Some(m) => m.to_string(),
        };
        let year = self.year.map_or_else(|| "\u{a0}".repeat(8), |y| y.to_string());
        format!("ngày {day} tháng {month} năm {year}")
    }

    /// True when the three parts are given and make a day of the calendar.
    pub fn is_complete(&self) -> bool {
        matches!((self.day, self.month, self.year), (Some(_), Some(_), Some(_))) && self.is_possible()
    }

    /// False for parts no calendar knows (31 February, month 13). Blanks are possible.
    pub fn is_possible(&self) -> bool {
        let month_ok = self.month.is_none_or(|m| (1..=12).contains(&m));
        let Some(day) = self.day else { return month_ok };
        let leap = self.year.is_none_or(|y| (y % 4 == 0 && y % 100 != 0) || y % 400 == 0);
        let longest = match self.month {
            Some(2) if leap => 29,
            Some(2) => 28,
            Some(4 | 6 | 9 | 11) => 30,
            _ => 31,
        };
        month_ok && (1..=longest).contains(&day)
    }
}

/// Boxes 7a-7c: the stack over and under the signature.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// Lines over the title: "TM. ỦY BAN BẦU CỬ", "KT. CHỦ TỊCH" (P1-II.7b). May be empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authority: Vec<String>,
    /// The title that signs: "CHỦ TỊCH", "PHÓ TRƯỞNG TIỂU BAN".
    #[serde(default)]
    pub title: String,
    /// State office above the name when an advisory body uses its parent's seal (P1-II.7c).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Full name, without rank or degree.
    #[serde(default)]
    pub name: String,
}

/// Mức độ khẩn (P1-III.2b).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// HOẢ TỐC
    HoaToc,
    /// THƯỢNG KHẨN
    ThuongKhan,
    /// KHẨN
    Khan,
}

/// One phụ lục. The line "(Kèm theo …)" is made from the head of the paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Annex {
    /// Title under "Phụ lục", printed in capitals.
    pub title: String,
    /// A line in italics under the title in place of the one made from the head.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Landscape page; only for tables (P1-I.2).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub landscape: bool,
    /// Text and tables.
    #[serde(default)]
    pub body: Vec<Block>,
}

/// Page and type choices inside the ranges of P1-I and P1-II.6e. The defaults are the decree's
/// own samples; `lint` rule TT034 and the loader refuse what lies outside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
pub struct Layout {
    /// Top margin, 20-25 mm.
    pub top: Mm,
    /// Bottom margin, 20-25 mm.
    pub bottom: Mm,
    /// Left margin, 30-35 mm.
    pub left: Mm,
    /// Right margin, 15-20 mm.
    pub right: Mm,
    /// Body size, 13-14 pt.
    pub size: Pt,
    /// Line spacing as a multiple of single spacing, 1-1.5.
    pub line_spacing: f32,
    /// Gap between paragraphs, at least 6 pt.
    pub paragraph_gap: Pt,
    /// First-line indent, 10 or 12.7 mm.
    pub indent: Mm,
    /// Asks the typesetter to save one page by moving inside the ranges above.
    pub one_page_less: bool,
}

impl Default for Layout {
    fn default() -> Self {
        use crate::nd30::{body, margin};
        Layout {
            top: margin::TOP.default,
            bottom: margin::BOTTOM.default,
            left: margin::LEFT.default,
            right: margin::RIGHT.default,
            size: body::SIZE.default,
            line_spacing: body::LINE_SPACING.default,
            paragraph_gap: body::PARAGRAPH_GAP.default,
            indent: body::INDENT_DEFAULT,
            one_page_less: false,
        }
    }
}

impl Document {
    /// An empty paper of a type: defaults everywhere, no text.
    pub fn new(kind: Kind) -> Self {
        Document {
            schema: SCHEMA,
            kind,
            head: Head::default(),
            subject: String::new(),
            recipients: Vec::new(),
            grounds: Vec::new(),
            body: Vec::new(),
            distribution: Vec::new(),
            signature: Signature::default(),
            annexes: Vec::new(),
            urgency: None,
            drafter_mark: None,
            contact: None,
            draft: false,
            layout: Layout::default(),
        }
    }

    /// "Số: 07/KH-TBANTT"; a blank number leaves a slot for the hand (P1-II.3, Đ15.2).
    pub fn number_line(&self) -> String {
        let number = match &self.head.number {
            Some(n) => pad_number(n),
            None => "\u{a0}".repeat(8),
        };
        format!("Số: {number}/{}", self.head.symbol)
    }
}

/// Numbers under 10 take a leading zero (P1-II.3c); "5a" becomes "05a".
pub fn pad_number(n: &str) -> String {
    let digits = n.chars().take_while(char::is_ascii_digit).count();
    if digits == 1 { format!("0{n}") } else { n.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_print_as_the_decree_writes_them() {
        let d = |day, month, year| PaperDate { day, month, year };
        assert_eq!(d(Some(5), Some(1), Some(2026)).text(), "ngày 05 tháng 01 năm 2026");
        assert_eq!(d(Some(29), Some(6), Some(2026)).text(), "ngày 29 tháng 6 năm 2026");
        assert!(d(None, Some(5), Some(2021)).text().starts_with("ngày \u{a0}"), "a blank day is a slot");
    }

    #[test]
    fn impossible_days_are_known() {
        let d = |day, month, year| PaperDate { day: Some(day), month: Some(month), year: Some(year) };
        assert!(!d(31, 2, 2026).is_possible());
        assert!(!d(29, 2, 2026).is_possible());
        assert!(d(29, 2, 2028).is_complete());
        assert!(!d(1, 13, 2026).is_possible());
        assert!(!d(0, 1, 2026).is_possible());
        assert!(PaperDate::default().is_possible());
    }

    #[test]
    fn small_numbers_take_a_zero() {
        assert_eq!(pad_number("7"), "07");
        assert_eq!(pad_number("5a"), "05a");
        assert_eq!(pad_number("12"), "12");
    }
}
