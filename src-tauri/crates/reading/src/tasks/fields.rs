//! What a task's own words say: coordination, monitoring, quotas.

use crate::model::{Bound, Quota};
use crate::pattern::pattern;
use crate::units;
use crate::words::{Word, adjoins, fold, gap, words};

/// Units to be coordinated with.
pub(crate) fn coordinate(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    if !text.contains("hối hợp") {
        return out;
    }
    let w = words(text);
    // "(Sở A chủ trì; Sở B, Công an tỉnh phối hợp)": the names stand before the word.
    for j in 1..w.len().saturating_sub(1) {
        if !crate::rules::on("coordinate: names before phối hợp") {
            break;
        }
        if w[j].low != "phối" || w[j + 1].low != "hợp" {
            continue;
        }
        let behind = &text[w[j + 1].end..];
        let open = text[..w[j].start]
            .rfind('(')
            .filter(|&o| !text[o..w[j].start].contains(')'));
        let (Some(open), true) = (open, behind.starts_with([')', ';'])) else {
            continue;
        };
        let first = w.partition_point(|x| x.start < open);
        let start = (first..j)
            .filter(|&k| k == first || gap(text, &w, k).contains([';', ',']))
            .find(|&k| units::list(text, &w, k).is_some_and(|l| l.next == j));
        if let Some(list) = start.and_then(|k| units::list(text, &w, k)) {
            out.extend(units::verbatim(text, &list));
        }
    }
    for j in 0..w.len().saturating_sub(2) {
        if w[j].low != "phối" || w[j + 1].low != "hợp" || noun(text, &w, j) {
            continue;
        }
        let Some(k) = object(text, &w, j + 2) else {
            continue;
        };
        let Some(list) = units::list(text, &w, k) else {
            continue;
        };
        for name in units::verbatim(text, &list) {
            if !out.contains(&name) {
                out.push(name);
            }
        }
    }
    out
}

/// "sự phối hợp", "công tác phối hợp": a thing, not a duty.
fn noun(text: &str, w: &[Word], j: usize) -> bool {
    j > 0
        && adjoins(text, w, j)
        && matches!(
            w[j - 1].low.as_str(),
            "sự" | "chế"
                | "tác"
                | "việc"
                | "tính"
                | "trách"
                | "kết"
                | "mối"
                | "tình"
                | "đã"
                | "đơn"
                | "quan"
        )
        && !(w[j - 1].low == "quan" && j > 1 && w[j - 2].low == "liên")
}

/// First word of the units after "phối hợp".
fn object(text: &str, w: &[Word], from: usize) -> Option<usize> {
    const SOFT: &[&str] = &[
        "chặt",
        "chẽ",
        "thường",
        "xuyên",
        "kịp",
        "thời",
        "hỗ",
        "trợ",
        "tham",
        "gia",
        "trao",
        "đổi",
        "chia",
        "sẻ",
        "hiệu",
        "quả",
        "tốt",
        "có",
        "đồng",
        "bộ",
        "và",
        "làm",
        "việc",
        "liên",
        "hệ",
        "tích",
        "cực",
        "nhịp",
        "nhàng",
        "hành",
        "động",
        "chủ",
        "thông",
        "tin",
        "thống",
        "nhất",
    ];
    let mut k = from;
    while k < w.len() && k < from + 9 {
        let between = gap(text, w, k).trim();
        if !(between.is_empty() || between == ",") {
            return None;
        }
        match w[k].low.as_str() {
            "với" | "cùng" => {
                let two = w[k].low == "cùng" && w.get(k + 1).is_some_and(|x| x.low == "với");
                let k = k + 1 + usize::from(two);
                return (k < w.len() && gap(text, w, k).trim().is_empty()).then_some(k);
            }
            "giữa" => return None,
            low if SOFT.contains(&low) && !units::begins(text, w, k) => k += 1,
            _ => break,
        }
    }
    // "phối hợp Sở Y tế", "phối hợp, hỗ trợ các địa phương"
    let straight = k < w.len() && (k == from || gap(text, w, k).trim().is_empty());
    let names = straight && adjoins(text, w, k) && units::begins(text, w, k);
    let helping = k == from
        || w[from..k].iter().all(|x| {
            [
                "chặt",
                "chẽ",
                "hỗ",
                "trợ",
                "tham",
                "gia",
                "tốt",
                "thường",
                "xuyên",
            ]
            .contains(&x.low.as_str())
        });
    (names && helping).then_some(k)
}

