//! Tables: column widths, the heading that is repeated on every page, rows that are never parted.

use crate::{
    body::Body,
    composer::{baseline, frame, leading},
    flow::{Break, Grid, Piece, RowOf},
    fonts::Face,
    page::{BlockId, ElementId, Item, Rule, Tag, Text},
    paragraph::{Line, Set, balanced, lines},
    shape::{Shaped, spans},
};
use document::{Align, Pt, Rich, Table, nd30};
use std::rc::Rc;

/// White between a cell's border and its text (C).
const PAD_X: Pt = Pt(4.0);
/// The least of it (C).
const PAD_LEAST: Pt = Pt(1.0);
/// White above and below the text of a cell (C).
const PAD_Y: Pt = Pt(2.5);
/// No column is narrower than this: a wide letter at 14 pt and its white (C).
const NARROWEST: Pt = Pt(16.0);
/// Thickness of borders (C).
const BORDER: Pt = Pt(0.5);
/// A heading taller than this share of the page is set once and not repeated (C).
const REPEAT_UP_TO: f32 = 0.5;

/// White beside a cell's text: less where a word would have to be cut for it.
fn pad(cell: &Shaped, width: Pt) -> Pt {
    let spare = (width - cell.widest_word()) / 2.0 - Pt(0.1);
    PAD_X.min(spare).max(PAD_LEAST)
}

/// Sets a table; `first` is the break before it.
pub(crate) fn set(body: &mut Body<'_, '_>, table: &Table, block: BlockId, gap: Pt, first: Break) {
    let count = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(table.columns.len());
    if count == 0 {
        return;
    }
    let size = table.size.filter(|s| s.is_finite()).map_or(nd30::size::TABLE.default, |s| Pt(s).max(nd30::size::TABLE.min).min(nd30::size::TABLE.max));
    let titles = Titles::shape(body, table, count, size, block);
    let rows: Vec<Vec<Shaped>> = table
        .rows
        .iter()
        .map(|row| {
            let blank = Rich::default();
            (0..count).map(|c| body.composer.shape(&spans(row.get(c).unwrap_or(&blank), Face::Regular), size, block)).collect()
        })
        .collect();
    let widths = widths(table, &titles, &rows, body.measure);
    if widths.narrowed {
        body.composer.notes.push(format!(
            "{}: các cột rộng hơn vùng trình bày nên đã được thu hẹp theo tỷ lệ; hãy giảm độ rộng cột hoặc đặt bảng vào phụ lục khổ ngang.",
            crate::composer::place(&body.composer.blocks[block as usize])
        ));
    }
    let total: Pt = widths.columns.iter().copied().sum();
    let mut edges = vec![((body.measure - total) / 2.0).max(Pt::ZERO)];
    for w in &widths.columns {
        edges.push(*edges.last().unwrap_or(&Pt::ZERO) + *w);
    }

    let element = body.composer.element(Tag::Table, body.parent);
    let head = titles.set(body, &edges, size, block, element);
    let mut next = first;
    let mut before = gap;
    let repeated = head.as_ref().filter(|h| h.height < body.depth * REPEAT_UP_TO).cloned();
    if let Some(head) = head {
        body.pieces.push(Piece { before, break_before: next, ..head });
        (before, next) = (Pt::ZERO, Break::Kept);
    }
    let headed = before == Pt::ZERO;
    // Rows follow the heading directly; its lower border is their upper one.
    let grid = Rc::new(Grid { edges, head: repeated, headed, thickness: BORDER, block });
    let height = leading(size, 1.0);
    let drop = baseline(body.composer.fonts, size, height);
    for row in rows {
        let tr = body.composer.element(Tag::Tr, element);
        let mut items = Vec::new();
        let mut tallest = 1;
        for (c, cell) in row.iter().enumerate() {
            let td = body.composer.element(Tag::Td, tr);
            let set = match table.columns.get(c).map(|c| c.align).unwrap_or_default() {
                Align::Left => Set::Left,
                Align::Center => Set::Center,
                Align::Right => Set::Right,
            };
            let pad = pad(cell, grid.edges[c + 1] - grid.edges[c]);
            let left = grid.edges[c] + pad;
            let measure = grid.edges[c + 1] - left - pad;
            let lines = lines(cell, body.composer.fonts, measure, Pt::ZERO, set);
            tallest = tallest.max(lines.len());
            for (i, line) in lines.into_iter().enumerate() {
                let y = PAD_Y + drop + height * i as f32;
                items.push(Item::Text(Text { x: left + line.x, y, line, element: td, block }));
            }
        }
        let mut piece = Piece::new(before, height * tallest as f32 + PAD_Y * 2.0, next, items);
        piece.row = Some(RowOf { grid: grid.clone(), ends: true });
        body.pieces.push(piece);
        (before, next) = (Pt::ZERO, Break::Free);
    }
}

