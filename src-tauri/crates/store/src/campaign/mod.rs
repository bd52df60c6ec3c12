//! Campaigns, quotas and their results.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use domain::{Amount, Campaign, CampaignId, Quota, QuotaId, QuotaResult, TaskId};
use rusqlite::{Row, params};

const SELECT: &str = "select c.id, c.name, c.starts, c.ends, c.ground, c.fields, \
    (select json_group_array(u.unit order by u.ordinal) from campaign_unit u where u.campaign = c.id) from campaign c";
const COLUMNS: &[&str] = &["name", "starts", "ends", "ground", "fields", "id"];
const QUOTA: &[&str] = &["campaign", "name", "measure", "bound", "target", "unit", "task", "id"];
const RESULT: &[&str] = &["quota", "period_from", "period_to", "done", "evidence", "note", "corrects", "at", "id"];

fn campaign(row: &Row<'_>) -> Result<Campaign, StoreError> {
    let mut c = Columns::new(row);
    Ok(Campaign { id: c.id()?, name: c.next()?, starts: c.day()?, ends: c.day()?, ground: c.next()?, fields: c.json()?, units: c.json()? })
}

/// All campaigns, in the order they were entered.
pub fn list(r: &impl Rows) -> Result<Vec<Campaign>, StoreError> {
    rows::all(r, &format!("{SELECT} order by c.id"), [], campaign)
}

/// One campaign.
pub fn get(r: &impl Rows, id: CampaignId) -> Result<Option<Campaign>, StoreError> {
    rows::one(r, &format!("{SELECT} where c.id = ?1"), [column::id(id)], campaign)
}

/// Adds a campaign with its units.
pub fn insert(w: &Writer<'_>, c: &Campaign) -> Result<(), StoreError> {
    put(w, c, &rows::insert_sql("campaign", COLUMNS))
}

/// Changes a campaign.
pub fn update(w: &Writer<'_>, c: &Campaign) -> Result<(), StoreError> {
    put(w, c, &rows::update_sql("campaign", COLUMNS))
}

fn put(w: &Writer<'_>, c: &Campaign, sql: &str) -> Result<(), StoreError> {
    let id = column::id(c.id);
    w.run_one(
        || format!("đợt “{}”", c.name),
        sql,
        params![c.name, column::day(c.starts), column::day(c.ends), c.ground, column::json(&c.fields)?, id],
    )?;
    rows::join(w, "campaign_unit", ["campaign", "unit"], &id, c.units.iter().map(|u| column::id(*u)))
}

/// Tasks of a campaign, in its order.
pub fn tasks(r: &impl Rows, id: CampaignId) -> Result<Vec<TaskId>, StoreError> {
    rows::all(r, "select task from campaign_task where campaign = ?1 order by ordinal", [column::id(id)], |row| Columns::new(row).id())
}

/// Makes exactly these the tasks of a campaign.
pub fn set_tasks(w: &Writer<'_>, id: CampaignId, tasks: &[TaskId]) -> Result<(), StoreError> {
    rows::join(w, "campaign_task", ["campaign", "task"], &column::id(id), tasks.iter().map(|t| column::id(*t)))
}

/// Quotas, in the order they were entered; of one campaign when given.
pub fn quotas(r: &impl Rows, campaign: Option<CampaignId>) -> Result<Vec<Quota>, StoreError> {
    let sql = "select id, campaign, name, measure, bound, target, unit, task from quota where ?1 is null or campaign = ?1 order by id";
    rows::all(r, sql, [column::id_opt(campaign)], |row| {
        let mut c = Columns::new(row);
        Ok(Quota {
            id: c.id()?,
            campaign: c.id()?,
            name: c.next()?,
            measure: c.next()?,
            bound: c.word()?,
            target: Amount::hundredths(c.next()?),
            unit: c.id()?,
            task: c.id_opt()?,
        })
    })
}

/// Adds a quota.
pub fn quota_insert(w: &Writer<'_>, q: &Quota) -> Result<(), StoreError> {
    w.run_one(
        || format!("chỉ tiêu “{}”", q.name),
        &rows::insert_sql("quota", QUOTA),
        params![
            column::id(q.campaign),
            q.name,
            q.measure,
            column::word(&q.bound)?,
            q.target.as_hundredths(),
            column::id(q.unit),
            column::id_opt(q.task),
            column::id(q.id),
        ],
    )
}

/// Results of a quota, oldest entry first.
pub fn results(r: &impl Rows, quota: QuotaId) -> Result<Vec<QuotaResult>, StoreError> {
    let sql = "select id, quota, period_from, period_to, done, evidence, note, corrects, at from quota_result where quota = ?1 order by id";
    rows::all(r, sql, [column::id(quota)], |row| {
        let mut c = Columns::new(row);
        Ok(QuotaResult {
            id: c.id()?,
            quota: c.id()?,
            from: c.day()?,
            to: c.day()?,
            done: Amount::hundredths(c.next()?),
            evidence: c.next()?,
            note: c.next()?,
            corrects: c.id_opt()?,
            at: c.moment()?,
        })
    })
}

/// Adds a result.
pub fn result_insert(w: &Writer<'_>, x: &QuotaResult) -> Result<(), StoreError> {
    w.run_one(
        || "kết quả chỉ tiêu".to_owned(),
        &rows::insert_sql("quota_result", RESULT),
        params![
            column::id(x.quota),
            column::day(x.from),
            column::day(x.to),
            x.done.as_hundredths(),
            x.evidence,
            x.note,
            column::id_opt(x.corrects),
            column::moment(&x.at),
            column::id(x.id),
        ],
    )
}
