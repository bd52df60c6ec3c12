//! BIỂU KẾT QUẢ THỰC HIỆN CHỈ TIÊU ĐỢT CAO ĐIỂM (8.4).

use crate::{
    failure::{Failure, OrNotFound, codes},
    intent::{Question, View, profile_of},
    press::Printed,
    regime::one_table,
    report::{
        ReportBook, ReportCell, ReportGrid, as_of_line,
        grid::{column, counted, ordinal, words},
    },
};
use chrono::NaiveDate;
use document::Align;
use domain::{Amount, Bound, CampaignId, QuotaId, UnitId, quota};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Results of a campaign; the campaign under way, or the last one, when none is said.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct ReportQuotas {
    /// Which.
    pub campaign: Option<CampaignId>,
    /// First day of the period; that of the last result when absent.
    pub from: Option<NaiveDate>,
    /// Last day of the period; today, or the end of the campaign, when absent.
    pub to: Option<NaiveDate>,
}

/// The table.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct QuotasReport {
    /// Day it is of.
    pub as_of: NaiveDate,
    /// Name of the campaign.
    pub campaign: String,
    /// First day of the campaign.
    pub starts: NaiveDate,
    /// Last day of the campaign.
    pub ends: NaiveDate,
    /// First day of the period.
    pub from: NaiveDate,
    /// Last day of the period.
    pub to: NaiveDate,
    /// Quotas by name; several units with one quota end with their sum.
    pub rows: Vec<QuotaLine>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct QuotaLine {
    /// The quota; absent in a sum.
    pub quota: Option<QuotaId>,
    /// What is counted.
    pub name: String,
    /// Đơn vị tính.
    pub measure: String,
    /// Which side is good.
    pub bound: Bound,
    /// The unit; absent in a sum.
    pub unit: Option<UnitId>,
    /// Its name; "Cộng" in a sum.
    pub unit_name: String,
    /// Chỉ tiêu giao.
    pub target: Amount,
    /// Thực hiện trong kỳ.
    pub in_period: Amount,
    /// Lũy kế.
    pub total: Amount,
    /// Tỷ lệ đạt, per cent.
    pub rate: Option<f64>,
    /// True when a result was told and keeps to the quota.
    pub met: bool,
    /// True when a result was told; of a sum, by every unit.
    pub told: bool,
}

impl QuotaLine {
    fn new(quota: Option<QuotaId>, like: &domain::Quota, unit: Option<UnitId>, unit_name: String, [target, in_period, total]: [Amount; 3], told: bool) -> Self {
        QuotaLine {
            quota,
            name: like.name.clone(),
            measure: like.measure.clone(),
            bound: like.bound,
            unit,
            unit_name,
            target,
            in_period,
            total,
            rate: total.percent_of(target),
            met: told && like.bound.met(total, target),
            told,
        }
    }

    /// What stands under Ghi chú.
    fn remark(&self) -> &'static str {
        match (self.bound, self.met) {
            (Bound::AtMost, false) if !self.told => "Không quá",
            (Bound::AtLeast, true) => "Đạt",
            (Bound::AtLeast, false) => "",
            (Bound::AtMost, true) => "Không quá; đạt",
            (Bound::AtMost, false) => "Không quá; vượt mức",
        }
    }
}

impl Question for ReportQuotas {
    type Answer = QuotasReport;
    fn ask(self, view: &View<'_>) -> Result<QuotasReport, Failure> {
        let today = view.outside.today;
        let campaigns = store::campaign::list(view.r)?;
        let campaign = match self.campaign {
            Some(id) => campaigns.into_iter().find(|c| c.id == id).or_not_found("đợt cao điểm này")?,
            None => {
                let current = campaigns.iter().rposition(|c| c.starts <= today && today <= c.ends).or(campaigns.len().checked_sub(1));
                current.and_then(|i| campaigns.into_iter().nth(i)).ok_or_else(|| {
                    Failure::refused(codes::NO_TASKS, "Chưa có đợt cao điểm nào.", "Hãy thêm đợt cao điểm và chỉ tiêu trước.")
                })?
            }
        };
        let quotas = store::campaign::quotas(view.r, Some(campaign.id))?;
        let mut told = Vec::with_capacity(quotas.len());
        for q in &quotas {
            told.push(store::campaign::results(view.r, q.id)?);
        }
        let to = self.to.unwrap_or(today.min(campaign.ends));
        let last = told.iter().flat_map(|r| quota::counting(r)).filter(|r| r.to <= to).max_by_key(|r| (r.to, r.from));
        let from = self.from.or(last.map(|r| r.from)).unwrap_or(campaign.starts);
        if to < from {
            return Err(Failure::invalid("Ngày cuối kỳ sớm hơn ngày đầu kỳ.", "Hãy sửa lại kỳ báo cáo."));
        }
        let units = store::unit::list(view.r)?;
        let figures = |i: usize| {
            let all = quota::reached(&quotas[i], &told[i], NaiveDate::MIN, to);
            [quotas[i].target, quota::reached(&quotas[i], &told[i], from, to), all]
        };
        let mut rows: Vec<QuotaLine> = Vec::new();
        let has = |i: usize| quota::counting(&told[i]).any(|r| r.to <= to);
        let same = |a: &domain::Quota, b: &domain::Quota| (&a.name, &a.measure, a.bound) == (&b.name, &b.measure, b.bound);
        for (i, first) in quotas.iter().enumerate() {
            if quotas[..i].iter().any(|q| same(q, first)) {
                continue;
            }
            let group: Vec<usize> = (i..quotas.len()).filter(|k| same(&quotas[*k], first)).collect();
            let mut sums = [Amount::default(); 3];
            for k in &group {
                let own = figures(*k);
                sums = [sums[0].plus(own[0]), sums[1].plus(own[1]), sums[2].plus(own[2])];
                let name = units.iter().find(|u| u.id == quotas[*k].unit).map(|u| u.name.clone()).unwrap_or_default();
                rows.push(QuotaLine::new(Some(quotas[*k].id), first, Some(quotas[*k].unit), name, own, has(*k)));
            }
            // Shares of different wholes are not added up.
            if group.len() > 1 && !first.is_share() {
                rows.push(QuotaLine::new(None, first, None, "Cộng".into(), sums, group.iter().all(|k| has(*k))));
            }
        }
        Ok(QuotasReport { as_of: today, campaign: campaign.name, starts: campaign.starts, ends: campaign.ends, from, to, rows })
    }
}

