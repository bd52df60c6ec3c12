//! The same paper in every format gives the same reading.
//!
//! The fixtures under `tests/cases/formats/` are made by other programs: `UPDATE=1` makes them
//! anew where LibreOffice and Typst (`python3 -c 'import typst'`) are installed.

use std::path::PathBuf;
use tests::word::{self, Part};

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("cases/formats").join(name)
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// A plan with a head in two halves, assignments in the body and in an annex.
fn plan() -> Vec<Part> {
    let body = |t: &str| Part::Body(t.to_owned());
    let table = |rows: &[[&str; 4]]| Part::Table {
        rows: rows.iter().map(|r| r.iter().map(|c| (*c).to_owned()).collect()).collect(),
        widths: vec![700, 4700, 2400, 1600],
        ruled: true,
    };
    vec![
        Part::Table {
            rows: vec![vec![
                "ỦY BAN NHÂN DÂN\nTỈNH BÌNH MINH\nSố: 87/KH-UBND".to_owned(),
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBình Minh, ngày 05 tháng 01 năm 2026".to_owned(),
            ]],
            widths: vec![3900, 5500],
            ruled: false,
        },
        Part::Title("KẾ HOẠCH".into()),
        Part::Title("Tổ chức bầu cử đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2026-2031".into()),
        body("Căn cứ Nghị quyết số 199/2025/QH15 ngày 24 tháng 6 năm 2025 của Quốc hội, Ủy ban nhân dân tỉnh ban hành kế hoạch tổ chức cuộc bầu cử trên địa bàn tỉnh như sau:"),
        body("I. MỤC ĐÍCH, YÊU CẦU"),
        body("Bảo đảm cuộc bầu cử dân chủ, bình đẳng, đúng pháp luật, an toàn, tiết kiệm và thật sự là ngày hội của toàn dân; phát huy vai trò, trách nhiệm của các cấp, các ngành trong việc chuẩn bị và tổ chức cuộc bầu cử, bảo đảm đúng tiến độ thời gian đã đề ra."),
        body("II. TỔ CHỨC THỰC HIỆN"),
        body("1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và Văn phòng Ủy ban nhân dân tỉnh hướng dẫn, đôn đốc việc lập danh sách cử tri, tổng hợp báo cáo Ủy ban nhân dân tỉnh trước ngày 20 tháng 01 năm 2026."),
        body("2. Công an tỉnh chủ trì, phối hợp với Bộ Chỉ huy Quân sự tỉnh xây dựng phương án bảo đảm an ninh, trật tự trước, trong và sau ngày bầu cử; hoàn thành trước ngày 31 tháng 01 năm 2026."),
        body("3. Sở Y tế chuẩn bị lực lượng, phương tiện, cơ số thuốc phục vụ các điểm bỏ phiếu."),
        body("4. Ủy ban nhân dân các xã, phường niêm yết danh sách cử tri chậm nhất ngày 03 tháng 02 năm 2026."),
        Part::Table {
            rows: vec![vec![
                "Nơi nhận:\n- Như trên;\n- Ban Thường vụ Tỉnh ủy;\n- Lưu: VT, NC.".to_owned(),
                "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nTrần Văn Bình".to_owned(),
            ]],
            widths: vec![4700, 4700],
            ruled: false,
        },
        Part::NewPage,
        Part::Title("PHỤ LỤC".into()),
        Part::Title("Phân công nhiệm vụ".into()),
        table(&[
            ["STT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn"],
            ["1", "Rà soát cơ sở vật chất của các khu vực bỏ phiếu, lập phương án dự phòng khi mưa bão, mất điện", "Sở Xây dựng", "15/01/2026"],
            ["2", "In và cấp phát tài liệu phục vụ bầu cử", "Văn phòng Ủy ban nhân dân tỉnh", "10/02/2026"],
            ["3", "Tuyên truyền trên sóng phát thanh, truyền hình và hệ thống thông tin cơ sở", "Báo và Đài Phát thanh, Truyền hình tỉnh", "28/02/2026"],
        ]),
    ]
}

const COLUMNS: &str = r#"#set page(width: 148mm, height: 210mm, margin: 15mm, columns: 2)
#set text(font: "Libertinus Serif", size: 9pt, lang: "vi")
#set par(justify: true)
*I. NHIỆM VỤ*

1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát danh sách cử tri, báo cáo Ủy ban nhân dân tỉnh trước ngày 20 tháng 01 năm 2026 theo đúng quy định của pháp luật về bầu cử.

2. Công an tỉnh xây dựng phương án bảo đảm an ninh, trật tự tại các điểm bỏ phiếu, nhất là các địa bàn trọng điểm, vùng sâu, vùng xa, biên giới.

