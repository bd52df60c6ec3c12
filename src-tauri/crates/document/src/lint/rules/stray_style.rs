//! CT017: a few bold or italic words inside a plain paragraph.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "CT017",
    name: "stray-style",
    severity: Severity::Hint,
    source: OURS,
    why: "Vài chữ đậm hoặc nghiêng giữa đoạn thường là dấu vết của chép dán.",
    wrong: "tiềm ẩn **nguy cơ**.",
    right: "tiềm ẩn nguy cơ.",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let bodies = std::iter::once(("body".to_owned(), &paper.document.body)).chain(paper.document.annexes.iter().enumerate().map(|(i, a)| (format!("annexes[{i}].body"), &a.body)));
    for (prefix, blocks) in bodies {
        for (b, block) in blocks.iter().enumerate() {
            let (Block::Paragraph { text } | Block::Item { text, .. }) = block else { continue };
            if text.0.len() < 2 {
                continue;
            }
            let place = format!("{prefix}[{b}].text");
            let Some(p) = paper.pieces.iter().find(|p| p.place == place) else { continue };
            let mut at = 0;
            for (r, run) in text.0.iter().enumerate() {
                let range = at..at + run.text.chars().count();
                at = range.end;
                let words = run.text.split_whitespace().count();
                // A styled beginning is a heading; a bracketed or quoted stretch is meant.
                let stray = (run.bold || run.italic) && r > 0 && (1..4).contains(&words) && run.text.chars().any(char::is_alphabetic);
                let meant = run.text.trim_start().starts_with(['(', '“']) || run.text.trim_end().ends_with(':') || range.start > 0 && matches!(p.chars[range.start - 1], '(' | '“');
                let plain_before = !text.0[r.saturating_sub(1)].bold && !text.0[r.saturating_sub(1)].italic;
                if stray && !meant && plain_before {
                    report.span(p, range, "Vài chữ đậm hoặc nghiêng lẻ trong đoạn; nếu không có ý nhấn mạnh thì trình bày như chữ thường.").propose(run.text.clone());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    fn styled(words: &str) -> Document {
        let run = |t: &str, bold| Run { text: t.into(), bold, italic: false };
        let mut d = cong_van();
        d.body = vec![Block::Paragraph { text: Rich(vec![run("vẫn tiềm ẩn ", false), run(words, true), run(". Do đó, các đơn vị chủ động.", false)]) }];
        d
    }

    #[test]
    fn stray_bold_is_found_and_taken_away() {
        let mut d = styled("nguy cơ");
        let found = findings("CT017", &d);
        assert_eq!(found.len(), 1);
        assert!(crate::lint::accept(&mut d, &found[0]));
        assert_eq!(d.body, text("vẫn tiềm ẩn nguy cơ. Do đó, các đơn vị chủ động.").body);
    }

    #[test]
    fn long_emphasis_and_headings_pass() {
        assert_eq!(told("CT017", &styled("tuyệt đối không để bị động")), [""; 0]);
        let run = |t: &str, bold| Run { text: t.into(), bold, italic: false };
        let mut d = cong_van();
        d.body = vec![Block::Paragraph { text: Rich(vec![run("Công an tỉnh:", true), run(" chủ trì.", false)]) }];
        assert_eq!(told("CT017", &d), [""; 0]);
    }
}
