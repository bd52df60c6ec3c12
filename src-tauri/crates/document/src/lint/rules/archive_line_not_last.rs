//! TT021: something stands after the line "Lưu: …".

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT021",
    name: "archive-line-not-last",
    severity: Severity::Error,
    source: p1!("II.9d"),
    why: "Dòng “Lưu: …” là dòng cuối cùng của Nơi nhận.",
    wrong: "- Lưu: VT, NC. / - (để b/c)",
    right: "- (nơi nhận để b/c); / - Lưu: VT, NC.",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let lines: Vec<&Piece> = paper.of_role(Role::Distribution).collect();
    let Some(at) = lines.iter().position(|p| is_archive(p)) else { return };
    if at + 1 < lines.len() {
        let after: Vec<String> = lines[at + 1..].iter().map(|p| format!("“{}”", p.text())).collect();
        report
            .field(lines[at].place.clone(), lines[at].text(), format!("Dòng “Lưu” phải là dòng cuối của Nơi nhận; phía sau còn {}.", after.join(", ")))
            .propose(lines[at].text());
    }
}

/// The line begins with the word "Lưu".
pub(super) fn is_archive(p: &Piece) -> bool {
    let at = usize::from(p.mark(0, '-'));
    p.is(at, "lưu") && (p.mark(at + 1, ':') || p.is(at + 1, "vt"))
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn a_line_after_luu_is_found_and_luu_is_moved() {
        let mut d = cong_van();
        d.distribution = vec!["Như trên".into(), "Lưu: VT, NC".into(), "(đề b/c)".into()];
        let found = findings("TT021", &d);
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("(đề b/c)"), "the line behind is named");
        assert!(crate::lint::accept(&mut d, &found[0]));
        assert_eq!(d.distribution, ["Như trên", "(đề b/c)", "Lưu: VT, NC"]);
        assert_eq!(told("TT021", &d), [""; 0]);
    }

    #[test]
    fn luu_at_the_end_passes() {
        assert_eq!(told("TT021", &cong_van()), [""; 0]);
    }
}
