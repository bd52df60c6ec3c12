//! Who speaks and who is spoken to: orders inside a sentence.

use super::{Address, Manner, NOUN_BEFORE, REPORT, finish};
use crate::lexicon::{ORDER, STOP};
use crate::pattern::pattern;
use crate::units;
use crate::words::{Word, adjoins, gap, words};

/// "Các địa phương được kiểm tra: ...": a group told by what stands up to the colon.
pub(super) fn described(
    clause: &str,
    w: &[Word],
    i: usize,
    list: &units::UnitList,
) -> Option<Address> {
    let first = w.get(list.next)?;
    // "Đối với các nhà máy xi măng, luyện thép: ..."
    if gap(clause, w, list.next).trim() == "," && w[i].low == "các" && list.names.len() == 1 {
        let end = (list.next + 1..w.len().min(list.next + 5)).find(|&k| !adjoins(clause, w, k))?;
        if w[list.next..end].iter().any(|x| x.capital)
            || !gap(clause, w, end).trim_start().starts_with(':')
        {
            return None;
        }
        let name = clause[w[i].start..w[end - 1].end].to_owned();
        return Some(Address {
            why: format!("nêu tên '{name}'"),
            lead: vec![name],
            colon: true,
            after: w[end - 1].end,
            ..Address::default()
        });
    }
    if !matches!(
        first.low.as_str(),
        "được" | "có" | "đang" | "thuộc" | "trên" | "tại" | "nơi" | "trong" | "tham"
    ) || list.names.len() > 1
    {
        return None;
    }
    let end = (list.next + 1..w.len().min(list.next + 10)).find(|&k| !adjoins(clause, w, k))?;
    let rest = gap(clause, w, end);
    if !rest.trim_start().starts_with(':') {
        return None;
    }
    let name = clause[w[i].start..w[end - 1].end].to_owned();
    Some(Address {
        why: format!("nêu tên '{name}'"),
        lead: vec![name],
        colon: true,
        after: w[end - 1].end,
        ..Address::default()
    })
}

pattern!(
    SPEECH,
    r"(?i)^(?:cũng\s+|tiếp tục\s+)?(?:lưu ý|nhấn mạnh|yêu cầu|đề nghị|chỉ đạo|giao|phân công|khẳng định|cho rằng|phát biểu|kết luận|bày tỏ|đánh giá|ghi nhận|biểu dương|chia sẻ|mong muốn|cho biết|có ý kiến)"
);

/// A person who speaks for a body.
pub(super) fn person(word: &Word) -> bool {
    matches!(
        word.low.as_str(),
        "đồng"
            | "ông"
            | "bà"
            | "thứ"
            | "bộ"
            | "phó"
            | "chủ"
            | "giám"
            | "bí"
            | "thủ"
            | "trưởng"
            | "thiếu"
            | "trung"
            | "đại"
            | "thượng"
    )
}

/// A person who speaks, told from an office that is spoken to: named by name, the head of the
/// government or of the province, or "cũng chỉ đạo".
pub(super) fn speaks(
    clause: &str,
    w: &[Word],
    from: usize,
    speaker: &units::UnitList,
    verb: usize,
) -> bool {
    if !person(&w[from]) {
        return false;
    }
    let body = (from + 1..speaker.next).any(|k| units::begins(clause, w, k));
    let name = clause[w[from].start..w[speaker.next - 1].end].to_lowercase();
    let head =
        name.contains("thủ tướng") || name.ends_with("ubnd tỉnh") || name.ends_with("thành phố");
    !body || head || w[verb - 1].low == "cũng"
}

