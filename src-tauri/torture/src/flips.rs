//! One byte is flipped anywhere in the file of a store. It must be found, or change nothing that the
//! store holds; and what can be read is rescued into a new store.

use crate::{
    Cover,
    dice::Dice,
    story::Day,
    table::{Fault, Row},
};
use rusqlite::types::Value;
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs::File,
    io::{Read, Seek, SeekFrom, Write},
    path::Path,
    time::Instant,
};
use store::{Entry, Rows, Store, StoreError, rescue};

/// How much is tried.
#[derive(Debug, Clone, Copy)]
pub struct Extent {
    /// Steps of the day whose store is flipped.
    pub steps: usize,
    /// Flips.
    pub flips: u64,
    /// After every so many the damaged store is rescued.
    pub rescued: u64,
    /// No new flip after this moment.
    pub until: Instant,
}

/// Flips bytes of a closed store.
pub fn flip(cover: Cover, extent: Extent, seed: u64) -> Row {
    let mut row = Row::of(format!("one byte flipped, {}", cover.word()));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("so.dondoc");
    let mut day = Day::on(cover.create(&path).expect("a store"));
    for i in 0..extent.steps {
        day.step(i).1.expect("granted");
    }
    drop(day);
    let whole = content(&cover.open(&path).expect("it opens")).expect("read");
    let mut bytes = Vec::new();
    File::open(&path).and_then(|mut f| f.read_to_end(&mut bytes)).expect("read");
    let mut dice = Dice::new(seed);
    let (mut harmless, mut typed, mut saved, mut partly, mut hopeless) = (0u64, 0u64, 0u64, 0u64, 0u64);
    while row.points < extent.flips && Instant::now() < extent.until {
        let at = dice.below(bytes.len() as u64) as usize;
        let mask = 1u8 << dice.below(8);
        row.points += 1;
        put(&path, at, bytes[at] ^ mask);
        match look(cover, &path) {
            Found::Damage => {
                row.refused += 1;
                if row.refused % extent.rescued == 1 {
                    match save(cover, &path, &folder.path().join("moi.dondoc"), &whole) {
                        Ok(true) => saved += 1,
                        Ok(false) => partly += 1,
                        // The first page of an enciphered store carries the salt of all others, and some
                        // pages the table of all tables: only a backup helps, and that is said.
                        Err(StoreError::Damaged { .. } | StoreError::NotAStore | StoreError::WrongKey) => hopeless += 1,
                        Err(e) => row.fault(Fault::Unopenable, || format!("byte {at}: not rescued: {e}")),
                    }
                }
            }
            Found::Nothing(now) if now == whole => harmless += 1,
            // Words typed since the last save are in no journal; a plain store cannot prove them.
            Found::Nothing(now) if cover == Cover::Plain && differing(&whole, &now) == ["draft_kept"] => typed += 1,
            Found::Nothing(now) => row.fault(Fault::Lost, || format!("byte {at} mask {mask}: other rows in {:?}, and nothing was said", differing(&whole, &now))),
        }
        for end in ["-wal", "-shm", "-journal"] {
            let _ = std::fs::remove_file(folder.path().join(format!("so.dondoc{end}")));
        }
        std::fs::write(&path, &bytes).expect("put back");
    }
    row.remark = format!(
        "found {}; {harmless} changed nothing a store holds; {typed} in words typed since the last save; rescued whole {saved}, in part {partly}, only by a backup {hopeless}",
        row.refused
    );
    row
}

fn put(path: &Path, at: usize, byte: u8) {
    let mut file = File::options().write(true).open(path).expect("opened");
    file.seek(SeekFrom::Start(at as u64)).and_then(|_| file.write_all(&[byte])).expect("flipped");
}

enum Found {
    Damage,
    Nothing(Content),
}

fn look(cover: Cover, path: &Path) -> Found {
    let Ok(store) = cover.open(path) else { return Found::Damage };
    match store.check() {
        Ok(report) if report.ok() => content(&store).map_or(Found::Damage, Found::Nothing),
        _ => Found::Damage,
    }
}

/// Rescues; true when nothing at all is missing.
fn save(cover: Cover, path: &Path, to: &Path, whole: &Content) -> Result<bool, StoreError> {
    let entry = Entry {
        id: uuid::Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001),
        intent: "rescue".into(),
        label: "Cứu dữ liệu từ sổ hỏng".into(),
        actor: "Thư ký".into(),
        at: "2021-06-01T08:00:00+07:00".parse().expect("a moment"),
        barrier: true,
    };
    let done = rescue::rescue(path, cover.key().as_ref(), to, entry)?;
    let store = cover.open(to)?;
    let clean = store.check()?.ok();
    let same = content(&store)? == *whole;
    drop(store);
    for end in ["", "-wal", "-shm"] {
        let mut name = to.as_os_str().to_owned();
        name.push(end);
        let _ = std::fs::remove_file(name);
    }
    // What is missing must have been said.
    if !clean && done.losses.is_empty() || !same && done.losses.is_empty() {
        return Err(StoreError::Conflict { what: "mất mà không nói".into() });
    }
    Ok(same && done.losses.is_empty())
}

/// All rows of each table, in one word a table.
type Content = BTreeMap<String, String>;

fn content(store: &Store) -> Result<Content, StoreError> {
    store.read(|r| {
        let mut names = r.ask("select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' and name not like 'task_words%' order by name")?;
        let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut out = Content::new();
        for name in names {
            // The numbers of changes stand for their order and nothing else.
            let sql = match name.as_str() {
                "change" => "select entry, table_name, row_id, before, after from change order by seq".to_owned(),
                _ => format!("select * from {name} order by 1, 2"),
            };
            let mut sum = Sha256::new();
            let mut statement = r.ask(&sql)?;
            let width = statement.column_count();
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                for i in 0..width {
                    match row.get(i)? {
                        // As many digits as the engine writes.
                        Value::Real(x) => sum.update(format!("{x:.13e}|")),
                        value => sum.update(format!("{value:?}|")),
                    }
                }
            }
            out.insert(name, sum.finalize().iter().map(|b| format!("{b:02x}")).collect());
        }
        Ok(out)
    })
}

/// Tables that differ.
fn differing(a: &Content, b: &Content) -> Vec<String> {
    a.iter().filter(|(name, sum)| b.get(*name) != Some(sum)).map(|(name, _)| name.clone()).collect()
}
