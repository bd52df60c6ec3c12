//! The figures of the four-cell table. Rates are computed from sums, never from rates.

use crate::desk::TaskCounts;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One line of the table of units; every figure is recomputed from the classes of its tasks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Figures {
    /// (3) Tổng số nhiệm vụ được giao, without those called off.
    pub total: u32,
    /// (4) Đã hoàn thành.
    pub done: u32,
    /// (5) Hoàn thành đúng hạn.
    pub done_in_time: u32,
    /// (6) Hoàn thành quá hạn.
    pub done_late: u32,
    /// (7) Chưa hoàn thành.
    pub open: u32,
    /// (8) Trong hạn: also those soon due and those without a deadline.
    pub open_in_time: u32,
    /// (9) Quá hạn.
    pub open_late: u32,
    /// Sắp đến hạn, a part of (8).
    pub due_soon: u32,
    /// Không quy định thời hạn, a part of (8).
    pub no_deadline: u32,
    /// (10) Tỷ lệ hoàn thành, two decimals; absent when nothing was given.
    pub completion_rate: Option<f64>,
    /// (11) Tỷ lệ hoàn thành đúng hạn, of those done.
    pub in_time_rate: Option<f64>,
    /// (12) Tỷ lệ quá hạn, of all.
    pub late_rate: Option<f64>,
    /// Tỷ lệ hoàn thành nhiệm vụ đến hạn.
    pub due_completion_rate: Option<f64>,
    /// Tỷ lệ quá hạn, of those due.
    pub due_late_rate: Option<f64>,
}

impl Figures {
    /// The figures of counted classes.
    pub fn of(c: &TaskCounts) -> Self {
        let done = c.done_in_time + c.done_late;
        let open_in_time = c.in_time + c.due_soon + c.no_deadline;
        let due = done + c.late;
        Figures {
            total: done + open_in_time + c.late,
            done,
            done_in_time: c.done_in_time,
            done_late: c.done_late,
            open: open_in_time + c.late,
            open_in_time,
            open_late: c.late,
            due_soon: c.due_soon,
            no_deadline: c.no_deadline,
            completion_rate: percent(done, c.total),
            in_time_rate: percent(c.done_in_time, done),
            late_rate: percent(c.late, c.total),
            due_completion_rate: percent(done, due),
            due_late_rate: percent(c.late, due),
        }
    }
}

/// `part / whole x 100`, rounded half up to two decimals; `None` when there is nothing to divide by.
pub fn percent(part: u32, whole: u32) -> Option<f64> {
    let (part, whole) = (u64::from(part), u64::from(whole));
    let hundredths = (part * 20_000 + whole).checked_div(2 * whole)?;
    Some(hundredths as f64 / 100.0)
}

/// "41,67"; "-" when there is nothing to divide by.
pub fn percent_text(rate: Option<f64>) -> String {
    rate.map_or_else(|| "-".into(), |r| format!("{r:.2}").replace('.', ","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_have_two_decimals_and_a_comma() {
        assert_eq!(percent_text(percent(5, 12)), "41,67");
        assert_eq!(percent_text(percent(1, 3)), "33,33");
        assert_eq!(percent_text(percent(1, 8)), "12,50");
        assert_eq!(percent_text(percent(3, 3)), "100,00");
        assert_eq!(percent_text(percent(0, 3)), "0,00");
        assert_eq!(percent_text(percent(0, 0)), "-");
        assert_eq!(percent_text(percent(16_051, 16_051 + 223)), "98,63", "the figures of 2017");
    }
}