#colbreak()
3. Sở Y tế chuẩn bị lực lượng, phương tiện, cơ số thuốc phục vụ cuộc bầu cử; hoàn thành trước ngày 31 tháng 01 năm 2026 và báo cáo kết quả về Ủy ban bầu cử tỉnh.

4. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh giám sát việc tổ chức bầu cử theo quy định.
"#;

fn make() {
    std::fs::create_dir_all(fixture("")).expect("a folder");
    let docx = fixture("ke-hoach.docx");
    std::fs::write(&docx, word::docx(&plan())).expect("written");
    for form in ["pdf", "rtf", "odt"] {
        assert!(word::converted(std::slice::from_ref(&docx), form, &fixture("")), "LibreOffice makes the {form}");
    }
    std::fs::write(fixture("hai-cot.typ"), COLUMNS).expect("written");
    let script = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])";
    let status = std::process::Command::new("python3").args(["-c", script]).arg(fixture("hai-cot.typ")).arg(fixture("hai-cot.pdf")).status();
    assert!(status.is_ok_and(|s| s.success()), "Typst makes the paper of two columns");
}

fn read(name: &str) -> (String, reading::Reading) {
    let bytes = std::fs::read(fixture(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    let found = reading::extract(name, &bytes).unwrap_or_else(|r| panic!("{name}: {r}"));
    let reading = reading::read(&found.text);
    (found.text, reading)
}

/// What counts of a reading: head, and each task with who and when.
fn sum(r: &reading::Reading) -> String {
    let mut out = format!("{:?} {:?} {:?} {:?} {:?}\n", r.doc_type, r.number, r.date, r.issuer, r.subject);
    for t in &r.tasks {
        let words = t.text.split_whitespace().collect::<Vec<_>>().join(" ");
        out.push_str(&format!("{:?} + {:?} | {:?} | {words}\n", t.lead, t.coordinate, t.deadline));
    }
    out
}

#[test]
fn one_paper_in_every_format_is_one_reading() {
    if std::env::var_os("UPDATE").is_some() {
        make();
    }
    let (_, word) = read("ke-hoach.docx");
    assert_eq!(word.tasks.len(), 7, "{}", sum(&word));
    assert_eq!(word.number.as_deref(), Some("87/KH-UBND"));
    assert_eq!(word.date.as_deref(), Some("2026-01-05"));
    for name in ["ke-hoach.pdf", "ke-hoach.rtf", "ke-hoach.odt"] {
        let (text, reading) = read(name);
        assert_eq!(sum(&reading), sum(&word), "{name}\n{text}");
    }
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let (text, _) = read("hai-cot.pdf");
    let starts: Vec<usize> = ["1. Sở Nội vụ", "2. Công an tỉnh", "3. Sở Y tế", "4. Đề nghị"].iter().map(|w| text.find(w).unwrap_or_else(|| panic!("{w} in\n{text}"))).collect();
    assert!(starts.is_sorted(), "{text}");
    // The last lines of the right column stand below the end of the left one and may stay apart.
    for (from, to) in [("1. Sở Nội vụ", "luật về bầu cử."), ("2. Công an tỉnh", "vùng xa, biên giới."), ("3. Sở Y tế", "Ủy ban bầu cử tỉnh.")] {
        assert!(lines(&text).iter().any(|l| l.starts_with(from) && l.ends_with(to)), "“{from}” is one paragraph: {text}");
    }
}

#[test]
fn our_own_paper_is_read_as_its_text() {
    let document = document::from_json(include_str!("../../assets/demo/cong-van-hai-duong.json")).expect("the demo's sheet");
    let printing = app::Printing { created: "2021-05-04T08:00:00+07:00".into(), author: "Văn thư".into(), signature_field: false, footer_note: None };
    let (bytes, _) = cli::press::pdf(&document, &printing, true).expect("printed");
    let found = reading::extract("a.pdf", &bytes).expect("read");
    let paper = reading::read(&found.text);
    let text = reading::read(include_str!("../../assets/demo/cong-van-hai-duong.txt"));
    let tasks = |r: &reading::Reading| r.tasks.iter().map(|t| format!("{:?} {:?} {}", t.lead, t.deadline, t.text.split_whitespace().collect::<Vec<_>>().join(" "))).collect::<Vec<_>>();
    assert_eq!(tasks(&paper), tasks(&text), "{}", found.text);
    assert_eq!(paper.subject, text.subject);
}

/// A page of operators with fonts F1 (one byte, no table of letters) and F2 (two bytes, none).
fn pdf(pages: &[&str]) -> Vec<u8> {
    use lopdf::{Document, Object, Stream, dictionary};
    let mut d = Document::with_version("1.5");
    let tree = d.new_object_id();
    let one = d.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Times-Roman",
        "Encoding" => dictionary! { "Type" => "Encoding", "BaseEncoding" => "WinAnsiEncoding", "Differences" => vec![1.into(), Object::Name(b"uni1EDF".to_vec()), Object::Name(b"fi".to_vec()), Object::Name(b"Abreve".to_vec())] } });
    let inner = d.add_object(dictionary! { "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "X" });
    let two = d.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "X", "Encoding" => "Identity-H", "DescendantFonts" => vec![inner.into()] });
    let kids: Vec<Object> = pages
        .iter()
        .map(|p| {
            let content = d.add_object(Stream::new(dictionary! {}, p.as_bytes().to_vec()));
            d.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content, "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
                "Resources" => dictionary! { "Font" => dictionary! { "F1" => one, "F2" => two } } })
            .into()
        })
        .collect();
    let count = kids.len() as i64;
    d.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalog = d.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    d.trailer.set("Root", catalog);
    let mut out = Vec::new();
    d.save_to(&mut out).expect("memory");
    out
}

