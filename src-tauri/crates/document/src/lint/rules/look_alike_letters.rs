//! CT015: letters of other scripts among Latin ones, or Ð (eth) for Đ.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "CT015",
    name: "look-alike-letters",
    severity: Severity::Error,
    source: OURS,
    why: "Chữ cái của bảng chữ khác trông giống chữ La-tinh làm sai tìm kiếm và có thể in sai phông.",
    wrong: "“bảo đảm” với chữ “а” Ki-rin",
    right: "bảo đảm",
    check,
};

const TWINS: [(char, char); 40] = [
    ('а', 'a'), ('е', 'e'), ('о', 'o'), ('р', 'p'), ('с', 'c'), ('у', 'y'), ('х', 'x'), ('і', 'i'), ('ѕ', 's'), ('ј', 'j'),
    ('А', 'A'), ('В', 'B'), ('Е', 'E'), ('К', 'K'), ('М', 'M'), ('Н', 'H'), ('О', 'O'), ('Р', 'P'), ('С', 'C'), ('Т', 'T'), ('У', 'Y'), ('Х', 'X'), ('І', 'I'), ('Ѕ', 'S'),
    ('Α', 'A'), ('Β', 'B'), ('Ε', 'E'), ('Η', 'H'), ('Ι', 'I'), ('Κ', 'K'), ('Μ', 'M'), ('Ν', 'N'), ('Ο', 'O'), ('Ρ', 'P'), ('Τ', 'T'), ('Χ', 'X'), ('ο', 'o'), ('ν', 'v'),
    ('Ɖ', 'Đ'), ('ð', 'đ'),
];

fn twin(c: char) -> Option<char> {
    // Greek and Cyrillic, and the two letters that look like Đ.
    if !('\u{370}'..'\u{500}').contains(&c) && !matches!(c, 'Ð' | 'ð' | 'Ɖ') {
        return None;
    }
    if c == 'Ð' {
        return Some('Đ');
    }
    TWINS.iter().find(|(t, _)| *t == c).map(|(_, latin)| *latin)
}

fn check(paper: &Paper, report: &mut Report) {
    for p in &paper.pieces {
        for t in p.tokens.iter().filter(|t| t.word) {
            let word = &p.chars[t.start..t.end];
            if word.iter().all(char::is_ascii) || !word.iter().any(|c| twin(*c).is_some()) {
                continue;
            }
            // A word wholly of another script is a foreign word, not a slip.
            let latin = word.iter().any(|c| c.is_ascii_alphabetic() || ('\u{c0}'..='\u{1b0}').contains(c) || ('\u{1ea0}'..='\u{1ef9}').contains(c));
            if latin || word.len() == 1 {
                let right: String = word.iter().map(|c| twin(*c).unwrap_or(*c)).collect();
                report.span(p, t.start..t.end, format!("Chữ “{right}” có ký tự của bảng chữ khác trông giống chữ La-tinh.")).propose(right).safe_everywhere();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn cyrillic_and_eth_are_found() {
        assert_eq!(told("CT015", &text("b\u{430}n Ðảng")), ["b\u{430}n -> ban", "Ðảng -> Đảng"]);
    }

    #[test]
    fn latin_and_whole_foreign_words_pass() {
        assert_eq!(told("CT015", &text("Đảng, đồng thời, Москва")), [""; 0]);
    }
}
