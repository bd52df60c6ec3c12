//! The calendar of the election: milestones, early areas, working days, and what moves with them.

use app::{
    Failure,
    body::{SetProfile, ShowProfile},
    calendar::{
        LoadCalendar, MoveElectionDay, PreviewArea, PreviewElectionDay, PreviewMilestone, SetArea, SetDay, SetMilestone, ShowCalendar,
    },
    desk::ShowDesk,
    report::ReportOverdue,
    task::{AddTask, ChangeTask, ExtendTask, ListTasks, SetTaskState, ShowTask, TaskRow},
};
use domain::{Anchor, DayKind, DayRule, Deadline, DeadlineLink, MilestoneId, TaskId, TaskState, Timeliness, When};
use proptest::prelude::*;
use tests::office::Office;

fn day(s: &str) -> chrono::NaiveDate {
    s.parse().expect("a day")
}

/// An office of the election of 2026.
fn office(today: &str) -> Office {
    let mut office = Office::on(today);
    let mut profile = app::demo::profile();
    profile.election.day = day("2026-03-15");
    office.run(SetProfile { profile });
    office
}

fn add(office: &mut Office, deadline: Option<&str>, link: Option<DeadlineLink>) -> TaskId {
    let deadline = deadline.map(|d| Deadline { on: d.parse().ok(), at: None, text: d.into() });
    office.run(AddTask {
        content: "Rà soát phương án".into(),
        lead: "Sở Y tế".into(),
        coordinate: vec![],
        monitor: None,
        deadline,
        link,
        product: None,
    })
}

fn link(anchor: Anchor, days: i32) -> Option<DeadlineLink> {
    Some(DeadlineLink { anchor, days })
}

fn row(office: &mut Office, id: TaskId) -> TaskRow {
    office.ask(ShowTask { id }).task
}

fn due(office: &mut Office, id: TaskId) -> String {
    row(office, id).deadline.and_then(|d| d.on).map(|d| d.to_string()).unwrap_or_default()
}

fn key(office: &mut Office, key: &str) -> MilestoneId {
    let calendar = office.ask(ShowCalendar {});
    calendar.milestones.iter().find(|m| m.milestone.key.as_deref() == Some(key)).expect("the milestone").milestone.id
}

fn last(office: &mut Office, id: MilestoneId) -> String {
    office.ask(ShowCalendar {}).milestones.iter().find(|m| m.milestone.id == id).expect("the milestone").to.to_string()
}

fn refused<T>(got: Result<T, Failure>, code: &str, words: &str) {
    match got {
        Err(Failure::Refused { code: c, what, advice, .. }) => {
            assert_eq!(c, code, "{what}");
            assert!(what.contains(words) && !advice.is_empty(), "“{what}” speaks of “{words}”");
        }
        Err(broken) => panic!("{broken}"),
        Ok(_) => panic!("refused: {words}"),
    }
}

/// Everything that may move, as text.
fn everything(office: &mut Office) -> String {
    let tasks: Vec<_> = office.ask(ListTasks::default()).rows.into_iter().map(|t| (t.label, t.deadline, t.link)).collect();
    let c = office.ask(ShowCalendar {});
    let milestones: Vec<_> = c.milestones.iter().map(|m| (&m.milestone, m.to)).collect();
    format!("{tasks:?} {milestones:?} {:?} {:?}", c.election_day, c.areas.iter().map(|a| (&a.area, a.on)).collect::<Vec<_>>())
}

#[test]
fn the_calendar_of_the_year_comes_with_the_profile() {
    let mut office = office("2026-02-22");
    let c = office.ask(ShowCalendar {});
    assert_eq!((c.milestones.len(), c.days_left), (31, Some(21)));
    assert!(c.days.iter().all(|d| !d.verified), "holidays wait to be checked");
    let window = c.milestones.iter().find(|m| m.milestone.key.as_deref() == Some("lay-y-kien-cu-tri")).expect("the window");
    assert_eq!((window.from, window.to), (day("2026-02-04"), day("2026-02-08")));
    let files = c.milestones.iter().find(|m| m.milestone.key.as_deref() == Some("nop-ho-so")).expect("files");
    assert_eq!((files.to.to_string().as_str(), files.off_day.as_deref(), files.offset), ("2026-02-01", Some("Chủ nhật"), -42), "no shift, but a mark");
    let next = office.ask(ShowDesk {}).milestones;
    assert!(next.len() == 4 && next.windows(2).all(|w| w[0].to <= w[1].to) && next[0].days_left >= 0);
    refused(office.attempt(LoadCalendar { name: "2016".into() }), "not-found", "2016");
    assert_eq!(office.run(LoadCalendar { name: "2026".into() }), 31);
    assert_eq!(office.ask(ShowCalendar {}).milestones.len(), 31, "twice is once");
}

