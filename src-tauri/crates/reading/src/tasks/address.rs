//! Who is addressed: by an order, as the subject of a sentence, in a heading.

use crate::lexicon::{OPEN, ORDER, STOP};
use crate::pattern::pattern;
use crate::units;
use crate::words::{Word, adjoins, gap, words};

/// An addressee found in a clause.
#[derive(Debug, Clone, Default)]
pub(crate) struct Address {
    pub lead: Vec<String>,
    /// There is a verb of order ("giao", "đề nghị").
    pub order: bool,
    /// "đề nghị": the body stands outside the issuer's authority.
    pub request: bool,
    /// The name is followed by a colon.
    pub colon: bool,
    /// "cần", "phải", "có trách nhiệm" follows.
    pub modal: bool,
    /// Nothing follows the names.
    pub bare: bool,
    /// The names hold a proper name, not only a group.
    pub proper: bool,
    /// Bytes where the names end.
    pub after: usize,
    /// Words that say why, for the user.
    pub why: String,
}

/// How freely an address may be looked for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Manner {
    /// A heading above already says who acts: only a clear change counts.
    pub governed: bool,
    /// The item is a bullet or letter below such a heading.
    pub below: bool,
    /// Orders inside a sentence count as well (news).
    pub loose: bool,
}

pattern!(
    LEAD_IN,
    r"(?i)^(?:về|đối với|riêng|trong|để|nhằm|theo|căn cứ|trên cơ sở|khi|trước|sau|tại|từ|ngoài ra|đồng thời|bên cạnh đó|do đó|trong đó|cùng với|hằng|hàng|định kỳ|trường hợp|nếu|vì vậy|qua|kết luận|phát biểu|cùng đó|song song|với|ngay|bên cạnh)(?:[^\p{L}\d]|$)"
);
pattern!(
    MODAL,
    r"(?i)(?:^|[^\p{L}])(?:cần|phải|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|hãy)(?:[^\p{L}\d]|$)"
);
pattern!(
    REPORT,
    r"(?i)^(?:cũng\s+)?(?:đã|đang|vừa|được|bị|là|do|gồm|bao gồm|như|thuộc|cho biết|cho rằng|khẳng định|nhận định|ghi nhận|nhấn mạnh|phát biểu|đánh giá cao|báo cáo tại|trình bày|dự và|tham dự|dự hội nghị|tiếp tục đã|nhận được|chủ trì (?:hội nghị|cuộc họp|buổi|phiên họp|lễ|hội thảo)|ban hành kế hoạch|xây dựng kế hoạch(?: tổ chức| triển khai)?[^.;]*như sau)(?:[^\p{L}\d]|$)"
);
pattern!(
    NOUN_BEFORE,
    r"(?i)(?:theo|của|các|những|việc|được|đã|ý kiến|có|sự|khi|nội dung|kết quả|văn bản|bàn|chuyển|tiếp nhận|nhận|hồ sơ|giám đốc thẩm|không|xem xét|để|nhằm|từ|qua|tham mưu|hoặc|kịp thời|chủ động)\s*$"
);

/// Looks for an address in one clause.
pub(crate) fn address(clause: &str, manner: Manner) -> Option<Address> {
    let w = words(clause);
    if w.is_empty() {
        return None;
    }
    if let Some(found) = at(clause, &w, 0, manner, true) {
        return Some(found);
    }
    // Behind a topic and a colon: "Về kinh phí: Giao Sở Tài chính ...".
    let mut tries = 0;
    for i in 1..w.len().min(90) {
        let between = gap(clause, &w, i);
        let colon = between.contains(':');
        let comma = between.trim() == "," || between.trim().ends_with(',') && between.contains(')');
        if !(colon || comma) {
            continue;
        }
        if comma && !(LEAD_IN.is_match(clause) || manner.loose) {
            continue;
        }
        tries += 1;
        if tries > 14 {
            break;
        }
        if let Some(found) = at(clause, &w, i, manner, colon) {
            // A plain subject after a comma must be a body that stands out as one.
            let stands_out = w[i].capital
                || found.proper
                || matches!(w[i].low.as_str(), "các" | "riêng" | "đề" | "giao" | "yêu");
            if found.order || colon || (!found.bare && stands_out) {
                return Some(found);
            }
        }
    }
    manner.loose.then(|| inside(clause, &w, manner)).flatten()
}

