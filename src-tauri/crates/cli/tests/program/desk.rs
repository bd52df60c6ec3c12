//! A folder of its own for one user's script.

use serde_json::Value;
use std::{
    cell::Cell,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).expect("the crate lies three folders deep").to_path_buf()
}

/// What opens the stores of these tests.
pub const PASSPHRASE: &str = "bốn từ không liên quan";

/// A desk with a store that may not be there yet, and a day.
pub struct Desk {
    folder: tempfile::TempDir,
    day: Cell<&'static str>,
}

impl Desk {
    /// No store yet.
    pub fn new() -> Self {
        Desk { folder: tempfile::tempdir().expect("a folder"), day: Cell::new("2021-05-04") }
    }

    /// A store of the demo's body.
    pub fn with_profile() -> Self {
        let desk = Desk::new();
        desk.json(&["init", "--profile", "assets/demo/profile.toml"]);
        desk
    }

    /// From now on today is this day.
    pub fn on(&self, day: &'static str) -> &Self {
        self.day.set(day);
        self
    }

    /// A file of the desk.
    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// Runs the program.
    pub fn run(&self, args: &[&str]) -> Output {
        self.run_with(args, &[("DONDOC_PASSPHRASE", PASSPHRASE)])
    }

    /// Runs the program with these variables and no passphrase but theirs.
    pub fn run_with(&self, args: &[&str], variables: &[(&str, &str)]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_dondoc"))
            .args(["--store", &self.path("so.dondoc"), "--as-of", self.day.get()])
            .args(args)
            .env("XDG_DATA_HOME", self.folder.path())
            .env("APPDATA", self.folder.path())
            .env("TMPDIR", self.folder.path())
            .env("TEMP", self.folder.path())
            .env("DONDOC_ACTOR", "Thư ký")
            // Programs built for people do not know this one: they measure the machine.
            .env("DONDOC_QUICK_KEYS", "1")
            .env_remove("DONDOC_PASSPHRASE")
            .env_remove("DONDOC_USER")
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .current_dir(root())
            .output()
            .expect("dondoc runs")
    }

    /// Runs it with `--json` and reads the one value it prints.
    pub fn json(&self, args: &[&str]) -> Value {
        self.json_with(args, &[("DONDOC_PASSPHRASE", PASSPHRASE)])
    }

    /// The same with these variables.
    pub fn json_with(&self, args: &[&str], variables: &[(&str, &str)]) -> Value {
        let out = self.run_with(&[&["--json"], args].concat(), variables);
        assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        serde_json::from_slice(&out.stdout).unwrap_or_else(|e| panic!("{args:?} prints one JSON value: {e}"))
    }

    /// A refusal: exit 1, a sentence on standard error, and code, what, advice as JSON.
    pub fn refused(&self, args: &[&str]) -> Value {
        self.refused_with(args, &[("DONDOC_PASSPHRASE", PASSPHRASE)])
    }

    /// The same with these variables.
    pub fn refused_with(&self, args: &[&str], variables: &[(&str, &str)]) -> Value {
        let out = self.run_with(&[&["--json"], args].concat(), variables);
        assert_eq!(out.status.code(), Some(1), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        let value: Value = serde_json::from_slice(&out.stdout).expect("a refusal is JSON too");
        for key in ["code", "what", "advice"] {
            assert!(value[key].as_str().is_some_and(|s| !s.is_empty()), "{args:?}: {key}");
        }
        assert!(!out.stderr.is_empty(), "{args:?} says why on standard error");
        value
    }
}
