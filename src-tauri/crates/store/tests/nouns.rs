//! Each noun comes back as it went in; the lists answer what a secretary asks.

mod common;

use common::*;
use domain::*;
use store::{StoreError, TaskFilter, TaskOrder, UnitRole, body as body_row, directive as directives, draft as drafts, group, point as points, task as tasks, unit as units};

fn codes(store: &store::Store, filter: TaskFilter) -> Vec<u32> {
    let (rows, count) = store
        .read(|r| Ok::<_, StoreError>((tasks::list(r, &filter)?, tasks::count(r, &filter)?)))
        .expect("the filter is answered");
    if filter.limit.is_none() && filter.after.is_none() && filter.offset.is_none() {
        assert_eq!(rows.len() as u32, count, "list and count agree for {filter:?}");
    }
    rows.iter().map(|t| t.code).collect()
}

#[test]
fn every_noun_comes_back_as_it_went_in() {
    let mut store = sample();
    let mut t = task(30, 99, Some(id(1)));
    t.content = "Tổng hợp, báo cáo kết quả\u{0}; gồm ký tự lạ \"'\\ \u{1F5F3}".into();
    t.directive = Some(id(10));
    t.point = Some(id(12));
    t.coordinators = vec![id(3), id(2), id(4)];
    t.monitor = Some(id(4));
    t.deadline = Some(Deadline { on: None, at: None, text: "kịp thời".into() });
    t.original_deadline = due("2026-02-28");
    t.period = Some(Period { from: day("2026-01-01"), to: day("2026-01-31") });
    t.recurring = Some("hằng tuần".into());
    t.product = Some("Báo cáo".into());
    t.quotas = vec!["03 cuộc".into()];
    t.request = true;
    t.state = TaskState::Done;
    t.completed_on = Some(day("2026-01-30"));
    t.reason = Some("xong".into());
    let mut u = unit(6, "Huyện A");
    u.short_name = Some("H.A".into());
    u.relation = Relation::Requested;
    u.parent = Some(id(1));
    u.valid_from = Some(day("1990-01-01"));
    u.valid_to = Some(day("2025-06-30"));
    u.replaced_by = Some(id(2));
    u.aliases = vec!["huyện A cũ".into()];
    let mut d = draft(40, "V/v triển khai");
    d.document.head.number = Some("7".into());
    d.document.head.symbol = "TBANTT-TGV".into();
    d.directive = Some(id(10));
    d.tasks = vec![id(22), id(21)];
    store
        .write(entry(4, "Nhiều thứ"), |w| {
            units::insert(w, &u)?;
            tasks::insert(w, &t)?;
            drafts::insert(w, &d)
        })
        .expect("all rows fit");
    store
        .read(|r| {
            assert_eq!(body_row::get(r)?, Some(body()));
            assert_eq!(units::get(r, u.id)?, Some(u.clone()));
            assert_eq!(units::list(r)?.len(), 5);
            assert_eq!(group::get(r, id(5))?.map(|g| g.members), Some(vec![id(3), id(2)]), "members keep the print order");
            assert_eq!(directives::get(r, id(10))?, Some(directive(10, 1)));
            assert_eq!(points::get(r, id(12))?, Some(point(12, id(10), 2)));
            assert_eq!(points::list(r, id(10))?.len(), 2);
            assert_eq!(tasks::get(r, t.id)?, Some(t.clone()));
            assert_eq!(tasks::by_code(r, 99)?, Some(t.clone()));
            assert_eq!(tasks::of_point(r, id(12))?, [t.clone()]);
            assert_eq!(tasks::children(r, id(20))?.len(), 2);
            assert_eq!(tasks::next_code(r)?, 100);
            assert_eq!(drafts::get(r, d.id)?, Some(d.clone()));
            let line = drafts::list(r)?.remove(0);
            assert_eq!(line.number.as_deref(), Some("07/TBANTT-TGV"));
            assert_eq!(directives::by_number(r, " 474 / cđ-ttg")?, [id(10)]);
            assert!(directives::by_number(r, "  ")?.is_empty());
            let line = directives::list(r)?.remove(0);
            assert_eq!((line.points, line.open_points, line.tasks, line.tasks_done), (2, 2, 3, 1));
            Ok::<_, StoreError>(())
        })
        .expect("all rows are read");
}

