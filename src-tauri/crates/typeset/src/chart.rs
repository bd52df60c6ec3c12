//! Charts: drawn with rules and rectangles in black, told apart by pattern, so that an old printer
//! and a photocopy keep them. Each is a figure with its words for those who cannot see it.

use crate::{
    body::Body,
    composer::{baseline, frame, leading},
    flow::{Break, Piece},
    fonts::Face,
    page::{BlockId, ElementId, Item, Rule, Tag, Text},
    paragraph::{Set, lines},
};
use document::{Chart, ChartForm, Pt};

/// Size of names and figures beside a drawing (C).
const SIZE: Pt = Pt(10.0);
/// Thickness of outlines and axes (C).
const LINE: Pt = Pt(0.6);
/// Thickness of the strokes of a pattern (C).
const STROKE: Pt = Pt(0.45);
/// Depth of one lying bar with its white (C).
const BAR: Pt = Pt(17.0);
/// Height of a drawing with standing columns or lines, without its labels (C).
const HEIGHT: Pt = Pt(150.0);
/// Side of a square of the legend (C).
const SWATCH: Pt = Pt(9.0);
/// The share of the measure that names of lying bars take (C).
const NAMES: f32 = 0.36;
/// Most divisions of an axis (C).
const DIVISIONS: u32 = 5;

/// Sets a chart; `first` is the break before it.
pub(crate) fn set(body: &mut Body<'_, '_>, chart: &Chart, block: BlockId, first: Break) {
    let figure = body.composer.element(Tag::Figure, body.parent);
    body.composer.alts.push((figure, chart.alt.clone()));
    let mut pen = Pen { body, block, figure, items: Vec::new() };
    let head = pen.head(chart);
    let gap = pen.body.layout.paragraph_gap;
    let items = std::mem::take(&mut pen.items);
    let mut pieces = vec![Piece::new(gap, head, first, items)];
    match chart.form {
        ChartForm::Bars => pen.bars(chart, &mut pieces),
        ChartForm::Columns | ChartForm::Lines => pen.standing(chart, &mut pieces),
    }
    body.pieces.append(&mut pieces);
}

/// What all parts of one drawing share.
struct Pen<'p, 'c, 'a> {
    body: &'p mut Body<'c, 'a>,
    block: BlockId,
    figure: ElementId,
    items: Vec<Item>,
}

/// A patterned rectangle: left, top, right, bottom.
#[derive(Clone, Copy)]
struct Area(Pt, Pt, Pt, Pt);

