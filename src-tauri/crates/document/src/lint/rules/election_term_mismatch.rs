//! VB009: number of the National Assembly and term of the councils do not belong together, or not to this election.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "VB009",
    name: "election-term-mismatch",
    severity: Severity::Warning,
    source: OURS,
    why: "Khóa Quốc hội và nhiệm kỳ Hội đồng nhân dân được bầu cùng ngày phải khớp nhau và khớp với cuộc bầu cử đang phục vụ.",
    wrong: "khóa XV … nhiệm kỳ 2016-2021",
    right: "khóa XV … nhiệm kỳ 2021-2026",
    check,
};

use crate::numbering::roman;

/// The fifteenth National Assembly and the councils of its term.
const ASSEMBLY: u32 = 15;
const TERM: u32 = 2021;
const YEARS: u32 = 5;

fn check(paper: &Paper, report: &mut Report) {
    let wanted = paper.context.election_term.as_deref().and_then(|t| t.split(['-', '–']).next()?.trim().parse::<u32>().ok());
    for p in paper.pieces.iter().filter(|p| p.is_running() || p.role == Role::Subject || p.role == Role::Heading) {
        let mut assembly: Option<(u32, usize)> = None;
        for i in 0..p.tokens.len() {
            if p.mark(i, '.') || p.mark(i, ';') {
                assembly = None;
            } else if p.is(i, "khóa") && i > 1 && p.phrase_at(i - 2, "quốc hội") {
                let word = p.token(i + 1);
                assembly = (1..40).find(|n| roman(*n) == word).map(|n| (n, i));
            } else if let Some((from, to, last)) = term(p, i) {
                let at = p.tokens[i + 2].start..p.tokens[last].end;
                // From the thirteenth on both terms run from the same day, five years long.
                let of_assembly = assembly.filter(|(n, _)| *n >= 13).map(|(n, _)| TERM + YEARS * n - YEARS * ASSEMBLY);
                let right = |start: u32| format!("{start}-{}", start + YEARS);
                if let Some(start) = of_assembly.filter(|s| *s != from || to != s + YEARS) {
                    let n = assembly.map_or(0, |a| a.0);
                    report.span(p, at, format!("Quốc hội khóa {} được bầu cùng Hội đồng nhân dân nhiệm kỳ {}; câu này ghi {from}-{to}.", roman(n), right(start))).propose(right(start));
                } else if wanted.is_some_and(|w| w != from) && of_assembly.is_none() && near_election(p, i) {
                    let w = wanted.unwrap_or(from);
                    report.span(p, at, format!("Cuộc bầu cử đang phục vụ là nhiệm kỳ {}; hãy kiểm tra nhiệm kỳ {from}-{to}.", right(w))).propose(right(w));
                }
            }
        }
        if let (Some(wanted), Some((n, i))) = (paper.context.election_assembly.as_deref(), assembly_named(p))
            && roman(n) != wanted
            && near_election(p, i)
        {
            report.span(p, p.span(i + 1, i + 1), format!("Cuộc bầu cử đang phục vụ là bầu Quốc hội khóa {wanted}; hãy kiểm tra khóa {}.", roman(n))).propose(wanted);
        }
    }
}

/// "nhiệm kỳ 2021-2026" at token `i`: the years and the last token.
fn term(p: &Piece, i: usize) -> Option<(u32, u32, usize)> {
    if !p.phrase_at(i, "nhiệm kỳ") {
        return None;
    }
    let dash = p.mark(i + 3, '-') || p.mark(i + 3, '–');
    let year = |k: usize| p.number(k).filter(|y| (1940..2200).contains(y));
    dash.then_some(())?;
    Some((year(i + 2)?, year(i + 4)?, i + 4))
}

fn near_election(p: &Piece, i: usize) -> bool {
    (i.saturating_sub(25)..i).any(|k| p.phrase_at(k, "bầu cử"))
}

fn assembly_named(p: &Piece) -> Option<(u32, usize)> {
    let i = (2..p.tokens.len()).find(|i| p.is(*i, "khóa") && p.phrase_at(i - 2, "quốc hội"))?;
    let word = p.token(i + 1);
    (1..40).find(|n| roman(*n) == word).map(|n| (n, i))
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn terms_that_do_not_belong_together_are_found() {
        assert_eq!(
            told("VB009", &text("bầu cử đại biểu Quốc hội khóa XV, đại biểu HĐND các cấp nhiệm kỳ 2016-2021 theo chỉ đạo")),
            ["2016-2021 -> 2021-2026"]
        );
        let profile = LintContext { election_term: Some("2026-2031".into()), election_assembly: Some("XVI".into()), ..LintContext::default() };
        assert_eq!(told_with("VB009", &text("cuộc bầu cử HĐND nhiệm kỳ 2021-2026"), &profile), ["2021-2026 -> 2026-2031"]);
        assert_eq!(told_with("VB009", &text("cuộc bầu cử đại biểu Quốc hội khóa XV"), &profile), ["XV -> XVI"]);
    }

    #[test]
    fn the_terms_of_2021_and_2026_pass() {
        assert_eq!(told("VB009", &text("bầu cử đại biểu Quốc hội khóa XV và HĐND các cấp nhiệm kỳ 2021 - 2026")), [""; 0]);
        assert_eq!(told("VB009", &text("bầu cử đại biểu Quốc hội khóa XVI và HĐND nhiệm kỳ 2026-2031; nhiệm kỳ 2016-2021")), [""; 0]);
    }
}
