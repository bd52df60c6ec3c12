//! What all parts of a paper share while they are set: fonts, names of places, structure,
//! findings; and [`Stack`], which sets lines below each other.

use crate::{
    fonts::{Face, Fonts},
    page::{ARTIFACT, BlockId, Element, ElementId, Item, MissingGlyph, Rule, Tag, Text},
    paragraph::{Line, Set, balanced, lines},
    shape::{Shaped, Span, shape},
};
use document::{Pt, nd30};
use std::collections::HashSet;

/// Characters of context shown on each side of one that cannot be drawn.
const CONTEXT: usize = 12;

pub(crate) struct Composer<'a> {
    pub(crate) fonts: &'a Fonts,
    pub(crate) blocks: Vec<String>,
    pub(crate) elements: Vec<Element>,
    pub(crate) alts: Vec<(ElementId, String)>,
    pub(crate) missing: Vec<MissingGlyph>,
    pub(crate) notes: Vec<String>,
    told: HashSet<(char, BlockId)>,
}

impl<'a> Composer<'a> {
    pub(crate) fn new(fonts: &'a Fonts) -> Self {
        Composer {
            fonts,
            blocks: Vec::new(),
            elements: vec![Element { tag: Tag::Document, parent: 0 }],
            alts: Vec::new(),
            missing: Vec::new(),
            notes: Vec::new(),
            told: HashSet::new(),
        }
    }

    /// A name for the lines that follow.
    pub(crate) fn block(&mut self, name: impl Into<String>) -> BlockId {
        let name = name.into();
        // The parts of one block follow each other.
        if self.blocks.last() != Some(&name) {
            self.blocks.push(name);
        }
        self.blocks.len() as BlockId - 1
    }

    pub(crate) fn element(&mut self, tag: Tag, parent: ElementId) -> ElementId {
        self.elements.push(Element { tag, parent });
        self.elements.len() as ElementId - 1
    }

    /// Measures text, and remembers what the fonts cannot draw.
    pub(crate) fn shape(&mut self, spans: &[Span], size: Pt, block: BlockId) -> Shaped {
        let Composer { fonts, blocks, missing, told, .. } = self;
        shape(fonts, spans, size, |ch, text, at| {
            if told.insert((ch, block)) {
                let before = text[..at].char_indices().rev().take(CONTEXT).last().map_or(at, |(i, _)| i);
                let after = text[at..].char_indices().nth(CONTEXT + 1).map_or(text.len(), |(i, _)| at + i);
                let name = &blocks[block as usize];
                missing.push(MissingGlyph { ch, place: place(name), context: text[before..after].to_owned() });
            }
        })
    }

    /// Measures text of one face.
    pub(crate) fn shape_text(&mut self, text: &str, face: Face, size: Pt, block: BlockId) -> Shaped {
        self.shape(&[Span::new(text, face)], size, block)
    }
}

/// "Nội dung, đoạn 4 (body/3)": where a block stands, in words of the form and as JSON path.
pub(crate) fn place(block: &str) -> String {
    let mut parts = block.split('/');
    let first = parts.next().unwrap_or_default();
    let second = parts.next();
    let nth = |s: Option<&str>| s.and_then(|s| s.parse::<usize>().ok()).map(|i| i + 1);
    let words = match (first, second) {
        ("head", Some("parent")) => "Cơ quan chủ quản".to_owned(),
        ("head", Some("issuer")) => "Cơ quan ban hành".to_owned(),
        ("head", Some("number")) => "Số, ký hiệu".to_owned(),
        ("head", Some("date")) => "Địa danh và thời gian".to_owned(),
        ("head", _) => "Quốc hiệu, Tiêu ngữ".to_owned(),
        ("subject", _) => "Trích yếu".to_owned(),
        ("recipients", s) => format!("Kính gửi, dòng {}", nth(s).unwrap_or(1)),
        ("grounds", s) => format!("Căn cứ {}", nth(s).unwrap_or(1)),
        ("body", s) => format!("Nội dung, khối {}", nth(s).unwrap_or(1)),
        ("distribution", s) => format!("Nơi nhận, dòng {}", nth(s).unwrap_or(1)),
        ("signature", _) => "Chức vụ, họ tên người ký".to_owned(),
        ("drafter_mark", _) => "Ký hiệu người soạn thảo".to_owned(),
        ("contact", _) => "Địa chỉ cơ quan".to_owned(),
        ("annexes", s) => {
            let annex = nth(s).unwrap_or(1);
            match (parts.next(), nth(parts.next())) {
                (Some("body"), Some(n)) => format!("Phụ lục {annex}, khối {n}"),
                _ => format!("Phụ lục {annex}, tiêu đề"),
            }
        }
        _ => "Văn bản".to_owned(),
    };
    format!("{words} ({block})")
}

/// Height of a line of a size at a multiple of single spacing.
pub(crate) fn leading(size: Pt, spacing: f32) -> Pt {
    size * (nd30::body::SINGLE * spacing)
}

