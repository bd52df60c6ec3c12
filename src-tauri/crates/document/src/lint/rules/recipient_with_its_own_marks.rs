//! TT017: a line of Kính gửi brings its own dash or end mark.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT017",
    name: "recipient-with-its-own-marks",
    severity: Severity::Warning,
    source: p1!("II.9d"),
    why: "Gạch đầu dòng, dấu chấm phẩy và dấu chấm cuối của Kính gửi do chương trình in theo số nơi nhận.",
    wrong: "- Sở Y tế;",
    right: "Sở Y tế",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.of_role(Role::Recipient) {
        let bare = bare(&p.text());
        if bare != p.text() {
            report.whole(p, "Dấu gạch đầu dòng và dấu kết thúc của Kính gửi được in tự động; không gõ vào tên nơi nhận.").propose(bare).safe();
        }
    }
}

/// The words of a listed line without dash, number of blanks and end mark.
pub(super) fn bare(line: &str) -> String {
    let start = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '+' | '•' | '*'));
    let mut end = start.trim_end();
    while let Some(cut) = end.strip_suffix([';', ',', '.', ':']) {
        if end.ends_with("...") {
            break;
        }
        end = cut.trim_end();
    }
    end.to_owned()
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    fn recipient(s: &str) -> Vec<String> {
        let mut d = cong_van();
        d.recipients[0] = s.into();
        told("TT017", &d)
    }

    #[test]
    fn typed_marks_are_found() {
        assert_eq!(recipient("- Sở Y tế;"), ["- Sở Y tế; -> Sở Y tế"]);
        assert_eq!(recipient("Sở Nội vụ."), ["Sở Nội vụ. -> Sở Nội vụ"]);
    }

    #[test]
    fn names_pass() {
        assert_eq!(recipient("Các sở, ban, ngành, đoàn thể tỉnh"), [""; 0]);
    }
}
