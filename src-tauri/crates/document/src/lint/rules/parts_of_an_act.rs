//! VH004: capitals of phần, chương, mục, điều, khoản, điểm in a citation.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "VH004",
    name: "parts-of-an-act",
    severity: Severity::Warning,
    source: p2!("V.7"),
    why: "Viện dẫn văn bản cụ thể: viết hoa Phần, Chương, Mục, Tiểu mục, Điều; khoản, điểm viết thường.",
    wrong: "Điểm a Khoản 2 điều 12",
    right: "điểm a khoản 2 Điều 12",
    check,
};

use crate::lint::paper::{capitalised, uncapitalised};

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.running() {
        for i in 0..p.tokens.len() {
            let t = p.tokens[i];
            if t.end - t.start < 3 || t.end - t.start > 6 || !matches!(p.folded[t.start], 'đ' | 'k' | 'c' | 'p' | 'm') {
                continue;
            }
            let numbered = p.number(i + 1).is_some_and(|n| n < 1000) && !p.tokens[i + 1].glued && !p.tokens.get(i + 2).is_some_and(|n| n.glued && matches!(p.chars[n.start], '/' | '.' | ',' | '%') && p.number(i + 3).is_some());
            let message = "Viện dẫn phần, mục của văn bản: viết hoa “Phần, Chương, Mục, Tiểu mục, Điều”; viết thường “khoản, điểm”.";
            if numbered && p.is(i, "điều") && p.small(i) && !counts(p, i) {
                report.span(p, t.start..t.end, message).propose(capitalised(&p.token(i))).safe();
            } else if p.capital(i) && !t.opens && (numbered && p.is(i, "khoản") || p.is(i, "điểm") && letter(p, i + 1)) {
                report.span(p, t.start..t.end, message).propose(uncapitalised(&p.token(i))).safe();
            } else if p.is_any(i, &["chương", "phần", "mục"]) && p.small(i) && numeral(p, i + 1) && in_chain(p, i) {
                report.span(p, t.start..t.end, message).propose(capitalised(&p.token(i))).safe();
            }
        }
    }
}

/// "có 5 điều 6 khoản": things counted, not cited.
fn counts(p: &Piece, i: usize) -> bool {
    i > 0 && p.number(i - 1).is_some() && !(i > 1 && p.is(i - 2, "khoản"))
}

/// "a", "đ" as the letter of a điểm.
fn letter(p: &Piece, i: usize) -> bool {
    p.tokens.get(i).is_some_and(|t| t.word && t.end - t.start == 1 && p.chars[t.start].is_lowercase()) && (p.is(i + 1, "khoản") || p.mark(i + 1, ','))
}

fn numeral(p: &Piece, i: usize) -> bool {
    p.number(i).is_some() || p.word(i) && p.token(i).chars().all(|c| "IVXLC".contains(c))
}

/// Beside an Điều or before a named act: a citation, not "mục 3" of the paper itself.
fn in_chain(p: &Piece, i: usize) -> bool {
    let named = p.is_any(i + 2, &["luật", "bộ", "nghị", "quyết", "thông"]) && p.capital(i + 2) || p.is(i + 2, "của") && p.capital(i + 3) && p.is_any(i + 3, &["luật", "bộ", "nghị"]);
    let after_article = i >= 2 && p.number(i - 1).is_some() && p.is(i - 2, "điều");
    after_article || named || p.is_any(i + 2, &["chương", "phần"]) && in_chain(p, i + 2)
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn wrong_capitals_are_found() {
        assert_eq!(told("VH004", &text("Theo quy định tại Điểm a Khoản 2 điều 12 Luật Bầu cử")), ["Điểm -> điểm", "Khoản -> khoản", "điều -> Điều"]);
        assert_eq!(told("VH004", &text("Theo khoản 1 Điều 103 mục 5 chương XII Bộ luật Hình sự")), ["mục -> Mục", "chương -> Chương"]);
    }

    #[test]
    fn the_decrees_own_example_passes() {
        assert_eq!(told("VH004", &text("Căn cứ điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I của Bộ luật Hình sự.")), [""; 0]);
        assert_eq!(told("VH004", &text("Khoản 1 quy định; tại mục 3 nêu trên; 12 điểm cầu; tăng điều 1,5 lần; Điểm cầu trung tâm; một phần 3")), [""; 0]);
    }
}
