//! CT001: two or more spaces between words, or spaces at the ends of a text.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "CT001",
    name: "spaces-too-many",
    severity: Severity::Warning,
    source: OURS,
    why: "Hai dấu cách liền nhau làm dòng giãn không đều và làm sai kết quả tìm kiếm.",
    wrong: "số 02/CT-UBND  ngày  20/01/2021",
    right: "số 02/CT-UBND ngày 20/01/2021",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.pieces.iter().filter(|p| p.role != Role::Symbol) {
        let mut i = 0;
        while i < p.chars.len() {
            if !is_space(p.chars[i]) {
                i += 1;
                continue;
            }
            let from = i;
            while i < p.chars.len() && is_space(p.chars[i]) {
                i += 1;
            }
            let edge = from == 0 || i == p.chars.len() || p.chars[from - 1] == '\n' || p.chars[i] == '\n';
            if edge {
                report.span(p, from..i, "Thừa dấu cách ở đầu hoặc cuối.").propose("").safe();
            } else if i - from > 1 && !is_slot(p, from, i) {
                report.span(p, from..i, "Thừa dấu cách giữa các chữ.").propose(" ").safe();
            }
        }
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{3000}')
}

/// Room left for the pen: "ngày      tháng", "số:      /KH".
pub(super) fn is_slot(p: &Piece, from: usize, to: usize) -> bool {
    let next = p.token_at(to);
    let before = next.checked_sub(1);
    let opened = before.is_some_and(|b| p.is_any(b, &["ngày", "tháng", "năm", "số"]) || p.mark(b, ':') && b > 0 && p.is(b - 1, "số"));
    let closed = p.is_any(next, &["tháng", "năm"]) || p.mark(next, '/') || next >= p.tokens.len() || p.is(next, "của");
    opened && closed && (to - from > 2 || p.mark(next, '/'))
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn spaces_are_found() {
        assert_eq!(told("CT001", &text("số 02  ngày \u{a0} 20")), ["   ->  ", " \u{a0}  ->  "]);
        assert_eq!(told("CT001", &text("cuối dòng ")), ["  -> "]);
    }

    #[test]
    fn single_spaces_and_slots_for_the_pen_pass() {
        assert_eq!(told("CT001", &text("một hai\u{a0}ba")), [""; 0]);
        assert_eq!(told("CT001", &text("Kế hoạch số:      /KH-TBANTT ngày      tháng 02 năm 2026")), [""; 0]);
    }
}
