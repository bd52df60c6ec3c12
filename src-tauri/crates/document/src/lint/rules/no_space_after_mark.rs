//! CT003: no space after an end mark.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "CT003",
    name: "no-space-after-mark",
    severity: Severity::Warning,
    source: OURS,
    why: "Sau dấu câu có một dấu cách, trừ trong số, giờ, địa chỉ mạng và dấu “./.”.",
    wrong: "đơn vị,địa phương",
    right: "đơn vị, địa phương",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.pieces.iter().filter(|p| !matches!(p.role, Role::Symbol | Role::Contact)) {
        for i in 1..p.tokens.len().saturating_sub(1) {
            let t = p.tokens[i];
            if t.word || !p.tokens[i + 1].glued || !p.tokens[i + 1].word {
                continue;
            }
            let (before, after) = (p.chars[t.start - 1], p.chars[t.end]);
            let missing = match p.chars[t.start] {
                ';' | '?' | '!' => !before.is_whitespace(),
                ',' | ':' => !(before.is_whitespace() || before.is_ascii_digit() && after.is_ascii_digit()),
                '.' => t.glued && p.word(i - 1) && p.tokens[i - 1].end - p.tokens[i - 1].start >= 2 && p.small(i - 1) && after.is_uppercase() && sentence_word(p, i + 1),
                _ => false,
            };
            if missing && !in_address(p, t.start) {
                report.span(p, t.start..t.end, format!("Thiếu dấu cách sau “{}”.", p.chars[t.start])).propose(format!("{} ", p.chars[t.start])).safe();
            }
        }
    }
}

/// "Các", not "HCM" and not "Y": the beginning of a sentence.
fn sentence_word(p: &Piece, i: usize) -> bool {
    let t = p.tokens[i];
    t.end - t.start >= 2 && p.chars[t.start + 1..t.end].iter().all(|c| c.is_lowercase())
}

/// Inside an e-mail or web address, or the name of a file.
fn in_address(p: &Piece, at: usize) -> bool {
    let from = p.chars[..at].iter().rposition(|c| c.is_whitespace()).map_or(0, |i| i + 1);
    let to = p.chars[at..].iter().position(|c| c.is_whitespace()).map_or(p.chars.len(), |i| at + i);
    let chunk: String = p.folded[from..to].iter().collect();
    ["://", "www.", "@", ".vn", ".com", ".gov", ".org", ".edu", ".net", ".doc", ".xls", ".pdf"].iter().any(|s| chunk.contains(s))
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn tight_sentences_are_found() {
        assert_eq!(told("CT003", &text("đơn vị,địa phương;kết thúc.Các sở:Công an")), [", -> , ", "; -> ; ", ". -> . ", ": -> : "]);
    }

    #[test]
    fn numbers_hours_and_addresses_pass() {
        assert_eq!(told("CT003", &text("98,5%; 17:00; v.v.; TP.HCM; http://baucu.gov.vn; a@b.vn; quy định./.")), [""; 0]);
        assert_eq!(told("CT003", &text("1.250 người, mục 1.2.a và Y.Bình")), [""; 0]);
    }
}
