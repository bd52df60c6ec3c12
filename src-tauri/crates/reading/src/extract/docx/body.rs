//! The body of a Word file: paragraphs, tables, numbering, runs in old fonts; tracked changes
//! accepted, what is no text of the paper left out.

use crate::extract::MAX_TEXT;
use crate::extract::numbering::{Numbering, value};
use crate::extract::old_font::{Alphabet, Runs};
use crate::extract::table;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::HashMap;

/// Most text boxes within each other; Word writes two.
const MAX_OPEN: usize = 40;

/// The fonts of styles, as far as they are of before Unicode.
#[derive(Debug, Default)]
pub(in crate::extract) struct Fonts {
    styles: HashMap<String, Alphabet>,
    usual: Alphabet,
}

impl Fonts {
    /// Reads styles.xml.
    pub(in crate::extract) fn read(styles: &str) -> Self {
        let mut out = Self::default();
        let mut reader = Reader::from_str(styles);
        let (mut style, mut usual) = (None::<String>, true);
        loop {
            match reader.read_event() {
                Ok(Event::Start(e) | Event::Empty(e)) => match e.local_name().as_ref() {
                    "style" => {
                        usual = value(&e, "default").is_some_and(|d| d == "1" || d == "true")
                            && value(&e, "type").is_some_and(|t| t == "paragraph");
                        style = value(&e, "styleId");
                    }
                    "rFonts" => {
                        let alphabet = font_of(&e).unwrap_or_default();
                        if usual {
                            out.usual = alphabet;
                        }
                        if let Some(s) = &style {
                            out.styles.insert(s.clone(), alphabet);
                        }
                    }
                    _ => {}
                },
                Ok(Event::Eof) | Err(_) => break,
                _ => {}
            }
        }
        out
    }
}

fn font_of(e: &quick_xml::events::BytesStart<'_>) -> Option<Alphabet> {
    let name = value(e, "ascii").or_else(|| value(e, "hAnsi"))?;
    Some(Alphabet::of(&name))
}

/// One table being read.
#[derive(Default)]
pub(in crate::extract) struct Table {
    pub(in crate::extract) rows: Vec<Vec<Vec<String>>>,
}

pub(in crate::extract) struct Body {
    pub(in crate::extract) out: String,
    numbering: Numbering,
    /// Paragraphs being read; text boxes stand inside paragraphs.
    pub(in crate::extract) open: Vec<Paragraph>,
    pub(in crate::extract) tables: Vec<Table>,
    /// Depth inside deleted text, field codes and fallbacks.
    pub(in crate::extract) hidden: usize,
    in_text: bool,
    pub(in crate::extract) changes: bool,
    pub(in crate::extract) cut: bool,
    pub(in crate::extract) fonts: Fonts,
    /// How the letters of the run are meant.
    alphabet: Alphabet,
    runs: Runs,
    pub(in crate::extract) footnotes: usize,
    /// Content that stands in another file inside the package.
    foreign: bool,
    /// Open content controls: true where only a prompt stands.
    controls: Vec<bool>,
}

#[derive(Default)]
pub(in crate::extract) struct Paragraph {
    pub(in crate::extract) text: String,
    list: Option<String>,
    level: usize,
    style: Option<String>,
}

impl Body {
    pub(in crate::extract) fn new(numbering: Numbering) -> Self {
        Self {
            out: String::new(),
            numbering,
            open: Vec::new(),
            tables: Vec::new(),
            hidden: 0,
            in_text: false,
            changes: false,
            cut: false,
            fonts: Fonts::default(),
            alphabet: Alphabet::Unicode,
            runs: Runs::default(),
            footnotes: 0,
            foreign: false,
            controls: Vec::new(),
        }
    }

