//! The people who work with an encrypted store, their roles, passphrases and the recovery sheet.

mod sheet;

pub use sheet::RecoverySheet;

use crate::{
    failure::{Failure, OrNotFound, codes},
    gate::Secret,
    intent::{App, Intent, Keys, Outside, Question, View, Work},
};
use domain::{Person, PersonId, Right, Role};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who works here.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListPeople {}

/// The people of the store.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct People {
    /// Everybody, closed ones too, in the order they came.
    pub people: Vec<Person>,
    /// Who asks; absent in an open store.
    pub me: Option<PersonId>,
    /// Whether the store is enciphered: an open one has no people.
    pub encrypted: bool,
    /// Rights of who asks.
    pub rights: Vec<Right>,
}

impl Question for ListPeople {
    type Answer = People;
    fn ask(self, view: &View<'_>) -> Result<People, Failure> {
        let (me, led) = (view.person()?, store::person::led(view.r)?);
        let rights = Right::ALL.into_iter().filter(|right| me.as_ref().is_none_or(|p| p.role.may(*right, led))).collect();
        Ok(People { people: store::person::list(view.r)?, me: view.seat, encrypted: view.encrypted, rights })
    }
}

/// A name without doubled spaces; an empty one is refused.
pub(crate) fn clean_name(name: &str) -> Result<String, Failure> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > 100 {
        return Err(Failure::invalid("Họ tên đang để trống hoặc dài quá 100 ký tự.", "Hãy ghi họ tên như trên văn bản."));
    }
    Ok(name)
}

fn keys<'a>(work: &'a Work<'_>) -> Result<Keys<'a>, Failure> {
    work.keys.ok_or_else(|| {
        Failure::refused(
            codes::NOT_ENCRYPTED,
            "Sổ dùng thử không mã hóa nên không có người dùng và mật khẩu.",
            "Hãy tạo sổ có mật khẩu để làm việc thật.",
        )
    })
}

fn path_of(work: &Work<'_>) -> Result<std::path::PathBuf, Failure> {
    work.path.map(std::path::Path::to_owned).ok_or_else(|| Failure::broken("sổ có khóa mà không có tệp"))
}

/// The person who acts.
fn myself(work: &Work<'_>) -> Result<Person, Failure> {
    match work.seat {
        Some(id) => store::person::get(work.w, id)?.or_not_found("người dùng này"),
        None => Err(Failure::broken("không có ai đăng nhập")),
    }
}

/// Refuses a passphrase that does not open the actor's own slot: who finds the window open must
/// not change its locks.
fn proven(work: &Work<'_>, passphrase: &Secret) -> Result<(), Failure> {
    let (keys, me) = (keys(work)?, myself(work)?);
    let path = path_of(work)?;
    store::keys::Waiting::begin(&path, work.outside.now)?;
    keys.ring.borrow().open(passphrase.words(), Some(me.id), &|key| key.is(keys.key))?;
    store::keys::Waiting::clear(&path);
    Ok(())
}

fn set_slot(work: &Work<'_>, person: &Person, passphrase: &Secret) -> Result<(), Failure> {
    let keys = keys(work)?;
    passphrase.good()?;
    let mut ring = keys.ring.borrow_mut();
    ring.set_person(person.id, &person.name, passphrase.words(), keys.key, work.outside.random)?;
    Ok(ring.save(&path_of(work)?)?)
}

/// A change of people must leave somebody who can change them again.
fn still_led(work: &Work<'_>) -> Result<(), Failure> {
    let led = store::person::led(work.w)?;
    let able = store::person::list(work.w)?.into_iter().any(|p| p.open() && p.role.may(Right::People, led));
    if able {
        return Ok(());
    }
    Err(Failure::invalid(
        "Sổ phải còn ít nhất một thư ký hoặc lãnh đạo.",
        "Hãy thêm người thay trước, rồi đổi vai hoặc cho thôi người này.",
    ))
}

