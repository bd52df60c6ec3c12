//! A door for trials only: a folder whose files lie on another disk than the system's.

use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};

static MOUNTED: OnceLock<(PathBuf, String)> = OnceLock::new();

/// From now on, files under `folder` are reached through the engine's file system `vfs`, which the
/// caller has registered. Once per process; the first call stands. Nobody but the torture trials
/// calls it.
#[doc(hidden)]
pub fn mount(folder: &Path, vfs: &str) {
    MOUNTED.get_or_init(|| (folder.to_owned(), vfs.to_owned()));
}

/// The file system of a path, when it is not the system's own.
pub(crate) fn vfs_of(path: &Path) -> Option<&'static str> {
    MOUNTED.get().filter(|(folder, _)| path.starts_with(folder)).map(|(_, vfs)| vfs.as_str())
}
