//! What can go wrong with a store: what happened, and what to do now.

use rusqlite::ErrorCode;

/// A refusal or fault of the store. `Display` is the whole Vietnamese sentence; [`StoreError::what`]
/// and [`StoreError::advice`] are its two halves.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} {}", self.what(), self.advice())]
pub enum StoreError {
    /// The file is something else.
    NotAStore,
    /// Enciphered, and no key was given.
    NeedsKey,
    /// The key does not open the first page: it belongs to another store, or the page is damaged.
    WrongKey,
    /// A key was given for a file that is not enciphered.
    NotEncrypted,
    /// No slot opens with this passphrase or recovery key.
    WrongPassphrase,
    /// Too many wrong tries: wait.
    Wait {
        /// Wrong tries so far.
        failed: u32,
        /// Seconds until the next one.
        seconds: u64,
    },
    /// Neither key file is there.
    KeysMissing,
    /// Neither key file can be trusted.
    KeysDamaged,
    /// A slip in the typed recovery key.
    RecoveryTyped {
        /// Which, Vietnamese.
        what: String,
    },
    /// Written by a newer program.
    NewerStore {
        /// Schema of the file.
        found: u32,
        /// Newest schema this program knows.
        known: u32,
    },
    /// The file is ours but cannot be trusted.
    Damaged {
        /// What was met.
        detail: String,
    },
    /// File or folder cannot be written.
    ReadOnly,
    /// Another program holds the store.
    Locked,
    /// No room left on the disk.
    DiskFull,
    /// A file stands where a new store should be.
    Exists,
    /// A file or a row that is not there.
    Missing {
        /// What was looked for, Vietnamese: "nhiệm vụ NV-007".
        what: String,
    },
    /// The undo path is empty.
    NothingToUndo,
    /// The redo path is empty.
    NothingToRedo,
    /// The next entry to undo must stay.
    Barrier {
        /// Its label.
        label: String,
    },
    /// The change does not fit what the store holds.
    Conflict {
        /// Why, Vietnamese.
        what: String,
    },
    /// A backup that cannot be used.
    BadBackup {
        /// Why, Vietnamese, without the point at its end.
        why: String,
    },
    /// The system or the disk failed.
    Io {
        /// Words of the system.
        detail: String,
    },
    /// A fault of ours: a statement the engine does not take. Never the user's to mend.
    Fault {
        /// Words of the engine, for the log.
        detail: String,
    },
}

