//! TT042: biên bản lacks one of the lines of its form.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT042",
    name: "minutes-incomplete",
    severity: Severity::Error,
    source: p3!("Mẫu 1.9"),
    why: "Biên bản phải ghi thời gian bắt đầu, địa điểm, thành phần tham dự, chủ trì, thư ký và giờ kết thúc.",
    wrong: "Biên bản không ghi giờ kết thúc",
    right: "Cuộc họp kết thúc vào 17 giờ 00, ngày …./.",
    check,
};

const LINES: [(&str, &str); 6] = [
    ("thời gian", "Thời gian bắt đầu"),
    ("địa điểm", "Địa điểm"),
    ("thành phần", "Thành phần tham dự"),
    ("chủ trì", "Chủ trì (chủ tọa)"),
    ("thư ký", "Thư ký (người ghi biên bản)"),
    ("kết thúc", "giờ, ngày kết thúc"),
];

fn check(paper: &Paper, report: &mut Report) {
    if paper.document.kind.id == "bien-ban" {
        missing(paper, report, &LINES, "Biên bản");
    }
}

/// Reports each line whose words occur nowhere in the main text.
pub(super) fn missing(paper: &Paper, report: &mut Report, lines: &[(&str, &str)], what: &str) {
    for (words, label) in lines {
        if !paper.pieces.iter().any(|p| p.annex.is_none() && matches!(p.role, Role::Text | Role::Heading | Role::Cell | Role::Centered) && p.has(words)) {
            report.field("body", "", format!("{what} thiếu “{label}”."));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn a_missing_closing_time_is_found() {
        let mut d = paragraphs(&["Thời gian bắt đầu: 08 giờ 00.", "Địa điểm: Hội trường.", "Thành phần tham dự: thành viên Tiểu ban.", "Chủ trì: đồng chí A.", "Thư ký: đồng chí B."]);
        d.kind = Kind::parse("bien-ban").expect("a type of the decree");
        assert_eq!(findings("TT042", &d).len(), 1);
        d.body.push(Block::Paragraph { text: "Cuộc họp kết thúc vào 17 giờ 00./.".into() });
        assert_eq!(told("TT042", &d), [""; 0]);
    }
}
