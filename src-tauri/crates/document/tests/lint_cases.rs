//! Golden cases: `tests/cases/lint/<name>/input.json` gives exactly the findings of
//! `expected.txt`. `UPDATE=1 cargo test -p document` rewrites them; the difference is reviewed.
//! An optional `context.json` says what lint knows beside the paper.

use document::lint::{Finding, LintContext, fix_safe, lint};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/cases/lint");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(folder).expect("tests/cases/lint exists").map(|e| e.expect("a readable entry").path()).filter(|p| p.is_dir()).collect();
    cases.sort();
    cases
}

fn read(case: &Path) -> (document::Document, LintContext) {
    let input = std::fs::read_to_string(case.join("input.json")).unwrap_or_else(|e| panic!("{}: {e}", case.display()));
    let document = document::from_json(&input).unwrap_or_else(|e| panic!("{}: {e}", case.display()));
    let context = match std::fs::read_to_string(case.join("context.json")) {
        Ok(text) => serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", case.display())),
        Err(_) => LintContext::default(),
    };
    (document, context)
}

fn shown(findings: &[Finding]) -> String {
    let mut out = String::new();
    for f in findings {
        let range = f.range.map_or_else(String::new, |[a, b]| format!(" [{a}..{b}]"));
        let severity = format!("{:?}", f.severity).to_lowercase();
        let _ = write!(out, "{} {severity} {}{range} “{}”", f.rule, f.place, f.found.escape_debug());
        if let Some(p) = &f.proposal {
            let _ = write!(out, " → “{}”{}", p.escape_debug(), if f.safe { " (an toàn)" } else { "" });
        }
        let _ = writeln!(out, "\n  {}\n  {}", f.message, f.source);
    }
    if out.is_empty() { "không có phát hiện nào\n".into() } else { out }
}

#[test]
fn each_case_yields_exactly_its_findings() {
    let mut differ = Vec::new();
    for case in cases() {
        let (document, context) = read(&case);
        let found = shown(&lint(&document, &context));
        let file = case.join("expected.txt");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &found).expect("the case folder is writable");
        } else if std::fs::read_to_string(&file).unwrap_or_default() != found {
            differ.push(format!("== {}\n{found}", case.display()));
        }
    }
    assert!(differ.is_empty(), "findings differ from expected.txt (UPDATE=1 rewrites):\n{}", differ.join("\n"));
}

#[test]
fn safe_fixes_come_to_an_end_in_every_case() {
    for case in cases() {
        let (document, context) = read(&case);
        let (fixed, applied) = fix_safe(&document, &context);
        let left: Vec<Finding> = lint(&fixed, &context).into_iter().filter(|f| f.safe).collect();
        assert_eq!(left, [], "{}: a safe fix is left over", case.display());
        assert_eq!(fix_safe(&fixed, &context), (fixed, vec![]), "{}: fixing twice changes nothing", case.display());
        let promised = lint(&document, &context).iter().filter(|f| f.safe).count();
        assert!(promised == 0 || !applied.is_empty(), "{}: promised fixes are applied", case.display());
    }
}

#[test]
fn ranges_point_at_what_was_found() {
    for case in cases() {
        let (document, context) = read(&case);
        let json: serde_json::Value = serde_json::to_value(&document).expect("a document serialises");
        for f in lint(&document, &context) {
            let Some([from, to]) = f.range else { continue };
            let text = text_at(&json, &f.place).unwrap_or_else(|| panic!("{}: no text at {}", case.display(), f.place));
            let slice: String = text.chars().skip(from).take(to - from).collect();
            assert_eq!(slice, f.found, "{}: {}", case.display(), f.place);
        }
    }
}

/// The words at a path, styles left out.
fn text_at(json: &serde_json::Value, path: &str) -> Option<String> {
    let mut at = json;
    for step in path.split(['.', '[', ']']).filter(|s| !s.is_empty()) {
        at = match step.parse::<usize>() {
            Ok(i) => at.get(i)?,
            Err(_) => at.get(step)?,
        };
    }
    match at {
        serde_json::Value::String(s) => Some(s.clone()),
        serde_json::Value::Array(runs) => runs.iter().map(|r| r.as_str().or_else(|| r.get("text")?.as_str())).collect(),
        _ => None,
    }
}
