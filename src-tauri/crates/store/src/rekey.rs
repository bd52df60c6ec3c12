//! Enciphering a whole store anew: a copy under the new key, examined, then put in the place of
//! the old one. Whenever it stops, the store opens with the slots that are on disk.

use crate::{DataKey, KeyRing, Store, StoreError, check::CheckReport, connection, keys};
use rusqlite::{Connection, backup::Backup};
use std::{path::Path, time::Duration};

impl Store {
    /// Enciphers the store with a new key and closes it. `both` opens the old and the new key,
    /// `new` only the new one: first the former is written, then the store is exchanged, then the
    /// latter is written. Refused while another program has the store open.
    pub fn rekey(self, key: &DataKey, mut both: KeyRing, mut new: KeyRing) -> Result<(), StoreError> {
        let Some(path) = self.path.clone() else { return Err(StoreError::NotEncrypted) };
        if self.key.is_none() {
            return Err(StoreError::NotEncrypted);
        }
        let place = keys::beside(&path, ".rekey");
        let _ = std::fs::remove_file(&place);
        let copied = self.copy_under(&place, key).and_then(|()| {
            // The last to close takes the log away; a log that stays belongs to somebody else.
            drop(self);
            if connection::beside(&path, "-wal").exists() { Err(StoreError::Locked) } else { Ok(()) }
        });
        let exchanged = copied.and_then(|()| {
            both.save(&path)?;
            new.follow(&both);
            std::fs::rename(&place, &path)?;
            keys::sync_folder(&path)?;
            new.save(&path)
        });
        if exchanged.is_err() {
            let _ = std::fs::remove_file(&place);
        }
        exchanged
    }

    fn copy_under(&self, place: &Path, key: &DataKey) -> Result<(), StoreError> {
        // Nobody writes between the copy and the exchange; a second connection sees to it, because
        // a copy cannot be taken from inside a transaction that writes.
        let Some(path) = &self.path else { return Err(StoreError::NotEncrypted) };
        let guard = connection::open(path, self.key.as_ref())?;
        guard.execute_batch("begin immediate")?;
        let copied = (|| {
            let mut target = connection::blank(place, Some(key))?;
            Backup::new(&self.connection, &mut target)?.run_to_completion(4096, Duration::ZERO, None)?;
            let _: String = target.query_row("pragma journal_mode = delete", [], |r| r.get(0))?;
            drop(target);
            std::fs::File::open(place)?.sync_all()?;
            let copy = Store::open_with(place, Some(key))?;
            let (old, new) = (self.check()?, copy.check()?);
            if !same(&old, &new) {
                return Err(StoreError::damaged("bản mã hóa lại không khớp với sổ"));
            }
            let copy: Connection = copy.connection;
            let _: String = copy.query_row("pragma journal_mode = delete", [], |r| r.get(0))?;
            Ok(())
        })();
        guard.execute_batch("rollback")?;
        if copied.is_err() {
            for end in ["", "-wal", "-shm", "-journal"] {
                let _ = std::fs::remove_file(connection::beside(place, end));
            }
        }
        copied
    }
}

fn same(old: &CheckReport, new: &CheckReport) -> bool {
    new.ok() && old.counts == new.counts && old.entries == new.entries && old.head == new.head
}
