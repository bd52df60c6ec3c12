//! VB010: a paper for the election of 2026 cites the law of 2015 without its amendment.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "VB010",
    name: "election-law-without-amendment",
    severity: Severity::Warning,
    source: "Luật số 83/2025/QH15, Điều 2",
    why: "Luật bầu cử đã được sửa đổi, bổ sung năm 2025; viện dẫn cho cuộc bầu cử 2026 phải nêu cả luật sửa đổi.",
    wrong: "Luật số 85/2015/QH13",
    right: "Luật số 85/2015/QH13 được sửa đổi, bổ sung bởi Luật số 83/2025/QH15",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    if !paper.context.election_term.as_deref().is_some_and(|t| t.starts_with("2026")) {
        return;
    }
    let cites = |number: &str| paper.pieces.iter().find_map(|p| p.citations.iter().find(|c| c.digits == number && c.symbol.starts_with("QH")).map(|c| (p, c.number, c.last)));
    if let (Some((p, first, last)), None) = (cites("85").filter(|(p, i, _)| p.number(i + 2) == Some(2015)), cites("83")) {
        report
            .span(p, p.span(first, last), "Luật số 85/2015/QH13 đã được sửa đổi, bổ sung; hãy nêu thêm Luật số 83/2025/QH15.")
            .propose("85/2015/QH13 được sửa đổi, bổ sung bởi Luật số 83/2025/QH15");
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn the_law_of_2015_alone_is_found_in_2026() {
        let profile = LintContext { election_term: Some("2026-2031".into()), ..LintContext::default() };
        let alone = text("theo Luật Bầu cử số 85/2015/QH13 của Quốc hội");
        assert_eq!(findings_with("VB010", &alone, &profile).len(), 1);
        assert_eq!(told("VB010", &alone), [""; 0], "unknown election, no finding");
        let both = text("theo Luật số 85/2015/QH13 được sửa đổi, bổ sung bởi Luật số 83/2025/QH15");
        assert_eq!(told_with("VB010", &both, &profile), [""; 0]);
    }
}
