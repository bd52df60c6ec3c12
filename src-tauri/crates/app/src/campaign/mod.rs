//! Đợt cao điểm and chỉ tiêu: what must be reached, what was done, in this period and in all.

mod quotas;

pub use quotas::{ExportQuotas, QuotaLine, QuotasReport, QuotasTables, ReportQuotas, grid};

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, Question, View, Work},
    regime::filled,
};
use chrono::NaiveDate;
use domain::{Amount, Bound, Campaign, CampaignId, Quota, QuotaId, QuotaResult, QuotaResultId, TaskId, UnitId, quota};
use serde::{Deserialize, Serialize};
use store::Rows;
use ts_rs::TS;

/// Adds a campaign.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddCampaign {
    /// Its name.
    pub name: String,
    /// First day.
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
    /// The paper that orders it.
    pub ground: Option<String>,
    /// Lĩnh vực.
    #[serde(default)]
    pub fields: Vec<String>,
    /// Units that take part.
    #[serde(default)]
    pub units: Vec<UnitId>,
}

impl Intent for AddCampaign {
    type Output = CampaignId;
    const NAME: &'static str = "campaign_add";
    fn label(&self) -> String {
        format!("Thêm đợt cao điểm {}", self.name.trim())
    }
    fn run(self, work: &Work<'_>) -> Result<CampaignId, Failure> {
        let name = filled(Some(self.name)).ok_or_else(|| Failure::invalid("Đợt cao điểm chưa có tên.", "Hãy ghi tên đợt."))?;
        if self.ends < self.starts {
            return Err(Failure::invalid("Ngày kết thúc sớm hơn ngày bắt đầu.", "Hãy sửa lại thời gian của đợt cao điểm."));
        }
        if store::campaign::list(work.w)?.iter().any(|c| c.name == name && c.starts == self.starts) {
            return Err(Failure::invalid(format!("Đã có đợt “{name}” bắt đầu ngày này."), "Hãy dùng đợt đã có, hoặc đặt tên khác."));
        }
        let mut units: Vec<UnitId> = Vec::new();
        for unit in self.units {
            store::unit::get(work.w, unit)?.or_not_found("một đơn vị được chọn")?;
            crate::task::refuse_closed(work, unit, self.starts)?;
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
        let fields = self.fields.into_iter().filter_map(|f| filled(Some(f))).collect();
        let campaign = Campaign { id: work.mint(), name, starts: self.starts, ends: self.ends, ground: filled(self.ground), fields, units };
        store::campaign::insert(work.w, &campaign)?;
        Ok(campaign.id)
    }
}

/// Puts tasks into a campaign beside those it has, or takes them out.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CampaignTasks {
    /// Which.
    pub campaign: CampaignId,
    /// The tasks.
    pub tasks: Vec<TaskId>,
    /// Takes them out in place of putting them in.
    #[serde(default)]
    pub remove: bool,
}

impl Intent for CampaignTasks {
    type Output = u32;
    const NAME: &'static str = "campaign_tasks";
    fn label(&self) -> String {
        if self.remove { "Đưa nhiệm vụ ra khỏi đợt cao điểm".into() } else { "Đưa nhiệm vụ vào đợt cao điểm".into() }
    }
    fn run(self, work: &Work<'_>) -> Result<u32, Failure> {
        store::campaign::get(work.w, self.campaign)?.or_not_found("đợt cao điểm này")?;
        let mut tasks = store::campaign::tasks(work.w, self.campaign)?;
        for id in self.tasks {
            store::task::get(work.w, id)?.or_not_found("một nhiệm vụ được chọn")?;
            tasks.retain(|t| *t != id);
            if !self.remove {
                tasks.push(id);
            }
        }
        store::campaign::set_tasks(work.w, self.campaign, &tasks)?;
        Ok(tasks.len() as u32)
    }
}

/// Gives a quota to a unit.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddQuota {
    /// The campaign.
    pub campaign: CampaignId,
    /// What is counted; taken from the task when absent.
    pub name: Option<String>,
    /// Đơn vị tính; read from the task's words when absent.
    pub measure: Option<String>,
    /// At least or at most; read from the task's words when absent, else at least.
    pub bound: Option<Bound>,
    /// The number; read from the task's words when absent.
    pub target: Option<Amount>,
    /// Who; the lead of the task when absent.
    pub unit: Option<UnitId>,
    /// The task whose quota is taken over.
    pub task: Option<TaskId>,
    /// Which line of the task's quotas, from 1; the first when absent.
    pub line: Option<u32>,
}

