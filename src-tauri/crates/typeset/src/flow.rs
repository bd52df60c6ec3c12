//! Pieces of a paper, one below the other, onto pages. A piece is never parted unless it is
//! taller than a page; each piece says how badly a page break before it would read, and the page
//! ends where the break costs least.

use crate::page::{ARTIFACT, BlockId, Item, Page, Rule};
use document::Pt;
use std::{collections::VecDeque, rc::Rc};

/// How badly a page break before a piece would read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Break {
    /// A page may begin here.
    Free,
    /// A paragraph would leave one line alone.
    Lonely,
    /// A heading would lose its text.
    Kept,
    /// Only when nothing else is left.
    Last,
    /// A page begins here, by the writer's hand.
    Forced,
}

impl Break {
    /// Cost beside that of an empty rest of the page, which is at most 100.
    fn cost(self) -> f32 {
        match self {
            Break::Free | Break::Forced => 0.0,
            Break::Lonely => 60.0,
            Break::Kept => 200.0,
            Break::Last => 1000.0,
        }
    }
}

/// A slice of the paper. Items count from the left edge of the text and the top of the piece.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    /// White above, dropped at the top of a page.
    pub(crate) before: Pt,
    pub(crate) height: Pt,
    pub(crate) break_before: Break,
    pub(crate) items: Vec<Item>,
    /// The table this piece is a row of.
    pub(crate) row: Option<RowOf>,
}

#[derive(Debug, Clone)]
pub(crate) struct RowOf {
    pub(crate) grid: Rc<Grid>,
    /// The row ends with this piece (false for the upper part of a parted row).
    pub(crate) ends: bool,
}

/// The frame of a table.
#[derive(Debug)]
pub(crate) struct Grid {
    /// Left edge, edges between columns, right edge.
    pub(crate) edges: Vec<Pt>,
    /// The heading, repeated where the table goes on on another page.
    pub(crate) head: Option<Piece>,
    /// A heading stands over the first row, repeated or not.
    pub(crate) headed: bool,
    pub(crate) thickness: Pt,
    pub(crate) block: BlockId,
}

impl Piece {
    pub(crate) fn new(before: Pt, height: Pt, break_before: Break, items: Vec<Item>) -> Piece {
        Piece { before, height, break_before, items, row: None }
    }

    /// Parts a piece that is taller than a page at most `room` from its top, between lines.
    fn part(mut self, room: Pt) -> (Piece, Piece) {
        // Never less than a line, so that each page takes something.
        let room = room.max(Pt(20.0));
        // Extent of a line about its baseline; a little more than the ink.
        let extent = |i: &Item| match i {
            Item::Text(t) => Some((t.y - t.line.size * 0.95, t.y + t.line.size * 0.27)),
            Item::Rule(_) => None,
        };
        let mut spans: Vec<(Pt, Pt)> = self.items.iter().filter_map(extent).collect();
        spans.sort_by(|a, b| a.0.0.total_cmp(&b.0.0));
        // The last height at which every line lies wholly above or wholly below.
        let (mut cut, mut reach) = (Pt::ZERO, Pt::ZERO);
        for (top, bottom) in &spans {
            if *top >= reach && reach <= room {
                cut = reach;
            }
            reach = reach.max(*bottom);
        }
        if reach <= room {
            cut = reach;
        }
        if cut <= Pt::ZERO {
            cut = room;
        }
        let mut above = Vec::new();
        let mut below = Vec::new();
        for mut item in self.items.drain(..) {
            match &mut item {
                Item::Text(t) if t.y <= cut => above.push(item),
                Item::Text(_) => below.push(item),
                Item::Rule(r) if r.y1.max(r.y2) <= cut => above.push(item),
                Item::Rule(r) if r.y1.min(r.y2) >= cut => below.push(item),
                Item::Rule(r) => {
                    above.push(Item::Rule(Rule { y2: cut, ..*r }));
                    below.push(Item::Rule(Rule { y1: cut, ..*r }));
                }
            }
        }
        for item in &mut below {
            item.shift(Pt::ZERO, -cut);
        }
        let upper_row = self.row.clone().map(|r| RowOf { ends: false, ..r });
        let upper = Piece { before: self.before, height: cut, break_before: self.break_before, items: above, row: upper_row };
        let lower = Piece { before: Pt::ZERO, height: (self.height - cut).max(Pt(1.0)), break_before: Break::Free, items: below, row: self.row };
        (upper, lower)
    }
}

