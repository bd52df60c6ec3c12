//! What every field of the document JSON means, for a person who writes one by hand
//! (`dondoc document new LOẠI --json`). Numbers come from [`crate::nd30`], facts of a type from
//! its template, so that an explanation cannot disagree with what is checked.

use crate::measure::Mm;
use crate::model::{Block, Document, FirstDistribution, Kind, Layout, PaperDate, RecipientsRule, SCHEMA};
use crate::nd30::{self, Allowed};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// Each field path ("head.symbol", "body[].level") with its explanation in Vietnamese: meaning,
/// allowed values, clause, example. Blocks of an annex have the fields of `body[]`.
pub fn explain(kind: Kind) -> serde_json::Value {
    serde_json::Value::Object(lines(kind).into_iter().map(|(path, text)| (path.to_owned(), text.into())).collect())
}

/// A new document of a type as JSON: the outline of its template, every field present, and the
/// explanations under "$explain", which [`crate::from_json`] skips.
pub fn new_with_explanations(kind: Kind) -> String {
    let full = Full {
        schema: SCHEMA,
        kind,
        head: FullHead { parent: None, issuer: "", number: None, symbol: "", place: "", date: PaperDate::default() },
        subject: "",
        recipients: [],
        grounds: [],
        body: &kind.body,
        distribution: [],
        signature: FullSignature { authority: [], title: "", office: None, name: "" },
        annexes: [],
        urgency: None,
        drafter_mark: None,
        contact: None,
        draft: false,
        layout: Layout::default(),
        explain: Explanations(lines(kind)),
    };
    let mut text = serde_json::to_string_pretty(&full).expect("plain data serialises");
    text.push('\n');
    text
}

/// [`Document`] with nothing left out; the test below keeps the two alike.
#[derive(Serialize)]
struct Full<'a> {
    schema: u32,
    kind: Kind,
    head: FullHead,
    subject: &'a str,
    recipients: [String; 0],
    grounds: [String; 0],
    body: &'a [Block],
    distribution: [String; 0],
    signature: FullSignature,
    annexes: [String; 0],
    urgency: Option<String>,
    drafter_mark: Option<String>,
    contact: Option<String>,
    draft: bool,
    layout: Layout,
    #[serde(rename = "$explain")]
    explain: Explanations,
}

#[derive(Serialize)]
struct FullHead {
    parent: Option<String>,
    issuer: &'static str,
    number: Option<String>,
    symbol: &'static str,
    place: &'static str,
    date: PaperDate,
}

#[derive(Serialize)]
struct FullSignature {
    authority: [String; 0],
    title: &'static str,
    office: Option<String>,
    name: &'static str,
}

