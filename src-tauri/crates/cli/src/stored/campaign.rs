//! `dondoc campaign …`, `dondoc quota …` and the table of results.

use super::{
    Session, days,
    task::{self, find_unit},
};
use crate::args::{CampaignWhat, QuotaSpan, QuotaWhat};
use app::{
    Failure,
    campaign::{AddCampaign, AddQuota, AddQuotaResult, CampaignRow, CampaignTasks, ExportQuotas, ListCampaigns, QuotasTables, ReportQuotas, ShowCampaign},
    failure::OrNotFound,
};
use domain::{Amount, Bound, CampaignId, QuotaId, quota};
use std::path::Path;

pub(super) fn run(session: &mut Session<'_>, what: &CampaignWhat) -> Result<(), Failure> {
    match what {
        CampaignWhat::Add { name, from, to, ground, field, unit } => {
            let wish = AddCampaign {
                name: name.clone(),
                starts: days::one(session, from)?,
                ends: days::one(session, to)?,
                ground: ground.clone(),
                fields: field.clone(),
                units: unit.iter().map(|u| find_unit(session, u)).collect::<Result<_, _>>()?,
            };
            let done = session.execute(wish)?;
            session.show.answer(&serde_json::json!({ "id": done.output }), |_| format!("Đã thêm đợt cao điểm “{name}”."))
        }
        CampaignWhat::List => session.show.answer(&session.ask(ListCampaigns {})?, |rows| {
            rows.iter().enumerate().map(|(i, r)| line(i, r)).collect::<Vec<_>>().join("\n")
        }),
        CampaignWhat::Show { id } => {
            let id = find(session, id)?;
            session.show.answer(&session.ask(ShowCampaign { id })?, |d| {
                let mut lines = vec![line(0, &d.row)];
                lines.extend(d.row.quotas.iter().enumerate().map(|(i, q)| {
                    let bound = if q.bound == Bound::AtMost { "không quá " } else { "" };
                    format!("  {}. {}: {bound}{} {}", i + 1, q.name, q.target, q.measure)
                }));
                lines.extend(d.results.iter().map(|r| {
                    let mark = if quota::counting(&d.results).any(|c| c.id == r.id) { "" } else { " (đã đính chính)" };
                    format!("  {} - {}: {}{mark}", r.from.format("%d/%m/%Y"), r.to.format("%d/%m/%Y"), r.done)
                }));
                lines.join("\n")
            })
        }
        CampaignWhat::Tasks { id, task, remove } => {
            let campaign = find(session, id)?;
            let tasks = task.iter().map(|t| task::find(session, t)).collect::<Result<_, _>>()?;
            let done = session.execute(CampaignTasks { campaign, tasks, remove: *remove })?;
            session.show.answer(&serde_json::json!({ "tasks": done.output }), |_| format!("Đợt có {} nhiệm vụ.", done.output))
        }
    }
}

pub(super) fn run_quota(session: &mut Session<'_>, what: &QuotaWhat) -> Result<(), Failure> {
    match what {
        QuotaWhat::Add { campaign, name, measure, target, at_most, unit, task, line } => {
            let wish = AddQuota {
                campaign: find(session, campaign)?,
                name: name.clone(),
                measure: measure.clone(),
                bound: at_most.then_some(Bound::AtMost),
                target: target.as_deref().map(amount).transpose()?,
                unit: unit.as_deref().map(|u| find_unit(session, u)).transpose()?,
                task: task.as_deref().map(|t| task::find(session, t)).transpose()?,
                line: *line,
            };
            let done = session.execute(wish)?;
            session.show.answer(&serde_json::json!({ "id": done.output }), |_| "Đã thêm chỉ tiêu.".into())
        }
        QuotaWhat::Result { campaign, quota, done, unit, from, to, evidence, note, correct } => {
            let campaign = find(session, campaign)?;
            let detail = session.ask(ShowCampaign { id: campaign })?;
            let id = find_quota(session, &detail.row, quota, unit.as_deref())?;
            let last = quota::counting(&detail.results).filter(|r| r.quota == id).last().map(|r| r.id);
            let corrects = if *correct { Some(last.or_not_found("lần ghi nào để đính chính")?) } else { None };
            let wish = AddQuotaResult {
                quota: id,
                from: days::opt(session, from.as_deref())?,
                to: days::opt(session, to.as_deref())?,
                done: amount(done)?,
                evidence: evidence.clone(),
                note: note.clone(),
                corrects,
            };
            let made = session.execute(wish)?;
            session.show.answer(&serde_json::json!({ "id": made.output }), |_| "Đã ghi kết quả.".into())
        }
    }
}

/// `dondoc report quotas`.
pub(super) fn report(session: &Session<'_>, span: &QuotaSpan, out: Option<&Path>) -> Result<(), Failure> {
    let of = ReportQuotas {
        campaign: span.campaign.as_deref().map(|c| find(session, c)).transpose()?,
        from: days::opt(session, span.from.as_deref())?,
        to: days::opt(session, span.to.as_deref())?,
    };
    match out {
        None if session.show.json => session.show.answer(&session.ask(of)?, |_| String::new()),
        None => super::report::show(session, &session.ask(QuotasTables { of })?),
        Some(path) => {
            let shown = path.display().to_string();
            super::report::write(
                session,
                path,
                |s| s.ask(QuotasTables { of: of.clone() }),
                |s| s.ask(ExportQuotas { of: of.clone(), path: Some(shown.clone()), open: false }),
            )
        }
    }
}

fn line(i: usize, r: &CampaignRow) -> String {
    let c = &r.campaign;
    format!(
        "{}  {} ({} - {})  {} đơn vị, {} chỉ tiêu, {} nhiệm vụ",
        i + 1,
        c.name,
        c.starts.format("%d/%m/%Y"),
        c.ends.format("%d/%m/%Y"),
        r.units.len(),
        r.quotas.len(),
        r.tasks.len()
    )
}

/// A campaign by identity, by its place in the list or by its name.
fn find(session: &Session<'_>, id: &str) -> Result<CampaignId, Failure> {
    let rows = session.ask(ListCampaigns {})?;
    let at = id.parse::<usize>().ok().and_then(|n| rows.get(n.checked_sub(1)?));
    let key = domain::names::key(id);
    at.or_else(|| rows.iter().find(|r| r.campaign.id.to_string() == id || domain::names::key(&r.campaign.name) == key))
        .map(|r| r.campaign.id)
        .or_not_found(&format!("đợt cao điểm “{id}”"))
}

/// A quota by identity, by its place in the campaign, or by its name and unit.
fn find_quota(session: &Session<'_>, row: &CampaignRow, id: &str, unit: Option<&str>) -> Result<QuotaId, Failure> {
    let unit = unit.map(|u| find_unit(session, u)).transpose()?;
    let at = id.parse::<usize>().ok().and_then(|n| row.quotas.get(n.checked_sub(1)?));
    let key = domain::names::key(id);
    let named = || row.quotas.iter().find(|q| domain::names::key(&q.name) == key && unit.is_none_or(|u| u == q.unit));
    at.or_else(|| row.quotas.iter().find(|q| q.id.to_string() == id)).or_else(named).map(|q| q.id).or_not_found(&format!("chỉ tiêu “{id}”"))
}

fn amount(text: &str) -> Result<Amount, Failure> {
    text.parse().map_err(|()| Failure::invalid(format!("“{text}” không phải một con số."), "Hãy gõ như 20, 1.250 hoặc 12,5."))
}
