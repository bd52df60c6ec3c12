//! TT011: the place of issue is missing, has small letters or its own comma.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT011",
    name: "place-badly-written",
    severity: Severity::Error,
    source: p1!("II.4c"),
    why: "Chữ cái đầu của địa danh viết hoa; dấu phẩy sau địa danh do chương trình in.",
    wrong: "thanh hóa,",
    right: "Thanh Hóa",
    check,
};

/// Words of a kind of unit: only the first letter is a capital ("Thành phố Hồ Chí Minh").
const UNITS: [&str; 5] = ["Thành phố", "Thị xã", "Thị trấn", "Đặc khu", "Thủ đô"];

fn check(paper: &Paper, report: &mut Report) {
    let d = paper.document;
    // Biên bản has no place and date line (PL3 M1.9).
    if d.kind.id == "bien-ban" {
        return;
    }
    let place = &d.head.place;
    if place.trim().is_empty() {
        report.field("head.place", place, "Thiếu địa danh trước ngày, tháng, năm ban hành.");
        return;
    }
    let before_date = place.split_once(", ngày").map_or(place.as_str(), |(p, _)| p);
    let bare = before_date.trim().trim_end_matches([',', '.', ';']).trim_end();
    let right = capitals(bare);
    if right != *place {
        let draft = report.field("head.place", place, "Địa danh viết hoa chữ cái đầu, không kèm dấu phẩy và ngày: chương trình tự in dấu phẩy và ngày, tháng, năm.").propose(right.clone());
        if right.to_lowercase() == bare.to_lowercase() {
            draft.safe();
        }
    }
}

fn capitals(place: &str) -> String {
    let (unit, rest) = UNITS
        .iter()
        .find(|u| place.to_lowercase().starts_with(&format!("{} ", u.to_lowercase())))
        .map_or(("", place), |u| (*u, &place[u.len()..]));
    let words: Vec<String> = rest.split(' ').map(crate::lint::paper::capitalised).collect();
    format!("{unit}{}", words.join(" "))
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    fn place(s: &str) -> Vec<String> {
        let mut d = cong_van();
        d.head.place = s.into();
        told("TT011", &d)
    }

    #[test]
    fn slips_are_found() {
        assert_eq!(place("thanh hóa,"), ["thanh hóa, -> Thanh Hóa"]);
        assert_eq!(place("thành phố hồ chí minh"), ["thành phố hồ chí minh -> Thành phố Hồ Chí Minh"]);
        assert_eq!(place("").len(), 1);
    }

    #[test]
    fn good_places_pass() {
        for s in ["Thanh Hóa", "Thành phố Hồ Chí Minh", "Bà Rịa - Vũng Tàu", "Quận 1"] {
            assert_eq!(place(s), [""; 0]);
        }
    }
}
