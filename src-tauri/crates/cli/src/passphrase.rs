//! Where secrets come from: a file, the environment, or a person at the terminal. Never an
//! argument: arguments stand in the system's list of programs and in the shell's history.

use crate::args::Cli;
use app::{Failure, codes, gate::Secret};
use std::{io::IsTerminal, path::Path};
use store::Cost;

/// A kind of secret, by the names people meet it under.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    variable: &'static str,
    option: &'static str,
    words: &'static str,
}

/// The passphrase that opens the store.
pub const PASSPHRASE: Asked = Asked { variable: "DONDOC_PASSPHRASE", option: "--passphrase-file", words: "Mật khẩu" };
/// A passphrase that is being set.
pub const NEW: Asked = Asked { variable: "DONDOC_NEW_PASSPHRASE", option: "--new-passphrase-file", words: "Mật khẩu mới" };
/// The key of the printed sheet.
pub const RECOVERY: Asked = Asked { variable: "DONDOC_RECOVERY", option: "--recovery-file", words: "Khóa phục hồi" };

impl Asked {
    /// The secret, from the file, the environment or the terminal; `None` when there is no way to
    /// get one. `twice` asks again, so that a slip shows.
    pub fn get(self, file: Option<&Path>, twice: bool) -> Result<Option<Secret>, Failure> {
        if let Some(path) = file {
            return self.read(path).map(Some);
        }
        if let Some(words) = std::env::var_os(self.variable).filter(|v| !v.is_empty()) {
            let words = words.into_string().map_err(|_| {
                Failure::invalid(format!("Biến {} không phải UTF-8.", self.variable), format!("Hãy dùng {} TỆP.", self.option))
            })?;
            return Ok(Some(Secret::new(words)));
        }
        if !std::io::stdin().is_terminal() {
            return Ok(None);
        }
        let first = self.ask(self.words)?;
        if twice && self.ask(&format!("{} (nhập lại)", self.words))?.words() != first.words() {
            return Err(Failure::invalid("Hai lần nhập không giống nhau.", "Hãy chạy lại lệnh và nhập cẩn thận."));
        }
        Ok(Some(first))
    }

    /// The secret, or a refusal that says how to give it.
    pub fn need(self, file: Option<&Path>, twice: bool) -> Result<Secret, Failure> {
        self.get(file, twice)?.ok_or_else(|| {
            Failure::refused(
                codes::NEEDS_KEY,
                format!("Chưa có {}.", self.words.to_lowercase()),
                format!("Hãy đặt biến {}, hoặc thêm {} TỆP; không ghi thẳng vào dòng lệnh.", self.variable, self.option),
            )
        })
    }

    /// The first line of a file, without the line break.
    fn read(self, path: &Path) -> Result<Secret, Failure> {
        let text = zeroize::Zeroizing::new(String::from_utf8(crate::disk::read_file(path)?.bytes).map_err(|_| {
            Failure::invalid(format!("Tệp {} không phải UTF-8.", path.display()), "Hãy lưu lại với bảng mã UTF-8.")
        })?);
        let line = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
        if line.is_empty() {
            return Err(Failure::invalid(format!("Dòng đầu của {} đang để trống.", path.display()), "Hãy ghi mật khẩu vào dòng đầu của tệp."));
        }
        Ok(Secret::new(line))
    }

    fn ask(self, words: &str) -> Result<Secret, Failure> {
        rpassword::prompt_password(format!("{words}: "))
            .map(Secret::new)
            .map_err(|e| Failure::refused(codes::IO, format!("Không đọc được mật khẩu từ bàn phím: {e}."), format!("Hãy đặt biến {}.", self.variable)))
    }
}

/// The passphrase of a command on a store.
pub fn of(args: &Cli) -> Result<Secret, Failure> {
    PASSPHRASE.need(args.passphrase_file.as_deref(), false)
}

/// What one try at a passphrase costs on this machine: at least half a second and 64 MiB.
/// `DONDOC_QUICK_KEYS` skips the measuring for tests; programs built for people do not know it.
pub fn cost() -> Cost {
    if cfg!(debug_assertions) && std::env::var_os("DONDOC_QUICK_KEYS").is_some() {
        return Cost::QUICK;
    }
    Cost::tuned(std::time::Duration::from_millis(500), &|cost| {
        let start = std::time::Instant::now();
        // A try that fails takes no time and would raise the cost for ever; the making will refuse.
        match cost.spend() {
            Ok(()) => start.elapsed(),
            Err(_) => std::time::Duration::MAX,
        }
    })
}
