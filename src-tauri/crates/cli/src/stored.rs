//! Commands on a store.

mod directive;
mod draft;
mod report;
mod task;

use crate::{
    args::{Cli, Command},
    disk::{self, SystemPress},
    outside,
    show::Show,
};
use app::{
    App, Failure, Outside, Question, codes,
    demo,
    desk::ShowDesk,
    history::ListHistory,
};
use domain::BodyProfile;
use std::path::{Path, PathBuf};
use store::Store;

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
        Command::Init { profile } => return init(&path, profile, outside, show),
        Command::Demo => return make_demo(&path, outside, show),
        _ => {}
    }
    let mut session = Session { app: App::new(open(&path)?), outside, show };
    match &args.command {
        Command::Status => status(&session),
        Command::Directive { what } => directive::run(&mut session, what),
        Command::Task { what } => task::run(&mut session, what),
        Command::Draft { what } => draft::run(&mut session, what),
        Command::Report { what, out } => report::run(&session, *what, out.as_deref()),
        Command::History { id } => history(&session, id.as_deref()),
        Command::Undo => {
            let done = session.app.undo(&session.outside)?;
            show.answer(&done, |d| format!("Đã hoàn tác: {}.", d.output))
        }
        Command::Redo => {
            let done = session.app.redo(&session.outside)?;
            show.answer(&done, |d| format!("Đã làm lại: {}.", d.output))
        }
        Command::Check => check(&session),
        Command::About { out: Some(out), .. } => {
            let written = session.ask(app::about::ExportStatement { path: Some(out.display().to_string()), open: false })?;
            show.answer(&written, |w| format!("Đã ghi {} trang vào {}.", w.pages, w.path))
        }
        _ => Err(Failure::broken("lệnh không cần sổ đã đi lạc vào đây")),
    }
}

/// Opens a store that must be there already.
pub fn open(path: &Path) -> Result<Store, Failure> {
    if !path.exists() {
        return Err(Failure::refused(
            codes::MISSING,
            format!("Chưa có sổ tại {}.", path.display()),
            "Hãy tạo sổ bằng `dondoc init --profile TỆP.toml`, hoặc xem thử bằng `dondoc demo`.",
        ));
    }
    Ok(Store::open(path)?)
}

/// Makes a store that must not be there yet; its folder is made.
pub fn create(path: &Path) -> Result<Store, Failure> {
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|e| {
            Failure::refused(codes::READ_ONLY, format!("Không tạo được thư mục {}: {e}.", folder.display()), "Hãy chọn thư mục khác bằng --store.")
        })?;
    }
    Ok(Store::create(path)?)
}

fn init(path: &Path, profile: &Path, outside: Outside<'_>, show: Show) -> Result<(), Failure> {
    let file = disk::read_file(profile)?;
    let text = String::from_utf8(file.bytes).map_err(|_| Failure::invalid("Tệp thông tin cơ quan không phải UTF-8.", "Hãy lưu lại với bảng mã UTF-8."))?;
    let profile: BodyProfile = toml::from_str(text.trim_start_matches('\u{feff}')).map_err(|e| {
        let place = e.span().map_or(1, |s| text[..s.start.min(text.len())].lines().count().max(1));
        Failure::invalid(
            format!("Tệp thông tin cơ quan sai ở dòng {place}: {}.", e.message()),
            "Hãy sửa theo mẫu assets/demo/profile.toml.",
        )
    })?;
    let mut app = App::new(create(path)?);
    if let Err(e) = app.execute(app::body::SetProfile { profile }, &outside) {
        // Nothing half-made: a store without its profile would only puzzle.
        drop(app);
        let _ = std::fs::remove_file(path);
        return Err(e);
    }
    show.answer(&serde_json::json!({ "store": path.display().to_string() }), |_| format!("Đã tạo sổ tại {}.", path.display()))
}

fn make_demo(path: &Path, outside: Outside<'_>, show: Show) -> Result<(), Failure> {
    let mut app = App::new(create(path)?);
    let made = demo::fill(&mut app, &outside)?;
    let answer = serde_json::json!({
        "store": path.display().to_string(), "open_directive": made.open_directive,
        "accepted_directive": made.accepted_directive, "sheet": made.sheet,
    });
    show.answer(&answer, |_| format!("Đã tạo sổ minh họa tại {}.", path.display()))
}

fn status(session: &Session<'_>) -> Result<(), Failure> {
    let desk = session.ask(ShowDesk {})?;
    session.show.answer(&desk, |d| {
        let mut lines = vec![
            format!("Sổ: {}", d.store_path),
            format!("Cơ quan: {}", d.body.as_deref().unwrap_or("(chưa khai)")),
            format!("Hôm nay: {}", d.today.format("%d/%m/%Y")),
        ];
        if let (Some(day), Some(left)) = (d.election_day, d.days_left) {
            let left = if left >= 0 { format!("còn {left} ngày") } else { format!("đã qua {} ngày", -left) };
            lines.push(format!("Ngày bầu cử: {} ({left})", day.format("%d/%m/%Y")));
        }
        let t = d.tasks;
        lines.push(format!("Văn bản đến: {}; đề xuất chưa xem: {}; dự thảo: {}", d.directives, d.open_points, d.drafts_total));
        lines.push(format!(
            "Nhiệm vụ: {} (hoàn thành đúng hạn {}, hoàn thành quá hạn {}, trong hạn {}, sắp đến hạn {}, quá hạn {}, không thời hạn {})",
            t.total, t.done_in_time, t.done_late, t.in_time, t.due_soon, t.late, t.no_deadline
        ));
        lines.join("\n")
    })
}

fn history(session: &Session<'_>, id: Option<&str>) -> Result<(), Failure> {
    match id {
        Some("verify") => match session.app.store().read(|r| Ok::<_, Failure>(store::history::verify(r)))? {
            Ok(v) => session.show.answer(&serde_json::json!({ "ok": true, "entries": v.entries, "head": v.head }), |_| {
                format!("Nhật ký nguyên vẹn: {} mục, mã cuối {}.", v.entries, v.head)
            }),
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

fn check(session: &Session<'_>) -> Result<(), Failure> {
    let report = session.app.store().check()?;
    let lines: Vec<&str> = report.lines.iter().map(|l| l.text.as_str()).collect();
    let value = serde_json::json!({
        "ok": report.ok(), "lines": lines, "counts": report.counts, "entries": report.entries, "head": report.head,
    });
    if !report.ok() {
        eprintln!("{}", lines.join("\n"));
        return Err(Failure::refused(codes::DAMAGED, "Sổ có chỗ hỏng.", "Hãy giữ nguyên tệp và khôi phục từ bản sao lưu gần nhất."));
    }
    session.show.answer(&value, |_| lines.join("\n"))
}
