//! Letters to lines, lines to columns, columns to paragraphs.

use super::content::Letter;

/// A gap this wide, in heights of the font, may part columns.
const WIDE_GAP: f32 = 1.0;
/// A gap this wide parts words.
const WORD_GAP: f32 = 0.16;

/// Words that stand together on a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    pub(super) text: String,
    pub(super) x0: f32,
    pub(super) x1: f32,
}

/// One line of the sheet.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) stretches: Vec<Stretch>,
}

impl Row {
    pub(super) fn x0(&self) -> f32 {
        self.stretches.first().map_or(0.0, |s| s.x0)
    }

    pub(super) fn x1(&self) -> f32 {
        self.stretches.last().map_or(0.0, |s| s.x1)
    }

    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        for s in &self.stretches {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&s.text);
        }
        out
    }
}

/// Lines from the top down.
pub(super) fn rows(mut letters: Vec<Letter>) -> Vec<Row> {
    letters.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut rows: Vec<Row> = Vec::new();
    let mut held: Vec<Letter> = Vec::new();
    let (mut base, mut height) = (0.0_f32, 0.0_f32);
    for l in letters {
        // Raised and lowered letters stay with their line.
        if !held.is_empty() && base - l.y > 0.4 * height.max(l.size).min(height * 1.5) {
            rows.extend(row(&mut held));
        }
        if held.is_empty() {
            (base, height) = (l.y, l.size);
        } else if l.size > height * 1.2 && !l.text.trim().is_empty() {
            // A raised sign came first: the line is that of the larger letters.
            (base, height) = (l.y, l.size);
        }
        held.push(l);
    }
    rows.extend(row(&mut held));
    rows
}

fn row(held: &mut Vec<Letter>) -> Option<Row> {
    let mut letters = std::mem::take(held);
    letters.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut sizes: Vec<(f32, f32)> = letters.iter().filter(|l| !l.text.trim().is_empty()).map(|l| (l.size, l.y)).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (size, y) = *sizes.get(sizes.len() / 2)?;
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut blank = false;
    let mut last: Option<(String, f32)> = None;
    for l in letters {
        if l.text.chars().all(char::is_whitespace) {
            blank = true;
            continue;
        }
        // Bold by printing twice.
        if last.as_ref().is_some_and(|(text, x)| *text == l.text && (l.x - x).abs() < 0.12 * size) {
            continue;
        }
        last = Some((l.text.clone(), l.x));
        match stretches.last_mut() {
            Some(s) if l.x - s.x1 <= WIDE_GAP * size => {
                if (blank && l.x - s.x1 > 0.05 * size) || l.x - s.x1 > WORD_GAP * size {
                    s.text.push(' ');
                }
                push(&mut s.text, &l.text);
                s.x1 = s.x1.max(l.right);
            }
            _ => {
                let mut text = String::new();
                push(&mut text, &l.text);
                stretches.push(Stretch { text, x0: l.x, x1: l.right });
            }
        }
        blank = false;
    }
    for s in &mut stretches {
        let trimmed = s.text.split_whitespace().collect::<Vec<_>>().join(" ");
        s.text = trimmed;
    }
    stretches.retain(|s| !s.text.is_empty());
    (!stretches.is_empty()).then_some(Row { y, size, stretches })
}

/// Puts a glyph's text; ligatures are taken apart, controls are blanks.
fn push(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
}

/// True when a line begins with the mark of a list or of a level.
pub(super) fn marked(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or("");
    if matches!(word, "-" | "–" | "+" | "*" | "•" | "●" | "o" | "§" | "\u{f0b7}" | "\u{f02d}") {
        return text.len() > word.len();
    }
    let inner = word.trim_start_matches('(');
    let Some(body) = inner.strip_suffix([')', '.', '/']) else { return false };
    let parts = body.split('.').count() <= 4;
    let number = !body.is_empty() && body.len() <= 9 && body.split('.').all(|p| !p.is_empty() && p.len() <= 2 && p.bytes().all(|b| b.is_ascii_digit()));
    let roman = !body.is_empty() && body.len() <= 5 && body.bytes().all(|b| b"IVX".contains(&b));
    let letter = body.chars().count() == 1 && body.chars().all(char::is_alphabetic);
    parts && (number || roman || letter && !inner.ends_with('.') || letter && body == "a")
}