impl StoreError {
    /// The word programs act on.
    pub fn code(&self) -> &'static str {
        match self {
            StoreError::NotAStore => "not-a-store",
            StoreError::NeedsKey => "needs-key",
            StoreError::WrongKey => "wrong-key",
            StoreError::NotEncrypted => "not-encrypted",
            StoreError::WrongPassphrase => "wrong-passphrase",
            StoreError::Wait { .. } => "wait",
            StoreError::KeysMissing => "keys-missing",
            StoreError::KeysDamaged => "keys-damaged",
            StoreError::RecoveryTyped { .. } => "recovery-typed",
            StoreError::NewerStore { .. } => "newer-store",
            StoreError::Damaged { .. } => "damaged",
            StoreError::ReadOnly => "read-only",
            StoreError::Locked => "in-use",
            StoreError::DiskFull => "disk-full",
            StoreError::Exists => "exists",
            StoreError::Missing { .. } => "missing",
            StoreError::NothingToUndo => "nothing-to-undo",
            StoreError::NothingToRedo => "nothing-to-redo",
            StoreError::Barrier { .. } => "barrier",
            StoreError::Conflict { .. } => "conflict",
            StoreError::BadBackup { .. } => "bad-backup",
            StoreError::Io { .. } => "io",
            StoreError::Fault { .. } => "fault",
        }
    }

    /// What happened.
    pub fn what(&self) -> String {
        match self {
            StoreError::NotAStore => "Tệp này không phải sổ của Đôn Đốc.".into(),
            StoreError::NeedsKey => "Sổ này được mã hóa, cần mật khẩu hoặc phiếu khóa phục hồi để mở.".into(),
            StoreError::WrongKey => "Khóa không mở được sổ này: khóa thuộc sổ khác, hoặc trang đầu của sổ bị hỏng.".into(),
            StoreError::NotEncrypted => "Sổ này không mã hóa nên không dùng khóa.".into(),
            StoreError::WrongPassphrase => "Mật khẩu hoặc khóa phục hồi không đúng.".into(),
            StoreError::Wait { failed, seconds } => format!("Đã nhập sai {failed} lần; còn {} mới được nhập tiếp.", wait(*seconds)),
            StoreError::KeysMissing => "Không thấy tệp khóa của sổ (tệp .keys và bản thứ hai .keys-copy bên cạnh sổ).".into(),
            StoreError::KeysDamaged => "Tệp khóa của sổ (.keys và .keys-copy) bị hỏng hoặc bị sửa.".into(),
            StoreError::RecoveryTyped { what } => format!("Khóa phục hồi nhập chưa đúng: {what}."),
            StoreError::NewerStore { found, known } => format!(
                "Sổ thuộc phiên bản {found}, chương trình này chỉ mở được đến phiên bản {known}."
            ),
            StoreError::Damaged { detail } => format!("Sổ bị hỏng: {detail}."),
            StoreError::ReadOnly => "Không ghi được vào tệp hoặc thư mục chứa sổ.".into(),
            StoreError::Locked => "Sổ đang được một chương trình khác sử dụng.".into(),
            StoreError::DiskFull => "Ổ đĩa đã đầy nên thay đổi vừa rồi chưa được lưu; dữ liệu đã lưu trước đó còn nguyên.".into(),
            StoreError::Exists => "Ở nơi định tạo sổ đã có sẵn một tệp.".into(),
            StoreError::Missing { what } => format!("Không tìm thấy {what}."),
            StoreError::NothingToUndo => "Không còn việc nào để hoàn tác.".into(),
            StoreError::NothingToRedo => "Không có việc nào để làm lại.".into(),
            StoreError::Barrier { label } => format!("Không hoàn tác được việc “{label}” và các việc trước đó."),
            StoreError::Conflict { what } => format!("Thay đổi không thực hiện được: {what}."),
            StoreError::BadBackup { why } => format!("{why}."),
            StoreError::Io { detail } => format!("Không đọc hoặc ghi được sổ ({detail})."),
            StoreError::Fault { .. } => "Chương trình gặp lỗi khi làm việc với sổ.".into(),
        }
    }

    /// What to do now.
    pub fn advice(&self) -> &'static str {
        match self {
            StoreError::NotAStore => "Hãy chọn đúng tệp sổ, hoặc tạo sổ mới.",
            StoreError::NeedsKey => "Hãy nhập mật khẩu; nếu là bản sao, hãy để tệp khóa (.keys) của sổ bên cạnh rồi mở lại.",
            StoreError::WrongKey => "Hãy đặt đúng tệp khóa (.keys) của sổ này bên cạnh; nếu đã đúng, khôi phục từ bản sao lưu gần nhất.",
            StoreError::NotEncrypted => "Hãy mở sổ không kèm mật khẩu, và chỉ dùng sổ không mã hóa để xem thử.",
            StoreError::WrongPassphrase => "Hãy xem lại phím Caps Lock và bộ gõ rồi nhập lại; nếu quên, dùng phiếu khóa phục hồi.",
            StoreError::Wait { .. } => "Hãy chờ rồi nhập lại; nếu quên mật khẩu, chuẩn bị phiếu khóa phục hồi.",
            StoreError::KeysMissing => "Hãy chép tệp khóa từ bản sao lưu gần nhất về cạnh sổ; không có tệp khóa thì mật khẩu và phiếu khóa phục hồi đều không mở được sổ.",
            StoreError::KeysDamaged => "Hãy chép tệp khóa từ bản sao lưu gần nhất đè lên tệp này rồi mở lại; đừng xóa sổ.",
            StoreError::RecoveryTyped { .. } => "Hãy đối chiếu từng nhóm trên phiếu rồi nhập lại.",
            StoreError::NewerStore { .. } => "Hãy dùng bản Đôn Đốc mới hơn; sổ chưa bị thay đổi gì.",
            StoreError::Damaged { .. } => "Hãy giữ nguyên tệp này, đừng ghi thêm, và khôi phục từ bản sao lưu gần nhất.",
            StoreError::ReadOnly => "Hãy chuyển sổ sang thư mục được phép ghi, hoặc bỏ thuộc tính chỉ đọc, rồi mở lại.",
            StoreError::Locked => "Hãy đóng chương trình đang dùng sổ rồi thử lại.",
            StoreError::DiskFull => "Hãy giải phóng dung lượng ổ đĩa rồi làm lại.",
            StoreError::Exists => "Hãy chọn tên khác, hoặc mở tệp đã có.",
            StoreError::Missing { .. } => "Hãy kiểm tra lại đường dẫn hoặc mã số.",
            StoreError::NothingToUndo => "Các thay đổi đã lưu xem ở mục Lịch sử.",
            StoreError::NothingToRedo => "Chỉ làm lại được ngay sau khi hoàn tác.",
            StoreError::Barrier { .. } => "Hãy điều chỉnh bằng một văn bản hoặc một thay đổi mới.",
            StoreError::Conflict { .. } => "Hãy xem lại dữ liệu hiện có rồi làm lại.",
            StoreError::BadBackup { .. } => "Hãy chọn bản sao lưu khác; sổ hiện tại không bị thay đổi.",
            StoreError::Fault { .. } => "Dữ liệu đã lưu không bị ảnh hưởng; hãy gửi nhật ký lỗi cho người hỗ trợ.",
            StoreError::Io { .. } => "Hãy kiểm tra ổ đĩa, thử lại; nếu vẫn lỗi, khởi động lại chương trình.",
        }
    }

    pub(crate) fn damaged(detail: impl Into<String>) -> Self {
        StoreError::Damaged { detail: detail.into() }
    }

    pub(crate) fn missing(what: impl Into<String>) -> Self {
        StoreError::Missing { what: what.into() }
    }

    pub(crate) fn bad_backup(why: impl Into<String>) -> Self {
        StoreError::BadBackup { why: why.into() }
    }

    pub(crate) fn conflict(what: impl Into<String>) -> Self {
        StoreError::Conflict { what: what.into() }
    }
}

