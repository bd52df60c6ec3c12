//! TT020: a line of Nơi nhận brings its own dash or end mark.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT020",
    name: "distribution-with-its-own-marks",
    severity: Severity::Warning,
    source: p1!("II.9d"),
    why: "Gạch đầu dòng, dấu chấm phẩy và dấu chấm cuối của Nơi nhận do chương trình in.",
    wrong: "+ Bộ Công an,",
    right: "Bộ Công an",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.of_role(Role::Distribution) {
        let bare = super::recipient_with_its_own_marks::bare(&p.text());
        if bare != p.text() {
            report.whole(p, "Dấu gạch đầu dòng và dấu kết thúc của Nơi nhận được in tự động; không gõ vào từng dòng.").propose(bare).safe();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    fn line(s: &str) -> Vec<String> {
        let mut d = cong_van();
        d.distribution[1] = s.into();
        told("TT020", &d)
    }

    #[test]
    fn typed_marks_are_found() {
        assert_eq!(line("+ Bộ Công an,"), ["+ Bộ Công an, -> Bộ Công an"]);
    }

    #[test]
    fn plain_lines_pass() {
        assert_eq!(line("Bộ Công an (để b/c)"), [""; 0]);
    }
}
