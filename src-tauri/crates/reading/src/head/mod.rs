//! The head and foot of a paper: type, number, date, issuer, trích yếu, recipients, signature.

mod foot;
mod kind;
mod news;

use crate::citations::Cited;
use crate::clean::Clean;
use crate::dates;
use crate::model::Signer;
use crate::outline::{Item, Kind};
use crate::pattern::pattern;
use crate::words::fold;
pub(crate) use kind::is_capitals;

/// Where the parts of a paper lie, and what its head and foot say.
#[derive(Debug, Clone, Default)]
pub(crate) struct Head {
    pub doc_type: Option<String>,
    pub number: Option<String>,
    pub date: Option<String>,
    pub issuer: Option<String>,
    pub place: Option<String>,
    pub subject: Option<String>,
    pub signer: Option<Signer>,
    pub recipients: Vec<String>,
    pub distribution: Vec<String>,
    /// Items of the body.
    pub body: std::ops::Range<usize>,
    /// Items after the foot: annexes.
    pub annex: std::ops::Range<usize>,
    /// The date with the day left blank, for years left out in the body.
    pub rough_date: Option<chrono::NaiveDate>,
}

pattern!(
    MOTTO,
    r"(?i)cộng h[oò][aà] xã hội|^cộng$|^h[oò][aà] xã hội|chủ nghĩa việt nam|độc lập\s*[-–—]\s*tự do|đảng cộng sản việt nam"
);
pattern!(
    OWN_NUMBER,
    r"(?:^|[^\p{L}])(?i:số)\s*[:.]?\s*(\d{1,5}[a-zA-Z]?)?[\s.…_]*((?:/\s*\d{4}\s*)?[/\-]\s*[A-ZĐƯ][\p{L}\d]*(?:(?:\s?[-–/&.]\s?)[A-ZĐƯ][\p{L}\d]*)*)"
);
pattern!(
    PLACE_DATE,
    r"(?:^|\s{1,3}|\()(\p{Lu}[\p{L}.\-]*(?:\s+[\p{L}.\-]+){0,4})\s*,\s*(?:hồi\s+)?(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{2})?\s*(?:phút)?\s*,?\s*)?ngày\s*[\s.…_]*(\d{1,2})?[\s.…_]*tháng\s*[\s.…_]*(\d{1,2})?[\s.…_]*năm\s*[\s.…_]*(\d{4})"
);
pattern!(
    LONE_DATE,
    r"^\(?ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})\)?$"
);
pattern!(ABOUT, r"^(?i:v/v|về việc|v/việc|vv)\s*:?\s*");
pattern!(SALUTE, r"(?i)^kính gửi\s*[:.]?\s*");
pattern!(WIRE, r"(?i)(?:^|\s)điện\s*:\s*");
pattern!(
    OPENING,
    r"^(?:Căn cứ|Thực hiện|Thi hành|Triển khai thực hiện|Để |Nhằm |Theo |Trong |Thời gian qua|Ngày \d|Sau khi|Trên cơ sở|Tiếp theo|Xét |Qua |Từ |Hiện nay|Vừa qua|Ủy ban nhân dân .{5,60} (?:ban hành|xây dựng|nhận được)|Sáng ngày|Chiều ngày|Phúc đáp)"
);

/// Reads head and foot and finds the body between them.
pub(crate) fn head(text: &str, items: &[Item], clean: &Clean, cited: &[Cited]) -> Head {
    let lines: Vec<&str> = items.iter().map(|i| &text[i.start..i.end]).collect();
    let mut out = Head::default();
    let foot = foot::find(&lines, items);
    foot::read(&lines, items, &foot, &mut out);
    out.annex = foot.annex.clone();
    let limit = foot.start.min(lines.len());
    let title = kind::title(&lines[..limit.min(60)]);
    let salute = lines[..limit]
        .iter()
        .take(60)
        .position(|l| SALUTE.is_match(l));
    let wire = title.filter(|t| t.doc_type == "công điện").and_then(|t| {
        (t.line..limit.min(t.line + 15))
            .find(|&i| WIRE.is_match(lines[i]) && lines[i].chars().count() < 400)
    });
    let motto = lines[..limit].iter().take(30).any(|l| MOTTO.is_match(l));
    // What stands before the body can only stand above these lines.
    let last_head = [title.map(|t| t.line), salute, wire]
        .into_iter()
        .flatten()
        .max();
    let zone = last_head.map_or_else(
        || {
            if motto {
                first_prose(&lines[..limit])
            } else {
                first_prose(&lines[..limit]).min(12)
            }
        },
        |l| (l + 1).min(limit),
    );
    let numbered = own_number(&lines[..zone], &mut out);
    own_date(&lines[..zone], &mut out);
    let mut body = last_head.map_or(0, |l| l + 1);
    if let Some(t) = title {
        body = subject_below(&lines, items, t, limit, &mut out).max(t.line + 1);
    }
    if let Some(i) = salute {
        body = body.max(recipients(
            &lines,
            items,
            i,
            limit,
            SALUTE.find(lines[i]).map_or(0, |m| m.end()),
            &mut out,
        ));
    } else if let Some(i) = wire {
        let from = WIRE.find(lines[i]).map_or(0, |m| m.end());
        body = body.max(recipients(&lines, items, i, limit, from, &mut out));
    }
    if out.subject.is_none() && title.is_none_or(|t| t.line > 0 && t.doc_type == "công điện") {
        about(&lines, items, zone, &mut out);
    }
    if last_head.is_none() && (motto || numbered) {
        body = zone;
    }
    out.issuer = kind::issuer(&lines[..zone]).or(out.issuer);
    let official = title.is_some() || salute.is_some() || motto || numbered || foot.certain;
    out.doc_type = Some(kind::doc_type(
        title,
        salute.is_some(),
        official,
        &out,
        &lines[..limit],
    ));
    out.body = body.min(limit)..limit;
    if out.doc_type.as_deref() == Some("tin") {
        news::read(text, &lines, items, clean, cited, &mut out);
    }
    out
}

