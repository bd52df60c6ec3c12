//! What a store goes through: power cuts at every operation of the disk, full and failing disks,
//! kills at any moment, flipped bytes. Each trial counts what was lost, torn or not opened again,
//! and all of them print one table (`cargo xtask torture`); a short form runs in the tests.

pub mod dice;
pub mod disk;
pub mod flips;
pub mod kill;
pub mod power;
pub mod refusals;
pub mod story;
pub mod table;
pub mod vfs;

use store::{DataKey, Store, StoreError};
use std::path::Path;

/// Plain or enciphered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// An ordinary SQLite file.
    Plain,
    /// SQLCipher with a key.
    Enciphered,
}

impl Cover {
    /// Both.
    pub const ALL: [Cover; 2] = [Cover::Plain, Cover::Enciphered];

    /// Its word in the table.
    pub fn word(self) -> &'static str {
        match self {
            Cover::Plain => "plain",
            Cover::Enciphered => "encrypted",
        }
    }

    /// The key of the trials.
    pub fn key(self) -> Option<DataKey> {
        (self == Cover::Enciphered).then(|| DataKey::new([0x5a; 32]))
    }

    /// Opens a store.
    pub fn open(self, path: &Path) -> Result<Store, StoreError> {
        Store::open_with(path, self.key().as_ref())
    }

    /// Makes a store.
    pub fn create(self, path: &Path) -> Result<Store, StoreError> {
        Store::create_with(path, self.key().as_ref())
    }
}
