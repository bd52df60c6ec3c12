//! Tables drawn with rules: which letters stand in which cell.

use super::content::{Letter, Rule};
use super::lines;

/// Rules that miss each other by this many points still meet.
const NEAR: f32 = 3.0;
/// Most lines of one direction on a page.
const MAX_LINES: usize = 500;
const MAX_CELLS: usize = 20_000;

/// A line along one axis: where it stands, and the stretches it covers.
#[derive(Debug, Clone)]
struct Line {
    at: f32,
    covers: Vec<(f32, f32)>,
}

impl Line {
    fn covers(&self, place: f32) -> bool {
        self.covers.iter().any(|(a, b)| *a <= place && place <= *b)
    }
}

/// A ruled table.
#[derive(Debug)]
pub(super) struct Grid {
    /// Column borders from the left.
    xs: Vec<f32>,
    /// Row borders from the top down.
    ys: Vec<f32>,
    /// For each cell, row by row: the cell its text belongs to.
    owner: Vec<usize>,
}

/// Finds the tables of a page, from the top down.
pub(super) fn find(rules: &[Rule]) -> Vec<Grid> {
    let upright = |r: &&Rule| r.y1 - r.y0 > r.x1 - r.x0;
    let vertical = merged(rules.iter().filter(upright).map(|r| ((r.x0 + r.x1) / 2.0, r.y0, r.y1)));
    let level = merged(rules.iter().filter(|r| !upright(r)).map(|r| ((r.y0 + r.y1) / 2.0, r.x0, r.x1)));
    // Lines that meet belong to one table.
    let mut group: Vec<usize> = (0..vertical.len() + level.len()).collect();
    for (v, up) in vertical.iter().enumerate() {
        for (h, flat) in level.iter().enumerate() {
            if up.covers(flat.at) && flat.covers(up.at) {
                let (a, b) = (root(&mut group, v), root(&mut group, vertical.len() + h));
                group[a] = b;
            }
        }
    }
    let mut found = Vec::new();
    let mut seen: Vec<usize> = (0..group.len()).map(|i| root(&mut group, i)).collect();
    seen.sort_unstable();
    seen.dedup();
    for set in seen {
        let ups: Vec<&Line> = (0..vertical.len()).filter(|i| root(&mut group, *i) == set).map(|i| &vertical[i]).collect();
        let flats: Vec<&Line> = (0..level.len()).filter(|i| root(&mut group, vertical.len() + i) == set).map(|i| &level[i]).collect();
        found.extend(grid(&ups, &flats));
    }
    found.sort_by(|a, b| b.ys[0].total_cmp(&a.ys[0]));
    found
}

/// The stretches of rules, joined to lines.
fn merged(rules: impl Iterator<Item = (f32, f32, f32)>) -> Vec<Line> {
    let mut all: Vec<(f32, f32, f32)> = rules.collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut out: Vec<Line> = Vec::new();
    for (at, from, to) in all {
        match out.last_mut() {
            Some(line) if at - line.at <= NEAR / 2.0 => line.covers.push((from, to)),
            _ => out.push(Line { at, covers: vec![(from, to)] }),
        }
    }
    out.truncate(MAX_LINES);
    for line in &mut out {
        line.covers.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut joined: Vec<(f32, f32)> = Vec::new();
        for (from, to) in line.covers.drain(..) {
            match joined.last_mut() {
                Some(last) if from <= last.1 + NEAR => last.1 = last.1.max(to),
                _ => joined.push((from, to)),
            }
        }
        line.covers = joined.into_iter().map(|(a, b)| (a - NEAR, b + NEAR)).collect();
    }
    out
}

fn root(group: &mut [usize], mut i: usize) -> usize {
    while group[i] != i {
        group[i] = group[group[i]];
        i = group[i];
    }
    i
}

fn grid(ups: &[&Line], flats: &[&Line]) -> Option<Grid> {
    // A frame around a page or a box around a word is no table.
    if ups.len() < 3 || flats.len() < 2 || (ups.len() - 1) * (flats.len() - 1) > MAX_CELLS {
        return None;
    }
    let xs: Vec<f32> = ups.iter().map(|l| l.at).collect();
    let ys: Vec<f32> = flats.iter().rev().map(|l| l.at).collect();
    let (columns, rows) = (xs.len() - 1, ys.len() - 1);
    let mut owner: Vec<usize> = (0..columns * rows).collect();
    for r in 0..rows {
        for c in 0..columns {
            let middle = ((xs[c] + xs[c + 1]) / 2.0, (ys[r] + ys[r + 1]) / 2.0);
            // No rule to the left: one cell with the neighbour; none above: with the one above.
            if c > 0 && !ups[c].covers(middle.1) {
                let (a, b) = (root(&mut owner, r * columns + c), root(&mut owner, r * columns + c - 1));
                owner[a.max(b)] = a.min(b);
            }
            if r > 0 && !flats[rows - r].covers(middle.0) {
                let (a, b) = (root(&mut owner, r * columns + c), root(&mut owner, (r - 1) * columns + c));
                owner[a.max(b)] = a.min(b);
            }
        }
    }
    for i in 0..owner.len() {
        owner[i] = root(&mut owner, i);
    }
    let cells = owner.iter().enumerate().filter(|(i, o)| *i == **o).count();
    (cells >= 2).then_some(Grid { xs, ys, owner })
}

/// A table's words, row by row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    pub(super) rows: Vec<Vec<String>>,
    /// Top border.
    pub(super) top: f32,
}

impl Grid {
    /// The cell a letter stands in.
    fn cell(&self, l: &Letter) -> Option<usize> {
        let (x, y) = ((l.x + l.right) / 2.0, l.y + l.size * 0.3);
        let column = self.xs.partition_point(|b| *b <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|b| *b >= y).checked_sub(1)?;
        let columns = self.xs.len() - 1;
        (column < columns && row < self.ys.len() - 1).then(|| self.owner[row * columns + column])
    }

    /// Takes the letters that stand in the table; gives its words.
    pub(super) fn take(&self, letters: &mut Vec<Letter>) -> Table {
        let columns = self.xs.len() - 1;
        let mut cells: Vec<Vec<Letter>> = vec![Vec::new(); self.owner.len()];
        let mut rest = Vec::with_capacity(letters.len());
        for l in letters.drain(..) {
            match self.cell(&l) {
                Some(c) => cells[c].push(l),
                None => rest.push(l),
            }
        }
        *letters = rest;
        let words: Vec<String> = cells.into_iter().map(words).collect();
        let rows = words
            .chunks(columns)
            .filter(|row| row.iter().any(|c| !c.is_empty()))
            .map(<[String]>::to_vec)
            .collect();
        Table { rows, top: self.ys[0] }
    }
}

/// The words of a cell; what begins with a mark of a list begins a line.
fn words(letters: Vec<Letter>) -> String {
    let mut out = String::new();
    for row in lines::rows(letters) {
        let text = row.text();
        if text.is_empty() {
            continue;
        }
        if lines::marked(&text) && !out.is_empty() {
            out.push_str("<br>");
        } else {
            lines::glue(&mut out);
        }
        out.push_str(&text);
    }
    out.replace('|', "/")
}