impl Intent for AddQuota {
    type Output = QuotaId;
    const NAME: &'static str = "quota_add";
    fn label(&self) -> String {
        "Thêm chỉ tiêu".into()
    }
    fn run(self, work: &Work<'_>) -> Result<QuotaId, Failure> {
        let campaign = store::campaign::get(work.w, self.campaign)?.or_not_found("đợt cao điểm này")?;
        let task = self.task.map(|id| store::task::get(work.w, id)?.or_not_found("nhiệm vụ này")).transpose()?;
        let line = self.line.map_or(0, |n| n.saturating_sub(1) as usize);
        let words = task.as_ref().and_then(|t| t.quotas.get(line).cloned());
        if task.is_some() && words.is_none() && self.target.is_none() {
            return Err(Failure::invalid("Nhiệm vụ này không ghi chỉ tiêu nào.", "Hãy nhập tên chỉ tiêu, đơn vị tính và con số."));
        }
        let read = words.as_deref().and_then(quota::written);
        let name = filled(self.name).or(task.as_ref().map(|t| crate::report::tasks::one_line(&t.content)));
        let measure = filled(self.measure).or(read.as_ref().map(|q| q.measure.clone()));
        let target = self.target.or(read.as_ref().map(|q| q.target));
        let (Some(name), Some(measure), Some(target)) = (name, measure, target) else {
            return Err(Failure::invalid(
                "Chỉ tiêu cần có tên, đơn vị tính và con số.",
                "Hãy nhập đủ, ví dụ “Điều tra, khám phá án”, “vụ”, 20.",
            ));
        };
        if target < Amount::default() {
            return Err(Failure::invalid("Chỉ tiêu không thể là số âm.", "Hãy nhập lại con số."));
        }
        let unit = self.unit.or(task.as_ref().and_then(|t| t.lead)).or_not_found("đơn vị thực hiện chỉ tiêu")?;
        store::unit::get(work.w, unit)?.or_not_found("đơn vị này")?;
        crate::task::refuse_closed(work, unit, campaign.starts)?;
        if store::campaign::quotas(work.w, Some(campaign.id))?.iter().any(|q| q.unit == unit && q.name == name) {
            return Err(Failure::invalid("Đơn vị này đã có chỉ tiêu cùng tên trong đợt.", "Hãy ghi kết quả vào chỉ tiêu đã có, hoặc đặt tên khác."));
        }
        let bound = self.bound.or(read.map(|q| q.bound)).unwrap_or_default();
        let quota = Quota { id: work.mint(), campaign: campaign.id, name, measure, bound, target, unit, task: self.task };
        store::campaign::quota_insert(work.w, &quota)?;
        Ok(quota.id)
    }
}

/// Tells what was done in a period.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddQuotaResult {
    /// The quota.
    pub quota: QuotaId,
    /// First day; the day after the last result, or the campaign's first, when absent.
    pub from: Option<NaiveDate>,
    /// Last day; today when absent.
    pub to: Option<NaiveDate>,
    /// Done in this period alone.
    pub done: Amount,
    /// The paper that tells it.
    pub evidence: Option<String>,
    /// Remarks; for a correction why.
    pub note: Option<String>,
    /// The entry it corrects; its period is taken over where none is said.
    pub corrects: Option<QuotaResultId>,
}

