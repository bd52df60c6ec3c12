//! Text of digital PDF files by the places of their letters: lines, columns, ruled tables,
//! paragraphs. lopdf reads the file behind a wall: a broken one never takes us with it.

mod content;
mod font;
mod grid;
mod letters;
mod lines;
mod sheet;

use super::{Extracted, MAX_TEXT, Refusal};
use lopdf::{Document, LoadOptions};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// Longest time a file may take.
const PATIENCE: Duration = Duration::from_secs(20);
const MAX_STREAM: usize = 64 * 1024 * 1024;
/// Most bytes of the operators of one page.
const MAX_PAGE: usize = 16 * 1024 * 1024;
const MAX_PAGES: usize = 5000;

enum Outcome {
    Text {
        text: String,
        pages: usize,
        lost: usize,
        /// The letters lie unseen behind a picture.
        recognised: bool,
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
        Outcome::Text {
            text,
            pages,
            lost,
            recognised,
        } => judge(text, pages, lost, recognised),
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
    let numbers: Vec<_> = document.get_pages().values().copied().take(MAX_PAGES).collect();
    if numbers.is_empty() {
        return Outcome::Broken;
    }
    let mut sheets = Vec::new();
    let mut fonts = content::Fonts::new();
    let (mut lost, mut letters, mut invisible) = (0, 0, 0);
    let start = Instant::now();
    for (done, id) in numbers.iter().enumerate() {
        // Nobody waits any more: the thread must not go on alone.
        if start.elapsed() > PATIENCE / 2 {
            lost += numbers.len() - done;
            break;
        }
        let page = catch_unwind(AssertUnwindSafe(|| {
            let seen = content::page(&document, *id, &mut fonts, MAX_PAGE)?;
            let counts = (seen.letters.len(), seen.invisible);
            Some((sheet::sheet(seen), counts))
        }));
        let Ok(Some((sheet, counts))) = page else {
            lost += 1;
            continue;
        };
        letters += counts.0;
        invisible += counts.1;
        sheets.push(sheet);
        if letters > MAX_TEXT {
            break;
        }
    }
    Outcome::Text {
        text: sheet::text(sheets),
        pages: numbers.len(),
        lost,
        recognised: invisible * 2 > letters,
    }
}

fn judge(text: String, pages: usize, lost: usize, recognised: bool) -> Result<Extracted, Refusal> {
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
    if recognised {
        notes.push(
            "Chữ trong tệp .pdf do máy nhận dạng từ bản quét: hãy đối chiếu số, ngày, tên riêng với bản gốc."
                .to_owned(),
        );
    }
    Ok(Extracted { text, notes })
}