/// Keeps the order of the sheet, which a JSON object of the library would not.
struct Explanations(Vec<(&'static str, String)>);

impl Serialize for Explanations {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(Some(self.0.len()))?;
        for (path, text) in &self.0 {
            map.serialize_entry(path, text)?;
        }
        map.end()
    }
}

/// An explanation: meaning, allowed values, clause, example; empty parts are left out.
fn line(meaning: &str, allowed: &str, clause: &str, example: &str) -> String {
    let mut out = format!("{meaning}.");
    for (label, part) in [("Giá trị", allowed), ("Căn cứ", clause), ("Ví dụ", example)] {
        if !part.is_empty() {
            out.push_str(&format!(" {label}: {part}."));
        }
    }
    out
}

fn p1(clause: &str) -> String {
    format!("Nghị định 30/2020/NĐ-CP, Phụ lục I, {clause}")
}

fn number(n: f32) -> String {
    n.to_string().replace('.', ",")
}

fn range(a: (f32, f32), unit: &str) -> String {
    format!("từ {} đến {}{unit}", number(a.0), number(a.1))
}

fn mm(a: Allowed<Mm>) -> String {
    range((a.min.0, a.max.0), " mm")
}

fn lines(kind: Kind) -> Vec<(&'static str, String)> {
    let mut out = vec![
        ("schema", line("Phiên bản cấu trúc của tệp", &SCHEMA.to_string(), "", &SCHEMA.to_string())),
        (
            "kind",
            line(
                "Loại văn bản",
                &Kind::all().map(|k| k.id.clone()).collect::<Vec<_>>().join(", "),
                "Nghị định 30/2020/NĐ-CP, Điều 7",
                &format!("{} ({})", kind.id, kind.name.to_lowercase()),
            ),
        ),
    ];
    head(kind, &mut out);
    address(kind, &mut out);
    blocks(&mut out);
    foot(kind, &mut out);
    layout(&mut out);
    out
}

fn head(kind: Kind, out: &mut Vec<(&'static str, String)>) {
    let symbol = match kind.abbreviation.as_deref() {
        Some(a) => format!("{a}-TBANTT"),
        None => "TBANTT-TGV".into(),
    };
    let symbol_rule = if kind.is_cong_van() {
        "chữ viết tắt cơ quan - chữ viết tắt đơn vị soạn thảo, không có nhóm CV".to_owned()
    } else {
        kind.abbreviation.as_deref().map_or_else(|| "chữ in hoa, nối bằng gạch nối".into(), |a| format!("bắt đầu bằng {a}-, chữ in hoa, không cách chữ"))
    };
    out.extend([
        ("head", line("Phần đầu văn bản: ô số 1 đến 4; Quốc hiệu và Tiêu ngữ được in tự động", "", &p1("II.1-II.4"), "")),
        ("head.parent", line("Tên cơ quan chủ quản trực tiếp, in hoa; xuống dòng bằng \\n", "chuỗi, hoặc null nếu không có", &p1("II.2"), "ỦY BAN BẦU CỬ\\nTỈNH THANH HÓA")),
        ("head.issuer", line("Tên cơ quan, tổ chức ban hành, in hoa", "chuỗi, bắt buộc", &p1("II.2"), "TIỂU BAN AN NINH, TRẬT TỰ")),
        ("head.number", line("Số của văn bản; chương trình tự thêm số 0 trước số nhỏ hơn 10", "chuỗi chữ số, có thể kèm một chữ (15a); null để trống chỗ ghi tay", &p1("II.3; Điều 15"), "7")),
        ("head.symbol", line("Ký hiệu, phần đứng sau dấu gạch chéo", &symbol_rule, &p1("II.3; Phụ lục III, Mục I"), &symbol)),
        ("head.place", line("Địa danh, không kèm dấu phẩy", "chuỗi", &p1("II.4a"), "Thanh Hóa")),
        ("head.date", line("Ngày, tháng, năm ban hành; phần nào null thì để trống chỗ ghi tay", "ba trường day, month, year", &p1("II.4b"), "{\"day\": 5, \"month\": 2, \"year\": 2026}")),
        ("head.date.day", line("Ngày", "1 đến 31 hoặc null", &p1("II.4b"), "5")),
        ("head.date.month", line("Tháng", "1 đến 12 hoặc null", &p1("II.4b"), "2")),
        ("head.date.year", line("Năm", "bốn chữ số hoặc null", &p1("II.4b"), "2026")),
    ]);
}

fn address(kind: Kind, out: &mut Vec<(&'static str, String)>) {
    let subject = if kind.is_cong_van() {
        line("Trích yếu, không gõ “V/v” (được in tự động) và không có dấu kết thúc", "một câu hoặc cụm từ ngắn", &p1("II.5"), "đôn đốc báo cáo tuần")
    } else {
        line("Trích yếu dưới tên loại, không có dấu kết thúc", "một câu hoặc cụm từ ngắn", &p1("II.5"), "Bảo đảm an ninh, trật tự cuộc bầu cử")
    };
    let recipients = match kind.recipients {
        RecipientsRule::Required => "bắt buộc ít nhất một nơi",
        RecipientsRule::Upward => "chỉ khi gửi cơ quan cấp trên, nếu không thì []",
        RecipientsRule::None => "loại văn bản này không có Kính gửi, để []",
    };
    out.extend([
        ("subject", subject),
        ("recipients", line("Kính gửi: mỗi nơi một phần tử, không gõ gạch đầu dòng và dấu cuối dòng", recipients, &p1("II.9b, 9d"), "[\"Công an tỉnh\", \"Sở Y tế\"]")),
        ("grounds", line("Căn cứ ban hành: mỗi căn cứ một phần tử, không gõ dấu cuối dòng; Luật, Pháp lệnh không ghi số", "danh sách chuỗi, có thể []", &p1("II.6a"), "[\"Căn cứ Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân\"]")),
    ]);
}

fn blocks(out: &mut Vec<(&'static str, String)>) {
    out.extend([
        ("body", line("Nội dung: các khối theo thứ tự; đoạn cuối kết thúc bằng “./.”", "danh sách khối", &p1("II.6"), "[{\"type\": \"paragraph\", \"text\": \"…\"}]")),
        ("body[].type", line("Kiểu khối", "paragraph (đoạn), item (mục có số), table (bảng), centered (dòng giữa, đậm), page-break (sang trang), chart (biểu đồ)", &p1("II.6"), "item")),
        (
            "body[].text",
            line("Lời văn của khối", "chuỗi; hoặc danh sách gồm chuỗi và {\"text\", \"bold\", \"italic\"} khi có chữ đậm, nghiêng", &p1("II.6e"), "[\"thực hiện \", {\"text\": \"nghiêm túc\", \"bold\": true}]"),
        ),
        (
            "body[].level",
            line(
                "Cấp của khối item; số thứ tự được đếm tự động",
                "phan (Phần I), chuong (Chương I), muc (Mục 1), tieu-muc (Tiểu mục 1), dieu (Điều 1.), muc-la-ma (I.), khoan (1.), diem (a)), gach (-), cong (+)",
                &p1("II.6đ"),
                "khoan",
            ),
        ),
        ("body[].mark", line("Số thứ tự ghi tay thay cho số đếm tự động; \"\" là không in số", "chuỗi, bỏ trường này nếu không cần", &p1("II.6đ"), "15a.")),
        ("body[].title", line("Tiêu đề của khối item; bắt buộc với phần, chương, mục, tiểu mục, điều", "chuỗi, bỏ trường này nếu không có", &p1("II.6d"), "Tổ chức thực hiện")),
        ("body[].columns", line("Các cột của bảng, từ trái sang phải", "ít nhất một cột", &p1("I.2"), "[{\"title\": \"Nhiệm vụ\"}]")),
        ("body[].columns[].title", line("Tên cột, in đậm ở giữa", "chuỗi", "", "Thời hạn")),
        ("body[].columns[].group", line("Tên nhóm cột: các cột liền nhau cùng nhóm có chung một ô phía trên", "chuỗi, bỏ trường này nếu không có", "", "Đơn vị thực hiện")),
        ("body[].columns[].width", line("Độ rộng cột", "5 đến 260 mm; bỏ trường này để chia tự động", "", "35")),
        ("body[].columns[].align", line("Canh lề trong ô", "left, center, right", "", "center")),
        ("body[].numbered_columns", line("In số (1), (2), … dưới tên cột", "true hoặc false", "", "false")),
        ("body[].form", line("Dạng biểu đồ", "bars (thanh ngang), columns (cột đứng), lines (đường)", "", "columns")),
        ("body[].labels", line("Nhãn trên trục của biểu đồ, mỗi thanh, cột hoặc điểm một nhãn", "danh sách chuỗi", "", "[\"Tuần 1\", \"Tuần 2\"]")),
        ("body[].series", line("Các dãy số liệu của biểu đồ", "từ một đến sáu dãy", "", "[{\"name\": \"Hoàn thành\", \"values\": [3, 5]}]")),
        ("body[].series[].name", line("Tên dãy, in ở chú giải", "chuỗi", "", "Hoàn thành")),
        ("body[].series[].values", line("Số liệu theo thứ tự nhãn; null là không có", "mỗi nhãn một số", "", "[3, 5]")),
        ("body[].alt", line("Biểu đồ nói gì, bằng lời, cho người không nhìn được hình", "chuỗi", "", "Số nhiệm vụ hoàn thành theo tuần")),
        ("body[].size", line("Cỡ chữ trong bảng", &range((nd30::size::TABLE.min.0, nd30::size::TABLE.max.0), ""), "", &number(nd30::size::TABLE.default.0))),
        ("body[].rows", line("Các hàng; mỗi hàng có đúng một ô cho mỗi cột, ô viết như text", "danh sách hàng", "", "[[\"1\", \"Xây dựng phương án\"]]")),
    ]);
}

fn foot(kind: Kind, out: &mut Vec<(&'static str, String)>) {
    let first = match kind.first_distribution {
        FirstDistribution::NhuTren => "dòng đầu là “Như trên”",
        FirstDistribution::NhuDieu => "dòng đầu là “Như Điều …”",
        FirstDistribution::None if kind.recipients == RecipientsRule::Upward => "dòng đầu là “Như trên” nếu có Kính gửi",
        FirstDistribution::None => "danh sách thường",
    };
    let urgency: Vec<String> = ["hoa-toc", "thuong-khan", "khan"].map(String::from).into();
    out.extend([
        ("distribution", line("Nơi nhận: mỗi dòng một phần tử, không gõ gạch và dấu cuối dòng; dòng cuối là “Lưu: VT, …”", first, &p1("II.9d"), "[\"Ủy ban bầu cử tỉnh (để b/c)\", \"Lưu: VT, TGV\"]")),
        ("signature", line("Quyền hạn, chức vụ, họ tên người ký", "", &p1("II.7"), "")),
        ("signature.authority", line("Các dòng quyền hạn phía trên chức vụ", &format!("bắt đầu bằng {}; có thể []", nd30::AUTHORITY_PREFIXES.join(", ")), &p1("II.7b"), "[\"TM. TIỂU BAN\", \"KT. TRƯỞNG TIỂU BAN\"]")),
        ("signature.title", line("Chức vụ người ký, in hoa", "chuỗi", &p1("II.7c, 7đ"), "PHÓ TRƯỞNG TIỂU BAN")),
        ("signature.office", line("Chức vụ trong cơ quan, in phía trên họ tên khi tổ chức tư vấn dùng con dấu của cơ quan", "chuỗi hoặc null", &p1("II.7c"), "PHÓ GIÁM ĐỐC CÔNG AN TỈNH")),
        ("signature.name", line("Họ và tên đầy đủ, không kèm học hàm, học vị, quân hàm", "chuỗi", &p1("II.7c"), "Trần Văn Bình")),
        ("annexes", line("Phụ lục theo thứ tự; có từ hai phụ lục thì tự đánh số La Mã; nội dung văn bản phải dẫn đến phụ lục", "danh sách, có thể []", &p1("III.1"), "[{\"title\": \"Phân công nhiệm vụ\", \"body\": []}]")),
        ("annexes[].title", line("Tên phụ lục, in hoa khi trình bày; không gõ “Phụ lục I”", "chuỗi", &p1("III.1b"), "Phân công nhiệm vụ")),
        ("annexes[].note", line("Dòng nghiêng dưới tên phụ lục thay cho dòng “(Kèm theo …)” tự động", "chuỗi, bỏ trường này để in tự động", &p1("III.1c"), "(Kèm theo Kế hoạch số 07/KH-TBANTT ngày 05 tháng 02 năm 2026)")),
        ("annexes[].landscape", line("Trang ngang, chỉ dùng cho bảng, biểu", "true hoặc false", &p1("I.2"), "true")),
        ("annexes[].body", line("Nội dung phụ lục, các khối như body[]", "danh sách khối", &p1("III.1"), "")),
        ("urgency", line("Mức độ khẩn; null thì không in, dành chỗ đóng dấu", &format!("{}, null", urgency.join(", ")), &p1("III.2b"), "khan")),
        ("drafter_mark", line("Ký hiệu người soạn thảo và số lượng bản phát hành", "chuỗi hoặc null", &p1("III.3"), "PL.(300)")),
        ("contact", line("Địa chỉ, thư điện tử, điện thoại ở chân trang thứ nhất", "chuỗi hoặc null", &p1("III.4"), "ĐT: 0237 3123456")),
        ("draft", line("In chữ DỰ THẢO trên mọi trang", "true hoặc false", "", "false")),
    ]);
}

fn layout(out: &mut Vec<(&'static str, String)>) {
    use nd30::{body, margin};
    let indents = body::INDENTS.map(|i| number(i.0)).join(" hoặc ");
    out.extend([
        ("layout", line("Lề trang, cỡ chữ và khoảng cách; bỏ cả trường này để dùng mặc định", "", &p1("I.3, II.6e"), "")),
        ("layout.top", line("Lề trên", &mm(margin::TOP), &p1("I.3"), &number(margin::TOP.default.0))),
        ("layout.bottom", line("Lề dưới", &mm(margin::BOTTOM), &p1("I.3"), &number(margin::BOTTOM.default.0))),
        ("layout.left", line("Lề trái", &mm(margin::LEFT), &p1("I.3"), &number(margin::LEFT.default.0))),
        ("layout.right", line("Lề phải", &mm(margin::RIGHT), &p1("I.3"), &number(margin::RIGHT.default.0))),
        ("layout.size", line("Cỡ chữ nội dung", &range((body::SIZE.min.0, body::SIZE.max.0), ""), &p1("II.6e"), &number(body::SIZE.default.0))),
        ("layout.line_spacing", line("Giãn dòng, tính theo dòng đơn", &range((body::LINE_SPACING.min, body::LINE_SPACING.max), ""), &p1("II.6e"), &number(body::LINE_SPACING.default))),
        ("layout.paragraph_gap", line("Khoảng cách giữa các đoạn", &range((body::PARAGRAPH_GAP.min.0, body::PARAGRAPH_GAP.max.0), " pt"), &p1("II.6e"), &number(body::PARAGRAPH_GAP.default.0))),
        ("layout.indent", line("Lùi đầu dòng", &format!("{indents} mm"), &p1("II.6e"), &number(body::INDENT_DEFAULT.0))),
        ("layout.one_page_less", line("Yêu cầu dàn trang bớt một trang trong các khoảng cho phép", "true hoặc false", "", "false")),
    ]);
}

impl Document {
    /// A new paper of a type with the outline of its template.
    pub fn outline(kind: Kind) -> Document {
        Document { body: kind.body.clone(), ..Document::new(kind) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Align, Annex, Chart, ChartForm, Column, Level, Rich, Series, Signature, Table, Urgency};
    use std::collections::BTreeSet;

    /// A document that uses every field there is.
    fn everything(kind: Kind) -> Document {
        let some = || Some("x".to_owned());
        let mut d = Document::new(kind);
        d.head.parent = some();
        d.head.number = some();
        d.recipients = vec!["x".into()];
        d.grounds = vec!["x".into()];
        d.distribution = vec!["x".into()];
        d.signature = Signature { authority: vec!["x".into()], office: some(), ..Signature::default() };
        d.urgency = Some(Urgency::Khan);
        d.drafter_mark = some();
        d.contact = some();
        d.draft = true;
        d.body = vec![
            Block::Paragraph { text: "x".into() },
            Block::Item { level: Level::Khoan, mark: some(), title: some(), text: Rich::plain("x") },
            Block::Table(Table {
                columns: vec![Column { title: "x".into(), group: some(), width: Some(Mm(20.0)), align: Align::Left }],
                numbered_columns: true,
                size: Some(12.0),
                rows: vec![vec!["x".into()]],
            }),
            Block::Centered { text: "x".into() },
            Block::PageBreak,
            Block::Chart(Chart {
                title: "x".into(),
                form: ChartForm::Bars,
                labels: vec!["x".into()],
                series: vec![Series { name: "x".into(), values: vec![Some(1)] }],
                alt: "x".into(),
            }),
        ];
        d.annexes = vec![Annex { title: "x".into(), note: some(), landscape: true, body: d.body.clone() }];
        d
    }

    /// Paths of a JSON value, indices as "[]". Lists of plain values have no fields of their own.
    fn paths(value: &serde_json::Value, at: &str, out: &mut BTreeSet<String>) {
        match value {
            serde_json::Value::Object(map) => {
                for (key, inner) in map.iter().filter(|(k, _)| *k != "$explain") {
                    let path = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                    let path = path.strip_prefix("annexes[].body[]").map_or(path.clone(), |rest| format!("body[]{rest}"));
                    paths(inner, &path, out);
                    out.insert(path);
                }
            }
            serde_json::Value::Array(list) => list.iter().filter(|v| v.is_object()).for_each(|v| paths(v, &format!("{at}[]"), out)),
            _ => {}
        }
    }

    fn paths_of(value: &serde_json::Value) -> BTreeSet<String> {
        let mut out = BTreeSet::new();
        paths(value, "", &mut out);
        out
    }

    #[test]
    fn every_type_reads_back() {
        for kind in Kind::all() {
            let text = new_with_explanations(kind);
            let back = crate::from_json(&text).unwrap_or_else(|e| panic!("{}: {e}", kind.id));
            assert_eq!(back, Document::outline(kind), "{}: nothing but the outline", kind.id);
        }
    }

    #[test]
    fn every_field_is_explained_and_no_other() {
        for kind in Kind::all() {
            let fields = paths_of(&serde_json::to_value(everything(kind)).expect("serialises"));
            let explained: BTreeSet<String> = explain(kind).as_object().expect("an object").keys().cloned().collect();
            assert_eq!(explained, fields, "{}: explanations and fields are the same", kind.id);
        }
    }

    #[test]
    fn a_new_document_shows_every_field_of_the_sheet() {
        for kind in Kind::all() {
            let shown: serde_json::Value = serde_json::from_str(&new_with_explanations(kind)).expect("JSON");
            let shown = paths_of(&shown);
            let all = paths_of(&serde_json::to_value(everything(kind)).expect("serialises"));
            let missing: Vec<&String> = all.difference(&shown).filter(|p| !p.contains("[]")).collect();
            assert!(missing.is_empty(), "{}: not shown: {missing:?}", kind.id);
        }
    }

    #[test]
    fn an_explanation_has_its_clause() {
        let e = explain(Kind::ke_hoach());
        assert!(e["head.symbol"].as_str().is_some_and(|s| s.contains("KH-") && s.contains("Phụ lục I, II.3")), "{}", e["head.symbol"]);
        assert!(explain(Kind::cong_van())["subject"].as_str().is_some_and(|s| s.contains("V/v")));
    }
}
