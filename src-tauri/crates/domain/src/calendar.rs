//! The calendar of an election: milestones counted from Ngày bầu cử, areas that vote early,
//! working days with holidays and swapped days, and deadlines that hang on a milestone.

use crate::id::{AreaId, MilestoneId};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A day some days (calendar days, no shift for weekends) after another; before it when negative.
/// `None` outside the calendar.
pub fn plus(day: NaiveDate, days: i32) -> Option<NaiveDate> {
    let n = Days::new(u64::from(days.unsigned_abs()));
    if days < 0 { day.checked_sub_days(n) } else { day.checked_add_days(n) }
}

/// When something is due: so many days from Ngày bầu cử, or on fixed days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(untagged, deny_unknown_fields)]
pub enum When {
    /// Days from Ngày bầu cử; negative before it.
    Offset {
        /// Calendar days.
        days: i32,
    },
    /// Fixed days, which stay where they are when Ngày bầu cử moves.
    Fixed {
        /// First day.
        from: NaiveDate,
        /// Last day; the same as the first for a single day.
        to: NaiveDate,
    },
}

impl When {
    /// First and last day, for an election on a day. `None` outside the calendar.
    pub fn days(self, election: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            When::Offset { days } => plus(election, days).map(|d| (d, d)),
            When::Fixed { from, to } => Some((from, to)),
        }
    }
}

/// How the day of a milestone is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum MilestoneKind {
    /// Chậm nhất: the last day, included.
    Latest,
    /// Từ ngày: begins on that day.
    From,
    /// Đúng ngày.
    On,
    /// Khoảng: from a day to a day.
    Window,
}

/// A milestone of the election (mốc). What the law says stays beside what is in force here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Milestone {
    /// Identity.
    pub id: MilestoneId,
    /// Name in the shipped calendar ("hiep-thuong-1"); absent for milestones added here.
    pub key: Option<String>,
    /// What happens.
    pub name: String,
    /// Who does it.
    pub who: Option<String>,
    /// How the day is meant.
    pub kind: MilestoneKind,
    /// Hour, as written: "17:00", "07:00-19:00".
    pub hour: Option<String>,
    /// Article of the election law.
    pub article: Option<String>,
    /// True when the figure of the law was checked against its text.
    pub verified: bool,
    /// Where the figure comes from.
    pub source: Option<String>,
    /// Remarks: what really happened, conditions.
    pub note: Option<String>,
    /// By law; absent for milestones added here.
    pub law: Option<When>,
    /// Set by hand; absent when the law's value is in force.
    pub own: Option<When>,
    /// Why it differs from the law, or was added.
    pub reason: Option<String>,
}

impl Milestone {
    /// The value in force.
    pub fn when(&self) -> Option<When> {
        self.own.or(self.law)
    }
}

/// An area that votes on another day than Ngày bầu cử (khu vực bỏ phiếu sớm), Luật bầu cử Điều 72.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct VotingArea {
    /// Identity.
    pub id: AreaId,
    /// Name: "Khu vực bỏ phiếu số 7, đảo Hòn Mê".
    pub name: String,
    /// Its voting day.
    pub when: When,
    /// Why: biển đảo, biên giới, trên biển, cách ly, nhiệm vụ.
    pub reason: String,
    /// The paper that permits it.
    pub paper: Option<String>,
    /// False once the area votes with all others again.
    pub active: bool,
}

/// A day that is not what its weekday says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DayRule {
    /// The day.
    pub day: NaiveDate,
    /// What it is.
    pub kind: DayKind,
    /// "Tết Nguyên đán", "Làm bù cho ngày 02/01/2026".
    pub name: String,
    /// True when checked against the notice of the year.
    pub verified: bool,
}

/// What a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum DayKind {
    /// Ngày nghỉ.
    Off,
    /// Ngày làm việc (làm bù).
    Working,
    /// As its weekday says: Monday to Friday are worked.
    Plain,
}

/// Which days are worked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct WorkingDays {
    /// Holidays with their names.
    pub off: BTreeMap<NaiveDate, String>,
    /// Saturdays and Sundays that are worked, with the reason.
    pub working: BTreeMap<NaiveDate, String>,
}

