//! What lint may know beside the paper.

use serde::{Deserialize, Serialize};

/// Facts about the issuing body, the election and the day. The default knows nothing, and rules
/// that need a fact stay silent without it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct LintContext {
    /// Year, month, day of today.
    pub today: Option<(i32, u32, u32)>,
    /// Cơ quan chủ quản of the issuing body, when its profile has one.
    pub parent: Option<String>,
    /// The issuer is an advisory body (Tiểu ban, Ban, Tổ) that uses the parent's seal.
    pub advisory_body_with_parent_seal: bool,
    /// Name of the collective in whose name papers are signed: "TIỂU BAN".
    pub collective: Option<String>,
    /// Term of the councils to be elected: "2026-2031".
    pub election_term: Option<String>,
    /// Number of the National Assembly to be elected: "XVI".
    pub election_assembly: Option<String>,
    /// Year, month, day of the vote.
    pub election_day: Option<(i32, u32, u32)>,
    /// Names of the units the secretariat works with.
    pub known_units: Vec<String>,
    /// Abbreviations every reader of this body's papers knows.
    pub known_abbreviations: Vec<String>,
    /// The body is a unit of the armed forces, where a rank may stand before a name.
    pub armed_forces: bool,
    /// How the body places tone marks; unknown means: as most of the paper does.
    pub tone_style: Option<ToneStyle>,
    /// The paper was received: findings become hints and nothing is fixed.
    pub received: bool,
}

/// Place of the tone mark in oa, oe, uy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ToneStyle {
    /// "hòa", "ủy": on the first vowel.
    New,
    /// "hoà", "uỷ": on the second vowel.
    Old,
}
