//! Shared tasks, cascades, bodies that are asked, letters and their answers.

use super::steps::*;
use app::{
    report::{ReportKind, ReportTables},
    task::{HandedIn, ListTasks, PassDown, ReportProgress, ShareTask, ShowTask},
    urge::{AnswerUrging, ListUrgings, UrgeTasks},
};
use domain::{Relation, TaskState, Timeliness};
use tests::office::Office;

fn share(to: &[&str], deadline: &str) -> ShareTask {
    ShareTask {
        content: "Xây dựng kế hoạch bảo đảm an ninh, trật tự".into(),
        to: to.iter().map(|t| (*t).to_owned()).collect(),
        coordinate: vec![],
        monitor: Some("Công an tỉnh".into()),
        deadline: Some(by(deadline)),
        product: Some("Kế hoạch".into()),
    }
}

#[test]
fn one_clause_to_many_bodies_is_a_parent_with_its_count() {
    let mut office = Office::of_the_demo("2021-02-08");
    group(&mut office, "Ủy ban bầu cử các huyện, thành phố", &["Ủy ban bầu cử huyện A", "Ủy ban bầu cử huyện B", "Ủy ban bầu cử thành phố C"]);
    let ids = office.run(share(&["Ủy ban bầu cử các huyện, thành phố"], "2021-02-20"));
    assert_eq!(ids.len(), 4, "one shared, three of units");
    let parent = |office: &mut Office| {
        let page = office.ask(ListTasks { shared: true, ..Default::default() });
        assert_eq!((page.total, page.rows.len()), (1, 1), "the shared task stands for those under it");
        page.rows.into_iter().next().expect("a row")
    };
    assert_eq!(parent(&mut office).state, TaskState::Assigned);
    office.run(ReportProgress { percent: Some(100), evidence: Some("Kế hoạch số 3/KH-UBBC".into()), ..told(ids[1], "Đã ban hành") });
    let p = parent(&mut office);
    assert_eq!((p.state, p.parts.map(|x| (x.done, x.total, x.begun))), (TaskState::InProgress, Some((0, 3, 1))));
    office.run(to(ids[1], TaskState::Done, "Kế hoạch số 3/KH-UBBC"));
    assert_eq!(parent(&mut office).state_label, "1/3 đơn vị hoàn thành");
    office.becomes("2021-02-25");
    assert_eq!(parent(&mut office).timeliness, Timeliness::Late, "as late as the latest under it");
    office.run(to(ids[2], TaskState::Done, "Kế hoạch số 4/KH-UBBC"));
    office.run(to(ids[3], TaskState::Cancelled, "Văn bản số 7"));
    let p = parent(&mut office);
    assert_eq!((p.state, p.timeliness), (TaskState::Done, Timeliness::DoneLate));
    refused(&mut office, to(ids[0], TaskState::Done, "x"), "không có trạng thái riêng");
    refused(&mut office, share(&["Sở Y tế"], "2021-03-01"), "từ hai đơn vị");
    assert_eq!(office.ask(ListTasks { ..Default::default() }).total, 3, "the plain list keeps to the units' tasks");
}

#[test]
fn plans_of_lower_bodies_are_followed_down_the_levels() {
    let mut office = Office::of_the_demo("2021-04-20");
    group(&mut office, "Công an các huyện", &["Công an huyện A", "Công an huyện B"]);
    let ids = office.run(share(&["Phòng Tham mưu Công an tỉnh", "Công an các huyện"], "2021-04-30"));
    assert_eq!(ids.len(), 4);
    let down = office.run(PassDown { task: ids[2], to: vec!["Đội Cảnh sát hình sự".into(), "Đội Cảnh sát giao thông".into()], deadline: Some(by("2021-04-28")), content: None });
    assert_eq!(down.len(), 2);
    refused(&mut office, PassDown { task: ids[3], to: vec!["Đội An ninh".into()], deadline: Some(by("2021-05-02")), content: None }, "muộn hơn thời hạn");
    refused(&mut office, PassDown { task: ids[2], to: vec!["Đội Cảnh sát hình sự".into()], deadline: None, content: None }, "đã có nhiệm vụ này");
    office.becomes("2021-04-26");
    office.run(ReportProgress { percent: Some(100), evidence: Some("Kế hoạch số 12/KH-CAH".into()), ..told(ids[2], "Đã xây dựng kế hoạch") });
    office.run(ReportProgress { percent: Some(100), ..told(down[0], "Đã xây dựng kế hoạch") });
    let tree = office.ask(HandedIn { task: ids[0] });
    assert_eq!((tree.handed_in, tree.total), (2, 5));
    let levels: Vec<(u32, bool)> = tree.rows.iter().map(|r| (r.level, r.on.is_some())).collect();
    assert_eq!(levels, [(1, false), (1, true), (2, true), (2, false), (1, false)], "each body followed by those below it");
    assert_eq!(tree.rows[1].paper.as_deref(), Some("Kế hoạch số 12/KH-CAH"));
    office.run(to(ids[2], TaskState::Returned, ""));
    assert_eq!(office.ask(HandedIn { task: ids[0] }).handed_in, 1, "what was sent back is not handed in");
}