/// The table for paper and workbook.
pub fn grid(report: &QuotasReport) -> ReportGrid {
    let columns = vec![
        column("STT", 11.0, Align::Center),
        column("Chỉ tiêu", 62.0, Align::Left),
        column("Đơn vị tính", 22.0, Align::Center),
        column("Đơn vị thực hiện", 49.0, Align::Left),
        column("Chỉ tiêu giao", 22.0, Align::Right),
        column("Thực hiện trong kỳ", 22.0, Align::Right),
        column("Lũy kế", 20.0, Align::Right),
        column("Tỷ lệ đạt (%)", 19.0, Align::Right),
        column("Ghi chú", 25.0, Align::Left),
    ];
    let mut number = 0;
    let rows = report
        .rows
        .iter()
        .map(|l| {
            let first = if l.quota.is_some() {
                number += 1;
                ordinal(number - 1)
            } else {
                words("")
            };
            vec![
                first,
                words(&l.name),
                words(&l.measure),
                words(&l.unit_name),
                words(l.target.to_string()),
                words(l.in_period.to_string()),
                words(l.total.to_string()),
                ReportCell::Percent(l.rate),
                words(l.remark()),
            ]
        })
        .collect();
    let day = |d: NaiveDate| d.format("%d/%m/%Y").to_string();
    ReportGrid {
        name: "Chỉ tiêu".into(),
        title: "BIỂU KẾT QUẢ THỰC HIỆN CHỈ TIÊU ĐỢT CAO ĐIỂM".into(),
        as_of_line: as_of_line(report.as_of),
        numbers: counted(columns.len()),
        columns,
        rows,
        summed: false,
        notes: vec![
            format!("{} (từ ngày {} đến ngày {}).", report.campaign, day(report.starts), day(report.ends)),
            format!("Trong kỳ: từ ngày {} đến ngày {}.", day(report.from), day(report.to)),
        ],
    }
}

fn refuse_empty(r: &QuotasReport) -> Result<(), Failure> {
    if r.rows.is_empty() {
        return Err(Failure::refused(codes::NO_TASKS, "Đợt cao điểm này chưa có chỉ tiêu nào.", "Hãy thêm chỉ tiêu cho các đơn vị trước."));
    }
    Ok(())
}

/// The same rows as a workbook.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct QuotasTables {
    /// Which.
    pub of: ReportQuotas,
}

impl Question for QuotasTables {
    type Answer = ReportBook;
    fn ask(self, view: &View<'_>) -> Result<ReportBook, Failure> {
        let report = self.of.ask(view)?;
        refuse_empty(&report)?;
        Ok(ReportBook { as_of: report.as_of, grids: vec![grid(&report)], witness: crate::report::witness(view)? })
    }
}

/// Writes the table as PDF.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExportQuotas {
    /// Which.
    pub of: ReportQuotas,
    /// Where to; the folder of papers when absent.
    pub path: Option<String>,
    /// Opens the file afterwards.
    #[serde(default)]
    pub open: bool,
}

impl Question for ExportQuotas {
    type Answer = Printed;
    fn ask(self, view: &View<'_>) -> Result<Printed, Failure> {
        let profile = profile_of(store::body::get(view.r)?)?;
        let report = self.of.ask(view)?;
        refuse_empty(&report)?;
        let doc = one_table(&profile, report.as_of, "Kết quả thực hiện chỉ tiêu đợt cao điểm", &grid(&report));
        crate::paper::write(view, &doc, self.path, false, crate::report::witness(view)?, self.open)
    }
}
