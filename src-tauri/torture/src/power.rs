//! The power goes: at every operation of the disk while a day is written, and again while the store
//! is opened afterwards.

use crate::{
    Cover,
    dice::Dice,
    disk::{Io, Platter, disk},
    story::{self, Day},
    table::{Fault, Row},
    vfs::{self, FOLDER},
};
use std::{collections::HashMap, path::PathBuf, time::Instant};
use store::Store;

/// How much is tried.
#[derive(Debug, Clone, Copy)]
pub struct Extent {
    /// Steps of the day.
    pub steps: usize,
    /// Every so many operations the power goes; 1 is at each.
    pub every: u64,
    /// What is left is drawn so often at each point.
    pub draws: u64,
    /// Every so many points the whole store is examined, and the power goes again while it opens.
    pub examined: u64,
    /// The disk says that it synced and did not: no engine can stand this, so the trial must find
    /// damage. It shows that the trial can see any.
    pub lies: bool,
    /// No new point after this moment.
    pub until: Instant,
}

/// About so often the power goes again while one store is opened.
const AGAIN: u64 = 12;

/// A day on the disk in memory: what was done to the disk, and the state after each step.
struct Recorded {
    log: Vec<Io>,
    states: Vec<String>,
}

fn store_of(folder: &str) -> PathBuf {
    PathBuf::from(format!("{folder}/so.dondoc"))
}

fn record(cover: Cover, folder: &str, steps: usize) -> Recorded {
    disk().clear(folder);
    disk().record();
    let store = cover.create(&store_of(folder)).expect("a new store");
    let mut day = Day::on(store);
    let mut states = vec![day.state().expect("a state")];
    // Told once: the store is made.
    disk().told(1);
    for i in 0..steps {
        let (name, done) = day.step(i);
        done.unwrap_or_else(|e| panic!("step {i} ({name}) is granted: {e}"));
        states.push(day.state().expect("a state"));
        disk().told(i + 2);
    }
    drop(day);
    let log = disk().recorded();
    disk().clear(folder);
    Recorded { log, states }
}

/// Records a day and cuts the power at its operations.
pub fn cut(cover: Cover, extent: Extent, seed: u64) -> Row {
    let _alone = vfs::mount();
    let folder = format!("{FOLDER}/{}-{seed}", cover.word());
    let recorded = record(cover, &folder, extent.steps);
    let mut row = Row::of(format!("power cut at an operation, {}", cover.word()));
    let mut trial = Trial { cover, folder, states: index(&recorded.states), extent, row: &mut row, again: 0, examined: 0 };
    let mut platter = Platter::default();
    let mut dice = Dice::new(seed);
    let mut operations = 0;
    for io in &recorded.log {
        if !(extent.lies && matches!(io, Io::Sync(_))) {
            platter.step(io);
        }
        if matches!(io, Io::Told(_)) {
            continue;
        }
        operations += 1;
        if operations % extent.every != 0 || Instant::now() > extent.until {
            continue;
        }
        for _ in 0..extent.draws {
            trial.point(&platter, &mut dice, operations);
        }
    }
    let (again, examined) = (trial.again, trial.examined);
    row.remark = format!("{} steps, {operations} operations; power gone again while opening {again}x; examined whole {examined}x", extent.steps);
    row
}

/// Every state, with its number.
fn index(states: &[String]) -> HashMap<String, Vec<usize>> {
    let mut out: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, s) in states.iter().enumerate() {
        out.entry(s.clone()).or_default().push(i);
    }
    out
}

struct Trial<'a> {
    cover: Cover,
    folder: String,
    states: HashMap<String, Vec<usize>>,
    extent: Extent,
    row: &'a mut Row,
    again: u64,
    examined: u64,
}

impl Trial<'_> {
    /// The power goes now: what is left must open and hold what the user was told, or one step more.
    fn point(&mut self, platter: &Platter, dice: &mut Dice, operation: u64) {
        self.row.points += 1;
        let left = platter.after_power_cut(dice);
        let whole = self.row.points % self.extent.examined == 0;
        disk().clear(&self.folder);
        disk().put(left.clone());
        if whole {
            disk().record();
        }
        self.look(platter.told, operation, whole);
        if whole {
            self.examined += 1;
            let opening = disk().recorded();
            self.cut_again(left, &opening, platter.told, dice, operation);
        }
        disk().clear(&self.folder);
    }

    /// The power goes a second time while the store is opened after the first.
    fn cut_again(&mut self, left: Vec<(String, Vec<u8>)>, opening: &[Io], told: usize, dice: &mut Dice, operation: u64) {
        let mut platter = Platter::holding(left);
        // Some moments of it: each opening carries the whole log over, hundreds of operations.
        let every = (opening.len() as u64 / AGAIN).max(1);
        for io in opening {
            platter.step(io);
            if dice.below(every) != 0 {
                continue;
            }
            let left = platter.after_power_cut(dice);
            disk().clear(&self.folder);
            disk().put(left);
            self.row.points += 1;
            self.again += 1;
            self.look(told, operation, false);
        }
    }

    fn look(&mut self, told: usize, operation: u64, whole: bool) {
        let store = match self.cover.open(&store_of(&self.folder)) {
            Ok(store) => store,
            // Before the user was told that the store is made there may be none.
            Err(e) if told == 0 => return assert!(e.what().ends_with('.'), "{e}"),
            Err(e) => return self.row.fault(Fault::Unopenable, || format!("operation {operation}: {e}")),
        };
        match story::state(&store) {
            Err(e) => self.row.fault(Fault::Torn, || format!("operation {operation}: {e}")),
            Ok(state) => match self.states.get(&state) {
                None => self.row.fault(Fault::Torn, || format!("operation {operation}: a state no step left, {told} told")),
                // `told` counts the making as the first; the state after step n has number n.
                Some(n) if n.iter().any(|n| n + 1 == told || *n == told) => {}
                Some(n) => self.row.fault(Fault::Lost, || format!("operation {operation}: state {n:?}, {told} told")),
            },
        }
        if whole && told > 0 {
            examine(&store, self.row, operation);
        }
    }
}

fn examine(store: &Store, row: &mut Row, operation: u64) {
    match store.check() {
        Ok(report) if report.ok() => {}
        Ok(report) => row.fault(Fault::Torn, || format!("operation {operation}: {:?}", report.lines.iter().filter(|l| !l.ok).collect::<Vec<_>>())),
        Err(e) => row.fault(Fault::Torn, || format!("operation {operation}: {e}")),
    }
}
