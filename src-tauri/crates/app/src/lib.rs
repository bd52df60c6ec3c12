//! Intents and questions: everything the two faces (window and command line) can ask for.
//!
//! `app` does not know Tauri, windows, the typesetter or files; what it needs from outside comes
//! in through [`press::Press`] and [`intent::Outside`].

pub mod about;
pub mod body;
pub mod calendar;
pub mod campaign;
pub mod compose;
pub mod contract;
pub mod demo;
pub mod desk;
pub mod directive;
pub mod draft;
pub mod failure;
pub mod gate;
pub mod history;
pub mod intent;
pub mod keep;
pub mod meeting;
pub mod paper;
pub mod person;
pub mod point;
pub mod press;
pub mod regime;
pub mod report;
pub mod task;
pub mod unit;
pub mod urge;

pub use failure::{Failure, codes};
pub use gate::Gate;
pub use intent::{App, Intent, Outcome, Outside, Question, View, Work};
pub use press::{FileRead, Press, Printed, Printing, Sheet, Sheets};
