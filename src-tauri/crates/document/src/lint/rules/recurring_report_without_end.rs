//! ND018: a report asked for again and again with no last day.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "ND018",
    name: "recurring-report-without-end",
    severity: Severity::Hint,
    source: OURS,
    why: "Báo cáo định kỳ cần ngày kết thúc để biết khi nào thôi đôn đốc.",
    wrong: "báo cáo hằng ngày",
    right: "báo cáo hằng ngày đến hết ngày 25/3/2026",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    if matches!(paper.document.kind.id.as_str(), "bao-cao" | "to-trinh" | "bien-ban") {
        return;
    }
    for p in paper.body().filter(|p| (p.has("hằng") || p.has("hàng")) && p.has("báo cáo")) {
        let starts: Vec<usize> = (0..p.tokens.len()).filter(|i| *i == 0 || p.mark(i - 1, '.') || p.mark(i - 1, ';')).collect();
        for (k, from) in starts.iter().enumerate() {
            let to = starts.get(k + 1).copied().unwrap_or(p.tokens.len());
            let recurrence = (*from..to).find(|i| p.is_any(*i, &["hằng", "hàng"]) && p.is_any(i + 1, &["ngày", "tuần", "tháng", "giờ"]));
            let reports = (*from..to).any(|i| p.phrase_at(i, "báo cáo") && !p.is_any(i.wrapping_sub(1), &["các", "những"]));
            let ends = (*from..to).any(|i| p.phrase_at(i, "đến hết") || p.phrase_at(i, "cho đến") || p.phrase_at(i, "kết thúc") || p.is(i, "đến") && p.is(i + 1, "ngày"));
            if let Some(i) = recurrence.filter(|_| reports && !ends) {
                report.span(p, p.span(i, i + 1), "Báo cáo định kỳ chưa có ngày kết thúc; nên ghi “đến hết ngày …”.");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn an_endless_report_is_found() {
        assert_eq!(told("ND018", &text("Công an các xã báo cáo hằng ngày trước 15 giờ.")), ["hằng ngày"]);
    }

    #[test]
    fn an_end_or_no_report_passes() {
        assert_eq!(told("ND018", &text("Báo cáo hằng ngày đến hết ngày 25/3/2026. Trực hằng ngày.")), [""; 0]);
    }
}
