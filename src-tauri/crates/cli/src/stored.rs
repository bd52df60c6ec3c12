//! Commands on a store.

mod backup;
mod calendar;
mod campaign;
mod days;
mod directive;
mod draft;
mod meeting;
mod person;
mod regime;
mod report;
mod task;

use crate::{
    args::{Cli, Command},
    disk::{self, SystemPress},
    outside, passphrase,
    show::Show,
};
use app::{
    App, Failure, Gate, Outside, Question, codes,
    demo,
    gate::{FirstPerson, Phase},
    desk::ShowDesk,
    history::ListHistory,
};
use domain::BodyProfile;
use store::KeyRing;
use std::path::{Path, PathBuf};

/// What a store without a key is called wherever it shows.
pub const OPEN_MARK: &str = "SỔ KHÔNG MÃ HÓA – chỉ để dùng thử";

/// An open store with the world around it.
pub struct Session<'a> {
    /// The door.
    pub app: App,
    /// Time, actor, press.
    pub outside: Outside<'a>,
    /// How answers are printed.
    pub show: Show,
}

impl Session<'_> {
    /// Answers a question.
    pub fn ask<Q: Question>(&self, question: Q) -> Result<Q::Answer, Failure> {
        self.app.ask(question, &self.outside)
    }

    /// Carries out a wish.
    pub fn execute<I: app::Intent>(&mut self, intent: I) -> Result<app::Outcome<I::Output>, Failure> {
        self.app.execute(intent, &self.outside)
    }
}

/// The store the user means.
pub fn store_path(args: &Cli) -> PathBuf {
    args.store.clone().unwrap_or_else(outside::default_store)
}

/// Runs a command on a store.
pub fn run(args: &Cli, show: Show) -> Result<(), Failure> {
    let press = SystemPress::default();
    let outside = outside::outside(args.as_of, &press);
    let path = store_path(args);
    match &args.command {
        Command::Init { profile, role, recovery, open } => {
            return init(args, profile, (!open).then_some((*role).into()), recovery.as_deref(), outside, show);
        }
        Command::Demo => return make_demo(&path, outside, show),
        Command::Key { what } => return person::keys(there(&path)?, args, what, outside, show),
        Command::Check { rescue: Some(to) } => {
            let entry = store::Entry {
                id: (outside.mint)(),
                intent: "rescue".into(),
                label: "Cứu dữ liệu từ sổ hỏng".into(),
                actor: outside.actor.clone(),
                at: outside.now,
                barrier: true,
            };
            return rescue(args, &path, entry, to, show);
        }
        _ => {}
    }
    let mut session = Session { app: open(args, &outside)?, outside, show };
    // A script is not asked; it is told, and what it finds is what counts from now on.
    if let Some(words) = app::keep::seen_before(&session.app, &session.outside)? {
        eprintln!("{words}");
        app::keep::Chore::run(app::keep::AcceptStore {}, &mut session.app, &session.outside)?;
    }
    match &args.command {
        Command::Status => status(&session),
        Command::Directive { what } => directive::run(&mut session, what),
        Command::Task { what } => task::run(&mut session, what),
        Command::Calendar { what } => calendar::run(&mut session, what),
        Command::Regime { what } => regime::run(&mut session, what),
        Command::Campaign { what } => campaign::run(&mut session, what),
        Command::Quota { what } => campaign::run_quota(&mut session, what),
        Command::Draft { what } => draft::run(&mut session, what),
        Command::Report { what } => report::run(&mut session, what),
        Command::Meeting { what } => meeting::run(&mut session, what),
        Command::History { id, head } => history(&session, id.as_deref(), head.as_deref()),
        Command::Person { what } => person::run(&mut session, what),
        Command::Undo => {
            let done = session.app.undo(&session.outside)?;
            show.answer(&done, |d| format!("Đã hoàn tác: {}.", d.output))
        }
        Command::Redo => {
            let done = session.app.redo(&session.outside)?;
            show.answer(&done, |d| format!("Đã làm lại: {}.", d.output))
        }
        Command::Check { rescue: None } => check(&session),
        Command::Backup { what } => backup::run(&mut session, what),
        Command::About { out: Some(out), .. } => {
            let written = session.ask(app::about::ExportStatement { path: Some(out.display().to_string()), open: false })?;
            show.answer(&written, |w| format!("Đã ghi {} trang vào {}.", w.pages, w.path))
        }
        _ => Err(Failure::broken("lệnh không cần sổ đã đi lạc vào đây")),
    }
}

