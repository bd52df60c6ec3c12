//! Stories through `app`: a real directive comes in, a correct sheet goes out.

use app::{
    demo,
    desk::ShowDesk,
    directive::{RegisterDirective, ShowDirective},
    draft::{KeepDraft, ReplyDirective, SaveDraft, ShowDraft},
    history::ListHistory,
    paper::{ExportDraft, PreviewPaper},
    point::{AcceptAll, AcceptPoint, CorrectPoint, MergePoint, RejectPoint, SplitPoint},
    task::{ListTasks, SetTaskState},
    unit::{AliasUnit, ListUnits},
};
use document::Block;
use domain::{Deadline, Decision, DirectiveId, TaskState, Timeliness};
use tests::office::Office;

fn register(office: &mut Office, text: &str) -> DirectiveId {
    office.run(RegisterDirective { text: Some(text.into()), path: None, received_on: None, again: false }).id
}

#[test]
fn seed_002_in_sheet_out() {
    let mut office = Office::of_the_demo("2021-05-04");
    let id = register(&mut office, demo::CONG_VAN);
    let page = office.ask(ShowDirective { id });
    assert_eq!(page.directive.issuer.as_deref().map(domain::names::key).as_deref(), Some("ủy ban nhân dân tỉnh hải dương"));
    assert_eq!(page.directive.recipients.len(), 4, "Kính gửi names four groups");
    assert!(page.points.len() >= 12, "five items give at least twelve tasks, got {}", page.points.len());
    assert!(page.points.iter().all(|p| p.point.decision == Decision::Open), "reading proposes, nobody accepted yet");
    let text: Vec<char> = page.directive.text.chars().collect();
    for p in &page.points {
        let said: String = text[p.point.start as usize..p.point.end as usize].iter().collect();
        let flat = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(flat(&said), flat(&p.point.content), "positions count characters of the stored text");
    }

    office.run(AcceptAll { directive: id });
    let tasks = office.ask(ListTasks { directive: Some(id), ..Default::default() });
    let police = tasks.rows.iter().filter(|t| t.lead.as_deref() == Some("Công an tỉnh")).count();
    assert!(police >= 6, "item 2 gives Công an tỉnh six duties, found {police}");
    let campaign = tasks.rows.iter().find(|t| t.period.is_some()).expect("the campaign has a period");
    assert_eq!(campaign.period.as_ref().map(|p| (p.from.to_string(), p.to.to_string())), Some(("2021-04-23".into(), "2021-06-23".into())));
    assert!(tasks.rows.iter().any(|t| t.request), "courts and procuracies are asked, not ordered");
    assert!(tasks.rows.iter().any(|t| t.monitor.as_deref() == Some("Công an tỉnh")), "Công an tỉnh monitors");

    let draft = office.run(ReplyDirective { directive: id, kind: "cong-van".into() });
    let document = office.ask(ShowDraft { id: draft }).document;
    assert!(document.subject.contains("Ủy ban nhân dân tỉnh Hải Dương"), "{}", document.subject);
    assert!(document.recipients.iter().any(|r| r == "Công an tỉnh"));
    assert_eq!(document.head.number, None, "an unsigned draft has a blank number");
    let last = document.body.last().expect("a body");
    assert!(matches!(last, Block::Paragraph { text } if text.text().ends_with("./.")), "the body ends with the decree's mark");

    let printed = office.ask(ExportDraft { id: draft, path: Some("ra.pdf".into()), signature_field: false, open: false });
    assert!(printed.pages >= 2, "the dispatch fills {} pages", printed.pages);
    let papers = office.shelf.papers.borrow();
    assert!(papers[0].1.starts_with(b"%PDF-1.7"));
}

