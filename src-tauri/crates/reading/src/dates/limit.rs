//! Time limits and periods.

use super::relative::relative;
use super::{Calendar, POINT, When, parse};
use crate::model::DeadlineValue;
use crate::words::fold;
use regex::Regex;
use std::sync::LazyLock;

/// What a stretch of text says about time.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Times {
    pub deadline: Option<DeadlineValue>,
    pub period: Option<[String; 2]>,
    /// The words that gave the limit.
    pub words: Option<String>,
}

pub(super) fn built(source: &str) -> Regex {
    Regex::new(&source.replace("POINT", POINT)).expect("a fixed pattern")
}

/// "từ ... đến ..."
static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    built(
        r"(?i:từ)\s+(?:(?:đầu|hết|cuối)\s+)?(POINT|(?:ngày\s+)?\d{1,2})\s*(?:,\s*)?(?:đến|tới|-|–)\s*(?:hết\s+)?(?:(?:đầu|cuối)\s+)?(POINT)",
    )
});
/// "01/12/2025 - 15/12/2025", where a label says that this is a time
static SPAN: LazyLock<Regex> =
    LazyLock::new(|| built(r"(POINT|\d{1,2})\s*(?:-|–|đến(?:\s+hết)?|tới)\s*(POINT)"));
/// "ngày 16-20/11/2025"
static DAYS: LazyLock<Regex> = LazyLock::new(|| {
    built(
        r"(?i:từ\s+)?(?i:ngày\s+)(\d{1,2})\s*(?:-|–|đến)\s*((?:ngày\s+)?\d{1,2}/\d{1,2}(?:/\d{4})?)",
    )
});
/// A limit: a word that sets one, then a point in time.
static LIMIT: LazyLock<Regex> = LazyLock::new(|| {
    built(
        r"(?i:(?P<cue>chậm nhất(?:\s+là)?|muộn nhất(?:\s+là)?|không quá|không muộn hơn|hạn (?:cuối|chót)(?:\s+(?:là|cùng))?|thời hạn(?:\s+(?:hoàn thành|thực hiện|gửi|báo cáo))?|hạn nộp|(?:thời gian|tiến độ)(?:\s+(?:hoàn thành|thực hiện|gửi|báo cáo|nộp|trình))?|xong trước|xong trong|xong|hoàn thành(?:\s+\S+){0,6}?|kết thúc|trước|đến|tới|trong|vào|cuối|hết|kể cả|gửi|báo cáo(?:\s+\S+){0,3}?))\s*(?i:[:(]|là|trước|vào|trong|đến|hết|cuối|thời điểm|mốc|\s){0,6}\s*(?P<when>POINT)",
    )
});
/// Deeds whose time limit is meant when a bare "trước ngày" stands after them.
static EARLIER_ACT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:được (?:cấp|ban hành|phê duyệt|thành lập|ký)|có hiệu lực|ban hành|sinh|phát sinh|như|so với|tồn đọng|giai đoạn|nhiệm kỳ|khóa)\s*(?:từ\s*)?$").expect("a fixed pattern")
});
static VAGUE_GOAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:hoàn thành|xong|gửi|báo cáo|trình|nộp|tổng hợp|chậm nhất|tham mưu|ban hành|phê duyệt|kết thúc|thời gian|thời hạn|tiến độ|hạn|lập|tổ chức|thành lập|công bố|niêm yết|phân phối|bàn giao|đưa vào)").expect("a fixed pattern")
});

fn iso_pair(calendar: &Calendar, a: &When, b: &When) -> Option<[String; 2]> {
    let end = calendar.complete(b)?;
    let mut start = a.clone();
    // "từ ngày 23/4 đến ngày 23/6/2021", "từ ngày 01 đến ngày 15/12/2025"
    if start.month.is_none() && start.quarter.is_none() && start.day.is_some() {
        start.month = end.month;
    }
    if start.year.is_none() {
        let wraps = matches!((start.month, end.month), (Some(s), Some(e)) if s > e);
        start.year = end.year.map(|y| y - i32::from(wraps));
    }
    Some([calendar.iso(&start)?, calendar.iso(&end)?])
}

