//! Shared tasks, frozen reports, meetings on the command line.

use crate::desk::Desk;
use serde_json::Value;

#[test]
fn shared_tasks_frozen_reports_and_sheets() {
    let desk = Desk::with_profile();
    let shared = desk.on("2021-05-04").json(&["task", "add", "Xây dựng kế hoạch", "--each", "Sở Y tế", "--each", "Sở Nội vụ", "--deadline", "2021-05-06"]);
    assert_eq!(shared["parts"].as_array().map(Vec::len), Some(2));
    desk.on("2021-05-05").json(&["task", "submit", "NV-002", "--paper", "Kế hoạch số 4/KH-SYT"]);
    assert!(desk.on("2021-05-05").refused(&["task", "complete", "NV-003"])["what"].as_str().unwrap_or_default().contains("minh chứng"));
    desk.on("2021-05-05").json(&["task", "complete", "NV-002", "--paper", "Kế hoạch số 4/KH-SYT", "--by", "Công an tỉnh"]);
    let tree = desk.on("2021-05-05").json(&["task", "handed", "NV-001"]);
    assert_eq!((&tree["handed_in"], &tree["total"]), (&Value::from(1), &Value::from(2)));
    assert_eq!(desk.on("2021-05-05").json(&["task", "list", "--shared"])["rows"][0]["parts"]["done"], 1);
    assert!(desk.on("2021-05-05").refused(&["task", "assign", "NV-003", "--deadline", "2021-05-20"])["what"].as_str().unwrap_or_default().contains("không ghi lý do"));
    let first = desk.on("2021-05-05").json(&["report", "freeze", "units", "--note", "Tuần 18"]);
    assert_eq!(first["sha256"].as_str().map(str::len), Some(64));
    desk.on("2021-05-08").json(&["task", "progress", "NV-003", "--percent", "50", "--cause", "Mưa lũ"]);
    desk.on("2021-05-08").json(&["report", "freeze", "units"]);
    let compared = desk.on("2021-05-08").json(&["report", "compare", "1", "2"]);
    assert_eq!((&compared["total"]["open_late"], &compared["total"]["done"]), (&Value::from(1), &Value::from(0)));
    for args in [&["report", "compare", "1", "2"][..], &["report", "frozen", "1"], &["report", "task", "NV-003"], &["report", "unit", "Sở Nội vụ"]] {
        for file in ["x.pdf", "x.xlsx"] {
            let path = desk.path(file);
            desk.on("2021-05-08").json(&[args, &["-o", &path]].concat());
            assert!(std::fs::metadata(&path).is_ok_and(|m| m.len() > 1_000), "{args:?} {file}");
        }
    }
    assert!(desk.on("2021-05-08").json(&["report", "units", "--alone", "-o", &desk.path("rieng.pdf")])["pages"].as_u64() >= Some(1));
    desk.on("2021-05-08").refused(&["undo"]);
    assert_eq!(desk.on("2021-05-08").json(&["history", "verify"])["ok"], true);
    let letters = desk.on("2021-05-08").json(&["draft", "urge"]);
    let id = letters["id"].as_str().expect("a letter");
    desk.on("2021-05-09").json(&["draft", "answered", id, "--unit", "Sở Nội vụ", "--paper", "Báo cáo số 2/BC-SNV"]);
    assert_eq!(desk.on("2021-05-09").json(&["draft", "urged"])[0]["units"][0]["on"], "2021-05-09");
}

#[test]
fn a_meeting_from_invitation_to_tasks() {
    let desk = Desk::with_profile();
    let add = ["meeting", "add", "Hội nghị triển khai", "--on", "2021-05-10", "--starts", "08:00", "--chair", "Trưởng Tiểu ban", "--invite", "Sở Y tế", "--invite", "Sở Nội vụ"];
    desk.on("2021-05-08").json(&add);
    assert_eq!(desk.on("2021-05-08").json(&["meeting", "papers", "1", "invitation", "--each"])["drafts"].as_array().map(Vec::len), Some(2));
    assert!(desk.on("2021-05-08").refused(&["meeting", "conclude", "1", "Rà soát"])["what"].as_str().unwrap_or_default().contains("chưa diễn ra"));
    desk.on("2021-05-10").json(&["meeting", "attend", "1", "--unit", "Sở Y tế", "--name", "Nguyễn Thị Lan", "--present"]);
    desk.on("2021-05-10").json(&["meeting", "statement", "1", "--unit", "Sở Y tế", "--proposal", "Bổ sung vật tư", "--ruling", "Đồng ý"]);
    let page = desk.on("2021-05-10").json(&["meeting", "conclude", "1", "Bảo đảm y tế", "--lead", "Sở Y tế", "--deadline", "2021-05-20"]);
    assert_eq!(page["tasks"][0]["lead"], "Sở Y tế");
    assert!(desk.on("2021-05-10").json(&["meeting", "papers", "1", "notice", "-o", &desk.path("tb.pdf")])["pages"].as_u64() >= Some(1));
    for what in ["attendance", "statements", "plates"] {
        assert!(desk.on("2021-05-10").json(&["meeting", "papers", "1", what, "-o", &desk.path("hop.pdf")])["pages"].as_u64() >= Some(1), "{what}");
    }
    assert_eq!(desk.on("2021-05-10").json(&["meeting", "list"])[0]["tasks"], 1);
    assert_eq!(desk.on("2021-05-10").json(&["task", "show", "NV-001"])["sources"][0]["line"], "Kết luận Hội nghị triển khai, ngày 10/05/2021");
    let oral = desk.on("2021-05-10").json(&["directive", "oral", "Sở Y tế rà soát khu cách ly, báo cáo trước ngày 15/5/2021.", "--by", "Trưởng Tiểu ban", "--accept-all"]);
    assert!(oral["id"].is_string());
}