/// Joins a broken line to what came before: a soft hyphen goes, a hyphen within a word stays
/// without a blank.
pub(super) fn glue(out: &mut String) {
    if out.is_empty() || out.ends_with("<br>") {
        return;
    }
    if out.ends_with('\u{ad}') {
        out.pop();
        return;
    }
    let mut back = out.chars().rev();
    let hyphen = back.next() == Some('-') && back.next().is_some_and(char::is_alphanumeric);
    if !hyphen {
        out.push(' ');
    }
}

/// A column: its lines and whether they are joined to paragraphs.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) rows: Vec<Row>,
    /// Heads and signatures keep their lines.
    pub(super) keep_lines: bool,
    /// One of several side by side.
    pub(super) beside: bool,
}

/// Parts a page into columns in reading order.
pub(super) fn columns(rows: Vec<Row>, depth: usize) -> Vec<Column> {
    let mut out: Vec<Column> = Vec::new();
    let mut flow: Vec<Row> = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let region = if depth < 4 { region(&rows, at) } else { None };
        let Some((end, left, right)) = region else {
            flow.push(rows[at].clone());
            at += 1;
            continue;
        };
        // Lines of the right half that begin higher than the left.
        let mut above = Vec::new();
        while let Some(row) = flow.last() {
            let first = &right[0];
            let near = row.y - rows[at].y < 3.0 * row.size * (1 + above.len()) as f32;
            let edge = left.iter().map(Row::x1).fold(f32::MIN, f32::max);
            let centred = ((row.x0() + row.x1()) / 2.0 - (first.x0() + first.x1()) / 2.0).abs() < 1.5 * row.size;
            if !near || row.x0() <= edge || !centred || above.len() > 3 {
                break;
            }
            above.extend(flow.pop());
        }
        let right: Vec<Row> = above.into_iter().rev().chain(right).collect();
        if !flow.is_empty() {
            out.push(Column { rows: std::mem::take(&mut flow), keep_lines: false, beside: false });
        }
        // Heads have at most six lines a half, and signatures as many on their side.
        let long = left.len() >= 8 && right.len() >= 7;
        for half in [left, right] {
            for mut column in columns(half, depth + 1) {
                column.keep_lines |= !long;
                column.beside = true;
                out.push(column);
            }
        }
        at = end;
    }
    if !flow.is_empty() {
        out.push(Column { rows: flow, keep_lines: false, beside: false });
    }
    out
}

/// Two halves side by side that begin at a line: where they end, and their lines.
fn region(rows: &[Row], start: usize) -> Option<(usize, Vec<Row>, Vec<Row>)> {
    let first = &rows[start];
    let (gap, mut low, mut high) = first
        .stretches
        .windows(2)
        .map(|p| (p[1].x0 - p[0].x1, p[0].x1, p[1].x0))
        .max_by(|a, b| a.0.total_cmp(&b.0))?;
    let least = 0.6 * first.size;
    let (mut left, mut right): (Vec<Row>, Vec<Row>) = (Vec::new(), Vec::new());
    let mut both = 0;
    // Behind the last line with both halves one half may go on.
    let mut kept = (start, 0, 0);
    for (i, row) in rows.iter().enumerate().skip(start) {
        if i > start && rows[i - 1].y - row.y > 9.0 * row.size {
            break;
        }
        let (mut l, mut r) = (Vec::new(), Vec::new());
        let (mut a, mut b) = (low, high);
        let mut crosses = false;
        for s in &row.stretches {
            if s.x1 <= b - least && (s.x0 + s.x1) / 2.0 < (low + high) / 2.0 {
                a = a.max(s.x1);
                l.push(s.clone());
            } else if s.x0 >= a + least {
                b = b.min(s.x0);
                r.push(s.clone());
            } else {
                crosses = true;
            }
        }
        if crosses || b - a < least {
            break;
        }
        let before = &rows[i.max(1) - 1];
        let tight = i == start || before.y - row.y <= 1.8 * row.size.max(before.size);
        let half = |s: Vec<Stretch>| Row { y: row.y, size: row.size, stretches: s };
        match (l.is_empty(), r.is_empty()) {
            (false, false) => {
                left.push(half(l));
                right.push(half(r));
                both += 1;
                kept = (i + 1, left.len(), right.len());
            }
            (false, true) => {
                left.push(half(l));
                // The list of receivers goes on below the signature; a heading of the body does not.
                let fits = left.len() < 2 || beneath(&left[left.len() - 2], &left[left.len() - 1]);
                // A column of many lines goes on over the gaps between its paragraphs.
                let near = before.y - row.y <= 3.0 * row.size.max(before.size);
                if (tight || both >= 6 && near) && fits && kept.0 == i {
                    kept = (i + 1, left.len(), right.len());
                }
            }
            (true, false) => {
                right.push(half(r));
                let fits = right.len() < 2 || beneath(&right[right.len() - 2], &right[right.len() - 1]);
                if fits && kept.0 == i {
                    kept = (i + 1, left.len(), right.len());
                }
            }
            (true, true) => break,
        }
        (low, high) = (a, b);
    }
    if both < 2 && gap < 2.5 * first.size {
        return None;
    }
    left.truncate(kept.1);
    right.truncate(kept.2);
    // Letters spaced out over one line are no two halves.
    (both >= 1 && !left.is_empty() && !right.is_empty()).then_some((kept.0, left, right))
}

