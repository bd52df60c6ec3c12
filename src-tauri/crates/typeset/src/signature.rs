//! Boxes 7a-7c and 9b: Nơi nhận on the left, who signs on the right, level with each other.

use crate::{
    composer::{Composer, Look, Stack, baseline, leading},
    flow::{Break, Piece},
    fonts::Face,
    page::{Frame, ROOT, Tag},
    paragraph::{Set, lines},
    text::{FIXED_SPACE, capitals, ended},
};
use document::{Document, Pt, nd30};

/// Share of the text width left of the signature (C; the decree's drawing begins box 7a at 49 %).
const DISTRIBUTION_COLUMN: f32 = 0.47;
/// White above the block (C).
const BEFORE: Pt = Pt(14.0);

/// The block and the room for signature and seal, counted from the top of the piece.
pub(crate) fn block(composer: &mut Composer<'_>, document: &Document, measure: Pt) -> Option<(Piece, Frame)> {
    let signature = &document.signature;
    let entries: Vec<(usize, &str)> =
        document.distribution.iter().map(|d| d.trim()).enumerate().filter(|(_, d)| !d.is_empty()).collect();
    let drafter = document.drafter_mark.as_deref().map(str::trim).filter(|d| !d.is_empty());
    let signed = !(signature.title.trim().is_empty() && signature.name.trim().is_empty())
        || signature.authority.iter().any(|a| !a.trim().is_empty())
        || signature.office.as_ref().is_some_and(|o| !o.trim().is_empty());
    if entries.is_empty() && drafter.is_none() && !signed {
        return None;
    }
    let left = measure * DISTRIBUTION_COLUMN;
    let right = measure - left;
    let size = nd30::size::SIGNATURE.default;
    let mut stack = Stack::new(composer, Pt::ZERO, left);

    let word = nd30::size::DISTRIBUTION_WORD;
    if !entries.is_empty() || drafter.is_some() {
        distribution(&mut stack, &entries, drafter, left, size, word);
    }
    let left_bottom = stack.y;

    stack.column(left, right, Pt::ZERO);
    let bold = Look::centered(Face::Bold, size);
    let authority = stack.composer.block("signature/authority");
    for line in signature.authority.iter().filter(|a| !a.trim().is_empty()) {
        let element = stack.composer.element(Tag::P, ROOT);
        stack.text(&capitals(line.trim()), bold, authority, element);
    }
    let title = stack.composer.block("signature/title");
    let element = stack.composer.element(Tag::P, ROOT);
    stack.text(&capitals(signature.title.trim()), bold, title, element);
    let top = stack.y;
    if signed {
        stack.gap(nd30::gap::SIGNATURE.into());
    }
    let frame = Frame { left: left + right * 0.15, top: top + Pt(4.0), right: left + right * 0.85, bottom: stack.y - Pt(4.0) };
    if let Some(office) = &signature.office {
        let block = stack.composer.block("signature/office");
        let element = stack.composer.element(Tag::P, ROOT);
        stack.text(&capitals(office.trim()), bold, block, element);
    }
    let name = stack.composer.block("signature/name");
    let element = stack.composer.element(Tag::P, ROOT);
    stack.text(signature.name.trim(), bold, name, element);

    let height = stack.y.max(left_bottom);
    Some((Piece::new(BEFORE, height, Break::Last, stack.items), frame))
}

/// Box 9b, with box 12 at the end of its last line.
fn distribution(stack: &mut Stack<'_, '_>, entries: &[(usize, &str)], drafter: Option<&str>, width: Pt, signature: Pt, word: Pt) {
    // "Nơi nhận:" is level with the first line of box 7a: same baseline, smaller type.
    let level = |size: Pt, fonts| baseline(fonts, size, leading(size, 1.0));
    let fonts = stack.composer.fonts;
    stack.gap((level(signature, fonts) - level(word, fonts)).max(Pt::ZERO));
    let block = stack.composer.block(format!("distribution/{}", entries.first().map_or(0, |e| e.0)));
    let element = stack.composer.element(Tag::P, ROOT);
    stack.text(nd30::legend::DISTRIBUTION, Look::left(Face::BoldItalic, word), block, element);
    let list = stack.composer.element(Tag::L, ROOT);
    let look = Look::left(Face::Regular, nd30::size::DISTRIBUTION);
    let count = entries.len();
    let dash = format!("-{FIXED_SPACE}");
    for (i, (at, entry)) in entries.iter().enumerate() {
        let block = stack.composer.block(format!("distribution/{at}"));
        let item = stack.composer.element(Tag::Li, list);
        let element = stack.composer.element(Tag::LBody, item);
        let last = i + 1 == count;
        let mut text = ended(entry.trim_start_matches("- "), if last { '.' } else { ';' });
        if let (true, Some(mark)) = (last, drafter) {
            text = format!("{text} {}", mark.replace(' ', &FIXED_SPACE.to_string()));
        }
        let shaped = stack.composer.shape_text(&format!("{dash}{text}"), look.face, look.size, block);
        let lines = lines(&shaped, stack.composer.fonts, width - Pt(6.0), Pt::ZERO, Set::Left);
        stack.lines(lines, look.size, block, element);
    }
    if let (0, Some(mark)) = (count, drafter) {
        let block = stack.composer.block("drafter_mark");
        let element = stack.composer.element(Tag::P, ROOT);
        stack.text(mark, look, block, element);
    }
}
