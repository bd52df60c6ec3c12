//! Tables printed alone and name plates, on pages like any paper.

use crate::{
    body::Body,
    composer::{Composer, Look, Stack},
    flow::{Break, Piece, Room, fill},
    fonts::{Face, Fonts},
    page::{ARTIFACT, Item, Page, Pages, ROOT, Rule, Stretch, Tag},
    text::capitals,
};
use document::{
    Layout, Mm, Pt, nd30,
    print::{LoneTables, Plate, Print},
};

/// White over a title that is not the first.
const BETWEEN: Pt = Pt(16.0);
/// White over the two signatures.
const BEFORE_SIGNATURES: Pt = Pt(12.0);
/// The largest type of a plate, and the smallest a long name shrinks to.
const PLATE: (Pt, Pt) = (Pt(80.0), Pt(26.0));

/// Sets a printing job on pages. Like [`crate::pages`] it never fails.
pub fn print_pages(print: &Print, fonts: &Fonts) -> Pages {
    let mut composer = Composer::new(fonts);
    let mut pages = Vec::new();
    match print {
        Print::Tables(tables) => lone(&mut composer, tables, &mut pages),
        Print::Plates(plates) => pages.extend(plates.iter().enumerate().map(|(i, p)| plate(&mut composer, i, p))),
    }
    let Composer { elements, blocks, missing, notes, .. } = composer;
    Pages { pages, elements, blocks, missing, notes, alts: Vec::new(), signature: None, stretch: Stretch { lines: 0, mean: 1.0, worst: 1.0 }, font: fonts.name().to_owned() }
}

fn lone(composer: &mut Composer<'_>, job: &LoneTables, pages: &mut Vec<Page>) {
    let layout = Layout::default();
    let (short, long) = (Pt::from(nd30::paper::WIDTH), Pt::from(nd30::paper::HEIGHT));
    let (width, height) = if job.landscape { (long, short) } else { (short, long) };
    let (left, right, top, bottom) = (layout.left.into(), layout.right.into(), layout.top.into(), layout.bottom.into());
    let room = Room { width, height, left, right, top, bottom, foot: Pt::ZERO };
    let measure = room.measure();
    let mut pieces = vec![heading(composer, job, measure)];
    for (i, table) in job.tables.iter().enumerate() {
        let section = composer.element(Tag::Sect, ROOT);
        let mut stack = Stack::new(composer, Pt::ZERO, measure);
        let block = stack.composer.block(format!("tables/{i}/title"));
        let element = stack.composer.element(Tag::H1, section);
        let size = nd30::size::ANNEX.default;
        stack.text(&capitals(table.title.trim()), Look::centered(Face::Bold, size), block, element);
        let block = stack.composer.block(format!("tables/{i}/note"));
        let element = stack.composer.element(Tag::P, section);
        stack.text(table.note.trim(), Look::centered(Face::Italic, size), block, element);
        let (first, height, items) = (i == 0, stack.y + Pt(4.0), stack.items);
        let kept = if first { Break::Last } else { Break::Free };
        pieces.push(Piece::new(if first { Pt(8.0) } else { BETWEEN }, height, kept, items));
        let mut body = Body::new(composer, &layout, measure, room.height - room.top - room.bottom, section);
        body.blocks(&table.body, &format!("tables/{i}/body"));
        let mut text = body.pieces;
        if let Some(first) = text.first_mut().filter(|p| p.break_before == Break::Free) {
            first.break_before = Break::Kept;
        }
        pieces.extend(text);
    }
    pieces.push(signatures(composer, job, measure));
    let from = pages.len();
    pages.extend(fill(pieces, &room));
    crate::compose::number(composer, &layout, &mut pages[from..]);
}

/// The body's two names with their rule, on the left as on a paper.
fn heading(composer: &mut Composer<'_>, job: &LoneTables, measure: Pt) -> Piece {
    let mut stack = Stack::new(composer, Pt::ZERO, measure * 0.42);
    let size = nd30::size::SIGNATURE.default - Pt(1.0);
    let block = stack.composer.block("head/parent");
    for line in job.parent.iter().flat_map(|p| p.lines()) {
        let element = stack.composer.element(Tag::P, ROOT);
        stack.text(&capitals(line.trim()), Look::centered(Face::Regular, size), block, element);
    }
    let block = stack.composer.block("head/issuer");
    for line in job.issuer.lines() {
        let element = stack.composer.element(Tag::P, ROOT);
        stack.text(&capitals(line.trim()), Look::centered(Face::Bold, size), block, element);
    }
    stack.rule(nd30::rule::SHORT.default, Pt(2.0), block);
    Piece::new(Pt::ZERO, stack.y, Break::Free, stack.items)
}

