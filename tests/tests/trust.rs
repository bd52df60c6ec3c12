//! The gate and the door: who comes in, what each role may do, and that nothing can be read without
//! a key.

use app::{Failure, Gate, codes, contract, gate::FirstPerson, gate::Secret};
use domain::{PersonId, Right, Role};
use serde_json::{Value, json};
use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};
use store::Cost;
use tests::office::Office;

const PASSPHRASE: &str = "bốn từ không liên quan";

/// An office whose store is a file behind a gate.
struct Guarded {
    folder: tempfile::TempDir,
    office: Office,
    gate: Gate,
    recovery: String,
}

impl Guarded {
    fn new(role: Role) -> Guarded {
        let folder = tempfile::tempdir().expect("a folder");
        let office = Office::on("2026-01-05");
        let mut gate = Gate::new(folder.path().join("so.dondoc"), || Cost::QUICK);
        let first = FirstPerson { name: "Nguyễn  Thị Thư ".into(), role, passphrase: Secret::new(PASSPHRASE) };
        let made = office.outside(|o| gate.create(Some(first), Some(app::demo::profile()), o)).expect("a store");
        Guarded { folder, office, gate, recovery: made.recovery.expect("a recovery key") }
    }

    fn call(&mut self, name: &str, arguments: Value) -> Result<Value, Failure> {
        let gate = &mut self.gate;
        self.office.outside(|o| contract::call_at(gate, name, arguments, o))
    }

    fn done(&mut self, name: &str, arguments: Value) -> Value {
        self.call(name, arguments).unwrap_or_else(|f| panic!("{name}: {f}"))
    }

    fn refused(&mut self, name: &str, arguments: Value) -> Failure {
        self.call(name, arguments).expect_err(name)
    }

    fn add(&mut self, name: &str, role: &str) -> String {
        let done = self.done("person_add", json!({ "name": name, "role": role, "passphrase": format!("mật khẩu của {name}") }));
        done["output"].as_str().expect("an id").to_owned()
    }

    fn enter(&mut self, name: &str) {
        self.done("gate_lock", json!({}));
        self.done("gate_unlock", json!({ "passphrase": format!("mật khẩu của {name}"), "person": null }));
    }
}

#[test]
fn a_locked_store_answers_nobody_and_opens_at_the_same_place() {
    let mut at = Guarded::new(Role::Secretary);
    at.done("unit_add", json!({ "name": "Công an tỉnh", "short_name": null, "relation": "ordered", "aliases": [] }));
    let draft = at.done("draft_new", json!({ "kind": "cong-van" }))["output"].clone();
    let mut document = at.done("draft", json!({ "id": draft }))["document"].clone();
    document["subject"] = "chữ đang gõ dở".into();
    at.done("draft_keep", json!({ "id": draft, "document": document }));
    let before = at.done("history", json!({ "limit": 0 }));
    assert_eq!(before[0]["actor"], "Nguyễn Thị Thư", "entries name the person");

    let state = at.done("gate_lock", json!({}));
    assert_eq!((&state["phase"], &state["people"][0]["name"]), (&json!("locked"), &json!("Nguyễn Thị Thư")));
    for name in contract::NAMES {
        assert_eq!(at.refused(name, json!({})).code(), codes::LOCKED, "{name}");
    }
    assert_eq!(at.refused("gate_unlock", json!({ "passphrase": "sai", "person": null })).code(), codes::WRONG_PASSPHRASE);
    assert_eq!(at.done("gate", json!({}))["phase"], "locked");
    at.done("gate_unlock", json!({ "passphrase": PASSPHRASE, "person": null }));
    assert_eq!(at.done("history", json!({ "limit": 0 })), before);
    assert_eq!(at.done("draft", json!({ "id": draft }))["document"]["subject"], "chữ đang gõ dở", "nothing typed is lost");
    assert_eq!(at.done("undo", json!({}))["output"], "Tạo dự thảo");
}

