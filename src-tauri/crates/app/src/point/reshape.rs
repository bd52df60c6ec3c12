//! Correcting, rejecting, merging and splitting proposals; each is one step of undo.

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, Work},
};
use domain::{Deadline, Decision, Period, Point, PointId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Sets what a person corrected in a proposal.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CorrectPoint {
    /// Which.
    pub id: PointId,
    /// What is to be done.
    pub content: String,
    /// Who leads.
    pub lead: Vec<String>,
    /// Who coordinates.
    pub coordinate: Vec<String>,
    /// Who monitors.
    pub monitor: Vec<String>,
    /// Deadline.
    pub deadline: Option<Deadline>,
    /// Period.
    pub period: Option<Period>,
    /// Recurrence in words.
    pub recurring: Option<String>,
    /// Quotas, one a line.
    #[serde(default)]
    pub quotas: Vec<String>,
    /// "Đề nghị" in place of giao.
    pub request: bool,
}

impl Intent for CorrectPoint {
    type Output = ();
    const NAME: &'static str = "point_correct";
    fn label(&self) -> String {
        "Sửa nhiệm vụ đề xuất".into()
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let mut point = undecided(work, self.id)?;
        if let Some(p) = &self.period
            && p.to < p.from
        {
            return Err(Failure::invalid("Ngày kết thúc sớm hơn ngày bắt đầu.", "Hãy sửa lại khoảng thời gian."));
        }
        let names = |all: Vec<String>| -> Vec<String> { all.into_iter().map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()).collect() };
        point.content = self.content;
        point.lead = names(self.lead);
        point.coordinate = names(self.coordinate);
        point.monitor = names(self.monitor);
        point.deadline = self.deadline.filter(|d| d.on.is_some() || !d.text.trim().is_empty());
        point.period = self.period;
        point.recurring = self.recurring.filter(|r| !r.trim().is_empty());
        point.quotas = names(self.quotas);
        point.request = self.request;
        Ok(store::point::update(work.w, &point)?)
    }
}

fn undecided(work: &Work<'_>, id: PointId) -> Result<Point, Failure> {
    let point = store::point::get(work.w, id)?.or_not_found("đề xuất này")?;
    if point.decision == Decision::Accepted {
        return Err(Failure::invalid(
            "Đề xuất này đã thành nhiệm vụ.",
            "Hãy sửa ở màn hình Nhiệm vụ, hoặc hoàn tác việc chấp nhận.",
        ));
    }
    Ok(point)
}

/// Says that a proposal is no task.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RejectPoint {
    /// Which.
    pub id: PointId,
}

impl Intent for RejectPoint {
    type Output = ();
    const NAME: &'static str = "point_reject";
    fn label(&self) -> String {
        "Bỏ qua đề xuất".into()
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let mut point = undecided(work, self.id)?;
        point.decision = Decision::Rejected;
        Ok(store::point::update(work.w, &point)?)
    }
}

/// Takes a rejection back.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReopenPoint {
    /// Which.
    pub id: PointId,
}

impl Intent for ReopenPoint {
    type Output = ();
    const NAME: &'static str = "point_reopen";
    fn label(&self) -> String {
        "Xem lại đề xuất đã bỏ qua".into()
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let mut point = undecided(work, self.id)?;
        point.decision = Decision::Open;
        Ok(store::point::update(work.w, &point)?)
    }
}

/// Joins a proposal to the one before it; the joined one keeps the units of the first.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MergePoint {
    /// The later one; it is rejected as merged.
    pub id: PointId,
}

impl Intent for MergePoint {
    type Output = PointId;
    const NAME: &'static str = "point_merge";
    fn label(&self) -> String {
        "Gộp với đề xuất trước".into()
    }
    fn run(self, work: &Work<'_>) -> Result<PointId, Failure> {
        let mut later = undecided(work, self.id)?;
        let mut before = store::point::list(work.w, later.directive)?
            .into_iter()
            .filter(|p| p.start < later.start && p.decision == Decision::Open)
            .max_by_key(|p| p.start)
            .ok_or_else(|| Failure::invalid("Không có đề xuất nào đứng trước để gộp.", "Chọn một đề xuất khác."))?;
        before.content = format!("{}\n{}", before.content.trim_end(), later.content.trim_start());
        before.end = before.end.max(later.end);
        for name in later.coordinate.drain(..) {
            if !before.coordinate.contains(&name) {
                before.coordinate.push(name);
            }
        }
        before.deadline = before.deadline.or(later.deadline.clone());
        before.period = before.period.or(later.period.clone());
        before.recurring = before.recurring.or(later.recurring.clone());
        later.decision = Decision::Rejected;
        store::point::update(work.w, &before)?;
        store::point::update(work.w, &later)?;
        Ok(before.id)
    }
}

/// Splits a proposal in two at a character of the directive's text.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SplitPoint {
    /// Which.
    pub id: PointId,
    /// First character of the second half, counted in the directive's text.
    pub at: u32,
}

impl Intent for SplitPoint {
    type Output = PointId;
    const NAME: &'static str = "point_split";
    fn label(&self) -> String {
        "Tách đề xuất làm hai".into()
    }
    fn run(self, work: &Work<'_>) -> Result<PointId, Failure> {
        let mut first = undecided(work, self.id)?;
        let directive = store::directive::get(work.w, first.directive)?.or_not_found("văn bản này")?;
        let words = |from: u32, to: u32| -> String {
            directive.text.chars().skip(from as usize).take((to.saturating_sub(from)) as usize).collect()
        };
        let (head, tail) = (words(first.start, self.at), words(self.at, first.end));
        if self.at <= first.start || self.at >= first.end || head.trim().is_empty() || tail.trim().is_empty() {
            return Err(Failure::invalid("Chỗ tách nằm ngoài nội dung đề xuất.", "Đặt con trỏ giữa nội dung rồi tách lại."));
        }
        let next = store::point::list(work.w, first.directive)?.iter().map(|p| p.ordinal).max().unwrap_or(0) + 1;
        let lead_in = (tail.chars().count() - tail.trim_start().chars().count()) as u32;
        let second = Point {
            id: work.mint(),
            ordinal: next,
            start: self.at + lead_in,
            content: tail.trim().to_owned(),
            why: vec!["tách từ đề xuất đứng trước".into()],
            ..first.clone()
        };
        first.end = self.at;
        first.content = head.trim_end().to_owned();
        store::point::update(work.w, &first)?;
        store::point::insert(work.w, &second)?;
        Ok(second.id)
    }
}
