//! `cargo xtask bench`: our figures beside the peer's from the same run.

use crate::step::{Done, root, step};

pub fn bench(what: Option<&str>) -> Done {
    let example = |package: &str, name: &str| {
        step(&format!("đo {package}"), &root(), "cargo", &["run", "--quiet", "--release", "--locked", "-p", package, "--example", name])
    };
    match what {
        Some("paper") => {
            example("typeset", "bench_paper")?;
            peers()
        }
        Some("reading") => reading(&example),
        Some("store") => example("store", "bench_store"),
        None => {
            example("typeset", "bench_paper")?;
            peers()?;
            reading(&example)?;
            example("store", "bench_store")
        }
        Some(_) => Err("Dùng: cargo xtask bench [paper|reading|store]".into()),
    }
}

/// The score on the labelled papers, then the times.
fn reading(example: &dyn Fn(&str, &str) -> Done) -> Done {
    let score = ["test", "--quiet", "--locked", "-p", "tests", "--test", "reading", "the_score_on", "--", "--nocapture"];
    step("điểm đọc trên các văn bản có nhãn", &root(), "cargo", &score)?;
    step("cùng văn bản ở dạng .txt, .docx, .pdf, .rtf", &root(), "cargo", &["run", "--quiet", "--locked", "-p", "tests", "--example", "bench_formats"])?;
    example("reading", "bench_reading")
}

/// The same paper through our program, Typst and LibreOffice, each as a cold process.
fn peers() -> Done {
    step("dondoc", &root(), "cargo", &["build", "--quiet", "--release", "--locked", "-p", "cli"])?;
    step("cùng một công văn qua ba chương trình", &root(), "python3", &["tests/bench/peers.py"])
}
