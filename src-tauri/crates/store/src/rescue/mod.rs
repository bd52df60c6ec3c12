//! Saving what can be saved of a damaged store into a new one.
//!
//! A store holds everything twice: rows in their tables, and the same rows in the journal. As far
//! as the chain of the journal holds, it is taken over as it is and gives the rows; what the tables
//! hold beyond that is added as one entry of its own. What neither has is named.

mod put;
mod scan;

use crate::{
    DataKey, Entry, Store, StoreError, connection,
    journal::{Stored, chain, stored, tracked::{self, Table}},
};
use put::{Image, State};
use rusqlite::{Connection, types::Value};
use std::{
    collections::{BTreeMap, HashMap},
    path::{Path, PathBuf},
};

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rescued {
    /// Journal entries taken over with their chain.
    pub entries: u64,
    /// Rows of tracked tables in the new store.
    pub rows: u64,
    /// What is lost or doubtful, Vietnamese, one line each; empty when nothing is.
    pub losses: Vec<String>,
}

/// Reads what can be read of the store at `from` and makes a new store of it at `to`, which must not
/// exist. The damaged file is only read. `entry` is written when rows had to be taken from outside
/// the journal.
///
/// # Errors
/// When nothing can be read at all (the first page of an enciphered store is gone: only a backup
/// helps), or the new store cannot be written; nothing is left at `to` then.
pub fn rescue(from: &Path, key: Option<&DataKey>, to: &Path, entry: Entry) -> Result<Rescued, StoreError> {
    if to.try_exists()? {
        return Err(StoreError::Exists);
    }
    let copy = Copy::of(from, to, key.is_none())?;
    let c = connection::open_unseen(&copy.0, key)?;
    let journal = read_journal(&c)?;
    let mut store = Store::create_with(to, key)?;
    match put::fill(&mut store, &c, journal, entry) {
        Ok(done) => Ok(done),
        Err(e) => {
            drop(store);
            drop(Copy(to.to_owned()));
            Err(e)
        }
    }
}

/// A copy to read from: the damaged file itself is evidence and stays as it is. Gone in the end.
struct Copy(PathBuf);

impl Copy {
    fn of(from: &Path, beside: &Path, plain: bool) -> Result<Copy, StoreError> {
        let name = beside.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let copy = Copy(beside.with_file_name(format!(".{name}.{}.cuu", std::process::id())));
        std::fs::copy(from, &copy.0)?;
        let log = connection::beside(from, "-wal");
        if log.exists() {
            std::fs::copy(log, connection::beside(&copy.0, "-wal"))?;
        }
        if plain {
            mend_head(&copy.0)?;
        }
        Ok(copy)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm", "-journal"] {
            let _ = std::fs::remove_file(connection::beside(&self.0, end));
        }
    }
}

/// The head of a plain file says nothing that is not known of every store of ours: it is written
/// anew, so that a flipped byte in it does not hide everything behind it.
fn mend_head(path: &Path) -> Result<(), StoreError> {
    use std::io::{Seek, SeekFrom, Write};
    let mut file = std::fs::File::options().write(true).open(path)?;
    let pages = u32::try_from(file.metadata()?.len() / 4096).unwrap_or(u32::MAX);
    let mut put = |at: u64, bytes: &[u8]| -> Result<(), StoreError> {
        file.seek(SeekFrom::Start(at))?;
        Ok(file.write_all(bytes)?)
    };
    // https://sqlite.org/fileformat2.html#the_database_header
    put(0, b"SQLite format 3\0")?;
    put(16, &4096u16.to_be_bytes())?;
    put(18, &[2, 2, 0, 64, 32, 32])?;
    put(28, &pages.to_be_bytes())?;
    // No free pages are known, no version of the schema is remembered, text is UTF-8.
    put(32, &[0; 8])?;
    put(44, &4u32.to_be_bytes())?;
    put(52, &0u32.to_be_bytes())?;
    put(56, &1u32.to_be_bytes())?;
    put(64, &0u32.to_be_bytes())?;
    put(100, &[])
}

/// The journal as far as its chain holds.
struct Journal {
    entries: Vec<(Stored, Vec<Change>)>,
    /// True when it ends where the store says that it ends.
    whole: bool,
    /// Entries the store had, as far as one can tell.
    had: u64,
}

struct Change {
    table: String,
    row: String,
    before: Option<String>,
    after: Option<String>,
}

