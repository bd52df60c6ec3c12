//! Tasks: list, one, and what happens to them.

mod bulk;
mod change;
mod extend;
mod handed;
mod list;
mod look;
mod progress;
mod saved;
mod share;
mod show;
mod sources;
mod state;

pub use bulk::{BulkDone, ChangeTasks, Deed};
pub use change::{AddTask, ChangeTask};
pub(crate) use change::{refuse_closed, refuse_gone, refuse_past};
pub use extend::ExtendTask;
pub use handed::{HandedIn, HandedInRow, HandedInTree};
pub use list::{CountTasks, ListTasks, Parts, TaskPage, TaskRow};
pub(crate) use list::{rows, rows_on};
pub use look::{CalendarDay, MatrixBy, PaperCount, TallyColumn, TallyRow, TaskCalendar, TaskMatrix, TaskPapers, TaskTally};
pub use progress::ReportProgress;
pub use saved::{CloseFilter, ListFilters, NamedFilter, SaveFilter};
pub use share::{PassDown, ShareTask};
pub(crate) use share::{Given, give};
pub use show::{ShowTask, TaskDetail, UrgingRow};
pub use sources::{SetSources, TaskSource};
pub(crate) use sources::add as add_source;
pub use state::SetTaskState;
