//! Tracking: what happens to a task after it was given.

use app::{
    Failure,
    desk::ShowDesk,
    draft::{ListDrafts, ShowDraft},
    report::{ExportReport, ReportKind, ReportOverdue, ReportPaper, ReportTables, ReportUnits},
    task::{AddTask, ChangeTask, ExtendTask, ListTasks, ReportProgress, SetTaskState, ShowTask, TaskRow},
    unit::ListUnits,
};
use domain::{Deadline, TaskId, TaskState, Timeliness, UrgingLevel};
use app::urge::UrgeTasks;
use proptest::prelude::*;
use tests::office::Office;

fn by(day: &str) -> Deadline {
    Deadline { on: day.parse().ok(), at: None, text: day.into() }
}

fn add(office: &mut Office, content: &str, lead: &str, deadline: Option<&str>) -> TaskId {
    office.run(AddTask {
        content: content.into(),
        lead: lead.into(),
        coordinate: vec![],
        monitor: None,
        deadline: deadline.map(by),
        link: None,
        product: None,
    })
}

fn told(task: TaskId, result: &str) -> ReportProgress {
    ReportProgress { task, on: None, percent: None, result: Some(result.into()), difficulty: None, cause: None, proposal: None, evidence: None, expected_on: None }
}

fn to(id: TaskId, state: TaskState) -> SetTaskState {
    let reason = matches!(state, TaskState::Returned | TaskState::Paused | TaskState::Cancelled).then(|| "theo chỉ đạo".to_owned());
    let paper = matches!(state, TaskState::Done | TaskState::Cancelled).then(|| "Văn bản số 30/TBANTT-TGV".to_owned());
    SetTaskState { id, state, on: None, reason, paper, confirmed_by: None }
}

fn extend(task: TaskId, day: &str) -> ExtendTask {
    ExtendTask {
        task,
        to: by(day),
        reason: "Chờ hướng dẫn của cấp trên".into(),
        approved_by_paper: "Công văn số 20/TBANTT-TGV".into(),
        approver: Some("Trưởng Tiểu ban".into()),
        on: None,
    }
}

fn row(office: &mut Office, id: TaskId) -> TaskRow {
    office.ask(ShowTask { id }).task
}

/// A calm refusal with a next step, after which nothing has changed.
fn refused<I: app::Intent>(office: &mut Office, intent: I, words: &str) {
    let before = everything(office);
    match office.attempt(intent) {
        Err(Failure::Refused { what, advice, .. }) => {
            assert!(what.contains(words), "“{what}” speaks of “{words}”");
            assert!(!advice.is_empty());
        }
        Err(broken) => panic!("{broken}"),
        Ok(_) => panic!("{} is refused", I::NAME),
    }
    assert_eq!(everything(office), before, "a refusal changes nothing");
}

/// All tasks with all that happened to them, without the history of the journal.
fn everything(office: &mut Office) -> String {
    let rows = office.ask(ListTasks { limit: 5_000, ..Default::default() }).rows;
    let mut out = String::new();
    for r in rows {
        let d = office.ask(ShowTask { id: r.id });
        out.push_str(&serde_json::to_string(&(d.task, d.progress, d.extensions, d.steps, d.corrections, d.urgings)).expect("JSON"));
        out.push('\n');
    }
    out
}

#[test]
fn progress_is_appended_and_the_task_is_under_way() {
    let mut office = Office::of_the_demo("2021-05-04");
    let id = add(&mut office, "Xây dựng phương án", "Sở Y tế", Some("2021-05-10"));
    office.run(told(id, "Đã xong dự thảo"));
    assert_eq!(row(&mut office, id).state, TaskState::InProgress);
    office.becomes("2021-05-06");
    office.run(ReportProgress {
        task: id,
        on: "2021-05-05".parse().ok(),
        percent: Some(80),
        result: Some(" Đã lấy ý kiến ".into()),
        difficulty: Some("Thiếu vật tư".into()),
        proposal: Some("  ".into()),
        evidence: Some("Báo cáo số 15/BC-SYT".into()),
        cause: None,
        expected_on: None,
    });
    let progress = office.ask(ShowTask { id }).progress;
    assert_eq!(progress.len(), 2);
    assert_eq!(progress[1].result.as_deref(), Some("Đã lấy ý kiến"));
    assert_eq!((progress[1].percent, &progress[1].proposal), (Some(80), &None));
    assert_eq!(office.undo(), "Cập nhật tiến độ");
    assert_eq!(office.ask(ShowTask { id }).progress.len(), 1);
    refused(&mut office, ReportProgress { percent: Some(101), ..told(id, "x") }, "0 đến 100");
    refused(&mut office, told(id, "  "), "chưa có nội dung");
    refused(&mut office, ReportProgress { on: "2021-05-03".parse().ok(), ..told(id, "x") }, "sớm hơn ngày giao");
    refused(&mut office, ReportProgress { on: "2021-05-07".parse().ok(), ..told(id, "x") }, "tương lai");
}

