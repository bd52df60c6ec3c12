//! How safe the store stands: the last proved backup, the last copy outside, the place of the file,
//! the clock.

use super::Chore;
use crate::{
    failure::Failure,
    intent::{App, Outside},
};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use store::backup::{self, Seen};
use ts_rs::TS;

/// A copy outside older than this is asked for again.
const COPY_DAYS: i64 = 7;
/// Clocks of machines differ by minutes; more than this is a clock that was set back.
const CLOCK_MINUTES: i64 = 5;

/// Where what was last seen of each store is kept.
fn note(outside: &Outside<'_>) -> Option<PathBuf> {
    outside.press.notes_folder().map(|f| Path::new(&f).join("da-thay.json"))
}

/// Compares the store with what was last seen of it; one that is in order is noted as it is now.
pub fn seen_before(app: &App, outside: &Outside<'_>) -> Result<Option<String>, Failure> {
    let Some(note) = note(outside) else { return Ok(None) };
    let seen = Seen::read(&note);
    match seen.compare(app.store())? {
        Some(shrunk) => Ok(Some(shrunk.what())),
        None => remember(app, seen, &note).map(|()| None),
    }
}

fn remember(app: &App, mut seen: Seen, note: &Path) -> Result<(), Failure> {
    seen.note(app.store())?;
    // A note that cannot be written keeps nobody from working.
    let _ = seen.keep(note);
    Ok(())
}

/// The person has read the numbers and works on with this store.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AcceptStore {}

impl Chore for AcceptStore {
    type Answer = ();
    fn run(self, app: &mut App, outside: &Outside<'_>) -> Result<(), Failure> {
        let Some(note) = note(outside) else { return Ok(()) };
        remember(app, Seen::read(&note), &note)
    }
}

/// Asks how safe the store stands.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ShowSafety {}

/// What the first screen says about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Safety {
    /// When the newest proved backup was made.
    pub last_proved: Option<DateTime<FixedOffset>>,
    /// When a backup was last copied outside.
    pub last_copied: Option<DateTime<FixedOffset>>,
    /// The store is older or much smaller than when it was last seen here, or has another history:
    /// a sentence with the numbers. The window asks before anybody works on; see [`AcceptStore`].
    pub shrunk: Option<String>,
    /// What should be done or known, one sentence each; empty when all is well.
    pub warnings: Vec<String>,
}

impl Chore for ShowSafety {
    type Answer = Safety;
    fn run(self, app: &mut App, outside: &Outside<'_>) -> Result<Safety, Failure> {
        let Some(path) = app.store().path().map(std::path::Path::to_owned) else {
            return Ok(Safety { last_proved: None, last_copied: None, shrunk: None, warnings: Vec::new() });
        };
        let folder = backup::folder_of(&path);
        let last_proved = backup::list(&folder)?.iter().filter(|b| b.proved_at.is_some()).map(|b| b.manifest.made_at).max();
        let last_copied = backup::copied_out(&folder).map(|c| c.at);
        let mut warnings = Vec::new();
        if last_proved.is_none_or(|at| (outside.now - at).num_days() >= 2) {
            warnings.push("Chưa có bản sao lưu đã kiểm tra trong hai ngày qua: hãy bấm “Sao lưu ngay”.".to_owned());
        }
        match last_copied {
            None => warnings.push("Chưa chép bản sao lưu nào ra USB hoặc ổ khác: nếu hỏng máy thì mất cả sổ lẫn bản sao.".to_owned()),
            Some(at) if (outside.now - at).num_days() >= COPY_DAYS => {
                warnings.push(format!("Bản chép ra ngoài gần nhất đã {} ngày: hãy cắm USB và chép bản mới.", (outside.now - at).num_days()));
            }
            Some(_) => {}
        }
        if let Some(words) = outside.press.place_of(&path.display().to_string()) {
            warnings.push(words);
        }
        let last = app.store().read(|r| store::history::list(r, 1, None))?;
        if let Some(entry) = last.first() {
            let back = (entry.at - outside.now).num_minutes();
            if back >= CLOCK_MINUTES {
                warnings.push(format!(
                    "Đồng hồ của máy đang chậm hơn mục nhật ký cuối {back} phút (mục cuối ghi {}): hãy chỉnh lại giờ. Thứ tự các mục vẫn được giữ đúng.",
                    entry.at.format("%H:%M %d/%m/%Y")
                ));
            }
        }
        Ok(Safety { last_proved, last_copied, shrunk: seen_before(app, outside)?, warnings })
    }
}