fn text_of(bytes: &[u8]) -> String {
    reading::extract("a.pdf", bytes).unwrap_or_else(|r| panic!("{r}")).text
}

#[test]
fn letters_without_a_table_are_found_by_encoding_or_refused() {
    let text = text_of(&pdf(&["BT /F1 12 Tf 50 700 Td (S\x01 Y t\u{e9} x\u{e1}c nh\u{e2}n \x02 \x03n toan, gui cac don vi co lien quan) Tj ET"]));
    assert!(text.starts_with("Sở Y t"), "{text:?}");
    assert!(text.contains("fi Ăn toan"), "{text:?}");
    let refusal = reading::extract("a.pdf", &pdf(&["BT /F2 12 Tf 50 700 Td <00010002000300040005000600070008000900100011001200130014001500160017001800190020002100220023> Tj ET"])).expect_err("nothing says what the letters are");
    assert!(["pdf-fonts", "pdf-scanned"].contains(&refusal.code), "{refusal}");
}

#[test]
fn lines_become_paragraphs_and_page_numbers_go() {
    // Widths are not told: every letter counts as half its height.
    let wide = "x".repeat(70);
    let page = |number: u32, first: &str, last: &str| {
        format!("BT /F1 12 Tf 1 0 0 1 290 800 Tm ({number}) Tj 1 0 0 1 90 760 Tm ({first}) Tj 1 0 0 1 60 742 Tm ({wide} aa) Tj 1 0 0 1 60 724 Tm ({wide} 2021-) Tj 1 0 0 1 60 706 Tm (2026 het.) Tj 1 0 0 1 90 682 Tm ({last}) Tj ET")
    };
    let text = text_of(&pdf(&[&page(1, &format!("Dau {}", &wide[..60]), &format!("Doan {}", &wide[..66])), &format!("BT /F1 12 Tf 1 0 0 1 290 800 Tm (- 2 -) Tj 1 0 0 1 60 760 Tm (sang trang moi.) Tj 1 0 0 1 90 736 Tm (Doan {wide}) Tj ET")]));
    let found = lines(&text);
    assert_eq!(found.len(), 3, "{text}");
    assert!(found[0].starts_with("Dau") && found[0].ends_with("2021-2026 het."), "{text}");
    assert!(found[1].ends_with("sang trang moi."), "{text}");
}

#[test]
fn halves_beside_each_other_and_ruled_cells_keep_apart() {
    // The right half is drawn first, the lines of the table in the order of columns.
    let page = "BT /F1 12 Tf 1 0 0 1 320 800 Tm (CONG HOA XA HOI CHU NGHIA VIET NAM) Tj 1 0 0 1 350 784 Tm (Doc lap - Tu do - Hanh phuc) Tj \
        1 0 0 1 60 800 Tm (UY BAN NHAN DAN) Tj 1 0 0 1 70 784 Tm (TINH BINH MINH) Tj \
        1 0 0 1 60 700 Tm (STT) Tj 1 0 0 1 60 680 Tm (1) Tj 1 0 0 1 110 700 Tm (Viec) Tj 1 0 0 1 110 680 Tm (Ra soat) Tj 1 0 0 1 110 666 Tm (danh sach) Tj 1 0 0 1 310 700 Tm (Don vi) Tj 1 0 0 1 310 680 Tm (So Noi vu) Tj ET \
        50 715 m 500 715 l S 50 695 m 500 695 l S 50 660 m 500 660 l S 50 660 m 50 715 l S 100 660 m 100 715 l S 300 660 m 300 715 l S 500 660 m 500 715 l S";
    let text = text_of(&pdf(&[page]));
    let found: Vec<String> = lines(&text).into_iter().filter(|l| !l.is_empty()).collect();
    assert_eq!(
        found,
        ["UY BAN NHAN DAN", "TINH BINH MINH", "CONG HOA XA HOI CHU NGHIA VIET NAM", "Doc lap - Tu do - Hanh phuc", "| STT | Viec | Don vi |", "| 1 | Ra soat danh sach | So Noi vu |"],
        "{text}"
    );
}

