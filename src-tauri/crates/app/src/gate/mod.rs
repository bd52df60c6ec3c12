//! The gate before the door: where the store is, who comes in, and locking it again.
//!
//! While it is locked neither the store nor its keys are in memory: the [`App`] with its
//! connection is gone, and every call of the contract but those of the gate is refused.

mod secret;

pub use secret::{LEAST, Secret};

use crate::{
    body::SetProfile,
    failure::{Failure, codes},
    intent::{App, Outside},
};
use chrono::{DateTime, FixedOffset};
use domain::{BodyProfile, Person, PersonId, Right, Role};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use store::{Cost, KeyRing, Store, keys::Waiting};
use ts_rs::TS;

/// A call that is answered at the gate.
pub trait GateCall: Sized {
    /// What is answered.
    type Answer: Serialize + TS;
    /// Answers it.
    fn pass(self, gate: &mut Gate, outside: &Outside<'_>) -> Result<Self::Answer, Failure>;
}

/// A place for a store, open or not.
pub struct Gate {
    path: PathBuf,
    cost: fn() -> Cost,
    app: Option<App>,
}

/// How the gate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// There is no store yet.
    First,
    /// An encrypted store waits for a passphrase.
    Locked,
    /// The store is open.
    Open,
}

/// What the lock screen shows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GateState {
    /// How it stands.
    pub phase: Phase,
    /// Whether the store is enciphered; an open one is for trials.
    pub encrypted: bool,
    /// Where it is.
    pub store_path: String,
    /// Who may come in.
    pub people: Vec<GatePerson>,
    /// Whether a recovery sheet exists.
    pub has_recovery: bool,
    /// Seconds until the next try after wrong ones.
    pub wait: u32,
}

/// A name on the lock screen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GatePerson {
    /// Identity.
    pub id: PersonId,
    /// Name.
    pub name: String,
}

/// What a new store gives back once and never again.
#[derive(Serialize, Deserialize, TS)]
pub struct Created {
    /// The recovery key, to be printed; absent for an open store.
    pub recovery: Option<String>,
}

impl Gate {
    /// A gate before a place. `cost` is asked once, when a store is made: it measures the machine.
    pub fn new(path: PathBuf, cost: fn() -> Cost) -> Self {
        Gate { path, cost, app: None }
    }

    /// Where the store is or will be.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How it stands. A plain store opens by itself.
    pub fn phase(&mut self) -> Result<Phase, Failure> {
        if self.app.is_some() {
            return Ok(Phase::Open);
        }
        if !self.path.exists() {
            return Ok(Phase::First);
        }
        if self.encrypted()? {
            return Ok(Phase::Locked);
        }
        self.app = Some(App::new(Store::open(&self.path)?));
        Ok(Phase::Open)
    }

    /// The application, or why it is not there.
    pub fn app(&mut self) -> Result<&mut App, Failure> {
        let refused = match self.phase()? {
            Phase::Open => None,
            Phase::Locked => Some(Failure::refused(codes::LOCKED, "Sổ đang khóa.", "Hãy nhập mật khẩu để làm việc tiếp.")),
            Phase::First => Some(Failure::refused(
                codes::NO_STORE,
                format!("Chưa có sổ tại {}.", self.path.display()),
                "Hãy tạo sổ mới, hoặc mở lại chương trình với đúng tệp sổ.",
            )),
        };
        match (refused, self.app.as_mut()) {
            (None, Some(app)) => Ok(app),
            (Some(f), _) => Err(f),
            (None, None) => Err(Failure::broken("cổng mở mà không có sổ")),
        }
    }

    /// Hands the application over for good, for programs that end after one command.
    pub fn into_app(mut self) -> Result<App, Failure> {
        self.app()?;
        self.app.ok_or_else(|| Failure::broken("cổng mở mà không có sổ"))
    }

