//! ND001: a sentence that assigns work and names no date, period or recurrence.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "ND001",
    name: "task-without-deadline",
    severity: Severity::Warning,
    source: article!("Điều 23 khoản 2"),
    why: "Nhiệm vụ giao mà không có ngày, kỳ hạn hoặc chu kỳ thì không theo dõi, đôn đốc được.",
    wrong: "Giao Công an tỉnh tổng hợp kết quả báo cáo cấp trên theo quy định",
    right: "Giao Công an tỉnh tổng hợp kết quả, báo cáo trước ngày 10/3/2026",
    check,
};

/// Types that assign work.
const ASSIGNING: [&str; 11] =
    ["cong-van", "ke-hoach", "chi-thi", "cong-dien", "thong-bao", "huong-dan", "chuong-trinh", "phuong-an", "quyet-dinh", "nghi-quyet", "de-an"];

fn check(paper: &Paper, report: &mut Report) {
    if !ASSIGNING.contains(&paper.document.kind.id.as_str()) {
        return;
    }
    for p in paper.body() {
        let Some((from, to)) = assigns(p) else { continue };
        if !has_time(p, paper) && soft_word(p).is_none() {
            report.span(p, p.span(from, to), "Nhiệm vụ được giao nhưng không có ngày, kỳ hạn hoặc chu kỳ thực hiện; nên ghi rõ thời hạn.");
        }
    }
}

/// The words by which a text gives somebody work: "Giao Công an tỉnh …", "… có trách nhiệm …".
pub(super) fn assigns(p: &Piece) -> Option<(usize, usize)> {
    // A line that only introduces its sub-items assigns nothing itself.
    if p.chars.iter().rfind(|c| !c.is_whitespace()).is_none_or(|c| *c == ':') {
        return None;
    }
    let named_before = |i: usize| (i.saturating_sub(12)..i).any(|k| p.capital(k));
    (0..p.tokens.len()).find_map(|i| {
        let starts = i == 0 || p.mark(i - 1, '.') || p.mark(i - 1, ';') || p.mark(i - 1, ':');
        if starts && p.is(i, "giao") && p.capital(i + 1) {
            return Some((i, i));
        }
        let orders = starts && (p.phrase_at(i, "yêu cầu") || p.phrase_at(i, "đề nghị")) && p.capital(i + 2)
            || p.phrase_at(i, "có trách nhiệm") && i > 1 && named_before(i) && !p.is(i + 3, "của")
            || p.phrase_at(i, "chủ trì") && i > 0 && !p.is(i - 1, "đã") && p.mark(i + 2, ',') && p.phrase_at(i + 3, "phối hợp") && named_before(i);
        orders.then_some((i, i + if p.is(i, "có") { 2 } else { 1 }))
    })
}

/// A date, an hour, a period, a recurrence, or a pointer to an annex that holds them.
pub(super) fn has_time(p: &Piece, paper: &Paper) -> bool {
    // The date of a cited paper is no deadline.
    let cited = |first: usize| p.citations.iter().any(|c| c.last < first && first <= c.last + 4);
    if p.dates.iter().any(|d| !cited(d.first)) || !paper.document.annexes.is_empty() && p.has("phụ lục") {
        return true;
    }
    (0..p.tokens.len()).any(|i| {
        let number_next = p.number(i + 1).is_some();
        p.is_any(i, &["tháng", "năm", "quý", "tuần", "trước", "hạn"]) && number_next && !cited(i)
            || p.is_any(i, &["ngày", "tháng", "tuần"]) && i > 0 && p.number(i - 1).is_some()
            || p.is_any(i, &["hằng", "hàng"]) && p.is_any(i + 1, &["ngày", "tuần", "tháng", "quý", "năm", "giờ"])
            || p.phrase_at(i, "định kỳ")
            || p.phrase_at(i, "chậm nhất")
            || p.phrase_at(i, "thời hạn")
            || p.is(i, "giờ") && i > 0 && p.number(i - 1).is_some()
            || p.phrase_at(i, "ngày bầu cử")
            || p.phrase_at(i, "kết thúc cuộc bầu cử")
            || p.phrase_at(i, "khi có yêu cầu")
    })
}

/// "kịp thời", "khẩn trương": a time nobody can check.
pub(super) fn soft_word(p: &Piece) -> Option<(usize, usize)> {
    const SOFT: [&str; 6] = ["kịp thời", "khẩn trương", "thường xuyên", "sớm nhất", "ngay lập tức", "nhanh chóng"];
    (0..p.tokens.len()).find_map(|i| SOFT.iter().find(|s| p.phrase_at(i, s)).map(|s| (i, i + s.split(' ').count() - 1)))
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn a_task_without_time_is_found() {
        assert_eq!(told("ND001", &text("Giao Công an tỉnh chủ trì giúp UBND tỉnh theo dõi, đôn đốc và tổng hợp kết quả báo cáo cấp trên theo quy định./.")), ["Giao"]);
    }

    #[test]
    fn dated_tasks_lead_ins_and_reports_pass() {
        assert_eq!(told("ND001", &text("Giao Công an tỉnh tổng hợp, báo cáo trước ngày 10/3/2026./.")), [""; 0]);
        assert_eq!(told("ND001", &text("Giao Công an tỉnh báo cáo hằng tuần./.")), [""; 0]);
        assert_eq!(told("ND001", &text("Giao Công an tỉnh:")), [""; 0]);
        let mut d = text("Giao Công an tỉnh tổng hợp.");
        d.kind = Kind::parse("bao-cao").expect("a type of the decree");
        assert_eq!(told("ND001", &d), [""; 0]);
    }
}
