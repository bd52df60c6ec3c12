//! A writing day of the secretariat, step by step, through the one router that window and command
//! line use. Time and identities follow from the number of the step, so that a step done again is
//! the same step.

use app::{App, Failure, FileRead, Outside, Press, Printed, Printing, Sheets, contract};
use chrono::{DateTime, Duration, FixedOffset};
use document::Document;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::cell::Cell;
use store::{Rows, Store, StoreError};
use uuid::Uuid;

/// A press nobody prints with.
struct NoPress;

impl Press for NoPress {
    fn preview(&self, _: &Document) -> Sheets {
        Sheets::default()
    }
    fn write_pdf(&self, _: &Document, _: &Printing, _: &str) -> Result<Printed, Failure> {
        Err(Failure::broken("no press in this story"))
    }
    fn write_print(&self, _: &document::print::Print, _: &Printing, _: &str, _: &str) -> Result<Printed, Failure> {
        Err(Failure::broken("no press in this story"))
    }
    fn write_workbook(&self, _: &app::report::ReportBook, _: &str) -> Result<Printed, Failure> {
        Err(Failure::broken("no press in this story"))
    }
    fn open(&self, _: &str) -> Result<(), Failure> {
        Ok(())
    }
    fn read_file(&self, path: &str) -> Result<FileRead, Failure> {
        // Evidence of any size: its bytes follow from its name.
        let n = path.bytes().fold(7usize, |a, b| a * 31 % 9973 + usize::from(b));
        Ok(FileRead { name: path.into(), bytes: (0..n).map(|i| (i * n % 251) as u8).collect() })
    }
    fn papers_folder(&self) -> String {
        String::new()
    }
}