/// "45 giây", "2 phút".
fn wait(seconds: u64) -> String {
    if seconds < 90 { format!("{seconds} giây") } else { format!("{} phút", seconds.div_ceil(60)) }
}

impl From<rusqlite::Error> for StoreError {
    fn from(e: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(code, ref message) = e else {
            return match e {
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::IntegralValueOutOfRange(..) => StoreError::damaged(e.to_string()),
                _ => StoreError::Fault { detail: e.to_string() },
            };
        };
        let detail = || message.clone().unwrap_or_else(|| code.to_string());
        match code.code {
            ErrorCode::NotADatabase => StoreError::NotAStore,
            ErrorCode::DatabaseCorrupt => StoreError::damaged("cấu trúc tệp không còn đúng"),
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied => StoreError::ReadOnly,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => StoreError::Locked,
            ErrorCode::DiskFull => StoreError::DiskFull,
            ErrorCode::ConstraintViolation => StoreError::conflict(constraint(code.extended_code, &detail())),
            ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::OutOfMemory | ErrorCode::OperationInterrupted => {
                StoreError::Io { detail: detail() }
            }
            _ => StoreError::Fault { detail: detail() },
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(e: std::io::Error) -> Self {
        match e.kind() {
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly,
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => StoreError::DiskFull,
            std::io::ErrorKind::AlreadyExists => StoreError::Exists,
            std::io::ErrorKind::NotFound => StoreError::missing("tệp hoặc thư mục"),
            _ => StoreError::Io { detail: e.to_string() },
        }
    }
}

/// A broken rule of the schema, in words; the engine's own words stay in brackets for the log.
fn constraint(extended: i32, detail: &str) -> String {
    let reason = match extended {
        787 => "mục này trỏ đến một mục không có trong sổ",
        1555 | 2067 | 2579 => "đã có một mục cùng số hoặc cùng mã",
        275 => "giá trị không hợp lệ",
        1299 => "thiếu một giá trị bắt buộc",
        1811 => "mục này không được sửa",
        _ => "dữ liệu không phù hợp",
    };
    format!("{reason} ({detail})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_is_a_sentence_with_a_next_step() {
        let all = [
            StoreError::NotAStore,
            StoreError::NeedsKey,
            StoreError::WrongKey,
            StoreError::NotEncrypted,
            StoreError::WrongPassphrase,
            StoreError::Wait { failed: 4, seconds: 2 },
            StoreError::KeysMissing,
            StoreError::KeysDamaged,
            StoreError::RecoveryTyped { what: "x".into() },
            StoreError::NewerStore { found: 2, known: 1 },
            StoreError::damaged("x"),
            StoreError::ReadOnly,
            StoreError::Locked,
            StoreError::DiskFull,
            StoreError::Exists,
            StoreError::missing("x"),
            StoreError::NothingToUndo,
            StoreError::NothingToRedo,
            StoreError::Barrier { label: "x".into() },
            StoreError::conflict("x"),
            StoreError::bad_backup("x"),
            StoreError::Io { detail: "x".into() },
            StoreError::Fault { detail: "x".into() },
        ];
        let codes: std::collections::BTreeSet<_> = all.iter().map(StoreError::code).collect();
        assert_eq!(codes.len(), all.len(), "each refusal has its own code");
        for e in &all {
            assert!(e.what().ends_with('.') && e.advice().ends_with('.'), "{e}");
            assert_eq!(e.to_string(), format!("{} {}", e.what(), e.advice()));
        }
    }
}
