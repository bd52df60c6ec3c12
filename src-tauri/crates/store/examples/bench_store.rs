//! Times of the store on many tasks: `cargo run --release -p store --example bench_store -- [TASKS] [encrypted]`.
//! Each line is the median of a few runs, in milliseconds.

use domain::{Deadline, Relation, Task, TaskId, TaskState, Unit, UnitId};
use std::time::Instant;
use store::{DataKey, Entry, Store, StoreError, TaskFilter, TaskOrder, UnitRole, history, task, unit};
use uuid::Uuid;

const UNITS: u128 = 300;
/// Tasks written by one entry.
const BATCH: u32 = 1000;
const WORDS: [&str; 24] = [
    "bảo đảm", "an ninh", "trật tự", "an toàn", "bầu cử", "đại biểu", "Hội đồng", "nhân dân", "kiểm tra", "phòng cháy",
    "chữa cháy", "điểm bỏ phiếu", "tuyên truyền", "cử tri", "danh sách", "khu vực", "phương án", "diễn tập", "thông tin",
    "liên lạc", "y tế", "giao thông", "báo cáo", "tổng hợp",
];

fn id<T: From<Uuid>>(n: u128) -> T {
    T::from(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n))
}

/// A sequence that looks like chance and is the same on every run.
struct Dice(u64);
impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}

fn entry(n: u128) -> Entry {
    Entry {
        id: id((1 << 70) + n),
        intent: "bench".into(),
        label: "Giao nhiệm vụ".into(),
        actor: "Thư ký".into(),
        at: "2026-01-05T08:00:00+07:00".parse().expect("a moment"),
        barrier: false,
    }
}

fn make(code: u32, dice: &mut Dice) -> Task {
    let words: Vec<&str> = (0..20).map(|_| WORDS[dice.roll(24) as usize]).collect();
    let on = "2026-01-01".parse().ok().and_then(|d: chrono::NaiveDate| d.checked_add_days(chrono::Days::new(dice.roll(180))));
    let deadline = (dice.roll(10) > 0).then(|| Deadline { on, at: None, text: "trong quý I".into() });
    let state = TaskState::ALL[dice.roll(8) as usize];
    Task {
        id: id(1_000_000 + u128::from(code)),
        code,
        content: format!("{} số {code}", words.join(" ")),
        directive: None,
        point: None,
        parent: None,
        lead: Some(id(1 + u128::from(dice.roll(UNITS as u64)))),
        coordinators: (0..dice.roll(3)).map(|i| id(1 + u128::from((dice.roll(90) + i * 100) % UNITS as u64))).collect(),
        monitor: Some(id(1)),
        original_deadline: deadline.clone(),
        deadline,
        period: None,
        recurring: None,
        product: Some("Báo cáo kết quả".into()),
        quotas: vec![],
        request: false,
        state,
        assigned_on: "2026-01-01".parse().expect("a day"),
        completed_on: if state == TaskState::Done { on.or_else(|| "2026-03-01".parse().ok()) } else { None },
        reason: None,
        paused_on: None,
        link: None,
    }
}

/// Time this thread was on a processor, where the system tells; else time on the wall.
fn clock(start: Instant) -> f64 {
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = spent.and_then(|s| s.split(' ').next().and_then(|n| n.parse::<f64>().ok()));
    spent.map_or_else(|| start.elapsed().as_secs_f64() * 1e3, |ns| ns / 1e6)
}

/// Median of the time of `f`, in milliseconds: processor, then wall.
fn time<T>(what: &str, times: usize, mut f: impl FnMut() -> Result<T, StoreError>) -> Result<T, StoreError> {
    let mut taken = Vec::new();
    loop {
        let start = Instant::now();
        let before = clock(start);
        let out = f()?;
        taken.push((clock(start) - before, start.elapsed().as_secs_f64() * 1e3));
        if taken.len() == times {
            taken.sort_by(|a, b| a.0.total_cmp(&b.0));
            let (cpu, wall) = taken[times / 2];
            println!("{what:<58} {cpu:>10.3} {wall:>10.3} ms");
            return Ok(out);
        }
    }
}

