//! Embeds every `assets/templates/*.toml`, so that a new document type is one new file.
use std::{env, fs, path::Path};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).expect("the crate lies three folders deep");
    let folder = root.join("assets/templates");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("assets/templates exists")
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|x| x == "toml"))
        .collect();
    files.sort();
    let list: String = files.iter().map(|f| format!("include_str!({:?}),\n", f.display().to_string())).collect();
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("templates.rs");
    fs::write(out, format!("&[{list}]")).expect("OUT_DIR is writable");
}
