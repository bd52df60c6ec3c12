//! Lines without Markdown, HTML and the noise of web pages.

use crate::pattern::pattern;
use crate::words::fold;

/// A line of the text, or the border of a table cell.
#[derive(Debug, Clone)]
pub(super) enum Line {
    /// Words.
    Text { text: String, heading: bool },
    /// Nothing.
    Blank,
    /// The border of a table cell.
    Bar,
}

pattern!(
    META_DATE,
    r"^\s*(?:date|published|updated)\s*:?\s*(\d{4}-\d{2}(?:-\d{2})?)\b\s*"
);
pattern!(LINK, r"!?\[([^\]]*)\]\([^)\s]*\)");
pattern!(
    TAG,
    r"(?i)</?(?:p|b|i|u|em|strong|span|div|font|a|table|tbody|thead|tr|td|th|ul|ol|li|h[1-6]|center|img|o:p)(?:\s[^<>]*)?/?>"
);
pattern!(BREAK, r"(?i)<br\s*/?>");
pattern!(RULE, r"^[\s\-–—=_*~.·•|:+]{3,}$");
pattern!(
    PAGE_NUMBER,
    r"^\s*(?:-\s*\d{1,4}\s*-|(?i:trang)\s+\d{1,4}(?:\s*/\s*\d{1,4})?)\s*$"
);
pattern!(
    WEB_NOISE,
    r"(?i)^(?:mặc định\s+cỡ chữ|cỡ chữ.{0,20}|lượt (?:xem|truy cập)\s*:?\s*[\d.,]*|(?:các\s+)?tin (?:liên quan|cùng chuyên mục|mới hơn|cũ hơn|đã đưa|khác)\s*:?|bài viết liên quan\s*:?|chia sẻ(?: bài viết)?|in (?:trang|bài viết)|bản in|gửi email|quay lại|về trang chủ|trang chủ|đọc bài viết|nghe đọc bài|xem thêm\s*:?|bình luận.{0,12}|đăng nhập|tweet|like|share|print|facebook|zalo|nội dung chính|mục lục)$"
);

/// Splits a text into lines without markup. Also gives the date that stood as a mark of the
/// web page before the text.
pub(super) fn lines(text: &str, notes: &mut Vec<String>) -> (Vec<Line>, Option<String>) {
    let mut out = Vec::new();
    let mut published = None;
    let mut noise = 0;
    let mut markup = false;
    let mut seen_text = false;
    for (n, raw) in text.lines().enumerate() {
        let mut raw = raw;
        if !seen_text && raw.trim_start().starts_with("# source:") && n < 3 {
            continue;
        }
        if !seen_text && let Some(m) = META_DATE.captures(raw) {
            published = Some(m[1].to_owned());
            raw = &raw[m[0].len()..];
        }
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            out.push(Line::Blank);
            continue;
        }
        if trimmed.chars().all(|c| c == '|' || c == ' ') {
            out.extend(trimmed.chars().filter(|&c| c == '|').map(|_| Line::Bar));
            markup = true;
            continue;
        }
        // A number far from the margin is the number of a page.
        let indent = raw.len() - raw.trim_start().len();
        let page =
            indent >= 15 && trimmed.len() <= 3 && trimmed.chars().all(|c| c.is_ascii_digit());
        if page {
            continue;
        }
        if is_banner(raw) || WEB_NOISE.is_match(trimmed) || PAGE_NUMBER.is_match(trimmed) {
            noise += 1;
            out.push(Line::Blank);
            continue;
        }
        if RULE.is_match(trimmed) && !trimmed.contains("..") && trimmed != "./." {
            out.push(Line::Blank);
            continue;
        }
        let bars = trimmed.matches('|').count();
        if bars >= 2 && trimmed.starts_with('|') {
            markup = true;
            row(trimmed, &mut out);
            seen_text = true;
            continue;
        }
        for piece in BREAK.split(trimmed) {
            let (text, heading, changed) = plain(piece);
            markup |= changed;
            if text.is_empty() {
                out.push(Line::Blank);
            } else {
                seen_text = true;
                out.push(Line::Text { text, heading });
            }
        }
    }
    if noise > 0 {
        notes.push(format!(
            "Đã bỏ {noise} dòng nhiễu của trang mạng hoặc số trang."
        ));
    }
    if markup {
        notes.push("Đã bỏ ký hiệu định dạng (Markdown, HTML) lẫn trong văn bản.".to_owned());
    }
    (out, published)
}

/// A Markdown table row: a border, then each cell with its border.
fn row(line: &str, out: &mut Vec<Line>) {
    let inner = line.trim_start_matches('|').trim_end_matches('|');
    if inner
        .chars()
        .all(|c| matches!(c, '-' | ':' | '|' | ' ' | '='))
    {
        return;
    }
    out.push(Line::Bar);
    for cell in inner.split('|') {
        let mut empty = true;
        for piece in BREAK.split(cell) {
            let (text, heading, _) = plain(piece.trim());
            if !text.is_empty() {
                out.push(Line::Text { text, heading });
                empty = false;
            }
        }
        if empty {
            out.push(Line::Blank);
        }
        out.push(Line::Bar);
    }
}

/// A line without marks of emphasis, links, tags; its blanks single.
fn plain(line: &str) -> (String, bool, bool) {
    let mut text = line.to_owned();
    let mut changed = false;
    if text.contains("](") {
        text = LINK.replace_all(&text, "$1").into_owned();
        changed = true;
    }
    if text.contains('<') {
        let without = TAG.replace_all(&text, " ").into_owned();
        changed |= without != text;
        text = without;
    }
    if text.contains('&') {
        for (from, to) in [
            ("&nbsp;", " "),
            ("&amp;", "&"),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
        ] {
            text = text.replace(from, to);
        }
    }
    let mut body = text.trim();
    let mut heading = false;
    if body.starts_with('#') {
        let rest = body.trim_start_matches('#');
        if rest.starts_with(' ') {
            heading = true;
            changed = true;
            body = rest.trim();
        }
    }
    body = body.trim_start_matches("> ").trim();
    heading |= bold_heading(body);
    let bullet = body.starts_with("* ") && !body[2..].trim_start().starts_with('*');
    let mut out = String::with_capacity(body.len());
    if bullet {
        out.push_str("- ");
    }
    let stripped: String = body
        .replace("__", "")
        .chars()
        .filter(|&c| c != '*' && c != '`')
        .collect();
    changed |= stripped.len() != body.len();
    out.push_str(&stripped.split_whitespace().collect::<Vec<_>>().join(" "));
    (out.trim().to_owned(), heading, changed)
}

/// A whole line in bold that is neither an item nor a sentence heads what follows it.
fn bold_heading(line: &str) -> bool {
    let Some(inner) = line.strip_prefix("**").and_then(|l| l.strip_suffix("**")) else {
        return false;
    };
    let inner = inner.trim();
    (25..=200).contains(&inner.chars().count())
        && !inner.contains("**")
        && !inner.ends_with(['.', ';', ':', ','])
        && inner.starts_with(char::is_uppercase)
        && inner.chars().filter(|c| c.is_lowercase()).count() * 2 > inner.chars().count()
        && crate::outline::marker(inner).is_none()
}

/// The same words several times on one line, with wide gaps.
fn is_banner(raw: &str) -> bool {
    let parts: Vec<String> = raw
        .split("   ")
        .map(|p| fold(p.trim()))
        .filter(|p| !p.is_empty())
        .collect();
    parts.len() >= 2 && parts[0].len() > 12 && parts.iter().all(|p| *p == parts[0])
}
