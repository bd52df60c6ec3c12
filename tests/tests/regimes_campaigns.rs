//! Recurring reports and campaigns: what is due appears by itself, what came in is a row, sums are computed.

use app::{
    Failure,
    campaign::{
        AddCampaign, AddQuota, AddQuotaResult, CampaignTasks, ExportQuotas, ListCampaigns, QuotaLine, QuotasTables, ReportQuotas, ShowCampaign,
    },
    demo,
    directive::RegisterDirective,
    draft::ShowDraft,
    paper::ExportDraft,
    point::AcceptAll,
    regime::{AddRegime, CloseRegime, ExportReporting, ListRegimes, ReceiveReport, ReportReporting, ReportingReport, ReportingTables, UrgeReports},
    report::ReportGrid,
    task::{AddTask, ListTasks, ShowTask},
    unit::{AddUnit, ListUnits},
};
use domain::{Amount, Bound, CampaignId, QuotaId, RegimeId, Relation, ReportState, Rhythm, UnitId, UrgingLevel};
use tests::office::Office;

fn day(s: &str) -> chrono::NaiveDate {
    s.parse().expect("a day")
}

fn hour(s: &str) -> chrono::NaiveTime {
    s.parse().expect("an hour")
}

fn unit(office: &mut Office, name: &str) -> UnitId {
    let key = domain::names::key(name);
    let found = office.ask(ListUnits {}).units.into_iter().find(|u| domain::names::key(&u.name) == key).map(|u| u.id);
    found.unwrap_or_else(|| office.run(AddUnit { name: name.into(), short_name: None, relation: Relation::Ordered, aliases: vec![] }))
}

fn units(office: &mut Office, names: &[&str]) -> Vec<UnitId> {
    names.iter().map(|n| unit(office, n)).collect()
}

fn regime(office: &mut Office, rhythm: Rhythm, units: Vec<UnitId>, starts: &str) -> RegimeId {
    office.run(AddRegime {
        name: "Tình hình an ninh, trật tự".into(),
        rhythm,
        cut_off: Some(hour("16:00:00")),
        units,
        group: None,
        receiver: Some("Công an tỉnh".into()),
        ground: Some("Kế hoạch số 12/KH-TBANTT".into()),
        starts: Some(day(starts)),
        ends: None,
    })
}

fn received(regime: RegimeId, unit: UnitId, period: &str, on: &str, time: &str) -> ReceiveReport {
    ReceiveReport {
        regime,
        unit,
        period: Some(period.into()),
        on: Some(day(on)),
        time: Some(hour(time)),
        number: Some("7/BC-CA".into()),
        note: None,
        correct: false,
    }
}

fn reporting(office: &mut Office, regime: RegimeId, from: &str, to: &str) -> ReportingReport {
    office.ask(ReportReporting { from: Some(day(from)), to: Some(day(to)), regime: Some(regime), ..Default::default() })
}

/// Period and state of each row of a unit.
fn states(r: &ReportingReport, unit: UnitId) -> Vec<(&str, ReportState)> {
    r.rows.iter().filter(|l| l.unit == unit).map(|l| (l.instance.key.as_str(), l.state)).collect()
}

fn refused<T>(got: Result<T, Failure>, words: &str) {
    match got {
        Err(Failure::Refused { what, advice, .. }) => assert!(what.contains(words) && !advice.is_empty(), "“{what}” speaks of “{words}”"),
        Err(broken) => panic!("{broken}"),
        Ok(_) => panic!("refused: {words}"),
    }
}

fn headings(grid: &ReportGrid) -> Vec<&str> {
    grid.columns.iter().map(|c| c.title.as_str()).collect()
}

