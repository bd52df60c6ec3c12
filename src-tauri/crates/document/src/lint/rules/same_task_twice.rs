//! ND016: two blocks of the same paper say the same.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "ND016",
    name: "same-task-twice",
    severity: Severity::Hint,
    source: OURS,
    why: "Hai nhiệm vụ cùng lời, cùng đơn vị trong một văn bản thường là chép lặp.",
    wrong: "1. Sở Y tế … 2. Sở Y tế …",
    right: "1. Sở Y tế …",
    check,
};

use std::collections::HashMap;

fn check(paper: &Paper, report: &mut Report) {
    let mut seen: HashMap<(u64, String), &Piece> = HashMap::new();
    let mut unit = String::new();
    for p in paper.pieces.iter().filter(|p| p.annex.is_none()) {
        if p.role == Role::Heading {
            unit = p.text();
        }
        if p.role != Role::Text {
            continue;
        }
        // An item with words of its own and sub-items under it stands over them, as a heading does.
        if p.chars.iter().rfind(|c| !c.is_whitespace()) == Some(&':') {
            unit = p.text();
        }
        if words(p).count() < 8 {
            continue;
        }
        // FNV-1a; equal sums are compared word by word.
        let sum = words(p).flatten().fold(0xcbf2_9ce4_8422_2325_u64, |h, c| (h ^ u64::from(*c as u32)).wrapping_mul(0x0100_0000_01b3));
        let first = *seen.entry((sum, unit.clone())).or_insert(p);
        if first.place != p.place && words(first).eq(words(p)) {
            let first = &first.place;
            report.whole(p, format!("Đoạn này trùng lời với đoạn ở {first}; hãy gộp hoặc bỏ một đoạn."));
        }
    }
}

fn words(p: &Piece) -> impl Iterator<Item = &[char]> {
    p.tokens.iter().filter(|t| t.word).map(|t| &p.folded[t.start..t.end])
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    const TASK: &str = "Công an tỉnh nắm chắc tình hình, kịp thời báo cáo Tiểu ban.";

    #[test]
    fn a_repeated_task_is_found() {
        assert_eq!(told("ND016", &paragraphs(&[TASK, "Sở Y tế bảo đảm y tế.", TASK])), [TASK]);
    }

    #[test]
    fn the_same_words_under_two_units_pass() {
        let mut d = cong_van();
        let task = "nắm chắc tình hình, kịp thời báo cáo Tiểu ban theo quy định.";
        d.body = vec![
            item(Level::Khoan, None, Some("Công an tỉnh"), ""),
            item(Level::Diem, None, None, task),
            item(Level::Khoan, None, Some("Sở Y tế"), ""),
            item(Level::Diem, None, None, task),
        ];
        assert_eq!(told("ND016", &d), [""; 0]);
    }
}
