//! Limits counted from election day or from another milestone of the election calendar.

use chrono::{Days, NaiveDate};
use regex::Regex;
use std::sync::LazyLock;

/// A day computed from the words of a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Computed {
    /// ISO date.
    pub day: String,
    /// What it was counted from.
    pub from: String,
}

static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(\d{1,3})\s+ngày\s+(?:làm việc\s+)?trước\s+(.+)$|^(?:.*\s)?trước\s+(.+?)\s+(?:ít nhất|tối thiểu|chậm nhất|muộn nhất)?\s*(?:là\s+)?(\d{1,3})\s+ngày").expect("a fixed pattern")
});
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(\d{1,3})\s+ngày\s+(?:làm việc\s+)?(?:,\s*)?(?:sau|kể từ|tính từ|từ)\s+(.+)$|^(?:.*\s)?(?:sau|kể từ)\s+(.+?)\s+(?:chậm nhất|không quá|tối đa|là)?\s*(\d{1,3})\s+ngày").expect("a fixed pattern")
});
static AT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)trước\s+(?:khi\s+)?(.+)$").expect("a fixed pattern"));

/// The day a limit falls on, where its words name election day or a milestone.
///
/// "trước ngày bầu cử" alone is that day, as "trước ngày 10/12" is read everywhere else. Working
/// days are not computed: that needs the calendar of holidays.
pub(crate) fn computed(
    words: &str,
    election: Option<NaiveDate>,
    milestones: &[(String, NaiveDate)],
) -> Option<Computed> {
    if words.contains("ngày làm việc") {
        return None;
    }
    let days = |c: &regex::Captures<'_>, a: usize, b: usize| {
        c.get(a)
            .or(c.get(b))
            .and_then(|m| m.as_str().parse::<u64>().ok())
    };
    let event = |c: &regex::Captures<'_>, a: usize, b: usize| {
        let m = c.get(a).or(c.get(b))?;
        meant(m.as_str(), election, milestones)
    };
    let (from, day) = if let Some(c) = BEFORE.captures(words) {
        let (name, day) = event(&c, 2, 3)?;
        (name, day.checked_sub_days(Days::new(days(&c, 1, 4)?))?)
    } else if let Some(c) = AFTER.captures(words) {
        let (name, day) = event(&c, 2, 3)?;
        (name, day.checked_add_days(Days::new(days(&c, 1, 4)?))?)
    } else {
        event(&AT.captures(words)?, 1, 1)?
    };
    Some(Computed {
        day: day.format("%Y-%m-%d").to_string(),
        from,
    })
}

/// Words that tell nothing about which event is meant.
const EMPTY: &[&str] = &[
    "khi", "kết", "thúc", "ngày", "việc", "thời", "điểm", "bắt", "đầu", "tổ", "chức", "tiến",
    "hành", "được", "có", "kể", "từ", "các", "của", "và", "hội", "nghị", "lần", "thứ", "hoàn",
    "thành", "diễn", "ra", "xong", "giờ", "hết", "hạn", "cuộc", "chính", "thức",
];