#[test]
fn seed_003_in_plan_with_annex_out() {
    let mut office = Office::of_the_demo("2021-02-08");
    let id = register(&mut office, demo::TIN_474);
    let page = office.ask(ShowDirective { id });
    assert_eq!(page.directive.number.as_deref(), Some("474/CV-UBBC"));
    assert_eq!(page.directive.date.map(|d| d.to_string()).as_deref(), Some("2021-02-05"));
    assert_eq!(page.directive.citations.len(), 2);
    assert_eq!(page.points.len(), 5, "the page reports five tasks");
    assert_eq!(page.points[0].point.lead.len(), 3, "three forces act jointly");

    office.run(AcceptAll { directive: id });
    let draft = office.run(ReplyDirective { directive: id, kind: "ke-hoach".into() });
    let document = office.ask(ShowDraft { id: draft }).document;
    assert_eq!(document.head.symbol, "KH-TBANTT");
    let annex = document.annexes.first().expect("the plan has an annex");
    assert!(annex.landscape);
    let Some(Block::Table(table)) = annex.body.first() else { panic!("the annex is a table") };
    let heads: Vec<&str> = table.columns.iter().map(|c| c.title.as_str()).collect();
    assert_eq!(
        heads,
        ["STT", "Nội dung công việc", "Cơ quan, đơn vị chủ trì", "Cơ quan, đơn vị phối hợp", "Thời gian hoàn thành", "Sản phẩm, kết quả", "Thành viên Tiểu ban phụ trách", "Ghi chú"],
        "the headings of table 8.3"
    );
    assert_eq!(table.rows.len(), 5);
    assert!(table.rows[1][2].text().contains("Sở Y tế"));
    let preview = office.ask(PreviewPaper { document });
    assert!(preview.sheets.pages.iter().any(|p| p.width > p.height), "the annex lies on its side");
    assert!(preview.sheets.missing_glyphs.is_empty());
    let errors: Vec<_> = preview.findings.iter().filter(|f| f.severity == document::lint::Severity::Error).collect();
    assert!(errors.is_empty(), "a composed plan has no error: {errors:#?}");
}

#[test]
fn undo_takes_back_and_history_only_grows() {
    let mut office = Office::of_the_demo("2021-02-08");
    let id = register(&mut office, demo::TIN_474);
    let before = office.ask(ShowDirective { id });
    office.run(AcceptPoint { id: before.points[1].point.id });
    assert_eq!(office.ask(ListTasks::default()).total, 1);
    let entries = office.ask(ListHistory { limit: 0 }).len();
    assert_eq!(office.undo(), "Chấp nhận nhiệm vụ đề xuất");
    assert_eq!(office.ask(ListTasks::default()).total, 0);
    assert_eq!(office.ask(ShowDirective { id }).points[1].point.decision, Decision::Open);
    assert_eq!(office.ask(ListHistory { limit: 0 }).len(), entries + 1, "undoing is an entry of its own");
    office.with(|app, outside| app.redo(outside)).expect("redo");
    assert_eq!(office.ask(ListTasks::default()).total, 1);
}

#[test]
fn a_task_becomes_late_and_is_done_late() {
    let mut office = Office::of_the_demo("2021-02-08");
    let id = register(&mut office, demo::TIN_474);
    let p = office.ask(ShowDirective { id }).points[1].point.clone();
    office.run(CorrectPoint {
        id: p.id,
        content: p.content,
        lead: p.lead,
        coordinate: p.coordinate,
        monitor: p.monitor,
        deadline: Some(Deadline { on: "2021-02-10".parse().ok(), at: None, text: "trước hết ngày 10/02/2021".into() }),
        period: None,
        recurring: None,
        quotas: vec![],
        request: false,
    });
    let task = office.run(AcceptPoint { id: p.id })[0];
    let class = |office: &mut Office| office.ask(ListTasks::default()).rows[0].timeliness;
    assert_eq!(class(&mut office), Timeliness::DueSoon);
    office.becomes("2021-02-11");
    assert_eq!(class(&mut office), Timeliness::Late);
    assert_eq!(office.ask(ListTasks { late: true, ..Default::default() }).rows[0].days_late, 1);
    let desk = office.ask(ShowDesk {});
    assert_eq!((desk.tasks.late, desk.tasks.total), (1, 1));
    office.run(SetTaskState { id: task, state: TaskState::Done, on: None, reason: None, paper: Some("Phương án số 12/PA-SYT".into()), confirmed_by: None });
    assert_eq!(class(&mut office), Timeliness::DoneLate);
    let refused = office.attempt(SetTaskState { id: task, state: TaskState::Cancelled, on: None, reason: None, paper: None, confirmed_by: None }).expect_err("needs a reason");
    assert_eq!(refused.code(), "invalid");
}

