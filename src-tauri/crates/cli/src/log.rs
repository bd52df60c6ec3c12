//! Faults of ours go to a file beside the store, so that a person can send it to who helps.

use std::{io::Write, path::PathBuf};

/// The log file.
pub fn path() -> PathBuf {
    crate::outside::data_folder().join("loi.log")
}

/// Appends a fault. A log that cannot be written must not stop the work: the failure itself is
/// shown anyway.
pub fn fault(log_id: &str, detail: &str) {
    let path = path();
    if let Some(folder) = path.parent() {
        let _ = std::fs::create_dir_all(folder);
    }
    if let Ok(mut file) = std::fs::OpenOptions::new().create(true).append(true).open(&path) {
        let _ = writeln!(file, "{} {log_id} {}", crate::outside::now().to_rfc3339(), without_content(detail));
    }
}

/// Longest detail that is kept, in characters.
const LONGEST: usize = 400;

/// The detail without what people wrote: quoted passages and everything that is not plain ASCII
/// (Vietnamese words) give way to "…". What is left are words of the program and of the engine.
fn without_content(detail: &str) -> String {
    let mut out = String::new();
    let mut until = None;
    for c in detail.chars() {
        match until {
            Some(end) if c == end => until = None,
            Some(_) => {}
            None => {
                until = match c {
                    '"' | '`' => Some(c),
                    '“' => Some('”'),
                    '‘' => Some('’'),
                    '\'' if !out.ends_with(|p: char| p.is_ascii_alphanumeric()) => Some('\''),
                    _ => None,
                };
                match c {
                    _ if until.is_some() => out.push('…'),
                    '\n' => out.push_str(" ⏎ "),
                    _ => out.push(c),
                }
            }
        }
    }
    let plain = |c: char| c.is_ascii() || matches!(c, '…' | '⏎');
    if let (Some(first), Some(last)) = (out.find(|c| !plain(c)), out.rfind(|c| !plain(c))) {
        let start = out[..first].rfind(' ').map_or(0, |i| i + 1);
        let end = out[last..].find(' ').map_or(out.len(), |i| last + i);
        out.replace_range(start..end, "…");
    }
    out.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::without_content;

    #[test]
    fn what_people_wrote_never_reaches_the_log() {
        let cases = [
            ("task_add: byte index 5 is not a char boundary; it is inside 'ả' (bytes 4..7) of `bảo đảm an ninh trật tự`", "task_add: byte index 5 is not a char boundary; it is inside … (bytes 4..7) of …"),
            ("near \"bầu cử\": syntax error", "near …: syntax error"),
            ("dòng Kính gửi: Sở Nội vụ bị lặp", "…"),
            ("UNIQUE constraint failed: task.id", "UNIQUE constraint failed: task.id"),
            ("it's `open", "it's …"),
        ];
        for (detail, kept) in cases {
            let found = without_content(detail);
            assert_eq!(found, kept);
        }
        assert_eq!(without_content(&"x".repeat(10_000)).len(), 400);
    }
}