#[test]
fn a_daily_regime_tells_in_time_late_and_missing() {
    let mut office = Office::of_the_demo("2021-05-10");
    let [a, b] = units(&mut office, &["Công an huyện A", "Công an huyện B"])[..] else { panic!("two units") };
    let id = regime(&mut office, Rhythm::Daily { working: false }, vec![a, b], "2021-05-07");
    // The office's clock shows a few minutes past eight: today's report is not due before 16:00.
    for (unit, period, on, time) in [
        (a, "2021-05-07", "2021-05-07", "16:00:00"),
        (a, "2021-05-08", "2021-05-08", "16:01:00"),
        (a, "2021-05-09", "2021-05-09", "09:00:00"),
        (b, "2021-05-07", "2021-05-08", "07:00:00"),
    ] {
        office.run(received(id, unit, period, on, time));
    }
    let r = reporting(&mut office, id, "2021-05-01", "2021-05-10");
    let (ok, late, no, wait) = (ReportState::InTime, ReportState::Late, ReportState::Missing, ReportState::Waiting);
    assert_eq!(states(&r, a), [("2021-05-07", ok), ("2021-05-08", late), ("2021-05-09", ok), ("2021-05-10", wait)]);
    assert_eq!(states(&r, b), [("2021-05-07", late), ("2021-05-08", no), ("2021-05-09", no), ("2021-05-10", wait)]);
    assert_eq!((r.due, r.in_time, r.late, r.missing, r.in_time_rate), (6, 2, 2, 2, Some(33.33)));
    let only = office.ask(ReportReporting { missing: true, unit: Some(b), ..Default::default() });
    assert_eq!(only.rows.iter().map(|l| l.instance.key.as_str()).collect::<Vec<_>>(), ["2021-05-08", "2021-05-09"], "who has not sent");
    office.becomes("2021-05-11");
    assert_eq!(reporting(&mut office, id, "2021-05-01", "2021-05-11").missing, 4, "yesterday's two are overdue without anybody writing it down");
    // Without a period: the oldest that is missing, at this minute.
    office.run(ReceiveReport { regime: id, unit: b, period: None, on: None, time: None, number: None, note: None, correct: false });
    let r = reporting(&mut office, id, "2021-05-01", "2021-05-11");
    let row = r.rows.iter().find(|l| l.unit == b && l.instance.key == "2021-05-08").expect("the row");
    assert_eq!(row.state, late);
    assert_eq!(row.received.as_ref().and_then(|x| x.time).map(|t| t.format("%H").to_string()).as_deref(), Some("08"));
    office.undo();
    assert_eq!(reporting(&mut office, id, "2021-05-01", "2021-05-11").missing, 4);
}

#[test]
fn weekly_and_monthly_periods_are_computed() {
    let mut office = Office::of_the_demo("2021-06-30");
    let a = unit(&mut office, "Công an huyện A");
    let weekly = regime(&mut office, Rhythm::Weekly { weekday: 5 }, vec![a], "2021-05-01");
    let monthly = regime(&mut office, Rhythm::Monthly { day: 31 }, vec![a], "2021-04-01");
    office.run(received(weekly, a, "2021-W20", "2021-05-21", "15:59:00"));
    office.run(received(weekly, a, "2021-W21", "2021-05-31", "08:00:00"));
    office.run(received(monthly, a, "2021-04", "2021-05-01", "08:00:00"));
    let r = reporting(&mut office, weekly, "2021-05-17", "2021-06-06");
    assert_eq!(states(&r, a), [("2021-W20", ReportState::InTime), ("2021-W21", ReportState::Late), ("2021-W22", ReportState::Missing)]);
    assert_eq!((r.rows[0].instance.label.as_str(), r.rows[0].instance.due.to_string().as_str()), ("Tuần 20/2021 (17/05-23/05)", "2021-05-21 16:00:00"));
    let r = reporting(&mut office, monthly, "2021-04-01", "2021-06-30");
    assert_eq!(r.rows.iter().map(|l| l.instance.due.to_string()).collect::<Vec<_>>(), ["2021-04-30 16:00:00", "2021-05-31 16:00:00", "2021-06-30 16:00:00"]);
    assert_eq!(states(&r, a), [("2021-04", ReportState::Late), ("2021-05", ReportState::Missing), ("2021-06", ReportState::Waiting)]);
    let rows = office.ask(ListRegimes {});
    assert_eq!(rows.iter().map(|r| r.next.as_ref().map(|n| n.key.clone())).collect::<Vec<_>>(), [Some("2021-W26".into()), Some("2021-06".into())]);
    refused(office.attempt(received(weekly, a, "2021-W60", "2021-06-01", "08:00:00")), "2021-W60");
    let wish = |rhythm, units, ends| AddRegime {
        name: "X".into(),
        rhythm,
        cut_off: None,
        units,
        group: None,
        receiver: None,
        ground: None,
        starts: Some(day("2021-05-01")),
        ends,
    };
    refused(office.attempt(wish(Rhythm::Weekly { weekday: 8 }, vec![a], None)), "Thứ trong tuần");
    refused(office.attempt(wish(Rhythm::Monthly { day: 0 }, vec![a], None)), "1 đến 31");
    refused(office.attempt(wish(Rhythm::Topic, vec![a], None)), "hạn gửi");
    refused(office.attempt(wish(Rhythm::Daily { working: true }, vec![], None)), "nhóm đơn vị");
    refused(office.attempt(wish(Rhythm::Topic, vec![a], Some(day("2021-04-01")))), "sớm hơn ngày bắt đầu");
    assert_eq!(office.ask(ListRegimes {}).len(), 2);
}