#[test]
fn proposals_are_split_merged_and_rejected_one_step_each() {
    let mut office = Office::of_the_demo("2021-02-08");
    let id = register(&mut office, demo::TIN_474);
    let page = office.ask(ShowDirective { id });
    let p = page.points[2].point.clone();
    let text: Vec<char> = page.directive.text.chars().collect();
    let said: String = text[p.start as usize..p.end as usize].iter().collect();
    let at = p.start + said.chars().collect::<Vec<_>>().windows(8).position(|w| w.iter().collect::<String>() == "Chủ động").expect("a second sentence") as u32;
    office.run(SplitPoint { id: p.id, at });
    let split = office.ask(ShowDirective { id });
    assert_eq!(split.points.len(), page.points.len() + 1);
    let second = split.points.iter().find(|q| q.point.start == at).expect("the second half starts at the cut").point.clone();
    assert!(second.content.starts_with("Chủ động"));
    office.run(MergePoint { id: second.id });
    let merged = office.ask(ShowDirective { id });
    let open = |page: &app::directive::DirectivePage| page.points.iter().filter(|q| q.point.decision == Decision::Open).count();
    assert_eq!(open(&merged), page.points.len());
    office.run(RejectPoint { id: p.id });
    office.undo();
    office.undo();
    office.undo();
    assert_eq!(office.ask(ShowDirective { id }).points.len(), page.points.len(), "three steps back are the start");
}

#[test]
fn a_corrected_name_is_remembered() {
    let mut office = Office::of_the_demo("2021-02-08");
    let id = register(&mut office, demo::TIN_474);
    let first = office.ask(ShowDirective { id });
    assert_eq!(first.points[1].lead[0].kind, "new", "Sở Y tế is not known yet");
    office.run(AcceptPoint { id: first.points[1].point.id });
    let units = office.ask(ListUnits {}).units;
    let health = units.iter().find(|u| u.name == "Sở Y tế").expect("accepting made the unit").id;
    office.run(AliasUnit { unit: health, written: "Thanh tra tỉnh".into() });
    assert_eq!(office.ask(ShowDirective { id }).points[2].lead[0].kind, "unit", "the alias is known at the next look");
}

#[test]
fn the_same_number_is_not_registered_twice_by_mistake() {
    let mut office = Office::of_the_demo("2021-02-08");
    register(&mut office, demo::TIN_474);
    let again = |again| RegisterDirective { text: Some(demo::TIN_474.into()), path: None, received_on: None, again };
    assert_eq!(office.attempt(again(false)).expect_err("a twin").code(), "duplicate");
    office.run(again(true));
}

#[test]
fn typed_words_survive_a_closed_window() {
    let mut office = Office::of_the_demo("2021-02-08");
    let draft = office.run(app::draft::NewDraft { kind: "cong-van".into() });
    let entries = office.ask(ListHistory { limit: 0 }).len();
    let mut document = office.ask(ShowDraft { id: draft }).document;
    document.subject = "đang gõ dở".into();
    office.run(KeepDraft { id: draft, document: document.clone(), seen: None });
    assert_eq!(office.ask(ListHistory { limit: 0 }).len(), entries, "keeping is no step of history");
    let page = office.ask(ShowDraft { id: draft });
    assert!(page.unsaved && page.document == document, "what was typed is there after a restart");
    office.run(SaveDraft { id: draft, document, seen: None });
    assert!(!office.ask(ShowDraft { id: draft }).unsaved);
    assert_eq!(office.ask(ListHistory { limit: 0 }).len(), entries + 1);
}

#[test]
fn the_demo_fills() {
    let mut office = Office::on("2021-05-04");
    let made = office.with(demo::fill).expect("the demo fills");
    let desk = office.ask(ShowDesk {});
    assert_eq!(desk.days_left, Some(19));
    assert!(desk.open_points >= 12 && desk.tasks.total >= 5 && desk.tasks.due_soon >= 1);
    let sheet = office.ask(ShowDraft { id: made.sheet }).document;
    assert_eq!(sheet.signature.name, "Nguyễn Dương Thái");
}

