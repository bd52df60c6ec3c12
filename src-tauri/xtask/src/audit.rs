//! `cargo xtask audit`: known faults, licences and sources of what the programs are made of.

use crate::{
    step::{Done, npm, root, step, succeeds},
    system,
};

/// The checker of Cargo packages, as it was when its settings were written.
const DENY: &str = "0.20.2";

/// Licences, sources and forbidden crates are checked offline. Known faults need the public list,
/// which lives on a network: without one that part is named as left out.
pub fn audit() -> Done {
    system::satisfy(system::CORE)?;
    if !succeeds("cargo", &["deny", "--version"]) {
        step("cargo-deny", &root(), "cargo", &["install", "cargo-deny", "--locked", "--version", DENY])?;
    }
    step("giấy phép, nguồn, gói bị cấm", &root(), "cargo", &["deny", "--config", ".cargo/deny.toml", "check", "licenses", "sources", "bans"])?;
    let mut left_out = Vec::new();
    if let Err(why) = step("lỗi đã công bố (Cargo)", &root(), "cargo", &["deny", "--config", ".cargo/deny.toml", "check", "advisories"]) {
        left_out.push(why);
    }
    system::ui_packages()?;
    if let Err(why) = step("lỗi đã công bố (npm)", &root().join("ui"), npm(), &["audit", "--omit=dev"]) {
        left_out.push(why);
    }
    match left_out.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "Phần tra lỗi đã công bố không hoàn thành (không có mạng, hoặc có lỗi được nêu ở trên):\n  {}",
            left_out.join("\n  ")
        )),
    }
}