#[test]
fn an_extended_task_is_not_late_and_its_first_deadline_stays() {
    let mut office = Office::of_the_demo("2021-05-04");
    let id = add(&mut office, "Rà soát điểm bầu cử", "Sở Nội vụ", Some("2021-05-06"));
    office.becomes("2021-05-08");
    assert_eq!((row(&mut office, id).timeliness, row(&mut office, id).days_late), (Timeliness::Late, 2));
    refused(&mut office, extend(id, "2021-05-06"), "không muộn hơn");
    refused(&mut office, extend(id, "2021-05-05"), "không muộn hơn");
    refused(&mut office, ExtendTask { reason: " ".into(), ..extend(id, "2021-05-15") }, "lý do");
    refused(&mut office, ExtendTask { approved_by_paper: String::new(), ..extend(id, "2021-05-15") }, "văn bản cho phép");
    refused(&mut office, ExtendTask { to: Deadline { on: None, at: None, text: "sau".into() }, ..extend(id, "2021-05-15") }, "chưa có ngày");
    office.run(extend(id, "2021-05-15"));
    let now = row(&mut office, id);
    assert_eq!((now.timeliness, now.days_late), (Timeliness::InTime, 0), "an extended item does not look late");
    assert_eq!(now.original_timeliness, Some(Timeliness::Late), "and the count by the first deadline is kept");
    assert_eq!(now.original_deadline.and_then(|d| d.on).map(|d| d.to_string()).as_deref(), Some("2021-05-06"));
    let extension = office.ask(ShowTask { id }).extensions.remove(0);
    assert_eq!(extension.from.and_then(|d| d.on).map(|d| d.to_string()).as_deref(), Some("2021-05-06"));
    assert_eq!(extension.approver.as_deref(), Some("Trưởng Tiểu ban"));
    office.undo();
    assert_eq!(row(&mut office, id).timeliness, Timeliness::Late);
    assert!(office.ask(ShowTask { id }).extensions.is_empty());
}

#[test]
fn the_clock_stops_during_a_pause() {
    let mut office = Office::of_the_demo("2021-05-04");
    let id = add(&mut office, "Tập huấn", "Sở Nội vụ", Some("2021-05-06"));
    office.becomes("2021-05-05");
    office.run(to(id, TaskState::Paused));
    office.becomes("2021-05-20");
    let paused = row(&mut office, id);
    assert_eq!((paused.timeliness, paused.days_late), (Timeliness::DueSoon, 0), "as on the day of the pause");
    assert_eq!(office.ask(ListTasks { late: true, ..Default::default() }).total, 0);
    assert_eq!(office.ask(ShowDesk {}).tasks.late, 0, "counts and lists agree");
    refused(&mut office, extend(id, "2021-06-01"), "đang tạm dừng");
    refused(&mut office, to(id, TaskState::Paused), "đang tạm dừng");
    refused(&mut office, SetTaskState { on: "2021-05-04".parse().ok(), ..to(id, TaskState::InProgress) }, "sớm hơn ngày tạm dừng");
    office.run(to(id, TaskState::InProgress));
    let on = row(&mut office, id);
    assert_eq!(on.deadline.and_then(|d| d.on).map(|d| d.to_string()).as_deref(), Some("2021-05-21"), "fifteen days later");
    assert_eq!(on.original_deadline.and_then(|d| d.on).map(|d| d.to_string()).as_deref(), Some("2021-05-06"));
    let kept = office.ask(ShowTask { id }).extensions.remove(0);
    assert!(kept.approved_by_paper.is_none() && kept.reason.contains("Tạm dừng 15 ngày"), "{}", kept.reason);
    office.becomes("2021-05-23");
    assert_eq!(row(&mut office, id).days_late, 2);
}

