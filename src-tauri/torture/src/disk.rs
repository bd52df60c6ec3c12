//! A disk in memory that remembers what was not synced yet. It can fail, fill up, and afterwards
//! say what would have been left of it had the power gone at any moment.

use crate::dice::Dice;
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, MutexGuard, PoisonError},
};

/// A sector is written whole or not at all; pages are torn between sectors.
const SECTOR: usize = 512;

/// One thing that was done to the disk.
#[derive(Debug, Clone)]
pub enum Io {
    /// A new, empty file.
    Make(String),
    /// Bytes at a place.
    Write(String, usize, Vec<u8>),
    /// A new length.
    Cut(String, usize),
    /// Everything of the file is on the platter from now on.
    Sync(String),
    /// The file is gone; with `true` the folder was synced too.
    Delete(String, bool),
    /// The program told its user that so many steps are done. Not an operation of the disk.
    Told(usize),
}

/// What the disk answers in place of doing an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// No room: writes fail.
    Full,
    /// The device fails: reads, writes and syncs fail.
    Broken,
}

/// The files as the program sees them, and what was done to them.
#[derive(Debug, Default)]
pub struct Disk {
    files: HashMap<String, Vec<u8>>,
    log: Option<Vec<Io>>,
    /// Operations since the fault was set.
    ops: u64,
    fault: Option<(Fault, u64, u64)>,
    /// Operations that the fault has refused.
    pub refused: u64,
}

/// The disk of this process: the engine reaches it through `vfs`.
pub fn disk() -> MutexGuard<'static, Disk> {
    static DISK: std::sync::LazyLock<Mutex<Disk>> = std::sync::LazyLock::new(Mutex::default);
    DISK.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Disk {
    /// From now on everything is written down.
    pub fn record(&mut self) {
        self.log = Some(Vec::new());
    }

    /// What was written down.
    pub fn recorded(&mut self) -> Vec<Io> {
        self.log.take().unwrap_or_default()
    }

    /// Notes that the user was told.
    pub fn told(&mut self, steps: usize) {
        self.note(|| Io::Told(steps));
    }

    /// The operations from the `first` one on (counted from now) fail, `length` of them.
    pub fn fail(&mut self, fault: Fault, first: u64, length: u64) {
        (self.ops, self.refused, self.fault) = (0, 0, Some((fault, first, length)));
    }

    /// The disk is sound again.
    pub fn heal(&mut self) {
        self.fault = None;
    }

    /// Puts files on the disk, as if they had always been there.
    pub fn put(&mut self, files: impl IntoIterator<Item = (String, Vec<u8>)>) {
        self.files.extend(files);
    }

    /// Takes everything under a folder away.
    pub fn clear(&mut self, folder: &str) {
        self.files.retain(|name, _| !name.starts_with(folder));
    }

    /// The bytes of a file.
    pub fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        self.files.get(name).cloned()
    }

    /// Flips one byte of a file.
    pub fn flip(&mut self, name: &str, at: usize, mask: u8) {
        if let Some(b) = self.files.get_mut(name).and_then(|f| f.get_mut(at)) {
            *b ^= mask;
        }
    }

    fn note(&mut self, io: impl FnOnce() -> Io) {
        if let Some(log) = &mut self.log {
            log.push(io());
        }
    }

    /// Counts an operation; true when it must fail.
    fn fails(&mut self, writes: bool) -> Option<Fault> {
        let (fault, first, length) = self.fault?;
        if fault == Fault::Full && !writes {
            return None;
        }
        self.ops += 1;
        let now = self.ops >= first && self.ops < first.saturating_add(length);
        self.refused += u64::from(now);
        now.then_some(fault)
    }

    /// True when the file is there.
    pub fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// Opens a file; makes it when it is not there.
    pub fn open(&mut self, name: &str) -> Result<(), Fault> {
        if !self.has(name) {
            if let Some(f) = self.fails(true) {
                return Err(f);
            }
            self.files.insert(name.to_owned(), Vec::new());
            self.note(|| Io::Make(name.to_owned()));
        }
        Ok(())
    }

    /// Removes a file; false when there was none.
    pub fn delete(&mut self, name: &str, sync_folder: bool) -> Result<bool, Fault> {
        if let Some(f) = self.fails(false) {
            return Err(f);
        }
        let was = self.files.remove(name).is_some();
        if was {
            self.note(|| Io::Delete(name.to_owned(), sync_folder));
        }
        Ok(was)
    }

    /// The length of a file.
    pub fn length(&self, name: &str) -> usize {
        self.files.get(name).map_or(0, Vec::len)
    }

    /// Fills `out` from a place of a file; the number of bytes there were.
    pub fn read(&mut self, name: &str, at: usize, out: &mut [u8]) -> Result<usize, Fault> {
        if let Some((Fault::Broken, ..)) = self.fault
            && let Some(f) = self.fails(false)
        {
            return Err(f);
        }
        let Some(file) = self.files.get(name) else { return Ok(0) };
        let n = out.len().min(file.len().saturating_sub(at));
        if n > 0 {
            out[..n].copy_from_slice(&file[at..at + n]);
        }
        Ok(n)
    }

    /// Writes bytes at a place.
    pub fn write(&mut self, name: &str, at: usize, bytes: &[u8]) -> Result<(), Fault> {
        if let Some(f) = self.fails(true) {
            return Err(f);
        }
        lay(self.files.entry(name.to_owned()).or_default(), at, bytes);
        self.note(|| Io::Write(name.to_owned(), at, bytes.to_vec()));
        Ok(())
    }

    /// Sets the length.
    pub fn cut(&mut self, name: &str, length: usize) -> Result<(), Fault> {
        if let Some(f) = self.fails(false) {
            return Err(f);
        }
        self.files.entry(name.to_owned()).or_default().resize(length, 0);
        self.note(|| Io::Cut(name.to_owned(), length));
        Ok(())
    }

    /// Makes a file durable.
    pub fn sync(&mut self, name: &str) -> Result<(), Fault> {
        if let Some(f) = self.fails(false) {
            return Err(f);
        }
        self.note(|| Io::Sync(name.to_owned()));
        Ok(())
    }
}