/// The heading: groups over columns, titles, column numbers.
struct Titles {
    /// First column, columns, text of each group cell; `None` groups are not cells.
    groups: Vec<(usize, usize, Shaped)>,
    titles: Vec<Shaped>,
    numbers: Vec<Shaped>,
}

impl Titles {
    fn shape(body: &mut Body<'_, '_>, table: &Table, count: usize, size: Pt, block: BlockId) -> Titles {
        let mut shape = |text: &str, face| body.composer.shape_text(text, face, size, block);
        let title = |c: usize| table.columns.get(c).map_or("", |c| c.title.as_str());
        let group = |c: usize| table.columns.get(c).and_then(|c| c.group.as_deref()).filter(|g| !g.trim().is_empty());
        let mut groups = Vec::new();
        let mut c = 0;
        while c < count {
            let Some(name) = group(c) else {
                c += 1;
                continue;
            };
            let wide = (c..count).take_while(|i| group(*i) == Some(name)).count();
            groups.push((c, wide, shape(name, Face::Bold)));
            c += wide;
        }
        let titles: Vec<Shaped> = (0..count).map(|c| shape(title(c), Face::Bold)).collect();
        let numbers = if table.numbered_columns { (1..=count).map(|n| shape(&format!("({n})"), Face::Regular)).collect() } else { Vec::new() };
        Titles { groups, titles, numbers }
    }

    fn group_of(&self, column: usize) -> Option<&(usize, usize, Shaped)> {
        self.groups.iter().find(|(from, wide, _)| (*from..from + wide).contains(&column))
    }

