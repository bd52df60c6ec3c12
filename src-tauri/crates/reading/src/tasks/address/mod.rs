//! Who is addressed: by an order, as the subject of a sentence, in a heading.

pub(crate) mod heading;
mod speech;

use crate::lexicon::{OPEN, ORDER, STOP};
use crate::pattern::pattern;
use crate::units;
use crate::words::{Word, adjoins, gap, words};
pub(crate) use heading::heading;
pub(crate) use speech::subject_inside;
use speech::{SPEECH, described, inside, person, speaks, spoken};

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
    r"(?i)^(?:cũng\s+)?(?:đã|đang|vừa|đều|được|bị|là|do|gồm|bao gồm|như|thuộc|cho biết|cho rằng|khẳng định|nhận định|ghi nhận|nhấn mạnh|phát biểu|đánh giá cao|báo cáo tại|trình bày|dự và|tham dự|dự hội nghị|tiếp tục đã|nhận được|đồng ý|nhất trí|chấp thuận|thống nhất (?:với|thông qua|chủ trương|nội dung|về)|cơ bản (?:thống nhất|đồng ý)|chủ trì (?:hội nghị|cuộc họp|buổi|phiên họp|lễ|hội thảo)|ban hành kế hoạch|xây dựng kế hoạch(?: tổ chức| triển khai)?[^.;]*như sau)(?:[^\p{L}\d]|$)"
);
pattern!(
    NOUN_BEFORE,
    r"(?i)(?:theo|của|các|những|việc|được|đã|ý kiến|có|sự|khi|nội dung|kết quả|văn bản|bàn|chuyển|tiếp nhận|nhận|hồ sơ|giám đốc thẩm|không|xem xét|để|nhằm|từ|qua|tham mưu|hoặc|kịp thời|chủ động|sẽ)\s*$"
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
    // "Trách nhiệm của UBND cấp xã: Bố trí nhân lực ..."
    if crate::rules::on("address: the duty of a body")
        && let Some(m) = DUTY.find(clause)
    {
        let from = w.partition_point(|x| x.start < m.end());
        if let Some(list) = (from < w.len())
            .then(|| units::list(clause, &w, from))
            .flatten()
        {
            let mut found = finish(clause, &w, &list, from);
            if found.colon && !found.bare {
                found.why = format!("theo 'trách nhiệm của {}'", found.lead.join(", "));
                return Some(found);
            }
        }
    }
    // "Về đề nghị của tỉnh, ...: Bộ Nội vụ nghiên cứu": who acts stands behind the topic's colon.
    if clause.starts_with("Về ") && crate::rules::on("address: who acts stands behind the topic")
    {
        let colon = (1..w.len().min(160)).find(|&i| gap(clause, &w, i).trim() == ":");
        if let Some(found) = colon.and_then(|i| at(clause, &w, i, manner, true)) {
            return Some(found);
        }
    }
    let mut tries = 0;
    let time = TIME_LEAD_IN.is_match(clause)
        && crate::rules::on("address: a deed behind a time has no subject");
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
        // "Ngay sau hội nghị, gửi biên bản đến A, B": the deed has begun without a subject.
        if comma
            && time
            && !w[i].capital
            && OPEN
                .at(clause, &w, i)
                .is_some_and(|n| n > 1 || w[i].low == "gửi")
        {
            break;
        }
        if comma
            && crate::rules::on("address: inside a name nobody begins")
            && inside_name(clause, &w, i)
        {
            continue;
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

pattern!(
    TIME_LEAD_IN,
    r"(?i)^(?:ngay|sau|khi|hằng|hàng|định kỳ)(?:[^\p{L}\d]|$)"
);

pattern!(
    DUTY,
    r"(?i)^(?:trách nhiệm|nhiệm vụ)\s+(?:cụ thể\s+)?của\s+"
);

/// Does word `i` stand inside a name that began before the comma: "của các Bộ, cơ quan liên quan"?
fn inside_name(clause: &str, w: &[Word], i: usize) -> bool {
    (i.saturating_sub(6)..i).any(|k| {
        matches!(w[k].low.as_str(), "các" | "những")
            && units::begins(clause, w, k)
            && units::list(clause, w, k).is_some_and(|l| {
                l.names
                    .first()
                    .is_some_and(|n| n.0 <= w[k].start && n.1 > w[i].start)
            })
    })
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
    let many = w[i..next].iter().any(|x| x.low == "các");
    let acts = rest.starts_with("chỉ đạo") && !speaks(clause, w, i, &list, next)
        || many && !person(&w[i]) && (rest.starts_with("yêu cầu") || rest.starts_with("giao"));
    if !acts
        && SPEECH.is_match(rest)
        && (manner.loose && person(&w[i])
            || ORDER
                .at(clause, w, next)
                .is_some_and(|n| !rest.starts_with("chỉ đạo") && n > 0 && !manner.governed))
    {
        return None;
    }
    let charged = ["là cơ quan", "là đơn vị", "là đầu mối", "là bộ phận"]
        .iter()
        .any(|r| rest.starts_with(r))
        || rest.starts_with("được giao")
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
        if !(aside || first && found.modal) {
            return None;
        }
    } else if !between.is_empty() && !matches!(between, "-" | "–") {
        return None;
    }
    let told = ["đã", "đang", "đều", "vừa"]
        .iter()
        .any(|w| rest.starts_with(w));
    if report && !(found.modal && !told && !sentence.contains(" đã ")) {
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
                .any(|x| matches!(x.low.as_str(), "tỉnh" | "ubnd" | "ủy")),
        after,
        ..Address::default()
    }
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
