//! The one command of the window: a name of the contract and its arguments.

use app::{Failure, Gate, contract};
use cli::{SystemPress, log, outside};
use serde_json::Value;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Mutex, PoisonError},
};

/// The gate before the store: while it is locked, every call but those of the gate is refused with
/// `locked`; a store that cannot be opened answers its refusal, and the window shows it with its advice.
pub struct Bridge {
    gate: Mutex<Gate>,
    press: SystemPress,
    as_of: Option<chrono::NaiveDate>,
}

impl Bridge {
    /// A bridge to the gate of a store.
    pub fn new(gate: Gate, as_of: Option<chrono::NaiveDate>, papers: Option<std::path::PathBuf>) -> Self {
        Bridge { gate: Mutex::new(gate), press: SystemPress { embedded_font: false, papers }, as_of }
    }

    /// Answers one call. A panic is a fault of ours and leaves the store usable: its transaction
    /// was rolled back.
    pub fn call(&self, name: &str, arguments: Value) -> Result<Value, Failure> {
        let mut gate = self.gate.lock().unwrap_or_else(PoisonError::into_inner);
        let outside = outside::outside(self.as_of, &self.press);
        let answer = catch_unwind(AssertUnwindSafe(|| contract::call_at(&mut gate, name, arguments, &outside)))
            .unwrap_or_else(|panic| {
                let words = panic.downcast_ref::<String>().cloned().or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).into()));
                Err(Failure::broken(format!("{name}: {}", words.unwrap_or_else(|| "panic".into()))))
            });
        if let Err(Failure::Broken { log_id, detail }) = &answer {
            log::fault(log_id, detail);
        }
        answer
    }
}

/// `invoke("call", { name, args })`; runs beside the window's own thread.
#[tauri::command(async)]
pub fn call(bridge: tauri::State<'_, Bridge>, name: String, args: Value) -> Result<Value, Failure> {
    bridge.call(&name, args)
}
