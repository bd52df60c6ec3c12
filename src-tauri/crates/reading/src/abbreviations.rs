//! Abbreviations a text defines: "(sau đây gọi tắt là Tiểu ban)", "(viết tắt là BCĐ)",
//! "Ban Chỉ đạo phòng, chống tội phạm (BCĐ 138)".

use crate::model::Abbreviation;
use crate::pattern::pattern;
use crate::units;
use crate::words::{Word, fold, words};

pattern!(
    CALLED,
    r#"(?i)[(,]\s*(?:sau đây|dưới đây|từ đây)?\s*(?:được\s+)?(?:gọi|viết)\s+(?:tắt\s+|chung\s+)?(?:là|:)\s*:?\s*["“]?([^()"”]{2,80})["”]?\s*\)"#
);
pattern!(
    SHORT,
    r"\(\s*(\p{Lu}[\p{Lu}\d&]{1,11}(?:[\s\-]+(?:\d{1,4}|\p{Lu}{2,8})){0,2})\s*\)"
);
pattern!(
    PAPER,
    r"\p{Lu}\p{L}+(?:\s+\p{L}+){0,3}\s+số\s+[\d\p{L}/\-&.]+(?:\s+ngày\s+[\d/.\-]+)?$"
);

/// Words looked back over for what an abbreviation stands for.
const BACK: usize = 24;

/// Every abbreviation the text defines, in order; the first definition of a short form counts.
pub(crate) fn abbreviations(text: &str, place: &impl Fn(usize) -> usize) -> Vec<Abbreviation> {
    let mut found: Vec<(usize, usize, String, String)> = Vec::new();
    for c in CALLED.captures_iter(text) {
        let (Some(whole), Some(short)) = (c.get(0), c.get(1)) else {
            continue;
        };
        let short = short.as_str().trim().trim_end_matches([',', ';', '.']);
        if let Some(long) = before(text, whole.start(), short, true) {
            found.push((whole.start(), whole.end(), short.to_owned(), long));
        }
    }
    for c in SHORT.captures_iter(text) {
        let (Some(whole), Some(short)) = (c.get(0), c.get(1)) else {
            continue;
        };
        if let Some(long) = before(text, whole.start(), short.as_str(), false) {
            found.push((whole.start(), whole.end(), short.as_str().to_owned(), long));
        }
    }
    found.sort_by_key(|f| f.0);
    let mut out: Vec<Abbreviation> = Vec::new();
    for (start, end, short, long) in found {
        if out.len() < 200 && out.iter().all(|a| a.short != short) && fold(&short) != fold(&long) {
            out.push(Abbreviation {
                short,
                long,
                start: place(start),
                end: place(end),
            });
        }
    }
    out
}

/// What stands before the bracket and is meant by the short form: the name of a body, a cited
/// paper, or words whose first letters are the short form.
fn before(text: &str, at: usize, short: &str, told: bool) -> Option<String> {
    let line = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let from = text[line..at]
        .char_indices()
        .rev()
        .nth(220)
        .map_or(line, |(i, _)| line + i);
    let near = text[from..at].trim_end();
    let w = words(near);
    if w.is_empty() || w.last().is_some_and(|x| x.end != near.len()) {
        return None;
    }
    let first = w.len().saturating_sub(BACK);
    let letters = initials(short);
    let spelled = |long: &[Word]| {
        let all: String = long.iter().filter_map(|x| x.low.chars().next()).collect();
        // "ANTT" is "an ninh, trật tự"; "và", "của" may be left out.
        let some: String = long
            .iter()
            .filter(|x| !matches!(x.low.as_str(), "và" | "của" | "các" | "về" | "cho"))
            .filter_map(|x| x.low.chars().next())
            .collect();
        !letters.is_empty() && (fold(&all) == letters || fold(&some) == letters)
    };
    if told && let Some(m) = PAPER.find(near) {
        return Some(m.as_str().to_owned());
    }
    // A body whose name ends at the bracket.
    let body = (first..w.len())
        .filter(|&i| w[i].capital && units::begins(near, &w, i))
        .find_map(|i| {
            let list = units::list(near, &w, i)?;
            let &(a, b) = list.names.last()?;
            (list.names.len() == 1 && b == near.len()).then_some(a)
        });
    if let Some(a) = body
        && (told || spelled(&w[w.partition_point(|x| x.start < a)..]) || related(short, &near[a..]))
    {
        return Some(near[a..].to_owned());
    }
    if let Some(i) = (first..w.len().saturating_sub(1)).find(|&i| spelled(&w[i..])) {
        return Some(near[w[i].start..].to_owned());
    }
    if !told {
        return None;
    }
    // "Ủy ban nhân dân tỉnh": the last words that begin with a capital.
    let i = (first..w.len())
        .rev()
        .find(|&i| w[i].capital && fold(short.split(' ').next().unwrap_or("")) == w[i].low)?;
    Some(near[w[i].start..].to_owned())
}

