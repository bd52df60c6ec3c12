//! Attribute blocks: lines "Thời gian:", "Đơn vị chủ trì:", "Đơn vị phối hợp:" below an item.

use crate::pattern::pattern;
use crate::units;
use crate::words::words;

/// What a label stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    Lead,
    Coordinate,
    Time,
    Other,
}

/// What the block of an item says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Block {
    pub lead: Vec<String>,
    pub coordinate: Vec<String>,
    /// The words of the time lines.
    pub time: Vec<String>,
    /// It has any line that assigns (not only a place).
    pub assigns: bool,
}

const BODY: &str = r"(?:(?:các\s+)?(?:cơ quan|đơn vị|bộ phận|ngành|cấp|tổ chức|cá nhân|sở, ngành)(?:\s*,\s*(?:cơ quan|đơn vị|tổ chức|cá nhân|bộ phận|địa phương))*(?:\s+|\s*/\s*))";

static LABELS: std::sync::LazyLock<Vec<(Label, regex::Regex)>> = std::sync::LazyLock::new(|| {
    let make = |label, source: &str| {
        let source = format!("(?i)^(?:{})\\s*:\\s*", source.replace("BODY", BODY));
        (label, regex::Regex::new(&source).expect("a fixed pattern"))
    };
    vec![
        make(
            Label::Coordinate,
            r"BODY?(?:phối hợp|tham gia|cùng thực hiện)(?:\s+(?:thực hiện|chỉ đạo|với|cùng|chính))*",
        ),
        make(
            Label::Lead,
            r"BODY?(?:chủ trì|thực hiện|chịu trách nhiệm(?: chính)?|tham mưu|phụ trách|được giao|đầu mối|tổ chức|triển khai|chủ trì,? (?:tham mưu|thực hiện|tổ chức))(?:\s+(?:chính|thực hiện|tham mưu|tổ chức|triển khai|thực hiện chính))*|phân công(?: thực hiện| nhiệm vụ)?|người (?:thực hiện|phụ trách|chủ trì)|trách nhiệm(?: thực hiện)?|lãnh đạo phụ trách|BODY",
        ),
        make(
            Label::Time,
            r"(?:thời gian|thời hạn|tiến độ|hạn|thời điểm)(?:\s+(?:thực hiện|hoàn thành|tổ chức|triển khai|dự kiến|báo cáo|gửi|trình|kết thúc|bắt đầu|và địa điểm))*(?:\s*\([^)]*\))?|hoàn thành|thời gian, địa điểm|thời hạn báo cáo",
        ),
        make(
            Label::Other,
            r"(?:dự kiến\s+)?(?:địa điểm|thành phần|thành phần tham (?:dự|gia)|đối tượng|phương pháp|phương thức|hình thức|kết quả|kết quả (?:đạt được|dự kiến|thực hiện|đầu ra)|sản phẩm|sản phẩm(?: đầu ra| dự kiến|, kết quả)?|kinh phí|kinh phí thực hiện|số lượng|quy mô|chủ đề|tài liệu|nội dung|yêu cầu|mục đích|chỉ tiêu|ghi chú|phạm vi|căn cứ|nguồn kinh phí|cấp trình|cấp ban hành|chủ tọa|đơn vị tính|đại biểu|báo cáo viên|giảng viên|trang phục|phương tiện)",
        ),
    ]
});

/// The label a line begins with, and what stands behind it.
pub(crate) fn attribute(line: &str) -> Option<(Label, &str)> {
    let colon = line.find(':').unwrap_or(line.len());
    if line[..colon].chars().count() > 60 {
        return None;
    }
    LABELS.iter().find_map(|(label, re)| {
        let m = re.find(line)?;
        Some((*label, line[m.end()..].trim()))
    })
}

/// "Nội dung thực hiện: Tổ chức tập huấn ...": the work itself stands behind the label.
pub(crate) fn work(line: &str) -> bool {
    pattern!(
        WORK,
        r"(?i)^(?:nội dung|nhiệm vụ|công việc|nội dung, nhiệm vụ)(?:\s+(?:thực hiện|công việc|cụ thể|triển khai))?\s*:\s*"
    );
    crate::rules::on("block: the work stands behind a label")
        && WORK.find(line).is_some_and(|m| {
            let rest = line[m.end()..].trim();
            rest.chars().count() > 24 && super::address::opens_with_deed(rest)
        })
}

impl Block {
    /// Adds one line of the block.
    pub(crate) fn add(&mut self, label: Label, value: &str) {
        // "Sở Nội vụ; thời gian: trước 10/12; phối hợp: Sở Tài chính" on one line.
        let mut rest = value;
        pattern!(
            NEXT,
            r"(?i)[;.,(]\s*((?:đơn vị|cơ quan|thời gian|thời hạn|phối hợp|chủ trì|hoàn thành)[^:;.]*:)"
        );
        let mut tail = None;
        if let Some(c) = NEXT.captures(value) {
            let (all, inner) = (
                c.get(0).map_or(0, |m| m.start()),
                c.get(1).map_or(0, |m| m.start()),
            );
            rest = &value[..all];
            tail = Some(&value[inner..]);
        }
        match label {
            Label::Lead => {
                self.assigns = true;
                let (lead, coordinate) = lead_of(rest);
                extend(&mut self.lead, lead);
                extend(&mut self.coordinate, coordinate);
            }
            Label::Coordinate => {
                self.assigns = true;
                extend(&mut self.coordinate, names(rest));
            }
            Label::Time => {
                if !rest.trim().is_empty() && rest.len() < 600 && self.time.len() < 4 {
                    self.assigns = true;
                    self.time.push(rest.trim().to_owned());
                }
            }
            Label::Other => {}
        }
        if let Some(tail) = tail
            && let Some((label, value)) = attribute(tail)
        {
            self.add(label, value);
        }
    }
}

