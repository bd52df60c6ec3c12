//! The numbers and fixed wording of Nghị định 30/2020/NĐ-CP, each once, each with its clause.
//! Shorthand as in `CLAUSES.md`: `P1-II.9d` is Phụ lục I, Phần I, Mục II, khoản 9, điểm d.
//! Values marked C are our choice inside what the decree allows.

use crate::measure::{Mm, Pt};

/// What the decree allows for a measure, and the value a new paper starts with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Allowed<T> {
    /// Smallest allowed value.
    pub min: T,
    /// Largest allowed value.
    pub max: T,
    /// The decree's own sample where it gives one, else our choice.
    pub default: T,
}

impl<T: PartialOrd + Copy> Allowed<T> {
    /// True inside the range, ends included.
    pub fn contains(&self, value: T) -> bool {
        value >= self.min && value <= self.max
    }
}

const fn mm(min: f32, max: f32, default: f32) -> Allowed<Mm> {
    Allowed { min: Mm(min), max: Mm(max), default: Mm(default) }
}
const fn pt(min: f32, max: f32, default: f32) -> Allowed<Pt> {
    Allowed { min: Pt(min), max: Pt(max), default: Pt(default) }
}

/// Paper: A4 upright (P1-I.1, I.2).
pub mod paper {
    use super::Mm;
    /// Short side.
    pub const WIDTH: Mm = Mm(210.0);
    /// Long side.
    pub const HEIGHT: Mm = Mm(297.0);
}

/// Margins (P1-I.3).
pub mod margin {
    use super::{Allowed, Mm, mm};
    /// Lề trên 20-25 mm; C 20.
    pub const TOP: Allowed<Mm> = mm(20.0, 25.0, 20.0);
    /// Lề dưới 20-25 mm; C 20.
    pub const BOTTOM: Allowed<Mm> = mm(20.0, 25.0, 20.0);
    /// Lề trái 30-35 mm; C 30.
    pub const LEFT: Allowed<Mm> = mm(30.0, 35.0, 30.0);
    /// Lề phải 15-20 mm; C 15.
    pub const RIGHT: Allowed<Mm> = mm(15.0, 20.0, 15.0);
}

/// Type sizes by component (P1-II, samples of P1-V).
pub mod size {
    use super::{Allowed, Pt, pt};
    /// Quốc hiệu (P1-II.1a).
    pub const NATION: Allowed<Pt> = pt(12.0, 13.0, 12.0);
    /// Tiêu ngữ (P1-II.1b).
    pub const MOTTO: Allowed<Pt> = pt(13.0, 14.0, 13.0);
    /// Cơ quan chủ quản and cơ quan ban hành (P1-II.2b).
    pub const ISSUER: Allowed<Pt> = pt(12.0, 13.0, 12.0);
    /// Số, ký hiệu (P1-II.3c).
    pub const NUMBER: Pt = Pt(13.0);
    /// Địa danh và thời gian (P1-II.4c).
    pub const PLACE_DATE: Allowed<Pt> = pt(13.0, 14.0, 13.0);
    /// Tên loại and its trích yếu (P1-II.5b).
    pub const TITLE: Allowed<Pt> = pt(13.0, 14.0, 14.0);
    /// Trích yếu of a công văn after "V/v" (P1-II.5b).
    pub const ABOUT: Allowed<Pt> = pt(12.0, 13.0, 12.0);
    /// Kính gửi (P1-II.9d).
    pub const RECIPIENTS: Allowed<Pt> = pt(13.0, 14.0, 14.0);
    /// Signature stack (P1-II.7đ).
    pub const SIGNATURE: Allowed<Pt> = pt(13.0, 14.0, 14.0);
    /// "Nơi nhận:" (P1-II.9d).
    pub const DISTRIBUTION_WORD: Pt = Pt(12.0);
    /// Lines of Nơi nhận (P1-II.9d).
    pub const DISTRIBUTION: Pt = Pt(11.0);
    /// Mức độ khẩn and circulation notes (P1-III.2).
    pub const STAMP: Allowed<Pt> = pt(13.0, 14.0, 13.0);
    /// Drafter mark and number of copies (P1-III.3).
    pub const DRAFTER: Pt = Pt(11.0);
    /// Address line at the foot of page 1 (P1-III.4).
    pub const CONTACT: Allowed<Pt> = pt(11.0, 12.0, 11.0);
    /// "Phụ lục I" (P1-III.1b).
    pub const ANNEX_WORD: Pt = Pt(14.0);
    /// Title and "(Kèm theo …)" of an annex (P1-III.1b, c).
    pub const ANNEX: Allowed<Pt> = pt(13.0, 14.0, 14.0);
    /// Page number (P1-I.7).
    pub const PAGE_NUMBER: Allowed<Pt> = pt(13.0, 14.0, 14.0);
    /// Cells of tables: no rule in the decree, C.
    pub const TABLE: Allowed<Pt> = pt(11.0, 14.0, 13.0);
}

