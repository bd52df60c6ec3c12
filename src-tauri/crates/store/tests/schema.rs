//! Released schemas stay as they are, stores of every one of them open, and the tables keep the
//! rules the journal builds on.

mod common;

use common::*;
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
};
use store::{Rows, Store, StoreError};

/// SHA-256 of every released migration. A line is added, never changed: stores out there were made
/// with the old text.
const RELEASED: &[(&str, &str)] = &[
    ("0001.sql", "43b1a4608ae6ef1c5bebc03b272d14f47f88a269434c31215f92f7644c89df11"),
    ("0002.sql", "64cf7b37bf65d681267c05b7472fa5bd909838fd2fefcf49ac4f803501fa586f"),
    ("0003.sql", "342c64e3e0906f19e7d47fd64fe78388e852b97f2c5aeb7fdf46aa0d1e509909"),
    ("0004.sql", "6fce89a3475773a9ecf5064a2277a487e4e0821a312ea13a35f8d9b2c3100195"),
];

fn here(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

#[test]
fn released_migrations_are_unchanged() {
    let mut files: Vec<_> = fs::read_dir(here("migrations")).expect("listed").map(|e| e.expect("entry").file_name()).collect();
    files.sort();
    let names: Vec<&str> = RELEASED.iter().map(|(name, _)| *name).collect();
    assert_eq!(files, names, "every migration has its line");
    assert_eq!(names.len() as u32, store::SCHEMA, "and is embedded");
    for (name, hash) in RELEASED {
        let text = fs::read_to_string(here("migrations").join(name)).expect("read").replace("\r\n", "\n");
        let found: String = Sha256::digest(text).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(&found, hash, "{name} was released; write a new migration instead");
    }
}

/// `STORE_WRITE_DATABASE=1 cargo test -p store --test schema` writes the file of the newest schema
/// once, when it is released.
#[test]
fn stores_of_every_released_schema_open() {
    let folder = here("../../../tests/databases");
    let newest = folder.join(format!("schema-{}.dondoc", store::SCHEMA));
    if std::env::var_os("STORE_WRITE_DATABASE").is_some() && !newest.exists() {
        fs::create_dir_all(&folder).expect("the folder");
        let mut store = Store::create(&newest).expect("a store");
        fill(&mut store);
        store.write(entry(4, "Dự thảo"), |w| store::draft::insert(w, &draft(40, "Kế hoạch"))).expect("a draft");
        store.undo(entry(5, "Hoàn tác")).expect("undone");
    }
    let mut seen = 0;
    for file in fs::read_dir(&folder).expect("tests/databases").map(|e| e.expect("entry").path()) {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join(file.file_name().expect("a name"));
        fs::copy(&file, &path).expect("copied");
        let mut store = Store::open(&path).expect("an old store opens");
        assert_eq!(store.schema_version(), Ok(store::SCHEMA), "and is brought to the newest schema");
        let report = store.check().expect("examined");
        assert!(report.ok(), "{}: {:?}", file.display(), report.lines);
        store
            .read(|r| {
                assert_eq!(store::unit::list(r)?.len(), 4);
                assert_eq!(store::body::get(r)?, Some(body()));
                assert_eq!(store::directive::get(r, id(10))?, Some(directive(10, 1)));
                assert_eq!(store::task::list(r, &store::TaskFilter::default())?.len(), 3);
                Ok::<_, StoreError>(())
            })
            .expect("its rows are read");
        // Undo and redo do not reach across a migration; new deeds go on.
        let newest = file.ends_with(format!("schema-{}.dondoc", store::SCHEMA));
        assert_eq!(store.redo(entry(6, "")).is_ok(), newest, "{}", file.display());
        store.write(entry(7, "Thêm đơn vị"), |w| store::unit::insert(w, &unit(50, "Sở Tư pháp"))).expect("its journal goes on");
        seen += 1;
    }
    assert_eq!(seen, store::SCHEMA, "one store of every schema");
}

fn words(sql: &str) -> Vec<Vec<String>> {
    let store = Store::in_memory().expect("a store");
    store
        .read(|r| {
            let mut statement = r.ask(sql)?;
            let width = statement.column_count();
            let rows = statement.query_map([], |row| (0..width).map(|i| row.get(i)).collect())?;
            Ok::<_, StoreError>(rows.collect::<Result<_, _>>()?)
        })
        .expect("the schema is read")
}

#[test]
fn tables_keep_the_rules_of_the_journal() {
    let tracked: Vec<String> = {
        let report = Store::in_memory().and_then(|s| s.check()).expect("examined");
        report.counts.into_iter().map(|(name, _)| name).collect()
    };
    let ours = "name not like 'sqlite_%' and name not like 'task_words%'";
    let loose = words(&format!("select name from pragma_table_list where type = 'table' and schema = 'main' and strict = 0 and {ours}"));
    assert!(loose.is_empty(), "not STRICT: {loose:?}");
    let odd = words(&format!(
        "select t.name, c.name, c.type from pragma_table_list t join pragma_table_info(t.name) c \
         where t.type = 'table' and t.schema = 'main' and t.{ours} and c.type not in ('TEXT', 'INTEGER', 'REAL')"
    ).replace("and name", "and t.name"));
    assert!(odd.is_empty(), "columns JSON cannot carry: {odd:?}");
    // What is not tracked is named here, so that a new table is a decision.
    let untracked: Vec<String> = words(&format!("select name from pragma_table_list where type = 'table' and schema = 'main' and {ours} order by 1"))
        .into_iter()
        .flatten()
        .filter(|name| !tracked.contains(name))
        .collect();
    assert_eq!(untracked, ["change", "draft_kept", "entry", "journal"]);
}

fn sources(folder: &Path, out: &mut Vec<(PathBuf, String)>) {
    for path in fs::read_dir(folder).expect("listed").map(|e| e.expect("entry").path()) {
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs" || e == "sql") {
            out.push((path.clone(), fs::read_to_string(&path).expect("read")));
        }
    }
}

#[test]
fn no_statement_escapes_the_triggers() {
    let mut files = Vec::new();
    sources(&here("src"), &mut files);
    sources(&here("migrations"), &mut files);
    assert!(files.len() > 20);
    for (path, text) in &files {
        let sql = text.to_lowercase();
        let at = path.display();
        assert!(!sql.contains("or replace") && !sql.contains("replace into"), "{at}: a replaced row escapes the journal");
        assert!(!sql.contains("or ignore"), "{at}: an ignored row is a lost row");
        assert!(!sql.contains("now()") && !sql.contains("'now'") && !sql.contains("current_timestamp"), "{at}: the clock is an argument");
        assert!(!sql.contains("random()") && !sql.contains("randomblob"), "{at}: chance is an argument");
        assert!(text.lines().count() <= 400, "{at} is long enough to be cut");
    }
    // Deeds remove join rows only (rows.rs); undo may remove what a deed added; kept words and the
    // search index are not tracked.
    let mut deleting: Vec<String> = files
        .iter()
        .filter(|(_, text)| text.contains("delete from"))
        .map(|(path, _)| path.strip_prefix(here("src")).unwrap_or(path).display().to_string().replace('\\', "/"))
        .collect();
    deleting.sort();
    assert_eq!(deleting, ["draft/mod.rs", "journal/undo.rs", "rescue/put.rs", "rows.rs", "search.rs"]);
}
