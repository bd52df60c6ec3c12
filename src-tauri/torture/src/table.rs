//! The one table of all trials.

/// A line: what was done how often, and what went wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// What was tried.
    pub mode: String,
    /// Points at which the power went, the disk failed, the process was killed, a byte was flipped.
    pub points: u64,
    /// Points after which something the user was told is missing.
    pub lost: u64,
    /// Points after which the store holds half a step, or does not check clean.
    pub torn: u64,
    /// Points after which the store does not open.
    pub unopenable: u64,
    /// Wishes refused with a sentence while the disk failed, flips found.
    pub refused: u64,
    /// The first thing that went wrong.
    pub first: Option<String>,
    /// Figures of this trial alone.
    pub remark: String,
}

impl Row {
    /// An empty line.
    pub fn of(mode: impl Into<String>) -> Row {
        Row { mode: mode.into(), ..Row::default() }
    }

    /// True when nothing went wrong.
    pub fn clean(&self) -> bool {
        self.lost + self.torn + self.unopenable == 0
    }

    /// Notes a fault; the first one is kept in words.
    pub fn fault(&mut self, what: Fault, words: impl FnOnce() -> String) {
        match what {
            Fault::Lost => self.lost += 1,
            Fault::Torn => self.torn += 1,
            Fault::Unopenable => self.unopenable += 1,
        }
        let words = words();
        if std::env::var_os("TORTURE_ALL").is_some() {
            eprintln!("{what:?}: {words}");
        }
        self.first.get_or_insert(words);
    }

    /// The line of the table.
    pub fn line(&self) -> String {
        format!(
            "{:<44} {:>8} {:>6} {:>6} {:>10} {:>8}  {}",
            self.mode, self.points, self.lost, self.torn, self.unopenable, self.refused, self.remark
        )
    }
}

/// What can go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Acknowledged and gone.
    Lost,
    /// Neither before nor after a step, or not in order.
    Torn,
    /// Does not open.
    Unopenable,
}

/// The heading.
pub fn heading() -> String {
    format!("{:<44} {:>8} {:>6} {:>6} {:>10} {:>8}  {}", "trial", "points", "lost", "torn", "unopenable", "refused", "remark")
}
