//! TT010: a date in words whose zeros are not as the decree writes them.

use crate::lint::rule::*;
use crate::lint::dates::DateForm;

pub(crate) const RULE: Rule = Rule {
    id: "TT010",
    name: "date-without-zero",
    severity: Severity::Hint,
    source: p1!("II.4b"),
    why: "Ngày nhỏ hơn 10 và tháng 1, tháng 2 ghi thêm số 0; tháng 3 đến tháng 9 thì không. Dòng ngày của chính văn bản do chương trình in nên luôn đúng.",
    wrong: "ngày 5 tháng 03 năm 2026",
    right: "ngày 05 tháng 3 năm 2026",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.pieces.iter().filter(|p| p.is_running() || matches!(p.role, Role::Place | Role::Subject)) {
        for date in p.dates.iter().filter(|d| d.form == DateForm::Words && d.possible()) {
            let month_at = date.first + 2;
            for (token, right) in [(date.first, format!("{:02}", date.day)), (month_at, if date.month <= 2 { format!("{:02}", date.month) } else { date.month.to_string() })] {
                if p.token(token) != right {
                    let draft = report
                        .span(p, p.span(token, token), "Ngày nhỏ hơn 10 và tháng 1, tháng 2 phải ghi thêm số 0 phía trước; các tháng khác thì không.")
                        .propose(right)
                        .safe();
                    if p.role == Role::AnnexNote {
                        // This line repeats the date of the paper itself.
                        draft.severity(Severity::Error);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn zeros_are_put_right() {
        assert_eq!(told("TT010", &text("Nghị định ngày 5 tháng 03 năm 2020")), ["5 -> 05", "03 -> 3"]);
        assert_eq!(told("TT010", &text("trước ngày 15 tháng 2 năm 2026")), ["2 -> 02"]);
    }

    #[test]
    fn the_decrees_way_passes() {
        assert_eq!(told("TT010", &text("ngày 05 tháng 3 năm 2020; ngày 29 tháng 6; ngày 05 tháng 01 năm 2020; ngày 5/3/2020")), [""; 0]);
    }
}