fn main() -> Result<(), StoreError> {
    let tasks: u32 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("bench.dondoc");
    let key = (std::env::args().nth(2).as_deref() == Some("encrypted")).then(|| DataKey::new(std::array::from_fn(|i| i as u8)));
    let mut store = Store::create_with(&path, key.as_ref())?;
    let mut n = 0;
    let mut next = || {
        n += 1;
        entry(n)
    };
    store.write(next(), |w| {
        (1..=UNITS).try_for_each(|i| {
            let name = format!("Đơn vị {i}");
            unit::insert(w, &Unit { id: id::<UnitId>(i), name, short_name: None, relation: Relation::Ordered, parent: None, valid_from: None, valid_to: None, replaced_by: None, aliases: vec![] })
        })
    })?;
    let mut dice = Dice(7);
    let mut code = 0;
    time(&format!("insert {tasks} tasks, {BATCH} an entry"), 1, || {
        while code < tasks {
            store.write(next(), |w| {
                (0..BATCH.min(tasks - code)).try_for_each(|_| {
                    code += 1;
                    task::insert(w, &make(code, &mut dice))
                })
            })?;
        }
        Ok(())
    })?;
    println!("{:<58} {:>10.1} MB", "file", std::fs::metadata(&path)?.len() as f64 / 1e6);

    let f = TaskFilter::default;
    let today = "2026-03-01".parse().ok();
    let page = Some(50);
    let states = vec![TaskState::InProgress, TaskState::Returned];
    let lists = [
        ("first 50", TaskFilter { limit: page, ..f() }),
        ("50 from the middle, after a number", TaskFilter { limit: page, after: Some(tasks / 2), ..f() }),
        ("50 from the middle, by offset", TaskFilter { limit: page, offset: Some(tasks / 2), ..f() }),
        ("50 by deadline", TaskFilter { limit: page, order: TaskOrder::Deadline, ..f() }),
        ("50 by deadline, after a number", TaskFilter { limit: page, order: TaskOrder::Deadline, after: Some(tasks / 2), ..f() }),
        ("50 of a unit that leads", TaskFilter { limit: page, unit: Some(id(7)), ..f() }),
        ("50 of a unit in any role", TaskFilter { limit: page, unit: Some(id(7)), role: UnitRole::Any, ..f() }),
        ("50 of a unit, late", TaskFilter { limit: page, unit: Some(id(7)), late_on: today, leaves_only: true, ..f() }),
        ("50 in two states", TaskFilter { limit: page, states, leaves_only: true, ..f() }),
        ("50 late", TaskFilter { limit: page, late_on: today, leaves_only: true, ..f() }),
        ("50 late, by deadline", TaskFilter { limit: page, late_on: today, order: TaskOrder::Deadline, ..f() }),
        ("50 due within a week", TaskFilter { limit: page, due_from: today, due_to: "2026-03-08".parse().ok(), ..f() }),
        ("50 newest with two words", TaskFilter { limit: page, words: Some("phòng cháy".into()), order: TaskOrder::Newest, ..f() }),
        ("50 with a rare number", TaskFilter { limit: page, words: Some(format!("{}", tasks / 3)), ..f() }),
        ("50 with the beginning of a word", TaskFilter { limit: page, words: Some("ph".into()), order: TaskOrder::Newest, ..f() }),
        ("50 with words, of a unit, late", TaskFilter { limit: page, words: Some("dien tap".into()), unit: Some(id(7)), late_on: today, ..f() }),
    ];
    for (what, filter) in &lists {
        time(&format!("list {what}"), 9, || store.read(|r| task::list(r, filter)))?;
    }
    for (what, filter) in &lists {
        if filter.after.is_none() && filter.offset.is_none() && filter.order == TaskOrder::Code {
            let found = time(&format!("count {}", what.trim_start_matches("50 ")), 5, || store.read(|r| task::count(r, filter)))?;
            println!("{:<58} {found:>10}", "");
        }
    }
    let some: TaskId = id(1_000_000 + u128::from(tasks / 2));
    time("get one", 9, || store.read(|r| task::get(r, some)))?;
    time("history of one row", 9, || store.read(|r| history::of_row(r, some.0)))?;
    time("history, 100 lines", 9, || store.read(|r| history::list(r, 100, None)))?;
    let mut product = 0;
    time("write one changed field", 99, || {
        product += 1;
        store.write(next(), |w| {
            let mut t = task::get(w, some)?.ok_or(StoreError::NothingToUndo)?;
            t.product = Some(format!("Báo cáo {product}"));
            task::update(w, &t)
        })
    })?;
    time("undo it", 49, || store.undo(next()))?;
    time("redo it", 49, || store.redo(next()))?;
    time(&format!("write {BATCH} tasks"), 1, || {
        store.write(next(), |w| (1..=BATCH).try_for_each(|i| task::insert(w, &make(tasks + i, &mut dice))))
    })?;
    time(&format!("undo {BATCH} tasks"), 1, || store.undo(next()))?;
    time("verify the chain", 1, || store.read(|r| Ok::<_, StoreError>(history::verify(r).is_ok())))?;
    let report = time("check everything", 1, || store.check())?;
    assert!(report.ok(), "{:?}", report.lines);
    drop(store);
    time("open and first list", 5, || Store::open_with(&path, key.as_ref())?.read(|r| task::list(r, &lists[0].1)))?;
    Ok(())
}
