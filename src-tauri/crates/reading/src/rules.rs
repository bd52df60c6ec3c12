//! The construction rules of the reader, each with a case of ours that fails without it.
//!
//! A rule that no case needs has no reason to stand here. With the feature `ablation` (the tests
//! turn it on) [`without`] reads with one rule off.

/// A rule of the language of administration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its name in the code.
    pub name: &'static str,
    /// The folder under `tests/cases/reading` that needs it.
    pub case: &'static str,
}

const fn rule(name: &'static str, case: &'static str) -> Rule {
    Rule { name, case }
}

/// Every rule that can be turned off.
pub const RULES: &[Rule] = &[
    rule("line: a name goes on", "web-dong-gay"),
    rule("line: a preposition expects more", "web-dong-gay"),
    rule("line: a symbol is no marker", "web-dong-gay"),
    rule("foot: footnotes end the paper", "web-dong-gay"),
    rule("task: a trailing time belongs to it", "web-dong-gay"),
    rule("name: levels in a row", "ten-nhom-va-cap"),
    rule("name: a group without các", "ten-nhom-va-cap"),
    rule("name: one more of the group", "ten-nhom-va-cap"),
    rule("name: a body of its own ends the group", "ten-nhom-va-cap"),
    rule("name: a group told by its charge", "ten-nhom-va-cap"),
    rule("name: firms are named by deeds", "ten-nhom-va-cap"),
    rule("name: two capitals are whole", "ten-nhom-va-cap"),
    rule("name: offices explain a person", "ten-nhom-va-cap"),
    rule(
        "name: tổ chức before an object is a verb",
        "ten-nhom-va-cap",
    ),
    rule("split: bodies joined by a semicolon", "ten-nhom-va-cap"),
    rule(
        "block: the work stands behind a label",
        "khoi-noi-dung-thuc-hien",
    ),
    rule("block: several clauses lead", "khoi-noi-dung-thuc-hien"),
    rule(
        "block: it serves numbered items before it",
        "khoi-noi-dung-thuc-hien",
    ),
    rule(
        "block: names go on behind their scope",
        "khoi-noi-dung-thuc-hien",
    ),
    rule(
        "section: lists of guests order nothing",
        "khoi-noi-dung-thuc-hien",
    ),
    rule(
        "time: a year behind a day says less",
        "khoi-noi-dung-thuc-hien",
    ),
    rule("time: two days a year come back", "khoi-noi-dung-thuc-hien"),
    rule("lead-in: it governs its neighbours", "ket-luan-can-lam"),
    rule(
        "address: a deed behind a time has no subject",
        "ket-luan-can-lam",
    ),
    rule(
        "address: who acts stands behind the topic",
        "ket-luan-can-lam",
    ),
    rule("address: inside a name nobody begins", "ket-luan-can-lam"),
    rule("split: a body that assigns on its own", "ket-luan-can-lam"),
    rule("split: a formula that opens more", "tin-het-phan-giao-viec"),
    rule("news: questions end the report", "tin-het-phan-giao-viec"),
    rule("news: many bodies do not speak", "tin-het-phan-giao-viec"),
    rule("news: a topic carries on", "tin-het-phan-giao-viec"),
    rule("address: the duty of a body", "phan-cong-mot-dong"),
    rule("block: it stands in a bracket", "phan-cong-mot-dong"),
    rule("coordinate: names before phối hợp", "phan-cong-mot-dong"),
];

#[cfg(feature = "ablation")]
mod switch {
    use std::cell::Cell;

    thread_local! {
        static OFF: Cell<Option<&'static str>> = const { Cell::new(None) };
    }

    pub(crate) fn on(name: &str) -> bool {
        debug_assert!(
            super::RULES.iter().any(|r| r.name == name),
            "an unknown rule: {name}"
        );
        OFF.get() != Some(name)
    }

    /// Does something with one rule off.
    pub fn without<T>(rule: &super::Rule, deed: impl FnOnce() -> T) -> T {
        OFF.set(Some(rule.name));
        let out = deed();
        OFF.set(None);
        out
    }
}

#[cfg(feature = "ablation")]
pub(crate) use switch::on;
#[cfg(feature = "ablation")]
pub use switch::without;

/// Every rule is on.
#[cfg(not(feature = "ablation"))]
#[inline]
pub(crate) const fn on(_name: &str) -> bool {
    true
}
