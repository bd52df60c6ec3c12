//! ND013: the weekday is not that of the date.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "ND013",
    name: "weekday-and-date",
    severity: Severity::Error,
    source: "Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân, Điều 5; lịch",
    why: "Thứ và ngày phải khớp nhau; ngày bầu cử là Chủ nhật.",
    wrong: "thứ Bảy, ngày 15/3/2026",
    right: "Chủ nhật, ngày 15/3/2026",
    check,
};

use crate::lint::dates::WEEKDAYS;

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.running() {
        for d in &p.dates {
            let Some(day) = d.on(None) else { continue };
            let mut before = d.first;
            for word in ["ngày", ",", "("] {
                if before > 0 && (p.is(before - 1, word) || p.mark(before - 1, word.chars().next().unwrap_or(' '))) {
                    before -= 1;
                }
            }
            if before < 2 {
                continue;
            }
            let written = format!("{} {}", p.token(before - 2), p.token(before - 1)).to_lowercase();
            let digit = written.strip_prefix("thứ ").and_then(|n| n.parse::<usize>().ok()).filter(|n| (2..=7).contains(n));
            let named = WEEKDAYS.iter().position(|w| w.to_lowercase() == written).or(digit.map(|n| n - 2));
            if let Some(named) = named.filter(|n| *n != day.weekday()) {
                let right = WEEKDAYS[day.weekday()];
                let right = if p.capital(before - 2) { crate::lint::paper::capitalised(right) } else { right.to_owned() };
                report
                    .span(p, p.span(before - 2, before - 1), format!("Ngày {} là {}, không phải {}; hãy kiểm tra lại thứ hoặc ngày.", p.slice(p.span(d.first, d.last)), WEEKDAYS[day.weekday()], WEEKDAYS[named]))
                    .propose(right);
            }
            let vote = (d.first.saturating_sub(5)..d.first).any(|i| p.phrase_at(i, "ngày bầu cử") && !p.is(i.wrapping_sub(1), "trước") && i + 5 >= d.first);
            let direct = (d.first.saturating_sub(2)..d.first).all(|i| p.is_any(i, &["cử", "ngày", "là"]) || p.mark(i, '(') || p.mark(i, ','));
            if vote && direct && day.weekday() != 6 {
                report.span(p, p.span(d.first, d.last), "Ngày bầu cử phải là Chủ nhật (Luật bầu cử, Điều 5).");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn a_wrong_weekday_is_found() {
        assert_eq!(told("ND013", &text("Thứ Bảy, ngày 15/3/2026")), ["Thứ Bảy -> Chủ nhật"]);
        assert_eq!(told("ND013", &text("họp thứ 3 ngày 12/05/2021")), ["thứ 3 -> thứ Tư"]);
        assert_eq!(told("ND013", &text("Ngày bầu cử (14/3/2026)")), ["14/3/2026"]);
    }

    #[test]
    fn right_weekdays_pass() {
        assert_eq!(told("ND013", &text("Chủ nhật, ngày 15/3/2026; thứ 4, ngày 12/05/2021; Ngày bầu cử (23/5/2021); trước Ngày bầu cử, ngày 10/3/2026")), [""; 0]);
    }
}
