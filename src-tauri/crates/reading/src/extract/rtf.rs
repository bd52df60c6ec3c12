//! A strict small reader of RTF: groups, words, code pages, tables; everything that is no text
//! is passed over. The libraries there are know no tables and no code pages
//! (rtf-parser 0.4 drops `\cell` and `\ansicpg` and panics at half a surrogate pair; rtf-to-html
//! stands on it; rtf-grimoire only cuts a sound file into tokens).

use super::old_font::{Alphabet, Runs};
use super::{Extracted, MAX_TEXT, Refusal, encoding, table};
use std::collections::HashMap;

/// Groups within groups; deeper ones are read as if they were this deep.
const MAX_DEPTH: usize = 1000;
const MAX_FONTS: usize = 5000;

/// Takes the text out of an RTF file.
pub(super) fn extract(bytes: &[u8]) -> Result<Extracted, Refusal> {
    let mut reader = Reader::new(bytes);
    reader.read();
    let mut notes: Vec<String> = reader.runs.note().into_iter().collect();
    if reader.changes {
        notes.push("Tệp có sửa đổi đang theo dõi (track changes): đã đọc như khi chấp nhận tất cả.".to_owned());
    }
    if reader.footnotes > 0 {
        notes.push(format!("Đã bỏ qua {} chú thích cuối trang.", reader.footnotes));
    }
    if reader.depth() > 0 {
        notes.push("Phần cuối của tệp bị hỏng, chỉ đọc được phần đầu.".to_owned());
    }
    let text = super::with_letterhead(&reader.header, reader.out);
    Ok(Extracted { text, notes })
}

/// Where the text of a group goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Body,
    Header,
    Fonts,
    Nowhere,
}

