//! Naming a directive in running text, in lists and in a trích yếu (P1-II.6b).

use document::Kind;
use domain::Directive;

/// "Công văn số 474/CV-UBBC ngày 05/02/2021": for lists and table cells.
pub fn short(d: &Directive) -> String {
    let mut out = type_name(d);
    match &d.number {
        Some(n) => out.push_str(&format!(" số {n}")),
        None => {
            if let Some(issuer) = issuer(d) {
                out.push_str(&format!(" của {issuer}"));
            }
        }
    }
    if let Some(date) = d.date {
        out.push_str(&date.format(" ngày %d/%m/%Y").to_string());
    }
    out
}

/// The first citation: type, number, symbol, date, issuer and trích yếu.
pub fn full(d: &Directive) -> String {
    let mut out = with_issuer(d, true);
    if let Some(subject) = d.subject.as_deref().map(str::trim).filter(|s| !s.is_empty()) {
        out.push_str(&format!(" về việc {}", lowered(subject.trim_end_matches(['.', ';']))));
    }
    out
}

/// For a trích yếu: without the cited paper's own trích yếu when a number identifies it.
pub fn in_subject(d: &Directive) -> String {
    if d.number.is_some() { with_issuer(d, false) } else { full(d) }
}

fn with_issuer(d: &Directive, words: bool) -> String {
    let mut out = type_name(d);
    if let Some(n) = &d.number {
        out.push_str(&format!(" số {n}"));
    }
    if let Some(date) = d.date {
        let date = if words {
            let paper = document::PaperDate {
                day: Some(chrono::Datelike::day(&date) as u8),
                month: Some(chrono::Datelike::month(&date) as u8),
                year: u16::try_from(chrono::Datelike::year(&date)).ok(),
            };
            paper.text()
        } else {
            date.format("ngày %d/%m/%Y").to_string()
        };
        out.push_str(&format!(" {date}"));
    }
    if let Some(issuer) = issuer(d) {
        out.push_str(&format!(" của {issuer}"));
    }
    out
}

/// The tên loại of the directive; of a news piece the type its number speaks of.
fn type_name(d: &Directive) -> String {
    let read = d.doc_type.as_deref().unwrap_or("văn bản");
    if read != "tin" && read != "văn bản" {
        return super::capitalised(read);
    }
    let symbol = d.number.as_deref().and_then(|n| n.split_once('/')).map_or("", |(_, s)| s);
    let groups: Vec<&str> = symbol.split('-').collect();
    if groups.contains(&"CV") {
        return "Công văn".into();
    }
    Kind::all()
        .find(|k| k.abbreviation.as_deref().is_some_and(|a| groups.first() == Some(&a)))
        .map_or_else(|| "Văn bản".into(), |k| k.name.clone())
}

fn issuer(d: &Directive) -> Option<String> {
    d.issuer.as_deref().map(str::trim).filter(|i| !i.is_empty()).map(in_sentence)
}

/// A heading in capitals as running text writes it: "ỦY BAN NHÂN DÂN TỈNH HẢI DƯƠNG" becomes
/// "Ủy ban nhân dân tỉnh Hải Dương" (Phụ lục II, IV.1). Mixed case is kept as written.
pub fn in_sentence(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().any(char::is_lowercase) {
        return name;
    }
    const PLACE: [&str; 9] = ["tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "đặc khu", "thị trấn"];
    const BODIES: [(&str, &str); 12] = [
        ("ủy ban", "Ủy ban"), ("uỷ ban", "Uỷ ban"), ("hội đồng", "Hội đồng"), ("tiểu ban", "Tiểu ban"),
        ("ban chỉ đạo", "Ban Chỉ đạo"), ("bộ chỉ huy", "Bộ Chỉ huy"), ("quân sự", "Quân sự"), ("biên phòng", "Biên phòng"),
        ("mặt trận tổ quốc", "Mặt trận Tổ quốc"), ("việt nam", "Việt Nam"), ("thủ tướng", "Thủ tướng"), ("chính phủ", "Chính phủ"),
    ];
    let mut text = name.to_lowercase();
    for (from, to) in BODIES {
        text = text.replace(from, to);
    }
    for place in PLACE {
        // The proper name after the word of the level: every syllable large.
        if let Some(at) = text.find(&format!("{place} ")) {
            let start = at + place.len() + 1;
            let proper: Vec<String> = text[start..].split(' ').map(super::capitalised).collect();
            text = format!("{}{}", &text[..start], proper.join(" "));
            break;
        }
    }
    super::capitalised(&text)
}

/// A trích yếu inside a sentence: first letter small unless the first word is all capitals.
fn lowered(subject: &str) -> String {
    let subject = subject.trim_start_matches("Về việc ").trim_start_matches("về việc ").trim_start_matches("V/v ");
    let first = subject.split_whitespace().next().unwrap_or("");
    if first.chars().filter(|c| c.is_uppercase()).count() > 1 {
        return subject.to_owned();
    }
    let mut chars = subject.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_become_running_text() {
        assert_eq!(in_sentence("ỦY BAN NHÂN DÂN TỈNH HẢI DƯƠNG"), "Ủy ban nhân dân tỉnh Hải Dương");
        assert_eq!(in_sentence("Ủy ban bầu cử tỉnh"), "Ủy ban bầu cử tỉnh");
        assert_eq!(in_sentence("THỦ TƯỚNG CHÍNH PHỦ"), "Thủ tướng Chính phủ");
    }

    #[test]
    fn a_subject_starts_small_inside_a_sentence() {
        assert_eq!(lowered("Đảm bảo an ninh"), "đảm bảo an ninh");
        assert_eq!(lowered("ANTT bầu cử"), "ANTT bầu cử");
    }
}
