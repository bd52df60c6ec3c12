//! The preview: the same lines at the same places. Every word has its own x, so that no viewer's
//! idea of word spacing or kerning can move it; the fonts are the very files of the PDF.

use crate::{
    fonts::{Face, Fonts},
    page::{Item, Pages, Rule, Text},
    shape::{advance, is_missing},
    text::FIXED_SPACE,
};
use document::Pt;
use std::fmt::Write;

/// One page, counted from 0, as SVG in points (`viewBox="0 0 595.28 841.89"`); an empty sheet for
/// a page that does not exist. Each line carries `data-block` with the part of the document it
/// belongs to. A character the fonts lack is drawn as a box.
pub fn svg(pages: &Pages, fonts: &Fonts, page: usize) -> String {
    let (width, height) = pages.size(page);
    let (w, h) = (Pt::from(width).0, Pt::from(height).0);
    let mut out = String::with_capacity(32 * 1024);
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\" viewBox=\"0 0 {w:.2} {h:.2}\" font-family=\"{}\" \
         style=\"font-kerning:none;font-variant-ligatures:none;text-rendering:geometricPrecision\" xml:space=\"preserve\">\
         <rect width=\"{w:.2}\" height=\"{h:.2}\" fill=\"#fff\"/>",
        width.0,
        height.0,
        escaped(fonts.name()),
    );
    for item in pages.pages.get(page).map_or(&[][..], |p| &p.items) {
        match item {
            Item::Text(t) => text(&mut out, t, &pages.blocks[t.block as usize], fonts),
            Item::Rule(r) => rule(&mut out, r),
        }
    }
    if let Some(page) = pages.pages.get(page).filter(|p| !p.turned.is_empty()) {
        let _ = write!(out, "<g transform=\"rotate(180 {:.2} {:.2})\">", w / 2.0, h / 2.0);
        for item in &page.turned {
            if let Item::Text(t) = item {
                text(&mut out, t, &pages.blocks[t.block as usize], fonts);
            }
        }
        out.push_str("</g>");
    }
    out.push_str("</svg>");
    out
}

fn rule(out: &mut String, r: &Rule) {
    let _ = write!(
        out,
        "<path d=\"M{:.2} {:.2}L{:.2} {:.2}\" stroke=\"#000\" stroke-width=\"{}\"/>",
        r.x1.0, r.y1.0, r.x2.0, r.y2.0, r.thickness.0
    );
}

fn text(out: &mut String, t: &Text, block: &str, fonts: &Fonts) {
    let size = t.line.size.0;
    let _ = write!(out, "<text data-block=\"{block}\" y=\"{:.2}\" font-size=\"{size}\">", t.y.0);
    let mut boxes: Vec<(f32, f32)> = Vec::new();
    let mut pen = t.x.0;
    let end = t.line.end();
    for run in &t.line.runs {
        let style = match run.face {
            Face::Regular => "",
            Face::Bold => " font-weight=\"700\"",
            Face::Italic => " font-style=\"italic\"",
            Face::BoldItalic => " font-weight=\"700\" font-style=\"italic\"",
        };
        let words = t.line.words(run);
        let words = if run.end == end { words.trim_end_matches(' ') } else { words };
        for word in words.split_inclusive(' ') {
            // A viewer that snaps letters to whole pixels would let words grow into one another;
            // told their length, it spreads the error inside the word.
            let length: f32 = word.chars().map(|c| f32::from(advance(fonts, run.face, c)) * size / 1000.0).sum();
            let _ = write!(out, "<tspan x=\"{pen:.2}\"");
            if length > 0.0 && !word.chars().any(|c| is_missing(fonts, run.face, c)) {
                let _ = write!(out, " textLength=\"{length:.2}\"");
            }
            let _ = write!(out, "{style}>");
            for c in word.chars() {
                let width = f32::from(advance(fonts, run.face, c)) * size / 1000.0;
                match c {
                    c if is_missing(fonts, run.face, c) => {
                        boxes.push((pen, width));
                        // The words after the box begin behind it.
                        let _ = write!(out, "</tspan><tspan x=\"{:.2}\"{style}>", pen + width);
                    }
                    '&' => out.push_str("&amp;"),
                    '<' => out.push_str("&lt;"),
                    '>' => out.push_str("&gt;"),
                    FIXED_SPACE => out.push('\u{a0}'),
                    c => out.push(c),
                }
                pen += width;
            }
            if word.ends_with(' ') {
                pen += t.line.extra.0;
            }
            out.push_str("</tspan>");
        }
    }
    out.push_str("</text>");
    for (x, width) in boxes {
        let _ = write!(
            out,
            "<rect data-missing=\"1\" x=\"{:.2}\" y=\"{:.2}\" width=\"{:.2}\" height=\"{:.2}\" fill=\"none\" stroke=\"#c00\" stroke-width=\"0.8\"/>",
            x + width * 0.1,
            t.y.0 - size * 0.68,
            width * 0.8,
            size * 0.7
        );
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
