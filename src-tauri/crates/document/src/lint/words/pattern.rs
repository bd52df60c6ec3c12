//! Patterns over words: "bổ xung", "Bộ đội <biên phòng>", "<Tỉnh> {Cap}", "(hằng|hàng) tuần".

use crate::lint::paper::{Piece, Role, capitalised};

/// A row of words with classes, and the part of it that is meant.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    parts: Vec<Part>,
    /// First and last part between < and >; the whole row without them.
    meant: (usize, usize),
    pub exact: bool,
}

#[derive(Debug, Clone)]
enum Part {
    /// A word or mark; folded, and as written for exact patterns.
    Word { folded: Vec<char>, written: Vec<char>, glued: bool },
    /// A word with a capital first letter.
    Capital,
    /// A number in digits.
    Number,
    /// A Vietnamese family name.
    Surname,
}

/// Tokens a pattern fits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fit {
    /// First and last token of the whole row.
    pub first: usize,
    pub last: usize,
    /// First and last token that are meant.
    pub from: usize,
    pub to: usize,
}

const SURNAMES: [&str; 44] = [
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "tô", "lương", "đinh",
    "trịnh", "đoàn", "hà", "mai", "trương", "cao", "lưu", "phùng", "tạ", "thái", "đào", "kiều", "quách", "chu", "triệu", "nông", "vi", "lâm", "tống",
    "doãn", "khuất", "lục", "bế", "thạch", "từ",
];

impl Pattern {
    /// The patterns a text stands for: every choice in "(a|b)" gives its own.
    pub(super) fn parse(text: &str, exact: bool) -> Vec<Pattern> {
        if let Some((open, close)) = choice(text) {
            return text[open + 1..close].split('|').flat_map(|one| Pattern::parse(&format!("{}{one}{}", &text[..open], &text[close + 1..]), exact)).collect();
        }
        let mut parts = Vec::new();
        let mut meant = (0, usize::MAX);
        for (k, piece) in text.split_whitespace().enumerate() {
            let mut word = piece;
            if let Some(rest) = word.strip_prefix('<') {
                meant.0 = parts.len();
                word = rest;
            }
            let ends = word.contains('>');
            let (word, tail) = word.split_once('>').unwrap_or((word, ""));
            Self::push(&mut parts, word, k > 0);
            if ends {
                meant.1 = parts.len() - 1;
                if !tail.is_empty() {
                    Self::push(&mut parts, tail, false);
                }
            }
        }
        meant.1 = meant.1.min(parts.len() - 1);
        vec![Pattern { parts, meant, exact }]
    }

    fn push(parts: &mut Vec<Part>, word: &str, spaced: bool) {
        match word {
            "{Cap}" => parts.push(Part::Capital),
            "{num}" => parts.push(Part::Number),
            "{Surname}" => parts.push(Part::Surname),
            _ => {
                let p = Piece::of(String::new(), Role::Text, word.chars().collect());
                for (k, t) in p.tokens.iter().enumerate() {
                    parts.push(Part::Word { folded: p.folded[t.start..t.end].to_vec(), written: p.chars[t.start..t.end].to_vec(), glued: k > 0 || !spaced });
                }
            }
        }
    }

    /// The word by which the pattern is looked up.
    ///
    /// # Panics
    /// When a pattern begins with a class; the tests load every rule.
    pub(super) fn first_word(&self) -> Vec<char> {
        match self.parts.first() {
            Some(Part::Word { folded, .. }) => folded.clone(),
            _ => panic!("a pattern begins with a word: {:?}", self.parts),
        }
    }

    /// Where the pattern fits, beginning at a token.
    pub(super) fn at(&self, p: &Piece, first: usize) -> Option<Fit> {
        let fits = first + self.parts.len() <= p.tokens.len() && self.parts.iter().enumerate().all(|(k, part)| self.part_fits(part, p, first + k, k == 0));
        fits.then(|| Fit { first, last: first + self.parts.len() - 1, from: first + self.meant.0, to: first + self.meant.1 })
    }

    /// True when the pattern fits the tokens that end just before `end`.
    pub(super) fn ends_at(&self, p: &Piece, end: usize) -> bool {
        end >= self.parts.len() && self.at(p, end - self.parts.len()).is_some()
    }

    fn part_fits(&self, part: &Part, p: &Piece, i: usize, first: bool) -> bool {
        let t = p.tokens[i];
        match part {
            Part::Word { folded, written, glued } => {
                p.folded[t.start..t.end] == folded[..]
                    && (first || !t.word || *glued == t.glued)
                    && (!self.exact || p.chars[t.start..t.end].iter().zip(written).all(|(c, w)| c.is_uppercase() == w.is_uppercase()))
            }
            Part::Capital => p.capital(i),
            Part::Number => p.number(i).is_some(),
            Part::Surname => p.capital(i) && p.is_any(i, &SURNAMES),
        }
    }
}

/// The innermost "(a|b)" of a pattern; brackets without a choice are text.
fn choice(text: &str) -> Option<(usize, usize)> {
    let bar = text.find('|')?;
    let open = text[..bar].rfind('(')?;
    Some((open, bar + text[bar..].find(')')?))
}

/// The words with the capitals of what they replace: "Bổ xung" gives "Bổ sung".
pub(super) fn in_the_case_of(found: &str, words: &str) -> String {
    let letters: Vec<char> = found.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() > 1 && letters.iter().all(|c| c.is_uppercase()) {
        words.to_uppercase()
    } else if letters.first().is_some_and(|c| c.is_uppercase()) {
        capitalised(words)
    } else {
        words.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(pattern: &str, exact: bool, text: &str) -> Vec<String> {
        let p = Piece::of(String::new(), Role::Text, text.chars().collect());
        let all = Pattern::parse(pattern, exact);
        (0..p.tokens.len()).flat_map(|i| all.iter().filter_map(move |x| x.at(&p_of(text), i))).map(|f| p.slice(p.span(f.from, f.to))).collect()
    }
    fn p_of(text: &str) -> Piece {
        Piece::of(String::new(), Role::Text, text.chars().collect())
    }

    #[test]
    fn a_pattern_fits_words_not_letters() {
        assert_eq!(meant("bổ xung", false, "Bổ xung, bổ  xung hồ sơ"), ["Bổ xung", "bổ  xung"]);
        assert_eq!(meant("<Tỉnh> {Cap}", true, "của Tỉnh Hải Dương, tỉnh Hà Nam, Tỉnh ủy"), ["Tỉnh"]);
        assert_eq!(meant("(sáng|chiều) <thứ hai>", true, "sáng thứ hai, sáng thứ Hai"), ["thứ hai"]);
        assert_eq!(meant("đề b/c", false, "(đề b/c)"), ["đề b/c"]);
    }

    #[test]
    fn capitals_are_kept() {
        assert_eq!(in_the_case_of("Bổ xung", "bổ sung"), "Bổ sung");
        assert_eq!(in_the_case_of("BỔ XUNG", "bổ sung"), "BỔ SUNG");
    }
}
