//! A paper as plain data.
//!
//! [`Document`] is what every reader of a paper sees: lint, typesetting, DOCX, preview and
//! storage. `document` does not know that tasks, units, a database, a window or a printer exist.
//! The decree stands in one place, [`nd30`]; `CLAUSES.md` beside this crate says which clause is
//! enforced where.
#![deny(missing_docs)]

pub mod explain;
pub mod lint;
pub mod load;
pub mod measure;
pub mod model;
pub mod nd30;
pub mod numbering;
pub mod print;

pub use explain::{explain, new_with_explanations};
pub use lint::{Finding, LintContext, RuleFacts, Severity, ToneStyle, fix_safe, lint};
pub use load::{LoadError, from_json, to_json};
pub use measure::{Mm, Pt};
pub use model::*;
