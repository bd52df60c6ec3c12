//! `dondoc backup …` and `dondoc check …`.

use super::Session;
use crate::args::BackupWhat;
use app::{
    Failure, codes,
    keep::{BackupLine, Chore, CopyBackup, CreateBackup, ListBackups, PreviewRestore, RestoreBackup, VerifyBackup},
};
use std::path::Path;
use store::DataKey;

/// Runs a backup command.
pub(super) fn run(session: &mut Session<'_>, what: &BackupWhat) -> Result<(), Failure> {
    let show = session.show;
    match what {
        BackupWhat::Create => show.answer(&chore(session, CreateBackup {})?, |b| format!("Đã sao lưu và kiểm tra: {}", line(b))),
        BackupWhat::List => show.answer(&chore(session, ListBackups {})?, |list| {
            let mut lines: Vec<String> = list.backups.iter().map(line).collect();
            if lines.is_empty() {
                lines.push("Chưa có bản sao lưu nào.".into());
            }
            lines.push(format!("Thư mục: {}", list.folder));
            lines.push(match (&list.copied_at, &list.copied_to) {
                (Some(at), Some(to)) => format!("Chép ra ngoài gần nhất: {} tại {to}", at.format("%d/%m/%Y %H:%M")),
                _ => "Chưa chép bản nào ra USB hoặc ổ khác.".into(),
            });
            lines.join("\n")
        }),
        BackupWhat::Verify { file } => show.answer(&chore(session, VerifyBackup { path: shown(file) })?, |b| format!("Bản sao lưu nguyên vẹn: {}", line(b))),
        BackupWhat::Copy { to, file } => {
            let copied = chore(session, CopyBackup { path: file.as_deref().map(shown), to: shown(to) })?;
            show.answer(&serde_json::json!({ "path": copied }), |_| format!("Đã chép và đối chiếu: {copied}"))
        }
        BackupWhat::Restore { file, yes: false } => show.answer(&chore(session, PreviewRestore { path: shown(file) })?, |look| {
            let mut lines = vec![format!("Sẽ khôi phục: {}", line(&look.backup))];
            if look.other_history {
                lines.push("LƯU Ý: bản sao lưu này không phải trạng thái trước đây của sổ đang mở.".into());
            }
            lines.push(format!("{} mục nhật ký mới hơn bản sao lưu sẽ không còn trong sổ:", look.newer));
            lines.extend(look.newest.iter().map(|h| format!("  {}  {}  {}", h.at.format("%d/%m/%Y %H:%M"), h.actor, h.label)));
            lines.extend(look.tables.iter().map(|t| format!("  {}: {} → {}", t.name, t.now, t.then)));
            lines.push("Chưa thay đổi gì. Để khôi phục, chạy lại với --yes; sổ hiện tại sẽ được sao lưu trước.".into());
            lines.join("\n")
        }),
        BackupWhat::Restore { file, yes: true } => show.answer(&chore(session, RestoreBackup { path: shown(file) })?, |b| {
            format!("Đã khôi phục: {}\nSổ trước khi khôi phục được giữ trong danh sách (“trước khi khôi phục”): khôi phục bản đó để quay lại.", line(b))
        }),
    }
}

/// `check --rescue`: the damaged store is only read.
pub(super) fn rescue(session_entry: store::Entry, from: &Path, key: Option<&DataKey>, to: &Path, show: crate::show::Show) -> Result<(), Failure> {
    let done = store::rescue::rescue(from, key, to, session_entry)?;
    let value = serde_json::json!({ "store": shown(to), "entries": done.entries, "rows": done.rows, "losses": done.losses });
    show.answer(&value, |_| {
        let mut lines = vec![format!("Đã cứu sang {}: {} mục nhật ký, {} dòng dữ liệu.", to.display(), done.entries, done.rows)];
        if done.losses.is_empty() {
            lines.push("Không mất gì.".into());
        } else {
            lines.push("Những gì đã mất hoặc cần xem lại:".into());
            lines.extend(done.losses.iter().map(|l| format!("  - {l}")));
        }
        lines.join("\n")
    })
}

fn chore<C: Chore>(session: &mut Session<'_>, chore: C) -> Result<C::Answer, Failure> {
    chore.run(&mut session.app, &session.outside)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn line(b: &BackupLine) -> String {
    let proof = b.proved_at.map_or_else(|| "CHƯA kiểm tra".to_owned(), |at| format!("đã kiểm tra {}", at.format("%d/%m/%Y %H:%M")));
    format!(
        "{}  {}  {} mục  {:.1} MB  {proof}  {}",
        b.made_at.format("%d/%m/%Y %H:%M:%S"),
        b.reason,
        b.entries,
        b.bytes as f64 / 1e6,
        b.path
    )
}

/// A refusal of `check` names the way out.
pub(super) fn damaged() -> Failure {
    Failure::refused(
        codes::DAMAGED,
        "Sổ có chỗ hỏng.",
        "Hãy giữ nguyên tệp, khôi phục từ bản sao lưu gần nhất, hoặc cứu sang sổ mới bằng `dondoc check --rescue SỔ-MỚI`.",
    )
}
