//! The levels of a text: numbered, lettered and bulleted items and what stands below them.

use crate::clean::Paragraph;
use crate::model::Point;
use crate::pattern::pattern;

/// Kinds of markers, in the usual order of depth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// "Phần I", "Chương II"
    Part,
    /// "A."
    Capital,
    /// "I."
    Roman,
    /// "Điều 1."
    Article,
    /// A heading without a marker.
    Title,
    /// "1."
    Number,
    /// "1.1."
    Decimal(u8),
    /// "(1)"
    Bracket,
    /// "1)"
    NumberParen,
    /// "a)"
    Letter,
    /// "-"
    Dash,
    /// "+"
    Plus,
    /// "•"
    Dot,
    /// No marker.
    Plain,
}

/// The marker at the start of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marker {
    pub kind: Kind,
    /// What goes into the label: "2", "a", "1.1"; empty for bullets.
    pub label: String,
    /// Bytes up to the first word after the marker.
    pub length: usize,
}

pattern!(
    PART,
    r"^(?:(?i:phần|chương|mục)\s+(?:thứ\s+\p{L}+|[IVXLC]+|\d{1,2})(?:\s*[.:\-–]\s*|\s+|$))"
);
pattern!(ARTICLE, r"^(?i:điều)\s+(\d{1,3}[a-z]?)\s*[.:]\s*");
pattern!(ROMAN, r"^([IVX]{1,6})\s*[.\-–/):]\s*(?:[^\s.\d]|$)");
pattern!(CAPITAL, r"^([A-HĐ])\s*[./)]\s+");
pattern!(
    DECIMAL,
    r"^(\d{1,2}(?:\.\d{1,2}){1,4})(?:\s*[.)/:\-]\s*|\s+)(?:[^\d\s%]|$)"
);
pattern!(
    NUMBER,
    r"^(\d{1,3})\s*([./)]|[-–:]\s)(?:\s*[^\d\s]|\s+\d|\s*$)"
);
pattern!(SYMBOL, r"^\d{1,5}/(?:\d{4}/)?\p{Lu}[\p{Lu}Đđ\-–]");
pattern!(BRACKET, r"^\((\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s*");
pattern!(LETTER, r"^([a-zđ]\d?)\s*[.)/]\s*(?:[^\s.]|$)");
pattern!(
    ORDINAL,
    r"^(?i:(?:thứ\s+)?(một|nhất|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười))\s*(?i:là)\s*[,:]\s*"
);
pattern!(BULLET, r"^([-–—−+•●○▪■◦*·►➢✓⁃\u{f0b7}])\s*");

/// The marker a line begins with.
pub(crate) fn marker(line: &str) -> Option<Marker> {
    let make = |kind, label: &str, length| {
        Some(Marker {
            kind,
            label: label.to_owned(),
            length,
        })
    };
    // The character that proves the end of the marker is not part of it.
    let upto = |whole: &str| {
        let cut = whole
            .trim_end_matches(|c: char| !c.is_whitespace() && !".)/:-–".contains(c))
            .len();
        if cut == 0 { whole.len() } else { cut }
    };
    let first = line.chars().next()?;
    if let Some(m) = BULLET.captures(line) {
        let rest = &line[m[0].len()..];
        if rest.starts_with(|c: char| c.is_ascii_digit()) && first == '-' && m[0].len() == 1 {
            return None;
        }
        let kind = match first {
            '+' => Kind::Plus,
            '-' | '–' | '—' | '−' => Kind::Dash,
            _ => Kind::Dot,
        };
        return make(kind, "", m[0].len());
    }
    if first == '(' {
        let m = BRACKET.captures(line)?;
        return make(Kind::Bracket, &m[1], m[0].len());
    }
    if first.is_ascii_digit() {
        if let Some(m) = DECIMAL.captures(line) {
            let depth = u8::try_from(m[1].matches('.').count()).unwrap_or(4);
            return make(Kind::Decimal(depth), &m[1], upto(&m[0]));
        }
        let m = NUMBER.captures(line)?;
        // "140/NQ-CP" at the start of a broken line is the number of a paper.
        if &m[2] == "/" && SYMBOL.is_match(line) && crate::rules::on("line: a symbol is no marker")
        {
            return None;
        }
        let kind = if &m[2] == ")" {
            Kind::NumberParen
        } else {
            Kind::Number
        };
        let end = m.get(2).map_or(0, |g| g.end());
        let blanks = line[end..].len() - line[end..].trim_start().len();
        return make(kind, &m[1], end + blanks);
    }
    if line.starts_with("V/v") || line.starts_with("V/V") {
        return None;
    }
    if let Some(m) = ROMAN.captures(line) {
        return make(Kind::Roman, &m[1], upto(&m[0]));
    }
    if let Some(m) = CAPITAL.captures(line) {
        return make(Kind::Capital, &m[1], m[0].len());
    }
    if let Some(m) = LETTER.captures(line) {
        return make(Kind::Letter, &m[1], upto(&m[0]));
    }
    if let Some(m) = ARTICLE.captures(line) {
        return make(Kind::Article, &m[1], m[0].len());
    }
    if let Some(m) = ORDINAL.captures(line) {
        return make(Kind::NumberParen, &m[1].to_lowercase(), m[0].len());
    }
    if let Some(m) = PART.find(line) {
        let label = m.as_str().trim().trim_end_matches(['.', ':', '-', '–']);
        return make(Kind::Part, label.trim(), m.len());
    }
    None
}

