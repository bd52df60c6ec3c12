//! The door: every wish is a struct, and [`App::execute`] is the only way to write.

use crate::{failure::Failure, press::Press};
use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::{BodyProfile, EntryId};
use serde::{Deserialize, Serialize};
use store::{Entry, Reader, Store, Writer};
use ts_rs::TS;
use uuid::Uuid;

/// A wish of the user that changes the store.
pub trait Intent: Sized {
    /// What the caller learns.
    type Output: Serialize + TS;
    /// Name in the journal, the contract's name.
    const NAME: &'static str;
    /// What was done, Vietnamese, for the undo menu and the history: "Chấp nhận nhiệm vụ".
    fn label(&self) -> String;
    /// Undo does not cross this intent (a registered paper stays registered).
    const BARRIER: bool = false;
    /// Does it, inside the transaction.
    fn run(self, work: &Work<'_>) -> Result<Self::Output, Failure>;
}

/// The read twin: cannot write.
pub trait Question: Sized {
    /// What is answered.
    type Answer: Serialize + TS;
    /// Answers it from one read transaction.
    fn ask(self, view: &View<'_>) -> Result<Self::Answer, Failure>;
}

/// What the world outside gives: time, actor, identities. Nothing in `app` asks a clock.
pub struct Outside<'a> {
    /// Now, with the zone of the office.
    pub now: DateTime<FixedOffset>,
    /// Today for every computed state; differs from `now` under `--as-of`.
    pub today: NaiveDate,
    /// Who acts.
    pub actor: String,
    /// Mints UUIDv7 identities.
    pub mint: &'a dyn Fn() -> Uuid,
    /// The press and the disk: typesetting, files, the system's viewer.
    pub press: &'a dyn Press,
}

/// Inside a write transaction.
pub struct Work<'a> {
    /// The open transaction.
    pub w: &'a Writer<'a>,
    /// What is outside.
    pub outside: &'a Outside<'a>,
}

impl Work<'_> {
    /// A fresh identity.
    pub fn mint<T: From<Uuid>>(&self) -> T {
        T::from((self.outside.mint)())
    }
}

/// Inside a read transaction.
pub struct View<'a> {
    /// The open snapshot.
    pub r: &'a Reader<'a>,
    /// What is outside.
    pub outside: &'a Outside<'a>,
    /// What undo and redo would do now.
    pub undo_label: Option<String>,
    /// See `undo_label`.
    pub redo_label: Option<String>,
    /// Where the store is, for people.
    pub store_path: String,
}

/// The answer to an intent: its output and what kinds of thing changed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Outcome<T> {
    /// What the intent answers.
    pub output: T,
    /// Names of changed tables; each screen decides whether it cares.
    pub changed: Vec<String>,
    /// The entry of the journal; absent when nothing changed.
    pub entry: Option<EntryId>,
    /// What undo would take back now.
    pub undo_label: Option<String>,
    /// What redo would do again now.
    pub redo_label: Option<String>,
}

/// The application: a store and the door to it.
pub struct App {
    store: Store,
}

impl App {
    /// Opens the door to a store.
    pub fn new(store: Store) -> Self {
        App { store }
    }

    /// The store, for reports that read it whole (`check`, `status`).
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Carries out a wish: transaction, journal, change report. There is no other way to write.
    pub fn execute<I: Intent>(&mut self, intent: I, outside: &Outside<'_>) -> Result<Outcome<I::Output>, Failure> {
        let entry = entry(I::NAME, intent.label(), I::BARRIER, outside);
        let written = self.store.write(entry, |w| intent.run(&Work { w, outside }))?;
        Ok(self.outcome(written.output, written.changed, written.entry))
    }

    /// Answers a question.
    pub fn ask<Q: Question>(&self, question: Q, outside: &Outside<'_>) -> Result<Q::Answer, Failure> {
        let (undo_label, redo_label) = (self.store.undo_label(), self.store.redo_label());
        let store_path = self.store.path().map_or_else(|| "(bộ nhớ)".into(), |p| p.display().to_string());
        self.store.read(|r| question.ask(&View { r, outside, undo_label, redo_label, store_path }))
    }

    /// Takes back the last wish. Taking back is an entry of its own: history only grows.
    pub fn undo(&mut self, outside: &Outside<'_>) -> Result<Outcome<String>, Failure> {
        let written = self.store.undo(entry("undo", "Hoàn tác".into(), false, outside))?;
        Ok(self.outcome(written.output.label, written.changed, written.entry))
    }

    /// Does again what was taken back.
    pub fn redo(&mut self, outside: &Outside<'_>) -> Result<Outcome<String>, Failure> {
        let written = self.store.redo(entry("redo", "Làm lại".into(), false, outside))?;
        Ok(self.outcome(written.output.label, written.changed, written.entry))
    }

    fn outcome<T>(&self, output: T, changed: impl IntoIterator<Item = String>, entry: Option<EntryId>) -> Outcome<T> {
        Outcome {
            output,
            changed: changed.into_iter().collect(),
            entry,
            undo_label: self.store.undo_label(),
            redo_label: self.store.redo_label(),
        }
    }
}

fn entry(intent: &str, label: String, barrier: bool, outside: &Outside<'_>) -> Entry {
    Entry { id: (outside.mint)(), intent: intent.into(), label, actor: outside.actor.clone(), at: outside.now, barrier }
}

/// The profile, or the refusal that sends the user to set one up.
pub fn profile_of(found: Option<BodyProfile>) -> Result<BodyProfile, Failure> {
    found.ok_or_else(|| {
        Failure::refused(
            crate::failure::codes::NO_PROFILE,
            "Sổ này chưa có thông tin cơ quan.",
            "Hãy điền mục Cơ quan trước, hoặc chạy `dondoc init --profile TỆP.toml`.",
        )
    })
}
