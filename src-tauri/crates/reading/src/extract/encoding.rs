//! Encodings of before Unicode: TCVN3 (ABC), VNI for Windows, Windows-1258.

use unicode_normalization::UnicodeNormalization;

/// TCVN3 from 0xB5 up; blanks are not used.
const TCVN3: &str = "àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ";
const TCVN3_LOW: &str = "ĂÂÊÔƠƯĐăâêôơưđ";

fn tcvn3(c: char) -> Option<char> {
    let code = u32::from(c);
    let found = match code {
        0xA1..=0xAE => TCVN3_LOW.chars().nth((code - 0xA1) as usize),
        0xB5..=0xFE => TCVN3.chars().nth((code - 0xB5) as usize),
        _ => None,
    };
    found.filter(|&f| f != ' ')
}

pub(super) fn from_tcvn3(text: &str) -> String {
    text.chars().map(|c| tcvn3(c).unwrap_or(c)).collect()
}

/// VNI puts the tone behind the vowel as a letter of its own.
pub(super) fn from_vni(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let single = match c {
            'ñ' => Some('đ'),
            'Ñ' => Some('Đ'),
            'æ' => Some('ỉ'),
            'Æ' => Some('Ỉ'),
            'ó' => Some('ĩ'),
            'Ó' => Some('Ĩ'),
            'ò' => Some('ị'),
            'Ò' => Some('Ị'),
            'î' => Some('ỵ'),
            'Î' => Some('Ỵ'),
            _ => None,
        };
        if let Some(s) = single {
            out.push(s);
            continue;
        }
        let base = match c {
            'ô' => 'ơ',
            'Ô' => 'Ơ',
            'ö' => 'ư',
            'Ö' => 'Ư',
            other => other,
        };
        let vowel = "aeouyAEOUYơƠưƯ".contains(base);
        let Some(marks) = chars.peek().filter(|_| vowel).and_then(|&n| vni_marks(n)) else {
            out.push(base);
            continue;
        };
        chars.next();
        out.extend(std::iter::once(base).chain(marks.chars()).nfc());
    }
    out
}

/// Combining marks that a VNI letter stands for.
fn vni_marks(c: char) -> Option<&'static str> {
    let low = c.to_lowercase().next().unwrap_or(c);
    Some(match low {
        'ù' => "\u{301}",
        'ø' => "\u{300}",
        'û' => "\u{309}",
        'õ' => "\u{303}",
        'ï' => "\u{323}",
        'â' => "\u{302}",
        'á' => "\u{302}\u{301}",
        'à' => "\u{302}\u{300}",
        'å' => "\u{302}\u{309}",
        'ã' => "\u{302}\u{303}",
        'ä' => "\u{323}\u{302}",
        'ê' => "\u{306}",
        'é' => "\u{306}\u{301}",
        'è' => "\u{306}\u{300}",
        'ú' => "\u{306}\u{309}",
        'ü' => "\u{306}\u{303}",
        'ë' => "\u{323}\u{306}",
        _ => return None,
    })
}

pub(super) fn from_1258(text: &str) -> String {
    text.chars()
        .map(|c| match u32::from(c) {
            0xC3 => 'Ă',
            0xE3 => 'ă',
            0xD0 => 'Đ',
            0xF0 => 'đ',
            0xD5 => 'Ơ',
            0xF5 => 'ơ',
            0xDD => 'Ư',
            0xFD => 'ư',
            0xCC => '\u{300}',
            0xD2 => '\u{309}',
            0xDE => '\u{303}',
            0xEC => '\u{301}',
            0xF2 => '\u{323}',
            0xFE => '₫',
            _ => c,
        })
        .nfc()
        .collect()
}

/// One byte a character, as Windows-1252 shows it.
pub(super) fn western(bytes: &[u8]) -> String {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    bytes
        .iter()
        .map(|&b| match b {
            0x80..=0x9F => HIGH.chars().nth(usize::from(b - 0x80)).unwrap_or(' '),
            _ => char::from(b),
        })
        .collect()
}