/// A paragraph with its place in the outline. Bytes count in the whole clean text.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// First byte of the line.
    pub start: usize,
    /// First byte after the marker.
    pub body: usize,
    /// One past the last byte.
    pub end: usize,
    pub kind: Kind,
    /// Path of markers.
    pub label: String,
    pub parent: Option<usize>,
    pub children: Vec<usize>,
    pub cell: Option<usize>,
    pub block: usize,
    pub marked_heading: bool,
}

/// The clean text and its paragraphs, not yet ordered.
pub(crate) fn items(paragraphs: &[Paragraph]) -> (String, Vec<Item>) {
    let mut text = String::new();
    let mut items = Vec::with_capacity(paragraphs.len());
    for p in paragraphs {
        if !text.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        text.push_str(&p.text);
        let found = marker(&p.text);
        items.push(Item {
            start,
            body: start + found.as_ref().map_or(0, |m| m.length),
            end: text.len(),
            kind: found.as_ref().map_or(Kind::Plain, |m| m.kind),
            label: found.map_or_else(String::new, |m| m.label.chars().take(16).collect()),
            parent: None,
            children: Vec::new(),
            cell: p.cell,
            block: p.block,
            marked_heading: p.marked_heading,
        });
    }
    (text, items)
}

/// Finds the parent of every item of a range. `title` says which unmarked lines are headings.
pub(crate) fn nest(
    text: &str,
    items: &mut [Item],
    range: std::ops::Range<usize>,
    title: impl Fn(&str, &Item) -> bool,
) {
    let mut stack: Vec<usize> = Vec::new();
    for i in range {
        if items[i].kind == Kind::Plain && title(text, &items[i]) {
            items[i].kind = Kind::Title;
        }
        let kind = items[i].kind;
        match kind {
            Kind::Plain => {
                // Below a bullet a plain paragraph mostly carries on with the item above it.
                let depth = stack
                    .iter()
                    .rposition(|&s| !matches!(items[s].kind, Kind::Dash | Kind::Plus | Kind::Dot))
                    .map_or(0, |d| d + 1);
                items[i].parent = depth.checked_sub(1).map(|d| stack[d]);
            }
            _ => {
                let depth = depth_of(items, &stack, i);
                stack.truncate(depth);
                items[i].parent = stack.last().copied();
                stack.push(i);
            }
        }
        let own = if kind == Kind::Plain {
            ""
        } else {
            items[i].label.as_str()
        };
        let label = match items[i].parent {
            Some(p) if !items[p].label.is_empty() => match (own.is_empty(), kind) {
                (true, _) => items[p].label.clone(),
                // "1.2" says its own path below "1".
                (false, Kind::Decimal(_))
                    if own.starts_with(items[p].label.rsplit('.').next().unwrap_or("")) =>
                {
                    own.to_owned()
                }
                _ => format!("{}.{own}", items[p].label),
            },
            _ => own.to_owned(),
        };
        items[i].label = label;
        if let Some(p) = items[i].parent {
            items[p].children.push(i);
        }
    }
}

