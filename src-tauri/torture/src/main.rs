//! `torture [--minutes N]`: all trials, one table. `torture child …` is the process that is killed.

use std::{
    path::Path,
    process::ExitCode,
    time::{Duration, Instant},
};
use torture::{
    Cover,
    disk::Fault,
    flips, kill,
    power::{self, Extent},
    refusals,
    table::{Row, heading},
};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [word, path, cover, from] = args.as_slice()
        && word == "child"
    {
        let cover = if cover == Cover::Plain.word() { Cover::Plain } else { Cover::Enciphered };
        kill::child(Path::new(path), cover, from.parse().unwrap_or(0));
        return ExitCode::SUCCESS;
    }
    let minutes = match args.as_slice() {
        [] => 10.0,
        [flag, n] if flag == "--minutes" && n.parse::<f64>().is_ok_and(|n| n > 0.0) => n.parse().unwrap_or(10.0),
        _ => {
            eprintln!("Dùng: torture [--minutes SỐ PHÚT]");
            return ExitCode::from(2);
        }
    };
    let rows = all(Duration::from_secs_f64(minutes * 60.0));
    println!("\n{}", heading());
    for row in &rows {
        println!("{}", row.line());
    }
    for row in rows.iter().filter(|r| !r.clean()) {
        println!("{}: {}", row.mode, row.first.as_deref().unwrap_or_default());
    }
    if rows.iter().all(Row::clean) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Two lines of trials side by side: the disk in memory, and files that are killed and flipped. Each
/// trial ends when it is done or when its share of the time is over.
fn all(time: Duration) -> Vec<Row> {
    let begun = Instant::now();
    let until = |share: f64| begun + time.mul_f64(share);
    let told = |row: Row| {
        println!("{:>5} s  {}", begun.elapsed().as_secs(), row.line());
        row
    };
    let [plain, enciphered] = Cover::ALL;
    let extent = |share| Extent { steps: 230, every: 1, draws: 1, examined: 50, lies: false, until: until(share) };
    let flips_of = |until| flips::Extent { steps: 38, flips: 5_100, rescued: 40, until };
    std::thread::scope(|threads| {
        let on_disk = threads.spawn(move || {
            vec![
                told(power::cut(plain, extent(0.33), 1)),
                told(power::cut(enciphered, extent(0.72), 2)),
                told(refusals::fail(plain, Fault::Full, 70, until(0.79))),
                told(refusals::fail(plain, Fault::Broken, 70, until(0.86))),
                told(refusals::fail(enciphered, Fault::Full, 70, until(0.93))),
                told(refusals::fail(enciphered, Fault::Broken, 70, until(1.0))),
            ]
        });
        let program = std::env::current_exe().expect("our own name");
        let in_files = threads.spawn(move || {
            vec![
                told(kill::kill(&program, plain, 1_050, 7, until(0.3))),
                told(kill::kill(&program, enciphered, 1_050, 8, until(0.6))),
                told(flips::flip(plain, flips_of(until(0.8)), 9)),
                told(flips::flip(enciphered, flips_of(until(1.0)), 10)),
            ]
        });
        let mut rows = on_disk.join().expect("the trials end");
        rows.extend(in_files.join().expect("the trials end"));
        rows
    })
}
