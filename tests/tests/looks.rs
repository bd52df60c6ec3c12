//! Looks at tasks: every figure is the length of a list, whatever happened to the tasks; deeds on
//! many tasks; filters under a name.

use app::{
    Failure,
    desk::ShowDesk,
    draft::{ListDrafts, NewDraft, SaveDraft, ShowDraft, WithdrawDraft},
    report::ReportUnits,
    task::{
        AddTask, ChangeTasks, CloseFilter, CountTasks, Deed, ListFilters, ListTasks, MatrixBy, SaveFilter, SetTaskState, ShowTask, TaskCalendar,
        TaskMatrix, TaskPapers,
    },
    unit::ListUnits,
};
use domain::{Deadline, TaskId, TaskState, Timeliness};
use proptest::prelude::*;
use store::UnitRole;
use tests::office::Office;

const CLASSES: [Timeliness; 7] = [
    Timeliness::DoneInTime,
    Timeliness::DoneLate,
    Timeliness::InTime,
    Timeliness::DueSoon,
    Timeliness::Late,
    Timeliness::NoDeadline,
    Timeliness::Cancelled,
];

fn by(day: &str) -> Deadline {
    Deadline { on: day.parse().ok(), at: None, text: day.into() }
}

fn give(office: &mut Office, lead: &str, on: Option<&str>) -> TaskId {
    let (coordinate, monitor) = (vec!["Công an tỉnh".into()], Some("Văn phòng Ủy ban".into()));
    office.run(AddTask { content: "Rà soát phương án".into(), lead: lead.into(), coordinate, monitor, deadline: on.map(by), product: None, link: None })
}

fn list(office: &mut Office, of: ListTasks) -> Vec<TaskId> {
    let page = office.ask(of.clone());
    assert_eq!(page.total as usize, page.rows.len(), "{of:?}");
    assert_eq!(office.ask(CountTasks { of: of.clone() }), page.total);
    // The same by small pages, each after the last row of the one before.
    let mut paged: Vec<TaskId> = Vec::new();
    loop {
        let next = office.ask(ListTasks { limit: 2, after: paged.last().copied(), no_total: true, ..of.clone() }).rows;
        if next.is_empty() {
            break;
        }
        paged.extend(next.iter().map(|r| r.id));
    }
    let whole: Vec<TaskId> = page.rows.iter().map(|r| r.id).collect();
    assert_eq!(paged, whole, "{of:?}");
    whole
}

