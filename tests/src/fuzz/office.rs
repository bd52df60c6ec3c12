//! Calls of the contract as JSON on an office with a store in memory.
//!
//! An input is a few lines, each `NAME JSON`. In the JSON, "@3" stands for the fourth identity
//! the store knows, so that calls meet rows that are there.

use super::{Corpus, Dice, bytes, json};
use app::{Failure, FileRead, Outside, Press, Printed, Printing, Sheets};
use document::Document;
use serde_json::Value;
use std::cell::Cell;
use uuid::Uuid;

/// Shows and writes papers as always, keeps nothing.
struct Nowhere;

impl Press for Nowhere {
    fn preview(&self, document: &Document) -> Sheets {
        cli::press::sheets(document)
    }
    fn write_pdf(&self, document: &Document, options: &Printing, path: &str) -> Result<Printed, Failure> {
        let (bytes, pages) = cli::press::pdf(document, options, true)?;
        Ok(Printed { path: path.into(), pages, bytes: bytes.len() as u32, remark: None })
    }
    fn write_print(&self, print: &document::print::Print, options: &Printing, title: &str, path: &str) -> Result<Printed, Failure> {
        let (bytes, pages) = cli::press::print(print, title, options, true)?;
        Ok(Printed { path: path.into(), pages, bytes: bytes.len() as u32, remark: None })
    }
    fn write_workbook(&self, book: &app::report::ReportBook, path: &str) -> Result<Printed, Failure> {
        let bytes = cli::xlsx::workbook(book)?;
        Ok(Printed { path: path.into(), pages: book.grids.len() as u32, bytes: bytes.len() as u32, remark: None })
    }
    fn open(&self, _: &str) -> Result<(), Failure> {
        Ok(())
    }
    fn read_file(&self, path: &str) -> Result<FileRead, Failure> {
        Ok(FileRead { name: "a.txt".into(), bytes: path.as_bytes().to_vec() })
    }
    fn papers_folder(&self) -> String {
        "van-ban".into()
    }
}

/// An office and the identities in it.
struct Desk {
    app: app::App,
    ids: Vec<String>,
    minted: Cell<u128>,
    runs: u32,
}

/// Runs of one store: it grows, and a big one is slow.
const RUNS: u32 = 400;

fn call(desk: &mut Desk, name: &str, arguments: Value) -> Result<Value, Failure> {
    let minted = &desk.minted;
    let mint = || {
        minted.set(minted.get() + 1);
        Uuid::from_u128((minted.get() << 80) | (0x7 << 76) | (0x8 << 60) | minted.get())
    };
    let now = chrono::DateTime::parse_from_rfc3339("2021-05-04T08:00:00+07:00").expect("a time") + chrono::Duration::seconds(minted.get() as i64);
    let outside = Outside { now, today: now.date_naive(), actor: "Thư ký".into(), random: &|b: &mut [u8]| b.fill(7), mint: &mint, press: &Nowhere };
    app::contract::call(&mut desk.app, name, arguments, &outside)
}

fn collect(value: &Value, ids: &mut Vec<String>) {
    match value {
        Value::String(s) if s.len() == 36 && s.as_bytes()[8] == b'-' && !ids.contains(s) => ids.push(s.clone()),
        Value::Array(a) => a.iter().for_each(|v| collect(v, ids)),
        Value::Object(o) => o.values().for_each(|v| collect(v, ids)),
        _ => {}
    }
}

fn open() -> Desk {
    let store = store::Store::in_memory().expect("a store in memory");
    let mut desk = Desk { app: app::App::new(store), ids: Vec::new(), minted: Cell::new(1), runs: 0 };
    let profile = serde_json::to_value(app::demo::profile()).expect("JSON");
    let must = |desk: &mut Desk, name: &str, arguments: Value| call(desk, name, arguments).unwrap_or_else(|f| panic!("{name}: {f}"));
    must(&mut desk, "profile_set", serde_json::json!({ "profile": profile }));
    let text = "ỦY BAN NHÂN DÂN\nTỈNH A\nSố: 12/UBND-VP\nA, ngày 5 tháng 3 năm 2021\nV/v bầu cử\n\nKính gửi: Các sở, ban, ngành.\n\n1. Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ rà soát, báo cáo trước ngày 20/4/2021.\n2. Công an tỉnh bảo đảm an ninh, hoàn thành trước ngày 10/5/2021.\n3. Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh giám sát.";
    let directive = must(&mut desk, "directive_register", serde_json::json!({ "text": text, "path": null, "received_on": null, "again": false }));
    let id = directive["output"]["id"].clone();
    collect(&directive["output"], &mut desk.ids);
    must(&mut desk, "directive_register", serde_json::json!({ "text": format!("{text}\n4. Sở Tài chính bố trí kinh phí."), "path": null, "received_on": null, "again": true }));
    must(&mut desk, "points_accept_all", serde_json::json!({ "directive": id }));
    must(&mut desk, "draft_reply", serde_json::json!({ "directive": id, "kind": "cong-van" }));
    for name in ["directives", "units", "drafts", "desk"] {
        if let Ok(answer) = call(&mut desk, name, serde_json::json!({})) {
            collect(&answer, &mut desk.ids);
        }
    }
    for at in 0..desk.ids.len() {
        let id = desk.ids[at].clone();
        for name in ["directive", "task", "draft"] {
            if let Ok(answer) = call(&mut desk, name, serde_json::json!({ "id": id })) {
                collect(&answer, &mut desk.ids);
            }
        }
    }
    desk
}

