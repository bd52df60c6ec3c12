//! `cargo xtask test`: every check this machine can run; it installs what the checks need.

use crate::{
    step::{Done, has, npm, root, step, step_with, succeeds},
    system,
};

pub fn test(quick: bool) -> Done {
    let root = root();
    let ui = root.join("ui");
    let mut skipped: Vec<String> = Vec::new();
    system::satisfy(system::CORE)?;
    if !quick {
        system::satisfy(system::WINDOW)?;
        system::satisfy(system::TESTS)?;
    }
    if let Err(why) = pdf_validator() {
        skipped.push(format!("đối chiếu PDF/A-2b bằng pikepdf ({why})"));
    }
    step_with(
        "phép thử các crate",
        &root,
        "cargo",
        &["test", "--locked", "--workspace", "--exclude", "don-doc"],
        &[("DONDOC_PYTHON", &python().unwrap_or_default())],
    )?;
    system::ui_build()?;
    step("kiểu của giao diện", &ui, npm(), &["run", "check", "--silent"])?;
    step("phép thử giao diện", &ui, npm(), &["test", "--silent"])?;
    if quick {
        skipped.push("khả năng tiếp cận và cửa sổ thật (--quick)".into());
    } else {
        match has("chromium") {
            true => step("khả năng tiếp cận", &ui, npm(), &["run", "a11y", "--silent"])?,
            false => skipped.push("khả năng tiếp cận (không có chromium)".into()),
        }
        step("cửa sổ", &root, "cargo", &["build", "--locked", "-p", "don-doc", "--features", "custom-protocol"])?;
        if has("WebKitWebDriver") && has("Xvfb") {
            let program = root.join("target/debug/don-doc").display().to_string();
            step_with(
                "cửa sổ thật",
                &root,
                "xvfb-run",
                &["-a", "-s", "-screen 0 1360x820x24", "cargo", "test", "--locked", "-p", "tests", "--test", "desktop", "--test", "network", "--", "--nocapture"],
                &[("DONDOC_DESKTOP", &program)],
            )?;
        } else {
            skipped.push("cửa sổ thật (cần WebKitWebDriver và Xvfb)".into());
        }
    }
    for s in skipped {
        println!("BỎ QUA: {s}");
    }
    Ok(())
}

/// The Python that holds the PDF/A validator: of the project's own environment.
fn python() -> Option<String> {
    let python = root().join("target/python/bin/python3");
    python.exists().then(|| python.display().to_string())
}

/// Puts pikepdf, an independent PDF/A-2b validator, into an environment of its own.
fn pdf_validator() -> Done {
    let folder = root().join("target/python");
    let ready = || python().is_some_and(|p| succeeds(&p, &["-c", "import pikepdf.pdfa"]));
    if ready() {
        return Ok(());
    }
    if !has("python3") {
        return Err("không có python3".into());
    }
    let at = folder.display().to_string();
    if !succeeds("python3", &["-m", "venv", &at]) {
        system::satisfy(&[system::Need {
            met: || succeeds("python3", &["-c", "import ensurepip"]),
            packages: &["python3-venv"],
            why: "môi trường riêng cho bộ kiểm tra PDF/A",
        }])?;
        step("môi trường Python", &root(), "python3", &["-m", "venv", "--clear", &at])?;
    }
    let pip = folder.join("bin/pip").display().to_string();
    step("bộ kiểm tra PDF/A", &root(), &pip, &["install", "--quiet", "pikepdf[pdfa]==10.17.0"])?;
    if ready() { Ok(()) } else { Err("pikepdf không nạp được".into()) }
}
