//! Throws damaged papers at the reader: `fuzz ITERATIONS SEED [DIR]`. Reports panics and runs
//! of more than a second; ends with status 1 when there was any.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

/// Reads bytes as a file of every kind they may be, and as text.
pub fn fuzz_one(data: &[u8]) {
    if let Ok(found) = reading::extract("paper.txt", data) {
        check(&reading::read(&found.text));
    }
    check(&reading::read(&String::from_utf8_lossy(data)));
}

fn check(reading: &reading::Reading) {
    let length = reading.text.chars().count();
    let mut end = 0;
    for t in &reading.tasks {
        assert!(
            t.start >= end && t.end >= t.start && t.end <= length,
            "a span outside the text"
        );
        end = t.end;
    }
}

/// xorshift: plain, the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}

const WORDS: &[&str] = &[
    "Sở Y tế",
    "UBND các xã, phường",
    "chủ trì, phối hợp với",
    "trước ngày 31/02/2026",
    "Giao ",
    "Đề nghị ",
    ":",
    ";",
    "\n- ",
    "\n1. ",
    "\na) ",
    "|",
    "\n|\n",
    "STT\nNội dung\nĐơn vị chủ trì\n1\n",
    "(",
    ")",
    "từ ngày 1 đến ngày 99/99/9999",
    "hằng tháng",
    "Số: /",
    "Kính gửi:",
    "Nơi nhận:",
    "\u{301}",
    "\u{feff}",
    "\u{202e}",
    "**",
    "# ",
    "<br>",
    "&nbsp;",
    "Các Bộ: ",
    "quý IV",
    "./.",
    "TM. ",
    "12/KH-UBND",
    "\0",
    "đôn đốc",
    "Thời gian: ",
    "Đơn vị chủ trì: ",
    "và",
    ", ",
    "cấp",
    "0",
    "99999999999999999999",
];

fn mutate(seed: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut data = seed.to_vec();
    for _ in 0..=dice.roll(6) {
        let at = dice.roll(data.len() + 1);
        let span = dice.roll(200).min(data.len() - at);
        match dice.roll(8) {
            0 => drop(data.drain(at..at + span)),
            1 => {
                let part = data[at..at + span].to_vec();
                for _ in 0..dice.roll(4) {
                    data.splice(at..at, part.iter().copied());
                }
            }
            2 => {
                if let Some(b) = data.get_mut(at) {
                    *b ^= 1 << dice.roll(8);
                }
            }
            3 => {
                let from = dice.roll(other.len() + 1);
                let to = (from + dice.roll(300)).min(other.len());
                data.splice(at..at, other[from..to].iter().copied());
            }
            4 => data.truncate(at),
            5 => data[at..at + span].reverse(),
            _ => {
                let word = WORDS[dice.roll(WORDS.len())];
                data.splice(at..at, word.bytes());
            }
        }
    }
    data.truncate(400_000);
    data
}

/// A .docx around a text: the XML is damaged before it is packed, else every run would end at
/// the checksum.
fn docx(text: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut xml = String::from("<w:document><w:body>");
    for line in String::from_utf8_lossy(text).lines().take(60) {
        let line = line.replace('&', "&amp;").replace('<', "&lt;");
        match dice.roll(6) {
            0 => xml.push_str(&format!("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{line}</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc><w:tc/></w:tr></w:tbl>")),
            1 => xml.push_str(&format!("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{line}</w:t></w:r></w:p>", dice.roll(12))),
            2 => xml.push_str(&format!("<w:p><w:del><w:r><w:delText>{line}</w:delText></w:r></w:del><w:ins><w:r><w:t>{line}</w:t></w:r></w:ins></w:p>")),
            _ => xml.push_str(&format!("<w:p><w:r><w:t>{line}</w:t><w:br/></w:r></w:p>")),
        }
    }
    xml.push_str("</w:body></w:document>");
    let damaged = mutate(xml.as_bytes(), b"<w:tbl><w:tc></w:p><w:del>", dice);
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"4294967295\"/><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"%1.%9\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, content) in [
        ("word/document.xml", damaged.as_slice()),
        ("word/numbering.xml", numbering.as_bytes()),
    ] {
        let _ = archive.start_file(name, options);
        let _ = std::io::Write::write_all(&mut archive, content);
    }
    archive
        .finish()
        .map_or_else(|_| Vec::new(), std::io::Cursor::into_inner)
}

