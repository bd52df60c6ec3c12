//! Tells tauri-build where our files are: the manifest and `tauri.conf.json` stand at the top
//! level, everything else of the shell under `src-tauri/`.
use std::path::Path;

fn main() {
    for watched in ["src-tauri/build.rs", "src-tauri/capabilities", "src-tauri/permissions"] {
        println!("cargo:rerun-if-changed={watched}");
    }
    // The window embeds ui/dist at compile time; a fresh clone must compile before npm ran.
    let index = Path::new("ui/dist/index.html");
    if !index.exists() {
        std::fs::create_dir_all("ui/dist").expect("ui/dist can be made");
        std::fs::write(
            index,
            "<!doctype html><meta charset=\"utf-8\"><p>Chưa dựng giao diện. Hãy chạy: cargo xtask run</p>",
        )
        .expect("ui/dist/index.html can be written");
    }
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("src-tauri/capabilities/*.json")
        .app_manifest(
            tauri_build::AppManifest::new().permissions_path_pattern("src-tauri/permissions/*.toml"),
        );
    tauri_build::try_build(attributes).expect("tauri-build reads src-tauri/");
}
