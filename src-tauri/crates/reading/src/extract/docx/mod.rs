//! A tolerant reader of .docx: the package and its parts.

mod body;

pub(super) use body::{Body, Table, entity};

use super::numbering::{Numbering, value};
use body::Fonts;
use super::{Extracted, Refusal};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Largest part that is unpacked: a small file may hold a great deal of nothing.
const MAX_PART: u64 = 48 * 1024 * 1024;

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
    if let Some(content) = super::odt::content(&mut archive)? {
        return super::odt::extract(&content);
    }
    let main = main_part(&mut archive);
    let Some(document) = part(&mut archive, &main)? else {
        return Err(Refusal::new(
            "unknown-format",
            "Tệp nén này không phải văn bản Word.",
            "Hãy chọn tệp .docx, .odt, .rtf, .pdf hoặc .txt của văn bản.",
        ));
    };
    let mut other = |name: &str| part(&mut archive, name).ok().flatten().unwrap_or_default();
    let (numbering, styles) = (other("word/numbering.xml"), other("word/styles.xml"));
    let mut body = Body::new(Numbering::read(&numbering, &styles));
    body.fonts = Fonts::read(&styles);
    body.read(&document);
    let mut notes = body.notes();
    if archive.file_names().flatten().any(|n| n.ends_with("vbaProject.bin")) {
        notes.push("Tệp có macro: chương trình chỉ đọc chữ, không chạy macro.".to_owned());
    }
    let header = headers(&mut archive);
    Ok(Extracted {
        text: super::with_letterhead(&header, body.out),
        notes,
    })
}

/// Where the text stands: said by the package, "word/document.xml" as a rule.
fn main_part(archive: &mut ZipArchive<Cursor<&[u8]>>) -> String {
    let rels = part(archive, "_rels/.rels").ok().flatten().unwrap_or_default();
    let mut reader = Reader::from_str(&rels);
    loop {
        match reader.read_event() {
            Ok(Event::Start(e) | Event::Empty(e)) if e.local_name().as_ref() == "Relationship" => {
                let kind = value(&e, "Type").unwrap_or_default();
                if kind.ends_with("/officeDocument")
                    && let Some(target) = value(&e, "Target")
                {
                    return target.trim_start_matches('/').to_owned();
                }
            }
            Ok(Event::Eof) | Err(_) => return "word/document.xml".to_owned(),
            _ => {}
        }
    }
}

/// The text of the page headers.
fn headers(archive: &mut ZipArchive<Cursor<&[u8]>>) -> String {
    let mut names: Vec<String> = archive
        .file_names()
        .flatten()
        .filter(|n| n.starts_with("word/header") && n.ends_with(".xml"))
        .take(6)
        .map(std::borrow::Cow::into_owned)
        .collect();
    names.sort();
    let mut out = String::new();
    for name in names {
        let xml = part(archive, &name).ok().flatten().unwrap_or_default();
        let mut header = Body::new(Numbering::read("", ""));
        header.read(&xml);
        out.push_str(&header.out);
    }
    out
}

pub(super) fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, Refusal> {
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
