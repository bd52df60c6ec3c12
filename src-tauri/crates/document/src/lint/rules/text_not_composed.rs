//! CT004: letters and their marks stand as separate characters (not NFC).

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "CT004",
    name: "text-not-composed",
    severity: Severity::Error,
    source: "TCVN 6909:2001 (Nghị định 30/2020/NĐ-CP, Phụ lục I, I.4)",
    why: "Chữ có dấu gõ thành nhiều ký tự rời làm sai tìm kiếm, so sánh và có thể in lệch dấu.",
    wrong: "e + dấu sắc rời (U+0301)",
    right: "é (U+00E9)",
    check,
};

use unicode_normalization::{UnicodeNormalization, is_nfc};

fn check(paper: &Paper, report: &mut Report) {
    for p in &paper.pieces {
        // Everything below U+0300 is composed; most texts are decided by this look.
        if p.chars.iter().all(|c| *c < '\u{300}' || ('\u{1e00}'..'\u{1f00}').contains(c) || ('\u{2000}'..'\u{2100}').contains(c)) {
            continue;
        }
        for t in p.tokens.iter().filter(|t| t.word) {
            let word = p.slice(t.start..t.end);
            if !is_nfc(&word) {
                report
                    .span(p, t.start..t.end, "Chữ và dấu thanh đang là các ký tự rời (Unicode tổ hợp); phải dùng Unicode dựng sẵn.")
                    .propose(word.nfc().collect::<String>())
                    .safe_everywhere();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn loose_marks_are_composed() {
        assert_eq!(told("CT004", &text("đa\u{323}i biê\u{309}u")), ["đa\u{323}i -> đại", "biê\u{309}u -> biểu"]);
    }

    #[test]
    fn composed_text_passes() {
        assert_eq!(told("CT004", &text("đại biểu Quốc hội – “khóa XVI”…")), [""; 0]);
    }
}
