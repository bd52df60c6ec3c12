//! The PDF read back: fonts, metadata, structure, text, the same bytes twice.

use document::{Block, Document, Kind, Rich};
use lopdf::{Dictionary, Object};
use typeset::{FontError, Fonts, PdfError, PdfOptions, pages, pdf, svg};

fn seed() -> Document {
    document::from_json(include_str!("../cases/pages/seed-002.json")).expect("the case is a document")
}
fn plan() -> Document {
    document::from_json(include_str!("../cases/pages/plan.json")).expect("the case is a document")
}
fn options() -> PdfOptions {
    PdfOptions {
        title: "V/v tăng cường bảo đảm ANTT & <bầu cử>".into(),
        author: "UBND tỉnh Hải Dương".into(),
        created: "2026-02-05T08:30:00+07:00".into(),
        ..PdfOptions::default()
    }
}
fn written(document: &Document, options: &PdfOptions) -> Vec<u8> {
    let fonts = Fonts::embedded();
    pdf(&pages(document, fonts), fonts, options).expect("written")
}
fn read(bytes: &[u8]) -> lopdf::Document {
    lopdf::Document::load_mem(bytes).expect("a PDF")
}
fn dictionaries(file: &lopdf::Document) -> impl Iterator<Item = &Dictionary> {
    file.objects.values().filter_map(|o| match o {
        Object::Dictionary(d) => Some(d),
        Object::Stream(s) => Some(&s.dict),
        _ => None,
    })
}
/// Elements of the structure: they alone have a parent and a kind.
fn elements(file: &lopdf::Document) -> impl Iterator<Item = &Dictionary> {
    dictionaries(file).filter(|d| d.has(b"S") && d.has(b"P"))
}
fn of_type<'a>(file: &'a lopdf::Document, name: &'a [u8]) -> impl Iterator<Item = &'a Dictionary> {
    dictionaries(file).filter(move |d| d.get(b"Type").and_then(Object::as_name).is_ok_and(|t| t == name))
}
fn tags(file: &lopdf::Document, tag: &[u8]) -> usize {
    elements(file).filter(|d| d.get(b"S").and_then(Object::as_name).is_ok_and(|s| s == tag)).count()
}
fn utf16(text: &str) -> Vec<u8> {
    [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for document in [seed(), plan()] {
        assert_eq!(written(&document, &options()), written(&document, &options()));
    }
    let field = PdfOptions { signature_field: true, ..options() };
    assert_eq!(written(&seed(), &field), written(&seed(), &field));
    assert_ne!(written(&seed(), &options()), written(&seed(), &PdfOptions { title: "Khác".into(), ..options() }));
}

#[test]
fn it_says_what_it_is() {
    let bytes = written(&seed(), &options());
    assert!(bytes.starts_with(b"%PDF-1.7"));
    assert!(bytes.len() <= 45 * 1024, "{} bytes", bytes.len());
    let file = read(&bytes);
    let catalog = file.catalog().expect("a catalog");
    assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).expect("a language"), b"vi-VN");
    let marked = catalog.get(b"MarkInfo").and_then(Object::as_dict).expect("marked");
    assert!(marked.get(b"Marked").and_then(Object::as_bool).expect("says so"));
    let intent = catalog.get(b"OutputIntents").and_then(Object::as_array).expect("an output intent")[0].as_dict().expect("a dictionary");
    assert_eq!(intent.get(b"S").and_then(Object::as_name).expect("its kind"), b"GTS_PDFA1");
    assert!(catalog.get(b"AcroForm").is_err(), "no form unless asked for");

    let packet = file.get_object(catalog.get(b"Metadata").and_then(Object::as_reference).expect("XMP")).and_then(Object::as_stream).expect("a stream");
    let xmp = String::from_utf8(packet.content.clone()).expect("UTF-8");
    for part in ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>", "ANTT &amp; &lt;bầu cử&gt;", "UBND tỉnh Hải Dương", "2026-02-05T08:30:00+07:00"] {
        assert!(xmp.contains(part), "{part} in {xmp}");
    }
    let info = file.get_object(file.trailer.get(b"Info").and_then(Object::as_reference).expect("info")).and_then(Object::as_dict).expect("a dictionary");
    assert_eq!(info.get(b"Title").and_then(Object::as_str).expect("a title"), utf16(&options().title));
    assert_eq!(info.get(b"CreationDate").and_then(Object::as_str).expect("a time"), b"D:20260205083000+07'00'");
}

