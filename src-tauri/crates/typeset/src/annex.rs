//! The heading of a phụ lục (P1-III.1): its word and number, title, "(Kèm theo …)" and a rule.

use crate::{
    composer::{Composer, Look, Stack},
    flow::{Break, Piece},
    fonts::Face,
    page::{ElementId, Tag},
    text::{FIXED_SPACE, capitals, clean},
};
use document::{Annex, Document, Pt, nd30, numbering::roman};

/// Heading of the annex with index `index`.
pub(crate) fn heading(composer: &mut Composer<'_>, document: &Document, index: usize, annex: &Annex, measure: Pt, parent: ElementId) -> Piece {
    let narrow = measure * 0.9;
    let mut stack = Stack::new(composer, (measure - narrow) / 2.0, narrow);
    let block = stack.composer.block(format!("annexes/{index}/title"));
    let word = if document.annexes.len() > 1 { format!("{} {}", nd30::legend::ANNEX, roman(index as u32 + 1)) } else { nd30::legend::ANNEX.to_owned() };
    let element = stack.composer.element(Tag::H1, parent);
    stack.text(&word, Look::centered(Face::Bold, nd30::size::ANNEX_WORD), block, element);
    let size = nd30::size::ANNEX.default;
    let element = stack.composer.element(Tag::H1, parent);
    stack.text(&capitals(annex.title.trim()), Look::centered(Face::Bold, size), block, element);
    let block = stack.composer.block(format!("annexes/{index}/note"));
    let note = annex.note.as_deref().map(str::trim).filter(|n| !n.is_empty()).map_or_else(|| attached(document), str::to_owned);
    let element = stack.composer.element(Tag::P, parent);
    stack.text(&note, Look::centered(Face::Italic, size), block, element);
    stack.rule(nd30::rule::SHORT.default, Pt(2.5), block);
    Piece::new(Pt::ZERO, stack.y + Pt(6.0), Break::Last, stack.items)
}

/// "(Kèm theo Kế hoạch số 07/KH-TBANTT ngày 05 tháng 01 năm 2026 của Tiểu ban An ninh, trật tự)".
pub(crate) fn attached(document: &Document) -> String {
    let number = document.number_line();
    let number = number.strip_prefix("Số: ").unwrap_or(&number);
    let issuer = in_running_text(&document.head.issuer);
    let of = if issuer.is_empty() { String::new() } else { format!(" của {issuer}") };
    // Number and date stay whole: the lines part before "của" or between them.
    let whole = |text: &str| text.replace(' ', &FIXED_SPACE.to_string());
    format!("(Kèm theo {} {} {}{of})", document.kind.name, whole(&format!("số {number}")), whole(&document.head.date.text()))
}

/// Nouns of units after which a proper name follows, each word with a capital.
const BEFORE_NAMES: [&str; 10] = ["tỉnh", "thành phố", "quận", "huyện", "thị xã", "thị trấn", "phường", "xã", "đặc khu", "thôn"];
/// Beginnings of names of bodies whose next word takes a capital: "Sở Nội vụ", "Tiểu ban An ninh".
const BEFORE_FIELDS: [&str; 11] = ["sở", "bộ", "cục", "vụ", "phòng", "tiểu ban", "ban", "chi cục", "tổng cục", "tổ", "trung tâm"];
/// Bodies written with one capital only.
const WHOLE: [&str; 9] = [
    "ủy ban nhân dân", "uỷ ban nhân dân", "hội đồng nhân dân", "ủy ban bầu cử", "uỷ ban bầu cử", "ban bầu cử", "tổ bầu cử", "công an", "hội đồng bầu cử quốc gia",
];

/// An issuer's name in capitals as it is written in running text. What cannot be known from
/// capitals (a person's name in it) keeps its small letters; `Annex::note` sets another wording.
pub(crate) fn in_running_text(name: &str) -> String {
    let name = clean(name);
    let words: Vec<&str> = name.split_whitespace().collect();
    if name.chars().any(char::is_lowercase) {
        return words.join(" ");
    }
    let lower: Vec<String> = words.iter().map(|w| w.to_lowercase()).collect();
    let phrase = |at: usize, list: &[&str]| -> Option<usize> {
        list.iter()
            .filter(|p| {
                let parts: Vec<&str> = p.split(' ').collect();
                // "xã hội" is no commune.
                let society = *p == &"xã" && lower.get(at + 1).is_some_and(|w| w.starts_with("hội"));
                lower.len() >= at + parts.len() && !society && parts.iter().zip(&lower[at..]).all(|(a, b)| *a == b.as_str())
            })
            .map(|p| p.split(' ').count())
            .max()
    };
    let mut out: Vec<String> = Vec::new();
    let (mut i, mut proper, mut start) = (0, false, true);
    while i < lower.len() {
        if let Some(n) = phrase(i, &WHOLE) {
            out.push(capital(&lower[i]));
            out.extend(lower[i + 1..i + n].iter().cloned());
            (i, proper, start) = (i + n, false, false);
        } else if let Some(n) = phrase(i, &BEFORE_NAMES) {
            out.extend(lower[i..i + n].iter().cloned());
            if start && let Some(first) = out.first_mut() {
                *first = capital(first);
            }
            (i, proper, start) = (i + n, true, false);
        } else if let Some(n) = phrase(i, &BEFORE_FIELDS).filter(|_| start) {
            out.push(capital(&lower[i]));
            out.extend(lower[i + 1..i + n].iter().cloned());
            if let Some(next) = lower.get(i + n).filter(|_| phrase(i + n, &BEFORE_NAMES).is_none()) {
                out.push(capital(next));
                i += 1;
            }
            (i, proper, start) = (i + n, false, false);
        } else {
            let last = out.last().is_some_and(|w: &String| w.ends_with(','));
            out.push(if proper && !last || start { capital(&lower[i]) } else { lower[i].clone() });
            (i, start, proper) = (i + 1, false, proper && !last);
        }
    }
    out.join(" ")
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::in_running_text;

    #[test]
    fn an_issuer_is_named_as_in_a_sentence() {
        assert_eq!(in_running_text("ỦY BAN NHÂN DÂN\nTỈNH HẢI DƯƠNG"), "Ủy ban nhân dân tỉnh Hải Dương");
        assert_eq!(in_running_text("TIỂU BAN AN NINH, TRẬT TỰ"), "Tiểu ban An ninh, trật tự");
        assert_eq!(in_running_text("TIỂU BAN AN TOÀN XÃ HỘI VÀ Y TẾ"), "Tiểu ban An toàn xã hội và y tế");
        assert_eq!(in_running_text("SỞ NỘI VỤ"), "Sở Nội vụ");
        assert_eq!(in_running_text("CÔNG AN TỈNH HẢI DƯƠNG"), "Công an tỉnh Hải Dương");
        assert_eq!(in_running_text("ỦY BAN BẦU CỬ XÃ TÂN LẬP"), "Ủy ban bầu cử xã Tân Lập");
        assert_eq!(in_running_text("Tiểu ban đã viết đúng"), "Tiểu ban đã viết đúng");
        assert_eq!(in_running_text(""), "");
    }
}
