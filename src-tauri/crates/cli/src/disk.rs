//! The press of this machine: typesetting, files, and the system's viewer.

use crate::press;
use app::{
    Failure, FileRead, Press, Printed, Printing, Sheets, codes, report::ReportBook,
};
use document::{Document, print::Print};
use std::{
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
};

/// Typesets with the machine's Times New Roman when it has one, else with the embedded face.
#[derive(Debug, Clone, Default)]
pub struct SystemPress {
    /// Ignores the machine's fonts.
    pub embedded_font: bool,
    /// Where papers go when nobody names a place.
    pub papers: Option<PathBuf>,
}

impl Press for SystemPress {
    fn preview(&self, document: &Document) -> Sheets {
        press::sheets(document)
    }

    fn write_pdf(&self, document: &Document, options: &Printing, path: &str) -> Result<Printed, Failure> {
        let (bytes, pages) = press::pdf(document, options, self.embedded_font)?;
        write_whole(Path::new(path), &bytes)?;
        Ok(Printed { path: path.to_owned(), pages, bytes: bytes.len() as u32, remark: None })
    }

    fn write_print(&self, print: &Print, options: &Printing, title: &str, path: &str) -> Result<Printed, Failure> {
        let (bytes, pages) = press::print(print, title, options, self.embedded_font)?;
        write_whole(Path::new(path), &bytes)?;
        Ok(Printed { path: path.to_owned(), pages, bytes: bytes.len() as u32, remark: None })
    }

    fn write_workbook(&self, book: &ReportBook, path: &str) -> Result<Printed, Failure> {
        let bytes = crate::xlsx::workbook(book)?;
        write_whole(Path::new(path), &bytes)?;
        Ok(Printed { path: path.to_owned(), pages: book.grids.len() as u32, bytes: bytes.len() as u32, remark: None })
    }

    fn open(&self, path: &str) -> Result<(), Failure> {
        open_in_viewer(Path::new(path))
    }

    fn read_file(&self, path: &str) -> Result<FileRead, Failure> {
        read_file(Path::new(path))
    }

    fn notes_folder(&self) -> Option<String> {
        Some(crate::outside::data_folder().display().to_string())
    }

    fn place_of(&self, path: &str) -> Option<String> {
        crate::place::remark(Path::new(path))
    }

    fn papers_folder(&self) -> String {
        self.papers.clone().unwrap_or_else(|| crate::outside::data_folder().join("van-ban")).display().to_string()
    }
}

/// Reads a file a user named; refuses a folder, a missing file and one that is too large before
/// its bytes are taken in.
pub fn read_file(path: &Path) -> Result<FileRead, Failure> {
    let shown = path.display();
    let io = |e: std::io::Error| match e.kind() {
        std::io::ErrorKind::NotFound => {
            Failure::refused(codes::MISSING, format!("Không có tệp {shown}."), "Hãy kiểm tra lại tên và thư mục.")
        }
        std::io::ErrorKind::PermissionDenied => {
            Failure::refused(codes::IO, format!("Không được phép đọc {shown}."), "Hãy chép tệp sang thư mục của mình rồi thử lại.")
        }
        _ => Failure::refused(codes::IO, format!("Không đọc được {shown}: {e}."), "Hãy chép tệp sang ổ khác rồi thử lại."),
    };
    let meta = fs::metadata(path).map_err(io)?;
    if meta.is_dir() {
        return Err(Failure::refused(codes::UNREADABLE, format!("{shown} là thư mục, không phải tệp."), "Hãy chọn một tệp .docx, .pdf, .rtf hoặc .txt."));
    }
    let limit = reading::MAX_BYTES as u64;
    if meta.len() > limit {
        return Err(too_large(&shown.to_string(), meta.len()));
    }
    let mut bytes = Vec::with_capacity(meta.len() as usize);
    fs::File::open(path).map_err(io)?.take(limit + 1).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > limit {
        return Err(too_large(&shown.to_string(), bytes.len() as u64));
    }
    let name = path.file_name().map(|n| safe_name(&n.to_string_lossy())).unwrap_or_default();
    Ok(FileRead { name, bytes })
}