pattern!(URGE, r"(?i)đôn đốc");
pattern!(
    URGE_NOUN,
    r"(?i)(?:nội dung|công tác|việc|chịu sự|sự|được)\s+(?:\p{L}+,\s*)?(?:kiểm tra,\s*)?đôn đốc"
);
pattern!(
    FOLLOW,
    r"(?i)theo dõi((?:\s*(?:,|và)\s*(?:quản lý|kiểm tra|giám sát|hướng dẫn|đánh giá|chấn chỉnh|nắm|tổng hợp|kịp thời)(?:\s+kịp thời)?)*)\s*(?:và\s+\S+\s+\S+\s+)?(\S+(?:\s+\S+){0,5})?"
);
pattern!(
    FOLLOW_NOUN,
    r"(?i)(?:sổ|công tác|phục vụ|để phối hợp|hệ thống|phần mềm|biểu|bảng|việc|để|đề nghị|tự|giao|phối hợp)\s*$"
);
pattern!(
    EXECUTION,
    r"(?i)^(?:(?:tình hình\s+)?(?:việc|tiến độ|kết quả)?\s*(?:tổ chức\s+|triển khai\s+)?(?:thực hiện|triển khai|chấp hành|thi hành|xử lý|giải quyết)|việc|tiến độ|các\s+(?:sở|cơ quan|đơn vị|địa phương|ngành|bộ)|kết quả thực hiện|quá trình (?:triển khai|thực hiện))"
);

/// Is the lead told to follow up or urge the work of others?
pub(crate) fn monitors(text: &str) -> bool {
    let low = text.to_lowercase();
    if !low.contains("theo dõi") && !low.contains("đôn đốc") {
        return false;
    }
    let urges = URGE.find_iter(text).count();
    let nouns = URGE_NOUN.find_iter(text).count();
    if urges > nouns {
        return true;
    }
    FOLLOW.captures_iter(text).any(|c| {
        let start = c.get(0).map_or(0, |m| m.start());
        let before = crate::citations::tail(&text[..start], 24);
        if FOLLOW_NOUN.is_match(&before) {
            return false;
        }
        let verbs = c
            .get(1)
            .is_some_and(|m| m.as_str().to_lowercase().contains("kiểm tra"));
        let object = c.get(2).map_or("", |m| m.as_str());
        verbs || EXECUTION.is_match(object)
    })
}

pattern!(
    QUOTA,
    r"(?i)(?P<cue>ít nhất|tối thiểu|không quá|tối đa|không dưới|không thấp hơn|đạt(?: tỷ lệ| tỉ lệ)?|tỷ lệ|phấn đấu(?: đạt)?|đạt từ|bảo đảm|đảm bảo|trên|cắt giảm)\s+(?:ít nhất\s+|tối thiểu\s+|từ\s+|trên\s+)?(?P<number>\d{1,3}(?:\.\d{3})*(?:,\d+)?)\s*(?P<unit>%|phần trăm|cuộc|lượt|buổi|lần|người|cán bộ|hội nghị|lớp|tin|bài|tin, bài|mô hình|điểm|cơ sở|hộ|đợt|vụ|tổ|đội|ca|trường hợp|đơn vị|xã|phường|thôn|văn bản|hồ sơ|ngày|giờ|km|ha|tấn|triệu đồng|tỷ đồng|đồng chí|chuyên đề|nhiệm vụ|chỉ tiêu|băng rôn|pa nô|khẩu hiệu|công trình|suất quà|sản phẩm)(?P<more>\s*trở lên)?"
);
pattern!(
    COUNT,
    r"(?i)(?P<number>\d{1,3}(?:\.\d{3})*(?:,\d+)?)\s*(?P<unit>%|cuộc|lượt|buổi|lớp|mô hình|tin, bài|tin|bài|hội nghị)\s+(?:trở lên|/\s*(?:tháng|quý|năm|tuần))"
);

pattern!(
    WHOLE,
    r"(?P<number>100)\s*(?P<unit>%)\s+(?:các\s+)?\p{L}+(?:\s+\p{L}+){0,3}"
);

