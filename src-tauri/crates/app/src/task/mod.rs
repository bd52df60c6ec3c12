//! Tasks: list, one, and what happens to them.

mod change;
mod extend;
mod list;
mod progress;
mod state;

pub use change::{AddTask, ChangeTask};
pub(crate) use change::{refuse_closed, refuse_gone};
pub use extend::ExtendTask;
pub use list::{ListTasks, ShowTask, TaskDetail, TaskPage, TaskRow, UrgingRow};
pub(crate) use list::{rows, rows_on};
pub use progress::ReportProgress;
pub use state::SetTaskState;
