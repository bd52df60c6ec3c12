//! Damaged input for everything that reads what others wrote. `cargo xtask fuzz` runs the
//! targets by the million; the suite replays the small corpus under `tests/fuzz/`.
//!
//! A target makes inputs from its corpus with [`Dice`] and runs them. Nothing may panic, and
//! nothing may take more than a second. Inputs are damaged inside their container: zip sums and
//! PDF tables are written after the damage, else every run would end at the door.

mod bytes;
mod dice;
mod files;
mod json;
mod office;
mod text;

pub use dice::Dice;

use std::path::PathBuf;

/// Something that reads what others wrote.
pub struct Target {
    /// Name on the command line and of its folder under `tests/fuzz/`.
    pub name: &'static str,
    /// What is run, for the list.
    pub about: &'static str,
    /// Makes an input.
    pub make: fn(&Corpus, &mut Dice) -> Vec<u8>,
    /// Gets ready to run inputs: some targets keep an office open between them.
    pub start: fn() -> Box<dyn FnMut(&[u8])>,
}

/// Every target. What reads backups and keys gets its line here.
pub const TARGETS: &[Target] = &[
    Target { name: "text", about: "reading::read trên văn bản dán", make: text::make, start: || Box::new(text::run) },
    Target { name: "markup", about: "reading::read trên văn bản có HTML, Markdown", make: text::make_markup, start: || Box::new(text::run) },
    Target { name: "encodings", about: "reading::extract trên tệp chữ mọi bảng mã", make: text::make_encoded, start: || Box::new(files::run) },
    Target { name: "docx", about: "reading::extract và read trên .docx", make: files::docx, start: || Box::new(files::run) },
    Target { name: "pdf", about: "reading::extract và read trên .pdf", make: files::pdf, start: || Box::new(files::run) },
    Target { name: "rtf", about: "reading::extract và read trên .rtf", make: files::rtf, start: || Box::new(files::run) },
    Target { name: "document", about: "document::from_json", make: json::make_document, start: || Box::new(json::run_document) },
    Target { name: "paper", about: "soát lỗi, dàn trang, SVG, PDF của văn bản nạp được", make: json::make_document, start: || Box::new(json::run_paper) },
    Target { name: "toml", about: "hồ sơ cơ quan, mẫu, quy tắc ở dạng TOML", make: json::make_toml, start: || Box::new(json::run_toml) },
    Target { name: "contract", about: "app::contract::call trên sổ trong bộ nhớ", make: office::make, start: office::start },
];

/// Several targets under one name, run in turn.
pub const GROUPS: &[(&str, &[&str])] = &[("reading", &["text", "docx", "pdf", "rtf", "encodings", "markup"])];

/// The target with a name.
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|t| t.name == name)
}

/// What inputs are made from.
pub struct Corpus {
    /// Files of the target's own folder.
    pub own: Vec<Vec<u8>>,
    /// Directives: the labelled ones and our own cases.
    pub texts: Vec<String>,
    /// Documents as JSON.
    pub documents: Vec<serde_json::Value>,
}

/// The folder of a target's corpus.
pub fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(name)
}

/// The files of a target's corpus, in the order of their names.
pub fn kept(name: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder(name))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|e| Some((e.file_name().to_string_lossy().into_owned(), std::fs::read(e.path()).ok()?)))
        .collect();
    files.sort();
    files
}

impl Corpus {
    /// Loads what the target's inputs are made from.
    pub fn load(name: &str) -> Corpus {
        let cases = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("cases");
        let sorted = |folder: &str| {
            let mut paths: Vec<PathBuf> =
                std::fs::read_dir(cases.join(folder)).into_iter().flatten().flatten().map(|e| e.path()).collect();
            paths.sort();
            paths
        };
        let mut texts: Vec<String> = Vec::new();
        for path in sorted("corpus").into_iter().filter(|p| p.extension().is_some_and(|e| e == "txt")) {
            texts.extend(std::fs::read_to_string(path).ok());
        }
        for folder in sorted("reading") {
            texts.extend(std::fs::read_to_string(folder.join("input.txt")).ok());
        }
        let mut documents = Vec::new();
        for folder in sorted("lint") {
            documents.extend(std::fs::read_to_string(folder.join("input.json")).ok().and_then(|t| serde_json::from_str(&t).ok()));
        }
        Corpus { own: kept(name).into_iter().map(|f| f.1).collect(), texts, documents }
    }

    /// One of the texts.
    pub fn text(&self, dice: &mut Dice) -> &str {
        self.texts.get(dice.roll(self.texts.len())).map_or("Giao Sở Y tế báo cáo trước ngày 20/11/2025.", String::as_str)
    }

    /// One of the target's own files, sometimes.
    pub fn seed(&self, dice: &mut Dice) -> Option<&[u8]> {
        if self.own.is_empty() || dice.one_in(2) {
            return None;
        }
        self.own.get(dice.roll(self.own.len())).map(Vec::as_slice)
    }
}
