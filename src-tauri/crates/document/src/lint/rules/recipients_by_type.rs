//! TT018: Kính gửi stands on a type that has none, or is missing where it must be.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT018",
    name: "recipients-by-type",
    severity: Severity::Error,
    source: p1!("II.9b, c"),
    why: "Kính gửi chỉ có ở công văn, tờ trình và báo cáo gửi cấp trên.",
    wrong: "Kế hoạch có dòng Kính gửi",
    right: "Kế hoạch chỉ có Nơi nhận",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let d = paper.document;
    let name = d.kind.name.to_lowercase();
    match d.kind.recipients {
        RecipientsRule::None if !d.recipients.is_empty() => {
            report.field("recipients", d.recipients.join("; "), format!("Loại văn bản {name} không có Kính gửi; hãy chuyển các nơi này xuống Nơi nhận."));
        }
        RecipientsRule::Required if d.recipients.iter().all(|r| r.trim().is_empty()) => {
            report.field("recipients", "", format!("Loại văn bản {name} phải có Kính gửi: cơ quan, đơn vị hoặc cá nhân trực tiếp giải quyết."));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn a_plan_has_no_kinh_gui() {
        let mut d = ke_hoach();
        d.recipients = vec!["Công an tỉnh".into()];
        assert_eq!(told("TT018", &d), ["Công an tỉnh"]);
    }

    #[test]
    fn a_dispatch_needs_one() {
        let mut d = cong_van();
        assert_eq!(told("TT018", &d), [""; 0]);
        d.recipients.clear();
        assert_eq!(findings("TT018", &d).len(), 1);
        assert_eq!(told("TT018", &ke_hoach()), [""; 0]);
    }
}