/// The room for text on the pages of a section.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    pub(crate) width: Pt,
    pub(crate) height: Pt,
    pub(crate) left: Pt,
    pub(crate) top: Pt,
    pub(crate) right: Pt,
    pub(crate) bottom: Pt,
    /// Kept free at the foot of the first page.
    pub(crate) foot: Pt,
}

impl Room {
    pub(crate) fn measure(&self) -> Pt {
        (self.width - self.left - self.right).max(Pt(20.0))
    }
    fn depth(&self, first: bool) -> Pt {
        let foot = if first { self.foot } else { Pt::ZERO };
        (self.height - self.top - self.bottom - foot).max(Pt(50.0))
    }
}

/// A hair, so that a page that is filled exactly is not broken by rounding.
const HAIR: Pt = Pt(0.05);

/// Fills pages with pieces. There is always at least one page.
pub(crate) fn fill(pieces: Vec<Piece>, room: &Room) -> Vec<Page> {
    let mut left: VecDeque<Piece> = pieces.into();
    let mut pages = Vec::new();
    // The grid that the last page ended in, with its row not yet closed.
    let mut open: Option<Rc<Grid>> = None;
    while !left.is_empty() || pages.is_empty() {
        let depth = room.depth(pages.is_empty());
        let mut sheet = Sheet::new(room);
        if let (Some(grid), Some(next)) = (open.take(), left.front())
            && next.row.as_ref().is_some_and(|r| Rc::ptr_eq(&r.grid, &grid))
        {
            sheet.repeat_head(&grid);
        }
        let used = sheet.y - room.top;
        let count = choose(&left, used, depth);
        if count == 0 {
            // Even alone on a page the piece is too tall.
            if let Some(piece) = left.pop_front() {
                let (upper, lower) = piece.part(depth - used);
                left.push_front(lower);
                open = upper.row.as_ref().map(|r| r.grid.clone());
                sheet.put(upper);
            }
        } else {
            for _ in 0..count {
                let Some(piece) = left.pop_front() else { break };
                open = piece.row.as_ref().map(|r| r.grid.clone());
                sheet.put(piece);
            }
            // A piece that no page can hold may as well begin here, when it gets some lines.
            if let Some(next) = left.front()
                && next.break_before != Break::Forced
                && next.height > room.depth(false) - head_height(next)
            {
                let rest = depth - (sheet.y - room.top) - next.before;
                if rest > depth * 0.15
                    && let Some(piece) = left.pop_front()
                {
                    let (upper, lower) = piece.part(rest);
                    left.push_front(lower);
                    open = upper.row.as_ref().map(|r| r.grid.clone());
                    sheet.put(upper);
                }
            }
        }
        pages.push(sheet.finish());
    }
    pages
}

fn head_height(piece: &Piece) -> Pt {
    piece.row.as_ref().and_then(|r| r.grid.head.as_ref()).map_or(Pt::ZERO, |h| h.height)
}

/// How many pieces the page takes: all that fit, or as many as end at the least costly break.
fn choose(pieces: &VecDeque<Piece>, used: Pt, depth: Pt) -> usize {
    let mut y = used;
    let mut best: Option<(f32, usize)> = None;
    for (i, piece) in pieces.iter().enumerate() {
        if i > 0 {
            if piece.break_before == Break::Forced {
                return i;
            }
            let empty = ((depth - y) / depth).clamp(0.0, 1.0);
            let cost = piece.break_before.cost() + 100.0 * empty * empty;
            if best.is_none_or(|(least, _)| cost <= least) {
                best = Some((cost, i));
            }
            y += piece.before;
        }
        y += piece.height;
        if y > depth + HAIR {
            return best.map_or(0, |(_, n)| n);
        }
    }
    pieces.len()
}

/// A page being filled.
struct Sheet<'r> {
    room: &'r Room,
    items: Vec<Item>,
    y: Pt,
    /// The table being set: its grid, the top of its rules, and whether its last row is closed.
    table: Option<(Rc<Grid>, Pt, bool)>,
    /// The page began with a repeated heading.
    repeated: bool,
}

