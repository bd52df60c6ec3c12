//! VH005: the type of a specific paper in small letters.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "VH005",
    name: "named-act-in-small-letters",
    severity: Severity::Warning,
    source: p2!("V.6"),
    why: "Nói đến một văn bản cụ thể thì viết hoa chữ đầu của tên loại.",
    wrong: "kế hoạch số 07/KH-UBND",
    right: "Kế hoạch số 07/KH-UBND",
    check,
};

use crate::lint::paper::capitalised;

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.pieces.iter().filter(|p| p.is_running() || p.role == Role::Subject) {
        for c in p.citations.iter().filter(|c| c.act.is_some() && c.with_so && p.small(c.first)) {
            report
                .span(p, p.span(c.first, c.first), "Tên loại của một văn bản cụ thể viết hoa chữ cái đầu.")
                .propose(capitalised(&p.token(c.first)))
                .safe();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn small_types_are_found() {
        assert_eq!(told("VH005", &text("Thực hiện kế hoạch số 07/KH-UBND và nghị định số 30/2020/NĐ-CP")), ["kế -> Kế", "nghị -> Nghị"]);
    }

    #[test]
    fn capital_types_and_common_nouns_pass() {
        assert_eq!(told("VH005", &text("Kế hoạch số 07/KH-UBND; xây dựng kế hoạch số lượng 5; thông báo số điện thoại")), [""; 0]);
    }
}
