//! Finished pages: every line and rule with its place. All lengths inside are points from the top
//! left corner of the sheet; the writers turn them over where their format counts upwards.

use crate::{fonts::Fonts, paragraph::Line};
use document::{Document, Mm, Pt};

/// A paper set on pages: what every writer (PDF, SVG, placements) reads.
#[derive(Debug, Clone)]
pub struct Pages {
    pub(crate) pages: Vec<Page>,
    /// The structure of the paper for readers of tagged files; 0 is the paper itself.
    pub(crate) elements: Vec<Element>,
    /// What drawings show, in words.
    pub(crate) alts: Vec<(ElementId, String)>,
    /// Names of the parts of the document that lines belong to: "body/3".
    pub(crate) blocks: Vec<String>,
    pub(crate) missing: Vec<MissingGlyph>,
    pub(crate) notes: Vec<String>,
    /// Room left for the signature and the seal.
    pub(crate) signature: Option<(usize, Frame)>,
    pub(crate) stretch: Stretch,
    pub(crate) font: String,
}

/// A character that no face of the fonts can draw.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct MissingGlyph {
    /// The character.
    pub ch: char,
    /// Where it stands: words of the form and the path in the document's JSON.
    pub place: String,
    /// The words around it.
    pub context: String,
}

/// How wide the spaces of justified lines are, as a multiple of their natural width.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize)]
pub struct Stretch {
    /// Justified lines.
    pub lines: usize,
    /// Mean over these lines.
    pub mean: f32,
    /// The widest.
    pub worst: f32,
}

#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) width: Pt,
    pub(crate) height: Pt,
    pub(crate) items: Vec<Item>,
    /// Items of the sheet turned upside down: the far half of a name plate.
    pub(crate) turned: Vec<Item>,
}

/// A rectangle, top down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frame {
    pub(crate) left: Pt,
    pub(crate) top: Pt,
    pub(crate) right: Pt,
    pub(crate) bottom: Pt,
}

#[derive(Debug, Clone)]
pub(crate) enum Item {
    Text(Text),
    Rule(Rule),
}

/// A line of text; `y` is its baseline.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    pub(crate) x: Pt,
    pub(crate) y: Pt,
    pub(crate) line: Line,
    pub(crate) element: ElementId,
    pub(crate) block: BlockId,
}

/// A straight rule, horizontal or vertical.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rule {
    pub(crate) x1: Pt,
    pub(crate) y1: Pt,
    pub(crate) x2: Pt,
    pub(crate) y2: Pt,
    pub(crate) thickness: Pt,
    pub(crate) block: BlockId,
}

impl Item {
    pub(crate) fn shift(&mut self, dx: Pt, dy: Pt) {
        match self {
            Item::Text(t) => {
                t.x += dx;
                t.y += dy;
            }
            Item::Rule(r) => {
                r.x1 += dx;
                r.x2 += dx;
                r.y1 += dy;
                r.y2 += dy;
            }
        }
    }
}

/// Index into [`Pages::blocks`].
pub(crate) type BlockId = u32;
/// Index into [`Pages::elements`], or [`ARTIFACT`].
pub(crate) type ElementId = u32;
/// Text outside the structure: page numbers, repeated table heads.
pub(crate) const ARTIFACT: ElementId = ElementId::MAX;
/// The paper as a whole.
pub(crate) const ROOT: ElementId = 0;

/// A part of the paper's structure.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    pub(crate) tag: Tag,
    pub(crate) parent: ElementId,
}

/// Kinds of parts, named as PDF names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    Document,
    Sect,
    H1,
    H2,
    P,
    L,
    Li,
    LBody,
    Table,
    Tr,
    /// A heading cell, and how many columns and rows it spans.
    Th { columns: u16, rows: u16 },
    Td,
    /// A drawing; what it shows stands in [`Pages::alts`].
    Figure,
}

impl Tag {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Tag::Document => "Document",
            Tag::Sect => "Sect",
            Tag::H1 => "H1",
            Tag::H2 => "H2",
            Tag::P => "P",
            Tag::L => "L",
            Tag::Li => "LI",
            Tag::LBody => "LBody",
            Tag::Table => "Table",
            Tag::Tr => "TR",
            Tag::Th { .. } => "TH",
            Tag::Td => "TD",
            Tag::Figure => "Figure",
        }
    }
}

/// Sets a document on pages. Never fails and never panics: what cannot be drawn as wished is told
/// by [`Pages::missing_glyphs`] and [`Pages::notes`].
pub fn pages(document: &Document, fonts: &Fonts) -> Pages {
    crate::fit::pages(document, fonts)
}

impl Pages {
    /// Number of sheets' sides.
    pub fn count(&self) -> usize {
        self.pages.len()
    }

    /// Characters the fonts cannot draw, in reading order; each character once per place.
    /// [`crate::pdf`] refuses while there are any, [`crate::svg`] shows a box.
    pub fn missing_glyphs(&self) -> Vec<MissingGlyph> {
        self.missing.clone()
    }

    /// What the typesetter changed or could not do, in Vietnamese.
    pub fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    /// Width and height of a page, counted from 0; A4 upright for a page that does not exist.
    pub fn size(&self, page: usize) -> (Mm, Mm) {
        use document::nd30::paper;
        self.pages.get(page).map_or((paper::WIDTH, paper::HEIGHT), |p| (p.width.into(), p.height.into()))
    }

    /// How evenly the running text is set.
    pub fn stretch(&self) -> Stretch {
        self.stretch
    }
}
