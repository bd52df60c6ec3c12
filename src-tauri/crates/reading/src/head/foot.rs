//! The foot of a paper: Nơi nhận and the signature; annexes behind it.

use super::{Head, is_capitals};
use crate::model::Signer;
use crate::outline::{Item, Kind};
use crate::pattern::pattern;

/// Where the foot lies.
#[derive(Debug, Clone, Default)]
pub(super) struct Foot {
    /// First line that is no more body.
    pub start: usize,
    /// "Nơi nhận".
    receivers: Option<usize>,
    /// Lines of the foot.
    lines: std::ops::Range<usize>,
    /// Lines behind the foot.
    pub annex: std::ops::Range<usize>,
    /// There is a real foot: the text is an official paper.
    pub certain: bool,
}

pattern!(RECEIVERS, r"(?i)^nơi nhận\s*[:.]?");
pattern!(
    AUTHORITY,
    r"^(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L|TM/|THỪA LỆNH|THAY MẶT)[./]?\s*\p{Lu}"
);
pattern!(
    OFFICE,
    r"^(?:(?:QUYỀN|PHÓ|Q\.)\s+)?(?:CHỦ TỊCH|THỦ TƯỚNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TRƯỞNG|CHÁNH|BỘ TRƯỞNG|THỨ TRƯỞNG|BÍ THƯ|CỤC TRƯỞNG|HIỆU TRƯỞNG|CHỈ HUY TRƯỞNG|VIỆN TRƯỞNG|CHỦ NHIỆM|PHÓ CHỦ NHIỆM|TỔNG BIÊN TẬP|TỔNG CỤC TRƯỞNG|THỦ TRƯỞNG|PHÓ TRƯỞNG|PHÓ CHÁNH|PHÓ BÍ THƯ|PHÓ GIÁM ĐỐC|PHÓ CHỦ TỊCH|PHÓ THỦ TƯỚNG|CHÍNH ỦY)"
);
pattern!(
    ANNEX,
    r"^(?:PHỤ LỤC|Phụ lục|DANH MỤC|BẢNG|BIỂU|LỊCH|DANH SÁCH|PHÂN CÔNG|NỘI DUNG PHÂN CÔNG)\b|(?i)^\(?(?:ban hành\s+)?kèm theo\s|^(?i:stt|tt)$"
);
pattern!(FOOTNOTE, r"^\[\d{1,3}\]\s*\S");
pattern!(
    NAME,
    r"^(?:(?:[A-ZĐ][a-z]{0,3}\.\s*){0,3})?\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}*\.?){1,5}$"
);

/// Finds the foot.
pub(super) fn find(lines: &[&str], items: &[Item]) -> Foot {
    let n = lines.len();
    let receivers = (0..n)
        .rev()
        .find(|&i| RECEIVERS.is_match(lines[i]) && lines[i].chars().count() < 400 && i > 0);
    let signature = (n.saturating_sub(40)..n).find(|&i| {
        lines[i].chars().count() < 90 && AUTHORITY.is_match(lines[i]) && is_capitals(lines[i])
    });
    let office = (n.saturating_sub(6)..n).find(|&i| {
        lines[i].chars().count() < 60 && OFFICE.is_match(lines[i]) && is_capitals(lines[i])
    });
    let start = match (receivers, signature) {
        (Some(r), Some(s)) if s + 12 >= r && s < r => s,
        (Some(r), _) => r,
        (None, Some(s)) => s,
        (None, None) => match office {
            Some(o) if o > 0 => o,
            _ => {
                return Foot {
                    start: n,
                    receivers: None,
                    lines: n..n,
                    annex: n..n,
                    certain: false,
                };
            }
        },
    };
    let mut end = n;
    for i in start + 1..n {
        let line = lines[i];
        let far = line.chars().count() > 260 && items[i].kind == Kind::Plain;
        if ANNEX.is_match(line) && items[i].kind != Kind::Dash || far {
            end = i;
            break;
        }
        // A great division behind the foot: the columns were taken in another order.
        if matches!(items[i].kind, Kind::Roman) && i > start + 2 {
            end = i;
            break;
        }
    }
    // Footnotes stand behind everything; they explain and order nothing.
    let notes = (start + 1..n).find(|&i| FOOTNOTE.is_match(lines[i]));
    let last = notes
        .filter(|_| crate::rules::on("foot: footnotes end the paper"))
        .unwrap_or(n);
    Foot {
        start,
        receivers,
        lines: start..end.min(last),
        annex: end.min(last)..last,
        certain: true,
    }
}

/// Reads Nơi nhận and the signature.
pub(super) fn read(lines: &[&str], items: &[Item], foot: &Foot, out: &mut Head) {
    let tidy = |s: &str| {
        s.trim()
            .trim_start_matches(['-', '–', '+', ' '])
            .trim_end_matches([';', '.', ',', ' '])
            .to_owned()
    };
    let mut rest: Vec<&str> = Vec::new();
    let mut in_list = false;
    for i in foot.lines.clone() {
        let line = lines[i];
        if Some(i) == foot.receivers {
            in_list = true;
            let inline = RECEIVERS.replace(line, "");
            out.distribution
                .extend(inline.split(';').map(tidy).filter(|s| !s.is_empty()));
            continue;
        }
        let bullet = matches!(items[i].kind, Kind::Dash | Kind::Plus | Kind::Dot);
        if in_list && (bullet || line.ends_with([';', ','])) && !is_capitals(line) {
            let entry = tidy(&line[items[i].body - items[i].start..]);
            // A lone bracket is a remark on the line above.
            if !entry.is_empty() && !entry.starts_with('(') {
                out.distribution.push(entry);
            }
            continue;
        }
        rest.push(line);
    }
    let mut signer = Signer::default();
    for line in rest {
        let line = line.trim_matches(['*', ' ', '\u{a0}']);
        if line.chars().count() > 100 {
            continue;
        }
        if AUTHORITY.is_match(line) && is_capitals(line) {
            let cut = [" PHÓ ", " KT."]
                .iter()
                .filter_map(|o| line.find(o))
                .filter(|&i| i > 3)
                .max();
            let (authority, title) = match cut {
                Some(i) if line[i..].starts_with(" PHÓ") => (&line[..i], Some(line[i..].trim())),
                _ => (line, None),
            };
            let old = signer.authority.take();
            signer.authority =
                Some(old.map_or_else(|| authority.to_owned(), |a| format!("{a} {authority}")));
            if let Some(t) = title {
                signer.title = Some(t.to_owned());
            }
        } else if OFFICE.is_match(line) && is_capitals(line) {
            signer.title = Some(line.to_owned());
        } else if NAME.is_match(line) && signer.title.is_some() {
            signer.name = Some(line.to_owned());
        }
    }
    if signer.title.is_some() || signer.authority.is_some() {
        out.signer = Some(signer);
    }
}
