//! TT031: an annex numbered by hand in its title, or named with an Arabic number in the body.

use crate::lint::rule::*;
use super::annex_and_body_disagree::mentions;
use crate::numbering::roman;

pub(crate) const RULE: Rule = Rule {
    id: "TT031",
    name: "annex-not-in-roman",
    severity: Severity::Error,
    source: p1!("III.1a"),
    why: "Văn bản có từ hai phụ lục trở lên thì phụ lục đánh số bằng chữ số La Mã; chương trình tự đánh số trên từng phụ lục.",
    wrong: "Phụ lục số 02",
    right: "Phụ lục II",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.of_role(Role::AnnexTitle).filter(|p| p.phrase_at(0, "phụ lục")) {
        let mut at = 2 + usize::from(p.is(2, "số"));
        let numbered = p.number(at).is_some() || (1..40).any(|n| roman(n) == p.token(at));
        if !numbered {
            continue;
        }
        at += 1;
        while p.mark(at, '.') || p.mark(at, ':') || p.mark(at, '-') || p.mark(at, '–') {
            at += 1;
        }
        let rest = p.tokens.get(at).map_or_else(String::new, |t| p.slice(t.start..p.chars.len()));
        report.whole(p, "Từ “Phụ lục” và số thứ tự được in tự động phía trên tên phụ lục; không gõ lại.").propose(rest).safe();
    }
    if paper.document.annexes.len() < 2 {
        return;
    }
    for p in paper.pieces.iter().filter(|p| p.annex.is_none() && p.is_running()) {
        for m in mentions(p) {
            if let Some((n, false)) = m.number {
                report.span(p, p.span(m.first, m.last), "Phụ lục được đánh số bằng chữ số La Mã.").propose(format!("Phụ lục {}", roman(n))).safe();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;


    fn two(body: &str, title: &str) -> Vec<String> {
        let mut d = text(body);
        let annex = |t: &str| Annex { title: t.into(), note: None, landscape: false, body: vec![] };
        d.annexes = vec![annex(title), annex("Tiến độ")];
        told("TT031", &d)
    }

    #[test]
    fn arabic_numbers_and_typed_words_are_found() {
        assert_eq!(two("Chi tiết tại Phụ lục số 02.", "Phân công"), ["Phụ lục số 02 -> Phụ lục II"]);
        assert_eq!(two("Tại Phụ lục I.", "Phụ lục 1: Phân công"), ["Phụ lục 1: Phân công -> Phân công"]);
    }

    #[test]
    fn roman_numbers_pass() {
        assert_eq!(two("Chi tiết tại Phụ lục I và Phụ lục II.", "Phân công"), [""; 0]);
        assert_eq!(told("TT031", &text("theo Phụ lục 1 Nghị định số 30/2020/NĐ-CP")), [""; 0]);
    }
}