fn set(id: TaskId, state: TaskState) -> SetTaskState {
    SetTaskState { id, state, on: None, reason: Some("theo đề nghị".into()), paper: Some("Công văn số 5/UBBC".into()), confirmed_by: None }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn every_figure_is_the_length_of_its_list(
        given in prop::collection::vec((0usize..3, prop::option::of(0i64..14)), 1..9),
        steps in prop::collection::vec((0usize..9, 0usize..8, 0i64..4), 0..16),
    ) {
        let mut office = Office::of_the_demo("2021-05-03");
        let start: chrono::NaiveDate = "2021-05-03".parse().expect("a day");
        let leads = ["Sở Nội vụ", "Sở Y tế", "Công an tỉnh"];
        let ids: Vec<TaskId> = given
            .iter()
            .map(|(u, d)| give(&mut office, leads[*u], d.map(|n| (start + chrono::Duration::days(n)).to_string()).as_deref()))
            .collect();
        let mut today = start;
        for (which, state, wait) in steps {
            today += chrono::Duration::days(wait);
            office.becomes(&today.to_string());
            let _ = office.attempt(set(ids[which % ids.len()], TaskState::ALL[state]));
        }
        let all = office.ask(ListTasks::default()).rows;
        // Classes: the database and the rule agree, one by one and together.
        for class in CLASSES {
            let mut expected: Vec<TaskId> = all.iter().filter(|r| r.timeliness == class).map(|r| r.id).collect();
            let mut found = list(&mut office, ListTasks { classes: vec![class], ..Default::default() });
            expected.sort();
            found.sort();
            prop_assert_eq!(found, expected, "{:?}", class);
        }
        let n = all.iter().filter(|r| r.timeliness == Timeliness::DueSoon).count();
        prop_assert_eq!(list(&mut office, ListTasks { soon: true, ..Default::default() }).len(), n);
        let two = vec![Timeliness::Late, Timeliness::DoneLate];
        let n = all.iter().filter(|r| two.contains(&r.timeliness)).count();
        prop_assert_eq!(list(&mut office, ListTasks { classes: two, ..Default::default() }).len(), n);
        // The table of units: each figure is the list of the unit as lead.
        let report = office.ask(ReportUnits {});
        for line in report.rows {
            let of = |classes: Vec<Timeliness>| ListTasks { lead: Some(line.unit), classes, ..Default::default() };
            let open = vec![Timeliness::InTime, Timeliness::DueSoon, Timeliness::NoDeadline];
            prop_assert_eq!(list(&mut office, of(vec![Timeliness::Late])).len() as u32, line.figures.open_late);
            prop_assert_eq!(list(&mut office, of(vec![Timeliness::DoneLate])).len() as u32, line.figures.done_late);
            prop_assert_eq!(list(&mut office, of(open)).len() as u32, line.figures.open_in_time);
        }
        // The cards of the desk.
        let desk = office.ask(ShowDesk {});
        let due = |from: i64, to: i64| ListTasks {
            states: store::task::RUNNING.to_vec(),
            open: true,
            due_from: Some(today + chrono::Duration::days(from)),
            due_to: Some(today + chrono::Duration::days(to)),
            ..Default::default()
        };
        let cards = [(due(0, 0), desk.todo.today), (due(1, 3), desk.todo.three_days), (due(4, 7), desk.todo.seven_days)];
        for (of, n) in cards {
            prop_assert_eq!(list(&mut office, of).len() as u32, n);
        }
        let silent = ListTasks { silent: true, states: store::task::RUNNING.to_vec(), open: true, due_to: Some(today + chrono::Duration::days(7)), ..Default::default() };
        prop_assert_eq!(list(&mut office, silent).len() as u32, desk.todo.silent);
        // Matrices, and a list narrowed to a cell.
        for by in [MatrixBy::State, MatrixBy::Week] {
            let tally = office.ask(TaskMatrix { of: ListTasks::default(), by });
            prop_assert_eq!(tally.total as usize, all.len());
            prop_assert_eq!(tally.rows.iter().map(|r| r.total).sum::<u32>(), tally.total);
            for row in &tally.rows {
                for (column, n) in tally.columns.iter().zip(&row.cells) {
                    let of = ListTasks {
                        lead: Some(row.unit),
                        states: column.state.into_iter().collect(),
                        due_from: column.from,
                        due_to: column.to,
                        no_deadline: column.no_deadline,
                        ..Default::default()
                    };
                    prop_assert_eq!(list(&mut office, of).len() as u32, *n, "{}", column.label);
                }
            }
        }
        // The calendar.
        let to = start + chrono::Duration::days(20);
        let days = office.ask(TaskCalendar { of: ListTasks::default(), from: start, to, most: 3 });
        prop_assert_eq!(days.iter().map(|d| d.total).sum::<u32>() as usize, all.iter().filter(|r| r.deadline.is_some()).count());
        for day in days {
            let of = ListTasks { due_from: Some(day.on), due_to: Some(day.on), ..Default::default() };
            prop_assert_eq!(list(&mut office, of).len() as u32, day.total);
            prop_assert_eq!(day.rows.len() as u32, day.total.min(3));
        }
        prop_assert_eq!(office.ask(TaskPapers { of: ListTasks::default() }).iter().map(|p| p.tasks).sum::<u32>() as usize, all.len());
    }
}

#[test]
fn roles_are_told_apart() {
    let mut office = Office::of_the_demo("2021-05-03");
    let a = give(&mut office, "Sở Nội vụ", Some("2021-05-10"));
    let b = give(&mut office, "Công an tỉnh", None);
    let units = office.ask(ListUnits {}).units;
    let unit = |name: &str| units.iter().find(|u| u.name == name).expect("it is there").id;
    let police = unit("Công an tỉnh");
    let of = |role| ListTasks { unit: Some(police), role, ..Default::default() };
    assert_eq!(list(&mut office, of(None)), [a, b]);
    assert_eq!(list(&mut office, of(Some(UnitRole::Lead))), [b]);
    assert_eq!(list(&mut office, of(Some(UnitRole::Coordinate))), [a]);
    assert_eq!(list(&mut office, ListTasks { unit: Some(unit("Văn phòng Ủy ban")), role: Some(UnitRole::Monitor), ..Default::default() }), [a, b]);
    assert_eq!(list(&mut office, ListTasks { lead: Some(unit("Sở Nội vụ")), ..of(None) }), [a], "two units at once");
}

