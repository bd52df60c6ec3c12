//! Word files for tests and measures, written plainly.

use std::fmt::Write as _;
use std::io::Write as _;

/// A part of a paper.
#[derive(Debug, Clone)]
pub enum Part {
    /// A paragraph of the body: justified, its first line indented.
    Body(String),
    /// A centred line in bold.
    Title(String),
    /// A table; without rules it only places its cells. Lines of a cell are parted by '\n'.
    Table {
        /// Rows of cells.
        rows: Vec<Vec<String>>,
        /// Widths of the columns in twentieths of a point.
        widths: Vec<u32>,
        /// Draws rules.
        ruled: bool,
    },
    /// The next part begins a page.
    NewPage,
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn run(text: &str, bold: bool) -> String {
    let b = if bold { "<w:b/>" } else { "" };
    format!("<w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>{b}<w:sz w:val=\"27\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

/// The bytes of a .docx.
pub fn docx(parts: &[Part]) -> Vec<u8> {
    let mut body = String::new();
    for part in parts {
        let _ = match part {
            Part::Body(text) => write!(body, "<w:p><w:pPr><w:spacing w:before=\"120\" w:line=\"340\" w:lineRule=\"exact\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/></w:pPr>{}</w:p>", run(text, false)),
            Part::Title(text) => write!(body, "<w:p><w:pPr><w:spacing w:before=\"120\"/><w:jc w:val=\"center\"/></w:pPr>{}</w:p>", run(text, true)),
            Part::NewPage => write!(body, "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"),
            Part::Table { rows, widths, ruled } => {
                let kind = if *ruled { "single" } else { "none" };
                let sides: String = ["top", "left", "bottom", "right", "insideH", "insideV"].iter().map(|s| format!("<w:{s} w:val=\"{kind}\" w:sz=\"4\"/>")).collect();
                let grid: String = widths.iter().map(|w| format!("<w:gridCol w:w=\"{w}\"/>")).collect();
                let all: u32 = widths.iter().sum();
                let _ = write!(body, "<w:tbl><w:tblPr><w:tblW w:w=\"{all}\" w:type=\"dxa\"/><w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>");
                let align = if *ruled { "left" } else { "center" };
                for row in rows {
                    body.push_str("<w:tr>");
                    for (cell, width) in row.iter().zip(widths) {
                        let _ = write!(body, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
                        for line in cell.split('\n') {
                            let _ = write!(body, "<w:p><w:pPr><w:jc w:val=\"{align}\"/></w:pPr>{}</w:p>", run(line, false));
                        }
                        body.push_str("</w:tc>");
                    }
                    body.push_str("</w:tr>");
                }
                write!(body, "</w:tbl><w:p/>")
            }
        };
    }
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>{body}<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId1\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    );
    let files: [(&str, &str); 5] = [
        ("[Content_Types].xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/></Types>"),
        ("_rels/.rels", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ("word/_rels/document.xml.rels", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\" Target=\"footer1.xml\"/></Relationships>"),
        ("word/footer1.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:ftr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:ftr>"),
        ("word/document.xml", &document),
    ];
    zipped(&files)
}

/// A zip of text files.
pub fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a name");
        archive.write_all(content.as_bytes()).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

/// A text of plain paragraphs as a paper: the head and the foot in tables of two columns.
pub fn paper(text: &str) -> Vec<Part> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let date = |l: &str| l.contains("ngày") && l.contains("tháng") && l.contains("năm") && l.chars().count() < 60;
    let right = |l: &str| l.contains("CỘNG HÒA XÃ HỘI") || l.starts_with("Độc lập") || date(l);
    let mut parts = Vec::new();
    let mut at = 0;
    let head = lines.iter().take(14).position(|l| l.contains("CỘNG HÒA XÃ HỘI"));
    if head.is_some_and(|h| h < 6) {
        let end = lines.iter().take(16).rposition(|l| right(l)).map_or(0, |e| e + 1);
        let end = (end..lines.len().min(18)).find(|i| lines[*i].starts_with("V/v")).map_or(end, |i| i + 1);
        let (r, l): (Vec<&str>, Vec<&str>) = lines[..end].iter().partition(|l| right(l));
        parts.push(Part::Table { rows: vec![vec![l.join("\n"), r.join("\n")]], widths: vec![4000, 5400], ruled: false });
        at = end;
    }
    let foot = lines.iter().rposition(|l| l.to_lowercase().starts_with("nơi nhận")).filter(|f| *f > at && lines.len() - f < 30);
    let end = foot.unwrap_or(lines.len());
    for line in &lines[at..end] {
        let short = line.chars().count() < 120 && line.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && !line.starts_with(|c: char| c.is_ascii_digit());
        parts.push(if short { Part::Title((*line).to_owned()) } else { Part::Body((*line).to_owned()) });
    }
    if foot.is_some() {
        let (l, r): (Vec<&str>, Vec<&str>) = lines[end..].iter().partition(|l| l.starts_with('-') || l.to_lowercase().starts_with("nơi nhận"));
        parts.push(Part::Table { rows: vec![vec![l.join("\n"), r.join("\n")]], widths: vec![4700, 4700], ruled: false });
    }
    parts
}

/// An annex that assigns nothing: the score must not change by it.
pub fn annex() -> Vec<Part> {
    let rows = [["STT", "Tên tài liệu", "Số lượng", "Ghi chú"], ["1", "Mẫu danh sách cử tri theo từng khu vực bỏ phiếu", "02", "Bản giấy"], ["2", "Mẫu phiếu", "05", ""], ["3", "Nội quy phòng họp và sơ đồ chỗ ngồi của đại biểu", "01", "Bản điện tử"]];
    vec![
        Part::NewPage,
        Part::Title("PHỤ LỤC".into()),
        Part::Title("Danh mục tài liệu kèm theo".into()),
        Part::Table { rows: rows.iter().map(|r| r.iter().map(|c| (*c).to_owned()).collect()).collect(), widths: vec![700, 4700, 1500, 2500], ruled: true },
    ]
}

/// Files of one folder through LibreOffice into another form, "pdf" or "rtf"; false when this
/// machine has none.
pub fn converted(files: &[std::path::PathBuf], form: &str, into: &std::path::Path) -> bool {
    let profile = into.join("soffice-profile");
    let status = std::process::Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", form, "--outdir"])
        .arg(into)
        .args(files)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status();
    let _ = std::fs::remove_dir_all(profile);
    status.is_ok_and(|s| s.success())
}
