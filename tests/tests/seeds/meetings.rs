//! Meetings: called, held, concluded, with their papers.

use super::steps::*;
use app::{
    history::ListHistory,
    meeting::{
        AddMeeting, ChangeMeeting, ConcludeMeeting, ConclusionIn, DraftMeetingPaper, ListMeetings, MeetingPaper, MeetingPrint, MeetingTables, PrintMeeting,
        SetAttendees, SetStatement, ShowMeeting,
    },
    paper::ExportDraft,
    task::ShowTask,
};
use domain::{MeetingId, TaskState};
use tests::office::Office;

const EIGHT: [&str; 8] = ["Hải Phòng", "Quảng Ninh", "Hải Dương", "Hưng Yên", "Thái Bình", "Nam Định", "Ninh Bình", "Hà Nam"];

fn call(bodies: &[&str]) -> AddMeeting {
    AddMeeting {
        name: "Hội nghị trực tuyến về công tác bảo đảm an ninh, trật tự bầu cử".into(),
        on: "2021-05-10".parse().expect("a day"),
        starts: "08:00:00".parse().ok(),
        place: Some("Hội trường Công an tỉnh".into()),
        online: true,
        chair: "Đồng chí Lương Tam Quang, Trưởng Tiểu ban".into(),
        secretary: Some("Trần Thị Bình".into()),
        agenda: vec!["Báo cáo tình hình".into(), "Thảo luận".into(), "Kết luận".into()],
        papers: vec!["Dự thảo báo cáo".into()],
        bodies: bodies.iter().map(|b| (*b).to_owned()).collect(),
    }
}

fn eight(office: &mut Office) -> (MeetingId, Vec<domain::UnitId>) {
    let names: Vec<String> = EIGHT.iter().map(|p| format!("Công an {p}")).collect();
    let members = group(office, "Công an 8 địa phương", &names.iter().map(String::as_str).collect::<Vec<_>>());
    (office.run(call(&["Công an 8 địa phương"])), members)
}

fn statement(id: MeetingId, unit: domain::UnitId) -> SetStatement {
    SetStatement { id, unit, result: None, difficulty: None, proposal: None, ruling: None }
}

fn conclusion(content: &str, lead: &[&str], deadline: Option<&str>) -> ConclusionIn {
    ConclusionIn { content: content.into(), lead: lead.iter().map(|l| (*l).to_owned()).collect(), coordinate: vec![], deadline: deadline.map(by) }
}

#[test]
fn eight_provinces_report_side_by_side_and_are_ruled_on() {
    let mut office = Office::of_the_demo("2021-05-08");
    let (id, units) = eight(&mut office);
    let page = office.ask(ShowMeeting { id });
    assert_eq!(page.meeting.attendees.len(), 8, "the saved group stands for its members");
    assert!(page.meeting.online);
    refused(&mut office, SetStatement { result: Some("x".into()), ..statement(id, units[0]) }, "chưa diễn ra");
    refused(&mut office, ConcludeMeeting { id, conclusions: vec![conclusion("x", &[], None)], assessment: None, ends: None }, "chưa diễn ra");
    office.becomes("2021-05-10");
    for (i, u) in units.iter().enumerate().rev() {
        office.run(SetStatement {
            result: Some(format!("Đã xây dựng {} phương án", i + 1)),
            difficulty: (i % 2 == 0).then(|| "Thiếu phương tiện tại vùng biển đảo".into()),
            proposal: (i % 2 == 0).then(|| "Bổ sung phương tiện".into()),
            ..statement(id, *u)
        });
    }
    refused(&mut office, SetStatement { ruling: Some("Đồng ý".into()), ..statement(id, units[1]) }, "chưa nêu kiến nghị");
    office.run(SetStatement { ruling: Some("Đồng ý, giao Cục Hậu cần cấp trước ngày 15/5".into()), ..statement(id, units[0]) });
    let page = office.ask(ShowMeeting { id });
    assert_eq!(page.speakers[..2], ["Công an Hải Phòng", "Công an Quảng Ninh"], "in the order of the list, whoever was written down first");
    assert_eq!(page.meeting.statements[0].result.as_deref(), Some("Đã xây dựng 1 phương án"), "a ruling leaves the rest as it was");
    let grid = office.ask(MeetingTables { id, what: MeetingPrint::Statements }).grids.remove(0);
    assert_eq!((grid.rows.len(), grid.columns.len()), (8, 6));
    let line = office.ask(ListMeetings {}).remove(0);
    assert_eq!((line.called, line.open_proposals), (8, 3));
    for what in [MeetingPrint::Attendance, MeetingPrint::Statements, MeetingPrint::Plates] {
        let printed = office.ask(PrintMeeting { id, what, path: Some("hop.pdf".into()), open: false });
        assert_eq!(what == MeetingPrint::Plates, printed.pages == 8, "a plate a delegate");
    }
}

