//! Words to lines. Running text is justified with the fewest bad spaces over the whole paragraph;
//! narrow and ragged text is filled line by line. Vietnamese is never hyphenated: lines end at
//! spaces only, and a word wider than the measure is cut as a last resort.

use crate::{
    fonts::{Face, Fonts},
    shape::{Shaped, Word, advance, scaled},
};
use document::{Mm, Pt};
use std::{ops::Range, sync::Arc};

/// Text narrower than this is ragged: without hyphenation its spaces would gape (C).
pub(crate) const JUSTIFY_FROM: Mm = Mm(100.0);
/// No space is wider than this many times its natural width while another break exists (C).
pub(crate) const STRETCH_LIMIT: f32 = 1.5;
/// Spaces may lose this share of their width (C).
const SHRINK: f32 = 0.25;
/// The share when the smaller one leaves a line over the limit (C).
const SHRINK_HARD: f32 = 0.33;

/// How lines stand in their measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Set {
    Justified,
    Left,
    Center,
    Right,
}

/// A run of a line in one face.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Segment {
    pub(crate) face: Face,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// As printed, without the last space of the line.
    pub(crate) width: Pt,
}

/// One line, placed in its measure.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) text: Arc<str>,
    /// A line that was broken keeps its last space: readers of tagged files would otherwise glue
    /// words of two lines together.
    pub(crate) runs: Vec<Segment>,
    pub(crate) size: Pt,
    /// From the left edge of the measure.
    pub(crate) x: Pt,
    /// Width without stretch and without the last space.
    pub(crate) natural: Pt,
    /// Added to every space inside the line.
    pub(crate) extra: Pt,
    pub(crate) spaces: usize,
    /// Stretched or shrunk to the measure.
    pub(crate) justified: bool,
}

impl Line {
    /// Width as printed.
    pub(crate) fn width(&self) -> Pt {
        self.natural + self.extra * self.spaces as f32
    }

    /// Byte offset of the end of the printed text, last space included.
    pub(crate) fn end(&self) -> usize {
        self.runs.last().map_or(0, |r| r.end)
    }

    /// The words of a run.
    pub(crate) fn words(&self, run: &Segment) -> &str {
        &self.text[run.start..run.end]
    }

    /// How many times as wide as natural the spaces are.
    pub(crate) fn stretch(&self) -> f32 {
        1.0 + self.extra / (self.size * 0.25)
    }
}

/// Breaks a paragraph and places its lines. `indent` is that of the first line.
pub(crate) fn lines(shaped: &Shaped, fonts: &Fonts, measure: Pt, indent: Pt, set: Set) -> Vec<Line> {
    let measure = measure.max(Pt(1.0));
    let indent = indent.min(measure * 0.5).max(Pt::ZERO);
    let set = if set == Set::Justified && measure < Pt::from(JUSTIFY_FROM) { Set::Left } else { set };
    let cut = cut_overlong(shaped, fonts, measure - indent);
    let words = cut.as_deref().unwrap_or(&shaped.words);
    let unit = 1000.0 / shaped.size.0;
    let widths = Widths { first: ((measure - indent).0 * unit) as f64, rest: (measure.0 * unit) as f64 };
    let ranges = match set {
        Set::Justified => optimum(words, widths),
        _ => greedy(words, widths),
    };
    place(shaped, fonts, words, &ranges, measure, indent, set)
}

/// Centred lines of about the same length: as few as the measure needs, none much shorter, and
/// no break where two words belong together.
pub(crate) fn balanced(shaped: &Shaped, fonts: &Fonts, measure: Pt) -> Vec<Line> {
    let measure = measure.max(Pt(1.0));
    let cut = cut_overlong(shaped, fonts, measure);
    let words = cut.as_deref().unwrap_or(&shaped.words);
    let full = f64::from(measure.0) * 1000.0 / f64::from(shaped.size.0);
    let few = greedy(words, Widths { first: full, rest: full });
    let ranges = if few.len() > 1 && words.len() <= BALANCED_UP_TO { even(words, full, few.len()) } else { few };
    place(shaped, fonts, words, &ranges, measure, Pt::ZERO, Set::Center)
}

/// Headings have few words; a text longer than this is no heading.
const BALANCED_UP_TO: usize = 200;