/// An address that begins at word `i`.
fn at(clause: &str, w: &[Word], i: usize, manner: Manner, first: bool) -> Option<Address> {
    let mut i = i;
    let mut towards = false;
    if w[i].low == "riêng"
        || (matches!(w[i].low.as_str(), "đối") && w.get(i + 1).is_some_and(|x| x.low == "với"))
    {
        let skip = if w[i].low == "riêng" { 1 } else { 2 };
        if i + skip < w.len() && units::begins(clause, w, i + skip) {
            towards = skip == 2;
            i += skip;
        }
    }
    if let Some(n) = ORDER.at(clause, w, i) {
        let verb = &clause[w[i].start..w[i + n - 1].end];
        let low = verb.to_lowercase();
        let weak = low.starts_with("chỉ")
            || low.starts_with("lưu")
            || low.starts_with("mời")
            || low.starts_with("kính mời")
            || low.starts_with("riêng")
            || low.starts_with("quán")
            || low.starts_with("nhắc")
            || low.starts_with("kiến");
        let charge = low.contains("giao");
        if weak || (manner.below && !charge) {
            return None;
        }
        let mut k = i + n;
        if w.get(k).is_some_and(|x| x.low == "cho") {
            k += 1;
        }
        if k >= w.len() || !(adjoins(clause, w, k) || gap(clause, w, k).trim() == ":") {
            return None;
        }
        let list = units::list(clause, w, k)?;
        let mut found = finish(clause, w, &list, k);
        found.order = true;
        found.request = low.contains("đề nghị") || low.contains("mời");
        found.why = format!("theo '{} {}'", verb, found.lead.join(", "));
        return Some(found);
    }
    let list = units::list(clause, w, i)?;
    let mut list = list;
    let speaker = w
        .get(list.next)
        .is_some_and(|x| SPEECH.is_match(&clause[x.start..]));
    if towards && speaker && list.names.len() > 1 {
        // The last name is who speaks, not one of those spoken to.
        list.names.pop();
        let mut found = finish(clause, w, &list, i);
        found.order = true;
        found.why = format!("theo 'đối với {}'", found.lead.join(", "));
        return Some(found);
    }
    let mut found = finish(clause, w, &list, i);
    if found.bare || found.colon {
        found.why = format!("nêu tên '{}'", found.lead.join(", "));
        return (found.colon && first || found.bare).then_some(found);
    }
    let next = list.next;
    if let Some(named) = described(clause, w, i, &list).filter(|_| first) {
        return Some(named);
    }
    if next >= w.len() {
        return None;
    }
    let between = gap(clause, w, next);
    let between = between.rsplit(')').next().unwrap_or(between).trim();
    let rest = &clause[w[next].start..];
    // Who speaks is not who acts.
    if let Some(told) = spoken(clause, w, i, &list, manner) {
        return Some(told);
    }
    if SPEECH.is_match(rest)
        && (manner.loose && person(&w[i])
            || ORDER
                .at(clause, w, next)
                .is_some_and(|n| !rest.starts_with("chỉ đạo") && n > 0 && !manner.governed))
    {
        return None;
    }
    let charged = rest.starts_with("được giao")
        || rest.starts_with("được phân công")
        || rest.starts_with("được yêu cầu")
        || rest.starts_with("được đề nghị");
    // "Đối với Sở Y tế, Chủ tịch yêu cầu ...": whom the order is for stands in front.
    let ordered =
        |s: &str| s.contains(" yêu cầu ") || s.contains(" đề nghị ") || s.contains(" chỉ đạo ");
    if towards && between == "," && ordered(rest.split(". ").next().unwrap_or(rest)) {
        found.order = true;
        found.request = rest.contains(" đề nghị ");
        found.why = format!("theo 'đối với {}'", found.lead.join(", "));
        return Some(found);
    }
    let report = REPORT.is_match(rest) && !charged;
    let sentence: &str = rest.split(". ").next().unwrap_or(rest);
    if between == "," {
        let aside = [
            "theo", "căn", "trên", "nhất", "đặc", "trong", "là", "với", "tùy", "khi", "ngoài",
        ]
        .contains(&w[next].low.as_str());
        if !aside && !(first && found.modal) {
            return None;
        }
    } else if !between.is_empty() && !matches!(between, "-" | "–") {
        return None;
    }
    if report
        && !(found.modal
            && !rest.starts_with("đã")
            && !rest.starts_with("đang")
            && !sentence.contains(" đã "))
    {
        return None;
    }
    let verb = STOP.at(clause, w, next).is_some();
    // A verb nobody told us of: what follows a finished name in small letters is one.
    let unknown = !manner.governed
        && between.is_empty()
        && !w[next].capital
        && w[next].low.chars().all(char::is_alphabetic)
        && ![
            "và", "của", "hoặc", "này", "đó", "cho", "mà", "nào", "ấy", "thì", "khác", "nói",
            "bằng",
        ]
        .contains(&w[next].low.as_str());
    if !verb && !unknown && between != "," {
        return None;
    }
    found.why = format!("chủ thể '{}'", found.lead.join(", "));
    Some(found)
}

