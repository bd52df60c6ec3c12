//! The sheet against the decree, in millimetres: margins, boxes, rules, sizes.

use document::{Align, Block, Column, Document, Kind, Level, Mm, Pt, Rich, Table, Urgency, nd30};
use typeset::{Fonts, Pages, Placement, pages, placements};

/// A hair of rounding, in millimetres.
const HAIR: f32 = 0.06;

fn seed() -> Document {
    document::from_json(include_str!("../cases/pages/seed-002.json")).expect("the case is a document")
}
fn plan() -> Document {
    document::from_json(include_str!("../cases/pages/plan.json")).expect("the case is a document")
}
fn set(document: &Document) -> (Pages, Vec<Placement>) {
    let pages = pages(document, Fonts::embedded());
    let placed = placements(&pages);
    (pages, placed)
}
fn find<'a>(placed: &'a [Placement], words: &str) -> &'a Placement {
    placed.iter().find(|p| p.text.contains(words)).unwrap_or_else(|| panic!("“{words}” stands on a page"))
}
fn rules<'a>(placed: &'a [Placement], block: &str) -> Vec<&'a Placement> {
    placed.iter().filter(|p| p.kind == "rule" && p.block == block).collect()
}
fn middle(p: &Placement) -> f32 {
    p.x + p.width / 2.0
}
fn near(a: f32, b: f32) -> bool {
    (a - b).abs() <= HAIR
}
/// Words of all pages in reading order, without what stands in the margins.
fn words(placed: &[Placement], block: impl Fn(&str) -> bool) -> Vec<String> {
    let mut text = String::new();
    let mut last: Option<&Placement> = None;
    for p in placed.iter().filter(|p| p.kind == "text" && block(&p.block)) {
        let same_line = last.is_some_and(|l| l.page == p.page && l.y == p.y && (l.x + l.width - p.x).abs() < 0.01);
        if !same_line {
            text.push(' ');
        }
        text.push_str(&p.text);
        last = Some(p);
    }
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn the_text_keeps_to_the_margins() {
    for document in [seed(), plan()] {
        let (pages, placed) = set(&document);
        let l = &document.layout;
        for p in placed.iter().filter(|p| !["page-number", "draft"].contains(&p.block.as_str())) {
            let (width, height) = pages.size(p.page - 1);
            let (right, bottom) = (p.x2.unwrap_or(p.x + p.width), p.y2.unwrap_or(p.y));
            assert!(p.x >= l.left.0 - 0.1 && right <= width.0 - l.right.0 + 0.1, "{p:?}");
            assert!(p.y >= l.top.0 - 0.1 && bottom <= height.0 - l.bottom.0 + 0.1, "{p:?}");
        }
    }
}

#[test]
fn the_heading_of_a_dispatch_is_that_of_the_decree() {
    let (_, placed) = set(&seed());
    let nation = find(&placed, nd30::legend::NATION);
    let motto = find(&placed, nd30::legend::MOTTO);
    assert_eq!((nation.font.as_str(), nation.size), ("bold", nd30::size::NATION.default.0));
    assert_eq!((motto.font.as_str(), motto.size), ("bold", nd30::size::MOTTO.default.0));
    assert!(near(middle(nation), middle(motto)), "Tiêu ngữ is centred under Quốc hiệu");
    let [rule] = rules(&placed, "head")[..] else { panic!("one rule under the Tiêu ngữ") };
    assert!(near(rule.width, motto.width) && near(rule.x, motto.x), "as long as its line: {} and {}", rule.width, motto.width);
    assert!(rule.y > motto.y && rule.y < motto.y + 3.0);

    let issuer = find(&placed, "TỈNH HẢI DƯƠNG");
    assert_eq!((issuer.font.as_str(), issuer.size), ("bold", nd30::size::ISSUER.default.0));
    assert!(near(issuer.y, motto.y) || issuer.y < motto.y + 1.0, "two lines beside two lines");
    let [rule] = rules(&placed, "head/issuer")[..] else { panic!("one rule under the issuer") };
    assert!(nd30::rule::SHORT.contains(rule.width / issuer.width), "1/3 to 1/2 of the line: {}", rule.width / issuer.width);
    assert!(near(middle(rule), middle(issuer)), "centred");

    let number = find(&placed, "/UBND-VP");
    let date = find(&placed, "tháng 5 năm 2021");
    assert_eq!((number.font.as_str(), number.size), ("regular", nd30::size::NUMBER.0));
    assert_eq!((date.font.as_str(), date.size), ("italic", nd30::size::PLACE_DATE.default.0));
    assert!(near(number.y, date.y), "Số and the date stand on one line");
    assert!(near(middle(number), middle(issuer)) && near(middle(date), middle(nation)));
    assert!(nation.x - (issuer.x + issuer.width) > 5.0, "the columns keep apart");

    let about: Vec<&Placement> = placed.iter().filter(|p| p.block == "subject").collect();
    assert_eq!(
        about.iter().map(|p| p.text.as_str()).collect::<Vec<_>>(),
        ["V/v tăng cường bảo đảm ANTT bầu cử", "đại biểu Quốc hội khóa XV và đại biểu", "HĐND các cấp nhiệm kỳ 2021-2026"],
        "the three lines of the original sheet"
    );
    for line in &about {
        assert_eq!((line.font.as_str(), line.size), ("regular", nd30::size::ABOUT.default.0));
        assert!(near(middle(line), middle(number)), "centred under Số");
    }
    // 6 pt between the lines of Số (13 pt) and V/v (12 pt), both at single spacing.
    let single = |size: f32| size * nd30::body::SINGLE;
    let plain = Mm::from(Pt((single(13.0) + single(12.0)) / 2.0)).0;
    let gap = Mm::from(nd30::gap::NUMBER_TO_ABOUT).0;
    assert!((about[0].y - number.y - plain - gap).abs() < 0.4, "{} mm below", about[0].y - number.y);
}

#[test]
fn blanks_are_wide_enough_for_the_pen() {
    let (_, placed) = set(&seed());
    let number = find(&placed, "/UBND-VP");
    assert!(number.text.starts_with("Số:         /"), "{:?}", number.text);
    let (_, full) = set(&Document { head: document::Head { number: Some("12".into()), ..seed().head }, ..seed() });
    let filled = find(&full, "/UBND-VP");
    assert!(number.width - filled.width > 4.0, "the slot is wider than a short number");
}

#[test]
fn many_recipients_stand_under_the_colon() {
    let (_, placed) = set(&seed());
    let word = find(&placed, "Kính gửi:");
    assert_eq!((word.font.as_str(), word.size), ("regular", nd30::size::RECIPIENTS.default.0));
    let dashes: Vec<&Placement> = placed.iter().filter(|p| p.block.starts_with("recipients/") && p.text.trim() == "-").collect();
    assert_eq!(dashes.len(), 4);
    let colon = word.x + word.width;
    for dash in &dashes {
        assert!(near(dash.x, dashes[0].x), "aligned with each other");
        assert!(dash.x < colon && dash.x > colon - 2.0, "under the colon");
    }
    assert!(find(&placed, "đoàn thể tỉnh").text.ends_with(';'));
    assert!(find(&placed, "địa bàn tỉnh.").text.ends_with('.'));

    let (_, one) = set(&Document { recipients: vec!["Bộ Nội vụ".into()], ..seed() });
    let (word, name) = (find(&one, "Kính gửi:"), find(&one, "Bộ Nội vụ"));
    assert!(near(word.y, name.y) && name.x > word.x + word.width, "one recipient stands on the line of the word");
    assert_eq!(name.text, "Bộ Nội vụ", "without a final mark");
}

#[test]
fn running_text_is_set_as_the_decree_wants() {
    let document = seed();
    let (pages, placed) = set(&document);
    let lines: Vec<&Placement> = placed.iter().filter(|p| p.block == "body/0").collect();
    let left = document.layout.left.0;
    assert!(near(lines[0].x, left + document.layout.indent.0), "first line indented");
    assert!(lines[1..].iter().all(|l| near(l.x, left)), "the others run back to the margin");
    assert!(lines.iter().all(|l| l.size == document.layout.size.0));
    let right = nd30::paper::WIDTH.0 - document.layout.right.0;
    for line in &lines[..lines.len() - 1] {
        assert!((line.x + line.width - right).abs() < 0.1, "justified: {}", line.x + line.width);
    }
    let step = Mm::from(document.layout.size).0 * nd30::body::SINGLE * document.layout.line_spacing;
    assert!(lines.windows(2).all(|w| near(w[1].y - w[0].y, step)));
    let next = placed.iter().find(|p| p.block == "body/1").expect("a second paragraph");
    let gap = next.y - lines[lines.len() - 1].y - step;
    assert!(near(gap, Mm::from(document.layout.paragraph_gap).0), "paragraphs are {gap} mm apart");

    let s = pages.stretch();
    assert!(s.lines > 70 && s.mean <= 1.10 && s.worst <= 1.5, "{s:?}");
    let bold = placed.iter().find(|p| p.block == "body/1" && p.font == "bold").expect("bold words stay bold");
    assert_eq!(bold.text.trim(), "nguy cơ");
    assert!(placed.iter().any(|p| p.block == "body/4" && p.font == "italic" && p.text.contains("23/4/2021")));
    assert!(find(&placed, "1. Các sở").block == "body/2", "khoản are numbered from their order");
}

#[test]
fn page_numbers_stand_in_the_top_margin_from_page_two() {
    let (pages, placed) = set(&plan());
    let numbers: Vec<&Placement> = placed.iter().filter(|p| p.block == "page-number").collect();
    let told: Vec<(usize, &str)> = numbers.iter().map(|p| (p.page, p.text.as_str())).collect();
    assert_eq!(told, [(2, "2"), (4, "2"), (5, "3"), (6, "4")], "each annex counts for itself and hides its first");
    for number in numbers {
        assert_eq!((number.font.as_str(), number.size), ("regular", nd30::size::PAGE_NUMBER.default.0));
        assert!(near(middle(number), pages.size(number.page - 1).0.0 / 2.0), "centred on the sheet");
        assert!(number.y < 20.0 && number.y > 5.0, "in the top margin");
    }
}

#[test]
fn the_signature_keeps_two_lines_of_the_body() {
    // Whatever the length of the text, the block never stands alone.
    for extra in 0..60 {
        let mut document = seed();
        document.body.truncate(6);
        document.body.push(Block::Paragraph { text: Rich::plain("Đề nghị các đơn vị thực hiện. ".repeat(extra + 1)) });
        document.body.push(Block::Paragraph { text: Rich::plain("Ngắn thôi./.") });
        let (pages, placed) = set(&document);
        let name = find(&placed, "Nguyễn Dương Thái");
        assert_eq!(name.page, pages.count());
        let mut above: Vec<f32> = placed.iter().filter(|p| p.page == name.page && p.block.starts_with("body/")).map(|p| p.y).collect();
        above.dedup();
        assert!(above.len() >= 2, "{extra}: {} lines above the signature", above.len());
        assert_eq!(find(&placed, "Nơi nhận:").page, name.page);
    }
}

#[test]
fn no_paragraph_leaves_a_line_alone() {
    for extra in 0..40 {
        let mut document = seed();
        document.body.insert(0, Block::Paragraph { text: Rich::plain("Chủ động nắm tình hình từ xa, từ sớm. ".repeat(extra + 1)) });
        let (_, placed) = set(&document);
        for block in 0..document.body.len() {
            let name = format!("body/{block}");
            let mut lines: Vec<(usize, f32)> = placed.iter().filter(|p| p.block == name).map(|p| (p.page, p.y)).collect();
            lines.dedup();
            let first = lines[0].0;
            let here = lines.iter().filter(|l| l.0 == first).count();
            let there = lines.len() - here;
            assert!(there == 0 || (here >= 2 && there >= 2), "{extra}: {name} is parted {here} + {there}");
        }
    }
}

#[test]
fn the_signature_stack_and_the_list_stand_level() {
    let (_, placed) = set(&plan());
    let (list, authority) = (find(&placed, "Nơi nhận:"), find(&placed, "TM. TIỂU BAN"));
    assert_eq!((list.font.as_str(), list.size), ("bold-italic", nd30::size::DISTRIBUTION_WORD.0));
    assert!(near(list.y, authority.y), "level with box 7a");
    assert!(near(list.x, 30.0), "flush left");
    let stack = ["TM. TIỂU BAN", "KT. TRƯỞNG TIỂU BAN", "PHÓ TRƯỞNG TIỂU BAN", "PHÓ GIÁM ĐỐC CÔNG AN TỈNH", "Trần Văn Bình"].map(|w| placed.iter().find(|p| p.text == w).expect("printed"));
    assert!(stack.windows(2).all(|w| w[1].y > w[0].y && near(middle(w[1]), middle(w[0]))), "below each other, centred");
    let room = stack[3].y - stack[2].y;
    assert!(room > nd30::gap::SIGNATURE.0 && room < nd30::gap::SIGNATURE.0 + 8.0, "{room} mm for signature and seal");
    assert!(stack.iter().all(|p| p.font == "bold" && p.size == nd30::size::SIGNATURE.default.0));
    let last = find(&placed, "Lưu: VT");
    assert_eq!(last.text, "- Lưu: VT, TBANTT. PL.(30)", "the drafter's mark closes the list");
    assert_eq!(last.size, nd30::size::DISTRIBUTION.0);
}

#[test]
fn stamps_have_the_decrees_frames() {
    for urgency in [Urgency::HoaToc, Urgency::ThuongKhan, Urgency::Khan] {
        let (_, placed) = set(&Document { urgency: Some(urgency), ..seed() });
        let (width, height, word) = nd30::stamp::of(urgency);
        let frame = rules(&placed, "urgency");
        let left = frame.iter().map(|r| r.x).fold(f32::MAX, f32::min);
        let right = frame.iter().filter_map(|r| r.x2).fold(f32::MIN, f32::max);
        let top = frame.iter().map(|r| r.y).fold(f32::MAX, f32::min);
        let bottom = frame.iter().filter_map(|r| r.y2).fold(f32::MIN, f32::max);
        assert!(near(right - left, width.0) && near(bottom - top, height.0), "{word}: {} x {}", right - left, bottom - top);
        let word = placed.iter().find(|p| p.text == word).expect("the word is printed");
        assert!(near(middle(word), (left + right) / 2.0), "centred in its frame");
        assert!(word.y < bottom && word.y > top);
    }
}

#[test]
fn named_types_and_annexes_have_their_titles() {
    let (pages, placed) = set(&plan());
    let sheet = |p: &Placement| { let (w, _) = pages.size(p.page - 1); 30.0 + (w.0 - 45.0) / 2.0 };
    let title = placed.iter().find(|p| p.text == "KẾ HOẠCH").expect("tên loại");
    assert!(near(middle(title), sheet(title)) && title.size == nd30::size::TITLE.default.0 && title.font == "bold");
    let subject: Vec<&Placement> = placed.iter().filter(|p| p.kind == "text" && p.block == "subject").collect();
    let [rule] = rules(&placed, "subject")[..] else { panic!("one rule under the trích yếu") };
    let last = subject[subject.len() - 1];
    assert!(nd30::rule::SHORT.contains(rule.width / last.width) && near(middle(rule), middle(last)));

    let annex = placed.iter().find(|p| p.text == "Phụ lục I").expect("two annexes are numbered");
    assert!(annex.size == nd30::size::ANNEX_WORD.0 && near(middle(annex), sheet(annex)));
    assert!(pages.size(annex.page - 1).0 > pages.size(annex.page - 1).1, "a landscape page");
    assert!(placed.iter().any(|p| p.text == "PHÂN CÔNG NHIỆM VỤ" && p.font == "bold"));
    let note = words(&placed, |b| b == "annexes/0/note").join(" ");
    assert_eq!(note, "(Kèm theo Kế hoạch số 07/KH-TBANTT ngày 05 tháng 01 năm 2026 của Tiểu ban An ninh, trật tự, an toàn xã hội và y tế)");
    let only = Document { annexes: plan().annexes[..1].to_vec(), ..plan() };
    assert!(set(&only).1.iter().any(|p| p.text == "Phụ lục"), "a single annex has no number");
}

#[test]
fn headings_of_all_levels() {
    let item = |level, title: &str, text: &str| Block::Item { level, mark: None, title: Some(title.into()).filter(|t: &String| !t.is_empty()), text: Rich::plain(text) };
    let document = Document {
        body: vec![
            item(Level::Phan, "Tình hình", ""),
            item(Level::Chuong, "Quy định chung", ""),
            item(Level::Muc, "Quản lý văn bản", ""),
            item(Level::Dieu, "Bản sao văn bản", "Nội dung của điều."),
            item(Level::MucLaMa, "Những kết quả", ""),
            item(Level::Khoan, "Phạm vi", "Có tiêu đề riêng dòng."),
            item(Level::Khoan, "Công an tỉnh:", "chủ trì."),
            item(Level::Khoan, "", "Không có tiêu đề."),
            item(Level::Diem, "", "Điểm."),
            item(Level::Gach, "", "Gạch."),
            item(Level::Cong, "", "Cộng."),
        ],
        ..Document::new(Kind::ke_hoach())
    };
    let (_, placed) = set(&document);
    let at = |words: &str| placed.iter().find(|p| p.text == words).unwrap_or_else(|| panic!("“{words}” in {:?}", placed.iter().map(|p| &p.text).collect::<Vec<_>>()));
    for centred in ["Phần I", "TÌNH HÌNH", "Chương I", "QUY ĐỊNH CHUNG", "Mục 1", "QUẢN LÝ VĂN BẢN"] {
        assert!(near(middle(at(centred)), 112.5) && at(centred).font == "bold", "{centred}");
    }
    let indent = 30.0 + document.layout.indent.0;
    for (words, font) in [("Điều 1. Bản sao văn bản", "bold"), ("I. NHỮNG KẾT QUẢ", "bold"), ("1. Phạm vi", "bold"), ("3. Không có tiêu đề.", "regular"), ("a) Điểm.", "regular"), ("- Gạch.", "regular"), ("+ Cộng.", "regular")] {
        assert_eq!(at(words).font, font, "{words}");
        assert!(near(at(words).x, indent), "{words} begins at the indent");
    }
    let (title, text) = (find(&placed, "2. Công an tỉnh:"), at(" chủ trì."));
    assert!(title.font == "bold" && near(title.y, text.y), "a title with a colon runs into its text");
    assert!(at("Có tiêu đề riêng dòng.").y > at("1. Phạm vi").y + 3.0, "a title without a mark has its own line");
}

#[test]
fn tables_repeat_their_heads_and_never_part_a_row() {
    let column = |title: &str, align| Column { title: title.into(), group: None, width: None, align };
    let rows: Vec<Vec<Rich>> = (0..120)
        .map(|r| vec![Rich::plain((r + 1).to_string()), Rich::plain("Kiểm tra việc chuẩn bị khu vực bỏ phiếu. ".repeat(1 + r % 9)), Rich::plain(format!("Hàng{r}"))])
        .collect();
    let table = Table { columns: vec![column("STT", Align::Center), column("Nội dung", Align::Left), column("Mã", Align::Right)], numbered_columns: true, size: None, rows };
    let (pages, placed) = set(&Document { body: vec![Block::Table(table)], ..Document::new(Kind::ke_hoach()) });
    assert!(pages.count() > 3);
    for page in 1..=pages.count() {
        for head in ["STT", "Nội dung", "(1)", "(3)"] {
            assert_eq!(placed.iter().filter(|p| p.page == page && p.text == head).count(), 1, "{head} on page {page}");
        }
    }
    // A row lies on the page of its last cell: every rule below it too.
    let lines: Vec<&Placement> = placed.iter().filter(|p| p.text.contains("Kiểm tra") || p.text.contains("khu vực")).collect();
    assert!(!lines.is_empty());
    for r in 0..120 {
        let code = placed.iter().find(|p| p.text == format!("Hàng{r}")).expect("the row is printed");
        let number = placed.iter().filter(|p| p.text == (r + 1).to_string() && p.block == "body/0").find(|p| p.page == code.page && near(p.y, code.y));
        assert!(number.is_some(), "row {r} begins with its number on the same line");
        let below = placed.iter().any(|p| p.kind == "rule" && p.page == code.page && p.y > code.y && p.y2 == Some(p.y));
        assert!(below, "row {r} ends on its page");
    }
    let words = |page: usize| placed.iter().filter(|p| p.page == page && p.block == "body/0" && p.kind == "text").map(|p| p.text.matches("phiếu.").count()).sum::<usize>();
    let printed: usize = (1..=pages.count()).map(words).sum();
    assert_eq!(printed, (0..120).map(|r| 1 + r % 9).sum::<usize>(), "every sentence is printed once");
}

#[test]
fn a_row_taller_than_a_page_is_parted_between_lines() {
    let table = Table {
        columns: vec![Column { title: "Nội dung".into(), group: None, width: Some(Mm(60.0)), align: Align::Left }, Column { title: "Khác".into(), group: None, width: None, align: Align::Left }],
        numbered_columns: false,
        size: None,
        rows: vec![vec![Rich::plain("từ ngữ ".repeat(900)), Rich::plain("ngắn")], vec![Rich::plain("sau"), Rich::plain("cùng")]],
    };
    let (pages, placed) = set(&Document { body: vec![Block::Table(table)], ..Document::new(Kind::ke_hoach()) });
    assert!(pages.count() > 1);
    assert_eq!(words(&placed, |b| b == "body/0").iter().filter(|w| *w == "ngữ").count(), 900);
    for p in &placed {
        assert!(p.y2.unwrap_or(p.y) <= 277.1, "{p:?}");
    }
}

#[test]
fn draft_mark_and_contact_keep_out_of_the_text() {
    let (pages, placed) = set(&plan());
    for page in 1..=pages.count() {
        let mark = placed.iter().find(|p| p.page == page && p.text == nd30::legend::DRAFT).expect("on every page");
        assert!(mark.y < 20.0, "above the text");
    }
    let contact = find(&placed, "Đại lộ Hồ Chí Minh");
    let [rule] = rules(&placed, "contact")[..] else { panic!("one rule over the address") };
    assert!(near(rule.width, 165.0) && rule.y < contact.y && contact.page == 1, "across the whole text");
    let lowest = placed.iter().filter(|p| p.page == 1 && p.block.starts_with("body/")).map(|p| p.y).fold(0.0, f32::max);
    assert!(lowest < rule.y, "the text ends above the address");
}

#[test]
fn one_page_less_says_what_it_did() {
    let mut document = seed();
    document.layout.one_page_less = true;
    let (pages, _) = set(&document);
    assert_eq!(pages.count(), 3);
    let notes = pages.notes();
    assert!(notes.iter().any(|n| n.contains("Đã rút từ 4 xuống 3 trang: giãn dòng 1,1 →")), "{notes:?}");

    let mut long = seed();
    long.layout.one_page_less = true;
    long.body.truncate(1);
    let (pages, _) = set(&long);
    assert_eq!(pages.count(), 1);
    assert_eq!(pages.notes(), ["Văn bản chỉ có một trang nên không thể bớt trang."]);
}

#[test]
fn the_words_come_back_in_their_order() {
    let document = seed();
    let (_, placed) = set(&document);
    for (i, block) in document.body.iter().enumerate() {
        let (text, mark) = match block {
            Block::Paragraph { text } => (text.text(), None),
            Block::Item { text, .. } => (text.text(), document::numbering::marks(&document.body)[i].clone()),
            _ => continue,
        };
        let wanted: Vec<String> = mark.iter().map(String::as_str).chain(text.split_whitespace()).map(str::to_owned).collect();
        assert_eq!(words(&placed, |b| b == format!("body/{i}")), wanted);
    }
}
