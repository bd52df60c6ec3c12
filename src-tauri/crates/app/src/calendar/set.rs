//! Milestones, early areas and days set by hand.

use super::moving;
use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, Work},
};
use domain::{AreaId, DayKind, DayRule, Milestone, MilestoneId, MilestoneKind, VotingArea, When};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Adds a milestone, or gives one another day. The day by law stays beside it.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetMilestone {
    /// Which; a new one when absent.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<MilestoneId>,
    /// What happens; needed for a new one.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// The own day; absent for the one of the law.
    pub own: Option<When>,
    /// Hour, as written; absent leaves it.
    #[serde(default)]
    #[ts(optional)]
    pub hour: Option<String>,
    /// Why; needed whenever an own day is set.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
    /// The stamp of the list that was approved; needed when deadlines of tasks move.
    #[serde(default)]
    #[ts(optional)]
    pub approved: Option<String>,
}

impl Intent for SetMilestone {
    type Output = MilestoneId;
    const NAME: &'static str = "milestone_set";
    fn label(&self) -> String {
        match (&self.id, &self.own) {
            (None, _) => "Thêm mốc bầu cử".into(),
            (_, Some(_)) => "Sửa mốc bầu cử".into(),
            (_, None) => "Đưa mốc về ngày theo luật".into(),
        }
    }
    fn run(self, work: &Work<'_>) -> Result<MilestoneId, Failure> {
        let name = filled(self.name);
        let reason = filled(self.reason);
        refuse_backwards(self.own)?;
        if self.own.is_some() && reason.is_none() {
            return Err(Failure::invalid("Đặt ngày riêng cho một mốc cần ghi lý do.", "Hãy ghi lý do hoặc văn bản điều chỉnh rồi lưu lại."));
        }
        let before = moving::calendar(work.w)?;
        let Some(id) = self.id else {
            let name = name.ok_or_else(|| Failure::invalid("Mốc mới chưa có tên.", "Hãy ghi việc diễn ra ở mốc ấy."))?;
            let own = self.own.ok_or_else(|| {
                Failure::invalid("Mốc mới chưa có ngày.", "Hãy ghi số ngày so với Ngày bầu cử (T-10) hoặc một ngày cụ thể.")
            })?;
            if before.milestones.iter().any(|m| m.name == name) {
                return Err(Failure::invalid(format!("Đã có mốc “{name}”."), "Hãy sửa mốc ấy, hoặc đặt tên khác."));
            }
            let milestone = Milestone {
                id: work.mint(),
                key: None,
                name,
                who: None,
                kind: if matches!(own, When::Fixed { from, to } if from != to) { MilestoneKind::Window } else { MilestoneKind::Latest },
                hour: filled(self.hour),
                article: None,
                verified: false,
                source: None,
                note: None,
                law: None,
                own: Some(own),
                reason,
            };
            store::calendar::milestone_insert(work.w, &milestone)?;
            return Ok(milestone.id);
        };
        let old = store::calendar::milestone_get(work.w, id)?.or_not_found("mốc này")?;
        if old.law.is_none() && self.own.is_none() {
            return Err(Failure::invalid("Mốc tự thêm không có ngày theo luật.", "Hãy ghi ngày cho mốc này."));
        }
        if old.key.as_deref() == Some("ngay-bau-cu") {
            return Err(Failure::invalid("Mốc này chính là Ngày bầu cử.", "Hãy dùng “Dời Ngày bầu cử”."));
        }
        let (preview, mut changed) = moving::milestone(work.w, work.outside.today, &before, id, self.own)?;
        moving::approved(&preview, self.approved.as_deref())?;
        changed.reason = self.own.and(reason);
        if let Some(name) = name.filter(|_| old.key.is_none()) {
            changed.name = name;
        }
        if let Some(hour) = self.hour {
            changed.hour = filled(Some(hour));
        }
        store::calendar::milestone_update(work.w, &changed)?;
        moving::settle(work)?;
        Ok(id)
    }
}

