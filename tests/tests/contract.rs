//! The contract page, its TypeScript, and the sentences of refusals agree.

use std::path::{Path, PathBuf};
use tests::office::Office;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lies under the top").to_path_buf()
}

#[test]
fn bindings_are_fresh() {
    let path = root().join("ui/src/bindings.ts");
    let now = app::contract::typescript();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &now).expect("bindings.ts is written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(committed == now, "ui/src/bindings.ts is stale: UPDATE=1 cargo test -p tests --test contract");
}

#[test]
fn the_router_answers_every_name() {
    let mut office = Office::on("2026-01-05");
    for name in app::contract::NAMES {
        let answer = office.with(|app, outside| app::contract::call(app, name, serde_json::json!({}), outside));
        if let Err(f) = answer {
            assert_ne!(f.code(), "unknown-call", "{name} is routed");
        }
    }
    let unknown = office.with(|app, outside| app::contract::call(app, "không-có", serde_json::json!({}), outside));
    assert_eq!(unknown.expect_err("unknown").code(), "unknown-call");
}

#[test]
fn every_refusal_code_has_a_sentence_and_back() {
    let say = std::fs::read_to_string(root().join("ui/src/say.ts")).expect("ui/src/say.ts");
    for code in app::codes::ALL {
        assert!(say.contains(&format!("'{code}'")) || say.contains(&format!("{code}:")) || say.contains(&format!("\"{code}\"")), "say.ts has a sentence for {code}");
    }
}

#[test]
fn codes_of_the_store_are_codes_of_the_contract() {
    for code in ["not-a-store", "newer-store", "damaged", "read-only", "in-use", "needs-key", "wrong-key", "not-encrypted", "disk-full", "exists", "missing", "nothing-to-undo", "nothing-to-redo", "barrier", "conflict", "io"] {
        assert!(app::codes::ALL.contains(&code), "{code}");
    }
}
