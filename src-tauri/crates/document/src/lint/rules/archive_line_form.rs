//! TT022: the line "Lưu: VT, …" is missing or not in its form.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT022",
    name: "archive-line-form",
    severity: Severity::Warning,
    source: p1!("II.9d"),
    why: "Dòng cuối gồm chữ “Lưu”, dấu hai chấm, “VT”, dấu phẩy, chữ viết tắt đơn vị soạn thảo và số lượng bản lưu nếu cần.",
    wrong: "Lưu VT",
    right: "Lưu: VT, TGV",
    check,
};

use super::archive_line_not_last::is_archive;

fn check(paper: &Paper, report: &mut Report) {
    let lines: Vec<&Piece> = paper.of_role(Role::Distribution).collect();
    let Some(p) = lines.iter().find(|p| is_archive(p)) else {
        let place = "distribution";
        report.field(place, "", "Thiếu dòng “Lưu: VT, …” ở cuối Nơi nhận.");
        return;
    };
    let text = super::recipient_with_its_own_marks::bare(&p.text());
    let after = text.trim_start_matches("Lưu").trim_start();
    let (colon, kept) = match after.strip_prefix(':') {
        Some(rest) => (rest.starts_with(' '), rest.trim_start()),
        None => (false, after),
    };
    let good_start = colon && (kept == "VT" || kept.starts_with("VT, ") || kept.starts_with("VT ("));
    if !good_start {
        let draft = report.whole(p, "Dòng lưu ghi theo mẫu “Lưu: VT, (chữ viết tắt đơn vị soạn thảo)”.");
        if let Some(rest) = kept.strip_prefix("VT") {
            let unit = rest.trim_start_matches([',', ';', '.', ' ', '-']).trim();
            draft.propose(if unit.is_empty() { "Lưu: VT".to_owned() } else { format!("Lưu: VT, {unit}") });
        }
    } else if paper.document.kind.id == "bien-ban" && kept != "VT, Hồ sơ" {
        report.whole(p, "Biên bản ghi “Lưu: VT, Hồ sơ” (Mẫu 1.9).").propose("Lưu: VT, Hồ sơ");
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    fn archive(s: &str) -> Vec<String> {
        let mut d = cong_van();
        *d.distribution.last_mut().expect("the sample has lines") = s.into();
        told("TT022", &d)
    }

    #[test]
    fn slips_are_found() {
        assert_eq!(archive("Lưu VT, NC"), ["Lưu VT, NC -> Lưu: VT, NC"]);
        assert_eq!(archive("Lưu: VT; NC"), ["Lưu: VT; NC -> Lưu: VT, NC"]);
        assert_eq!(archive("Bộ Công an").len(), 1, "no line at all");
    }

    #[test]
    fn the_form_passes() {
        for s in ["Lưu: VT, NC", "Lưu: VT", "Lưu: VT, TGV (03 bản)", "Lưu: VT, NC. PL.(300)"] {
            assert_eq!(archive(s), [""; 0], "{s}");
        }
    }
}
