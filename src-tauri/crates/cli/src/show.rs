//! What the program prints: one JSON value, or lines for people. Refusals go to standard error
//! and, with `--json`, also to standard output.

use app::Failure;
use serde::Serialize;
use std::{io::Write, process::ExitCode};

/// How the answer is printed.
#[derive(Debug, Clone, Copy)]
pub struct Show {
    /// One JSON value on standard output and nothing else.
    pub json: bool,
}

impl Show {
    /// Prints an answer: as JSON, or as the lines of `people`.
    pub fn answer<T: Serialize>(self, value: &T, people: impl FnOnce(&T) -> String) -> Result<(), Failure> {
        let text = if self.json {
            serde_json::to_string_pretty(value).map_err(Failure::broken)?
        } else {
            people(value)
        };
        self.text(&text)
    }

    /// Prints text with a final line break. A closed pipe is no fault.
    pub fn text(self, text: &str) -> Result<(), Failure> {
        let mut out = std::io::stdout().lock();
        let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        match write!(out, "{text}{end}").and_then(|()| out.flush()) {
            Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(Failure::refused(app::codes::IO, format!("Không in được kết quả: {e}."), "Hãy thử lại."))
            }
            _ => Ok(()),
        }
    }

    /// Prints a failure and answers the exit status: 1 refused, 3 broken.
    pub fn failure(self, failure: &Failure) -> ExitCode {
        let (status, json) = match failure {
            Failure::Refused { code, what, advice, .. } => (1, serde_json::json!({ "code": code, "what": what, "advice": advice })),
            Failure::Broken { log_id, detail } => {
                crate::log::fault(log_id, detail);
                let log = crate::log::path().display().to_string();
                (3, serde_json::json!({ "code": "broken", "what": failure.to_string(), "advice": format!("Nhật ký lỗi: {log}") }))
            }
        };
        eprintln!("{failure}");
        if status == 3 {
            eprintln!("Nhật ký lỗi: {}", crate::log::path().display());
        }
        if self.json {
            let _ = self.text(&serde_json::to_string_pretty(&json).unwrap_or_default());
        }
        ExitCode::from(status)
    }
}
