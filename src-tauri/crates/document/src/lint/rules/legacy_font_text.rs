//! CT014: text typed for a font of the time before Unicode.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "CT014",
    name: "legacy-font-text",
    severity: Severity::Error,
    source: p1!("I.4"),
    why: "Văn bản phải dùng bộ mã Unicode; chữ gõ bằng phông TCVN3 (.VnTime) hoặc VNI hiện thành ký tự lạ.",
    wrong: "Céng hßa, Coäng hoøa",
    right: "Cộng hòa",
    check,
};

/// Characters that letters of TCVN3 and VNI turn into, and that no Vietnamese word has.
fn foreign(c: char) -> bool {
    matches!(c, 'ß' | 'µ' | '¸' | '¶' | '¹' | '¨' | '®' | '©' | 'ø' | 'ï' | 'ö' | 'ä' | 'ë' | 'ü' | 'û' | 'å' | 'ñ' | 'Ø' | 'Ö' | 'Ä' | 'Æ' | 'æ' | '¬' | '»' | '¾' | '¼' | '½' | '­')
}

fn check(paper: &Paper, report: &mut Report) {
    for p in &paper.pieces {
        let bad = |i: usize| foreign(p.chars[i]) && (i > 0 && p.chars[i - 1].is_alphabetic() || p.chars.get(i + 1).is_some_and(|c| c.is_alphabetic()));
        let at: Vec<usize> = (0..p.chars.len()).filter(|i| ('\u{80}'..'\u{100}').contains(&p.chars[*i]) && bad(*i)).collect();
        // One such letter may be a foreign name; two words of them are a font.
        let words = at.windows(2).filter(|w| p.chars[w[0]..w[1]].iter().any(|c| c.is_whitespace())).count() + usize::from(!at.is_empty());
        if words >= 2 {
            report.whole(p, "Đoạn này được gõ bằng bảng mã cũ (TCVN3 hoặc VNI); hãy chuyển sang Unicode rồi dán lại.");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn old_fonts_are_found() {
        assert_eq!(findings("CT014", &text("Céng hßa x· héi chñ nghÜa, tæ chøc")).len(), 1);
        assert_eq!(findings("CT014", &text("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam")).len(), 1);
    }

    #[test]
    fn unicode_and_one_foreign_name_pass() {
        assert_eq!(told("CT014", &text("Cộng hòa xã hội chủ nghĩa Việt Nam; ông Müller")), [""; 0]);
    }
}