fn centred(a: &Row, b: &Row) -> bool {
    ((a.x0() + a.x1()) / 2.0 - (b.x0() + b.x1()) / 2.0).abs() < 1.5 * a.size
}

fn beneath(a: &Row, b: &Row) -> bool {
    centred(a, b) || (a.x0() - b.x0()).abs() < 1.2 * a.size
}

/// The paragraphs of a column, and whether the last one may go on elsewhere.
pub(super) struct Paragraphs {
    pub(super) lines: Vec<String>,
    /// The last line reaches the margin.
    pub(super) open: bool,
    /// The first line is not indented.
    pub(super) flush: bool,
}

/// Joins the lines of a column. `right` is where full lines of the document end.
pub(super) fn paragraphs(column: &Column, right: Option<f32>) -> Paragraphs {
    let rows = &column.rows;
    let right = right.unwrap_or_else(|| rows.iter().map(Row::x1).fold(f32::MIN, f32::max));
    let left = rows.iter().map(Row::x0).fold(f32::MAX, f32::min);
    let mut gaps: Vec<f32> = rows
        .windows(2)
        .map(|p| (p[0].y - p[1].y) / p[1].size)
        .filter(|g| (0.9..2.2).contains(g))
        .collect();
    gaps.sort_by(f32::total_cmp);
    // Lines within a paragraph stand closer than paragraphs.
    let usual = gaps.get(gaps.len() / 4).copied().unwrap_or(1.3);
    let mut lines: Vec<String> = Vec::new();
    let mut first = 0;
    for (i, row) in rows.iter().enumerate() {
        let text = row.text();
        // The name of the state does not fit narrow halves.
        let motto = i > 0 && text == "NAM" && rows[i - 1].text().ends_with("NGHĨA VIỆT");
        let joins = motto || i > 0 && !column.keep_lines && {
            let before = &rows[i - 1];
            let gap = (before.y - row.y) / row.size;
            let step = row.x0() - before.x0();
            let begun = marked(&before.text());
            let word = first_word(row);
            // Programs that weigh whole paragraphs break a line before it is full.
            let broken = !ends_sentence(&before.text()) && before.x1() > right - 4.0 * row.size;
            let open = broken || before.x1() + 0.2 * row.size + word > right - 0.3 * row.size;
            let indented = step > 0.8 * row.size && !(begun && i - 1 == first);
            let middle = |r: &Row| (r.x0() + r.x1()) / 2.0;
            // A first line's indent may put a line's middle over that of the next.
            let goes_on = text.starts_with(char::is_lowercase) && before.x1() > right - 6.0 * row.size;
            let centred = !goes_on && (middle(before) - middle(row)).abs() < 0.6 * row.size && step.abs() > 0.8 * row.size;
            let listed = marked(&text) && (row.x0() > left + 0.8 * row.size || ends_sentence(&before.text()) || begun);
            gap > 0.0
                && gap <= usual * 1.2
                && open
                && !indented
                && !centred
                && !listed
                && (before.size - row.size).abs() < 0.15 * row.size
        };
        match lines.last_mut() {
            Some(last) if joins => {
                glue(last);
                last.push_str(&text);
            }
            _ => {
                first = i;
                lines.push(text);
            }
        }
    }
    let open = rows.last().is_some_and(|r| r.x1() > right - 4.0 * r.size) && !column.keep_lines;
    let flush = rows.first().is_some_and(|r| r.x0() < left + 0.8 * r.size) && !column.keep_lines;
    Paragraphs { lines, open, flush }
}

fn first_word(row: &Row) -> f32 {
    let Some(s) = row.stretches.first() else { return 0.0 };
    let all = s.text.chars().count().max(1);
    let word = s.text.split(' ').next().unwrap_or("").chars().count();
    (s.x1 - s.x0) * word as f32 / all as f32
}

pub(super) fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', ';', ':', '!', '?'])
}
