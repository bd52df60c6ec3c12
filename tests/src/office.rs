//! An office for stories: a store in memory, a fixed day, identities that count.

use app::{
    App, Failure, FileRead, Intent, Outcome, Outside, Press, Printed, Printing, Question, Sheets,
};
use chrono::{DateTime, FixedOffset, NaiveDate};
use document::{Document, print::Print};
use std::cell::{Cell, RefCell};
use store::Store;
use uuid::Uuid;

/// The real press for pages; papers stay in memory in place of a disk.
#[derive(Default)]
pub struct Shelf {
    /// What was written: path and bytes.
    pub papers: RefCell<Vec<(String, Vec<u8>)>>,
    /// Files a story put on the desk.
    pub files: RefCell<Vec<(String, Vec<u8>)>>,
}

impl Press for Shelf {
    fn preview(&self, document: &Document) -> Sheets {
        cli::press::sheets(document)
    }
    fn write_pdf(&self, document: &Document, options: &Printing, path: &str) -> Result<Printed, Failure> {
        let (bytes, pages) = cli::press::pdf(document, options, true)?;
        let printed = Printed { path: path.into(), pages, bytes: bytes.len() as u32, remark: None };
        self.papers.borrow_mut().push((path.into(), bytes));
        Ok(printed)
    }
    fn write_print(&self, print: &Print, options: &Printing, title: &str, path: &str) -> Result<Printed, Failure> {
        let (bytes, pages) = cli::press::print(print, title, options, true)?;
        let printed = Printed { path: path.into(), pages, bytes: bytes.len() as u32, remark: None };
        self.papers.borrow_mut().push((path.into(), bytes));
        Ok(printed)
    }
    fn write_workbook(&self, book: &app::report::ReportBook, path: &str) -> Result<Printed, Failure> {
        let bytes = cli::xlsx::workbook(book)?;
        let printed = Printed { path: path.into(), pages: book.grids.len() as u32, bytes: bytes.len() as u32, remark: None };
        self.papers.borrow_mut().push((path.into(), bytes));
        Ok(printed)
    }
    fn open(&self, _: &str) -> Result<(), Failure> {
        Ok(())
    }
    fn read_file(&self, path: &str) -> Result<FileRead, Failure> {
        let files = self.files.borrow();
        let found = files.iter().find(|(name, _)| name == path);
        let (name, bytes) = found.ok_or_else(|| Failure::refused("missing", "Không có tệp.", "Kiểm tra lại."))?;
        Ok(FileRead { name: name.clone(), bytes: bytes.clone() })
    }
    fn papers_folder(&self) -> String {
        "van-ban".into()
    }
}

/// An office with an open store.
pub struct Office {
    /// The door.
    pub app: App,
    /// Its press.
    pub shelf: Shelf,
    today: NaiveDate,
    counts: Counts,
}

/// What stands in for clock and chance: the same on every run.
struct Counts {
    minutes: Cell<i64>,
    minted: Cell<u128>,
    drawn: Cell<u64>,
}

impl Counts {
    fn outside<T>(&self, shelf: &Shelf, today: NaiveDate, f: impl FnOnce(&Outside<'_>) -> T) -> T {
        self.minutes.set(self.minutes.get() + 1);
        let zone = FixedOffset::east_opt(7 * 3600).expect("an offset");
        let eight = today.and_hms_opt(8, 0, 0).expect("eight o'clock").and_local_timezone(zone).single().expect("no gap");
        let now: DateTime<FixedOffset> = eight + chrono::Duration::minutes(self.minutes.get());
        let random = |bytes: &mut [u8]| {
            for b in bytes {
                let mut x = self.drawn.get();
                x ^= x << 13;
                x ^= x >> 7;
                x ^= x << 17;
                self.drawn.set(x);
                *b = (x >> 32) as u8;
            }
        };
        let mint = || {
            self.minted.set(self.minted.get() + 1);
            // A UUIDv7 whose time and tail both count: ordered and never equal.
            let n = self.minted.get();
            Uuid::from_u128((n << 80) | (0x7 << 76) | (0x8 << 60) | n)
        };
        f(&Outside { now, today, actor: "Thư ký".into(), random: &random, mint: &mint, press: shelf })
    }
}

impl Office {
    /// An empty store on a day.
    pub fn on(day: &str) -> Self {
        Office {
            app: App::new(Store::in_memory().expect("a store in memory")),
            shelf: Shelf::default(),
            today: day.parse().expect("a day"),
            counts: Counts { minutes: Cell::new(0), minted: Cell::new(1), drawn: Cell::new(0x2545_F491_4F6C_DD1D) },
        }
    }

    /// The demo profile and units, no papers yet.
    pub fn of_the_demo(day: &str) -> Self {
        let mut office = Office::on(day);
        office.run(app::body::SetProfile { profile: app::demo::profile() });
        office
    }

    /// Another day begins.
    pub fn becomes(&mut self, day: &str) {
        self.today = day.parse().expect("a day");
    }

    /// Runs something with the office's store and outside.
    pub fn with<T>(&mut self, f: impl FnOnce(&mut App, &Outside<'_>) -> T) -> T {
        let Office { app, shelf, today, counts } = self;
        counts.outside(shelf, *today, |outside| f(app, outside))
    }

    /// Runs something with the office's outside alone: at the gate, before a store is open.
    pub fn outside<T>(&self, f: impl FnOnce(&Outside<'_>) -> T) -> T {
        self.counts.outside(&self.shelf, self.today, f)
    }

    /// Carries out a wish that is granted.
    pub fn run<I: Intent>(&mut self, intent: I) -> I::Output {
        self.attempt(intent).unwrap_or_else(|f| panic!("{} is granted: {f}", I::NAME)).output
    }

    /// Carries out a wish that may be refused.
    pub fn attempt<I: Intent>(&mut self, intent: I) -> Result<Outcome<I::Output>, Failure> {
        self.with(|app, outside| app.execute(intent, outside))
    }

    /// Asks.
    pub fn ask<Q: Question>(&mut self, question: Q) -> Q::Answer {
        self.with(|app, outside| app.ask(question, outside)).unwrap_or_else(|f| panic!("is answered: {f}"))
    }

    /// Takes back.
    pub fn undo(&mut self) -> String {
        self.with(|app, outside| app.undo(outside)).expect("something to undo").output
    }
}
