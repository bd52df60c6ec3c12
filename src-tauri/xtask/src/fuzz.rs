//! `cargo xtask fuzz TARGET [N] [--seed S] [--seconds T] [--threads K] [--record]`: damaged input
//! into everything that reads what others wrote; nothing may panic or take more than a second.

use crate::step::{Done, root, step};

/// Ours, optimised; the checks of arithmetic stay, and the libraries are those of every day.
const FAST: &[&str] = &["reading", "document", "typeset"];

pub fn fuzz(rest: &[String]) -> Done {
    let fast: Vec<String> = FAST.iter().map(|p| format!("profile.dev.package.{p}.opt-level=2")).collect();
    let mut args = vec!["run"];
    for config in &fast {
        args.extend(["--config", config]);
    }
    args.extend(["--locked", "-p", "tests", "--example", "fuzz", "--"]);
    args.extend(rest.iter().map(String::as_str));
    step("thử dữ liệu bất kỳ", &root(), "cargo", &args)
}