/// Longest file name that every file system and old USB stick takes, with room for an ending.
const LONGEST_NAME: usize = 120;

/// A file name made of words from outside: one name in one folder on every system. Folders,
/// letters that turn or hide the writing, names of devices and endings in dots are gone; the
/// Vietnamese words stay.
pub fn safe_name(words: &str) -> String {
    let hidden = |c: char| {
        c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
    };
    let mut name: String = words
        .chars()
        .filter(|c| !hidden(*c))
        .map(|c| if matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') { '_' } else { c })
        .take(LONGEST_NAME)
        .collect();
    name = name.trim().trim_end_matches(['.', ' ']).trim_start_matches('.').to_owned();
    // A device of Windows keeps its meaning with any ending: CON.json is the console.
    let stem = name.split('.').next().unwrap_or("").trim_end().to_ascii_uppercase();
    let numbered = |device: &str| stem.strip_prefix(device).is_some_and(|n| n.chars().count() == 1 && n.chars().all(|c| c.is_ascii_digit() || "¹²³".contains(c)));
    if matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$") || numbered("COM") || numbered("LPT") {
        name.insert(0, '_');
    }
    if name.is_empty() { "tep".into() } else { name }
}

fn too_large(shown: &str, bytes: u64) -> Failure {
    Failure::refused(
        codes::UNREADABLE,
        format!("Tệp {shown} nặng {:.1} MB, vượt mức {} MB.", bytes as f64 / 1e6, reading::MAX_BYTES / 1_000_000),
        "Hãy tách riêng phần văn bản chỉ đạo rồi mở lại.",
    )
}

/// Writes a file all or nothing: beside its place first, then moved over. What stood there
/// before stays when anything fails.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let shown = path.display();
    let refuse = |e: std::io::Error| match e.kind() {
        std::io::ErrorKind::StorageFull => {
            Failure::refused(codes::DISK_FULL, format!("Ổ đĩa đã đầy, chưa ghi được {shown}."), "Hãy giải phóng chỗ trống hoặc chọn ổ khác.")
        }
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => Failure::refused(
            codes::READ_ONLY,
            format!("Không được phép ghi {shown}."),
            "Hãy đóng tệp nếu đang mở ở chương trình khác, hoặc chọn thư mục khác.",
        ),
        _ => Failure::refused(codes::IO, format!("Không ghi được {shown}: {e}."), "Hãy chọn thư mục khác."),
    };
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(refuse)?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    if name.is_empty() || path.is_dir() {
        return Err(Failure::refused(codes::INVALID, format!("{shown} là thư mục, không phải tên tệp."), "Hãy ghi thêm tên tệp."));
    }
    let part = folder.join(format!(".{name}.{}.dang-ghi", std::process::id()));
    let written = fs::File::create(&part).and_then(|mut f| {
        f.write_all(bytes)?;
        f.sync_all()
    });
    let moved = written.and_then(|()| fs::rename(&part, path));
    if let Err(e) = moved {
        let _ = fs::remove_file(&part);
        return Err(refuse(e));
    }
    Ok(())
}

fn open_in_viewer(path: &Path) -> Result<(), Failure> {
    let path = &viewable(path)?;
    let mut command = if cfg!(windows) {
        let mut c = std::process::Command::new("explorer");
        c.arg(path);
        c
    } else if cfg!(target_os = "macos") {
        let mut c = std::process::Command::new("open");
        c.arg(path);
        c
    } else {
        let mut c = std::process::Command::new("xdg-open");
        c.arg(path);
        c
    };
    command.stdin(std::process::Stdio::null()).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    match command.spawn() {
        Ok(mut child) => {
            // The viewer lives on its own; its end is nobody's business here.
            std::thread::spawn(move || child.wait());
            Ok(())
        }
        Err(_) => Err(Failure::refused(
            codes::NO_VIEWER,
            "Máy này không có chương trình xem PDF.",
            format!("Văn bản đã được ghi tại {}; hãy mở trên máy khác.", path.display()),
        )),
    }
}