/// "Thứ trưởng A yêu cầu Công an ...", "UBND tỉnh giao Sở ...": a speaker opens the clause.
pub(super) fn spoken(
    clause: &str,
    w: &[Word],
    from: usize,
    speaker: &units::UnitList,
    manner: Manner,
) -> Option<Address> {
    if manner.below {
        return None;
    }
    // Many bodies at once do not speak for the paper: "UBND các tỉnh yêu cầu các chủ đầu tư ...".
    if crate::rules::on("news: many bodies do not speak")
        && w[from..speaker.next].iter().any(|x| x.low == "các")
        && !w[from].low.starts_with("đồng")
    {
        return None;
    }
    // "đồng chí Nguyễn Văn A, Phó Chủ tịch ... yêu cầu": titles behind a comma.
    for j in speaker.next..w.len().min(speaker.next + 40) {
        if gap(clause, w, j).contains([':', ';', '.']) {
            return None;
        }
        let Some(n) = ORDER.at(clause, w, j) else {
            continue;
        };
        let verb = clause[w[j].start..w[j + n - 1].end].to_owned();
        // "X chỉ đạo Y làm": X acts, but a person in a news piece only speaks.
        if verb.starts_with("chỉ đạo") && !(manner.loose && speaks(clause, w, from, speaker, j))
        {
            return None;
        }
        if j > speaker.next + 3 && manner.governed {
            return None;
        }
        if w[j].capital || NOUN_BEFORE.is_match(&clause[..w[j].start]) && w[j - 1].low != "đã" {
            continue;
        }
        let mut k = j + n;
        if w.get(k).is_some_and(|x| x.low == "cho" || x.low == "đối") {
            k += if w[k].low == "cho" { 1 } else { 2 };
        }
        if k >= w.len() || !(adjoins(clause, w, k) || gap(clause, w, k).trim() == ":") {
            continue;
        }
        let Some(list) = units::list(clause, w, k) else {
            continue;
        };
        let mut found = finish(clause, w, &list, k);
        found.order = true;
        found.request = verb.contains("đề nghị");
        found.why = format!("theo '{} {}'", verb, found.lead.join(", "));
        return Some(found);
    }
    None
}

/// An order anywhere in the sentence of a news piece.
pub(super) fn inside(clause: &str, w: &[Word], manner: Manner) -> Option<Address> {
    if manner.below {
        return None;
    }
    for j in 1..w.len().min(110) {
        let Some(n) = ORDER.at(clause, w, j) else {
            continue;
        };
        let before = &clause[..w[j].start];
        // "... chỉ đạo các cơ quan" behind other subjects tells how they act.
        let directs = w[j].low == "chỉ"
            && !w[..j].iter().any(person)
            && (0..j).any(|k| units::begins(clause, w, k));
        if directs
            || NOUN_BEFORE.is_match(before)
            || before.contains(" đã ") && !before.contains("do đó")
            || w[j].capital && !before.trim_end().ends_with(':')
        {
            continue;
        }
        let k = j + n;
        if k >= w.len() || !adjoins(clause, w, k) {
            continue;
        }
        let Some(list) = units::list(clause, w, k) else {
            continue;
        };
        let mut found = finish(clause, w, &list, k);
        if found.bare {
            continue;
        }
        let verb = clause[w[j].start..w[j + n - 1].end].to_owned();
        found.order = true;
        found.request = verb.contains("đề nghị");
        found.why = format!("theo '{} {}'", verb, found.lead.join(", "));
        return Some(found);
    }
    None
}

/// A body with a name of its own that acts in the middle of a lead-in, where a heading and its
/// first sentence ran together.
pub(crate) fn subject_inside(text: &str) -> Option<Address> {
    let w = words(text);
    for i in 2..w.len().min(60) {
        let begins =
            w[i].capital && adjoins(text, &w, i) && !w[i - 1].capital && units::begins(text, &w, i);
        if !begins
            || matches!(
                w[i - 1].low.as_str(),
                "của"
                    | "với"
                    | "cho"
                    | "tại"
                    | "về"
                    | "do"
                    | "và"
                    | "theo"
                    | "từ"
                    | "đến"
                    | "là"
                    | "hợp"
                    | "gửi"
                    | "các"
                    | "mưu"
                    | "đạo"
                    | "cáo"
            )
        {
            continue;
        }
        let Some(list) = units::list(text, &w, i) else {
            continue;
        };
        let verb = adjoins(text, &w, list.next) && STOP.at(text, &w, list.next).is_some();
        let mut found = finish(text, &w, &list, i);
        let rest = w.get(list.next).map_or("", |x| &text[x.start..]);
        if verb && !REPORT.is_match(rest) {
            found.why = format!("chủ thể '{}'", found.lead.join(", "));
            return Some(found);
        }
    }
    None
}
