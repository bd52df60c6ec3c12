//! The calendars that come with the program.

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, Work},
};
use chrono::{Datelike, NaiveDate};
use domain::{DayKind, DayRule, Milestone, MilestoneKind, When};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

const FILES: [&str; 2] =
    [include_str!("../../../../../assets/calendars/2021.json"), include_str!("../../../../../assets/calendars/2026.json")];

/// A calendar that came with the program.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ShippedCalendar {
    /// "2026".
    pub name: String,
    /// Name of the election.
    pub election: String,
    /// Ngày bầu cử it was made for.
    pub day: NaiveDate,
    /// The resolution that fixed the day.
    pub resolution: String,
    /// How many milestones it has.
    pub milestones: u32,
}

#[derive(Deserialize)]
struct File {
    name: String,
    election: String,
    day: NaiveDate,
    resolution: String,
    milestones: Vec<Line>,
    days: Vec<DayRule>,
}

#[derive(Deserialize)]
struct Line {
    key: String,
    name: String,
    who: Option<String>,
    kind: MilestoneKind,
    hour: Option<String>,
    article: Option<String>,
    verified: bool,
    source: Option<String>,
    note: Option<String>,
    law: When,
    #[cfg(test)]
    check: Option<NaiveDate>,
}

fn files() -> impl Iterator<Item = File> {
    FILES.into_iter().map(|text| serde_json::from_str(text).expect("assets/calendars is checked by a test"))
}

pub(super) fn list() -> Vec<ShippedCalendar> {
    files()
        .map(|f| ShippedCalendar { name: f.name, election: f.election, day: f.day, resolution: f.resolution, milestones: f.milestones.len() as u32 })
        .collect()
}

/// Takes the milestones and holidays of a shipped calendar into the store. What was set by hand
/// stays; what the law says is brought up to date.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct LoadCalendar {
    /// "2021" or "2026".
    pub name: String,
}

impl Intent for LoadCalendar {
    type Output = u32;
    const NAME: &'static str = "calendar_load";
    fn label(&self) -> String {
        format!("Nạp lịch bầu cử {}", self.name)
    }
    fn run(self, work: &Work<'_>) -> Result<u32, Failure> {
        let file = files().find(|f| f.name == self.name).or_not_found(&format!("lịch bầu cử “{}” đi kèm chương trình", self.name))?;
        take(work, file)
    }
}

/// Takes the shipped calendar of the year of an election, where there is one.
pub(crate) fn load_shipped_for(work: &Work<'_>, election: NaiveDate) -> Result<(), Failure> {
    if let Some(file) = files().find(|f| f.day.year() == election.year()) {
        take(work, file)?;
    }
    Ok(())
}

fn take(work: &Work<'_>, file: File) -> Result<u32, Failure> {
    let there = store::calendar::milestones(work.w)?;
    let count = file.milestones.len() as u32;
    for line in file.milestones {
        let old = there.iter().find(|m| m.key.as_ref() == Some(&line.key));
        let milestone = Milestone {
            id: old.map_or_else(|| work.mint(), |m| m.id),
            key: Some(line.key),
            name: line.name,
            who: line.who,
            kind: line.kind,
            hour: line.hour,
            article: line.article,
            verified: line.verified,
            source: line.source,
            note: line.note,
            law: Some(line.law),
            own: old.and_then(|m| m.own),
            reason: old.and_then(|m| m.reason.clone()),
        };
        match old {
            Some(_) => store::calendar::milestone_update(work.w, &milestone)?,
            None => store::calendar::milestone_insert(work.w, &milestone)?,
        }
    }
    let said = store::calendar::days(work.w)?;
    for day in file.days.iter().filter(|d| d.kind != DayKind::Plain && !said.iter().any(|s| s.day == d.day)) {
        store::calendar::day_set(work.w, day)?;
    }
    super::moving::settle(work)?;
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_give_the_published_days() {
        let mut checked = 0;
        for f in files() {
            assert_eq!(f.day.weekday(), chrono::Weekday::Sun, "Luật bầu cử Điều 5");
            assert_eq!(f.milestones.iter().filter(|m| m.key == "ngay-bau-cu").count(), 1);
            for m in &f.milestones {
                let (from, to) = m.law.days(f.day).expect("days");
                assert!(from <= to);
                if let Some(day) = m.check {
                    assert_eq!(to, day, "{} {}", f.name, m.key);
                    checked += 1;
                }
            }
            assert!(f.days.len() > 10 && f.days.iter().all(|d| !d.verified && d.day.year() == f.day.year()));
        }
        assert_eq!(checked, 60, "thirty milestones of each, the window of 2026 apart");
    }
}