#[derive(Debug, Clone, Copy)]
struct Group {
    place: Place,
    font: i32,
    /// Letters that stand for a `\u` in old readers.
    skip: usize,
    hidden: bool,
    /// The first group inside is for old readers.
    two_forms: bool,
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    groups: Vec<Group>,
    now: Group,
    /// Depth beyond what is kept.
    beyond: usize,
    fonts: HashMap<i32, (u32, Alphabet)>,
    font_name: String,
    code_page: u32,
    default_font: i32,
    /// Letters still to be passed over behind a `\u`.
    pending_skip: usize,
    high: Option<u16>,
    runs: Runs,
    paragraph: String,
    header: String,
    in_table: bool,
    cell: Vec<String>,
    row: Vec<String>,
    rows: Vec<Vec<String>>,
    out: String,
    changes: bool,
    footnotes: usize,
}

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            groups: Vec::new(),
            now: Group { place: Place::Body, font: -1, skip: 1, hidden: false, two_forms: false },
            beyond: 0,
            fonts: HashMap::new(),
            font_name: String::new(),
            code_page: 1252,
            default_font: -1,
            pending_skip: 0,
            high: None,
            runs: Runs::default(),
            paragraph: String::new(),
            header: String::new(),
            in_table: false,
            cell: Vec::new(),
            row: Vec::new(),
            rows: Vec::new(),
            out: String::new(),
            changes: false,
            footnotes: 0,
        }
    }

    fn depth(&self) -> usize {
        self.groups.len() + self.beyond
    }

    fn read(&mut self) {
        while self.at < self.bytes.len() && self.out.len() < MAX_TEXT {
            let b = self.bytes[self.at];
            self.at += 1;
            match b {
                b'{' => self.open(),
                b'}' => {
                    self.close();
                    // Behind the last brace there is nothing of the paper.
                    if self.depth() == 0 {
                        break;
                    }
                }
                b'\\' => self.control(),
                b'\r' | b'\n' => {}
                _ => self.byte(b),
            }
        }
        self.runs.flush(&mut self.paragraph);
        if !self.paragraph.trim().is_empty() {
            self.end_paragraph_in(self.in_table);
        }
        if !self.cell.is_empty() || !self.row.is_empty() {
            self.end_cell();
            self.end_row();
        }
        self.end_table();
    }

    fn open(&mut self) {
        if self.groups.len() >= MAX_DEPTH {
            self.beyond += 1;
            return;
        }
        self.groups.push(self.now);
        if std::mem::take(&mut self.now.two_forms) {
            if let Some(outer) = self.groups.last_mut() {
                outer.two_forms = false;
            }
            self.now.place = Place::Nowhere;
        }
        self.pending_skip = 0;
    }

    fn close(&mut self) {
        self.pending_skip = 0;
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        if self.now.place == Place::Fonts {
            self.end_font();
        }
        if let Some(outer) = self.groups.pop() {
            if self.now.place == Place::Header && outer.place != Place::Header {
                self.runs.flush(&mut self.header);
                self.header.push('\n');
            }
            self.now = outer;
        }
    }

    fn control(&mut self) {
        let Some(&b) = self.bytes.get(self.at) else { return };
        self.at += 1;
        if b.is_ascii_alphabetic() {
            let start = self.at - 1;
            while self.bytes.get(self.at).is_some_and(u8::is_ascii_alphabetic) {
                self.at += 1;
            }
            let word = &self.bytes[start..self.at];
            let number = self.number();
            if self.bytes.get(self.at) == Some(&b' ') {
                self.at += 1;
            }
            self.word(word, number);
            return;
        }
        match b {
            b'\'' => {
                let digit = |i: usize| self.bytes.get(i).and_then(|b| char::from(*b).to_digit(16));
                if let (Some(high), Some(low)) = (digit(self.at), digit(self.at + 1)) {
                    self.at += 2;
                    self.byte((high * 16 + low) as u8);
                }
            }
            b'*' => self.starred(),
            b'~' => self.text("\u{a0}"),
            b'_' => self.text("-"),
            b'-' => {}
            b'\r' | b'\n' => self.end_paragraph(),
            b'\\' | b'{' | b'}' => self.byte(b),
            _ => {}
        }
    }

    fn number(&mut self) -> Option<i64> {
        let start = self.at;
        if self.bytes.get(self.at) == Some(&b'-') {
            self.at += 1;
        }
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) && self.at - start < 12 {
            self.at += 1;
        }
        let digits = std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or("");
        let number = digits.parse().ok();
        if number.is_none() {
            self.at = start;
        }
        number
    }

    /// `\*\name`: passed over unless it is known to hold text.
    fn starred(&mut self) {
        let rest = &self.bytes[self.at..];
        let known = [&b"\\shpinst"[..], b"\\ud", b"\\shptxt"];
        if !known.iter().any(|k| rest.starts_with(k)) && self.now.place != Place::Fonts {
            self.now.place = Place::Nowhere;
        }
    }

    fn word(&mut self, word: &[u8], number: Option<i64>) {
        let on = number != Some(0);
        match word {
            b"u" => self.unicode(number.unwrap_or(0)),
            b"uc" => self.now.skip = number.unwrap_or(1).clamp(0, 8) as usize,
            b"par" | b"sect" | b"page" | b"column" => self.end_paragraph(),
            b"line" | b"softline" => self.text("\n"),
            b"tab" => self.text(" "),
            b"cell" => {
                self.end_paragraph_in(true);
                self.end_cell();
            }
            b"nestcell" | b"nestrow" => self.end_paragraph_in(true),
            b"row" => self.end_row(),
            b"pard" => self.in_table = false,
            b"intbl" => self.in_table = true,
            b"trowd" => {
                self.runs.flush(&mut self.paragraph);
                self.in_table = true;
            }
            b"plain" => {
                self.now.font = self.default_font;
                self.now.hidden = false;
            }
            b"f" => self.font(number.unwrap_or(0)),
            b"deff" => {
                self.default_font = number.and_then(|n| i32::try_from(n).ok()).unwrap_or(-1);
                self.now.font = self.default_font;
            }
            b"fcharset" => {
                if self.now.place == Place::Fonts {
                    let set = number.and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
                    self.fonts.entry(self.now.font).or_default().0 = set;
                }
            }
            b"ansicpg" => self.code_page = number.and_then(|n| u32::try_from(n).ok()).unwrap_or(1252),
            b"v" => self.now.hidden = on,
            b"deleted" => {
                self.changes = true;
                self.now.hidden = on;
            }
            b"revised" => self.changes = true,
            b"bin" => {
                let length = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
                self.at = self.at.saturating_add(length).min(self.bytes.len());
            }
            b"upr" => self.now.two_forms = true,
            b"fonttbl" => self.now.place = Place::Fonts,
            b"header" | b"headerf" | b"headerl" | b"headerr" => {
                if self.now.place == Place::Body {
                    self.now.place = Place::Header;
                }
            }
            b"footnote" => {
                self.footnotes += usize::from(self.now.place == Place::Body);
                self.now.place = Place::Nowhere;
            }
            b"shpinst" | b"shptxt" => {}
            b"ud" => {
                if let Some(outer) = self.groups.iter().rev().find(|g| g.place != Place::Nowhere) {
                    self.now.place = outer.place;
                }
            }
            b"colortbl" | b"stylesheet" | b"info" | b"pict" | b"object" | b"footer" | b"footerf" | b"footerl" | b"footerr" | b"fldinst"
            | b"nonshppict" | b"shprslt" | b"sp" | b"xe" | b"tc" | b"annotation" | b"listtable" | b"listoverridetable" | b"revtbl" | b"rsidtbl"
            | b"generator" | b"themedata" | b"colorschememapping" | b"latentstyles" | b"datastore" | b"xmlnstbl" | b"filetbl" => {
                self.now.place = Place::Nowhere;
            }
            b"emdash" => self.text("—"),
            b"endash" => self.text("–"),
            b"lquote" => self.text("‘"),
            b"rquote" => self.text("’"),
            b"ldblquote" => self.text("“"),
            b"rdblquote" => self.text("”"),
            b"bullet" => self.text("•"),
            b"emspace" | b"enspace" | b"qmspace" => self.text(" "),
            _ => {}
        }
    }

    fn font(&mut self, number: i64) {
        if self.now.place == Place::Fonts {
            self.end_font();
        }
        self.now.font = i32::try_from(number).unwrap_or(-1);
    }

    fn end_font(&mut self) {
        let name = std::mem::take(&mut self.font_name);
        let name = name.trim().trim_end_matches(';');
        if !name.is_empty() && self.fonts.len() < MAX_FONTS {
            self.fonts.entry(self.now.font).or_default().1 = Alphabet::of(name);
        }
    }

    /// A letter by its number; the letters behind it that stand for it in old readers go.
    fn unicode(&mut self, number: i64) {
        self.pending_skip = 0;
        let unit = number as u16;
        let skip = self.now.skip;
        match (self.high.take(), unit) {
            (_, 0xD800..=0xDBFF) => self.high = Some(unit),
            (Some(high), 0xDC00..=0xDFFF) => {
                if let Some(Ok(c)) = char::decode_utf16([high, unit]).next() {
                    self.text(c.encode_utf8(&mut [0; 4]));
                }
            }
            _ => {
                // Symbol fonts keep their signs where Unicode has none.
                let c = match unit {
                    0xF0B7 | 0xF0A7 | 0xF076 | 0xF0D8 => '•',
                    _ => char::from_u32(u32::from(unit)).unwrap_or(' '),
                };
                self.text(c.encode_utf8(&mut [0; 4]));
            }
        }
        self.pending_skip = skip;
    }

    fn byte(&mut self, b: u8) {
        if self.pending_skip > 0 {
            self.pending_skip -= 1;
            return;
        }
        let font = self.fonts.get(&self.now.font).copied().unwrap_or_default();
        let page = match font.0 {
            163 => 1258,
            _ => self.code_page,
        };
        let text = encoding::western(&[b]);
        if b >= 0x80 && page == 1258 && font.1 == Alphabet::Unicode {
            let text = encoding::from_1258(&text);
            self.text(&text);
        } else {
            self.text(&text);
        }
    }

    fn text(&mut self, text: &str) {
        self.pending_skip = 0;
        if self.now.hidden {
            return;
        }
        match self.now.place {
            Place::Nowhere => {}
            Place::Fonts => {
                if self.font_name.len() < 200 {
                    self.font_name.push_str(text);
                }
                if text == ";" {
                    self.end_font();
                }
            }
            Place::Header => {
                let alphabet = self.fonts.get(&self.now.font).copied().unwrap_or_default().1;
                if self.header.len() < MAX_TEXT {
                    self.runs.push(text, alphabet, &mut self.header);
                }
            }
            Place::Body => {
                let alphabet = self.fonts.get(&self.now.font).copied().unwrap_or_default().1;
                self.runs.push(text, alphabet, &mut self.paragraph);
            }
        }
    }

    fn end_paragraph(&mut self) {
        if self.now.place == Place::Header {
            self.runs.flush(&mut self.header);
            self.header.push('\n');
            return;
        }
        if self.now.place == Place::Body || self.depth() == 0 {
            self.end_paragraph_in(self.in_table);
        }
    }

    fn end_paragraph_in(&mut self, in_table: bool) {
        if self.now.place == Place::Nowhere {
            return;
        }
        self.runs.flush(&mut self.paragraph);
        let text = std::mem::take(&mut self.paragraph);
        // Marks that stand behind their letter join it.
        let text: String = unicode_normalization::UnicodeNormalization::nfc(text.trim()).collect();
        if in_table {
            if !text.is_empty() {
                self.cell.push(text.replace('\n', "<br>"));
            }
            return;
        }
        self.end_table();
        self.out.push_str(&text);
        self.out.push('\n');
    }

    fn end_cell(&mut self) {
        if self.now.place != Place::Nowhere && self.row.len() < 200 {
            self.row.push(std::mem::take(&mut self.cell).join("<br>"));
        }
    }

    fn end_row(&mut self) {
        if self.now.place != Place::Nowhere && !self.row.is_empty() {
            self.rows.push(std::mem::take(&mut self.row));
        }
    }

    fn end_table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        if !rows.is_empty() {
            self.out.push('\n');
            self.out.push_str(&table::lines(&rows));
            self.out.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(rtf: &[u8]) -> String {
        extract(rtf).unwrap().text
    }

    #[test]
    fn unicode_code_pages_and_old_fonts() {
        assert_eq!(
            text(br"{\rtf1\ansi\uc1 S\u7903? Y t\u7871\'3f\par B\u225\'e1o c\u225\'e1o}"),
            "Sở Y tế\nBáo cáo\n"
        );
        assert_eq!(
            text(br"{\rtf1\ansi\ansicpg1258{\fonttbl{\f0\fcharset163 Times New Roman;}}\f0 T\'ea\'ecn t\'f4\'f2i \'f0\'ea\'d2}"),
            "Tến tội để\n"
        );
        assert_eq!(
            text(br"{\rtf1{\fonttbl{\f1\fnil .VnTime;}{\f2 .VnTimeH;}{\f3 Arial;}}{\f2 \'f1y ban} {\f1 nh\'a9n d\'a9n t\'d8nh} {\f3 A\'e9}}"),
            "ỦY BAN nhân dân tỉnh Aé\n"
        );
        let found = extract(br"{\rtf1{\fonttbl{\f1 .VnTime;}}\f1 \u241?y ban nh\u169?n d\u169?n}").unwrap();
        assert_eq!(found.text, "ủy ban nhân dân\n");
        assert!(found.notes[0].contains("TCVN3"), "{:?}", found.notes);
    }

    #[test]
    fn what_is_no_text_stays_out() {
        let rtf = br"{\rtf1{\stylesheet{\s0 Normal;}}{\*\generator X;}{\info{\title T}}{\pict\bin3 }}}abc}Giao {\v an}{\deleted bo}{\field{\*\fldinst PAGE}{\fldrslt Y}} t\-e{\footnote chu}{\upr{a}{\*\ud{\u225?}}}{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt khung}}}\par}";
        let found = extract(rtf).unwrap();
        assert_eq!(found.text, "Giao Y teákhung\n");
        assert_eq!(found.notes.len(), 2, "{:?}", found.notes);
    }

    #[test]
    fn tables_are_rows() {
        let rtf = br"{\rtf1\pard Tr\par\trowd\cellx1\pard\intbl STT\cell Vi\par c\cell Ch\cell\row\trowd\pard\intbl 1\cell A\cell B\cell\row\pard Sau\par}";
        assert_eq!(text(rtf), "Tr\n\n| STT | Vi<br>c | Ch |\n| 1 | A | B |\n\nSau\n");
    }

    #[test]
    fn broken_files_give_what_came_before() {
        assert_eq!(text(b"{\\rtf1 Giao {\\b S"), "Giao S\n");
        assert_eq!(text(b"{\\rtf1 x \\u-10179?y\\'"), "x y\n");
        let deep = [b"{\\rtf1 ".to_vec(), b"{".repeat(100_000), b"x".to_vec()].concat();
        assert_eq!(text(&deep), "x\n");
    }
}
