//! `fuzz TARGET [N] [--seed S] [--seconds T] [--threads K] [--record]`: throws damaged input at
//! what reads it. A panic or a run of more than a second is kept as a file under
//! `target/fuzz/` and told with its seed; the status is then 1. `--record` adds the figures to
//! `tests/fuzz/RUNS.md`; `--keep N` puts N inputs into the corpus. `fuzz TARGET FILE` runs one kept file.

use std::{
    cell::Cell,
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};
use tests::fuzz::{Corpus, Dice, GROUPS, TARGETS, Target, target};

/// Slower than this is a finding.
const SLOW: Duration = Duration::from_secs(1);
/// A run that takes longer hangs: the input is kept and the whole program ends.
const HANGS: Duration = Duration::from_secs(60);

/// Panics in our own code, also those that a wall around a library caught.
static OURS: AtomicU64 = AtomicU64::new(0);
/// Panics of libraries, with their place.
static CAUGHT: Mutex<BTreeMap<String, u64>> = Mutex::new(BTreeMap::new());
static WORDS: Mutex<String> = Mutex::new(String::new());
static RUNNING: AtomicBool = AtomicBool::new(true);

struct Plan {
    targets: Vec<&'static Target>,
    times: u64,
    seed: u64,
    until: Option<Instant>,
}

#[derive(Default, Clone, Copy)]
struct Figures {
    runs: u64,
    panics: u64,
    slow: u64,
    longest: Duration,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| args.iter().position(|a| a == name).and_then(|i| args.get(i + 1)).and_then(|v| v.parse::<u64>().ok());
    let plain: Vec<&String> = args.iter().enumerate().filter(|(i, a)| !a.starts_with("--") && !(*i > 0 && ["--seed", "--seconds", "--threads", "--keep"].contains(&args[i - 1].as_str()))).map(|(_, a)| a).collect();
    let Some(name) = plain.first() else { return list() };
    let names: Vec<&str> = match GROUPS.iter().find(|g| g.0 == name.as_str()) {
        Some(group) => group.1.to_vec(),
        None if name.as_str() == "all" => TARGETS.iter().map(|t| t.name).collect(),
        None => vec![name.as_str()],
    };
    let targets: Vec<&'static Target> = names.iter().filter_map(|n| target(n)).collect();
    if targets.is_empty() {
        eprintln!("không có đích “{name}”");
        list();
        std::process::exit(2);
    }
    hook();
    if let Some(data) = plain.get(1).filter(|p| p.parse::<u64>().is_err()).map(|p| std::fs::read(p)) {
        return once(&targets, data);
    }
    if let Some(count) = option("--keep") {
        return keep_some(&targets, count, option("--seed").unwrap_or(1));
    }
    let times = plain.get(1).and_then(|n| n.parse().ok());
    let seconds = option("--seconds");
    let until = seconds.map(|s| Instant::now() + Duration::from_secs(s));
    let plan = Plan { targets, times: times.unwrap_or(if seconds.is_some() { u64::MAX } else { 1_000_000 }), seed: option("--seed").unwrap_or(1), until };
    let threads = option("--threads").unwrap_or(1).clamp(1, 64);
    let start = Instant::now();
    let figures = run(&plan, threads);
    let seconds = start.elapsed().as_secs_f64();
    let mut findings = 0;
    for (target, f) in plan.targets.iter().zip(&figures) {
        println!("{:<10} {:>12} runs, {} panics, {} over 1 s, longest {} ms", target.name, f.runs, f.panics, f.slow, f.longest.as_millis());
        findings += f.panics + f.slow;
    }
    let all: u64 = figures.iter().map(|f| f.runs).sum();
    println!("{all} runs in {seconds:.0} s, {:.0} a second, seed {}", all as f64 / seconds, plan.seed);
    let caught = CAUGHT.lock().expect("no panic holds this");
    for (place, n) in caught.iter() {
        println!("caught at the wall: {n} times {place}");
    }
    if args.iter().any(|a| a == "--record") {
        record(&plan, &figures, caught.values().sum());
    }
    if findings > 0 {
        std::process::exit(1);
    }
}

fn list() {
    for t in TARGETS {
        println!("{:<10} {}", t.name, t.about);
    }
    for (name, members) in GROUPS {
        println!("{name:<10} {}", members.join(", "));
    }
}

