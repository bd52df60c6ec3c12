//! TT028: an advisory body uses its parent's seal and no state office stands above the name.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT028",
    name: "advisory-body-without-office",
    severity: Severity::Error,
    source: p1!("II.7c"),
    why: "Tổ chức tư vấn được dùng con dấu của cơ quan thì ghi cả chức danh trong tổ chức tư vấn và chức vụ trong cơ quan, phía trên họ tên.",
    wrong: "TRƯỞNG TIỂU BAN / Nguyễn Văn A",
    right: "TRƯỞNG TIỂU BAN / GIÁM ĐỐC CÔNG AN TỈNH / Nguyễn Văn A",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let office = paper.document.signature.office.as_deref().unwrap_or("");
    if paper.context.advisory_body_with_parent_seal && office.trim().is_empty() {
        report.field("signature.office", "", "Tiểu ban dùng con dấu của cơ quan chủ quản thì phía trên họ tên phải ghi chức vụ của người ký trong cơ quan.");
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;


    #[test]
    fn a_missing_office_is_found_where_the_seal_is_borrowed() {
        let mut d = cong_van();
        let borrowed = LintContext { advisory_body_with_parent_seal: true, ..LintContext::default() };
        assert_eq!(told_with("TT028", &d, &borrowed), [""; 0]);
        d.signature.office = None;
        assert_eq!(findings_with("TT028", &d, &borrowed).len(), 1);
        assert_eq!(told("TT028", &d), [""; 0], "unknown seal, no finding");
    }
}