/// First letters of a short form, numbers left out: "BCĐ 138" is "bcđ".
fn initials(short: &str) -> String {
    short
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect()
}

/// "BCĐ 138" and "Ban Chỉ đạo phòng, chống tội phạm": the letters open the name.
fn related(short: &str, long: &str) -> bool {
    let letters = initials(short.split([' ', '-']).next().unwrap_or(short));
    let opening: String = words(long)
        .iter()
        .filter_map(|x| x.low.chars().next())
        .collect();
    letters.chars().count() >= 2 && opening.starts_with(&letters)
}

/// A name with its abbreviations written out; none where it holds none. What follows the short
/// form in the name ("BCĐ 138 tỉnh") stays, unless the long form says it already.
pub fn written_out(name: &str, defined: &[Abbreviation]) -> Option<String> {
    let w = words(name);
    let mut best: Option<(usize, usize, &Abbreviation)> = None;
    for a in defined {
        let short: Vec<String> = words(&a.short).into_iter().map(|x| x.low).collect();
        let shouted = a.short.chars().filter(|c| c.is_uppercase()).count() >= 2;
        if short.is_empty() || short.len() > w.len() {
            continue;
        }
        for i in 0..=w.len() - short.len() {
            let here = &w[i..i + short.len()];
            let same = here.iter().map(|x| &x.low).eq(short.iter());
            // A short form of capitals is written in capitals; a short form that is an ordinary
            // name ("Tiểu ban") counts only where it is the whole name.
            let written = &name[here[0].start..here[short.len() - 1].end];
            let fits = if shouted {
                written == a.short
            } else {
                short.len() == w.len()
            };
            if same && fits && best.is_none_or(|b| b.1 < short.len()) {
                best = Some((i, short.len(), a));
            }
        }
    }
    let (i, n, a) = best?;
    let head = &name[..w[i].start];
    let tail = name[w[i + n - 1].end..].trim();
    let long = if tail.is_empty() || fold(&a.long).ends_with(&fold(tail)) {
        a.long.clone()
    } else {
        format!("{} {tail}", a.long)
    };
    Some(format!("{head}{long}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn defined(text: &str) -> Vec<(String, String)> {
        abbreviations(text, &|b| b)
            .into_iter()
            .map(|a| (a.short, a.long))
            .collect()
    }

    #[test]
    fn all_ways_of_defining() {
        assert_eq!(
            defined(
                "thành lập Tiểu ban An ninh, trật tự và Y tế (sau đây gọi tắt là Tiểu ban) để giúp việc"
            ),
            [(
                "Tiểu ban".to_owned(),
                "Tiểu ban An ninh, trật tự và Y tế".to_owned()
            )]
        );
        assert_eq!(
            defined("của Ban Chỉ đạo phòng, chống tội phạm tỉnh (BCĐ 138) và các ngành"),
            [(
                "BCĐ 138".to_owned(),
                "Ban Chỉ đạo phòng, chống tội phạm tỉnh".to_owned()
            )]
        );
        assert_eq!(
            defined("bảo đảm an ninh, trật tự (ANTT) trên địa bàn"),
            [("ANTT".to_owned(), "an ninh, trật tự".to_owned())]
        );
        assert_eq!(
            defined("Kế hoạch số 12/KH-UBBC ngày 05/01/2026 (viết tắt là Kế hoạch 12)"),
            [(
                "Kế hoạch 12".to_owned(),
                "Kế hoạch số 12/KH-UBBC ngày 05/01/2026".to_owned()
            )]
        );
        assert!(
            defined("Trung tâm Dịch vụ việc làm (Sở Nội vụ), mô hình (IV) và (PC06)").is_empty()
        );
    }

    #[test]
    fn names_are_written_out() {
        let known = [Abbreviation {
            short: "BCĐ 138".into(),
            long: "Ban Chỉ đạo phòng, chống tội phạm tỉnh".into(),
            ..Abbreviation::default()
        }];
        assert_eq!(
            written_out("BCĐ 138 tỉnh", &known).as_deref(),
            Some("Ban Chỉ đạo phòng, chống tội phạm tỉnh")
        );
        assert_eq!(
            written_out("các thành viên BCĐ 138", &known).as_deref(),
            Some("các thành viên Ban Chỉ đạo phòng, chống tội phạm tỉnh")
        );
        assert_eq!(written_out("BCĐ 389", &known), None);
    }
}
