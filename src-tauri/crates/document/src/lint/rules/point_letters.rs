//! TT036: a điểm marked by hand or typed with a letter out of the alphabet, or đ skipped.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT036",
    name: "point-letters",
    severity: Severity::Warning,
    source: p1!("II.6đ"),
    why: "Điểm đánh theo bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, …; không có f, j, w, z.",
    wrong: "d) … e)",
    right: "d) … đ) … e)",
    check,
};

use super::numbers_out_of_order::{Origin, marked};

/// The letters and "y", which closes the Vietnamese alphabet.
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

fn check(paper: &Paper, report: &mut Report) {
    for list in marked(paper) {
        let mut last: Option<usize> = None;
        for m in list {
            let letter = m.mark.strip_suffix(')').filter(|l| l.chars().count() == 1).and_then(|l| l.chars().next());
            let Some(letter) = letter.filter(|c| c.is_alphabetic()) else {
                if m.level.is_none_or(|l| l < Level::Diem) {
                    last = None;
                }
                continue;
            };
            let at = LETTERS.chars().position(|c| c == letter.to_lowercase().next().unwrap_or(letter));
            let next = LETTERS.chars().nth(last.map_or(0, |l| l + 1)).unwrap_or('y');
            let skipped = last.is_some_and(|l| LETTERS.chars().nth(l) == Some('d') && letter == 'e');
            if (at.is_none() || skipped) && m.origin != Origin::Counted {
                let message = if skipped { "Sau điểm d là điểm đ rồi mới đến e." } else { "Điểm không dùng các chữ f, j, w, z (không có trong bảng chữ cái tiếng Việt)." };
                m.report(report, message, &format!("{next})"));
            }
            last = at.or(last.map(|l| l + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn foreign_letters_and_a_skipped_d_are_found() {
        assert_eq!(told("TT036", &paragraphs(&["a) một;", "b) hai;", "c) ba;", "d) bốn;", "e) năm;", "f) sáu."])), ["e) -> đ)", "f) -> g)"]);
        let mut d = cong_van();
        d.body = vec![item(Level::Diem, Some("d)"), None, "một"), item(Level::Diem, Some("e)"), None, "hai")];
        assert_eq!(told("TT036", &d), ["e) -> đ)"]);
    }

    #[test]
    fn the_alphabet_passes() {
        assert_eq!(told("TT036", &paragraphs(&["c) ba;", "d) bốn;", "đ) năm;", "e) sáu;", "g) bảy.", "1. Mới", "e) x"])), [""; 0]);
        let mut d = cong_van();
        d.body = (0..8).map(|_| item(Level::Diem, None, None, "một")).collect();
        assert_eq!(told("TT036", &d), [""; 0]);
    }
}
