//! Places of everything on the pages, in millimetres: for tests, for other programs, for people
//! with a ruler.

use crate::{
    page::{Item, Pages},
};
use document::{Mm, Pt};

/// A run of text in one face, or a rule. Millimetres from the top left corner of the sheet.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Placement {
    /// Page, counted from 1.
    pub page: usize,
    /// Left end of the run or rule.
    pub x: f32,
    /// Baseline of the run; upper end of a rule.
    pub y: f32,
    /// "regular", "bold", "italic", "bold-italic"; empty for a rule.
    pub font: String,
    /// Type size in points; thickness of a rule.
    pub size: f32,
    /// The words, with plain spaces; empty for a rule.
    pub text: String,
    /// Width as printed, stretched spaces included.
    pub width: f32,
    /// The part of the document: "body/3", "head/issuer".
    pub block: String,
    /// "text" or "rule".
    pub kind: String,
    /// Right end of a rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub x2: Option<f32>,
    /// Lower end of a rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub y2: Option<f32>,
}

/// Every run and rule of all pages, in the order they are drawn.
pub fn placements(pages: &Pages) -> Vec<Placement> {
    let mm = |p: Pt| Mm::from(p).0;
    let mut out = Vec::new();
    for (n, page) in pages.pages.iter().enumerate() {
        for item in &page.items {
            match item {
                Item::Text(t) => {
                    let block = &pages.blocks[t.block as usize];
                    let mut x = t.x;
                    let end = t.line.end();
                    for run in &t.line.runs {
                        let words = t.line.words(run);
                        let printed = if run.end == end { words.trim_end_matches(' ') } else { words };
                        out.push(Placement {
                            page: n + 1,
                            x: mm(x),
                            y: mm(t.y),
                            font: run.face.name().into(),
                            size: t.line.size.0,
                            text: printed.replace(crate::text::FIXED_SPACE, " "),
                            width: mm(run.width),
                            block: block.clone(),
                            kind: "text".into(),
                            x2: None,
                            y2: None,
                        });
                        x += run.width;
                    }
                }
                Item::Rule(r) => out.push(Placement {
                    page: n + 1,
                    x: mm(r.x1),
                    y: mm(r.y1),
                    font: String::new(),
                    size: r.thickness.0,
                    text: String::new(),
                    width: mm(r.x2 - r.x1),
                    block: pages.blocks[r.block as usize].clone(),
                    kind: "rule".into(),
                    x2: Some(mm(r.x2)),
                    y2: Some(mm(r.y2)),
                }),
            }
        }
    }
    out
}
