//! Tasks that come back: "hằng tuần", "ngày 20 hằng tháng", "định kỳ".

use crate::model::{Every, Recurrence};
use crate::pattern::pattern;
use crate::words::fold;

pattern!(
    RHYTHM,
    r"(?i)(?:định kỳ\s+)?(?:(?:(?:trước|vào|chậm nhất(?:\s+là)?|trước\s+ngày|vào\s+ngày)\s+)?(?:(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{2})?\s*(?:phút)?,?\s*)?(?:(?:ngày\s+)?(?:\d{1,2}(?:/\d{1,2})?|làm việc (?:cuối cùng|đầu tiên)|cuối cùng|đầu tiên)\s+(?:của\s+)?|(?:sáng |chiều )?(?:thứ\s+\p{L}+|chủ nhật)\s+|cuối\s+|đầu\s+)?))?(?:định kỳ\s+)?(?:hằng|hàng|mỗi)\s+(?P<unit>ngày|tuần|tháng|quý|năm|kỳ|buổi)|định kỳ\s+(?:(?:vào|theo)\s+)?(?:ngày\s+\d{1,2}\s+)?(?P<bare>ngày|tuần|tháng|quý|năm|(?:0?6|sáu)\s+tháng)|định kỳ\s+(?:0?1|một)\s+(?P<one>ngày|tuần|tháng|quý|năm)(?:\s*/\s*lần)?|(?:0?1|một)\s+lần\s*/\s*(?P<per>ngày|tuần|tháng|quý|năm)|(?:0?1|một)\s+(?P<each>ngày|tuần|tháng|quý|năm)\s*/\s*(?:0?1\s+)?lần|(?P<half>(?:0?6|sáu)\s+tháng\s*(?:,|và|/)\s*(?:(?:0?1|một)\s+)?(?:hằng\s+)?năm|(?:0?6|sáu) tháng(?:\s+một lần|/lần))|(?P<other>(?:sau|trong)\s+mỗi\s+(?:đợt|kỳ|lần|vụ|cuộc|trận)[^,;.]*|\d{1,2}\s*(?:phút|giờ|tiếng|ngày|tháng)\s*/\s*(?:0?1\s+)?lần)|(?:ngày\s+\d{1,2}\s+(?:của\s+)?)?tháng cuối(?: của| mỗi| hằng)?\s+(?P<late>quý)|(?P<loose>định kỳ(?:\s*(?:,|và|hoặc)\s*đột xuất)?)"
);

// Words before a rhythm that make it an attribute of a thing, not of the task.
pattern!(
    OF_A_THING,
    r"(?i)(?:ngân sách|dự toán|kế hoạch|chỉ tiêu|đời sống|sinh hoạt|công việc|bình quân|thu nhập|lương|nghỉ|thường lệ|chương trình công tác|đại hội)(?:\s+\p{L}+){0,2}\s*$"
);

/// The rhythms of a text, with their words.
pub(crate) fn rhythms(text: &str) -> Vec<Recurrence> {
    let mut out: Vec<Recurrence> = Vec::new();
    let hint = [
        "ằng ",
        "àng ",
        "ỗi ",
        "ịnh kỳ",
        "lần",
        "6 tháng",
        "áu tháng",
        "tháng cuối",
    ];
    if !hint.iter().any(|h| text.contains(h)) {
        return out;
    }
    for c in RHYTHM.captures_iter(text) {
        let whole = c.get(0).expect("a match");
        let named = ["unit", "bare", "one", "per", "each", "late"]
            .iter()
            .find_map(|n| c.name(n));
        let mut every = if c.name("half").is_some() {
            Every::HalfYearly
        } else if c.name("other").is_some() {
            Every::Other
        } else if let Some(unit) = named {
            match fold(unit.as_str()).as_str() {
                "ngày" | "buổi" => Every::Daily,
                "tuần" => Every::Weekly,
                "tháng" => Every::Monthly,
                "quý" => Every::Quarterly,
                "năm" => Every::Yearly,
                "kỳ" => Every::Other,
                _ => Every::HalfYearly,
            }
        } else {
            Every::Unspecified
        };
        let before: String = text[..whole.start()]
            .chars()
            .rev()
            .take(40)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        let after = fold(&text[whole.end()..].chars().take(12).collect::<String>());
        if c.name("bare").is_some()
            && after
                .trim_start()
                .starts_with(|ch: char| ch.is_ascii_digit())
        {
            continue;
        }
        if every != Every::Unspecified && OF_A_THING.is_match(&before) {
            continue;
        }
        if every == Every::Yearly
            && fold(whole.as_str()).starts_with("hằng năm")
            && after.starts_with(" của")
        {
            continue;
        }
        if every == Every::Quarterly
            && fold(whole.as_str()).contains("định kỳ quý")
            && after.trim().starts_with('i')
        {
            every = Every::Quarterly;
        }
        if every == Every::Unspecified && out.iter().any(|r| r.every != Every::Unspecified) {
            continue;
        }
        if out.iter().all(|r| r.every != every) {
            out.push(Recurrence {
                every,
                anchor: whole.as_str().trim().to_owned(),
            });
        }
    }
    if out.len() > 1 {
        out.retain(|r| r.every != Every::Unspecified);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every(text: &str) -> Vec<(Every, String)> {
        rhythms(text)
            .into_iter()
            .map(|r| (r.every, r.anchor))
            .collect()
    }

    #[test]
    fn rhythms_with_their_anchor() {
        assert_eq!(
            every("báo cáo trước 16h hằng ngày"),
            [(Every::Daily, "trước 16h hằng ngày".into())]
        );
        assert_eq!(
            every("gửi thứ Năm hằng tuần"),
            [(Every::Weekly, "thứ Năm hằng tuần".into())]
        );
        assert_eq!(
            every("trước ngày 20 hằng tháng"),
            [(Every::Monthly, "trước ngày 20 hằng tháng".into())]
        );
        assert_eq!(
            every("định kỳ 6 tháng báo cáo").first().map(|r| r.0),
            Some(Every::HalfYearly)
        );
        assert_eq!(
            every("định kỳ và đột xuất").first().map(|r| r.0),
            Some(Every::Unspecified)
        );
    }

    #[test]
    fn rhythms_of_things_are_none() {
        assert!(every("trong dự toán ngân sách hằng năm").is_empty());
    }
}
