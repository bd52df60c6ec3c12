//! What a reading consists of. The JSON form of these types is a promise to users
//! (`dondoc read`): fields may be added, not changed.

use serde::{Deserialize, Serialize};

/// A directive as understood by the reader.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// The cleaned text. Every `start` and `end` below counts characters (not bytes) of it.
    pub text: String,
    /// "kế hoạch", "công điện", "thông báo", "chỉ thị", "công văn", "tin", ...
    pub doc_type: Option<String>,
    /// The paper's own number and symbol; none where lost or left blank.
    pub number: Option<String>,
    /// The paper's own date, ISO; none where lost or left blank.
    pub date: Option<String>,
    /// The body that issued the paper.
    pub issuer: Option<String>,
    /// The place named before the date.
    pub place: Option<String>,
    /// The trích yếu without "V/v".
    pub subject: Option<String>,
    /// Who signed.
    pub signer: Option<Signer>,
    /// The lines of "Kính gửi", or of "điện:" in a công điện.
    pub recipients: Vec<String>,
    /// The lines of "Nơi nhận".
    pub distribution: Vec<String>,
    /// Other papers cited with a number, each once.
    pub citations: Vec<Citation>,
    /// The outline of the body.
    pub points: Vec<Point>,
    /// The proposed tasks, in the order of the text; they do not overlap.
    pub tasks: Vec<ProposedTask>,
    /// Abbreviations the text defines, in order.
    pub abbreviations: Vec<Abbreviation>,
    /// Remarks for the secretary, in Vietnamese: what was cleaned, what looks odd.
    pub notes: Vec<String>,
}

/// The signature block.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Signer {
    /// The TM., KT., TL., TUQ. lines.
    pub authority: Option<String>,
    /// The signer's office.
    pub title: Option<String>,
    /// The signer's name.
    pub name: Option<String>,
}

/// Another paper, cited with its number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Citation {
    /// "Kế hoạch", "Quyết định", ...
    pub r#type: Option<String>,
    /// Number and symbol.
    pub number: String,
    /// ISO date where the text gives one.
    pub date: Option<String>,
    /// Issuer where the text gives one.
    pub issuer: Option<String>,
}

/// A short form the text defines: "(sau đây gọi tắt là Tiểu ban)", "(BCĐ 138)".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Abbreviation {
    /// The short form.
    pub short: String,
    /// What it stands for, verbatim.
    pub long: String,
    /// First character of the definition.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
}

/// A name of the task whose abbreviation the text defines.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FullName {
    /// As written in `lead`, `coordinate` or `monitor`.
    pub written: String,
    /// With the abbreviation written out.
    pub full: String,
}

/// One item of the outline.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Point {
    /// Path of the markers, such as "2.a".
    pub label: String,
    /// The heading, where the item is one or starts with one.
    pub heading: Option<String>,
    /// Depth, 0 for the outermost.
    pub level: u8,
    /// First character of the item, after its marker.
    pub start: usize,
    /// One past the last character of the item and everything below it.
    pub end: usize,
}

/// A task proposed to the secretary.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProposedTask {
    /// The words of the task, as they stand in the cleaned text.
    pub text: String,
    /// Label of the point the task stands in.
    pub point: Option<String>,
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// Who must do it.
    pub lead: Vec<String>,
    /// Who is to be coordinated with.
    pub coordinate: Vec<String>,
    /// Who follows up the execution.
    pub monitor: Vec<String>,
    /// The time limit.
    pub deadline: Option<DeadlineValue>,
    /// The ISO date of a limit counted from election day or a milestone of the calendar, where
    /// those were given to the reader.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline_computed: Option<String>,
    /// What that date was counted from: the name of the milestone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline_from: Option<String>,
    /// Names above whose abbreviations the text defines, written out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub full_names: Vec<FullName>,
    /// First and last day ("từ ... đến ..."), same notation as a deadline.
    pub period: Option<[String; 2]>,
    /// How often it comes back.
    pub recurring: Option<RecurringValue>,
    /// Quotas named in the task.
    pub quotas: Vec<Quota>,
    /// True for "đề nghị": a body outside the issuer's authority.
    pub request: bool,
    /// Why this is proposed, in Vietnamese, such as "theo 'chủ trì' ở điểm 2".
    pub why: Vec<String>,
    /// How sure the reader is, 0 to 1.
    pub confidence: f32,
}

/// A time limit: an ISO date or a coarser "2025-11", "2025-Q4", "2025"; several of them; or
/// words that count from an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum DeadlineValue {
    /// One point in time.
    Date(String),
    /// Several points in time.
    Dates(Vec<String>),
    /// Counted from an event, verbatim.
    Relative {
        /// The words of the text.
        relative: String,
    },
}

/// One recurrence or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RecurringValue {
    /// The task comes back in one rhythm.
    One(Recurrence),
    /// The task comes back in several rhythms.
    Many(Vec<Recurrence>),
}

/// How often a task comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recurrence {
    /// The rhythm.
    pub every: Every,
    /// The words that say so, verbatim.
    pub anchor: String,
}

/// The rhythm of a recurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Every {
    /// hằng ngày
    Daily,
    /// hằng tuần
    Weekly,
    /// hằng tháng
    Monthly,
    /// hằng quý
    Quarterly,
    /// 6 tháng
    HalfYearly,
    /// hằng năm
    Yearly,
    /// sau mỗi đợt
    Other,
    /// "định kỳ" without a frequency
    Unspecified,
}

/// Which side of its number a quota allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// "ít nhất", "trở lên", "trên"
    AtLeast,
    /// "không quá", "tối đa", "dưới"
    AtMost,
}

/// A quota: a number to be reached.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quota {
    /// The number as written: "03", "95", "1,5".
    pub number: String,
    /// Unit of measure as written: "cuộc", "%".
    pub unit: String,
    /// At least or at most; none where the words say neither.
    pub bound: Option<Bound>,
    /// Who must reach it; the task's lead where the text names nobody else.
    pub who: Vec<String>,
    /// The words of the text.
    pub text: String,
}
