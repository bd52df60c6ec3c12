//! One name: where it begins, what belongs to it, where it ends.

use super::joints::{described, ends_with_object, named_list, over_comma, place_list, syllable};
use crate::lexicon::{GROUPS, HEAD, INNER, NOT_HEAD, STOP, TAIL, VERBAL};
use crate::words::{Word, adjoins, gap};

/// Longest name, in words.
const LONGEST: usize = 40;

/// Verbs and particles of one syllable that are never the second half of a word.
const PARTICLES: &[&str] = &[
    "có", "sẽ", "đã", "đang", "là", "phải", "cần", "do", "tại", "với", "cùng", "khi", "nếu", "để",
    "về", "cho", "đến", "theo", "không", "chưa", "nên", "hãy", "bị", "được", "trong", "vừa", "như",
    "gồm", "giao", "gửi", "giúp", "nắm", "sớm", "trước", "từ", "cử",
];

/// What may follow at this place of a name.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Mode {
    /// Words in lower case are taken until a verb.
    Free,
    /// After a capital: the other syllables of its word, capitals and known tails.
    Strict,
    /// After a tail: capitals and further tails.
    Tail,
}

pub(super) fn plural(word: &Word) -> bool {
    matches!(word.low.as_str(), "các" | "những" | "mọi" | "từng" | "mỗi")
}

/// Number of words of the head that begins at word `i`.
pub(super) fn head(text: &str, words: &[Word], i: usize, in_group: bool) -> Option<usize> {
    let head = HEAD.at(text, words, i)?;
    // "/UBND-NC": the symbol of a paper.
    let symbol = gap(text, words, i).ends_with(['/', '-'])
        && text[words[i].start..words[i].end]
            .chars()
            .all(char::is_uppercase)
        && words
            .get(i + 1)
            .is_some_and(|w| text[words[i].end..w.start] == *"-");
    if symbol {
        return None;
    }
    let Some(not) = NOT_HEAD.at(text, words, i) else {
        return Some(head);
    };
    if not > head {
        return None;
    }
    if head > not {
        return Some(head);
    }
    // A word that is a head only in company: "Báo Hải Dương", "Thanh tra tỉnh", "các phòng".
    let next = words.get(i + head)?;
    let close = adjoins(text, words, i + head);
    let named = close && (next.capital || next.low.chars().all(|c| c.is_ascii_digit()));
    // "Tổ chức Đại hội" is a verb, "Hội Nông dân" a body.
    if words[i].low == "tổ" && head == 2 && !in_group {
        return None;
    }
    // "với Quân đội, Biên phòng bảo vệ": a force named in a list.
    if words[i].low == "biên" && words[i].capital && gap(text, words, i).trim() == "," {
        return Some(head);
    }
    let press =
        words[i].low == "báo" && words[i].capital && (next.low == "đài" || next.low == "và");
    if press {
        return Some(head);
    }
    let tail = close && TAIL.at(text, words, i + head).is_some();
    (in_group || named || (tail && words[i].capital)).then_some(head)
}

/// Are the words from `i` up to `end` nothing but the head of a name, such as "Bộ Chỉ huy"?
pub(super) fn head_only(text: &str, words: &[Word], i: usize, end: usize) -> bool {
    let before = &words[..end];
    HEAD.at(text, before, i).is_some_and(|n| i + n == end)
}

/// Does a name begin at word `i`?
pub(crate) fn begins(text: &str, words: &[Word], i: usize) -> bool {
    let Some(word) = words.get(i) else {
        return false;
    };
    if plural(word) && adjoins(text, words, i + 1) && i + 1 < words.len() {
        return HEAD.at(text, words, i).is_some()
            || head(text, words, i + 1, true).is_some()
            || (GROUPS.at(text, words, i + 1).is_some()
                && NOT_HEAD.at(text, words, i + 1).is_none());
    }
    head(text, words, i, false).is_some()
}

