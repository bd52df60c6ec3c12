//! TT015: the trích yếu ends with a mark, says "về việc" after "V/v", or is long.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT015",
    name: "subject-not-short",
    severity: Severity::Warning,
    source: p1!("II.5a"),
    why: "Trích yếu là một câu ngắn gọn hoặc một cụm từ, không có dấu kết thúc. Giới hạn độ dài là quy tắc của phần mềm.",
    wrong: "V/v về việc đôn đốc.",
    right: "V/v đôn đốc",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let dispatch = paper.document.kind.is_cong_van();
    for p in paper.of_role(Role::Subject) {
        let end = p.chars.iter().rposition(|c| !matches!(c, '.' | ';' | ',' | ':' | '/') && !c.is_whitespace()).map_or(0, |i| i + 1);
        if p.chars[end..].iter().any(|c| !c.is_whitespace()) && !p.chars[end..].starts_with(&['.', '.', '.']) {
            report.span(p, end..p.chars.len(), "Trích yếu không có dấu kết thúc.").propose("").safe();
        }
        if dispatch && p.phrase_at(0, "về việc") && !p.mark(2, ':') {
            let to = p.tokens.get(2).map_or(p.chars.len(), |t| t.start);
            report.span(p, 0..to, "“V/v” đã có nghĩa là “về việc”; không ghi hai lần.").propose("").safe();
        }
        let syllables = p.tokens.iter().filter(|t| t.word).count();
        if dispatch && syllables > 40 {
            report.whole(p, format!("Trích yếu sau “V/v” dài {syllables} chữ; nên rút gọn còn không quá 40."));
        } else if syllables > 80 {
            report.whole(p, format!("Trích yếu dài {syllables} chữ; nên rút gọn còn không quá 80.")).severity(Severity::Hint);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    fn subject(s: &str) -> Vec<String> {
        let mut d = cong_van();
        d.subject = s.into();
        told("TT015", &d)
    }

    #[test]
    fn marks_and_doubled_words_are_found() {
        assert_eq!(subject("đôn đốc báo cáo."), [". -> "]);
        assert_eq!(subject("về việc đôn đốc"), ["về việc  -> "]);
        assert_eq!(subject(&"dài ".repeat(41)).len(), 1);
    }

    #[test]
    fn short_subjects_pass() {
        assert_eq!(subject("tăng cường bảo đảm ANTT bầu cử đại biểu Quốc hội khóa XV"), [""; 0]);
    }
}