impl WorkingDays {
    /// From the rules of single days.
    pub fn of<'a>(rules: impl IntoIterator<Item = &'a DayRule>) -> Self {
        let mut out = WorkingDays::default();
        for r in rules {
            match r.kind {
                DayKind::Off => drop(out.off.insert(r.day, r.name.clone())),
                DayKind::Working => drop(out.working.insert(r.day, r.name.clone())),
                DayKind::Plain => {}
            }
        }
        out
    }

    /// True on a day that is worked.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        self.working.contains_key(&day)
            || (!self.off.contains_key(&day) && !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
    }

    /// Why a day is not worked: the name of the holiday, "thứ Bảy", "Chủ nhật"; `None` when it is.
    pub fn why_off(&self, day: NaiveDate) -> Option<&str> {
        if self.is_working(day) {
            return None;
        }
        Some(match (self.off.get(&day), day.weekday()) {
            (Some(name), _) => name,
            (None, Weekday::Sat) => "thứ Bảy",
            (None, _) => "Chủ nhật",
        })
    }

    /// The n-th working day after a day; before it when negative; the day itself for 0. `None`
    /// outside the calendar.
    pub fn add(&self, day: NaiveDate, days: i32) -> Option<NaiveDate> {
        let (mut at, mut left) = (day, days.unsigned_abs());
        while left > 0 {
            at = if days < 0 { at.pred_opt()? } else { at.succ_opt()? };
            if self.is_working(at) {
                left -= 1;
            }
        }
        Some(at)
    }

    /// Working days after the first day up to the second, included; negative when it comes before.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> i32 {
        if to < from {
            return -self.between(to, from);
        }
        from.iter_days().skip(1).take_while(|d| *d <= to).filter(|d| self.is_working(*d)).count() as i32
    }

    /// The day, or the first working day after it.
    pub fn on_or_after(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().find(|d| self.is_working(*d)).unwrap_or(day)
    }
}

/// When an unfinished task is "sắp đến hạn": at most so many working days before its deadline.
/// Days off right behind the last of them count too: what is due on Sunday must be done by Friday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Soon {
    days: u16,
    working: WorkingDays,
    /// The answer for the day most often asked about.
    today: (NaiveDate, NaiveDate),
}

impl Soon {
    /// The rule of so many working days; `today` is the day it is mostly asked for.
    pub fn new(days: u16, working: WorkingDays, today: NaiveDate) -> Self {
        let until = last(days, &working, today);
        Soon { days, working, today: (today, until) }
    }

    /// Working days in the rule.
    pub fn days(&self) -> u16 {
        self.days
    }

    /// Which days are worked.
    pub fn working(&self) -> &WorkingDays {
        &self.working
    }

    /// Last deadline that is soon due on a day.
    pub fn until(&self, on: NaiveDate) -> NaiveDate {
        if on == self.today.0 { self.today.1 } else { last(self.days, &self.working, on) }
    }
}

/// The day before the next working day after the n-th.
fn last(days: u16, working: &WorkingDays, on: NaiveDate) -> NaiveDate {
    working.add(on, i32::from(days) + 1).and_then(|d| d.pred_opt()).unwrap_or(NaiveDate::MAX)
}

/// What a deadline hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "to", content = "id", rename_all = "kebab-case")]
pub enum Anchor {
    /// Ngày bầu cử.
    Election,
    /// A milestone; of a window its last day.
    Milestone(MilestoneId),
    /// The voting day of an early area.
    Area(AreaId),
}

/// A deadline as a distance: so many days after its anchor, before it when negative. The day is
/// computed; the words stay as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DeadlineLink {
    /// What it hangs on.
    pub anchor: Anchor,
    /// Calendar days.
    pub days: i32,
}

/// Everything deadlines can hang on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Ngày bầu cử.
    pub election: NaiveDate,
    /// Milestones.
    pub milestones: Vec<Milestone>,
    /// Areas that vote early.
    pub areas: Vec<VotingArea>,
}

impl Calendar {
    /// The day something hangs on; `None` when it is not in this calendar.
    pub fn anchor(&self, anchor: Anchor) -> Option<NaiveDate> {
        let when = match anchor {
            Anchor::Election => return Some(self.election),
            Anchor::Milestone(id) => self.milestones.iter().find(|m| m.id == id)?.when()?,
            Anchor::Area(id) => {
                let area = self.areas.iter().find(|a| a.id == id)?;
                if area.active { area.when } else { When::Offset { days: 0 } }
            }
        };
        when.days(self.election).map(|(_, last)| last)
    }

    /// The day of a linked deadline.
    pub fn resolve(&self, link: DeadlineLink) -> Option<NaiveDate> {
        plus(self.anchor(link.anchor)?, link.days)
    }

    /// "T-10", "T-10 (Hội nghị hiệp thương lần thứ ba)".
    pub fn words(&self, link: DeadlineLink) -> String {
        let sign = match link.days {
            0 => String::new(),
            n => format!("{n:+}"),
        };
        let name = match link.anchor {
            Anchor::Election => None,
            Anchor::Milestone(id) => self.milestones.iter().find(|m| m.id == id).map(|m| m.name.as_str()),
            Anchor::Area(id) => self.areas.iter().find(|a| a.id == id).map(|a| a.name.as_str()),
        };
        name.map_or_else(|| format!("T{sign}"), |n| format!("{n}{}{sign}", if sign.is_empty() { "" } else { " " }))
    }
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;