/// Opens an office; every input is its next calls.
pub fn start() -> Box<dyn FnMut(&[u8])> {
    let mut desk = open();
    Box::new(move |data| {
        desk.runs += 1;
        if desk.runs > RUNS {
            desk = open();
        }
        let text = String::from_utf8_lossy(data);
        for line in text.lines().take(6) {
            let (name, arguments) = line.split_once(' ').unwrap_or((line, "{}"));
            let Ok(mut arguments) = serde_json::from_str::<Value>(arguments) else { continue };
            name_rows(&mut arguments, &desk.ids);
            match call(&mut desk, name, arguments) {
                Ok(answer) => {
                    if desk.ids.len() < 200 && !matches!(answer, Value::Array(_)) {
                        collect(&answer, &mut desk.ids);
                    }
                }
                Err(Failure::Refused { what, advice, .. }) => assert!(!what.is_empty() && !advice.is_empty(), "a refusal says what and what next"),
                // A fault of ours, in polite words.
                Err(other) => panic!("{name} broke: {other}"),
            }
        }
    })
}

fn name_rows(value: &mut Value, ids: &[String]) {
    match value {
        Value::String(s) => {
            if let Some(n) = s.strip_prefix('@').and_then(|n| n.parse::<usize>().ok())
                && !ids.is_empty()
            {
                *s = ids[n % ids.len()].clone();
            }
        }
        Value::Array(a) => a.iter_mut().for_each(|v| name_rows(v, ids)),
        Value::Object(o) => o.values_mut().for_each(|v| name_rows(v, ids)),
        _ => {}
    }
}

/// Some calls, most of them well formed, and damaged once or twice.
pub fn make(corpus: &Corpus, dice: &mut Dice) -> Vec<u8> {
    let mut out = Vec::new();
    for _ in 0..=dice.roll(2) {
        let Some(lines) = corpus.own.get(dice.roll(corpus.own.len())).and_then(|s| std::str::from_utf8(s).ok()) else { break };
        let all: Vec<&str> = lines.lines().filter(|l| !l.is_empty()).collect();
        let line = all[dice.roll(all.len())];
        let (name, arguments) = line.split_once(' ').unwrap_or((line, "{}"));
        // Papers are drawn in milliseconds: they have a target of their own.
        if ["paper_preview", "paper_fix", "draft_export", "report_export", "directive_register", "report_tables", "report_paper"].contains(&name) && !dice.one_in(60) {
            continue;
        }
        let name = if dice.one_in(20) { app::contract::NAMES[dice.roll(app::contract::NAMES.len())] } else { name };
        let mut value: Value = serde_json::from_str(arguments).unwrap_or(Value::Null);
        fill(&mut value, corpus, dice);
        for _ in 0..dice.roll(3) {
            json::damage(&mut value, dice);
        }
        out.extend_from_slice(format!("{name} {value}\n").as_bytes());
    }
    if dice.one_in(30) {
        bytes::damage(&mut out, b"undo {}\nredo {}\n", &["\n", "undo {}\n", "redo {}\n", "\"", "}", "null", "@1"], dice, 8_000);
    }
    out
}

/// "@" becomes some row, "$text" some words, "$document" a paper.
fn fill(value: &mut Value, corpus: &Corpus, dice: &mut Dice) {
    match value {
        Value::String(s) if s == "@" => *s = format!("@{}", dice.roll(60)),
        Value::String(s) if s == "$text" => *s = bytes::piece(corpus.text(dice), 120, dice).to_owned(),
        Value::String(s) if s == "$document" => *value = json::small(corpus, dice),
        Value::Array(a) => a.iter_mut().for_each(|v| fill(v, corpus, dice)),
        Value::Object(o) => o.values_mut().for_each(|v| fill(v, corpus, dice)),
        _ => {}
    }
}
