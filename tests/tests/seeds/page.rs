//! `tests/SEEDS.md` tells the truth: every row is there, a `yes` names a test, the rest a reason.

use std::path::Path;

fn here(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

#[test]
fn each_row_is_shown_or_says_why_not() {
    let page = here("SEEDS.md");
    let mut counted = Vec::new();
    for table in page.split("\n## ").skip(1) {
        let mut rows = 0;
        for line in table.lines().filter(|l| l.starts_with("| ") && !l.starts_with("| Row")) {
            let cells: Vec<&str> = line.trim_matches('|').splitn(3, '|').map(str::trim).collect();
            let [row, shown, by] = cells.as_slice() else { panic!("a row has three cells: {line}") };
            rows += 1;
            match *shown {
                "yes" => {
                    let (file, test) = by.trim_matches('`').split_once("::").unwrap_or_else(|| panic!("{row} names a test"));
                    let code = here(&format!("tests/{file}.rs"));
                    assert!(code.contains(&format!("fn {test}(")), "{row}: no test {by}");
                }
                "partly" | "no" => assert!(by.chars().count() > 30 && !by.contains('`'), "{row} says what is missing and why"),
                other => panic!("{row}: {other}"),
            }
        }
        counted.push(rows);
    }
    assert_eq!(counted, [14, 12, 10, 11], "rows of the four tables of the reference");
}
