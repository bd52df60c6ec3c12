//! Document JSON in and out. What a person wrote wrongly is named with its place.

use crate::model::{Document, SCHEMA};
use crate::nd30;

/// Why a document JSON was not taken. Messages are Vietnamese: what happened and what to do.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Not JSON, or a field is unknown, missing or of the wrong kind.
    #[error("Tệp văn bản không đúng cấu trúc ở dòng {line}, cột {column}: {detail}. Hãy sửa chỗ đó, hoặc tạo khung đúng bằng lệnh `dondoc document new LOẠI --json`.")]
    Shape {
        /// Line from 1.
        line: usize,
        /// Column from 1.
        column: usize,
        /// What the parser met, in Vietnamese.
        detail: String,
    },
    /// Written by a newer program.
    #[error("Tệp văn bản thuộc phiên bản {found}, chương trình này chỉ đọc được đến phiên bản {SCHEMA}. Hãy dùng bản Đôn Đốc mới hơn.")]
    Newer {
        /// Its schema version.
        found: u32,
    },
    /// A value that cannot be printed (day 31 February, a table row of the wrong length).
    #[error("{place}: {detail}")]
    Value {
        /// Where, in words of the form.
        place: String,
        /// What is wrong and what to do.
        detail: String,
    },
}

/// Reads and checks a document. The key "$explain" at the top is ignored: it holds the
/// explanations that `dondoc document new` writes.
///
/// # Errors
/// [`LoadError`] in Vietnamese; nothing is repaired silently.
pub fn from_json(text: &str) -> Result<Document, LoadError> {
    let shape = |e: serde_json::Error| LoadError::Shape { line: e.line(), column: e.column(), detail: vietnamese(&e.to_string()) };
    let text = text.trim_start_matches('\u{feff}');
    // The version is looked at before the fields: a newer file may have fields we do not know.
    #[derive(serde::Deserialize)]
    struct Version {
        schema: Option<u32>,
    }
    if let Ok(Version { schema: Some(found) }) = serde_json::from_str::<Version>(text)
        && found > SCHEMA
    {
        return Err(LoadError::Newer { found });
    }
    #[derive(serde::Deserialize)]
    struct Explained {
        #[serde(rename = "$explain")]
        explain: Option<serde::de::IgnoredAny>,
    }
    let document = match serde_json::from_str::<Explained>(text) {
        Ok(Explained { explain: Some(_) }) => {
            let mut value: serde_json::Value = serde_json::from_str(text).map_err(shape)?;
            if let Some(map) = value.as_object_mut() {
                map.remove("$explain");
            }
            serde_json::from_value(value).map_err(shape)?
        }
        _ => serde_json::from_str(text).map_err(shape)?,
    };
    check(&document)?;
    Ok(document)
}

/// The document as JSON with two-space indents and a final line break: stable, fit for diffs.
pub fn to_json(document: &Document) -> String {
    let mut text = serde_json::to_string_pretty(document).expect("a document holds nothing that JSON cannot");
    text.push('\n');
    text
}