/// The gate before a store that must be there already.
fn there(path: &Path) -> Result<Gate, Failure> {
    if !path.exists() {
        return Err(Failure::refused(
            codes::MISSING,
            format!("Chưa có sổ tại {}.", path.display()),
            "Hãy tạo sổ bằng `dondoc init --profile TỆP.toml`, hoặc xem thử bằng `dondoc demo`.",
        ));
    }
    Ok(Gate::new(path.to_owned(), passphrase::cost))
}

/// Opens a store for the person whose passphrase is given.
fn open(args: &Cli, outside: &Outside<'_>) -> Result<App, Failure> {
    let mut gate = there(&store_path(args))?;
    if gate.phase()? == Phase::Locked {
        gate.unlock_named(&passphrase::of(args)?, args.user_name().as_deref(), outside.now)?;
    }
    gate.into_app()
}

/// Saves what can be read of a damaged store; an encrypted one is opened by its key file, and the
/// new store keeps the same people and passphrases.
fn rescue(args: &Cli, path: &Path, entry: store::Entry, to: &Path, show: Show) -> Result<(), Failure> {
    if !KeyRing::paths(path).iter().any(|p| p.exists()) {
        return backup::rescue(entry, path, None, to, show);
    }
    let mut ring = KeyRing::load(path)?;
    let (_, key) = ring.open(passphrase::of(args)?.words(), None, &|_| true)?;
    backup::rescue(entry, path, Some(&key), to, show)?;
    Ok(ring.save(to)?)
}

/// The gate before a place without a store; its folder is made.
fn free(path: &Path) -> Result<Gate, Failure> {
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|e| {
            Failure::refused(codes::READ_ONLY, format!("Không tạo được thư mục {}: {e}.", folder.display()), "Hãy chọn thư mục khác bằng --store.")
        })?;
    }
    Ok(Gate::new(path.to_owned(), passphrase::cost))
}

/// Thông tin cơ quan of a TOML file.
///
/// # Errors
/// The line that is wrong, and where the pattern is.
pub fn profile(text: &str) -> Result<BodyProfile, Failure> {
    let text = text.trim_start_matches('\u{feff}');
    toml::from_str(text).map_err(|e| {
        let before = e.span().and_then(|s| text.get(..s.start)).unwrap_or("");
        let place = before.matches('\n').count() + 1;
        Failure::invalid(
            format!("Tệp thông tin cơ quan sai ở dòng {place}: {}.", e.message()),
            "Hãy sửa theo mẫu assets/demo/profile.toml.",
        )
    })
}

