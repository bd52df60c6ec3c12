//! From styled text to measured words. One letter is one glyph (see [`crate::text`]), there is
//! no kerning and there are no ligatures: a word is as wide as its advances, as in Word.

use crate::{
    fonts::{Face, Fonts},
    text::{self, FIXED_SPACE},
};
use document::{Pt, Rich};
use std::{ops::Range, sync::Arc};

/// A stretch of text in one face.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    pub(crate) text: String,
    pub(crate) face: Face,
}

impl Span {
    pub(crate) fn new(text: impl Into<String>, face: Face) -> Span {
        Span { text: text.into(), face }
    }
}

/// The runs of rich text as spans; `italic` text flips to upright inside an italic paragraph.
pub(crate) fn spans(rich: &Rich, base: Face) -> Vec<Span> {
    rich.0
        .iter()
        .map(|r| Span::new(r.text.as_str(), Face::of(r.bold || base.is_bold(), r.italic != base.is_italic())))
        .collect()
}

/// A word and the break that follows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Advance in thousandths of the size.
    pub(crate) width: u32,
    /// Advance of the space after it; 0 where the text is cut inside a word.
    pub(crate) space: u32,
    /// The line ends here because the writer wants it.
    pub(crate) hard: bool,
    /// A break before this word reads badly: a lone dash, the number of "Điều 5".
    pub(crate) clings: bool,
}

/// One paragraph, cleaned and measured, ready to be broken into lines.
#[derive(Debug, Clone)]
pub(crate) struct Shaped {
    pub(crate) text: Arc<str>,
    pub(crate) runs: Vec<(Face, Range<usize>)>,
    pub(crate) words: Vec<Word>,
    pub(crate) size: Pt,
}

impl Shaped {
    pub(crate) fn is_blank(&self) -> bool {
        self.words.is_empty()
    }

    /// Width of the longest line when nothing but a hard break ends a line.
    pub(crate) fn natural(&self) -> Pt {
        let (mut longest, mut line, mut space) = (0u64, 0u64, 0u64);
        for w in &self.words {
            line += space + u64::from(w.width);
            longest = longest.max(line);
            (line, space) = if w.hard { (0, 0) } else { (line, u64::from(w.space)) };
        }
        scaled(longest, self.size)
    }

    /// Width of the widest word.
    pub(crate) fn widest_word(&self) -> Pt {
        scaled(self.words.iter().map(|w| u64::from(w.width)).max().unwrap_or(0), self.size)
    }
}

/// Thousandths of a size as a length.
pub(crate) fn scaled(thousandths: u64, size: Pt) -> Pt {
    Pt((thousandths as f64 * f64::from(size.0) / 1000.0) as f32)
}

/// Advance of a character the face lacks: room for the box that shows it.
pub(crate) const BOX_ADVANCE: u16 = 600;

/// Advance in thousandths; the fixed space is as wide as the space.
pub(crate) fn advance(fonts: &Fonts, face: Face, c: char) -> u16 {
    let c = if c == FIXED_SPACE { ' ' } else { c };
    if is_missing(fonts, face, c) { BOX_ADVANCE } else { fonts.face(face).glyph(c).advance }
}

/// True when the face cannot draw the character.
pub(crate) fn is_missing(fonts: &Fonts, face: Face, c: char) -> bool {
    c != FIXED_SPACE && (fonts.face(face).glyph(c).id == 0 || text::is_combining(c))
}

