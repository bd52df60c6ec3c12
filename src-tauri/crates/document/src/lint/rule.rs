//! What a rule is and how it reports. `use crate::lint::rule::*` is all a rule file needs.

pub(crate) use super::paper::{Paper, Piece, Role};
pub(crate) use super::{Finding, Severity};
pub(crate) use crate::model::*;
use std::ops::Range;

/// One structural rule: declared once, read by the runner, the manual and the clause page.
pub(crate) struct Rule {
    /// "TT004" of the rule list.
    pub id: &'static str,
    /// Names the mistake, in kebab case.
    pub name: &'static str,
    /// Usual severity; a check may lower it where it is less sure.
    pub severity: Severity,
    /// The clause.
    pub source: &'static str,
    /// Vietnamese: why it matters.
    pub why: &'static str,
    /// A wrong example.
    pub wrong: &'static str,
    /// The same, right.
    pub right: &'static str,
    /// Looks at a paper and reports.
    pub check: fn(&Paper, &mut Report),
}

/// The facts of a rule, for people.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RuleFacts {
    /// "TT004".
    pub id: String,
    /// Names the mistake, in kebab case.
    pub name: String,
    /// Usual severity.
    pub severity: Severity,
    /// The clause.
    pub source: String,
    /// Vietnamese: why it matters.
    pub why: String,
    /// A wrong example.
    pub wrong: String,
    /// The same, right.
    pub right: String,
}

impl Rule {
    pub(crate) fn facts(&self) -> RuleFacts {
        RuleFacts {
            id: self.id.into(),
            name: self.name.into(),
            severity: self.severity,
            source: self.source.into(),
            why: self.why.into(),
            wrong: self.wrong.into(),
            right: self.right.into(),
        }
    }
}

/// Collects the findings of one rule.
pub(crate) struct Report<'f> {
    rule: &'f str,
    severity: Severity,
    source: &'f str,
    findings: &'f mut Vec<Finding>,
}

impl<'f> Report<'f> {
    pub(crate) fn new(rule: &'f str, severity: Severity, source: &'f str, findings: &'f mut Vec<Finding>) -> Self {
        Report { rule, severity, source, findings }
    }

    fn push(&mut self, place: String, range: Option<[usize; 2]>, found: String, message: String, quoted: bool) -> Draft<'_> {
        self.findings.push(Finding {
            rule: self.rule.into(),
            severity: self.severity,
            place,
            range,
            found,
            message,
            proposal: None,
            safe: false,
            source: self.source.into(),
        });
        Draft { finding: self.findings.last_mut().expect("just pushed"), quoted }
    }

    /// A fault of a field that is no running text, or of something missing.
    pub(crate) fn field(&mut self, place: impl Into<String>, found: impl Into<String>, message: impl Into<String>) -> Draft<'_> {
        self.push(place.into(), None, found.into(), message.into(), false)
    }

    /// A fault of a whole text.
    pub(crate) fn whole(&mut self, piece: &Piece, message: impl Into<String>) -> Draft<'_> {
        self.push(piece.place.clone(), None, piece.text(), message.into(), false)
    }

    /// A fault of some characters of a text.
    pub(crate) fn span(&mut self, piece: &Piece, at: Range<usize>, message: impl Into<String>) -> Draft<'_> {
        let quoted = piece.quoted(at.start);
        self.push(piece.place.clone(), Some([at.start, at.end]), piece.slice(at), message.into(), quoted)
    }
}

/// A finding that is still being described.
pub(crate) struct Draft<'f> {
    finding: &'f mut Finding,
    quoted: bool,
}

impl Draft<'_> {
    /// What should stand there instead.
    pub(crate) fn propose(self, text: impl Into<String>) -> Self {
        self.finding.proposal = Some(text.into());
        self
    }

    /// The proposal may be applied without asking, except where it would change letters between
    /// quotation marks: those words are someone else's.
    pub(crate) fn safe(self) -> Self {
        let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let proposal = self.finding.proposal.as_deref().unwrap_or("");
        self.finding.safe = !(self.quoted && letters(proposal) != letters(&self.finding.found));
        self
    }

    /// Safe between quotation marks too: the reader sees the same letters.
    pub(crate) fn safe_everywhere(self) -> Self {
        self.finding.safe = true;
        self
    }

    pub(crate) fn severity(self, severity: Severity) -> Self {
        self.finding.severity = severity;
        self
    }
}

/// Clauses of Phụ lục I, Phần I.
macro_rules! p1 {
    ($clause:literal) => {
        concat!("Nghị định 30/2020/NĐ-CP, Phụ lục I, ", $clause)
    };
}
/// Clauses of Phụ lục II.
macro_rules! p2 {
    ($clause:literal) => {
        concat!("Nghị định 30/2020/NĐ-CP, Phụ lục II, ", $clause)
    };
}
/// Forms of Phụ lục III.
macro_rules! p3 {
    ($clause:literal) => {
        concat!("Nghị định 30/2020/NĐ-CP, Phụ lục III, ", $clause)
    };
}
/// Articles of the decree itself.
macro_rules! article {
    ($clause:literal) => {
        concat!("Nghị định 30/2020/NĐ-CP, ", $clause)
    };
}
pub(crate) use {article, p1, p2, p3};

/// Source of rules that no clause states.
pub(crate) const OURS: &str = "Quy tắc soạn thảo của Đôn Đốc (theo tập quán hành chính)";
