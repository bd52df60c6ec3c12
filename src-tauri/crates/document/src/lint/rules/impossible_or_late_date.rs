//! TT012: the date of the paper cannot be, lies too far ahead, or lies before one of its grounds.

use crate::lint::rule::*;
use crate::lint::dates::Day;

pub(crate) const RULE: Rule = Rule {
    id: "TT012",
    name: "impossible-or-late-date",
    severity: Severity::Error,
    source: article!("Điều 15 khoản 2"),
    why: "Văn bản được ghi số và ngày sau khi ký, chậm nhất là ngày làm việc tiếp theo; căn cứ phải có trước văn bản.",
    wrong: "ngày 31 tháng 02 năm 2026",
    right: "ngày 28 tháng 02 năm 2026",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let date = paper.document.head.date;
    let shown = date.text().replace('\u{a0}', "…").replace("……", "…");
    if !date.is_possible() {
        report.field("head.date", shown, "Không có ngày này trong lịch.");
        return;
    }
    let (Some(day), Some(month), Some(year)) = (date.day, date.month, date.year) else { return };
    let issued = Day { year: i32::from(year), month: u32::from(month), day: u32::from(day) };
    if let Some(today) = paper.context.today.map(Day::from_parts)
        && issued.number() > today.number() + next_working_day(today.weekday())
    {
        report.field("head.date", shown, "Ngày của văn bản chậm nhất là ngày làm việc tiếp theo ngày ký; ngày này còn ở xa.").severity(Severity::Warning);
    }
    for p in paper.of_role(Role::Ground) {
        for d in &p.dates {
            if d.on(None).is_some_and(|ground| ground > issued) {
                report.span(p, p.span(d.first, d.last), "Căn cứ được ban hành sau ngày của văn bản này; hãy kiểm tra lại một trong hai ngày.");
            }
        }
    }
}

/// Days until the next working day after a weekday (0 is Monday).
fn next_working_day(weekday: usize) -> i64 {
    match weekday {
        4 => 3,
        5 => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;



    #[test]
    fn a_day_no_calendar_knows_is_found() {
        let mut d = cong_van();
        d.head.date = PaperDate { day: Some(31), month: Some(2), year: Some(2026) };
        assert_eq!(told("TT012", &d), ["ngày 31 tháng 02 năm 2026"]);
    }

    #[test]
    fn a_ground_of_the_future_is_found() {
        let mut d = cong_van();
        d.grounds = vec!["Căn cứ Kế hoạch số 07/KH-UBND ngày 10 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh".into()];
        assert_eq!(told("TT012", &d), ["10 tháng 02 năm 2026"]);
        d.grounds = vec!["Căn cứ Kế hoạch số 07/KH-UBND ngày 05 tháng 02 năm 2026".into()];
        assert_eq!(told("TT012", &d), [""; 0]);
    }

    #[test]
    fn a_friday_may_date_to_monday() {
        let d = cong_van(); // 05/02/2026 is a Thursday
        let on = |day| LintContext { today: Some((2026, 2, day)), ..LintContext::default() };
        assert_eq!(told_with("TT012", &d, &on(4)), [""; 0]);
        assert_eq!(findings_with("TT012", &d, &on(3)).len(), 1);
        let mut monday = cong_van();
        monday.head.date.day = Some(9);
        assert_eq!(told_with("TT012", &monday, &on(6)), [""; 0]);
    }
}
