//! Times of tracking on large stores, through the questions the window asks:
//! `cargo run --release -p app --example bench_tracking -- [TASKS …] [--keep FILE]`, or `--open FILE` for a
//! store that is there. Each line: mean and 99th percentile, in milliseconds of this thread on a processor
//! (some systems tell them in steps of four).

use app::{
    App, Failure, FileRead, Outside, Press, Printed, Printing, Question, Sheets,
    desk::ShowDesk,
    report::{ReportBook, ReportLines, ReportUnits, ReportWeeks},
    task::{CountTasks, ListTasks, MatrixBy, TaskCalendar, TaskMatrix, TaskPapers},
};
use chrono::{DateTime, FixedOffset, NaiveDate};
use document::Document;
use domain::{Deadline, Progress, Relation, Task, TaskState, Timeliness, Unit};
use std::time::Instant;
use store::{DataKey, Entry, Store, StoreError, UnitRole};
use uuid::Uuid;

const UNITS: u128 = 60;
/// Rows written by one entry.
const BATCH: u32 = 2_000;
/// Reports of progress a task.
const TOLD: u32 = 5;
const WORDS: [&str; 16] = [
    "bảo đảm", "an ninh", "trật tự", "bầu cử", "đại biểu", "kiểm tra", "phòng cháy", "chữa cháy", "tuyên truyền", "cử tri", "danh sách", "phương án",
    "diễn tập", "y tế", "giao thông", "báo cáo",
];

fn id<T: From<Uuid>>(kind: u128, n: u128) -> T {
    T::from(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + (kind << 40) + n))
}

fn day(n: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day") + chrono::Duration::days(n)
}

fn moment() -> DateTime<FixedOffset> {
    "2026-03-01T08:00:00+07:00".parse().expect("a moment")
}

/// A sequence that looks like chance and is the same on every run.
struct Dice(u64);
impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
    fn unit<T: From<Uuid>>(&mut self) -> T {
        id(1, 1 + u128::from(self.roll(UNITS as u64)))
    }
}

fn entry(n: u128) -> Entry {
    Entry { id: id(9, n), intent: "bench".into(), label: "Giao nhiệm vụ".into(), actor: "Thư ký".into(), at: moment(), barrier: false }
}

/// Tasks as an election makes them: most are done in time, some are late, few are paused or called off.
fn make(code: u32, dice: &mut Dice) -> Task {
    let words: Vec<&str> = (0..18).map(|_| WORDS[dice.roll(16) as usize]).collect();
    let due = day(dice.roll(140) as i64);
    let deadline = (dice.roll(10) > 0).then(|| Deadline { on: Some(due), at: None, text: "trong quý I".into() });
    let open = [TaskState::Assigned, TaskState::Acknowledged, TaskState::InProgress, TaskState::InProgress, TaskState::AwaitingConfirmation, TaskState::Returned];
    let state = match dice.roll(100) {
        0..55 => TaskState::Done,
        55..57 => TaskState::Paused,
        57..60 => TaskState::Cancelled,
        _ => open[dice.roll(6) as usize],
    };
    let late = dice.roll(8) == 0;
    let lead = dice.unit();
    Task {
        id: id(2, u128::from(code)),
        code,
        content: format!("{} số {code}", words.join(" ")),
        directive: None,
        point: None,
        parent: None,
        lead: Some(lead),
        coordinators: (0..dice.roll(3)).map(|_| dice.unit()).filter(|c| *c != lead).collect(),
        monitor: (dice.roll(2) == 0).then(|| dice.unit()),
        original_deadline: deadline.clone(),
        link: None,
        deadline,
        period: None,
        recurring: None,
        product: Some("Báo cáo kết quả".into()),
        quotas: vec![],
        request: false,
        state,
        assigned_on: day(-30),
        completed_on: (state == TaskState::Done).then(|| if late { due + chrono::Duration::days(3) } else { due }),
        reason: None,
        paused_on: (state == TaskState::Paused).then(|| day(40)),
    }
}