/// "ít nhất", "trở lên": no less; "không quá", "tối đa": no more.
fn bound(cue: &str, words: &str) -> Option<Bound> {
    let low = words.to_lowercase();
    let least = [
        "ít nhất",
        "tối thiểu",
        "không dưới",
        "không thấp hơn",
        "trên",
        "đạt từ",
    ];
    if low.contains("trở lên") || least.iter().any(|w| cue.starts_with(w) || low.contains(w)) {
        Some(Bound::AtLeast)
    } else if ["không quá", "tối đa", "dưới"]
        .iter()
        .any(|w| cue.starts_with(w))
        || low.contains("trở xuống")
    {
        Some(Bound::AtMost)
    } else {
        None
    }
}

/// Numbers to be reached.
pub(crate) fn quotas(text: &str, lead: &[String]) -> Vec<Quota> {
    let mut out: Vec<Quota> = Vec::new();
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return out;
    }
    for c in QUOTA
        .captures_iter(text)
        .chain(COUNT.captures_iter(text))
        .chain(WHOLE.captures_iter(text))
    {
        let Some(whole) = c.get(0) else { continue };
        let unit = c["unit"].to_owned();
        let cue = c.name("cue").map_or("", |m| m.as_str()).to_lowercase();
        let time = matches!(fold(&unit).as_str(), "ngày" | "giờ");
        // "trên 30 ngày" describes; "không quá 05 ngày" is a time limit.
        if time || cue == "trên" && unit != "%" {
            continue;
        }
        let quota = Quota {
            number: c["number"].to_owned(),
            bound: bound(&cue, whole.as_str()),
            unit,
            who: lead.to_vec(),
            text: whole.as_str().trim().to_owned(),
        };
        if !out
            .iter()
            .any(|q| q.number == quota.number && q.unit == quota.unit)
        {
            out.push(quota);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordination() {
        assert_eq!(
            coordinate(
                "Chủ trì, phối hợp với Công an tỉnh, Sở Y tế và các đơn vị có liên quan tổ chức tập huấn"
            ),
            ["Công an tỉnh", "Sở Y tế", "các đơn vị có liên quan"]
        );
        assert_eq!(
            coordinate("Tích cực phối hợp, tham gia cùng lực lượng Công an thực hiện"),
            ["lực lượng Công an"]
        );
        assert_eq!(
            coordinate("Phối hợp Văn phòng UBND tỉnh đánh giá"),
            ["Văn phòng UBND tỉnh"]
        );
        assert!(coordinate("tăng cường phối hợp giữa các đơn vị, các lực lượng").is_empty());
        assert!(coordinate("Chủ động phối hợp xử lý các vụ việc").is_empty());
        assert!(
            coordinate("thường xuyên phối hợp, trao đổi thông tin, thống nhất phương án")
                .is_empty()
        );
    }

    #[test]
    fn monitoring() {
        assert!(monitors("theo dõi, đôn đốc việc thực hiện Chỉ thị này"));
        assert!(monitors(
            "Theo dõi, kiểm tra, chấn chỉnh kịp thời người đứng đầu"
        ));
        assert!(!monitors("theo dõi chặt chẽ diễn biến thời tiết"));
        assert!(!monitors("Thiết lập sổ theo dõi riêng về đơn thư"));
        assert!(!monitors("phục vụ công tác theo dõi, đánh giá"));
    }

    #[test]
    fn numbers_to_be_reached() {
        let q = quotas(
            "tổ chức ít nhất 03 cuộc kiểm tra; tỷ lệ đạt 95 % trở lên",
            &[],
        );
        let q: Vec<_> = q
            .iter()
            .map(|q| (q.number.as_str(), q.unit.as_str(), q.bound))
            .collect();
        assert_eq!(
            q,
            [
                ("03", "cuộc", Some(Bound::AtLeast)),
                ("95", "%", Some(Bound::AtLeast))
            ]
        );
        let q = quotas(
            "không quá 05 vụ; 100% khu vực bỏ phiếu được kiểm tra trong 03 ngày",
            &["Công an tỉnh".to_owned()],
        );
        assert_eq!(
            (q[0].number.as_str(), q[0].unit.as_str(), q[0].bound),
            ("05", "vụ", Some(Bound::AtMost))
        );
        assert_eq!((q[1].number.as_str(), q[1].unit.as_str()), ("100", "%"));
        assert_eq!(
            (q.len(), q[1].who.as_slice()),
            (2, ["Công an tỉnh".to_owned()].as_slice())
        );
    }
}
