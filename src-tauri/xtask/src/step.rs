//! Running a program as one told step.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

pub type Done = Result<(), String>;

/// The repository's top folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("xtask lies two folders deep").to_path_buf()
}

/// Says what is run, runs it in a folder, says how long it took.
pub fn step(name: &str, folder: &Path, program: &str, args: &[&str]) -> Done {
    step_with(name, folder, program, args, &[])
}

/// The same with variables of the environment.
pub fn step_with(name: &str, folder: &Path, program: &str, args: &[&str], env: &[(&str, &str)]) -> Done {
    println!("\n==> {name}: {program} {}", args.join(" "));
    let start = Instant::now();
    let status = Command::new(program)
        .args(args)
        .envs(env.iter().copied())
        .current_dir(folder)
        .status()
        .map_err(|e| format!("{name}: không chạy được {program}: {e}"))?;
    println!("<== {name}: {:.1} s", start.elapsed().as_secs_f32());
    if status.success() { Ok(()) } else { Err(format!("{name}: {program} kết thúc với {status}")) }
}

/// True when a program runs and succeeds; its output is thrown away.
pub fn succeeds(program: &str, args: &[&str]) -> bool {
    Command::new(program).args(args).output().is_ok_and(|o| o.status.success())
}

/// True when a program is on the PATH.
pub fn has(program: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else { return false };
    let names = if cfg!(windows) { vec![format!("{program}.exe"), format!("{program}.cmd")] } else { vec![program.to_owned()] };
    std::env::split_paths(&path).any(|folder| names.iter().any(|n| folder.join(n).is_file()))
}

/// npm's name on this system.
pub fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}
