//! Frozen reports, comparisons, sheets, tables printed alone.

use super::steps::*;
use app::{
    draft::ListDrafts,
    history::ListHistory,
    report::{
        CompareReports, DraftReport, ExportKept, ExportReport, ExportSheet, FreezeReport, KeptReport, KeptTables, ListFrozen, ReportKind, ReportSheet,
        ReportUnits, SheetOf, ShowFrozen,
    },
    urge::UrgeTasks,
};
use domain::TaskState;
use proptest::prelude::*;
use tests::office::Office;

fn freeze(kind: ReportKind) -> FreezeReport {
    FreezeReport { kind, note: Some("Báo cáo tuần 18".into()) }
}

#[test]
fn a_frozen_report_stays_while_the_tasks_go_on() {
    let mut office = Office::of_the_demo("2021-05-04");
    let one = add(&mut office, "Việc một", "Sở Nội vụ", Some("2021-05-06"));
    add(&mut office, "Việc hai", "Sở Y tế", Some("2021-05-05"));
    office.becomes("2021-05-07");
    let before = office.run(freeze(ReportKind::Units));
    let kept = office.ask(ShowFrozen { id: before });
    assert_eq!((kept.rows.units.total.total, kept.rows.units.total.open_late), (2, 2));
    assert!(kept.rows.book.grids[0].as_of_line.starts_with("(Tính đến 08 giờ"), "{}", kept.rows.book.grids[0].as_of_line);
    assert_eq!((kept.line.sha256.len(), kept.line.chain.len()), (64, 64));
    let refusal = office.with(|app, outside| app.undo(outside)).expect_err("what was frozen is not taken back");
    assert_eq!(refusal.code(), "barrier");

    office.run(to(one, TaskState::Done, "Báo cáo số 9/BC-SNV"));
    add(&mut office, "Việc ba", "Công an tỉnh", None);
    office.becomes("2021-05-14");
    let after = office.run(freeze(ReportKind::Units));
    assert_eq!(office.ask(ShowFrozen { id: before }), kept, "the first stays as it was, to the letter");

    let c = office.ask(CompareReports { before, after });
    assert_eq!((c.total.total, c.total.done, c.total.open_late), (1, 1, -1));
    let home = c.rows.iter().find(|r| r.name == "Sở Nội vụ").expect("compared").figures;
    assert_eq!((home.done, home.open_late, home.before.done, home.after.done), (1, -1, 0, 1));
    let police = c.rows.iter().find(|r| r.name == "Công an tỉnh").expect("new this time").figures;
    assert_eq!((police.before.total, police.total), (0, 1));
    assert_eq!(c.rows.iter().map(|r| r.figures.total).sum::<i32>(), c.total.total, "units add up to the sum");
    let refusal = office.with(|app, outside| app.ask(CompareReports { before: after, after: before }, outside)).expect_err("the wrong way round");
    assert!(refusal.to_string().contains("đổi chỗ"), "{refusal}");

    let what = KeptReport::Compared { before, after };
    let grid = office.ask(KeptTables { what }).grids.remove(0);
    let last: Vec<String> = grid.rows.last().expect("sums").iter().map(|c| c.text()).collect();
    assert_eq!(last[1..5], ["Tổng cộng", "2", "3", "+1"]);
    for what in [what, KeptReport::Frozen { id: before }] {
        assert!(office.ask(ExportKept { what, path: Some("chot.pdf".into()), open: false }).pages >= 1);
        let book = office.ask(KeptTables { what });
        assert!(cli::xlsx::workbook(&book).expect("a workbook").starts_with(b"PK"));
    }
    assert_eq!(office.ask(ListFrozen {}).iter().map(|l| l.id).collect::<Vec<_>>(), [after, before], "latest first");
}

#[test]
fn every_report_freezes_and_prints() {
    let mut office = Office::of_the_demo("2021-05-04");
    for i in 0..20 {
        add(&mut office, &format!("Việc {i}"), if i % 2 == 0 { "Sở Nội vụ" } else { "Sở Y tế" }, Some("2021-05-05"));
    }
    office.becomes("2021-05-08");
    for kind in ReportKind::ALL {
        let id = office.run(freeze(kind));
        let pages = office.ask(ExportKept { what: KeptReport::Frozen { id }, path: Some("chot.pdf".into()), open: false }).pages;
        assert!(pages >= 1, "{kind:?}");
        assert!(office.ask(ExportReport { kind, path: Some("rieng.pdf".into()), open: false, alone: true }).pages >= 1);
    }
    let empty = &mut Office::of_the_demo("2021-05-04");
    refused(empty, freeze(ReportKind::Units), "Chưa có nhiệm vụ");
}