#[test]
fn many_tasks_change_in_one_step_or_not_at_all() {
    let mut office = Office::of_the_demo("2021-05-03");
    let ids: Vec<TaskId> = ["2021-05-05", "2021-05-06", "2021-05-20"].map(|d| give(&mut office, "Sở Nội vụ", Some(d))).into();
    let extend = |to: &str| Deed::Extend { to: by(to), reason: "Chờ hướng dẫn".into(), approved_by_paper: "Công văn số 9/UBBC".into(), approver: None, on: None };
    let refused = office.attempt(ChangeTasks { tasks: ids.clone(), deed: extend("2021-05-15") }).expect_err("one is due later");
    let Failure::Refused { code, rows, what, .. } = refused else { panic!("a refusal") };
    assert_eq!((code.as_str(), rows.len(), rows[0].id), ("rows-refused", 1, ids[2]), "{what}");
    assert!(rows[0].what.contains("không muộn hơn"), "{rows:?}");
    for id in &ids {
        assert!(office.ask(ShowTask { id: *id }).extensions.is_empty(), "nothing was changed");
    }
    let done = office.run(ChangeTasks { tasks: vec![ids[0], ids[1], ids[0]], deed: extend("2021-05-15") });
    assert_eq!(done.tasks, 2, "each once");
    assert_eq!(office.ask(ShowTask { id: ids[1] }).extensions.len(), 1);
    assert_eq!(office.undo(), "Gia hạn 2 nhiệm vụ đến 15/05/2021");
    assert!(ids.iter().all(|id| office.ask(ShowTask { id: *id }).extensions.is_empty()), "one step");

    let police = office.ask(ListUnits {}).units.into_iter().find(|u| u.name == "Công an tỉnh").expect("it is there").id;
    office.run(ChangeTasks { tasks: ids.clone(), deed: Deed::Lead { unit: police } });
    assert_eq!(list(&mut office, ListTasks { lead: Some(police), ..Default::default() }), ids);
    let pause = |reason: Option<&str>| Deed::State { state: TaskState::Paused, on: None, reason: reason.map(String::from), paper: None };
    let refused = office.attempt(ChangeTasks { tasks: ids.clone(), deed: pause(None) }).expect_err("a reason is asked for");
    let Failure::Refused { rows, .. } = refused else { panic!("a refusal") };
    assert_eq!(rows.len(), 3);
    office.run(ChangeTasks { tasks: vec![ids[2]], deed: pause(Some("chờ kinh phí")) });
    let urge = Deed::Urge { each: false, answer_by: None };
    let refused = office.attempt(ChangeTasks { tasks: ids.clone(), deed: urge.clone() }).expect_err("a paused one is not urged");
    let Failure::Refused { rows, .. } = refused else { panic!("a refusal") };
    assert_eq!(rows.iter().map(|r| r.id).collect::<Vec<_>>(), [ids[2]]);
    let letters = office.run(ChangeTasks { tasks: ids[..2].to_vec(), deed: urge }).letters;
    assert_eq!((letters.len(), letters[0].tasks.clone()), (1, ids[..2].to_vec()));
    let nothing = office.attempt(ChangeTasks { tasks: vec![], deed: pause(Some("x")) }).expect_err("nothing chosen");
    assert_eq!(nothing.code(), "invalid");
}

#[test]
fn filters_have_names() {
    let mut office = Office::of_the_demo("2021-05-03");
    let late = ListTasks { classes: vec![Timeliness::Late], words: Some("an ninh".into()), ..Default::default() };
    let save = |name: &str, filter: ListTasks| SaveFilter { id: None, name: name.into(), filter };
    let id = office.run(save(" Quá hạn ", ListTasks { offset: 40, limit: 9, ..late.clone() }));
    let kept = office.ask(ListFilters {});
    assert_eq!((kept.len(), kept[0].name.as_str(), &kept[0].filter), (1, "Quá hạn", &late), "without its page");
    assert_eq!(office.attempt(save("quá hạn", late.clone())).expect_err("the name is taken").code(), "duplicate");
    assert_eq!(office.attempt(save("Tất cả", ListTasks::default())).expect_err("no condition").code(), "invalid");
    office.run(SaveFilter { id: Some(id), name: "Trễ".into(), filter: late });
    assert_eq!(office.ask(ListFilters {})[0].name, "Trễ");
    office.run(CloseFilter { id });
    assert!(office.ask(ListFilters {}).is_empty());
    office.undo();
    assert_eq!(office.ask(ListFilters {}).len(), 1, "nothing is deleted");
}

#[test]
fn a_draft_is_withdrawn_with_a_reason() {
    let mut office = Office::of_the_demo("2021-05-03");
    let id = office.run(NewDraft { kind: "cong-van".into() });
    assert_eq!(office.ask(ShowDesk {}).todo.unnumbered, 1);
    assert_eq!(office.attempt(WithdrawDraft { id, reason: "  ".into() }).expect_err("a reason").code(), "invalid");
    office.run(WithdrawDraft { id, reason: "Gộp vào kế hoạch chung".into() });
    let desk = office.ask(ShowDesk {});
    assert_eq!((desk.todo.unnumbered, desk.drafts_total), (0, 0));
    assert_eq!(office.ask(ListDrafts {})[0].withdrawn.as_ref().map(|w| w.reason.as_str()), Some("Gộp vào kế hoạch chung"), "it stays in the list");
    let document = office.ask(ShowDraft { id }).document;
    let mut changed = document.clone();
    changed.subject = "khác".into();
    assert_eq!(office.attempt(SaveDraft { id, document: changed, seen: None }).expect_err("it is written no further").code(), "invalid");
    assert_eq!(office.attempt(WithdrawDraft { id, reason: "lần nữa".into() }).expect_err("once").code(), "invalid");
    office.undo();
    assert_eq!(office.ask(ShowDesk {}).todo.unnumbered, 1);
}