    /// Whether the store there is enciphered. With key files beside it there is no doubt, even
    /// where its first page is damaged.
    pub fn encrypted(&self) -> Result<bool, Failure> {
        if let Some(app) = &self.app {
            return Ok(app.store().key().is_some());
        }
        Ok(Store::looks_encrypted(&self.path)?)
    }

    /// What the lock screen shows.
    pub fn state(&mut self, now: DateTime<FixedOffset>) -> Result<GateState, Failure> {
        let phase = self.phase()?;
        let encrypted = phase != Phase::First && self.encrypted()?;
        let ring = if encrypted { Some(KeyRing::load(&self.path)) } else { None };
        // A store that is open already does not need its key files to go on.
        let ring = match ring {
            Some(Err(e)) if phase == Phase::Locked => return Err(e.into()),
            Some(found) => found.ok(),
            None => None,
        };
        let people = ring.iter().flat_map(KeyRing::people).map(|(id, name)| GatePerson { id, name }).collect();
        Ok(GateState {
            phase,
            encrypted,
            store_path: self.path.display().to_string(),
            people,
            has_recovery: ring.as_ref().is_some_and(KeyRing::has_recovery),
            wait: u32::try_from(Waiting::load(&self.path).seconds(now)).unwrap_or(u32::MAX),
        })
    }

    /// Lets a person in. Without one named it is whoever the passphrase belongs to.
    pub fn unlock(&mut self, passphrase: &Secret, person: Option<PersonId>, now: DateTime<FixedOffset>) -> Result<(), Failure> {
        let ring = KeyRing::load(&self.path)?;
        Waiting::begin(&self.path, now)?;
        let (id, key) = ring.open(passphrase.words(), person, &|key| Store::fits(&self.path, key))?;
        Waiting::clear(&self.path);
        let store = Store::open_with(&self.path, Some(&key))?;
        self.seat(store, id, ring)
    }

    /// Lets a person in whose name was written: for the command line.
    pub fn unlock_named(&mut self, passphrase: &Secret, name: Option<&str>, now: DateTime<FixedOffset>) -> Result<(), Failure> {
        let person = match name {
            None => None,
            Some(name) => Some(self.named(name)?),
        };
        self.unlock(passphrase, person, now)
    }

    /// The person of the key file with this name, however it is typed.
    pub fn named(&self, name: &str) -> Result<PersonId, Failure> {
        let people = KeyRing::load(&self.path)?.people();
        let key = domain::names::key(name);
        people.iter().find(|(_, n)| domain::names::key(n) == key).map(|(id, _)| *id).ok_or_else(|| {
            let all: Vec<&str> = people.iter().map(|(_, n)| n.as_str()).collect();
            Failure::refused(codes::NOT_FOUND, format!("Sổ không có người dùng “{name}”."), format!("Người dùng của sổ: {}.", all.join(", ")))
        })
    }

    fn seat(&mut self, store: Store, id: PersonId, ring: KeyRing) -> Result<(), Failure> {
        let person = store.read(|r| store::person::get(r, id).map_err(Failure::from))?.filter(Person::open);
        let Some(person) = person else {
            return Err(Failure::refused(
                codes::NOT_ALLOWED,
                "Người này không còn là người dùng của sổ.",
                "Hãy để người đang dùng sổ đăng nhập, hoặc nhờ lãnh đạo thêm lại.",
            ));
        };
        self.app = Some(App::seated(store, &person, ring));
        Ok(())
    }

