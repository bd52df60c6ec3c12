//! CT010: a word typed twice.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "CT010",
    name: "word-repeated",
    severity: Severity::Warning,
    source: OURS,
    why: "Chữ gõ hai lần liền nhau.",
    wrong: "để để các đơn vị",
    right: "để các đơn vị",
    check,
};

/// Words that never stand twice in a row. Content words do ("tình hình hình sự", "ngành ngành"),
/// so only those that join words are listed.
const JOINING: [&str; 50] = [
    "để", "các", "của", "và", "trong", "là", "được", "cho", "với", "những", "đã", "sẽ", "tại", "theo", "về", "khi", "đến", "không", "trên", "dưới",
    "cùng", "phải", "do", "này", "như", "nhưng", "thì", "mà", "bị", "nhằm", "hoặc", "nếu", "vào", "cần", "nên", "bằng", "từng", "mỗi", "một", "vì",
    "đang", "còn", "cũng", "rằng", "khoản", "điều", "điểm", "tỉnh", "xã", "ngày",
];

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.pieces.iter().filter(|p| p.role != Role::Symbol) {
        for i in 1..p.tokens.len() {
            let (a, b) = (p.tokens[i - 1], p.tokens[i]);
            if !b.word || b.glued || !a.word || p.folded[a.start..a.end] != p.folded[b.start..b.end] {
                pair(p, i, report);
                continue;
            }
            // "ngày ngày", "điều điều" are said; a capital begins something new ("xã Xã Đàn").
            if p.small(i) && p.is_any(i, &JOINING) && !p.is_any(i, &["ngày", "từng"]) {
                report.span(p, a.end..b.end, format!("Chữ “{}” bị gõ hai lần.", p.token(i))).propose("");
            }
        }
    }
}

/// "bảo đảm bảo đảm": two words twice.
fn pair(p: &Piece, i: usize, report: &mut Report) {
    let first = |k: usize| p.folded[p.tokens[k].start];
    if i < 3 || first(i - 3) != first(i - 1) || first(i - 2) != first(i) {
        return;
    }
    if !(i - 3..=i).all(|k| p.word(k) && p.chars[p.tokens[k].start].is_alphabetic()) || (i - 2..=i).any(|k| p.tokens[k].glued) {
        return;
    }
    let word = |k: usize| &p.folded[p.tokens[k].start..p.tokens[k].end];
    if word(i - 3) == word(i - 1) && word(i - 2) == word(i) && word(i) != word(i - 1) && p.small(i - 1) && p.small(i) {
        report.span(p, p.tokens[i - 2].end..p.tokens[i].end, format!("Cụm “{} {}” bị gõ hai lần.", p.token(i - 1), p.token(i))).propose("");
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn doubled_words_are_found() {
        assert_eq!(told("CT010", &text("để để các đơn vị")), [" để -> "]);
        assert_eq!(told("CT010", &text("công tác bảo đảm bảo đảm an ninh")), [" bảo đảm -> "]);
    }

    #[test]
    fn true_doublings_pass() {
        assert_eq!(told("CT010", &text("luôn luôn, tình hình hình sự, các cơ quan quan trọng, ngày ngày, năm 2021 2021")), [""; 0]);
    }
}