fn extend(list: &mut Vec<String>, more: Vec<String>) {
    for name in more {
        if list.len() < 60 && !list.contains(&name) {
            list.push(name);
        }
    }
}

/// "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính" in a cell for the lead.
fn lead_of(value: &str) -> (Vec<String>, Vec<String>) {
    let coordinate = super::fields::coordinate(value);
    if value.contains("; ")
        && crate::rules::on("block: several clauses lead")
        && super::address::address(value, super::address::Manner::default()).is_some()
    {
        // "Sở A chủ trì tham mưu ...; Sở B và các sở C chủ động triển khai ..."
        let mut lead = Vec::new();
        for part in value.split("; ") {
            let w = words(part);
            if let Some(list) = (!w.is_empty()).then(|| units::list(part, &w, 0)).flatten() {
                extend(&mut lead, units::verbatim(part, &list));
            }
        }
        return (lead, coordinate);
    }
    let before = value.find("phối hợp").map_or(value, |i| &value[..i]);
    pattern!(CHAIR, r"(?i)[\s,]*(?:chủ trì|thực hiện)?[\s,]*$");
    let lead = CHAIR.replace(before, "");
    let lead = if lead.trim().is_empty() {
        value
    } else {
        lead.as_ref()
    };
    (names(lead), coordinate)
}

/// The names in a cell: by the grammar of units, else split at commas.
pub(crate) fn names(value: &str) -> Vec<String> {
    let value = value
        .trim()
        .trim_start_matches(['-', '–', '+', ' '])
        .trim_end_matches(['.', ';', ',', ' ']);
    if value.is_empty() {
        return Vec::new();
    }
    let w = words(value);
    if !w.is_empty()
        && let Some(list) = units::list(value, &w, 0)
    {
        let mut out = units::verbatim(value, &list);
        // What the grammar did not reach, after a comma or semicolon.
        let end = w
            .get(list.next.wrapping_sub(1))
            .map_or(value.len(), |x| x.end);
        let rest = value[end..].trim_start_matches([')', ' ']);
        // "các sở, ngành trong phạm vi nhiệm vụ của mình và các cơ quan khác"
        let scope = rest.starts_with("trong phạm vi") || rest.starts_with("theo chức năng");
        if scope && crate::rules::on("block: names go on behind their scope") {
            for (at, _) in rest.match_indices(" và ") {
                let more = rest[at + " và ".len()..].trim();
                let w = words(more);
                if !w.is_empty() && units::begins(more, &w, 0) {
                    extend(&mut out, names(more));
                    break;
                }
            }
            return out;
        }
        if let Some(more) = rest.strip_prefix([',', ';']).map(str::trim)
            && more.chars().count() < 200
            && !more.is_empty()
            && !more.starts_with("nhất là")
        {
            extend(&mut out, names(more));
        }
        return out;
    }
    if value.chars().count() > 90 || super::address::opens_with_deed(value) {
        return Vec::new();
    }
    // A body the grammar does not know: take it whole up to a bracket or semicolon.
    value
        .split([';', '('])
        .map(str::trim)
        .filter(|s| !s.is_empty() && s.chars().next().is_some_and(char::is_uppercase))
        .take(1)
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        assert_eq!(
            attribute("Đơn vị chủ trì: Sở Nội vụ").map(|a| a.0),
            Some(Label::Lead)
        );
        assert_eq!(
            attribute("Cơ quan, đơn vị phối hợp: Sở Y tế").map(|a| a.0),
            Some(Label::Coordinate)
        );
        assert_eq!(
            attribute("Thời gian hoàn thành: Trước ngày 10/12/2025").map(|a| a.0),
            Some(Label::Time)
        );
        assert_eq!(
            attribute("Địa điểm: Hội trường").map(|a| a.0),
            Some(Label::Other)
        );
        assert!(attribute("Sở Y tế: Chủ trì").is_none());
        assert!(attribute("Tổ chức tiếp công dân").is_none());
    }

    #[test]
    fn one_line_blocks() {
        let mut b = Block::default();
        b.add(Label::Lead, "Sở Nội vụ; đơn vị phối hợp: Sở Tài chính, Công an tỉnh; thời gian: trước ngày 10/12/2025.");
        assert_eq!(b.lead, ["Sở Nội vụ"]);
        assert_eq!(b.coordinate, ["Sở Tài chính", "Công an tỉnh"]);
        assert_eq!(b.time.len(), 1);
    }
}
