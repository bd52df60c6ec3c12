//! Units and groups of units.

mod change;
pub mod matching;

pub(crate) use change::insert;
pub use change::{AddUnit, AliasUnit, ChangeUnit, SetGroup};

use crate::{
    failure::Failure,
    intent::{Question, View},
};
use domain::{Group, Unit};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All units and groups.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListUnits {}

/// Units and groups in print order.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Units {
    /// Every unit, closed ones too.
    pub units: Vec<Unit>,
    /// Saved groups.
    pub groups: Vec<Group>,
}

impl Question for ListUnits {
    type Answer = Units;
    fn ask(self, view: &View<'_>) -> Result<Units, Failure> {
        Ok(Units { units: store::unit::list(view.r)?, groups: store::group::list(view.r)? })
    }
}