#[test]
fn moving_the_election_is_shown_approved_and_one_step() {
    let mut office = office("2026-02-20");
    let own = add(&mut office, None, link(Anchor::Election, -10));
    let third = key(&mut office, "danh-sach-chinh-thuc");
    let near = add(&mut office, None, link(Anchor::Milestone(third), 2));
    let fixed = add(&mut office, Some("2026-03-05"), None);
    let done = add(&mut office, None, link(Anchor::Election, -5));
    office.run(SetTaskState { id: done, state: TaskState::Done, on: None, reason: None, paper: Some("Báo cáo số 5/BC-SYT".into()), confirmed_by: None });
    let t = row(&mut office, own);
    assert_eq!((due(&mut office, own).as_str(), t.link_words.as_deref()), ("2026-03-05", Some("T-10")));
    assert_eq!(t.deadline.map(|d| d.text).as_deref(), Some("T-10"), "the words stay");
    assert_eq!(due(&mut office, near), "2026-02-28");

    let preview = office.ask(PreviewElectionDay { day: day("2026-03-22") });
    assert_eq!(preview.tasks.iter().map(|t| t.id).collect::<Vec<_>>(), [own, near], "unfinished and linked ones only");
    assert_eq!((preview.tasks[0].before, preview.tasks[0].after), (Some(day("2026-03-05")), day("2026-03-12")));
    assert_eq!(preview.milestones.len(), 30, "the window has fixed days");
    assert!(preview.remarks[0].contains("cố định"));
    assert!(office.ask(PreviewElectionDay { day: day("2026-03-16") }).remarks[0].contains("Chủ nhật"));

    let before = everything(&mut office);
    refused(office.attempt(MoveElectionDay { day: day("2026-03-22"), approved: "khác".into() }), "conflict", "chưa được duyệt");
    let other = office.ask(PreviewElectionDay { day: day("2026-03-29") }).stamp;
    refused(office.attempt(MoveElectionDay { day: day("2026-03-22"), approved: other }), "conflict", "chưa được duyệt");
    let same = office.ask(PreviewElectionDay { day: day("2026-03-15") }).stamp;
    refused(office.attempt(MoveElectionDay { day: day("2026-03-15"), approved: same }), "invalid", "đã là");
    add(&mut office, None, link(Anchor::Election, -3));
    refused(office.attempt(MoveElectionDay { day: day("2026-03-22"), approved: preview.stamp.clone() }), "conflict", "đã khác lúc xem");
    office.undo();
    assert_eq!(everything(&mut office), before, "nothing moved");

    office.run(MoveElectionDay { day: day("2026-03-22"), approved: preview.stamp });
    assert_eq!(due(&mut office, own), "2026-03-12");
    assert_eq!(due(&mut office, near), "2026-03-07");
    assert_eq!(due(&mut office, fixed), "2026-03-05");
    assert_eq!(due(&mut office, done), "2026-03-10", "what is done stays in the time it was done in");
    let first = row(&mut office, own).original_deadline.and_then(|d| d.on);
    assert_eq!(first, Some(day("2026-03-05")), "the deadline first given stays visible");
    assert_eq!(office.ask(ShowDesk {}).election_day, Some(day("2026-03-22")));
    assert_eq!(office.undo(), "Dời Ngày bầu cử sang 22/03/2026");
    assert_eq!(everything(&mut office), before, "one step back");
}

#[test]
fn the_profile_does_not_move_the_election_by_the_way() {
    let mut office = office("2026-02-20");
    let mut profile = office.ask(ShowProfile {}).expect("a profile");
    profile.name = "Tiểu ban An ninh".into();
    office.run(SetProfile { profile: profile.clone() });
    profile.election.day = day("2026-03-22");
    refused(office.attempt(SetProfile { profile }), "invalid", "làm dời các mốc");
}