fn point(piece: &str, start: usize) -> Option<When> {
    if let Some(w) = parse(piece, start) {
        return Some(w);
    }
    let day: u32 = piece.trim_start_matches("ngày").trim().parse().ok()?;
    (1..=31).contains(&day).then_some(When {
        year: None,
        quarter: None,
        month: None,
        day: Some(day),
        start,
        end: start + piece.len(),
    })
}

fn period(
    text: &str,
    calendar: &Calendar,
    labelled: bool,
) -> Option<([String; 2], (usize, usize))> {
    let from = |re: &Regex| {
        re.captures_iter(text).find_map(|c| {
            let (a, b) = (c.get(1)?, c.get(2)?);
            let pair = iso_pair(
                calendar,
                &point(a.as_str(), a.start())?,
                &point(b.as_str(), b.start())?,
            )?;
            let whole = c.get(0)?;
            Some((pair, (whole.start(), whole.end())))
        })
    };
    from(&PERIOD)
        .or_else(|| from(&DAYS))
        .or_else(|| if labelled { from(&SPAN) } else { None })
}

/// Limits and period of running text. `labelled`: the text stands behind a label of time.
pub(crate) fn times(text: &str, calendar: &Calendar, labelled: bool) -> Times {
    let mut out = Times::default();
    let digits = text.bytes().any(|b| b.is_ascii_digit());
    if !digits && !text.contains("uý ") && !text.contains("uí ") {
        // No number, no date; only "ngay sau", "trước khi" may count from an event.
        if text.contains("ngay sau") || text.contains("Ngay sau") || text.contains("rước ") {
            out.deadline = relative(text);
        }
        if let Some(DeadlineValue::Relative { relative }) = &out.deadline {
            out.words = Some(relative.clone());
        }
        return out;
    }
    let mut taken = (0, 0);
    if let Some((pair, place)) =
        (labelled || text.contains("đến") || text.contains("tới") || text.contains(['-', '–']))
            .then(|| period(text, calendar, labelled))
            .flatten()
    {
        out.period = Some(pair);
        taken = place;
    }
    let mut dates: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(c) = LIMIT.captures_at(text, at) {
        let (cue, when) = (&c["cue"], c.name("when").expect("group"));
        let start = c.get(0).map_or(0, |m| m.start());
        at = when.end().max(start + 1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
        if when.start() >= taken.0 && when.end() <= taken.1 {
            continue;
        }
        let Some(parsed) = parse(when.as_str(), when.start()) else {
            continue;
        };
        if !is_limit(
            text,
            cue,
            c.get(0).map_or("", |m| m.as_str()),
            start,
            &parsed,
        ) {
            continue;
        }
        if let Some(iso) = calendar.iso(&parsed)
            && !dates.contains(&iso)
        {
            out.words.get_or_insert_with(|| c[0].trim().to_owned());
            dates.push(iso);
        }
    }
    // "trước ngày 15/6/2025 ... cho các dự án hoàn thành trong năm 2025": the year says less.
    if dates.iter().any(|d| d.len() == 10)
        && crate::rules::on("time: a year behind a day says less")
    {
        dates.retain(|d| d.len() > 4);
    }
    out.deadline = match dates.len() {
        0 => relative(text),
        1 => dates.pop().map(DeadlineValue::Date),
        _ => Some(DeadlineValue::Dates(dates)),
    };
    if let Some(DeadlineValue::Relative { relative }) = &out.deadline {
        out.words = Some(relative.clone());
    }
    out
}

/// Does the point in time limit the task, or does it date something else?
fn is_limit(text: &str, cue: &str, whole: &str, start: usize, when: &When) -> bool {
    let cue = fold(cue);
    let after: String = text[when.end..].chars().take(24).collect();
    let after = fold(&after);
    let before: String = {
        let mut tail: Vec<char> = text[..start].chars().rev().take(60).collect();
        tail.reverse();
        tail.into_iter().collect()
    };
    if after.trim_start().starts_with("là ") || EARLIER_ACT.is_match(&before) {
        return false;
    }
    // A limit that comes back is a rhythm, not a date.
    if ["hằng", "hàng", "mỗi", "của tháng", "của năm"]
        .iter()
        .any(|w| after.trim_start_matches([',', ' ', '(']).starts_with(w))
    {
        return false;
    }
    // "trước ngày 01/6 và 15/11 hằng năm"
    static AND_YEARLY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\s*(?:,|và|hoặc)\s*(?:ngày\s+)?\d{1,2}(?:\s*/\s*\d{1,2})?\s+(?:của\s+)?(?:hằng|hàng|mỗi)\s")
            .expect("a fixed pattern")
    });
    if AND_YEARLY.is_match(&text[when.end..]) && crate::rules::on("time: two days a year come back")
    {
        return false;
    }
    if after.trim_start().starts_with("của ") && when.day.is_some() {
        return false;
    }
    // "Năm 2025 và các năm tiếp theo" begins a time and does not end it.
    if after.trim_start().starts_with("và các năm") || after.trim_start().starts_with("trở đi")
    {
        return false;
    }
    let coarse = when.day.is_none();
    let strong = cue.starts_with("chậm")
        || cue.starts_with("muộn")
        || cue.starts_with("xong")
        || cue.starts_with("hạn")
        || cue.starts_with("thời")
        || cue.starts_with("tiến độ")
        || cue.starts_with("không")
        || cue.starts_with("hoàn thành");
    let low = fold(whole);
    if strong {
        // "hoàn thành nhiệm vụ năm 2025" names the work of a year, not its limit.
        return !(cue.starts_with("hoàn thành") && coarse)
            || [" trong ", " trước ", " xong ", " vào ", " cuối "]
                .iter()
                .any(|w| low.contains(w))
            || low.contains("hoàn thành tháng")
            || low.contains("hoàn thành quý")
            || low.contains(':');
    }
    let bound = low.contains("trước");
    if bound && when.year.is_none() && when.month.is_none() {
        return false;
    }
    let close = after.trim_start().is_empty()
        || after
            .trim_start()
            .starts_with(['.', ';', ',', ')', '(', '/'])
        || after.trim_start().starts_with("để")
        || after.trim_start().starts_with("(");
    if bound {
        return !coarse || close || VAGUE_GOAL.is_match(&before);
    }
    if cue == "gửi" || cue.starts_with("báo cáo") {
        return false;
    }
    // "trong tháng 11/2025", "trong quý IV", "đến hết ngày 15/12", "vào ngày"
    let act = VAGUE_GOAL.is_match(&before);
    match cue.as_str() {
        "trong" | "cuối" => {
            coarse && (when.month.is_some() || when.quarter.is_some()) && (close || act)
                || coarse
                    && act
                    && close
                    && (low.starts_with("trong năm") || low.starts_with("cuối năm"))
        }
        "đến" | "tới" | "hết" => {
            let hard = low.contains("hết") || (when.day.is_some() && act);
            let from_now = fold(&before).ends_with("từ nay ");
            (hard || from_now) && !low.starts_with("hết năm") || (from_now && coarse)
        }
        "vào" => act && close && when.day.is_some(),
        "kết thúc" => true,
        _ => false,
    }
}