/// An encoding: its name and how it is undone.
type Table = (&'static str, fn(&str) -> String);

/// Words with marks that any administrative text holds.
const COMMON: &[&str] = &[
    "và",
    "của",
    "các",
    "được",
    "công",
    "nhân",
    "dân",
    "tháng",
    "năm",
    "việc",
    "thực",
    "hiện",
    "xã",
    "tỉnh",
    "hội",
    "không",
    "định",
    "số",
    "kế",
    "hoạch",
    "đảng",
    "bảo",
    "đảm",
    "trên",
    "với",
    "là",
    "cộng",
    "chủ",
    "nghĩa",
    "độc",
    "lập",
    "tự",
    "hạnh",
    "phúc",
    "đến",
    "về",
    "cấp",
    "bầu",
    "cử",
    "quốc",
    "sở",
    "phải",
    "người",
    "những",
    "tổ",
    "chức",
    "ngày",
    "đồng",
    "phường",
    "việt",
    "yêu",
    "cầu",
];

fn likeness(text: &str) -> usize {
    text.split(|c: char| !c.is_alphabetic())
        .take(6000)
        .filter(|w| {
            let low = w.to_lowercase();
            COMMON.contains(&low.as_str()) && !low.is_ascii()
        })
        .count()
}

/// Decodes bytes that are no UTF-8.
pub(super) fn one_byte(bytes: &[u8]) -> (String, &'static str, String) {
    let base = western(bytes);
    let sample: String = base.chars().take(40_000).collect();
    let tables: [Table; 3] = [
        ("Windows-1258", from_1258),
        ("TCVN3", from_tcvn3),
        ("VNI", from_vni),
    ];
    let best = tables
        .iter()
        .map(|t| (likeness(&t.1(&sample)), t))
        .max_by_key(|(n, _)| *n)
        .filter(|(n, _)| *n > 0);
    match best {
        Some((_, (name, convert))) => (convert(&base), name, note(name, &base, &convert(&sample))),
        None => {
            let note = note("Windows-1252", &base, &base);
            (base, "Windows-1252", note)
        }
    }
}

/// A letter that only Unicode has: text that holds it was not typed with an old font.
fn beyond_old_fonts(c: char) -> bool {
    matches!(c, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}' | '\u{300}'..='\u{323}')
}

/// A line that may be of an old font: letters of its range, none that only Unicode has.
fn old_line(line: &str) -> bool {
    line.chars().any(|c| ('\u{a1}'..='\u{ff}').contains(&c)) && !line.chars().any(beyond_old_fonts)
}

/// Text in Unicode some of whose lines have the letters of an old font; those lines converted,
/// with the font's name. A text that is already Vietnamese is never touched.
pub(super) fn old_font(text: &str) -> Option<(String, &'static str)> {
    let mut sample = String::new();
    for line in text.lines().filter(|l| old_line(l)) {
        sample.push_str(line);
        sample.push('\n');
        if sample.len() > 80_000 {
            break;
        }
    }
    if sample.is_empty() {
        return None;
    }
    let now = likeness(&sample);
    let tables: [Table; 2] = [("TCVN3", from_tcvn3), ("VNI", from_vni)];
    let (likely, (name, convert)) = tables
        .iter()
        .map(|t| (likeness(&t.1(&sample)), t))
        .max_by_key(|(n, _)| *n)?;
    if likely < 4 || likely <= now * 3 + 2 {
        return None;
    }
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    for line in text.split_inclusive('\n') {
        let changed = if old_line(line) { convert(line) } else { String::new() };
        // A line of few words goes with the others; one that already has words and gains none stays.
        let (old, new) = (likeness(line), likeness(&changed));
        if changed.is_empty() || new < old || new == old && old > 0 {
            out.push_str(line);
        } else {
            out.push_str(&changed);
        }
    }
    Some((out, name))
}

/// What was converted, with the same words before and after.
pub(super) fn note(name: &str, before: &str, after: &str) -> String {
    let changed = |(b, a): &(&str, &str)| b != a;
    let words: Vec<(&str, &str)> = before
        .split_whitespace()
        .zip(after.split_whitespace())
        .skip_while(|w| !changed(w))
        .take(6)
        .collect();
    let (old, new): (Vec<&str>, Vec<&str>) = words.into_iter().unzip();
    let capitals = if name == "TCVN3" { " Chữ in hoa của phông cũ có thể thành chữ thường." } else { "" };
    if new.is_empty() {
        return format!("Tệp chữ không phải Unicode, đã đọc theo bảng mã {name}: hãy kiểm tra lại dấu.");
    }
    format!(
        "Văn bản gõ bằng bảng mã cũ {name} đã được chuyển sang Unicode: “{}” thành “{}”. Hãy kiểm tra lại dấu.{capitals}",
        old.join(" "),
        new.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_motto_in_each_encoding() {
        assert_eq!(
            from_tcvn3("Céng hoµ x· héi chñ nghÜa ViÖt Nam"),
            "Cộng hoà xã hội chủ nghĩa Việt Nam"
        );
        assert_eq!(
            from_vni("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"),
            "Cộng hòa xã hội chủ nghĩa Việt Nam"
        );
        assert_eq!(
            from_vni("Ñoäc laäp - Töï do - Haïnh phuùc"),
            "Độc lập - Tự do - Hạnh phúc"
        );
        assert_eq!(from_1258("Co\u{f2}\u{f2}"), "Cọ\u{323}");
    }

    #[test]
    fn bytes_find_their_table() {
        let bytes: Vec<u8> = "ñy ban nh©n d©n tØnh yªu cÇu c¸c së, ban, ngµnh thùc hiÖn"
            .chars()
            .map(|c| u32::from(c) as u8)
            .collect();
        let (text, name, note) = one_byte(&bytes);
        assert!(note.contains("nh©n") && note.contains("nhân"), "{note}");
        assert_eq!(name, "TCVN3");
        assert_eq!(
            text,
            "ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện"
        );
    }

    #[test]
    fn unicode_text_is_left_alone() {
        assert!(
            old_font("Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện; café, naïve")
                .is_none()
        );
        assert!(
            old_font("Ban Thêng trùc TØnh ñy, c¸c së, ban, ngµnh vµ nh©n d©n c¸c x·, ph\u{ad}êng")
                .is_some()
        );
    }

    #[test]
    fn of_a_mixed_text_only_the_old_lines_change() {
        let unicode = "Kính gửi: Sở Y tế là đơn vị chủ trì\nBà Là và Tô Hà";
        let old = "ñy ban nh©n d©n tØnh yªu cÇu c¸c së, ban, ngµnh thùc hiÖn";
        let (text, name) = old_font(&format!("{unicode}\n{old}\n{old}\n{unicode}")).unwrap();
        assert_eq!(name, "TCVN3");
        let new = "ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện";
        assert_eq!(text, format!("{unicode}\n{new}\n{new}\n{unicode}"));
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { cases: 96, failure_persistence: None, ..Default::default() })]

        /// Words of Vietnamese, whole or cut, in any order, are never taken for an old font.
        #[test]
        fn vietnamese_is_never_converted(words in proptest::collection::vec("(và|là|của|các|được|công|nhân|dân|sở|hội|đảng|Hà Nội|tô|bà|cà phê|mà|thì|rà soát|tháng|à|á|ã|è|é|ê|ì|í|ò|ó|ô|õ|ù|ú|ý|â|Côté|déjà|[a-zà-ỹ]{1,6})", 1..60), nfd: bool) {
            let text: String = words.join(" ");
            let text: String = if nfd { text.nfd().collect() } else { text.nfc().collect() };
            proptest::prop_assert!(old_font(&text).is_none(), "{text}");
        }
    }
}
