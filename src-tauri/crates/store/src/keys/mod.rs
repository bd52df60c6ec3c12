//! Key slots: the file beside an enciphered store that says who opens it.
//!
//! `<store>.keys` holds the data key once for each person, sealed with their passphrase, and once
//! for the printed recovery key; `<store>.keys-copy` is the same again. Passphrases change without
//! touching the store. The file tells nothing about the store but the names on the lock screen.

mod file;
pub mod recovery;
mod slot;
mod waiting;

pub(crate) use file::sync_folder;
pub use slot::Holder;
pub use waiting::Waiting;

use crate::{DataKey, StoreError};
use domain::PersonId;
use serde::{Deserialize, Serialize};
use slot::Slot;
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// What one try at a secret costs: Argon2id's memory, passes and lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Cost {
    /// The least that is used for people's stores: 64 MiB.
    pub const LEAST: Cost = Cost { memory_kib: 64 * 1024, passes: 1, lanes: 1 };
    /// Hardly any, for tests that are about something else.
    pub const QUICK: Cost = Cost { memory_kib: 64, passes: 1, lanes: 1 };

    /// Raises the passes until one try takes as long as `wanted` on this machine. `timed` runs a
    /// try and tells how long it took: clocks are an argument.
    pub fn tuned(wanted: Duration, timed: &dyn Fn(Cost) -> Duration) -> Cost {
        let mut cost = Cost::LEAST;
        loop {
            let took = timed(cost);
            if took >= wanted || cost.passes >= 64 {
                return cost;
            }
            // A little more than the rule of three says, since the first pass is the dearest.
            let more = wanted.as_secs_f64() / took.as_secs_f64().max(0.001) * f64::from(cost.passes) * 1.15;
            cost.passes = (more.ceil() as u32).clamp(cost.passes + 1, 64);
        }
    }

    /// One try that opens nothing, to be timed.
    pub fn spend(self) -> Result<(), StoreError> {
        Slot::seal("", Holder::Recovery, "thử", &DataKey::new([0; 32]), self, &|b| b.fill(1)).map(|_| ())
    }

    /// A file may not make us take gigabytes or minutes.
    fn sane(self) -> Result<(), StoreError> {
        let fair = (8..=2 * 1024 * 1024).contains(&self.memory_kib) && (1..=1000).contains(&self.passes) && (1..=16).contains(&self.lanes);
        if fair { Ok(()) } else { Err(StoreError::KeysDamaged) }
    }
}

/// The content of a key file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyRing {
    /// Names the pair of store and key file; bound into every slot.
    store: String,
    /// Counts the writes; of two copies the later one counts.
    serial: u64,
    /// What new slots cost.
    cost: Cost,
    slots: Vec<Slot>,
}

impl KeyRing {
    /// A ring without slots, for a new store.
    pub fn new(cost: Cost, random: &dyn Fn(&mut [u8])) -> KeyRing {
        let mut store = [0u8; 16];
        random(&mut store);
        KeyRing { store: slot::hex(&store), serial: 0, cost, slots: Vec::new() }
    }

    /// A fresh data key.
    pub fn draw(random: &dyn Fn(&mut [u8])) -> DataKey {
        let mut bytes = zeroize::Zeroizing::new([0u8; 32]);
        random(&mut bytes[..]);
        DataKey::new(*bytes)
    }

    /// The key files of a store: the one used and its copy.
    pub fn paths(store: &Path) -> [PathBuf; 2] {
        file::paths(store)
    }

    /// Reads the ring of a store from whichever of its two files is whole and newer.
    pub fn load(store: &Path) -> Result<KeyRing, StoreError> {
        file::load(store)
    }

    /// Writes both files, each all or nothing and forced to disk.
    pub fn save(&mut self, store: &Path) -> Result<(), StoreError> {
        self.serial += 1;
        file::save(self, store)
    }

    /// The people with a slot.
    pub fn people(&self) -> Vec<(PersonId, String)> {
        let person = |s: &Slot| match &s.holder {
            Holder::Person { id, name } => Some((*id, name.clone())),
            Holder::Recovery => None,
        };
        self.slots.iter().filter_map(person).collect()
    }

    /// True when a recovery key was made.
    pub fn has_recovery(&self) -> bool {
        self.slots.iter().any(|s| s.holder == Holder::Recovery)
    }

