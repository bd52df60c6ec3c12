//! Rules that are only words: one TOML file each in `assets/rules/`, with its own wrong and
//! right examples, which the tests below run. How to write one stands in `assets/rules/README.md`.

mod pattern;

use super::paper::{Paper, Piece, Role};
use super::rule::{Report, RuleFacts};
use super::{Finding, Severity};
use pattern::{Fit, Pattern};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::OnceLock;

const SOURCES: &[&str] = include!(concat!(env!("OUT_DIR"), "/word_rules.rs"));

/// A rule file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    id: String,
    name: String,
    severity: Severity,
    source: String,
    why: String,
    /// "{found}" and "{proposal}" are filled in.
    message: String,
    #[serde(default)]
    safe: bool,
    /// Which texts are looked at.
    #[serde(default)]
    scope: Scope,
    /// Sentences with the fault. The first is shown in the manual.
    wrong: Vec<String>,
    /// Sentences without; the first is the first wrong one, corrected.
    right: Vec<String>,
    #[serde(default)]
    case: Vec<CaseFile>,
    /// Spellings of one term that do not belong in one paper.
    #[serde(default)]
    consistent: Vec<Consistent>,
}

#[derive(Deserialize, Clone, Copy, Default, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Scope {
    /// Sentences: paragraphs, items, căn cứ, cells.
    #[default]
    Running,
    /// Every text of the paper.
    All,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    /// One pattern or several with the same meaning.
    pattern: OneOrMany,
    /// Replaces the pattern, or the part of it between < and >. Absent: nothing is proposed.
    replace: Option<String>,
    /// Upper and lower case must be as in the pattern.
    #[serde(default)]
    exact: bool,
    /// Not where a capital is natural (start of a sentence).
    #[serde(default)]
    mid: bool,
    #[serde(default)]
    unless_before: Vec<String>,
    #[serde(default)]
    unless_after: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Consistent {
    /// The preferred one first. Case-sensitive, unless:
    forms: Vec<String>,
    /// "Bảo đảm" at the start of a sentence is the same form as "bảo đảm".
    #[serde(default)]
    any_case: bool,
    /// The first form wins even when it is the rarer one.
    #[serde(default)]
    prefer_first: bool,
}

struct Case {
    rule: usize,
    pattern: Pattern,
    replace: Option<String>,
    mid: bool,
    before: Vec<Pattern>,
    after: Vec<Pattern>,
}

/// A form that was met: which, in which piece, where.
type Met = (usize, usize, Fit);

/// One form of a term.
struct Form {
    rule: usize,
    term: usize,
    form: usize,
    pattern: Pattern,
}

struct Book {
    rules: Vec<RuleFile>,
    cases: Vec<Case>,
    forms: Vec<Form>,
    by_word: Index,
}

/// First word (folded) to the cases and forms that begin with it.
#[derive(Default)]
struct Index {
    entries: HashMap<Vec<char>, (Vec<usize>, Vec<usize>)>,
    /// One bit for each sum of a word; most words of a text end here.
    sieve: Vec<u64>,
}

impl Index {
    fn entry(&mut self, word: Vec<char>) -> &mut (Vec<usize>, Vec<usize>) {
        self.sieve.resize(SIEVE / 64, 0);
        let bit = sum(&word);
        self.sieve[bit / 64] |= 1 << (bit % 64);
        self.entries.entry(word).or_default()
    }

    fn get(&self, word: &[char]) -> Option<&(Vec<usize>, Vec<usize>)> {
        let bit = sum(word);
        if self.sieve.get(bit / 64)? & (1 << (bit % 64)) == 0 {
            return None;
        }
        self.entries.get(word)
    }
}

const SIEVE: usize = 1 << 13;

fn sum(word: &[char]) -> usize {
    word.iter().fold(0x811c_9dc5_u32, |h, c| (h ^ *c as u32).wrapping_mul(0x0100_0193)) as usize % SIEVE
}

fn book() -> &'static Book {
    static BOOK: OnceLock<Book> = OnceLock::new();
    BOOK.get_or_init(|| {
        let rules: Vec<RuleFile> = SOURCES.iter().map(|s| toml::from_str(s).expect("assets/rules is checked by the tests below")).collect();
        let mut book = Book { rules: Vec::new(), cases: Vec::new(), forms: Vec::new(), by_word: Index::default() };
        for (rule, file) in rules.iter().enumerate() {
            for case in &file.case {
                let patterns = match &case.pattern {
                    OneOrMany::One(p) => std::slice::from_ref(p),
                    OneOrMany::Many(many) => many.as_slice(),
                };
                for pattern in patterns.iter().flat_map(|p| Pattern::parse(p, case.exact)) {
                    let all = |list: &[String]| list.iter().flat_map(|p| Pattern::parse(p, false)).collect();
                    let at = book.cases.len();
                    book.by_word.entry(pattern.first_word()).0.push(at);
                    book.cases.push(Case { rule, pattern, replace: case.replace.clone(), mid: case.mid, before: all(&case.unless_before), after: all(&case.unless_after) });
                }
            }
            for (term, consistent) in file.consistent.iter().enumerate() {
                for (form, text) in consistent.forms.iter().enumerate() {
                    for pattern in Pattern::parse(text, !consistent.any_case) {
                        let at = book.forms.len();
                        book.by_word.entry(pattern.first_word()).1.push(at);
                        book.forms.push(Form { rule, term, form, pattern });
                    }
                }
            }
        }
        book.rules = rules;
        book
    })
}

