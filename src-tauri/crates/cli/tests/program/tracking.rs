//! Tracking: from a late task to letters and reports.

use crate::desk::Desk;
use serde_json::Value;

#[test]
fn from_a_late_task_to_letters_and_reports() {
    let desk = Desk::with_profile();
    desk.on("2021-05-04").json(&["task", "add", "Rà soát điểm bầu cử", "--lead", "Sở Nội vụ", "--deadline", "2021-05-06"]);
    desk.on("2021-05-04").json(&["task", "add", "Tập huấn", "--lead", "Sở Y tế"]);
    assert!(desk.on("2021-05-04").refused(&["task", "add", "Trễ", "--lead", "Sở Y tế", "--deadline", "2021-05-01"])["what"].as_str().unwrap_or_default().contains("sớm hơn ngày giao"));
    assert_eq!(desk.on("2021-05-04").json(&["task", "progress", "NV-002"])["state"], "in-progress", "a plain step still works");
    desk.on("2021-05-08").json(&["task", "progress", "NV-001", "--result", "Xong một nửa", "--percent", "50", "--difficulty", "Mưa lũ", "--on", "2021-05-07"]);
    let shown = desk.on("2021-05-08").json(&["task", "show", "NV-001"]);
    assert_eq!((&shown["progress"][0]["percent"], &shown["task"]["days_late"]), (&Value::from(50), &Value::from(2)));
    assert_eq!(desk.on("2021-05-08").json(&["task", "list", "--no-deadline"])["total"], 1);
    assert_eq!(desk.on("2021-05-08").json(&["task", "list", "--open"])["total"], 2);

    let units = desk.on("2021-05-08").json(&["report", "units"]);
    assert_eq!((&units["total"]["total"], &units["total"]["open_late"], &units["total"]["late_rate"]), (&Value::from(2), &Value::from(1), &Value::from(50.0)));
    assert_eq!(desk.on("2021-05-08").json(&["report", "overdue"])["rows"].as_array().map(Vec::len), Some(1));
    assert_eq!(desk.on("2021-05-08").json(&["report", "tasks"])["rows"][0]["latest"]["result"], "Xong một nửa");
    assert_eq!(desk.on("2021-05-08").json(&["report", "matrix"])["units"][0]["cells"][0]["letters"], "Q");
    for what in ["units", "tasks", "overdue", "matrix"] {
        let (pdf, xlsx) = (desk.path("bc.pdf"), desk.path("bc.xlsx"));
        assert!(desk.on("2021-05-08").json(&["report", what, "-o", &pdf])["pages"].as_u64() >= Some(2));
        desk.on("2021-05-08").json(&["report", what, "-o", &xlsx]);
        let first = std::fs::read(&xlsx).expect("a workbook");
        desk.on("2021-05-08").json(&["report", what, "-o", &xlsx]);
        assert!(first.starts_with(b"PK") && first == std::fs::read(&xlsx).expect("again"), "same report, same bytes");
    }
    assert!(desk.on("2021-05-08").refused(&["report", "units", "-o", &desk.path("bc.doc")])["what"].as_str().unwrap_or_default().contains("Chưa biết ghi"));

    let urged = desk.on("2021-05-08").json(&["draft", "urge", "--unit", "Sở Nội vụ"]);
    let draft = urged["id"].as_str().expect("a draft");
    assert!(desk.on("2021-05-08").json(&["draft", "pdf", draft, "-o", &desk.path("cv.pdf")])["pages"].as_u64() >= Some(2));
    assert_eq!(desk.on("2021-05-08").json(&["task", "show", "NV-001"])["urgings"][0]["level"], "remind");
    assert!(desk.on("2021-05-08").refused(&["draft", "urge", "--unit", "Sở Y tế"])["what"].as_str().unwrap_or_default().contains("Không có nhiệm vụ nào"));
    assert!(desk.on("2021-05-08").refused(&["draft", "urge", "--unit", "Sở Không Có"])["what"].as_str().unwrap_or_default().contains("Không tìm thấy"));
}

#[test]
fn bad_input_is_refused_and_changes_nothing() {
    let desk = Desk::with_profile();
    desk.on("2021-05-04").json(&["task", "add", "Rà soát", "--lead", "Sở Nội vụ", "--deadline", "2021-05-06"]);
    let entries = desk.on("2021-05-05").json(&["history"]).as_array().map(Vec::len);
    let refused = [
        (&["task", "extend", "NV-001", "--to", "2021-05-05", "--reason", "mưa", "--paper", "CV 1"][..], "không muộn hơn"),
        (&["task", "extend", "NV-001", "--to", "2021-05-15", "--paper", "CV 1"], "lý do"),
        (&["task", "extend", "NV-001", "--to", "2021-05-15", "--reason", "mưa"], "văn bản cho phép"),
        (&["task", "complete", "NV-001", "--on", "2021-05-03"], "sớm hơn ngày giao"),
        (&["task", "complete", "NV-001", "--on", "2021-05-09"], "tương lai"),
        (&["task", "pause", "NV-001"], "lý do"),
        (&["task", "progress", "NV-001", "--percent", "120"], "0 đến 100"),
        (&["task", "progress", "NV-009", "--result", "x"], "Không tìm thấy"),
    ];
    for (args, words) in refused {
        let what = desk.on("2021-05-05").refused(args);
        assert!(what["what"].as_str().unwrap_or_default().contains(words), "{args:?}: {what}");
    }
    assert_eq!(desk.on("2021-05-05").json(&["history"]).as_array().map(Vec::len), entries);
    let extended = desk.on("2021-05-05").json(&["task", "extend", "NV-001", "--to", "2021-05-15", "--reason", "mưa", "--paper", "CV 1"]);
    assert_eq!((&extended["deadline"]["on"], &extended["original_deadline"]["on"]), (&Value::from("2021-05-15"), &Value::from("2021-05-06")));
    desk.on("2021-05-05").json(&["task", "cancel", "NV-001", "--reason", "không còn cần", "--paper", "CV 2"]);
    assert!(desk.on("2021-05-05").refused(&["task", "progress", "NV-001", "--result", "x"])["what"].as_str().unwrap_or_default().contains("đã thôi giao"));
    assert!(desk.on("2021-05-05").refused(&["task", "complete", "NV-001"])["what"].as_str().unwrap_or_default().contains("đã thôi giao"));
}
