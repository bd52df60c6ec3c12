//! `cargo xtask bundle`: the release program and, with Tauri's own tool, an installer.

use crate::{
    step::{Done, root, step},
    system,
};

pub fn bundle() -> Done {
    system::satisfy(system::WINDOW)?;
    system::ui_build()?;
    // The installer is made by Tauri's tool from the locked packages of ui/; it looks for
    // tauri.conf.json from the top.
    let tauri = root().join("ui/node_modules/.bin").join(if cfg!(windows) { "tauri.cmd" } else { "tauri" });
    let targets = if cfg!(windows) { "nsis" } else { "deb" };
    step("gói cài đặt", &root(), &tauri.display().to_string(), &["build", "--bundles", targets])?;
    step("dondoc", &root(), "cargo", &["build", "--locked", "--release", "-p", "cli"])?;
    let bill = root().join("target/release/bundle/don-doc.cdx.json").display().to_string();
    step("bản kê thành phần", &root(), "cargo", &["run", "--locked", "-p", "tests", "--example", "supply", "bill", &bill])?;
    println!("Gói cài đặt và bản kê thành phần (CycloneDX) ở target/release/bundle/.");
    Ok(())
}
