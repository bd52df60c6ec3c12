//! Deciding about proposals: reading proposes, a person accepts.

mod accept;
mod reshape;

pub(crate) use accept::resolve;
pub use accept::{AcceptAll, AcceptPoint};
pub use reshape::{CorrectPoint, MergePoint, RejectPoint, ReopenPoint, SplitPoint};
