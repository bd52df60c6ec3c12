//! TT037: a gap, a repeat or a second mark in numbers set or typed by hand.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT037",
    name: "numbers-out-of-order",
    severity: Severity::Warning,
    source: OURS,
    why: "Số thứ tự cùng cấp phải liên tục để viện dẫn được; chương trình tự đánh số, chỉ số gõ tay mới sai.",
    wrong: "1. 2. 2.",
    right: "1. 2. 3.",
    check,
};

use crate::numbering::{marks, roman};

fn check(paper: &Paper, report: &mut Report) {
    for list in marked(paper) {
        let mut last: [Option<u32>; 2] = [None, None];
        for m in &list {
            if m.origin == Origin::Doubled {
                let p = m.piece.expect("a doubled mark is typed");
                report.span(p, m.range(), format!("Số thứ tự “{}” được in tự động; không gõ lại trong lời văn.", m.mark)).propose("").safe();
                continue;
            }
            let (kind, number) = match m.mark.strip_suffix('.') {
                Some(digits) if !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()) => (1, digits.parse::<u32>().unwrap_or(0)),
                Some(letters) => match (1..60).find(|n| roman(*n) == letters) {
                    Some(n) => (0, n),
                    None => continue,
                },
                None => {
                    if m.level.is_some_and(|l| l < Level::Khoan) {
                        last = [None, None];
                    }
                    continue;
                }
            };
            if kind == 0 {
                last[1] = None;
            }
            // A list typed by hand may begin again under a heading; one set by hand may not.
            let restart = number == 1 && m.origin == Origin::Typed;
            if let Some(before) = last[kind]
                && number != before + 1
                && !restart
                && m.origin != Origin::Counted
            {
                let right = if kind == 0 { roman(before + 1) } else { (before + 1).to_string() };
                let what = if number <= before { "bị lặp hoặc lùi lại" } else { "bị nhảy" };
                m.report(report, &format!("Số thứ tự {what}: sau {} là {right}.", if kind == 0 { roman(before) } else { before.to_string() }), &format!("{right}."));
            }
            last[kind] = Some(number);
        }
    }
}

/// Where a mark comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// Counted by the program.
    Counted,
    /// Set by hand in the field "mark".
    Set,
    /// Typed at the beginning of a paragraph.
    Typed,
    /// Typed once more in front of the words of a counted item.
    Doubled,
}

/// A mark of one block.
pub(super) struct Marked<'p> {
    pub mark: String,
    pub origin: Origin,
    pub level: Option<Level>,
    place: String,
    piece: Option<&'p Piece>,
    end: usize,
}

impl Marked<'_> {
    /// The typed characters with the blank behind them.
    fn range(&self) -> std::ops::Range<usize> {
        let p = self.piece.expect("only typed marks have characters");
        0..self.end + p.chars[self.end..].iter().take_while(|c| c.is_whitespace()).count()
    }

    pub(super) fn report(&self, report: &mut Report, message: &str, right: &str) {
        match self.piece.filter(|_| self.origin == Origin::Typed) {
            Some(p) => report.span(p, 0..self.end, message).propose(right),
            None => report.field(self.place.clone(), &self.mark, message).propose(right),
        };
    }
}

/// The marks of the main text and of each annex, counted, set and typed.
pub(super) fn marked<'p>(paper: &'p Paper) -> Vec<Vec<Marked<'p>>> {
    let d = paper.document;
    let bodies = std::iter::once((None, &d.body)).chain(d.annexes.iter().enumerate().map(|(i, a)| (Some(i), &a.body)));
    let mut texts = paper.pieces.iter().filter(|p| p.role == Role::Text).peekable();
    bodies
        .map(|(annex, blocks)| {
            let counted = marks(blocks);
            let mut out = Vec::new();
            for (b, block) in blocks.iter().enumerate() {
                let piece = texts.next_if(|p| p.annex == annex && p.block == Some(b));
                let typed = piece.and_then(typed_mark);
                let place = match annex {
                    None => format!("body[{b}].mark"),
                    Some(a) => format!("annexes[{a}].body[{b}].mark"),
                };
                let mut push = |mark: String, origin, level, end| out.push(Marked { mark, origin, level, place: place.clone(), piece, end });
                match block {
                    Block::Item { level, mark, .. } => {
                        let origin = if mark.is_some() { Origin::Set } else { Origin::Counted };
                        if let Some(m) = &counted[b] {
                            push(m.clone(), origin, Some(*level), 0);
                            if let Some((t, end)) = typed.filter(|(t, _)| t == m) {
                                push(t, Origin::Doubled, Some(*level), end);
                            }
                        }
                    }
                    Block::Paragraph { .. } => {
                        if let Some((t, end)) = typed.filter(|(t, _)| t != "-" && t != "+") {
                            push(t, Origin::Typed, None, end);
                        }
                    }
                    _ => {}
                }
            }
            out
        })
        .collect()
}

/// "1.", "II.", "a)", "-" at the beginning of a text, and where it ends.
fn typed_mark(p: &Piece) -> Option<(String, usize)> {
    let (first, second) = (p.tokens.first()?, p.tokens.get(1)?);
    if first.start != 0 {
        return None;
    }
    if !first.word {
        return (matches!(p.chars[0], '-' | '+') && !second.glued).then(|| (p.token(0), 1));
    }
    let closes = p.chars[second.start];
    let body = p.token(0);
    let apart = p.tokens.get(2).is_some_and(|t| !t.glued);
    let fits = match closes {
        '.' => body.len() < 3 && body.chars().all(|c| c.is_ascii_digit()) || body.chars().all(|c| "IVXLC".contains(c)),
        ')' => body.chars().count() == 1 && body.chars().all(char::is_alphabetic),
        _ => false,
    };
    (second.glued && fits && apart).then(|| (format!("{body}{closes}"), second.end))
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn gaps_repeats_and_doubled_marks_are_found() {
        assert_eq!(told("TT037", &paragraphs(&["1. Một", "2. Hai", "2. Ba", "5. Bốn"])), ["2. -> 3.", "5. -> 3."]);
        let mut d = cong_van();
        d.body = vec![item(Level::Khoan, Some("1."), None, "x"), item(Level::Khoan, Some("3."), None, "y"), item(Level::Khoan, None, None, "4. z")];
        assert_eq!(told("TT037", &d), ["3. -> 2.", "4.  -> "]);
    }

    #[test]
    fn counted_lists_and_new_lists_pass() {
        assert_eq!(told("TT037", &paragraphs(&["I. Một", "1. Hai", "2. Ba", "II. Bốn", "1. Năm", "15 đơn vị", "2026. x"])), [""; 0]);
        let mut d = cong_van();
        d.body = vec![item(Level::Khoan, Some("4."), None, "x"), item(Level::Khoan, None, None, "y")];
        assert_eq!(told("TT037", &d), [""; 0]);
    }
}
