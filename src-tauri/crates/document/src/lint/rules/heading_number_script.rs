//! TT038: a mark set by hand in the wrong kind of numerals.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT038",
    name: "heading-number-script",
    severity: Severity::Warning,
    source: p1!("II.6đ"),
    why: "Phần, chương đánh số La Mã; mục, tiểu mục, điều đánh số Ả Rập.",
    wrong: "Chương 2",
    right: "Chương II",
    check,
};

use crate::numbering::{mark_of, roman};

fn check(paper: &Paper, report: &mut Report) {
    for (b, block) in paper.document.body.iter().enumerate() {
        let Block::Item { level, mark: Some(mark), .. } = block else { continue };
        let numeral = mark.split_whitespace().last().unwrap_or("").trim_end_matches('.');
        let arabic = numeral.parse::<u32>().ok();
        let in_roman = (1..400).find(|n| roman(*n) == numeral);
        let right = match level {
            Level::Phan | Level::Chuong | Level::MucLaMa => arabic.map(|n| mark_of(*level, n)),
            Level::Muc | Level::TieuMuc | Level::Dieu => in_roman.map(|n| mark_of(*level, n)),
            _ => None,
        };
        if let Some(right) = right {
            report.field(format!("body[{b}].mark"), mark, "Phần, chương dùng số La Mã; mục, tiểu mục, điều dùng số Ả Rập.").propose(right);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    fn set(level: Level, mark: &str) -> Vec<String> {
        let mut d = cong_van();
        d.body = vec![item(level, Some(mark), Some("Tên"), "")];
        told("TT038", &d)
    }

    #[test]
    fn wrong_numerals_are_found() {
        assert_eq!(set(Level::Chuong, "Chương 2"), ["Chương 2 -> Chương II"]);
        assert_eq!(set(Level::Muc, "Mục I"), ["Mục I -> Mục 1"]);
    }

    #[test]
    fn right_numerals_pass() {
        assert_eq!(set(Level::Chuong, "Chương II"), [""; 0]);
        assert_eq!(set(Level::Dieu, "Điều 5."), [""; 0]);
    }
}