    /// Lets a person in with the printed key and gives them a new passphrase.
    pub fn recover(&mut self, typed: &Secret, person: PersonId, passphrase: &Secret, outside: &Outside<'_>) -> Result<(), Failure> {
        passphrase.good()?;
        let ring = KeyRing::load(&self.path)?;
        let Some(name) = ring.people().into_iter().find(|(id, _)| *id == person).map(|(_, name)| name) else {
            return Err(Failure::refused(codes::NOT_FOUND, "Sổ không có người dùng này.", "Hãy chọn lại tên trong danh sách."));
        };
        // A slip of the pen is no guess, and does not forgive earlier ones either.
        store::keys::recovery::read(typed.words())?;
        Waiting::begin(&self.path, outside.now)?;
        let key = ring.recover(typed.words(), &|key| Store::fits(&self.path, key))?;
        Waiting::clear(&self.path);
        let mut ring = ring;
        ring.set_person(person, &name, passphrase.words(), &key, outside.random)?;
        let store = Store::open_with(&self.path, Some(&key))?;
        ring.save(&self.path)?;
        self.seat(store, person, ring)?;
        self.app()?.execute(crate::person::NotePassphrase { by_sheet: true }, outside)?;
        Ok(())
    }

    /// Forgets the store, its connection and its keys. A plain store has nothing to lock.
    pub fn lock(&mut self) -> Result<(), Failure> {
        if !self.encrypted()? {
            return Err(Failure::refused(
                codes::NOT_ENCRYPTED,
                "Sổ dùng thử không mã hóa nên không khóa được.",
                "Hãy tạo sổ có mật khẩu để làm việc thật.",
            ));
        }
        self.app = None;
        Ok(())
    }

    /// Makes a store: enciphered with a first person and a recovery key, or open and for trials.
    pub fn create(&mut self, first: Option<FirstPerson>, profile: Option<BodyProfile>, outside: &Outside<'_>) -> Result<Created, Failure> {
        if self.path.exists() {
            return Err(store::StoreError::Exists.into());
        }
        let made = match first {
            Some(first) => self.create_encrypted(first, outside),
            None => Store::create(&self.path).map(|store| (App::new(store), None)).map_err(Failure::from),
        };
        let (mut app, recovery) = made?;
        if let Some(profile) = profile
            && let Err(e) = app.execute(SetProfile { profile }, outside)
        {
            // Nothing half-made: a store without its profile would only puzzle.
            drop(app);
            self.unmake();
            return Err(e);
        }
        self.app = Some(app);
        Ok(Created { recovery })
    }

    fn create_encrypted(&self, first: FirstPerson, outside: &Outside<'_>) -> Result<(App, Option<String>), Failure> {
        let name = crate::person::clean_name(&first.name)?;
        first.passphrase.good()?;
        if KeyRing::paths(&self.path).iter().any(|p| p.exists()) {
            return Err(Failure::refused(
                codes::EXISTS,
                "Cạnh nơi định tạo sổ có tệp khóa của một sổ khác.",
                "Hãy tìm lại sổ của tệp khóa đó, hoặc tạo sổ với tên khác.",
            ));
        }
        let person = Person {
            id: PersonId((outside.mint)()),
            name,
            role: first.role,
            since: outside.today,
            closed_on: None,
            closed_why: None,
            key_on: outside.today,
        };
        let key = KeyRing::draw(outside.random);
        let made = (|| {
            let mut ring = KeyRing::new((self.cost)(), outside.random);
            ring.set_person(person.id, &person.name, first.passphrase.words(), &key, outside.random)?;
            let recovery = ring.set_recovery(&key, outside.random)?;
            // The slots first: a store whose key is on no disk would be lost.
            ring.save(&self.path)?;
            let store = Store::create_with(&self.path, Some(&key))?;
            let mut app = App::seated(store, &person, ring);
            app.found(&person, outside)?;
            Ok((app, Some(recovery.to_string())))
        })();
        if made.is_err() {
            self.unmake();
        }
        made
    }

    fn unmake(&self) {
        for path in KeyRing::paths(&self.path) {
            let _ = std::fs::remove_file(path);
        }
        for end in ["", "-wal", "-shm"] {
            let mut name = self.path.as_os_str().to_owned();
            name.push(end);
            let _ = std::fs::remove_file(PathBuf::from(name));
        }
    }