/// Counts panics where they happen: a wall that catches them must not hide ours.
fn hook() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        let foreign = place.contains("/registry/") || place.contains("\\registry\\");
        if foreign && std::thread::current().name() == Some("pdf") {
            let short = place.rsplit("index.crates.io-").next().unwrap_or(&place).to_owned();
            if let Ok(mut caught) = CAUGHT.lock() {
                *caught.entry(short).or_default() += 1;
            }
            return;
        }
        OURS.fetch_add(1, Relaxed);
        if let Ok(mut words) = WORDS.lock() {
            *words = info.to_string();
        }
    }));
}

/// Puts some small inputs into the corpus.
fn keep_some(targets: &[&Target], count: u64, seed: u64) {
    for target in targets {
        let corpus = Corpus::load(target.name);
        let mut dice = Dice::new(seed);
        let folder = tests::fuzz::folder(target.name);
        std::fs::create_dir_all(&folder).expect("a folder");
        let inputs = std::iter::repeat_with(|| (target.make)(&corpus, &mut dice)).filter(|d| (50..3_000).contains(&d.len()));
        for (n, data) in (0..count).zip(inputs) {
            std::fs::write(folder.join(format!("made-{seed}-{n}")), data).expect("written");
        }
    }
}

fn once(targets: &[&Target], data: std::io::Result<Vec<u8>>) {
    let data = data.expect("the file is readable");
    for target in targets {
        let start = Instant::now();
        let ended = catch_unwind(AssertUnwindSafe(|| (target.start)()(&data))).is_ok();
        let words = WORDS.lock().map(|w| w.clone()).unwrap_or_default();
        println!("{}: {} after {} ms {words}", target.name, if ended { "ended" } else { "panic" }, start.elapsed().as_millis());
    }
}

fn run(plan: &Plan, threads: u64) -> Vec<Figures> {
    let total = Mutex::new(vec![Figures::default(); plan.targets.len()]);
    let left = AtomicU64::new(plan.times);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|t| {
                let (total, left) = (&total, &left);
                let worker = std::thread::Builder::new().stack_size(16 << 20);
                worker.spawn_scoped(scope, move || work(plan, t, left, total)).expect("a thread starts")
            })
            .collect();
        for w in workers {
            if w.join().is_err() {
                println!("a target does not start: {}", WORDS.lock().map(|w| w.clone()).unwrap_or_default());
                std::process::exit(1);
            }
        }
        RUNNING.store(false, Relaxed);
    });
    total.into_inner().expect("no worker panicked")
}

thread_local! {
    static NUMBER: Cell<u64> = const { Cell::new(0) };
}

/// What a worker is busy with, for the watch.
struct Busy {
    since: Mutex<(Instant, &'static str, Vec<u8>)>,
}

fn work(plan: &Plan, thread: u64, left: &AtomicU64, total: &Mutex<Vec<Figures>>) {
    let busy: &'static Busy = Box::leak(Box::new(Busy { since: Mutex::new((Instant::now(), "", Vec::new())) }));
    watch(busy, plan.seed);
    let mut dice = Dice::new(plan.seed.wrapping_mul(1000).wrapping_add(thread));
    let corpora: Vec<Corpus> = plan.targets.iter().map(|t| Corpus::load(t.name)).collect();
    let mut runners: Vec<_> = plan.targets.iter().map(|t| (t.start)()).collect();
    let mut figures = vec![Figures::default(); plan.targets.len()];
    let mut n: u64 = 0;
    loop {
        // The clock and the shared count are asked now and then only.
        if n.is_multiple_of(256) {
            let took = left.fetch_update(Relaxed, Relaxed, |l| Some(l.saturating_sub(256))).unwrap_or(0);
            if took == 0 || plan.until.is_some_and(|u| Instant::now() > u) {
                break;
            }
        }
        let which = (n % plan.targets.len() as u64) as usize;
        n += 1;
        NUMBER.set(n);
        let target = plan.targets[which];
        let data = (target.make)(&corpora[which], &mut dice);
        if let Ok(mut b) = busy.since.lock() {
            b.0 = Instant::now();
            b.1 = target.name;
            b.2.clear();
            b.2.extend_from_slice(&data);
        }
        let before = OURS.load(Relaxed);
        let start = Instant::now();
        let ended = catch_unwind(AssertUnwindSafe(|| runners[which](&data))).is_ok();
        let mut took = start.elapsed();
        let f = &mut figures[which];
        f.runs += 1;
        if !ended {
            runners[which] = (target.start)();
        }
        // A busy machine is not a slow reader: what looks slow is run again by the clock of the
        // processor.
        for _ in 0..2 {
            if ended && took > SLOW {
                let (start, spent) = (Instant::now(), processor());
                let _ = catch_unwind(AssertUnwindSafe(|| runners[which](&data)));
                let used = processor().zip(spent).map(|(now, before)| now.saturating_sub(before));
                took = took.min(used.unwrap_or_else(|| start.elapsed()));
            }
        }
        f.longest = f.longest.max(took);
        let panicked = !ended || OURS.load(Relaxed) > before;
        if panicked || took > SLOW {
            f.panics += u64::from(panicked);
            f.slow += u64::from(took > SLOW);
            let words = WORDS.lock().map(|w| w.clone()).unwrap_or_default();
            let path = keep(target.name, plan.seed, n, &data);
            println!("{} seed {} input {n}: {} after {} ms, kept in {}\n  {}", target.name, plan.seed, if panicked { "panic" } else { "slow" }, took.as_millis(), path.display(), words.replace('\n', " "));
        }
    }
    let mut total = total.lock().expect("no worker panics while it adds");
    for (t, f) in total.iter_mut().zip(figures) {
        t.runs += f.runs;
        t.panics += f.panics;
        t.slow += f.slow;
        t.longest = t.longest.max(f.longest);
    }
}

/// Time this program has had of the processors; unknown where the system does not tell.
fn processor() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let mut fields = stat.rsplit(')').next()?.split_whitespace().skip(11);
    let ticks: u64 = fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 10))
}