fn lay(file: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    if file.len() < at + bytes.len() {
        file.resize(at + bytes.len(), 0);
    }
    file[at..at + bytes.len()].copy_from_slice(bytes);
}

/// A change that the disk has taken and the platter has not.
#[derive(Debug, Clone)]
enum Pending {
    Write(usize, Vec<u8>),
    Cut(usize),
}

#[derive(Debug, Clone, Default)]
struct Plate {
    durable: Vec<u8>,
    pending: Vec<Pending>,
    /// Its name is on the platter.
    named: bool,
}

/// The platter under the disk, walked forward operation by operation.
#[derive(Debug, Default)]
pub struct Platter {
    plates: BTreeMap<String, Plate>,
    /// Deleted, but the folder does not say so durably yet.
    ghosts: BTreeMap<String, Plate>,
    /// What the user was told before this moment.
    pub told: usize,
}

/// What of the unsynced writes survives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Survival {
    Nothing,
    Everything,
    SomeWrites,
    SomeSectors,
    /// The first ones, and a torn last one.
    Beginning,
}

impl Platter {
    /// A platter that durably holds these files.
    pub fn holding(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Platter {
        let plates = files.into_iter().map(|(n, durable)| (n, Plate { durable, pending: Vec::new(), named: true })).collect();
        Platter { plates, ghosts: BTreeMap::new(), told: 0 }
    }

    /// One operation more.
    pub fn step(&mut self, io: &Io) {
        match io {
            Io::Told(n) => self.told = *n,
            Io::Make(name) => {
                self.plates.entry(name.clone()).or_default();
            }
            Io::Write(name, at, bytes) => {
                self.plates.entry(name.clone()).or_default().pending.push(Pending::Write(*at, bytes.clone()));
            }
            Io::Cut(name, n) => self.plates.entry(name.clone()).or_default().pending.push(Pending::Cut(*n)),
            Io::Sync(name) => {
                let plate = self.plates.entry(name.clone()).or_default();
                for p in std::mem::take(&mut plate.pending) {
                    apply(&mut plate.durable, &p);
                }
                // The engine syncs the folder with the first sync of a new file (os_unix.c); NTFS
                // keeps the order of names by itself.
                if !std::mem::replace(&mut plate.named, true) {
                    self.ghosts.clear();
                }
            }
            Io::Delete(name, synced) => {
                if let Some(plate) = self.plates.remove(name)
                    && plate.named
                    && !synced
                {
                    self.ghosts.insert(name.clone(), plate);
                }
                if *synced {
                    self.ghosts.clear();
                }
            }
        }
    }

    /// What a person finds after the power went just now.
    pub fn after_power_cut(&self, dice: &mut Dice) -> Vec<(String, Vec<u8>)> {
        let survival = match dice.below(5) {
            0 => Survival::Nothing,
            1 => Survival::Everything,
            2 => Survival::SomeWrites,
            3 => Survival::SomeSectors,
            _ => Survival::Beginning,
        };
        let mut out = Vec::new();
        for (name, plate) in &self.plates {
            if !plate.named && (survival == Survival::Nothing || (survival != Survival::Everything && dice.below(2) == 0)) {
                continue;
            }
            out.push((name.clone(), left(plate, survival, dice)));
        }
        for (name, plate) in &self.ghosts {
            if !self.plates.contains_key(name) && survival != Survival::Everything && dice.below(2) == 0 {
                out.push((name.clone(), left(plate, survival, dice)));
            }
        }
        out
    }
}

fn left(plate: &Plate, survival: Survival, dice: &mut Dice) -> Vec<u8> {
    let mut file = plate.durable.clone();
    let whole = dice.below(plate.pending.len() as u64 + 1) as usize;
    for (i, p) in plate.pending.iter().enumerate() {
        match survival {
            Survival::Nothing => {}
            Survival::Everything => apply(&mut file, p),
            Survival::SomeWrites if dice.below(2) == 0 => apply(&mut file, p),
            Survival::SomeWrites => {}
            Survival::Beginning if i < whole => apply(&mut file, p),
            Survival::Beginning if i > whole => {}
            Survival::Beginning | Survival::SomeSectors => match p {
                Pending::Cut(_) if dice.below(2) == 0 => apply(&mut file, p),
                Pending::Cut(_) => {}
                Pending::Write(at, bytes) => {
                    for (n, sector) in bytes.chunks(SECTOR).enumerate() {
                        if dice.below(2) == 0 {
                            lay(&mut file, at + n * SECTOR, sector);
                        }
                    }
                }
            },
        }
    }
    file
}

fn apply(file: &mut Vec<u8>, p: &Pending) {
    match p {
        Pending::Write(at, bytes) => lay(file, *at, bytes),
        Pending::Cut(n) => file.resize(*n, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn synced_bytes_stay_and_others_may_go() {
        let mut p = Platter::default();
        let f = || "a".to_owned();
        p.step(&Io::Make(f()));
        p.step(&Io::Write(f(), 0, vec![1; 1024]));
        p.step(&Io::Sync(f()));
        p.step(&Io::Write(f(), 0, vec![2; 1024]));
        let (mut old, mut new, mut torn) = (0, 0, 0);
        for seed in 0..200 {
            let left = p.after_power_cut(&mut Dice::new(seed));
            let bytes = &left[0].1;
            assert_eq!(bytes.len(), 1024, "a synced length stays");
            match (bytes[0], bytes[1023]) {
                (1, 1) => old += 1,
                (2, 2) => new += 1,
                _ => torn += 1,
            }
        }
        assert!(old > 20 && new > 20 && torn > 20, "all kinds are met: {old} {new} {torn}");
        p.step(&Io::Sync(f()));
        assert!((0..50).all(|s| p.after_power_cut(&mut Dice::new(s))[0].1 == [2; 1024]));
    }
}
