//! `cargo xtask bundle`: the release program and, with Tauri's own tool, an installer.

use crate::{
    step::{Done, npm, root, step},
    system,
};

pub fn bundle() -> Done {
    system::satisfy(system::WINDOW)?;
    system::ui_build()?;
    // The installer is made by Tauri's tool from the locked packages of ui/.
    step("gói cài đặt", &root().join("ui"), npm(), &["run", "tauri", "--", "build"])?;
    println!("Gói cài đặt ở target/release/bundle/.");
    Ok(())
}