#[test]
fn fonts_are_cut_and_embedded() {
    let file = read(&written(&seed(), &options()));
    let fonts: Vec<String> = of_type(&file, b"FontDescriptor").map(|d| String::from_utf8_lossy(d.get(b"FontName").and_then(Object::as_name).expect("a name")).into_owned()).collect();
    assert_eq!(fonts.len(), 4, "{fonts:?}");
    for (descriptor, name) in of_type(&file, b"FontDescriptor").zip(&fonts) {
        assert!(name.len() > 7 && name.as_bytes()[6] == b'+' && name[..6].bytes().all(|b| b.is_ascii_uppercase()), "a cut font says so: {name}");
        let program = file.get_object(descriptor.get(b"FontFile2").and_then(Object::as_reference).expect("embedded")).and_then(Object::as_stream).expect("a stream");
        assert!(program.content.len() < 30_000, "{name}: {} bytes", program.content.len());
    }
    assert_eq!(dictionaries(&file).filter(|d| d.has(b"ToUnicode")).count(), 4, "every font can be read back as text");
}

#[test]
fn the_structure_names_the_parts() {
    let file = read(&written(&plan(), &options()));
    assert_eq!(tags(&file, b"Document"), 1);
    assert_eq!(tags(&file, b"Table"), 2);
    assert_eq!(tags(&file, b"Sect"), 2, "one for each annex");
    // The table of the plan: 1 + 1 + 2 rows; of the annex: 2 + 1 + 24.
    assert_eq!(tags(&file, b"TR"), 2 + 2 + 3 + 24);
    assert_eq!(tags(&file, b"TD"), 2 * 3 + 24 * 8);
    assert_eq!(tags(&file, b"TH"), 6 + 9 + 8, "titles, a group over two columns, numbers");
    let scopes = elements(&file).filter_map(|d| d.get(b"A").and_then(Object::as_dict).ok()).filter(|a| a.get(b"Scope").and_then(Object::as_name).is_ok_and(|s| s == b"Column")).count();
    assert_eq!(scopes, 6 + 9 + 8);
    assert!(tags(&file, b"H1") >= 5 && tags(&file, b"H2") >= 4 && tags(&file, b"LI") == 5);
    for page in file.get_pages().values() {
        let page = file.get_dictionary(*page).expect("a page");
        assert!(page.has(b"StructParents"));
        let operators = file.get_and_decode_page_content(*file.get_pages().values().next().expect("a page")).expect("content").operations;
        let mut depth = 0;
        for o in &operators {
            match o.operator.as_str() {
                "BDC" | "BMC" => depth += 1,
                "EMC" => depth -= 1,
                "TJ" | "Tj" | "S" => assert_eq!(depth, 1, "everything drawn is marked, once"),
                _ => {}
            }
        }
        assert_eq!(depth, 0);
    }
}

