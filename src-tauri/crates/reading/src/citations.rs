//! Other papers cited with a number.

use crate::dates;
use crate::model::Citation;
use crate::pattern::pattern;
use crate::units;
use crate::words::{fold, words};

pattern!(
    NUMBER,
    r"(\d{1,5}[a-zA-Z]?)(?:\s*/\s*(\d{4}))?(?:\s*/\s*|-)([A-ZĐƯ][\p{L}\d]*(?:(?:[-–&]\s?|[/.])[A-ZĐƯ][\p{L}\d]*)*)"
);
pattern!(
    TYPE,
    r"(?i)(bộ luật|luật|pháp lệnh|nghị quyết(?: liên tịch)?|nghị định|quyết định|chỉ thị|kết luận|thông tư(?: liên tịch)?|thông báo(?: kết luận)?|kế hoạch|công văn|công điện|văn bản|tờ trình|báo cáo|hướng dẫn|quy định|quy chế|đề án|chương trình|thông tri|giấy mời|lệnh|phương án|biên bản|giấy phép|phiếu chuyển|phiếu trình)"
);
pattern!(
    AFTER,
    r"^\s*,?\s*(?:\(?\s*(?:ký\s+|ban hành\s+)?(?:ngày|,)\s*)(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})\s*\)?"
);
pattern!(ISSUER, r"^\s*(?:năm\s+\d{4}\s*)?,?\s*của\s+");

/// A cited number in its place.
#[derive(Debug, Clone)]
pub(crate) struct Cited {
    pub citation: Citation,
    /// Bytes of the number.
    pub start: usize,
    pub end: usize,
}

/// The number without blanks, with one kind of dash and slash: what makes two numbers equal.
pub(crate) fn key(number: &str) -> String {
    let mut out = String::new();
    for c in number.to_lowercase().chars().filter(|c| !c.is_whitespace()) {
        let c = if matches!(c, '-' | '–' | '—' | '_' | '.') {
            '/'
        } else {
            c
        };
        if !(c == '/' && out.ends_with('/')) {
            out.push(c);
        }
    }
    out.trim_matches('/').to_owned()
}

/// Every number cited in a text, in order, repetitions included.
pub(crate) fn every(text: &str) -> Vec<Cited> {
    NUMBER
        .captures_iter(text)
        .filter_map(|c| {
            let whole = c.get(0)?;
            let (start, end) = (whole.start(), whole.end());
            let symbol = c.get(3)?.as_str();
            let dashed = text[c.get(1)?.end()..].starts_with('-') && c.get(2).is_none();
            // "12-KH/TU" is a number, "19-SARS" or "24/24" are none.
            if dashed && !symbol.contains('/') || symbol.chars().all(|c| c.is_ascii_digit()) {
                return None;
            }
            let before = &text[..start];
            if before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | ',' | '.'))
                || symbol.chars().count() < 2
            {
                return None;
            }
            let near: String = tail(before, 48);
            let found = TYPE.find_iter(&near).last().filter(|m| {
                let rest = fold(near[m.end()..].trim());
                let cut = near[m.end()..].starts_with(char::is_alphabetic);
                !cut && rest.chars().count() < 30 && !rest.contains([';', '.'])
            });
            let form = near.to_lowercase();
            if form.trim_end().ends_with("mẫu số")
                || form.trim_end().ends_with("biểu số")
                || form.trim_end().ends_with("mẫu")
            {
                return None;
            }
            // Units of measure: "40/NQ" needs a letter pair that is no measure.
            if found.is_none() && !symbol.contains(['-', '–', '/']) && c.get(2).is_none() {
                return None;
            }
            let mut after = &text[end..];
            let mut date = None;
            if let Some(d) = AFTER.captures(after.get(..bounded(after, 80)).unwrap_or(after)) {
                let calendar = dates::Calendar::default();
                date = dates::parse(&d[1], 0)
                    .and_then(|w| calendar.iso(&w))
                    .filter(|d| d.len() == 10);
                after = &after[d[0].len()..];
            }
            let issuer = ISSUER
                .find(after.get(..bounded(after, 40)).unwrap_or(after))
                .and_then(|m| {
                    let rest = &after[m.end()..];
                    let rest = &rest[..bounded(rest, 160)];
                    let w = words(rest);
                    let list = units::list(rest, &w, 0)?;
                    let &(a, b) = list.names.first()?;
                    Some(rest[a..b].to_owned())
                });
            Some(Cited {
                citation: Citation {
                    r#type: found.map(|m| capitalised(m.as_str())),
                    number: whole.as_str().replace(' ', "").replace('\u{2013}', "-"),
                    date,
                    issuer,
                },
                start,
                end,
            })
        })
        .collect()
}

/// The list of cited papers, each once; later mentions fill in what the first left out.
pub(crate) fn citations(found: &[Cited], own: Option<&str>) -> Vec<Citation> {
    let own = own.map(key).unwrap_or_default();
    let mut out: Vec<Citation> = Vec::new();
    let mut places: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for c in found {
        let k = key(&c.citation.number);
        if k == own {
            continue;
        }
        match places.get(&k) {
            Some(&i) => {
                let first: &mut Citation = &mut out[i];
                if first.date.is_none() {
                    first.date.clone_from(&c.citation.date);
                }
                if first.issuer.is_none() {
                    first.issuer.clone_from(&c.citation.issuer);
                }
                if first.r#type.is_none() {
                    first.r#type.clone_from(&c.citation.r#type);
                }
            }
            None => {
                places.insert(k, out.len());
                out.push(c.citation.clone());
            }
        }
    }
    out
}

fn capitalised(word: &str) -> String {
    let low = word.to_lowercase();
    let mut chars = low.chars();
    chars
        .next()
        .map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
}

/// The last characters of a text.
pub(crate) fn tail(text: &str, characters: usize) -> String {
    let from = text
        .char_indices()
        .rev()
        .nth(characters.saturating_sub(1))
        .map_or(0, |(i, _)| i);
    text[from..].to_owned()
}

/// The byte after the first characters of a text.
pub(crate) fn bounded(text: &str, characters: usize) -> usize {
    text.char_indices()
        .nth(characters)
        .map_or(text.len(), |(i, _)| i)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Citation> {
        citations(&every(text), None)
    }

    #[test]
    fn number_date_issuer() {
        let c =
            read("theo Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ phê duyệt");
        assert_eq!(c.len(), 1);
        assert_eq!(c[0].r#type.as_deref(), Some("Quyết định"));
        assert_eq!(c[0].number, "766/QĐ-TTg");
        assert_eq!(c[0].date.as_deref(), Some("2022-06-23"));
        assert_eq!(c[0].issuer.as_deref(), Some("Thủ tướng Chính phủ"));
    }

    #[test]
    fn party_numbers_and_broken_symbols() {
        let c = read(
            "Chỉ thị số 46-CT/TW ngày 16/5/2025 của Bộ Chính trị; Thông tư số 48/2017/TT- BYT; Thông tư số 48/2017-TT-BYT",
        );
        let numbers: Vec<_> = c.iter().map(|c| c.number.as_str()).collect();
        assert_eq!(numbers, ["46-CT/TW", "48/2017/TT-BYT"]);
    }

    #[test]
    fn ordinary_numbers_are_no_citations() {
        assert!(
            read("trực 24/24 giờ, ngày 23/5/2021, nhiệm kỳ 2021-2026, dịch COVID-19").is_empty()
        );
    }
}
