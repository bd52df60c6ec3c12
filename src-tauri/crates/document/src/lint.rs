//! Lint: where a draft departs from the decree or from good usage.
//!
//! A rule is one file in `lint/rules/` or, when it is only about words, one file in
//! `assets/rules/`. All findings are reported, never only the first; a fix is applied without
//! asking only when it is marked safe. Lint asks no clock and no register: what it may know
//! beside the paper stands in [`LintContext`], and a rule that needs more stays silent.

mod citations;
mod context;
mod dates;
mod finding;
mod fix;
mod letters;
mod paper;
mod rule;
mod rules;
#[cfg(test)]
mod sample;
mod words;

pub use context::{LintContext, ToneStyle};
pub use finding::{Finding, Severity};
pub use fix::{accept, fix_safe};
pub use rule::RuleFacts;

use crate::Document;

/// Everything that is wrong in a paper, in the order of the paper.
///
/// # Examples
/// ```
/// use document::{Document, Kind, lint::{LintContext, lint}};
/// let findings = lint(&Document::new(Kind::cong_van()), &LintContext::default());
/// assert!(findings.iter().any(|f| f.rule == "TT018"), "a công văn needs Kính gửi");
/// ```
pub fn lint(document: &Document, context: &LintContext) -> Vec<Finding> {
    let paper = paper::Paper::of(document, context);
    let mut findings = Vec::new();
    for rule in rules::ALL {
        (rule.check)(&paper, &mut rule::Report::new(rule.id, rule.severity, rule.source, &mut findings));
    }
    words::check(&paper, &mut findings);
    for f in &mut findings {
        // A proposal that changes nothing would be applied for ever.
        f.safe &= f.proposal.as_deref() != Some(&f.found);
    }
    if context.received {
        // A received paper is kept as it is: nothing in it is ours to correct.
        for f in &mut findings {
            f.severity = Severity::Hint;
            f.safe = false;
        }
    }
    finding::sort(&mut findings);
    // Two patterns of one word rule may meet on the same word.
    findings.dedup_by(|a, b| a.rule == b.rule && a.place == b.place && a.range.is_some() && a.range == b.range);
    findings
}

/// The facts of every rule, by id: for the manual, for settings and for the clause page.
pub fn rules() -> Vec<RuleFacts> {
    let mut all: Vec<RuleFacts> = rules::ALL.iter().map(|r| r.facts()).chain(words::facts()).collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_rule_states_its_facts_once() {
        let all = super::rules();
        for pair in all.windows(2) {
            assert_ne!(pair[0].id, pair[1].id, "an id belongs to one rule");
        }
        for r in &all {
            let told = [&r.name, &r.source, &r.why, &r.wrong, &r.right];
            assert!(told.iter().all(|t| !t.trim().is_empty()), "{} leaves a fact out", r.id);
            assert!(r.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{}: name in kebab case", r.id);
            assert_ne!(r.wrong, r.right, "{}: the example shows a difference", r.id);
        }
    }
}
