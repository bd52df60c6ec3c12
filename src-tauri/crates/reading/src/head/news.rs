//! News pieces that report a directive: headline, publication date, the paper reported on.

use super::{Head, is_date_line};
use crate::citations::{Cited, tail};
use crate::clean::Clean;
use crate::dates;
use crate::outline::{Item, Kind};
use crate::pattern::pattern;
use crate::units;
use crate::words::{fold, words};

pattern!(
    DATE_LINE,
    r"(?i)^(?:(?:ngày đăng|đăng ngày|ngày cập nhật|cập nhật(?: lúc)?|đăng lúc|thời gian|xuất bản)\s*:?\s*)?(?:\(?(?:thứ\s+\S+|chủ nhật)\s*,?\s*)?(?:\d{1,2}:\d{2}(?::\d{2})?\s*(?:,|-|\|)?\s*)?(?:ngày\s+)?(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4})[\s,|\-–:\d()hHGMTAPamp+]*$"
);
pattern!(
    POSTED,
    r"(?i)ngày đăng|đăng ngày|cập nhật|đăng lúc|xuất bản"
);
pattern!(
    ISSUED,
    r"(?i)(?:ban hành|ra|có|ký|gửi|phát đi|phát hành|triển khai)\s+(?:\S+\s+){0,6}$"
);
pattern!(
    CITING,
    r"(?i)(?:thực hiện|theo|căn cứ|tại|xem xét|triển khai|của|trên cơ sở|sau khi|tiếp theo|thi hành)\s+(?:\S+\s+){0,3}$"
);
pattern!(
    CAPTION,
    r"(?i)^(?:ảnh|nguồn|tác giả|theo|video|đồ họa)\s*:|\bảnh\s*:\s*\S"
);

/// Fills in what is known of a news piece.
pub(super) fn read(
    text: &str,
    lines: &[&str],
    items: &[Item],
    clean: &Clean,
    cited: &[Cited],
    out: &mut Head,
) {
    let prose = (0..lines.len())
        .find(|&i| {
            !items[i].marked_heading
                && items[i].kind == Kind::Plain
                && (lines[i].chars().count() > 160
                    || lines[i].ends_with('.') && lines[i].chars().count() > 60)
        })
        .unwrap_or(lines.len());
    out.subject = headline(lines, items, prose);
    out.number = None;
    out.recipients.clear();
    let early = (prose + 3).min(lines.len());
    let until = items.get(early.saturating_sub(1)).map_or(0, |i| i.end);
    for c in cited.iter().take_while(|c| c.end <= until) {
        let at = items.partition_point(|i| i.end < c.start);
        let line_start = items[at].start;
        let before = tail(&text[line_start..c.start], 140);
        let head = before.trim_end().trim_end_matches('(').to_owned();
        let named = fold(&before);
        let issued =
            ISSUED.is_match(&strip_type(&before)) && !CITING.is_match(&strip_type(&before));
        let in_headline =
            at < prose && (named.contains('(') || head.split_whitespace().count() <= 3);
        if !(issued || in_headline) {
            continue;
        }
        out.number = Some(c.citation.number.clone());
        out.date = c
            .citation
            .date
            .clone()
            .or_else(|| date_near(text, items, cited, c));
        if issued {
            let w = words(&text[line_start..c.start]);
            let issuer = (0..w.len()).find_map(|i| units::list(&text[line_start..c.start], &w, i));
            out.issuer = issuer.and_then(|l| {
                units::verbatim(&text[line_start..c.start], &l)
                    .into_iter()
                    .next()
            });
        }
        if issued {
            break;
        }
    }
    if out.date.is_none() && (prose < lines.len() || clean.published.is_some()) {
        out.date = published(lines, clean);
    }
    if out.issuer.is_none() {
        out.issuer = actor(lines, prose);
    }
    // A bare list of items without prose is all body.
    let listed = (0..lines.len())
        .find(|&i| {
            items[i].kind != Kind::Plain
                || matches!(lines[i], "STT" | "TT" | "Stt")
                || lines[i].ends_with(':')
        })
        .unwrap_or(lines.len());
    let start = prose.min(listed);
    out.body = if start >= out.body.end {
        0..out.body.end
    } else {
        start..out.body.end
    };
}

fn strip_type(before: &str) -> String {
    let low = before.trim_end();
    low.strip_suffix("số").unwrap_or(low).to_owned() + " "
}

/// "Ngày 05/02/2021, Ủy ban ... ban hành Công văn số ...": the date that opens the sentence.
fn date_near(text: &str, items: &[Item], cited: &[Cited], c: &Cited) -> Option<String> {
    let key = crate::citations::key(&c.citation.number);
    for other in cited
        .iter()
        .filter(|o| crate::citations::key(&o.citation.number) == key)
    {
        if other.citation.date.is_some() {
            return other.citation.date.clone();
        }
        let at = items.partition_point(|i| i.end < other.start);
        let before = &text[items[at].start..other.start];
        let found = dates::full_dates(before).pop();
        if let Some(iso) = found.and_then(|w| dates::Calendar::default().iso(&w)) {
            return Some(iso);
        }
    }
    None
}

fn headline(lines: &[&str], items: &[Item], prose: usize) -> Option<String> {
    let fits = |i: &usize| {
        let line = lines[*i];
        let n = line.chars().count();
        (25..=330).contains(&n)
            && !DATE_LINE.is_match(line)
            && !is_date_line(line)
            && !CAPTION.is_match(line)
            && !line.ends_with(['.', ':', ';'])
    };
    if let Some(i) = (0..lines.len().min(prose + 1)).find(|i| items[*i].marked_heading && fits(i)) {
        return Some(lines[i].to_owned());
    }
    (0..prose.min(12))
        .filter(fits)
        .max_by_key(|&i| (lines[i].chars().count(), std::cmp::Reverse(i)))
        .map(|i| lines[i].to_owned())
}

fn published(lines: &[&str], clean: &Clean) -> Option<String> {
    if let Some(p) = clean.published.as_ref().filter(|p| p.len() == 10) {
        return Some(p.clone());
    }
    let calendar = dates::Calendar::default();
    let mut found: Vec<(bool, String)> = Vec::new();
    for line in lines.iter().take(15).chain(lines.iter().rev().take(6)) {
        if let Some(c) = DATE_LINE.captures(line)
            && let Some(iso) = dates::parse(&c[1], 0).and_then(|w| calendar.iso(&w))
        {
            found.push((POSTED.is_match(line), iso));
        }
    }
    found
        .iter()
        .find(|f| f.0)
        .or_else(|| found.first())
        .map(|f| f.1.clone())
}

/// The first body named in the piece.
fn actor(lines: &[&str], prose: usize) -> Option<String> {
    for line in lines.iter().skip(prose).take(3) {
        let w = words(line);
        for i in 0..w.len().min(60) {
            if w[i].capital
                && let Some(list) = units::list(line, &w, i)
            {
                return units::verbatim(line, &list).into_iter().next();
            }
        }
    }
    None
}
