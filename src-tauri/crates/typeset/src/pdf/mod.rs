//! Pages as PDF: tagged PDF 1.7, PDF/A-2b, the same bytes for the same input.

mod emit;
mod finish;
mod icc;
mod xmp;

use crate::{
    fonts::{Face, Fonts},
    page::{ARTIFACT, Item, MissingGlyph, Page, Pages, Text},
    paragraph::{Set, lines},
    shape::{Span, shape},
};
use document::{Pt, nd30};

/// What a PDF says about itself. The time is an argument: the same input gives the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PdfOptions {
    /// Title shown in the viewer's window.
    pub title: String,
    /// Issuer.
    pub author: String,
    /// Time of making with its zone: "2026-02-05T08:30:00+07:00".
    pub created: String,
    /// Puts an empty signature field between the title and the name of who signs.
    pub signature_field: bool,
    /// A small line at the very foot of every page.
    pub footer_note: Option<String>,
}

/// Why no PDF was made. Messages are Vietnamese: what happened and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// Characters that the fonts cannot draw; nothing is dropped silently.
    #[error("Không xuất được PDF vì phông chữ thiếu {}. Hãy thay các ký tự này rồi xuất lại.", listed(.0))]
    MissingGlyphs(Vec<MissingGlyph>),
    /// The pages were set with other fonts than those given.
    #[error("Trang đã dàn bằng phông “{set}” nhưng được xuất bằng phông “{given}”; hãy dàn trang lại.")]
    OtherFonts {
        /// Fonts of the pages.
        set: String,
        /// Fonts given to the writer.
        given: String,
    },
    /// The time of making is no ISO time with a zone.
    #[error("Thời điểm “{0}” không đúng dạng 2026-02-05T08:30:00+07:00.")]
    Time(String),
    /// A fault of the writer; the detail is for the log.
    #[error("Lỗi khi ghi PDF: {0}. Hãy báo cho người phát triển.")]
    Writer(String),
}

fn listed(missing: &[MissingGlyph]) -> String {
    let mut out = Vec::new();
    for m in missing.iter().take(5) {
        out.push(format!("ký tự “{}” (U+{:04X}) ở {}: “{}”", m.ch, m.ch as u32, m.place, m.context));
    }
    if missing.len() > 5 {
        out.push(format!("và {} chỗ khác", missing.len() - 5));
    }
    out.join("; ")
}

/// Writes the pages.
///
/// # Errors
/// Characters without glyphs, a malformed time, or a fault of the writer.
pub fn pdf(pages: &Pages, fonts: &Fonts, options: &PdfOptions) -> Result<Vec<u8>, PdfError> {
    if pages.font != fonts.name() {
        return Err(PdfError::OtherFonts { set: pages.font.clone(), given: fonts.name().to_owned() });
    }
    let date = xmp::pdf_date(&options.created).ok_or_else(|| PdfError::Time(options.created.clone()))?;
    let mut missing = pages.missing.clone();
    let margins = footer(pages, fonts, options.footer_note.as_deref().unwrap_or_default().trim(), &mut missing);
    if !missing.is_empty() {
        return Err(PdfError::MissingGlyphs(missing));
    }
    let emitted = emit::emit(pages, &margins, fonts)?;
    finish::finish(emitted, pages, options, &date)
}

/// Size of the footer note (C): smaller than any part of the paper.
const NOTE: Pt = Pt(8.0);

/// The footer note on every page, centred in the bottom margin.
fn footer(pages: &Pages, fonts: &Fonts, note: &str, missing: &mut Vec<MissingGlyph>) -> Vec<Vec<Item>> {
    if note.is_empty() {
        return Vec::new();
    }
    let shaped = shape(fonts, &[Span::new(note, Face::Italic)], NOTE, |ch, text, _| {
        if !missing.iter().any(|m| m.ch == ch && m.place == NOTE_PLACE) {
            missing.push(MissingGlyph { ch, place: NOTE_PLACE.into(), context: text.to_owned() });
        }
    });
    let on = |page: &Page| {
        let side = Pt::from(nd30::margin::RIGHT.min);
        let line = lines(&shaped, fonts, page.width - side * 2.0, Pt::ZERO, Set::Center).into_iter().next()?;
        let y = page.height - Pt::from(nd30::margin::BOTTOM.min) * 0.4;
        Some(Item::Text(Text { x: side + line.x, y, line, element: ARTIFACT, block: 0 }))
    };
    pages.pages.iter().map(|p| on(p).into_iter().collect()).collect()
}

const NOTE_PLACE: &str = "Ghi chú chân trang";
