//! CT002: a space before an end mark or after an opening bracket.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "CT002",
    name: "space-before-mark",
    severity: Severity::Warning,
    source: OURS,
    why: "Dấu câu đứng liền chữ trước, dấu mở ngoặc đứng liền chữ sau.",
    wrong: "( nếu có ) ;",
    right: "(nếu có);",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.pieces.iter().filter(|p| p.role != Role::Symbol) {
        for pair in 1..p.tokens.len() {
            let (a, b) = (p.tokens[pair - 1], p.tokens[pair]);
            if b.glued || p.chars[a.end..b.start].contains(&'\n') {
                continue;
            }
            let (left, right) = (p.chars[a.start], p.chars[b.start]);
            let closes = !b.word && matches!(right, ',' | '.' | ';' | ':' | '?' | '!' | ')' | ']' | '”');
            let opens = !a.word && matches!(left, '(' | '[' | '“');
            // " ..." and " .csv" begin something of their own.
            let own = right == '.' && (p.mark(pair + 1, '.') || p.tokens.get(pair + 1).is_some_and(|t| t.glued && t.word));
            // A closing mark after a slot for the pen: "ngày      ;".
            let slot = b.start - a.end > 2 && super::spaces_too_many::is_slot(p, a.end, b.start);
            if (closes && !own || opens) && !slot {
                let message = if closes { format!("Không để dấu cách trước “{right}”.") } else { format!("Không để dấu cách sau “{left}”.") };
                report.span(p, a.end..b.start, message).propose("").safe();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn loose_marks_are_found() {
        let mut d = text("( nếu có ) ; các đơn vị ./.");
        assert_eq!(findings("CT002", &d).len(), 4);
        d = crate::lint::fix_safe(&d, &LintContext::default()).0;
        assert_eq!(crate::to_json(&d).matches("(nếu có); các đơn vị./.").count(), 1);
    }

    #[test]
    fn tight_marks_pass() {
        assert_eq!(told("CT002", &text("(nếu có); đạt 98,63 %, và ... tiếp: “một”.")), [""; 0]);
    }
}
