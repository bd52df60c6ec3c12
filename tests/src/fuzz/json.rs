//! Documents as JSON, papers made of them, and the TOML files a person may write.

use super::{Corpus, Dice, bytes};
use serde_json::{Map, Value, json};

/// Loads a document; what loads is written and loads again as the same.
pub fn run_document(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(document) = document::from_json(text) {
        let again = document::from_json(&document::to_json(&document));
        assert_eq!(again.ok(), Some(document), "a document survives being written");
    }
}

/// Loads a document; what loads is looked over, laid out, drawn and printed.
pub fn run_paper(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(document) = document::from_json(text) else { return };
    let context = document::LintContext { today: Some((2026, 1, 5)), ..Default::default() };
    document::lint(&document, &context);
    let (fixed, _) = document::fix_safe(&document, &context);
    for d in [&document, &fixed] {
        let sheets = cli::press::sheets(d);
        assert!(!sheets.pages.is_empty(), "a paper has a page");
    }
    let printing = app::Printing { created: "2026-01-05T08:00:00+07:00".into(), author: "Văn thư".into(), signature_field: text.len() % 2 == 0, footer_note: None };
    if let Err(f) = cli::press::pdf(&document, &printing, true) {
        assert!(matches!(f, app::Failure::Refused { .. }), "a paper is printed or refused: {f}");
    }
}

/// Reads TOML as the profile of the office.
pub fn run_toml(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        let _ = cli::stored::profile(text);
        let _ = text.parse::<toml::Table>();
    }
}

const STRINGS: &[&str] = &[
    "", " ", "\n", "cong-van", "ke-hoach", "quyet-dinh", "paragraph", "heading", "table", "item", "bold", "1", "I", "a", "Điều 1", "UBND-VP", "TM. ỦY BAN", "KT. CHỦ TỊCH",
    "Như trên", "Lưu: VT", "Sở Y tế;", "đồng chí", "nhân dân", "năm 2021 -2026", "\u{202e}ngược", "\u{0}", "\u{1b}[31m", "\u{feff}", "\u{301}\u{301}\u{301}", "ﬁ", "\u{1F600}", "中文", "עברית",
    "a\tb", "x\u{a0}y", "(Tj) ET Q", "</text><script>", "&amp;", "ỦY BAN NHÂN DÂN\nTỈNH HẢI DƯƠNG", "2026-02-30", "ngày 31 tháng 02 năm 2026", "\u{2028}", "\u{ad}", "\u{200d}",
];

const KEYS: &[&str] = &[
    "schema", "kind", "head", "parent", "issuer", "number", "symbol", "place", "date", "day", "month", "year", "urgency", "secrecy", "subject", "recipients", "grounds", "body", "type",
    "text", "bold", "italic", "level", "columns", "rows", "header", "width", "align", "signature", "authority", "title", "name", "distribution", "archive", "annexes", "layout", "size",
    "top", "left", "line_spacing", "paragraph_gap", "indent", "drafter_mark", "contact", "cells", "share", "number_printed",
];

/// A document with damage between its braces.
pub fn make_document(corpus: &Corpus, dice: &mut Dice) -> Vec<u8> {
    if let Some(seed) = corpus.seed(dice).filter(|_| dice.clone().one_in(4)) {
        let mut data = seed.to_vec();
        bytes::damage(&mut data, seed, &["\"", "{", "}", "[", "]", ":", ",", "null", "1e999", "-0", "\\ud800", "\\u0000"], dice, 30_000);
        return data;
    }
    let seeded = corpus.seed(dice).and_then(|s| serde_json::from_slice(s).ok());
    let mut value = match seeded {
        Some(v) => v,
        None if dice.one_in(400) => corpus.documents.get(dice.roll(corpus.documents.len())).cloned().unwrap_or(Value::Null),
        None => small(corpus, dice),
    };
    for _ in 0..dice.roll(5) {
        damage(&mut value, dice);
    }
    let mut data = value.to_string().into_bytes();
    if dice.one_in(10) {
        let other = data.clone();
        bytes::damage(&mut data, &other, &["\"", "{", "}", "[", "]", ":", ",", "null", "1e999", "\\ud800"], dice, 60_000);
    }
    data
}

