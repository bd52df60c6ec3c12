//! ND015: a report without results, difficulties or proposals.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "ND015",
    name: "report-lacks-a-part",
    severity: Severity::Hint,
    source: OURS,
    why: "Báo cáo nên có kết quả, khó khăn, vướng mắc và kiến nghị, đề xuất.",
    wrong: "Báo cáo chỉ có kết quả",
    right: "Báo cáo có kết quả, khó khăn, kiến nghị",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    if paper.document.kind.id != "bao-cao" || paper.body().next().is_none() {
        return;
    }
    let parts: [(&[&str], &str); 3] = [
        (&["kết quả"], "kết quả thực hiện"),
        (&["khó khăn", "vướng mắc", "tồn tại", "hạn chế"], "khó khăn, vướng mắc"),
        (&["kiến nghị", "đề xuất"], "kiến nghị, đề xuất"),
    ];
    for (words, label) in parts {
        let there = paper.pieces.iter().any(|p| matches!(p.role, Role::Text | Role::Heading | Role::Cell | Role::ColumnTitle) && words.iter().any(|w| p.has(w)));
        if !there {
            report.field("body", "", format!("Báo cáo chưa có phần {label}."));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn a_missing_part_is_found() {
        let mut d = text("Kết quả thực hiện tốt; còn một số khó khăn.");
        assert_eq!(told("ND015", &d), [""; 0], "no report");
        d.kind = Kind::parse("bao-cao").expect("a type of the decree");
        assert_eq!(findings("ND015", &d).len(), 1);
        d.body.push(item(Level::MucLaMa, None, Some("Kiến nghị, đề xuất"), ""));
        assert_eq!(told("ND015", &d), [""; 0]);
    }
}
