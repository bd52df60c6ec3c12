//! What holds for every document, whatever it says: no panic, no word lost, no line too wide, the
//! same pages twice.

use document::{Align, Annex, Block, Column, Document, Kind, Layout, Level, Mm, Pt, Rich, Run, Signature, Table, Urgency};
use proptest::prelude::*;
use typeset::{Fonts, PdfError, PdfOptions, pages, pdf, placements, svg};

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-zđăâêôơưàáảãạ]{1,7}",
        2 => "[A-ZĐ]{1,9}",
        1 => "[0-9]{1,4}(/[0-9]{1,3}){0,2}",
        1 => "[a-z0-9./_-]{20,90}",
    ]
}
fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 0..most).prop_map(|w| w.join(" "))
}
/// Anything at all, controls and other scripts included.
fn wild() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<char>(), 0..40).prop_map(|c| c.into_iter().collect())
}
fn rich(most: usize) -> impl Strategy<Value = Rich> {
    prop::collection::vec((text(most), any::<bool>(), any::<bool>()), 0..3).prop_map(|runs| {
        Rich(runs.into_iter().map(|(text, bold, italic)| Run { text: format!("{text} "), bold, italic }).collect())
    })
}
fn level() -> impl Strategy<Value = Level> {
    use Level::*;
    prop::sample::select(vec![Phan, Chuong, Muc, TieuMuc, Dieu, MucLaMa, Khoan, Diem, Gach, Cong])
}
fn table() -> impl Strategy<Value = Table> {
    let column = (text(4), prop::option::of(text(3)), prop::option::of(0.5f32..300.0), prop::sample::select(vec![Align::Left, Align::Center, Align::Right]));
    (prop::collection::vec(column, 0..7), any::<bool>(), prop::option::of(5.0f32..30.0), prop::collection::vec(prop::collection::vec(rich(14), 0..8), 0..30)).prop_map(
        |(columns, numbered_columns, size, rows)| Table {
            columns: columns.into_iter().map(|(title, group, width, align)| Column { title, group, width: width.map(Mm), align }).collect(),
            numbered_columns,
            size,
            rows,
        },
    )
}
fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        4 => rich(60).prop_map(|text| Block::Paragraph { text }),
        4 => (level(), prop::option::of(text(2)), prop::option::of(text(8)), rich(30)).prop_map(|(level, mark, title, text)| Block::Item { level, mark, title, text }),
        1 => table().prop_map(Block::Table),
        1 => rich(8).prop_map(|text| Block::Centered { text }),
        1 => Just(Block::PageBreak),
    ]
}
fn layout() -> impl Strategy<Value = Layout> {
    let odd = prop_oneof![3 => 10.0f32..40.0, 1 => Just(f32::NAN), 1 => Just(-1.0e9), 1 => Just(f32::INFINITY)];
    (odd.clone(), odd.clone(), odd.clone(), odd, any::<bool>()).prop_map(|(a, b, c, d, one_page_less)| Layout {
        top: Mm(a),
        bottom: Mm(b),
        left: Mm(c),
        right: Mm(d),
        size: Pt(a),
        line_spacing: b / 20.0,
        paragraph_gap: Pt(c),
        indent: Mm(d),
        one_page_less,
    })
}
fn document(line: impl Strategy<Value = String> + Clone + 'static) -> impl Strategy<Value = Document> {
    let lists = prop::collection::vec(line.clone(), 0..6);
    let annex = (line.clone(), prop::option::of(line.clone()), any::<bool>(), prop::collection::vec(block(), 0..4))
        .prop_map(|(title, note, landscape, body)| Annex { title, note, landscape, body });
    let parts = (line.clone(), prop::option::of(line.clone()), line.clone(), lists.clone(), lists.clone(), lists);
    let rest = (prop::collection::vec(block(), 0..10), prop::collection::vec(annex, 0..3), layout(), any::<bool>(), any::<bool>());
    (parts, rest, line).prop_map(|((issuer, parent, subject, recipients, grounds, distribution), (body, annexes, layout, draft, named), other)| {
        let mut d = Document::new(if named { Kind::ke_hoach() } else { Kind::cong_van() });
        d.head.issuer = issuer;
        d.head.parent = parent;
        d.head.symbol = other.clone();
        d.head.place = other.clone();
        d.signature = Signature { authority: vec![other.clone()], title: other.clone(), office: Some(other.clone()), name: other.clone() };
        d.contact = draft.then(|| other.clone());
        d.drafter_mark = named.then(|| other.clone());
        d.urgency = draft.then_some(Urgency::Khan);
        Document { subject, recipients, grounds, distribution, body, annexes, layout, draft, ..d }
    })
}

