//! "One page less": moves line spacing, gaps, margins and size inside the decree's ranges, the
//! least visible first, until the paper takes a page less.

use crate::{compose::compose, fonts::Fonts, page::Pages};
use document::{Document, Layout, Mm, Pt, nd30};

/// Sets the document, with one page less when it asks for that and the decree's ranges allow it.
pub(crate) fn pages(document: &Document, fonts: &Fonts) -> Pages {
    let layout = within_ranges(&document.layout);
    let mut plain = compose(document, &layout, fonts);
    if !layout.one_page_less || plain.count() < 2 {
        if layout.one_page_less {
            plain.notes.push("Văn bản chỉ có một trang nên không thể bớt trang.".into());
        }
        return plain;
    }
    for candidate in candidates(&layout) {
        let mut tried = compose(document, &candidate, fonts);
        if tried.count() < plain.count() {
            let changes = changes(&layout, &candidate).join("; ");
            tried.notes.push(format!("Đã rút từ {} xuống {} trang: {changes}.", plain.count(), tried.count()));
            return tried;
        }
    }
    plain.notes.push(format!(
        "Không thể bớt một trang trong giới hạn của Nghị định 30/2020/NĐ-CP; văn bản vẫn có {} trang. Hãy rút gọn nội dung.",
        plain.count()
    ));
    plain
}

/// A document built by a program may hold anything; the loader refuses it, the page forgives it.
fn within_ranges(layout: &Layout) -> Layout {
    use nd30::{body, margin};
    let number = |v: f32, min: f32, max: f32, default: f32| if v.is_finite() { v.clamp(min, max) } else { default };
    let mm = |v: Mm, a: nd30::Allowed<Mm>| Mm(number(v.0, a.min.0, a.max.0, a.default.0));
    let pt = |v: Pt, a: nd30::Allowed<Pt>| Pt(number(v.0, a.min.0, a.max.0, a.default.0));
    let spacing = body::LINE_SPACING;
    let [narrow, wide] = body::INDENTS;
    Layout {
        top: mm(layout.top, margin::TOP),
        bottom: mm(layout.bottom, margin::BOTTOM),
        left: mm(layout.left, margin::LEFT),
        right: mm(layout.right, margin::RIGHT),
        size: pt(layout.size, body::SIZE),
        line_spacing: number(layout.line_spacing, spacing.min, spacing.max, spacing.default),
        paragraph_gap: pt(layout.paragraph_gap, body::PARAGRAPH_GAP),
        indent: Mm(number(layout.indent.0, narrow.0, wide.0, body::INDENT_DEFAULT.0)),
        one_page_less: layout.one_page_less,
    }
}

/// Layouts to try, from the least visible change to the most.
fn candidates(from: &Layout) -> Vec<Layout> {
    use nd30::{body, margin};
    let mut out = Vec::new();
    let spacings = |from: f32| {
        let mut v = Vec::new();
        let mut s = from - 0.02;
        while s > body::LINE_SPACING.min {
            v.push(s);
            s -= 0.02;
        }
        v.push(body::LINE_SPACING.min);
        v
    };
    let mut now = from.clone();
    // The gap first: it is most generous where a hand has widened it.
    while now.paragraph_gap > body::PARAGRAPH_GAP.min {
        now.paragraph_gap = (now.paragraph_gap - Pt(1.0)).max(body::PARAGRAPH_GAP.min);
        out.push(now.clone());
    }
    for s in spacings(from.line_spacing) {
        now.line_spacing = s;
        out.push(now.clone());
    }
    let mut margins = now.clone();
    margins.top = margin::TOP.min;
    margins.bottom = margin::BOTTOM.min;
    margins.left = margin::LEFT.min;
    margins.right = margin::RIGHT.min;
    if margins != now {
        out.push(margins.clone());
        now = margins;
    }
    // Smaller type last, each size with the widest spacing that still saves the page.
    let mut size = from.size;
    while size > body::SIZE.min {
        size = (size - Pt(0.5)).max(body::SIZE.min);
        for s in std::iter::once(from.line_spacing).chain(spacings(from.line_spacing)) {
            out.push(Layout { size, line_spacing: s, ..now.clone() });
        }
    }
    out
}

/// What differs, in words.
fn changes(from: &Layout, to: &Layout) -> Vec<String> {
    let number = |v: f32| format!("{:.2}", v).trim_end_matches('0').trim_end_matches('.').replace('.', ",");
    let mut out = Vec::new();
    let mut tell = |what: &str, a: f32, b: f32, unit: &str| {
        if (a - b).abs() > 0.001 {
            out.push(format!("{what} {} → {}{unit}", number(a), number(b)));
        }
    };
    tell("khoảng cách đoạn", from.paragraph_gap.0, to.paragraph_gap.0, " pt");
    tell("giãn dòng", from.line_spacing, to.line_spacing, "");
    tell("lề trên", from.top.0, to.top.0, " mm");
    tell("lề dưới", from.bottom.0, to.bottom.0, " mm");
    tell("lề trái", from.left.0, to.left.0, " mm");
    tell("lề phải", from.right.0, to.right.0, " mm");
    tell("cỡ chữ", from.size.0, to.size.0, "");
    out
}
