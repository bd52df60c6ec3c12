//! Where a name goes on: over a comma, a colon, a verb that is part of it.

use super::name::{Mode, begins, head, plural};
use crate::lexicon::{GROUPS, INNER, OPEN, STOP, TAIL};
use crate::words::{Word, adjoins, gap};

/// "các cơ quan được phân công chủ trì ... có trách nhiệm": a group told by what it was charged
/// with, up to the words that open its duty.
pub(super) fn described(text: &str, words: &[Word], j: usize) -> Option<usize> {
    let charged = crate::rules::on("name: a group told by its charge")
        && matches!(words[j].low.as_str(), "được" | "đã")
        && words.get(j + 1).is_some_and(|w| {
            matches!(
                w.low.as_str(),
                "giao" | "phân" | "cử" | "thành" | "ủy" | "nêu" | "được"
            )
        });
    if !charged {
        return None;
    }
    (j + 2..words.len().min(j + 18))
        .take_while(|&k| adjoins(text, words, k))
        .find(|&k| {
            let next = words.get(k + 1).map_or("", |w| w.low.as_str());
            matches!(
                (words[k].low.as_str(), next),
                ("có", "trách")
                    | ("chịu", "trách")
                    | ("có", "nhiệm")
                    | ("phải", _)
                    | ("cần", _)
                    | ("chủ", "động")
                    | ("khẩn", "trương")
                    | ("tập", "trung")
                    | ("nghiêm", "túc")
                    | ("căn", "cứ")
                    | ("có", "kế" | "phương" | "văn")
            )
        })
}

/// Levels of administration that may stand in a row: "UBND xã, phường, đặc khu".
pub(super) fn level(words: &[Word], j: usize) -> Option<usize> {
    let two = words.get(j + 1).map_or("", |w| w.low.as_str());
    if words[j].capital {
        return None;
    }
    let n = match (words[j].low.as_str(), two) {
        ("đặc", "khu") | ("thị", "xã" | "trấn") | ("thành", "phố") | ("khu", "phố") => {
            2
        }
        (_, "ủy" | "đoàn" | "đội") => return None,
        ("xã" | "phường" | "huyện" | "quận" | "tỉnh" | "thôn" | "ấp", _) => 1,
        _ => return None,
    };
    // "Công an tỉnh, thành phố Huế": a place of its own.
    let named = words.get(j + n).is_some_and(|w| w.capital);
    (!named || words[j].low == "đặc").then_some(n)
}

/// A syllable in lower case behind a capital: "Y tế" has one more, "Giao thông vận tải" three.
/// Beyond the first one something that ends the name must be in sight.
pub(super) fn syllable(text: &str, words: &[Word], j: usize, taken: usize) -> bool {
    if taken == 0 {
        return true;
    }
    (j..=j + 2).any(|k| match words.get(k + 1) {
        None => true,
        Some(w) => {
            !adjoins(text, words, k + 1)
                || w.capital
                || w.low == "và"
                || STOP.at(text, words, k + 1).is_some()
                || TAIL.at(text, words, k + 1).is_some()
        }
    }) && taken < 5
}

/// After a verb that may be part of a name: does it rule an object of its own, so that it is
/// the duty of the body and not its name?
pub(super) fn ends_with_object(text: &str, words: &[Word], j: usize, stop: usize) -> bool {
    let Some(next) = words.get(j + stop) else {
        return false;
    };
    if !adjoins(text, words, j + stop) {
        return true;
    }
    // "Hội đồng thẩm định Nhà nước", "Tổ kiểm tra quốc gia"
    if next.low == "nhà" && words.get(j + stop + 1).is_some_and(|w| w.low == "nước") {
        return false;
    }
    matches!(
        next.low.as_str(),
        "các"
            | "những"
            | "việc"
            | "công"
            | "kế"
            | "với"
            | "kết"
            | "nghiêm"
            | "tốt"
            | "kịp"
            | "đầy"
            | "và"
            | "về"
            | "cho"
    ) || begins(text, words, j + stop)
        || (STOP.at(text, words, j + stop).is_some()
            && INNER.at(text, words, j + stop).is_none()
            && !matches!(next.low.as_str(), "cần" | "phải" | "chịu"))
}