impl<'r> Sheet<'r> {
    fn new(room: &'r Room) -> Self {
        Sheet { room, items: Vec::new(), y: room.top, table: None, repeated: false }
    }

    fn is_empty(&self) -> bool {
        self.y <= self.room.top
    }

    fn repeat_head(&mut self, grid: &Rc<Grid>) {
        if let Some(head) = &grid.head {
            for item in &head.items {
                let mut item = item.clone();
                if let Item::Text(t) = &mut item {
                    t.element = ARTIFACT;
                }
                item.shift(self.room.left, self.y);
                self.items.push(item);
            }
            self.y += head.height;
            self.repeated = true;
        }
    }

    fn put(&mut self, piece: Piece) {
        let same = match (&self.table, &piece.row) {
            (Some((open, ..)), Some(row)) => Rc::ptr_eq(open, &row.grid),
            _ => false,
        };
        if !same {
            self.close_table();
        }
        if !self.is_empty() {
            self.y += piece.before;
        }
        if let Some(row) = &piece.row
            && !same
        {
            // Where no heading ends just above, the table needs an upper border of its own.
            let under_head = if self.is_empty() { false } else if self.repeated { true } else { row.grid.headed };
            if !under_head {
                self.across(&row.grid, self.y);
            }
            self.table = Some((row.grid.clone(), self.y, true));
        }
        for mut item in piece.items {
            item.shift(self.room.left, self.y);
            self.items.push(item);
        }
        self.y += piece.height;
        if let Some(row) = piece.row {
            if row.ends {
                self.across(&row.grid, self.y);
            }
            if let Some((_, _, closed)) = &mut self.table {
                *closed = row.ends;
            }
        }
    }

    /// A rule across the table.
    fn across(&mut self, grid: &Grid, y: Pt) {
        let (Some(first), Some(last)) = (grid.edges.first(), grid.edges.last()) else { return };
        let half = grid.thickness / 2.0;
        let left = self.room.left;
        self.items.push(Item::Rule(Rule { x1: left + *first - half, y1: y, x2: left + *last + half, y2: y, thickness: grid.thickness, block: grid.block }));
    }

    fn close_table(&mut self) {
        let Some((grid, top, closed)) = self.table.take() else { return };
        if !closed {
            self.across(&grid, self.y);
        }
        for x in &grid.edges {
            let x = self.room.left + *x;
            self.items.push(Item::Rule(Rule { x1: x, y1: top, x2: x, y2: self.y, thickness: grid.thickness, block: grid.block }));
        }
    }

    fn finish(mut self) -> Page {
        self.close_table();
        Page { width: self.room.width, height: self.room.height, items: self.items, turned: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room { width: Pt(100.0), height: Pt(100.0), left: Pt(0.0), top: Pt(0.0), right: Pt(0.0), bottom: Pt(0.0), foot: Pt(0.0) };

    fn piece(height: f32, break_before: Break) -> Piece {
        let rule = Rule { x1: Pt(0.0), y1: Pt(0.0), x2: Pt(1.0), y2: Pt(0.0), thickness: Pt(1.0), block: 0 };
        Piece::new(Pt(0.0), Pt(height), break_before, vec![Item::Rule(rule)])
    }
    fn counts(pieces: Vec<Piece>) -> Vec<usize> {
        fill(pieces, &ROOM).iter().map(|p| p.items.len()).collect()
    }

    #[test]
    fn a_page_ends_where_it_reads_best() {
        use Break::*;
        assert_eq!(counts(vec![piece(40.0, Free), piece(40.0, Free), piece(40.0, Free)]), [2, 1]);
        assert_eq!(counts(vec![piece(40.0, Free), piece(40.0, Free), piece(40.0, Kept)]), [1, 2]);
        assert_eq!(counts(vec![piece(40.0, Free), piece(10.0, Forced)]), [1, 1]);
        assert_eq!(counts(vec![piece(60.0, Free), piece(60.0, Last)]), [1, 1], "what must part, parts");
        assert_eq!(counts(vec![]), [0], "an empty paper is one page");
    }

    #[test]
    fn what_is_taller_than_a_page_is_parted() {
        let pages = fill(vec![piece(10.0, Break::Free), piece(250.0, Break::Free)], &ROOM);
        assert_eq!(pages.len(), 3);
    }
}
