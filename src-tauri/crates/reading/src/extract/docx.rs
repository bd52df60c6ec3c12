//! A tolerant reader of .docx: paragraphs, tables, numbering; tracked changes accepted.

use super::numbering::{Numbering, value};
use super::{Extracted, MAX_TEXT, Refusal};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Largest part that is unpacked: a small file may hold a great deal of nothing.
const MAX_PART: u64 = 96 * 1024 * 1024;

fn broken(what: &str) -> Refusal {
    Refusal::new(
        "docx-broken",
        format!("Không đọc được tệp .docx: {what}."),
        "Hãy mở thử bằng Word; nếu mở được, lưu lại thành .docx rồi chọn tệp mới.",
    )
}

/// Takes the text out of a .docx file.
pub(super) fn extract(bytes: &[u8]) -> Result<Extracted, Refusal> {
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken("tệp bị cắt cụt hoặc hỏng"))?;
    let Some(document) = part(&mut archive, "word/document.xml")? else {
        return Err(Refusal::new(
            "unknown-format",
            "Tệp nén này không phải văn bản Word.",
            "Hãy chọn tệp .docx, .pdf hoặc .txt của văn bản.",
        ));
    };
    let numbering = part(&mut archive, "word/numbering.xml")
        .ok()
        .flatten()
        .unwrap_or_default();
    let styles = part(&mut archive, "word/styles.xml")
        .ok()
        .flatten()
        .unwrap_or_default();
    let mut body = Body::new(Numbering::read(&numbering, &styles));
    body.read(&document);
    let mut notes = Vec::new();
    if body.changes {
        notes.push(
            "Tệp có sửa đổi đang theo dõi (track changes): đã đọc như khi chấp nhận tất cả."
                .to_owned(),
        );
    }
    if body.cut {
        notes.push("Phần cuối của tệp bị hỏng, chỉ đọc được phần đầu.".to_owned());
    }
    Ok(Extracted {
        text: body.out,
        notes,
    })
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, Refusal> {
    let Ok(file) = archive.by_name(name) else {
        return Ok(None);
    };
    let mut raw = Vec::new();
    // A damaged end still leaves what came before it.
    let read = file.take(MAX_PART + 1).read_to_end(&mut raw);
    if raw.len() as u64 > MAX_PART {
        return Err(Refusal::new(
            "docx-too-large",
            "Nội dung trong tệp .docx lớn bất thường.",
            "Hãy mở bằng Word, sao chép phần chữ của văn bản và dán vào.",
        ));
    }
    if read.is_err() && raw.is_empty() {
        return Err(broken("nội dung nén bị hỏng"));
    }
    let text = match raw.as_slice() {
        [0xFF, 0xFE, rest @ ..] => char::decode_utf16(
            rest.chunks_exact(2)
                .map(|p| u16::from_le_bytes([p[0], p[1]])),
        )
        .map(|c| c.unwrap_or(' '))
        .collect(),
        _ => String::from_utf8_lossy(&raw).into_owned(),
    };
    Ok(Some(text))
}

/// One table being read.
#[derive(Default)]
struct Table {
    rows: Vec<Vec<Vec<String>>>,
}

struct Body {
    out: String,
    numbering: Numbering,
    /// Paragraphs being read; text boxes stand inside paragraphs.
    open: Vec<Paragraph>,
    tables: Vec<Table>,
    /// Depth inside deleted text, field codes and fallbacks.
    hidden: usize,
    in_text: bool,
    changes: bool,
    cut: bool,
}

#[derive(Default)]
struct Paragraph {
    text: String,
    list: Option<String>,
    level: usize,
    style: Option<String>,
}

impl Body {
    fn new(numbering: Numbering) -> Self {
        Self {
            out: String::new(),
            numbering,
            open: Vec::new(),
            tables: Vec::new(),
            hidden: 0,
            in_text: false,
            changes: false,
            cut: false,
        }
    }

    fn read(&mut self, xml: &str) {
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
                        _ => match r.xml10_content().as_ref() {
                            "amp" => Some('&'),
                            "lt" => Some('<'),
                            "gt" => Some('>'),
                            "quot" => Some('"'),
                            "apos" => Some('\''),
                            _ => None,
                        },
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
        while !self.open.is_empty() {
            self.close_paragraph();
        }
        while !self.tables.is_empty() {
            self.close_table();
        }
    }

    fn push(&mut self, text: &str) {
        if self.hidden == 0
            && let Some(p) = self.open.last_mut()
        {
            p.text.push_str(text);
        }
    }

    fn start(&mut self, e: &quick_xml::events::BytesStart<'_>, empty: bool) {
        match e.local_name().as_ref() {
            "p" if !empty => self.open.push(Paragraph::default()),
            "p" => {
                self.open.push(Paragraph::default());
                self.close_paragraph();
            }
            "t" => self.in_text = !empty,
            "del" | "moveFrom" if !empty && e.name().as_ref().starts_with("w:") => {
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
            _ => {}
        }
    }

    fn close_paragraph(&mut self) {
        let Some(p) = self.open.pop() else {
            return;
        };
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

    fn close_table(&mut self) {
        let Some(table) = self.tables.pop() else {
            return;
        };
        let wide = table.rows.iter().filter(|r| r.len() >= 3).count() * 2 > table.rows.len();
        let counted = table.rows.iter().take(2).flatten().any(|c| {
            c.first()
                .is_some_and(|s| matches!(s.trim().to_lowercase().as_str(), "stt" | "tt" | "số tt"))
        });
        // Tables of two columns without numbers only place the head and the signature.
        let data = wide || counted;
        let mut lines = String::new();
        for row in &table.rows {
            if data {
                lines.push('|');
                for cell in row {
                    let text = cell.join("<br>").replace('|', "/").replace('\n', "<br>");
                    lines.push(' ');
                    lines.push_str(&text);
                    lines.push_str(" |");
                }
                lines.push('\n');
            } else {
                for cell in row {
                    lines.push('\n');
                    for line in cell {
                        lines.push_str(line);
                        lines.push('\n');
                    }
                }
                lines.push('\n');
            }
        }
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
}
