//! What kind of paper it is.

use super::{Head, MOTTO, OWN_NUMBER, PLACE_DATE, SALUTE};
use crate::pattern::pattern;
use crate::words::fold;

/// The line that names the kind of paper.
#[derive(Debug, Clone, Copy)]
pub(super) struct Title {
    pub line: usize,
    pub doc_type: &'static str,
    /// Bytes of the name of the kind.
    length: usize,
}

impl Title {
    /// What stands behind the kind on the same line.
    pub(super) fn rest<'a>(&self, line: &'a str) -> Option<&'a str> {
        let rest = line[self.length..]
            .trim()
            .trim_start_matches([':', '-', '–'])
            .trim();
        (!rest.is_empty()).then_some(rest)
    }
}

const KINDS: &[(&str, &str)] = &[
    ("KẾ HOẠCH", "kế hoạch"),
    ("CÔNG ĐIỆN", "công điện"),
    ("CHỈ THỊ", "chỉ thị"),
    ("THÔNG BÁO", "thông báo"),
    ("QUYẾT ĐỊNH", "quyết định"),
    ("NGHỊ QUYẾT", "nghị quyết"),
    ("HƯỚNG DẪN", "hướng dẫn"),
    ("BÁO CÁO", "báo cáo"),
    ("TỜ TRÌNH", "tờ trình"),
    ("CHƯƠNG TRÌNH", "chương trình"),
    ("PHƯƠNG ÁN", "phương án"),
    ("GIẤY MỜI", "giấy mời"),
    ("KẾT LUẬN", "thông báo"),
    ("CÔNG VĂN", "công văn"),
];

/// No letter in lower case, at least three letters.
pub(crate) fn is_capitals(line: &str) -> bool {
    !line.chars().any(char::is_lowercase) && line.chars().filter(|c| c.is_alphabetic()).count() >= 3
}

/// Letters only, without their marks: a scan loses marks.
fn bare(line: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if line.len() > 60 {
        return line.to_owned();
    }
    line.nfd()
        .filter(|c| c.is_alphabetic())
        .map(|c| if c == 'Đ' { 'D' } else { c })
        .collect()
}

/// Finds the title among the first lines.
pub(super) fn title(lines: &[&str]) -> Option<Title> {
    let mut mixed = None;
    for (i, line) in lines.iter().enumerate() {
        // The cells of a table name products, not the paper.
        if matches!(line.trim(), "STT" | "TT" | "Stt") {
            break;
        }
        let spaced: String = line.to_uppercase();
        let fits = |name: &str| {
            line.starts_with(name) && !line[name.len()..].starts_with(char::is_alphabetic)
        };
        for &(name, doc_type) in KINDS {
            if fits(name) && line.chars().count() < 500 {
                return Some(Title {
                    line: i,
                    doc_type,
                    length: name.len(),
                });
            }
            // "Kế hoạch" alone on its line, in small letters.
            let product = matches!(
                doc_type,
                "phương án" | "báo cáo" | "chương trình" | "tờ trình"
            );
            if mixed.is_none() && i < 25 && !product && bare(&spaced) == bare(name) {
                let length = line.trim_end_matches([':', ' ']).len();
                mixed = Some(Title {
                    line: i,
                    doc_type,
                    length,
                });
            }
        }
        if line.chars().count() > 200 && !is_capitals(line) && i > 2 {
            break;
        }
    }
    mixed
}

pattern!(
    SELF,
    r"(Kế hoạch|Công điện|Chỉ thị|Thông báo|Công văn|Văn bản) này|Trên đây là (?:nội dung )?(Kế hoạch|Thông báo|Chỉ thị|Hướng dẫn)|nghiêm túc (Công điện|Chỉ thị)"
);
pattern!(CONCLUDE, r"(?i)kết luận (?:như sau|các nội dung|chỉ đạo)");

pattern!(
    ANNEX_OF,
    r"(?i)^\(?(?:ban hành )?kèm theo (kế hoạch|chỉ thị|công điện|thông báo|công văn|quyết định)\s"
);

/// The type of the paper.
pub(super) fn doc_type(
    title: Option<Title>,
    salute: bool,
    official: bool,
    head: &Head,
    body: &[&str],
) -> String {
    if let Some(t) = title {
        return t.doc_type.to_owned();
    }
    let symbol = head
        .number
        .clone()
        .or_else(|| {
            body.iter().take(12).find_map(|l| {
                OWN_NUMBER
                    .captures(l)
                    .filter(|_| l.chars().count() < 80)
                    .map(|c| c[2].to_owned())
            })
        })
        .unwrap_or_default();
    let parts: Vec<&str> = symbol.split(['/', '-', ' ']).collect();
    for (mark, kind) in [
        ("KH", "kế hoạch"),
        ("CĐ", "công điện"),
        ("CT", "chỉ thị"),
        ("TB", "thông báo"),
        ("TBKL", "thông báo"),
    ] {
        if parts.contains(&mark) && !salute {
            return kind.to_owned();
        }
    }
    if salute {
        return "công văn".to_owned();
    }
    // An annex alone names the paper it belongs to.
    if let Some(c) = body.iter().take(12).find_map(|l| ANNEX_OF.captures(l)) {
        return c[1].to_lowercase();
    }
    if !official {
        return "tin".to_owned();
    }
    // The head is lost: the paper names itself in its last lines.
    for line in body.iter().rev().take(12) {
        if let Some(c) = SELF.captures(line) {
            let name = c.iter().skip(1).flatten().next().map_or("", |m| m.as_str());
            return match name {
                "Văn bản" => "công văn".to_owned(),
                name => name.to_lowercase(),
            };
        }
    }
    if body.iter().take(25).any(|l| CONCLUDE.is_match(l)) {
        return "thông báo".to_owned();
    }
    "công văn".to_owned()
}

/// The issuer: the capitals of the letterhead that are not the motto, the last body of them.
pub(super) fn issuer(lines: &[&str]) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for line in lines.iter().take(14) {
        if SALUTE.is_match(line) || title(&[line]).is_some() {
            break;
        }
        let mut line = *line;
        // Columns on one line: the motto stands right.
        if let Some(m) = MOTTO.find(line) {
            line = line[..m.start()].trim();
        }
        if line.is_empty()
            || OWN_NUMBER.is_match(line)
            || PLACE_DATE.is_match(line)
            || !is_capitals(line)
        {
            continue;
        }
        parts.push(line.trim().trim_matches(['-', '*', ' ']).to_owned());
    }
    if parts.is_empty() {
        return None;
    }
    // A parent body above the issuer is left out; a name broken over lines is joined.
    let starts_body = |s: &str| {
        let low = fold(s);
        [
            "ủy ban",
            "ubnd",
            "sở ",
            "bộ ",
            "công an",
            "ban ",
            "văn phòng",
            "hội đồng",
            "tiểu ban",
            "thủ tướng",
            "phòng ",
            "trung tâm",
            "cục ",
            "chi cục",
            "tỉnh ủy",
            "đảng ủy",
            "huyện ủy",
            "tòa án",
            "viện ",
            "trường ",
            "thành ủy",
            "bảo hiểm",
            "thanh tra",
        ]
        .iter()
        .any(|h| low.starts_with(h))
    };
    let from = parts.iter().rposition(|p| starts_body(p)).unwrap_or(0);
    Some(parts[from..].join(" "))
}