/// `count` lines with the least sum of squared gaps.
fn even(words: &[Word], full: f64, count: usize) -> Vec<Range<usize>> {
    let n = words.len();
    // best[k][j]: least cost of the first j words in k lines, and where the last of them begins.
    let mut best = vec![vec![(f64::INFINITY, 0usize); n + 1]; count + 1];
    best[0][0].0 = 0.0;
    for k in 0..count {
        for i in 0..n {
            let so_far = best[k][i].0;
            if !so_far.is_finite() {
                continue;
            }
            let cling = if i > 0 && words[i].clings { 0.06 } else { 0.0 };
            let mut width = 0.0;
            for j in i..n {
                width += f64::from(words[j].width);
                if j > i && width > full + HAIR {
                    break;
                }
                let gap = ((full - width) / full).max(0.0);
                let cost = so_far + gap * gap + cling;
                if cost < best[k + 1][j + 1].0 {
                    best[k + 1][j + 1] = (cost, i);
                }
                if words[j].hard {
                    break;
                }
                width += f64::from(words[j].space);
            }
        }
    }
    let (mut out, mut end) = (Vec::new(), n);
    for k in (1..=count).rev() {
        let from = best[k][end].1;
        out.push(from..end);
        end = from;
    }
    out.reverse();
    out
}

/// Measures in thousandths of the size.
#[derive(Clone, Copy)]
struct Widths {
    first: f64,
    rest: f64,
}

/// A hair, so that a line that fills its measure exactly is not broken by rounding.
const HAIR: f64 = 1.0;

fn greedy(words: &[Word], widths: Widths) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let (mut from, mut used) = (0, 0.0);
    for (i, w) in words.iter().enumerate() {
        let measure = if out.is_empty() { widths.first } else { widths.rest };
        if i > from && (words[i - 1].hard || used + f64::from(w.width) > measure + HAIR) {
            out.push(from..i);
            (from, used) = (i, 0.0);
        }
        used += f64::from(w.width) + f64::from(w.space);
    }
    if from < words.len() {
        out.push(from..words.len());
    }
    out
}

/// Least total badness over the paragraph (Knuth and Plass, spaces only).
fn optimum(words: &[Word], widths: Widths) -> Vec<Range<usize>> {
    let (ranges, worst) = fit(words, widths, SHRINK);
    if worst <= STRETCH_LIMIT {
        return ranges;
    }
    let (tighter, worst_then) = fit(words, widths, SHRINK_HARD);
    if worst_then < worst { tighter } else { ranges }
}

/// The best breaks for a share of shrinking, and the widest space among them.
fn fit(words: &[Word], widths: Widths, shrink: f32) -> (Vec<Range<usize>>, f32) {
    #[derive(Clone, Copy)]
    struct Best {
        badness: f64,
        from: usize,
        stretch: f32,
    }
    let n = words.len();
    let mut best = vec![Best { badness: f64::INFINITY, from: 0, stretch: 0.0 }; n + 1];
    best[0].badness = 0.0;
    for i in 0..n {
        if !best[i].badness.is_finite() {
            continue;
        }
        let measure = if i == 0 { widths.first } else { widths.rest };
        let cling = if i > 0 && words[i].clings { 300.0 } else { 0.0 };
        let (mut ink, mut space) = (0.0f64, 0.0f64);
        for j in i..n {
            ink += f64::from(words[j].width);
            let slack = measure - ink - space;
            if j > i && slack < -space * f64::from(shrink) - HAIR {
                break;
            }
            let last = j + 1 == n;
            let (badness, stretch) = if last || words[j].hard {
                // The last line keeps its natural spaces; alone with one short word it looks torn off.
                let over = if slack < 0.0 && space > 0.0 { (slack / (space * f64::from(shrink))).powi(2) } else { 0.0 };
                let torn = if i > 0 && j == i && !words[i - 1].hard { 200.0 } else { 0.0 };
                (over + torn, 1.0)
            } else if space == 0.0 {
                // One word alone cannot be justified: only when nothing else is possible.
                (1.0e9 + slack.max(0.0), STRETCH_LIMIT * 4.0)
            } else {
                let ratio = slack / if slack < 0.0 { space * f64::from(shrink) } else { space * 0.5 };
                let stretch = 1.0 + (slack / space) as f32;
                let over = f64::from((stretch - STRETCH_LIMIT).max(0.0));
                // Over the limit costs more than any number of merely loose lines.
                let wide = if over > 0.0 { 1.0e6 * (1.0 + over) } else { 0.0 };
                ((1.0 + 10.0 * ratio.abs().powi(3)).powi(2) + wide, stretch)
            };
            let total = best[i].badness + badness + cling;
            if total < best[j + 1].badness {
                best[j + 1] = Best { badness: total, from: i, stretch };
            }
            if words[j].hard {
                break;
            }
            space += f64::from(words[j].space);
        }
    }
    let (mut out, mut worst, mut end) = (Vec::new(), 0.0f32, n);
    while end > 0 {
        let b = best[end];
        worst = worst.max(b.stretch);
        out.push(b.from..end);
        end = b.from;
    }
    out.reverse();
    (out, worst)
}

