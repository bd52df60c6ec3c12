//! House rules, checked: a rule nobody checks is a wish.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lies under the top").to_path_buf()
}

/// Files below a folder with one of the endings; build outputs and packages are passed over.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut out = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return out };
    for e in entries.flatten() {
        let (path, name) = (e.path(), e.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            if !["target", "node_modules", "dist", ".git", "gen"].contains(&name.as_str()) {
                out.extend(files(&path, endings));
            }
        } else if endings.iter().any(|x| name.ends_with(x)) {
            out.push(path);
        }
    }
    out.sort();
    out
}

const OURS: [&str; 7] = ["domain", "document", "reading", "store", "typeset", "app", "cli"];

/// Which of our crates each crate may name (design 5).
fn allowed() -> BTreeMap<&'static str, &'static [&'static str]> {
    BTreeMap::from([
        ("domain", &[][..]),
        ("document", &[][..]),
        ("reading", &["domain"][..]),
        ("store", &["domain", "document"][..]),
        ("typeset", &["document"][..]),
        ("app", &["domain", "document", "reading", "store"][..]),
        ("cli", &["domain", "document", "reading", "store", "typeset", "app"][..]),
    ])
}

fn dependencies(manifest: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(manifest).unwrap_or_else(|e| panic!("{}: {e}", manifest.display()));
    let table: toml::Table = text.parse().expect("a manifest is TOML");
    ["dependencies", "dev-dependencies", "build-dependencies"]
        .iter()
        .filter_map(|k| table.get(*k)?.as_table())
        .flat_map(|t| t.keys().cloned())
        .collect()
}

#[test]
fn a_crate_names_only_whom_it_may_know() {
    for (name, may) in allowed() {
        let has = dependencies(&root().join("src-tauri/crates").join(name).join("Cargo.toml"));
        for other in OURS {
            assert!(!has.contains(other) || may.contains(&other), "{name} must not know {other}");
        }
        assert!(!has.iter().any(|d| d.starts_with("tauri")), "{name} must not know the window system");
        for (package, owner) in [("rusqlite", "store"), ("printpdf", "typeset"), ("clap", "cli")] {
            assert!(!has.contains(package) || name == owner, "{package} belongs to {owner}, not {name}");
        }
    }
    let tests = dependencies(&root().join("tests/Cargo.toml"));
    assert!(!tests.iter().any(|d| d.starts_with("tauri") || d == "don-doc"), "tests never link the window");
}

#[test]
fn no_crate_asks_a_clock_or_mints_randomness() {
    for name in ["domain", "document", "reading", "store", "typeset", "app"] {
        for file in files(&root().join("src-tauri/crates").join(name).join("src"), &[".rs"]) {
            let text = fs::read_to_string(&file).expect("source");
            for call in ["Utc::now", "Local::now", "SystemTime::now", "Uuid::now_v7", "Uuid::new_v4"] {
                assert!(!text.contains(call), "{}: {call}: time and identities are arguments", file.display());
            }
        }
    }
}

#[test]
fn only_execute_begins_a_write() {
    for file in files(&root().join("src-tauri/crates/app/src"), &[".rs"]) {
        let text = fs::read_to_string(&file).expect("source");
        let door = file.ends_with("intent.rs");
        assert!(door || !text.contains(".write("), "{} writes beside the door", file.display());
    }
}

#[test]
fn files_stay_short() {
    for file in files(&root().join("src-tauri"), &[".rs"]).into_iter().chain(files(&root().join("ui/src"), &[".ts", ".svelte"])) {
        if file.ends_with("bindings.ts") {
            continue;
        }
        let lines = fs::read_to_string(&file).expect("source").lines().count();
        assert!(lines <= 500, "{} has {lines} lines: cut it along a seam", file.display());
    }
}

#[test]
fn names_say_what_a_thing_is() {
    for file in files(&root().join("src-tauri"), &[".rs"]) {
        let text = fs::read_to_string(&file).expect("source");
        for line in text.lines().filter(|l| l.contains("struct ") || l.contains("trait ") || l.contains("enum ")) {
            let name = line.split_whitespace().skip_while(|w| !["struct", "trait", "enum"].contains(w)).nth(1).unwrap_or("");
            let name: String = name.chars().take_while(|c| c.is_alphanumeric()).collect();
            for vague in ["Manager", "Service", "Helper", "Util", "Utils"] {
                assert!(!name.ends_with(vague), "{}: {name}", file.display());
            }
        }
    }
}

#[test]
fn the_top_level_is_fixed() {
    let allowed = ["Cargo.toml", "Cargo.lock", "src-tauri", "ui", "assets", "tests", "README.md", "tauri.conf.json", "docs", "target", "gen"];
    for e in fs::read_dir(root()).expect("the top").flatten() {
        let name = e.file_name().to_string_lossy().into_owned();
        assert!(name.starts_with('.') || allowed.contains(&name.as_str()), "{name} does not belong at the top level");
    }
}

#[test]
fn the_glossary_knows_the_nouns() {
    let glossary = fs::read_to_string(root().join("src-tauri/GLOSSARY.md")).expect("GLOSSARY.md");
    for file in files(&root().join("src-tauri/crates/domain/src"), &[".rs"]) {
        let text = fs::read_to_string(&file).expect("source");
        for line in text.lines() {
            let Some(rest) = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum ")) else { continue };
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
            assert!(glossary.contains(&format!("`{name}`")), "GLOSSARY.md has no line for `{name}`");
        }
    }
}