    /// What new slots cost.
    pub fn cost(&self) -> Cost {
        self.cost
    }

    /// Seals the data key for a person with their passphrase; a slot they had is replaced.
    pub fn set_person(&mut self, id: PersonId, name: &str, passphrase: &str, key: &DataKey, random: &dyn Fn(&mut [u8])) -> Result<(), StoreError> {
        let made = Slot::seal(&self.store, Holder::Person { id, name: name.into() }, passphrase, key, self.cost, random)?;
        self.remove(id);
        self.slots.push(made);
        Ok(())
    }

    /// Takes a person's slot away; what they know no longer opens anything.
    pub fn remove(&mut self, id: PersonId) {
        self.slots.retain(|s| !matches!(&s.holder, Holder::Person { id: other, .. } if *other == id));
    }

    /// Makes a new recovery key in place of the old one; the sheet it stands on is the only copy.
    pub fn set_recovery(&mut self, key: &DataKey, random: &dyn Fn(&mut [u8])) -> Result<zeroize::Zeroizing<String>, StoreError> {
        let words = recovery::draw(random);
        let made = Slot::seal(&self.store, Holder::Recovery, &words, key, self.cost, random)?;
        self.slots.retain(|s| s.holder != Holder::Recovery);
        self.slots.push(made);
        Ok(words)
    }

    /// Opens the slot of a person, or, without one named, whichever the passphrase opens. `fits`
    /// says whether a key opens the store: a rekey that was cut short leaves slots of two keys.
    pub fn open(&self, passphrase: &str, person: Option<PersonId>, fits: &dyn Fn(&DataKey) -> bool) -> Result<(PersonId, DataKey), StoreError> {
        let wanted = |h: &Holder| matches!(h, Holder::Person { id, .. } if person.is_none_or(|p| p == *id));
        let (holder, key) = self.unseal(passphrase, &wanted, fits)?;
        match holder {
            Holder::Person { id, .. } => Ok((id, key)),
            Holder::Recovery => Err(StoreError::WrongPassphrase),
        }
    }

    /// Opens the recovery slot with what was typed from the sheet.
    pub fn recover(&self, typed: &str, fits: &dyn Fn(&DataKey) -> bool) -> Result<DataKey, StoreError> {
        let words = recovery::read(typed)?;
        Ok(self.unseal(&words, &|h| *h == Holder::Recovery, fits)?.1)
    }

    fn unseal(&self, secret: &str, wanted: &dyn Fn(&Holder) -> bool, fits: &dyn Fn(&DataKey) -> bool) -> Result<(Holder, DataKey), StoreError> {
        let mut refused = StoreError::WrongPassphrase;
        for slot in self.slots.iter().filter(|s| wanted(&s.holder)) {
            match slot.open(&self.store, secret)? {
                Some(key) if fits(&key) => return Ok((slot.holder.clone(), key)),
                Some(_) => refused = StoreError::WrongKey,
                None => {}
            }
        }
        Err(refused)
    }

    /// The slots of this ring and those of another one of the same store: what is on disk while
    /// the store is exchanged.
    pub fn with(&self, other: &KeyRing) -> KeyRing {
        let mut both = self.clone();
        both.slots.extend(other.slots.iter().cloned());
        both
    }

    /// A ring of the same store without slots.
    pub fn emptied(&self) -> KeyRing {
        KeyRing { slots: Vec::new(), ..self.clone() }
    }

    /// True when the slots are not the same.
    pub fn differs(&self, other: &KeyRing) -> bool {
        self.slots != other.slots
    }

    /// Writes this ring in place of a later one, which came to nothing.
    pub fn save_over(&mut self, later: &KeyRing, store: &Path) -> Result<(), StoreError> {
        self.follow(later);
        self.save(store)
    }

    /// Counts on from another ring, so that this one is the later of the two.
    pub(crate) fn follow(&mut self, other: &KeyRing) {
        self.serial = self.serial.max(other.serial);
    }
}

/// Where a new data key is put while a store is enciphered anew; see [`crate::Store::rekey`].
pub(crate) fn beside(store: &Path, end: &str) -> PathBuf {
    crate::connection::beside(store, end)
}
