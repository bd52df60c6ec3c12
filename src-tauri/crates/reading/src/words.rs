//! Words of a paragraph with their places, and sets of phrases to look up among them.

use std::collections::HashMap;

/// One word: a run of letters and digits.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// First byte in the paragraph.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Lower case, new tone placement (hòa, ủy).
    pub low: String,
    /// Begins with a capital letter.
    pub capital: bool,
}

/// Lower case with the tone mark where the newer spelling puts it: "Uỷ" and "Ủy" are one word.
pub(crate) fn fold(word: &str) -> String {
    let low = word.to_lowercase();
    let mut out = String::with_capacity(low.len());
    let mut chars = low.chars().peekable();
    while let Some(c) = chars.next() {
        let pair = chars.peek().and_then(|&n| moved_tone(c, n));
        // "quý" keeps its tone: there u belongs to the consonant.
        match pair {
            Some((a, b)) if !out.ends_with('q') => {
                chars.next();
                // "hoàn" closes with a consonant: there both spellings agree.
                if chars.peek().is_some_and(|c| c.is_alphabetic()) {
                    out.push(c);
                    out.push(unmoved(a, b, c));
                } else {
                    out.push(a);
                    out.push(b);
                }
            }
            _ => out.push(c),
        }
    }
    out
}

/// The second letter as it was before its tone moved.
fn unmoved(toned: char, plain: char, first: char) -> char {
    let (from, to) = match (first, plain) {
        ('o', 'a') => ("òóỏõọ", "àáảãạ"),
        ('o', _) => ("òóỏõọ", "èéẻẽẹ"),
        _ => ("ùúủũụ", "ỳýỷỹỵ"),
    };
    from.chars()
        .position(|c| c == toned)
        .and_then(|i| to.chars().nth(i))
        .unwrap_or(plain)
}

fn moved_tone(a: char, b: char) -> Option<(char, char)> {
    let row = |from: &str, to: &str, second: char| {
        from.chars()
            .position(|c| c == b)
            .and_then(|i| to.chars().nth(i))
            .map(|t| (t, second))
    };
    match a {
        'o' => row("àáảãạ", "òóỏõọ", 'a').or_else(|| row("èéẻẽẹ", "òóỏõọ", 'e')),
        'u' => row("ỳýỷỹỵ", "ùúủũụ", 'y'),
        _ => None,
    }
}

/// The words of a text.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut out = Vec::with_capacity(text.len() / 5 + 1);
    let mut start = None;
    for (i, c) in text
        .char_indices()
        .chain(std::iter::once((text.len(), ' ')))
    {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(i),
            (false, Some(s)) => {
                let word = &text[s..i];
                out.push(Word {
                    start: s,
                    end: i,
                    low: fold(word),
                    capital: word.chars().next().is_some_and(char::is_uppercase),
                });
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// The text between two words.
pub(crate) fn gap<'a>(text: &'a str, words: &[Word], before: usize) -> &'a str {
    let from = if before == 0 {
        0
    } else {
        words[before - 1].end
    };
    let to = words.get(before).map_or(text.len(), |w| w.start);
    &text[from..to]
}

/// True where nothing but white space stands before word `i`.
pub(crate) fn adjoins(text: &str, words: &[Word], i: usize) -> bool {
    gap(text, words, i).chars().all(char::is_whitespace)
}

/// A set of phrases, looked up by their first word.
pub(crate) struct Phrases(HashMap<String, Vec<Vec<String>>>);

impl Phrases {
    /// Builds the set from lists separated by commas or line breaks.
    pub(crate) fn new(lists: &[&str]) -> Self {
        let mut map: HashMap<String, Vec<Vec<String>>> = HashMap::new();
        for phrase in lists
            .iter()
            .flat_map(|l| l.split([',', '\n']))
            .map(str::trim)
            .filter(|p| !p.is_empty())
        {
            let parts: Vec<String> = phrase.split_whitespace().map(fold).collect();
            map.entry(parts[0].clone()).or_default().push(parts);
        }
        for list in map.values_mut() {
            list.sort_by_key(|p| std::cmp::Reverse(p.len()));
        }
        Self(map)
    }

    /// Number of words of the longest phrase that begins at word `i`, with nothing but white
    /// space between its words.
    pub(crate) fn at(&self, text: &str, words: &[Word], i: usize) -> Option<usize> {
        let candidates = self.0.get(&words.get(i)?.low)?;
        candidates
            .iter()
            .find(|p| {
                p.iter().enumerate().all(|(k, part)| {
                    words.get(i + k).is_some_and(|w| w.low == *part)
                        && (k == 0 || adjoins(text, words, i + k))
                })
            })
            .map(Vec::len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tone_placement_is_one() {
        assert_eq!(fold("Uỷ"), fold("Ủy"));
        assert_eq!(fold("hoà"), "hòa");
        assert_eq!(fold("Hoàn"), "hoàn");
        assert_eq!(fold("quý"), "quý");
    }

    #[test]
    fn phrases_do_not_cross_commas() {
        let set = Phrases::new(&["phòng, chống dịch, sở y tế"]);
        let text = "Sở Y tế; sở, y tế";
        let w = words(text);
        assert_eq!(set.at(text, &w, 0), Some(3));
        assert_eq!(set.at(text, &w, 3), None);
    }
}
