//! Builders shared by the test suites.

pub mod office;
pub mod webdriver;
pub mod scorer;
