//! Identifiers. Everything that can travel between machines has a UUIDv7, so two machines never
//! mint the same one and rows sort by their birth.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> { Uuid::parse_str(s.trim()).map($name) }
        }
        impl From<Uuid> for $name { fn from(id: Uuid) -> Self { $name(id) } }
    )*};
}

id! {
    /// A unit (đơn vị).
    UnitId,
    /// A group of units (nhóm đơn vị).
    GroupId,
    /// A directive (văn bản chỉ đạo).
    DirectiveId,
    /// A point of a directive with the task it proposes.
    PointId,
    /// A task (nhiệm vụ).
    TaskId,
    /// A draft (dự thảo).
    DraftId,
    /// A report of progress (cập nhật tiến độ).
    ProgressId,
    /// An extension of a deadline (gia hạn).
    ExtensionId,
    /// A step in the life of a task (bước).
    StepId,
    /// A corrected deadline (đính chính thời hạn).
    CorrectionId,
    /// A frozen report (báo cáo đã chốt).
    FrozenId,
    /// A meeting (cuộc họp).
    MeetingId,
    /// An answer to a letter of urging.
    AnswerId,
    /// A letter of urging (đôn đốc).
    UrgingId,
    /// A person who works with the store (người dùng).
    PersonId,
    /// A milestone of the election (mốc).
    MilestoneId,
    /// An area that votes early (khu vực bỏ phiếu sớm).
    AreaId,
    /// A regime of reports (chế độ báo cáo).
    RegimeId,
    /// A report that came in.
    ReceivedId,
    /// A campaign (đợt cao điểm).
    CampaignId,
    /// A quota (chỉ tiêu).
    QuotaId,
    /// A result of a quota.
    QuotaResultId,
    /// A filter of a list under a name (bộ lọc đã lưu).
    SavedFilterId,
    /// An entry of the journal (mục nhật ký).
    EntryId,
}
