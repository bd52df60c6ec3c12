//! Comparing names as people write them: UBND or Ủy ban nhân dân, hoà or hòa, with or without
//! "các" and "đồng chí".

use unicode_normalization::UnicodeNormalization;

/// Abbreviations every reader of administrative papers knows.
const WRITTEN_OUT: [(&str, &str); 14] = [
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("mttq", "mặt trận tổ quốc"),
    ("mttqvn", "mặt trận tổ quốc việt nam"),
    ("ubmttq", "ủy ban mặt trận tổ quốc"),
    ("ubbc", "ủy ban bầu cử"),
    ("ubkt", "ủy ban kiểm tra"),
    ("bch", "ban chỉ huy"),
    ("chqs", "chỉ huy quân sự"),
    ("bđbp", "bộ đội biên phòng"),
    ("tand", "tòa án nhân dân"),
    ("vksnd", "viện kiểm sát nhân dân"),
    ("bhxh", "bảo hiểm xã hội"),
    ("ptth", "phát thanh truyền hình"),
];

/// The key two spellings of one name share: lower case, NFC, new tone placement, common
/// abbreviations written out, no punctuation, no leading "các", "đồng chí".
pub fn key(name: &str) -> String {
    let lower: String = name.nfc().collect::<String>().to_lowercase();
    let mut words: Vec<String> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(new_tone_placement)
        .collect();
    loop {
        if words.len() > 1 && words[0] == "các" {
            words.remove(0);
        } else if words.len() > 2 && words[0] == "đồng" && words[1] == "chí" {
            words.drain(..2);
        } else {
            break;
        }
    }
    let words: Vec<&str> = words
        .iter()
        .map(|w| WRITTEN_OUT.iter().find(|(short, _)| short == w).map_or(w.as_str(), |(_, long)| long))
        .collect();
    words.join(" ")
}

/// Folds to plain Latin for search: no tones, no vowel marks, đ to d, lower case.
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

/// "hoà" to "hòa", "uỷ" to "ủy": the vowel pairs oa, oe, uy carry the tone on the first vowel
/// when no consonant follows.
fn new_tone_placement(word: &str) -> String {
    const PAIRS: [(&str, [&str; 5], [&str; 5]); 3] = [
        ("oa", ["oà", "oá", "oả", "oã", "oạ"], ["òa", "óa", "ỏa", "õa", "ọa"]),
        ("oe", ["oè", "oé", "oẻ", "oẽ", "oẹ"], ["òe", "óe", "ỏe", "õe", "ọe"]),
        ("uy", ["uỳ", "uý", "uỷ", "uỹ", "uỵ"], ["ùy", "úy", "ủy", "ũy", "ụy"]),
    ];
    for (_, old, new) in PAIRS {
        for (o, n) in old.iter().zip(new) {
            // "quý" keeps its tone: there the u belongs to the consonant.
            if let Some(stem) = word.strip_suffix(o)
                && !(stem.ends_with('q') && o.starts_with('u'))
            {
                return format!("{stem}{n}");
            }
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_body_share_a_key() {
        for (a, b) in [
            ("UBND các huyện", "Ủy ban nhân dân các huyện"),
            ("Uỷ ban MTTQ", "ủy ban Mặt trận Tổ quốc"),
            ("Các sở, ban, ngành", "sở ban ngành"),
            ("Toà án nhân dân", "Tòa án nhân dân"),
        ] {
            assert_eq!(key(a), key(b));
        }
        assert_ne!(key("Công an tỉnh"), key("Công an xã"));
        assert_eq!(key("Quý"), "quý");
    }

    #[test]
    fn folding_reaches_d_with_a_stroke() {
        assert_eq!(fold("Bảo ĐẢM đường"), "bao dam duong");
    }
}