#[test]
fn a_task_paused_late_stays_as_late_as_it_was() {
    let mut office = Office::of_the_demo("2021-05-04");
    let id = add(&mut office, "Tập huấn", "Sở Nội vụ", Some("2021-05-06"));
    office.becomes("2021-05-09");
    office.run(to(id, TaskState::Paused));
    office.becomes("2021-05-30");
    assert_eq!(row(&mut office, id).days_late, 3);
    assert_eq!(office.ask(ListTasks { late: true, ..Default::default() }).total, 1);
    assert_eq!(office.ask(ShowDesk {}).tasks.late, 1);
    office.run(to(id, TaskState::Done));
    assert_eq!((row(&mut office, id).timeliness, row(&mut office, id).days_late), (Timeliness::DoneLate, 3));
}

#[test]
fn steps_that_cannot_follow_are_refused() {
    let mut office = Office::of_the_demo("2021-05-04");
    let id = add(&mut office, "Tập huấn", "Sở Nội vụ", None);
    office.becomes("2021-05-06");
    refused(&mut office, SetTaskState { on: "2021-05-03".parse().ok(), ..to(id, TaskState::Done) }, "sớm hơn ngày giao");
    refused(&mut office, SetTaskState { on: "2021-05-07".parse().ok(), ..to(id, TaskState::Done) }, "tương lai");
    office.run(to(id, TaskState::Done));
    refused(&mut office, told(id, "thêm"), "đã hoàn thành");
    refused(&mut office, extend(id, "2021-06-01"), "đã hoàn thành");
    refused(&mut office, to(id, TaskState::InProgress), "đã hoàn thành");
    office.run(to(id, TaskState::Returned));
    assert_eq!(row(&mut office, id).completed_on, None);
    office.run(to(id, TaskState::Cancelled));
    refused(&mut office, told(id, "thêm"), "đã thôi giao");
    refused(&mut office, extend(id, "2021-06-01"), "đã thôi giao");
    refused(&mut office, to(id, TaskState::Done), "đã thôi giao");
    office.run(to(id, TaskState::Returned));
    office.run(told(id, "làm tiếp"));
    assert_eq!(row(&mut office, id).state, TaskState::InProgress);
}

#[test]
fn the_unit_alone_reaches_only_waiting_for_confirmation() {
    let mut office = Office::of_the_demo("2021-05-04");
    let id = add(&mut office, "Xây dựng phương án", "Sở Y tế", Some("2021-05-10"));
    office.run(to(id, TaskState::Acknowledged));
    refused(&mut office, to(id, TaskState::Acknowledged), "không chuyển về");
    refused(&mut office, to(id, TaskState::Returned), "chưa có kết quả để trả lại");
    office.becomes("2021-05-08");
    office.run(ReportProgress { percent: Some(100), ..told(id, "Đã ban hành phương án") });
    assert_eq!(row(&mut office, id).state, TaskState::AwaitingConfirmation);
    assert_eq!(row(&mut office, id).timeliness, Timeliness::DueSoon, "not done before somebody confirms");
    office.run(to(id, TaskState::Returned));
    office.run(ReportProgress { percent: Some(100), ..told(id, "Đã sửa theo góp ý") });
    let done = SetTaskState { paper: None, ..to(id, TaskState::Done) };
    refused(&mut office, done, "cần minh chứng");
    let own = SetTaskState { confirmed_by: Some("Sở Y tế".into()), ..to(id, TaskState::Done) };
    refused(&mut office, own, "không tự xác nhận");
    office.becomes("2021-05-12");
    office.run(SetTaskState {
        on: "2021-05-09".parse().ok(),
        paper: Some("Phương án số 12/PA-SYT ngày 09/5/2021".into()),
        confirmed_by: Some("Công an tỉnh".into()),
        ..to(id, TaskState::Done)
    });
    assert_eq!(row(&mut office, id).timeliness, Timeliness::DoneInTime, "the day of the product counts, not the day of typing");
    let detail = office.ask(ShowTask { id });
    let life: Vec<TaskState> = detail.steps.iter().map(|s| s.state).collect();
    use TaskState::{Acknowledged, AwaitingConfirmation, Done, Returned};
    assert_eq!(life, [Acknowledged, AwaitingConfirmation, Returned, AwaitingConfirmation, Done]);
    let last = detail.steps.last().expect("steps");
    assert_eq!((last.paper.as_deref(), last.confirmed_by.as_deref()), (Some("Phương án số 12/PA-SYT ngày 09/5/2021"), Some("Công an tỉnh")));
    refused(&mut office, SetTaskState { reason: None, ..to(id, TaskState::Returned) }, "lý do");
    let other = add(&mut office, "Tập huấn", "Sở Y tế", None);
    refused(&mut office, SetTaskState { paper: None, ..to(other, TaskState::Cancelled) }, "văn bản quyết định");
    refused(&mut office, SetTaskState { reason: None, ..to(other, TaskState::Cancelled) }, "lý do");
    assert_eq!(office.undo(), "Thêm nhiệm vụ");
    office.undo();
    assert_eq!(office.ask(ShowTask { id }).steps.len(), 4, "a step goes with its state");
}