/// Adds a person with a passphrase of their own.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddPerson {
    /// Full name; it never changes, since the journal and the slot carry it.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Their first passphrase; they change it themselves.
    #[ts(type = "string")]
    pub passphrase: Secret,
}

impl Intent for AddPerson {
    type Output = PersonId;
    const NAME: &'static str = "person_add";
    const NEEDS: Right = Right::People;
    const BARRIER: bool = true;
    fn label(&self) -> String {
        format!("Thêm người dùng {}", self.name.trim())
    }
    fn run(self, work: &Work<'_>) -> Result<PersonId, Failure> {
        keys(work)?;
        let name = clean_name(&self.name)?;
        let key = domain::names::key(&name);
        if store::person::list(work.w)?.iter().any(|p| p.open() && domain::names::key(&p.name) == key) {
            return Err(Failure::invalid(format!("Sổ đã có người dùng “{name}”."), "Hãy ghi thêm chức danh để phân biệt."));
        }
        let person = Person {
            id: work.mint(),
            name,
            role: self.role,
            since: work.outside.today,
            closed_on: None,
            closed_why: None,
            key_on: work.outside.today,
        };
        store::person::insert(work.w, &person)?;
        set_slot(work, &person, &self.passphrase)?;
        Ok(person.id)
    }
}

fn open_person(work: &Work<'_>, id: PersonId) -> Result<Person, Failure> {
    let person = store::person::get(work.w, id)?.or_not_found("người dùng này")?;
    if !person.open() {
        return Err(Failure::invalid(format!("{} đã thôi là người dùng của sổ.", person.name), "Hãy thêm lại nếu người này trở lại."));
    }
    Ok(person)
}

/// Gives a person another role.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetRole {
    /// Who.
    pub id: PersonId,
    /// The new role.
    pub role: Role,
}

impl Intent for SetRole {
    type Output = ();
    const NAME: &'static str = "person_role";
    const NEEDS: Right = Right::People;
    const BARRIER: bool = true;
    fn label(&self) -> String {
        format!("Đổi vai người dùng: {}", self.role.name())
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let mut person = open_person(work, self.id)?;
        person.role = self.role;
        store::person::update(work.w, &person)?;
        still_led(work)
    }
}

/// Ends a person's work with the store: their passphrase opens nothing from now on.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ClosePerson {
    /// Who.
    pub id: PersonId,
    /// Why.
    pub why: String,
}

impl Intent for ClosePerson {
    type Output = ();
    const NAME: &'static str = "person_close";
    const NEEDS: Right = Right::People;
    const BARRIER: bool = true;
    fn label(&self) -> String {
        "Cho thôi người dùng".into()
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let mut person = open_person(work, self.id)?;
        let why = self.why.trim();
        if why.is_empty() {
            return Err(Failure::invalid("Chưa ghi lý do cho thôi người dùng.", "Hãy ghi lý do, ví dụ: chuyển công tác."));
        }
        if work.seat == Some(self.id) {
            return Err(Failure::invalid("Không tự cho thôi chính mình.", "Hãy nhờ một người khác có quyền làm việc này."));
        }
        person.closed_on = Some(work.outside.today);
        person.closed_why = Some(why.to_owned());
        store::person::update(work.w, &person)?;
        still_led(work)?;
        let mut ring = keys(work)?.ring.borrow_mut();
        ring.remove(person.id);
        Ok(ring.save(&path_of(work)?)?)
    }
}

/// Gives somebody else a new passphrase: they forgot theirs, or the store was enciphered anew.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetPassphrase {
    /// Who.
    pub id: PersonId,
    /// Their new passphrase; they change it themselves.
    #[ts(type = "string")]
    pub passphrase: Secret,
}

