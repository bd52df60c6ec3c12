//! ND003: two known units are both told to lead one task.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "ND003",
    name: "two-units-lead",
    severity: Severity::Warning,
    source: OURS,
    why: "Một nhiệm vụ chỉ nên có một đơn vị chủ trì; các đơn vị khác phối hợp.",
    wrong: "Công an tỉnh và Sở Y tế chủ trì",
    right: "Công an tỉnh chủ trì, Sở Y tế phối hợp",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    // Names hold "và" and commas of their own, so only the list of units can tell them apart.
    let units: Vec<Vec<char>> = paper.context.known_units.iter().map(|u| u.to_lowercase().chars().collect()).collect();
    if units.is_empty() {
        return;
    }
    for p in paper.body() {
        for i in (0..p.tokens.len()).filter(|i| p.phrase_at(*i, "chủ trì") && *i > 0) {
            let from = (0..i).rev().find(|k| p.mark(*k, '.') || p.mark(*k, ';') || p.mark(*k, ':') || p.phrase_at(*k, "phối hợp")).map_or(0, |k| k + 1);
            let clause = &p.folded[p.tokens[from].start..p.tokens[i].start];
            let mut named: Vec<&Vec<char>> = units.iter().filter(|u| !u.is_empty() && clause.windows(u.len()).any(|w| w == u.as_slice())).collect();
            // "Công an tỉnh" inside "Giám đốc Công an tỉnh" is one unit, not two.
            let all = named.clone();
            named.retain(|u| !all.iter().any(|o| o.len() > u.len() && o.windows(u.len()).any(|w| w == u.as_slice())));
            if named.len() > 1 {
                report.span(p, p.span(from, i + 1), "Nhiệm vụ có từ hai đơn vị cùng chủ trì; nên giao một đơn vị chủ trì, các đơn vị khác phối hợp.");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn two_leads_are_found_among_known_units() {
        let known = LintContext { known_units: vec!["Công an tỉnh".into(), "Sở Y tế".into()], ..LintContext::default() };
        assert_eq!(told_with("ND003", &text("Công an tỉnh và Sở Y tế chủ trì xây dựng."), &known), ["Công an tỉnh và Sở Y tế chủ trì"]);
        assert_eq!(told_with("ND003", &text("Công an tỉnh chủ trì, phối hợp với Sở Y tế."), &known), [""; 0]);
        assert_eq!(told("ND003", &text("Công an tỉnh và Sở Y tế chủ trì xây dựng.")), [""; 0], "unknown units, no finding");
    }
}
