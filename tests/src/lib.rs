//! Builders shared by the test suites.

pub mod fuzz;
#[cfg(unix)]
pub mod network;
pub mod office;
pub mod scorer;
pub mod supply;
pub mod webdriver;
pub mod word;
