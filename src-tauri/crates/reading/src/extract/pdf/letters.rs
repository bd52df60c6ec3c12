//! What codes of a font mean: the ToUnicode table, the names of glyphs, the font's own table.

use lopdf::{Dictionary, Document, Object, dictionary};
use std::collections::HashMap;

/// Most codes of a table that are kept: a file may claim four thousand million.
const MAX_CODES: usize = 70_000;

/// Code to text, with the length of codes in bytes.
#[derive(Debug, Default)]
pub(super) struct Letters {
    map: HashMap<u32, String>,
    /// Ranges of one-to-one codes, sorted: first, last, first letter.
    ranges: Vec<(u32, u32, u32)>,
}

impl Letters {
    /// The text of a code.
    pub(super) fn get(&self, code: u32) -> Option<String> {
        if let Some(text) = self.map.get(&code) {
            return Some(text.clone());
        }
        let next = self.ranges.partition_point(|(from, _, _)| *from <= code);
        self.ranges[..next]
            .last()
            .filter(|(_, to, _)| code <= *to)
            .and_then(|(from, _, letter)| char::from_u32(letter.checked_add(code - from)?))
            .map(String::from)
    }

    /// True when nothing is known.
    pub(super) fn is_empty(&self) -> bool {
        self.map.is_empty() && self.ranges.is_empty()
    }

    pub(super) fn put(&mut self, code: u32, text: String) {
        if self.map.len() < MAX_CODES {
            self.map.insert(code, text);
        }
    }

    /// Reads a ToUnicode stream. What is damaged is passed over.
    pub(super) fn to_unicode(stream: &[u8]) -> Self {
        let mut out = Self::default();
        let mut section = "";
        let mut held: Vec<Token<'_>> = Vec::new();
        let mut tokens = Tokens { rest: stream };
        while let Some(token) = tokens.next() {
            match token {
                Token::Word(b"beginbfchar") => section = "char",
                Token::Word(b"beginbfrange") => section = "range",
                Token::Word(w) if w.starts_with(b"end") => section = "",
                other if !section.is_empty() => {
                    held.push(other);
                    let full = if section == "char" { 2 } else { 3 };
                    if held.len() == full {
                        out.take(&held);
                        held.clear();
                    }
                    continue;
                }
                _ => {}
            }
            held.clear();
        }
        out.ranges.sort_by_key(|r| r.0);
        out
    }

