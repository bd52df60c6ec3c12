//! The hash chain: each entry's hash covers the entry before it, its own fields and its changes.

use super::{Stored, stored};
use crate::StoreError;
use domain::EntryId;
use rusqlite::Connection;
use sha2::{Digest, Sha256};

/// The chain holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Number of entries.
    pub entries: u64,
    /// Hash of the last one; empty for an empty journal.
    pub head: String,
}

/// The chain is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The first entry that does not fit; `None` when the journal cannot be read or ends wrongly.
    pub entry: Option<EntryId>,
    /// Why, one Vietnamese sentence.
    pub why: String,
}

/// Feeds fields so that no two different entries give the same bytes: each with its length,
/// absent fields apart from empty ones.
struct Feed(Sha256);

impl Feed {
    fn text(&mut self, s: &str) {
        self.0.update([1]);
        self.0.update((s.len() as u64).to_be_bytes());
        self.0.update(s.as_bytes());
    }

    fn maybe(&mut self, s: Option<&str>) {
        match s {
            Some(s) => self.text(s),
            None => self.0.update([0]),
        }
    }

    fn number(&mut self, n: i64) {
        self.0.update([2]);
        self.0.update(n.to_be_bytes());
    }

    fn maybe_number(&mut self, n: Option<i64>) {
        match n {
            Some(n) => self.number(n),
            None => self.0.update([0]),
        }
    }
}

/// What an entry's hash covers before its changes.
fn begun(e: &Stored) -> Feed {
    let mut feed = Feed(Sha256::new());
    feed.text("don-doc journal 1");
    feed.text(&e.prev);
    feed.number(e.seq);
    feed.text(&e.id);
    feed.text(&e.at);
    feed.text(&e.actor);
    feed.maybe(e.device.as_deref());
    feed.number(e.logical);
    feed.number(e.schema);
    feed.text(&e.intent);
    feed.text(&e.label);
    feed.text(e.kind.as_str());
    feed.maybe_number(e.target);
    feed.maybe_number(e.stacks.undo);
    feed.maybe_number(e.stacks.redo);
    feed.number(i64::from(e.barrier));
    feed.text(&e.tables);
    feed.number(e.row_count);
    feed
}

fn ended(mut feed: Feed) -> String {
    feed.text("end");
    feed.0.finalize().iter().map(|b| format!("{b:02x}")).collect()
}

/// The hash an entry must have. Its changes are read from the store.
pub(crate) fn hash(c: &Connection, e: &Stored) -> Result<String, StoreError> {
    let mut feed = begun(e);
    let mut statement =
        c.prepare_cached("select table_name, row_id, before, after from change where entry = ?1 order by seq")?;
    let mut rows = statement.query([e.seq])?;
    while let Some(row) = rows.next()? {
        let text = |i: usize| -> Result<Option<&str>, StoreError> {
            row.get_ref(i)?.as_str_or_null().map_err(|e| StoreError::damaged(e.to_string()))
        };
        for i in 0..4 {
            feed.maybe(text(i)?);
        }
    }
    Ok(ended(feed))
}

/// The same for changes at hand: table, row, before, after, in their order.
pub(crate) fn hash_of<'a>(e: &Stored, changes: impl Iterator<Item = [Option<&'a str>; 4]>) -> String {
    let mut feed = begun(e);
    for change in changes {
        for part in change {
            feed.maybe(part);
        }
    }
    ended(feed)
}

/// Walks the whole chain from the first entry to the head.
pub(crate) fn verify(c: &Connection) -> Result<Verified, Broken> {
    let unreadable = |e: StoreError| Broken { entry: None, why: format!("Không đọc được nhật ký. {e}") };
    let mut last: Option<Stored> = None;
    let mut statement = c
        .prepare(&format!("select {} from entry order by seq", stored::COLUMNS))
        .map_err(|e| unreadable(e.into()))?;
    let mut rows = statement.query([]).map_err(|e| unreadable(e.into()))?;
    while let Some(row) = rows.next().map_err(|e| unreadable(e.into()))? {
        let entry = Stored::read(row).map_err(|e| unreadable(e.into()))?;
        let broken = |why: String| Broken { entry: entry.id.parse().ok(), why };
        let (seq, prev) = last.as_ref().map_or((0, ""), |l| (l.seq, l.hash.as_str()));
        if entry.seq != seq + 1 {
            return Err(broken(format!("Nhật ký thiếu mục số {}.", seq + 1)));
        }
        if entry.prev != prev {
            return Err(broken(format!("Mục số {} không nối với mục đứng trước nó: có mục bị xóa, chèn hoặc đổi chỗ.", entry.seq)));
        }
        if hash(c, &entry).map_err(unreadable)? != entry.hash {
            return Err(broken(format!("Nội dung mục số {} “{}” đã bị sửa sau khi ghi.", entry.seq, entry.label)));
        }
        last = Some(entry);
    }
    let head = super::head(c).map_err(unreadable)?;
    let (seq, hash) = last.as_ref().map_or((0, ""), |l| (l.seq, l.hash.as_str()));
    if head.seq != seq || head.hash != hash {
        return Err(Broken { entry: None, why: "Nhật ký không kết thúc ở mục cuối đã ghi: các mục cuối bị xóa hoặc chèn thêm.".into() });
    }
    let strays: i64 = c
        .query_row("select count(*) from change where entry not between 1 and ?1", [seq], |r| r.get(0))
        .map_err(|e| unreadable(e.into()))?;
    if strays > 0 {
        return Err(Broken { entry: None, why: format!("Nhật ký có {strays} thay đổi không thuộc mục nào.") });
    }
    Ok(Verified { entries: seq.unsigned_abs(), head: hash.to_owned() })
}
