//! TT024: "KT." without a deputy under it, or a deputy without "KT.".

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT024",
    name: "deputy-and-kt-disagree",
    severity: Severity::Error,
    source: p1!("II.7b"),
    why: "Cấp phó ký thay thì ghi “KT.” trước chức vụ cấp trưởng, dòng dưới là chức vụ cấp phó.",
    wrong: "KT. TRƯỞNG TIỂU BAN / TRƯỞNG TIỂU BAN",
    right: "KT. TRƯỞNG TIỂU BAN / PHÓ TRƯỞNG TIỂU BAN",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let s = &paper.document.signature;
    let title = s.title.trim().to_uppercase();
    if title.is_empty() {
        return;
    }
    // "KT. BỘ TRƯỞNG / THỨ TRƯỞNG" is the one deputy that is not called PHÓ.
    let deputy = title.starts_with("PHÓ ") || title.starts_with("THỨ TRƯỞNG");
    let head = s.authority.iter().rev().map(|a| a.trim().to_uppercase()).find_map(|a| a.strip_prefix("KT").map(|r| r.trim_start_matches(['.', ' ']).to_owned()));
    match head {
        Some(head) if !deputy => {
            let right = if title == head { format!("PHÓ {head}") } else { String::new() };
            let draft = report.field("signature.title", &s.title, "Sau dòng “KT.” phải là chức vụ của cấp phó ký thay.");
            if !right.is_empty() {
                draft.propose(right);
            }
        }
        None if deputy && !s.authority.iter().any(|a| a.trim_start().starts_with("TUQ")) => {
            let head = title.strip_prefix("PHÓ ").map_or_else(|| "BỘ TRƯỞNG".to_owned(), str::to_owned);
            report.field("signature.authority", "", format!("Cấp phó ký thay phải có dòng “KT. {head}” phía trên chức vụ.")).propose(format!("KT. {head}"));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn a_head_cannot_sign_for_himself() {
        let mut d = cong_van();
        d.signature.title = "TRƯỞNG TIỂU BAN".into();
        assert_eq!(told("TT024", &d), ["TRƯỞNG TIỂU BAN -> PHÓ TRƯỞNG TIỂU BAN"]);
    }

    #[test]
    fn a_deputy_needs_kt() {
        let mut d = cong_van();
        d.signature.authority.truncate(1);
        let found = findings("TT024", &d);
        assert_eq!(found.len(), 1);
        assert!(crate::lint::accept(&mut d, &found[0]));
        assert_eq!(d.signature.authority, ["TM. TIỂU BAN", "KT. TRƯỞNG TIỂU BAN"]);
        assert_eq!(told("TT024", &d), [""; 0]);
    }

    #[test]
    fn a_vice_minister_passes() {
        let mut d = cong_van();
        d.signature.authority = vec!["KT. BỘ TRƯỞNG".into()];
        d.signature.title = "THỨ TRƯỞNG".into();
        assert_eq!(told("TT024", &d), [""; 0]);
    }
}
