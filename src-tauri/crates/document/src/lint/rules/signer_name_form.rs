//! TT027: the name of the signer is missing, in capitals, or only initials.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT027",
    name: "signer-name-form",
    severity: Severity::Error,
    source: p1!("II.7c, đ"),
    why: "Họ và tên người ký ghi đầy đủ họ, tên đệm và tên, bằng chữ in thường.",
    wrong: "TRẦN THỊ B",
    right: "Trần Thị B",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    if paper.document.signature.name.trim().is_empty() {
        report.field("signature.name", "", "Thiếu họ và tên người ký.");
    }
    for p in paper.of_role(Role::Name) {
        let syllables = p.tokens.iter().filter(|t| t.word).count();
        let initials = p.tokens.windows(2).any(|w| w[0].word && w[0].end - w[0].start == 1 && p.chars[w[1].start] == '.');
        if initials || syllables == 1 {
            report.whole(p, "Họ và tên người ký phải ghi đầy đủ, không viết tắt.");
        } else if p.capitals {
            let name: Vec<String> = p.text().split(' ').map(|w| crate::lint::paper::capitalised(&w.to_lowercase())).collect();
            report.whole(p, "Họ và tên người ký trình bày bằng chữ in thường, viết hoa chữ cái đầu.").propose(name.join(" ")).safe();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    fn name(s: &str) -> Vec<String> {
        let mut d = cong_van();
        d.signature.name = s.into();
        told("TT027", &d)
    }

    #[test]
    fn short_or_loud_names_are_found() {
        assert_eq!(name("TRẦN THỊ BÌNH"), ["TRẦN THỊ BÌNH -> Trần Thị Bình"]);
        assert_eq!(name("T.T. Bình"), ["T.T. Bình"]);
        assert_eq!(name(""), [""]);
    }

    #[test]
    fn full_names_pass() {
        assert_eq!(name("Nguyễn Văn A"), [""; 0]);
    }
}
