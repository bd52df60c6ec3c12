//! Do then undo is identity, whatever was done; undo-all then redo-all restores.

mod common;

use common::*;
use domain::*;
use proptest::prelude::*;
use store::{Rows, Store, StoreError, Writer};

/// Every tracked row, as text.
fn dump(store: &Store, questions: &[String]) -> String {
    store
        .read(|r| {
            let mut out = String::new();
            for question in questions {
                out.push_str(&r.ask(question)?.query_row([], |row| row.get::<_, String>(0))?);
                out.push('\n');
            }
            Ok::<_, StoreError>(out)
        })
        .expect("all rows are read")
}

/// For each tracked table the question for all of it.
fn questions(store: &Store) -> Vec<String> {
    let tables = store.check().expect("the store is examined").counts;
    store
        .read(|r| {
            tables
                .iter()
                .map(|(table, _)| {
                    let statement = r.ask(&format!("select * from {table}"))?;
                    let columns = statement.column_names().collect::<Vec<_>>().join(", ");
                    Ok(format!("select json_group_array(json_array({columns}) order by json_array({columns})) from {table}"))
                })
                .collect::<Result<_, StoreError>>()
        })
        .expect("all tables are described")
}

/// One small thing a deed does. `n` picks the row, `text` is what is written.
#[derive(Debug, Clone)]
struct Step {
    what: u8,
    n: u32,
    text: String,
}

#[derive(Debug, Clone)]
enum Move {
    Do(Vec<Step>),
    Fail(Vec<Step>),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    // Any characters: quotes, line ends, NUL, beyond the BMP, decomposed marks.
    (0u8..9, 0u32..40, prop_oneof!["[a-zàđếổ '\"\\\\\n]{0,12}", any::<String>()]).prop_map(|(what, n, text)| Step { what, n, text })
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        6 => prop::collection::vec(step(), 1..4).prop_map(Move::Do),
        1 => prop::collection::vec(step(), 1..4).prop_map(Move::Fail),
        3 => Just(Move::Undo),
        2 => Just(Move::Redo),
    ];
    prop::collection::vec(one, 110)
}

/// Carries out a step on whatever rows there are; a step without its rows does nothing.
fn run(w: &Writer<'_>, fresh: &mut u128, s: &Step) -> Result<(), StoreError> {
    let mut mint = || {
        *fresh += 1;
        *fresh
    };
    let units = if matches!(s.what, 1 | 2 | 5..=7) { store::unit::list(w)? } else { Vec::new() };
    let pick = |n: u32| (!units.is_empty()).then(|| units[n as usize % units.len()].id);
    match s.what {
        0 => store::unit::insert(w, &unit(mint(), &s.text)),
        1 => match pick(s.n) {
            Some(id) => {
                let mut u = store::unit::get(w, id)?.expect("the unit was listed");
                u.aliases.push(s.text.clone());
                u.short_name = u.short_name.is_none().then(|| s.text.clone());
                u.replaced_by = pick(s.n / 2);
                store::unit::update(w, &u)
            }
            None => Ok(()),
        },
        2 => {
            let members = (0..s.n % 4).filter_map(|i| pick(s.n + i)).collect::<Vec<_>>();
            let mut members_once: Vec<UnitId> = Vec::new();
            members.into_iter().for_each(|m| if !members_once.contains(&m) { members_once.push(m) });
            match store::group::list(w)?.into_iter().next() {
                Some(mut g) => {
                    g.members = members_once;
                    store::group::update(w, &g)
                }
                None => store::group::insert(
                    w,
                    &Group { id: id(mint()), name: s.text.clone(), aliases: vec![], members: members_once },
                ),
            }
        }
        3 => {
            let mut d = directive(mint(), store::directive::next_arrival(w)?);
            d.subject = Some(s.text.clone());
            store::directive::insert(w, &d)?;
            let mut p = point(mint(), d.id, 1);
            p.confidence = s.n as f32 / 39.0;
            store::point::insert(w, &p)
        }
        4 => match store::directive::list(w)?.first() {
            Some(line) => {
                let mut p = store::point::list(w, line.id)?.remove(0);
                p.decision = Decision::Accepted;
                p.content = s.text.clone();
                p.confidence *= 0.7;
                store::point::update(w, &p)
            }
            None => Ok(()),
        },
        5 | 6 => {
            let mut t = task(mint(), store::task::next_code(w)?, pick(s.n));
            t.content = s.text.clone();
            t.coordinators = pick(s.n + 1).into_iter().collect();
            t.deadline = due("2026-03-01");
            store::task::insert(w, &t)
        }
        7 => match store::task::by_code(w, s.n % 8 + 1)? {
            Some(mut t) => {
                t.content.push_str(&s.text);
                t.coordinators = (0..s.n % 3).filter_map(|i| pick(s.n + i)).collect();
                t.coordinators.dedup();
                t.deadline = if s.n.is_multiple_of(2) { None } else { due("2026-04-01") };
                t.state = if s.n.is_multiple_of(3) { TaskState::Done } else { TaskState::Paused };
                t.completed_on = (t.state == TaskState::Done).then(|| day("2026-02-02"));
                store::task::update(w, &t)
            }
            None => Ok(()),
        },
        _ => {
            store::body::set(w, &BodyProfile { place: s.text.clone(), ..body() })?;
            let mut d = draft(mint(), &s.text.replace('\0', ""));
            d.tasks = store::task::by_code(w, 1)?.map(|t| t.id).into_iter().collect();
            store::draft::insert(w, &d)
        }
    }
}

