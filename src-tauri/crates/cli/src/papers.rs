//! Commands that need no store: reading directives, and papers as JSON.

use crate::{
    args::{Cli, Command, DocumentWhat, Read},
    disk::{self, SystemPress},
    press,
    show::Show,
};
use app::{Failure, Press, Printing, codes, paper};
use document::{Document, Kind, lint};
use serde_json::Value;
use std::{io::Read as _, path::Path};

/// Runs the command when it needs no store; `None` hands it on.
pub fn run(args: &Cli, show: Show) -> Option<Result<(), Failure>> {
    Some(match &args.command {
        Command::Read(read) => self::read(read, show),
        Command::Lint { file, fix } => lint_file(args, file, fix.is_some(), show),
        Command::Pdf { file, out, signature_field, embedded_font } => pdf(args, file, out, *signature_field, *embedded_font, show),
        Command::Docx { .. } => Err(docx_not_yet()),
        Command::Svg { file, out } => svg(file, out, show),
        Command::Placements { file } => load(file).and_then(|d| {
            let placed = typeset::placements(&press::pages(&d));
            let json = serde_json::to_string_pretty(&placed).map_err(Failure::broken)?;
            show.text(&json)
        }),
        Command::Document { what } => document(what, show),
        Command::About { licences, out: None } => about(*licences, show),
        _ => return None,
    })
}

fn about(licences: bool, show: Show) -> Result<(), Failure> {
    if licences {
        return show.answer(&app::about::licences()?, |l| {
            l.packages.iter().map(|p| format!("{} {}  {}", p.name, p.version, p.licence)).collect::<Vec<_>>().join("\n")
        });
    }
    show.answer(&app::about::about()?, |a| {
        let sections = a.statement.iter().map(|s| format!("{}\n{}", s.heading, s.items.iter().map(|i| format!("  - {i}")).collect::<Vec<_>>().join("\n")));
        format!("Đôn Đốc {}\n\n{}", a.version, sections.collect::<Vec<_>>().join("\n\n"))
    })
}

/// DOCX is not written yet; says so and names what works.
pub fn docx_not_yet() -> Failure {
    Failure::refused(codes::INVALID, "Phiên bản này chưa xuất được DOCX.", "Hãy xuất PDF bằng lệnh `dondoc pdf`.")
}

fn read(read: &Read, show: Show) -> Result<(), Failure> {
    if read.file.is_dir() {
        return read_folder(read, show);
    }
    let value = read_one(read, &read.file)?;
    match &read.out {
        Some(out) if out.is_dir() => write_json(&out.join(json_name(&read.file)), &value),
        Some(out) => write_json(out, &value),
        None => show.text(&serde_json::to_string_pretty(&value).map_err(Failure::broken)?),
    }
}

fn read_one(read: &Read, path: &Path) -> Result<Value, Failure> {
    let file = disk::read_file(path)?;
    let extracted =
        reading::extract(&file.name, &file.bytes).map_err(|r| Failure::refused(codes::UNREADABLE, r.what, r.advice))?;
    let mut reading = reading::read_with(&extracted.text, read.election_day, &[]);
    reading.notes.splice(0..0, extracted.notes);
    let mut value = serde_json::to_value(&reading).map_err(Failure::broken)?;
    if !read.with_text
        && let Some(map) = value.as_object_mut()
    {
        map.remove("text");
    }
    Ok(value)
}

/// Reads every file of a folder that looks like a directive; a file that is refused is told and
/// the others go on.
fn read_folder(read: &Read, show: Show) -> Result<(), Failure> {
    let Some(out) = &read.out else {
        return Err(Failure::invalid("Đọc cả thư mục cần nơi ghi kết quả.", "Hãy thêm -o THƯMỤC."));
    };
    let entries = std::fs::read_dir(&read.file)
        .map_err(|e| Failure::refused(codes::IO, format!("Không mở được thư mục {}: {e}.", read.file.display()), "Hãy kiểm tra lại thư mục."))?;
    let mut files: Vec<_> = entries
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.is_file() && p.extension().and_then(|e| e.to_str()).is_some_and(|e| ["txt", "docx", "docm", "odt", "pdf", "rtf"].contains(&e.to_lowercase().as_str())))
        .collect();
    files.sort();
    let mut refused = Vec::new();
    for path in &files {
        match read_one(read, path) {
            Ok(value) => write_json(&out.join(json_name(path)), &value)?,
            Err(f) => {
                eprintln!("{}: {f}", path.display());
                refused.push(path.display().to_string());
            }
        }
    }
    let done = files.len() - refused.len();
    show.answer(&serde_json::json!({ "read": done, "refused": refused }), |_| format!("Đã đọc {done}/{} tệp vào {}.", files.len(), out.display()))
}

fn json_name(path: &Path) -> String {
    format!("{}.json", disk::safe_name(&path.file_stem().map(|s| s.to_string_lossy()).unwrap_or_default()))
}

fn write_json(path: &Path, value: &Value) -> Result<(), Failure> {
    let mut text = serde_json::to_string_pretty(value).map_err(Failure::broken)?;
    text.push('\n');
    disk::write_whole(path, text.as_bytes())
}