#[test]
fn the_cause_of_a_delay_stands_in_the_list_of_late_tasks() {
    let mut office = Office::of_the_demo("2021-05-04");
    let id = add(&mut office, "Rà soát", "Sở Nội vụ", Some("2021-05-05"));
    office.becomes("2021-05-08");
    office.run(ReportProgress { cause: Some("Địa bàn phong tỏa".into()), expected_on: "2021-05-12".parse().ok(), ..told(id, "Xong một nửa") });
    office.run(told(id, "Xong hai phần ba"));
    let line = office.ask(ReportOverdue {}).rows.remove(0);
    assert_eq!(line.cause.as_deref(), Some("Địa bàn phong tỏa"), "the cause told before stays the cause");
    let cell = office.ask(ReportTables { kind: ReportKind::Overdue }).grids[0].rows[0][6].text();
    assert!(cell.contains("Xong hai phần ba") && cell.contains("Nguyên nhân: Địa bàn phong tỏa"), "{cell}");
    refused(&mut office, ReportProgress { expected_on: "2021-05-07".parse().ok(), ..told(id, "x") }, "sớm hơn ngày cập nhật");
}

#[test]
fn a_deadline_is_not_changed_in_silence() {
    let mut office = Office::of_the_demo("2021-05-04");
    let id = add(&mut office, "Rà soát", "Sở Nội vụ", Some("2021-05-06"));
    let change = |office: &mut Office, deadline: Option<&str>, reason: Option<&str>| {
        let t = row(office, id);
        ChangeTask {
            id,
            content: "Rà soát điểm bầu cử".into(),
            lead: t.lead_id,
            coordinators: vec![],
            monitor: None,
            deadline: deadline.map(by),
            link: None,
            period: None,
            product: None,
            reason: reason.map(str::to_owned),
        }
    };
    let silent = change(&mut office, Some("2021-05-20"), None);
    refused(&mut office, silent, "không ghi lý do");
    let away = change(&mut office, None, Some("  "));
    refused(&mut office, away, "không ghi lý do");
    let past = change(&mut office, Some("2021-05-01"), Some("ghi nhầm"));
    refused(&mut office, past, "sớm hơn ngày giao");
    let words_only = change(&mut office, Some("2021-05-06"), None);
    office.run(words_only);
    assert!(office.ask(ShowTask { id }).corrections.is_empty(), "the same day corrects nothing");
    let right = change(&mut office, Some("2021-05-16"), Some("Ghi nhầm ngày 16 thành ngày 06"));
    office.run(right);
    let detail = office.ask(ShowTask { id });
    assert_eq!(detail.corrections.len(), 1);
    assert_eq!(detail.corrections[0].from.on.map(|d| d.to_string()).as_deref(), Some("2021-05-06"));
    assert_eq!(detail.task.original_deadline.and_then(|d| d.on).map(|d| d.to_string()).as_deref(), Some("2021-05-06"), "what was given first stays visible");
    let none = add(&mut office, "Không hạn", "Sở Nội vụ", None);
    let mut first = change(&mut office, Some("2021-05-16"), None);
    first.id = none;
    office.run(first);
}