#[test]
fn an_entry_is_corrected_by_another_and_a_regime_ends_with_a_reason() {
    let mut office = Office::of_the_demo("2021-05-10");
    let [a, other] = units(&mut office, &["Công an huyện A", "Công an huyện B"])[..] else { panic!("two units") };
    let id = regime(&mut office, Rhythm::Daily { working: false }, vec![a], "2021-05-07");
    office.run(received(id, a, "2021-05-07", "2021-05-08", "08:00:00"));
    refused(office.attempt(received(id, a, "2021-05-07", "2021-05-07", "15:00:00")), "đã gửi báo cáo");
    refused(office.attempt(received(id, other, "2021-05-07", "2021-05-07", "15:00:00")), "không thuộc chế độ");
    refused(office.attempt(received(id, a, "2021-05-08", "2021-05-11", "15:00:00")), "tương lai");
    let right = |note: Option<&str>| ReceiveReport { correct: true, note: note.map(Into::into), ..received(id, a, "2021-05-07", "2021-05-07", "15:00:00") };
    refused(office.attempt(right(None)), "lý do");
    refused(office.attempt(ReceiveReport { period: Some("2021-05-08".into()), ..right(Some("nhầm")) }), "để đính chính");
    office.run(right(Some("ghi nhầm ngày nhận")));
    let r = reporting(&mut office, id, "2021-05-07", "2021-05-08");
    assert_eq!(states(&r, a), [("2021-05-07", ReportState::InTime), ("2021-05-08", ReportState::Missing)]);
    assert!(r.rows[0].received.as_ref().is_some_and(|x| x.corrects.is_some()), "the first entry is still there, named by the second");

    let close = |reason: &str, on: &str| CloseRegime { id, on: Some(day(on)), reason: reason.into() };
    refused(office.attempt(close(" ", "2021-05-09")), "lý do");
    refused(office.attempt(close("xong", "2021-05-01")), "không nằm trong");
    office.run(close("Kết thúc bầu cử", "2021-05-08"));
    refused(office.attempt(close("lại", "2021-05-08")), "đã kết thúc ngày 08/05/2021");
    office.becomes("2021-05-20");
    let r = reporting(&mut office, id, "2021-05-01", "2021-05-20");
    assert_eq!(r.rows.len(), 2, "nothing is due after the end; what was due stays due");
    assert_eq!((r.missing, office.ask(ListRegimes {})[0].next.clone()), (1, None));
}

