//! How long reading takes: `bench DIR` joins the .txt files of a folder to 10, 100, 1,000 pages
//! and prints milliseconds.

use std::time::Instant;

/// Characters of a printed page.
const PAGE: usize = 2_600;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "tests/cases/corpus".to_owned());
    let mut paths: Vec<_> = std::fs::read_dir(&folder)?
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    let mut all = String::new();
    for path in paths {
        all.push_str(&std::fs::read_to_string(path)?);
        all.push_str("\n\n");
    }
    reading::read(&all);
    println!("pages  characters  tasks        ms  ms/page");
    for pages in [10_usize, 100, 1_000] {
        let text: String = all.chars().cycle().take(pages * PAGE).collect();
        let mut best = f64::MAX;
        let mut tasks = 0;
        for _ in 0..3 {
            let start = Instant::now();
            tasks = reading::read(&text).tasks.len();
            best = best.min(start.elapsed().as_secs_f64() * 1000.0);
        }
        println!(
            "{pages:5}  {:10}  {tasks:5}  {best:8.1}  {:7.3}",
            text.chars().count(),
            best / pages as f64
        );
    }
    Ok(())
}