/// Running text (P1-II.6e).
pub mod body {
    use super::{Allowed, Mm, Pt, pt};
    /// Cỡ chữ 13-14.
    pub const SIZE: Allowed<Pt> = pt(13.0, 14.0, 14.0);
    /// Dòng đơn to 1,5 lines; C 1,1 which is about exactly 18 pt at 14 pt.
    pub const LINE_SPACING: Allowed<f32> = Allowed { min: 1.0, max: 1.5, default: 1.1 };
    /// Single spacing of Times New Roman as a multiple of its size (ascent + descent + gap).
    pub const SINGLE: f32 = 1.149;
    /// Gap between paragraphs, at least 6 pt.
    pub const PARAGRAPH_GAP: Allowed<Pt> = pt(6.0, 14.0, 6.0);
    /// First-line indent: 1 cm or 1,27 cm.
    pub const INDENTS: [Mm; 2] = [Mm(10.0), Mm(12.7)];
    /// C: 1,27 cm.
    pub const INDENT_DEFAULT: Mm = Mm(12.7);
    /// Every template closes the running text with this mark (PL3 M1.1-1.10).
    pub const END_MARK: &str = "./.";
}

/// Spacing between components.
pub mod gap {
    use super::{Mm, Pt};
    /// From Số to the trích yếu of a công văn (P1-II.5b).
    pub const NUMBER_TO_ABOUT: Pt = Pt(6.0);
    /// White space for signature and seal, about 30 mm (C).
    pub const SIGNATURE: Mm = Mm(30.0);
}

/// Rules as a share of the text line above them.
pub mod rule {
    use super::Allowed;
    /// Under the issuer and under a trích yếu: 1/3 to 1/2 of the line (P1-II.2b, 5b); C 0.4.
    pub const SHORT: Allowed<f32> = Allowed { min: 1.0 / 3.0, max: 0.5, default: 0.4 };
    /// Under the Tiêu ngữ: as long as the line (P1-II.1c).
    pub const MOTTO: f32 = 1.0;
}

/// Stamp frames (P1-III.2b).
pub mod stamp {
    use super::Mm;
    use crate::model::Urgency;
    /// Width and height of the frame and its words.
    pub fn of(urgency: Urgency) -> (Mm, Mm, &'static str) {
        match urgency {
            Urgency::HoaToc => (Mm(30.0), Mm(8.0), "HOẢ TỐC"),
            Urgency::ThuongKhan => (Mm(40.0), Mm(8.0), "THƯỢNG KHẨN"),
            Urgency::Khan => (Mm(20.0), Mm(8.0), "KHẨN"),
        }
    }
}

/// Wording that is printed letter for letter.
pub mod legend {
    /// P1-II.1a; the decree itself also writes "HOÀ" (P1-V): we print the first.
    pub const NATION: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    /// P1-II.1b.
    pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
    /// P1-II.9d.
    pub const RECIPIENTS: &str = "Kính gửi:";
    /// P1-II.9d.
    pub const DISTRIBUTION: &str = "Nơi nhận:";
    /// P1-II.5b.
    pub const ABOUT: &str = "V/v";
    /// P1-II.9b.
    pub const AS_ABOVE: &str = "Như trên";
    /// P1-III.1b.
    pub const ANNEX: &str = "Phụ lục";
    /// C: mark on a paper that is not signed yet.
    pub const DRAFT: &str = "DỰ THẢO";
}

/// Điểm letters in order (P1-II.6đ): no f, j, w, z.
pub const POINT_LETTERS: [&str; 23] = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y",
];

/// Prefixes over a signature (P1-II.7b).
pub const AUTHORITY_PREFIXES: [&str; 5] = ["TM.", "Q.", "KT.", "TL.", "TUQ."];
