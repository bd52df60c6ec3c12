//! Builders shared by the test suites.

#[cfg(unix)]
pub mod network;
pub mod office;
pub mod scorer;
pub mod supply;
pub mod webdriver;
