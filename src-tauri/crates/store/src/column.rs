//! Between columns and domain values.

use crate::StoreError;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use domain::{Deadline, Period};
use rusqlite::{Row, types::FromSql};
use serde::{
    Serialize,
    de::{DeserializeOwned, IntoDeserializer, value::StrDeserializer},
};
use uuid::Uuid;

/// Reads the columns of a row one after the other, in the order the SELECT names them.
pub(crate) struct Columns<'r, 's> {
    row: &'r Row<'s>,
    at: usize,
}

impl<'r, 's> Columns<'r, 's> {
    pub(crate) fn new(row: &'r Row<'s>) -> Self {
        Columns { row, at: 0 }
    }

    /// The next column as it is.
    pub(crate) fn next<T: FromSql>(&mut self) -> Result<T, StoreError> {
        let at = self.at;
        self.at += 1;
        Ok(self.row.get(at)?)
    }

    fn parsed<T>(&mut self, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, StoreError> {
        self.parsed_opt(parse)?.ok_or_else(|| StoreError::damaged("một ô bắt buộc bị trống"))
    }

    fn parsed_opt<T>(&mut self, parse: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, StoreError> {
        let at = self.at;
        self.at += 1;
        let Some(text) = self.row.get_ref(at)?.as_str_or_null().map_err(|e| StoreError::damaged(e.to_string()))? else {
            return Ok(None);
        };
        parse(text).map(Some).ok_or_else(|| {
            let shown: String = text.chars().take(60).collect();
            StoreError::damaged(format!("không đọc được giá trị “{shown}”"))
        })
    }

    pub(crate) fn id<T: From<Uuid>>(&mut self) -> Result<T, StoreError> {
        self.parsed(|s| Uuid::parse_str(s).ok().map(T::from))
    }

    pub(crate) fn id_opt<T: From<Uuid>>(&mut self) -> Result<Option<T>, StoreError> {
        self.parsed_opt(|s| Uuid::parse_str(s).ok().map(T::from))
    }

    pub(crate) fn day(&mut self) -> Result<NaiveDate, StoreError> {
        self.parsed(|s| s.parse().ok())
    }

    pub(crate) fn day_opt(&mut self) -> Result<Option<NaiveDate>, StoreError> {
        self.parsed_opt(|s| s.parse().ok())
    }

    pub(crate) fn time_opt(&mut self) -> Result<Option<NaiveTime>, StoreError> {
        self.parsed_opt(|s| s.parse().ok())
    }

    pub(crate) fn moment(&mut self) -> Result<DateTime<FixedOffset>, StoreError> {
        self.parsed(|s| DateTime::parse_from_rfc3339(s).ok())
    }

    /// A list or record kept as JSON.
    pub(crate) fn json<T: DeserializeOwned>(&mut self) -> Result<T, StoreError> {
        self.parsed(|s| serde_json::from_str(s).ok())
    }

    /// A list or record kept as JSON, or nothing.
    pub(crate) fn json_opt<T: DeserializeOwned>(&mut self) -> Result<Option<T>, StoreError> {
        self.parsed_opt(|s| serde_json::from_str(s).ok())
    }

    /// A value of an enumeration kept as its word.
    pub(crate) fn word<T: DeserializeOwned>(&mut self) -> Result<T, StoreError> {
        self.parsed(|s| {
            let word: StrDeserializer<'_, serde::de::value::Error> = s.into_deserializer();
            T::deserialize(word).ok()
        })
    }

    /// Three columns: day, hour, words. Without words there is no deadline.
    pub(crate) fn deadline(&mut self) -> Result<Option<Deadline>, StoreError> {
        let on = self.day_opt()?;
        let at = self.parsed_opt(|s| s.parse::<NaiveTime>().ok())?;
        Ok(self.next::<Option<String>>()?.map(|text| Deadline { on, at, text }))
    }

    /// Two columns: first and last day.
    pub(crate) fn period(&mut self) -> Result<Option<Period>, StoreError> {
        let (from, to) = (self.day_opt()?, self.day_opt()?);
        Ok(from.zip(to).map(|(from, to)| Period { from, to }))
    }
}

pub(crate) fn id(id: impl Into<Id>) -> String {
    id.into().0
}

/// An id of any kind, as the store writes it.
pub(crate) struct Id(String);

macro_rules! ids {
    ($($name:ident),*) => {$(
        impl From<domain::$name> for Id { fn from(id: domain::$name) -> Id { Id(id.0.to_string()) } }
    )*};
}
ids!(
    MilestoneId, AreaId, UnitId, GroupId, DirectiveId, PointId, TaskId, DraftId, ProgressId, ExtensionId, StepId, CorrectionId, UrgingId,
    PersonId, FrozenId, MeetingId, AnswerId,
    RegimeId, ReceivedId, CampaignId, QuotaId, QuotaResultId, SavedFilterId,
    EntryId
);

impl From<Uuid> for Id {
    fn from(id: Uuid) -> Id {
        Id(id.to_string())
    }
}

pub(crate) fn id_opt(id: Option<impl Into<Id>>) -> Option<String> {
    id.map(|id| id.into().0)
}

pub(crate) fn day(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

pub(crate) fn day_opt(on: Option<NaiveDate>) -> Option<String> {
    on.map(day)
}

pub(crate) fn moment(at: &DateTime<FixedOffset>) -> String {
    at.to_rfc3339()
}

pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|e| StoreError::Io { detail: e.to_string() })
}

pub(crate) fn word<T: Serialize>(value: &T) -> Result<String, StoreError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        other => Err(StoreError::Io { detail: format!("{other:?}") }),
    }
}

/// Day, hour, words of a deadline.
pub(crate) fn deadline(d: Option<&Deadline>) -> (Option<String>, Option<String>, Option<&str>) {
    match d {
        None => (None, None, None),
        Some(d) => (day_opt(d.on), d.at.map(|t| t.to_string()), Some(&d.text)),
    }
}

/// First and last day of a period.
pub(crate) fn period(p: Option<&Period>) -> (Option<String>, Option<String>) {
    (p.map(|p| day(p.from)), p.map(|p| day(p.to)))
}

/// The number whose decimal form is the shortest that gives `x` back: SQLite prints reals with 15
/// digits, and a value must survive the way through the journal.
pub(crate) fn real(x: f32) -> f64 {
    x.to_string().parse().unwrap_or(0.0)
}
