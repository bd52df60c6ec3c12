//! A passphrase on its way in.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::failure::Failure;

/// Characters a new passphrase has at least.
pub const LEAST: usize = 8;

/// A passphrase or recovery key: wiped when dropped, never shown by `Debug`, never written.
#[derive(Clone, Deserialize)]
#[serde(from = "String")]
pub struct Secret(Zeroizing<String>);

impl From<String> for Secret {
    fn from(words: String) -> Self {
        Secret(Zeroizing::new(words))
    }
}

impl Secret {
    /// Takes a secret.
    pub fn new(words: impl Into<String>) -> Self {
        Secret(Zeroizing::new(words.into()))
    }

    /// The words.
    pub fn words(&self) -> &str {
        &self.0
    }

    /// Refuses what anybody guesses.
    pub fn good(&self) -> Result<(), Failure> {
        if self.0.chars().count() < LEAST {
            return Err(Failure::invalid(
                format!("Mật khẩu có ít hơn {LEAST} ký tự."),
                "Hãy đặt một câu dễ nhớ, ví dụ bốn từ không liên quan đến nhau.",
            ));
        }
        let first = self.0.chars().next();
        if self.0.trim().is_empty() || self.0.chars().all(|c| Some(c) == first) {
            return Err(Failure::invalid("Mật khẩu chỉ lặp lại một ký tự.", "Hãy đặt một câu dễ nhớ."));
        }
        Ok(())
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Serialize for Secret {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str("")
    }
}
