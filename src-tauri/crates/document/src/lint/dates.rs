//! Dates in running text, and the little calendar that lint needs.

use super::paper::Piece;

/// A date as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DateAt {
    /// First token: the day (the word "ngày" stands before it).
    pub first: usize,
    /// Last token.
    pub last: usize,
    pub day: u32,
    pub month: u32,
    pub year: Option<u32>,
    pub form: DateForm,
}

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateForm {
    /// "23/4/2021", with its separator.
    Numeric(char),
    /// "23 tháng 4 năm 2021".
    Words,
}

/// A day of the calendar; orders as time does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day {
    pub year: i32,
    pub month: u32,
    pub day: u32,
}

impl DateAt {
    pub(crate) fn possible(&self) -> bool {
        (1..=12).contains(&self.month) && self.day >= 1 && self.day <= month_length(self.month, self.year)
    }

    /// The day, when the year is known or given by `year`.
    pub(crate) fn on(&self, year: Option<u32>) -> Option<Day> {
        let year = self.year.or(year)?;
        self.possible().then_some(Day { year: year as i32, month: self.month, day: self.day })
    }
}

impl Day {
    /// Days since 1970-01-01 (proleptic Gregorian).
    pub(crate) fn number(self) -> i64 {
        let y = i64::from(if self.month <= 2 { self.year - 1 } else { self.year });
        let era = y.div_euclid(400);
        let in_era = y - era * 400;
        let m = i64::from(self.month);
        let of_year = (153 * (if m > 2 { m - 3 } else { m + 9 }) + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + in_era * 365 + in_era / 4 - in_era / 100 + of_year - 719_468
    }

    /// 0 Monday to 6 Sunday.
    pub(crate) fn weekday(self) -> usize {
        (self.number() + 3).rem_euclid(7) as usize
    }

    pub(crate) fn from_parts(parts: (i32, u32, u32)) -> Day {
        Day { year: parts.0, month: parts.1, day: parts.2 }
    }
}

/// Names of the weekdays, Monday first, as Phụ lục II, V.8c writes them.
pub(crate) const WEEKDAYS: [&str; 7] = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];

fn month_length(month: u32, year: Option<u32>) -> u32 {
    match month {
        2 if year.is_none_or(|y| (y % 4 == 0 && y % 100 != 0) || y % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// All dates of a text.
pub(crate) fn find(p: &Piece) -> Vec<DateAt> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < p.tokens.len() {
        let found = if p.chars[p.tokens[i].start].is_ascii_digit() { numeric(p, i).or_else(|| words(p, i)) } else { None };
        match found {
            Some(d) => {
                i = d.last + 1;
                out.push(d);
            }
            None => i += 1,
        }
    }
    out
}

fn short(p: &Piece, i: usize) -> Option<u32> {
    let t = p.tokens.get(i)?;
    (t.end - t.start <= 2).then(|| p.number(i)).flatten()
}

fn numeric(p: &Piece, i: usize) -> Option<DateAt> {
    let day = short(p, i)?;
    let separator = p.tokens.get(i + 1).filter(|t| t.glued && !t.word).map(|t| p.chars[t.start])?;
    if !matches!(separator, '/' | '.' | '-') || !p.tokens.get(i + 2)?.glued {
        return None;
    }
    let month = short(p, i + 2)?;
    let before = i.checked_sub(1);
    let tied = p.tokens[i].glued && before.is_some_and(|b| p.word(b) || p.mark(b, '/') || p.mark(b, '.') || p.mark(b, ','));
    let year = (p.mark(i + 3, separator) && p.tokens[i + 3].glued && p.tokens.get(i + 4).is_some_and(|t| t.glued && t.end - t.start == 4))
        .then(|| p.number(i + 4))
        .flatten();
    let last = if year.is_some() { i + 4 } else { i + 2 };
    // "02/2021/TT-BYT", "1.2.3": numbers of papers and of sections.
    let goes_on = p.tokens.get(last + 1).is_some_and(|t| {
        t.glued && (t.word || (matches!(p.chars[t.start], '/' | '-' | '%') || p.chars[t.start] == separator) && p.tokens.get(last + 2).is_some_and(|n| n.glued && n.word))
    });
    if tied || goes_on {
        return None;
    }
    if year.is_none() {
        let announced = before.is_some_and(|b| p.is_any(b, &["ngày", "sáng", "chiều", "tối", "trưa", "từ", "đến", "trước", "sau"]));
        if separator != '/' || !announced {
            return None;
        }
    }
    Some(DateAt { first: i, last, day, month, year, form: DateForm::Numeric(separator) })
}

fn words(p: &Piece, i: usize) -> Option<DateAt> {
    let day = short(p, i)?;
    if i == 0 || !p.is(i - 1, "ngày") || !p.is(i + 1, "tháng") {
        return None;
    }
    let month = short(p, i + 2)?;
    let year = p.is(i + 3, "năm").then(|| p.number(i + 4)).flatten().filter(|y| (1900..2200).contains(y));
    Some(DateAt { first: i, last: if year.is_some() { i + 4 } else { i + 2 }, day, month, year, form: DateForm::Words })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::paper::Role;

    fn all(s: &str) -> Vec<(u32, u32, Option<u32>)> {
        Piece::of(String::new(), Role::Text, s.chars().collect()).dates.iter().map(|d| (d.day, d.month, d.year)).collect()
    }

    #[test]
    fn dates_are_found_in_both_forms() {
        assert_eq!(all("từ ngày 23/4 đến ngày 23/6/2021"), [(23, 4, None), (23, 6, Some(2021))]);
        assert_eq!(all("ngày 05 tháng 3 năm 2020"), [(5, 3, Some(2020))]);
        assert_eq!(all("trực 24/24 giờ, số 02/2021/TT-BYT, mục 1.2.3, 15/3 đơn vị"), []);
    }

    #[test]
    fn weekdays_are_right() {
        assert_eq!(Day::from_parts((2026, 3, 15)).weekday(), 6, "the election of 2026 is on a Sunday");
        assert_eq!(Day::from_parts((1970, 1, 1)).weekday(), 3);
        assert_eq!(Day::from_parts((1970, 1, 1)).number(), 0);
    }
}