/// Which milestone a phrase names: all telling words of the phrase stand in the milestone's name,
/// and no other milestone holds as many.
fn meant(
    phrase: &str,
    election: Option<NaiveDate>,
    milestones: &[(String, NaiveDate)],
) -> Option<(String, NaiveDate)> {
    let list =
        |s: &str| -> Vec<String> { crate::words::words(s).into_iter().map(|w| w.low).collect() };
    let all = list(phrase);
    let plain = all
        .iter()
        .filter(|w| !EMPTY.contains(&w.as_str()))
        .cloned()
        .collect::<Vec<_>>();
    let opens = |a: &str, b: &str| {
        plain.first().is_some_and(|w| w == a) && plain.get(1).is_some_and(|w| w == b)
    };
    // "ngày bầu cử", "ngày bỏ phiếu", "Ngày bầu cử đại biểu Quốc hội khóa XVI"
    let dated = all.first().is_some_and(|w| w == "ngày") || all.len() <= 3;
    if dated && (opens("bầu", "cử") || opens("bỏ", "phiếu")) {
        return election.map(|day| ("Ngày bầu cử".to_owned(), day));
    }
    if plain.len() < 2 {
        return None;
    }
    let ordinal = |words: &[String]| {
        words
            .windows(2)
            .find(|p| p[0] == "thứ")
            .map(|p| match p[1].as_str() {
                "nhất" | "một" | "1" => "nhất".to_owned(),
                "hai" | "2" => "hai".to_owned(),
                "ba" | "3" => "ba".to_owned(),
                other => other.to_owned(),
            })
    };
    let mut best: Option<(usize, &(String, NaiveDate))> = None;
    let mut tied = false;
    for m in milestones {
        let name = list(&m.0);
        if ordinal(&all) != ordinal(&name) {
            continue;
        }
        let telling = name
            .iter()
            .filter(|w| !EMPTY.contains(&w.as_str()))
            .count()
            .max(1);
        let common = plain.iter().filter(|w| name.contains(w)).count();
        // The phrase may go on after the event ("... ở khu vực bỏ phiếu").
        if common * 10 < plain.len() * 7 {
            continue;
        }
        let score = common * 100 + common * 50 / telling;
        match best {
            Some((s, _)) if s == score => tied = true,
            Some((s, _)) if s > score => {}
            _ => {
                best = Some((score, m));
                tied = false;
            }
        }
    }
    best.filter(|_| !tied).map(|(_, m)| m.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(words: &str) -> Option<(String, String)> {
        let d = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let milestones = [
            (
                "Hội nghị hiệp thương lần thứ nhất".to_owned(),
                d(2025, 12, 10),
            ),
            ("Hội nghị hiệp thương lần thứ hai".to_owned(), d(2026, 2, 3)),
            ("Hết hạn nộp hồ sơ ứng cử".to_owned(), d(2026, 2, 1)),
            ("Niêm yết danh sách cử tri".to_owned(), d(2026, 2, 3)),
            (
                "Niêm yết danh sách người ứng cử ở khu vực bỏ phiếu".to_owned(),
                d(2026, 2, 27),
            ),
            ("Thành lập Tổ bầu cử".to_owned(), d(2026, 1, 31)),
        ];
        computed(words, Some(d(2026, 3, 15)), &milestones).map(|c| (c.day, c.from))
    }

    #[test]
    fn counted_from_election_day() {
        for (words, expected) in [
            ("chậm nhất 10 ngày trước ngày bầu cử", "2026-03-05"),
            ("chậm nhất là 40 ngày trước ngày bầu cử", "2026-02-03"),
            ("trước ngày bầu cử ít nhất 15 ngày", "2026-02-28"),
            ("sau ngày bầu cử 07 ngày", "2026-03-22"),
            ("05 ngày sau ngày bầu cử", "2026-03-20"),
            ("trước ngày bầu cử", "2026-03-15"),
        ] {
            assert_eq!(
                day(words).map(|d| d.0).as_deref(),
                Some(expected),
                "{words}"
            );
        }
    }

    #[test]
    fn counted_from_a_milestone() {
        for (words, expected, from) in [
            (
                "trước khi kết thúc niêm yết danh sách cử tri",
                "2026-02-03",
                "Niêm yết danh sách cử tri",
            ),
            (
                "sau hội nghị hiệp thương lần thứ hai 03 ngày",
                "2026-02-06",
                "Hội nghị hiệp thương lần thứ hai",
            ),
            (
                "chậm nhất 07 ngày sau hội nghị hiệp thương lần thứ nhất",
                "2025-12-17",
                "Hội nghị hiệp thương lần thứ nhất",
            ),
            (
                "05 ngày trước ngày thành lập Tổ bầu cử",
                "2026-01-26",
                "Thành lập Tổ bầu cử",
            ),
            (
                "trước khi niêm yết danh sách người ứng cử",
                "2026-02-27",
                "Niêm yết danh sách người ứng cử ở khu vực bỏ phiếu",
            ),
        ] {
            assert_eq!(
                day(words),
                Some((expected.to_owned(), from.to_owned())),
                "{words}"
            );
        }
    }

    #[test]
    fn other_events_give_no_day() {
        for words in [
            "trong thời hạn 05 ngày kể từ ngày nhận đơn",
            "ngay sau lũ",
            "sau hội nghị 03 ngày",
            "05 ngày làm việc trước ngày bầu cử",
            "sau hội nghị hiệp thương lần thứ tư 03 ngày",
        ] {
            assert_eq!(day(words), None, "{words}");
        }
    }
}