#[test]
fn wrong_tries_make_one_wait_and_the_sheet_lets_one_in() {
    let mut at = Guarded::new(Role::Secretary);
    let me = at.done("people", json!({}))["me"].clone();
    at.done("gate_lock", json!({}));
    for _ in 0..3 {
        assert_eq!(at.refused("gate_unlock", json!({ "passphrase": "sai", "person": me })).code(), codes::WRONG_PASSPHRASE);
    }
    // The office's clock goes a minute a call: waits under a minute have passed by then.
    for _ in 0..6 {
        at.refused("gate_unlock", json!({ "passphrase": "sai", "person": me }));
    }
    assert_eq!(at.refused("gate_unlock", json!({ "passphrase": PASSPHRASE, "person": me })).code(), codes::WAIT, "even with the right one");
    at.office.becomes("2026-01-06");
    let typed = at.recovery.clone();
    let slip = typed.replacen(&typed[..1], if typed.starts_with('7') { "8" } else { "7" }, 1);
    let refused = at.refused("gate_recover", json!({ "recovery": slip, "person": me, "passphrase": "mật khẩu hoàn toàn mới" }));
    assert_eq!(refused.code(), codes::RECOVERY_TYPED);
    assert!(refused.to_string().contains("nhóm thứ 1"), "{refused}");
    let short = at.refused("gate_recover", json!({ "recovery": typed, "person": me, "passphrase": "ngắn" }));
    assert_eq!(short.code(), codes::INVALID);
    at.done("gate_recover", json!({ "recovery": typed.to_lowercase(), "person": me, "passphrase": "mật khẩu hoàn toàn mới" }));
    let history = at.done("history", json!({ "limit": 0 }));
    assert!(history[0]["label"].as_str().is_some_and(|l| l.contains("phiếu khóa phục hồi")), "{history}");
    at.done("gate_lock", json!({}));
    assert!(at.call("gate_unlock", json!({ "passphrase": PASSPHRASE, "person": null })).is_err(), "the forgotten one is void");
    at.done("gate_unlock", json!({ "passphrase": "mật khẩu hoàn toàn mới", "person": null }));
}

#[test]
fn people_come_and_go_each_with_a_passphrase_of_their_own() {
    let mut at = Guarded::new(Role::Secretary);
    let clerk = at.add("Trần Văn Thư", "clerk");
    assert_eq!(at.refused("person_add", json!({ "name": "trần văn thư", "role": "clerk", "passphrase": "mật khẩu khác" })).code(), codes::INVALID);
    assert_eq!(at.refused("person_add", json!({ "name": "Lê Ba", "role": "clerk", "passphrase": "aaaaaaaaaa" })).code(), codes::INVALID);
    let head = at.add("Phạm Văn Lãnh", "leader");
    // From here on a leader decides who works here.
    let refused = at.refused("person_close", json!({ "id": clerk, "why": "chuyển công tác" }));
    assert_eq!(refused.code(), codes::NOT_ALLOWED);
    assert!(refused.to_string().contains("Hãy nhờ Phạm Văn Lãnh"), "{refused}");
    assert_eq!(at.refused("recovery_renew", json!({ "passphrase": PASSPHRASE })).code(), codes::NOT_ALLOWED);
    at.enter("Trần Văn Thư");
    assert_eq!(at.refused("unit_add", json!({})).code(), codes::NOT_ALLOWED);
    assert_eq!(at.refused("passphrase_change", json!({ "old": "sai hẳn rồi", "new": "mật khẩu mới của tôi" })).code(), codes::WRONG_PASSPHRASE);
    at.done("passphrase_change", json!({ "old": "mật khẩu của Trần Văn Thư", "new": "mật khẩu mới của tôi" }));
    at.done("gate_lock", json!({}));
    at.refused("gate_unlock", json!({ "passphrase": "mật khẩu của Trần Văn Thư", "person": null }));
    at.done("gate_unlock", json!({ "passphrase": "mật khẩu mới của tôi", "person": clerk }));
    at.enter("Phạm Văn Lãnh");
    assert_eq!(at.refused("person_close", json!({ "id": head, "why": "x" })).code(), codes::INVALID, "not oneself");
    assert_eq!(at.refused("person_close", json!({ "id": clerk, "why": " " })).code(), codes::INVALID);
    at.done("person_close", json!({ "id": clerk, "why": "chuyển công tác" }));
    at.done("gate_lock", json!({}));
    at.refused("gate_unlock", json!({ "passphrase": "mật khẩu mới của tôi", "person": clerk }));
    at.enter("Phạm Văn Lãnh");
    let sheet = at.done("recovery_renew", json!({ "passphrase": "mật khẩu của Phạm Văn Lãnh" }))["output"].clone();
    assert_ne!(sheet, json!(at.recovery));
    at.done("recovery_sheet", json!({ "recovery": sheet, "path": "phieu.pdf" }));
    let papers = at.office.shelf.papers.borrow();
    let (_, bytes) = papers.last().expect("a sheet");
    let text: String = lopdf::Document::load_mem(bytes).expect("a PDF").extract_text(&[1]).expect("text").split_whitespace().collect();
    assert!(text.contains("PHIẾUKHÓAPHỤCHỒI"), "{text}");
    assert!(text.contains(&sheet.as_str().expect("words").replace('-', "")), "the whole key stands on it: {text}");
    drop(papers);
    assert_eq!(at.done("history", json!({ "limit": 1 }))[0]["actor"], "Phạm Văn Lãnh");
    let report = at.gate.app().expect("open").store().check().expect("examined");
    assert!(report.ok(), "{:?}", report.lines);
}

