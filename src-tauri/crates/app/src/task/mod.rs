//! Tasks: list, one, and what happens to them.

mod change;
mod extend;
mod handed;
mod list;
mod progress;
mod share;
mod sources;
mod state;

pub use change::{AddTask, ChangeTask};
pub(crate) use change::{refuse_closed, refuse_gone, refuse_past};
pub use extend::ExtendTask;
pub use handed::{HandedIn, HandedInRow, HandedInTree};
pub use list::{ListTasks, Parts, ShowTask, TaskDetail, TaskPage, TaskRow, UrgingRow};
pub(crate) use list::{rows, rows_on};
pub use progress::ReportProgress;
pub use share::{PassDown, ShareTask};
pub(crate) use share::{Given, give};
pub use sources::{SetSources, TaskSource};
pub(crate) use sources::add as add_source;
pub use state::SetTaskState;