#[test]
fn the_signature_field_lies_between_title_and_name() {
    let document = seed();
    let fonts = Fonts::embedded();
    let set = pages(&document, fonts);
    let file = read(&pdf(&set, fonts, &PdfOptions { signature_field: true, ..options() }).expect("written"));
    let form = file.catalog().and_then(|c| c.get(b"AcroForm")).and_then(Object::as_dict).expect("a form");
    let field = form.get(b"Fields").and_then(Object::as_array).expect("fields")[0].as_reference().expect("a field");
    let field = file.get_dictionary(field).expect("a dictionary");
    assert_eq!(field.get(b"FT").and_then(Object::as_name).expect("a kind"), b"Sig");
    assert!(!field.has(b"V"), "empty");
    let rect: Vec<f32> = field.get(b"Rect").and_then(Object::as_array).expect("a place").iter().map(|o| o.as_float().expect("a number")).collect();
    let placed = typeset::placements(&set);
    let from_below = |words: &str| {
        let p = placed.iter().find(|p| p.text == words).expect("printed");
        (297.0 - p.y) * 72.0 / 25.4
    };
    assert!(rect[3] < from_below("CHỦ TỊCH") && rect[1] > from_below("Nguyễn Dương Thái"), "{rect:?}");
    assert!(rect[3] - rect[1] > 50.0 && rect[2] - rect[0] > 100.0, "room for a picture of the signature");
}

#[test]
fn the_words_can_be_read_back() {
    let document = seed();
    let file = read(&written(&document, &options()));
    let numbers: Vec<u32> = file.get_pages().keys().copied().collect();
    let text = file.extract_text(&numbers).expect("text").split_whitespace().collect::<Vec<_>>().join(" ");
    for words in ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "V/v tăng cường bảo đảm ANTT", "tiềm ẩn", "Nguyễn Dương Thái", "(đề b/c)", "theo quy định./."] {
        assert!(text.contains(words), "“{words}” in the text");
    }
    assert!(!text.contains('\u{a0}') && !text.contains('\u{fffd}'));
}

#[test]
fn what_cannot_be_drawn_is_refused_with_its_place() {
    let mut document = Document::new(Kind::cong_van());
    document.head.issuer = "SỞ 漢".into();
    document.body = vec![Block::Paragraph { text: Rich::plain("Chữ lạ: 字 trong câu") }];
    let fonts = Fonts::embedded();
    let set = pages(&document, fonts);
    let missing = set.missing_glyphs();
    assert_eq!(missing.iter().map(|m| m.ch).collect::<String>(), "漢字");
    assert_eq!(missing[1].place, "Nội dung, khối 1 (body/0)");
    assert!(missing[1].context.contains("lạ: 字 trong"));
    let refusal = pdf(&set, fonts, &options()).expect_err("refused");
    assert!(matches!(&refusal, PdfError::MissingGlyphs(all) if all.len() == 2));
    let told = refusal.to_string();
    assert!(told.contains("字") && told.contains("U+5B57") && told.contains("Cơ quan ban hành"), "{told}");
    assert!(svg(&set, fonts, 0).contains("data-missing"), "the preview shows a box");

    let note = PdfOptions { footer_note: Some("In ngày 😀".into()), ..options() };
    let clean = pages(&seed(), fonts);
    assert!(matches!(pdf(&clean, fonts, &note), Err(PdfError::MissingGlyphs(_))));
    let time = PdfOptions { created: "hôm nay".into(), ..options() };
    assert_eq!(pdf(&clean, fonts, &time), Err(PdfError::Time("hôm nay".into())));
}

#[test]
fn decomposed_text_and_eth_are_mended() {
    let mut document = Document::new(Kind::cong_van());
    document.body = vec![Block::Paragraph { text: Rich::plain("Ho\u{302}\u{323}i \u{d0}o\u{302}\u{300}ng nha\u{302}n\u{ad} da\u{302}n\u{200b}") }];
    let set = pages(&document, Fonts::embedded());
    assert!(set.missing_glyphs().is_empty());
    assert!(typeset::placements(&set).iter().any(|p| p.text == "Hội Đồng nhân dân"));
}

#[test]
fn other_fonts_are_looked_at() {
    assert!(matches!(Fonts::from_bytes("Trống", [vec![], vec![], vec![], vec![]]), Err(FontError::Unreadable(_))));
}
