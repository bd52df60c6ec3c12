//! ND009: a period whose end is not after its start, or a campaign that leaves out election day.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "ND009",
    name: "period-ends-before-it-starts",
    severity: Severity::Error,
    source: OURS,
    why: "Đợt cao điểm phải kết thúc sau khi bắt đầu và bao trùm ngày bầu cử.",
    wrong: "từ ngày 23/6/2021 đến ngày 23/4/2021",
    right: "từ ngày 23/4/2021 đến ngày 23/6/2021",
    check,
};

use crate::lint::dates::Day;

fn check(paper: &Paper, report: &mut Report) {
    let vote = paper.context.election_day.map(Day::from_parts);
    for p in paper.running() {
        for pair in p.dates.windows(2) {
            let (a, b) = (&pair[0], &pair[1]);
            let between: Vec<usize> = (a.last + 1..b.first).collect();
            let from = (a.first.saturating_sub(2)..a.first).any(|i| p.is(i, "từ"));
            let joined = between.len() <= 4 && between.iter().any(|i| p.is(*i, "đến")) && between.iter().all(|i| p.is_any(*i, &["đến", "hết", "ngày"]));
            if !from || !joined {
                continue;
            }
            let (Some(start), Some(end)) = (a.on(b.year), b.on(a.year)) else { continue };
            let at = p.span(a.first, b.last);
            // Without a year at the start the period may cross New Year.
            let crosses = a.year.is_none() && b.year.is_some() && start > end;
            if end <= start && !(crosses && a.month >= 10 && b.month <= 3) {
                report.span(p, at, "Thời gian kết thúc không sau thời gian bắt đầu.");
            } else if let Some(vote) = vote.filter(|v| *v < start || *v > end)
                && p.has("cao điểm")
                && p.has("bầu cử")
            {
                report
                    .span(p, at, format!("Đợt cao điểm bảo đảm bầu cử không bao trùm ngày bầu cử ({}/{}/{}).", vote.day, vote.month, vote.year))
                    .severity(Severity::Warning);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn a_period_backwards_is_found() {
        assert_eq!(told("ND009", &text("cao điểm từ ngày 23/6 đến ngày 23/4/2021")), ["23/6 đến ngày 23/4/2021"]);
    }

    #[test]
    fn a_campaign_beside_the_vote_is_found() {
        let profile = LintContext { election_day: Some((2026, 3, 15)), ..LintContext::default() };
        assert_eq!(told_with("ND009", &text("cao điểm bảo đảm ANTT bầu cử từ ngày 01/02/2026 đến ngày 10/3/2026"), &profile).len(), 1);
        assert_eq!(told_with("ND009", &text("cao điểm bảo đảm ANTT bầu cử từ ngày 01/02/2026 đến ngày 25/3/2026"), &profile), [""; 0]);
    }

    #[test]
    fn good_periods_pass() {
        assert_eq!(told("ND009", &text("từ ngày 23/4 đến ngày 23/6/2021; từ ngày 15/12 đến hết ngày 15/01/2026")), [""; 0]);
    }
}