#[test]
fn a_rekey_voids_every_other_passphrase_and_the_old_sheet() {
    let mut at = Guarded::new(Role::Secretary);
    at.add("Trần Văn Thư", "clerk");
    let (gate, old) = (&mut at.gate, at.recovery.clone());
    let wrong = at.office.outside(|o| gate.rekey(&Secret::new("sai"), o));
    assert_eq!(wrong.expect_err("who finds the window open").code(), codes::WRONG_PASSPHRASE);
    let (words, void) = at.office.outside(|o| gate.rekey(&Secret::new(PASSPHRASE), o)).expect("rekeyed");
    assert_eq!(void, ["Trần Văn Thư"]);
    assert_ne!(words, old);
    let me = at.done("people", json!({}))["me"].clone();
    at.done("gate_lock", json!({}));
    at.refused("gate_unlock", json!({ "passphrase": "mật khẩu của Trần Văn Thư", "person": null }));
    at.refused("gate_recover", json!({ "recovery": old, "person": me, "passphrase": "mật khẩu hoàn toàn mới" }));
    at.done("gate_unlock", json!({ "passphrase": PASSPHRASE, "person": null }));
    assert!(at.gate.app().expect("open").store().check().expect("examined").ok());
}

#[test]
fn an_open_store_is_marked_and_belongs_to_its_secretary() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::on("2026-01-05");
    let mut gate = Gate::new(folder.path().join("so.dondoc"), || Cost::QUICK);
    let mut call = |name: &str, arguments: Value| office.outside(|o| contract::call_at(&mut gate, name, arguments, o));
    assert_eq!(call("desk", json!({})).expect_err("no store yet").code(), codes::NO_STORE);
    assert_eq!(call("gate", json!({})).expect("told")["phase"], "first");
    call("gate_create", json!({ "first": null, "profile": null })).expect("an open store");
    let state = call("gate", json!({})).expect("told");
    assert_eq!((&state["phase"], &state["encrypted"]), (&json!("open"), &json!(false)));
    assert_eq!(call("desk", json!({})).expect("the desk")["encrypted"], false);
    assert_eq!(call("gate_lock", json!({})).expect_err("nothing to lock").code(), codes::NOT_ENCRYPTED);
    assert_eq!(call("person_add", json!({ "name": "A", "role": "clerk", "passphrase": "mật khẩu dài" })).expect_err("no people").code(), codes::NOT_ENCRYPTED);
    call("unit_add", json!({ "name": "Công an tỉnh", "short_name": null, "relation": "ordered", "aliases": [] })).expect("all rights");
    assert_eq!(call("gate_create", json!({ "first": null, "profile": null })).expect_err("one is enough").code(), codes::EXISTS);
}

