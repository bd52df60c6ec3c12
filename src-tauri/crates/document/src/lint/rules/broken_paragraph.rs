//! CT018: a paragraph that breaks off inside a sentence and goes on in the next.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "CT018",
    name: "broken-paragraph",
    severity: Severity::Warning,
    source: OURS,
    why: "Đoạn văn bị ngắt giữa câu, thường do chép từ trang khác.",
    wrong: "phòng ngừa, đấu ¶ tranh trấn áp",
    right: "phòng ngừa, đấu tranh trấn áp",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    for pair in paper.pieces.windows(2) {
        let (p, next) = (&pair[0], &pair[1]);
        let neighbours = p.role == Role::Text && next.role == Role::Text && p.annex == next.annex && p.block.is_some_and(|b| next.block == Some(b + 1));
        if neighbours && next.level.is_none() && goes_on(p, next) {
            let end = p.tokens.len() - 1;
            report
                .span(p, p.span(end, end), format!("Đoạn văn bị ngắt giữa câu; đoạn sau bắt đầu bằng “{}”. Hãy nối hai đoạn.", next.token(0)))
                .propose(format!("{} {}", p.token(end), next.token(0)));
        }
    }
}

/// No end mark here and a small letter there.
pub(super) fn goes_on(p: &Piece, next: &Piece) -> bool {
    let last = p.chars.iter().rfind(|c| !c.is_whitespace());
    let open = last.is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | '-' | '(' | '“'));
    // "a) …", "1) …": a list typed by hand.
    open && !p.tokens.is_empty() && next.small(0) && !next.mark(1, ')') && !next.mark(1, '.')
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn a_broken_sentence_is_found_and_joined() {
        let mut d = paragraphs(&["tích cực tham gia phòng ngừa, đấu", "tranh trấn áp tội phạm."]);
        let found = findings("CT018", &d);
        assert_eq!(found.len(), 1);
        assert!(crate::lint::accept(&mut d, &found[0]));
        assert_eq!(d.body, text("tích cực tham gia phòng ngừa, đấu tranh trấn áp tội phạm.").body);
    }

    #[test]
    fn whole_paragraphs_pass() {
        assert_eq!(told("CT018", &paragraphs(&["Các đơn vị:", "a) công an", "Hết", "Mới."])), [""; 0]);
    }
}