proptest! {
    // 72 runs of 110 moves, all undone and redone at the end: 10,000 journaled writes.
    #![proptest_config(ProptestConfig { cases: 72, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn do_then_undo_is_identity(moves in moves()) {
        let mut store = Store::in_memory().expect("a store in memory");
        let all = questions(&store);
        let (mut clock, mut fresh) = (0i64, 0u128);
        // The model: what the rows were before each standing deed, and before each undo.
        let mut now = dump(&store, &all);
        let empty = now.clone();
        let (mut before, mut after): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        let mut entries = 0;
        for m in &moves {
            clock += 1;
            let e = entry(clock, "việc");
            match m {
                Move::Do(steps) => {
                    let written = store.write(e, |w| steps.iter().try_for_each(|s| run(w, &mut fresh, s)));
                    let written = written.expect("the steps fit");
                    let then = dump(&store, &all);
                    if written.entry.is_some() {
                        prop_assert!(!written.changed.is_empty());
                        before.push(std::mem::replace(&mut now, then));
                        after.clear();
                        entries += 1;
                    } else {
                        prop_assert_eq!(&then, &now, "no entry, no change");
                    }
                }
                Move::Fail(steps) => {
                    let refused = store.write(e, |w| {
                        steps.iter().try_for_each(|s| run(w, &mut fresh, s))?;
                        Err::<(), _>(StoreError::NothingToUndo)
                    });
                    prop_assert!(refused.is_err());
                    prop_assert_eq!(&dump(&store, &all), &now, "a failed closure leaves no trace");
                }
                Move::Undo => match (store.undo(e), before.pop()) {
                    (Ok(_), Some(then)) => {
                        after.push(std::mem::replace(&mut now, then));
                        prop_assert_eq!(&dump(&store, &all), &now, "undo brings back what was");
                        entries += 1;
                    }
                    (Err(StoreError::NothingToUndo), None) => {}
                    (got, expected) => prop_assert!(false, "{got:?}, expected a deed: {}", expected.is_some()),
                },
                Move::Redo => match (store.redo(e), after.pop()) {
                    (Ok(_), Some(then)) => {
                        before.push(std::mem::replace(&mut now, then));
                        prop_assert_eq!(&dump(&store, &all), &now, "redo brings back what was undone");
                        entries += 1;
                    }
                    (Err(StoreError::NothingToRedo), None) => {}
                    (got, expected) => prop_assert!(false, "{got:?}, expected an undo: {}", expected.is_some()),
                },
            }
            prop_assert_eq!(store.undo_label().is_some(), !before.is_empty());
            prop_assert_eq!(store.redo_label().is_some(), !after.is_empty());
        }
        let standing = before.len();
        for _ in 0..standing {
            clock += 1;
            store.undo(entry(clock, "")).expect("each standing deed can be undone");
        }
        prop_assert_eq!(&dump(&store, &all), &empty, "everything undone is nothing");
        for _ in 0..standing {
            clock += 1;
            store.redo(entry(clock, "")).expect("each of them can be redone");
        }
        prop_assert_eq!(&dump(&store, &all), &now, "everything redone is everything");
        entries += 2 * standing as u64;
        let report = store.check().expect("the store is examined");
        prop_assert!(report.ok(), "{:?}", report.lines);
        prop_assert_eq!(report.entries, entries, "history only grows");
    }
}

