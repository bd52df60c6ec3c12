//! TT039: a phần, chương, mục, tiểu mục or điều without a title.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT039",
    name: "heading-without-title",
    severity: Severity::Warning,
    source: p1!("II.6d"),
    why: "Phần, chương, mục, tiểu mục và điều phải có tiêu đề.",
    wrong: "Chương I (không có tiêu đề)",
    right: "Chương I / QUY ĐỊNH CHUNG",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let d = paper.document;
    // The forms 1.1 to 1.3 show articles of nghị quyết and quyết định without titles.
    let bare_articles = matches!(d.kind.id.as_str(), "nghi-quyet" | "quyet-dinh");
    let bodies = std::iter::once((String::from("body"), &d.body)).chain(d.annexes.iter().enumerate().map(|(i, a)| (format!("annexes[{i}].body"), &a.body)));
    for (prefix, blocks) in bodies {
        for (b, block) in blocks.iter().enumerate() {
            let Block::Item { level, title, .. } = block else { continue };
            let wants = match level {
                Level::Phan | Level::Chuong | Level::Muc | Level::TieuMuc | Level::MucLaMa => true,
                Level::Dieu => !bare_articles,
                _ => false,
            };
            if wants && title.as_deref().is_none_or(|t| t.trim().is_empty()) {
                let name = match level {
                    Level::Phan => "Phần",
                    Level::Chuong => "Chương",
                    Level::TieuMuc => "Tiểu mục",
                    Level::Dieu => "Điều",
                    _ => "Mục",
                };
                report.field(format!("{prefix}[{b}].title"), "", format!("{name} phải có tiêu đề: cụm từ chỉ nội dung chính."));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    fn titled(level: Level, title: Option<&str>) -> usize {
        let mut d = ke_hoach();
        d.body.insert(0, item(level, None, title, "x"));
        findings("TT039", &d).len()
    }

    #[test]
    fn bare_headings_are_found() {
        assert_eq!(titled(Level::Chuong, None), 1);
        assert_eq!(titled(Level::Dieu, Some(" ")), 1);
    }

    #[test]
    fn titled_headings_and_plain_items_pass() {
        assert_eq!(titled(Level::Chuong, Some("Quy định chung")), 0);
        assert_eq!(titled(Level::Khoan, None), 0);
    }
}
