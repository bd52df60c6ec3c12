//! From pasted or extracted text to clean paragraphs.

mod join;
mod markup;

use unicode_normalization::UnicodeNormalization;

/// A paragraph, or one paragraph of a table cell.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paragraph {
    /// The words, single blanks, NFC.
    pub text: String,
    /// Number of the block (runs of lines between blank lines).
    pub block: usize,
    /// Number of the table cell it stands in, counted through the text.
    pub cell: Option<usize>,
    /// Characters of its last line before joining.
    pub tail: usize,
    /// It was a Markdown heading.
    pub marked_heading: bool,
}

/// A clean text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Clean {
    /// The paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
    /// Publication date that stood before the text as a mark of the web page.
    pub published: Option<String>,
    /// Remarks in Vietnamese.
    pub notes: Vec<String>,
}

/// Cleans a text: characters, markup, web noise, broken lines.
pub(crate) fn clean(raw: &str) -> Clean {
    let mut notes = Vec::new();
    let text = characters(raw, &mut notes);
    let (lines, published) = markup::lines(&text, &mut notes);
    let paragraphs = join::paragraphs(lines, &mut notes);
    Clean {
        paragraphs,
        published,
        notes,
    }
}

/// One spelling of every character: NFC, the Vietnamese Đ, plain blanks, no invisible marks.
fn characters(raw: &str, notes: &mut Vec<String>) -> String {
    let mut eth = false;
    let mut out = String::with_capacity(raw.len());
    for c in raw.nfc() {
        match c {
            '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}' | '\u{fffe}' => {}
            '\u{d0}' | '\u{110}' => {
                eth |= c == '\u{d0}';
                out.push('\u{110}');
            }
            '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' | '\u{85}' => out.push('\n'),
            '\r' => {}
            '\n' => out.push('\n'),
            '\t' | '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{3000}' | '\u{2000}'..='\u{200a}' => {
                out.push(' ');
            }
            '\u{ff1a}' => out.push(':'),
            '\u{2011}' | '\u{2010}' => out.push('-'),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    if eth {
        notes.push("Đã thay chữ Ð (U+00D0) bằng chữ Đ.".to_owned());
    }
    if raw.contains('\u{302}') || raw.contains('\u{301}') || raw.contains('\u{300}') {
        notes.push("Đã chuyển chữ tổ hợp về chữ dựng sẵn (NFC).".to_owned());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(raw: &str) -> Vec<String> {
        clean(raw).paragraphs.into_iter().map(|p| p.text).collect()
    }

    #[test]
    fn decomposed_letters_and_eth_are_put_right() {
        assert_eq!(texts("U\u{309}y ban \u{d0}ảng"), ["Ủy ban Đảng"]);
    }

    #[test]
    fn hard_wrapped_lines_are_joined_and_items_kept_apart() {
        let raw = "Thời gian qua, các sở, ban, ngành đã có nhiều cố\ngắng trong công tác.\n\n- Rà soát các quy định còn vướng mắc ở cơ\nsở.\n- Báo cáo.";
        assert_eq!(
            texts(raw),
            [
                "Thời gian qua, các sở, ban, ngành đã có nhiều cố gắng trong công tác.",
                "- Rà soát các quy định còn vướng mắc ở cơ sở.",
                "- Báo cáo."
            ]
        );
    }

    #[test]
    fn a_page_break_inside_a_sentence_is_healed() {
        let raw = "Huy động sức mạnh của cả hệ thống chính trị tham gia phòng ngừa, đấu\n\ntranh trấn áp tội phạm.";
        assert_eq!(texts(raw).len(), 1);
    }

    #[test]
    fn repeated_banners_and_markup_go() {
        let raw =
            "Chào mừng bạn đến   Chào mừng bạn đến   Chào mừng bạn đến\n\n**CHỈ THỊ**\n-----\n";
        assert_eq!(texts(raw), ["CHỈ THỊ"]);
    }

    #[test]
    fn markdown_rows_become_cells() {
        let c = clean("| STT | Nội dung |\n|---|---|\n| 1 | Lập kế hoạch |\n");
        let cells: Vec<_> = c.paragraphs.iter().map(|p| p.cell.is_some()).collect();
        assert_eq!(cells, [true, true, true, true]);
    }
}
