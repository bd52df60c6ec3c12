//! The full examination, part by part, so that a screen can show how far it is.

use super::Chore;
use crate::{
    failure::Failure,
    intent::{App, Outside},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One part of the examination, from 0.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CheckStore {
    /// Which.
    pub part: u32,
}

/// What the part found, and what comes next.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CheckPart {
    /// Whether it is in order.
    pub ok: bool,
    /// One sentence.
    pub text: String,
    /// Parts in all.
    pub parts: u32,
    /// What the next part looks at; absent after the last.
    pub next: Option<String>,
}

impl Chore for CheckStore {
    type Answer = CheckPart;
    fn run(self, app: &mut App, _: &Outside<'_>) -> Result<CheckPart, Failure> {
        let line = app.store().check_part(self.part as usize)?;
        let mut names = store::check_parts();
        let parts = names.len() as u32;
        Ok(CheckPart { ok: line.ok, text: line.text, parts, next: names.nth(self.part as usize + 1).map(str::to_owned) })
    }
}
