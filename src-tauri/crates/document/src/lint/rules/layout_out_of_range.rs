//! TT034: a measure of the page outside what the decree allows.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT034",
    name: "layout-out-of-range",
    severity: Severity::Error,
    source: p1!("I.3, II.6e"),
    why: "Lề trang, cỡ chữ, giãn dòng, khoảng cách đoạn và lùi đầu dòng nằm trong khoảng Nghị định cho phép.",
    wrong: "lề trái 25 mm",
    right: "lề trái 30 mm",
    check,
};

use crate::nd30::{Allowed, body, margin};

fn check(paper: &Paper, report: &mut Report) {
    let l = &paper.document.layout;
    let mut range = |name: &str, label: &str, value: f32, allowed: (f32, f32)| {
        if !(allowed.0..=allowed.1).contains(&value) {
            let nearest = if value > allowed.1 { allowed.1 } else { allowed.0 };
            report
                .field(format!("layout.{name}"), shown(value), format!("{label} phải từ {} đến {}.", shown(allowed.0), shown(allowed.1)))
                .propose(shown(nearest))
                .safe();
        }
    };
    let mm = |a: Allowed<crate::Mm>| (a.min.0, a.max.0);
    let pt = |a: Allowed<crate::Pt>| (a.min.0, a.max.0);
    range("top", "Lề trên (mm)", l.top.0, mm(margin::TOP));
    range("bottom", "Lề dưới (mm)", l.bottom.0, mm(margin::BOTTOM));
    range("left", "Lề trái (mm)", l.left.0, mm(margin::LEFT));
    range("right", "Lề phải (mm)", l.right.0, mm(margin::RIGHT));
    range("size", "Cỡ chữ nội dung", l.size.0, pt(body::SIZE));
    range("line_spacing", "Giãn dòng", l.line_spacing, (body::LINE_SPACING.min, body::LINE_SPACING.max));
    range("paragraph_gap", "Khoảng cách giữa các đoạn (pt)", l.paragraph_gap.0, pt(body::PARAGRAPH_GAP));
    if !body::INDENTS.contains(&l.indent) {
        report.field("layout.indent", shown(l.indent.0), "Chữ đầu dòng lùi vào 10 mm hoặc 12,7 mm.").propose(shown(body::INDENT_DEFAULT.0)).safe();
    }
}

/// Numbers as Vietnamese writes them.
fn shown(value: f32) -> String {
    value.to_string().replace('.', ",")
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn a_narrow_margin_is_found_and_put_right() {
        let mut d = cong_van();
        d.layout.left = crate::Mm(25.0);
        d.layout.indent = crate::Mm(15.0);
        assert_eq!(told("TT034", &d), ["15 -> 12,7", "25 -> 30"]);
        let (fixed, _) = crate::lint::fix_safe(&d, &crate::lint::LintContext::default());
        assert_eq!(fixed.layout, cong_van().layout);
    }

    #[test]
    fn the_ranges_pass() {
        let mut d = cong_van();
        d.layout.left = crate::Mm(35.0);
        d.layout.indent = crate::Mm(10.0);
        assert_eq!(told("TT034", &d), [""; 0]);
    }
}
