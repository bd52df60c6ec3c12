//! TT019: the first line of Nơi nhận does not point to Kính gửi or to the articles.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT019",
    name: "first-distribution-line",
    severity: Severity::Warning,
    source: p1!("II.9b"),
    why: "Văn bản có Kính gửi thì dòng đầu của Nơi nhận là “Như trên”; nghị quyết, quyết định là “Như Điều …”.",
    wrong: "Nơi nhận: - Các sở; (công văn)",
    right: "Nơi nhận: - Như trên;",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let d = paper.document;
    let Some(first) = d.distribution.first() else { return };
    let as_above = first.trim_start_matches(['-', ' ']).starts_with("Như trên");
    let fixed_form = d.kind.first_distribution == FirstDistribution::NhuTren;
    let has_recipients = d.recipients.iter().any(|r| !r.trim().is_empty());
    if has_recipients && !as_above {
        report.field("distribution[0]", "", "Văn bản có Kính gửi thì dòng đầu của Nơi nhận là “Như trên”.").propose("Như trên");
    } else if as_above && !has_recipients && !fixed_form {
        report.field("distribution[0]", first, "“Như trên” chỉ dùng khi văn bản có Kính gửi.").propose("");
    } else if d.kind.first_distribution == FirstDistribution::NhuDieu && !first.contains("Như Điều") {
        report.field("distribution[0]", "", "Nơi nhận của nghị quyết, quyết định bắt đầu bằng “Như Điều …” (điều giao trách nhiệm thi hành).").propose("Như Điều …");
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn a_dispatch_points_to_kinh_gui() {
        let mut d = cong_van();
        d.distribution.remove(0);
        let found = findings("TT019", &d);
        assert_eq!(found.len(), 1);
        assert!(crate::lint::accept(&mut d, &found[0]));
        assert_eq!(d.distribution[0], "Như trên");
        assert_eq!(told("TT019", &d), [""; 0]);
    }

    #[test]
    fn a_plan_has_nothing_above() {
        let mut d = ke_hoach();
        assert_eq!(told("TT019", &d), [""; 0]);
        d.distribution.insert(0, "Như trên".into());
        assert_eq!(told("TT019", &d), ["Như trên -> "]);
    }
}
