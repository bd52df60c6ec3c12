//! Text of digital PDF files, by lopdf behind a wall: a broken file never takes us with it.

use super::{Extracted, MAX_TEXT, Refusal};
use lopdf::{Document, LoadOptions};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::time::Duration;

/// Longest time a file may take.
const PATIENCE: Duration = Duration::from_secs(20);
const MAX_STREAM: usize = 64 * 1024 * 1024;
const MAX_PAGES: usize = 5000;

enum Outcome {
    Text {
        text: String,
        pages: usize,
        lost: usize,
    },
    Locked,
    Broken,
}

/// Takes the text out of a PDF.
pub(super) fn extract(bytes: &[u8]) -> Result<Extracted, Refusal> {
    let owned = bytes.to_vec();
    let (send, receive) = mpsc::channel();
    // A thread of its own: deep files need a deep stack, endless ones are left behind.
    let spawned = std::thread::Builder::new()
        .name("pdf".to_owned())
        .stack_size(64 * 1024 * 1024)
        .spawn(move || {
            let outcome =
                catch_unwind(AssertUnwindSafe(|| pages(&owned))).unwrap_or(Outcome::Broken);
            let _ = send.send(outcome);
        });
    let outcome = match spawned {
        Ok(_) => receive.recv_timeout(PATIENCE).unwrap_or(Outcome::Broken),
        Err(_) => Outcome::Broken,
    };
    match outcome {
        Outcome::Locked => Err(Refusal::new(
            "pdf-locked",
            "Tệp .pdf được bảo vệ bằng mật khẩu.",
            "Hãy xin bản không khóa, hoặc mở bằng mật khẩu rồi in lại thành tệp .pdf mới.",
        )),
        Outcome::Broken => Err(Refusal::new(
            "pdf-broken",
            "Không đọc được tệp .pdf: tệp bị cắt cụt hoặc hỏng.",
            "Hãy tải lại tệp từ nơi gửi, hoặc dán nội dung văn bản vào.",
        )),
        Outcome::Text { text, pages, lost } => judge(text, pages, lost),
    }
}

fn pages(bytes: &[u8]) -> Outcome {
    let options = LoadOptions::with_max_decompressed_size(MAX_STREAM);
    let Ok(document) = Document::load_mem_with_options(bytes, options) else {
        return Outcome::Broken;
    };
    if document.is_encrypted() {
        return Outcome::Locked;
    }
    let numbers: Vec<u32> = document
        .get_pages()
        .keys()
        .copied()
        .take(MAX_PAGES)
        .collect();
    if numbers.is_empty() {
        return Outcome::Broken;
    }
    let mut text = String::new();
    let mut lost = 0;
    for number in &numbers {
        let page = catch_unwind(AssertUnwindSafe(|| {
            document.extract_text_with_limit(&[*number], MAX_STREAM)
        }));
        match page {
            Ok(Ok(page)) => text.push_str(&without_page_number(&page)),
            _ => lost += 1,
        }
        text.push('\n');
        if text.len() > MAX_TEXT {
            break;
        }
    }
    Outcome::Text {
        text,
        pages: numbers.len(),
        lost,
    }
}

/// A page without the lone number in its head or foot.
fn without_page_number(page: &str) -> String {
    let lines: Vec<&str> = page.lines().filter(|l| !l.trim().is_empty()).collect();
    let lone = |l: &str| {
        let t = l.trim().trim_matches(['-', ' ', '–']);
        !t.is_empty() && t.len() <= 4 && t.chars().all(|c| c.is_ascii_digit())
    };
    let from = usize::from(lines.first().is_some_and(|l| lone(l)));
    let to = lines.len() - usize::from(lines.len() > from && lines.last().is_some_and(|l| lone(l)));
    let mut out = String::with_capacity(page.len());
    for line in &lines[from..to.max(from)] {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn judge(text: String, pages: usize, lost: usize) -> Result<Extracted, Refusal> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 20 * pages.min(10) {
        return Err(Refusal::new(
            "pdf-scanned",
            "Tệp .pdf là bản quét (ảnh), không có chữ để đọc.",
            "Hãy xin bản .docx hoặc bản .pdf xuất từ máy tính, hoặc gõ, dán nội dung vào.",
        ));
    }
    let odd = text
        .chars()
        .filter(|c| *c == '\u{fffd}' || c.is_control() && !c.is_whitespace())
        .count();
    if odd * 5 > letters {
        return Err(Refusal::new(
            "pdf-fonts",
            "Phông chữ trong tệp .pdf không cho biết chữ, không đọc được.",
            "Hãy xin bản .docx của văn bản, hoặc dán nội dung vào.",
        ));
    }
    let mut notes = Vec::new();
    if lost > 0 {
        notes.push(format!(
            "Không đọc được {lost} trên {pages} trang của tệp .pdf."
        ));
    }
    Ok(Extracted { text, notes })
}