    /// The heading as one piece, or nothing when no column has a title.
    fn set(&self, body: &mut Body<'_, '_>, edges: &[Pt], size: Pt, block: BlockId, table: ElementId) -> Option<Piece> {
        let count = self.titles.len();
        if self.groups.is_empty() && self.numbers.is_empty() && self.titles.iter().all(Shaped::is_blank) {
            return None;
        }
        let fonts = body.composer.fonts;
        let line = leading(size, 1.0);
        let drop = baseline(fonts, size, line);
        let broken = |shaped: &Shaped, from: usize, wide: usize| -> Vec<Line> {
            let width = edges[from + wide] - edges[from];
            let pad = pad(shaped, width);
            let shift = |l: Line| Line { x: l.x + pad, ..l };
            balanced(shaped, fonts, width - pad * 2.0).into_iter().map(shift).collect()
        };
        let height = |lines: &[Line]| line * lines.len().max(1) as f32 + PAD_Y * 2.0;

        let groups: Vec<_> = self.groups.iter().map(|(from, wide, s)| (*from, *wide, broken(s, *from, *wide))).collect();
        let titles: Vec<_> = self.titles.iter().enumerate().map(|(c, s)| broken(s, c, 1)).collect();
        let group_height = groups.iter().map(|(_, _, l)| height(l)).fold(Pt::ZERO, Pt::max);
        let mut title_height = (0..count).filter(|c| self.group_of(*c).is_some()).map(|c| height(&titles[c])).fold(Pt::ZERO, Pt::max);
        for (c, lines) in titles.iter().enumerate() {
            if self.group_of(c).is_none() {
                title_height = title_height.max(height(lines) - group_height);
            }
        }
        let number_height = if self.numbers.is_empty() { Pt::ZERO } else { line + PAD_Y * 2.0 };
        let bottom = group_height + title_height;
        let whole = bottom + number_height;

        let mut items = Vec::new();
        let mut cell = |lines: Vec<Line>, from: usize, top: Pt, room: Pt, element: ElementId| {
            let text = line * lines.len() as f32;
            for (i, l) in lines.into_iter().enumerate() {
                let y = top + (room - text) / 2.0 + drop + line * i as f32;
                items.push(Item::Text(Text { x: edges[from] + l.x, y, line: l, element, block }));
            }
        };
        let composer = &mut *body.composer;
        let first_row = composer.element(Tag::Tr, table);
        let second_row = if groups.is_empty() { first_row } else { composer.element(Tag::Tr, table) };
        let spanned = if groups.is_empty() { 1 } else { 2 };
        let mut below = Vec::new();
        let mut groups = groups.into_iter().peekable();
        for (c, lines) in titles.into_iter().enumerate() {
            if let Some((from, wide, text)) = groups.next_if(|(from, ..)| *from == c) {
                let th = composer.element(Tag::Th { columns: wide.min(999) as u16, rows: 1 }, first_row);
                cell(text, from, Pt::ZERO, group_height, th);
            }
            if self.group_of(c).is_some() {
                below.push((c, lines));
            } else {
                let th = composer.element(Tag::Th { columns: 1, rows: spanned }, first_row);
                cell(lines, c, Pt::ZERO, bottom, th);
            }
        }
        for (c, lines) in below {
            let th = composer.element(Tag::Th { columns: 1, rows: 1 }, second_row);
            cell(lines, c, group_height, title_height, th);
        }
        if !self.numbers.is_empty() {
            let row = composer.element(Tag::Tr, table);
            for (c, s) in self.numbers.iter().enumerate() {
                let th = composer.element(Tag::Th { columns: 1, rows: 1 }, row);
                cell(broken(s, c, 1), c, bottom, number_height, th);
            }
        }
        let rule = |x1, y1, x2, y2| Item::Rule(Rule { x1, y1, x2, y2, thickness: BORDER, block });
        frame(&mut items, edges[0], Pt::ZERO, edges[count] - edges[0], whole, BORDER, block);
        for (from, wide, _) in &self.groups {
            items.push(rule(edges[*from], group_height, edges[from + wide], group_height));
        }
        if !self.numbers.is_empty() {
            items.push(rule(edges[0], bottom, edges[count], bottom));
        }
        for (c, x) in edges.iter().copied().enumerate().take(count).skip(1) {
            let inside = self.group_of(c).is_some_and(|(from, ..)| *from < c);
            items.push(rule(x, if inside { group_height } else { Pt::ZERO }, x, whole));
        }
        Some(Piece::new(Pt::ZERO, whole, Break::Free, items))
    }
}

struct Widths {
    columns: Vec<Pt>,
    narrowed: bool,
}

