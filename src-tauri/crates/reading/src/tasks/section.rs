//! Sections that assign, sections that do not, and sentences that are only formulae.

use crate::pattern::pattern;

/// What a heading says about the items below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Section {
    /// Nothing known.
    #[default]
    Open,
    /// Purpose, assessment: no tasks at all.
    Dead,
    /// Content, forms, money: tasks only where a body is named.
    Quiet,
    /// Assignment.
    Assigning,
}

pattern!(
    DEAD,
    r"(?i)^(?:về\s+)?(?:mục đích|yêu cầu(?:\s*$|\s*[,:;]|\s+chung|\s+và)|mục tiêu|quan điểm|căn cứ|cơ sở (?:pháp lý|chính trị|lý luận)|tình hình|đánh giá|(?:một số\s+)?kết quả(?: đạt được| thực hiện)?\s*$|kết quả đạt được|thực trạng|bối cảnh|đặc điểm|(?:những\s+|một số\s+)?(?:tồn tại|hạn chế|khó khăn|ưu điểm|khuyết điểm|thuận lợi)|nguyên nhân|bài học|dự báo|nhận định|ý nghĩa|câu hỏi thường gặp|hỏi đáp|bài viết liên quan|xem thêm|tài liệu tham khảo|sự cần thiết|phạm vi|giải thích từ ngữ|khái quát|đánh giá chung)"
);
pattern!(
    QUIET,
    r"(?i)^(?:về\s+)?(?:đối tượng|thành phần|nguyên tắc|kinh phí|nguồn (?:kinh phí|lực|vốn)|chỉ tiêu|tiêu chuẩn|điều kiện|hồ sơ|trình tự|thủ tục|thẩm quyền|thời gian|địa điểm|hình thức|phương pháp|phương thức|khẩu hiệu|nội dung|lực lượng tham gia|chế độ|cách thức|cơ cấu|số lượng)"
);
pattern!(
    ASSIGNING,
    r"(?i)^(?:về\s+)?(?:tổ chức (?:thực hiện|triển khai)|phân công|(?:một số\s+|các\s+)?nhiệm vụ|trách nhiệm|giao nhiệm vụ|giải pháp|phương hướng|thời gian tới|(?:các\s+)?công việc|yêu cầu\s+(?:các|đối với)|ý kiến chỉ đạo|chỉ đạo|triển khai thực hiện|nội dung công việc|biện pháp)"
);

/// Classifies a heading.
pub(crate) fn section(heading: &str) -> Section {
    let h = heading.trim();
    if DEAD.is_match(h) {
        Section::Dead
    } else if ASSIGNING.is_match(h) {
        Section::Assigning
    } else if QUIET.is_match(h) {
        Section::Quiet
    } else {
        Section::Open
    }
}

pattern!(
    FORMULA,
    r"(?i)^(?:trên đây là|xem (?:thêm|chi tiết)|chi tiết (?:xem )?tại|tải về|>>|nơi nhận|kính gửi|xin trân trọng|[^.;,]{0,60} (?:xin )?trân trọng (?:thông báo|cảm ơn|báo cáo|đề nghị\s*\./\.)|trân trọng\s*(?:cảm ơn|báo cáo|\./\.|\.|$)|rất mong|(?:chỉ thị|kế hoạch|công điện|thông báo|quyết định|văn bản|công văn|quy chế|hướng dẫn) này\s|kết thúc hội nghị|(?:trong )?quá trình (?:tổ chức |triển khai )*(?:thực hiện|triển khai)[^.]*(?:nếu|có|phát sinh|gặp)|nếu (?:có\s+|gặp\s+|phát sinh\s+)?(?:khó khăn|vướng mắc|nội dung)|mọi (?:thông tin|vướng mắc|ý kiến)|(?:chi tiết|thông tin) (?:xin )?liên hệ|(?:kèm theo|gửi kèm)(?:[^\p{L}\d]|$)|\(?có (?:phụ lục|danh sách|biểu mẫu|đề cương)[^.]*kèm theo)"
);
/// "yêu cầu", "đề nghị" or "nhận được" near the start.
fn asked(s: &str) -> bool {
    let near = s[..crate::citations::bounded(s, 150)].to_lowercase();
    ["yêu cầu", "đề nghị", "nhận được"]
        .iter()
        .any(|w| near.contains(w))
}

pattern!(
    HEED,
    r"(?i)(?:(?:nghiêm túc|khẩn trương|nghiêm|chủ động|tích cực|quan tâm|phối hợp|quán triệt|tổ chức)[^.;]*(?:thực hiện|triển khai|chấp hành|phối hợp)|(?:thực hiện|triển khai|chấp hành)\s+(?:nghiêm túc|nghiêm|tốt|có hiệu quả))(?:\s+[^.;]*(?:này|trên|theo quy định|đã nêu)(?:\s+theo[^.;]*)?|\s+thực hiện)?\s*(?:\./\.|[./;]|$)"
);
pattern!(
    KNOW,
    r"(?i)(?:thông báo|thừa lệnh|văn phòng)[^.]*\sđể\s[^.]*\sbiết[^.]*(?:thực hiện|triển khai|phối hợp|chỉ đạo)?"
);
pattern!(
    IF_TROUBLE,
    r"(?i)(?:nếu|trường hợp|khi)\s+(?:có|gặp|phát sinh)[^.]*(?:khó khăn|vướng mắc)[^.]*(?:báo cáo|phản ánh|liên hệ|thông tin|trao đổi|gửi|đề nghị|kịp thời|tổng hợp)"
);