/// A PDF whose page shows a text, damaged in its content.
fn pdf(text: &[u8], dice: &mut Dice) -> Vec<u8> {
    use lopdf::{Document, Object, Stream, dictionary};
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let font = document.add_object(
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" },
    );
    let mut content = b"BT /F1 12 Tf 50 700 Td ".to_vec();
    for line in text.split(|&b| b == b'\n').take(30) {
        let clean: Vec<u8> = line
            .iter()
            .copied()
            .filter(|b| !b"()\\".contains(b))
            .collect();
        content.extend_from_slice(b"(");
        content.extend_from_slice(&clean);
        content.extend_from_slice(b") Tj 0 -14 Td ");
    }
    content.extend_from_slice(b"ET");
    let content = mutate(&content, b"BT ET Tj [( )] TJ << >> q Q", dice);
    let content = document.add_object(Stream::new(dictionary! {}, content));
    let page = document.add_object(dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => content, "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } } });
    document.objects.insert(
        pages,
        Object::Dictionary(
            dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 },
        ),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut out = Vec::new();
    let _ = document.save_to(&mut out);
    if dice.roll(2) == 0 {
        mutate(&out, b"endobj stream << /Kids [1 0 R]", dice)
    } else {
        out
    }
}

fn main() {
    let mut args = std::env::args().skip(1);
    let iterations: u64 = args.next().and_then(|a| a.parse().ok()).unwrap_or(1_000);
    let seed: u64 = args.next().and_then(|a| a.parse().ok()).unwrap_or(1);
    let folder = args
        .next()
        .unwrap_or_else(|| "tests/cases/corpus".to_owned());
    let mut corpus: Vec<Vec<u8>> = std::fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| {
            p.extension()
                .is_some_and(|e| e == "txt" || e == "docx" || e == "pdf")
        })
        .filter_map(|p| std::fs::read(p).ok())
        .collect();
    corpus.sort();
    // Small pieces run faster and meet as many rules.
    let pieces: Vec<Vec<u8>> = corpus
        .iter()
        .filter(|d| std::str::from_utf8(d).is_ok())
        .flat_map(|d| d.chunks(1500).map(<[u8]>::to_vec).collect::<Vec<_>>())
        .collect();
    corpus.extend(pieces);
    corpus.push(b"PK\x03\x04".to_vec());
    corpus.push(b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R>>endobj trailer<</Root 1 0 R>>".to_vec());
    std::panic::set_hook(Box::new(|_| {}));
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let (mut panics, mut slow, mut longest) = (0_u64, 0_u64, 0.0_f64);
    for n in 0..iterations {
        let which = if dice.roll(10) == 0 {
            dice.roll(corpus.len())
        } else {
            corpus.len() - 1 - dice.roll(corpus.len().saturating_sub(12).max(1))
        };
        let other = dice.roll(corpus.len());
        let data = match dice.roll(12) {
            0 => docx(&corpus[which][..corpus[which].len().min(2_000)], &mut dice),
            1 => pdf(&corpus[which][..corpus[which].len().min(2_000)], &mut dice),
            _ => mutate(&corpus[which], &corpus[other], &mut dice),
        };
        let start = Instant::now();
        let ended = catch_unwind(AssertUnwindSafe(|| fuzz_one(&data))).is_ok();
        let mut seconds = start.elapsed().as_secs_f64();
        // A busy machine is not a slow reader: slow is what stays slow.
        for _ in 0..2 {
            if seconds > 1.0 && ended {
                let start = Instant::now();
                fuzz_one(&data);
                seconds = seconds.min(start.elapsed().as_secs_f64());
            }
        }
        longest = longest.max(seconds);
        if !ended || seconds > 1.0 {
            panics += u64::from(!ended);
            slow += u64::from(seconds > 1.0);
            let path = std::env::temp_dir().join(format!("reading-fuzz-{seed}-{n}.bin"));
            let _ = std::fs::write(&path, &data);
            println!(
                "iteration {n}: {} after {seconds:.2} s, kept in {}",
                if ended { "slow" } else { "panic" },
                path.display()
            );
        }
    }
    println!(
        "{iterations} runs, {panics} panics, {slow} over 1 s, longest {:.0} ms",
        longest * 1000.0
    );
    if panics + slow > 0 {
        std::process::exit(1);
    }
}
