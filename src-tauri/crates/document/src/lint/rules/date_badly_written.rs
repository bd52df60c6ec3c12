//! CT009: a date no calendar knows, or separators other than "/".

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "CT009",
    name: "date-badly-written",
    severity: Severity::Error,
    source: OURS,
    why: "Ngày ghi bằng số viết “23/4/2021”; ngày không có trong lịch là lỗi nội dung.",
    wrong: "31/02/2026; 23.4.2021",
    right: "28/02/2026; 23/4/2021",
    check,
};

use crate::lint::dates::DateForm;

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.pieces.iter() {
        for d in &p.dates {
            let at = p.span(d.first, d.last);
            if !d.possible() {
                report.span(p, at, "Không có ngày này trong lịch.");
            } else if let DateForm::Numeric(mark) = d.form
                && mark != '/'
            {
                let right = p.slice(at.clone()).replace(mark, "/");
                report.span(p, at, "Ngày ghi bằng số dùng dấu gạch chéo.").propose(right).severity(Severity::Warning);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn impossible_days_and_dots_are_found() {
        assert_eq!(told("CT009", &text("trước ngày 31/02/2026, ngày 23.4.2021")), ["31/02/2026", "23.4.2021 -> 23/4/2021"]);
        assert_eq!(told("CT009", &text("ngày 31 tháng 4 năm 2026")), ["31 tháng 4 năm 2026"]);
    }

    #[test]
    fn good_dates_pass() {
        assert_eq!(told("CT009", &text("ngày 23/4/2021, 29/02/2028, số 12/2021/TT-BYT, 1.250 người")), [""; 0]);
    }
}
