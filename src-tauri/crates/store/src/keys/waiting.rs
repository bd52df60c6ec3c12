//! Wrong tries are counted beside the store, so that guessing at the keyboard grows slow and stays
//! slow when the program is started anew. Whoever takes the files away guesses against Argon2id.

use crate::{StoreError, connection::beside};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Tries that cost nothing but the time of one.
const FREE: u32 = 3;
/// The longest wait, in seconds.
const LONGEST: u64 = 300;

/// Wrong tries since the last right one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Waiting {
    failed: u32,
    at: Option<DateTime<FixedOffset>>,
}

impl Waiting {
    /// What is counted for a store; a lost or spoiled count begins anew.
    pub fn load(store: &Path) -> Waiting {
        std::fs::read(beside(store, ".keys-tries")).ok().and_then(|t| serde_json::from_slice(&t).ok()).unwrap_or_default()
    }

    /// Wrong tries so far.
    pub fn failed(&self) -> u32 {
        self.failed
    }

    /// Seconds until the next try. A clock that was set back makes nobody wait longer than once.
    pub fn seconds(&self, now: DateTime<FixedOffset>) -> u64 {
        let Some(at) = self.at.filter(|_| self.failed >= FREE) else { return 0 };
        let whole = (1u64 << (self.failed - FREE).min(20)).min(LONGEST);
        let gone = now.signed_duration_since(at).num_seconds();
        if gone < 0 { whole } else { whole.saturating_sub(gone.unsigned_abs()) }
    }

    /// Counts a try before it is made, so that ending the program in the middle saves nothing.
    /// Refused while one has to wait.
    pub fn begin(store: &Path, now: DateTime<FixedOffset>) -> Result<(), StoreError> {
        let mut waiting = Waiting::load(store);
        let seconds = waiting.seconds(now);
        if seconds > 0 {
            if waiting.at.is_some_and(|at| at > now) {
                // The clock went back: wait once from here, not from a moment that may never come.
                waiting.at = Some(now);
                waiting.keep(store)?;
            }
            return Err(StoreError::Wait { failed: waiting.failed, seconds });
        }
        waiting.failed = waiting.failed.saturating_add(1);
        waiting.at = Some(now);
        waiting.keep(store)
    }

    /// The try was right: the count is gone.
    pub fn clear(store: &Path) {
        let _ = std::fs::remove_file(beside(store, ".keys-tries"));
    }

    fn keep(&self, store: &Path) -> Result<(), StoreError> {
        let text = serde_json::to_vec(self).map_err(|e| StoreError::Fault { detail: e.to_string() })?;
        super::file::write_whole(&beside(store, ".keys-tries"), &text)
    }
}
