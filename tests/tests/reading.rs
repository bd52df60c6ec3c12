//! Reading directives: the score on the labelled papers, our own cases, and what must hold for
//! any text and any bytes.

use proptest::prelude::*;
use reading::{DeadlineValue, Reading};
use serde_json::Value;
use std::path::{Path, PathBuf};
use tests::scorer::{self, COLUMNS, Score};

fn cases(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("cases")
        .join(folder)
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut out: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a folder of cases")
        .map(|e| e.expect("an entry").path())
        .collect();
    out.sort();
    out
}

fn text_of(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&text_of(path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn scored(input: &str, gold: &Value) -> Score {
    let body = match input.strip_prefix("# source:") {
        Some(rest) => rest.split_once('\n').map_or("", |x| x.1),
        None => input,
    };
    let predicted = serde_json::to_value(reading::read(input)).expect("a reading is JSON");
    scorer::score(body, gold, &predicted)
}

/// The least each total may be. Raised when the reader gets better, never lowered in silence.
const FLOORS: &[(&str, f64)] = &[
    ("number", 1.0),
    ("date", 1.0),
    ("doc_type", 1.0),
    ("subject", 1.0),
    ("recipients", 1.0),
    ("citations", 1.0),
    ("tasks", 1.0),
    ("lead", 1.0),
    ("coordinate", 1.0),
    ("monitor", 1.0),
    ("deadline", 1.0),
    ("deadline_set", 1.0),
    ("period", 1.0),
    ("period_set", 1.0),
    ("recurring", 1.0),
    ("task_and_lead", 1.0),
];

#[test]
fn the_score_on_the_labelled_papers_does_not_fall() {
    let mut total = Score::default();
    println!("{}", scorer::header());
    for path in sorted(&cases("corpus")) {
        if path.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let gold = json(&path.with_extension("expected.json"));
        let score = scored(&text_of(&path), &gold);
        println!(
            "{}",
            score.line(&path.file_stem().unwrap_or_default().to_string_lossy())
        );
        total.add(&score);
    }
    println!("{}", total.line("TOTAL"));
    assert_eq!(total.unlocated, 0, "tasks whose words are not in the text");
    for (column, floor) in FLOORS {
        let reached = total.value(column);
        assert!(
            reached + 1e-9 >= *floor,
            "{column} fell to {reached:.4}, was {floor:.4}"
        );
    }
}

/// Lines broken at a width, as mail and old programs do.
fn wrapped(text: &str, width: usize, blank_lines: bool) -> String {
    let mut out = String::new();
    for line in text.lines() {
        if line.trim().is_empty() && !blank_lines {
            continue;
        }
        let mut length = 0;
        for word in line.split_whitespace() {
            let n = word.chars().count();
            if length > 0 && length + 1 + n > width {
                out.push('\n');
                length = 0;
            }
            if length > 0 {
                out.push(' ');
                length += 1;
            }
            out.push_str(word);
            length += n;
        }
        out.push('\n');
    }
    out
}

#[test]
fn damage_by_mail_and_web_costs_little() {
    let damages: &[(&str, &dyn Fn(&str) -> String)] = &[
        ("wrapped", &|t| wrapped(t, 90, true)),
        ("wrapped, no blank lines", &|t| wrapped(t, 90, false)),
        ("wide blanks", &|t| t.replace(' ', "\u{a0} ")),
        ("other bullets", &|t| t.replace("\n- ", "\n• ")),
        ("tags", &|t| {
            t.lines().map(|l| format!("<p>{l}</p>\n")).collect()
        }),
    ];
    for (name, damage) in damages {
        let mut total = Score::default();
        for path in sorted(&cases("corpus")) {
            if path.extension().is_none_or(|e| e != "txt") {
                continue;
            }
            let text = text_of(&path);
            let body = text.split_once('\n').map_or("", |x| x.1);
            // The labels are found in the undamaged words; tags are no words of the paper.
            let predicted = serde_json::to_value(reading::read(&damage(body))).expect("JSON");
            total.add(&scorer::score(
                body,
                &json(&path.with_extension("expected.json")),
                &predicted,
            ));
        }
        println!("{}", total.line(name));
        for (column, floor) in [
            ("tasks", 0.98),
            ("task_and_lead", 0.97),
            ("citations", 0.99),
            ("number", 1.0),
        ] {
            assert!(
                total.value(column) >= floor,
                "{name}: {column} {:.3}",
                total.value(column)
            );
        }
    }
}

#[test]
fn the_scorer_notices_every_kind_of_damage() {
    let path = cases("corpus").join("dev-05-tin-dong-nai.txt");
    let gold = json(&path.with_extension("expected.json"));
    let input = text_of(&path);
    let body = input.split_once('\n').map_or("", |x| x.1);
    let mut reading = serde_json::to_value(reading::read(&input)).expect("JSON");
    assert!(
        COLUMNS
            .iter()
            .all(|c| scorer::score(body, &gold, &reading).value(c) >= 0.999)
    );
    reading["number"] = "1/XX".into();
    reading["citations"] = serde_json::json!([]);
    for task in reading["tasks"].as_array_mut().expect("tasks") {
        task["lead"] = serde_json::json!(["Đơn vị lạ"]);
        task["deadline"] = "1999-01-01".into();
        task["coordinate"] = serde_json::json!([]);
    }
    let bad = scorer::score(body, &gold, &reading);
    for column in [
        "number",
        "citations",
        "lead",
        "deadline_set",
        "coordinate",
        "task_and_lead",
    ] {
        assert!(bad.value(column) < 0.5, "{column}: {}", bad.value(column));
    }
    assert_eq!(scorer::score(body, &gold, &Value::Null).value("tasks"), 0.0);
}

/// Each folder holds a made-up paper, its labels in the form of the corpus (written by hand),
/// and `seen.json`: what the reader says today. `UPDATE=1` rewrites the latter; the difference
/// is read in review.
#[test]
fn our_own_cases_read_as_labelled() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut faults = Vec::new();
    let mut total = Score::default();
    for folder in sorted(&cases("reading")) {
        let name = folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let input = text_of(&folder.join("input.txt"));
        let gold = json(&folder.join("expected.json"));
        let score = scored(&input, &gold);
        let known: Vec<&str> = gold
            .get("known_faults")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        for column in COLUMNS {
            if score.value(column) < 0.999 && !known.contains(column) {
                faults.push(format!("{name}: {column} {:.3}", score.value(column)));
            }
        }
        total.add(&score);
        let mut seen = serde_json::to_value(reading::read(&input)).expect("JSON");
        seen.as_object_mut().expect("an object").remove("text");
        let golden = folder.join("seen.json");
        let text = serde_json::to_string_pretty(&seen).expect("JSON") + "\n";
        // Compared as values: the order of keys is no part of the promise.
        let seen: Value = serde_json::from_str(&text).expect("JSON");
        if update {
            std::fs::write(&golden, text).expect("the golden file");
        } else if json(&golden) != seen {
            faults.push(format!(
                "{name}: seen.json differs; look at it, then run with UPDATE=1"
            ));
        }
    }
    println!("{}\n{}", scorer::header(), total.line("own cases"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Every text we have.
static MATERIAL: std::sync::LazyLock<Vec<String>> = std::sync::LazyLock::new(material);

fn material() -> Vec<String> {
    let mut out: Vec<String> = sorted(&cases("corpus"))
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .map(|p| text_of(p))
        .collect();
    out.extend(
        sorted(&cases("reading"))
            .iter()
            .map(|f| text_of(&f.join("input.txt"))),
    );
    out
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn numbers(text: &str) -> Vec<u32> {
    let mut out: Vec<u32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|n| n.parse().ok())
        .collect();
    let roman = |w: &str| match w {
        "I" => Some(1),
        "II" => Some(2),
        "III" => Some(3),
        "IV" => Some(4),
        _ => None,
    };
    out.extend(text.split(|c: char| !c.is_alphanumeric()).filter_map(roman));
    out
}

/// Nothing is made up: names, numbers and dates stand in the text; places are right.
fn holds(reading: &Reading) {
    let text: Vec<char> = reading.text.chars().collect();
    let flat = squeezed(&reading.text);
    let known = numbers(&reading.text);
    let named = |name: &str| assert!(flat.contains(&squeezed(name)), "not in the text: {name}");
    let dated = |iso: &str| {
        for part in iso.split(['-', 'Q']).filter(|p| !p.is_empty()) {
            let n: u32 = part.parse().expect("a number");
            // A year left out may be the one after the paper's.
            let year = n > 1900 && known.contains(&(n - 1)) || n > 1900 && known.contains(&(n + 1));
            assert!(known.contains(&n) || year, "not in the text: {iso}");
        }
    };
    let mut end = 0;
    for t in &reading.tasks {
        assert!(
            t.start >= end && t.end >= t.start && t.end <= text.len(),
            "spans overlap or leave the text"
        );
        end = t.end;
        assert_eq!(text[t.start..t.end].iter().collect::<String>(), t.text);
        t.lead
            .iter()
            .chain(&t.coordinate)
            .chain(&t.monitor)
            .for_each(|n| named(n));
        t.quotas.iter().for_each(|q| named(&q.text));
        for q in &t.quotas {
            assert!(q.text.contains(&q.number), "a number not in the words: {}", q.number);
            q.who.iter().for_each(|n| named(n));
        }
        match &t.deadline {
            Some(DeadlineValue::Date(d)) => dated(d),
            Some(DeadlineValue::Dates(d)) => d.iter().for_each(|d| dated(d)),
            Some(DeadlineValue::Relative { relative }) => named(relative),
            None => {}
        }
        t.period.iter().flatten().for_each(|d| dated(d));
        assert!((0.0..=1.0).contains(&t.confidence));
    }
    for c in &reading.citations {
        named(&c.number.replace('-', "-"));
    }
    for a in &reading.abbreviations {
        named(&a.short);
        named(&a.long);
        assert!(a.start < a.end && a.end <= text.len());
    }
    for p in &reading.points {
        assert!(p.start <= p.end && p.end <= text.len());
    }
    reading
        .recipients
        .iter()
        .chain(&reading.distribution)
        .for_each(|n| named(n));
    if let Some(n) = &reading.number {
        named(n);
    }
    if let Some(d) = reading.date.as_deref().filter(|_| !reading.text.is_empty()) {
        assert_eq!(d.len(), 10);
    }
}

#[test]
fn nothing_is_made_up() {
    for input in MATERIAL.iter() {
        holds(&reading::read(input));
    }
}

#[test]
fn limits_counted_from_election_day_are_computed() {
    let text = "KẾ HOẠCH\nNiêm yết\n\nII. TỔ CHỨC THỰC HIỆN\n1. Giao Ủy ban bầu cử xã niêm yết danh sách chậm nhất 16 ngày trước ngày bầu cử.";
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 15);
    let reading = reading::read_with(text, day, &[]);
    assert_eq!(
        reading.tasks[0].deadline_computed.as_deref(),
        Some("2026-02-27")
    );
    assert_eq!(reading::read(text).tasks[0].deadline_computed, None);
}

#[test]
fn limits_counted_from_a_milestone_are_computed_beside_their_words() {
    let text = "KẾ HOẠCH\nHiệp thương\n\nII. TỔ CHỨC THỰC HIỆN\n1. Giao Sở Nội vụ tổng hợp danh sách, báo cáo sau hội nghị hiệp thương lần thứ hai 03 ngày.\n2. Giao Công an xã rà soát cử tri trước khi kết thúc niêm yết danh sách cử tri.";
    let milestones: Vec<(String, chrono::NaiveDate)> = [
        ("Hội nghị hiệp thương lần thứ nhất", "2025-12-10"),
        ("Hội nghị hiệp thương lần thứ hai", "2026-02-03"),
        ("Niêm yết danh sách cử tri", "2026-02-03"),
    ]
    .into_iter()
    .map(|(name, day)| (name.to_owned(), day.parse().expect("a day")))
    .collect();
    let reading = reading::read_with(text, None, &milestones);
    let first = &reading.tasks[0];
    assert_eq!(first.deadline_computed.as_deref(), Some("2026-02-06"));
    assert_eq!(first.deadline_from.as_deref(), Some("Hội nghị hiệp thương lần thứ hai"));
    assert!(
        matches!(&first.deadline, Some(DeadlineValue::Relative { relative }) if relative == "sau hội nghị hiệp thương lần thứ hai 03 ngày")
    );
    assert_eq!(reading.tasks[1].deadline_computed.as_deref(), Some("2026-02-03"));
    assert_eq!(reading::read(text).tasks[0].deadline_computed, None);
}

#[test]
fn abbreviations_are_written_out_beside_the_name() {
    let text = "KẾ HOẠCH\nBảo vệ bầu cử\n\nUBND tỉnh thành lập Ban Chỉ đạo phòng, chống tội phạm tỉnh (sau đây gọi tắt là BCĐ 138) và ban hành kế hoạch như sau:\nII. TỔ CHỨC THỰC HIỆN\n1. BCĐ 138 theo dõi, đôn đốc việc thực hiện.";
    let reading = reading::read(text);
    assert_eq!(reading.abbreviations[0].short, "BCĐ 138");
    assert_eq!(reading.tasks[0].lead, ["BCĐ 138"]);
    assert_eq!(reading.tasks[0].full_names[0].full, "Ban Chỉ đạo phòng, chống tội phạm tỉnh");
}

/// Each construction rule is turned off in turn; the case it names must then read worse.
#[test]
fn every_rule_is_needed_by_a_case() {
    let mut idle = Vec::new();
    for rule in reading::RULES {
        let folder = cases("reading").join(rule.case);
        let input = text_of(&folder.join("input.txt"));
        let gold = json(&folder.join("expected.json"));
        let score = reading::without(rule, || scored(&input, &gold));
        if COLUMNS.iter().all(|c| score.value(c) >= 0.999) {
            idle.push(format!("{} ({})", rule.name, rule.case));
        }
    }
    assert!(idle.is_empty(), "rules nobody needs: delete them, or write the case: {}", idle.join("; "));
}

#[test]
fn a_reading_survives_json() {
    for input in MATERIAL.iter() {
        let reading = reading::read(input);
        let back: Reading = serde_json::from_str(&serde_json::to_string(&reading).expect("JSON"))
            .expect("a reading");
        assert_eq!(back, reading);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_text_or_a_refusal(bytes in proptest::collection::vec(any::<u8>(), 0..600), kind in 0_usize..5) {
        let magic: [&[u8]; 5] = [b"", b"PK\x03\x04", b"%PDF-1.5\n", b"\xFF\xFE", b"\xD0\xCF\x11\xE0"];
        let mut all = magic[kind].to_vec();
        all.extend(bytes);
        match reading::extract("a.txt", &all) {
            Ok(found) => holds(&reading::read(&found.text)),
            Err(refusal) => {
                prop_assert!(!refusal.code.is_empty());
                prop_assert!(refusal.what.ends_with('.') && refusal.advice.ends_with('.'));
            }
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,300}") {
        holds(&reading::read(&text));
    }

    #[test]
    fn damaged_papers_are_read(which in 0_usize..1000, cuts in proptest::collection::vec((0.0..1.0_f64, 0.0..0.2_f64, 0_u8..5), 1..6)) {
        let mut text: Vec<char> = MATERIAL[which % MATERIAL.len()].chars().take(4000).collect();
        for (at, share, deed) in cuts {
            let from = (text.len() as f64 * at) as usize;
            let to = (from + (text.len() as f64 * share) as usize).min(text.len());
            match deed {
                0 => drop(text.drain(from..to)),
                1 => { let part: Vec<char> = text[from..to].to_vec(); text.splice(from..from, part); }
                2 => text[from..to].iter_mut().for_each(|c| if *c == '\n' { *c = ' ' }),
                3 => text[from..to].iter_mut().for_each(|c| if *c == ' ' { *c = '\n' }),
                _ => text[from..to].reverse(),
            }
        }
        holds(&reading::read(&text.into_iter().collect::<String>()));
    }
}