/// The time of a table cell or behind a label.
pub(crate) fn deadline_of_cell(cell: &str, calendar: &Calendar) -> Times {
    let mut out = times(cell, calendar, true);
    if out.deadline.is_some() || out.period.is_some() {
        return out;
    }
    static BARE: LazyLock<Regex> = LazyLock::new(|| built(r"POINT"));
    let low = fold(cell);
    if super::rhythms(cell).is_empty() {
        let mut dates: Vec<String> = Vec::new();
        for m in BARE.find_iter(cell) {
            let after = fold(&cell[m.end()..]);
            if after.trim_start().starts_with("và các năm")
                || after.trim_start().starts_with("trở đi")
            {
                continue;
            }
            if let Some(iso) = parse(m.as_str(), m.start()).and_then(|w| calendar.iso(&w))
                && !dates.contains(&iso)
            {
                dates.push(iso);
            }
        }
        // "Năm 2025 - 2026", "Tháng 11-12/2025"
        out.words = (!dates.is_empty()).then(|| cell.trim().to_owned());
        out.deadline = match dates.len() {
            0 => None,
            1 => dates.pop().map(DeadlineValue::Date),
            _ => Some(DeadlineValue::Dates(dates)),
        };
        if out.deadline.is_some() {
            return out;
        }
    }
    let counted = [
        "sau khi",
        "ngay sau",
        "kể từ",
        "trước khi",
        "trước ngày",
        "trước kỳ",
        "sau ngày",
        "trong thời hạn",
        "trong vòng",
        "sau hội nghị",
        "sau kết quả",
        "ngày trước",
        "ngày sau",
    ]
    .iter()
    .any(|w| low.contains(w));
    let condition = low.contains("khi có yêu cầu") || low.contains("nếu có");
    if counted && !condition && !low.contains("thường xuyên") {
        out.deadline = Some(DeadlineValue::Relative {
            relative: cell.trim().trim_end_matches(['.', ';']).to_owned(),
        });
        out.words = Some(cell.trim().to_owned());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar() -> Calendar {
        Calendar {
            dated: chrono::NaiveDate::from_ymd_opt(2025, 11, 20),
            exact: true,
            usual_year: None,
        }
    }

    fn limit(text: &str) -> Option<String> {
        match times(text, &calendar(), false).deadline? {
            DeadlineValue::Date(d) => Some(d),
            DeadlineValue::Dates(d) => Some(d.join(" ")),
            DeadlineValue::Relative { relative } => Some(format!("~{relative}")),
        }
    }

    #[test]
    fn limits() {
        for (text, expected) in [
            ("hoàn thành trước ngày 10/12/2025.", "2025-12-10"),
            (
                "báo cáo kết quả về Sở Nội vụ trước 16 giờ 00 ngày 05/12/2025",
                "2025-12-05",
            ),
            ("gửi về Văn phòng chậm nhất ngày 15/12", "2025-12-15"),
            ("xong trước ngày 05 tháng 01 năm 2026", "2026-01-05"),
            ("hoàn thành trong tháng 11/2025.", "2025-11"),
            ("trình Chủ tịch UBND tỉnh trong quý IV/2025", "2025-Q4"),
            ("Thời gian hoàn thành: 20/12/2025", "2025-12-20"),
        ] {
            assert_eq!(limit(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn dates_that_are_no_limits() {
        for text in [
            "theo Kế hoạch số 12/KH-UBND ngày 05/11/2025 của UBND tỉnh",
            "các bệnh mà trước 01/01/2025 là tuyến huyện không thực hiện được",
            "báo cáo trước ngày 20 hằng tháng",
            "từ nay đến cuối năm về kiểm soát",
            "hoàn thành nhiệm vụ năm 2025",
        ] {
            assert_eq!(limit(text), None, "{text}");
        }
    }

    #[test]
    fn counted_from_an_event() {
        assert_eq!(
            limit("giải quyết (trong thời hạn 05 ngày kể từ ngày nhận đơn).").as_deref(),
            Some("~trong thời hạn 05 ngày kể từ ngày nhận đơn")
        );
    }

    #[test]
    fn periods_borrow_the_year_of_their_end() {
        let t = times(
            "trong đợt cao điểm từ ngày 23/4 đến ngày 23/6/2021",
            &calendar(),
            false,
        );
        assert_eq!(t.period, Some(["2021-04-23".into(), "2021-06-23".into()]));
        let t = times("Từ ngày 01 đến ngày 15/12/2025", &calendar(), true);
        assert_eq!(t.period, Some(["2025-12-01".into(), "2025-12-15".into()]));
    }
}
