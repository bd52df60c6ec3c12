//! What a rule reports.

use serde::{Deserialize, Serialize};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The paper is not ready to sign.
    Error,
    /// Wrong in most cases; a person decides.
    Warning,
    /// Worth a look.
    Hint,
}

/// One fault with its place, its ground and, where there is one, its correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Finding {
    /// Id of the rule: "TT010".
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// Path of the field in the document JSON: "head.symbol", "body[3].text".
    pub place: String,
    /// Characters from, to (exclusive) inside the text at `place`; `None` means the whole field.
    pub range: Option<[usize; 2]>,
    /// The text that is meant; empty where something is missing.
    pub found: String,
    /// Vietnamese: what is wrong and why.
    pub message: String,
    /// What should stand in the range or the field instead.
    pub proposal: Option<String>,
    /// True when the proposal may be applied without asking.
    pub safe: bool,
    /// The clause, or our own rule.
    pub source: String,
}

/// The order of the sheet, top to bottom; then place in the text; then rule.
pub(crate) fn sort(findings: &mut [Finding]) {
    findings.sort_by_cached_key(|f| (path_key(&f.place), f.range.map_or(0, |r| r[0]), f.rule.clone(), f.range.map_or(0, |r| r[1])));
}

const ORDER: [&str; 12] =
    ["kind", "urgency", "head", "subject", "recipients", "grounds", "body", "distribution", "signature", "drafter_mark", "contact", "annexes"];

/// Numbers inside a path are compared as numbers: `body[10]` follows `body[9]`.
fn path_key(path: &str) -> (usize, Vec<(usize, String)>) {
    let head = path.split(['.', '[']).next().unwrap_or("");
    let first = ORDER.iter().position(|o| *o == head).unwrap_or(ORDER.len());
    let parts = path
        .split(['.', '[', ']'])
        .filter(|p| !p.is_empty())
        .map(|p| p.parse::<usize>().map_or_else(|_| (0, p.to_owned()), |n| (n, String::new())))
        .collect();
    (first, parts)
}

#[cfg(test)]
mod tests {
    use super::path_key;

    #[test]
    fn paths_sort_as_the_sheet_reads() {
        let mut p = ["signature.name", "body[10].text", "body[9].text", "head.number", "layout.left"];
        p.sort_by_key(|p| path_key(p));
        assert_eq!(p, ["head.number", "body[9].text", "body[10].text", "signature.name", "layout.left"]);
    }
}
