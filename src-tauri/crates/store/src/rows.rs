//! Who may read and who may write. The compiler knows the difference.

use crate::{Entry, StoreError};
use rusqlite::{CachedStatement, Connection, Params, Row};

/// Reads inside one transaction: everything it sees is of one moment. It cannot write.
pub struct Reader<'c> {
    pub(crate) connection: &'c Connection,
}

/// Writes inside the transaction of one journal entry.
pub struct Writer<'c> {
    pub(crate) connection: &'c Connection,
    pub(crate) entry: &'c Entry,
}

impl Writer<'_> {
    /// The entry being written: its time and actor are the ones to use inside it.
    pub fn entry(&self) -> &Entry {
        self.entry
    }

    /// Runs one writing statement; the number of rows it touched.
    pub(crate) fn run(&self, sql: &str, params: impl Params) -> Result<usize, StoreError> {
        Ok(self.connection.prepare_cached(sql)?.execute(params)?)
    }

    /// Runs a statement that must touch exactly one row.
    pub(crate) fn run_one(&self, what: impl FnOnce() -> String, sql: &str, params: impl Params) -> Result<(), StoreError> {
        match self.run(sql, params)? {
            0 => Err(StoreError::missing(what())),
            _ => Ok(()),
        }
    }
}

mod sealed {
    use rusqlite::Connection;

    /// The connection, for the parts of this crate that walk whole tables.
    pub trait Sealed {
        fn connection(&self) -> &Connection;
    }
    impl Sealed for super::Reader<'_> {
        fn connection(&self) -> &Connection {
            self.connection
        }
    }
    impl Sealed for super::Writer<'_> {
        fn connection(&self) -> &Connection {
            self.connection
        }
    }
}
pub(crate) use sealed::Sealed;

/// What [`Reader`] and [`Writer`] share: questions to the rows. Only this crate can add a third.
pub trait Rows: Sealed {
    /// A prepared question; a statement that would write is refused.
    #[doc(hidden)]
    fn ask(&self, sql: &str) -> Result<CachedStatement<'_>, StoreError>;
}

impl<R: Sealed> Rows for R {
    fn ask(&self, sql: &str) -> Result<CachedStatement<'_>, StoreError> {
        let statement = self.connection().prepare_cached(sql)?;
        if statement.readonly() { Ok(statement) } else { Err(StoreError::ReadOnly) }
    }
}

/// All rows of a question.
pub(crate) fn all<T>(
    r: &impl Rows,
    sql: &str,
    params: impl Params,
    mut f: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = r.ask(sql)?;
    let mut rows = statement.query(params)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(f(row)?);
    }
    Ok(out)
}

/// The first row of a question, if there is one.
pub(crate) fn one<T>(
    r: &impl Rows,
    sql: &str,
    params: impl Params,
    f: impl FnOnce(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    let mut statement = r.ask(sql)?;
    let mut rows = statement.query(params)?;
    rows.next()?.map(f).transpose()
}

/// A single number: counts, next numbers.
pub(crate) fn number(r: &impl Rows, sql: &str, params: impl Params) -> Result<u32, StoreError> {
    one(r, sql, params, |row| Ok(row.get(0)?))?.ok_or_else(|| StoreError::damaged("thiếu số đếm"))
}

/// Makes the rows of a join table that belong to `one` hold exactly `many`, in this order. Rows
/// that stay are not touched, so the journal records only what really changed.
pub(crate) fn join(
    w: &Writer<'_>,
    table: &str,
    [one_column, many_column]: [&str; 2],
    one: &str,
    many: impl Iterator<Item = String>,
) -> Result<(), StoreError> {
    let many: Vec<String> = many.collect();
    let old = all(w, &format!("select {many_column} from {table} where {one_column} = ?1"), [one], |r| {
        Ok(r.get::<_, String>(0)?)
    })?;
    for gone in old.iter().filter(|o| !many.contains(o)) {
        w.run(&format!("delete from {table} where {one_column} = ?1 and {many_column} = ?2"), [one, gone.as_str()])?;
    }
    let upsert = format!(
        "insert into {table} ({one_column}, {many_column}, ordinal) values (?1, ?2, ?3) \
         on conflict ({one_column}, {many_column}) do update set ordinal = excluded.ordinal"
    );
    for (ordinal, id) in (1i64..).zip(&many) {
        w.run(&upsert, rusqlite::params![one, id, ordinal])?;
    }
    Ok(())
}

/// The INSERT of a table; the last of `columns` is its id.
pub(crate) fn insert_sql(table: &str, columns: &[&str]) -> String {
    let places: Vec<String> = (1..=columns.len()).map(|i| format!("?{i}")).collect();
    format!("insert into {table} ({}) values ({})", columns.join(", "), places.join(", "))
}

/// The UPDATE of a table by its id, with the parameters of [`insert_sql`].
pub(crate) fn update_sql(table: &str, columns: &[&str]) -> String {
    let last = columns.len();
    let sets: Vec<String> = columns.iter().zip(1..last).map(|(c, i)| format!("{c} = ?{i}")).collect();
    format!("update {table} set {} where {} = ?{last}", sets.join(", "), columns[last - 1])
}
