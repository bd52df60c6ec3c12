//! TT013: the name of the type is typed where it is printed anyway, or where none belongs.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT013",
    name: "type-name-misplaced",
    severity: Severity::Error,
    source: p1!("II.5"),
    why: "Công văn không in tên loại; văn bản khác có tên loại do chương trình in, không gõ lại trong trích yếu.",
    wrong: "KẾ HOẠCH Bảo đảm an ninh",
    right: "Bảo đảm an ninh",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let d = paper.document;
    let name = d.kind.name.to_uppercase();
    for p in paper.of_role(Role::Subject) {
        if let Some(rest) = p.text().strip_prefix(&name).filter(|r| r.is_empty() || r.starts_with([' ', '\n', ':'])) {
            let rest = rest.trim_start_matches([' ', '\n', ':']).to_owned();
            let message = if d.kind.name_printed {
                "Tên loại đã được in phía trên trích yếu; không gõ lại trong trích yếu."
            } else {
                "Công văn không ghi tên loại; trích yếu đứng ngay sau “V/v”."
            };
            let right = if d.kind.is_cong_van() { crate::lint::paper::uncapitalised(&rest) } else { crate::lint::paper::capitalised(&rest) };
            report.whole(p, message).propose(right).safe();
        }
    }
    for p in paper.pieces.iter().filter(|p| p.role == Role::Centered && p.annex.is_none()) {
        // "QUYẾT ĐỊNH:" with its colon is the resolving line of the forms 1.1 to 1.3.
        if p.text().trim() == name {
            report.whole(p, format!("Dòng “{name}” đứng giữa nội dung là tên loại bị gõ lại; hãy bỏ dòng này."));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;


    #[test]
    fn a_typed_type_name_is_found() {
        let mut d = ke_hoach();
        d.subject = "KẾ HOẠCH Bảo đảm an ninh".into();
        assert_eq!(told("TT013", &d), ["KẾ HOẠCH Bảo đảm an ninh -> Bảo đảm an ninh"]);
        let mut d = cong_van();
        d.body.insert(0, Block::Centered { text: "CÔNG VĂN".into() });
        assert_eq!(told("TT013", &d), ["CÔNG VĂN"]);
    }

    #[test]
    fn the_word_in_a_sentence_passes() {
        let mut d = ke_hoach();
        d.subject = "Kế hoạch hóa công tác bầu cử".into();
        assert_eq!(told("TT013", &d), [""; 0]);
    }
}
