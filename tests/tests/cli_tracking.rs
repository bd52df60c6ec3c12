//! Tracking through the program `dondoc`, as a user's script runs it.

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
        let desk = Desk { folder: tempfile::tempdir().expect("a folder") };
        desk.json("2021-05-04", &["init", "--profile", "assets/demo/profile.toml"]);
        desk
    }
    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }
    fn run(&self, day: &str, args: &[&str]) -> Output {
        Command::new(dondoc())
            .args(["--store", &self.path("so.dondoc"), "--as-of", day, "--json"])
            .args(args)
            .env("XDG_DATA_HOME", self.folder.path())
            .env("APPDATA", self.folder.path())
            .env("DONDOC_ACTOR", "Thư ký")
            .current_dir(root())
            .output()
            .expect("dondoc runs")
    }
    fn json(&self, day: &str, args: &[&str]) -> Value {
        let out = self.run(day, args);
        assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        serde_json::from_slice(&out.stdout).unwrap_or_else(|e| panic!("{args:?} prints one JSON value: {e}"))
    }
    fn refused(&self, day: &str, args: &[&str]) -> String {
        let out = self.run(day, args);
        assert_eq!(out.status.code(), Some(1), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        let value: Value = serde_json::from_slice(&out.stdout).expect("a refusal is JSON too");
        for key in ["code", "what", "advice"] {
            assert!(value[key].as_str().is_some_and(|s| !s.is_empty()), "{args:?}: {key}");
        }
        value["what"].as_str().unwrap_or_default().to_owned()
    }
}

#[test]
fn from_a_late_task_to_letters_and_reports() {
    let desk = Desk::new();
    desk.json("2021-05-04", &["task", "add", "Rà soát điểm bầu cử", "--lead", "Sở Nội vụ", "--deadline", "2021-05-06"]);
    desk.json("2021-05-04", &["task", "add", "Tập huấn", "--lead", "Sở Y tế"]);
    assert!(desk.refused("2021-05-04", &["task", "add", "Trễ", "--lead", "Sở Y tế", "--deadline", "2021-05-01"]).contains("sớm hơn ngày giao"));
    assert_eq!(desk.json("2021-05-04", &["task", "progress", "NV-002"])["state"], "in-progress", "a plain step still works");
    desk.json("2021-05-08", &["task", "progress", "NV-001", "--result", "Xong một nửa", "--percent", "50", "--difficulty", "Mưa lũ", "--on", "2021-05-07"]);
    let shown = desk.json("2021-05-08", &["task", "show", "NV-001"]);
    assert_eq!((&shown["progress"][0]["percent"], &shown["task"]["days_late"]), (&Value::from(50), &Value::from(2)));
    assert_eq!(desk.json("2021-05-08", &["task", "list", "--no-deadline"])["total"], 1);
    assert_eq!(desk.json("2021-05-08", &["task", "list", "--open"])["total"], 2);

    let units = desk.json("2021-05-08", &["report", "units"]);
    assert_eq!((&units["total"]["total"], &units["total"]["open_late"], &units["total"]["late_rate"]), (&Value::from(2), &Value::from(1), &Value::from(50.0)));
    assert_eq!(desk.json("2021-05-08", &["report", "overdue"])["rows"].as_array().map(Vec::len), Some(1));
    assert_eq!(desk.json("2021-05-08", &["report", "tasks"])["rows"][0]["latest"]["result"], "Xong một nửa");
    assert_eq!(desk.json("2021-05-08", &["report", "matrix"])["units"][0]["cells"][0]["letters"], "Q");
    for what in ["units", "tasks", "overdue", "matrix"] {
        let (pdf, xlsx) = (desk.path("bc.pdf"), desk.path("bc.xlsx"));
        assert!(desk.json("2021-05-08", &["report", what, "-o", &pdf])["pages"].as_u64() >= Some(2));
        desk.json("2021-05-08", &["report", what, "-o", &xlsx]);
        let first = std::fs::read(&xlsx).expect("a workbook");
        desk.json("2021-05-08", &["report", what, "-o", &xlsx]);
        assert!(first.starts_with(b"PK") && first == std::fs::read(&xlsx).expect("again"), "same report, same bytes");
    }
    assert!(desk.refused("2021-05-08", &["report", "units", "-o", &desk.path("bc.doc")]).contains("Chưa biết ghi"));

    let urged = desk.json("2021-05-08", &["draft", "urge", "--unit", "Sở Nội vụ"]);
    let draft = urged["id"].as_str().expect("a draft");
    assert!(desk.json("2021-05-08", &["draft", "pdf", draft, "-o", &desk.path("cv.pdf")])["pages"].as_u64() >= Some(2));
    assert_eq!(desk.json("2021-05-08", &["task", "show", "NV-001"])["urgings"][0]["level"], "remind");
    assert!(desk.refused("2021-05-08", &["draft", "urge", "--unit", "Sở Y tế"]).contains("Không có nhiệm vụ nào"));
    assert!(desk.refused("2021-05-08", &["draft", "urge", "--unit", "Sở Không Có"]).contains("Không tìm thấy"));
}

#[test]
fn bad_input_is_refused_and_changes_nothing() {
    let desk = Desk::new();
    desk.json("2021-05-04", &["task", "add", "Rà soát", "--lead", "Sở Nội vụ", "--deadline", "2021-05-06"]);
    let entries = desk.json("2021-05-05", &["history"]).as_array().map(Vec::len);
    let refused = [
        (&["task", "extend", "NV-001", "--to", "2021-05-05", "--reason", "mưa", "--paper", "CV 1"][..], "không muộn hơn"),
        (&["task", "extend", "NV-001", "--to", "2021-05-15", "--paper", "CV 1"], "lý do"),
        (&["task", "extend", "NV-001", "--to", "2021-05-15", "--reason", "mưa"], "văn bản cho phép"),
        (&["task", "complete", "NV-001", "--on", "2021-05-03"], "sớm hơn ngày giao"),
        (&["task", "complete", "NV-001", "--on", "2021-05-09"], "tương lai"),
        (&["task", "pause", "NV-001"], "lý do"),
        (&["task", "progress", "NV-001", "--percent", "120"], "0 đến 100"),
        (&["task", "progress", "NV-009", "--result", "x"], "Không tìm thấy"),
    ];
    for (args, words) in refused {
        let what = desk.refused("2021-05-05", args);
        assert!(what.contains(words), "{args:?}: {what}");
    }
    assert_eq!(desk.json("2021-05-05", &["history"]).as_array().map(Vec::len), entries);
    let extended = desk.json("2021-05-05", &["task", "extend", "NV-001", "--to", "2021-05-15", "--reason", "mưa", "--paper", "CV 1"]);
    assert_eq!((&extended["deadline"]["on"], &extended["original_deadline"]["on"]), (&Value::from("2021-05-15"), &Value::from("2021-05-06")));
    desk.json("2021-05-05", &["task", "cancel", "NV-001", "--reason", "CV 2"]);
    assert!(desk.refused("2021-05-05", &["task", "progress", "NV-001", "--result", "x"]).contains("đã thôi giao"));
    assert!(desk.refused("2021-05-05", &["task", "complete", "NV-001"]).contains("đã thôi giao"));
}
