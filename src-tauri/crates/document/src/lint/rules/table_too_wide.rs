//! TT041: the columns of a table add up to more than the text area.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT041",
    name: "table-too-wide",
    severity: Severity::Warning,
    source: p1!("I.2"),
    why: "Bảng rộng hơn vùng trình bày sẽ bị cắt; trang ngang chỉ dùng cho bảng, biểu.",
    wrong: "bảng rộng 200 mm trên trang dọc",
    right: "bảng đặt trong phụ lục trang ngang",
    check,
};

use crate::nd30::{margin, paper as sheet};

/// Room a column without a width needs at least, in millimetres.
const NARROWEST: f32 = 8.0;

fn check(paper: &Paper, report: &mut Report) {
    let d = paper.document;
    let (left, right) = (d.layout.left.0.max(margin::LEFT.min.0), d.layout.right.0.max(margin::RIGHT.min.0));
    let bodies = std::iter::once((String::from("body"), &d.body, false)).chain(d.annexes.iter().enumerate().map(|(i, a)| (format!("annexes[{i}].body"), &a.body, a.landscape)));
    for (prefix, blocks, landscape) in bodies {
        let room = (if landscape { sheet::HEIGHT.0 } else { sheet::WIDTH.0 }) - left - right;
        for (b, block) in blocks.iter().enumerate() {
            let Block::Table(t) = block else { continue };
            let width: f32 = t.columns.iter().map(|c| c.width.map_or(NARROWEST, |w| w.0)).sum();
            if width > room + 0.5 {
                let advice = if landscape { "hãy thu hẹp các cột" } else { "hãy thu hẹp các cột hoặc đưa bảng vào phụ lục trang ngang" };
                report.field(format!("{prefix}[{b}]"), format!("{width:.0} mm"), format!("Bảng cần {width:.0} mm nhưng vùng trình bày chỉ rộng {room:.0} mm; {advice}."));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    fn table(widths: &[f32]) -> Block {
        Block::Table(Table {
            columns: widths.iter().map(|w| Column { title: "Nội dung".into(), group: None, width: Some(crate::Mm(*w)), align: Align::Left }).collect(),
            numbered_columns: false,
            size: None,
            rows: vec![],
        })
    }

    #[test]
    fn a_wide_table_is_found() {
        let mut d = ke_hoach();
        d.body.insert(0, table(&[100.0, 100.0]));
        assert_eq!(told("TT041", &d), ["200 mm"]);
    }

    #[test]
    fn it_fits_on_a_landscape_page() {
        let mut d = ke_hoach();
        d.body.insert(0, table(&[80.0, 80.0]));
        d.annexes = vec![Annex { title: "Phân công".into(), note: None, landscape: true, body: vec![table(&[100.0, 100.0])] }];
        assert_eq!(told("TT041", &d), [""; 0]);
    }
}