/// A small document of every part.
pub fn small(corpus: &Corpus, dice: &mut Dice) -> Value {
    let kinds = ["cong-van", "ke-hoach", "thong-bao", "quyet-dinh", "bao-cao", "giay-moi", "cong-dien", "to-trinh"];
    let mut d = json!({
        "schema": 1,
        "kind": dice.pick(&kinds),
        "head": { "issuer": "ỦY BAN NHÂN DÂN\nTỈNH HẢI DƯƠNG", "number": null, "symbol": "UBND-VP", "place": "Hải Dương", "date": { "month": 5, "year": 2021 } },
        "subject": bytes::piece(corpus.text(dice), 80, dice),
        "body": [ { "type": "paragraph", "text": bytes::piece(corpus.text(dice), 200, dice) } ],
    });
    // Parts of the labelled papers keep their true shape.
    if let Some(whole) = corpus.documents.get(dice.roll(corpus.documents.len())).and_then(Value::as_object) {
        for _ in 0..dice.roll(4) {
            let keys: Vec<&String> = whole.keys().collect();
            let key = keys[dice.roll(keys.len())];
            let part = match &whole[key] {
                Value::Array(a) if a.len() > 3 => {
                    let from = dice.roll(a.len() - 2);
                    Value::Array(a[from..from + 2].to_vec())
                }
                other => other.clone(),
            };
            if key != "annexes" || dice.one_in(4) {
                d[key] = part;
            }
        }
    }
    d
}

/// One change at a random place of a value.
pub fn damage(value: &mut Value, dice: &mut Dice) {
    let mut here = value;
    // Down a random way.
    loop {
        let deeper = match here {
            Value::Array(a) => !a.is_empty(),
            Value::Object(o) => !o.is_empty(),
            _ => false,
        };
        if !deeper || dice.one_in(5) {
            break;
        }
        here = match here {
            Value::Array(a) => {
                let at = dice.roll(a.len());
                &mut a[at]
            }
            Value::Object(o) => {
                let at = dice.roll(o.len());
                let Some(v) = o.values_mut().nth(at) else { return };
                v
            }
            _ => return,
        };
    }
    match here {
        Value::String(s) if !dice.one_in(4) => {
            let at = {
                let mut at = dice.roll(s.len() + 1);
                while !s.is_char_boundary(at) {
                    at -= 1;
                }
                at
            };
            match dice.roll(4) {
                0 => s.truncate(at),
                1 => *s = s.repeat(dice.roll(4)),
                _ => s.insert_str(at, dice.pick(STRINGS)),
            }
        }
        Value::Array(a) if !dice.one_in(4) => match dice.roll(4) {
            0 if !a.is_empty() => drop(a.remove(dice.roll(a.len()))),
            1 if !a.is_empty() && a.len() < 200 => {
                let copy = a[dice.roll(a.len())].clone();
                a.insert(dice.roll(a.len() + 1), copy);
            }
            2 => a.reverse(),
            _ => a.push(odd(dice)),
        },
        Value::Object(o) if !dice.one_in(4) => match dice.roll(3) {
            0 if !o.is_empty() => {
                let key = o.keys().nth(dice.roll(o.len())).cloned().unwrap_or_default();
                o.remove(&key);
            }
            _ => drop(o.insert(dice.pick(KEYS).to_owned(), odd(dice))),
        },
        other => *other = odd(dice),
    }
}

fn odd(dice: &mut Dice) -> Value {
    match dice.roll(14) {
        0 => Value::Null,
        1 => Value::Bool(dice.one_in(2)),
        2 => json!(0),
        3 => json!(-1),
        4 => json!(u64::MAX),
        5 => json!(1e300),
        6 => json!(dice.roll(40)),
        7 => json!(dice.roll(4000) as f64 / 10.0),
        8 => Value::Array(Vec::new()),
        9 => Value::Object(Map::new()),
        10 => json!([dice.pick(STRINGS), { "text": dice.pick(STRINGS), "bold": true }]),
        _ => Value::String(dice.pick(STRINGS).to_owned()),
    }
}

const TOML: &[&str] = &[
    "[[signers]]\n", "[election]\n", "day = \"2021-05-23\"\n", "day = 2021-05-23\n", "seal_case = \"Z\"\n", "due_soon_days = 99999999999\n", "distribution = [\"\"]\n", "\"\"\"", "'''", "# ", "=", "[", "]", "{", "}",
    ".", "\\u0000", "\\UFFFFFFFF", "\u{feff}", "\r", "inf", "0x", "1979-05-27T07:32:00Z", "\n\n",
];

/// TOML of the demo's profile, damaged.
pub fn make_toml(corpus: &Corpus, dice: &mut Dice) -> Vec<u8> {
    const PROFILE: &str = include_str!("../../../assets/demo/profile.toml");
    const TEMPLATE: &str = include_str!("../../../assets/templates/cong-van.toml");
    let mut data = match corpus.seed(dice) {
        Some(seed) => seed.to_vec(),
        None if dice.one_in(4) => TEMPLATE.as_bytes().to_vec(),
        None => PROFILE.as_bytes().to_vec(),
    };
    bytes::damage(&mut data, PROFILE.as_bytes(), TOML, dice, 8_000);
    data
}
