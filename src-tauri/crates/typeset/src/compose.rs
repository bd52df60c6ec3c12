//! A document onto pages: the sections of a paper (the paper itself, each phụ lục), and what
//! stands in the margins.

use crate::{
    annex,
    body::{Body, keep_with_signature},
    composer::{Composer, Look, RULE, Stack},
    flow::{Break, Piece, Room, fill},
    fonts::{Face, Fonts},
    letterhead,
    page::{ARTIFACT, Frame, Item, Page, Pages, ROOT, Rule, Stretch, Tag},
    paragraph::Set,
    signature,
};
use document::{Document, Layout, Mm, Pt, nd30};

/// White between the recipients or the title and the text (C).
const BEFORE_BODY: Pt = Pt(4.0);
/// DỰ THẢO: small, in the top margin, outside of the text (C).
const DRAFT: Pt = Pt(11.0);
/// White above and below the address line of box 13 (C).
const CONTACT_GAP: Pt = Pt(3.0);

/// Sets the whole paper with a layout, which need not be the document's own.
pub(crate) fn compose(document: &Document, layout: &Layout, fonts: &Fonts) -> Pages {
    let mut composer = Composer::new(fonts);
    let mut pages = Vec::new();
    let signature = main(&mut composer, document, layout, &mut pages);
    for index in 0..document.annexes.len() {
        attachment(&mut composer, document, layout, index, &mut pages);
    }
    if document.draft {
        for page in &mut pages {
            draft_mark(&mut composer, layout, page);
        }
    }
    let stretch = stretch(&pages);
    let Composer { elements, alts, blocks, missing, notes, .. } = composer;
    Pages { pages, elements, alts, blocks, missing, notes, signature, stretch, font: fonts.name().to_owned() }
}

fn room(layout: &Layout, landscape: bool) -> Room {
    let (short, long) = (Pt::from(nd30::paper::WIDTH), Pt::from(nd30::paper::HEIGHT));
    let (width, height) = if landscape { (long, short) } else { (short, long) };
    Room {
        width,
        height,
        left: layout.left.into(),
        right: layout.right.into(),
        top: layout.top.into(),
        bottom: layout.bottom.into(),
        foot: Pt::ZERO,
    }
}

/// The paper itself; gives the room for signature and seal.
fn main(composer: &mut Composer<'_>, document: &Document, layout: &Layout, pages: &mut Vec<Page>) -> Option<(usize, Frame)> {
    let mut room = room(layout, false);
    let measure = room.measure();
    let mut opening = vec![letterhead::heading(composer, document, measure)];
    opening.extend(letterhead::title(composer, document, measure));
    opening.extend(letterhead::recipients(composer, document, measure));

    let mut body = Body::new(composer, layout, measure, room.height - room.top - room.bottom, ROOT);
    body.grounds(&document.grounds);
    body.blocks(&document.body, "body");
    let mut text = body.pieces;
    if let Some(first) = text.first_mut() {
        first.before += BEFORE_BODY;
        if first.break_before == Break::Free {
            // The heading of a paper is never alone on its page.
            first.break_before = Break::Kept;
        }
    }
    let closing = signature::block(composer, document, measure);
    if closing.is_some() {
        keep_with_signature(&mut text);
    }
    let mut pieces = opening;
    pieces.extend(text);
    let mut frame = None;
    if let Some((piece, place)) = closing {
        frame = Some(place);
        pieces.push(piece);
    }
    let contact = contact(composer, document, measure);
    if let Some(contact) = &contact {
        room.foot = contact.height + CONTACT_GAP * 2.0;
    }
    let from = pages.len();
    let marker = pieces.last().and_then(signature_anchor);
    pages.extend(fill(pieces, &room));
    number(composer, layout, &mut pages[from..]);
    if let (Some(contact), Some(first)) = (contact, pages.get_mut(from)) {
        let top = room.height - room.bottom - contact.height;
        for mut item in contact.items {
            item.shift(room.left, top);
            first.items.push(item);
        }
    }
    let (frame, (name, y)) = (frame?, marker?);
    // The block is found again by the place of its first line.
    pages.iter().enumerate().skip(from).rev().find_map(|(i, page)| {
        let found = page.items.iter().find_map(|item| match item {
            Item::Text(t) if t.block == name => Some(t.y - y),
            _ => None,
        })?;
        let shift = |f: Frame| Frame { left: f.left + room.left, right: f.right + room.left, top: f.top + found, bottom: f.bottom + found };
        Some((i, shift(frame)))
    })
}

