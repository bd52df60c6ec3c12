//! Points in time in Vietnamese administrative text: dates, months, quarters, years.

mod limit;
mod milestone;
mod relative;
mod rhythm;

pub(crate) use limit::{Times, deadline_of_cell, times};
pub(crate) use milestone::computed;
pub(crate) use rhythm::rhythms;

use crate::pattern::pattern;

/// A point in time as the text gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct When {
    pub year: Option<i32>,
    pub quarter: Option<u32>,
    pub month: Option<u32>,
    pub day: Option<u32>,
    /// Bytes in the text.
    pub start: usize,
    pub end: usize,
}

/// The source of one point in time, for building larger patterns. Group names are not used;
/// the piece is parsed again by [`parse`].
pub(super) const POINT: &str = r"(?:(?:(?:\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{2}\s*(?:phút|')?)?|\d{1,2}:\d{2})\s*,?\s*(?:(?:của\s+)?(?:hết\s+)?ngày\s+)?)?(?:(?i:thứ\s+\p{L}+|chủ nhật)\s*,?\s*(?:ngày\s+)?\(?)?(?:ngày\s+)?(?:\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}|\d{1,2}\s*[-.]\s*\d{1,2}\s*[-.]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}(?:\s*(?:năm|,|/)\s*\d{4})?|\d{1,2}\s*/\s*\d{4}|\d{1,2}\s*/\s*\d{1,2})|(?i:tháng)\s+\d{1,2}(?:\s*(?:/|-|năm)\s*(?:năm\s*)?\d{4})?|(?i:qu[ýí])\s+(?:IV|III|II|I|[1-4])(?:\s*(?:/|-|,|năm)\s*(?:năm\s*)?\d{4})?|(?i:năm)\s+\d{4}|(?:cuối|đầu|giữa)\s+(?:tháng\s+\d{1,2}(?:\s*(?:/|năm)\s*\d{4})?|qu[ýí]\s+(?:IV|III|II|I|[1-4])(?:\s*(?:/|năm)\s*\d{4})?|năm\s+\d{4}))";

pattern!(FULL, r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})");
pattern!(
    WORDED,
    r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s*(?:năm|,|/)\s*(\d{4}))?"
);
pattern!(MONTH_YEAR, r"^(?:.*\s)?(\d{1,2})\s*/\s*(\d{4})$");
pattern!(DAY_MONTH, r"(\d{1,2})\s*/\s*(\d{1,2})$");
pattern!(
    MONTH,
    r"(?i)tháng\s+(\d{1,2})(?:\s*(?:/|-|năm)\s*(?:năm\s*)?(\d{4}))?"
);
pattern!(
    QUARTER,
    r"(?i)qu[ýí]\s+(IV|III|II|I|[1-4])(?:\s*(?:/|-|,|năm)\s*(?:năm\s*)?(\d{4}))?"
);
pattern!(YEAR, r"(?i)năm\s+(\d{4})$");

/// Parses one point in time; `start` is where the piece begins in the text.
pub(crate) fn parse(piece: &str, start: usize) -> Option<When> {
    let make = |day: Option<u32>, month: Option<u32>, quarter: Option<u32>, year: Option<i32>| {
        let good = month.is_none_or(|m| (1..=12).contains(&m))
            && year.is_none_or(|y| (1900..=2100).contains(&y))
            && day.is_none_or(|d: u32| (1..=31).contains(&d));
        let real = match (day, month, year) {
            (Some(d), Some(m), Some(y)) => chrono::NaiveDate::from_ymd_opt(y, m, d).is_some(),
            (Some(d), Some(m), None) => chrono::NaiveDate::from_ymd_opt(2024, m, d).is_some(),
            _ => true,
        };
        (good && real).then_some(When {
            year,
            quarter,
            month,
            day,
            start,
            end: start + piece.len(),
        })
    };
    let number = |m: Option<regex::Match<'_>>| m.and_then(|m| m.as_str().parse::<u32>().ok());
    let year = |m: Option<regex::Match<'_>>| m.and_then(|m| m.as_str().parse::<i32>().ok());
    if let Some(c) = FULL.captures(piece) {
        return make(number(c.get(1)), number(c.get(2)), None, year(c.get(3)));
    }
    if let Some(c) = WORDED.captures(piece) {
        return make(number(c.get(1)), number(c.get(2)), None, year(c.get(3)));
    }
    if let Some(c) = QUARTER.captures(piece) {
        let quarter = match c[1].to_uppercase().as_str() {
            "I" | "1" => 1,
            "II" | "2" => 2,
            "III" | "3" => 3,
            _ => 4,
        };
        return make(None, None, Some(quarter), year(c.get(2)));
    }
    if let Some(c) = MONTH.captures(piece) {
        return make(None, number(c.get(1)), None, year(c.get(2)));
    }
    if let Some(c) = MONTH_YEAR.captures(piece) {
        return make(None, number(c.get(1)), None, year(c.get(2)));
    }
    if let Some(c) = DAY_MONTH.captures(piece) {
        return make(number(c.get(1)), number(c.get(2)), None, None);
    }
    let c = YEAR.captures(piece)?;
    make(None, None, None, year(c.get(1)))
}

