//! From a name as written in a paper to a unit or group of the store.

use domain::{Group, Unit, UnitId, names};
use std::collections::HashMap;

/// What a written name means here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// One unit.
    Unit(UnitId),
    /// A group: its members in print order.
    Group(Vec<UnitId>),
    /// Nobody we know yet.
    Unknown,
}

/// Names of a store, prepared for many look-ups.
pub struct Names {
    by_key: HashMap<String, Meaning>,
}

impl Names {
    /// Prepares the names, short names and aliases of units and groups. A unit wins over a group.
    pub fn new(units: &[Unit], groups: &[Group]) -> Self {
        let mut by_key = HashMap::new();
        for g in groups {
            for n in std::iter::once(&g.name).chain(&g.aliases) {
                by_key.entry(names::key(n)).or_insert_with(|| Meaning::Group(g.members.clone()));
            }
        }
        for u in units {
            for n in std::iter::once(&u.name).chain(&u.short_name).chain(&u.aliases) {
                by_key.insert(names::key(n), Meaning::Unit(u.id));
            }
        }
        Names { by_key }
    }

    /// What a written name means.
    pub fn meaning(&self, written: &str) -> Meaning {
        self.by_key.get(&names::key(written)).cloned().unwrap_or(Meaning::Unknown)
    }
}
