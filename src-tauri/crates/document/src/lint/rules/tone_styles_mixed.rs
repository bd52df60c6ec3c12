//! CT005: tone marks of oa, oe, uy are placed in two ways.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "CT005",
    name: "tone-styles-mixed",
    severity: Severity::Hint,
    source: OURS,
    why: "Một văn bản chỉ nên đặt dấu thanh theo một kiểu: “hòa, ủy” hoặc “hoà, uỷ”.",
    wrong: "Ủy ban … vô hiệu hoá",
    right: "Ủy ban … vô hiệu hóa",
    check,
};

use crate::lint::letters::{new_style, old_style};
use crate::lint::ToneStyle;

fn check(paper: &Paper, report: &mut Report) {
    // (piece, token, the two characters in the other style)
    let mut seen: [Vec<(&Piece, usize, [char; 2])>; 2] = [Vec::new(), Vec::new()];
    for p in &paper.pieces {
        for (i, t) in p.tokens.iter().enumerate() {
            if !t.word || t.end - t.start < 2 {
                continue;
            }
            let end = t.end - 1;
            // `folded` is in the new style already: it tells whether the word is one of these.
            if !matches!(p.folded[end], 'a' | 'e' | 'y') || p.folded[end - 1].is_ascii() {
                continue;
            }
            let lower: Vec<char> = p.chars[t.start..t.end].iter().map(|c| c.to_lowercase().next().unwrap_or(*c)).collect();
            if let Some((a, b)) = new_style(&lower, lower.len() - 1) {
                seen[1].push((p, i, [a, b]));
            } else if let Some((a, b)) = old_style(&lower, lower.len() - 1) {
                seen[0].push((p, i, [a, b]));
            }
        }
    }
    let wanted = match paper.context.tone_style {
        Some(ToneStyle::New) => 0,
        Some(ToneStyle::Old) => 1,
        None if seen[0].is_empty() || seen[1].is_empty() => return,
        None => usize::from(seen[1].len() > seen[0].len()),
    };
    for (p, i, pair) in &seen[1 - wanted] {
        let t = p.tokens[*i];
        let word: String = p.chars[t.start..t.end - 2].iter().copied().chain((0..2).map(|k| like(p.chars[t.end - 2 + k], pair[k]))).collect();
        // The name of a person is spelt as the person spells it.
        let name = p.role == Role::Name || p.capital(*i) && (p.capital(i + 1) || *i > 0 && p.capital(i - 1)) && !p.capitals;
        let draft = report.span(p, t.start..t.end, "Văn bản đặt dấu thanh theo hai kiểu; nên thống nhất một kiểu.").propose(word);
        if !name {
            draft.safe();
        }
    }
}

fn like(model: char, c: char) -> char {
    if model.is_uppercase() { c.to_uppercase().next().unwrap_or(c) } else { c }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn the_rarer_style_is_found() {
        assert_eq!(told("CT005", &text("Ủy ban, hòa giải, vô hiệu hoá")), ["hoá -> hóa"]);
        let old = LintContext { tone_style: Some(crate::lint::ToneStyle::Old), ..LintContext::default() };
        assert!(told_with("CT005", &text("vô hiệu hóa"), &old).contains(&"hóa -> hoá".into()));
    }

    #[test]
    fn one_style_passes() {
        assert_eq!(told("CT005", &text("Ủy ban, hòa giải, quý, hoàn thành, thủy lợi, khóa")), [""; 0]);
    }
}
