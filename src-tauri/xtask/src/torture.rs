//! `cargo xtask torture`: what a store goes through, in one table.

use crate::{
    step::{Done, root, step},
    system,
};

pub fn torture(minutes: Option<&str>) -> Done {
    system::satisfy(system::CORE)?;
    let mut args = vec!["run", "--quiet", "--locked", "-p", "torture", "--"];
    if let Some(minutes) = minutes {
        args.extend(["--minutes", minutes]);
    }
    step("mất điện, đầy đĩa, tắt ngang, lật byte", &root(), "cargo", &args)
}
