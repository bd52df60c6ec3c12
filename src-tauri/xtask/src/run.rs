//! `cargo xtask run`: the window on the demo store, or the same path without a display.

use crate::{
    step::{Done, root, step},
    system,
};
use std::path::{Path, PathBuf};

/// The demo's papers are of spring 2021; on this day the election is nineteen days away.
const DEMO_DAY: &str = "2021-05-04";

pub fn run(headless: bool) -> Done {
    if headless || !system::display() {
        println!("Không có màn hình (hoặc --headless): chạy đường chính không cửa sổ.");
        return without_window();
    }
    system::satisfy(system::WINDOW)?;
    system::ui_build()?;
    let store = demo_store()?;
    let store = store.display().to_string();
    step(
        "cửa sổ",
        &root(),
        "cargo",
        &["run", "--locked", "-p", "don-doc", "--features", "custom-protocol", "--", "--store", &store, "--as-of", DEMO_DAY],
    )
}

/// Builds `dondoc` and answers where it is.
fn dondoc() -> Result<PathBuf, String> {
    system::satisfy(system::CORE)?;
    step("dondoc", &root(), "cargo", &["build", "--locked", "-p", "cli"])?;
    Ok(root().join("target/debug").join(format!("dondoc{}", std::env::consts::EXE_SUFFIX)))
}

/// The demo store; made on the first run and kept after it.
fn demo_store() -> Result<PathBuf, String> {
    let store = root().join("target/demo/minh-hoa.dondoc");
    if !store.exists() {
        let program = dondoc()?.display().to_string();
        step("sổ minh họa", &root(), &program, &["--store", &store.display().to_string(), "--as-of", DEMO_DAY, "demo"])?;
    }
    Ok(store)
}

/// Reads the demo directives, drafts what carries them out, writes the papers.
fn without_window() -> Done {
    let program = dondoc()?.display().to_string();
    let out = root().join("target/demo");
    let store = out.join("khong-cua-so.dondoc");
    for leftover in [store.clone(), store.with_extension("dondoc-wal"), store.with_extension("dondoc-shm")] {
        let _ = std::fs::remove_file(leftover);
    }
    std::fs::create_dir_all(&out).map_err(|e| format!("target/demo: {e}"))?;
    let store = store.display().to_string();
    let on_store = |name: &str, args: &[&str]| -> Done {
        let mut all = vec!["--store", store.as_str(), "--as-of", DEMO_DAY];
        all.extend_from_slice(args);
        step(name, &root(), &program, &all)
    };
    on_store("sổ mới", &["init", "--open", "--profile", "assets/demo/profile.toml"])?;
    on_store("đọc công văn Hải Dương", &["directive", "add", "assets/demo/cong-van-hai-duong.txt", "--accept-all"])?;
    on_store("đọc tin về công văn 474", &["directive", "add", "assets/demo/tin-cong-van-474.txt", "--accept-all"])?;
    on_store("nhiệm vụ", &["task", "list"])?;
    for (name, arrival, kind) in [("công văn triển khai", "1", "cong-van"), ("kế hoạch kèm phụ lục", "2", "ke-hoach")] {
        let id = draft(&program, &store, arrival, kind)?;
        let pdf = out.join(format!("{kind}.pdf"));
        on_store(name, &["draft", "pdf", &id, "-o", &pdf.display().to_string()])?;
    }
    let sheet = out.join("cong-van-hai-duong.pdf");
    step("tờ công văn Hải Dương", &root(), &program, &["pdf", "assets/demo/cong-van-hai-duong.json", "-o", &sheet.display().to_string()])?;
    on_store("tình trạng", &["status"])?;
    println!("\nVăn bản đã ghi:");
    for name in ["cong-van.pdf", "ke-hoach.pdf", "cong-van-hai-duong.pdf"] {
        println!("  {}", shown(&out.join(name)));
    }
    Ok(())
}

/// Drafts a reply and answers its id.
fn draft(program: &str, store: &str, arrival: &str, kind: &str) -> Result<String, String> {
    let made = std::process::Command::new(program)
        .args(["--store", store, "--as-of", DEMO_DAY, "--json", "draft", "reply-directive", arrival, "--type", kind])
        .output()
        .map_err(|e| format!("{program}: {e}"))?;
    let text = String::from_utf8_lossy(&made.stdout);
    // {"id": "…"}: one string value, read without a JSON library.
    text.split('"').nth(3).map(str::to_owned).ok_or_else(|| format!("không soạn được {kind}: {}", String::from_utf8_lossy(&made.stderr)))
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}
