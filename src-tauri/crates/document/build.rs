//! Embeds every `assets/templates/*.toml` and `assets/rules/*.toml`, so that a new document type or
//! a new word rule is one new file.
use std::{env, fs, path::Path};

fn main() {
    embed("assets/templates", "templates.rs");
    embed("assets/rules", "word_rules.rs");
}

fn embed(folder: &str, name: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).expect("the crate lies three folders deep");
    let path = root.join(folder);
    println!("cargo:rerun-if-changed={}", path.display());
    let mut files: Vec<_> = fs::read_dir(&path)
        .unwrap_or_else(|e| panic!("{folder} exists: {e}"))
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|x| x == "toml"))
        .collect();
    files.sort();
    let list: String = files.iter().map(|f| format!("include_str!({:?}),\n", f.display().to_string())).collect();
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join(name);
    fs::write(out, format!("&[{list}]")).expect("OUT_DIR is writable");
}
