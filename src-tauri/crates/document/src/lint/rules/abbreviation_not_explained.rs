//! CT021: an abbreviation is used before it is spelt out, or spelt out twice.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "CT021",
    name: "abbreviation-not-explained",
    severity: Severity::Warning,
    source: OURS,
    why: "Chữ viết tắt dùng lần đầu phải viết đầy đủ, kèm chữ tắt trong ngoặc đơn; chỉ giải thích một lần.",
    wrong: "quản lý CBCS",
    right: "quản lý cán bộ, chiến sĩ (CBCS)",
    check,
};

/// Abbreviations every reader of administrative papers knows.
const KNOWN: [&str; 44] = [
    "UBND", "HĐND", "MTTQ", "UBMTTQ", "UBBC", "QH", "HĐBCQG", "UBTVQH", "TTg", "CP", "TW", "TU", "VPCP", "TP", "VT", "BCA", "BQP", "BNV", "BTC", "BYT",
    "COVID", "HIV", "AIDS", "USB", "PDF", "CCCD", "CNTT", "PCCC", "CNCH", "BHXH", "BHYT", "GS", "PGS", "TS", "ThS", "KT", "TM", "TL", "TUQ", "SMS", "VTV", "WHO", "STT", "TT",
];

fn check(paper: &Paper, report: &mut Report) {
    let mut explained: Vec<String> = Vec::new();
    let mut told: Vec<String> = Vec::new();
    for p in paper.pieces.iter().filter(|p| matches!(p.role, Role::Ground | Role::Text) && p.annex.is_none() && !p.capitals) {
        for i in 0..p.tokens.len() {
            let Some(short) = abbreviation(p, i) else { continue };
            let known = KNOWN.contains(&short.as_str()) || paper.context.known_abbreviations.contains(&short);
            if explains(p, i) {
                if explained.contains(&short) {
                    report.span(p, p.span(i, i), format!("“{short}” đã được giải thích ở trên; các lần sau chỉ dùng chữ tắt."));
                } else {
                    explained.push(short);
                }
            } else if !known && !explained.contains(&short) && !told.contains(&short) {
                report.span(p, p.span(i, i), format!("“{short}” được dùng khi chưa viết đầy đủ lần nào; lần đầu ghi cụm từ đầy đủ kèm “({short})”."));
                told.push(short);
            }
        }
    }
}

/// "ANTT", "CBCS": capitals only, no Roman number, no part of a symbol.
fn abbreviation(p: &Piece, i: usize) -> Option<String> {
    let t = p.tokens[i];
    let letters = &p.chars[t.start..t.end];
    if letters.len() < 2 || letters.len() > 12 || !letters.iter().all(|c| c.is_uppercase()) || letters.iter().all(|c| "IVXLCDM".contains(*c)) {
        return None;
    }
    let tied = |mark: Option<&char>| mark.is_some_and(|c| matches!(c, '/' | '-' | '.' | '&' | '@' | '_'));
    if tied(t.start.checked_sub(1).and_then(|k| p.chars.get(k))) || tied(p.chars.get(t.end)) && p.chars.get(t.end + 1).is_some_and(|c| c.is_alphanumeric()) {
        return None;
    }
    // Several capital words in a row are a shouted phrase.
    let shouted = |k: usize| p.tokens.get(k).is_some_and(|t| t.word && t.end - t.start > 1 && p.chars[t.start..t.end].iter().all(|c| c.is_uppercase()));
    let vowel = |c: &char| "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ".contains(*c);
    if letters.iter().any(vowel) || shouted(i + 1) && shouted(i + 2) || i > 1 && shouted(i - 1) && shouted(i - 2) {
        return None;
    }
    Some(letters.iter().collect())
}

/// "an ninh, trật tự (ANTT)", "(sau đây viết tắt là ANTT)", "gọi tắt là ANTT".
fn explains(p: &Piece, i: usize) -> bool {
    let closed = p.mark(i + 1, ')');
    if i > 0 && p.mark(i - 1, '(') && closed && i > 1 && p.word(i - 2) {
        return true;
    }
    i >= 3 && (i.saturating_sub(4)..i).any(|k| p.is(k, "tắt"))
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn an_unexplained_abbreviation_is_found_once() {
        assert_eq!(told("CT021", &text("quản lý CBCS; CBCS thực hiện")), ["CBCS"]);
        assert_eq!(told("CT021", &text("bảo đảm ANTT, an ninh, trật tự (ANTT)")), ["ANTT"]);
        assert_eq!(told("CT021", &text("an ninh, trật tự (ANTT) và an ninh, trật tự (ANTT)")), ["ANTT"]);
    }

    #[test]
    fn explained_and_known_ones_pass() {
        assert_eq!(told("CT021", &text("an ninh, trật tự (ANTT); giữ ANTT; UBND tỉnh; khóa XVI; số 12/KH-ABCD")), [""; 0]);
        assert_eq!(told("CT021", &text("Tổ giúp việc (sau đây viết tắt là TGV); TGV báo cáo")), [""; 0]);
    }
}