    /// What to tell the secretary.
    pub(in crate::extract) fn notes(&self) -> Vec<String> {
        let mut notes: Vec<String> = self.runs.note().into_iter().collect();
        let mut say = |when: bool, words: &str| {
            if when {
                notes.push(words.to_owned());
            }
        };
        say(
            self.changes,
            "Tệp có sửa đổi đang theo dõi (track changes): đã đọc như khi chấp nhận tất cả.",
        );
        say(
            self.footnotes > 0,
            &format!("Đã bỏ qua {} chú thích cuối trang.", self.footnotes),
        );
        say(
            self.foreign,
            "Tệp chèn nội dung của tệp khác (altChunk): phần đó không được đọc. Hãy mở bằng Word, lưu lại rồi chọn tệp mới.",
        );
        say(self.cut, "Phần cuối của tệp bị hỏng, chỉ đọc được phần đầu.");
        notes
    }

    pub(in crate::extract) fn read(&mut self, xml: &str) {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        loop {
            match reader.read_event() {
                Ok(Event::Start(e)) => self.start(&e, false),
                Ok(Event::Empty(e)) => self.start(&e, true),
                Ok(Event::End(e)) => self.end(e.local_name().as_ref()),
                Ok(Event::Text(t)) if self.in_text => {
                    let text = t.xml10_content().into_owned();
                    self.push(&text);
                }
                Ok(Event::CData(t)) if self.in_text => {
                    let text = t.xml10_content().into_owned();
                    self.push(&text);
                }
                Ok(Event::GeneralRef(r)) if self.in_text => {
                    let c = match r.resolve_char_ref() {
                        Ok(Some(c)) => Some(c),
                        _ => entity(&r.xml10_content()),
                    };
                    if let Some(c) = c {
                        self.push(c.encode_utf8(&mut [0; 4]));
                    }
                }
                Ok(Event::Eof) => break,
                Err(_) => {
                    self.cut = true;
                    break;
                }
                _ => {}
            }
            if self.out.len() > MAX_TEXT {
                self.cut = true;
                break;
            }
        }
        self.finish();
    }

    /// Closes what is open.
    pub(in crate::extract) fn finish(&mut self) {
        while !self.open.is_empty() {
            self.close_paragraph();
        }
        while !self.tables.is_empty() {
            self.close_table();
        }
    }

    pub(in crate::extract) fn push(&mut self, text: &str) {
        if self.hidden == 0
            && let Some(p) = self.open.last_mut()
        {
            self.runs.push(text, self.alphabet, &mut p.text);
        }
    }

    /// Begins a paragraph, maybe of a text box inside another.
    pub(in crate::extract) fn open_paragraph(&mut self) {
        if let Some(p) = self.open.last_mut() {
            self.runs.flush(&mut p.text);
        }
        if self.open.len() >= MAX_OPEN {
            self.close_paragraph();
        }
        self.open.push(Paragraph::default());
    }

