//! The world outside for both faces: the office's clock, the person at the keyboard, identities.

use app::{Outside, Press};
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use std::path::PathBuf;
use uuid::Uuid;

/// Vietnam's zone has been +07:00 without change since 1975 and knows no summer time.
fn office_zone() -> FixedOffset {
    FixedOffset::east_opt(7 * 3600).expect("seven hours are an offset")
}

/// Now, on the office's clock.
pub fn now() -> DateTime<FixedOffset> {
    Utc::now().with_timezone(&office_zone())
}

/// A moment of a day that stands in for today (`--as-of`): noon, so that it is that day anywhere.
pub fn noon(day: NaiveDate) -> DateTime<FixedOffset> {
    let noon = day.and_hms_opt(12, 0, 0).expect("noon exists");
    noon.and_local_timezone(office_zone()).single().expect("a fixed zone has no gaps")
}

/// The outside of one call. `as_of` sets today; the journal keeps the true time.
pub fn outside(as_of: Option<NaiveDate>, press: &dyn Press) -> Outside<'_> {
    let now = now();
    Outside { now, today: as_of.unwrap_or(now.date_naive()), actor: actor(), random: &random, mint: &Uuid::now_v7, press }
}

/// Randomness of the system. A system without any cannot keep a secret: that is a fault.
pub fn random(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the system gives randomness");
}

/// Who works here: the account's name.
pub fn actor() -> String {
    ["DONDOC_ACTOR", "USERNAME", "USER"]
        .iter()
        .find_map(|v| std::env::var(v).ok().filter(|s| !s.trim().is_empty()))
        .unwrap_or_else(|| "thư ký".into())
}

/// The user's data folder: the store and exported papers live under it unless told otherwise.
pub fn data_folder() -> PathBuf {
    let var = |v: &str| std::env::var_os(v).filter(|s| !s.is_empty()).map(PathBuf::from);
    if cfg!(windows) {
        return var("APPDATA").unwrap_or_else(|| PathBuf::from(".")).join("DonDoc");
    }
    if cfg!(target_os = "macos") {
        return var("HOME").unwrap_or_else(|| PathBuf::from(".")).join("Library/Application Support/DonDoc");
    }
    var("XDG_DATA_HOME")
        .or_else(|| var("HOME").map(|h| h.join(".local/share")))
        .unwrap_or_else(|| PathBuf::from("."))
        .join("dondoc")
}

/// Where the store is when nobody names another place.
pub fn default_store() -> PathBuf {
    data_folder().join("so.dondoc")
}
