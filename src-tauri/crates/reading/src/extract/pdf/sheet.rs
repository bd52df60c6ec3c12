//! Pages to text: page numbers go, tables and paragraphs carry on over the page.

use super::content::{self, Letter, Seen};
use super::grid::{self, Table};
use super::lines::{self, Column, Row};

/// A page in reading order.
#[derive(Debug)]
pub(super) struct Sheet {
    blocks: Vec<Block>,
    /// Where its full lines end.
    right: Option<f32>,
}

#[derive(Debug)]
enum Block {
    Column(Column),
    Table(Table),
}

/// Puts the letters of a page into reading order.
pub(super) fn sheet(mut seen: Seen) -> Sheet {
    // A page that is written sideways is turned; what stands askew comes last.
    let mut count = [0_usize; 5];
    seen.letters.iter().for_each(|l| count[usize::from(l.turn)] += 1);
    let main = (0..4).max_by_key(|t| (count[*t], 4 - t)).unwrap_or(0) as u8;
    if main > 0 {
        content::turn(&mut seen, main);
    }
    let (mut letters, askew): (Vec<Letter>, Vec<Letter>) = seen.letters.into_iter().partition(|l| l.turn == 0);
    let mut tables: Vec<Table> = grid::find(&seen.rules).iter().map(|g| g.take(&mut letters)).collect();
    tables.retain(|t| !t.rows.is_empty());
    tables.reverse();
    let mut rows = lines::rows(letters);
    drop_number(&mut rows);
    let mut blocks = Vec::new();
    let mut above: Vec<Row> = Vec::new();
    let place = |above: &mut Vec<Row>| {
        let columns = lines::columns(std::mem::take(above), 0);
        blocks_of(columns)
    };
    for row in rows {
        while tables.last().is_some_and(|t| t.top > row.y) {
            blocks.extend(place(&mut above));
            blocks.extend(tables.pop().map(Block::Table));
        }
        above.push(row);
    }
    blocks.extend(place(&mut above));
    blocks.extend(tables.into_iter().rev().map(Block::Table));
    let askew = lines::rows(upright(askew));
    if !askew.is_empty() {
        blocks.push(Block::Column(Column { rows: askew, keep_lines: true, beside: false }));
    }
    let single = blocks.iter().filter_map(|b| match b {
        Block::Column(c) if !c.beside && !c.keep_lines => c.rows.iter().map(Row::x1).max_by(f32::total_cmp),
        _ => None,
    });
    let right = single.max_by(f32::total_cmp);
    Sheet { blocks, right }
}

fn blocks_of(columns: Vec<Column>) -> impl Iterator<Item = Block> {
    columns.into_iter().map(Block::Column)
}

/// Letters that stand askew, laid out by the order they were drawn in.
fn upright(letters: Vec<Letter>) -> Vec<Letter> {
    letters
        .into_iter()
        .enumerate()
        .map(|(i, mut l)| {
            l.x = i as f32 * l.size * 0.5;
            l.right = l.x + l.size * 0.5;
            l.y = 0.0;
            l
        })
        .collect()
}

/// The number of a page stands alone at its head or foot.
fn drop_number(rows: &mut Vec<Row>) {
    let lone = |row: &Row| {
        let text = row.text().to_lowercase();
        let text = text.trim_start_matches("trang").trim_matches(['-', '–', '—', ' ', '.', '|']);
        let (page, of) = text.split_once('/').unwrap_or((text, "1"));
        let number = |s: &str| {
            let s = s.trim();
            !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit())
        };
        number(page) && number(of)
    };
    if rows.first().is_some_and(|r| lone(r)) {
        rows.remove(0);
    }
    if rows.last().is_some_and(lone) {
        rows.pop();
    }
}

/// The text of all pages.
pub(super) fn text(sheets: Vec<Sheet>) -> String {
    // Where most pages end their lines: a page of short lines has no margin of its own.
    let right = sheets.iter().filter_map(|s| s.right).max_by(f32::total_cmp);
    let mut out = Text::default();
    for sheet in sheets {
        let own = sheet.right.zip(right).map(|(own, all)| if all - own > 90.0 { own } else { all });
        let mut first = true;
        for block in sheet.blocks {
            match block {
                Block::Column(c) => out.column(&c, own, first),
                Block::Table(t) => out.table(t, first),
            }
            first = false;
        }
    }
    out.close_table();
    out.text
}

#[derive(Default)]
struct Text {
    text: String,
    /// The table being written.
    rows: Vec<Vec<String>>,
    /// The last paragraph reaches the margin of its page.
    open: bool,
}

impl Text {
    fn column(&mut self, column: &Column, right: Option<f32>, first: bool) {
        self.close_table();
        let right = right.filter(|_| !column.beside);
        let found = lines::paragraphs(column, right);
        if column.beside {
            self.gap();
        }
        for (i, line) in found.lines.iter().enumerate() {
            let last = self.text.trim_end_matches('\n');
            // A paragraph goes on over the foot of a page.
            let on = i == 0
                && first
                && self.open
                && found.flush
                && !lines::ends_sentence(last)
                && !lines::marked(line)
                && !line.starts_with(|c: char| c.is_uppercase() && last.ends_with(['"', '”', ')']));
            if on {
                while self.text.ends_with('\n') {
                    self.text.pop();
                }
                lines::glue(&mut self.text);
            }
            self.text.push_str(line);
            self.text.push('\n');
        }
        self.open = found.open;
        if column.beside {
            self.gap();
        }
    }

    fn table(&mut self, table: Table, first: bool) {
        let mut rows = table.rows.into_iter().peekable();
        let width = rows.peek().map_or(0, Vec::len);
        let goes_on = first && self.rows.last().is_some_and(|r| r.len() == width);
        if !goes_on {
            self.close_table();
        } else if rows.peek() == self.rows.first() {
            // The head of the table is printed again on every page.
            rows.next();
        }
        if goes_on
            && let (Some(next), Some(last)) = (rows.peek(), self.rows.last_mut())
            && next.first().is_some_and(String::is_empty)
            && last.iter().zip(next).any(|(a, b)| !a.is_empty() && !b.is_empty() && !lines::ends_sentence(a))
        {
            // A row that was cut by the foot of the page.
            for (cell, more) in last.iter_mut().zip(next) {
                if !more.is_empty() {
                    lines::glue(cell);
                    cell.push_str(more);
                }
            }
            rows.next();
        }
        self.rows.extend(rows);
        self.open = false;
    }

    fn close_table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return;
        }
        self.gap();
        self.text.push_str(&super::super::table::lines(&rows));
        self.gap();
    }

    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}
