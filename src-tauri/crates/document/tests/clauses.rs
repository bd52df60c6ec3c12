//! The clause page tells the truth: rules, files and tests it names exist, and no rule is missing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn page() -> String {
    std::fs::read_to_string(here("CLAUSES.md")).expect("CLAUSES.md stands beside the crate")
}

fn is_id(word: &str) -> bool {
    word.len() == 5 && word[..2].chars().all(|c| c.is_ascii_uppercase()) && word[2..].chars().all(|c| c.is_ascii_digit())
}

fn ids(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| is_id(w)).map(str::to_owned)
}

/// Rows of the list at the end: ids and where they are.
fn list() -> Vec<(String, String)> {
    let page = page();
    let (_, list) = page.split_once("## Danh sách quy tắc").expect("the page ends with the list");
    list.lines()
        .filter_map(|l| {
            let mut cells = l.trim().trim_matches('|').splitn(2, '|');
            Some((cells.next()?.to_owned(), cells.next()?.trim().to_owned()))
        })
        .flat_map(|(first, place)| ids(&first).map(|id| (id, place.clone())).collect::<Vec<_>>())
        .collect()
}

#[test]
fn the_list_and_the_code_hold_the_same_rules() {
    let code: BTreeSet<String> = document::lint::rules().into_iter().map(|r| r.id).collect();
    let listed: BTreeSet<String> = list().into_iter().filter(|(_, at)| at == "mã" || at == "từ").map(|(id, _)| id).collect();
    assert_eq!(code, listed, "rules in code and rules on the clause page");
}

#[test]
fn every_rule_of_the_reference_is_listed_once() {
    let mut seen = BTreeSet::new();
    for (id, _) in list() {
        assert!(seen.insert(id.clone()), "{id} is listed twice");
    }
    let groups = [("TT", 44), ("VH", 14), ("CT", 21), ("VB", 12), ("ND", 18), ("BM", 2)];
    let all: BTreeSet<String> = groups.iter().flat_map(|(g, n)| (1..=*n).map(move |i| format!("{g}{i:03}"))).collect();
    assert_eq!(seen, all);
    for id in ids(&page()) {
        assert!(all.contains(&id), "{id} is no rule");
    }
}

#[test]
fn a_word_rule_is_listed_as_one() {
    let files: BTreeSet<String> = std::fs::read_dir(here("../../../assets/rules"))
        .expect("assets/rules exists")
        .filter_map(|e| e.ok()?.file_name().into_string().ok())
        .filter(|n| n.ends_with(".toml"))
        .map(|n| n[..5].to_uppercase())
        .collect();
    let listed: BTreeSet<String> = list().into_iter().filter(|(_, at)| at == "từ").map(|(id, _)| id).collect();
    assert_eq!(files, listed);
}

#[test]
fn tests_and_cases_of_the_page_exist() {
    let page = page();
    for named in page.split('`').skip(1).step_by(2) {
        if let Some((file, test)) = named.split_once("::").filter(|(f, test)| ["pages", "pdf", "explain.rs"].contains(f) && *test != "x") {
            let path = if file == "explain.rs" { "src/explain.rs".to_owned() } else { format!("../../../tests/tests/{file}.rs") };
            let code = std::fs::read_to_string(here(&path)).unwrap_or_else(|e| panic!("{path}: {e}"));
            assert!(code.contains(&format!("fn {test}(")), "the page names {named}, which is no test");
        }
        if let Some(case) = named.strip_prefix("lint/").filter(|c| *c != "x") {
            assert!(here(&format!("../../../tests/cases/lint/{case}/input.json")).exists(), "no case {case}");
        }
    }
}
