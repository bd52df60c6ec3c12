//! People who work with one store, and what each role may do.

use crate::id::PersonId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Somebody who works with the store. People are never deleted: they close on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Person {
    /// Identity; the key slot carries it too.
    pub id: PersonId,
    /// Full name, as the journal names them. It never changes: a slot is sealed to it.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// First day.
    pub since: NaiveDate,
    /// Last day; their passphrase no longer opens the store.
    pub closed_on: Option<NaiveDate>,
    /// Why it was closed.
    pub closed_why: Option<String>,
    /// Day the passphrase was set last.
    pub key_on: NaiveDate,
}

/// The four roles of a secretariat, each with everything the one before may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Chỉ xem.
    Viewer,
    /// Văn thư: papers in and out, their numbers.
    Clerk,
    /// Thư ký: everything but what the head decides.
    Secretary,
    /// Lãnh đạo: approves, signs, confirms that a task is done, says who works here.
    Leader,
}

/// What a wish needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    /// What concerns nobody but oneself: the own passphrase.
    Own,
    /// To register papers and take numbers.
    Register,
    /// To draft, assign, follow and urge.
    Work,
    /// To approve, to sign, to confirm that a task is done.
    Decide,
    /// To say who works here and to hold the recovery key.
    People,
}

impl Role {
    /// All roles, the least first.
    pub const ALL: [Role; 4] = [Role::Viewer, Role::Clerk, Role::Secretary, Role::Leader];

    /// "thư ký".
    pub fn name(self) -> &'static str {
        match self {
            Role::Viewer => "chỉ xem",
            Role::Clerk => "văn thư",
            Role::Secretary => "thư ký",
            Role::Leader => "lãnh đạo",
        }
    }

    /// Whether the role has a right. `led` says that somebody in the store is a leader: where
    /// nobody is, the secretary stands alone and does the leader's part too.
    pub fn may(self, right: Right, led: bool) -> bool {
        let least = match right {
            Right::Own => Role::Viewer,
            Right::Register => Role::Clerk,
            Right::Work => Role::Secretary,
            Right::Decide | Right::People if led => Role::Leader,
            Right::Decide | Right::People => Role::Secretary,
        };
        self >= least
    }
}

impl Right {
    /// All rights, the least first.
    pub const ALL: [Right; 5] = [Right::Own, Right::Register, Right::Work, Right::Decide, Right::People];

    /// Whom to ask: "văn thư hoặc thư ký".
    pub fn holders(self, led: bool) -> &'static str {
        match self {
            Right::Own => "chính mình",
            Right::Register => "văn thư, thư ký hoặc lãnh đạo",
            Right::Work => "thư ký hoặc lãnh đạo",
            Right::Decide | Right::People if led => "lãnh đạo",
            Right::Decide | Right::People => "thư ký",
        }
    }
}

impl Person {
    /// True while they work here.
    pub fn open(&self) -> bool {
        self.closed_on.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_may_what_the_one_before_may() {
        for led in [false, true] {
            for right in Right::ALL {
                let may: Vec<bool> = Role::ALL.iter().map(|r| r.may(right, led)).collect();
                assert!(may.is_sorted(), "{right:?} {may:?}");
                assert!(Role::Leader.may(right, led));
            }
        }
        assert!(!Role::Secretary.may(Right::Decide, true));
        assert!(Role::Secretary.may(Right::Decide, false), "a secretary alone completes tasks");
    }
}