#[test]
fn missing_reports_are_urged() {
    let mut office = Office::of_the_demo("2021-05-10");
    let [a, b] = units(&mut office, &["Công an huyện A", "Công an huyện B"])[..] else { panic!("two units") };
    let id = regime(&mut office, Rhythm::Daily { working: false }, vec![a, b], "2021-05-08");
    office.run(received(id, a, "2021-05-08", "2021-05-08", "15:00:00"));
    let all = || ReportReporting { regime: Some(id), ..Default::default() };
    let letters = office.run(UrgeReports { of: all(), each: false, answer_by: None });
    assert_eq!(letters.len(), 1);
    assert_eq!((letters[0].reports, letters[0].level, letters[0].answer_by), (3, UrgingLevel::Remind, day("2021-05-11")));
    assert_eq!(letters[0].addressed, ["Công an huyện B", "Công an huyện A"], "in the order their reports are missing");
    let doc = office.ask(ShowDraft { id: letters[0].draft }).document;
    assert!(doc.subject.contains("đôn đốc thực hiện chế độ báo cáo"), "{}", doc.subject);
    assert_eq!(doc.annexes[0].title, "DANH MỤC BÁO CÁO CHƯA GỬI");
    let text = serde_json::to_string(&doc).expect("JSON");
    assert!(text.contains("chưa nhận được 3 báo cáo") && text.contains("11 tháng 5 năm 2021"), "{text}");
    assert!(office.ask(ExportDraft { id: letters[0].draft, path: Some("cv.pdf".into()), signature_field: false, open: false }).pages >= 2);
    let each = office.run(UrgeReports { of: all(), each: true, answer_by: None });
    assert_eq!(each.iter().map(|l| l.reports).collect::<Vec<_>>(), [2, 1]);
    assert!(each.iter().all(|l| l.level != UrgingLevel::Remind), "the second letter is louder");
    assert!(office.ask(ShowDraft { id: each[0].draft }).document.subject.contains("lần thứ 2"));
    assert!(office.ask(ReportReporting { missing: true, ..all() }).rows.iter().all(|l| l.urged == 2));
    refused(office.attempt(UrgeReports { of: all(), each: false, answer_by: Some(day("2021-05-10")) }), "không muộn hơn hôm nay");
    for (unit, period) in [(a, "2021-05-09"), (b, "2021-05-08"), (b, "2021-05-09")] {
        office.run(received(id, unit, period, "2021-05-10", "07:00:00"));
    }
    refused(office.attempt(UrgeReports { of: all(), each: false, answer_by: None }), "Không có báo cáo nào");
}

#[test]
fn reports_as_a_table() {
    let mut office = Office::of_the_demo("2021-05-10");
    refused(office.with(|app, o| app.ask(ReportingTables { of: ReportReporting::default() }, o)), "Không có kỳ báo cáo");
    let a = unit(&mut office, "Công an huyện A");
    let id = regime(&mut office, Rhythm::Daily { working: false }, vec![a], "2021-05-09");
    office.run(received(id, a, "2021-05-09", "2021-05-09", "15:30:00"));
    let book = office.ask(ReportingTables { of: ReportReporting::default() });
    let grid = &book.grids[0];
    assert_eq!(grid.title, "BẢNG THEO DÕI CHẾ ĐỘ BÁO CÁO");
    assert_eq!(headings(grid), ["STT", "Đơn vị", "Loại báo cáo", "Kỳ báo cáo", "Hạn gửi", "Ngày, giờ nhận", "Số, ký hiệu", "Tình trạng"]);
    let first: Vec<String> = grid.rows[0].iter().map(|c| c.text()).collect();
    let want = ["1", "Công an huyện A", "Báo cáo ngày: Tình hình an ninh, trật tự", "Ngày 09/05/2021", "16:00 09/05/2021", "15:30 09/05/2021", "7/BC-CA", "Đã gửi, đúng hạn"];
    assert_eq!(first, want);
    assert!(book.witness.is_some(), "a report that leaves names the end of the journal");
    assert!(office.ask(ExportReporting { of: ReportReporting::default(), path: Some("bc.pdf".into()), open: false }).pages >= 2);
}

/// The campaign of seeds 002 and 004.
fn campaign(office: &mut Office, units: Vec<UnitId>) -> CampaignId {
    office.run(AddCampaign {
        name: "Đợt cao điểm tấn công, trấn áp tội phạm bảo đảm ANTT cuộc bầu cử".into(),
        starts: day("2021-04-23"),
        ends: day("2021-06-23"),
        ground: Some("Công văn của Ủy ban nhân dân tỉnh Hải Dương".into()),
        fields: vec!["Trật tự xã hội".into()],
        units,
    })
}

fn quota(campaign: CampaignId, unit: UnitId, name: &str, measure: &str, bound: Bound, target: &str) -> AddQuota {
    AddQuota {
        campaign,
        name: Some(name.into()),
        measure: Some(measure.into()),
        bound: Some(bound),
        target: Some(target.parse().expect("a number")),
        unit: Some(unit),
        task: None,
        line: None,
    }
}

fn result(quota: QuotaId, from: &str, to: &str, done: &str) -> AddQuotaResult {
    AddQuotaResult {
        quota,
        from: Some(day(from)),
        to: Some(day(to)),
        done: done.parse().expect("a number"),
        evidence: Some("Báo cáo số 9/BC-CA".into()),
        note: None,
        corrects: None,
    }
}