/// A paper from a JSON file; "-" is standard input.
pub fn load(path: &Path) -> Result<Document, Failure> {
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .take(reading::MAX_BYTES as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(|e| Failure::refused(codes::IO, format!("Không đọc được đầu vào: {e}."), "Hãy thử lại."))?;
        bytes
    } else {
        disk::read_file(path)?.bytes
    };
    let text = String::from_utf8(bytes).map_err(|_| {
        Failure::refused(codes::UNREADABLE, format!("Tệp {} không phải văn bản UTF-8.", path.display()), "Hãy lưu lại tệp với bảng mã UTF-8.")
    })?;
    document::from_json(&text).map_err(|e| {
        let words = e.to_string();
        let (what, advice) = match words.split_once(". Hãy ") {
            Some((what, advice)) => (format!("{what}."), format!("Hãy {advice}")),
            None => (format!("{words}."), "Hãy sửa tệp rồi chạy lại.".into()),
        };
        Failure::invalid(what, advice)
    })
}

fn lint_file(args: &Cli, file: &Path, fix: bool, show: Show) -> Result<(), Failure> {
    let document = load(file)?;
    use chrono::Datelike;
    let today = args.as_of.unwrap_or_else(|| crate::outside::now().date_naive());
    let context = lint::LintContext { today: Some((today.year(), today.month(), today.day())), ..Default::default() };
    if fix {
        let (fixed, applied) = lint::fix_safe(&document, &context);
        eprintln!("Đã sửa {} lỗi chắc chắn.", applied.len());
        return show.text(&document::to_json(&fixed));
    }
    show.answer(&lint::lint(&document, &context), |findings| {
        if findings.is_empty() {
            return "Không có lỗi.".into();
        }
        findings.iter().map(|f| format!("{} {} {}: {} (“{}”)", f.rule, severity(f.severity), f.place, f.message, f.found)).collect::<Vec<_>>().join("\n")
    })
}

fn pdf(args: &Cli, file: &Path, out: &Path, signature_field: bool, embedded_font: bool, show: Show) -> Result<(), Failure> {
    let document = load(file)?;
    // Same input, same bytes: the time in the file is that of the paper, or of `--as-of`.
    let printing = Printing {
        created: args.as_of.map_or_else(|| paper_time(&document), |d| crate::outside::noon(d).to_rfc3339()),
        author: document.head.issuer.replace('\n', " "),
        signature_field,
        footer_note: None,
    };
    if out == Path::new("-") {
        let (bytes, _) = press::pdf(&document, &printing, embedded_font)?;
        use std::io::Write;
        return std::io::stdout()
            .lock()
            .write_all(&bytes)
            .map_err(|e| Failure::refused(codes::IO, format!("Không ghi được đầu ra: {e}."), "Hãy thử lại."));
    }
    let press = SystemPress { embedded_font, papers: None };
    let printed = press.write_pdf(&document, &printing, &out.display().to_string())?;
    show.answer(&printed, |p| format!("Đã ghi {} ({} trang, {} byte).", p.path, p.pages, p.bytes))
}

/// Noon of the day on the paper; of the first day of what is left blank.
fn paper_time(document: &Document) -> String {
    let d = document.head.date;
    let day = chrono::NaiveDate::from_ymd_opt(
        i32::from(d.year.unwrap_or(2020)),
        u32::from(d.month.unwrap_or(1)),
        u32::from(d.day.unwrap_or(1)),
    );
    crate::outside::noon(day.unwrap_or_default()).to_rfc3339()
}

fn svg(file: &Path, out: &Path, show: Show) -> Result<(), Failure> {
    let sheets = press::sheets(&load(file)?);
    let mut written = Vec::new();
    for (i, sheet) in sheets.pages.iter().enumerate() {
        let path = out.join(format!("{:03}.svg", i + 1));
        disk::write_whole(&path, sheet.svg.as_bytes())?;
        written.push(path.display().to_string());
    }
    show.answer(&serde_json::json!({ "files": written, "notes": sheets.notes, "missing_glyphs": sheets.missing_glyphs }), |_| written.join("\n"))
}

fn document(what: &DocumentWhat, show: Show) -> Result<(), Failure> {
    match what {
        DocumentWhat::New { kind } => {
            let kind = Kind::parse(kind).map_err(|e| Failure::invalid(format!("Yêu cầu không hợp lệ: {e}."), "Hãy chọn một loại trong danh sách."))?;
            show.text(&document::new_with_explanations(kind))
        }
        DocumentWhat::Types => show.answer(&paper::types(), |types| {
            types
                .iter()
                .map(|t| format!("{:<16} {:<5} {:<16} {}", t.id, t.abbreviation.as_deref().unwrap_or(""), t.name, if t.drafted { "soạn được" } else { "chưa soạn" }))
                .collect::<Vec<_>>()
                .join("\n")
        }),
    }
}

fn severity(s: lint::Severity) -> &'static str {
    match s {
        lint::Severity::Error => "lỗi",
        lint::Severity::Warning => "cảnh báo",
        lint::Severity::Hint => "gợi ý",
    }
}