#[test]
fn conclusions_become_tasks_and_a_notice() {
    let mut office = Office::of_the_demo("2021-05-10");
    let (id, units) = eight(&mut office);
    office.run(SetStatement { proposal: Some("Bổ sung phương tiện".into()), ruling: Some("Đồng ý".into()), ..statement(id, units[0]) });
    let entries = office.ask(ListHistory { limit: 0 }).len();
    let empty = ConcludeMeeting { id, conclusions: vec![conclusion(" ", &[], None)], assessment: None, ends: None };
    refused(&mut office, empty, "Chưa có nội dung");
    let nobody = ConcludeMeeting { id, conclusions: vec![conclusion("Rà soát", &[], Some("2021-05-20"))], assessment: None, ends: None };
    refused(&mut office, nobody, "chưa giao đơn vị nào");
    let past = ConcludeMeeting { id, conclusions: vec![conclusion("Rà soát", &["Sở Y tế"], Some("2021-05-01"))], assessment: None, ends: None };
    refused(&mut office, past, "sớm hơn ngày giao");
    assert_eq!(office.ask(ListHistory { limit: 0 }).len(), entries, "refusals leave nothing behind");
    let tasks = office.run(ConcludeMeeting {
        id,
        conclusions: vec![
            conclusion("Rà soát, bổ sung, hoàn thiện các phương án, kế hoạch", &["Công an 8 địa phương"], Some("2021-05-15")),
            conclusion("Bảo đảm y tế, phòng, chống dịch", &["Sở Y tế"], Some("2021-05-18")),
            conclusion("Thống nhất các nội dung báo cáo", &[], None),
        ],
        assessment: Some("Công tác chuẩn bị cơ bản đã đáp ứng yêu cầu".into()),
        ends: "11:30:00".parse().ok(),
    });
    assert_eq!(tasks.len(), 10, "a shared task with eight, and one");
    assert!(office.ask(ShowTask { id: tasks[9] }).sources[0].line.starts_with("Kết luận Hội nghị"), "the meeting is the source");
    let page = office.ask(ShowMeeting { id });
    assert_eq!((page.meeting.conclusions.len(), page.meeting.conclusions[2].task, page.tasks.len()), (3, None, 10));
    let notice = office.run(DraftMeetingPaper { id, paper: MeetingPaper::Notice, each: false })[0];
    let document = paper(&mut office, notice);
    assert_eq!(document.kind.id, "thong-bao");
    let said = words(&document);
    assert!(said.contains("kết luận như sau") && said.contains("Sở Y tế: Bảo đảm y tế") && said.contains("Thời hạn hoàn thành: 18/05/2021"), "{said}");
    assert!(said.contains("cơ bản đã đáp ứng") && said.contains("Bổ sung phương tiện: Đồng ý"), "assessment and rulings stand in it: {said}");
    assert!(said.trim_end().ends_with("./."));
    assert!(office.ask(ExportDraft { id: notice, path: Some("tb.pdf".into()), signature_field: false, open: false }).pages >= 1);
    assert_eq!(office.undo(), "Soạn thông báo kết luận");
    assert_eq!(office.undo(), "Ghi kết luận cuộc họp");
    assert!(office.ask(ShowMeeting { id }).tasks.is_empty(), "one step takes conclusions and tasks back");
}

#[test]
fn invitations_and_the_report_are_filled_from_the_data() {
    let mut office = Office::of_the_demo("2021-05-08");
    refused(&mut office, AddMeeting { chair: " ".into(), ..call(&[]) }, "người chủ trì");
    let id = office.run(call(&["Sở Y tế", "Sở Nội vụ"]));
    let mut attendees = office.ask(ShowMeeting { id }).meeting.attendees;
    attendees[0].name = "Nguyễn Thị Lan".into();
    attendees[0].office = "Giám đốc".into();
    office.run(SetAttendees { id, attendees: attendees.clone() });
    attendees[0].attended = Some(true);
    refused(&mut office, SetAttendees { id, attendees }, "chưa diễn ra");
    let each = office.run(DraftMeetingPaper { id, paper: MeetingPaper::Invitation, each: true });
    assert_eq!(each.len(), 2, "one a delegate");
    let document = paper(&mut office, each[0]);
    let said = words(&document);
    assert_eq!((document.kind.id.as_str(), document.head.symbol.as_str()), ("giay-moi", "GM-TBANTT"));
    for legend in ["trân trọng kính mời: Nguyễn Thị Lan, Giám đốc, Sở Y tế", "Tới dự hội nghị", "Chủ trì: Đồng chí Lương Tam Quang", "Thời gian: 08 giờ 00, ngày 10 tháng 5 năm 2021", "Địa điểm: Hội trường Công an tỉnh./."] {
        assert!(said.contains(legend), "{legend}: {said}");
    }
    let done = add(&mut office, "Kế hoạch phân công nhiệm vụ", "Sở Nội vụ", Some("2021-05-09"));
    office.run(to(done, TaskState::Done, "Kế hoạch số 1/KH-TBANTT"));
    let late = add(&mut office, "Xây dựng phương án", "Sở Y tế", Some("2021-05-08"));
    office.becomes("2021-05-10");
    office.run(app::task::ReportProgress {
        difficulty: Some("Thiếu vật tư".into()), cause: Some("Chưa được cấp kinh phí".into()), proposal: Some("Cấp bổ sung kinh phí".into()), ..told(late, "Xong dự thảo")
    });
    let report = office.run(DraftMeetingPaper { id, paper: MeetingPaper::Report, each: false })[0];
    let said = words(&paper(&mut office, report));
    for part in ["Tổng số nhiệm vụ được giao là 2; đã hoàn thành 1", "Sở Nội vụ: Kế hoạch phân công nhiệm vụ (hoàn thành ngày 08/05/2021)", "quá hạn 2 ngày; nguyên nhân: Chưa được cấp kinh phí", "Sở Y tế: Thiếu vật tư", "Sở Y tế: Cấp bổ sung kinh phí"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(office.ask(ShowMeeting { id }).drafts.len(), 3);
    let m = office.ask(ShowMeeting { id }).meeting;
    let wrong = ChangeMeeting {
        id, name: m.name, on: m.on, starts: m.starts, ends: "07:00:00".parse().ok(), place: None, online: false, chair: m.chair, secretary: None, agenda: vec![], papers: vec![], assessment: None,
    };
    refused(&mut office, wrong, "sớm hơn giờ bắt đầu");
}