/// Cuts words wider than the measure (addresses, file names in a narrow cell), after a mark where
/// there is one. `None` when there are none, which is nearly always.
fn cut_overlong(shaped: &Shaped, fonts: &Fonts, measure: Pt) -> Option<Vec<Word>> {
    let limit = f64::from(measure.0) * 1000.0 / f64::from(shaped.size.0);
    if shaped.words.iter().all(|w| f64::from(w.width) <= limit + HAIR) {
        return None;
    }
    let mut out = Vec::with_capacity(shaped.words.len() + 8);
    for w in &shaped.words {
        if f64::from(w.width) <= limit + HAIR {
            out.push(*w);
            continue;
        }
        let part = |start: usize, clings: bool| Word { start, end: start, width: 0, space: 0, hard: false, clings };
        let mut now = part(w.start, w.clings);
        // The last mark in the part after which a cut reads well, with the width up to it.
        let mut mark: Option<(usize, u32)> = None;
        let mut run = shaped.runs.partition_point(|(_, r)| r.end <= w.start);
        for (i, c) in shaped.text[w.start..w.end].char_indices() {
            let at = w.start + i;
            while shaped.runs.get(run).is_some_and(|(_, r)| r.end <= at) {
                run += 1;
            }
            let face = shaped.runs.get(run).map_or(Face::Regular, |(f, _)| *f);
            let a = u32::from(advance(fonts, face, c));
            if now.end > now.start && f64::from(now.width.saturating_add(a)) > limit {
                match mark.take() {
                    Some((end, width)) if end > now.start + (at - now.start) / 2 => {
                        let rest = now.width - width;
                        out.push(Word { end, width, ..now });
                        now = Word { end: at, width: rest, ..part(end, false) };
                    }
                    _ => {
                        out.push(now);
                        now = part(at, false);
                    }
                }
            }
            now.width = now.width.saturating_add(a);
            now.end = at + c.len_utf8();
            if matches!(c, '/' | '-' | '_' | '.' | ',' | '@' | '&' | '=' | '?' | '\\') {
                mark = Some((now.end, now.width));
            }
        }
        out.push(Word { space: w.space, hard: w.hard, ..now });
    }
    Some(out)
}