pub(super) fn facts() -> impl Iterator<Item = RuleFacts> {
    book().rules.iter().map(|r| RuleFacts {
        id: r.id.clone(),
        name: r.name.clone(),
        severity: r.severity,
        source: r.source.clone(),
        why: r.why.clone(),
        wrong: r.wrong.first().cloned().unwrap_or_default(),
        right: r.right.first().cloned().unwrap_or_default(),
    })
}

fn in_scope(scope: Scope, p: &Piece) -> bool {
    match scope {
        Scope::Running => p.is_running(),
        Scope::All => !matches!(p.role, Role::Symbol),
    }
}

/// Runs every word rule in one walk over the words.
pub(super) fn check(paper: &Paper, findings: &mut Vec<Finding>) {
    let book = book();
    // Every form that occurs, by rule and term.
    let mut met: HashMap<(usize, usize), Vec<Met>> = HashMap::new();
    for (at, p) in paper.pieces.iter().enumerate() {
        if p.capitals {
            continue;
        }
        for i in 0..p.tokens.len() {
            let t = p.tokens[i];
            let Some((cases, forms)) = book.by_word.get(&p.folded[t.start..t.end]) else { continue };
            for case in cases.iter().map(|c| &book.cases[*c]) {
                one_case(book, case, p, i, findings);
            }
            for form in forms.iter().map(|f| &book.forms[*f]) {
                if in_scope(book.rules[form.rule].scope, p)
                    && let Some(fit) = form.pattern.at(p, i)
                {
                    met.entry((form.rule, form.term)).or_default().push((form.form, at, fit));
                }
            }
        }
    }
    for ((rule, term), seen) in met {
        mixed(paper, &book.rules[rule], &book.rules[rule].consistent[term], &seen, findings);
    }
}

fn one_case(book: &Book, case: &Case, p: &Piece, i: usize, findings: &mut Vec<Finding>) {
    let rule = &book.rules[case.rule];
    if !in_scope(rule.scope, p) {
        return;
    }
    let Some(fit) = case.pattern.at(p, i) else { return };
    if case.mid && p.tokens[fit.from].opens || case.before.iter().any(|b| b.ends_at(p, fit.first)) || case.after.iter().any(|a| a.at(p, fit.last + 1).is_some()) {
        return;
    }
    let at = p.span(fit.from, fit.to);
    let found = p.slice(at.clone());
    let proposal = case.replace.as_deref().map(|r| if case.pattern.exact { r.to_owned() } else { pattern::in_the_case_of(&found, r) });
    if proposal.as_deref() == Some(&found) {
        return;
    }
    let message = rule.message.replace("{found}", &found).replace("{proposal}", proposal.as_deref().unwrap_or(""));
    let mut report = Report::new(&rule.id, rule.severity, &rule.source, findings);
    let mut draft = report.span(p, at, message);
    if let Some(proposal) = proposal {
        draft = draft.propose(proposal);
    }
    if rule.safe && case.replace.is_some() {
        draft.safe();
    }
}

/// Reports the forms that lost: rarer, or not the preferred one.
fn mixed(paper: &Paper, rule: &RuleFile, term: &Consistent, seen: &[Met], findings: &mut Vec<Finding>) {
    let mut counts = vec![0usize; term.forms.len()];
    for (form, ..) in seen {
        counts[*form] += 1;
    }
    if counts.iter().filter(|c| **c > 0).count() < 2 {
        return;
    }
    // On a tie the form that stands first in the rule wins.
    let winner = if term.prefer_first && counts[0] > 0 { 0 } else { (0..counts.len()).rev().max_by_key(|f| counts[*f]).unwrap_or(0) };
    for (_, piece, fit) in seen.iter().filter(|(form, ..)| *form != winner) {
        let p = &paper.pieces[*piece];
        let at = p.span(fit.from, fit.to);
        let right = &term.forms[winner];
        let proposal = if term.any_case { pattern::in_the_case_of(&p.slice(at.clone()), right) } else { right.clone() };
        let message = rule.message.replace("{found}", &p.slice(at.clone())).replace("{proposal}", &proposal);
        Report::new(&rule.id, rule.severity, &rule.source, findings).span(p, at, message).propose(proposal);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::sample;

    #[test]
    fn every_rule_file_proves_itself() {
        for rule in &book().rules {
            assert!(!rule.case.is_empty() || !rule.consistent.is_empty(), "{} says nothing", rule.id);
            assert!(!rule.wrong.is_empty() && !rule.right.is_empty(), "{} needs examples of both kinds", rule.id);
            for wrong in &rule.wrong {
                let found = sample::findings(&rule.id, &sample::text(wrong));
                assert!(!found.is_empty(), "{} misses: {wrong}", rule.id);
                let mut fixed = sample::text(wrong);
                for f in found.iter().rev().filter(|f| f.proposal.is_some()) {
                    assert!(crate::lint::accept(&mut fixed, f), "{}: the proposal can be applied: {f:?}", rule.id);
                }
                let proposed = found.iter().all(|f| f.proposal.is_some());
                assert!(!proposed || sample::findings(&rule.id, &fixed).is_empty(), "{} is not content with its own proposal: {wrong}", rule.id);
            }
            for right in &rule.right {
                assert_eq!(sample::told(&rule.id, &sample::text(right)), Vec::<String>::new(), "{} disturbs: {right}", rule.id);
            }
        }
    }
}