#[test]
fn a_report_is_drafted_in_one_step() {
    let mut office = Office::of_the_demo("2021-05-04");
    add(&mut office, "Việc một", "Sở Nội vụ", None);
    let steps = office.ask(ListHistory { limit: 0 }).len();
    let id = office.run(DraftReport { kind: ReportKind::Units });
    assert_eq!(office.ask(ListHistory { limit: 0 }).len(), steps + 1);
    assert_eq!(paper(&mut office, id).annexes.len(), 1);
    assert_eq!(office.undo(), "Soạn báo cáo");
    assert!(office.ask(ListDrafts {}).is_empty(), "one step takes all of it back");
}

#[test]
fn a_task_and_a_unit_have_their_sheets() {
    let mut office = Office::of_the_demo("2021-05-04");
    let id = add(&mut office, "Rà soát điểm bầu cử", "Sở Nội vụ", Some("2021-05-05"));
    office.becomes("2021-05-08");
    office.run(app::task::ReportProgress { percent: Some(60), cause: Some("Mưa lũ".into()), ..told(id, "Xong 12 điểm") });
    office.run(UrgeTasks::default());
    office.becomes("2021-05-10");
    office.run(to(id, TaskState::Done, "Báo cáo số 15/BC-SNV ngày 10/5/2021"));
    let home = unit(&mut office, "Sở Nội vụ");
    let sheet = office.ask(ReportSheet { sheet: SheetOf::Task { id } });
    assert_eq!(sheet.grids[0].title, "PHIẾU THEO DÕI NHIỆM VỤ NV-001");
    let life: Vec<String> = sheet.grids[1].rows.iter().map(|r| r[2].text()).collect();
    assert_eq!(life, ["Giao nhiệm vụ", "Đang thực hiện", "Cập nhật tiến độ", "Nhắc việc", "Hoàn thành"]);
    assert!(sheet.grids[1].rows[4][4].text().contains("15/BC-SNV"));
    let of_unit = office.ask(ReportSheet { sheet: SheetOf::Unit { id: home } });
    assert_eq!(of_unit.grids[0].title, "PHIẾU THEO DÕI NHIỆM VỤ CỦA SỞ NỘI VỤ");
    let figures: Vec<String> = of_unit.grids[0].rows[0].iter().map(|c| c.text()).collect();
    assert_eq!(figures, ["1", "1", "0", "1", "0", "0", "0", "100,00", "0"]);
    assert_eq!(of_unit.grids.len(), 3, "figures, tasks, letters");
    for sheet in [SheetOf::Task { id }, SheetOf::Unit { id: home }] {
        assert!(office.ask(ExportSheet { sheet, path: Some("phieu.pdf".into()), open: false }).pages >= 1);
        let book = office.ask(ReportSheet { sheet });
        for grid in &book.grids {
            assert!(grid.rows.iter().all(|r| r.len() == grid.columns.len()), "{}", grid.title);
        }
        assert!(cli::xlsx::workbook(&book).expect("a workbook").starts_with(b"PK"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn what_was_frozen_never_moves_and_sums_agree(steps in prop::collection::vec((0usize..4, 0u8..5, 0i64..4), 1..10)) {
        let mut office = Office::of_the_demo("2021-05-04");
        let leads = ["Sở Nội vụ", "Sở Y tế"];
        let ids: Vec<_> = (0..4).map(|i| add(&mut office, "Việc", leads[i % 2], Some("2021-05-08"))).collect();
        let mut today: chrono::NaiveDate = "2021-05-04".parse().expect("a day");
        let mut kept = Vec::new();
        for (which, what, wait) in steps {
            today += chrono::Duration::days(wait);
            office.becomes(&today.to_string());
            let id = ids[which];
            let _ = match what {
                0 => office.attempt(told(id, "có kết quả")).is_ok(),
                1 => office.attempt(to(id, TaskState::Done, "BC 1")).is_ok(),
                2 => office.attempt(to(id, TaskState::Cancelled, "QĐ 2")).is_ok(),
                3 => office.attempt(to(id, TaskState::Returned, "")).is_ok(),
                _ => {
                    if let Ok(done) = office.attempt(freeze(ReportKind::Units)) {
                        let live = office.ask(ReportUnits {});
                        let frozen = office.ask(ShowFrozen { id: done.output });
                        prop_assert_eq!(&frozen.rows.units, &live, "what is frozen is what was shown");
                        kept.push(frozen);
                    }
                    true
                }
            };
            for k in &kept {
                prop_assert_eq!(&office.ask(ShowFrozen { id: k.line.id }), k);
                let t = k.rows.units.total;
                prop_assert_eq!(t.total, t.done_in_time + t.done_late + t.open_in_time + t.open_late);
                prop_assert_eq!(t.done, k.rows.units.rows.iter().map(|u| u.figures.done).sum::<u32>());
            }
            for pair in kept.windows(2) {
                let c = office.ask(CompareReports { before: pair[0].line.id, after: pair[1].line.id });
                prop_assert_eq!(c.total.total, c.rows.iter().map(|r| r.figures.total).sum::<i32>());
                prop_assert_eq!(c.total.open_late, c.rows.iter().map(|r| r.figures.open_late).sum::<i32>());
            }
        }
    }
}
