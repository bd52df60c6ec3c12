//! CT011: a small-letter word with Vietnamese marks that no Vietnamese syllable can be.

use crate::lint::rule::*;
use std::collections::HashSet;
use std::sync::OnceLock;

pub(crate) const RULE: Rule = Rule {
    id: "CT011",
    name: "impossible-syllable",
    severity: Severity::Warning,
    source: OURS,
    why: "Chữ không thể là một âm tiết tiếng Việt thường là lỗi gõ (thừa, thiếu phím dấu).",
    wrong: "Độqc lập",
    right: "Độc lập",
    check,
};

const ONSETS: &[&str] = &[
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// Rimes without their tone.
const RIMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ă", "ăc", "ăm", "ăn", "ăng", "ăp", "ăt", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây",
    "e", "ec", "em", "en", "eng", "eo", "ep", "et", "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "i", "ia", "ich", "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "im", "in", "inh", "ip", "it", "iu",
    "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oăc", "oăm", "oăn", "oăng", "oăt", "oc", "oe", "oem", "oen", "oeo", "oet", "oi", "om", "on", "ong", "oong", "ooc", "op", "ot",
    "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "u", "ua", "uân", "uâng", "uât", "uây", "uê", "uêch", "uênh", "ui", "um", "un", "ung", "uc", "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "up", "ut",
    "uơ", "uy", "uya", "uych", "uyên", "uyêt", "uynh", "uyt", "uyn", "uyu", "ư", "ưa", "ưc", "ưi", "ưng", "ưn", "ưm", "ưt", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu", "ưu", "y",
];

/// Rimes that begin with y (after no onset), and what follows "gi" and "qu".
const MORE: &[&str] = &["yêm", "yên", "yêng", "yêt", "yêu", "yt", "ynh", "ych", "yu", "yn", "ym", "ya", "yên", "yêt", "êng", "âc", "ơng", "ec", "iêc", "uâc", "âm", "ôông"];

fn check(paper: &Paper, report: &mut Report) {
    // A paper repeats its words; each is taken apart once.
    let mut known: HashSet<&[char]> = HashSet::new();
    for p in paper.running() {
        for (i, t) in p.tokens.iter().enumerate().filter(|(_, t)| t.word) {
            let word = &p.folded[t.start..t.end];
            // Only words that are marked as Vietnamese and hold nothing but small letters: names,
            // foreign words and abbreviations have their own spelling.
            let marked = word.iter().any(|c| !c.is_ascii());
            // "Đắk Lắk": a name; at the start of a sentence a capital alone is none.
            let name = p.capital(i) && (!t.opens || p.capital(i + 1));
            let capitals = name || p.chars[t.start + 1..t.end].iter().any(|c| c.is_uppercase());
            let foreign_part = t.glued && t.start > 0 && p.chars[t.start - 1] == '-' || p.chars.get(t.end) == Some(&'-');
            if !marked || capitals || foreign_part || word.len() < 2 || !word.iter().all(|c| c.is_ascii_lowercase() || vietnamese(*c)) {
                continue;
            }
            if known.contains(word) {
                continue;
            }
            if is_syllable(word) {
                known.insert(word);
            } else {
                report.span(p, t.start..t.end, format!("“{}” không phải là một âm tiết tiếng Việt; có thể là lỗi gõ.", p.slice(t.start..t.end)));
            }
        }
    }
}

fn rimes() -> &'static HashSet<&'static str> {
    static ALL: OnceLock<HashSet<&'static str>> = OnceLock::new();
    ALL.get_or_init(|| RIMES.iter().chain(MORE).copied().collect())
}

/// Onset, rime and at most one tone.
fn is_syllable(word: &[char]) -> bool {
    let mut tones = 0;
    let mut bare = String::with_capacity(word.len() * 2);
    for c in word {
        let (letter, toned) = toneless(*c);
        tones += usize::from(toned);
        bare.push(letter);
    }
    tones <= 1
        && ONSETS.iter().any(|onset| {
            bare.strip_prefix(onset).is_some_and(|rime| rimes().contains(rime) || *onset == "gi" && (rime.is_empty() || rimes().contains(format!("i{rime}").as_str())))
        })
}

const TONED: [(&str, char); 12] = [
    ("àáảãạ", 'a'), ("ằắẳẵặ", 'ă'), ("ầấẩẫậ", 'â'), ("èéẻẽẹ", 'e'), ("ềếểễệ", 'ê'), ("ìíỉĩị", 'i'), ("òóỏõọ", 'o'), ("ồốổỗộ", 'ô'), ("ờớởỡợ", 'ơ'), ("ùúủũụ", 'u'), ("ừứửữự", 'ư'), ("ỳýỷỹỵ", 'y'),
];

/// Other letters are a matter of CT004, CT014 and CT015.
fn vietnamese(c: char) -> bool {
    "ăâđêôơư".contains(c) || TONED.iter().any(|(all, _)| all.contains(c))
}

fn toneless(c: char) -> (char, bool) {
    if c.is_ascii() {
        return (c, false);
    }
    TONED.iter().find(|(all, _)| all.contains(c)).map_or((c, false), |(_, bare)| (*bare, true))
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn slips_of_the_keyboard_are_found() {
        assert_eq!(told("CT011", &text("Độqc lập, thựchiện, đảmm bảo, chỉ đaọo")), ["Độqc", "thựchiện", "đảmm", "đaọo"]);
    }

    #[test]
    fn syllables_names_and_foreign_words_pass() {
        let good = "Độc lập - Tự do - Hạnh phúc; quyết định, giữ gìn, giếng, nghiêng, khuỷu, quốc, quỹ, thuở, gì, giặc, uỷ, hoà, loắt choắt, soóc, ngoằn ngoèo, yểm trợ, yếu, quýt, khuếch, xoong; Đắk Lắk; Vla-đi-mia";
        assert_eq!(told("CT011", &text(good)), [""; 0]);
    }
}
