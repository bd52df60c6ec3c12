//! A report as it was on a day.

use crate::id::FrozenId;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

/// A frozen report (báo cáo đã chốt). It never changes again; what was wrong in it is said by the
/// next one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// Identity.
    pub id: FrozenId,
    /// Which report: "units", "tasks", "overdue", "matrix".
    pub kind: String,
    /// Day every figure is of.
    pub as_of: NaiveDate,
    /// When it was frozen.
    pub at: DateTime<FixedOffset>,
    /// What it was made for: "Báo cáo tuần 18".
    pub note: Option<String>,
    /// Its rows as canonical JSON.
    pub rows: String,
    /// SHA-256 of the rows, hexadecimal.
    pub sha256: String,
    /// Head of the journal's chain when it was frozen.
    pub chain: String,
}