/// A line of the signature block and its height in the block.
fn signature_anchor(piece: &Piece) -> Option<(u32, Pt)> {
    piece.items.iter().rev().find_map(|i| match i {
        Item::Text(t) => Some((t.block, t.y)),
        Item::Rule(_) => None,
    })
}

/// One phụ lục on pages of its own.
fn attachment(composer: &mut Composer<'_>, document: &Document, layout: &Layout, index: usize, pages: &mut Vec<Page>) {
    let annex = &document.annexes[index];
    let room = room(layout, annex.landscape);
    let measure = room.measure();
    let section = composer.element(Tag::Sect, ROOT);
    let mut pieces = vec![annex::heading(composer, document, index, annex, measure, section)];
    let mut body = Body::new(composer, layout, measure, room.height - room.top - room.bottom, section);
    body.blocks(&annex.body, &format!("annexes/{index}/body"));
    let mut text = body.pieces;
    if let Some(first) = text.first_mut().filter(|p| p.break_before == Break::Free) {
        first.break_before = Break::Kept;
    }
    pieces.extend(text);
    let from = pages.len();
    pages.extend(fill(pieces, &room));
    number(composer, layout, &mut pages[from..]);
}

/// Page numbers in the middle of the top margin, from the second page of a section (P1-I.7).
pub(crate) fn number(composer: &mut Composer<'_>, layout: &Layout, pages: &mut [Page]) {
    let size = nd30::size::PAGE_NUMBER.default;
    for (i, page) in pages.iter_mut().enumerate().skip(1) {
        let block = composer.block("page-number");
        let shaped = composer.shape_text(&(i + 1).to_string(), Face::Regular, size, block);
        let y = Pt::from(layout.top) / 2.0 + size * 0.33;
        for line in crate::paragraph::lines(&shaped, composer.fonts, page.width, Pt::ZERO, Set::Center) {
            page.items.push(Item::Text(crate::page::Text { x: line.x, y, line, element: ARTIFACT, block }));
        }
    }
}

/// The mark of a paper that is not signed yet.
fn draft_mark(composer: &mut Composer<'_>, layout: &Layout, page: &mut Page) {
    let block = composer.block("draft");
    let shaped = composer.shape_text(nd30::legend::DRAFT, Face::Bold, DRAFT, block);
    let width = shaped.natural() + Pt(10.0);
    let height = DRAFT * 1.5;
    let x = page.width - Pt::from(layout.right) - width;
    let mut stack = Stack::new(composer, x, width);
    stack.gap((Pt::from(layout.top) - height) / 2.0);
    stack.framed(nd30::legend::DRAFT, Look::centered(Face::Bold, DRAFT), width, height, block);
    page.items.append(&mut stack.items);
}

/// Box 13: address lines at the foot of the first page under a rule across the text.
fn contact(composer: &mut Composer<'_>, document: &Document, measure: Pt) -> Option<Piece> {
    let text = document.contact.as_deref().map(str::trim).filter(|c| !c.is_empty())?;
    let block = composer.block("contact");
    let element = composer.element(Tag::P, ROOT);
    let rule = Rule { x1: Pt::ZERO, y1: Pt::ZERO, x2: measure, y2: Pt::ZERO, thickness: RULE, block };
    let mut stack = Stack::new(composer, Pt::ZERO, measure);
    stack.items.push(Item::Rule(rule));
    stack.gap(CONTACT_GAP);
    stack.text(text, Look::centered(Face::Regular, nd30::size::CONTACT.default), block, element);
    // An address that fills the page is no address: it must leave room for the paper.
    let height = stack.y.min(Pt::from(Mm(60.0)));
    Some(Piece::new(Pt::ZERO, height, Break::Free, stack.items))
}

fn stretch(pages: &[Page]) -> Stretch {
    let (mut lines, mut sum, mut worst) = (0usize, 0.0f64, 0.0f32);
    for item in pages.iter().flat_map(|p| &p.items) {
        if let Item::Text(t) = item
            && t.line.justified
        {
            let s = t.line.stretch();
            lines += 1;
            sum += f64::from(s);
            worst = worst.max(s);
        }
    }
    Stretch { lines, mean: if lines == 0 { 1.0 } else { (sum / lines as f64) as f32 }, worst: if lines == 0 { 1.0 } else { worst } }
}
