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
        Some("tracking") => tracking(),
        None => {
            example("typeset", "bench_paper")?;
            peers()?;
            reading(&example)?;
            example("store", "bench_store")?;
            tracking()
        }
        Some(_) => Err("Dùng: cargo xtask bench [paper|reading|store|tracking]".into()),
    }
}

/// The score on the labelled papers, then the times.
fn reading(example: &dyn Fn(&str, &str) -> Done) -> Done {
    let score = ["test", "--quiet", "--locked", "-p", "tests", "--test", "reading", "the_score_on", "--", "--nocapture"];
    step("điểm đọc trên các văn bản có nhãn", &root(), "cargo", &score)?;
    step("cùng văn bản ở dạng .txt, .docx, .pdf, .rtf", &root(), "cargo", &["run", "--quiet", "--locked", "-p", "tests", "--example", "bench_formats"])?;
    example("reading", "bench_reading")
}

/// Lists, matrices and tables of stores from 1,000 to 1,000,000 tasks; then the same questions as
/// plain SQL over the same rows without our indexes.
fn tracking() -> Done {
    let kept = std::env::temp_dir().join("dondoc-bench-tracking.dondoc");
    let kept = kept.display().to_string();
    let run = ["run", "--quiet", "--release", "--locked", "-p", "app", "--example", "bench_tracking", "--", "1000", "10000", "100000", "1000000", "--keep", &kept];
    let done = step("đo theo dõi nhiệm vụ", &root(), "cargo", &run)
        .and_then(|()| step("cùng câu hỏi, SQL thường, không chỉ mục", &root(), "python3", &["tests/bench/tracking_peer.py", &kept]));
    let _ = std::fs::remove_file(&kept);
    done
}

/// The same paper through our program, Typst and LibreOffice, each as a cold process.
fn peers() -> Done {
    step("dondoc", &root(), "cargo", &["build", "--quiet", "--release", "--locked", "-p", "cli"])?;
    step("cùng một công văn qua ba chương trình", &root(), "python3", &["tests/bench/peers.py"])
}
