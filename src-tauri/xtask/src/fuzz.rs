//! `cargo xtask fuzz reading [N]`: mutated papers into the readers; nothing may panic or hang.

use crate::step::{Done, root, step};

pub fn fuzz(what: Option<&str>, times: Option<&str>) -> Done {
    match what {
        Some("reading") => step(
            "thử dữ liệu bất kỳ: reading",
            &root(),
            "cargo",
            &["run", "--release", "--locked", "-p", "reading", "--example", "fuzz", "--", times.unwrap_or("1000000")],
        ),
        _ => Err("Dùng: cargo xtask fuzz reading [SỐ LẦN]".into()),
    }
}
