//! Pages as PDF: tagged PDF 1.7, PDF/A-2b, the same bytes for the same input.

use crate::{
    fonts::Fonts,
    page::{MissingGlyph, Pages},
};

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
    let _ = (pages, fonts, options);
    Err(PdfError::Writer("chưa có".into()))
}
