//! CT007: a dash with a space on one side, or spans of years written in several ways.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "CT007",
    name: "dash-badly-spaced",
    severity: Severity::Hint,
    source: OURS,
    why: "Gạch nối trong một văn bản viết một kiểu; không để dấu cách chỉ ở một bên.",
    wrong: "An Phụ- Kinh Môn",
    right: "An Phụ - Kinh Môn",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let mut spans: Vec<(&Piece, std::ops::Range<usize>, String)> = Vec::new();
    for p in paper.pieces.iter().filter(|p| p.role != Role::Symbol) {
        for i in 1..p.tokens.len().saturating_sub(1) {
            if !(p.mark(i, '-') || p.mark(i, '–') || p.mark(i, '—')) {
                continue;
            }
            let (t, next) = (p.tokens[i], p.tokens[i + 1]);
            let gap = p.tokens[i - 1].end..next.start;
            let year = |k: usize| p.number(k).is_some_and(|n| (1900..2200).contains(&n)) && p.tokens[k].end - p.tokens[k].start == 4;
            if year(i - 1) && year(i + 1) && !p.mark(i + 2, '/') {
                spans.push((p, gap.clone(), p.slice(gap.clone())));
            }
            if t.glued == next.glued || !p.word(i - 1) || !p.word(i + 1) || p.chars[gap.clone()].contains(&'\n') {
                continue;
            }
            // " -5 độ": a sign, not a dash.
            if next.glued && p.chars[next.start].is_ascii_digit() && !p.chars[p.tokens[i - 1].start].is_ascii_digit() {
                continue;
            }
            let symbol = p.citations.iter().any(|c| c.number < i && i < c.last);
            let message = "Dấu gạch chỉ có dấu cách ở một bên.";
            report.span(p, gap, message).propose(if symbol { "-".to_owned() } else { format!(" {} ", p.chars[t.start]) });
        }
    }
    let count = |form: &str| spans.iter().filter(|s| s.2 == form).count();
    // On a tie the plain hyphen wins: the laws print "2026-2031".
    let Some(usual) = spans.iter().map(|s| s.2.clone()).max_by_key(|form| (count(form), form == "-")) else { return };
    for (p, at, form) in &spans {
        if *form != usual && (form.trim() != form) == (form.starts_with(' ') && form.ends_with(' ')) {
            report.span(p, at.clone(), "Khoảng năm được viết nhiều kiểu trong một văn bản; nên thống nhất.").propose(usual.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn lopsided_dashes_are_found() {
        assert_eq!(told("CT007", &text("An Phụ- Kinh Môn, Cổ Dũng - Kim Thành")), ["-  ->  - "]);
        assert_eq!(told("CT007", &text("Thông tư số 48/2017/TT- BYT")), ["-  -> -"]);
    }

    #[test]
    fn mixed_spans_are_found() {
        assert_eq!(told("CT007", &text("2026-2031, 2026-2031 và 2026 – 2031")), [" –  -> -"]);
    }

    #[test]
    fn even_dashes_pass() {
        assert_eq!(told("CT007", &text("An Phụ - Kinh Môn, 2026-2031, nhiệt độ -5 độ, TP-HCM")), [""; 0]);
    }
}