/// "Các địa phương được kiểm tra: ...": a group told by what stands up to the colon.
fn described(clause: &str, w: &[Word], i: usize, list: &units::UnitList) -> Option<Address> {
    let first = w.get(list.next)?;
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
fn person(word: &Word) -> bool {
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

/// "Thứ trưởng A yêu cầu Công an ...", "UBND tỉnh giao Sở ...": a speaker opens the clause.
fn spoken(
    clause: &str,
    w: &[Word],
    from: usize,
    speaker: &units::UnitList,
    manner: Manner,
) -> Option<Address> {
    if manner.below {
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
        if verb.starts_with("chỉ đạo") && !(manner.loose && person(&w[from])) {
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
fn inside(clause: &str, w: &[Word], manner: Manner) -> Option<Address> {
    if manner.below {
        return None;
    }
    for j in 1..w.len().min(110) {
        let Some(n) = ORDER.at(clause, w, j) else {
            continue;
        };
        let before = &clause[..w[j].start];
        if NOUN_BEFORE.is_match(before)
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

fn finish(clause: &str, w: &[Word], list: &units::UnitList, from: usize) -> Address {
    let end = list.next;
    let after = w.get(end.wrapping_sub(1)).map_or(clause.len(), |x| x.end);
    let rest = clause[after..].trim_start_matches([')', ' ']);
    let sentence = rest.split(". ").next().unwrap_or(rest);
    let upto = crate::citations::bounded(sentence, 320);
    Address {
        lead: units::verbatim(clause, list),
        colon: rest.starts_with(':'),
        modal: MODAL.is_match(&sentence[..upto]),
        bare: rest.trim_matches(['.', ';', ':', ' ', ',', '/']).is_empty(),
        proper: w[from + 1..end].iter().any(|x| x.capital)
            || w[from].low.len() > 3 && w[from].low.contains("nd")
            || w[from..end]
                .iter()
                .any(|x| x.low == "tỉnh" || x.low == "ubnd"),
        after,
        ..Address::default()
    }
}

pattern!(
    SAYS,
    r"(?i)^(?:chỉ thị|kết luận|yêu cầu|đề nghị|quyết định|chỉ đạo|nhấn mạnh|lưu ý|thống nhất|có ý kiến|giao nhiệm vụ|phân công|thông báo|ban hành)(?:\s+(?:chỉ đạo|như sau|một số|các|cụ thể|sau|nội dung|nhiệm vụ|vấn đề|,)\s*)*$"
);

/// What a heading says about who acts below it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Heading {
    pub lead: Vec<String>,
    /// Inherited only where the heading is nothing but addressee and coordination.
    pub coordinate: Vec<String>,
    pub request: bool,
    /// The heading holds an instruction of its own.
    pub instruction: bool,
}

pattern!(
    DUTY_OF,
    r"(?i)^(?:trách nhiệm|nhiệm vụ(?: cụ thể)?|phân công(?: nhiệm vụ)?|giao(?: nhiệm vụ)?|đề nghị|yêu cầu|đối với|về phía|trân trọng đề nghị|kính đề nghị|nhiệm vụ, giải pháp)(?:\s+(?:cụ thể\s+)?(?:của|cho|đối với))?\s*:?\s+"
);
pattern!(REQUEST, r"(?i)đề nghị");
pattern!(
    CHAIRS,
    r"(?i)^\s*,?\s*(?:\([^)]*\)\s*)?(?:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm)?\s*(?:là\s+(?:cơ quan|đơn vị)\s+)?(?:làm\s+)?(?:chủ trì|đầu mối|thực hiện|chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|tổ chức thực hiện|triển khai thực hiện|tập trung(?: thực hiện)?)?"
);

/// Reads a heading: "Sở Y tế", "Trách nhiệm của ...", "X chủ trì, phối hợp với Y:".
pub(crate) fn heading(text: &str) -> Option<Heading> {
    let text = text.trim().trim_end_matches([':', '.', ';', ' ', ',']);
    let mut starts = vec![0];
    if let Some(m) = DUTY_OF.find(text) {
        starts.insert(0, m.end());
    }
    for start in starts {
        let part = &text[start..];
        let w = words(part);
        let Some(list) = (!w.is_empty()).then(|| units::list(part, &w, 0)).flatten() else {
            continue;
        };
        let end = w
            .get(list.next.wrapping_sub(1))
            .map_or(part.len(), |x| x.end);
        let rest = part[end..].trim_start_matches(')');
        let lead = units::verbatim(part, &list);
        let request = start > 0 && REQUEST.is_match(&text[..start]);
        let make = |coordinate, instruction| {
            Some(Heading {
                lead: lead.clone(),
                coordinate,
                request,
                instruction,
            })
        };
        let chairs = CHAIRS.find(rest).map_or(0, |m| m.end());
        let tail = rest[chairs..].trim().trim_start_matches(',').trim();
        if tail.is_empty() || tail.starts_with('(') && tail.ends_with(')') {
            return make(Vec::new(), false);
        }
        if SAYS.is_match(tail) {
            continue;
        }
        let (names, only) = coordination_at_start(tail);
        if only && !names.is_empty() {
            return make(names, false);
        }
        // The whole is a clause: "Sở Y tế tập trung thực hiện các nhiệm vụ sau".
        let found = address(text, Manner::default())?;
        return Some(Heading {
            lead: found.lead,
            coordinate: Vec::new(),
            request: found.request || request,
            instruction: true,
        });
    }
    None
}

/// "phối hợp với X" and nothing more?
fn coordination_at_start(text: &str) -> (Vec<String>, bool) {
    pattern!(
        WITH,
        r"(?i)^phối hợp(?:\s+chặt chẽ)?\s*(?:với|cùng với|cùng)?\s+"
    );
    let Some(m) = WITH.find(text) else {
        return (Vec::new(), false);
    };
    let rest = &text[m.end()..];
    let w = words(rest);
    match units::whole(rest, &w) {
        Some(list) => (units::verbatim(rest, &list), true),
        None => (Vec::new(), false),
    }
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

/// Does the text open with a deed to be done?
pub(crate) fn opens_with_deed(text: &str) -> bool {
    let w = words(text);
    let Some(first) = w.first() else {
        return false;
    };
    if matches!(
        first.low.as_str(),
        "được"
            | "bị"
            | "là"
            | "do"
            | "đã"
            | "đang"
            | "theo"
            | "tại"
            | "trong"
            | "với"
            | "đối"
            | "khi"
            | "nếu"
            | "để"
            | "về"
            | "có"
            | "như"
            | "gồm"
            | "cho"
    ) {
        return false;
    }
    OPEN.at(text, &w, 0).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(text: &str) -> Vec<String> {
        address(text, Manner::default()).map_or(Vec::new(), |a| a.lead)
    }

    #[test]
    fn orders_subjects_topics() {
        assert_eq!(lead("Giao Sở Tài chính bố trí kinh phí."), ["Sở Tài chính"]);
        assert_eq!(lead("Sở Y tế: Chủ trì, phối hợp"), ["Sở Y tế"]);
        assert_eq!(
            lead("Bộ Xây dựng chỉ đạo triển khai các giải pháp"),
            ["Bộ Xây dựng"]
        );
        assert_eq!(
            lead("Về kinh phí: Giao Sở Tài chính tham mưu."),
            ["Sở Tài chính"]
        );
        assert_eq!(
            lead("Theo chức năng, nhiệm vụ được giao, các thành viên tiếp tục rà soát."),
            ["các thành viên"]
        );
        assert_eq!(lead("UBND tỉnh giao Sở Nội vụ theo dõi"), ["Sở Nội vụ"]);
        assert!(lead("Công an tỉnh đã xây dựng kế hoạch triển khai.").is_empty());
        assert!(lead("Lãnh đạo, chỉ đạo các đơn vị thực hiện").is_empty());
    }

    #[test]
    fn headings() {
        let h = heading("Công an tỉnh chủ trì, phối hợp với các đơn vị có liên quan:").unwrap();
        assert_eq!(
            (h.lead, h.coordinate, h.instruction),
            (
                vec!["Công an tỉnh".to_owned()],
                vec!["các đơn vị có liên quan".to_owned()],
                false
            )
        );
        let h = heading("Trách nhiệm của Sở Nội vụ").unwrap();
        assert_eq!(h.lead, ["Sở Nội vụ"]);
        assert!(heading("Công tác tuyên truyền").is_none());
    }
}
