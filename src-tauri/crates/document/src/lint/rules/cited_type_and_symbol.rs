//! VB004: the type named in a citation is not the type its symbol says.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "VB004",
    name: "cited-type-and-symbol",
    severity: Severity::Error,
    source: p3!("Mục I"),
    why: "Tên loại và ký hiệu của văn bản được viện dẫn phải khớp nhau.",
    wrong: "Kế hoạch số 02/CT-UBND",
    right: "Chỉ thị số 02/CT-UBND",
    check,
};

use crate::lint::citations::ACTS;
use crate::lint::paper::capitalised;

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.pieces.iter().filter(|p| p.is_running() || p.role == Role::Subject) {
        for c in &p.citations {
            let Some(act) = c.act else { continue };
            let (name, groups) = ACTS[act];
            let group = c.group();
            let same = |g: &&str| g.to_lowercase() == group.to_lowercase();
            // A công văn begins with the name of a body; only a known group says another type.
            if groups.is_empty() || groups.iter().any(|g| same(g) || group.starts_with(g)) {
                continue;
            }
            let Some((right, _)) = ACTS.iter().find(|(_, g)| g.first().is_some_and(same)) else { continue };
            report
                .span(p, p.span(c.first, c.first + name.split(' ').count() - 1), format!("Văn bản số {}/{} có ký hiệu của {right}, không phải {name}.", c.digits, c.symbol))
                .propose(capitalised(right));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn a_type_that_disagrees_is_found() {
        assert_eq!(told("VB004", &text("Thực hiện Kế hoạch số 02/CT-UBND của Ủy ban")), ["Kế hoạch -> Chỉ thị"]);
    }

    #[test]
    fn agreeing_citations_pass() {
        assert_eq!(told("VB004", &text("Chỉ thị số 02/CT-UBND, Nghị quyết số 40/NQ-HĐBCQG, Chương trình số 5/CTr-UBND, Luật số 83/2025/QH15")), [""; 0]);
        assert_eq!(told("VB004", &text("Chỉ thị số 46-CT/TW, Công văn số 12/UBND-VX, Quyết định số 15/UBND")), [""; 0]);
    }
}