#[test]
fn updates_replace_the_whole_row_and_its_join_rows() {
    let mut store = sample();
    let mut t = store.read(|r| tasks::by_code(r, 2)).expect("read").expect("task 2");
    t.coordinators = vec![id(1), id(3)];
    t.state = TaskState::InProgress;
    let mut g = store.read(|r| group::get(r, id(5))).expect("read").expect("the group");
    g.members = vec![id(1), id(2), id(3)];
    let mut p = point(11, id(10), 1);
    p.decision = Decision::Accepted;
    p.confidence = 0.1;
    let written = store
        .write(entry(9, "Sửa"), |w| {
            tasks::update(w, &t)?;
            group::update(w, &g)?;
            points::update(w, &p)
        })
        .expect("updates fit");
    let changed: Vec<&str> = written.changed.iter().map(String::as_str).collect();
    assert_eq!(changed, ["point", "task", "task_coordinator", "unit_group_member"], "the group's own row did not change");
    assert_eq!(store.read(|r| tasks::get(r, t.id)).expect("read"), Some(t));
    assert_eq!(store.read(|r| group::get(r, id(5))).expect("read"), Some(g));
    assert_eq!(store.read(|r| points::get(r, p.id)).expect("read"), Some(p));
}

#[test]
fn filters_find_tasks() {
    let mut store = sample();
    store
        .write(entry(5, "Thêm"), |w| {
            let mut done = task(31, 4, Some(id(1)));
            done.content = "Tập huấn ĐƯỜNG dây nóng tại xã Hòa Bình".into();
            done.deadline = due("2026-01-10");
            done.state = TaskState::Done;
            done.completed_on = Some(day("2026-01-09"));
            tasks::insert(w, &done)?;
            let mut off = task(32, 5, Some(id(2)));
            off.deadline = due("2026-01-10");
            off.state = TaskState::Cancelled;
            tasks::insert(w, &off)
        })
        .expect("more tasks");
    let f = TaskFilter::default;
    assert_eq!(codes(&store, f()), [1, 2, 3, 4, 5]);
    assert_eq!(codes(&store, TaskFilter { leaves_only: true, ..f() }), [2, 3, 4, 5], "the shared task is hidden");
    assert_eq!(codes(&store, TaskFilter { unit: Some(id(2)), ..f() }), [2, 5]);
    assert_eq!(codes(&store, TaskFilter { unit: Some(id(4)), ..f() }), [0u32; 0]);
    assert_eq!(codes(&store, TaskFilter { unit: Some(id(4)), role: UnitRole::Any, ..f() }), [2, 3]);
    assert_eq!(codes(&store, TaskFilter { states: vec![TaskState::Done, TaskState::Cancelled], ..f() }), [4, 5]);
    assert_eq!(codes(&store, TaskFilter { directive: Some(id(10)), ..f() }), [1, 2, 3]);
    assert_eq!(codes(&store, TaskFilter { late_on: Some(day("2026-02-02")), ..f() }), [2], "done and cancelled are not late");
    assert_eq!(codes(&store, TaskFilter { late_on: Some(day("2026-02-01")), ..f() }), [0u32; 0], "the last day counts in full");
    assert_eq!(codes(&store, TaskFilter { due_from: Some(day("2026-01-11")), due_to: Some(day("2026-03-10")), ..f() }), [2, 3]);
    assert_eq!(codes(&store, TaskFilter { words: Some("duong day".into()), ..f() }), [4]);
    assert_eq!(codes(&store, TaskFilter { words: Some("HOÀ bình".into()), ..f() }), [4], "old and new tone places are one");
    assert_eq!(codes(&store, TaskFilter { words: Some("an nin".into()), unit: Some(id(2)), ..f() }), [2, 5], "the last word is begun");
    assert_eq!(codes(&store, TaskFilter { words: Some("an nin ".into()), ..f() }), [0u32; 0], "a space ends a word");
    let newest = TaskFilter { words: Some("an ninh".into()), order: TaskOrder::Newest, ..f() };
    assert_eq!(codes(&store, newest.clone()), [5, 3, 2, 1]);
    assert_eq!(codes(&store, TaskFilter { after: Some(3), ..newest }), [2, 1]);
    assert_eq!(codes(&store, TaskFilter { words: Some("\" OR ( * - ".into()), ..f() }), [0u32; 0], "marks are no query language");
    assert_eq!(codes(&store, TaskFilter { words: Some(" \"*".into()), ..f() }), [1, 2, 3, 4, 5], "no word, no condition");
    // Pages: by the last number seen, in every order.
    for order in [TaskOrder::Code, TaskOrder::Newest, TaskOrder::Deadline] {
        let whole = codes(&store, TaskFilter { order, ..f() });
        let mut paged = Vec::new();
        loop {
            let page = codes(&store, TaskFilter { order, limit: Some(2), after: paged.last().copied(), ..f() });
            if page.is_empty() {
                break;
            }
            paged.extend(page);
        }
        assert_eq!(paged, whole, "{order:?}");
        assert_eq!(codes(&store, TaskFilter { order, offset: Some(3), ..f() }), whole[3..]);
    }
    assert_eq!(codes(&store, TaskFilter { order: TaskOrder::Deadline, ..f() }), [4, 5, 2, 3, 1], "no deadline comes last");
    // The index follows changes, undo and redo.
    let mut t = store.read(|r| tasks::by_code(r, 4)).expect("read").expect("task 4");
    t.content = "Trực chiến".into();
    store.write(entry(6, "Sửa"), |w| tasks::update(w, &t)).expect("updated");
    let found = |store: &store::Store, words: &str| codes(store, TaskFilter { words: Some(words.into()), ..TaskFilter::default() });
    assert_eq!((found(&store, "truc chien"), found(&store, "tap huan")), (vec![4], vec![]));
    store.undo(entry(7, "")).expect("undone");
    assert_eq!((found(&store, "truc chien"), found(&store, "tap huan")), (vec![], vec![4]));
    store.undo(entry(8, "")).expect("undone");
    assert_eq!(found(&store, "tap huan"), [0u32; 0]);
    store.redo(entry(9, "")).expect("redone");
    assert_eq!(found(&store, "tap huan"), [4]);
    let (mut a, mut b) = store.read(|r| Ok::<_, StoreError>((tasks::by_code(r, 4)?, tasks::by_code(r, 5)?))).expect("read");
    let (a, b) = (a.as_mut().expect("task 4"), b.as_mut().expect("task 5"));
    (a.code, b.code) = (5, 4);
    store
        .write(entry(10, "Đổi số"), |w| {
            tasks::update(w, &Task { code: 77, ..a.clone() })?;
            tasks::update(w, b)?;
            tasks::update(w, a)
        })
        .expect("numbers are exchanged");
    assert_eq!((found(&store, "tap huan"), found(&store, "bau cu")), (vec![5], vec![1, 2, 3, 4]));
    assert!(store.check().expect("examined").ok());
    let units = [1, 2, 3, 4].map(id);
    let today = day("2026-02-02");
    let soon = domain::Soon::new(3, domain::WorkingDays::of(&[]), today);
    let classes = store.read(|r| tasks::classes_by_lead(r, &units, today, &soon)).expect("classes");
    let all: Vec<tasks::Counted> = classes.into_iter().flat_map(|(_, c)| c).collect();
    assert_eq!(all.iter().map(|(_, n)| n).sum::<u32>(), 4, "the shared task does not count");
    assert_eq!(all.iter().find(|(c, _)| *c == Timeliness::Cancelled), Some(&(Timeliness::Cancelled, 1)));
}