/// How many words to take over a comma, where the name goes on behind it.
pub(super) fn over_comma(
    text: &str,
    words: &[Word],
    j: usize,
    previous: &str,
    group: bool,
    mode: Mode,
) -> Option<usize> {
    let word = &words[j];
    if plural(word) {
        // "các cấp, các ngành" is one.
        return (previous == "cấp" && words.get(j + 1).is_some_and(|w| w.low == "ngành"))
            .then_some(2);
    }
    if previous == "phòng" && matches!(word.low.as_str(), "chống" | "tránh" | "ngừa") {
        return Some(1);
    }
    for (a, b) in [
        ("ninh", "trật"),
        ("bệnh", "chữa"),
        ("cháy", "chữa"),
        ("nạn", "cứu"),
        ("hóa", "thể"),
    ] {
        if previous == a && word.low == b {
            return Some(2);
        }
    }
    // "tỉnh ủy, thành ủy"
    if previous == "ủy" && !word.capital && words.get(j + 1).is_some_and(|w| w.low == "ủy") {
        return Some(2);
    }
    let after_level = matches!(
        previous,
        "xã" | "phường" | "khu" | "huyện" | "quận" | "phố" | "tỉnh" | "trấn" | "thôn" | "ấp"
    );
    if after_level
        && crate::rules::on("name: levels in a row")
        && let Some(n) = level(words, j)
    {
        return Some(n);
    }
    let group_word = GROUPS.at(text, words, j);
    if group
        && word.capital
        && crate::rules::on("name: a body of its own ends the group")
        && own_body(text, words, j)
    {
        return None;
    }
    if group
        && !(word.low == "chính" && previous == "năng")
        && let Some(n) = group_word
    {
        let proper = word.capital
            && words
                .get(j + n)
                .is_some_and(|w| w.capital && adjoins(text, words, j + n));
        // "các đơn vị, tổ chức khảo sát": the verb, not the noun.
        let verb = word.low == "tổ"
            && n == 2
            && crate::rules::on("name: tổ chức before an object is a verb")
            && words.get(j + n).is_some_and(|w| {
                adjoins(text, words, j + n)
                    && !w.capital
                    && !matches!(w.low.as_str(), "và" | "hoặc" | "đảng" | "tín" | "kinh")
                    && GROUPS.at(text, words, j + n).is_none()
                    && TAIL.at(text, words, j + n).is_none()
                    || matches!(w.low.as_str(), "thực" | "triển" | "tốt")
            });
        return (!proper && !verb).then_some(n);
    }
    let open = crate::rules::on("name: one more of the group");
    if group
        && open
        && !word.capital
        && !office(word)
        && !(word.low == "chính" && previous == "năng")
    {
        // "các địa phương, đơn vị, chủ rừng": one more of the group.
        let more = head(text, words, j, true).filter(|_| STOP.at(text, words, j).is_none());
        if more.is_some() {
            return more;
        }
    }
    if word.capital
        && mode != Mode::Free
        && !begins(text, words, j)
        && group_word.is_none_or(|_| !group)
    {
        // "Văn hóa, Thể thao và Du lịch": a name with commas ends in "và" or lists capitals.
        return Some(1);
    }
    None
}

/// A body with a name of its own that begins with a capital: "Tổ bầu cử", "Ban Quản lý dự án".
pub(super) fn own_body(text: &str, words: &[Word], j: usize) -> bool {
    let generic = matches!(
        (
            words[j].low.as_str(),
            words.get(j + 1).map_or("", |w| w.low.as_str())
        ),
        ("đoàn", "thể")
            | ("đơn", _)
            | ("địa", _)
            | ("cơ", _)
            | ("tổ", "chức" | "dân")
            | ("doanh", _)
            | ("lực", _)
            | ("ban", "ngành")
            | ("khu", _)
            | ("hợp", _)
            | ("trường", "học")
            | ("các", _)
            | ("đặc", _)
            | ("thị", _)
            | ("thành", _)
            | ("tổng", _)
            | ("công", "ty")
            | ("tập", _)
    );
    !generic && head(text, words, j, false).is_some_and(|n| n >= 2)
}

/// First words of offices and bodies that are never one more of a group.
pub(super) fn office(word: &Word) -> bool {
    matches!(
        word.low.as_str(),
        "công"
            | "ủy"
            | "ubnd"
            | "hội"
            | "mặt"
            | "tỉnh"
            | "văn"
            | "chủ"
            | "giám"
            | "lãnh"
            | "thủ"
            | "trưởng"
            | "phó"
            | "bí"
            | "đồng"
            | "đại"
            | "thành"
            | "người"
            | "ông"
            | "bà"
            | "các"
    ) && word.low != "chủ"
}

/// "Các Bộ: Quốc phòng, Y tế"
pub(super) fn named_list(words: &[Word], j: usize, text: &str) -> bool {
    let kind = matches!(
        words[j - 1].low.as_str(),
        "bộ" | "sở" | "tỉnh" | "phố" | "xã" | "phường" | "huyện" | "ngành"
    );
    kind && words[j].capital
        && !OPEN.at(text, words, j).is_some_and(|n| {
            // "các xã: Bố trí lực lượng": a duty, not "các Sở: Xây dựng, Y tế".
            n > 1 && adjoins(text, words, j + n) && words.get(j + n).is_some_and(|w| !w.capital)
        })
        && !begins(text, words, j) | (words[j].low == "công" || words[j].low == "y")
}

/// "các tỉnh, thành phố: Hà Tĩnh, Quảng Trị": capitals and commas up to the end of the line or
/// to a verb.
pub(super) fn place_list(text: &str, words: &[Word], j: usize) -> bool {
    !begins(text, words, j)
        && words.get(j + 1).is_some_and(|w| w.capital)
        && words[j..]
            .iter()
            .enumerate()
            .take(12)
            .skip(1)
            .any(|(k, _)| gap(text, words, j + k).trim() == ",")
}