#[test]
fn two_leads_and_leads_that_close_too_soon_are_refused() {
    let mut office = Office::of_the_demo("2021-05-04");
    let give = |lead: &str, deadline: Option<&str>| AddTask { content: "Rà soát".into(), lead: lead.into(), coordinate: vec![], monitor: None, deadline: deadline.map(by), link: None, product: None };
    add(&mut office, "x", "Sở Nội vụ", None);
    add(&mut office, "y", "Sở Y tế", None);
    for two in ["Sở Nội vụ; Sở Y tế", "Sở Nội vụ, Sở Y tế", "Sở Nội vụ và Sở Y tế", "Sở Mới; Sở Lạ"] {
        refused(&mut office, give(two, None), "đúng một đơn vị chủ trì");
    }
    office.run(give("Sở Văn hóa, Thể thao và Du lịch", None));
    assert!(office.ask(ListUnits {}).units.iter().any(|u| u.name == "Sở Văn hóa, Thể thao và Du lịch"), "a comma inside a name is no second lead");
    office.run(give("Huyện ủy Đông Sơn", None));
    let unit = office.ask(ListUnits {}).units.into_iter().find(|u| u.name == "Huyện ủy Đông Sơn").expect("made");
    office.run(app::unit::ChangeUnit {
        id: unit.id, name: unit.name, short_name: None, relation: unit.relation, aliases: vec![], valid_to: "2021-05-10".parse().ok(), replaced_by: None,
    });
    refused(&mut office, give("Huyện ủy Đông Sơn", Some("2021-05-12")), "kết thúc hoạt động ngày 10/05/2021, trước thời hạn");
    office.run(give("Huyện ủy Đông Sơn", Some("2021-05-10")));
}

#[test]
fn a_task_is_given_to_one_unit_that_exists() {
    let mut office = Office::of_the_demo("2021-05-04");
    let give = |lead: &str| AddTask { content: "Rà soát".into(), lead: lead.into(), coordinate: vec![], monitor: None, deadline: None, link: None, product: None };
    refused(&mut office, AddTask { deadline: Some(by("2021-05-03")), ..give("Sở Nội vụ") }, "sớm hơn ngày giao");
    office.run(give("Huyện ủy Đông Sơn"));
    let unit = office.ask(ListUnits {}).units.into_iter().find(|u| u.name == "Huyện ủy Đông Sơn").expect("made");
    office.run(app::unit::ChangeUnit {
        id: unit.id,
        name: unit.name,
        short_name: None,
        relation: unit.relation,
        aliases: vec![],
        valid_to: "2021-05-01".parse().ok(),
        replaced_by: None,
    });
    refused(&mut office, give("Huyện ủy Đông Sơn"), "đã kết thúc hoạt động");
}

#[test]
fn lists_know_tasks_without_a_day_and_open_ones() {
    let mut office = Office::of_the_demo("2021-05-04");
    let day = add(&mut office, "Có hạn", "Sở Nội vụ", Some("2021-05-06"));
    let none = add(&mut office, "Không hạn", "Sở Nội vụ", None);
    let list = |office: &mut Office, no_deadline, open| -> Vec<TaskId> {
        let page = office.ask(ListTasks { no_deadline, open, ..Default::default() });
        assert_eq!(page.total as usize, page.rows.len());
        page.rows.iter().map(|r| r.id).collect()
    };
    assert_eq!(list(&mut office, true, false), [none]);
    office.run(to(day, TaskState::Done));
    assert_eq!(list(&mut office, false, true), [none]);
    assert!(office.ask(ShowDesk {}).soon.is_empty(), "a done task is not soon due");
    office.run(to(none, TaskState::Cancelled));
    assert!(list(&mut office, false, true).is_empty());
    assert_eq!(list(&mut office, true, false), [none]);
}

