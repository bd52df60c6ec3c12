//! TT043: giấy mời lacks time, place or chair.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT043",
    name: "invitation-incomplete",
    severity: Severity::Error,
    source: p3!("Mẫu 1.7"),
    why: "Giấy mời phải ghi thời gian, địa điểm và người chủ trì.",
    wrong: "Giấy mời không ghi địa điểm",
    right: "Địa điểm: Hội trường Công an tỉnh",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    if paper.document.kind.id == "giay-moi" {
        super::minutes_incomplete::missing(paper, report, &[("thời gian", "Thời gian"), ("địa điểm", "Địa điểm"), ("chủ trì", "Chủ trì")], "Giấy mời");
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn a_missing_place_is_found() {
        let mut d = paragraphs(&["Chủ trì: đồng chí A.", "Thời gian: 08 giờ 00, ngày 05/02/2026."]);
        d.kind = Kind::parse("giay-moi").expect("a type of the decree");
        assert_eq!(findings("TT043", &d).len(), 1);
        assert_eq!(told("TT043", &cong_van()), [""; 0]);
    }
}
