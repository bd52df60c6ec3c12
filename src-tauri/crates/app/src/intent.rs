//! The door: every wish is a struct, and [`App::execute`] is the only way to write.

use crate::{failure::Failure, press::Press};
use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::{BodyProfile, EntryId, Person, PersonId, Right, Role};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use store::{DataKey, Entry, KeyRing, Reader, Rows, Store, Writer};
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
    /// What the person must be allowed to.
    const NEEDS: Right = Right::Work;
    /// What this very wish needs, where that depends on what is asked for.
    fn needs(&self) -> Right {
        Self::NEEDS
    }
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
    /// Who acts, where the store knows no people.
    pub actor: String,
    /// Randomness of the system, for keys.
    pub random: &'a dyn Fn(&mut [u8]),
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
    /// Who acts; `None` in a store without people.
    pub seat: Option<PersonId>,
    /// The key slots of an encrypted store.
    pub(crate) keys: Option<Keys<'a>>,
    /// Where the store is.
    pub(crate) path: Option<&'a std::path::Path>,
}

/// Inside a wish about keys.
#[derive(Clone, Copy)]
pub(crate) struct Keys<'a> {
    pub(crate) ring: &'a RefCell<KeyRing>,
    pub(crate) key: &'a DataKey,
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
    /// Whether the file is enciphered.
    pub encrypted: bool,
    /// Who asks; `None` in a store without people.
    pub seat: Option<PersonId>,
}

impl View<'_> {
    /// Who asks, with their role.
    pub fn person(&self) -> Result<Option<Person>, Failure> {
        Ok(match self.seat {
            Some(id) => store::person::get(self.r, id)?,
            None => None,
        })
    }
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
    seat: Option<Seat>,
    /// Why there is no store any more.
    gone: Option<Failure>,
}

/// Who sits at an encrypted store.
struct Seat {
    person: PersonId,
    /// As the journal names them.
    name: String,
    ring: RefCell<KeyRing>,
}

impl App {
    /// Opens the door to a store.
    pub fn new(store: Store) -> Self {
        App { store, seat: None, gone: None }
    }

    /// Opens the door for a person; their role is looked up at each wish.
    pub(crate) fn seated(store: Store, person: &Person, ring: KeyRing) -> Self {
        App { store, seat: Some(Seat { person: person.id, name: person.name.clone(), ring: RefCell::new(ring) }), gone: None }
    }

    /// Who sits here; `None` in a store without people.
    pub fn seat(&self) -> Option<PersonId> {
        self.seat.as_ref().map(|s| s.person)
    }

    /// The store and the key slots, for enciphering it anew.
    pub(crate) fn into_parts(self) -> (Store, Option<(PersonId, String, KeyRing)>) {
        (self.store, self.seat.map(|s| (s.person, s.name, s.ring.into_inner())))
    }

    /// The store, for reports that read it whole (`check`, `status`).
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Makes the store usable again after a failure of the disk; nothing to do otherwise.
    pub fn mend(&mut self) -> Result<(), Failure> {
        match &self.gone {
            Some(why) => Err(why.clone()),
            None => Ok(self.store.mend()?),
        }
    }

    /// Another file takes the place of the store's. When the store could not be opened again after
    /// it, every further call answers why.
    pub(crate) fn exchange(
        &mut self,
        f: impl FnOnce(Store) -> Result<Store, (Option<Store>, store::StoreError)>,
    ) -> Result<(), Failure> {
        let old = std::mem::replace(&mut self.store, Store::in_memory()?);
        match f(old) {
            Ok(store) => self.store = store,
            Err((Some(store), e)) => {
                self.store = store;
                return Err(e.into());
            }
            Err((None, e)) => {
                let failure = Failure::from(e);
                self.gone = Some(failure.clone());
                return Err(failure);
            }
        }
        Ok(())
    }

    /// Carries out a wish: transaction, journal, change report. There is no other way to write.
    pub fn execute<I: Intent>(&mut self, intent: I, outside: &Outside<'_>) -> Result<Outcome<I::Output>, Failure> {
        let (needs, label) = (intent.needs(), intent.label());
        self.carry_out(intent, outside, |w, seat| allowed(w, seat, needs, Some(&label)))
    }

    /// The first entry of a store, which says who may do anything at all.
    pub(crate) fn unguarded<I: Intent>(&mut self, intent: I, outside: &Outside<'_>) -> Result<I::Output, Failure> {
        self.carry_out(intent, outside, |_, _| Ok(())).map(|o| o.output)
    }