/// Is the sentence a closing or opening formula, with no work of its own?
pub(crate) fn formula(sentence: &str) -> bool {
    let s = sentence.trim();
    if FORMULA.is_match(s) || s.contains("biết") && !s.contains(';') && KNOW.is_match(s) {
        return true;
    }
    if s.len() < 700 && IF_TROUBLE.is_match(s) && opening(s) {
        return true;
    }
    s.len() < 1200
        && asked(s)
        && (HEED.is_match(s) || s.ends_with("./.") && to_all(s))
        && !specific(s)
}

/// The last sentence of a paper, addressed to everybody: "yêu cầu các sở, ban, ngành, UBND các xã ...".
fn to_all(s: &str) -> bool {
    pattern!(
        ALL,
        r"(?i)(?:yêu cầu|đề nghị)\s+(?:thủ trưởng\s+|giám đốc\s+)?(?:các\s+(?:sở|cơ quan|đơn vị|bộ|ban|địa phương|cấp)|thủ trưởng)"
    );
    ALL.is_match(s)
}

fn opening(s: &str) -> bool {
    pattern!(
        AT_START,
        r"(?i)^(?:trong|quá trình|nếu|trường hợp|khi|quá trình)(?:[^\p{L}\d]|$)"
    );
    let near = s[..crate::citations::bounded(s, 130)].to_lowercase();
    AT_START.is_match(s) || near.contains("nếu có") || near.contains("nếu gặp")
}

/// A formula with work of its own: a date, a report to somebody, a body that leads.
fn specific(s: &str) -> bool {
    pattern!(
        WORK,
        r"(?i)trước ngày|chậm nhất|hằng (?:tuần|tháng|quý|ngày)|hàng (?:tuần|tháng|quý|ngày)|chủ trì|đôn đốc|theo dõi|tổng hợp|(?:báo cáo|gửi)[^.]*(?:về|trước|qua)\s|xây dựng kế hoạch|\d{1,2}/\d{1,2}"
    );
    pattern!(
        ALL_IN_ALL,
        r"(?i)(?:nghiêm túc|khẩn trương|tổ chức)\s[^.;]*(?:thực hiện|triển khai)[^.;]*(?:chỉ thị|công điện|kế hoạch|thông báo|văn bản|công văn|những nội dung|các nội dung|nội dung)[^.;]*(?:này|trên)"
    );
    if ALL_IN_ALL.is_match(s) {
        return WORK.is_match(s);
    }
    WORK.is_match(s) || s.matches([';', ',']).count() > 9 || s.chars().count() > 360
}

pattern!(
    NARRATIVE,
    r"(?i)^(?:tại (?:hội nghị|cuộc họp|buổi|đây|kỳ họp|chương trình)[^.]*(?:đã|báo cáo|thảo luận|cho biết|phát biểu)|thời gian qua|trong thời gian qua|hiện nay|đến nay|tính đến|theo (?:báo cáo|thống kê|đánh giá|dự báo|tổng hợp)|trước đó|được biết|tuy nhiên|nhìn chung|qua (?:kiểm tra|rà soát|theo dõi)|trong những năm|sáng|chiều|dự (?:hội nghị|cuộc họp|buổi)|tham dự|cùng dự|ghi nhận|tiếp thu (?:ý kiến|chỉ đạo))(?:[^\p{L}\d]|$)"
);

/// Does the paragraph tell instead of ordering?
pub(crate) fn narrative(paragraph: &str) -> bool {
    NARRATIVE.is_match(paragraph.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections() {
        assert_eq!(section("MỤC ĐÍCH, YÊU CẦU"), Section::Dead);
        assert_eq!(section("TỔ CHỨC THỰC HIỆN"), Section::Assigning);
        assert_eq!(section("Nội dung trọng tâm"), Section::Quiet);
        assert_eq!(section("Công tác tuyên truyền"), Section::Open);
    }

    #[test]
    fn formulae_are_told_from_work() {
        assert!(formula("Trên đây là Kế hoạch bảo đảm an ninh."));
        assert!(formula(
            "Yêu cầu các sở, ban, ngành nghiêm túc triển khai thực hiện."
        ));
        assert!(formula(
            "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị kịp thời báo cáo UBND tỉnh."
        ));
        assert!(!formula(
            "Giao Công an tỉnh theo dõi, đôn đốc việc thực hiện Chỉ thị này."
        ));
        assert!(!formula(
            "Yêu cầu các đơn vị nghiêm túc thực hiện, báo cáo kết quả về Sở Nội vụ trước ngày 10/12/2025."
        ));
    }
}