fn read_journal(c: &Connection) -> Result<Journal, StoreError> {
    let entries = scan::by_number(c, "entry", "seq", stored::COLUMNS);
    let changes = scan::by_number(c, "change", "seq", "entry, table_name, row_id, before, after");
    if entries.rows.is_empty() && entries.holes && changes.rows.is_empty() && changes.holes && !answers(c) {
        return Err(StoreError::Damaged { detail: "không đọc được trang nào của sổ bằng khóa này".into() });
    }
    let mut by_entry: HashMap<i64, Vec<Change>> = HashMap::new();
    for row in changes.rows {
        if let [Value::Integer(entry), Value::Text(table), Value::Text(row), before, after] = row.as_slice() {
            by_entry.entry(*entry).or_default().push(Change {
                table: table.clone(),
                row: row.clone(),
                before: text(before),
                after: text(after),
            });
        }
    }
    let last = entries.rows.iter().filter_map(|r| if let Some(Value::Integer(n)) = r.first() { Some(*n) } else { None }).max().unwrap_or(0);
    let told: Option<(i64, String)> = c.query_row("select seq, hash from journal where one = 1", [], |r| Ok((r.get(0)?, r.get(1)?))).ok();
    let mut kept: Vec<(Stored, Vec<Change>)> = Vec::new();
    for row in &entries.rows {
        let Some(entry) = Stored::of(row) else { break };
        let (seq, prev) = kept.last().map_or((0, ""), |(e, _)| (e.seq, e.hash.as_str()));
        let changes = by_entry.remove(&entry.seq).unwrap_or_default();
        let fits = entry.seq == seq + 1
            && entry.prev == prev
            && chain::hash_of(&entry, changes.iter().map(|c| [Some(c.table.as_str()), Some(c.row.as_str()), c.before.as_deref(), c.after.as_deref()]))
                == entry.hash;
        if !fits {
            break;
        }
        kept.push((entry, changes));
    }
    let end = kept.last().map_or((0, String::new()), |(e, _)| (e.seq, e.hash.clone()));
    let had = last.max(told.as_ref().map_or(0, |t| t.0)).max(end.0);
    let whole = told.is_some_and(|t| t == end);
    Ok(Journal { entries: kept, whole, had: had.unsigned_abs() })
}

fn answers(c: &Connection) -> bool {
    c.query_row("select count(*) from sqlite_schema", [], |r| r.get::<_, i64>(0)).is_ok()
}

fn text(v: &Value) -> Option<String> {
    if let Value::Text(t) = v { Some(t.clone()) } else { None }
}

/// Rows of the tracked tables as they stand in the damaged file.
fn read_tables(c: &Connection, tables: &[Table]) -> BTreeMap<String, (State, bool)> {
    let mut out = BTreeMap::new();
    for table in tables {
        let columns = format!("{}, {}", table.row_id(""), table.whole(""));
        // Join tables have no number of their own.
        let numbered = table.key.len() == 1;
        let found = if numbered {
            scan::by_number(c, &table.name, "rowid", &columns)
        } else {
            scan::by_key(c, &table.name, &table.key.join(", "), &columns)
        };
        let mut rows = State::new();
        for row in found.rows {
            if let [Value::Text(id), Value::Text(image)] = row.as_slice()
                && let Ok(image) = serde_json::from_str::<Image>(image)
            {
                rows.insert(id.clone(), image);
            }
        }
        out.insert(table.name.clone(), (rows, found.holes));
    }
    out
}

/// Names of tables as people know them.
pub fn noun(table: &str) -> &str {
    match table {
        "body" => "Thông tin cơ quan",
        "unit" => "Đơn vị",
        "unit_group" | "unit_group_member" => "Nhóm đơn vị",
        "directive" => "Văn bản đến",
        "point" => "Điểm của văn bản đến",
        "task" => "Nhiệm vụ",
        "task_coordinator" => "Đơn vị phối hợp",
        "draft" => "Dự thảo",
        "draft_task" => "Nhiệm vụ trong dự thảo",
        "progress" => "Cập nhật tiến độ",
        "extension" => "Gia hạn",
        "urging" | "urging_task" => "Lần đôn đốc",
        "attachment" => "Tệp kèm",
        other => other,
    }
}

/// All tracked tables as this program knows them.
fn tables_of(store: &Store) -> Result<Vec<Table>, StoreError> {
    tracked::tables(store.connection())
}
