//! `dondoc person …` and `dondoc key …`: people, passphrases, the recovery sheet.

use super::Cli;
use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;

/// `person …`
#[derive(Debug, Subcommand)]
pub enum PersonWhat {
    /// Danh sách.
    List,
    /// Thêm người dùng; mật khẩu đầu tiên lấy từ DONDOC_NEW_PASSPHRASE hoặc tệp.
    Add {
        /// Họ tên.
        name: String,
        /// Vai.
        #[arg(long, value_enum)]
        role: RoleName,
        /// Tệp có mật khẩu ở dòng đầu.
        #[arg(long, value_name = "TỆP")]
        new_passphrase_file: Option<PathBuf>,
    },
    /// Đổi vai.
    Role {
        /// Họ tên.
        name: String,
        /// Vai mới.
        #[arg(value_enum)]
        role: RoleName,
    },
    /// Cho thôi: mật khẩu của người này không còn mở được sổ.
    Close {
        /// Họ tên.
        name: String,
        /// Lý do.
        #[arg(long)]
        why: String,
    },
    /// Đặt lại mật khẩu cho người quên.
    Key {
        /// Họ tên.
        name: String,
        /// Tệp có mật khẩu mới ở dòng đầu.
        #[arg(long, value_name = "TỆP")]
        new_passphrase_file: Option<PathBuf>,
    },
}

/// `key …`
#[derive(Debug, Subcommand)]
pub enum KeyWhat {
    /// Đổi mật khẩu của mình; sổ không phải ghi lại.
    Change {
        /// Tệp có mật khẩu mới ở dòng đầu; không có thì lấy biến DONDOC_NEW_PASSPHRASE.
        #[arg(long, value_name = "TỆP")]
        new_passphrase_file: Option<PathBuf>,
    },
    /// Đặt mật khẩu mới cho --user bằng phiếu khóa phục hồi.
    Recover {
        /// Tệp có khóa phục hồi ở dòng đầu; không có thì lấy biến DONDOC_RECOVERY.
        #[arg(long, value_name = "TỆP")]
        recovery_file: Option<PathBuf>,
        /// Tệp có mật khẩu mới ở dòng đầu; không có thì lấy biến DONDOC_NEW_PASSPHRASE.
        #[arg(long, value_name = "TỆP")]
        new_passphrase_file: Option<PathBuf>,
    },
    /// Lập phiếu khóa phục hồi mới; phiếu cũ hết hiệu lực.
    Sheet {
        /// Ghi phiếu ra tệp PDF này.
        #[arg(long, value_name = "TỆP.pdf")]
        recovery: Option<PathBuf>,
    },
    /// Mã hóa lại cả sổ bằng khóa mới; mật khẩu của người khác phải đặt lại.
    Rekey {
        /// Ghi phiếu khóa phục hồi mới ra tệp PDF này.
        #[arg(long, value_name = "TỆP.pdf")]
        recovery: Option<PathBuf>,
    },
}

/// Roles as they are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RoleName {
    /// Lãnh đạo.
    LanhDao,
    /// Thư ký.
    ThuKy,
    /// Văn thư.
    VanThu,
    /// Chỉ xem.
    ChiXem,
}

impl Cli {
    /// The person named by `--user` or `DONDOC_USER`.
    pub fn user_name(&self) -> Option<String> {
        self.user.clone().or_else(|| std::env::var("DONDOC_USER").ok()).filter(|n| !n.trim().is_empty())
    }
}