/// One wish by name, with what is needed to say it.
type Step = fn(&mut Day, usize) -> (&'static str, Value);

/// The first steps, once; `AROUND` follows again and again.
const MORNING: &[Step] = &[
    |_, _| ("profile_set", json!({ "profile": app::demo::profile() })),
    |_, _| ("unit_add", json!({ "name": "Công an tỉnh", "short_name": null, "relation": "ordered", "aliases": ["CA tỉnh"] })),
    |_, _| ("unit_add", json!({ "name": "Sở Y tế", "short_name": null, "relation": "ordered", "aliases": [] })),
    |_, _| ("directive_register", json!({ "text": app::demo::TIN_474, "path": null, "received_on": null, "again": true })),
    |d, _| ("points_accept_all", json!({ "directive": d.last("directive") })),
    |d, _| ("draft_reply", json!({ "directive": d.last("directive"), "kind": "ke-hoach" })),
];

const AROUND: &[Step] = &[
    |_, i| {
        let content = format!("Kiểm tra điểm bỏ phiếu số {i}, bảo đảm an ninh, trật tự");
        ("task_add", json!({ "content": content, "lead": "Công an tỉnh", "coordinate": ["Sở Y tế"], "monitor": null, "deadline": deadline(2), "product": "Báo cáo" }))
    },
    |d, _| ("task_state", json!({ "id": d.last("task"), "state": "acknowledged", "on": null, "reason": null })),
    |d, i| ("task_progress", json!({ "task": d.last("task"), "percent": i % 90, "result": format!("Đã kiểm tra {i} tổ bầu cử") })),
    |d, _| ("task_extend", json!({ "task": d.last("task"), "to": deadline(9), "reason": "Mưa lũ", "approved_by_paper": "Công văn số 20/TBANTT-TGV" })),
    |_, _| ("undo", json!({})),
    |_, _| ("redo", json!({})),
    |_, _| ("draft_new", json!({ "kind": "cong-van" })),
    |d, i| ("draft_keep", d.paper(i, 1)),
    |d, i| ("draft_keep", d.paper(i, 12)),
    |d, i| ("draft_keep", d.paper(i, 60)),
    |d, i| ("draft_save", d.paper(i, 60)),
    |d, i| ("draft_keep", d.paper(i, 61)),
    |d, _| ("task_state", json!({ "id": d.last("task"), "state": "awaiting-confirmation", "on": null, "reason": null })),
    |_, i| ("unit_add", json!({ "name": format!("Ủy ban nhân dân xã số {i}"), "short_name": null, "relation": "ordered", "aliases": [] })),
    |d, _| ("task_state", json!({ "id": d.last("task"), "state": "returned", "on": null, "reason": "Thiếu biên bản" })),
    |_, _| ("undo", json!({})),
];

/// Words this long are typed over and over; they fill pages.
const SENTENCE: &str = "Đề nghị các đơn vị khẩn trương triển khai phương án bảo đảm an ninh, trật tự ngày bầu cử. ";

fn deadline(days: i64) -> Value {
    let on = start().date_naive() + Duration::days(days);
    json!({ "on": on, "at": null, "text": format!("trước ngày {}", on.format("%d/%m/%Y")) })
}

fn start() -> DateTime<FixedOffset> {
    "2021-05-04T08:00:00+07:00".parse().expect("a moment")
}

/// A day under way on a store.
pub struct Day {
    /// The door.
    pub app: App,
}

impl Day {
    /// Goes on with a store.
    pub fn on(store: Store) -> Day {
        Day { app: App::new(store) }
    }

    /// The wish of a step, as it is said now.
    pub fn wish(&mut self, i: usize) -> (&'static str, Value) {
        let step = match i.checked_sub(MORNING.len()) {
            None => MORNING[i],
            Some(later) => AROUND[later % AROUND.len()],
        };
        step(self, i)
    }

    /// Does the step with this number; what it was called, and what came of it.
    pub fn step(&mut self, i: usize) -> (&'static str, Result<Value, Failure>) {
        let (name, arguments) = self.wish(i);
        (name, self.call(i, name, arguments))
    }

    /// One call at the time and with the identities of a step.
    pub fn call(&mut self, i: usize, name: &str, arguments: Value) -> Result<Value, Failure> {
        let minted = Cell::new((i as u128 + 1) << 20);
        let mint = || {
            minted.set(minted.get() + 1);
            let n = minted.get();
            Uuid::from_u128((n << 80) | (0x7 << 76) | (0x8 << 60) | n)
        };
        let now = start() + Duration::seconds(i as i64 * 30);
        let outside = Outside { now, today: start().date_naive(), actor: "Thư ký".into(), random: &|b: &mut [u8]| b.fill(7), mint: &mint, press: &NoPress };
        contract::call(&mut self.app, name, arguments, &outside)
    }

    /// The newest row of a table.
    fn last(&self, table: &str) -> String {
        let sql = format!("select id from {table} order by rowid desc limit 1");
        self.ask(&sql).unwrap_or_default()
    }

    fn paper(&self, i: usize, sentences: usize) -> Value {
        let id = self.last("draft");
        let mut document: Value = serde_json::from_str(app::demo::SHEET).expect("the demo sheet");
        document["subject"] = json!(format!("bảo đảm an ninh, trật tự (lần {i}) {}", SENTENCE.repeat(sentences)));
        json!({ "id": id, "document": document })
    }

    fn ask(&self, sql: &str) -> Option<String> {
        self.app
            .store()
            .read(|r| Ok::<_, StoreError>(r.ask(sql)?.query_row([], |row| row.get(0)).ok()))
            .expect("the store is read")
    }

    /// What the store holds, in one word: the head of the chain stands for every journaled row,
    /// the rest is added.
    pub fn state(&self) -> Result<String, StoreError> {
        state(self.app.store())
    }
}

/// See [`Day::state`].
pub fn state(store: &Store) -> Result<String, StoreError> {
    store.read(|r| {
        let mut sum = Sha256::new();
        sum.update(store::history::head(r)?);
        let mut statement = r.ask("select draft, document from draft_kept order by draft")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for i in 0..2 {
                let text: String = row.get(i)?;
                sum.update((text.len() as u64).to_be_bytes());
                sum.update(text);
            }
        }
        Ok(sum.finalize().iter().map(|b| format!("{b:02x}")).collect())
    })
}