/// First line that is running prose.
fn first_prose(lines: &[&str]) -> usize {
    lines
        .iter()
        .position(|l| l.chars().count() > 140 && !is_capitals(l) || OPENING.is_match(l))
        .unwrap_or(lines.len())
}

fn own_number(lines: &[&str], out: &mut Head) -> bool {
    for line in lines {
        if line.chars().count() > 160 || SALUTE.is_match(line) {
            continue;
        }
        let Some(c) = OWN_NUMBER.captures(line) else {
            continue;
        };
        let start = c.get(0).map_or(0, |m| m.start());
        // The own number opens its line or follows the letterhead; "Kế hoạch số 5/KH" is cited.
        let before = line[..start].trim();
        if !before.is_empty() && !is_capitals(before) && !MOTTO.is_match(before) {
            continue;
        }
        let symbol: String = c[2].split_whitespace().collect();
        if let Some(n) = c.get(1) {
            out.number = Some(format!("{}{symbol}", n.as_str()));
        }
        return true;
    }
    false
}

fn own_date(lines: &[&str], out: &mut Head) {
    for line in lines {
        if line.chars().count() > 200 {
            continue;
        }
        let (place, c, groups) = if let Some(c) = PLACE_DATE.captures(line) {
            (Some(c[1].to_owned()), c, (2, 3, 4))
        } else if let Some(c) = LONE_DATE.captures(line) {
            (None, c, (1, 2, 3))
        } else {
            continue;
        };
        let number = |i: usize| c.get(i).and_then(|m| m.as_str().parse::<u32>().ok());
        let year = c.get(groups.2).and_then(|m| m.as_str().parse::<i32>().ok());
        // Interleaved columns leave the symbol before the place.
        out.place = place.map(|p| after_symbol(&p));
        if let (Some(y), month) = (year, number(groups.1)) {
            out.rough_date = chrono::NaiveDate::from_ymd_opt(
                y,
                month.unwrap_or(1),
                number(groups.0).unwrap_or(1),
            );
            if let (Some(_), Some(_), Some(d)) = (number(groups.0), month, out.rough_date) {
                out.date = Some(d.format("%Y-%m-%d").to_string());
            }
        }
        return;
    }
}