#[test]
fn history_tells_what_stands() {
    let mut store = sample();
    assert_eq!(store.undo_label().as_deref(), Some("Giao nhiệm vụ"));
    assert_eq!(store.redo_label(), None);
    let undone = store.undo(entry(10, "Hoàn tác")).expect("undone");
    assert_eq!(undone.output.label, "Giao nhiệm vụ");
    assert!(undone.changed.contains("task") && undone.entry.is_some());
    assert_eq!(store.undo_label().as_deref(), Some("Đăng ký công điện 474"), "several undos walk further back");
    assert_eq!(store.redo_label().as_deref(), Some("Giao nhiệm vụ"));
    let lines = store.read(|r| store::history::list(r, 10, None)).expect("history");
    let told: Vec<_> = lines.iter().map(|l| (l.seq, l.kind.as_str(), l.label.as_str(), l.undone)).collect();
    assert_eq!(
        told,
        [
            (4, "undo", "Hoàn tác: Giao nhiệm vụ", false),
            (3, "do", "Giao nhiệm vụ", true),
            (2, "do", "Đăng ký công điện 474", false),
            (1, "do", "Khai báo cơ quan và đơn vị", false),
        ]
    );
    assert_eq!(lines[1].rows, 7, "three tasks and four coordinators");
    let older = store.read(|r| store::history::list(r, 1, Some(lines[1].entry))).expect("history");
    assert_eq!(older[0].seq, 2, "the next page begins below the last line");
    store.redo(entry(11, "")).expect("redone");
    let lines = store.read(|r| store::history::list(r, 10, None)).expect("history");
    assert_eq!((lines[0].label.as_str(), lines[2].undone), ("Làm lại: Giao nhiệm vụ", false), "a redone deed stands");
    store.undo(entry(12, "")).expect("and can be undone again");
    store.write(entry(13, "Thêm đơn vị"), |w| store::unit::insert(w, &unit(7, "Sở Y"))).expect("a new deed");
    assert_eq!(store.redo(entry(14, "")).expect_err("a new deed clears the redo path"), StoreError::NothingToRedo);
    assert_eq!(store.redo_label(), None);
}

#[test]
fn the_history_of_a_row_names_what_changed() {
    let mut store = sample();
    let mut t = store.read(|r| store::task::by_code(r, 2)).expect("read").expect("task 2");
    t.product = Some("Báo cáo".into());
    t.coordinators.pop();
    store.write(entry(5, "Sửa sản phẩm"), |w| store::task::update(w, &t)).expect("updated");
    let changes = store.read(|r| store::history::of_row(r, t.id.0)).expect("history of a row");
    let told: Vec<_> = changes.iter().map(|c| (c.label.as_str(), c.table.as_str(), c.before.is_some(), c.after.is_some())).collect();
    assert_eq!(
        told,
        [
            ("Giao nhiệm vụ", "task", false, true),
            ("Giao nhiệm vụ", "task_coordinator", false, true),
            ("Giao nhiệm vụ", "task_coordinator", false, true),
            ("Sửa sản phẩm", "task", true, true),
            ("Sửa sản phẩm", "task_coordinator", true, false),
        ]
    );
    assert_eq!(changes[3].before, Some(serde_json::json!({"product": null})), "only what changed");
    assert_eq!(changes[3].after, Some(serde_json::json!({"product": "Báo cáo"})));
}

#[test]
fn undo_does_not_cross_a_barrier() {
    let mut store = sample();
    let registered = store::Entry { barrier: true, ..entry(5, "Đăng ký số văn bản") };
    store.write(registered, |w| store::draft::insert(w, &draft(40, "Kế hoạch"))).expect("registered");
    assert_eq!(store.undo_label(), None);
    let refused = store.undo(entry(6, "")).expect_err("a registered paper stays");
    assert_eq!(refused, StoreError::Barrier { label: "Đăng ký số văn bản".into() });
    store.write(entry(7, "Thêm đơn vị"), |w| store::unit::insert(w, &unit(8, "Sở Z"))).expect("a later deed");
    store.undo(entry(8, "")).expect("what came after the barrier can be undone");
    assert_eq!(store.undo(entry(9, "")).expect_err("the barrier still stands").code(), "barrier");
}

#[test]
fn a_write_that_changes_nothing_is_not_kept() {
    let mut store = sample();
    let same = store.write(entry(5, "Không gì"), |w| store::unit::update(w, &unit(1, "Công an tỉnh"))).expect("written");
    assert_eq!((same.entry, same.changed.len()), (None, 0));
    assert_eq!(store.undo_label().as_deref(), Some("Giao nhiệm vụ"), "nothing to undo was added");
    store.undo(entry(6, "")).expect("undone");
    store.write(entry(7, "Không gì"), |w| store::unit::update(w, &unit(1, "Công an tỉnh"))).expect("written");
    assert!(store.redo_label().is_some(), "and the redo path stays");
}

#[test]
fn one_id_is_one_entry() {
    let mut store = sample();
    let again = store.write(entry(3, "Lặp"), |w| store::unit::insert(w, &unit(7, "Sở Y"))).expect_err("the id is taken");
    assert_eq!(again.code(), "conflict");
    assert_eq!(store.read(|r| store::unit::get(r, id(7))).expect("read"), None);
}

#[test]
fn a_reader_cannot_write_and_reads_may_nest() {
    let store = sample();
    let refused = store.read(|r| r.ask("delete from unit").map(drop)).expect_err("a reader cannot write");
    assert_eq!(refused, StoreError::ReadOnly);
    let nested = store.read(|_| store.read(|r| store::unit::list(r))).expect("a read inside a read");
    assert_eq!(nested.len(), 4);
}
