//! TT014: the trích yếu is missing or brings its own "V/v".

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT014",
    name: "subject-missing-or-with-vv",
    severity: Severity::Error,
    source: p1!("II.5b"),
    why: "“V/v” chỉ có ở công văn và do chương trình in; văn bản có tên loại không có “V/v”.",
    wrong: "V/v đôn đốc báo cáo",
    right: "đôn đốc báo cáo",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let d = paper.document;
    // Forms 1.8 and 1.10 have no trích yếu; a thư công has no form at all.
    if d.subject.trim().is_empty() && !matches!(d.kind.form.as_deref(), Some("1.8" | "1.10") | None) {
        report.field("subject", "", "Thiếu trích yếu: một câu hoặc cụm từ ngắn phản ánh nội dung chủ yếu của văn bản.");
    }
    for p in paper.of_role(Role::Subject) {
        let typed = ["v/v", "về việc:"].iter().find_map(|lead| {
            let n = lead.chars().count();
            let fits = p.folded.len() > n && p.folded[..n].iter().copied().eq(lead.chars());
            fits.then(|| n + p.chars[n..].iter().take_while(|c| c.is_whitespace() || **c == ':').count())
        });
        let Some(rest) = typed.map(|at| p.slice(at..p.chars.len())) else { continue };
        if d.kind.is_cong_van() {
            report.whole(p, "“V/v” đã được in trước trích yếu của công văn; không gõ lại.").propose(rest).safe();
        } else {
            report.whole(p, "Chỉ công văn mới dùng “V/v”; văn bản có tên loại ghi thẳng trích yếu dưới tên loại.").propose(crate::lint::paper::capitalised(&rest)).safe();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    fn subject(mut d: crate::Document, s: &str) -> Vec<String> {
        d.subject = s.into();
        told("TT014", &d)
    }

    #[test]
    fn typed_leads_are_found() {
        assert_eq!(subject(cong_van(), "V/v đôn đốc"), ["V/v đôn đốc -> đôn đốc"]);
        assert_eq!(subject(cong_van(), "Về việc: đôn đốc"), ["Về việc: đôn đốc -> đôn đốc"]);
        assert_eq!(subject(ke_hoach(), "V/v bảo đảm an ninh"), ["V/v bảo đảm an ninh -> Bảo đảm an ninh"]);
        assert_eq!(subject(ke_hoach(), "").len(), 1);
    }

    #[test]
    fn plain_subjects_pass() {
        assert_eq!(subject(cong_van(), "đôn đốc báo cáo"), [""; 0]);
        assert_eq!(subject(ke_hoach(), "Về việc bảo đảm an ninh"), [""; 0]);
    }
}