#[test]
fn what_swells_is_refused_and_what_is_locked_is_said() {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a name");
    let block = vec![b' '; 1 << 20];
    for _ in 0..60 {
        zip.write_all(&block).expect("memory");
    }
    let bomb = zip.finish().expect("memory").into_inner();
    assert!(bomb.len() < 200_000, "a small file: {}", bomb.len());
    assert_eq!(reading::extract("a.docx", &bomb).expect_err("is refused").code, "docx-too-large");
    let mut locked = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(reading::extract("a.docx", &locked).expect_err("is refused").code, "docx-locked");
    let odt = word::zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("META-INF/manifest.xml", "<manifest:encryption-data/>"), ("content.xml", "x")]);
    assert_eq!(reading::extract("a.odt", &odt).expect_err("is refused").code, "odt-locked");
    // Macros are files beside the words: never looked at.
    let docm = word::zipped(&[("word/document.xml", "<w:p><w:r><w:t>Giao Sở Y tế</w:t></w:r></w:p>"), ("word/vbaProject.bin", "Sub AutoOpen()")]);
    let found = reading::extract("a.docm", &docm).expect("is read");
    assert_eq!(found.text.trim(), "Giao Sở Y tế");
    assert!(found.notes[0].contains("macro"), "{:?}", found.notes);
}

#[test]
fn a_letterhead_in_the_page_header_comes_first() {
    let p = |t: &str| format!("<w:p><w:r><w:t>{t}</w:t></w:r></w:p>");
    let body = p("Giao Sở Y tế báo cáo.");
    let header = [p("SỞ Y TẾ"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")].concat();
    let file = |header: &str| word::zipped(&[("word/document.xml", &body), ("word/header1.xml", header)]);
    let text = reading::extract("a.docx", &file(&header)).expect("is read").text;
    assert!(text.starts_with("SỞ Y TẾ\nCỘNG HÒA"), "{text}");
    let text = reading::extract("a.docx", &file(&p("Trang 1"))).expect("is read").text;
    assert_eq!(text.trim(), "Giao Sở Y tế báo cáo.");
}

#[test]
fn words_that_look_like_operators_stay_words() {
    let odd = "(Tj) ET Q\\ %PDF >> endstream";
    for (hidden, kept) in [("", true), ("\u{202e}", false), ("\u{0}", false), ("\u{1b}[2J", false), ("\u{2066}", false), ("\u{200b}", false), ("\r\n", false), ("\u{9b}", false)] {
        let mut document = document::from_json(include_str!("../../assets/demo/cong-van-hai-duong.json")).expect("the demo's sheet");
        document.subject = format!("tăng cường {hidden}{odd} bảo đảm");
        let printing = app::Printing { created: "2021-05-04T08:00:00+07:00".into(), author: format!("a{hidden}) /Launch"), signature_field: true, footer_note: None };
        match cli::press::pdf(&document, &printing, true) {
            Ok((bytes, pages)) => {
                let file = lopdf::Document::load_mem(&bytes).expect("a sound file");
                assert_eq!(file.get_pages().len() as u32, pages);
                for id in file.get_pages().values() {
                    let content = lopdf::content::Content::decode(&file.get_page_content(*id)).expect("sound operators");
                    let count = |name: &str| content.operations.iter().filter(|o| o.operator == name).count();
                    assert_eq!(count("BT"), count("ET"), "{hidden:?}");
                    assert_eq!(count("q"), count("Q"), "{hidden:?}");
                }
                let text: String = text_of(&bytes).split_whitespace().collect();
                let wanted: String = odd.split_whitespace().collect();
                assert!(text.contains(&wanted), "{hidden:?}");
                assert!(!text.chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)), "{hidden:?}");
                let whole = String::from_utf8_lossy(&bytes);
                assert!(!whole.contains("/JavaScript") && !whole.contains("/S /Launch") && !whole.contains("/S/Launch"), "{hidden:?}");
            }
            // Refused with its place, never printed as something else.
            Err(refusal) => assert!(!kept && refusal.to_string().contains("U+"), "{hidden:?}: {refusal}"),
        }
    }
}
