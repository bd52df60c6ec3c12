//! Words as the scorer compares them.

/// The loose words of a text.
pub fn words(text: &str) -> Vec<String> {
    let low: Vec<char> = text.to_lowercase().chars().collect();
    let mut out = Vec::new();
    let mut word = String::new();
    let mut i = 0;
    while i < low.len() {
        let (mut a, mut step) = (low[i], 1);
        if let Some((x, y)) = low.get(i + 1).and_then(|&b| moved(a, b)) {
            word.push(x);
            a = y;
            step = 2;
        }
        if a.is_alphanumeric() {
            word.push(a);
        } else if !word.is_empty() {
            out.push(std::mem::take(&mut word));
        }
        i += step;
    }
    if !word.is_empty() {
        out.push(word);
    }
    out
}

pub(super) fn moved(a: char, b: char) -> Option<(char, char)> {
    let row = |from: &str, to: &str, second: char| {
        let at = from.chars().position(|c| c == b)?;
        Some((to.chars().nth(at)?, second))
    };
    match a {
        'o' => row("àáảãạ", "òóỏõọ", 'a').or_else(|| row("èéẻẽẹ", "òóỏõọ", 'e')),
        'u' => row("ỳýỷỹỵ", "ùúủũụ", 'y'),
        _ => None,
    }
}

pub(super) fn unit_key(name: &str) -> String {
    let list = words(name);
    let mut w: &[String] = &list;
    loop {
        if w.len() > 1 && w[0] == "các" {
            w = &w[1..];
        } else if w.len() > 2 && (w[0] == "đồng" && w[1] == "chí" || w[0] == "đ" && w[1] == "c")
        {
            w = &w[2..];
        } else {
            break;
        }
    }
    let long = |x: &String| match x.as_str() {
        "ubnd" => "ủy ban nhân dân".to_owned(),
        "hđnd" => "hội đồng nhân dân".to_owned(),
        "mttq" => "mặt trận tổ quốc".to_owned(),
        "ubmttq" => "ủy ban mặt trận tổ quốc".to_owned(),
        "bhxh" => "bảo hiểm xã hội".to_owned(),
        "chqs" => "chỉ huy quân sự".to_owned(),
        other => other.to_owned(),
    };
    w.iter().map(long).collect::<Vec<_>>().join(" ")
}

pub(super) fn number_key(number: &str) -> String {
    let low: String = number.to_lowercase().split_whitespace().collect();
    let low = low
        .strip_prefix("số")
        .map_or(low.as_str(), |s| s.strip_prefix(':').unwrap_or(s));
    let mut out = String::new();
    for c in low.chars() {
        let c = if "-–—_/.".contains(c) { '/' } else { c };
        if !(c == '/' && out.ends_with('/')) {
            out.push(c);
        }
    }
    out.trim_matches('/').to_owned()
}

/// Letters without their marks, for the type of a paper.
pub(super) fn type_key(name: &str) -> String {
    const PLAIN: &[(&str, char)] = &[
        ("àáảãạăằắẳẵặâầấẩẫậ", 'a'),
        ("èéẻẽẹêềếểễệ", 'e'),
        ("ìíỉĩị", 'i'),
        ("òóỏõọôồốổỗộơờớởỡợ", 'o'),
        ("ùúủũụưừứửữự", 'u'),
        ("ỳýỷỹỵ", 'y'),
        ("đ", 'd'),
    ];
    let plain: String = name
        .to_lowercase()
        .chars()
        .map(|c| {
            PLAIN
                .iter()
                .find(|(row, _)| row.contains(c))
                .map_or(c, |(_, p)| *p)
        })
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    match joined.as_str() {
        "tin tuc" | "tin bai" | "bai bao" | "news" | "ban tin" => "tin".to_owned(),
        _ => joined,
    }
}

pub(super) fn subject_words(subject: &str) -> Vec<String> {
    let mut w = words(subject);
    for head in [["v", "v"], ["về", "việc"]] {
        if w.len() >= 2 && w[0] == head[0] && w[1] == head[1] {
            w.drain(..2);
        }
    }
    w
}

pub(super) fn bag_f1(a: &[String], b: &[String]) -> f64 {
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    let mut left = b.to_vec();
    let mut hit = 0;
    for x in a {
        if let Some(i) = left.iter().position(|y| y == x) {
            left.remove(i);
            hit += 1;
        }
    }
    2.0 * f64::from(hit) / (a.len() + b.len()) as f64
}
