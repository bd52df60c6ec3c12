//! TT003: the issuer is missing, not in capitals, or stands without its parent body.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT003",
    name: "issuer-not-in-capitals",
    severity: Severity::Error,
    source: p1!("II.2"),
    why: "Tên cơ quan ban hành là tên chính thức, in hoa, kèm tên cơ quan chủ quản trực tiếp nếu có.",
    wrong: "Tiểu ban An ninh, trật tự",
    right: "TIỂU BAN AN NINH, TRẬT TỰ",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let head = &paper.document.head;
    if head.issuer.trim().is_empty() {
        report.field("head.issuer", "", "Thiếu tên cơ quan, tổ chức ban hành văn bản; phải ghi tên chính thức, đầy đủ, in hoa.");
    }
    for p in paper.of_role(Role::Issuer).chain(paper.of_role(Role::Parent)) {
        if p.chars.iter().any(|c| c.is_lowercase()) {
            report.whole(p, "Tên cơ quan phải trình bày bằng chữ in hoa.").propose(p.text().to_uppercase()).safe();
        }
    }
    let parent_missing = head.parent.as_deref().is_none_or(|p| p.trim().is_empty());
    if let Some(parent) = paper.context.parent.as_deref().filter(|_| parent_missing) {
        report.field("head.parent", "", "Thiếu tên cơ quan chủ quản trực tiếp ở phía trên tên cơ quan ban hành.").propose(parent);
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;


    #[test]
    fn small_letters_are_found() {
        let mut d = cong_van();
        d.head.issuer = "Tiểu ban An ninh, trật tự".into();
        assert_eq!(told("TT003", &d), ["Tiểu ban An ninh, trật tự -> TIỂU BAN AN NINH, TRẬT TỰ"]);
        d.head.issuer.clear();
        assert_eq!(findings("TT003", &d).len(), 1, "an empty issuer is told");
    }

    #[test]
    fn a_parent_of_the_profile_is_missed() {
        let mut d = cong_van();
        let known = LintContext { parent: Some("ỦY BAN BẦU CỬ TỈNH X".into()), ..LintContext::default() };
        assert_eq!(told_with("TT003", &d, &known), [""; 0]);
        d.head.parent = None;
        assert_eq!(told_with("TT003", &d, &known), [" -> ỦY BAN BẦU CỬ TỈNH X"]);
        assert_eq!(told("TT003", &d), [""; 0], "unknown profile, no finding");
    }
}
