//! The two ways a call can fail: *you may not*, and *we broke*.

use domain::TaskId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a caller gets in place of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(tag = "failure", rename_all = "kebab-case")]
pub enum Failure {
    /// The wish cannot be granted; nothing was changed. Calm, Vietnamese, with a next step.
    #[error("{what} {advice}")]
    Refused {
        /// Exists only while a screen or script acts on it; see [`codes`].
        code: String,
        /// What happened.
        what: String,
        /// What to do now.
        advice: String,
        /// Of many things at once: those that stand in the way, one by one.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[ts(as = "Option<Vec<RowRefusal>>", optional)]
        rows: Vec<RowRefusal>,
    },
    /// A fault of ours. The log holds the detail.
    #[error("Chương trình gặp lỗi ngoài dự kiến. Dữ liệu đã lưu không bị ảnh hưởng. Hãy gửi mã {log_id} cho người hỗ trợ.")]
    Broken {
        /// Identifies the entry in the log.
        log_id: String,
        /// The detail, for the log; never shown as the message.
        detail: String,
    },
}

/// Why one of many tasks stands in the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RowRefusal {
    /// The task.
    pub id: TaskId,
    /// "NV-007".
    pub label: String,
    /// What stands in the way.
    pub what: String,
    /// What to do about it.
    pub advice: String,
}

/// Codes of refusals. `ui/src/say.ts` has a title for each; a test checks both ways.
pub mod codes {
    /// All codes a call may answer.
    pub const ALL: [&str; 36] = [
        INVALID, NOT_FOUND, DUPLICATE, UNREADABLE, NO_PROFILE, NOTHING_TO_UNDO, NOTHING_TO_REDO, BARRIER,
        CONFLICT, NOT_A_STORE, NEWER_STORE, DAMAGED, READ_ONLY, LOCKED, IN_USE, NEEDS_KEY,
        WRONG_KEY, NOT_ENCRYPTED,
        WRONG_PASSPHRASE, WAIT, KEYS_MISSING, KEYS_DAMAGED, RECOVERY_TYPED, NOT_ALLOWED, NO_STORE, DISK_FULL, EXISTS, MISSING, IO,
        MISSING_GLYPHS, NO_TASKS, NO_VIEWER, BAD_BACKUP, DRAFT_CHANGED, UNKNOWN_CALL,
        ROWS_REFUSED,
    ];
    /// A field holds what cannot be meant.
    pub const INVALID: &str = "invalid";
    /// The thing asked for is not in the store.
    pub const NOT_FOUND: &str = "not-found";
    /// The paper seems to be registered already.
    pub const DUPLICATE: &str = "duplicate";
    /// The file cannot be read as a directive.
    pub const UNREADABLE: &str = "unreadable";
    /// The store has no body profile yet.
    pub const NO_PROFILE: &str = "no-profile";
    /// There is nothing to undo.
    pub const NOTHING_TO_UNDO: &str = "nothing-to-undo";
    /// There is nothing to redo.
    pub const NOTHING_TO_REDO: &str = "nothing-to-redo";
    /// Undo does not cross this entry.
    pub const BARRIER: &str = "barrier";
    /// Rows changed in between.
    pub const CONFLICT: &str = "conflict";
    /// The file is no store of ours.
    pub const NOT_A_STORE: &str = "not-a-store";
    /// The store was written by a newer program.
    pub const NEWER_STORE: &str = "newer-store";
    /// The store is damaged.
    pub const DAMAGED: &str = "damaged";
    /// The folder or file cannot be written.
    pub const READ_ONLY: &str = "read-only";
    /// The window is locked: a passphrase opens it.
    pub const LOCKED: &str = "locked";
    /// Another program holds the store.
    pub const IN_USE: &str = "in-use";
    /// The store is enciphered and no key was given.
    pub const NEEDS_KEY: &str = "needs-key";
    /// The key does not open the store.
    pub const WRONG_KEY: &str = "wrong-key";
    /// A key was given for a plain store.
    pub const NOT_ENCRYPTED: &str = "not-encrypted";
    /// No slot opens with this passphrase or recovery key.
    pub const WRONG_PASSPHRASE: &str = "wrong-passphrase";
    /// Too many wrong tries: wait.
    pub const WAIT: &str = "wait";
    /// Neither key file of the store is there.
    pub const KEYS_MISSING: &str = "keys-missing";
    /// Neither key file can be trusted.
    pub const KEYS_DAMAGED: &str = "keys-damaged";
    /// A slip in the typed recovery key.
    pub const RECOVERY_TYPED: &str = "recovery-typed";
    /// The role does not allow it.
    pub const NOT_ALLOWED: &str = "not-allowed";
    /// There is no store yet.
    pub const NO_STORE: &str = "no-store";
    /// The disk is full.
    pub const DISK_FULL: &str = "disk-full";
    /// The target exists already.
    pub const EXISTS: &str = "exists";
    /// The file does not exist.
    pub const MISSING: &str = "missing";
    /// Reading or writing a file failed.
    pub const IO: &str = "io";
    /// The font lacks characters of the paper.
    pub const MISSING_GLYPHS: &str = "missing-glyphs";
    /// No accepted task to write about.
    pub const NO_TASKS: &str = "no-tasks";
    /// The system has no program to open the file.
    pub const NO_VIEWER: &str = "no-viewer";
    /// The backup is cut, changed, of another store or not ours.
    pub const BAD_BACKUP: &str = "bad-backup";
    /// Another window has changed the draft since this text was begun.
    pub const DRAFT_CHANGED: &str = "draft-changed";
    /// Some of many tasks stand in the way; none was changed.
    pub const ROWS_REFUSED: &str = "rows-refused";
    /// No intent or question of that name.
    pub const UNKNOWN_CALL: &str = "unknown-call";
}

impl Failure {
    /// A refusal: what happened, and what to do now.
    pub fn refused(code: &str, what: impl Into<String>, advice: impl Into<String>) -> Self {
        Failure::Refused { code: code.into(), what: what.into(), advice: advice.into(), rows: Vec::new() }
    }

    /// A field that cannot be meant.
    pub fn invalid(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Failure::refused(codes::INVALID, what, advice)
    }

    /// A fault of ours; the caller writes `detail` to its log under `log_id`.
    pub fn broken(detail: impl std::fmt::Display) -> Self {
        let detail = detail.to_string();
        // A short name derived from the detail, so that the same fault has the same name.
        let sum = detail.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
        Failure::Broken { log_id: format!("L{:08X}", (sum ^ (sum >> 32)) as u32), detail }
    }

    /// The code of a refusal; "broken" for the rest.
    pub fn code(&self) -> &str {
        match self {
            Failure::Refused { code, .. } => code,
            Failure::Broken { .. } => "broken",
        }
    }
}

/// "Not found" from an `Option`, with the thing's name.
pub trait OrNotFound<T> {
    /// The value, or a refusal that names what is missing.
    fn or_not_found(self, thing: &str) -> Result<T, Failure>;
}

impl<T> OrNotFound<T> for Option<T> {
    fn or_not_found(self, thing: &str) -> Result<T, Failure> {
        self.ok_or_else(|| {
            Failure::refused(codes::NOT_FOUND, format!("Không tìm thấy {thing}."), "Hãy mở lại danh sách và chọn mục khác.")
        })
    }
}

impl From<store::StoreError> for Failure {
    fn from(e: store::StoreError) -> Self {
        match e {
            store::StoreError::Fault { detail } => Failure::broken(detail),
            e => Failure::refused(e.code(), e.what(), e.advice()),
        }
    }
}
