//! VB008: a cited paper is dated after the paper itself.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "VB008",
    name: "act-from-the-future",
    severity: Severity::Error,
    source: OURS,
    why: "Văn bản viện dẫn không thể ban hành sau văn bản viện dẫn nó.",
    wrong: "văn bản ngày 05/02/2026 dẫn Kế hoạch ngày 10/02/2026",
    right: "văn bản ngày 05/02/2026 dẫn Kế hoạch ngày 02/02/2026",
    check,
};

use crate::lint::dates::Day;

fn check(paper: &Paper, report: &mut Report) {
    let date = paper.document.head.date;
    let (Some(day), Some(month), Some(year)) = (date.day, date.month, date.year) else { return };
    let issued = Day { year: i32::from(year), month: u32::from(month), day: u32::from(day) };
    // Grounds are a matter of TT012.
    for p in paper.running().filter(|p| p.role != Role::Ground && p.role != Role::AnnexNote) {
        for c in &p.citations {
            let dated = p.dates.iter().find(|d| d.first == c.last + 2 && p.is(c.last + 1, "ngày") || d.first == c.last + 3 && p.mark(c.last + 1, ','));
            if let Some(d) = dated.filter(|d| d.on(None).is_some_and(|on| on > issued)) {
                report.span(p, p.span(d.first, d.last), "Văn bản được viện dẫn có ngày sau ngày của văn bản này.");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn a_later_act_is_found() {
        assert_eq!(told("VB008", &text("Kế hoạch số 05/KH-UBND ngày 10/02/2026 của Ủy ban")), ["10/02/2026"]);
    }

    #[test]
    fn earlier_acts_and_deadlines_pass() {
        assert_eq!(told("VB008", &text("Kế hoạch số 05/KH-UBND ngày 05/02/2026; báo cáo trước ngày 10/02/2026")), [""; 0]);
    }
}
