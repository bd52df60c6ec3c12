//! Bytes of a received file to text, or a refusal that says what to do.

mod docx;
mod encoding;
mod numbering;
mod odt;
mod old_font;
mod pdf;
mod rtf;
mod table;
mod text;

use serde::Serialize;

/// Largest file that is read.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;

/// Most text that is taken out of a file, in bytes: 1,500 pages.
const MAX_TEXT: usize = 4 * 1024 * 1024;

/// The text of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Extracted {
    /// The text, one paragraph per line, table rows as "| cell | cell |".
    pub text: String,
    /// Remarks for the secretary, in Vietnamese.
    pub notes: Vec<String>,
}

/// A file that cannot be read, said calmly with a next step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{what} {advice}")]
pub struct Refusal {
    /// Stable code.
    pub code: &'static str,
    /// What is the matter, in Vietnamese.
    pub what: String,
    /// What to do next, in Vietnamese.
    pub advice: String,
}

impl Refusal {
    fn new(code: &'static str, what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            code,
            what: what.into(),
            advice: advice.into(),
        }
    }
}

/// Takes the text out of a .txt, .docx, .odt, .rtf or .pdf file. The content decides, not the name.
pub fn extract(file_name: &str, bytes: &[u8]) -> Result<Extracted, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::new(
            "file-too-large",
            format!(
                "Tệp có dung lượng {}, lớn hơn mức đọc được là {}.",
                megabytes(bytes.len()),
                megabytes(MAX_BYTES)
            ),
            "Hãy tách văn bản khỏi các phụ lục ảnh hoặc dán riêng phần chữ của văn bản.",
        ));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::new(
            "file-empty",
            "Tệp không có nội dung.",
            "Hãy kiểm tra lại tệp nguồn hoặc dán trực tiếp nội dung văn bản.",
        ));
    }
    let name = file_name.to_lowercase();
    let found = if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        docx::extract(bytes)?
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(old_office(bytes));
    } else if is_pdf(bytes) {
        pdf::extract(bytes)?
    } else if bytes.starts_with(b"{\\rtf") {
        rtf::extract(bytes)?
    } else if let Some(kind) = picture(bytes) {
        return Err(Refusal::new(
            "picture",
            format!("Tệp là ảnh {kind}, không có chữ để đọc."),
            "Hãy xin bản .docx hoặc .pdf có chữ của văn bản, hoặc gõ, dán nội dung vào.",
        ));
    } else if name.ends_with(".docx") {
        return Err(Refusal::new(
            "docx-broken",
            "Tệp .docx bị hỏng hoặc không phải tệp Word.",
            "Hãy mở thử bằng Word; nếu mở được, lưu lại thành .docx rồi chọn tệp mới.",
        ));
    } else if name.ends_with(".pdf") {
        return Err(Refusal::new(
            "pdf-broken",
            "Tệp .pdf bị hỏng hoặc không phải tệp PDF.",
            "Hãy tải lại tệp từ nơi gửi, hoặc dán nội dung văn bản vào.",
        ));
    } else {
        text::extract(bytes)?
    };
    let mut found = legacy(found);
    if found.text.len() > MAX_TEXT {
        let mut end = MAX_TEXT;
        while !found.text.is_char_boundary(end) {
            end -= 1;
        }
        found.text.truncate(end);
        found
            .notes
            .push("Văn bản quá dài, chỉ đọc phần đầu.".to_owned());
    }
    if !found.text.chars().any(char::is_alphanumeric) {
        return Err(Refusal::new(
            "no-text",
            "Không tìm thấy chữ trong tệp.",
            "Hãy kiểm tra lại tệp nguồn hoặc dán trực tiếp nội dung văn bản.",
        ));
    }
    Ok(found)
}

/// The letterhead sometimes stands in the header of the file: it comes first when the body has
/// none.
fn with_letterhead(header: &str, body: String) -> String {
    let motto = |t: &str| {
        let low: String = t.chars().take(4000).flat_map(char::to_lowercase).collect();
        low.contains("cộng hòa xã hội") || low.contains("cộng hoà xã hội")
    };
    if motto(header) && !motto(&body) {
        format!("{}\n{body}", header.trim())
    } else {
        body
    }
}

/// Text typed with an old font (TCVN3, VNI) put right.
fn legacy(mut found: Extracted) -> Extracted {
    if let Some((text, name)) = encoding::old_font(&found.text) {
        found.notes.push(encoding::note(name, &found.text, &text));
        found.text = text;
    }
    found
}

fn megabytes(bytes: usize) -> String {
    let tenths = bytes * 10 / (1024 * 1024);
    format!("{},{} MB", tenths / 10, tenths % 10)
}

fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)]
        .windows(5)
        .any(|w| w == b"%PDF-")
}

fn picture(bytes: &[u8]) -> Option<&'static str> {
    [
        (&b"\x89PNG"[..], "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"GIF8", "GIF"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"BM", "BMP"),
    ]
    .iter()
    .find(|(magic, kind)| {
        bytes.starts_with(magic) && (*kind != "BMP" || bytes[..bytes.len().min(64)].contains(&0))
    })
    .map(|(_, kind)| *kind)
}

fn old_office(bytes: &[u8]) -> Refusal {
    let locked: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
    let head = &bytes[..bytes.len().min(1 << 20)];
    if head.windows(locked.len()).any(|w| w == locked) {
        return Refusal::new(
            "docx-locked",
            "Tệp Word được bảo vệ bằng mật khẩu.",
            "Hãy mở bằng Word, gỡ mật khẩu, lưu lại thành .docx rồi chọn tệp mới.",
        );
    }
    Refusal::new(
        "doc-old",
        "Tệp ở định dạng Word cũ (.doc), chương trình không đọc được.",
        "Hãy mở bằng Word hoặc LibreOffice, lưu lại thành .docx rồi chọn tệp mới.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(name: &str, bytes: &[u8]) -> &'static str {
        extract(name, bytes).map_or_else(|r| r.code, |_| "read")
    }

    #[test]
    fn refusals_name_what_and_what_next() {
        assert_eq!(code("a.txt", b"  \n"), "file-empty");
        assert_eq!(code("a.doc", &[0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3]), "doc-old");
        assert_eq!(code("a.docx", b"not a zip"), "docx-broken");
        assert_eq!(code("a.docx", b"PK\x03\x04truncated"), "docx-broken");
        assert_eq!(code("a.pdf", b"%PDF-1.7 truncated"), "pdf-broken");
        assert_eq!(code("a.png", b"\x89PNG\r\n"), "picture");
        assert_eq!(
            code("a.txt", &[0, 1, 2, 3, 0xFF, 0, 0, 0, 9, 0]),
            "not-text"
        );
    }

    #[test]
    fn a_large_file_is_refused_with_its_size() {
        let refusal = extract("a.txt", &vec![b'a'; 50 * 1024 * 1024]).unwrap_err();
        assert_eq!(refusal.code, "file-too-large");
        assert!(refusal.what.contains("50,0 MB"), "{}", refusal.what);
    }
}
