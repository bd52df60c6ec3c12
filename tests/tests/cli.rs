//! The same stories through the program `dondoc`, as a user's script runs them.

use serde_json::Value;
use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lies under the top").to_path_buf()
}

/// The program beside this test's own executable, built once for all tests.
fn dondoc() -> PathBuf {
    static BUILT: std::sync::OnceLock<PathBuf> = std::sync::OnceLock::new();
    BUILT
        .get_or_init(|| {
            let status = Command::new(env!("CARGO")).args(["build", "--quiet", "-p", "cli"]).current_dir(root()).status();
            assert!(status.is_ok_and(|s| s.success()), "dondoc builds");
            let own = std::env::current_exe().expect("a test has a path");
            let folder = own.ancestors().nth(2).expect("target/debug/deps/test");
            folder.join(format!("dondoc{}", std::env::consts::EXE_SUFFIX))
        })
        .clone()
}

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Desk { folder: tempfile::tempdir().expect("a folder") }
    }
    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }
    fn run(&self, args: &[&str]) -> Output {
        Command::new(dondoc())
            .args(["--store", &self.path("so.dondoc"), "--as-of", "2021-05-04"])
            .args(args)
            .env("XDG_DATA_HOME", self.folder.path())
            .env("APPDATA", self.folder.path())
            .env("DONDOC_ACTOR", "Thư ký")
            .current_dir(root())
            .output()
            .expect("dondoc runs")
    }
    fn json(&self, args: &[&str]) -> Value {
        let out = self.run(&[&["--json"], args].concat());
        assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        serde_json::from_slice(&out.stdout).unwrap_or_else(|e| panic!("{args:?} prints one JSON value: {e}"))
    }
    /// A refusal: exit 1, a sentence, and code, what, advice as JSON.
    fn refused(&self, args: &[&str]) -> Value {
        let out = self.run(&[&["--json"], args].concat());
        assert_eq!(out.status.code(), Some(1), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        let value: Value = serde_json::from_slice(&out.stdout).expect("a refusal is JSON too");
        for key in ["code", "what", "advice"] {
            assert!(value[key].as_str().is_some_and(|s| !s.is_empty()), "{args:?}: {key}");
        }
        assert!(!out.stderr.is_empty(), "{args:?} says why on standard error");
        value
    }
}

#[test]
fn seed_002_in_sheet_out() {
    let desk = Desk::new();
    desk.json(&["init", "--profile", "assets/demo/profile.toml"]);
    let added = desk.json(&["directive", "add", "assets/demo/cong-van-hai-duong.txt", "--accept-all"]);
    assert!(added["tasks"].as_array().is_some_and(|t| t.len() >= 12));
    let draft = desk.json(&["draft", "reply-directive", "1", "--type", "cong-van"]);
    let out = desk.path("ra.pdf");
    let printed = desk.json(&["draft", "pdf", draft["id"].as_str().expect("an id"), "-o", &out]);
    assert!(printed["pages"].as_u64().is_some_and(|p| p >= 2));
    assert!(std::fs::read(&out).expect("the PDF is there").starts_with(b"%PDF-1.7"));
    assert_eq!(desk.json(&["undo"])["output"], "Soạn văn bản triển khai");
    desk.json(&["redo"]);
    assert_eq!(desk.json(&["check"])["ok"], true);
    assert_eq!(desk.json(&["history", "verify"])["ok"], true);
}

#[test]
fn seed_003_in_plan_with_annex_out() {
    let desk = Desk::new();
    desk.json(&["init", "--profile", "assets/demo/profile.toml"]);
    desk.json(&["directive", "add", "assets/demo/tin-cong-van-474.txt", "--accept-all"]);
    let tasks = desk.json(&["task", "list", "--unit", "Sở Y tế"]);
    assert_eq!(tasks["total"], 1);
    let draft = desk.json(&["draft", "reply-directive", "1"]);
    let id = draft["id"].as_str().expect("an id");
    let paper = desk.run(&["draft", "show", id]);
    let document = document::from_json(&String::from_utf8(paper.stdout).expect("UTF-8")).expect("a document");
    assert_eq!(document.annexes.len(), 1);
    let out = desk.path("ke-hoach.pdf");
    desk.json(&["draft", "pdf", id, "-o", &out]);
    desk.refused(&["task", "complete", "NV-001"]);
    let done = desk.json(&["task", "complete", "NV-005", "--on", "2021-05-04"]);
    assert_eq!((done["lead"].as_str(), done["state"].as_str()), (Some("Sở Y tế"), Some("done")));
}

#[test]
fn papers_without_a_store() {
    let desk = Desk::new();
    let sheet = "assets/demo/cong-van-hai-duong.json";
    let (a, b) = (desk.path("a.pdf"), desk.path("b.pdf"));
    desk.json(&["pdf", sheet, "-o", &a]);
    desk.json(&["pdf", sheet, "-o", &b]);
    assert_eq!(std::fs::read(&a).expect("a"), std::fs::read(&b).expect("b"), "same input, same bytes");
    let placed = desk.json(&["placements", sheet]);
    assert!(placed.as_array().is_some_and(|p| p.len() > 100));
    desk.json(&["svg", sheet, "-o", &desk.path("trang")]);
    assert!(Path::new(&desk.path("trang/001.svg")).exists());
    let read = desk.json(&["read", "assets/demo/tin-cong-van-474.txt", "--with-text"]);
    for key in ["doc_type", "number", "date", "issuer", "place", "subject", "signer", "recipients", "distribution", "citations", "tasks", "text"] {
        assert!(read.get(key).is_some(), "read promises {key}");
    }
    let new = desk.run(&["--json", "document", "new", "ke-hoach"]);
    document::from_json(&String::from_utf8(new.stdout).expect("UTF-8")).expect("an empty paper is a paper");
    assert_eq!(desk.json(&["document", "types"]).as_array().map(Vec::len), Some(29));
    assert!(desk.json(&["lint", sheet]).is_array());
}

#[test]
fn bad_input_is_refused_and_nothing_is_half_written() {
    let desk = Desk::new();
    desk.refused(&["status"]);
    desk.refused(&["read", "khong-co.txt"]);
    desk.refused(&["docx", "assets/demo/cong-van-hai-duong.json", "-o", &desk.path("x.docx")]);
    for (name, bytes) in [
        ("rong.json", &b""[..]),
        ("la.json", br#"{"schema":1,"kind":"cong-van","head":{"issuer":"X"},"mau":"do"}"#),
        ("thieu.json", br#"{"schema":1,"kind":"cong-van"}"#),
        ("ngay.json", br#"{"schema":1,"kind":"cong-van","head":{"issuer":"X","date":{"day":31,"month":2,"year":2026}}}"#),
        ("moi.json", br#"{"schema":99}"#),
        ("utf16.json", &[0xFF, 0xFE, 0x7B, 0x00]),
    ] {
        let path = desk.path(name);
        std::fs::write(&path, bytes).expect("a case is written");
        let out = desk.path("khong-duoc-ghi.pdf");
        desk.refused(&["pdf", &path, "-o", &out]);
        assert!(!Path::new(&out).exists(), "{name} leaves no file");
    }
    std::fs::write(desk.path("so.dondoc"), b"khong phai so").expect("a wrong store");
    assert_eq!(desk.refused(&["status"])["code"], "not-a-store");
    desk.refused(&["demo"]);
    assert_eq!(desk.run(&["khong-co-lenh"]).status.code(), Some(2), "wrong usage is 2");
}