/// Letters of the whole text, spaces left out: emergency cuts may part a word, nothing may lose a letter.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_line_is_wider_than_its_measure(d in document(text(9).boxed())) {
        let set = pages(&d, Fonts::embedded());
        for p in placements(&set) {
            let (width, _) = set.size(p.page - 1);
            prop_assert!(p.x.is_finite() && p.y.is_finite() && p.width.is_finite());
            prop_assert!(p.x >= 29.9 || p.block == "page-number" || p.block == "draft", "{p:?}");
            prop_assert!(p.x2.unwrap_or(p.x + p.width) <= width.0 - 14.8, "{p:?} on {width:?}");
        }
    }

    #[test]
    fn no_letter_of_the_body_is_lost(d in document(text(9).boxed())) {
        let placed = placements(&pages(&d, Fonts::embedded()));
        for (i, block) in d.body.iter().enumerate() {
            let name = format!("body/{i}");
            let printed: String = placed.iter().filter(|p| p.block == name).map(|p| letters(&p.text)).collect();
            match block {
                Block::Paragraph { text } | Block::Centered { text } => prop_assert_eq!(printed, letters(&text.text())),
                Block::Item { text, title, level, .. } => {
                    let title = title.as_deref().unwrap_or_default();
                    let title = if *level <= Level::TieuMuc || *level == Level::MucLaMa { title.to_uppercase() } else { title.to_owned() };
                    prop_assert!(printed.ends_with(&letters(&format!("{title}{}", text.text()))), "{printed}");
                }
                Block::Table(t) => {
                    // A table goes over pages with its head repeated: compare the cells by count.
                    let count = |text: &str, c: char| text.chars().filter(|x| *x == c).count();
                    let cells: String = t.rows.iter().flatten().map(|r| letters(&r.text())).collect();
                    for c in ['a', 'đ', 'ơ', '7'] {
                        prop_assert!(count(&printed, c) >= count(&cells, c));
                    }
                }
                Block::PageBreak | Block::Chart(_) => prop_assert!(printed.is_empty()),
            }
        }
    }

    #[test]
    fn any_text_at_all_gives_pages(d in document(wild().boxed())) {
        let fonts = Fonts::embedded();
        let set = pages(&d, fonts);
        prop_assert!(set.count() >= 1);
        for page in 0..=set.count() {
            let drawing = svg(&set, fonts, page);
            prop_assert!(drawing.starts_with("<svg") && drawing.ends_with("</svg>"));
        }
        let options = PdfOptions { title: d.subject.clone(), created: "2026-02-05T08:30:00+07:00".into(), ..PdfOptions::default() };
        match pdf(&set, fonts, &options) {
            Ok(bytes) => prop_assert!(set.missing_glyphs().is_empty() && bytes.starts_with(b"%PDF-1.7")),
            Err(PdfError::MissingGlyphs(all)) => prop_assert_eq!(all, set.missing_glyphs()),
            Err(other) => prop_assert!(false, "{}", other),
        }
    }

    #[test]
    fn the_same_document_gives_the_same_pages(d in document(text(9).boxed())) {
        let fonts = Fonts::embedded();
        let (a, b) = (pages(&d, fonts), pages(&d, fonts));
        prop_assert_eq!(placements(&a), placements(&b));
        let options = PdfOptions { created: "2026-02-05T08:30:00+07:00".into(), signature_field: true, ..PdfOptions::default() };
        prop_assert_eq!(pdf(&a, fonts, &options), pdf(&b, fonts, &options));
    }
}
