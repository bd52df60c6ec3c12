//! `cargo xtask bench`: our figures beside the peer's from the same run.

use crate::step::{Done, root, step};

pub fn bench(what: Option<&str>) -> Done {
    let example = |package: &str| {
        step(&format!("đo {package}"), &root(), "cargo", &["run", "--quiet", "--release", "--locked", "-p", package, "--example", "bench"])
    };
    match what {
        Some("paper") => {
            example("typeset")?;
            peers()
        }
        Some("reading") => example("reading"),
        Some("store") => example("store"),
        None => {
            example("typeset")?;
            peers()?;
            example("reading")?;
            example("store")
        }
        Some(_) => Err("Dùng: cargo xtask bench [paper|reading|store]".into()),
    }
}

/// The same paper through our program, Typst and LibreOffice, each as a cold process.
fn peers() -> Done {
    step("dondoc", &root(), "cargo", &["build", "--quiet", "--release", "--locked", "-p", "cli"])?;
    step("cùng một công văn qua ba chương trình", &root(), "python3", &["tests/bench/peers.py"])
}
