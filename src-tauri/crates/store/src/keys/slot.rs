//! One slot: the data key sealed with a key that Argon2id makes from a secret.

use super::Cost;
use crate::{DataKey, StoreError};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use domain::PersonId;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Whose slot it is. All of it is bound to the sealed key: a slot whose holder was edited opens
/// for nobody. Roles are not here but in the store, where the journal watches them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Holder {
    /// A person, with the name the lock screen shows.
    Person {
        /// Their row in the store.
        id: PersonId,
        /// Their name.
        name: String,
    },
    /// Whoever holds the printed sheet.
    Recovery,
}

/// A sealed data key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Slot {
    pub(super) holder: Holder,
    pub(super) cost: Cost,
    pub(super) salt: String,
    pub(super) nonce: String,
    pub(super) sealed: String,
}

impl Slot {
    /// Seals `key` for a holder.
    pub(super) fn seal(store: &str, holder: Holder, secret: &str, key: &DataKey, cost: Cost, random: &dyn Fn(&mut [u8])) -> Result<Slot, StoreError> {
        let (mut salt, mut nonce) = ([0u8; 16], [0u8; 24]);
        random(&mut salt);
        random(&mut nonce);
        let cipher = cipher(secret, &salt, cost)?;
        let bound = bound(store, &holder, cost);
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: key.bytes(), aad: bound.as_bytes() })
            .map_err(|_| StoreError::Fault { detail: "sealing a key".into() })?;
        Ok(Slot { holder, cost, salt: hex(&salt), nonce: hex(&nonce), sealed: hex(&sealed) })
    }

    /// The data key, when the secret is the right one and nothing of the slot was changed.
    pub(super) fn open(&self, store: &str, secret: &str) -> Result<Option<DataKey>, StoreError> {
        let bytes = |text: &str| unhex(text).ok_or_else(|| StoreError::KeysDamaged);
        let nonce: [u8; 24] = bytes(&self.nonce)?.try_into().map_err(|_| StoreError::KeysDamaged)?;
        let cipher = cipher(secret, &bytes(&self.salt)?, self.cost)?;
        let bound = bound(store, &self.holder, self.cost);
        let sealed = bytes(&self.sealed)?;
        let opened = cipher.decrypt(&XNonce::from(nonce), Payload { msg: &sealed, aad: bound.as_bytes() });
        let Ok(opened) = opened.map(Zeroizing::new) else { return Ok(None) };
        let mut key = Zeroizing::new([0u8; 32]);
        if opened.len() != key.len() {
            return Err(StoreError::KeysDamaged);
        }
        key.copy_from_slice(&opened);
        Ok(Some(DataKey::new(*key)))
    }
}

/// Argon2id over the composed form of what was typed: keyboards differ, words do not.
fn cipher(secret: &str, salt: &[u8], cost: Cost) -> Result<XChaCha20Poly1305, StoreError> {
    cost.sane()?;
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(|_| StoreError::KeysDamaged)?;
    let secret = Zeroizing::new(secret.nfc().collect::<String>());
    let mut out = Zeroizing::new([0u8; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret.as_bytes(), salt, &mut out[..])
        .map_err(|e| StoreError::Fault { detail: format!("argon2: {e}") })?;
    XChaCha20Poly1305::new_from_slice(&out[..]).map_err(|e| StoreError::Fault { detail: e.to_string() })
}

/// What the seal covers beside the key: which store, whose slot, at what cost.
fn bound(store: &str, holder: &Holder, cost: Cost) -> String {
    let holder = match holder {
        Holder::Person { id, name } => format!("person\n{id}\n{name}"),
        Holder::Recovery => "recovery".into(),
    };
    format!("don-doc slot 1\n{store}\n{}/{}/{}\n{holder}", cost.memory_kib, cost.passes, cost.lanes)
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

pub(super) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(text.get(i..i + 2)?, 16).ok()).collect()
}
