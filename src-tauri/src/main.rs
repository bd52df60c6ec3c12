//! The window: a thin face over `app` and the press. It decides nothing.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod bridge;
mod desktop;

fn main() {
    desktop::run();
}
