//! Document to pages to bytes: the one place where both faces call the typesetter.

use crate::system_fonts;
use app::{Failure, Printing, Sheet, Sheets, codes};
use document::{Document, print::Print};
use typeset::{Fonts, Pages, PdfOptions};

/// Lays a paper out. Line breaks are the same with the system's and the embedded face.
pub fn pages(document: &Document) -> Pages {
    typeset::pages(document, Fonts::embedded())
}

/// The pages for the screen.
pub fn sheets(document: &Document) -> Sheets {
    let fonts = Fonts::embedded();
    let pages = typeset::pages(document, fonts);
    Sheets {
        pages: (0..pages.count())
            .map(|i| {
                let (width, height) = pages.size(i);
                Sheet { svg: typeset::svg(&pages, fonts, i), width: width.0, height: height.0 }
            })
            .collect(),
        notes: pages.notes(),
        missing_glyphs: pages
            .missing_glyphs()
            .iter()
            .map(|g| format!("“{}” (U+{:04X}) ở {}: …{}…", g.ch, u32::from(g.ch), g.place, g.context))
            .collect(),
    }
}

/// The PDF and its number of pages.
pub fn pdf(document: &Document, printing: &Printing, embedded_font: bool) -> Result<(Vec<u8>, u32), Failure> {
    let fonts = fonts(embedded_font);
    written(&typeset::pages(document, fonts), fonts, title(document), printing)
}

/// The PDF of what is no paper of the decree, and its number of pages.
pub fn print(print: &Print, title: &str, printing: &Printing, embedded_font: bool) -> Result<(Vec<u8>, u32), Failure> {
    let fonts = fonts(embedded_font);
    written(&typeset::print_pages(print, fonts), fonts, title.to_owned(), printing)
}

fn fonts(embedded_font: bool) -> &'static Fonts {
    let system = if embedded_font { None } else { system_fonts::times_new_roman() };
    system.unwrap_or_else(Fonts::embedded)
}

fn written(pages: &Pages, fonts: &Fonts, title: String, printing: &Printing) -> Result<(Vec<u8>, u32), Failure> {
    let options = PdfOptions {
        title,
        author: printing.author.clone(),
        created: printing.created.clone(),
        signature_field: printing.signature_field,
        footer_note: printing.footer_note.clone(),
    };
    let bytes = typeset::pdf(pages, fonts, &options).map_err(|e| match e {
        typeset::PdfError::MissingGlyphs(_) => {
            let words = e.to_string();
            let (what, advice) = words.split_once(". Hãy ").unwrap_or((&words, "thay các ký tự đó rồi xuất lại."));
            Failure::refused(codes::MISSING_GLYPHS, format!("{what}."), format!("Hãy {advice}"))
        }
        other => Failure::broken(other),
    })?;
    Ok((bytes, pages.count() as u32))
}

/// Title in the file's metadata: type and trích yếu.
fn title(document: &Document) -> String {
    match document.subject.trim() {
        "" => document.kind.name.clone(),
        subject => format!("{}: {subject}", document.kind.name),
    }
}
