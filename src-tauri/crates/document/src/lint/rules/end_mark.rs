//! TT033: the body does not end with "./.", or the mark stands earlier too.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT033",
    name: "end-mark",
    severity: Severity::Warning,
    source: p3!("Mẫu 1.1-1.10"),
    why: "Dấu “./.” đóng nội dung văn bản, chỉ một lần, ở cuối đoạn cuối.",
    wrong: "…theo quy định.",
    right: "…theo quy định./.",
    check,
};

use crate::nd30::body::END_MARK;

fn check(paper: &Paper, report: &mut Report) {
    // The types without a form of their own are free (P3 gives no example).
    if paper.document.kind.form.is_none() {
        return;
    }
    let texts: Vec<&Piece> = paper.body().filter(|p| p.chars.iter().any(|c| !c.is_whitespace())).collect();
    let Some(last) = texts.last() else {
        report.field("body", "", "Văn bản chưa có lời văn.");
        return;
    };
    for p in &texts[..texts.len() - 1] {
        let end = end(p);
        if p.chars[..end].ends_with(&['.', '/', '.']) {
            report.span(p, end - 3..end, "Dấu “./.” chỉ đặt một lần, ở cuối văn bản.").propose(".").safe();
        }
    }
    let end = end(last);
    let chars = &last.chars[..end];
    if chars.ends_with(&['.', '/', '.']) {
        return;
    }
    let message = "Nội dung văn bản kết thúc bằng dấu “./.”.";
    let from = end - chars.iter().rev().take_while(|c| matches!(c, '.' | '/' | ';' | ',')).count();
    if chars.ends_with(&[':']) || chars.ends_with(&['.', '.', '.']) {
        // The paper is not finished yet; nothing to put right.
        report.span(last, end..end, message);
    } else {
        report.span(last, from..end, message).propose(END_MARK).safe();
    }
}

fn end(p: &Piece) -> usize {
    p.chars.iter().rposition(|c| !c.is_whitespace()).map_or(0, |i| i + 1)
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn a_missing_mark_is_added_and_an_early_one_taken() {
        assert_eq!(told("TT033", &text("Theo quy định.")), [". -> ./."]);
        assert_eq!(told("TT033", &text("Theo quy định")), [" -> ./."]);
        assert_eq!(told("TT033", &paragraphs(&["Một./.", "Hai./."])), ["./. -> ."]);
        assert_eq!(told("TT033", &text("Theo quy định/.")), ["/. -> ./."]);
    }

    #[test]
    fn one_mark_at_the_end_passes() {
        assert_eq!(told("TT033", &cong_van()), [""; 0]);
        let mut bare = cong_van();
        bare.body.clear();
        assert_eq!(findings("TT033", &bare).len(), 1, "an empty paper is told");
    }
}