    fn take(&mut self, held: &[Token<'_>]) {
        match held {
            [Token::Hex(code), Token::Hex(text)] => self.put(number(code), utf16(text)),
            [Token::Hex(from), Token::Hex(to), Token::Hex(text)] => {
                let (from, to) = (number(from), number(to));
                let words = utf16(text);
                let mut chars = words.chars();
                match (chars.next(), chars.next()) {
                    (Some(c), None) if from <= to && self.ranges.len() < 4000 => {
                        self.ranges.push((from, to, u32::from(c)));
                    }
                    // Only the first of a range that stands for several letters is sure.
                    (Some(_), Some(_)) => self.put(from, words),
                    _ => {}
                }
            }
            [Token::Hex(from), Token::Hex(_), Token::List(texts)] => {
                for (i, text) in texts.iter().take(MAX_CODES).enumerate() {
                    self.put(number(from).wrapping_add(i as u32), utf16(text));
                }
            }
            _ => {}
        }
    }
}

enum Token<'a> {
    Hex(Vec<u8>),
    List(Vec<Vec<u8>>),
    Word(&'a [u8]),
}

struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let start = self.rest.iter().position(|b| !b.is_ascii_whitespace())?;
            self.rest = &self.rest[start..];
            match self.rest[0] {
                b'%' => {
                    let end = self.rest.iter().position(|b| *b == b'\n' || *b == b'\r');
                    self.rest = &self.rest[end.unwrap_or(self.rest.len())..];
                }
                b'<' if self.rest.get(1) != Some(&b'<') => return Some(Token::Hex(self.hex())),
                b'[' => {
                    self.rest = &self.rest[1..];
                    let mut texts = Vec::new();
                    loop {
                        let next = self.rest.iter().position(|b| *b == b'<' || *b == b']');
                        let Some(next) = next else {
                            self.rest = &[];
                            return None;
                        };
                        self.rest = &self.rest[next..];
                        if self.rest[0] == b']' {
                            self.rest = &self.rest[1..];
                            return Some(Token::List(texts));
                        }
                        texts.push(self.hex());
                    }
                }
                _ => {
                    let end = self.rest[1..]
                        .iter()
                        .position(|b| b.is_ascii_whitespace() || b"<[]%".contains(b))
                        .map_or(self.rest.len(), |e| e + 1);
                    let (word, rest) = self.rest.split_at(end);
                    self.rest = rest;
                    return Some(Token::Word(word));
                }
            }
        }
    }

    fn hex(&mut self) -> Vec<u8> {
        let end = self.rest.iter().position(|b| *b == b'>');
        let (inside, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest.get(1..).unwrap_or(&[]);
        let digits: Vec<u8> = inside
            .iter()
            .filter_map(|b| char::from(*b).to_digit(16))
            .map(|d| d as u8)
            .collect();
        digits
            .chunks(2)
            .map(|p| p[0] << 4 | p.get(1).copied().unwrap_or(0))
            .collect()
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .take(4)
        .fold(0, |n, b| n << 8 | u32::from(*b))
}

fn utf16(bytes: &[u8]) -> String {
    if let [one] = bytes {
        return char::from(*one).to_string();
    }
    let units = bytes
        .chunks_exact(2)
        .take(16)
        .map(|p| u16::from_be_bytes([p[0], p[1]]));
    char::decode_utf16(units)
        .map(|c| c.unwrap_or('\u{fffd}'))
        .collect()
}

/// The letters of a font of one byte a code, by its encoding.
pub(super) fn of_encoding(font: &Dictionary, document: &Document) -> Letters {
    let mut out = Letters::default();
    let encoding = font.get_deref(b"Encoding", document).ok();
    let (base, differences) = match encoding {
        Some(Object::Name(name)) => (Some(name.as_slice()), None),
        Some(Object::Dictionary(d)) => (
            d.get_deref(b"BaseEncoding", document)
                .and_then(Object::as_name)
                .ok(),
            d.get_deref(b"Differences", document)
                .and_then(Object::as_array)
                .ok(),
        ),
        _ => (None, None),
    };
    // Writers that name no encoding mean that of Windows far more often than Adobe's.
    let base = base.unwrap_or(b"WinAnsiEncoding");
    let table = dictionary! { "Type" => "Font", "Encoding" => Object::Name(base.to_vec()) };
    if let Ok(table) = table.get_font_encoding(document) {
        for code in 0..=255_u8 {
            if let Ok(text) = table.bytes_to_string(&[code])
                && !text.is_empty()
            {
                out.put(u32::from(code), text);
            }
        }
    }
    let mut code = 0_u32;
    for item in differences.into_iter().flatten().take(2000) {
        match item {
            Object::Integer(n) => code = u32::try_from(*n).unwrap_or(0),
            Object::Name(name) => {
                if let Some(text) = of_name(name, document) {
                    out.put(code, text);
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    out
}

/// The letter a glyph's name means: "Abreve", "uni1EA5", "u1EA5".
fn of_name(name: &[u8], document: &Document) -> Option<String> {
    let word = std::str::from_utf8(name).ok()?;
    let word = word.split('.').next().unwrap_or(word);
    for (start, digits) in [("uni", 4), ("u", 4)] {
        if let Some(code) = word.strip_prefix(start)
            && code.len() >= digits
            && code.len() <= 6
            && let Ok(code) = u32::from_str_radix(code, 16)
        {
            return char::from_u32(code).map(String::from);
        }
    }
    // The list of names is the library's: asked through a font of one letter.
    let one = dictionary! {
        "Type" => "Font",
        "Encoding" => dictionary! {
            "Type" => "Encoding",
            "Differences" => vec![Object::Integer(1), Object::Name(word.as_bytes().to_vec())],
        },
    };
    let text = one.get_font_encoding(document).ok()?.bytes_to_string(&[1]);
    text.ok().filter(|t| !t.is_empty())
}

/// The letters of an embedded TrueType font by its own table, for codes that are glyph numbers.
pub(super) fn of_glyphs(file: &[u8]) -> Letters {
    let mut out = Letters::default();
    let Ok(face) = ttf_parser::Face::parse(file, 0) else {
        return out;
    };
    let Some(table) = face.tables().cmap else {
        return out;
    };
    for sub in table.subtables.into_iter().filter(|s| s.is_unicode()) {
        let mut codes = Vec::new();
        sub.codepoints(|c| {
            if codes.len() < MAX_CODES {
                codes.push(c);
            }
        });
        for c in codes {
            if let (Some(glyph), Some(c)) = (sub.glyph_index(c), char::from_u32(c)) {
                out.map
                    .entry(u32::from(glyph.0))
                    .or_insert_with(|| c.to_string());
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_letters_is_read() {
        let letters = Letters::to_unicode(
            b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n\
              2 beginbfchar <01> <1EE6> <02> <00660069> endbfchar\n\
              2 beginbfrange <10> <12> <0041> <20><21>[<0044> <0045>] endbfrange endcmap",
        );
        let all = |codes: &[u32]| -> String {
            codes.iter().map(|c| letters.get(*c).unwrap_or_default()).collect()
        };
        assert_eq!(all(&[1, 2, 0x10, 0x12, 0x20, 0x21]), "ỦfiACDE");
        assert_eq!(letters.get(0x13), None);
    }

    #[test]
    fn a_table_of_everything_costs_nothing() {
        let letters =
            Letters::to_unicode(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange");
        assert_eq!(letters.get(1).as_deref(), Some("B"));
        assert_eq!(letters.get(0xFFFF_FFFF), None);
    }
}