/// "UBND Hải Dương" left over from "Số: 12/KH-UBND Hải Dương": the place is what is no symbol.
fn after_symbol(place: &str) -> String {
    place
        .rsplit(' ')
        .take_while(|w| {
            w.chars().count() < 3 && !w.contains('-') || w.chars().any(char::is_lowercase)
        })
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The trích yếu below the title; gives the line after it.
fn subject_below(
    lines: &[&str],
    items: &[Item],
    title: kind::Title,
    limit: usize,
    out: &mut Head,
) -> usize {
    let mut parts: Vec<String> = Vec::new();
    if let Some(rest) = title.rest(lines[title.line]) {
        parts.push(rest.to_owned());
    }
    let mut i = title.line + 1;
    while i < limit && parts.len() < 6 {
        let line = lines[i];
        if i == title.line + 1 && LONE_DATE.is_match(line)
            || PLACE_DATE.is_match(line)
            || OWN_NUMBER.is_match(line) && line.chars().count() < 60 && !OPENING.is_match(line)
        {
            i += 1;
            continue;
        }
        let about = ABOUT.is_match(line);
        let same_block =
            parts.is_empty() || items[i].block == items[i - 1].block || starts_low(line);
        let prose = !about
            && (OPENING.is_match(line)
                && !is_capitals(line)
                && (line.chars().count() > 110 || line.ends_with([';', ',', ':', '.'])))
            || line.chars().count() > 420
            || (line.ends_with(['.', ':', ';'])
                && !is_capitals(line)
                && !(about && parts.is_empty()));
        // A trích yếu in capitals ends where the capitals end.
        let shouted = !parts.is_empty()
            && parts.iter().all(|p| is_capitals(p))
            && !is_capitals(line)
            && OPENING.is_match(line);
        if shouted
            || !matches!(items[i].kind, Kind::Plain)
            || SALUTE.is_match(line)
            || WIRE.is_match(line)
            || prose
            || !same_block
            || MOTTO.is_match(line)
        {
            break;
        }
        parts.push(line.to_owned());
        i += 1;
    }
    let joined = parts.join(" ");
    let subject = joined.trim().trim_end_matches(['.', ':']);
    let subject = match ABOUT.find(subject) {
        Some(m) if subject.to_lowercase().starts_with("v/v") => &subject[m.end()..],
        _ => subject,
    };
    if !subject.is_empty() {
        out.subject = Some(subject.to_owned());
    }
    i
}

fn starts_low(line: &str) -> bool {
    line.chars().next().is_some_and(char::is_lowercase)
}

/// "V/v ..." of a công văn.
fn about(lines: &[&str], items: &[Item], zone: usize, out: &mut Head) {
    let plain =
        |l: &&str| l.starts_with("Về ") && l.chars().count() < 160 && !l.ends_with(['.', ':']);
    let found = lines[..zone].iter().position(|l| ABOUT.is_match(l));
    let Some(i) = found.or_else(|| lines[..zone].iter().position(plain)) else {
        return;
    };
    let from = ABOUT.find(lines[i]).map_or("Về ".len(), |m| m.end());
    let mut subject = lines[i][from..].to_owned();
    for k in i + 1..zone.min(i + 8) {
        let line = lines[k];
        if MOTTO.is_match(line) || PLACE_DATE.is_match(line) {
            continue;
        }
        let goes_on = items[k].block == items[i].block || starts_low(line);
        if SALUTE.is_match(line)
            || OWN_NUMBER.is_match(line)
            || !goes_on
            || items[k].kind != Kind::Plain
            || is_capitals(line)
        {
            break;
        }
        subject.push(' ');
        subject.push_str(line);
    }
    // Interleaved columns: the date of the right column on the same line.
    if let Some(m) = PLACE_DATE.find(&subject) {
        subject.replace_range(m.range(), " ");
    }
    let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    if !subject.is_empty() {
        out.subject = Some(subject.trim_end_matches('.').to_owned());
    }
}

/// The lines of "Kính gửi:" or "điện:"; gives the line after them.
fn recipients(
    lines: &[&str],
    items: &[Item],
    at: usize,
    limit: usize,
    from: usize,
    out: &mut Head,
) -> usize {
    let tidy = |s: &str| {
        s.trim()
            .trim_start_matches(['-', '–', '+', ' '])
            .trim_end_matches([';', '.', ',', ' '])
            .to_owned()
    };
    let inline = lines[at][from..].trim();
    let mut list: Vec<String> = Vec::new();
    let mut open = inline.is_empty();
    if !inline.is_empty() {
        list.extend(inline.split(';').map(tidy).filter(|s| !s.is_empty()));
        open = inline.ends_with([';', ',']);
    }
    let mut i = at + 1;
    while i < limit && list.len() < 60 {
        let line = lines[i];
        let bullet = items[i].kind == Kind::Dash
            || items[i].kind == Kind::Plus
            || items[i].kind == Kind::Dot;
        let short = line.chars().count() < 420;
        // The list stood in a cell of its own; what follows it is the body.
        let left_cell = items[i].cell != items[i - 1].cell && !bullet && !list.is_empty();
        if left_cell
            || !(short
                && (bullet || (open && items[i].kind == Kind::Plain && !OPENING.is_match(line))))
        {
            break;
        }
        let body = line[items[i].body - items[i].start..].trim();
        if bullet || body.contains("; ") {
            // "các sở: A, B; C": what stands behind the semicolon is no body by itself.
            let whole = bullet
                && body.split("; ").skip(1).any(|p| {
                    let w = crate::words::words(p);
                    !w.is_empty() && !crate::units::begins(p, &w, 0)
                });
            if whole {
                list.push(tidy(body));
            } else {
                list.extend(body.split("; ").map(tidy).filter(|s| !s.is_empty()));
            }
        } else {
            list.push(tidy(body));
        }
        open = body.ends_with([';', ',']) || (open && list.len() == 1 && !body.ends_with('.'));
        i += 1;
        if !open && body.ends_with('.') {
            break;
        }
        if !bullet && !open {
            break;
        }
    }
    out.recipients = list;
    i
}

/// Years left out in the body are taken from here.
pub(crate) fn calendar(head: &Head, text: &str) -> dates::Calendar {
    let exact = head
        .date
        .as_deref()
        .and_then(|d| chrono::NaiveDate::parse_from_str(d, "%Y-%m-%d").ok());
    dates::Calendar {
        dated: exact.or(head.rough_date),
        exact: exact.is_some(),
        usual_year: dates::usual_year(text),
    }
}

/// A line that is nothing but a date or a place and date.
pub(crate) fn is_date_line(line: &str) -> bool {
    PLACE_DATE.is_match(line) && line.chars().count() < 70 || LONE_DATE.is_match(&fold(line))
}
