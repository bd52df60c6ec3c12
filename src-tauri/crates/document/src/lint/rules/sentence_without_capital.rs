//! VH001: a sentence or paragraph begins with a small letter.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "VH001",
    name: "sentence-without-capital",
    severity: Severity::Warning,
    source: p2!("I"),
    why: "Viết hoa chữ cái đầu câu: sau dấu chấm, chấm hỏi, chấm than và khi xuống dòng.",
    wrong: "Hội nghị kết thúc. các đơn vị …",
    right: "Hội nghị kết thúc. Các đơn vị …",
    check,
};

use crate::lint::paper::capitalised;

/// Short forms whose dot ends no sentence.
const SHORT: [&str; 14] = ["v", "tr", "tp", "tx", "tt", "q", "p", "x", "h", "ths", "ts", "gs", "bs", "đ"];

fn check(paper: &Paper, report: &mut Report) {
    let mut before: Option<&Piece> = None;
    for p in paper.pieces.iter() {
        if p.role == Role::Text {
            start(p, before, report);
        }
        if p.is_running() {
            inside(p, report);
        }
        before = Some(p);
    }
}

fn start(p: &Piece, before: Option<&Piece>, report: &mut Report) {
    // List items go on with the sentence that announced them; a titled item goes on after it.
    let listed = p.level.is_some_and(|l| l >= Level::Diem);
    let titled = before.is_some_and(|b| b.role == Role::Heading && b.block == p.block && b.annex == p.annex);
    let broken = before.is_some_and(|b| b.role == Role::Text && super::broken_paragraph::goes_on(b, p));
    // "a) …", "- …": a list typed by hand; "từ 01 đến" after a colon or a semicolon goes on too.
    let list_by_hand = p.mark(1, ')') || before.is_some_and(|b| b.chars.iter().rfind(|c| !c.is_whitespace()).is_some_and(|c| matches!(c, ':' | ';')));
    if p.small(0) && p.word(0) && !listed && !titled && !broken && !list_by_hand {
        report.span(p, p.span(0, 0), "Chữ đầu đoạn phải viết hoa.").propose(capitalised(&p.token(0)));
    }
}

fn inside(p: &Piece, report: &mut Report) {
    for i in 2..p.tokens.len() {
        let (mark, t) = (p.tokens[i - 1], p.tokens[i]);
        if mark.word || t.glued || !p.small(i) || !matches!(p.chars[mark.start], '.' | '?' | '!') {
            continue;
        }
        let word = p.tokens[i - 2];
        let dots = p.chars[mark.start] == '.' && (!word.word || p.is_any(i - 2, &SHORT) || word.end - word.start == 1 || p.chars[word.start].is_ascii_digit() && i == 2);
        // A number before the dot may be the mark of an item typed by hand.
        let ordinal = p.chars[mark.start] == '.' && p.number(i - 2).is_some() && (i < 4 || p.tokens[i - 2].opens);
        let closing = !word.word && matches!(p.chars[word.start], ')' | '”' | '%');
        if (!dots || closing) && !ordinal {
            report.span(p, t.start..t.end, "Chữ đầu câu phải viết hoa.").propose(capitalised(&p.token(i)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn small_beginnings_are_found() {
        assert_eq!(told("VH001", &text("Hội nghị kết thúc. các đơn vị về.")), ["các -> Các"]);
        assert_eq!(told("VH001", &text("các đơn vị về.")), ["các -> Các"]);
    }

    #[test]
    fn lists_short_forms_and_dots_pass() {
        let mut d = cong_van();
        d.body = vec![item(Level::Gach, None, None, "các sở;"), item(Level::Khoan, None, Some("Mục đích"), "bảo đảm.")];
        assert_eq!(told("VH001", &d), [""; 0]);
        assert_eq!(told("VH001", &text("Các sở, v.v. và tr. 5; TP. hồ; tội phạm... đấu tranh; 1. các")), [""; 0]);
        assert_eq!(told("VH001", &paragraphs(&["Yêu cầu:", "các sở thực hiện;", "các xã phối hợp."])), [""; 0]);
    }
}