impl Intent for AddQuotaResult {
    type Output = QuotaResultId;
    const NAME: &'static str = "quota_result";
    fn label(&self) -> String {
        if self.corrects.is_some() { "Đính chính kết quả chỉ tiêu".into() } else { "Ghi kết quả chỉ tiêu".into() }
    }
    fn run(self, work: &Work<'_>) -> Result<QuotaResultId, Failure> {
        let quota = store::campaign::quotas(work.w, None)?.into_iter().find(|q| q.id == self.quota).or_not_found("chỉ tiêu này")?;
        let campaign = store::campaign::get(work.w, quota.campaign)?.or_not_found("đợt cao điểm này")?;
        let results = store::campaign::results(work.w, quota.id)?;
        let note = filled(self.note);
        let old = self.corrects.map(|id| quota::counting(&results).find(|r| r.id == id).or_not_found("lần ghi cần đính chính")).transpose()?;
        if old.is_some() && note.is_none() {
            return Err(Failure::invalid("Đính chính cần ghi lý do.", "Hãy ghi lý do ở phần ghi chú."));
        }
        let today = work.outside.today;
        let last = quota::counting(&results).map(|r| r.to).max();
        let follows = last.and_then(|d| d.succ_opt()).unwrap_or(campaign.starts);
        let from = self.from.or(old.map(|r| r.from)).unwrap_or(follows);
        let to = self.to.or(old.map(|r| r.to)).unwrap_or(today);
        let day = |d: NaiveDate| d.format("%d/%m/%Y").to_string();
        if to < from {
            return Err(Failure::invalid(
                format!("Kỳ từ {} đến {} không có ngày nào.", day(from), day(to)),
                "Hãy ghi lại ngày đầu, ngày cuối của kỳ; kỳ mới bắt đầu sau kỳ đã ghi.",
            ));
        }
        if to > today {
            return Err(Failure::invalid(format!("Ngày cuối kỳ {} ở tương lai.", day(to)), "Hãy ghi kỳ đã qua."));
        }
        if from < campaign.starts || to > campaign.ends {
            return Err(Failure::invalid(
                format!("Kỳ nằm ngoài đợt cao điểm ({} - {}).", day(campaign.starts), day(campaign.ends)),
                "Hãy sửa lại kỳ cho nằm trong đợt.",
            ));
        }
        if let Some(other) = quota::counting(&results).find(|r| old.is_none_or(|o| o.id != r.id) && r.from <= to && from <= r.to) {
            return Err(Failure::invalid(
                format!("Kỳ này chồng lên kỳ đã ghi ({} - {}).", day(other.from), day(other.to)),
                "Mỗi ngày chỉ tính một lần: hãy sửa kỳ, hoặc đính chính lần ghi trước.",
            ));
        }
        if self.done < Amount::default() {
            return Err(Failure::invalid("Kết quả không thể là số âm.", "Nếu ghi nhầm lần trước, hãy đính chính lần ấy kèm lý do."));
        }
        let row = QuotaResult {
            id: work.mint(),
            quota: quota.id,
            from,
            to,
            done: self.done,
            evidence: filled(self.evidence),
            note,
            corrects: old.map(|r| r.id),
            at: work.outside.now,
        };
        store::campaign::result_insert(work.w, &row)?;
        Ok(row.id)
    }
}

/// All campaigns.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListCampaigns {}

/// A campaign with names and figures.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CampaignRow {
    /// The campaign.
    pub campaign: Campaign,
    /// Names of its units.
    pub units: Vec<String>,
    /// Its quotas.
    pub quotas: Vec<Quota>,
    /// Its tasks.
    pub tasks: Vec<TaskId>,
    /// Days to its end; negative after it.
    pub days_left: i32,
}

impl Question for ListCampaigns {
    type Answer = Vec<CampaignRow>;
    fn ask(self, view: &View<'_>) -> Result<Vec<CampaignRow>, Failure> {
        store::campaign::list(view.r)?.into_iter().map(|c| row(view.r, c, view.outside.today)).collect()
    }
}

/// One campaign with the results of its quotas.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ShowCampaign {
    /// Which.
    pub id: CampaignId,
}

/// One campaign.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CampaignDetail {
    /// The campaign.
    pub row: CampaignRow,
    /// Every result that was entered, corrected ones too, oldest first.
    pub results: Vec<QuotaResult>,
}

impl Question for ShowCampaign {
    type Answer = CampaignDetail;
    fn ask(self, view: &View<'_>) -> Result<CampaignDetail, Failure> {
        let campaign = store::campaign::get(view.r, self.id)?.or_not_found("đợt cao điểm này")?;
        let row = row(view.r, campaign, view.outside.today)?;
        let mut results = Vec::new();
        for q in &row.quotas {
            results.extend(store::campaign::results(view.r, q.id)?);
        }
        Ok(CampaignDetail { row, results })
    }
}

fn row(r: &impl Rows, campaign: Campaign, today: NaiveDate) -> Result<CampaignRow, Failure> {
    let all = store::unit::list(r)?;
    let units = campaign.units.iter().filter_map(|id| all.iter().find(|u| u.id == *id).map(|u| u.name.clone())).collect();
    Ok(CampaignRow {
        units,
        quotas: store::campaign::quotas(r, Some(campaign.id))?,
        tasks: store::campaign::tasks(r, campaign.id)?,
        days_left: (campaign.ends - today).num_days() as i32,
        campaign,
    })
}
