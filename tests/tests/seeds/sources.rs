//! Where tasks come from: several papers, words of mouth.

use super::steps::*;
use app::{
    desk::ShowDesk,
    directive::{RegisterOral, ShowDirective, TieOral},
    point::{AcceptAll, CorrectPoint},
    report::{ReportKind, ReportTables},
    task::{ListTasks, SetSources, ShowTask},
};
use domain::Source;
use tests::office::Office;

const SEED_000: &str = include_str!("../../cases/corpus/seed-000.txt");
const SEED_001: &str = include_str!("../../cases/corpus/seed-001.txt");
const SEED_003: &str = include_str!("../../cases/corpus/seed-003.txt");
const SEED_004: &str = include_str!("../../cases/corpus/seed-004.txt");

fn oral() -> RegisterOral {
    RegisterOral {
        text: "Công an tỉnh khẩn trương rà soát phương án bảo vệ khu vực bỏ phiếu, báo cáo trước ngày 10/5/2021.".into(),
        said_by: "Đồng chí Nguyễn Văn An, Trưởng Tiểu ban".into(),
        said_at: Some("Giao ban tuần".into()),
        said_on: "2021-05-04".parse().ok(),
        taken_by: Some("Trần Thị Bình".into()),
    }
}

#[test]
fn words_of_mouth_become_tasks_and_are_tied_to_their_paper() {
    let mut office = Office::of_the_demo("2021-05-05");
    refused(&mut office, RegisterOral { said_by: " ".into(), ..oral() }, "người chỉ đạo");
    refused(&mut office, RegisterOral { text: " ".into(), ..oral() }, "để trống");
    refused(&mut office, RegisterOral { said_on: "2021-05-06".parse().ok(), ..oral() }, "tương lai");
    let id = office.run(oral()).id;
    let page = office.ask(ShowDirective { id });
    assert_eq!(page.directive.source, Source::Oral);
    let said = page.oral.expect("who, where, when, taken down by whom");
    assert_eq!((said.said_by.as_str(), said.said_at.as_deref(), said.taken_by.as_str()), ("Đồng chí Nguyễn Văn An, Trưởng Tiểu ban", Some("Giao ban tuần"), "Trần Thị Bình"));
    let p = page.points[0].point.clone();
    if p.lead.is_empty() {
        office.run(CorrectPoint {
            id: p.id, content: p.content, lead: vec!["Công an tỉnh".into()], coordinate: vec![], monitor: vec![], deadline: p.deadline, period: None, recurring: None, quotas: vec![], request: false,
        });
    }
    let task = office.run(AcceptAll { directive: id })[0];
    assert!(row(&mut office, task).directive_line.expect("cited").starts_with("Chỉ đạo miệng của Đồng chí Nguyễn Văn An"));
    let paper = register(&mut office, app::demo::TIN_474);
    refused(&mut office, TieOral { oral: paper, paper: id }, "không phải chỉ đạo miệng");
    office.run(TieOral { oral: id, paper });
    let sources = office.ask(ShowTask { id: task }).sources;
    assert_eq!(sources.iter().map(|s| s.directive).collect::<Vec<_>>(), [Some(id), Some(paper)]);
    refused(&mut office, TieOral { oral: id, paper }, "đã được gắn");
    office.undo();
    assert_eq!(office.ask(ShowTask { id: task }).sources.len(), 1);
}

#[test]
fn a_task_carries_out_several_papers() {
    let mut office = Office::of_the_demo("2021-05-05");
    let first = register(&mut office, app::demo::TIN_474);
    let second = register(&mut office, app::demo::CONG_VAN);
    let task = office.run(AcceptAll { directive: first })[0];
    let point = office.ask(ShowDirective { id: second }).points[0].point.id;
    office.run(SetSources { task, directives: vec![], points: vec![point] });
    let detail = office.ask(ShowTask { id: task });
    assert_eq!(detail.sources.len(), 2);
    assert!(detail.task.directive_line.expect("both").contains("; "));
    let of_second = office.ask(ListTasks { directive: Some(second), shared: true, ..Default::default() });
    assert!(of_second.rows.iter().any(|r| r.id == task), "the second paper knows its task");
    let table = office.ask(ReportTables { kind: ReportKind::Tasks }).grids.remove(0);
    assert!(!table.rows.is_empty());
    office.run(SetSources { task, directives: vec![], points: vec![] });
    assert_eq!(office.ask(ShowTask { id: task }).sources.len(), 1);
}

#[test]
fn seed_000_proposes_duties_without_dates() {
    let mut office = Office::of_the_demo("2026-02-03");
    let id = register(&mut office, SEED_000);
    let points = office.ask(ShowDirective { id }).points;
    assert!(points.len() >= 4, "the last paragraphs give duties, found {}", points.len());
    assert!(points.iter().all(|p| p.point.deadline.is_none()), "the conclusion gives no dates");
}

#[test]
fn seed_001_is_one_paper_of_several_sources() {
    let mut office = Office::of_the_demo("2021-05-05");
    let id = register(&mut office, SEED_001);
    let said = office.ask(ShowDirective { id }).directive.text;
    assert!(said.contains("nhấn mạnh"), "the quoted statement stays with its source");
    assert!(!proposals(&mut office, id).is_empty());
    assert_eq!(office.ask(ShowDesk {}).days_left, Some(18), "days left until election day");
}

#[test]
fn seed_003_gives_units_their_duties_and_cites_earlier_papers() {
    let mut office = Office::of_the_demo("2021-02-08");
    let id = register(&mut office, SEED_003);
    let page = office.ask(ShowDirective { id });
    assert_eq!(page.directive.number.as_deref(), Some("474/CV-UBBC"), "the number stays as printed, irregular as it is");
    let cited: Vec<&str> = page.directive.citations.iter().map(|c| c.number.as_str()).collect();
    assert!(cited.contains(&"4521/KH-UBND") && cited.contains(&"02/CT-UBND"), "{cited:?}");
    let all = proposals(&mut office, id);
    let of = |name: &str| all.iter().filter(|(lead, _)| lead.iter().any(|l| domain::names::key(l).contains(&domain::names::key(name)))).count();
    assert!(of("Sở Y tế") >= 1 && of("Thanh tra tỉnh") >= 1, "{all:?}");
    assert!(all.iter().any(|(lead, _)| lead.len() >= 3), "three forces jointly");
    assert!(all.iter().any(|(_, c)| c.contains("khiếu nại")), "complaints are a duty");
}

#[test]
fn seed_004_is_a_campaign_read_without_its_web_noise() {
    let mut office = Office::of_the_demo("2021-04-27");
    let id = register(&mut office, SEED_004);
    let page = office.ask(ShowDirective { id });
    assert!(!page.directive.text.contains('\u{a0}'), "runs of fixed spaces are gone");
    assert!(page.directive.text.contains("23/4"), "{}", &page.directive.text.chars().take(300).collect::<String>());
}
