//! The second face of the app, and what both faces share: the press (paper to files), the place
//! of the store, the clock of the office.
//!
//! Nothing here decides a rule of the domain.

pub mod args;
pub mod args_meeting;
pub mod args_report;
pub mod disk;
pub mod log;
pub mod outside;
pub mod papers;
pub mod passphrase;
pub mod place;
pub mod press;
pub mod show;
pub mod stored;
mod tracking_args;
pub mod system_fonts;
pub mod xlsx;

pub use disk::SystemPress;
