//! TT007: the first group of the symbol is not the abbreviation of the type.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT007",
    name: "symbol-of-another-type",
    severity: Severity::Error,
    source: p3!("Mục I"),
    why: "Nhóm đầu của ký hiệu phải là chữ viết tắt của tên loại văn bản.",
    wrong: "KẾ HOẠCH, Số: 07/BC-TBANTT",
    right: "KẾ HOẠCH, Số: 07/KH-TBANTT",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let d = paper.document;
    let (Some(wanted), Some(first)) = (d.kind.abbreviation.as_deref(), d.head.symbol.split('-').next()) else { return };
    if d.head.symbol.trim().is_empty() || first.trim() == wanted {
        return;
    }
    let another = Kind::all().any(|k| k.abbreviation.as_deref().is_some_and(|a| a.eq_ignore_ascii_case(first.trim())));
    let rest = d.head.symbol.split_once('-').map_or("", |(_, r)| r);
    let right = match (another, rest) {
        (true, "") => wanted.to_owned(),
        (true, rest) => format!("{wanted}-{rest}"),
        (false, _) => format!("{wanted}-{}", d.head.symbol),
    };
    report
        .field("head.symbol", &d.head.symbol, format!("Văn bản là {} nên ký hiệu phải bắt đầu bằng “{wanted}”.", d.kind.name.to_lowercase()))
        .propose(right);
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn another_type_is_found() {
        let mut d = ke_hoach();
        d.head.symbol = "BC-TBANTT".into();
        assert_eq!(told("TT007", &d), ["BC-TBANTT -> KH-TBANTT"]);
        d.head.symbol = "TBANTT".into();
        assert_eq!(told("TT007", &d), ["TBANTT -> KH-TBANTT"]);
    }

    #[test]
    fn the_right_type_and_a_dispatch_pass() {
        assert_eq!(told("TT007", &ke_hoach()), [""; 0]);
        assert_eq!(told("TT007", &cong_van()), [""; 0]);
    }
}
