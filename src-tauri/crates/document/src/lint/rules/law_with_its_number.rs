//! VB003: a law among the grounds with its number.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "VB003",
    name: "law-with-its-number",
    severity: Severity::Hint,
    source: p1!("II.6a"),
    why: "Luật, Pháp lệnh trong phần căn cứ chỉ ghi tên loại và tên, không ghi số, ký hiệu, cơ quan ban hành.",
    wrong: "Căn cứ Luật Bầu cử … số 85/2015/QH13",
    right: "Căn cứ Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.of_role(Role::Ground) {
        let Some(law) = (1..6).find(|i| p.capital(*i) && (p.is(*i, "luật") || p.phrase_at(*i, "bộ luật") || p.phrase_at(*i, "pháp lệnh"))) else { continue };
        for c in p.citations.iter().filter(|c| c.number > law) {
            // "được sửa đổi, bổ sung bởi Luật số 83/2025/QH15": an amending law is named by number.
            let amending = (law..c.number).any(|i| p.is_any(i, &["bởi", "sửa"]));
            let law_symbol = c.symbol.starts_with("QH") || c.symbol.contains("UBTVQH") || c.symbol.starts_with("PL");
            if law_symbol && !amending {
                let from = if c.with_so { c.number - 1 } else { c.number };
                let blank = p.tokens[from - 1].end..p.tokens[c.last].end;
                report.span(p, blank, "Luật, Pháp lệnh trong căn cứ không ghi số, ký hiệu.").propose("");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    fn ground(s: &str) -> Vec<String> {
        let mut d = ke_hoach();
        d.grounds = vec![s.into()];
        told("VB003", &d)
    }

    #[test]
    fn a_numbered_law_is_found() {
        assert_eq!(ground("Căn cứ Luật Bầu cử đại biểu Quốc hội số 85/2015/QH13"), [" số 85/2015/QH13 -> "]);
    }

    #[test]
    fn named_laws_and_amending_laws_pass() {
        assert_eq!(ground("Căn cứ Luật Bầu cử đại biểu Quốc hội được sửa đổi, bổ sung bởi Luật số 83/2025/QH15"), [""; 0]);
        assert_eq!(ground("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ"), [""; 0]);
    }
}
