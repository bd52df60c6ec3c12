//! `dondoc person …` and `dondoc key …`

use super::Session;
use crate::{
    args::{Cli, KeyWhat, PersonWhat, RoleName},
    passphrase,
};
use app::{
    Failure, Gate, Outside, codes,
    person::{AddPerson, ChangePassphrase, ClosePerson, ListPeople, RecoverySheet, RenewRecovery, SetPassphrase, SetRole},
    gate::Secret,
};
use domain::{Person, Role};
use std::path::Path;

impl From<RoleName> for Role {
    fn from(role: RoleName) -> Role {
        match role {
            RoleName::LanhDao => Role::Leader,
            RoleName::ThuKy => Role::Secretary,
            RoleName::VanThu => Role::Clerk,
            RoleName::ChiXem => Role::Viewer,
        }
    }
}

fn find(session: &Session<'_>, name: &str) -> Result<Person, Failure> {
    let key = domain::names::key(name);
    let all = session.ask(ListPeople {})?.people;
    let found = all.iter().find(|p| p.open() && domain::names::key(&p.name) == key).or_else(|| all.iter().find(|p| p.id.to_string() == name));
    found.cloned().ok_or_else(|| {
        let open: Vec<&str> = all.iter().filter(|p| p.open()).map(|p| p.name.as_str()).collect();
        Failure::refused(codes::NOT_FOUND, format!("Không tìm thấy người dùng “{name}”."), format!("Người dùng của sổ: {}.", open.join(", ")))
    })
}

pub(super) fn run(session: &mut Session<'_>, what: &PersonWhat) -> Result<(), Failure> {
    let show = session.show;
    match what {
        PersonWhat::List => show.answer(&session.ask(ListPeople {})?, |p| {
            let line = |p: &Person| {
                let closed = p.closed_on.map(|d| format!(" (thôi từ {})", d.format("%d/%m/%Y"))).unwrap_or_default();
                format!("{}: {}{closed}", p.name, p.role.name())
            };
            if p.encrypted { p.people.iter().map(line).collect::<Vec<_>>().join("\n") } else { super::OPEN_MARK.into() }
        }),
        PersonWhat::Add { name, role, new_passphrase_file } => {
            let passphrase = passphrase::NEW.need(new_passphrase_file.as_deref(), true)?;
            let done = session.execute(AddPerson { name: name.clone(), role: (*role).into(), passphrase })?;
            show.answer(&serde_json::json!({ "id": done.output, "name": name }), |_| format!("Đã thêm người dùng {name}."))
        }
        PersonWhat::Role { name, role } => {
            let id = find(session, name)?.id;
            session.execute(SetRole { id, role: (*role).into() })?;
            show.answer(&find(session, name)?, |p| format!("{} từ nay có vai {}.", p.name, p.role.name()))
        }
        PersonWhat::Close { name, why } => {
            let id = find(session, name)?.id;
            session.execute(ClosePerson { id, why: why.clone() })?;
            show.answer(&serde_json::json!({ "id": id, "name": name }), |_| format!("{name} không còn mở được sổ."))
        }
        PersonWhat::Key { name, new_passphrase_file } => {
            let id = find(session, name)?.id;
            let passphrase = passphrase::NEW.need(new_passphrase_file.as_deref(), true)?;
            session.execute(SetPassphrase { id, passphrase })?;
            show.answer(&serde_json::json!({ "id": id, "name": name }), |_| format!("Đã đặt lại mật khẩu cho {name}."))
        }
    }
}

/// Keys are the gate's business: some of it is done before anybody is let in.
pub(super) fn keys(mut gate: Gate, args: &Cli, what: &KeyWhat, outside: Outside<'_>, show: crate::show::Show) -> Result<(), Failure> {
    if let KeyWhat::Recover { recovery_file, new_passphrase_file } = what {
        let name = args.user_name().ok_or_else(|| Failure::invalid("Chưa nói đặt mật khẩu mới cho ai.", "Hãy thêm --user TÊN."))?;
        let person = gate.named(&name)?;
        let typed = passphrase::RECOVERY.need(recovery_file.as_deref(), false)?;
        let new = passphrase::NEW.need(new_passphrase_file.as_deref(), true)?;
        gate.recover(&typed, person, &new, &outside)?;
        return show.answer(&serde_json::json!({ "person": person, "name": name }), |_| format!("Đã đặt mật khẩu mới cho {name}."));
    }
    let passphrase = passphrase::of(args)?;
    gate.unlock_named(&passphrase, args.user_name().as_deref(), outside.now)?;
    match what {
        KeyWhat::Change { new_passphrase_file } => {
            let new = passphrase::NEW.need(new_passphrase_file.as_deref(), true)?;
            gate.app()?.execute(ChangePassphrase { old: passphrase, new }, &outside)?;
            show.answer(&serde_json::json!({ "changed": true }), |_| "Đã đổi mật khẩu.".into())
        }
        KeyWhat::Sheet { recovery } => {
            let words = gate.app()?.execute(RenewRecovery { passphrase }, &outside)?.output;
            let told = told(&mut gate, &words, recovery.as_deref(), &outside)?;
            show.answer(&told, |_| lines(&words, recovery.as_deref()))
        }
        KeyWhat::Rekey { recovery } => {
            let (words, void) = gate.rekey(&passphrase, &outside)?;
            let mut value = told(&mut gate, &words, recovery.as_deref(), &outside)?;
            value["void"] = serde_json::json!(void);
            show.answer(&value, |_| {
                let mut out = format!("Đã mã hóa lại sổ bằng khóa mới.\n{}", lines(&words, recovery.as_deref()));
                if !void.is_empty() {
                    out.push_str(&format!("\nMật khẩu cũ của {} không còn mở được sổ; hãy đặt lại bằng `dondoc person key TÊN`.", void.join(", ")));
                }
                out
            })
        }
        KeyWhat::Recover { .. } => Ok(()),
    }
}

/// The recovery key as an answer, and its sheet where one is wanted: told once, kept nowhere.
pub(super) fn told(gate: &mut Gate, words: &str, sheet: Option<&Path>, outside: &Outside<'_>) -> Result<serde_json::Value, Failure> {
    let Some(path) = sheet else { return Ok(serde_json::json!({ "recovery": words })) };
    let ask = RecoverySheet { recovery: Secret::new(words), path: Some(path.display().to_string()), open: false };
    let printed = gate.app()?.ask(ask, outside)?;
    Ok(serde_json::json!({ "recovery": words, "recovery_sheet": printed.path }))
}

/// The same for people.
pub(super) fn lines(words: &str, sheet: Option<&Path>) -> String {
    let kept = match sheet {
        Some(path) => format!("Phiếu khóa phục hồi đã ghi tại {}; hãy in, cất vào két và xóa tệp.", path.display()),
        None => "Hãy chép khóa này ra giấy và cất vào két: nó chỉ hiện một lần.".into(),
    };
    format!("Khóa phục hồi: {words}\n{kept}")
}
