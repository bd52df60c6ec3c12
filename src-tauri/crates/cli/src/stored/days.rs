//! Days typed on the command line, as in the fields of the window.

use super::Session;
use app::{Failure, calendar::ShowCalendar, desk::ShowDesk, failure::OrNotFound};
use chrono::NaiveDate;
use domain::{Anchor, Deadline, DeadlineLink, shortcut, shortcut::Typed};

/// What was typed; refused when it is no day.
fn typed(session: &Session<'_>, text: &str) -> Result<(Typed, Option<chrono::NaiveTime>), Failure> {
    let desk = session.ask(ShowDesk {})?;
    shortcut::moment(text, desk.today, desk.election_day, &desk.working).ok_or_else(|| {
        Failure::invalid(
            format!("“{text}” không phải một ngày."),
            "Hãy gõ như 15/3/2026, 2026-03-15, 153, +3 (ngày liên tục), +3l (ngày làm việc), T-10, “thứ 6”.",
        )
    })
}

/// A day.
pub(super) fn one(session: &Session<'_>, text: &str) -> Result<NaiveDate, Failure> {
    Ok(typed(session, text)?.0.on)
}

/// A day, where one was typed.
pub(super) fn opt(session: &Session<'_>, text: Option<&str>) -> Result<Option<NaiveDate>, Failure> {
    text.map(|t| one(session, t)).transpose()
}

/// A deadline on a fixed day.
pub(super) fn fixed(session: &Session<'_>, text: &str) -> Result<Deadline, Failure> {
    let (typed, at) = typed(session, text)?;
    let deadline = Deadline { on: Some(typed.on), at, text: String::new() };
    Ok(Deadline { text: deadline.short(), ..deadline })
}

/// A deadline as typed: a day, a distance from Ngày bầu cử, or from a milestone or early area.
pub(super) fn deadline(
    session: &Session<'_>,
    text: Option<&str>,
    anchor: Option<&str>,
    days: i32,
) -> Result<(Option<Deadline>, Option<DeadlineLink>), Failure> {
    if let Some(name) = anchor {
        return Ok((None, Some(DeadlineLink { anchor: find_anchor(session, name)?, days })));
    }
    let Some(text) = text else { return Ok((None, None)) };
    let (typed, at) = typed(session, text)?;
    Ok(match typed.from_election {
        Some(days) => {
            let deadline = Deadline { on: Some(typed.on), at, text: text.trim().to_owned() };
            (Some(deadline), Some(DeadlineLink { anchor: Anchor::Election, days }))
        }
        None => (Some(fixed(session, text)?), None),
    })
}

/// A milestone by its name in the shipped calendar or its own, or an area by its name.
pub(super) fn find_anchor(session: &Session<'_>, name: &str) -> Result<Anchor, Failure> {
    let calendar = session.ask(ShowCalendar {})?;
    let key = domain::names::key(name);
    let milestone = calendar.milestones.iter().map(|m| &m.milestone).find(|m| {
        m.key.as_deref() == Some(name) || m.id.to_string() == name || domain::names::key(&m.name) == key
    });
    let area = calendar.areas.iter().map(|a| &a.area).find(|a| a.id.to_string() == name || domain::names::key(&a.name) == key);
    milestone.map(|m| Anchor::Milestone(m.id)).or(area.map(|a| Anchor::Area(a.id))).or_not_found(&format!("mốc “{name}”"))
}
