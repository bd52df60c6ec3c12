//! What the machine must have, and installing what is missing: by name, after saying what and why.

use crate::step::{Done, has, npm, root, step, succeeds};
use std::{env, path::Path, time::SystemTime};

/// A need: how to see that it is met, the Debian and Ubuntu packages that meet it, and why.
pub struct Need {
    pub met: fn() -> bool,
    pub packages: &'static [&'static str],
    pub why: &'static str,
}

/// To build and open the window.
pub const WINDOW: &[Need] = &[
    COMPILER,
    CIPHER,
    Need {
        met: || !cfg!(target_os = "linux") || succeeds("pkg-config", &["--exists", "webkit2gtk-4.1"]),
        packages: &["pkg-config", "libwebkit2gtk-4.1-dev"],
        why: "khung cửa sổ (Tauri dùng WebKitGTK trên Linux)",
    },
];

/// To build everything but the window.
pub const CORE: &[Need] = &[COMPILER, CIPHER];

const COMPILER: Need = Need { met: || has("cc") && has("make"), packages: &["build-essential"], why: "dịch SQLite và liên kết chương trình" };

/// OpenSSL, which SQLCipher stands on, is configured by a Perl program with modules of the full Perl.
const CIPHER: Need = Need {
    met: || succeeds("perl", &["-MIPC::Cmd", "-MTime::Piece", "-e", "1"]),
    packages: &["perl"],
    why: "dịch OpenSSL cho sổ được mã hóa",
};

/// To drive the window and to look at paper from outside.
pub const TESTS: &[Need] = &[
    Need { met: || has("WebKitWebDriver"), packages: &["webkit2gtk-driver"], why: "điều khiển cửa sổ thật trong phép thử" },
    Need { met: || has("Xvfb") && has("xauth"), packages: &["xvfb", "xauth"], why: "màn hình ảo cho phép thử cửa sổ" },
    Need { met: || !cfg!(target_os = "linux") || has("strace"), packages: &["strace"], why: "bằng chứng rằng chương trình không mở kết nối mạng" },
    Need { met: || has("chromium"), packages: &["chromium"], why: "kiểm tra khả năng tiếp cận của giao diện" },
    Need { met: || has("pdftotext") && has("qpdf"), packages: &["poppler-utils", "qpdf"], why: "đọc lại PDF bằng chương trình khác" },
];

/// Installs what is missing of the needs. On other systems than Debian and Ubuntu it names them.
pub fn satisfy(needs: &[Need]) -> Done {
    let missing: Vec<&Need> = needs.iter().filter(|n| !(n.met)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Máy còn thiếu:");
    for n in &missing {
        println!("  {} — {}", n.packages.join(" "), n.why);
    }
    let packages: Vec<&str> = missing.iter().flat_map(|n| n.packages.iter().copied()).collect();
    if !has("apt-get") {
        return Err(format!("Hãy cài bằng trình quản lý gói của máy: {}", packages.join(" ")));
    }
    let root_user = std::process::Command::new("id").arg("-u").output().is_ok_and(|o| o.stdout.starts_with(b"0"));
    let install = format!(
        "apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends {}",
        packages.join(" ")
    );
    match (root_user, has("sudo")) {
        (true, _) => step("cài gói hệ thống", &root(), "sh", &["-c", &install]),
        (false, true) => step("cài gói hệ thống (sudo hỏi mật khẩu)", &root(), "sudo", &["sh", "-c", &install]),
        (false, false) => Err(format!("Cần quyền quản trị để cài. Hãy chạy:\n  {install}")),
    }
}

/// Packages of the window's pages, as locked; nothing when they are already there.
pub fn ui_packages() -> Done {
    let ui = root().join("ui");
    if !has("node") || !(has("npm") || cfg!(windows)) {
        return Err("Cần Node.js 20.19 trở lên và npm: https://nodejs.org, hoặc gói nodejs, npm của hệ điều hành.".into());
    }
    let stamp = ui.join("node_modules/.package-lock.json");
    if newer(&ui.join("package-lock.json"), &stamp) {
        step("gói giao diện", &ui, npm(), &["ci", "--no-audit", "--no-fund"])?;
    }
    Ok(())
}

/// Builds `ui/dist` when a source is newer.
pub fn ui_build() -> Done {
    ui_packages()?;
    let ui = root().join("ui");
    let built = ui.join("dist/.built");
    let sources = [ui.join("src"), ui.join("package-lock.json"), ui.join("vite.config.ts"), ui.join("index.html")];
    if sources.iter().any(|s| tree_newer(s, &built)) {
        step("giao diện", &ui, npm(), &["run", "build", "--silent"])?;
        std::fs::write(&built, "").map_err(|e| format!("ui/dist: {e}"))?;
    }
    Ok(())
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().ok()?.modified().ok()
}

fn newer(a: &Path, b: &Path) -> bool {
    match (modified(a), modified(b)) {
        (Some(a), Some(b)) => a > b,
        _ => true,
    }
}

fn tree_newer(path: &Path, than: &Path) -> bool {
    if path.is_dir() {
        return std::fs::read_dir(path).is_ok_and(|d| d.flatten().any(|e| tree_newer(&e.path(), than)));
    }
    newer(path, than)
}

/// True when a window can be shown.
pub fn display() -> bool {
    !cfg!(target_os = "linux") || env::var_os("DISPLAY").is_some() || env::var_os("WAYLAND_DISPLAY").is_some()
}

/// Everything a developer's machine needs.
pub fn setup() -> Done {
    satisfy(WINDOW)?;
    satisfy(TESTS)?;
    ui_packages()
}