/// Who made the table, left; day, authority, title and name of who answers for it, right.
fn signatures(composer: &mut Composer<'_>, job: &LoneTables, measure: Pt) -> Piece {
    let half = measure / 2.0;
    let size = nd30::size::SIGNATURE.default;
    let bold = Look::centered(Face::Bold, size);
    let mut stack = Stack::new(composer, half, half);
    let block = stack.composer.block("signature/date");
    let element = stack.composer.element(Tag::P, ROOT);
    let place = if job.place.trim().is_empty() { String::new() } else { format!("{}, ", job.place.trim()) };
    stack.text(&format!("{place}{}", job.date.text()), Look::centered(Face::Italic, size), block, element);
    let level = stack.y;
    let block = stack.composer.block("signature/title");
    for line in job.signature.authority.iter().chain([&job.signature.title]).filter(|l| !l.trim().is_empty()) {
        let element = stack.composer.element(Tag::P, ROOT);
        stack.text(&capitals(line.trim()), bold, block, element);
    }
    let titled = stack.y;
    stack.column(Pt::ZERO, half, level);
    let block = stack.composer.block("signature/made-by");
    let element = stack.composer.element(Tag::P, ROOT);
    stack.text(&capitals(job.made_by.trim()), bold, block, element);
    let under = titled.max(stack.y) + nd30::gap::SIGNATURE.into();
    stack.column(Pt::ZERO, half, under);
    let block = stack.composer.block("signature/maker");
    let element = stack.composer.element(Tag::P, ROOT);
    stack.text(job.maker.trim(), bold, block, element);
    let left = stack.y;
    stack.column(half, half, under);
    let block = stack.composer.block("signature/name");
    if let Some(office) = &job.signature.office {
        let element = stack.composer.element(Tag::P, ROOT);
        stack.text(&capitals(office.trim()), bold, block, element);
    }
    let element = stack.composer.element(Tag::P, ROOT);
    stack.text(job.signature.name.trim(), bold, block, element);
    let height = stack.y.max(left).max(under);
    Piece::new(BEFORE_SIGNATURES, height, Break::Last, stack.items)
}

/// A4 across: the lower half as it is read from the room, the upper half turned, so that the
/// folded sheet says the name to both sides.
fn plate(composer: &mut Composer<'_>, index: usize, plate: &Plate) -> Page {
    let (width, height) = (Pt::from(nd30::paper::HEIGHT), Pt::from(nd30::paper::WIDTH));
    let margin = Pt::from(Mm(15.0));
    let measure = width - margin * 2.0;
    let half = height / 2.0;
    let section = composer.element(Tag::Sect, ROOT);
    let block = composer.block(format!("plates/{index}"));
    let mut size = PLATE.0;
    let name = capitals(plate.name.trim());
    while size > PLATE.1 && composer.shape_text(&name, Face::Bold, size, block).natural() > measure {
        size = size - Pt(2.0);
    }
    let small = Pt(22.0);
    let mut stack = Stack::new(composer, margin, measure);
    let element = stack.composer.element(Tag::P, section);
    stack.text(plate.over.trim(), Look::centered(Face::Regular, small), block, element);
    stack.gap(Pt(6.0));
    let element = stack.composer.element(Tag::P, section);
    stack.text(&name, Look::centered(Face::Bold, size), block, element);
    stack.gap(Pt(6.0));
    let element = stack.composer.element(Tag::P, section);
    stack.text(plate.under.trim(), Look::centered(Face::Regular, small), block, element);
    let down = half + (half - stack.y).max(Pt::ZERO) / 2.0;
    let mut items = stack.items;
    for item in &mut items {
        item.shift(Pt::ZERO, down);
    }
    let mut turned = items.clone();
    for item in &mut turned {
        if let Item::Text(t) = item {
            t.element = ARTIFACT;
        }
    }
    // Short marks at both edges show where to fold.
    let mark = Pt::from(Mm(8.0));
    for (x1, x2) in [(Pt::ZERO, mark), (width - mark, width)] {
        items.push(Item::Rule(Rule { x1, y1: half, x2, y2: half, thickness: Pt(0.5), block }));
    }
    Page { width, height, items, turned }
}
