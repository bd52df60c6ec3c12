//! TT030: an annex the body never mentions, or a mentioned annex that does not exist.

use crate::lint::rule::*;
use crate::lint::citations::ACTS;
use crate::numbering::roman;

pub(crate) const RULE: Rule = Rule {
    id: "TT030",
    name: "annex-and-body-disagree",
    severity: Severity::Error,
    source: p1!("III.1a"),
    why: "Văn bản có phụ lục kèm theo thì trong văn bản phải có chỉ dẫn về phụ lục đó.",
    wrong: "(chi tiết tại Phụ lục III) mà chỉ có hai phụ lục",
    right: "(chi tiết tại Phụ lục II)",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let annexes = paper.document.annexes.len();
    let mut mentioned = false;
    for p in paper.pieces.iter().filter(|p| p.annex.is_none() && matches!(p.role, Role::Text | Role::Heading | Role::Cell)) {
        mentioned |= annexes > 0 && p.has("phụ lục");
        for m in mentions(p) {
            let missing = match m.number {
                Some((n, _)) => n as usize > annexes,
                None => annexes == 0 && m.attached,
            };
            if missing {
                let message = match annexes {
                    0 => "Văn bản dẫn đến phụ lục nhưng không có phụ lục nào kèm theo.".to_owned(),
                    n => format!("Văn bản dẫn đến phụ lục không có; chỉ có {n} phụ lục kèm theo."),
                };
                report.span(p, p.span(m.first, m.last), message);
            }
        }
    }
    if annexes > 0 && !mentioned {
        report.field("annexes", "", "Văn bản có phụ lục kèm theo nhưng nội dung không có chỉ dẫn về phụ lục; hãy thêm, ví dụ “(chi tiết tại Phụ lục kèm theo)”.");
    }
}

/// A place where the body speaks of an annex of this paper.
pub(super) struct Mention {
    /// First and last token.
    pub first: usize,
    pub last: usize,
    /// Its number and whether it is written in Roman numerals.
    pub number: Option<(u32, bool)>,
    /// "… kèm theo" without another paper: an annex of this one.
    pub attached: bool,
}

/// Mentions of annexes, except those of other papers ("Phụ lục I Nghị định số 30/2020/NĐ-CP").
pub(super) fn mentions(p: &Piece) -> Vec<Mention> {
    (0..p.tokens.len()).filter(|i| p.phrase_at(*i, "phụ lục")).filter_map(|first| mention(p, first)).collect()
}

fn mention(p: &Piece, first: usize) -> Option<Mention> {
    let mut last = first + 1;
    if p.is(last + 1, "số") {
        last += 1;
    }
    let mut number = p.number(last + 1).map(|n| (n, false));
    if number.is_none() && p.word(last + 1) && !p.tokens[last + 1].glued {
        let word = p.token(last + 1);
        number = (1..40).find(|n| roman(*n) == word).map(|n| (n, true));
    }
    if number.is_some() {
        last += 1;
    } else {
        last = first + 1;
    }
    let mut attached = false;
    for i in last + 1..(last + 14).min(p.tokens.len()) {
        if !p.word(i) && !p.mark(i, ',') && !p.mark(i, '(') && !p.mark(i, '/') && !p.mark(i, '-') {
            break;
        }
        attached |= p.phrase_at(i, "kèm theo");
        if let Some((name, _)) = ACTS.iter().find(|(name, _)| p.phrase_at(i, name)) {
            // "kèm theo Kế hoạch này" is ours, "ban hành kèm theo Nghị định số …" is not.
            if !p.is(i + name.split(' ').count(), "này") {
                return None;
            }
            attached = true;
        }
    }
    Some(Mention { first, last, number, attached })
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;


    fn with(annexes: usize, body: &str) -> Vec<String> {
        let mut d = text(body);
        d.annexes = (0..annexes).map(|_| Annex { title: "Phân công nhiệm vụ".into(), note: None, landscape: false, body: vec![] }).collect();
        told("TT030", &d)
    }

    #[test]
    fn a_silent_body_and_a_missing_annex_are_found() {
        assert_eq!(with(1, "Các đơn vị thực hiện."), [""]);
        assert_eq!(with(2, "Chi tiết tại Phụ lục III."), ["Phụ lục III"]);
        assert_eq!(with(0, "Chi tiết tại Phụ lục kèm theo Kế hoạch này."), ["Phụ lục"]);
    }

    #[test]
    fn annexes_of_other_papers_pass() {
        assert_eq!(with(2, "Chi tiết tại Phụ lục I, Phụ lục II."), [""; 0]);
        assert_eq!(with(0, "Trình bày theo Phụ lục I ban hành kèm theo Nghị định số 30/2020/NĐ-CP."), [""; 0]);
    }
}