#[test]
fn the_table_of_units_is_the_one_of_the_reference() {
    let mut office = Office::of_the_demo("2021-05-04");
    let late = add(&mut office, "Sở Nội vụ: Việc một", "Sở Nội vụ", Some("2021-05-05"));
    let done = add(&mut office, "Việc hai", "Sở Nội vụ", Some("2021-05-06"));
    add(&mut office, "Việc ba", "Sở Y tế", None);
    office.run(to(done, TaskState::Done));
    office.becomes("2021-05-08");
    let report = office.ask(ReportUnits {});
    let home = report.rows.iter().find(|u| u.name == "Sở Nội vụ").expect("it leads").figures;
    assert_eq!((home.total, home.done_in_time, home.open_late), (2, 1, 1));
    assert_eq!((home.completion_rate, home.in_time_rate, home.late_rate), (Some(50.0), Some(100.0), Some(50.0)));
    let health = report.rows.iter().find(|u| u.name == "Sở Y tế").expect("it leads").figures;
    assert_eq!((health.open_in_time, health.no_deadline, health.in_time_rate), (1, 1, None), "without a deadline counts in (8)");
    assert_eq!(report.total.completion_rate, Some(33.33), "from sums, not from rates");
    let document = office.ask(ReportPaper { kind: ReportKind::Units });
    assert_eq!(document.subject, "Kết quả thực hiện nhiệm vụ theo đơn vị (tính đến ngày 08 tháng 5 năm 2021)");
    let annex = &document.annexes[0];
    assert_eq!(annex.title, "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ THEO ĐƠN VỊ");
    assert_eq!(annex.note.as_deref(), Some("(Tính đến ngày 08 tháng 5 năm 2021)"));
    let Some(document::Block::Table(table)) = annex.body.first() else { panic!("the annex is a table") };
    let heads: Vec<String> = table.columns.iter().map(|c| c.group.iter().cloned().chain([c.title.clone()]).collect::<Vec<_>>().join(": ")).collect();
    assert_eq!(
        heads,
        [
            "STT", "Đơn vị", "Tổng số nhiệm vụ được giao", "Đã hoàn thành: Tổng số", "Đã hoàn thành: Đúng hạn", "Đã hoàn thành: Quá hạn",
            "Chưa hoàn thành: Tổng số", "Chưa hoàn thành: Trong hạn", "Chưa hoàn thành: Quá hạn", "Tỷ lệ hoàn thành (%)",
            "Tỷ lệ hoàn thành đúng hạn (%)", "Tỷ lệ quá hạn (%)", "Ghi chú"
        ]
    );
    let last: Vec<String> = table.rows.last().expect("sums").iter().map(|c| c.text()).collect();
    assert_eq!(last[1..=11], ["Tổng cộng", "3", "1", "1", "0", "2", "1", "1", "33,33", "100,00", "33,33"]);
    let overdue = office.ask(ReportOverdue {});
    let book = office.ask(ReportTables { kind: ReportKind::Overdue });
    assert_eq!(book.grids[0].rows[0][1].text(), "Việc một", "the lead has a column of its own");
    assert_eq!((overdue.late, overdue.rows[0].task.id, overdue.rows[0].task.days_late), (1, late, 3));
    for kind in [ReportKind::Units, ReportKind::Tasks, ReportKind::Overdue, ReportKind::Matrix] {
        assert!(office.ask(ExportReport { kind, path: Some("bao-cao.pdf".into()), open: false, alone: false }).pages >= 2);
        let book = office.ask(ReportTables { kind });
        let bytes = cli::xlsx::workbook(&book).expect("a workbook");
        assert!(bytes.starts_with(b"PK") && bytes == cli::xlsx::workbook(&book).expect("again"), "same rows, same bytes");
        for grid in &book.grids {
            assert!(grid.rows.iter().all(|r| r.len() == grid.columns.len()), "{}", grid.title);
        }
    }
}

#[test]
fn a_report_without_rows_is_refused() {
    let mut office = Office::of_the_demo("2021-05-04");
    for kind in [ReportKind::Units, ReportKind::Tasks, ReportKind::Overdue, ReportKind::Matrix] {
        let refusal = office.with(|app, outside| app.ask(ReportPaper { kind }, outside)).expect_err("nothing to report");
        assert_eq!(refusal.code(), "no-tasks");
    }
}

