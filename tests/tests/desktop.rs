//! The real window, driven from outside: a directive is pasted, its tasks accepted by keyboard,
//! a plan drafted, typed into, and exported. Runs when `DONDOC_DESKTOP` names the built program
//! and a display is there (`cargo xtask test` gives both).

use std::{path::Path, process::Command};
use tests::webdriver::Window;

/// Control, as WebDriver writes it.
const CTRL: &str = "\u{E009}";

/// What opens the store.
const PASSPHRASE: &str = "bon tu khong lien quan";

fn program() -> Option<String> {
    let program = std::env::var("DONDOC_DESKTOP").ok().filter(|p| !p.is_empty())?;
    assert!(Path::new(&program).exists(), "DONDOC_DESKTOP names the built program: {program}");
    Some(program)
}

fn picture(window: &Window, name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the top").join("target/desktop");
    window.picture(&folder.join(format!("{name}.png")));
}

#[test]
fn a_directive_becomes_a_plan_on_paper() {
    let Some(program) = program() else {
        println!("DONDOC_DESKTOP không được đặt: phép thử cửa sổ chạy qua `cargo xtask test`.");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("so.dondoc").display().to_string();
    let profile = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the top").join("assets/demo/profile.toml");
    let dondoc = Path::new(&program).with_file_name(format!("dondoc{}", std::env::consts::EXE_SUFFIX));
    let made = Command::new(&dondoc)
        .args(["--store", &store, "init", "--profile"])
        .arg(profile)
        .env("DONDOC_PASSPHRASE", PASSPHRASE)
        .output()
        .unwrap_or_else(|e| panic!("{}: {e}", dondoc.display()));
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));

    // The whole day under strace, where it may run: what the window says to the outside is read at the end.
    #[cfg(unix)]
    let watched = tests::network::Watched::new(Path::new(&program), folder.path());
    #[cfg(unix)]
    let program = watched.as_ref().map_or(program, |w| w.program().display().to_string());

    let window = Window::open(&program, &["--store", &store, "--as-of", "2021-02-08", "--papers", &folder.path().display().to_string()]);
    // The store is encrypted: a passphrase comes first.
    window.type_into("[data-testid=unlock-passphrase]", PASSPHRASE);
    window.click("[data-testid=unlock-go]");
    window.wait("[data-testid=view-desk]");
    picture(&window, "1-ban-lam-viec");

    // A directive comes in by paste.
    window.click("[data-testid=nav-directives]");
    window.click("[data-testid=register-paste]");
    window.paste_into("[data-testid=register-text]", app::demo::TIN_474);
    window.click("[data-testid=register-submit]");
    window.wait("[data-testid=point-5]");
    assert!(window.text("[data-testid=directive-text]").contains("474/CV-UBBC"));
    picture(&window, "2-van-ban-den");

    // The first proposal by key, the rest by one button.
    window.click("[data-testid=point-1]");
    window.press(&["a"]);
    window.wait("[data-testid=point-1][data-decision=accepted]");
    window.click("[data-testid=accept-all]");
    window.wait("[data-testid=point-5][data-decision=accepted]");
    window.wait_gone("[data-decision=open]");

    // Undo takes the last step back, redo gives it again.
    window.press(&[CTRL, "z"]);
    window.wait("[data-testid=point-5][data-decision=open]");
    window.press(&[CTRL, "\u{E008}", "z"]);
    window.wait("[data-testid=point-5][data-decision=accepted]");

    // The plan that carries it out, with its page-true preview.
    window.click("[data-testid=reply-ke-hoach]");
    window.wait("[data-testid=view-draft]");
    window.wait("[data-testid=sheet-1] svg text");
    window.wait_until(
        "the preview draws the annex on its side",
        "return [...document.querySelectorAll('[data-testid^=sheet-] svg')].some(s => s.viewBox.baseVal.width > s.viewBox.baseVal.height)",
    );
    window.wait_until("the sheet's font is there", "return document.fonts.check('14px Tinos')");
    picture(&window, "3-soan-thao");

    // Typing reaches the sheet and is kept.
    window.type_into("[data-testid=field-subject]", " năm hai nghìn");
    window.wait_until(
        "typed words reach the sheet",
        "return [...document.querySelectorAll('[data-testid=sheet-1] svg text')].map(t => t.textContent).join(' ').replace(/\\s+/g, ' ').includes('hai nghìn')",
    );

    // Paper.
    window.click("[data-testid=draft-export]");
    let path = window.text("[data-testid=export-path]");
    let bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    assert!(bytes.starts_with(b"%PDF-1.7"), "a PDF was written");
    picture(&window, "4-da-xuat");

    // The tasks, listed.
    window.click("[data-testid=nav-tasks]");
    window.wait("[data-testid=task-row]");
    picture(&window, "5-nhiem-vu");
    drop(window);

    // Another window on the same store: nothing typed was lost.
    let window = Window::open(&program, &["--store", &store, "--as-of", "2021-02-08"]);
    window.type_into("[data-testid=unlock-passphrase]", PASSPHRASE);
    window.click("[data-testid=unlock-go]");
    window.click("[data-testid=nav-drafts]");
    window.click("[data-testid=draft-row]");
    window.wait_until(
        "the words typed before closing are there",
        "const f = document.querySelector('[data-testid=field-subject]'); return !!f && f.value.includes('hai nghìn')",
    );
    drop(window);

    #[cfg(unix)]
    match watched {
        None => println!("strace không chạy được ở đây: không lập được bằng chứng về mạng."),
        Some(watched) => {
            let calls = watched.calls();
            assert!(calls.iter().any(|c| c.family == "AF_UNIX"), "the evidence holds the day");
            // The driver of this test listens on loopback and tells the window where; nothing else.
            let outside: Vec<_> = calls.iter().filter(|c| !c.stays_inside() && c.call != "socket" && !c.is_loopback()).collect();
            assert!(outside.is_empty(), "the window reached out: {outside:#?}");
            let made = calls.iter().filter(|c| !c.stays_inside() && c.call == "socket").count();
            let used = calls.iter().filter(|c| ["bind", "connect"].contains(&c.call.as_str()) && c.is_loopback()).count();
            assert_eq!(made, used, "every socket belongs to the driver: {calls:#?}");
        }
    }
}
