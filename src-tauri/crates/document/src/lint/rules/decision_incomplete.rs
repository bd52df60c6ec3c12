//! TT044: nghị quyết or quyết định lacks its authority line, its grounds or its resolving line.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT044",
    name: "decision-incomplete",
    severity: Severity::Error,
    source: p3!("Mẫu 1.1-1.3"),
    why: "Nghị quyết, quyết định phải có thẩm quyền ban hành, ít nhất một căn cứ và dòng “QUYẾT NGHỊ:” hoặc “QUYẾT ĐỊNH:”.",
    wrong: "QUYẾT ĐỊNH",
    right: "QUYẾT ĐỊNH:",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    let d = paper.document;
    let line = match d.kind.id.as_str() {
        "nghi-quyet" => "QUYẾT NGHỊ:",
        "quyet-dinh" => "QUYẾT ĐỊNH:",
        _ => return,
    };
    if d.grounds.iter().all(|g| g.trim().is_empty()) {
        report.field("grounds", "", "Nghị quyết, quyết định phải có ít nhất một căn cứ ban hành.");
    }
    let centred: Vec<&Piece> = paper.of_role(Role::Centered).filter(|p| p.annex.is_none()).collect();
    match centred.iter().find(|p| p.text().trim().trim_end_matches(':').trim_end() == line.trim_end_matches(':')) {
        Some(p) if p.text().trim() != line => {
            report.whole(p, format!("Dòng này ghi là “{line}”, có dấu hai chấm.")).propose(line).safe();
        }
        Some(_) => {}
        None => {
            report.field("body", "", format!("Thiếu dòng “{line}” trước các điều."));
        }
    }
    if centred.len() < 2 {
        report.field("body", "", "Thiếu dòng thẩm quyền ban hành (chức vụ người đứng đầu hoặc tên tập thể) phía trên các căn cứ.");
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn the_colon_and_the_grounds_are_missed() {
        let mut d = cong_van();
        d.kind = Kind::parse("quyet-dinh").expect("a type of the decree");
        d.body = vec![Block::Centered { text: "TRƯỞNG TIỂU BAN".into() }, Block::Centered { text: "QUYẾT ĐỊNH".into() }];
        assert_eq!(told("TT044", &d), ["", "QUYẾT ĐỊNH -> QUYẾT ĐỊNH:"]);
    }

    #[test]
    fn a_complete_decision_passes() {
        let mut d = cong_van();
        d.kind = Kind::parse("quyet-dinh").expect("a type of the decree");
        d.grounds = vec!["Căn cứ Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân".into()];
        d.body = vec![Block::Centered { text: "TRƯỞNG TIỂU BAN".into() }, Block::Centered { text: "QUYẾT ĐỊNH:".into() }];
        assert_eq!(told("TT044", &d), [""; 0]);
    }
}
