//! VB007: a comma between the number of a cited paper and its date.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "VB007",
    name: "comma-before-date",
    severity: Severity::Hint,
    source: p1!("II.6a"),
    why: "Giữa số, ký hiệu và ngày ban hành không có dấu phẩy.",
    wrong: "Kế hoạch số 05/KH-UBND, ngày 10/02/2026",
    right: "Kế hoạch số 05/KH-UBND ngày 10/02/2026",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.running() {
        for c in p.citations.iter().filter(|c| c.act.is_some()) {
            let dated = p.mark(c.last + 1, ',') && p.is(c.last + 2, "ngày") && p.dates.iter().any(|d| d.first == c.last + 3);
            if dated {
                let comma = p.tokens[c.last + 1];
                report.span(p, comma.start..comma.end, "Giữa số, ký hiệu và ngày ban hành không có dấu phẩy.").propose("").safe();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn the_comma_is_found() {
        assert_eq!(told("VB007", &text("Kế hoạch số 05/KH-UBND, ngày 10/02/2026 của Ủy ban")), [", -> "]);
    }

    #[test]
    fn a_comma_of_the_sentence_passes() {
        assert_eq!(told("VB007", &text("Kế hoạch số 05/KH-UBND ngày 10/02/2026; theo Kế hoạch số 05/KH-UBND, các đơn vị")), [""; 0]);
    }
}
