//! Regular expressions that are built once.

/// A lazily built regular expression.
macro_rules! pattern {
    ($name:ident, $source:expr) => {
        pub(crate) static $name: std::sync::LazyLock<regex::Regex> =
            std::sync::LazyLock::new(|| regex::Regex::new($source).expect("a fixed pattern"));
    };
}
pub(crate) use pattern;