fn figures(l: &QuotaLine) -> (String, String, String, String, Option<f64>, bool) {
    (l.unit_name.clone(), l.target.to_string(), l.in_period.to_string(), l.total.to_string(), l.rate, l.met)
}

fn line(unit: &str, n: [&str; 3], rate: f64, met: bool) -> (String, String, String, String, Option<f64>, bool) {
    (unit.into(), n[0].into(), n[1].into(), n[2].into(), Some(rate), met)
}

#[test]
fn a_campaign_with_quotas_of_both_sides() {
    let mut office = Office::of_the_demo("2021-05-24");
    let [a, b] = units(&mut office, &["Công an huyện A", "Công an huyện B"])[..] else { panic!("two units") };
    let c = campaign(&mut office, vec![a, b]);
    let solved = "Điều tra, khám phá án";
    let qa = office.run(quota(c, a, solved, "vụ", Bound::AtLeast, "20"));
    let qb = office.run(quota(c, b, solved, "vụ", Bound::AtLeast, "10"));
    let most = office.run(quota(c, a, "Số vụ gây rối trật tự", "vụ", Bound::AtMost, "2"));
    let share = office.run(quota(c, a, "Tỷ lệ án chưa khám phá", "%", Bound::AtMost, "12,5"));
    refused(office.attempt(quota(c, a, solved, "vụ", Bound::AtLeast, "3")), "cùng tên");
    refused(office.attempt(quota(c, b, "Khác", "vụ", Bound::AtLeast, "-3")), "số âm");
    office.run(result(qa, "2021-04-23", "2021-05-07", "8"));
    office.run(result(qa, "2021-05-08", "2021-05-22", "7"));
    office.run(result(qb, "2021-05-08", "2021-05-22", "10"));
    office.run(result(share, "2021-04-23", "2021-05-07", "15"));
    office.run(result(share, "2021-05-08", "2021-05-22", "10,5"));
    let of = || ReportQuotas { campaign: Some(c), from: Some(day("2021-05-08")), to: Some(day("2021-05-22")) };
    let r = office.ask(ReportQuotas::default());
    assert_eq!((r.from, r.to, r.rows.len()), (day("2021-05-08"), day("2021-05-24"), 5), "the period told last, to today");
    let r = office.ask(of());
    assert_eq!(
        r.rows.iter().map(figures).collect::<Vec<_>>(),
        [
            line("Công an huyện A", ["20", "7", "15"], 75.0, false),
            line("Công an huyện B", ["10", "10", "10"], 100.0, true),
            line("Cộng", ["30", "17", "25"], 83.33, false),
            line("Công an huyện A", ["2", "0", "0"], 0.0, false),
            line("Công an huyện A", ["12,5", "10,5", "10,5"], 84.0, true),
        ],
        "what nobody told about is not called reached; shares are not added up"
    );
    office.run(result(most, "2021-04-23", "2021-05-22", "3"));
    assert_eq!(figures(&office.ask(of()).rows[3]), line("Công an huyện A", ["2", "3", "3"], 150.0, false), "too many");

    let book = office.ask(QuotasTables { of: of() });
    let grid = &book.grids[0];
    assert_eq!(grid.title, "BIỂU KẾT QUẢ THỰC HIỆN CHỈ TIÊU ĐỢT CAO ĐIỂM");
    assert_eq!(
        headings(grid),
        ["STT", "Chỉ tiêu", "Đơn vị tính", "Đơn vị thực hiện", "Chỉ tiêu giao", "Thực hiện trong kỳ", "Lũy kế", "Tỷ lệ đạt (%)", "Ghi chú"]
    );
    let remarks: Vec<String> = grid.rows.iter().map(|r| r[8].text()).collect();
    assert_eq!(remarks, ["", "Đạt", "", "Không quá; vượt mức", "Không quá; đạt"]);
    assert!(office.ask(ExportQuotas { of: of(), path: Some("ct.pdf".into()), open: false }).pages >= 2);
}