#[test]
fn rules_of_the_schema_are_refusals() {
    let mut store = sample();
    let mut no_such_lead = task(50, 50, Some(id(777)));
    let refused = store.write(entry(6, "x"), |w| tasks::insert(w, &no_such_lead)).expect_err("no such unit");
    assert_eq!(refused.code(), "conflict", "{refused}");
    no_such_lead.lead = None;
    no_such_lead.state = TaskState::Done;
    let refused = store.write(entry(6, "x"), |w| tasks::insert(w, &no_such_lead)).expect_err("done on no day");
    assert_eq!(refused.code(), "conflict", "{refused}");
    let refused = store.write(entry(6, "x"), |w| tasks::insert(w, &task(51, 1, None))).expect_err("number 1 is taken");
    assert_eq!(refused.code(), "conflict", "{refused}");
    let refused = store.write(entry(6, "x"), |w| tasks::update(w, &task(52, 52, None))).expect_err("nothing to update");
    assert_eq!(refused.code(), "missing", "{refused}");
    let mut rewritten = directive(10, 1);
    rewritten.text.push('!');
    let refused = store.write(entry(6, "x"), |w| directives::update(w, &rewritten)).expect_err("received words stay");
    assert_eq!(refused.code(), "conflict", "{refused}");
    assert_eq!(store.read(|r| store::history::list(r, 9, None)).expect("history").len(), 3, "refused writes leave no entry");
}

#[test]
fn typed_words_are_kept_outside_the_journal() {
    let mut store = sample();
    store.write(entry(4, "Dự thảo"), |w| drafts::insert(w, &draft(40, "Một"))).expect("a draft");
    let typed = draft(40, "Một, hai").document;
    let kept = store.write(entry(5, "Gõ"), |w| drafts::keep(w, id(40), &typed)).expect("kept");
    assert_eq!((kept.entry, kept.changed.len()), (None, 0), "typing makes no entry");
    assert_eq!(store.read(|r| drafts::kept(r, id(40))).expect("read"), Some(typed.clone()));
    store.undo(entry(6, "Hoàn tác")).expect("the draft is taken back");
    store.redo(entry(7, "Làm lại")).expect("and comes again");
    assert_eq!(store.read(|r| drafts::kept(r, id(40))).expect("read"), Some(typed), "typed words survive undo and redo");
    store.write(entry(8, "Bỏ"), |w| drafts::forget_kept(w, id(40))).expect("forgotten");
    assert_eq!(store.read(|r| drafts::kept(r, id(40))).expect("read"), None);
    let mut unreadable = draft(40, "Một");
    unreadable.document.layout.top = document::Mm(1.0);
    let refused = store.write(entry(9, "x"), |w| drafts::update(w, &unreadable)).expect_err("not readable again");
    assert_eq!(refused.code(), "conflict", "{refused}");
}
