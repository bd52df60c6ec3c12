//! Deciding about proposals: reading proposes, a person accepts.

mod accept;
mod reshape;

pub use accept::{AcceptAll, AcceptPoint};
pub use reshape::{CorrectPoint, MergePoint, RejectPoint, ReopenPoint, SplitPoint};
