//! TT032: the line "(Kèm theo …)" typed by hand does not agree with the head.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT032",
    name: "annex-note-disagrees",
    severity: Severity::Error,
    source: p1!("III.1c"),
    why: "Dưới tên phụ lục ghi “(Kèm theo … số, ký hiệu, ngày, cơ quan ban hành)” đúng với văn bản chính; để trống ghi chú thì chương trình tự in đúng.",
    wrong: "(Kèm theo Kế hoạch số 06/KH-TBANTT)",
    right: "(Kèm theo Kế hoạch số 07/KH-TBANTT …)",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let head = &paper.document.head;
    for p in paper.of_role(Role::AnnexNote) {
        let text = p.text();
        if !p.has("kèm theo") {
            report.whole(p, "Dưới tên phụ lục phải có “(Kèm theo … số … ngày … của …)”; để trống ghi chú thì chương trình tự in.");
            continue;
        }
        if !(text.trim_start().starts_with('(') && text.trim_end().ends_with(')')) {
            report.whole(p, "Dòng “(Kèm theo …)” đặt trong ngoặc đơn.").propose(format!("({})", text.trim().trim_matches(['(', ')']))).safe();
        }
        for c in &p.citations {
            let same_number = head.number.as_deref().is_none_or(|n| pad_number(n) == pad_number(&c.digits));
            if !same_number || !head.symbol.is_empty() && head.symbol != c.symbol {
                let right = head.number.as_deref().map_or_else(|| c.digits.clone(), pad_number);
                report
                    .span(p, p.span(c.number, c.last), "Số, ký hiệu ghi trên phụ lục khác với số, ký hiệu của văn bản chính.")
                    .propose(format!("{right}/{}", head.symbol));
            }
        }
        for d in &p.dates {
            let same = |a: Option<u32>, b: u32| a.is_none_or(|a| a == b);
            let date = head.date;
            if !same(date.day.map(u32::from), d.day) || !same(date.month.map(u32::from), d.month) || d.year.is_some_and(|y| !same(date.year.map(u32::from), y)) {
                report.span(p, p.span(d.first, d.last), "Ngày ghi trên phụ lục khác với ngày của văn bản chính.");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;


    fn note(s: &str) -> Vec<String> {
        let mut d = ke_hoach();
        d.head.number = Some("7".into());
        d.annexes = vec![Annex { title: "Phân công".into(), note: Some(s.into()), landscape: false, body: vec![] }];
        told("TT032", &d)
    }

    #[test]
    fn a_note_of_another_paper_is_found() {
        assert_eq!(note("(Kèm theo Kế hoạch số 06/KH-TBANTT ngày 05 tháng 02 năm 2026)"), ["06/KH-TBANTT -> 07/KH-TBANTT"]);
        assert_eq!(note("(Kèm theo Kế hoạch số 07/KH-TBANTT ngày 06 tháng 02 năm 2026)"), ["06 tháng 02 năm 2026"]);
        assert_eq!(note("Mẫu số 1").len(), 1);
    }

    #[test]
    fn the_right_note_passes() {
        assert_eq!(note("(Kèm theo Kế hoạch số 07/KH-TBANTT ngày 05 tháng 02 năm 2026 của Tiểu ban)"), [""; 0]);
    }
}