/// Given widths are kept; the other columns share what is left by the length of their text,
/// each at least as wide as its longest word where that is possible.
fn widths(table: &Table, titles: &Titles, rows: &[Vec<Shaped>], measure: Pt) -> Widths {
    let count = titles.titles.len();
    let given = |c: usize| table.columns.get(c).and_then(|c| c.width).map(|w| w.0).filter(|w| w.is_finite() && *w > 0.0);
    let mut columns = vec![Pt::ZERO; count];
    let mut fixed = Pt::ZERO;
    let mut open = Vec::new();
    for (c, column) in columns.iter_mut().enumerate() {
        match given(c) {
            Some(mm) => {
                *column = Pt::from(document::Mm(mm.min(1000.0)));
                fixed += *column;
            }
            None => open.push(c),
        }
    }
    // Every column keeps room for its widest letter.
    let floor = NARROWEST.min(measure / count as f32);
    let room = measure - (floor * 2.0 * open.len() as f32).min(measure * 0.5);
    let narrowed = fixed > room + Pt(0.5);
    let inner: Vec<usize> = (0..count).filter(|c| !open.contains(c)).collect();
    if narrowed || inner.iter().any(|c| columns[*c] < floor) {
        squeeze(&mut columns, &inner, floor, room.min(fixed.max(floor * inner.len() as f32)));
        fixed = inner.iter().map(|c| columns[*c]).sum();
    }
    let free = (measure - fixed).max(Pt::ZERO);
    // Least: the longest word. Wished: everything on one line. Weight: long texts get more.
    let (mut least, mut wished, mut weight) = (vec![0.0f32; count], vec![0.0f32; count], vec![0.0f32; count]);
    for &c in &open {
        let pad = (PAD_X * 2.0 + Pt(0.5)).0;
        let title = &titles.titles[c];
        let number = titles.numbers.get(c).map_or(0.0, |n| n.natural().0);
        let (mut word, mut longest, mut sum) = (title.widest_word().0.max(number), title.widest_word().0.max(number), 0.0f64);
        for row in rows {
            let natural = row[c].natural().0;
            word = word.max(row[c].widest_word().0);
            longest = longest.max(natural);
            sum += f64::from(natural);
        }
        least[c] = word + pad;
        wished[c] = longest.max(title.natural().0 / 2.0) + pad;
        let mean = if rows.is_empty() { title.natural().0 } else { (sum / rows.len() as f64) as f32 };
        weight[c] = (mean.max(1.0) * longest.max(1.0)).sqrt();
    }
    let sum = |v: &[f32]| open.iter().map(|c| v[*c]).sum::<f32>().max(0.001);
    for &c in &open {
        columns[c] = Pt(if sum(&wished) <= free.0 {
            wished[c] + (free.0 - sum(&wished)) * wished[c] / sum(&wished)
        } else {
            // Short columns take no more than they wish; the rest goes to the long ones.
            least[c] + (free.0 - sum(&least)).max(0.0) * extra(c, &open, &least, &wished, &weight, free.0)
        });
    }
    if sum(&least) > free.0 {
        squeeze(&mut columns, &open, floor, free);
    }
    Widths { columns, narrowed }
}

/// Brings columns down to a total, in proportion to what each has over the floor.
fn squeeze(columns: &mut [Pt], which: &[usize], floor: Pt, total: Pt) {
    let over: Pt = which.iter().map(|c| (columns[*c] - floor).max(Pt::ZERO)).sum();
    let room = (total - floor * which.len() as f32).max(Pt::ZERO);
    let factor = if over > Pt::ZERO { (room / over).min(1.0) } else { 0.0 };
    for &c in which {
        columns[c] = floor + (columns[c] - floor).max(Pt::ZERO) * factor;
    }
}

/// The share of the free width that a column takes beyond its least width.
fn extra(column: usize, open: &[usize], least: &[f32], wished: &[f32], weight: &[f32], free: f32) -> f32 {
    let spare = free - open.iter().map(|c| least[*c]).sum::<f32>();
    let total: f32 = open.iter().map(|c| weight[*c]).sum();
    let wish = |c: usize| (wished[c] - least[c]).max(0.0);
    // One round of giving back: what a column cannot use is shared by weight among the others.
    let capped: Vec<bool> = open.iter().map(|c| spare * weight[*c] / total > wish(*c)).collect();
    let used: f32 = open.iter().zip(&capped).filter(|(_, k)| **k).map(|(c, _)| wish(*c)).sum();
    let rest: f32 = open.iter().zip(&capped).filter(|(_, k)| !**k).map(|(c, _)| weight[*c]).sum();
    let at = open.iter().position(|c| *c == column).unwrap_or(0);
    let own = if capped[at] { wish(column) } else { (spare - used) * weight[column] / rest.max(0.001) };
    if spare > 0.0 { own / spare } else { 0.0 }
}
