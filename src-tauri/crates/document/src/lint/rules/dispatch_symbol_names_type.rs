//! TT006: the symbol of a công văn carries the group CV.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT006",
    name: "dispatch-symbol-names-type",
    severity: Severity::Error,
    source: p1!("II.3b"),
    why: "Công văn không có tên loại, ký hiệu chỉ gồm tên viết tắt cơ quan và đơn vị soạn thảo hoặc lĩnh vực.",
    wrong: "Số: 474/CV-UBBC",
    right: "Số: 474/UBBC-TH",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let symbol = &paper.document.head.symbol;
    if paper.document.kind.is_cong_van() && symbol.split('-').any(|g| g == "CV") {
        let right: Vec<&str> = symbol.split('-').filter(|g| *g != "CV").collect();
        report.field("head.symbol", symbol, "Ký hiệu công văn không có nhóm “CV”: chỉ gồm tên viết tắt cơ quan ban hành và đơn vị soạn thảo (hoặc lĩnh vực).").propose(right.join("-"));
    }
    // In running text the number is someone else's and is cited as it was printed.
    for p in paper.running().chain(paper.of_role(Role::Subject)) {
        for c in p.citations.iter().filter(|c| c.group() == "CV") {
            report
                .span(p, p.span(c.number, c.last), format!("Số, ký hiệu “{}/{}” có nhóm “CV” trái quy định về ký hiệu công văn; hãy đối chiếu bản gốc, nếu bản gốc ghi như vậy thì giữ nguyên.", c.digits, c.symbol))
                .severity(Severity::Hint);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn the_group_cv_is_found() {
        let mut d = text("Thực hiện Công văn số 474/CV-UBBC của Ủy ban bầu cử tỉnh");
        assert_eq!(told("TT006", &d), ["474/CV-UBBC"]);
        assert_eq!(findings("TT006", &d)[0].severity, crate::lint::Severity::Hint, "the number of a paper of others is only hinted at");
        d.head.symbol = "CV-UBBC".into();
        assert_eq!(told("TT006", &d)[0], "CV-UBBC -> UBBC");
    }

    #[test]
    fn right_symbols_pass() {
        assert_eq!(told("TT006", &text("Thực hiện Công văn số 12/UBND-VX của Ủy ban")), [""; 0]);
    }
}