/// What may happen to a task on a day; refused steps are part of the history too.
fn happen(office: &mut Office, id: TaskId, what: u8, days: i64) -> bool {
    let day = office.ask(ShowDesk {}).today + chrono::Duration::days(days);
    match what % 9 {
        0 => office.attempt(told(id, "có kết quả")).is_ok(),
        1 => office.attempt(extend(id, &day.to_string())).is_ok(),
        n => office.attempt(to(id, TaskState::ALL[usize::from(n) - 1])).is_ok(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn sums_agree_and_undo_is_identity_for_random_histories(
        deadlines in prop::collection::vec(prop::option::of(0i64..8), 1..6),
        steps in prop::collection::vec((0usize..6, any::<u8>(), -3i64..12, 0i64..3), 0..14),
    ) {
        let mut office = Office::of_the_demo("2021-05-04");
        let start: chrono::NaiveDate = "2021-05-04".parse().expect("a day");
        let leads = ["Sở Nội vụ", "Sở Y tế"];
        let ids: Vec<TaskId> = deadlines
            .iter()
            .enumerate()
            .map(|(i, d)| add(&mut office, "Việc", leads[i % 2], d.map(|n| (start + chrono::Duration::days(n)).to_string()).as_deref()))
            .collect();
        let mut today = start;
        for (which, what, ahead, wait) in steps {
            today += chrono::Duration::days(wait);
            office.becomes(&today.to_string());
            let id = ids[which % ids.len()];
            let (before, was) = (everything(&mut office), row(&mut office, id).deadline.and_then(|d| d.on));
            if happen(&mut office, id, what, ahead) {
                let after = everything(&mut office);
                let now = row(&mut office, id).deadline.and_then(|d| d.on);
                prop_assert!(was.is_none() || now >= was, "a deadline never moves backwards");
                if after != before {
                    office.undo();
                    prop_assert_eq!(&everything(&mut office), &before, "undo is identity");
                    office.with(|app, outside| app.redo(outside)).expect("redo");
                    prop_assert_eq!(&everything(&mut office), &after, "and redo brings it back");
                }
            } else {
                prop_assert_eq!(&everything(&mut office), &before, "a refusal changes nothing");
            }
            let (report, desk) = (office.ask(ReportUnits {}), office.ask(ShowDesk {}).tasks);
            let t = report.total;
            prop_assert_eq!(t.total, t.done + t.open);
            prop_assert_eq!((t.done, t.open), (t.done_in_time + t.done_late, t.open_in_time + t.open_late));
            prop_assert_eq!(t.total, report.rows.iter().map(|u| u.figures.total).sum::<u32>());
            prop_assert_eq!(t.open_late, report.rows.iter().map(|u| u.figures.open_late).sum::<u32>());
            prop_assert_eq!((t.total, t.open_late, t.due_soon, t.no_deadline), (desk.total, desk.late, desk.due_soon, desk.no_deadline));
            // Every task is in one class, and lists, counts and table agree on it.
            let rows = office.ask(ListTasks::default()).rows;
            for r in &rows {
                let done = matches!(r.timeliness, Timeliness::DoneInTime | Timeliness::DoneLate);
                prop_assert_eq!(done, r.state == TaskState::Done);
                prop_assert_eq!(r.timeliness == Timeliness::Cancelled, r.state == TaskState::Cancelled);
                prop_assert_eq!(r.days_late > 0, matches!(r.timeliness, Timeliness::Late | Timeliness::DoneLate));
                let steps = office.ask(ShowTask { id: r.id }).steps;
                prop_assert_eq!(steps.last().map_or(TaskState::Assigned, |s| s.state), r.state, "the steps end where the task is");
                prop_assert!(steps.windows(2).all(|s| s[0].state.leads_to(s[1].state)), "no step that cannot follow");
            }
            let of = |class| rows.iter().filter(|r| r.timeliness == class).count() as u32;
            prop_assert_eq!((of(Timeliness::DoneInTime), of(Timeliness::DoneLate), of(Timeliness::Late)), (t.done_in_time, t.done_late, t.open_late));
            prop_assert_eq!(office.ask(ListTasks { late: true, ..Default::default() }).total, t.open_late);
            let open = office.ask(ListTasks { open: true, ..Default::default() }).total;
            prop_assert_eq!(open, t.open);
        }
    }
}

fn urge(unit: Option<domain::UnitId>, each: bool) -> UrgeTasks {
    UrgeTasks { unit, each, ..Default::default() }
}

fn words(document: &document::Document) -> String {
    let text = |b: &document::Block| match b {
        document::Block::Paragraph { text } | document::Block::Item { text, .. } => text.text(),
        _ => String::new(),
    };
    document.body.iter().map(text).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_late_is_urged_and_the_letter_is_remembered() {
    let mut office = Office::of_the_demo("2021-05-04");
    let late = add(&mut office, "Rà soát điểm bầu cử", "Sở Nội vụ", Some("2021-05-05"));
    let soon = add(&mut office, "Lập danh sách", "Sở Y tế", Some("2021-05-10"));
    add(&mut office, "Việc còn xa", "Sở Y tế", Some("2021-06-30"));
    refused(&mut office, UrgeTasks { answer_by: "2021-05-04".parse().ok(), ..urge(None, false) }, "không muộn hơn hôm nay");
    office.becomes("2021-05-08");
    let letters = office.run(urge(None, false));
    assert_eq!(letters.len(), 1, "one for all");
    assert_eq!((&letters[0].tasks, letters[0].level, letters[0].unit), (&vec![late, soon], UrgingLevel::Remind, None));
    assert_eq!(letters[0].answer_by.to_string(), "2021-05-13");
    let document = office.ask(ShowDraft { id: letters[0].draft }).document;
    assert_eq!(document.recipients, ["Sở Nội vụ", "Sở Y tế"]);
    assert_eq!(document.subject, "đôn đốc thực hiện nhiệm vụ quá hạn, sắp đến hạn");
    let said = words(&document);
    assert!(said.contains("1 nhiệm vụ quá hạn, 1 nhiệm vụ sắp đến hạn") && said.contains("yêu cầu Sở Nội vụ và Sở Y tế"), "{said}");
    assert!(said.contains("chậm nhất ngày 13 tháng 5 năm 2021"), "{said}");
    assert_eq!(document.annexes[0].title, "DANH MỤC NHIỆM VỤ QUÁ HẠN, SẮP ĐẾN HẠN");
    let Some(document::Block::Table(table)) = document.annexes[0].body.first() else { panic!("a table") };
    let heads: Vec<&str> = table.columns.iter().map(|c| c.title.as_str()).collect();
    assert_eq!(
        heads,
        ["STT", "Nội dung nhiệm vụ", "Văn bản giao", "Đơn vị chủ trì", "Thời hạn", "Số ngày quá hạn", "Tình hình thực hiện", "Đề nghị hoàn thành trước ngày"]
    );
    let first: Vec<String> = table.rows[0].iter().map(|c| c.text()).collect();
    assert_eq!((first[5].as_str(), first[7].as_str()), ("3", "14/05/2021"), "before the 14th is until the 13th");
    let seen = office.ask(ShowTask { id: late }).urgings;
    assert_eq!((seen.len(), seen[0].draft, seen[0].level), (1, letters[0].draft, UrgingLevel::Remind));

    let each = office.run(urge(None, true));
    assert_eq!(each.iter().map(|l| (l.tasks.len(), l.level)).collect::<Vec<_>>(), [(1, UrgingLevel::Urge); 2]);
    let lead = each[0].unit.expect("one unit");
    let third = office.run(urge(Some(lead), false)).remove(0);
    assert_eq!((third.level, &third.tasks), (UrgingLevel::Report, &vec![late]));
    let document = office.ask(ShowDraft { id: third.draft }).document;
    assert!(document.subject.ends_with("(lần thứ 3)") && words(&document).contains("Trưởng Tiểu ban xem xét"), "{}", words(&document));
    office.undo();
    assert_eq!(office.ask(ShowTask { id: late }).urgings.len(), 2, "undo takes the letter and its memory");
    assert!(office.ask(ListDrafts {}).iter().all(|d| d.id != third.draft));
}

#[test]
fn who_is_outside_our_authority_is_asked() {
    let mut office = Office::of_the_demo("2021-05-04");
    let court = office.run(app::unit::AddUnit {
        name: "Tòa án nhân dân tỉnh".into(),
        short_name: None,
        relation: domain::Relation::Requested,
        aliases: vec![],
    });
    add(&mut office, "Phối hợp bố trí lực lượng", "Tòa án nhân dân tỉnh", Some("2021-05-05"));
    office.becomes("2021-05-08");
    let letter = office.run(urge(Some(court), false)).remove(0);
    let document = office.ask(ShowDraft { id: letter.draft }).document;
    let said = words(&document);
    assert!(said.contains("đề nghị Tòa án nhân dân tỉnh") && !said.contains("yêu cầu") && !said.contains("quá hạn"), "{said}");
    assert_eq!(document.subject, "đề nghị phối hợp thực hiện nhiệm vụ đến hạn");
}

#[test]
fn nothing_late_is_nothing_to_urge() {
    let mut office = Office::of_the_demo("2021-05-04");
    let id = add(&mut office, "Việc còn xa", "Sở Y tế", Some("2021-06-30"));
    refused(&mut office, urge(None, false), "Không có nhiệm vụ nào");
    office.becomes("2021-07-05");
    office.run(to(id, TaskState::Paused));
    refused(&mut office, urge(None, false), "Không có nhiệm vụ nào");
    office.run(to(id, TaskState::AwaitingConfirmation));
    refused(&mut office, urge(None, true), "Không có nhiệm vụ nào");
}
