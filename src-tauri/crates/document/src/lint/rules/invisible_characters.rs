//! CT008: no-break spaces without need, zero-width characters, soft hyphens, tabs and control characters.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "CT008",
    name: "invisible-characters",
    severity: Severity::Warning,
    source: OURS,
    why: "Ký tự không nhìn thấy (thường do chép từ mạng) làm sai tìm kiếm, ngắt dòng và kiểm tra.",
    wrong: "dấu cách không ngắt, ký tự rộng 0, tab trong câu",
    right: "dấu cách thường",
    check,
};

/// Words that stay together with the number after them.
const KEEP_WITH_NUMBER: [&str; 16] =
    ["điều", "khoản", "điểm", "mục", "chương", "phần", "số", "ngày", "tháng", "năm", "quận", "phường", "khóa", "phụ", "lục", "kỳ"];

fn check(paper: &Paper, report: &mut Report) {
    for p in &paper.pieces {
        let mut i = 0;
        while i < p.chars.len() {
            let c = p.chars[i];
            if c < '\u{a0}' && !c.is_control() || c == '\n' {
                i += 1;
                continue;
            }
            let from = i;
            match c {
                '\u{a0}' | '\u{202f}' => {
                    while i < p.chars.len() && matches!(p.chars[i], '\u{a0}' | '\u{202f}' | ' ') {
                        i += 1;
                    }
                    // A run of several spaces is a matter of CT001.
                    let inside = from > 0 && i < p.chars.len() && p.chars[from - 1] != ' ';
                    if i - from == 1 && inside && !wanted(p, i) {
                        report.span(p, from..i, "Dấu cách không ngắt (NBSP) chỉ dùng giữa chữ và số phải đi liền, như “Điều 5”.").propose(" ").safe();
                    }
                }
                '\t' => {
                    i += 1;
                    report.span(p, from..i, "Ký tự tab trong lời văn.").propose(" ").safe();
                }
                '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{feff}' | '\u{2060}' | '\u{202a}'..='\u{202e}' => {
                    i += 1;
                    report.span(p, from..i, "Ký tự không nhìn thấy (rộng 0, gạch nối mềm hoặc đổi chiều chữ).").propose("").safe_everywhere();
                }
                c if c.is_control() => {
                    i += 1;
                    report.span(p, from..i, "Ký tự điều khiển trong lời văn.").propose("").safe_everywhere();
                }
                _ => i += 1,
            }
        }
    }
}

/// True when the no-break space before character `at` keeps a word and a number together.
fn wanted(p: &Piece, at: usize) -> bool {
    let next = p.token_at(at);
    let number = p.number(next).is_some() || p.capital(next) && p.token(next).chars().all(|c| "IVXLCDM".contains(c));
    let before = next.wrapping_sub(1);
    number && p.is_any(before, &KEEP_WITH_NUMBER) || p.number(before).is_some() || p.is_any(before, &["tp", "ông", "bà"]) || p.mark(before, '.')
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn invisible_characters_are_found() {
        assert_eq!(told("CT008", &text("bảo\u{a0}đảm an\u{200b}ninh\ttốt\u{ad}")), ["\u{a0} ->  ", "\u{200b} -> ", "\t ->  ", "\u{ad} -> "]);
    }

    #[test]
    fn a_space_that_keeps_a_number_passes() {
        assert_eq!(told("CT008", &text("Điều\u{a0}5, khóa\u{a0}XVI, ngày\u{a0}05, 20\u{a0}người")), [""; 0]);
    }
}