#[test]
fn a_milestone_keeps_its_law_beside_its_own_day() {
    let mut office = office("2026-02-01");
    let id = key(&mut office, "hiep-thuong-3");
    let task = add(&mut office, None, link(Anchor::Milestone(id), -2));
    assert_eq!(due(&mut office, task), "2026-02-18");
    let own = Some(When::Offset { days: -20 });
    let set = |own, reason: Option<&str>, approved| SetMilestone { id: Some(id), name: None, own, hour: None, reason: reason.map(Into::into), approved };
    refused(office.attempt(set(own, None, None)), "invalid", "lý do");
    refused(office.attempt(set(own, Some("Công văn 12"), None)), "conflict", "1 nhiệm vụ");
    let preview = office.ask(PreviewMilestone { id, own });
    assert_eq!((preview.before, preview.after), (Some(day("2026-02-20")), Some(day("2026-02-23"))));
    office.run(set(own, Some("Công văn 12"), Some(preview.stamp)));
    let shown = office.ask(ShowCalendar {}).milestones.into_iter().find(|m| m.milestone.id == id).expect("the milestone");
    assert_eq!((shown.to, shown.law_to, shown.tasks), (day("2026-02-23"), Some(day("2026-02-20")), 1));
    assert_eq!(shown.milestone.reason.as_deref(), Some("Công văn 12"));
    assert_eq!(due(&mut office, task), "2026-02-21");
    office.run(LoadCalendar { name: "2026".into() });
    assert_eq!(last(&mut office, id), "2026-02-23", "what was set by hand stays");
    let back = office.ask(PreviewMilestone { id, own: None });
    office.run(set(None, None, Some(back.stamp)));
    assert_eq!((last(&mut office, id).as_str(), due(&mut office, task).as_str()), ("2026-02-20", "2026-02-18"));

    let new = |name: &str, own, reason: Option<&str>| SetMilestone { id: None, name: Some(name.into()), own, hour: None, reason: reason.map(Into::into), approved: None };
    refused(office.attempt(new(" ", own, Some("x"))), "invalid", "chưa có tên");
    refused(office.attempt(new("Diễn tập", None, Some("x"))), "invalid", "chưa có ngày");
    refused(office.attempt(new("Diễn tập", own, None)), "invalid", "lý do");
    refused(office.attempt(new("Diễn tập", Some(When::Fixed { from: day("2026-03-02"), to: day("2026-03-01") }), Some("x"))), "invalid", "sớm hơn");
    let drill = office.run(new("Diễn tập phương án", Some(When::Offset { days: -15 }), Some("Kế hoạch 20/KH-TBANTT")));
    assert_eq!(last(&mut office, drill), "2026-02-28");
    refused(office.attempt(new("Diễn tập phương án", own, Some("x"))), "invalid", "Đã có mốc");
    refused(office.attempt(SetMilestone { id: Some(drill), name: None, own: None, hour: None, reason: None, approved: None }), "invalid", "theo luật");
    let itself = key(&mut office, "ngay-bau-cu");
    refused(office.attempt(SetMilestone { id: Some(itself), name: None, own, hour: None, reason: Some("x".into()), approved: None }), "invalid", "Ngày bầu cử");
}

#[test]
fn early_areas_have_their_own_day() {
    let mut office = office("2026-02-20");
    let area = |when, reason: &str| SetArea { id: None, name: "Khu vực số 7, đảo Hòn Mê".into(), when, reason: reason.into(), paper: None, approved: None };
    refused(office.attempt(area(Some(When::Offset { days: -3 }), " ")), "invalid", "lý do");
    refused(office.attempt(area(None, "biển đảo")), "invalid", "chưa có ngày");
    refused(office.attempt(area(Some(When::Offset { days: 2 }), "biển đảo")), "invalid", "sau Ngày bầu cử");
    let id = office.run(area(Some(When::Offset { days: -3 }), "biển đảo"));
    let task = add(&mut office, None, link(Anchor::Area(id), -1));
    assert_eq!(due(&mut office, task), "2026-03-11");
    let sooner = Some(When::Fixed { from: day("2026-03-08"), to: day("2026-03-08") });
    let change = |when, approved| SetArea { id: Some(id), ..SetArea { approved, ..area(when, "biển đảo") } };
    refused(office.attempt(change(sooner, None)), "conflict", "chưa được duyệt");
    let preview = office.ask(PreviewArea { id, when: sooner });
    office.run(change(sooner, Some(preview.stamp)));
    assert_eq!(due(&mut office, task), "2026-03-07");
    let with_all = office.ask(PreviewArea { id, when: None });
    office.run(change(None, Some(with_all.stamp)));
    assert_eq!(due(&mut office, task), "2026-03-14", "the area votes with all others");
}