fn depth_of(items: &[Item], stack: &[usize], i: usize) -> usize {
    let kind = items[i].kind;
    if let Some(at) = stack.iter().rposition(|&s| items[s].kind == kind) {
        // "1." after "a)" closes it; a new "1." below a bullet list starts afresh.
        return at;
    }
    let bullet = |k: Kind| matches!(k, Kind::Dash | Kind::Plus | Kind::Dot);
    if bullet(kind) {
        return match kind {
            Kind::Dash => stack
                .iter()
                .position(|&s| {
                    matches!(items[s].kind, Kind::Plus | Kind::Dot)
                        && parent_is_not_dash(items, stack, s)
                })
                .map_or(stack.len(), |at| at),
            _ => stack.len(),
        };
    }
    if kind == Kind::Title && items[i].marked_heading {
        let at = stack.iter().position(|&s| items[s].marked_heading);
        return at.unwrap_or(0);
    }
    if kind == Kind::Title {
        let at = stack.iter().position(|&s| bullet(items[s].kind));
        return at.unwrap_or(stack.len());
    }
    // A marker never seen on the way down: below everything of a smaller kind. Great divisions
    // end a heading without a marker.
    stack
        .iter()
        .position(|&s| match items[s].kind {
            Kind::Title => kind <= Kind::Article,
            other => other > kind,
        })
        .unwrap_or(stack.len())
}

fn parent_is_not_dash(items: &[Item], stack: &[usize], s: usize) -> bool {
    stack
        .iter()
        .take_while(|&&x| x != s)
        .all(|&x| items[x].kind != Kind::Dash)
}

/// The outline as a list of points, in characters.
pub(crate) fn points(text: &str, items: &[Item], place: &impl Fn(usize) -> usize) -> Vec<Point> {
    let mut ends: Vec<usize> = items.iter().map(|i| i.end).collect();
    for i in (0..items.len()).rev() {
        if let Some(p) = items[i].parent {
            ends[p] = ends[p].max(ends[i]);
        }
    }
    let mut levels = vec![0_u8; items.len()];
    let mut out = Vec::new();
    for (i, item) in items.iter().enumerate() {
        if let Some(p) = item.parent {
            levels[i] = levels[p].saturating_add(1);
        }
        if item.kind == Kind::Plain {
            continue;
        }
        let body = &text[item.body..item.end];
        let heading = if !item.children.is_empty() || body.ends_with(':') {
            Some(body.trim_end_matches(':').trim().to_owned())
        } else {
            None
        };
        out.push(Point {
            label: item.label.clone(),
            heading: heading.filter(|h| !h.is_empty()),
            level: levels[i],
            start: place(item.body),
            end: place(ends[i]),
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(line: &str) -> Option<(Kind, String, &str)> {
        marker(line).map(|m| (m.kind, m.label.clone(), &line[m.length..]))
    }

    #[test]
    fn markers_of_all_levels() {
        assert_eq!(
            kind("I. MỤC ĐÍCH"),
            Some((Kind::Roman, "I".into(), "MỤC ĐÍCH"))
        );
        assert_eq!(
            kind("1. Sở Y tế"),
            Some((Kind::Number, "1".into(), "Sở Y tế"))
        );
        assert_eq!(
            kind("1.1. Sở Y tế"),
            Some((Kind::Decimal(1), "1.1".into(), "Sở Y tế"))
        );
        assert_eq!(
            kind("2.1 Về nhân sự"),
            Some((Kind::Decimal(1), "2.1".into(), "Về nhân sự"))
        );
        assert_eq!(
            kind("đ) Báo cáo"),
            Some((Kind::Letter, "đ".into(), "Báo cáo"))
        );
        assert_eq!(
            kind("(2) Đối với"),
            Some((Kind::Bracket, "2".into(), "Đối với"))
        );
        assert_eq!(
            kind("- Rà soát"),
            Some((Kind::Dash, String::new(), "Rà soát"))
        );
        assert_eq!(kind("+ Rà soát").map(|k| k.0), Some(Kind::Plus));
        assert_eq!(
            kind("Điều 2. Giao"),
            Some((Kind::Article, "2".into(), "Giao"))
        );
    }

    #[test]
    fn numbers_that_are_no_markers() {
        for line in [
            "15/3/2026 là ngày bầu cử",
            "1.500 cử tri",
            "2025",
            "Ủy ban nhân dân",
            "1,5 triệu",
            "Một số việc",
        ] {
            assert_eq!(kind(line), None, "{line}");
        }
    }
}