/// What no form may hold: values the typesetter could not print honestly.
fn check(d: &Document) -> Result<(), LoadError> {
    let value = |place: &str, detail: String| Err(LoadError::Value { place: place.into(), detail });
    if d.schema == 0 {
        return value("schema", format!("phiên bản cấu trúc phải là {SCHEMA}"));
    }
    if !d.head.date.is_possible() {
        return value("head.date", format!("không có {}; hãy sửa lại ngày hoặc để trống (null) để ghi tay", d.head.date.text().replace('\u{a0}', "…")));
    }
    if let Some(n) = &d.head.number {
        let digits = n.chars().take_while(char::is_ascii_digit).count();
        let rest = n.chars().skip(digits).count();
        if digits == 0 || digits > 6 || rest > 2 || !n.chars().skip(digits).all(char::is_alphabetic) {
            return value("head.number", format!("“{n}” không phải là số văn bản; hãy ghi như 7 hoặc 15a, hoặc để trống (null)"));
        }
    }
    let l = &d.layout;
    let ranges = [
        ("layout.top", nd30::margin::TOP.contains(l.top), "lề trên phải từ 20 đến 25 mm"),
        ("layout.bottom", nd30::margin::BOTTOM.contains(l.bottom), "lề dưới phải từ 20 đến 25 mm"),
        ("layout.left", nd30::margin::LEFT.contains(l.left), "lề trái phải từ 30 đến 35 mm"),
        ("layout.right", nd30::margin::RIGHT.contains(l.right), "lề phải phải từ 15 đến 20 mm"),
        ("layout.size", nd30::body::SIZE.contains(l.size), "cỡ chữ nội dung phải từ 13 đến 14"),
        ("layout.line_spacing", nd30::body::LINE_SPACING.contains(l.line_spacing), "giãn dòng phải từ 1 đến 1,5"),
        ("layout.paragraph_gap", nd30::body::PARAGRAPH_GAP.contains(l.paragraph_gap), "khoảng cách đoạn phải từ 6 đến 14 pt"),
        ("layout.indent", nd30::body::INDENTS.contains(&l.indent), "lùi đầu dòng phải là 10 hoặc 12,7 mm"),
    ];
    for (place, ok, rule) in ranges {
        if !ok {
            return value(place, format!("{rule} (Nghị định 30/2020/NĐ-CP, Phụ lục I)"));
        }
    }
    let bodies = std::iter::once(("body".to_owned(), &d.body))
        .chain(d.annexes.iter().enumerate().map(|(i, a)| (format!("annexes[{i}].body"), &a.body)));
    for (place, blocks) in bodies {
        for (i, b) in blocks.iter().enumerate() {
            let at = format!("{place}[{i}]");
            if let crate::Block::Chart(c) = b {
                if c.labels.is_empty() || c.series.is_empty() || c.series.len() > 6 {
                    return value(&at, "biểu đồ phải có nhãn và từ một đến sáu dãy số liệu".into());
                }
                if let Some(s) = c.series.iter().find(|s| s.values.len() != c.labels.len()) {
                    return value(&at, format!("dãy “{}” có {} số liệu nhưng biểu đồ có {} nhãn", s.name, s.values.len(), c.labels.len()));
                }
                continue;
            }
            let crate::Block::Table(t) = b else { continue };
            if t.columns.is_empty() {
                return value(&at, "bảng không có cột; hãy thêm ít nhất một cột".into());
            }
            if let Some(s) = t.size
                && !nd30::size::TABLE.contains(crate::Pt(s))
            {
                return value(&at, "cỡ chữ trong bảng phải từ 11 đến 14".into());
            }
            if t.columns.iter().any(|c| c.width.is_some_and(|w| !(5.0..=260.0).contains(&w.0))) {
                return value(&at, "độ rộng cột phải từ 5 đến 260 mm".into());
            }
            for (r, row) in t.rows.iter().enumerate() {
                if row.len() != t.columns.len() {
                    return value(&format!("{at}.rows[{r}]"), format!("hàng có {} ô nhưng bảng có {} cột; hãy thêm hoặc bớt ô", row.len(), t.columns.len()));
                }
            }
        }
    }
    Ok(())
}

/// serde's English into words a secretary can act on; the field names stay as they are.
fn vietnamese(message: &str) -> String {
    let m = message.split(" at line ").next().unwrap_or(message);
    let quoted = || m.split('`').nth(1).unwrap_or("?").to_owned();
    if m.starts_with("unknown field") {
        format!("không có trường “{}”", quoted())
    } else if m.starts_with("missing field") {
        format!("thiếu trường “{}”", quoted())
    } else if m.starts_with("duplicate field") {
        format!("trường “{}” bị ghi hai lần", quoted())
    } else if m.starts_with("unknown variant") {
        format!("giá trị “{}” không có trong danh sách cho phép", quoted())
    } else if m.starts_with("invalid type") || m.starts_with("invalid value") || m.contains("did not match any variant") {
        "giá trị không đúng kiểu".into()
    } else if m.contains("EOF") {
        "tệp bị cắt ngang hoặc để trống".into()
    } else if m.contains("expected") || m.contains("trailing") || m.contains("invalid") || m.contains("control character") {
        "không phải JSON hợp lệ".into()
    } else {
        m.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    #[test]
    fn what_is_written_reads_back() {
        let d = Document::new(Kind::ke_hoach());
        assert_eq!(from_json(&to_json(&d)).expect("reads back"), d);
    }

    #[test]
    fn faults_are_told_in_vietnamese_with_their_place() {
        let told = |s: &str| from_json(s).expect_err("refused").to_string();
        assert!(told("").contains("để trống"), "{}", told(""));
        assert!(told(r#"{"schema":1,"kind":"cong-van","head":{"issuer":"X"},"mau":1}"#).contains("không có trường “mau”"));
        assert!(told(r#"{"schema":1,"kind":"cong-van"}"#).contains("thiếu trường “head”"));
        assert!(told(r#"{"schema":9,"x":1}"#).contains("phiên bản 9"));
        assert!(told(r#"{"schema":1,"kind":"sac-lenh","head":{"issuer":"X"}}"#).contains("sac-lenh"));
        let feb = r#"{"schema":1,"kind":"cong-van","head":{"issuer":"X","date":{"day":31,"month":2,"year":2026}}}"#;
        assert!(told(feb).contains("ngày 31 tháng 02 năm 2026"), "{}", told(feb));
        let row = r#"{"schema":1,"kind":"cong-van","head":{"issuer":"X"},"body":[{"type":"table","columns":[{"title":"A"}],"rows":[["1","2"]]}]}"#;
        assert!(told(row).contains("hàng có 2 ô"), "{}", told(row));
    }

    #[test]
    fn explanations_are_skipped() {
        let with = r#"{"$explain":{"kind":"…"},"schema":1,"kind":"cong-van","head":{"issuer":"X"}}"#;
        assert_eq!(from_json(with).expect("taken").head.issuer, "X");
    }
}
