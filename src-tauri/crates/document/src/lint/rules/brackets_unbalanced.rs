//! CT013: a bracket or quotation mark without its partner.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "CT013",
    name: "brackets-unbalanced",
    severity: Severity::Warning,
    source: OURS,
    why: "Ngoặc mở phải có ngoặc đóng.",
    wrong: "(chi tiết tại Phụ lục",
    right: "(chi tiết tại Phụ lục)",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.pieces.iter().filter(|p| p.role != Role::Symbol) {
        let mut open: Vec<(usize, char)> = Vec::new();
        for (i, c) in p.chars.iter().enumerate() {
            match c {
                '(' | '[' | '“' => open.push((i, *c)),
                ')' | ']' | '”' => {
                    let partner = match c {
                        ')' => '(',
                        ']' => '[',
                        _ => '“',
                    };
                    if open.last().is_some_and(|(_, o)| *o == partner) {
                        open.pop();
                    } else if !(*c == ')' && enumerates(p, i)) {
                        report.span(p, i..i + 1, format!("“{c}” không có ngoặc mở tương ứng."));
                    }
                }
                _ => {}
            }
        }
        for (i, c) in open {
            report.span(p, i..i + 1, format!("“{c}” không có ngoặc đóng tương ứng."));
        }
    }
}

/// "a)", "1)", "ii)": the bracket of a list.
fn enumerates(p: &Piece, at: usize) -> bool {
    let from = p.chars[..at].iter().rposition(|c| c.is_whitespace() || matches!(c, '(' | ';' | ':')).map_or(0, |i| i + 1);
    (1..=3).contains(&(at - from)) && p.chars[from..at].iter().all(|c| c.is_alphanumeric() || *c == '.')
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn lonely_brackets_are_found() {
        assert_eq!(told("CT013", &text("(1 các sở")), ["("]);
        assert_eq!(told("CT013", &text("các sở, ban, ngành) và “điểm nóng")), [")", "“"]);
    }

    #[test]
    fn pairs_and_lists_pass() {
        assert_eq!(told("CT013", &text("(1) các sở; a) công an; [“x”]")), [""; 0]);
    }
}
