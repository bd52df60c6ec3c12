//! ND004: a task whose only time is a soft word.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "ND004",
    name: "only-soft-time-words",
    severity: Severity::Hint,
    source: OURS,
    why: "“Kịp thời”, “khẩn trương” không đo được; nên ghi thêm ngày, giờ cụ thể.",
    wrong: "Yêu cầu Sở Y tế khẩn trương báo cáo",
    right: "Yêu cầu Sở Y tế báo cáo trước 16 giờ 00 ngày 14/3/2026",
    check,
};

use super::task_without_deadline::{assigns, has_time, soft_word};

fn check(paper: &Paper, report: &mut Report) {
    if matches!(paper.document.kind.id.as_str(), "bao-cao" | "to-trinh" | "bien-ban") {
        return;
    }
    for p in paper.body() {
        if assigns(p).is_some()
            && !has_time(p, paper)
            && let Some((from, to)) = soft_word(p)
        {
            report.span(p, p.span(from, to), format!("“{}” không phải là thời hạn; nên ghi thêm ngày, giờ hoặc chu kỳ cụ thể.", p.slice(p.span(from, to))));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn soft_words_alone_are_found() {
        assert_eq!(told("ND004", &text("Yêu cầu Sở Y tế khẩn trương báo cáo kết quả.")), ["khẩn trương"]);
    }

    #[test]
    fn soft_words_with_a_date_pass() {
        assert_eq!(told("ND004", &text("Yêu cầu Sở Y tế khẩn trương báo cáo trước ngày 14/3/2026.")), [""; 0]);
        assert_eq!(told("ND004", &text("Các đơn vị đã khẩn trương thực hiện.")), [""; 0]);
    }
}
