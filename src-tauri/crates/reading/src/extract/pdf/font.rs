//! A font of a PDF as far as text needs it: codes, letters, widths.

use super::letters::{self, Letters};
use lopdf::{Dictionary, Document, Object, Stream};
use std::collections::HashMap;

/// Most bytes of a font's file or table that are unpacked.
const MAX_FONT: usize = 8 * 1024 * 1024;

/// One font.
#[derive(Debug)]
pub(super) struct Font {
    letters: Letters,
    /// By encoding, asked where the ToUnicode table is silent.
    fallback: Letters,
    widths: HashMap<u32, f32>,
    default_width: f32,
    /// Codes of two bytes.
    wide: bool,
}

/// A code of a shown string.
pub(super) struct Code {
    /// Its text; U+FFFD where the font does not tell.
    pub(super) text: String,
    /// Width for a size of 1.
    pub(super) width: f32,
    /// The one-byte code 32, to which word spacing applies.
    pub(super) blank: bool,
}

impl Font {
    /// Reads a font's dictionary. What it lacks is guessed.
    pub(super) fn read(font: &Dictionary, document: &Document) -> Self {
        let subtype = font.get_deref(b"Subtype", document).and_then(Object::as_name);
        let wide = matches!(subtype, Ok(b"Type0"));
        let told = font
            .get_deref(b"ToUnicode", document)
            .and_then(Object::as_stream)
            .ok()
            .and_then(plain)
            .map(|s| Letters::to_unicode(&s))
            .unwrap_or_default();
        let mut out = Self {
            letters: told,
            fallback: Letters::default(),
            widths: HashMap::new(),
            default_width: 0.5,
            wide,
        };
        if wide {
            out.read_wide(font, document);
        } else {
            out.read_narrow(font, document, matches!(subtype, Ok(b"Type3")));
        }
        out
    }

    fn read_wide(&mut self, font: &Dictionary, document: &Document) {
        let Some(inner) = font
            .get_deref(b"DescendantFonts", document)
            .and_then(Object::as_array)
            .ok()
            .and_then(|a| a.first())
            .and_then(|o| document.dereference(o).ok())
            .and_then(|(_, o)| o.as_dict().ok())
        else {
            return;
        };
        self.default_width = number(inner.get_deref(b"DW", document).ok()).unwrap_or(1000.0) / 1000.0;
        if let Ok(list) = inner.get_deref(b"W", document).and_then(Object::as_array) {
            self.read_widths(list, document);
        }
        if self.letters.is_empty() {
            let file = inner
                .get_deref(b"FontDescriptor", document)
                .and_then(Object::as_dict)
                .and_then(|d| d.get_deref(b"FontFile2", document))
                .and_then(Object::as_stream)
                .ok()
                .and_then(plain);
            if let Some(file) = file {
                self.fallback = letters::of_glyphs(&file);
            }
        }
    }

    /// `[first [w w w] first last w …]`
    fn read_widths(&mut self, list: &[Object], document: &Document) {
        let mut items = list.iter().take(200_000);
        while let Some(first) = items.next().and_then(|o| o.as_i64().ok()) {
            let Ok(first) = u32::try_from(first) else { return };
            let second = items.next().and_then(|o| document.dereference(o).ok());
            match second {
                Some((_, Object::Array(widths))) => {
                    for (i, w) in widths.iter().take(70_000).enumerate() {
                        let w = number(Some(w)).unwrap_or(0.0) / 1000.0;
                        self.widths.insert(first.saturating_add(i as u32), w);
                    }
                }
                Some((_, Object::Integer(last))) => {
                    let w = number(items.next()).unwrap_or(0.0) / 1000.0;
                    let last = u32::try_from(*last).unwrap_or(0);
                    for code in (first..=last).take(70_000) {
                        self.widths.insert(code, w);
                    }
                }
                _ => return,
            }
            if self.widths.len() > 140_000 {
                return;
            }
        }
    }

    fn read_narrow(&mut self, font: &Dictionary, document: &Document, drawn: bool) {
        self.fallback = letters::of_encoding(font, document);
        // Fonts that are drawn say themselves how long their unit is.
        let unit = font
            .get_deref(b"FontMatrix", document)
            .and_then(Object::as_array)
            .ok()
            .filter(|_| drawn)
            .and_then(|m| number(m.first()))
            .unwrap_or(0.001);
        let first = number(font.get_deref(b"FirstChar", document).ok()).unwrap_or(0.0);
        if let Ok(widths) = font.get_deref(b"Widths", document).and_then(Object::as_array) {
            for (i, w) in widths.iter().take(256).enumerate() {
                if let Some(w) = number(document.dereference(w).ok().map(|d| d.1)) {
                    self.widths.insert(first.max(0.0) as u32 + i as u32, w * unit);
                }
            }
        }
        let missing = font
            .get_deref(b"FontDescriptor", document)
            .and_then(Object::as_dict)
            .and_then(|d| d.get_deref(b"MissingWidth", document))
            .ok();
        self.default_width = number(missing).map_or(0.5, |w| w * unit);
        if self.default_width == 0.0 {
            self.default_width = 0.5;
        }
    }

    /// The codes of a shown string.
    pub(super) fn codes<'a>(&'a self, string: &'a [u8]) -> impl Iterator<Item = Code> + 'a {
        let length = if self.wide { 2 } else { 1 };
        string.chunks(length).map(move |c| {
            let code = c.iter().fold(0, |n, b| n << 8 | u32::from(*b));
            let text = self.letters.get(code).or_else(|| self.fallback.get(code));
            Code {
                text: text.unwrap_or_else(|| "\u{fffd}".to_owned()),
                width: self.widths.get(&code).copied().unwrap_or(self.default_width),
                blank: !self.wide && code == 32,
            }
        })
    }
}

fn plain(stream: &Stream) -> Option<Vec<u8>> {
    if stream.is_compressed() {
        stream.get_plain_content_with_limit(MAX_FONT).ok()
    } else {
        Some(stream.content.clone())
    }
}

/// A finite number.
pub(super) fn number(object: Option<&Object>) -> Option<f32> {
    let n = match object? {
        Object::Integer(i) => *i as f32,
        Object::Real(r) => *r,
        _ => return None,
    };
    n.is_finite().then_some(n)
}
