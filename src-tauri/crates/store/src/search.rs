//! The search index follows the journal: at the end of a write, what the entry changed is indexed.

use crate::StoreError;
use domain::names;
use rusqlite::{Connection, params};

/// Indexes the tasks whose words or numbers entry `seq` changed, once for each task.
pub(crate) fn follow(c: &Connection, seq: i64) -> Result<(), StoreError> {
    let mut tasks = c.prepare_cached(
        "select distinct t.code, t.content from change c join task t on t.id = c.row_id \
         where c.entry = ?1 and c.table_name = 'task' \
         and (c.before is null or c.after ->> '$.content' is not null or c.after ->> '$.code' is not null) \
         order by t.code",
    )?;
    let now = tasks.query_map([seq], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<Vec<(i64, String)>, _>>()?;
    let mut numbers = c.prepare_cached(
        "select distinct before ->> '$.code' from change \
         where entry = ?1 and table_name = 'task' and before ->> '$.code' is not null",
    )?;
    let mut old = numbers.query_map([seq], |r| r.get(0))?.collect::<Result<Vec<i64>, _>>()?;
    // First all old numbers, then all new ones: two tasks may have exchanged theirs. Always upwards:
    // the index writes itself out whenever a number is lower than the one before.
    old.extend(now.iter().map(|(code, _)| code));
    old.sort_unstable();
    old.dedup();
    let mut forget = c.prepare_cached("delete from task_words where rowid = ?1")?;
    for code in old {
        forget.execute([code])?;
    }
    let mut index = c.prepare_cached("insert into task_words (rowid, words) values (?1, ?2)")?;
    for (code, content) in &now {
        index.execute(params![code, names::fold(content)])?;
    }
    Ok(())
}

/// Indexes every task of a store whose index is empty.
pub(crate) fn rebuild(c: &Connection) -> Result<(), StoreError> {
    let mut tasks = c.prepare("select code, content from task order by code")?;
    let mut index = c.prepare_cached("insert into task_words (rowid, words) values (?1, ?2)")?;
    let mut rows = tasks.query([])?;
    while let Some(row) = rows.next()? {
        let content: String = row.get(1)?;
        index.execute(params![row.get::<_, i64>(0)?, names::fold(&content)])?;
    }
    Ok(())
}

/// How many tasks the index lacks or holds too many of.
pub(crate) fn astray(c: &Connection) -> Result<i64, StoreError> {
    Ok(c.query_row(
        "select (select count(*) from task where code not in (select rowid from task_words)) \
         + (select count(*) from task_words where rowid not in (select code from task))",
        [],
        |r| r.get(0),
    )?)
}
