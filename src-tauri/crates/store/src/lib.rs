//! The store of a secretariat: one SQLite file with its tables, its journal and undo.
//!
//! `store` does not know intents, windows or paper. It knows rows: what a write changed is
//! recorded by triggers, so undo, history and audit need no code per table. Time, ids and actors
//! are arguments; nothing here asks a clock.
//!
//! ```
//! use store::{Entry, Store, StoreError, unit};
//! # fn main() -> Result<(), StoreError> {
//! let mut store = Store::in_memory()?;
//! let entry = Entry {
//!     id: uuid::Uuid::from_u128(1),
//!     intent: "add-unit".into(),
//!     label: "Thêm đơn vị Công an tỉnh".into(),
//!     actor: "Thư ký".into(),
//!     at: "2026-01-05T08:00:00+07:00".parse().expect("a moment"),
//!     barrier: false,
//! };
//! let police = domain::Unit {
//!     id: uuid::Uuid::from_u128(2).into(),
//!     name: "Công an tỉnh".into(),
//!     short_name: None,
//!     relation: domain::Relation::Ordered,
//!     parent: None,
//!     valid_from: None,
//!     valid_to: None,
//!     replaced_by: None,
//!     aliases: vec![],
//! };
//! store.write(entry, |w| unit::insert(w, &police))?;
//! let units = store.read(|r| unit::list(r))?;
//! assert_eq!(units, [police]);
//! assert_eq!(store.undo_label().as_deref(), Some("Thêm đơn vị Công an tỉnh"));
//! # Ok(()) }
//! ```
#![deny(missing_docs)]

pub mod backup;
pub mod body;
pub mod calendar;
pub mod campaign;
mod check;
mod column;
mod connection;
pub mod answer;
pub mod correction;
pub mod directive;
pub mod draft;
mod error;
pub mod frozen;
pub mod extension;
pub mod group;
pub mod history;
mod journal;
mod key;
pub mod keys;
pub mod meeting;
mod migrate;
mod mount;
pub mod oral;
pub mod person;
pub mod point;
pub mod progress;
pub mod regime;
mod rekey;
pub mod rescue;
mod rows;
pub mod saved_filter;
mod search;
pub mod step;
mod store;
pub mod task;
pub mod unit;
pub mod urging;

pub use check::{CheckLine, CheckReport, parts as check_parts};
pub use directive::DirectiveLine;
pub use domain::EntryId;
pub use draft::{Draft, DraftLine, Withdrawn};
pub use error::StoreError;
pub use history::{Broken, HistoryLine, RowChange, Tip, Verified};
pub use journal::{Entry, Undone, Written, stored::Kind as EntryKind};
pub use key::DataKey;
pub use keys::{Cost, KeyRing};
#[doc(hidden)]
pub use mount::mount;
pub use rows::{Reader, Rows, Writer};
pub use store::Store;
pub use task::{Classes, Facts, TaskFilter, TaskOrder, UnitRole};

/// The newest schema this program writes.
pub const SCHEMA: u32 = migrate::MIGRATIONS.len() as u32;