fn fill(store: &mut Store, tasks: u32, told: u32) -> Result<(), StoreError> {
    let mut n = 0;
    let mut next = || {
        n += 1;
        entry(n)
    };
    store.write(next(), |w| {
        (1..=UNITS).try_for_each(|i| {
            let name = format!("Ủy ban bầu cử huyện {i}");
            let unit = Unit { id: id(1, i), name, short_name: None, relation: Relation::Ordered, parent: None, valid_from: None, valid_to: None, replaced_by: None, aliases: vec![] };
            store::unit::insert(w, &unit)
        })
    })?;
    let mut dice = Dice(7);
    let mut code = 0;
    while code < tasks {
        store.write(next(), |w| {
            (0..BATCH.min(tasks - code)).try_for_each(|_| {
                code += 1;
                store::task::insert(w, &make(code, &mut dice))
            })
        })?;
    }
    let mut told_so_far = 0;
    while told_so_far < told {
        store.write(next(), |w| {
            (0..BATCH.min(told - told_so_far)).try_for_each(|_| {
                told_so_far += 1;
                // A few tasks are never heard of.
                let task = 1 + u128::from(told_so_far) % u128::from(tasks - tasks / 20);
                let on = day(dice.roll(60) as i64);
                let p = Progress {
                    id: id(3, u128::from(told_so_far)), task: id(2, task), on, percent: Some(dice.roll(101) as u8), result: Some("Đã triển khai đến cơ sở.".into()),
                    difficulty: None, cause: None, proposal: None, evidence: None, expected_on: None, at: moment(),
                };
                store::progress::insert(w, &p)
            })
        })?;
    }
    Ok(())
}

/// Nothing is printed here.
struct NoPress;
impl Press for NoPress {
    fn preview(&self, _: &Document) -> Sheets {
        Sheets::default()
    }
    fn write_pdf(&self, _: &Document, _: &Printing, _: &str) -> Result<Printed, Failure> {
        Err(Failure::broken("no press"))
    }
    fn write_workbook(&self, _: &ReportBook, _: &str) -> Result<Printed, Failure> {
        Err(Failure::broken("no press"))
    }
    fn write_print(&self, _: &document::print::Print, _: &Printing, _: &str, _: &str) -> Result<Printed, Failure> {
        Err(Failure::broken("no press in the bench"))
    }
    fn open(&self, _: &str) -> Result<(), Failure> {
        Err(Failure::broken("no press"))
    }
    fn read_file(&self, _: &str) -> Result<FileRead, Failure> {
        Err(Failure::broken("no press"))
    }
    fn papers_folder(&self) -> String {
        String::new()
    }
}

/// Milliseconds this thread was on a processor, where the system tells; else on the wall.
fn clock(start: Instant) -> f64 {
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = spent.and_then(|s| s.split(' ').next().and_then(|n| n.parse::<f64>().ok()));
    spent.map_or_else(|| start.elapsed().as_secs_f64() * 1e3, |ns| ns / 1e6)
}

struct Bench {
    app: App,
    times: usize,
}

impl Bench {
    fn time<Q: Question>(&self, what: &str, limit: f64, make: impl Fn() -> Q) -> Result<Q::Answer, Failure> {
        let mint = || Uuid::from_u128(1);
        let outside = Outside { now: moment(), today: moment().date_naive(), actor: "Thư ký".into(), random: &|b: &mut [u8]| b.fill(7), mint: &mint, press: &NoPress };
        let mut taken = Vec::new();
        loop {
            let start = Instant::now();
            let before = clock(start);
            let answer = self.app.ask(make(), &outside)?;
            taken.push(clock(start) - before);
            if taken.len() == self.times {
                taken.sort_by(f64::total_cmp);
                let p99 = taken[(taken.len() * 99).div_ceil(100) - 1];
                let over = if p99 > limit { format!("  over {limit} ms") } else { String::new() };
                println!("  {what:<50} {:>9.2} {p99:>9.2}{over}", taken.iter().sum::<f64>() / taken.len() as f64);
                return Ok(answer);
            }
        }
    }
}