/// Makes a store for the body of a profile: with a first person of this role, or open.
fn init(args: &Cli, profile: &Path, role: Option<domain::Role>, sheet: Option<&Path>, outside: Outside<'_>, show: Show) -> Result<(), Failure> {
    let path = &store_path(args);
    let file = disk::read_file(profile)?;
    let text = String::from_utf8(file.bytes).map_err(|_| Failure::invalid("Tệp thông tin cơ quan không phải UTF-8.", "Hãy lưu lại với bảng mã UTF-8."))?;
    let profile = self::profile(&text)?;
    let first = match role {
        None => None,
        Some(role) => {
            let passphrase = passphrase::PASSPHRASE.get(args.passphrase_file.as_deref(), true)?.ok_or_else(|| {
                Failure::refused(
                    codes::NEEDS_KEY,
                    "Sổ mới được mã hóa nên cần một mật khẩu.",
                    "Hãy đặt biến DONDOC_PASSPHRASE hoặc thêm --passphrase-file TỆP; muốn sổ không mã hóa, chỉ để dùng thử, hãy thêm --open.",
                )
            })?;
            Some(FirstPerson { name: args.user_name().unwrap_or_else(outside::actor), role, passphrase })
        }
    };
    let mut gate = free(path)?;
    let name = first.as_ref().map(|f| f.name.clone());
    let created = gate.create(first, Some(profile), &outside)?;
    app::keep::Chore::run(app::keep::AcceptStore {}, gate.app()?, &outside)?;
    let mut value = match &created.recovery {
        Some(words) => person::told(&mut gate, words, sheet, &outside)?,
        None => serde_json::json!({}),
    };
    value["store"] = path.display().to_string().into();
    value["encrypted"] = created.recovery.is_some().into();
    show.answer(&value, |_| match (&created.recovery, name) {
        (Some(words), Some(name)) => format!("Đã tạo sổ mã hóa tại {} cho {name}.\n{}", path.display(), person::lines(words, sheet)),
        _ => format!("Đã tạo sổ tại {}.\n{OPEN_MARK}.", path.display()),
    })
}

fn make_demo(path: &Path, outside: Outside<'_>, show: Show) -> Result<(), Failure> {
    let mut gate = free(path)?;
    gate.create(None, None, &outside)?;
    let made = demo::fill(gate.app()?, &outside)?;
    app::keep::Chore::run(app::keep::AcceptStore {}, gate.app()?, &outside)?;
    let answer = serde_json::json!({
        "store": path.display().to_string(), "encrypted": false, "open_directive": made.open_directive,
        "accepted_directive": made.accepted_directive, "sheet": made.sheet,
    });
    show.answer(&answer, |_| format!("Đã tạo sổ minh họa tại {}.\n{OPEN_MARK}.", path.display()))
}

fn status(session: &Session<'_>) -> Result<(), Failure> {
    let desk = session.ask(ShowDesk {})?;
    session.show.answer(&desk, |d| {
        let kept = match &d.person {
            _ if !d.encrypted => OPEN_MARK.to_owned(),
            Some(p) => format!("Sổ mã hóa; đang làm việc: {} ({})", p.name, p.role.name()),
            None => "Sổ mã hóa".into(),
        };
        let mut lines = vec![
            format!("Sổ: {}", d.store_path),
            kept,
            format!("Cơ quan: {}", d.body.as_deref().unwrap_or("(chưa khai)")),
            format!("Hôm nay: {}", d.today.format("%d/%m/%Y")),
        ];
        if let (Some(day), Some(left)) = (d.election_day, d.days_left) {
            let left = if left >= 0 { format!("còn {left} ngày") } else { format!("đã qua {} ngày", -left) };
            lines.push(format!("Ngày bầu cử: {} ({left})", day.format("%d/%m/%Y")));
        }
        lines.extend(d.milestones.iter().map(|m| format!("  {} (còn {} ngày): {}", m.to.format("%d/%m/%Y"), m.days_left, m.milestone.name)));
        let t = d.tasks;
        lines.push(format!("Văn bản đến: {}; đề xuất chưa xem: {}; dự thảo: {}", d.directives, d.open_points, d.drafts_total));
        lines.push(format!(
            "Nhiệm vụ: {} (hoàn thành đúng hạn {}, hoàn thành quá hạn {}, trong hạn {}, sắp đến hạn {}, quá hạn {}, không thời hạn {})",
            t.total, t.done_in_time, t.done_late, t.in_time, t.due_soon, t.late, t.no_deadline
        ));
        lines.join("\n")
    })
}

