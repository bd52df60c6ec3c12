//! Recurring reports, campaigns and quotas on the command line.

use crate::desk::Desk;
use serde_json::Value;

/// Both files of a report, the workbook the same twice; gives the pages of the paper.
fn files(desk: &Desk, args: &[&str]) -> Option<u64> {
    let (pdf, xlsx) = (desk.path("ra.pdf"), desk.path("ra.xlsx"));
    let pages = desk.json(&[args, &["-o", &pdf]].concat())["pages"].as_u64();
    desk.json(&[args, &["-o", &xlsx]].concat());
    let first = std::fs::read(&xlsx).expect("a workbook");
    desk.json(&[args, &["-o", &xlsx]].concat());
    assert!(first.starts_with(b"PK") && first == std::fs::read(&xlsx).expect("again"), "same report, same bytes");
    assert!(std::fs::read(&pdf).is_ok_and(|b| b.starts_with(b"%PDF")));
    pages
}

fn says(refusal: &Value, words: &str) {
    assert!(refusal["what"].as_str().unwrap_or_default().contains(words), "{refusal}");
}

#[test]
fn recurring_reports_from_regime_to_letter() {
    let desk = Desk::with_profile();
    let add = ["regime", "add", "Tình hình an ninh, trật tự", "--kind", "daily", "--cut-off", "16:00", "--from", "2021-05-03", "--unit", "Sở Y tế", "--unit", "Sở Nội vụ"];
    desk.on("2021-05-06").json(&["task", "add", "Trực ban", "--lead", "Sở Nội vụ"]);
    desk.json(&["task", "add", "Trực y tế", "--lead", "Sở Y tế"]);
    desk.json(&add);
    desk.json(&["regime", "receive", "1", "--unit", "Sở Y tế", "--on", "2021-05-03", "--time", "15:00", "--number", "3/BC-SYT"]);
    desk.json(&["regime", "receive", "1", "--unit", "Sở Y tế", "--period", "2021-05-04", "--on", "2021-05-04", "--time", "17:00"]);
    says(&desk.refused(&["regime", "receive", "1", "--unit", "Sở Y tế", "--period", "2021-05-04"]), "đã gửi");
    says(&desk.refused(&["regime", "receive", "7", "--unit", "Sở Y tế"]), "Không tìm thấy");
    says(&desk.refused(&["regime", "receive", "1", "--unit", "Sở Y tế", "--time", "25:00"]), "không phải một giờ");
    let missing = desk.json(&["regime", "missing", "--unit", "Sở Y tế"]);
    assert_eq!((&missing["missing"], &missing["rows"][0]["instance"]["key"]), (&Value::from(2), &Value::from("2021-05-05")));
    let report = desk.json(&["report", "reporting"]);
    assert_eq!((&report["due"], &report["in_time"], &report["late"], &report["missing"]), (&Value::from(8), &Value::from(1), &Value::from(1), &Value::from(6)));
    desk.json(&["regime", "receive", "1", "--unit", "Sở Y tế", "--period", "2021-05-04", "--on", "2021-05-04", "--time", "16:00", "--correct", "--note", "ghi nhầm giờ"]);
    assert_eq!(desk.json(&["report", "reporting"])["in_time"], 2);
    assert!(files(&desk, &["report", "reporting"]) >= Some(2));
    let letters = desk.json(&["regime", "urge", "--each"]);
    assert_eq!(letters.as_array().map(Vec::len), Some(2));
    let draft = letters[0]["draft"].as_str().expect("a draft");
    assert!(desk.json(&["draft", "pdf", draft, "-o", &desk.path("cv.pdf")])["pages"].as_u64() >= Some(2));
    desk.json(&["regime", "close", "1", "--reason", "Xong bầu cử"]);
    assert_eq!(desk.json(&["regime", "list"])[0]["next"], Value::Null);
    assert_eq!(desk.json(&["history", "verify"])["ok"], true);
    says(&desk.refused(&["report", "quotas"]), "Chưa có đợt cao điểm");
}

#[test]
fn a_campaign_from_quotas_to_results() {
    let desk = Desk::with_profile();
    desk.on("2021-05-24").json(&["task", "add", "Tuần tra", "--lead", "Công an tỉnh"]);
    desk.json(&["campaign", "add", "Đợt cao điểm tấn công, trấn áp tội phạm", "--from", "2021-04-23", "--to", "2021-06-23", "--unit", "Công an tỉnh"]);
    desk.json(&["campaign", "tasks", "1", "NV-001"]);
    desk.json(&["quota", "add", "1", "--name", "Điều tra, khám phá án", "--measure", "vụ", "--target", "20", "--unit", "Công an tỉnh"]);
    desk.json(&["quota", "add", "1", "--name", "Số vụ gây rối", "--measure", "vụ", "--target", "2", "--at-most", "--unit", "Công an tỉnh"]);
    says(&desk.refused(&["quota", "add", "1", "--name", "X", "--measure", "vụ", "--target", "hai", "--unit", "Công an tỉnh"]), "không phải một con số");
    desk.json(&["quota", "result", "1", "1", "8", "--to", "2021-05-07"]);
    desk.json(&["quota", "result", "1", "1", "9", "--to", "2021-05-22"]);
    desk.json(&["quota", "result", "1", "Số vụ gây rối", "1", "--to", "2021-05-22"]);
    says(&desk.refused(&["quota", "result", "1", "1", "1", "--from", "2021-05-20", "--to", "2021-05-23"]), "chồng lên");
    desk.json(&["quota", "result", "1", "1", "7", "--correct", "--note", "trùng hai vụ"]);
    let rows = desk.json(&["report", "quotas"])["rows"].clone();
    assert_eq!((&rows[0]["in_period"], &rows[0]["total"], &rows[0]["rate"], &rows[0]["met"]), (&Value::from(7), &Value::from(15), &Value::from(75.0), &Value::from(false)));
    assert_eq!((&rows[1]["total"], &rows[1]["met"]), (&Value::from(1), &Value::from(true)));
    assert_eq!(desk.json(&["campaign", "show", "1"])["results"].as_array().map(Vec::len), Some(4), "the corrected entry stays");
    assert_eq!(desk.json(&["campaign", "list"])[0]["days_left"], 30);
    assert!(files(&desk, &["report", "quotas", "--from", "2021-05-08", "--to", "2021-05-22"]) >= Some(2));
}
