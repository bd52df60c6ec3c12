//! No network: the programs run under strace and the kernel's record is read. Runs when
//! `DONDOC_DESKTOP` names the built window (`cargo xtask test`); `dondoc` lies beside it. What the
//! window does on a whole day is watched in `desktop.rs`.

#![cfg(unix)]

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};
use tests::network::Watched;

fn window() -> Option<PathBuf> {
    let program = std::env::var("DONDOC_DESKTOP").ok().filter(|p| !p.is_empty())?;
    assert!(Path::new(&program).exists(), "DONDOC_DESKTOP names the built program: {program}");
    Some(program.into())
}

fn watched(program: &Path, folder: &Path) -> Option<Watched> {
    let watched = Watched::new(program, folder);
    if watched.is_none() {
        println!("strace không chạy được ở đây: không lập được bằng chứng về mạng.");
    }
    watched
}

#[test]
fn the_command_line_opens_no_socket() {
    let Some(window) = window() else {
        println!("DONDOC_DESKTOP không được đặt: phép thử này chạy qua `cargo xtask test`.");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let dondoc = window.with_file_name(format!("dondoc{}", std::env::consts::EXE_SUFFIX));
    let Some(watched) = watched(&dondoc, folder.path()) else { return };
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the top");
    let run = |args: &[&str]| {
        let done = Command::new(watched.program())
            .args(["--store", &folder.path().join("so.dondoc").display().to_string(), "--as-of", "2021-05-04"])
            .args(args)
            .current_dir(top)
            .output()
            .expect("dondoc runs");
        assert!(done.status.success(), "dondoc {args:?}: {}", String::from_utf8_lossy(&done.stderr));
    };
    let out = |name: &str| folder.path().join(name).display().to_string();
    run(&["demo"]);
    run(&["read", "assets/demo/tin-cong-van-474.txt", "--json"]);
    run(&["pdf", "assets/demo/cong-van-hai-duong.json", "-o", &out("cong-van.pdf")]);
    run(&["status"]);
    run(&["task", "list"]);
    run(&["report", "units", "-o", &out("bao-cao.pdf")]);
    run(&["report", "tasks", "-o", &out("bao-cao.xlsx")]);
    run(&["history", "verify"]);
    run(&["check"]);
    assert_eq!(watched.traces(), 9, "every run left its evidence");
    let sockets: Vec<_> = watched.calls().into_iter().filter(|c| !c.stays_inside()).collect();
    assert!(sockets.is_empty(), "dondoc opened sockets: {sockets:#?}");
}

#[test]
fn the_window_by_itself_opens_no_socket_to_anywhere() {
    let Some(window) = window() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let dondoc = window.with_file_name(format!("dondoc{}", std::env::consts::EXE_SUFFIX));
    let store = folder.path().join("so.dondoc").display().to_string();
    let made = Command::new(dondoc).args(["--store", &store, "--as-of", "2021-05-04", "demo"]).output().expect("dondoc runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let Some(watched) = watched(&window, folder.path()) else { return };
    // Without a driver: as the secretary starts it.
    let mut running = Command::new(watched.program())
        .args(["--store", &store, "--as-of", "2021-05-04"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the window starts");
    // It draws its first screen, and has time for whatever it would do by itself.
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(60) && watched.calls().iter().filter(|c| c.call == "connect").count() < 3 {
        std::thread::sleep(Duration::from_millis(200));
    }
    std::thread::sleep(Duration::from_secs(8));
    assert!(running.try_wait().expect("its state").is_none(), "the window is still open");
    // strace passes the request to end on to the window.
    let ended = Command::new("pkill").args(["-TERM", "-P", &running.id().to_string()]).status().expect("pkill runs");
    assert!(ended.success());
    let _ = running.wait();
    let calls = watched.calls();
    assert!(calls.iter().any(|c| c.call == "connect" && c.family == "AF_UNIX"), "it reached the display: {calls:#?}");
    let sockets: Vec<_> = calls.into_iter().filter(|c| !c.stays_inside()).collect();
    assert!(sockets.is_empty(), "the window opened sockets: {sockets:#?}");
}
