//! Recurring reports: regimes, what came in, what was urged.

use crate::{
    Rows, StoreError, Writer,
    column::{self, Columns},
    rows,
};
use domain::{Received, Regime, RegimeId, UnitId, UrgingId};
use rusqlite::{Row, params};
use std::collections::HashMap;
use uuid::Uuid;

const SELECT: &str = "select r.id, r.name, r.rhythm, r.cut_off, \
    (select json_group_array(u.unit order by u.ordinal) from regime_unit u where u.regime = r.id), \
    r.members, r.receiver, r.ground, r.starts, r.ends, r.closed_on, r.closed from regime r";
const COLUMNS: &[&str] = &["name", "rhythm", "cut_off", "members", "receiver", "ground", "starts", "ends", "closed_on", "closed", "id"];
const RECEIVED: &[&str] = &["regime", "unit", "period", "day", "time", "number", "note", "corrects", "at", "id"];

fn regime(row: &Row<'_>) -> Result<Regime, StoreError> {
    let mut c = Columns::new(row);
    Ok(Regime {
        id: c.id()?,
        name: c.next()?,
        rhythm: c.json()?,
        cut_off: c.time_opt()?,
        units: c.json()?,
        group: c.id_opt()?,
        receiver: c.next()?,
        ground: c.next()?,
        starts: c.day()?,
        ends: c.day_opt()?,
        closed_on: c.day_opt()?,
        closed: c.next()?,
    })
}

/// All regimes, in the order they were entered.
pub fn list(r: &impl Rows) -> Result<Vec<Regime>, StoreError> {
    rows::all(r, &format!("{SELECT} order by r.id"), [], regime)
}

/// One regime.
pub fn get(r: &impl Rows, id: RegimeId) -> Result<Option<Regime>, StoreError> {
    rows::one(r, &format!("{SELECT} where r.id = ?1"), [column::id(id)], regime)
}

/// Adds a regime with its units.
pub fn insert(w: &Writer<'_>, r: &Regime) -> Result<(), StoreError> {
    put(w, r, &rows::insert_sql("regime", COLUMNS))
}

/// Changes a regime.
pub fn update(w: &Writer<'_>, r: &Regime) -> Result<(), StoreError> {
    put(w, r, &rows::update_sql("regime", COLUMNS))
}

fn put(w: &Writer<'_>, r: &Regime, sql: &str) -> Result<(), StoreError> {
    let id = column::id(r.id);
    w.run_one(
        || format!("chế độ “{}”", r.name),
        sql,
        params![
            r.name,
            column::json(&r.rhythm)?,
            r.cut_off.map(|t| t.to_string()),
            column::id_opt(r.group),
            r.receiver,
            r.ground,
            column::day(r.starts),
            column::day_opt(r.ends),
            column::day_opt(r.closed_on),
            r.closed,
            id,
        ],
    )?;
    rows::join(w, "regime_unit", ["regime", "unit"], &id, r.units.iter().map(|u| column::id(*u)))
}

/// What came in, oldest entry first; of one regime when given.
pub fn received(r: &impl Rows, regime: Option<RegimeId>) -> Result<Vec<Received>, StoreError> {
    let sql = "select id, regime, unit, period, day, time, number, note, corrects, at from regime_report \
               where ?1 is null or regime = ?1 order by id";
    rows::all(r, sql, [column::id_opt(regime)], |row| {
        let mut c = Columns::new(row);
        Ok(Received {
            id: c.id()?,
            regime: c.id()?,
            unit: c.id()?,
            period: c.next()?,
            on: c.day()?,
            time: c.time_opt()?,
            number: c.next()?,
            note: c.next()?,
            corrects: c.id_opt()?,
            at: c.moment()?,
        })
    })
}

/// Adds a report that came in.
pub fn receive(w: &Writer<'_>, x: &Received) -> Result<(), StoreError> {
    w.run_one(
        || "báo cáo nhận".to_owned(),
        &rows::insert_sql("regime_report", RECEIVED),
        params![
            column::id(x.regime),
            column::id(x.unit),
            x.period,
            column::day(x.on),
            x.time.map(|t| t.to_string()),
            x.number,
            x.note,
            column::id_opt(x.corrects),
            column::moment(&x.at),
            column::id(x.id),
        ],
    )
}

/// How often each missing report was urged.
pub fn urged(r: &impl Rows) -> Result<HashMap<(RegimeId, UnitId, String), u32>, StoreError> {
    let sql = "select regime, unit, period, count(*) from urging_report group by regime, unit, period";
    let all = rows::all(r, sql, [], |row| {
        let mut c = Columns::new(row);
        Ok(((c.id()?, c.id()?, c.next()?), c.next()?))
    })?;
    Ok(all.into_iter().collect())
}

/// Ties a letter of urging to a missing report.
pub fn urge(w: &Writer<'_>, id: Uuid, urging: UrgingId, regime: RegimeId, unit: UnitId, period: &str) -> Result<(), StoreError> {
    w.run_one(
        || "báo cáo được đôn đốc".to_owned(),
        &rows::insert_sql("urging_report", &["urging", "regime", "unit", "period", "id"]),
        params![column::id(urging), column::id(regime), column::id(unit), period, column::id(id)],
    )
}
