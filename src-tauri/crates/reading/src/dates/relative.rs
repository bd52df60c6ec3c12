//! Limits counted from an event: "trong thời hạn 05 ngày kể từ ngày nhận đơn".

use super::limit::built;
use crate::model::DeadlineValue;
use regex::Regex;
use std::sync::LazyLock;

static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
    built(
        r"(?i)(?:(?:chậm nhất|muộn nhất|không quá|tối đa)\s+(?:là\s+)?(?:sau\s+|trong\s+)?(?:thời hạn\s+|vòng\s+)?\d{1,3}\s+(?:ngày|giờ|tháng|tuần|phút)[^,;.()]*|trong\s+(?:thời hạn|thời gian|vòng)\s+(?:không quá\s+|tối đa\s+)?\d{1,3}\s*(?:\([^)]{1,15}\)\s*)?(?:ngày|giờ|tháng|tuần|phút)[^,;.()]*|(?:sau|trước)\s+\d{1,3}\s+(?:ngày|giờ|tháng|tuần)\s+(?:làm việc\s+)?(?:kể từ|sau|trước|tính từ|từ)[^,;.()]*|ngay\s+sau\s+(?:khi\s+)?[^,;.()]+|trước\s+(?:khi\s+)?(?:ngày bầu cử|ngày bỏ phiếu|ngày khai mạc|tết nguyên đán|kỳ họp|mùa mưa(?: bão)?|năm học mới|kết thúc (?:việc\s+)?(?:niêm yết|hội nghị|hiệp thương|vận động)|(?:tổ chức\s+)?hội nghị hiệp thương|(?:ngày\s+)?(?:niêm yết|công bố) danh sách)[^,;.()]*|sau\s+(?:khi\s+)?(?:kết thúc\s+)?(?:hội nghị|ngày (?:bầu cử|bỏ phiếu|niêm yết))[^,;.()\d]*\d{1,3}\s+ngày|\d{1,3}\s+(?:ngày|giờ)\s+(?:làm việc\s+)?(?:trước|sau|kể từ|tính từ)\s+[^,;.()]+)",
    )
});

/// A limit counted from an event.
pub(super) fn relative(text: &str) -> Option<DeadlineValue> {
    let found = RELATIVE.find(text)?;
    let mut words = found.as_str().trim();
    // The next verb of the main clause is no part of it.
    for cut in [" và ", " đồng thời", " để ", " phải ", " nhằm "] {
        if let Some(i) = words.find(cut).filter(|&i| i > 18) {
            words = words[..i].trim();
        }
    }
    Some(DeadlineValue::Relative {
        relative: words.to_owned(),
    })
}