/// The whole path of a paper this program may show: opening must never run somebody's program,
/// whatever its name, and a name must never be taken for an option of the viewer.
fn viewable(path: &Path) -> Result<PathBuf, Failure> {
    let missing = || Failure::refused(codes::MISSING, format!("Không có tệp {}.", path.display()), "Hãy xuất lại văn bản.");
    let whole = path.canonicalize().map_err(|_| missing())?;
    let pdf = |p: &Path| p.extension().and_then(|e| e.to_str()).is_some_and(|e| e.eq_ignore_ascii_case("pdf"));
    let mut start = [0; 5];
    let begins = fs::File::open(&whole).and_then(|mut f| f.read_exact(&mut start)).is_ok() && &start == b"%PDF-";
    // Both the name that was asked for and the file it leads to.
    if !(pdf(path) && pdf(&whole) && whole.is_file() && begins) {
        return Err(Failure::refused(codes::INVALID, "Chỉ mở được tệp PDF.", "Hãy mở tệp này bằng chương trình của nó."));
    }
    // Windows' own form of a whole path is not understood by every viewer.
    let shown = whole.to_string_lossy();
    Ok(shown.strip_prefix(r"\\?\").filter(|p| !p.starts_with("UNC")).map_or(whole.clone(), PathBuf::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_from_outside_are_one_name_in_one_folder() {
        for (words, name) in [
            (r"..\..\x", "_.._x"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("CON", "_CON"),
            ("con.tar.json", "_con.tar.json"),
            ("Lpt1 .txt", "_Lpt1 .txt"),
            ("com10.txt", "com10.txt"),
            ("a\nb\0c", "abc"),
            ("cong-van\u{202e}fdp.exe", "cong-vanfdp.exe"),
            ("C:\\Windows\\x.pdf", "C__Windows_x.pdf"),
            ("Kế hoạch số 12. ", "Kế hoạch số 12"),
            ("...", "tep"),
            ("", "tep"),
            (".bashrc", "bashrc"),
        ] {
            assert_eq!(safe_name(words), name, "{words:?}");
        }
        assert!(safe_name(&"ấ".repeat(999)).chars().count() <= LONGEST_NAME);
        let folder = Path::new("/x");
        for words in ["/etc/passwd", r"\\server\share", "..", ".", "a/../../b", "\u{2066}../..", "~/x"] {
            let path = folder.join(safe_name(words));
            assert_eq!(path.parent(), Some(folder), "{words:?}");
            assert_eq!(path.components().count(), 3, "{words:?}");
        }
    }

    #[test]
    fn only_true_papers_are_opened() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            fs::write(&path, bytes).expect("written");
            path
        };
        let refused = |path: &Path| viewable(path).expect_err("is refused").to_string();
        assert!(viewable(&file("van-ban.pdf", b"%PDF-1.7 ...")).expect("a paper").is_absolute());
        assert!(viewable(&file("--help.pdf", b"%PDF-1.7 ...")).expect("a paper").is_absolute());
        for (name, bytes) in [("a.exe", &b"MZ"[..]), ("a.pdf.bat", b"%PDF-"), ("a.pdf", b"MZ\x90\0\x03\0"), ("b.pdf", b""), ("a.sh", b"#!/bin/sh"), ("a.docm", b"PK")] {
            assert!(refused(&file(name, bytes)).contains("PDF"), "{name}");
        }
        assert!(refused(&folder.path().join("khong-co.pdf")).contains("Không có tệp"));
        fs::create_dir(folder.path().join("thu-muc.pdf")).expect("made");
        assert!(refused(&folder.path().join("thu-muc.pdf")).contains("PDF"));
        #[cfg(unix)]
        {
            let program = file("chuong-trinh", b"%PDF-1.4 #!/bin/sh");
            std::os::unix::fs::symlink(program, folder.path().join("lien-ket.pdf")).expect("linked");
            assert!(refused(&folder.path().join("lien-ket.pdf")).contains("PDF"));
        }
    }
}