/// What a text tells about the years its dates leave out.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Calendar {
    /// The paper's own date (day may be 1 where it is blank).
    pub dated: Option<chrono::NaiveDate>,
    /// The day of the paper is known.
    pub exact: bool,
    /// The year most dates of the text stand in.
    pub usual_year: Option<i32>,
}

impl Calendar {
    /// The point with a year; none where nothing tells the year.
    pub(crate) fn complete(&self, when: &When) -> Option<When> {
        let mut out = when.clone();
        if out.year.is_some() {
            return Some(out);
        }
        let year = match self.dated {
            Some(dated) => {
                use chrono::Datelike;
                let month = when
                    .month
                    .or(when.quarter.map(|q| q * 3))
                    .unwrap_or(dated.month());
                let past = month < dated.month()
                    || (month == dated.month()
                        && self.exact
                        && when.day.is_some_and(|d| d < dated.day()));
                dated.year() + i32::from(past)
            }
            None => self.usual_year?,
        };
        out.year = Some(year);
        // 29/02 may not exist in that year.
        match (out.day, out.month) {
            (Some(d), Some(m)) => chrono::NaiveDate::from_ymd_opt(year, m, d).map(|_| out),
            _ => Some(out),
        }
    }

    /// The notation of the labels: "2025", "2025-Q4", "2025-11", "2025-11-20".
    pub(crate) fn iso(&self, when: &When) -> Option<String> {
        let w = self.complete(when)?;
        let year = w.year?;
        Some(match (w.quarter, w.month, w.day) {
            (Some(q), _, _) => format!("{year:04}-Q{q}"),
            (None, Some(m), Some(d)) => format!("{year:04}-{m:02}-{d:02}"),
            (None, Some(m), None) => format!("{year:04}-{m:02}"),
            _ => format!("{year:04}"),
        })
    }
}

pattern!(
    ANY_FULL,
    r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})"
);
pattern!(ANY_YEAR, r"(?i)(?:năm|/)\s*(20\d\d)");

/// The year most dates of a text stand in.
pub(crate) fn usual_year(text: &str) -> Option<i32> {
    let mut counts: std::collections::BTreeMap<i32, u32> = std::collections::BTreeMap::new();
    for c in ANY_FULL.captures_iter(text) {
        if let Ok(y) = c[3].parse() {
            *counts.entry(y).or_default() += 3;
        }
    }
    for c in ANY_YEAR.captures_iter(text) {
        if let Ok(y) = c[1].parse() {
            *counts.entry(y).or_default() += 1;
        }
    }
    let best = counts.iter().max_by_key(|&(y, n)| (*n, *y))?;
    (1900..=2100).contains(best.0).then_some(*best.0)
}

/// Every full date "dd/mm/yyyy" or "ngày d tháng m năm y" of a text.
pub(crate) fn full_dates(text: &str) -> Vec<When> {
    pattern!(
        EVERY,
        r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s*(?:năm|,|/)\s*\d{4}"
    );
    EVERY
        .find_iter(text)
        .filter_map(|m| parse(m.as_str(), m.start()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(piece: &str, dated: Option<(i32, u32, u32)>) -> Option<String> {
        let calendar = Calendar {
            dated: dated.and_then(|(y, m, d)| chrono::NaiveDate::from_ymd_opt(y, m, d)),
            exact: true,
            usual_year: None,
        };
        calendar.iso(&parse(piece, 0)?)
    }

    #[test]
    fn all_ways_of_writing() {
        assert_eq!(iso("ngày 05/3/2026", None).as_deref(), Some("2026-03-05"));
        assert_eq!(
            iso("ngày 5 tháng 12 năm 2025", None).as_deref(),
            Some("2025-12-05")
        );
        assert_eq!(iso("tháng 11/2025", None).as_deref(), Some("2025-11"));
        assert_eq!(iso("quý IV năm 2025", None).as_deref(), Some("2025-Q4"));
        assert_eq!(iso("năm 2025", None).as_deref(), Some("2025"));
        assert_eq!(iso("ngày 31/02/2025", None), None);
    }

    #[test]
    fn a_year_left_out_is_the_next_to_come() {
        assert_eq!(
            iso("ngày 15/12", Some((2025, 11, 26))).as_deref(),
            Some("2025-12-15")
        );
        assert_eq!(
            iso("ngày 10/01", Some((2025, 11, 26))).as_deref(),
            Some("2026-01-10")
        );
        assert_eq!(iso("ngày 10/01", None), None);
    }
}
