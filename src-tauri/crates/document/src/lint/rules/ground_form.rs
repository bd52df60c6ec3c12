//! TT035: a căn cứ brings its own end mark, or two share a line.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT035",
    name: "ground-form",
    severity: Severity::Warning,
    source: p1!("II.6a"),
    why: "Mỗi căn cứ một dòng, cuối dòng có dấu chấm phẩy, dòng cuối dấu chấm; chữ nghiêng và các dấu do chương trình in.",
    wrong: "Căn cứ A; Căn cứ B,",
    right: "Căn cứ A / Căn cứ B",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.of_role(Role::Ground) {
        if let Some(second) = (1..p.tokens.len()).find(|i| p.phrase_at(*i, "căn cứ") && p.capital(*i) && (p.mark(i - 1, ';') || p.mark(i - 1, '.'))) {
            report.span(p, p.span(second, p.tokens.len() - 1), "Sau mỗi căn cứ phải xuống dòng; hãy tách thành một căn cứ riêng.");
        }
        let bare = super::recipient_with_its_own_marks::bare(&p.text());
        if bare != p.text() {
            report.whole(p, "Dấu chấm phẩy và dấu chấm cuối của căn cứ được in tự động; không gõ vào căn cứ.").propose(bare).safe();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    fn ground(s: &str) -> Vec<String> {
        let mut d = ke_hoach();
        d.grounds = vec![s.into()];
        told("TT035", &d)
    }

    #[test]
    fn marks_and_shared_lines_are_found() {
        assert_eq!(ground("Căn cứ Luật Tổ chức chính quyền địa phương,"), ["Căn cứ Luật Tổ chức chính quyền địa phương, -> Căn cứ Luật Tổ chức chính quyền địa phương"]);
        assert_eq!(ground("Căn cứ Luật A; Căn cứ Luật B"), ["Căn cứ Luật B"]);
    }

    #[test]
    fn one_ground_a_line_passes() {
        assert_eq!(ground("Căn cứ Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân"), [""; 0]);
    }
}