#[test]
fn results_are_added_corrected_and_never_counted_twice() {
    let mut office = Office::of_the_demo("2021-05-24");
    let a = unit(&mut office, "Công an huyện A");
    let c = campaign(&mut office, vec![a]);
    let q = office.run(quota(c, a, "Điều tra, khám phá án", "vụ", Bound::AtLeast, "20"));
    let first = office.run(result(q, "2021-04-23", "2021-05-07", "8"));
    refused(office.attempt(result(q, "2021-05-07", "2021-05-20", "1")), "chồng lên kỳ đã ghi (23/04/2021 - 07/05/2021)");
    refused(office.attempt(result(q, "2021-04-20", "2021-04-22", "1")), "ngoài đợt cao điểm");
    refused(office.attempt(result(q, "2021-05-08", "2021-05-25", "1")), "tương lai");
    refused(office.attempt(result(q, "2021-05-20", "2021-05-08", "1")), "không có ngày nào");
    refused(office.attempt(result(q, "2021-05-08", "2021-05-20", "-1")), "số âm");
    let corrected = |note: Option<&str>| AddQuotaResult {
        from: None,
        to: None,
        note: note.map(Into::into),
        corrects: Some(first),
        ..result(q, "2021-04-23", "2021-05-07", "6")
    };
    refused(office.attempt(corrected(None)), "lý do");
    office.run(corrected(Some("hai vụ thuộc huyện khác")));
    refused(office.attempt(corrected(Some("lần nữa"))), "Không tìm thấy");
    let detail = office.ask(ShowCampaign { id: c });
    assert_eq!(detail.results.iter().map(|r| r.done).collect::<Vec<_>>(), [Amount::whole(8), Amount::whole(6)], "both entries stay");
    assert_eq!(office.ask(ReportQuotas::default()).rows[0].total, Amount::whole(6));
    // Without days: from the day after what was told, to today.
    let next = office.run(AddQuotaResult { quota: q, from: None, to: None, done: Amount::whole(2), evidence: None, note: None, corrects: None });
    let told = office.ask(ShowCampaign { id: c }).results.into_iter().find(|r| r.id == next).expect("the entry");
    assert_eq!((told.from, told.to), (day("2021-05-08"), day("2021-05-24")));
    office.undo();
    assert_eq!(office.ask(ReportQuotas::default()).rows[0].total, Amount::whole(6));
}

#[test]
fn tasks_of_a_directive_belong_to_the_campaign() {
    let mut office = Office::of_the_demo("2021-05-04");
    let directive = office.run(RegisterDirective { text: Some(demo::CONG_VAN.into()), path: None, received_on: None, again: false }).id;
    office.run(AcceptAll { directive });
    let tasks = office.ask(ListTasks { directive: Some(directive), ..Default::default() }).rows;
    let in_it = tasks.iter().find(|t| t.period.is_some()).expect("the task of the campaign");
    let period = in_it.period.as_ref().expect("its period");
    let c = campaign(&mut office, vec![]);
    let row = |office: &mut Office| office.ask(ListCampaigns {}).remove(0);
    assert_eq!((row(&mut office).campaign.starts, row(&mut office).campaign.ends), (period.from, period.to), "the period the directive names");
    assert_eq!(office.run(CampaignTasks { campaign: c, tasks: vec![in_it.id, tasks[0].id], remove: false }), 2);
    assert_eq!(office.run(CampaignTasks { campaign: c, tasks: vec![tasks[0].id], remove: true }), if tasks[0].id == in_it.id { 0 } else { 1 });
    assert_eq!(row(&mut office).days_left, 50);
    refused(
        office.attempt(AddCampaign { name: "X".into(), starts: day("2021-06-23"), ends: day("2021-04-23"), ground: None, fields: vec![], units: vec![] }),
        "sớm hơn ngày bắt đầu",
    );
    let plain = office.run(AddTask {
        content: "Trực ban".into(),
        lead: "Sở Y tế".into(),
        coordinate: vec![],
        monitor: None,
        deadline: None,
        link: None,
        product: None,
    });
    assert!(office.ask(ShowTask { id: plain }).task.quotas.is_empty());
    let wish = AddQuota { campaign: c, name: None, measure: None, bound: None, target: None, unit: None, task: Some(plain), line: None };
    refused(office.attempt(wish), "không ghi chỉ tiêu");
    let missing = office.with(|app, o| app.ask(QuotasTables { of: ReportQuotas::default() }, o));
    refused(missing, "chưa có chỉ tiêu");
}