#[test]
fn lost_key_files_are_answered_in_words() {
    let mut at = Guarded::new(Role::Secretary);
    at.done("gate_lock", json!({}));
    let keys = at.folder.path().join("so.dondoc.keys");
    fs::remove_file(&keys).expect("one is lost");
    assert_eq!(at.done("gate", json!({}))["phase"], "locked", "the second copy serves");
    fs::remove_file(at.folder.path().join("so.dondoc.keys-copy")).expect("both are lost");
    let refused = at.refused("gate", json!({}));
    assert_eq!(refused.code(), codes::KEYS_MISSING);
    assert!(refused.to_string().contains("bản sao lưu"), "{refused}");
}

/// The table of the door: what each intent needs, checked against what really happens.
#[test]
fn every_intent_asks_the_role_and_the_table_is_printed() {
    let columns = [(Role::Viewer, true), (Role::Clerk, true), (Role::Secretary, true), (Role::Secretary, false), (Role::Leader, true)];
    let mut page = String::from(
        "# Who may do what\n\nMade from `Intent::NEEDS`; `UPDATE=1 cargo test -p tests --test trust` rewrites it. Questions are open to everybody.\n\n\
         | Intent | Needs | chỉ xem | văn thư | thư ký | thư ký (sổ không có lãnh đạo) | lãnh đạo |\n|---|---|---|---|---|---|---|\n",
    );
    let line = |name: &str, needs: Right| {
        let cells: Vec<&str> = columns.iter().map(|(role, led)| if role.may(needs, *led) { "x" } else { "" }).collect();
        format!("| `{name}` | {} | {} |\n", serde_json::to_value(needs).expect("a word").as_str().unwrap_or_default(), cells.join(" | "))
    };
    for (name, needs) in contract::NEEDS {
        page.push_str(&line(name, *needs));
    }
    writeln!(page, "{}", line("task_state: done", Right::Decide).trim_end()).expect("a line");
    page.push_str("\nUndo and redo need what the deed itself needs. The journal names who did it.\n");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the top").join("src-tauri/RIGHTS.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &page).expect("RIGHTS.md is written");
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n"), page, "src-tauri/RIGHTS.md is stale");

    for (role, led) in columns {
        let mut at = Guarded::new(if led { Role::Leader } else { Role::Secretary });
        if (role, led) != (Role::Secretary, false) && role != Role::Leader {
            let word = serde_json::to_value(role).expect("a word");
            at.add("Người Thử", word.as_str().expect("a word"));
            at.enter("Người Thử");
        }
        for (name, needs) in contract::NEEDS {
            // Empty arguments: whoever is let through is told about them, or it is done.
            let answer = at.call(name, json!({}));
            let stopped = answer.as_ref().err().is_some_and(|f| f.code() == codes::NOT_ALLOWED);
            assert_eq!(stopped, !role.may(*needs, led), "{name} as {role:?}, led {led}: {answer:?}");
            if let Err(f) = answer {
                assert_ne!(f.code(), codes::UNKNOWN_CALL);
            }
        }
        for question in ["desk", "tasks", "units", "history", "people"] {
            let arguments = if question == "tasks" {
                json!({ "unit": null, "states": [], "directive": null, "words": null, "late": false, "due_within": null, "offset": 0, "limit": 0 })
            } else {
                json!({ "limit": 0 })
            };
            assert!(at.call(question, arguments).is_ok(), "{question} as {role:?}");
        }
    }
}