    fn start(&mut self, e: &quick_xml::events::BytesStart<'_>, empty: bool) {
        match e.local_name().as_ref() {
            "p" => {
                self.open_paragraph();
                if empty {
                    self.close_paragraph();
                }
            }
            "r" => {
                let style = self.open.last().and_then(|p| p.style.as_ref());
                self.alphabet = style
                    .and_then(|s| self.fonts.styles.get(s))
                    .copied()
                    .unwrap_or(self.fonts.usual);
            }
            "rFonts" => {
                if let Some(alphabet) = font_of(e) {
                    self.alphabet = alphabet;
                }
            }
            "sym" => {
                if let Some(sign) = value(e, "char").and_then(|c| symbol(&c)) {
                    self.push(sign);
                }
            }
            "footnoteReference" | "endnoteReference" => self.footnotes += 1,
            "altChunk" => self.foreign = true,
            "sdt" if !empty => self.controls.push(false),
            "showingPlcHdr" => {
                if let Some(prompt) = self.controls.last_mut().filter(|p| !**p) {
                    *prompt = true;
                    self.hidden += 1;
                }
            }
            "t" => self.in_text = !empty,
            "del" | "moveFrom" if !empty && !e.name().as_ref().starts_with("m:") => {
                self.changes = true;
                self.hidden += 1;
            }
            "ins" => self.changes = true,
            "instrText" | "delText" | "delInstrText" | "Fallback" if !empty => self.hidden += 1,
            "tab" | "ptab" => self.push(" "),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "numId" => {
                if let Some(p) = self.open.last_mut() {
                    p.list = value(e, "val");
                }
            }
            "ilvl" => {
                if let Some(p) = self.open.last_mut() {
                    p.level = value(e, "val").and_then(|v| v.parse().ok()).unwrap_or(0);
                }
            }
            "pStyle" => {
                if let Some(p) = self.open.last_mut() {
                    p.style = value(e, "val");
                }
            }
            "tbl" if !empty && self.tables.len() < 20 => self.tables.push(Table::default()),
            "tr" if !empty => {
                if let Some(t) = self.tables.last_mut() {
                    t.rows.push(Vec::new());
                }
            }
            "tc" => {
                if let Some(row) = self.tables.last_mut().and_then(|t| t.rows.last_mut()) {
                    row.push(Vec::new());
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.close_paragraph(),
            "t" => self.in_text = false,
            "del" | "moveFrom" | "instrText" | "delText" | "delInstrText" | "Fallback" => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            "tbl" => self.close_table(),
            "sdt" => {
                if self.controls.pop() == Some(true) {
                    self.hidden = self.hidden.saturating_sub(1);
                }
            }
            _ => {}
        }
    }

    pub(in crate::extract) fn close_paragraph(&mut self) {
        let Some(mut p) = self.open.pop() else {
            return;
        };
        self.runs.flush(&mut p.text);
        if self.hidden > 0 {
            return;
        }
        let mut text = p.text.trim().to_owned();
        if !text.is_empty() {
            let off = p.list.as_deref() == Some("0");
            let number = if off {
                String::new()
            } else {
                self.numbering
                    .next(p.list.as_deref(), p.level, p.style.as_deref())
            };
            // A number typed by hand beside the automatic one is not doubled.
            if !number.is_empty() && !text.starts_with(number.trim()) {
                text = format!("{number}{text}");
            }
        }
        self.emit(text);
    }

    /// A finished paragraph goes into its cell or to the text.
    fn emit(&mut self, text: String) {
        if let Some(cell) = self
            .tables
            .last_mut()
            .and_then(|t| t.rows.last_mut())
            .and_then(|r| r.last_mut())
        {
            if !text.is_empty() {
                cell.push(text);
            }
            return;
        }
        self.out.push_str(&text);
        self.out.push('\n');
    }

    pub(in crate::extract) fn close_table(&mut self) {
        let Some(table) = self.tables.pop() else {
            return;
        };
        let rows: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|r| r.iter().map(|c| c.join("<br>")).collect())
            .collect();
        let lines = table::lines(&rows);
        if self.tables.is_empty() {
            self.out.push('\n');
            self.out.push_str(&lines);
            self.out.push('\n');
        } else {
            for line in lines.lines().filter(|l| !l.trim().is_empty()) {
                self.emit(line.to_owned());
            }
        }
    }
}

/// The letter a named reference stands for; files bring no names of their own.
pub(in crate::extract) fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// Signs of symbol fonts that mean something: boxes, ticks, arrows, bullets.
fn symbol(code: &str) -> Option<&'static str> {
    Some(match u32::from_str_radix(code, 16).ok()? & 0xFF {
        0xFE | 0x52 | 0xFC => "☑",
        0xA8 | 0x6F | 0xA3 | 0x71 => "☐",
        0xE0 | 0xE8 | 0xAE | 0xDE => "→",
        0xB7 | 0xA7 | 0x9F | 0x76 | 0xD8 => "•",
        0x2D => "-",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(xml: &str) -> String {
        let numbering = r#"<w:numbering><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>"#;
        let mut body = Body::new(Numbering::read(numbering, ""));
        body.read(xml);
        body.out
    }

    #[test]
    fn numbers_tables_and_changes() {
        let item = |level: u8, t: &str| {
            format!(
                r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>{t}</w:t></w:r></w:p>"#
            )
        };
        let xml = format!(
            "<w:document><w:body>{}{}{}{}</w:body></w:document>",
            item(0, "Sở Y tế"),
            item(1, "Rà soát"),
            item(1, "Báo cáo &amp; đề xuất"),
            item(0, "Sở Nội vụ")
        );
        assert_eq!(
            text(&xml),
            "1. Sở Y tế\na) Rà soát\nb) Báo cáo & đề xuất\n2. Sở Nội vụ\n"
        );
        let xml = "<w:p><w:r><w:t>Giữ </w:t></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins></w:p>";
        assert_eq!(text(xml), "Giữ thêm\n");
        let cell = |t: &str| format!("<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>");
        let xml = format!(
            "<w:tbl><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
            cell("STT"),
            cell("Việc"),
            cell("Chủ trì"),
            cell("1"),
            cell(""),
            cell("Sở Y tế")
        );
        assert!(text(&xml).contains("| 1 |  | Sở Y tế |"), "{}", text(&xml));
    }

    #[test]
    fn broken_xml_gives_what_came_before() {
        assert_eq!(
            text("<w:p><w:r><w:t>Còn lại</w:t></w:r></w:p><w:p><w:r><w:t>Dở"),
            "Còn lại\nDở\n"
        );
    }

    #[test]
    fn only_words_of_the_paper_come_out() {
        let run = |t: &str| format!("<w:r><w:t>{t}</w:t></w:r>");
        let field = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE \* MERGEFORMAT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>"#;
        for (xml, said) in [
            (format!("<w:p>{field}</w:p>"), "3\n"),
            (format!(r#"<w:p><w:fldSimple w:instr=" DATE "><w:r><w:t>5/3</w:t></w:r></w:fldSimple><w:hyperlink r:id="x">{}</w:hyperlink></w:p>"#, run(" ở đây")), "5/3 ở đây\n"),
            (format!("<w:sdt><w:sdtPr/><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>", run("Giữ")), "Giữ\n"),
            (format!("<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>{}</w:p>", run("Bấm để nhập"), run("Sau")), "Sau\n"),
            (r#"<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> Có</w:t><w:br/><w:t>dòng</w:t></w:r></w:p>"#.to_owned(), "☑ Có\ndòng\n"),
            (format!("<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>{0}</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p>{0}</w:p></mc:Fallback></mc:AlternateContent></w:r>{1}</w:p>", run("Khung"), run("Thân")), "Khung\nThân\n"),
            (format!(r#"<w:p>{}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>"#, run("Chữ")), "Chữ\n"),
            // Strict files and other prefixes name the same things.
            ("<x:p><x:r><x:t>Chặt</x:t></x:r><x:del><x:r><x:delText>bỏ</x:delText><x:t>bỏ</x:t></x:r></x:del></x:p>".to_owned(), "Chặt\n"),
        ] {
            assert_eq!(text(&xml), said, "{xml}");
        }
    }

    #[test]
    fn what_is_left_out_is_said() {
        let mut body = Body::new(Numbering::read("", ""));
        body.read(r#"<w:p><w:r><w:t>A</w:t><w:footnoteReference w:id="2"/></w:r></w:p><w:altChunk r:id="x"/>"#);
        let notes = body.notes().join(" ");
        assert!(notes.contains("1 chú thích") && notes.contains("altChunk"), "{notes}");
    }

    #[test]
    fn runs_in_old_fonts_are_converted() {
        let mut body = Body::new(Numbering::read("", ""));
        body.fonts = Fonts::read(r#"<w:styles><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style></w:styles>"#);
        body.read(r#"<w:p><w:r><w:t>ñy ban nh©n</w:t></w:r><w:r><w:t> d©n </w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="Times New Roman"/></w:rPr><w:t>và Sở</w:t></w:r></w:p>"#);
        assert_eq!(body.out, "ủy ban nhân dân và Sở\n");
        assert!(body.notes()[0].contains("TCVN3"));
    }

    #[test]
    fn boxes_in_boxes_end() {
        let xml = "<w:p><w:r><w:t>x</w:t>".repeat(3000);
        assert_eq!(text(&xml).matches('x').count(), 3000);
    }
}
