//! Boxes 1-5 and 9a of the decree's diagram: the two-column heading, the title and Kính gửi.

use crate::{
    composer::{Composer, Look, Stack, leading},
    flow::{Break, Piece},
    fonts::Face,
    page::{ROOT, Tag},
    paragraph::{Set, lines},
    text::{FIXED_SPACE, capitals, ended},
};
use document::{Document, Mm, Pt, nd30};

/// Share of the text width that the issuer's column takes (C): the rest holds Quốc hiệu.
const ISSUER_COLUMN: f32 = 0.42;
/// Between a line and the rule under it (C).
const TO_RULE: Pt = Pt(2.5);
/// White between the heading and what follows (C).
const AFTER_HEAD: Pt = Pt(14.0);
/// The stamp and the title keep this distance (C).
const AROUND_STAMP: Pt = Pt(8.0);

/// Boxes 1-4, 5b and 10b as one piece.
pub(crate) fn heading(composer: &mut Composer<'_>, document: &Document, measure: Pt) -> Piece {
    let head = &document.head;
    let nation_look = Look::centered(Face::Bold, nd30::size::NATION.default);
    let block = composer.block("head");
    // Quốc hiệu must never wrap: its column grows where wide margins leave too little.
    let nation = composer.shape_text(nd30::legend::NATION, Face::Bold, nation_look.size, block).natural();
    let right = (measure * (1.0 - ISSUER_COLUMN)).max(nation + Pt(2.0)).min(measure);
    let left = measure - right;
    let mut stack = Stack::new(composer, Pt::ZERO, left);

    let issuer = nd30::size::ISSUER.default;
    if let Some(parent) = &head.parent {
        let block = stack.composer.block("head/parent");
        let element = stack.composer.element(Tag::P, ROOT);
        stack.text(parent, Look::centered(Face::Regular, issuer), block, element);
    }
    let issuer_block = stack.composer.block("head/issuer");
    let element = stack.composer.element(Tag::P, ROOT);
    stack.text(&head.issuer, Look::centered(Face::Bold, issuer), issuer_block, element);
    stack.rule(nd30::rule::SHORT.default, TO_RULE, issuer_block);
    let left_bottom = stack.y;

    stack.column(left, right, Pt::ZERO);
    let element = stack.composer.element(Tag::P, ROOT);
    stack.text(nd30::legend::NATION, nation_look, block, element);
    let element = stack.composer.element(Tag::P, ROOT);
    stack.text(nd30::legend::MOTTO, Look::centered(Face::Bold, nd30::size::MOTTO.default), block, element);
    stack.rule(nd30::rule::MOTTO, TO_RULE, block);

    let second_row = stack.y.max(left_bottom) + Pt(7.0);
    stack.column(Pt::ZERO, left, second_row);
    let number_block = stack.composer.block("head/number");
    let element = stack.composer.element(Tag::P, ROOT);
    // The slot and the symbol stay together: the line never breaks inside.
    let number = document.number_line().replace("Số: ", &format!("Số:{FIXED_SPACE}"));
    stack.text(&number, Look::centered(Face::Regular, nd30::size::NUMBER), number_block, element);
    if !document.kind.name_printed && !document.subject.trim().is_empty() {
        let block = stack.composer.block("subject");
        let element = stack.composer.element(Tag::P, ROOT);
        stack.gap(nd30::gap::NUMBER_TO_ABOUT);
        let about = format!("{} {}", nd30::legend::ABOUT, document.subject.trim());
        stack.text(&about, Look::centered(Face::Regular, nd30::size::ABOUT.default), block, element);
    }
    if let Some(urgency) = document.urgency {
        let (width, height, word) = nd30::stamp::of(urgency);
        let block = stack.composer.block("urgency");
        stack.gap(AROUND_STAMP);
        stack.column(Pt::ZERO, left, stack.y);
        stack.framed(word, Look::centered(Face::Bold, nd30::size::STAMP.default), width.into(), height.into(), block);
    }
    let left_bottom = stack.y;

    stack.column(left, right, second_row);
    let date_block = stack.composer.block("head/date");
    let element = stack.composer.element(Tag::P, ROOT);
    let date = head.date.text();
    let place = head.place.trim();
    let line = if place.is_empty() { date } else { format!("{place}, {date}") };
    stack.text(&line, Look::centered(Face::Italic, nd30::size::PLACE_DATE.default), date_block, element);

    let height = stack.y.max(left_bottom);
    Piece::new(Pt::ZERO, height, Break::Last, stack.items)
}