    fn carry_out<I: Intent>(
        &mut self,
        intent: I,
        outside: &Outside<'_>,
        guard: impl FnOnce(&Writer<'_>, Option<PersonId>) -> Result<(), Failure>,
    ) -> Result<Outcome<I::Output>, Failure> {
        let label = intent.label();
        let entry = self.entry(I::NAME, label, I::BARRIER, outside);
        let (seat, key) = (self.seat.as_ref(), self.store.key().cloned());
        let before = seat.map(|s| s.ring.borrow().clone());
        let path = self.store.path().map(std::path::Path::to_owned);
        let written = self.store.write(entry, |w| {
            let person = seat.map(|s| s.person);
            guard(w, person)?;
            let keys = seat.zip(key.as_ref()).map(|(s, key)| Keys { ring: &s.ring, key });
            intent.run(&Work { w, outside, seat: person, keys, path: path.as_deref() })
        });
        // Slots are written inside the wish; a wish that came to nothing leaves them as they were.
        if written.is_err()
            && let (Some(seat), Some(before), Some(path)) = (&self.seat, before, self.store.path())
            && seat.ring.borrow().differs(&before)
        {
            let mut ring = before;
            ring.save_over(&seat.ring.borrow(), path)?;
            seat.ring.replace(ring);
        }
        let written = written?;
        Ok(self.outcome(written.output, written.changed, written.entry))
    }

    /// Answers a question.
    pub fn ask<Q: Question>(&self, question: Q, outside: &Outside<'_>) -> Result<Q::Answer, Failure> {
        let (undo_label, redo_label) = (self.store.undo_label(), self.store.redo_label());
        let store_path = self.store.path().map_or_else(|| "(bộ nhớ)".into(), |p| p.display().to_string());
        let (encrypted, seat) = (self.store.key().is_some(), self.seat());
        self.store.read(|r| question.ask(&View { r, outside, undo_label, redo_label, store_path, encrypted, seat }))
    }

    /// Takes back the last wish. Taking back is an entry of its own: history only grows.
    pub fn undo(&mut self, outside: &Outside<'_>) -> Result<Outcome<String>, Failure> {
        self.may_repeat(self.store.undo_intent(), "Hoàn tác")?;
        let written = self.store.undo(self.entry("undo", "Hoàn tác".into(), false, outside))?;
        Ok(self.outcome(written.output.label, written.changed, written.entry))
    }

    /// Does again what was taken back.
    pub fn redo(&mut self, outside: &Outside<'_>) -> Result<Outcome<String>, Failure> {
        self.may_repeat(self.store.redo_intent(), "Làm lại")?;
        let written = self.store.redo(self.entry("redo", "Làm lại".into(), false, outside))?;
        Ok(self.outcome(written.output.label, written.changed, written.entry))
    }

    /// Refuses what the person who sits here has no right to.
    pub fn permits(&self, needs: Right) -> Result<(), Failure> {
        self.store.read(|r| allowed(r, self.seat(), needs, None))
    }

    /// Who may not do a deed may not take it back or do it again either.
    fn may_repeat(&self, intent: Option<String>, label: &str) -> Result<(), Failure> {
        let needs = intent.and_then(|name| crate::contract::needs(&name)).unwrap_or(Right::Work);
        self.store.read(|r| allowed(r, self.seat(), needs, Some(label)))
    }

    fn entry(&self, intent: &str, label: String, barrier: bool, outside: &Outside<'_>) -> Entry {
        let actor = self.seat.as_ref().map_or_else(|| outside.actor.clone(), |s| s.name.clone());
        Entry { id: (outside.mint)(), intent: intent.into(), label, actor, at: outside.now, barrier }
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

/// The answer of the door: roles are read from the store at each wish, so that a change of role
/// holds from the next wish on. A store without people belongs to its secretary.
fn allowed(r: &impl Rows, person: Option<PersonId>, needs: Right, label: Option<&str>) -> Result<(), Failure> {
    let Some(id) = person else { return Ok(()) };
    let person = store::person::get(r, id)?.filter(Person::open).ok_or_else(|| {
        Failure::refused(
            crate::failure::codes::NOT_ALLOWED,
            "Bạn không còn là người dùng của sổ này.",
            "Hãy khóa cửa sổ và để người đang dùng sổ đăng nhập.",
        )
    })?;
    let led = store::person::led(r)?;
    if person.role.may(needs, led) {
        return Ok(());
    }
    let able: Vec<String> =
        store::person::list(r)?.into_iter().filter(|p| p.open() && p.role.may(needs, led)).map(|p| p.name).collect();
    Err(not_allowed(&person.name, person.role, needs, led, label, &able))
}

fn not_allowed(name: &str, role: Role, needs: Right, led: bool, label: Option<&str>, able: &[String]) -> Failure {
    let ask = if able.is_empty() { needs.holders(led).to_owned() } else { able.join(" hoặc ") };
    let what = label.map_or_else(|| "Việc này".to_owned(), |label| format!("Việc “{label}”"));
    Failure::refused(
        crate::failure::codes::NOT_ALLOWED,
        format!("{what} cần vai {}; {name} đang có vai {}.", needs.holders(led), role.name()),
        format!("Hãy nhờ {ask} đăng nhập và làm việc này."),
    )
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
