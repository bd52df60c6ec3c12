//! .odt of LibreOffice: the same parts as .docx under other names.

use super::docx::{self, Body};
use super::numbering::Numbering;
use super::{Extracted, MAX_TEXT, Refusal};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::Cursor;
use zip::ZipArchive;

/// The text part of the archive when it is an OpenDocument text.
pub(super) fn content(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Option<String>, Refusal> {
    let kind = docx::part(archive, "mimetype").ok().flatten().unwrap_or_default();
    if !kind.starts_with("application/vnd.oasis.opendocument.text") {
        return Ok(None);
    }
    let manifest = docx::part(archive, "META-INF/manifest.xml").ok().flatten().unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Refusal::new(
            "odt-locked",
            "Tệp .odt được bảo vệ bằng mật khẩu.",
            "Hãy mở bằng LibreOffice, gỡ mật khẩu, lưu lại rồi chọn tệp mới.",
        ));
    }
    docx::part(archive, "content.xml")
}

/// Takes the text out of content.xml.
pub(super) fn extract(xml: &str) -> Result<Extracted, Refusal> {
    let mut body = Body::new(Numbering::read("", ""));
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut lists = 0_usize;
    let mut item = false;
    let mut listed = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(e)) => match e.local_name().as_ref() {
                "p" | "h" => {
                    body.open_paragraph();
                    if std::mem::take(&mut item) {
                        listed = true;
                        body.push("- ");
                    }
                }
                "list" => lists += 1,
                "list-item" => item = lists > 0,
                "table" if body.tables.len() < 20 => body.tables.push(docx::Table::default()),
                "table-row" => {
                    if let Some(t) = body.tables.last_mut() {
                        t.rows.push(Vec::new());
                    }
                }
                "table-cell" => cell(&mut body),
                "tracked-changes" => {
                    body.changes = true;
                    body.hidden += 1;
                }
                "annotation" => body.hidden += 1,
                "note" => {
                    body.footnotes += 1;
                    body.hidden += 1;
                }
                _ => {}
            },
            Ok(Event::Empty(e)) => match e.local_name().as_ref() {
                "p" | "h" => {
                    body.open_paragraph();
                    body.close_paragraph();
                }
                "tab" | "s" => body.push(" "),
                "line-break" => body.push("\n"),
                "table-cell" | "covered-table-cell" => cell(&mut body),
                _ => {}
            },
            Ok(Event::End(e)) => match e.local_name().as_ref() {
                "p" | "h" => body.close_paragraph(),
                "list" => lists = lists.saturating_sub(1),
                "table" => body.close_table(),
                "tracked-changes" | "annotation" | "note" => body.hidden = body.hidden.saturating_sub(1),
                _ => {}
            },
            Ok(Event::Text(t)) => {
                // Line breaks of the file are no line breaks of the paper.
                let text = t.xml10_content().replace(['\n', '\r', '\t'], " ");
                body.push(&text);
            }
            Ok(Event::GeneralRef(r)) => {
                let c = match r.resolve_char_ref() {
                    Ok(Some(c)) => Some(c),
                    _ => docx::entity(&r.xml10_content()),
                };
                if let Some(c) = c {
                    body.push(c.encode_utf8(&mut [0; 4]));
                }
            }
            Ok(Event::Eof) => break,
            Err(_) => {
                body.cut = true;
                break;
            }
            _ => {}
        }
        if body.out.len() > MAX_TEXT {
            body.cut = true;
            break;
        }
    }
    body.finish();
    let mut notes = body.notes();
    if listed {
        notes.push("Số thứ tự tự động của tệp .odt được đọc thành gạch đầu dòng: hãy đối chiếu với bản gốc.".to_owned());
    }
    Ok(Extracted { text: body.out, notes })
}

fn cell(body: &mut Body) {
    if let Some(row) = body.tables.last_mut().and_then(|t| t.rows.last_mut()) {
        row.push(Vec::new());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_tables_and_what_is_hidden() {
        let xml = "<office:text><text:tracked-changes><text:p>cũ</text:p></text:tracked-changes><text:p>Giao<text:s/>Sở<text:note><text:note-body><text:p>chú</text:p></text:note-body></text:note> Y tế &amp; khác</text:p><table:table><table:table-row><table:table-cell><text:p>STT</text:p></table:table-cell><table:table-cell><text:p>Việc</text:p></table:table-cell></table:table-row></table:table><text:list><text:list-item><text:p>một</text:p></text:list-item></text:list></office:text>";
        let found = extract(xml).unwrap();
        let lines: Vec<&str> = found.text.lines().filter(|l| !l.is_empty()).collect();
        assert_eq!(lines, ["Giao Sở Y tế & khác", "| STT | Việc |", "- một"]);
        assert_eq!(found.notes.len(), 3, "{:?}", found.notes);
    }
}