#[test]
fn who_is_asked_is_followed_and_never_called_late() {
    let mut office = Office::of_the_demo("2021-05-04");
    office.run(app::unit::AddUnit { name: "Tòa án nhân dân tỉnh".into(), short_name: None, relation: Relation::Requested, aliases: vec![] });
    let id = add(&mut office, "Phối hợp bố trí lực lượng", "Tòa án nhân dân tỉnh", Some("2021-05-05"));
    office.becomes("2021-05-10");
    let t = row(&mut office, id);
    assert!(t.request && t.timeliness == Timeliness::Late, "followed");
    for kind in ReportKind::ALL {
        let text = serde_json::to_string(&office.ask(ReportTables { kind }).grids[0].rows).expect("JSON");
        assert!(!text.contains("quá hạn 5 ngày") && !text.contains("Quá hạn 5"), "{kind:?}: {text}");
    }
    let overdue = office.ask(ReportTables { kind: ReportKind::Overdue }).grids.remove(0);
    assert_eq!(overdue.rows[0][5].text(), "", "no days are counted against who was asked");
    let tasks = office.ask(ReportTables { kind: ReportKind::Tasks }).grids.remove(0);
    assert!(tasks.rows[0][9].text().contains("đã qua ngày đề nghị"), "{}", tasks.rows[0][9].text());
    let units = office.ask(ReportTables { kind: ReportKind::Units }).grids.remove(0);
    assert_eq!(units.rows[0][12].text(), "Đề nghị");
    assert!(units.notes.iter().any(|n| n.contains("không đánh giá là chậm trễ")));
}

#[test]
fn silent_units_are_urged_and_their_answers_checked() {
    let mut office = Office::of_the_demo("2021-05-04");
    let silent = add(&mut office, "Lập danh sách", "Sở Nội vụ", Some("2021-06-30"));
    let telling = add(&mut office, "Tập huấn", "Sở Y tế", Some("2021-06-30"));
    office.becomes("2021-05-12");
    office.run(told(telling, "Đang làm"));
    refused(&mut office, UrgeTasks::default(), "Không có nhiệm vụ nào");
    let letter = office.run(UrgeTasks { silent_days: Some(7), ..Default::default() }).remove(0);
    assert_eq!(letter.tasks, [silent]);
    let sheet = paper(&mut office, letter.draft);
    assert_eq!(sheet.subject, "đôn đốc thực hiện nhiệm vụ chưa có báo cáo kết quả");
    assert_eq!(sheet.annexes[0].title, "DANH MỤC NHIỆM VỤ CHƯA CÓ BÁO CÁO KẾT QUẢ");
    let chosen = office.run(UrgeTasks { tasks: vec![telling], ..Default::default() }).remove(0);
    assert_eq!(chosen.tasks, [telling], "one task picked by hand");

    let urging = office.ask(ShowTask { id: silent }).urgings[0].id;
    let (home, health) = (unit(&mut office, "Sở Nội vụ"), unit(&mut office, "Sở Y tế"));
    office.becomes("2021-05-20");
    let of = |office: &mut Office| office.ask(ListUrgings {}).into_iter().find(|l| l.id == urging).expect("listed");
    let open = of(&mut office);
    assert_eq!((open.overdue, open.units[0].late, open.units[0].times), (1, true, 1), "the day passed without an answer");
    let answer = |unit, on: &str| AnswerUrging { urging, unit, on: on.parse().ok(), paper: Some("Báo cáo số 20/BC-SNV".into()) };
    refused(&mut office, answer(health, "2021-05-16"), "không đôn đốc Sở Y tế");
    refused(&mut office, answer(home, "2021-05-11"), "không nằm giữa");
    office.run(answer(home, "2021-05-16"));
    refused(&mut office, answer(home, "2021-05-17"), "đã có văn bản trả lời");
    let done = of(&mut office);
    assert_eq!((done.overdue, done.units[0].on.map(|d| d.to_string()).as_deref(), done.units[0].late), (0, Some("2021-05-16"), false));
    assert_eq!(office.ask(ShowTask { id: silent }).urgings[0].answered_on.map(|d| d.to_string()).as_deref(), Some("2021-05-16"));
    office.undo();
    assert_eq!(of(&mut office).overdue, 1);
    office.run(told(silent, "Đã lập xong danh sách"));
    let told_of = of(&mut office);
    assert_eq!((told_of.overdue, told_of.units[0].late), (0, true), "progress is an answer too, but after the day asked for");
}
