//! Units that are given tasks, and saved groups of them.

use crate::{
    id::{GroupId, UnitId},
    names,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A body that can lead or coordinate a task. Units are never deleted: they close on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Unit {
    /// Identity.
    pub id: UnitId,
    /// Official name.
    pub name: String,
    /// Short name for tight columns.
    pub short_name: Option<String>,
    /// Whether we order or request.
    pub relation: Relation,
    /// Unit it belongs to.
    pub parent: Option<UnitId>,
    /// First day of existence, where known.
    pub valid_from: Option<NaiveDate>,
    /// Last day of existence; districts ended on 30/6/2025.
    pub valid_to: Option<NaiveDate>,
    /// "Thay thế bởi".
    pub replaced_by: Option<UnitId>,
    /// Other spellings papers use; corrections by the user are remembered here.
    pub aliases: Vec<String>,
}

/// Whether a unit stands under the issuer's authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Giao, yêu cầu.
    #[default]
    Ordered,
    /// Đề nghị: courts, procuracies, the Front, higher bodies. Followed, never called violators.
    Requested,
}

/// A saved group: "các sở, ban, ngành", "8 tỉnh đồng bằng".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Group {
    /// Identity.
    pub id: GroupId,
    /// Name as papers write it.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Members in print order.
    pub members: Vec<UnitId>,
}

impl Unit {
    /// True when the unit exists on a day.
    pub fn valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|d| d <= day) && self.valid_to.is_none_or(|d| day <= d)
    }

    /// True when a written name means this unit.
    pub fn is_named(&self, written: &str) -> bool {
        let key = names::key(written);
        std::iter::once(&self.name).chain(&self.short_name).chain(&self.aliases).any(|n| names::key(n) == key)
    }
}

impl Group {
    /// True when a written name means this group.
    pub fn is_named(&self, written: &str) -> bool {
        let key = names::key(written);
        std::iter::once(&self.name).chain(&self.aliases).any(|n| names::key(n) == key)
    }
}
