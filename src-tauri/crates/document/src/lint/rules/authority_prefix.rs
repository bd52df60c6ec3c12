//! TT025: a line over the signature without its prefix, or prefix or title not written as the decree does.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT025",
    name: "authority-prefix",
    severity: Severity::Error,
    source: p1!("II.7b, đ"),
    why: "Quyền hạn ghi bằng một trong các chữ “TM.”, “Q.”, “KT.”, “TL.”, “TUQ.”, có dấu chấm; quyền hạn, chức vụ in hoa.",
    wrong: "T/M TIỂU BAN",
    right: "TM. TIỂU BAN",
    check,
};

use crate::nd30::AUTHORITY_PREFIXES;

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.of_role(Role::Authority) {
        let text = p.text();
        let upper = text.trim().to_uppercase();
        let letters: String = upper.chars().take_while(|c| c.is_alphabetic() || matches!(c, '/' | '.')).filter(|c| c.is_alphabetic()).collect();
        let after = upper.chars().skip_while(|c| c.is_alphabetic() || matches!(c, '/' | '.')).collect::<String>();
        match split_prefix(&letters, &after) {
            Some(right) if right != text => {
                report.whole(p, "Quyền hạn của người ký ghi in hoa bằng “TM.”, “Q.”, “KT.”, “TL.” hoặc “TUQ.”, có dấu chấm và cách một chữ.").propose(right).safe();
            }
            Some(_) => {}
            None => {
                report.whole(p, "Dòng này không bắt đầu bằng “TM.”, “Q.”, “KT.”, “TL.” hoặc “TUQ.”.");
            }
        }
    }
    for p in paper.of_role(Role::SignTitle) {
        if p.chars.iter().any(|c| c.is_lowercase()) {
            report.whole(p, "Chức vụ của người ký trình bày bằng chữ in hoa.").propose(p.text().to_uppercase()).safe();
        }
    }
}

/// "TM" + " TIỂU BAN", or "TMTIỂU" of "TM.TIỂU BAN", brought to the form of the decree.
fn split_prefix(letters: &str, after: &str) -> Option<String> {
    for prefix in AUTHORITY_PREFIXES {
        let bare = prefix.trim_end_matches('.');
        if let Some(glued) = letters.strip_prefix(bare) {
            let joined = format!("{glued}{after}");
            // "TL" also begins "TLXYZ": a prefix stands alone or before a dot.
            if glued.is_empty() || !after.is_empty() && bare.len() > 1 {
                let name = joined.trim_start();
                return name.starts_with(char::is_alphabetic).then(|| format!("{prefix} {name}"));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    fn authority(s: &str) -> Vec<String> {
        let mut d = cong_van();
        d.signature.authority = vec![s.into(), "KT. TRƯỞNG TIỂU BAN".into()];
        told("TT025", &d)
    }

    #[test]
    fn slips_are_put_right() {
        assert_eq!(authority("T/M TIỂU BAN"), ["T/M TIỂU BAN -> TM. TIỂU BAN"]);
        assert_eq!(authority("TM TIỂU BAN"), ["TM TIỂU BAN -> TM. TIỂU BAN"]);
        assert_eq!(authority("TM.TIỂU BAN"), ["TM.TIỂU BAN -> TM. TIỂU BAN"]);
        assert_eq!(authority("tm. Tiểu ban"), ["tm. Tiểu ban -> TM. TIỂU BAN"]);
        assert_eq!(authority("TIỂU BAN"), ["TIỂU BAN"]);
    }

    #[test]
    fn the_five_prefixes_pass() {
        for s in ["TM. TIỂU BAN", "Q. GIÁM ĐỐC", "TL. CHỦ TỊCH", "TUQ. CHỦ TỊCH"] {
            assert_eq!(authority(s), [""; 0], "{s}");
        }
    }
}
