//! The data key: what the pages of an encrypted store are enciphered with. Who may have it is the
//! business of the key slots; here it only opens files.

use std::fmt::Write;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// 32 random bytes, wiped when dropped. Its `Debug` shows nothing of them.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct DataKey([u8; 32]);

impl DataKey {
    /// The key of these bytes. Randomness is an argument: the faces ask the system for it.
    pub fn new(bytes: [u8; 32]) -> Self {
        DataKey(bytes)
    }

    /// The bytes, for whoever seals the key into a slot.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// True when both are the same key.
    pub fn is(&self, other: &DataKey) -> bool {
        // Not a secret between two holders of a key; no constant time needed.
        self.0 == other.0
    }

    /// `x'…'`: a raw key, which the engine takes as it is. The passphrase's own derivation was ours.
    pub(crate) fn literal(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(70));
        text.push_str("x'");
        for b in self.0 {
            // Writing to a string cannot fail, and there is room for all of it: no copy is left behind.
            let _ = write!(text, "{b:02x}");
        }
        text.push('\'');
        text
    }
}

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_never_shows_itself() {
        let key = DataKey::new([0xAB; 32]);
        assert_eq!(format!("{key:?}"), "DataKey(…)");
        assert_eq!(key.literal().as_str(), format!("x'{}'", "ab".repeat(32)));
    }
}
