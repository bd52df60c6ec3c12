//! CT006: straight quotation marks.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "CT006",
    name: "straight-quotes",
    severity: Severity::Hint,
    source: OURS,
    why: "Dấu ngoặc kép trong văn bản là “ ”, cùng một kiểu trong toàn văn bản.",
    wrong: "\"điểm nóng\"",
    right: "“điểm nóng”",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.pieces.iter() {
        let at: Vec<usize> = p.chars.iter().enumerate().filter(|(i, c)| **c == '"' && !(*i > 0 && p.chars[i - 1].is_ascii_digit())).map(|(i, _)| i).collect();
        let paired = at.len().is_multiple_of(2) && !p.chars.contains(&'“');
        for (k, i) in at.iter().enumerate() {
            let draft = report.span(p, *i..i + 1, "Dùng dấu ngoặc kép “ ” thay cho dấu ngoặc thẳng.").propose(if k % 2 == 0 { "“" } else { "”" });
            if paired {
                draft.safe();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn straight_marks_are_paired() {
        assert_eq!(told("CT006", &text("thành \"điểm nóng\" về")), ["\" -> “", "\" -> ”"]);
        assert!(!findings("CT006", &text("thành \"điểm nóng"))[0].safe, "an unpaired mark is left to a person");
    }

    #[test]
    fn curly_marks_and_inches_pass() {
        assert_eq!(told("CT006", &text("“điểm nóng”, màn hình 15\"")), [""; 0]);
    }
}
