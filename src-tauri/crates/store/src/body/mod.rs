//! The body whose secretariat works here: one row.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use domain::BodyProfile;

/// The profile; `None` until it is first set.
pub fn get(r: &impl Rows) -> Result<Option<BodyProfile>, StoreError> {
    rows::one(r, "select profile from body", [], |row| Columns::new(row).json())
}

/// Sets the profile.
pub fn set(w: &Writer<'_>, profile: &BodyProfile) -> Result<(), StoreError> {
    w.run(
        "insert into body (id, profile) values ('body', ?1) on conflict (id) do update set profile = excluded.profile",
        [column::json(profile)?],
    )?;
    Ok(())
}