    /// Enciphers the whole store with a new data key. Whoever does it keeps their passphrase; a new
    /// recovery key is made; every other slot is void, and its holder needs a new passphrase.
    /// Answers the new recovery key and whose slots are void.
    pub fn rekey(&mut self, passphrase: &Secret, outside: &Outside<'_>) -> Result<(String, Vec<String>), Failure> {
        let Some(me) = self.app()?.seat() else {
            return Err(store::StoreError::NotEncrypted.into());
        };
        self.app()?.permits(Right::People)?;
        let before = KeyRing::load(&self.path)?;
        Waiting::begin(&self.path, outside.now)?;
        before.open(passphrase.words(), Some(me), &|key| Store::fits(&self.path, key))?;
        Waiting::clear(&self.path);
        let name = self.app()?.execute(crate::person::NoteRekey {}, outside)?.output;
        let key = KeyRing::draw(outside.random);
        let mut ring = before.emptied();
        ring.set_person(me, &name, passphrase.words(), &key, outside.random)?;
        let recovery = ring.set_recovery(&key, outside.random)?;
        let void = before.people().into_iter().filter(|(id, _)| *id != me).map(|(_, n)| n).collect();
        let Some(app) = self.app.take() else { return Err(Failure::broken("cổng mở mà không có sổ")) };
        let (store, _) = app.into_parts();
        store.rekey(&key, before.with(&ring), ring)?;
        let ring = KeyRing::load(&self.path)?;
        let store = Store::open_with(&self.path, Some(&key))?;
        self.seat(store, me, ring)?;
        Ok((recovery.to_string(), void))
    }
}

/// The first person of a new store.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FirstPerson {
    /// Full name.
    pub name: String,
    /// Their role: the secretary, as a rule.
    pub role: Role,
    /// Their passphrase.
    #[ts(type = "string")]
    pub passphrase: Secret,
}

/// How the gate stands.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ShowGate {}

impl GateCall for ShowGate {
    type Answer = GateState;
    fn pass(self, gate: &mut Gate, outside: &Outside<'_>) -> Result<GateState, Failure> {
        gate.state(outside.now)
    }
}

/// Lets a person in.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct Unlock {
    /// What they typed.
    #[ts(type = "string")]
    pub passphrase: Secret,
    /// Whom they say they are; absent: whoever the passphrase belongs to.
    pub person: Option<PersonId>,
}

impl GateCall for Unlock {
    type Answer = GateState;
    fn pass(self, gate: &mut Gate, outside: &Outside<'_>) -> Result<GateState, Failure> {
        if gate.phase()? == Phase::Locked {
            gate.unlock(&self.passphrase, self.person, outside.now)?;
        }
        gate.state(outside.now)
    }
}

/// Lets a person in with the printed key; their passphrase is a new one from now on.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct Recover {
    /// What they typed from the sheet.
    #[ts(type = "string")]
    pub recovery: Secret,
    /// Who they are.
    pub person: PersonId,
    /// Their new passphrase.
    #[ts(type = "string")]
    pub passphrase: Secret,
}

impl GateCall for Recover {
    type Answer = GateState;
    fn pass(self, gate: &mut Gate, outside: &Outside<'_>) -> Result<GateState, Failure> {
        gate.recover(&self.recovery, self.person, &self.passphrase, outside)?;
        gate.state(outside.now)
    }
}

/// Locks the store: its keys are wiped from memory.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct Lock {}

impl GateCall for Lock {
    type Answer = GateState;
    fn pass(self, gate: &mut Gate, outside: &Outside<'_>) -> Result<GateState, Failure> {
        gate.lock()?;
        gate.state(outside.now)
    }
}

/// Makes the store of this place.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CreateStore {
    /// Who works with it first; absent for an open store without people, for trials only.
    pub first: Option<FirstPerson>,
    /// Our body, when it is known already.
    pub profile: Option<BodyProfile>,
}

impl GateCall for CreateStore {
    type Answer = Created;
    fn pass(self, gate: &mut Gate, outside: &Outside<'_>) -> Result<Created, Failure> {
        gate.create(self.first, self.profile, outside)
    }
}
