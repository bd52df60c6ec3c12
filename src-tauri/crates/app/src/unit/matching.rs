//! From a name as written in a paper to a unit or group of the store.

use domain::{Group, Unit, UnitId};
use reading::{Abbreviation, Sure};

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

/// A name that was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// The unit or group.
    pub meaning: Meaning,
    /// Its official name.
    pub name: String,
    /// How it was recognised.
    pub sure: Sure,
}

/// Names of a store, prepared for many look-ups.
pub struct Names {
    known: reading::Names<(Meaning, String)>,
}

impl Names {
    /// Prepares the names, short names and aliases of units and groups. A unit wins over a group.
    pub fn new(units: &[Unit], groups: &[Group]) -> Self {
        let mut known = reading::Names::default();
        for u in units {
            let others = u.short_name.iter().chain(&u.aliases).map(String::as_str);
            known.add((Meaning::Unit(u.id), u.name.clone()), &u.name, others);
        }
        for g in groups {
            known.add((Meaning::Group(g.members.clone()), g.name.clone()), &g.name, g.aliases.iter().map(String::as_str));
        }
        Names { known }
    }

    /// Who is meant by a written name; abbreviations are those its paper defines.
    pub fn recognise(&self, written: &str, abbreviations: &[Abbreviation]) -> Option<Recognised> {
        let found = self.known.find(written, abbreviations)?;
        let (meaning, name) = found.of.clone();
        Some(Recognised { meaning, name, sure: found.sure })
    }

    /// What a written name means. Letters alone do not decide: a name recognised only without its
    /// accents is shown to the person, not taken.
    pub fn meaning(&self, written: &str, abbreviations: &[Abbreviation]) -> Meaning {
        self.recognise(written, abbreviations)
            .filter(|r| r.sure != Sure::Folded)
            .map_or(Meaning::Unknown, |r| r.meaning)
    }
}
