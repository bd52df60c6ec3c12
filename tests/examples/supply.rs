//! `supply licences` rewrites the licences that the app shows; `supply bill FILE` writes the bill
//! of materials of a release (CycloneDX).

use std::{fs, process::ExitCode};
use tests::supply;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (path, value) = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["licences"] => {
            let l = supply::licences();
            (supply::root().join("assets/licences/third-party.json"), serde_json::to_value(l).expect("plain data"))
        }
        ["bill", path] => (path.into(), supply::bill(env!("CARGO_PKG_VERSION"))),
        _ => {
            eprintln!("supply licences | supply bill FILE");
            return ExitCode::FAILURE;
        }
    };
    let mut text = serde_json::to_string_pretty(&value).expect("plain data");
    text.push('\n');
    if let Err(e) = fs::write(&path, text) {
        eprintln!("{}: {e}", path.display());
        return ExitCode::FAILURE;
    }
    println!("{}", path.display());
    ExitCode::SUCCESS
}
