//! ND005: a deadline earlier than the paper itself.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "ND005",
    name: "deadline-before-paper",
    severity: Severity::Error,
    source: OURS,
    why: "Thời hạn phải sau ngày của văn bản.",
    wrong: "hạn 01/02/2026, văn bản 05/02/2026",
    right: "hạn 10/02/2026, văn bản 05/02/2026",
    check,
};

use crate::lint::dates::Day;

fn check(paper: &Paper, report: &mut Report) {
    let date = paper.document.head.date;
    let (Some(day), Some(month), Some(year)) = (date.day, date.month, date.year) else { return };
    let issued = Day { year: i32::from(year), month: u32::from(month), day: u32::from(day) };
    for p in paper.pieces.iter().filter(|p| matches!(p.role, Role::Text | Role::Cell)) {
        for d in &p.dates {
            let before = d.first.checked_sub(if d.first > 0 && p.is(d.first - 1, "ngày") { 2 } else { 1 });
            // "hoàn thành trước", "gửi … trước", "chậm nhất", "hạn": not any date of the past.
            let deadline = before.is_some_and(|b| {
                p.is(b, "trước") && (b.saturating_sub(14)..b).any(|k| p.phrase_at(k, "hoàn thành") || p.phrase_at(k, "báo cáo") || p.is(k, "gửi") || p.is(k, "xong"))
                    || p.is(b, "nhất") && b > 0 && p.is(b - 1, "chậm")
                    || p.is(b, "hạn")
            });
            if deadline && d.on(Some(u32::from(year))).is_some_and(|on| on < issued) {
                report.span(p, p.span(d.first, d.last), "Thời hạn này trước ngày của văn bản.");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn a_past_deadline_is_found() {
        assert_eq!(told("ND005", &text("Các đơn vị báo cáo kết quả trước ngày 01/02/2026.")), ["01/02/2026"]);
    }

    #[test]
    fn coming_deadlines_and_old_dates_pass() {
        assert_eq!(told("ND005", &text("Các đơn vị báo cáo trước ngày 10/02/2026; theo Kế hoạch ngày 01/02/2026; trước năm 2025.")), [""; 0]);
    }
}
