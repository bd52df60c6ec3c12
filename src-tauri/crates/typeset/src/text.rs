//! Cleaning of text before it is measured. What is received may be decomposed, carry Eth for Đ,
//! soft hyphens, tabs and invisible marks; what is printed has one precomposed glyph per letter.

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A space that never ends a line and never stretches: slots for the pen, and marks with their text.
pub(crate) const FIXED_SPACE: char = '\u{a0}';

/// NFC, Eth to Đ, no soft hyphens or invisible characters; every kind of breaking space is a
/// plain space, every kind of non-breaking space is [`FIXED_SPACE`], line ends are `\n`.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return Cow::Borrowed(text);
    }
    let composed: Cow<'_, str> = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    };
    if !composed.chars().any(is_dirty) {
        return composed;
    }
    let mut out = String::with_capacity(composed.len());
    let mut chars = composed.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // U+00D0 looks like U+0110 and shares its glyph in many fonts; old files are full of it.
            '\u{d0}' => out.push('Đ'),
            '\u{f0}' => out.push('đ'),
            // Two signs with one glyph would come back as one of them only.
            '\u{2215}' => out.push('\u{2044}'),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\u{a0}' | '\u{202f}' | '\u{2007}' => out.push(FIXED_SPACE),
            '\t' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => out.push(' '),
            c if is_invisible(c) => {}
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn is_dirty(c: char) -> bool {
    matches!(c, '\u{d0}' | '\u{f0}' | '\u{2215}' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
        || is_invisible(c)
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// True for marks that should have become part of a letter. The writers place no marks, so one
/// that is left over after NFC counts as a glyph the font lacks.
pub(crate) fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Capitals of a cleaned text.
pub(crate) fn capitals(text: &str) -> String {
    clean(text).to_uppercase()
}

/// An entry of a list with its end mark, unless the writer has set one already. A remark wholly in
/// brackets is no entry and takes none.
pub(crate) fn ended(entry: &str, mark: char) -> String {
    let entry = entry.trim_end();
    let remark = entry.starts_with('(') && entry.ends_with(')');
    if remark || entry.ends_with([';', '.', ':', '…', '!', '?']) { entry.to_owned() } else { format!("{entry}{mark}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_letters_are_joined() {
        assert_eq!(clean("Ho\u{302}\u{323}i"), "Hội");
        assert_eq!(clean("Ða\u{323}i"), "Đại", "Eth becomes Đ");
    }

    #[test]
    fn what_cannot_be_seen_is_dropped() {
        assert_eq!(clean("bầu\u{ad} cử\u{200b}\u{feff}\u{7}"), "bầu cử");
        assert_eq!(clean("a\tb\u{2003}c\r\nd"), "a b c\nd");
        assert_eq!(clean("ngày\u{a0}\u{202f}"), "ngày\u{a0}\u{a0}");
    }

    #[test]
    fn an_end_mark_is_not_doubled() {
        assert_eq!(ended("Như trên", ';'), "Như trên;");
        assert_eq!(ended("Lưu: VT. ", ';'), "Lưu: VT.");
        assert_eq!(ended("(để b/c)", '.'), "(để b/c)");
        assert_eq!(ended("Bộ Công an (để b/c)", ';'), "Bộ Công an (để b/c);");
    }
}
