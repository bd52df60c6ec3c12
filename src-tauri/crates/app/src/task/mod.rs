//! Tasks: list, one, and changes by hand.

mod change;
mod list;

pub use change::{AddTask, ChangeTask, SetTaskState};
pub use list::{ListTasks, ShowTask, TaskDetail, TaskPage, TaskRow};
pub(crate) use list::{rows, soon_days};
