//! TT005: spaces, dashes or small letters in the symbol, or no symbol at all.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT005",
    name: "symbol-badly-written",
    severity: Severity::Error,
    source: p1!("II.3c"),
    why: "Ký hiệu viết in hoa, các nhóm chữ viết tắt nối bằng gạch nối (-), không cách chữ.",
    wrong: "12 / UBND – VX",
    right: "12/UBND-VX",
    check,
};

/// Groups the decree itself writes with small letters (Phụ lục III, Mục I), and "TTg".
const MIXED: [&str; 5] = ["QyĐ", "CTr", "TTr", "TrS", "TTg"];

fn check(paper: &Paper, report: &mut Report) {
    let symbol = &paper.document.head.symbol;
    if symbol.trim().is_empty() {
        report.field("head.symbol", "", "Thiếu ký hiệu của văn bản; ghi như KH-TBANTT (văn bản có tên loại) hoặc UBND-VX (công văn).");
        return;
    }
    let joined: String = symbol.chars().filter(|c| !c.is_whitespace()).map(|c| if matches!(c, '–' | '—' | '‑') { '-' } else { c }).collect();
    let groups: Vec<String> = joined.split('-').map(group).filter(|g| !g.is_empty()).collect();
    let right = groups.join("-").trim_start_matches('/').to_owned();
    if right != *symbol {
        report.field("head.symbol", symbol, "Ký hiệu viết in hoa, không cách chữ, giữa các nhóm chữ viết tắt là dấu gạch nối (-).").propose(right).safe();
    }
}

fn group(g: &str) -> String {
    MIXED.iter().find(|m| m.to_lowercase() == g.to_lowercase() && g.chars().any(char::is_lowercase)).map_or_else(|| g.to_uppercase(), |m| (*m).to_owned())
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    fn symbol(s: &str) -> Vec<String> {
        let mut d = cong_van();
        d.head.symbol = s.into();
        told("TT005", &d)
    }

    #[test]
    fn slips_are_found() {
        assert_eq!(symbol("UBND – VX"), ["UBND – VX -> UBND-VX"]);
        assert_eq!(symbol("kh-tbantt"), ["kh-tbantt -> KH-TBANTT"]);
        assert_eq!(symbol("").len(), 1);
    }

    #[test]
    fn groups_of_the_decree_pass() {
        for s in ["TTr-UBND", "QyĐ-TB", "UBND-VP", "QĐ-TTg"] {
            assert_eq!(symbol(s), [""; 0]);
        }
    }
}