#[test]
fn bad_papers_are_refused_with_a_next_step() {
    let mut office = Office::of_the_demo("2021-02-08");
    office.shelf.files.borrow_mut().extend([
        ("trong.txt".into(), vec![]),
        ("hinh.pdf".into(), b"%PDF-1.4 truncated".to_vec()),
        ("cut.docx".into(), b"PK\x03\x04 truncated".to_vec()),
        ("cu.doc".into(), vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]),
        ("nhi-phan.txt".into(), (0..=255u8).cycle().take(4096).collect()),
    ]);
    let names: Vec<String> = office.shelf.files.borrow().iter().map(|(n, _)| n.clone()).collect();
    for path in names {
        let entries = office.ask(ListHistory { limit: 0 }).len();
        match office.attempt(RegisterDirective { text: None, path: Some(path.clone()), received_on: None, again: false }) {
            Err(app::Failure::Refused { what, advice, .. }) => {
                assert!(!what.is_empty() && !advice.is_empty(), "{path} gets a sentence and a next step");
                assert_eq!(office.ask(ListHistory { limit: 0 }).len(), entries, "{path} leaves nothing behind");
            }
            Err(broken) => panic!("{path} broke the program: {broken}"),
            Ok(_) => panic!("{path} is no directive"),
        }
    }
}

#[test]
fn what_a_paper_cites_and_abbreviates_is_known() {
    let mut office = Office::of_the_demo("2021-05-04");
    let cited = register(
        &mut office,
        "ỦY BAN NHÂN DÂN TỈNH HẢI DƯƠNG\nSố: 77/KH-UBND\nHải Dương, ngày 02 tháng 5 năm 2021\nKẾ HOẠCH\nBảo vệ bầu cử\n\n1. Sở Nội vụ chủ trì rà soát danh sách cử tri.",
    );
    office.run(AcceptAll { directive: cited });
    let id = register(
        &mut office,
        "ỦY BAN NHÂN DÂN TỈNH HẢI DƯƠNG\nSố: 90/KH-UBND\nHải Dương, ngày 03 tháng 5 năm 2021\nKẾ HOẠCH\nPhòng, chống tội phạm dịp bầu cử\n\nThực hiện Kế hoạch số 77/KH-UBND ngày 02/5/2021 và Kế hoạch số 78/KH-UBND; Ban Chỉ đạo phòng, chống tội phạm tỉnh (sau đây gọi tắt là BCĐ 138) ban hành kế hoạch như sau:\nII. TỔ CHỨC THỰC HIỆN\n1. BCĐ 138 đôn đốc việc thực hiện Kế hoạch này.\n2. Sở Nôi vụ rà soát các khu vực bỏ phiếu.",
    );
    let page = office.ask(ShowDirective { id });
    let link = |number: &str| page.citations.iter().find(|c| c.citation.number == number).expect("cited").directive;
    assert_eq!((link("77/KH-UBND"), link("78/KH-UBND")), (Some(cited), None));
    assert_eq!(page.abbreviations[0].short, "BCĐ 138");
    let name = &page.points[0].lead[0];
    assert_eq!(name.full.as_deref(), Some("Ban Chỉ đạo phòng, chống tội phạm tỉnh"));
    assert_eq!((name.kind.as_str(), name.sure.as_deref()), ("new", None));
    let mistyped = &page.points[1].lead[0];
    assert_eq!((mistyped.kind.as_str(), mistyped.sure.as_deref()), ("new", Some("folded")), "letters alone are shown, not taken");
    assert_eq!(mistyped.matched.as_deref(), Some("Sở Nội vụ"));

    office.run(AcceptPoint { id: page.points[0].point.id });
    let tasks = office.ask(ListTasks { directive: Some(id), ..Default::default() });
    assert_eq!(tasks.rows[0].lead.as_deref(), Some("Ban Chỉ đạo phòng, chống tội phạm tỉnh"), "a new unit gets its full name");
    let again = office.ask(ShowDirective { id });
    assert_eq!(again.points[0].lead[0].kind, "unit", "its short form is kept as an alias");
}