fn history(session: &Session<'_>, id: Option<&str>, head: Option<&str>) -> Result<(), Failure> {
    if head.is_some() && id != Some("verify") {
        return Err(Failure::invalid("Tùy chọn --head chỉ dùng với `history verify`.", "Hãy gõ `dondoc history verify --head MÃ`."));
    }
    match id {
        Some("verify") => match session.app.store().read(|r| Ok::<_, Failure>(store::history::verify(r)))? {
            Ok(v) => {
                let witnessed = head.map(|printed| witnessed(session, printed)).transpose()?;
                let tip = session.app.store().read(|r| store::history::tip(r).map_err(Failure::from))?;
                let short = tip.as_ref().map(store::Tip::short);
                let value = serde_json::json!({ "ok": true, "entries": v.entries, "head": v.head, "short": short, "witnessed": witnessed });
                session.show.answer(&value, |_| {
                    let mut out = format!("Nhật ký nguyên vẹn: {} mục, mã cuối {}.", v.entries, short.unwrap_or_default());
                    if let Some(t) = &witnessed {
                        out.push_str(&format!("\nMã trên giấy là mã của mục {} ngày {}; sau đó có thêm {} mục.", t.seq, t.at.format("%d/%m/%Y %H:%M"), v.entries - u64::from(t.seq)));
                    }
                    out
                })
            }
            Err(broken) => Err(Failure::refused(
                codes::DAMAGED,
                match broken.entry {
                    Some(entry) => format!("Nhật ký không khớp từ mục {entry}: {}", broken.why),
                    None => format!("Nhật ký không khớp: {}", broken.why),
                },
                "Hãy giữ nguyên tệp sổ và khôi phục từ bản sao lưu gần nhất.",
            )),
        },
        Some(id) => {
            let id = task::find(session, id).map(|t| t.0).or_else(|_| {
                uuid::Uuid::parse_str(id).map_err(|_| Failure::invalid(format!("“{id}” không phải mã của mục nào."), "Hãy dùng mã in ở các danh sách."))
            })?;
            let changes = session.app.store().read(|r| store::history::of_row(r, id).map_err(Failure::from))?;
            let value: Vec<_> = changes
                .iter()
                .map(|c| serde_json::json!({ "entry": c.entry, "at": c.at, "actor": c.actor, "label": c.label, "table": c.table, "before": c.before, "after": c.after }))
                .collect();
            session.show.answer(&value, |_| {
                changes.iter().map(|c| format!("{}  {}  {}", c.at.format("%d/%m/%Y %H:%M:%S"), c.actor, c.label)).collect::<Vec<_>>().join("\n")
            })
        }
        None => session.show.answer(&session.ask(ListHistory { limit: 0 })?, |rows| {
            rows.iter()
                .map(|h| format!("{}  {}  {}{}", h.at.format("%d/%m/%Y %H:%M:%S"), h.actor, h.label, if h.undone { " (đã hoàn tác)" } else { "" }))
                .collect::<Vec<_>>()
                .join("\n")
        }),
    }
}

/// The entry whose code stands on paper. Not to find it means that entries were cut off after the
/// paper was printed, or that the paper belongs to another store.
fn witnessed(session: &Session<'_>, printed: &str) -> Result<store::Tip, Failure> {
    let found = session.app.store().read(|r| store::history::find_tip(r, printed).map_err(Failure::from))?;
    found.ok_or_else(|| {
        Failure::refused(
            codes::DAMAGED,
            format!("Mã “{printed}” không có trong nhật ký của sổ này: nhật ký bị cắt bớt sau khi in, hoặc giấy thuộc sổ khác."),
            "Hãy gõ lại đủ 16 ký tự; nếu vẫn không có, giữ nguyên tệp sổ và đối chiếu với bản sao lưu.",
        )
    })
}

fn check(session: &Session<'_>) -> Result<(), Failure> {
    let report = session.app.store().check()?;
    let lines: Vec<&str> = report.lines.iter().map(|l| l.text.as_str()).collect();
    let value = serde_json::json!({
        "ok": report.ok(), "lines": lines, "counts": report.counts, "entries": report.entries, "head": report.head,
    });
    if !report.ok() {
        eprintln!("{}", lines.join("\n"));
        return Err(backup::damaged());
    }
    session.show.answer(&value, |_| lines.join("\n"))
}