fn keep(name: &str, seed: u64, n: u64, data: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/fuzz");
    let _ = std::fs::create_dir_all(&folder);
    let path = folder.join(format!("{name}-{seed}-{n}.bin"));
    let _ = std::fs::write(&path, data);
    path
}

fn watch(busy: &'static Busy, seed: u64) {
    std::thread::spawn(move || {
        while RUNNING.load(Relaxed) {
            std::thread::sleep(Duration::from_secs(5));
            let Ok(b) = busy.since.lock() else { continue };
            if !b.1.is_empty() && b.0.elapsed() > HANGS && RUNNING.load(Relaxed) {
                let path = keep(b.1, seed, 0, &b.2);
                println!("{} hangs: kept in {}", b.1, path.display());
                std::process::exit(1);
            }
        }
    });
}

/// Adds a line for each target to the table of runs and makes its sums anew.
fn record(plan: &Plan, figures: &[Figures], caught: u64) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz/RUNS.md");
    let old = std::fs::read_to_string(&path).unwrap_or_default();
    let today = cli::outside::now().format("%Y-%m-%d");
    let mut rows: Vec<String> = old.lines().filter(|l| l.starts_with("| 2")).map(str::to_owned).collect();
    for (t, f) in plan.targets.iter().zip(figures) {
        let walled = if t.name == "pdf" { caught } else { 0 };
        rows.push(format!("| {today} | {} | {} | {} | {} | {} | {walled} | {} |", t.name, plan.seed, f.runs, f.panics, f.slow, f.longest.as_millis()));
    }
    let mut sums: BTreeMap<String, [u64; 3]> = BTreeMap::new();
    for row in &rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let number = |i: usize| cells.get(i).and_then(|c| c.parse::<u64>().ok()).unwrap_or(0);
        for key in [cells.get(2).copied().unwrap_or_default(), "tổng"] {
            let sum = sums.entry(key.to_owned()).or_default();
            sum[0] += number(4);
            sum[1] += number(5);
            sum[2] += number(6);
        }
    }
    let mut out = String::from("# Các lần thử dữ liệu bất kỳ\n\nWritten by `cargo xtask fuzz … --record`; measured figures only. A slow run takes more than a second. What is found is fixed with a test, so later lines of a target run newer code. “Caught” are panics inside the PDF library that its wall turned into a refusal.\n\n| Đích | Số lần | Panic | Chậm |\n|---|---:|---:|---:|\n");
    for (name, s) in &sums {
        out.push_str(&format!("| {name} | {} | {} | {} |\n", s[0], s[1], s[2]));
    }
    out.push_str("\n## Từng lần\n\n| Ngày | Đích | Seed | Số lần | Panic | Chậm | Caught | Lâu nhất (ms) |\n|---|---|---:|---:|---:|---:|---:|---:|\n");
    out.push_str(&rows.join("\n"));
    out.push('\n');
    if std::fs::write(&path, out).is_err() {
        eprintln!("không ghi được {}", path.display());
    }
}
