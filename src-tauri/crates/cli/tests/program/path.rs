//! From a directive to a sheet, and papers without a store.

use crate::desk::Desk;
use std::path::Path;

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
    let done = desk.json(&["task", "complete", "NV-005", "--on", "2021-05-04", "--paper", "Phương án số 12/PA-SYT"]);
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
