//! TT004: a number of ten or more with a zero before it.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT004",
    name: "number-with-leading-zero",
    severity: Severity::Error,
    source: p1!("II.3c"),
    why: "Chỉ số nhỏ hơn 10 mới ghi thêm số 0 phía trước; chương trình tự thêm khi in.",
    wrong: "Số: 012/KH-TBANTT",
    right: "Số: 12/KH-TBANTT",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let Some(number) = &paper.document.head.number else { return };
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    let rest = &number[digits.len()..];
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        report.field("head.number", number, "Số của văn bản bắt đầu từ 01 mỗi năm; không có số 0.");
    } else if digits.len() > 2 && digits.starts_with('0') {
        let right = if significant.len() == 1 { format!("0{significant}{rest}") } else { format!("{significant}{rest}") };
        report.field("head.number", number, "Chỉ số nhỏ hơn 10 mới ghi thêm một số 0 phía trước.").propose(right).safe();
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    fn number(n: &str) -> Vec<String> {
        let mut d = cong_van();
        d.head.number = Some(n.into());
        told("TT004", &d)
    }

    #[test]
    fn zeros_too_many_are_found() {
        assert_eq!(number("012"), ["012 -> 12"]);
        assert_eq!(number("007a"), ["007a -> 07a"]);
        assert_eq!(number("0").len(), 1);
    }

    #[test]
    fn good_numbers_pass() {
        for n in ["7", "07", "12", "125", "15a"] {
            assert_eq!(number(n), [""; 0]);
        }
    }
}
