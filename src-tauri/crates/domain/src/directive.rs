//! A directive that came in, and its points as proposals that wait for a person.

use crate::{
    deadline::{Deadline, Period},
    id::{DirectiveId, PointId},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A paper that assigns work (văn bản chỉ đạo). Received words are never rewritten.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Directive {
    /// Identity.
    pub id: DirectiveId,
    /// Order of arrival in this store, from 1.
    pub arrival: u32,
    /// Tên loại as read or corrected: "công văn", "tin".
    pub doc_type: Option<String>,
    /// Số, ký hiệu as printed; blank when the paper has none.
    pub number: Option<String>,
    /// Ngày ban hành.
    pub date: Option<NaiveDate>,
    /// Cơ quan ban hành.
    pub issuer: Option<String>,
    /// Địa danh.
    pub place: Option<String>,
    /// Trích yếu.
    pub subject: Option<String>,
    /// Name of the signer.
    pub signer: Option<String>,
    /// Kính gửi.
    pub recipients: Vec<String>,
    /// Papers it cites.
    pub citations: Vec<Citation>,
    /// Day it reached us.
    pub received_on: NaiveDate,
    /// How it reached us.
    pub source: Source,
    /// Name of the file it came in, if it did.
    pub file_name: Option<String>,
    /// The cleaned text; positions of points count its characters.
    pub text: String,
}

/// A paper named in another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Citation {
    /// Tên loại.
    pub doc_type: Option<String>,
    /// Số, ký hiệu.
    pub number: String,
    /// Date, where the text gives it.
    pub date: Option<String>,
    /// Issuer, where the text gives it.
    pub issuer: Option<String>,
}

/// Who gave an instruction by word of mouth (chỉ đạo miệng). Its words are the text of a directive
/// of [`Source::Oral`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Oral {
    /// The directive that holds the words.
    pub id: DirectiveId,
    /// Who said it.
    pub said_by: String,
    /// Where: "giao ban tuần", "điện thoại".
    pub said_at: Option<String>,
    /// When.
    pub said_on: NaiveDate,
    /// Who took it down.
    pub taken_by: String,
    /// The paper that confirmed it later.
    pub paper: Option<DirectiveId>,
}

/// How a directive reached the secretariat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// Pasted text, for example from a web page.
    Paste,
    /// A file: .txt, .docx, .pdf.
    File,
    /// Oral instruction taken down.
    Oral,
}

/// One proposed task: what reading found at a place of the text. Names are as written there; a
/// person accepts, corrects or rejects it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Point {
    /// Identity.
    pub id: PointId,
    /// The directive.
    pub directive: DirectiveId,
    /// Order in the directive, from 1.
    pub ordinal: u32,
    /// Path in the outline: "2", "II.1.a"; empty for plain paragraphs.
    pub label: String,
    /// First character in the directive's text.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
    /// What is to be done; the quoted words unless a person corrected them.
    pub content: String,
    /// Who leads, as written.
    pub lead: Vec<String>,
    /// Who coordinates, as written.
    pub coordinate: Vec<String>,
    /// Who monitors, as written.
    pub monitor: Vec<String>,
    /// Deadline found or set.
    pub deadline: Option<Deadline>,
    /// Period found or set.
    pub period: Option<Period>,
    /// Recurrence as written: "trước 16 giờ hằng ngày".
    pub recurring: Option<String>,
    /// Chỉ tiêu named in the words: "ít nhất 03 cuộc", one a line.
    #[serde(default)]
    pub quotas: Vec<String>,
    /// "Đề nghị" in place of giao, yêu cầu.
    pub request: bool,
    /// Why it was proposed so, Vietnamese, one reason a line.
    pub why: Vec<String>,
    /// How sure, 0-1.
    pub confidence: f32,
    /// What a person decided.
    pub decision: Decision,
}

/// What a person decided about a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Nobody looked yet.
    Open,
    /// Became one or more tasks.
    Accepted,
    /// Is no task.
    Rejected,
}
