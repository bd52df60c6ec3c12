//! The store: one file, one connection, one way to write.

use crate::{
    DataKey, Entry, Reader, StoreError, Undone, Writer, Written,
    check::{self, CheckLine, CheckReport},
    connection,
    journal::{self, Plan, undo},
    migrate::{self, MIGRATIONS},
};
use rusqlite::Connection;
use std::{
    cell::Cell,
    path::{Path, PathBuf},
};

/// An open store.
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) path: Option<PathBuf>,
    device: Option<String>,
    /// Kept for copies of the file, which are enciphered like it.
    pub(crate) key: Option<DataKey>,
    /// The connection failed on something as simple as a question: it is opened anew before more
    /// is done with it. After a failure of the disk an enciphered one stays unusable by itself.
    doubtful: Cell<bool>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Store {
    /// Makes a new, empty store without a key: a plain file that anybody can read, for trials.
    pub fn create(path: &Path) -> Result<Store, StoreError> {
        Store::create_with(path, None)
    }

    /// Makes a new, empty store, enciphered when a key is given. An existing file is refused and
    /// stays as it is; a store that could not be finished leaves no file behind.
    pub fn create_with(path: &Path, key: Option<&DataKey>) -> Result<Store, StoreError> {
        if path.try_exists()? {
            return Err(StoreError::Exists);
        }
        let made = connection::create(path, key).and_then(|mut c| {
            migrate::migrate(&mut c, None, MIGRATIONS)?;
            // The head of the file must be on disk before anybody opens it by its first bytes.
            c.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
            Ok(c)
        });
        match made {
            Ok(connection) => Ok(Store { connection, path: Some(path.to_owned()), device: None, key: key.cloned(), doubtful: Cell::new(false) }),
            Err(e) => {
                if e != StoreError::Exists {
                    remove(path);
                }
                Err(e)
            }
        }
    }

    /// Opens a plain store; an enciphered one is refused with [`StoreError::NeedsKey`].
    pub fn open(path: &Path) -> Result<Store, StoreError> {
        Store::open_with(path, None)
    }

    /// Opens a store and brings it to the newest schema, after copying the file when there is
    /// something to migrate. A plain store takes no key, an enciphered one only its own.
    pub fn open_with(path: &Path, key: Option<&DataKey>) -> Result<Store, StoreError> {
        let mut connection = connection::open(path, key)?;
        migrate::migrate(&mut connection, Some((path, key)), MIGRATIONS)?;
        Ok(Store { connection, path: Some(path.to_owned()), device: None, key: key.cloned(), doubtful: Cell::new(false) })
    }

    /// True when a key opens the first page of a store; nothing is migrated or written.
    pub fn fits(path: &Path, key: &DataKey) -> bool {
        connection::open(path, Some(key)).is_ok()
    }

    /// True when the file could be an enciphered store, as far as one can see without its key.
    pub fn looks_encrypted(path: &Path) -> Result<bool, StoreError> {
        connection::looks_enciphered(path)
    }

    /// A store without a file, for tests and trials.
    pub fn in_memory() -> Result<Store, StoreError> {
        let mut connection = connection::in_memory()?;
        migrate::migrate(&mut connection, None, MIGRATIONS)?;
        Ok(Store { connection, path: None, device: None, key: None, doubtful: Cell::new(false) })
    }

    /// The key of the file; `None` for a plain store. Copies of the store take the same.
    pub fn key(&self) -> Option<&DataKey> {
        self.key.as_ref()
    }

    /// Names the machine in the entries that follow.
    pub fn on_device(&mut self, device: Option<String>) {
        self.device = device;
    }

    /// Asks questions that all see one moment. Reads may stand inside each other.
    pub fn read<T, E: From<StoreError>>(&self, f: impl FnOnce(&Reader<'_>) -> Result<T, E>) -> Result<T, E> {
        let reader = Reader { connection: &self.connection };
        if !self.connection.is_autocommit() {
            return f(&reader);
        }
        let transaction = self.connection.unchecked_transaction().map_err(|e| {
            self.doubt();
            StoreError::from(e)
        })?;
        let answer = f(&reader);
        let finished = transaction.finish().map_err(StoreError::from);
        if answer.is_err() || finished.is_err() {
            self.doubt();
        }
        finished?;
        answer
    }

    /// After a failure: does the connection still answer?
    fn doubt(&self) {
        let answers = journal::head(&self.connection).is_ok() && self.connection.is_autocommit();
        self.doubtful.set(!answers);
    }

    /// Opens the connection anew when it has stopped to answer after a failure of the disk. What
    /// was acknowledged is on the disk; a store that is in order is left as it is.
    pub fn mend(&mut self) -> Result<(), StoreError> {
        if let (true, Some(path)) = (self.doubtful.get(), &self.path) {
            // The old one goes first: its locks go with it. Until the new one stands every call
            // comes here again and is refused.
            drop(std::mem::replace(&mut self.connection, Connection::open_in_memory()?));
            self.connection = connection::open(path, self.key.as_ref())?;
            self.doubtful.set(false);
        }
        Ok(())
    }

    /// The only way to write: one transaction, one journal entry. On `Err` nothing of it remains;
    /// an entry that changed nothing is not kept.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        entry: Entry,
        f: impl FnOnce(&Writer<'_>) -> Result<T, E>,
    ) -> Result<Written<T>, E> {
        self.mend()?;
        let done = journal::write(&mut self.connection, self.device.as_deref(), entry, |w, _| Ok((f(w)?, Plan::new_deed())));
        self.watched(done)
    }

    fn watched<T, E>(&self, done: Result<T, E>) -> Result<T, E> {
        if done.is_err() {
            self.doubt();
        }
        done
    }

    /// Takes back the last deed that still stands. It is an entry of its own; its label is the one
    /// given ("Hoàn tác" when it is empty), a colon, and the label of the deed.
    pub fn undo(&mut self, entry: Entry) -> Result<Written<Undone>, StoreError> {
        self.mend()?;
        let done = undo::undo(&mut self.connection, self.device.as_deref(), entry);
        self.watched(done)
    }

    /// Does the deed again that was taken back last.
    pub fn redo(&mut self, entry: Entry) -> Result<Written<Undone>, StoreError> {
        self.mend()?;
        let done = undo::redo(&mut self.connection, self.device.as_deref(), entry);
        self.watched(done)
    }

    /// What [`Store::undo`] would take back; `None` when there is nothing or a barrier stands there.
    pub fn undo_label(&self) -> Option<String> {
        undo::undo_label(&self.connection).ok()
    }

    /// The intent of the deed [`Store::undo`] would take back: who may not do a deed may not take
    /// it back either.
    pub fn undo_intent(&self) -> Option<String> {
        undo::undo_intent(&self.connection).ok()
    }

    /// The intent of the deed [`Store::redo`] would do again.
    pub fn redo_intent(&self) -> Option<String> {
        undo::redo_intent(&self.connection).ok()
    }

    /// What [`Store::redo`] would do again.
    pub fn redo_label(&self) -> Option<String> {
        undo::redo_label(&self.connection).ok()
    }

    /// Examines the whole store: structure, keys, chain, rows against the journal, search index.
    /// It reads every byte, some seconds for 100,000 tasks, so it belongs in the background.
    pub fn check(&self) -> Result<CheckReport, StoreError> {
        self.read(|r| check::check(r.connection))
    }

    /// One part of [`Store::check`], counted from 0 as [`crate::check_parts`] names them: for
    /// whoever shows how far the examination is.
    pub fn check_part(&self, n: usize) -> Result<CheckLine, StoreError> {
        self.read(|r| check::part(r.connection, n))
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The schema of this store: the newest one once it is open.
    pub fn schema_version(&self) -> Result<u32, StoreError> {
        migrate::version(&self.connection)
    }

    /// Where the file is; `None` in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }
}

/// Removes what an unfinished `create` left.
fn remove(path: &Path) {
    for end in ["", "-wal", "-shm", "-journal"] {
        let _ = std::fs::remove_file(connection::beside(path, end));
    }
}