fn lists() -> Vec<(&'static str, ListTasks)> {
    let f = || ListTasks { limit: 100, no_total: true, ..Default::default() };
    let unit = Some(id(1, 7));
    vec![
        ("all, by deadline", f()),
        ("the page after a task in the middle", ListTasks { after: Some(id(2, 500)), ..f() }),
        ("late", ListTasks { classes: vec![Timeliness::Late], ..f() }),
        ("soon due", ListTasks { classes: vec![Timeliness::DueSoon], ..f() }),
        ("due within a week", ListTasks { due_within: Some(7), open: true, ..f() }),
        ("done late", ListTasks { classes: vec![Timeliness::DoneLate], ..f() }),
        ("done in time", ListTasks { classes: vec![Timeliness::DoneInTime], ..f() }),
        ("without a deadline", ListTasks { classes: vec![Timeliness::NoDeadline], ..f() }),
        ("late or done late", ListTasks { classes: vec![Timeliness::Late, Timeliness::DoneLate], ..f() }),
        ("called off", ListTasks { states: vec![TaskState::Cancelled], ..f() }),
        ("returned or paused", ListTasks { states: vec![TaskState::Returned, TaskState::Paused], ..f() }),
        ("a unit that leads", ListTasks { unit, role: Some(UnitRole::Lead), ..f() }),
        ("a unit that leads, late", ListTasks { unit, role: Some(UnitRole::Lead), classes: vec![Timeliness::Late], ..f() }),
        ("a unit in any role", ListTasks { unit, ..f() }),
        ("a unit in any role, late", ListTasks { unit, classes: vec![Timeliness::Late], ..f() }),
        ("a unit that coordinates", ListTasks { unit, role: Some(UnitRole::Coordinate), ..f() }),
        ("a unit that monitors", ListTasks { unit, role: Some(UnitRole::Monitor), ..f() }),
        ("words in every tenth task", ListTasks { words: Some("diễn tập y tế".into()), ..f() }),
        ("a rare word", ListTasks { words: Some("777".into()), ..f() }),
        ("words, late, of a unit", ListTasks { words: Some("phòng cháy".into()), unit, classes: vec![Timeliness::Late], ..f() }),
        ("nothing ever told, due within a week", ListTasks { silent: true, open: true, due_within: Some(7), ..f() }),
    ]
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut sizes = Vec::new();
    let mut keep = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(a) = arguments.next() {
        match a.as_str() {
            "--keep" => keep = arguments.next(),
            "--open" => {
                let store = Store::open(std::path::Path::new(&arguments.next().unwrap_or_default()))?;
                println!("  {:<50} {:>9} {:>9}", "", "mean", "p99");
                return Ok(measure(Bench { app: App::new(store), times: 40 }, 100_000)?);
            }
            n => sizes.push(n.parse::<u32>()?),
        }
    }
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000, 100_000];
    }
    for tasks in sizes {
        for sealed in [false, true] {
            // The largest store is measured once.
            if sealed && tasks > 100_000 {
                continue;
            }
            let folder = tempfile::tempdir()?;
            let path = folder.path().join("bench.dondoc");
            let key = sealed.then(|| DataKey::new([7; 32]));
            let mut store = Store::create_with(&path, key.as_ref())?;
            let start = Instant::now();
            let told = if tasks > 100_000 { tasks } else { tasks * TOLD };
            fill(&mut store, tasks, told)?;
            let bytes = std::fs::metadata(&path)?.len() as f64 / 1e6;
            println!(
                "{tasks} tasks, {UNITS} units, {told} reports of progress{}: {bytes:.0} MB, filled in {:.0} s",
                if sealed { ", enciphered" } else { "" },
                start.elapsed().as_secs_f64()
            );
            println!("  {:<50} {:>9} {:>9}", "", "mean", "p99");
            measure(Bench { app: App::new(store), times: if tasks > 100_000 { 20 } else { 100 } }, tasks)?;
            if let Some(keep) = keep.as_ref().filter(|_| !sealed && tasks == 100_000) {
                std::fs::copy(&path, keep)?;
            }
        }
    }
    Ok(())
}

fn measure(bench: Bench, tasks: u32) -> Result<(), Failure> {
    let limit = if tasks > 100_000 { 50.0 } else { 16.0 };
    for (what, list) in lists() {
        bench.time(&format!("list: {what}"), limit, || list.clone())?;
    }
    for (what, list) in lists().into_iter().take(5) {
        bench.time(&format!("count: {what}"), f64::INFINITY, || CountTasks { of: list.clone() })?;
    }
    bench.time("matrix: unit x state", 100.0, || TaskMatrix { of: ListTasks::default(), by: MatrixBy::State })?;
    bench.time("matrix: unit x week", 100.0, || TaskMatrix { of: ListTasks::default(), by: MatrixBy::Week })?;
    bench.time("matrix: unit x state, late", 100.0, || TaskMatrix { of: ListTasks { classes: vec![Timeliness::Late], ..Default::default() }, by: MatrixBy::State })?;
    bench.time("four-cell table", 50.0, || ReportUnits {})?;
    bench.time("calendar of a month, 3 rows a day", f64::INFINITY, || TaskCalendar { of: ListTasks::default(), from: day(31), to: day(72), most: 3 })?;
    bench.time("papers", f64::INFINITY, || TaskPapers { of: ListTasks::default() })?;
    bench.time("lines of the report, first 100", f64::INFINITY, || ReportLines { of: ListTasks { limit: 100, ..Default::default() } })?;
    bench.time("figures of the charts", f64::INFINITY, || ReportWeeks {})?;
    bench.time("desk", f64::INFINITY, || ShowDesk {})?;
    Ok(())
}
