//! BM001: a mark of secrecy typed as a line of the paper.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "BM001",
    name: "secrecy-mark-in-paper",
    severity: Severity::Error,
    source: "Luật Bảo vệ bí mật nhà nước số 29/2018/QH14, Điều 5 khoản 5",
    why: "Không soạn thảo, lưu giữ nội dung bí mật nhà nước trên máy tính đã hoặc đang nối mạng; độ mật do dấu khắc sẵn đóng.",
    wrong: "MẬT (gõ trong văn bản)",
    right: "(chỉ ghi dòng sổ, không có nội dung)",
    check,
};

const MARKS: [&str; 4] = ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "TÀI LIỆU THU HỒI"];

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.pieces.iter().filter(|p| p.chars.len() < 24) {
        let line = p.text().trim().trim_matches(['(', ')', '[', ']', '“', '”']).to_uppercase();
        if p.role != Role::Cell && MARKS.contains(&line.as_str()) && p.capitals || line == MARKS[3] && p.role == Role::Text {
            report.whole(p, "Văn bản mang độ mật không được soạn thảo hoặc lưu nội dung trên máy này; chỉ ghi dòng sổ theo dõi và dừng lại.");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn a_typed_mark_is_found() {
        let mut d = cong_van();
        d.body.insert(0, Block::Centered { text: "TỐI MẬT".into() });
        assert_eq!(told("BM001", &d), ["TỐI MẬT"]);
    }

    #[test]
    fn the_word_in_a_sentence_passes() {
        assert_eq!(told("BM001", &text("bảo vệ bí mật nhà nước; tài liệu mật.")), [""; 0]);
    }
}
