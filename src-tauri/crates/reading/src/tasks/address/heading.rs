//! Headings that name who acts below them.

use super::{Manner, address};
use crate::pattern::pattern;
use crate::units;
use crate::words::words;

pattern!(
    SAYS,
    r"(?i)^(?:chỉ thị|kết luận|yêu cầu|đề nghị|quyết định|chỉ đạo|nhấn mạnh|lưu ý|thống nhất|có ý kiến|giao nhiệm vụ|phân công|thông báo|ban hành)(?:\s+(?:chỉ đạo|như sau|một số|các|cụ thể|sau|nội dung|nhiệm vụ|vấn đề|,)\s*)*$|^(?:cũng\s+)?có\s+(?:ý kiến|yêu cầu|chỉ đạo|kết luận)[^.;]*(?:như sau|sau)$"
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
        let rest = part[end..].trim_start_matches(['…', '.', ')']);
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

/// A group told by what stands behind its name: "Các chủ rừng là tổ chức", "Đối với các cơ sở có
/// lưu lượng xả lớn". The whole heading up to a bracket is the name.
pub(crate) fn described(text: &str) -> Option<Heading> {
    pattern!(
        RELATIVE,
        r"(?i)^(?:là|có|thuộc|được|đang|tham gia|trực tiếp|thực hiện|sản xuất|kinh doanh|hoạt động|quản lý|phụ trách|xử lý|cung cấp|sử dụng|vận hành|,)(?:[^\p{L}]|$)"
    );
    let text = text.trim().trim_end_matches([':', '.', ';', ' ', ',']);
    let start = DUTY_OF.find(text).map_or(0, |m| m.end());
    let part = text[start..].split(" (").next().unwrap_or("").trim();
    let w = words(part);
    let list = (!w.is_empty())
        .then(|| units::list(part, &w, 0))
        .flatten()?;
    let plural = matches!(w[0].low.as_str(), "các" | "những" | "mọi");
    let rest = part[w[list.next - 1].end..].trim();
    if list.names.len() != 1 || !plural || !RELATIVE.is_match(rest) || part.chars().count() > 190 {
        return None;
    }
    Some(Heading {
        lead: vec![part.to_owned()],
        request: start > 0 && REQUEST.is_match(&text[..start]),
        ..Heading::default()
    })
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