/// Cleans, joins and measures spans. `missing` is told each character that cannot be drawn with
/// its place in the text.
pub(crate) fn shape(fonts: &Fonts, spans: &[Span], size: Pt, mut missing: impl FnMut(char, &str, usize)) -> Shaped {
    let mut out = String::with_capacity(spans.iter().map(|s| s.text.len() + 1).sum());
    let mut runs: Vec<(Face, Range<usize>)> = Vec::with_capacity(spans.len());
    let mut words: Vec<Word> = Vec::new();
    let mut lacking: Vec<(char, usize)> = Vec::new();
    let fresh = |start: usize| Word { start, end: start, width: 0, space: 0, hard: false, clings: false };
    let mut word = fresh(0);
    // A space is written only when a word follows: none at the ends, never two.
    let mut pending: Option<bool> = None;
    for span in spans {
        let from = out.len();
        for c in text::clean(&span.text).chars() {
            if c == ' ' || c == '\n' {
                if word.end > word.start {
                    pending = Some(pending.unwrap_or(false) || c == '\n');
                }
                continue;
            }
            if let Some(hard) = pending.take() {
                let space = advance(fonts, span.face, ' ');
                out.push(' ');
                word.space = u32::from(space);
                word.hard = hard;
                words.push(word);
                word = fresh(out.len());
            }
            if is_missing(fonts, span.face, c) {
                lacking.push((c, out.len()));
            }
            word.width = word.width.saturating_add(u32::from(advance(fonts, span.face, c)));
            out.push(c);
            word.end = out.len();
        }
        if out.len() > from {
            match runs.last_mut() {
                Some((face, r)) if *face == span.face => r.end = out.len(),
                _ => runs.push((span.face, from..out.len())),
            }
        }
    }
    if word.end > word.start {
        words.push(word);
    }
    for (c, at) in lacking {
        missing(c, &out, at);
    }
    mark_clinging(&out, &mut words);
    Shaped { text: out.into(), runs, words, size }
}

/// Words that should not begin a line: a dash between two words, and a number after the noun it
/// belongs to. Only a preference of the line breaker.
fn mark_clinging(text: &str, words: &mut [Word]) {
    const BEFORE_NUMBER: [&str; 12] = ["ngày", "tháng", "năm", "Điều", "khoản", "điểm", "số", "khóa", "khoá", "mục", "Chương", "thứ"];
    for i in 1..words.len() {
        let before = text[words[i - 1].start..words[i - 1].end].trim_start_matches(['(', '“', '"']);
        let this = &text[words[i].start..words[i].end];
        let dash = matches!(this, "-" | "–" | "—" | "/");
        let number = this.starts_with(|c: char| c.is_ascii_digit() || "IVX".contains(c)) && BEFORE_NUMBER.contains(&before);
        words[i].clings = dash || number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shaped(spans: &[Span]) -> Shaped {
        shape(Fonts::embedded(), spans, Pt(10.0), |_, _, _| {})
    }

    #[test]
    fn spaces_collapse_and_ends_are_trimmed() {
        let s = shaped(&[Span::new("  bầu \u{2003} ", Face::Regular), Span::new(" cử  ", Face::Bold)]);
        assert_eq!(&*s.text, "bầu cử");
        assert_eq!(s.words.len(), 2);
        assert_eq!(s.runs, [(Face::Regular, 0..5), (Face::Bold, 5..s.text.len())]);
    }

    #[test]
    fn a_slot_for_the_pen_is_one_word_as_wide_as_its_spaces() {
        let s = shaped(&[Span::new("Số: \u{a0}\u{a0}\u{a0}\u{a0}/KH", Face::Regular)]);
        assert_eq!(s.words.len(), 2);
        assert!(s.words[1].width > 4 * 250, "four spaces and the symbol");
    }

    #[test]
    fn a_line_end_is_kept() {
        let s = shaped(&[Span::new("TIỂU BAN\nAN NINH", Face::Bold)]);
        assert_eq!(s.words.iter().map(|w| w.hard).collect::<Vec<_>>(), [false, true, false, false]);
    }

    #[test]
    fn what_cannot_be_drawn_is_told() {
        let mut told = Vec::new();
        shape(Fonts::embedded(), &[Span::new("a 漢 x\u{305}", Face::Regular)], Pt(10.0), |c, _, _| told.push(c));
        assert_eq!(told, ['漢', '\u{305}']);
    }
}