/// Adds or changes an area that votes early.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetArea {
    /// Which; a new one when absent.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<AreaId>,
    /// Name.
    pub name: String,
    /// Its voting day; absent when it votes with all others again.
    pub when: Option<When>,
    /// Why.
    pub reason: String,
    /// The paper that permits it.
    #[serde(default)]
    #[ts(optional)]
    pub paper: Option<String>,
    /// The stamp of the list that was approved; needed when deadlines of tasks move.
    #[serde(default)]
    #[ts(optional)]
    pub approved: Option<String>,
}

impl Intent for SetArea {
    type Output = AreaId;
    const NAME: &'static str = "area_set";
    fn label(&self) -> String {
        format!("Khu vực bỏ phiếu sớm: {}", self.name.trim())
    }
    fn run(self, work: &Work<'_>) -> Result<AreaId, Failure> {
        let (Some(name), Some(reason)) = (filled(Some(self.name)), filled(Some(self.reason))) else {
            return Err(Failure::invalid(
                "Khu vực bỏ phiếu sớm cần có tên và lý do.",
                "Hãy ghi tên khu vực và lý do (biển đảo, biên giới, trên biển, cách ly, nhiệm vụ).",
            ));
        };
        refuse_backwards(self.when)?;
        let before = moving::calendar(work.w)?;
        if let Some((_, on)) = self.when.and_then(|w| w.days(before.election))
            && on > before.election
        {
            return Err(Failure::invalid(
                format!("Ngày {} sau Ngày bầu cử {}.", on.format("%d/%m/%Y"), before.election.format("%d/%m/%Y")),
                "Khu vực bỏ phiếu sớm phải bỏ phiếu trước Ngày bầu cử; hãy kiểm tra lại ngày.",
            ));
        }
        let paper = filled(self.paper);
        match self.id {
            None => {
                let when = self.when.ok_or_else(|| Failure::invalid("Khu vực chưa có ngày bỏ phiếu.", "Hãy ghi T-1 hoặc một ngày cụ thể."))?;
                let area = VotingArea { id: work.mint(), name, when, reason, paper, active: true };
                store::calendar::area_insert(work.w, &area)?;
                Ok(area.id)
            }
            Some(id) => {
                let (preview, mut area) = moving::area(work.w, work.outside.today, &before, id, self.when)?;
                moving::approved(&preview, self.approved.as_deref())?;
                (area.name, area.reason, area.paper) = (name, reason, paper);
                store::calendar::area_update(work.w, &area)?;
                moving::settle(work)?;
                Ok(id)
            }
        }
    }
}

/// Says that a day is a holiday, a swapped working day, or again what its weekday says.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetDay {
    /// The rule; `verified` says that it was checked against the notice of the year.
    pub rule: DayRule,
}

impl Intent for SetDay {
    type Output = ();
    const NAME: &'static str = "day_set";
    fn label(&self) -> String {
        let what = match self.rule.kind {
            DayKind::Off => "Ngày nghỉ",
            DayKind::Working => "Ngày làm bù",
            DayKind::Plain => "Ngày thường",
        };
        format!("{what} {}", self.rule.day.format("%d/%m/%Y"))
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let name = self.rule.name.trim().to_owned();
        if name.is_empty() && self.rule.kind != DayKind::Plain {
            return Err(Failure::invalid("Ngày nghỉ, ngày làm bù cần có tên.", "Hãy ghi tên ngày lễ hoặc lý do hoán đổi."));
        }
        Ok(store::calendar::day_set(work.w, &DayRule { name, ..self.rule })?)
    }
}

fn filled(text: Option<String>) -> Option<String> {
    text.map(|t| t.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|t| !t.is_empty())
}

fn refuse_backwards(when: Option<When>) -> Result<(), Failure> {
    match when {
        Some(When::Fixed { from, to }) if to < from => {
            Err(Failure::invalid("Ngày kết thúc sớm hơn ngày bắt đầu.", "Hãy sửa lại khoảng thời gian."))
        }
        Some(When::Offset { days }) if days.abs() > 1_000 => {
            Err(Failure::invalid(format!("{days} ngày so với Ngày bầu cử là quá xa."), "Hãy kiểm tra lại số ngày."))
        }
        _ => Ok(()),
    }
}