/// The name that begins at word `i`: one past its last word.
pub(super) fn name(text: &str, words: &[Word], i: usize) -> Option<usize> {
    if !begins(text, words, i) {
        return None;
    }
    let mut group = plural(&words[i]);
    let mut j = i + usize::from(group);
    let head_words = head(text, words, j, group)
        .or_else(|| GROUPS.at(text, words, j))
        .or_else(|| HEAD.at(text, words, i).map(|n| n - 1))?;
    let verbal = VERBAL.at(text, words, j).is_some();
    j += head_words;
    // "Sở, ban, ngành thuộc tỉnh": a group without "các".
    group |= crate::rules::on("name: a group without các")
        && matches!(
            words[j - 1].low.as_str(),
            "sở" | "bộ" | "quan" | "vị" | "ngành"
        )
        && j < words.len()
        && gap(text, words, j).trim() == ","
        && !words[j].capital
        && GROUPS.at(text, words, j).is_some();
    let mut mode = Mode::Free;
    // Firms are named by what they do.
    let by_deeds = crate::rules::on("name: firms are named by deeds");
    let company = by_deeds && (words[j - 1].low == "ty" || matches!(words[i].low.as_str(), "tập"));
    let mut inner_left = verbal;
    // Words in lower case since the last capital.
    let mut syllables = 0;
    // "Các Bộ: Quốc phòng, Công an"
    let mut named = false;
    while j < words.len() && j < i + LONGEST {
        let between = gap(text, words, j).trim();
        let word = &words[j];
        let previous = words[j - 1].low.as_str();
        match between {
            "" => {}
            "," => {
                let listed = named
                    && word.capital
                    && !words.get(j + 2).is_some_and(|w| {
                        plural(w)
                            || TAIL.at(text, words, j + 2).is_some() && adjoins(text, words, j + 2)
                    });
                let step = if listed {
                    Some(1)
                } else {
                    over_comma(text, words, j, previous, group, mode)
                };
                let Some(step) = step else {
                    break;
                };
                j = (j + step).min(words.len());
                mode = if words[j - 1].capital {
                    Mode::Strict
                } else {
                    mode
                };
                syllables = 0;
                continue;
            }
            // "Văn phòng HĐND&UBND", "Sở KH&CN"
            "&" if word.capital && words[j - 1].capital => {
                j += head(text, words, j, false).unwrap_or(1);
                mode = Mode::Strict;
                continue;
            }
            "-" | "–" | "/" => {
                let stops = STOP.at(text, words, j).is_some() && !word.capital;
                if between != "/" && (stops || !(word.capital || group || word.low == "xã")) {
                    break;
                }
                mode = if word.capital { Mode::Strict } else { mode };
                j += head(text, words, j, group).unwrap_or(1);
                continue;
            }
            ":" if group
                && (j == i + 1 + head_words || j > 1 && plural(&words[j - 2]))
                && named_list(words, j, text) =>
            {
                // "Các Bộ: Quốc phòng, Công an": everything up to the end of the capitals.
                mode = Mode::Strict;
                named = true;
                j += 1;
                continue;
            }
            ":" if group && word.capital && place_list(text, words, j) => {
                mode = Mode::Strict;
                j += 1;
                continue;
            }
            _ => break,
        }
        // "Trung tâm Công nghệ thông tin"
        if word.low == "thông"
            && previous == "nghệ"
            && words.get(j + 1).is_some_and(|w| w.low == "tin")
        {
            j += 2;
            mode = Mode::Strict;
            syllables = 1;
            continue;
        }
        // "Chuyên viên phụ trách tổng hợp tham mưu ...": what one is in charge of.
        if word.low == "phụ"
            && mode == Mode::Free
            && let Some(n) = STOP.at(text, words, j + 2)
            && words.get(j + 2).is_some_and(|w| {
                matches!(
                    w.low.as_str(),
                    "tổng" | "tuyên" | "xây" | "kiểm" | "quản" | "thông"
                )
            })
            && STOP.at(text, words, j + 2 + n).is_some()
        {
            j += 2 + n;
            mode = Mode::Tail;
            continue;
        }
        if let Some(tail) = TAIL.at(text, words, j) {
            let whose = plural(word);
            group |= words[j..j + tail].iter().any(plural);
            let open = matches!(
                words[j].low.as_str(),
                "thuộc" | "trực" | "trên" | "đóng" | "tại" | "phụ" | "có" | "trong" | "quản"
            ) || words[j + tail - 1].low == "quan"
                && words
                    .get(j + tail)
                    .is_some_and(|w| w.low == "đến" || w.low == "trực");
            j += tail;
            mode = match (open, whose) {
                (true, _) => Mode::Free,
                (_, true) => Mode::Strict,
                _ => Mode::Tail,
            };
            syllables = usize::from(whose);
            continue;
        }
        if plural(word) && begins(text, words, j) {
            group = true;
            let h = head(text, words, j + 1, true)
                .or_else(|| GROUPS.at(text, words, j + 1))
                .unwrap_or(1);
            let broad = matches!(
                words[j + 1].low.as_str(),
                "cơ" | "đơn"
                    | "tổ"
                    | "doanh"
                    | "lực"
                    | "trường"
                    | "bệnh"
                    | "đoàn"
                    | "hội"
                    | "thành"
                    | "công"
                    | "ban"
                    | "chủ"
            );
            j += 1 + h;
            mode = if broad { Mode::Free } else { Mode::Strict };
            syllables = 1;
            continue;
        }
        if word.low == "và" {
            let Some(next) = words.get(j + 1).filter(|_| adjoins(text, words, j + 1)) else {
                break;
            };
            let new_unit = begins(text, words, j + 1)
                && (!group
                    || next.low == "lực"
                    || next.low == "chính" && previous == "năng"
                    || next.capital
                    || plural(next)
                    || GROUPS.at(text, words, j + 1).is_none());
            // "... của Hội đồng bầu cử quốc gia và Chỉ thị số 12/CT-TTg"
            let paper = matches!(
                (
                    next.low.as_str(),
                    words.get(j + 2).map_or("", |w| w.low.as_str())
                ),
                ("chỉ", "thị")
                    | ("kế", "hoạch")
                    | ("nghị", "quyết" | "định")
                    | ("quyết", "định")
                    | ("công", "văn" | "điện")
                    | ("thông", "báo" | "tư")
                    | ("luật", _)
            );
            if paper {
                break;
            }
            // "Văn phòng HĐND và UBND" is one office.
            let office = words[i].low == "văn"
                && matches!(previous, "hđnd" | "dân" | "quốc" | "đbqh" | "hội")
                && matches!(next.low.as_str(), "ubnd" | "ủy" | "hđnd");
            if office {
                j += 1;
                syllables = 0;
                continue;
            }
            if new_unit {
                break;
            }
            let group_word = group && GROUPS.at(text, words, j + 1).is_some();
            let free = mode == Mode::Free && STOP.at(text, words, j + 1).is_none();
            if next.low == "phòng"
                && words
                    .get(j + 2)
                    .is_some_and(|w| matches!(w.low.as_str(), "chống" | "ngừa"))
            {
                j += 2;
                mode = Mode::Free;
                continue;
            }
            let rescue = matches!(next.low.as_str(), "tìm" | "cứu" | "ứng") && verbal;
            if !(next.capital || group_word || free || rescue) {
                break;
            }
            mode = if next.capital { Mode::Strict } else { mode };
            syllables = 0;
            j += 2;
            continue;
        }
        // A heading and its first sentence run together: "các phường, xã Tăng cường kiểm tra".
        let deed = mode == Mode::Tail
            && word.capital
            && words.get(j + 1).is_some_and(|w| !w.capital)
            && STOP.at(text, words, j).is_some_and(|n| n > 1);
        if deed {
            break;
        }
        // "Công ty ... Khai thác công trình thủy lợi", "Trung tâm Kiểm soát bệnh tật".
        if word.capital
            && verbal
            && by_deeds
            && (company || j <= i + head_words + 3)
            && let Some(n) = INNER.at(text, words, j)
        {
            j += n;
            mode = Mode::Free;
            inner_left = company;
            continue;
        }
        if word.capital || word.low.chars().all(|c| c.is_ascii_digit()) {
            // A body inside the name: "Văn phòng Ban chỉ đạo ...".
            match head(text, words, j, false).filter(|_| word.capital) {
                Some(h) => {
                    inner_left = VERBAL.at(text, words, j).is_some();
                    j += h;
                    mode = Mode::Free;
                }
                None => {
                    j += 1;
                    mode = Mode::Strict;
                    syllables = 0;
                }
            }
            continue;
        }
        if word.low == "từ" && words.get(j + 1).is_some_and(|w| w.capital) {
            let Some(to) = (j + 2..words.len().min(j + 8)).find(|&k| words[k].low == "đến")
            else {
                break;
            };
            j = to + 1;
            mode = Mode::Strict;
            continue;
        }
        if word.low == "cứu" && matches!(previous, "kiếm" | "nạn") {
            j += 2;
            continue;
        }
        // Behind a capital stands the other half of its word: "Đào tạo", "Chương trình".
        let rear = previous == "hậu" && word.low == "cần";
        let whole = crate::rules::on("name: two capitals are whole")
            && j >= i + head_words + 2
            && words[j - 2].capital
            && adjoins(text, words, j - 1)
            && !GROUPS.at(text, words, j).is_some_and(|n| n > 1);
        let half = mode == Mode::Strict
            && syllables == 0
            && words[j - 1].capital
            && !whole
            && text[words[j - 1].start..words[j - 1].end]
                .chars()
                .any(char::is_lowercase)
            && (rear || !PARTICLES.contains(&word.low.as_str()));
        let stop = STOP.at(text, words, j).filter(|&n| n > 1 || !half);
        if let Some(stop) = stop {
            if let Some(end) = described(text, words, j).filter(|_| group) {
                return Some(end);
            }
            let inner = inner_left
                .then(|| INNER.at(text, words, j))
                .flatten()
                .filter(|&n| {
                    let joined = words.get(j + n).is_some_and(|w| w.low == "và");
                    mode == Mode::Free
                        && (company && joined || !ends_with_object(text, words, j, stop))
                });
            match inner {
                Some(n) => {
                    inner_left = company || words.get(j + n).is_some_and(|w| w.low == "xây");
                    j += n;
                    continue;
                }
                None => break,
            }
        }
        if mode == Mode::Tail || mode == Mode::Strict && !syllable(text, words, j, syllables) {
            break;
        }
        syllables += 1;
        inner_left &= company || matches!(word.low.as_str(), "dự" | "án" | "công" | "trình");
        j += 1;
    }
    Some(j.min(words.len()))
}