fn place(shaped: &Shaped, fonts: &Fonts, words: &[Word], ranges: &[Range<usize>], measure: Pt, indent: Pt, set: Set) -> Vec<Line> {
    let mut first_run = 0;
    ranges
        .iter()
        .enumerate()
        .map(|(i, r)| {
            let (here, last_word) = (&words[r.clone()], words[r.end - 1]);
            let start = here[0].start;
            let end = if r.end < words.len() && last_word.space > 0 { last_word.end + 1 } else { last_word.end };
            while shaped.runs.get(first_run).is_some_and(|(_, run)| run.end <= start) {
                first_run += 1;
            }
            let inner = &here[..here.len() - 1];
            let ink: u64 = here.iter().map(|w| u64::from(w.width)).sum();
            let space: u64 = inner.iter().map(|w| u64::from(w.space)).sum();
            let spaces = inner.iter().filter(|w| w.space > 0).count();
            let natural = scaled(ink + space, shaped.size);
            let indent = if i == 0 { indent } else { Pt::ZERO };
            let slack = measure - indent - natural;
            let ends = r.end == words.len() || last_word.hard;
            let justified = set == Set::Justified && spaces > 0 && (!ends || slack < Pt::ZERO);
            let x = match set {
                Set::Justified | Set::Left => indent,
                Set::Center => slack / 2.0,
                Set::Right => slack,
            };
            let extra = if justified { slack / spaces as f32 } else { Pt::ZERO };
            let width = natural + extra * spaces as f32;
            let visible = last_word.end;
            let mut runs: Vec<Segment> = shaped.runs[first_run..]
                .iter()
                .take_while(|(_, run)| run.start < end)
                .map(|(face, run)| Segment { face: *face, start: run.start.max(start), end: run.end.min(end), width })
                .collect();
            if runs.len() > 1 {
                for run in &mut runs {
                    let words = &shaped.text[run.start..run.end.min(visible).max(run.start)];
                    let ink: u64 = words.chars().map(|c| u64::from(advance(fonts, run.face, c))).sum();
                    run.width = scaled(ink, shaped.size) + extra * words.matches(' ').count() as f32;
                }
            }
            Line { text: shaped.text.clone(), runs, size: shaped.size, x, natural, extra, spaces, justified }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shape::{Span, shape};

    fn shaped(text: &str) -> Shaped {
        shape(Fonts::embedded(), &[Span::new(text, Face::Regular)], Pt(14.0), |_, _, _| {})
    }
    fn printed(lines: &[Line]) -> Vec<&str> {
        lines.iter().map(|l| l.text[l.runs[0].start..l.end()].trim_end()).collect()
    }

    /// True when some way of breaking keeps every line between the tightest and the widest space.
    fn can_be_even(words: &[Word], widths: Widths) -> bool {
        let n = words.len();
        let mut reached = vec![false; n + 1];
        reached[0] = true;
        for i in 0..n {
            let measure = if i == 0 { widths.first } else { widths.rest };
            let (mut ink, mut space) = (0.0, 0.0);
            for j in i..n {
                ink += f64::from(words[j].width);
                let stretch = 1.0 + (measure - ink - space) / space;
                let last = j + 1 == n && ink + space <= measure;
                if reached[i] && (last || space > 0.0 && stretch <= f64::from(STRETCH_LIMIT) && stretch >= 1.0 - f64::from(SHRINK)) {
                    reached[j + 1] = true;
                }
                space += f64::from(words[j].space);
            }
        }
        reached[n]
    }

    #[test]
    fn no_space_is_too_wide_while_another_break_exists() {
        let mut seed = 7u64;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        for _ in 0..400 {
            let words: Vec<String> = (0..10 + next(60)).map(|_| "ngườiđ".chars().take(1 + next(6) as usize).collect()).collect();
            let s = shaped(&words.join(" "));
            let (measure, indent) = (Pt(467.0), Pt(36.0));
            let set = lines(&s, Fonts::embedded(), measure, indent, Set::Justified);
            let worst = set.iter().filter(|l| l.justified).map(Line::stretch).fold(0.0, f32::max);
            let unit = 1000.0 / 14.0;
            if worst > STRETCH_LIMIT + 0.001 {
                assert!(!can_be_even(&s.words, Widths { first: 431.0 * unit, rest: 467.0 * unit }), "{worst} in {words:?}");
            }
            let back: Vec<&str> = printed(&set).iter().flat_map(|l| l.split(' ')).collect();
            assert_eq!(back, words, "every word once, in order");
        }
    }

    #[test]
    fn narrow_text_is_ragged() {
        let s = shaped(&"từ ngữ ".repeat(60));
        assert!(lines(&s, Fonts::embedded(), Pt(200.0), Pt::ZERO, Set::Justified).iter().all(|l| !l.justified));
    }

    #[test]
    fn a_word_wider_than_its_measure_is_cut_after_a_mark() {
        let s = shaped("https://hoidongbaucu.quochoi.vn/van-ban/chi-tiet/so-40");
        let set = lines(&s, Fonts::embedded(), Pt(120.0), Pt::ZERO, Set::Left);
        assert!(set.len() > 1 && set.iter().all(|l| l.width() <= Pt(120.1)));
        assert_eq!(printed(&set).concat(), "https://hoidongbaucu.quochoi.vn/van-ban/chi-tiet/so-40");
        assert!(printed(&set)[1].ends_with(['/', '.', '-']), "{:?}", printed(&set));
    }

    #[test]
    fn centred_lines_are_balanced_and_keep_words_together() {
        let s = shaped("Bảo đảm an ninh, trật tự cuộc bầu cử đại biểu Quốc hội khóa XVI và đại biểu Hội đồng nhân dân các cấp");
        let set = balanced(&s, Fonts::embedded(), Pt(400.0));
        assert_eq!(set.len(), 2);
        assert!(!printed(&set)[1].starts_with("XVI"), "{:?}", printed(&set));
    }
}