#[test]
fn confirming_and_taking_back_ask_the_role_too() {
    let mut at = Guarded::new(Role::Leader);
    at.add("Người Thử", "secretary");
    at.add("Trần Văn Thư", "clerk");
    at.enter("Người Thử");
    let unit = at.done("unit_add", json!({ "name": "Công an tỉnh", "short_name": null, "relation": "ordered", "aliases": [] }))["output"].clone();
    assert!(unit.is_string());
    let task = at.done("task_add", json!({ "content": "Xây dựng phương án", "lead": "Công an tỉnh", "coordinate": [], "monitor": null, "deadline": null, "product": null }));
    let id = task["output"].clone();
    let refused = at.refused("task_state", json!({ "id": id, "state": "done", "on": null, "reason": "Đã kiểm tra" }));
    assert_eq!(refused.code(), codes::NOT_ALLOWED, "{refused}");
    at.enter("Trần Văn Thư");
    assert_eq!(at.refused("undo", json!({})).code(), codes::NOT_ALLOWED, "a clerk does not take back what a clerk may not do");
    let id_of = |v: &Value| v.as_str().and_then(|s| s.parse::<PersonId>().ok());
    assert!(id_of(&at.done("people", json!({}))["me"]).is_some());
}

fn forms(phrase: &str) -> Vec<Vec<u8>> {
    let wide = |s: &str| s.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let folded = domain::names::fold(phrase);
    vec![phrase.as_bytes().to_vec(), wide(phrase), folded.as_bytes().to_vec(), wide(&folded), phrase.to_uppercase().into_bytes()]
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for e in fs::read_dir(folder).into_iter().flatten().flatten() {
        if e.path().is_dir() { files(&e.path(), out) } else { out.push(e.path()) }
    }
}

/// No file of the folder holds a phrase, in any form.
fn silent(folder: &Path, phrases: &[&str], when: &str) {
    let mut found = Vec::new();
    files(folder, &mut found);
    assert!(!found.is_empty());
    for file in found {
        let bytes = fs::read(&file).unwrap_or_default();
        for phrase in phrases {
            for form in forms(phrase) {
                assert!(!bytes.windows(form.len()).any(|w| w == form), "{when}: “{phrase}” stands in {}", file.display());
            }
        }
    }
}

#[test]
fn a_day_of_work_leaves_nothing_that_can_be_read() {
    let mut at = Guarded::new(Role::Secretary);
    let folder = at.folder.path().to_owned();
    let phrases = ["xương rồng nở hoa", "Tổ công tác Bướm Vàng", "phương án hổ phách", PASSPHRASE, "chữ đang gõ dở"];
    at.done("unit_add", json!({ "name": "Tổ công tác Bướm Vàng", "short_name": null, "relation": "ordered", "aliases": [] }));
    let text = format!("Số: 88/CV-UBBC\n\nTổ công tác Bướm Vàng: Khẩn trương xây dựng {} để {}.\n", phrases[2], phrases[0]);
    let directive = at.done("directive_register", json!({ "text": text, "path": null, "received_on": "2026-01-05", "again": false }))["output"]["id"].clone();
    at.done("points_accept_all", json!({ "directive": directive }));
    for n in 0..120 {
        let content = format!("xương rồng nở hoa lần {n}, {}", "thêm chữ cho dài ".repeat(40));
        at.done("task_add", json!({ "content": content, "lead": "Tổ công tác Bướm Vàng", "coordinate": [], "monitor": null, "deadline": null, "product": null }));
    }
    let draft = at.done("draft_new", json!({ "kind": "cong-van" }))["output"].clone();
    let mut document = at.done("draft", json!({ "id": draft }))["document"].clone();
    document["subject"] = "chữ đang gõ dở".into();
    at.done("draft_keep", json!({ "id": draft, "document": document }));
    at.done("draft_save", json!({ "id": draft, "document": document }));
    at.done("undo", json!({}));
    let list = json!({ "unit": null, "states": [], "directive": null, "words": "xuong rong", "late": false, "due_within": null, "offset": 0, "limit": 200 });
    assert!(at.done("tasks", list)["total"].as_u64() >= Some(120));
    at.done("report_export", json!({ "kind": "tasks", "path": null }));
    assert!(at.call("draft", json!({ "id": "chữ đang gõ dở" })).is_err());
    silent(&folder, &phrases, "while it is open, log and all");
    at.done("gate_lock", json!({}));
    silent(&folder, &phrases, "locked");
}
