//! TT023: the body decides as a collective and the signature lacks "TM. …".

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT023",
    name: "collective-without-tm",
    severity: Severity::Warning,
    source: p1!("II.7b"),
    why: "Cơ quan làm việc theo chế độ tập thể thì người ký thay mặt tập thể và phải ghi “TM.” trước tên tập thể.",
    wrong: "CHỦ TỊCH",
    right: "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH",
    check,
};

/// Bodies that work as a collective by law (Luật Tổ chức chính quyền địa phương; Luật bầu cử, Điều 26).
const COLLECTIVES: [&str; 2] = ["ỦY BAN NHÂN DÂN", "ỦY BAN BẦU CỬ"];

fn check(paper: &Paper, report: &mut Report) {
    let d = paper.document;
    let s = &d.signature;
    let title = s.title.to_uppercase();
    // TL. and TUQ. sign for the head, not for the collective.
    if title.trim().is_empty() || s.authority.iter().any(|a| ["TM", "T/M", "TL", "TUQ"].iter().any(|p| a.trim_start().starts_with(p))) {
        return;
    }
    let issuer: String = d.head.issuer.replace('\n', " ").to_uppercase().replace("UỶ", "ỦY");
    let by_law = COLLECTIVES.iter().find(|c| issuer.trim_start().starts_with(**c)).filter(|_| title.ends_with("CHỦ TỊCH"));
    let Some(name) = paper.context.collective.clone().or_else(|| by_law.map(|c| (*c).to_owned())) else { return };
    report
        .field("signature.authority", &s.title, format!("Người ký thay mặt tập thể nên phía trên chức vụ phải có “TM. {name}”."))
        .propose(format!("TM. {name}"));
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;


    #[test]
    fn a_peoples_committee_needs_tm() {
        let mut d = cong_van();
        d.head.issuer = "ỦY BAN NHÂN DÂN\nTỈNH HẢI DƯƠNG".into();
        d.signature.authority.clear();
        d.signature.title = "CHỦ TỊCH".into();
        let found = findings("TT023", &d);
        assert_eq!(found.len(), 1);
        assert!(crate::lint::accept(&mut d, &found[0]));
        assert_eq!(d.signature.authority, ["TM. ỦY BAN NHÂN DÂN"]);
        assert_eq!(told("TT023", &d), [""; 0]);
    }

    #[test]
    fn an_unknown_body_is_left_alone() {
        let mut d = cong_van();
        d.signature.authority.clear();
        assert_eq!(told("TT023", &d), [""; 0]);
        let known = LintContext { collective: Some("TIỂU BAN".into()), ..LintContext::default() };
        assert_eq!(told_with("TT023", &d, &known), ["PHÓ TRƯỞNG TIỂU BAN -> TM. TIỂU BAN"]);
    }
}
