//! `dondoc regime …` and the table of recurring reports.

use super::{Session, days, task::find_unit};
use crate::args::{RegimeWhat, RhythmWord, Span};
use app::{
    Failure,
    failure::OrNotFound,
    regime::{AddRegime, CloseRegime, ExportReporting, ListRegimes, ReceiveReport, ReportReporting, ReportingLine, ReportingTables, UrgeReports},
    unit::ListUnits,
};
use chrono::NaiveTime;
use domain::{RegimeId, Rhythm, UnitId};
use std::path::Path;

pub(super) fn run(session: &mut Session<'_>, what: &RegimeWhat) -> Result<(), Failure> {
    match what {
        RegimeWhat::List => session.show.answer(&session.ask(ListRegimes {})?, |rows| {
            rows.iter()
                .enumerate()
                .map(|(i, r)| {
                    let next = r.next.as_ref().map(|n| format!("  kỳ tới: {}, hạn {}", n.label, n.due.format("%H:%M %d/%m/%Y"))).unwrap_or_default();
                    format!("{}  {}: {}  ({} đơn vị){next}", i + 1, r.rhythm_label, r.regime.name, r.units.len())
                })
                .collect::<Vec<_>>()
                .join("\n")
        }),
        RegimeWhat::Add { name, kind, weekday, day, marks, working, cut_off, unit, group, receiver, ground, from, to } => {
            let rhythm = match kind {
                RhythmWord::Daily => Rhythm::Daily { working: *working },
                RhythmWord::Weekly => Rhythm::Weekly { weekday: *weekday },
                RhythmWord::Monthly => Rhythm::Monthly { day: *day },
                RhythmWord::Quarterly => Rhythm::Quarterly { day: *day },
                RhythmWord::Quick => Rhythm::Quick { marks: marks.iter().map(|m| hour(m)).collect::<Result<_, _>>()? },
                RhythmWord::Topic => Rhythm::Topic,
                RhythmWord::AdHoc => Rhythm::AdHoc,
            };
            let units = unit.iter().map(|u| find_unit(session, u)).collect::<Result<Vec<UnitId>, _>>()?;
            let group = match group {
                Some(name) => {
                    let groups = session.ask(ListUnits {})?.groups;
                    Some(groups.into_iter().find(|g| g.is_named(name)).map(|g| g.id).or_not_found(&format!("nhóm “{name}”"))?)
                }
                None => None,
            };
            let wish = AddRegime {
                name: name.clone(),
                rhythm,
                cut_off: cut_off.as_deref().map(hour).transpose()?,
                units,
                group,
                receiver: receiver.clone(),
                ground: ground.clone(),
                starts: days::opt(session, from.as_deref())?,
                ends: days::opt(session, to.as_deref())?,
            };
            let done = session.execute(wish)?;
            session.show.answer(&serde_json::json!({ "id": done.output }), |_| format!("Đã thêm chế độ báo cáo “{name}”."))
        }
        RegimeWhat::Close { id, on, reason } => {
            let (id, on) = (find(session, id)?, days::opt(session, on.as_deref())?);
            session.execute(CloseRegime { id, on, reason: reason.clone() })?;
            session.show.answer(&serde_json::json!({ "id": id }), |_| "Đã kết thúc chế độ báo cáo.".into())
        }
        RegimeWhat::Receive { id, unit, period, on, time, number, note, correct } => {
            let wish = ReceiveReport {
                regime: find(session, id)?,
                unit: find_unit(session, unit)?,
                period: period.clone(),
                on: days::opt(session, on.as_deref())?,
                time: time.as_deref().map(hour).transpose()?,
                number: number.clone(),
                note: note.clone(),
                correct: *correct,
            };
            let done = session.execute(wish)?;
            session.show.answer(&serde_json::json!({ "id": done.output }), |_| "Đã ghi nhận báo cáo.".into())
        }
        RegimeWhat::Missing { span } => {
            let report = session.ask(ReportReporting { missing: true, ..query(session, span)? })?;
            session.show.answer(&report, |r| {
                let mut lines: Vec<String> = r.rows.iter().map(line).collect();
                lines.push(format!("{} báo cáo chưa gửi", r.missing));
                lines.join("\n")
            })
        }
        RegimeWhat::Urge { span, each, answer_by } => {
            let wish = UrgeReports { of: query(session, span)?, each: *each, answer_by: days::opt(session, answer_by.as_deref())? };
            let done = session.execute(wish)?.output;
            session.show.answer(&done, |letters| {
                letters
                    .iter()
                    .map(|l| format!("{}  {}  {} báo cáo  {}", l.draft, l.level_label, l.reports, l.addressed.join("; ")))
                    .collect::<Vec<_>>()
                    .join("\n")
            })
        }
    }
}

/// `dondoc report reporting`.
pub(super) fn report(session: &Session<'_>, span: &Span, out: Option<&Path>) -> Result<(), Failure> {
    let of = query(session, span)?;
    match out {
        None if session.show.json => session.show.answer(&session.ask(of)?, |_| String::new()),
        None => super::report::show(session, &session.ask(ReportingTables { of })?),
        Some(path) => {
            let shown = path.display().to_string();
            super::report::write(
                session,
                path,
                |s| s.ask(ReportingTables { of: of.clone() }),
                |s| s.ask(ExportReporting { of: of.clone(), path: Some(shown.clone()), open: false }),
            )
        }
    }
}

fn query(session: &Session<'_>, span: &Span) -> Result<ReportReporting, Failure> {
    Ok(ReportReporting {
        from: days::opt(session, span.from.as_deref())?,
        to: days::opt(session, span.to.as_deref())?,
        regime: span.regime.as_deref().map(|r| find(session, r)).transpose()?,
        unit: span.unit.as_deref().map(|u| find_unit(session, u)).transpose()?,
        missing: false,
    })
}

/// A regime by identity, by its place in the list or by its name.
fn find(session: &Session<'_>, id: &str) -> Result<RegimeId, Failure> {
    let rows = session.ask(ListRegimes {})?;
    let at = id.parse::<usize>().ok().and_then(|n| rows.get(n.checked_sub(1)?));
    let key = domain::names::key(id);
    at.or_else(|| rows.iter().find(|r| r.regime.id.to_string() == id || domain::names::key(&r.regime.name) == key))
        .map(|r| r.regime.id)
        .or_not_found(&format!("chế độ báo cáo “{id}”"))
}

fn hour(text: &str) -> Result<NaiveTime, Failure> {
    let text = text.trim();
    let padded = if text.contains(':') { text.to_owned() } else { format!("{text}:00") };
    NaiveTime::parse_from_str(&padded, "%H:%M").map_err(|_| Failure::invalid(format!("“{text}” không phải một giờ."), "Hãy gõ như 16:00."))
}

fn line(l: &ReportingLine) -> String {
    let urged = if l.urged > 0 { format!(", đã đôn đốc {} lần", l.urged) } else { String::new() };
    format!("{}  {}: {}  {}  hạn {}  {}{urged}", l.unit_name, l.kind, l.name, l.instance.label, l.instance.due.format("%H:%M %d/%m/%Y"), l.state_label)
}
