//! ND017: a personal identity number in a paper that goes to many.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "ND017",
    name: "personal-data",
    severity: Severity::Warning,
    source: OURS,
    why: "Số định danh cá nhân không nên có trong văn bản gửi nhiều nơi.",
    wrong: "CCCD số 038090001234",
    right: "(thông tin cá nhân gửi riêng)",
    check,
};

/// From so many lines of Nơi nhận on, "Lưu" not counted, a paper goes to many.
const MANY: usize = 3;

fn check(paper: &Paper, report: &mut Report) {
    if paper.document.distribution.len() <= MANY {
        return;
    }
    for p in paper.running() {
        for (i, t) in p.tokens.iter().enumerate() {
            let digits = t.end - t.start == 12 && p.chars[t.start..t.end].iter().all(char::is_ascii_digit);
            let account = || (i.saturating_sub(4)..i).any(|k| p.phrase_at(k, "tài khoản"));
            if digits && p.chars[t.start] == '0' && !account() {
                report.span(p, t.start..t.end, "Có vẻ là số định danh cá nhân trong văn bản gửi nhiều nơi; hãy cân nhắc bỏ hoặc gửi riêng.");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn an_identity_number_is_found_in_a_wide_paper() {
        let mut d = text("ông A, CCCD số 038090001234, thường trú");
        assert_eq!(told("ND017", &d), [""; 0], "three lines of Nơi nhận");
        d.distribution.insert(1, "Các sở, ban, ngành".into());
        assert_eq!(told("ND017", &d), ["038090001234"]);
    }
}
