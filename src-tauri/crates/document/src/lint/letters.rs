//! Letters of Vietnamese: lower case, tone marks in the old and the new style, capitals.

/// A combining mark belongs to the letter before it.
pub(crate) fn in_word(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        // Letters of Vietnamese, without asking the tables of Unicode.
        '\u{1ea0}'..='\u{1ef9}' | '\u{300}'..='\u{36f}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// Lower case of one character; the common letters without asking the tables of Unicode.
fn lower(c: char) -> char {
    let code = c as u32;
    let shifted = match code {
        0..=0x7f => return c.to_ascii_lowercase(),
        0x1ea0..=0x1ef9 => code | 1,
        0xc0..=0xde if code != 0xd7 => code + 0x20,
        0xdf..=0xff => code,
        _ => return c.to_lowercase().next().unwrap_or(c),
    };
    char::from_u32(shifted).unwrap_or(c)
}

const OLD_NEW: [(char, &str, &str); 3] = [
    ('o', "àáảãạ", "òóỏõọ"), // oà -> òa, also oè
    ('o', "èéẻẽẹ", "òóỏõọ"),
    ('u', "ỳýỷỹỵ", "ùúủũụ"),
];

/// Lower case and tone marks in the new style, character for character, so that ranges stay
/// the same.
pub(crate) fn fold(chars: &[char]) -> Vec<char> {
    let mut out: Vec<char> = chars.iter().map(|c| lower(*c)).collect();
    for i in 1..out.len() {
        if let Some((first, second)) = new_style(&out, i) {
            out[i - 1] = first;
            out[i] = second;
        }
    }
    out
}

/// When characters `i-1` and `i` (lower case) end a syllable in the old style, the same in the new.
pub(crate) fn new_style(lower: &[char], i: usize) -> Option<(char, char)> {
    let (first, second) = (lower[i - 1], lower[i]);
    if !matches!(first, 'o' | 'u') || second.is_ascii() || lower.get(i + 1).is_some_and(|c| in_word(*c)) {
        return None;
    }
    if first == 'u' && i >= 2 && lower[i - 2] == 'q' {
        return None;
    }
    OLD_NEW.iter().enumerate().find_map(|(row, (vowel, old, new))| {
        let tone = (*vowel == first).then(|| old.chars().position(|c| c == second)).flatten()?;
        Some((new.chars().nth(tone)?, ['a', 'e', 'y'][row]))
    })
}

/// When characters `i-1` and `i` (lower case) end a syllable in the new style, the same in the old.
pub(crate) fn old_style(lower: &[char], i: usize) -> Option<(char, char)> {
    let (first, second) = (lower[i - 1], lower[i]);
    if !matches!(second, 'a' | 'e' | 'y') || first.is_ascii() || lower.get(i + 1).is_some_and(|c| in_word(*c)) {
        return None;
    }
    OLD_NEW.iter().enumerate().find_map(|(row, (vowel, old, new))| {
        let tone = (['a', 'e', 'y'][row] == second).then(|| new.chars().position(|c| c == first)).flatten()?;
        Some((*vowel, old.chars().nth(tone)?))
    })
}

/// The text with the first letter as a capital.
pub(crate) fn capitalised(text: &str) -> String {
    let mut c = text.chars();
    c.next().map_or_else(String::new, |first| first.to_uppercase().chain(c).collect())
}

/// The text with the first letter small.
pub(crate) fn uncapitalised(text: &str) -> String {
    let mut c = text.chars();
    c.next().map_or_else(String::new, |first| first.to_lowercase().chain(c).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_lower_case_is_the_true_one() {
        for c in ('\0'..'\u{2000}').filter(|c| c.to_lowercase().count() == 1) {
            assert_eq!(Some(lower(c)), c.to_lowercase().next(), "U+{:04X}", c as u32);
            assert_eq!(in_word(c), c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c), "U+{:04X}", c as u32);
        }
    }
}