impl Pen<'_, '_, '_> {
    /// Title and legend; their height.
    fn head(&mut self, chart: &Chart) -> Pt {
        let measure = self.body.measure;
        let mut y = Pt::ZERO;
        if !chart.title.trim().is_empty() {
            y = self.text(&chart.title, Face::Bold, Pt(12.0), Pt::ZERO, y, measure, Set::Center) + Pt(3.0);
        }
        let mut x = Pt::ZERO;
        for (i, series) in chart.series.iter().enumerate() {
            let width = self.width(&series.name) + SWATCH + Pt(20.0);
            if x > Pt::ZERO && x + width > measure {
                (x, y) = (Pt::ZERO, y + leading(SIZE, 1.0) + Pt(2.0));
            }
            let top = y + Pt(2.0);
            if chart.form == ChartForm::Lines {
                self.stroke(i, (x, top + SWATCH / 2.0), (x + SWATCH + Pt(8.0), top + SWATCH / 2.0));
                self.mark(i, x + (SWATCH + Pt(8.0)) / 2.0, top + SWATCH / 2.0);
            } else {
                self.area(i, Area(x, top, x + SWATCH, top + SWATCH));
            }
            let inset = if chart.form == ChartForm::Lines { SWATCH + Pt(12.0) } else { SWATCH + Pt(4.0) };
            self.text(&series.name, Face::Regular, SIZE, x + inset, y, width, Set::Left);
            x += width + if chart.form == ChartForm::Lines { Pt(8.0) } else { Pt::ZERO };
        }
        y + leading(SIZE, 1.0) + Pt(5.0)
    }

    /// A bar a piece, so that a long list of units goes on on the next page.
    fn bars(&mut self, chart: &Chart, pieces: &mut Vec<Piece>) {
        let measure = self.body.measure;
        let left = measure * NAMES;
        let sums: Vec<u32> = (0..chart.labels.len()).map(|i| sum(chart, i)).collect();
        let (most, step) = axis(sums.iter().copied().max().unwrap_or(0));
        // Room for the figure behind the longest bar.
        let room = measure - left - self.width(&most.to_string()) - Pt(8.0);
        let at = |n: u32| left + room * (n as f32 / most as f32);
        for (i, label) in chart.labels.iter().enumerate() {
            let drop = self.text(label, Face::Regular, SIZE, Pt::ZERO, Pt(1.0), left - Pt(6.0), Set::Left);
            let height = BAR.max(drop + Pt(2.0));
            let (top, bottom) = (height / 2.0 - Pt(5.5), height / 2.0 + Pt(5.5));
            for n in (0..=most).step_by(step as usize) {
                self.rule((at(n), Pt::ZERO), (at(n), height), if n == 0 { LINE } else { Pt(0.2) });
            }
            let mut so_far: u32 = 0;
            for (s, series) in chart.series.iter().enumerate() {
                let value = series.values.get(i).copied().flatten().unwrap_or(0);
                if value > 0 {
                    self.area(s, Area(at(so_far), top, at(so_far.saturating_add(value)), bottom));
                    so_far = so_far.saturating_add(value);
                }
            }
            self.text(&sums[i].to_string(), Face::Regular, SIZE, at(so_far) + Pt(3.0), height / 2.0 - leading(SIZE, 1.0) / 2.0, Pt(60.0), Set::Left);
            let items = std::mem::take(&mut self.items);
            let alone = i == 0 || i + 1 == chart.labels.len();
            pieces.push(Piece::new(Pt::ZERO, height, if alone { Break::Kept } else { Break::Free }, items));
        }
        for n in (0..=most).step_by(step as usize) {
            self.text(&n.to_string(), Face::Regular, Pt(9.0), at(n) - Pt(20.0), Pt::ZERO, Pt(40.0), Set::Center);
        }
        self.rule((at(0), Pt::ZERO), (at(most), Pt::ZERO), LINE);
        let items = std::mem::take(&mut self.items);
        pieces.push(Piece::new(Pt::ZERO, leading(Pt(9.0), 1.0) + Pt(4.0), Break::Kept, items));
    }

    /// Columns and lines: one piece.
    fn standing(&mut self, chart: &Chart, pieces: &mut Vec<Piece>) {
        let measure = self.body.measure;
        let count = chart.labels.len().max(1);
        let tallest = if chart.form == ChartForm::Columns {
            (0..count).map(|i| sum(chart, i)).max()
        } else {
            chart.series.iter().flat_map(|s| s.values.iter().copied().flatten()).max()
        };
        let (most, step) = axis(tallest.unwrap_or(0));
        let left = self.width(&most.to_string()) + Pt(8.0);
        let slot = (measure - left) / count as f32;
        let at = |n: u32| HEIGHT - (HEIGHT - Pt(14.0)) * (n as f32 / most as f32);
        for n in (0..=most).step_by(step as usize) {
            self.rule((left, at(n)), (measure, at(n)), if n == 0 { LINE } else { Pt(0.2) });
            let height = leading(Pt(9.0), 1.0);
            let text = n.to_string();
            let width = self.width(&text);
            self.text(&text, Face::Regular, Pt(9.0), left - width - Pt(4.0), at(n) - height / 2.0, Pt(60.0), Set::Left);
        }
        let middle = |i: usize| left + slot * (i as f32 + 0.5);
        if chart.form == ChartForm::Columns {
            let half = (slot * 0.34).min(Pt(16.0));
            for i in 0..chart.labels.len() {
                let mut so_far: u32 = 0;
                for (s, series) in chart.series.iter().enumerate() {
                    let value = series.values.get(i).copied().flatten().unwrap_or(0);
                    if value > 0 {
                        self.area(s, Area(middle(i) - half, at(so_far.saturating_add(value)), middle(i) + half, at(so_far)));
                        so_far = so_far.saturating_add(value);
                    }
                }
                if so_far > 0 && slot > Pt(14.0) {
                    let up = at(so_far) - leading(Pt(9.0), 1.0);
                    self.text(&so_far.to_string(), Face::Regular, Pt(9.0), middle(i) - slot / 2.0, up, slot, Set::Center);
                }
            }
        } else {
            for (s, series) in chart.series.iter().enumerate() {
                let points: Vec<(usize, u32)> = series.values.iter().enumerate().filter_map(|(i, v)| Some((i, (*v)?))).collect();
                for pair in points.windows(2) {
                    self.stroke(s, (middle(pair[0].0), at(pair[0].1)), (middle(pair[1].0), at(pair[1].1)));
                }
                // Marks every so often keep a line of many days readable.
                let every = (points.len() / 16).max(1);
                for (k, (i, v)) in points.iter().enumerate() {
                    if k % every == 0 || k + 1 == points.len() {
                        self.mark(s, middle(*i), at(*v));
                    }
                }
            }
        }
        // As many labels as stand beside each other.
        let widest = chart.labels.iter().map(|l| self.width(l)).fold(Pt::ZERO, Pt::max) * 0.9 + Pt(6.0);
        let every = ((widest / slot).ceil() as usize).max(1);
        for (i, label) in chart.labels.iter().enumerate().filter(|(i, _)| i % every == 0) {
            let wide = slot * every as f32;
            self.text(label, Face::Regular, Pt(9.0), middle(i) - wide / 2.0, HEIGHT + Pt(2.0), wide, Set::Center);
        }
        let items = std::mem::take(&mut self.items);
        pieces.push(Piece::new(Pt::ZERO, HEIGHT + leading(Pt(9.0), 1.0) + Pt(6.0), Break::Kept, items));
    }

    /// A rectangle in the pattern of a series.
    fn area(&mut self, series: usize, Area(left, top, right, bottom): Area) {
        let (width, height) = (right - left, bottom - top);
        match series % 6 {
            0 => self.rule((left, (top + bottom) / 2.0), (right, (top + bottom) / 2.0), height),
            1 => self.hatch(Area(left, top, right, bottom), Pt(3.2), false),
            3 => {
                self.hatch(Area(left, top, right, bottom), Pt(3.2), false);
                self.hatch(Area(left, top, right, bottom), Pt(3.2), true);
            }
            4 => {
                let mut y = top + Pt(1.8);
                while y < bottom {
                    self.rule((left, y), (right, y), STROKE);
                    y += Pt(1.8);
                }
            }
            5 => {
                let mut x = left + Pt(2.2);
                while x < right {
                    self.rule((x, top), (x, bottom), STROKE);
                    x += Pt(2.2);
                }
            }
            // White.
            _ => {}
        }
        frame(&mut self.items, left, top, width, height, LINE, self.block);
    }

    /// Slanting strokes inside a rectangle, falling or rising.
    fn hatch(&mut self, Area(left, top, right, bottom): Area, step: Pt, rising: bool) {
        let (width, height) = ((right - left).0, (bottom - top).0);
        let mut c = step.0;
        while c < width + height {
            // The stroke x + y = c cut off at the edges.
            let (x1, y1) = if c <= height { (0.0, c) } else { (c - height, height) };
            let (x2, y2) = if c <= width { (c, 0.0) } else { (width, c - width) };
            let turn = |y: f32| if rising { height - y } else { y };
            self.rule((left + Pt(x1), top + Pt(turn(y1))), (left + Pt(x2), top + Pt(turn(y2))), STROKE);
            c += step.0;
        }
    }

    /// A piece of the line of a series: whole, or broken into dashes.
    fn stroke(&mut self, series: usize, (x1, y1): (Pt, Pt), (x2, y2): (Pt, Pt)) {
        let (dash, white, thickness) = match series % 3 {
            0 => (f32::INFINITY, 0.0, Pt(1.3)),
            1 => (4.0, 2.5, Pt(0.9)),
            _ => (1.2, 2.0, Pt(0.9)),
        };
        let (dx, dy) = ((x2 - x1).0, (y2 - y1).0);
        let length = dx.hypot(dy);
        if length < 0.01 {
            return;
        }
        let at = |d: f32| (x1 + Pt(dx * d / length), y1 + Pt(dy * d / length));
        let mut from = 0.0;
        while from < length {
            let to = (from + dash).min(length);
            self.rule(at(from), at(to), thickness);
            from = to + white;
        }
    }

    /// The mark of a series on a point: full, or hollow.
    fn mark(&mut self, series: usize, x: Pt, y: Pt) {
        let r = Pt(2.1);
        if series.is_multiple_of(3) {
            self.rule((x - r, y), (x + r, y), r * 2.0);
        } else {
            frame(&mut self.items, x - r, y - r, r * 2.0, r * 2.0, LINE, self.block);
        }
    }

    fn rule(&mut self, (x1, y1): (Pt, Pt), (x2, y2): (Pt, Pt), thickness: Pt) {
        self.items.push(Item::Rule(Rule { x1, y1, x2, y2, thickness, block: self.block }));
    }

    fn width(&mut self, text: &str) -> Pt {
        let shaped = self.body.composer.shape_text(text, Face::Regular, SIZE, self.block);
        lines(&shaped, self.body.composer.fonts, Pt(2000.0), Pt::ZERO, Set::Left).first().map_or(Pt::ZERO, |l| l.width())
    }

    /// A text from a place down; the height below its last line.
    #[expect(clippy::too_many_arguments, reason = "a place, a look and a width: a struct would only name them twice")]
    fn text(&mut self, text: &str, face: Face, size: Pt, x: Pt, y: Pt, measure: Pt, set: Set) -> Pt {
        let shaped = self.body.composer.shape_text(text, face, size, self.block);
        let fonts = self.body.composer.fonts;
        let (height, mut top) = (leading(size, 1.0), y);
        let drop = baseline(fonts, size, height);
        for line in lines(&shaped, fonts, measure, Pt::ZERO, set) {
            self.items.push(Item::Text(Text { x: x + line.x, y: top + drop, line, element: self.figure, block: self.block }));
            top += height;
        }
        top
    }
}

/// The sum of all series at a label.
fn sum(chart: &Chart, i: usize) -> u32 {
    chart.series.iter().filter_map(|s| s.values.get(i).copied().flatten()).fold(0, u32::saturating_add)
}

/// Where an axis ends, and its step: 1, 2 or 5 times a power of ten.
fn axis(most: u32) -> (u32, u32) {
    let most = most.max(1);
    let mut step: u32 = 1;
    for k in 0.. {
        step = [1, 2, 5][k % 3] * 10u32.saturating_pow((k / 3) as u32);
        if most.div_ceil(step) <= DIVISIONS || step >= 1_000_000_000 {
            break;
        }
    }
    (most.div_ceil(step).saturating_mul(step), step)
}

#[cfg(test)]
mod tests {
    use super::axis;

    #[test]
    fn axes_end_on_round_figures() {
        assert_eq!([axis(0), axis(3), axis(7), axis(12), axis(48), axis(99_999)], [(1, 1), (3, 1), (8, 2), (15, 5), (50, 10), (100_000, 20_000)]);
    }
}
