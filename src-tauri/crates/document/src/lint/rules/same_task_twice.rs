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
    let mut seen: HashMap<(Vec<&[char]>, String), String> = HashMap::new();
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
        let words: Vec<&[char]> = p.tokens.iter().filter(|t| t.word).map(|t| &p.folded[t.start..t.end]).collect();
        if words.len() < 8 {
            continue;
        }
        let first = seen.entry((words, unit.clone())).or_insert_with(|| p.place.clone());
        if *first != p.place {
            let first = first.clone();
            report.whole(p, format!("Đoạn này trùng lời với đoạn ở {first}; hãy gộp hoặc bỏ một đoạn."));
        }
    }
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