/// From the top of a line to its baseline.
pub(crate) fn baseline(fonts: &Fonts, size: Pt, leading: Pt) -> Pt {
    let face = fonts.face(Face::Regular);
    (leading - size * (face.ascent + face.descent)) / 2.0 + size * face.ascent
}

/// How a text of a stack is set.
#[derive(Clone, Copy)]
pub(crate) struct Look {
    pub(crate) face: Face,
    pub(crate) size: Pt,
    pub(crate) set: Set,
}

impl Look {
    pub(crate) fn centered(face: Face, size: Pt) -> Look {
        Look { face, size, set: Set::Center }
    }
    pub(crate) fn left(face: Face, size: Pt) -> Look {
        Look { face, size, set: Set::Left }
    }
}

/// Thickness of the rules of the heading (C).
pub(crate) const RULE: Pt = Pt(0.75);

/// Lines set below each other at single spacing in a column of the sheet.
pub(crate) struct Stack<'c, 'a> {
    pub(crate) composer: &'c mut Composer<'a>,
    pub(crate) items: Vec<Item>,
    x: Pt,
    measure: Pt,
    /// The lower edge of what is set so far.
    pub(crate) y: Pt,
    /// Width of the line set last.
    last: Pt,
}

impl<'c, 'a> Stack<'c, 'a> {
    /// A column that begins `x` from the left edge of the text.
    pub(crate) fn new(composer: &'c mut Composer<'a>, x: Pt, measure: Pt) -> Self {
        Stack { composer, items: Vec::new(), x, measure: measure.max(Pt(1.0)), y: Pt::ZERO, last: Pt::ZERO }
    }

    /// Goes on in another column from a height.
    pub(crate) fn column(&mut self, x: Pt, measure: Pt, y: Pt) {
        (self.x, self.measure, self.y, self.last) = (x, measure.max(Pt(1.0)), y, Pt::ZERO);
    }

    pub(crate) fn gap(&mut self, height: Pt) {
        self.y += height;
    }

    /// Sets a text; nothing for a blank one. Centred text is balanced over its lines.
    pub(crate) fn text(&mut self, text: &str, look: Look, block: BlockId, element: ElementId) {
        self.rich(&[Span::new(text, look.face)], look, block, element);
    }

    /// Sets a text of several faces.
    pub(crate) fn rich(&mut self, spans: &[Span], look: Look, block: BlockId, element: ElementId) {
        let shaped = self.composer.shape(spans, look.size, block);
        let set = match look.set {
            Set::Center => balanced(&shaped, self.composer.fonts, self.measure),
            other => lines(&shaped, self.composer.fonts, self.measure, Pt::ZERO, other),
        };
        self.lines(set, look.size, block, element);
    }

    /// Puts lines that are already broken.
    pub(crate) fn lines(&mut self, lines: Vec<Line>, size: Pt, block: BlockId, element: ElementId) {
        let leading = leading(size, 1.0);
        let baseline = baseline(self.composer.fonts, size, leading);
        for line in lines {
            self.last = line.width();
            self.items.push(Item::Text(Text { x: self.x + line.x, y: self.y + baseline, line, element, block }));
            self.y += leading;
        }
    }

    /// A rule centred under the line set last, as long as a share of it.
    pub(crate) fn rule(&mut self, share: f32, gap: Pt, block: BlockId) {
        if self.last <= Pt::ZERO {
            return;
        }
        self.y += gap;
        let (middle, half) = (self.x + self.measure / 2.0, self.last * share / 2.0);
        self.items.push(Item::Rule(Rule { x1: middle - half, y1: self.y, x2: middle + half, y2: self.y, thickness: RULE, block }));
        self.y += RULE;
    }

    /// A frame with a centred word in it.
    pub(crate) fn framed(&mut self, word: &str, look: Look, width: Pt, height: Pt, block: BlockId) {
        let (x, y) = (self.x, self.y);
        frame(&mut self.items, x, y, width, height, RULE, block);
        let shaped = self.composer.shape_text(word, look.face, look.size, block);
        let fonts = self.composer.fonts;
        for line in lines(&shaped, fonts, width, Pt::ZERO, Set::Center) {
            // Capitals stand between baseline and about two thirds of the size.
            let baseline = y + height / 2.0 + look.size * 0.33;
            self.items.push(Item::Text(Text { x: x + line.x, y: baseline, line, element: ARTIFACT, block }));
        }
        self.y += height;
    }
}

/// Four rules; the horizontal ones close the corners.
pub(crate) fn frame(items: &mut Vec<Item>, x: Pt, y: Pt, width: Pt, height: Pt, thickness: Pt, block: BlockId) {
    let (right, bottom) = (x + width, y + height);
    for (x1, y1, x2, y2) in [(x, y, right, y), (x, bottom, right, bottom), (x, y, x, bottom), (right, y, right, bottom)] {
        items.push(Item::Rule(Rule { x1, y1, x2, y2, thickness, block }));
    }
}