/// Box 5a: tên loại, trích yếu and the rule under them; nothing for a công văn.
pub(crate) fn title(composer: &mut Composer<'_>, document: &Document, measure: Pt) -> Option<Piece> {
    if !document.kind.name_printed {
        return None;
    }
    let size = nd30::size::TITLE.default;
    let block = composer.block("subject");
    // Lines that fill the whole measure look like running text.
    let narrow = measure * 0.86;
    let mut stack = Stack::new(composer, (measure - narrow) / 2.0, narrow);
    let element = stack.composer.element(Tag::H1, ROOT);
    stack.text(&capitals(&document.kind.name), Look::centered(Face::Bold, size), block, element);
    if !document.subject.trim().is_empty() {
        let element = stack.composer.element(Tag::P, ROOT);
        stack.text(document.subject.trim(), Look::centered(Face::Bold, size), block, element);
        stack.rule(nd30::rule::SHORT.default, TO_RULE + Pt(1.0), block);
    }
    Some(Piece::new(AFTER_HEAD, stack.y, Break::Last, stack.items))
}

/// Box 9a: one recipient on the line of "Kính gửi:", several below with dashes under the colon.
pub(crate) fn recipients(composer: &mut Composer<'_>, document: &Document, measure: Pt) -> Option<Piece> {
    let entries: Vec<(usize, &str)> =
        document.recipients.iter().map(|r| r.trim()).enumerate().filter(|(_, r)| !r.is_empty()).collect();
    let look = Look::left(Face::Regular, nd30::size::RECIPIENTS.default);
    let first = entries.first()?;
    let block = composer.block(format!("recipients/{}", first.0));
    let word = nd30::legend::RECIPIENTS;
    let space = composer.shape_text(&word.replace(':', ""), look.face, look.size, block);
    let whole = composer.shape_text(word, look.face, look.size, block).natural();
    if let [(_, only)] = entries[..] {
        let gap = look.size * 0.25;
        let name = composer.shape_text(only, look.face, look.size, block);
        let indent = whole + gap;
        let width = name.natural().min(measure * 0.9 - indent);
        let x = (measure - indent - width) / 2.0;
        let element = composer.element(Tag::P, ROOT);
        let mut stack = Stack::new(composer, x, measure - x);
        stack.text(word, look, block, element);
        stack.column(x + indent, width + Pt(0.5), Pt::ZERO);
        let set = lines(&name, stack.composer.fonts, width + Pt(0.5), Pt::ZERO, Set::Left);
        stack.lines(set, look.size, block, element);
        return Some(Piece::new(AFTER_HEAD, stack.y, Break::Last, stack.items));
    }
    // The dash stands under the colon, the words of a long entry under its first word.
    let colon = space.natural();
    let dash = composer.shape_text(&format!("-{FIXED_SPACE}"), look.face, look.size, block).natural();
    let count = entries.len();
    let mut shaped = Vec::with_capacity(count);
    for (i, (at, entry)) in entries.iter().enumerate() {
        let block = composer.block(format!("recipients/{at}"));
        let entry = ended(entry.trim_start_matches("- "), if i + 1 == count { '.' } else { ';' });
        shaped.push((block, composer.shape_text(&entry, look.face, look.size, block)));
    }
    let widest = shaped.iter().map(|(_, s)| s.natural()).fold(Pt::ZERO, Pt::max);
    let least = Pt::from(Mm(10.0));
    let x = ((measure - colon - dash - widest) / 2.0).max(least);
    let text = x + colon + dash;
    let list = composer.element(Tag::L, ROOT);
    let mut stack = Stack::new(composer, x, measure - x);
    let element = stack.composer.element(Tag::P, ROOT);
    stack.text(word, look, block, element);
    stack.gap(Pt(3.0));
    for (block, entry) in shaped {
        let item = stack.composer.element(Tag::Li, list);
        let element = stack.composer.element(Tag::LBody, item);
        let top = stack.y;
        stack.column(x + colon, dash + Pt(1.0), top);
        stack.text(&format!("-{FIXED_SPACE}"), look, block, element);
        stack.column(text, measure - text + Pt(0.5), top);
        let set = lines(&entry, stack.composer.fonts, measure - text + Pt(0.5), Pt::ZERO, Set::Left);
        stack.lines(set, look.size, block, element);
        stack.gap(Pt(2.0));
    }
    let height = stack.y.max(leading(look.size, 1.0));
    Some(Piece::new(AFTER_HEAD, height, Break::Last, stack.items))
}
