//! The nouns of a subcommittee's secretariat and the arithmetic on them.
//!
//! `domain` does not know that a database, a document, a window or a clock exist: today is always
//! an argument. States that can be computed (late, due soon, percentages) are functions here and
//! are stored nowhere.
#![deny(missing_docs)]

pub mod body;
pub mod calendar;
pub mod deadline;
pub mod directive;
pub mod frozen;
pub mod id;
pub mod meeting;
pub mod names;
pub mod person;
pub mod progress;
pub mod quota;
pub mod regime;
pub mod shortcut;
pub mod task;
pub mod unit;

pub use body::{BodyProfile, Election, SealCase, Signer};
pub use calendar::{Anchor, Calendar, DayKind, DayRule, DeadlineLink, Milestone, MilestoneKind, Soon, VotingArea, When, WorkingDays};
pub use deadline::{Deadline, Period, Timeliness, timeliness};
pub use directive::{Citation, Decision, Directive, Oral, Point, Source};
pub use frozen::Frozen;
pub use id::{
    AnswerId, AreaId, CampaignId, CorrectionId, DirectiveId, DraftId, EntryId, ExtensionId, FrozenId, GroupId, MeetingId, MilestoneId,
    PersonId, PointId, ProgressId, QuotaId, QuotaResultId, ReceivedId, RegimeId, SavedFilterId, StepId, TaskId, UnitId, UrgingId,
};
pub use meeting::{Attendee, Conclusion, Meeting, Statement};
pub use person::{Person, Right, Role};
pub use progress::{Answer, Correction, Extension, Progress, Step, Urging, UrgingLevel};
pub use quota::{Amount, Bound, Campaign, Quota, QuotaResult, WrittenQuota};
pub use regime::{Instance, Received, Regime, ReportState, Rhythm};
pub use task::{Task, TaskState, stopped};
pub use unit::{Group, Relation, Unit};