#[test]
fn a_link_ends_where_somebody_grants_a_day_and_bends_with_a_pause() {
    let mut office = office("2026-02-20");
    let (a, b, c) = (add(&mut office, None, link(Anchor::Election, -10)), add(&mut office, None, link(Anchor::Election, -10)), add(&mut office, None, link(Anchor::Election, -10)));
    let to = Deadline { on: Some(day("2026-03-08")), at: None, text: "08/3".into() };
    office.run(ExtendTask { task: a, to, reason: "Chờ".into(), approved_by_paper: "CV 1".into(), approver: None, on: None });
    assert_eq!(row(&mut office, a).link, None);
    office.run(SetTaskState { id: b, state: TaskState::Paused, on: None, reason: Some("chờ".into()), paper: None, confirmed_by: None });
    office.becomes("2026-02-23");
    office.run(SetTaskState { id: b, state: TaskState::InProgress, on: None, reason: None, paper: None, confirmed_by: None });
    assert_eq!(row(&mut office, b).link, link(Anchor::Election, -7), "three days later, wherever the election goes");
    let t = row(&mut office, c);
    let change = |deadline, link| ChangeTask {
        id: c, content: "Việc".into(), lead: t.lead_id, coordinators: vec![], monitor: None, deadline, link, period: None, product: None, reason: Some("Ghi nhầm".into()),
    };
    office.run(change(t.deadline.clone(), None));
    assert_eq!(row(&mut office, c).link, link(Anchor::Election, -10), "the same day keeps its link");
    office.run(change(Some(Deadline { on: Some(day("2026-03-06")), at: None, text: "6/3".into() }), None));
    assert_eq!(row(&mut office, c).link, None, "another day is a day");
    let unknown = Anchor::Milestone(uuid::Uuid::from_u128(9).into());
    refused(office.attempt(change(None, link(unknown, 0))), "not-found", "mốc");
    refused(office.attempt(change(None, link(Anchor::Election, -100))), "invalid", "sớm hơn ngày giao");
}

#[test]
fn soon_is_counted_in_working_days_everywhere() {
    let mut office = office("2026-02-10");
    let ids: Vec<TaskId> = ["2026-02-13", "2026-02-15", "2026-02-24", "2026-02-27"].iter().map(|d| add(&mut office, Some(d), None)).collect();
    office.becomes("2026-02-12");
    let classes: Vec<_> = ids.iter().map(|id| row(&mut office, *id).timeliness).collect();
    use Timeliness::{DueSoon, InTime};
    assert_eq!(classes, [DueSoon, DueSoon, DueSoon, InTime], "Tết lies between Friday and the Tuesday after it");
    assert_eq!(row(&mut office, ids[1]).off_day.as_deref(), Some("Chủ nhật"), "kept as written, and marked");
    let desk = office.ask(ShowDesk {});
    assert_eq!((desk.tasks.due_soon, desk.soon.len()), (3, 3));
    assert_eq!(office.ask(ReportOverdue {}).due_soon, 3);
    assert_eq!(office.ask(ListTasks { soon: true, ..Default::default() }).total, 3);
    office.run(SetTaskState { id: ids[0], state: TaskState::Paused, on: None, reason: Some("chờ".into()), paper: None, confirmed_by: None });
    office.becomes("2026-02-25");
    assert_eq!(office.ask(ShowDesk {}).tasks.due_soon, 2, "the paused one as on its day, and the last");
    assert_eq!(office.ask(ListTasks { soon: true, ..Default::default() }).total, 2, "the figure opens its rows");
    office.becomes("2026-02-12");
    let rule = |d: &str, kind, name: &str| SetDay { rule: DayRule { day: day(d), kind, name: name.into(), verified: true } };
    refused(office.attempt(rule("2026-02-18", DayKind::Working, " ")), "invalid", "tên");
    for d in ["2026-02-18", "2026-02-19"] {
        office.run(rule(d, DayKind::Working, "Trực Tết"));
    }
    assert_eq!(row(&mut office, ids[2]).timeliness, InTime, "two swapped days lie between now");
    office.run(rule("2026-02-18", DayKind::Plain, ""));
    assert_eq!(office.ask(ShowCalendar {}).days.iter().filter(|d| d.verified).count(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn moving_and_moving_back_is_identity(links in proptest::collection::vec((0usize..5, -9i32..9), 1..6), weeks in -3i64..6) {
        prop_assume!(weeks != 0);
        let mut office = office("2025-06-01");
        let names = ["ngay-bau-cu", "hiep-thuong-2", "to-bau-cu", "lay-y-kien-cu-tri"];
        for (anchor, days) in links {
            let anchor = match names.get(anchor) {
                Some(name) => Anchor::Milestone(key(&mut office, name)),
                None => Anchor::Election,
            };
            add(&mut office, None, link(anchor, days));
        }
        let before = everything(&mut office);
        for to in [day("2026-03-15") + chrono::Duration::weeks(weeks), day("2026-03-15")] {
            let preview = office.ask(PreviewElectionDay { day: to });
            let promised: Vec<_> = preview.tasks.iter().map(|t| (t.id, t.after)).collect();
            office.run(MoveElectionDay { day: to, approved: preview.stamp });
            for (id, on) in promised {
                prop_assert_eq!(due(&mut office, id), on.to_string(), "what was shown is what came");
            }
        }
        prop_assert_eq!(everything(&mut office), before);
    }
}