impl Intent for SetPassphrase {
    type Output = ();
    const NAME: &'static str = "person_key";
    const NEEDS: Right = Right::People;
    const BARRIER: bool = true;
    fn label(&self) -> String {
        "Đặt lại mật khẩu cho người dùng".into()
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let mut person = open_person(work, self.id)?;
        set_slot(work, &person, &self.passphrase)?;
        person.key_on = work.outside.today;
        Ok(store::person::update(work.w, &person)?)
    }
}

/// Changes one's own passphrase; the store itself is not touched.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ChangePassphrase {
    /// The one in force.
    #[ts(type = "string")]
    pub old: Secret,
    /// The new one.
    #[ts(type = "string")]
    pub new: Secret,
}

impl Intent for ChangePassphrase {
    type Output = ();
    const NAME: &'static str = "passphrase_change";
    const NEEDS: Right = Right::Own;
    const BARRIER: bool = true;
    fn label(&self) -> String {
        "Đổi mật khẩu của mình".into()
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        self.new.good()?;
        proven(work, &self.old)?;
        let mut me = myself(work)?;
        set_slot(work, &me, &self.new)?;
        me.key_on = work.outside.today;
        Ok(store::person::update(work.w, &me)?)
    }
}

/// Makes a new recovery key; the sheet printed before is void.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RenewRecovery {
    /// The passphrase of who asks.
    #[ts(type = "string")]
    pub passphrase: Secret,
}

impl Intent for RenewRecovery {
    type Output = String;
    const NAME: &'static str = "recovery_renew";
    const NEEDS: Right = Right::People;
    const BARRIER: bool = true;
    fn label(&self) -> String {
        "Lập phiếu khóa phục hồi mới".into()
    }
    fn run(self, work: &Work<'_>) -> Result<String, Failure> {
        proven(work, &self.passphrase)?;
        let keys = keys(work)?;
        let mut ring = keys.ring.borrow_mut();
        let words = ring.set_recovery(keys.key, work.outside.random)?;
        ring.save(&path_of(work)?)?;
        Ok(words.to_string())
    }
}

/// Writes down that the actor's passphrase is new: at the gate, with the printed key.
pub(crate) struct NotePassphrase {
    pub(crate) by_sheet: bool,
}

impl Intent for NotePassphrase {
    type Output = ();
    const NAME: &'static str = "passphrase_recovered";
    const NEEDS: Right = Right::Own;
    const BARRIER: bool = true;
    fn label(&self) -> String {
        if self.by_sheet { "Đặt mật khẩu mới bằng phiếu khóa phục hồi".into() } else { "Đặt mật khẩu mới".into() }
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let mut me = myself(work)?;
        me.key_on = work.outside.today;
        Ok(store::person::update(work.w, &me)?)
    }
}

/// Asks the door for leave to encipher the store anew, and who asks.
pub(crate) struct NoteRekey {}

impl Intent for NoteRekey {
    type Output = String;
    const NAME: &'static str = "rekey";
    const NEEDS: Right = Right::People;
    const BARRIER: bool = true;
    fn label(&self) -> String {
        "Mã hóa lại sổ bằng khóa mới".into()
    }
    fn run(self, work: &Work<'_>) -> Result<String, Failure> {
        let mut me = myself(work)?;
        me.key_on = work.outside.today;
        store::person::update(work.w, &me)?;
        Ok(me.name)
    }
}

/// Writes the first person of a new store down.
struct Found<'a>(&'a Person);

impl Intent for Found<'_> {
    type Output = ();
    const NAME: &'static str = "person_first";
    const BARRIER: bool = true;
    fn label(&self) -> String {
        format!("Lập sổ; người dùng đầu tiên {}", self.0.name)
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        Ok(store::person::insert(work.w, self.0)?)
    }
}

impl App {
    /// Writes the first person down: before them nobody could be allowed to.
    pub(crate) fn found(&mut self, person: &Person, outside: &Outside<'_>) -> Result<(), Failure> {
        self.unguarded(Found(person), outside)
    }
}
