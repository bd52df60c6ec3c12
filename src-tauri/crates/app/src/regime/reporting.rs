//! BẢNG THEO DÕI CHẾ ĐỘ BÁO CÁO (8.4): who owes which report, and what came in.

use super::{clock, members, working};
use crate::{
    compose::{ended, headed},
    failure::{Failure, codes},
    intent::{Question, View, profile_of},
    press::Printed,
    report::{ReportBook, ReportGrid, as_of_line, grid::{column, counted, ordinal, words}, in_words},
};
use chrono::{Duration, NaiveDate};
use document::{Align, Block, Document, Kind, Rich, nd30::body::END_MARK};
use domain::{Instance, Received, RegimeId, Relation, ReportState, UnitId, regime};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ts_rs::TS;

/// Days looked back when nobody says from when.
const BACK: i64 = 31;

/// Reports due from a day to a day; the last 31 days when nothing is said.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct ReportReporting {
    /// First day on which a report is due.
    pub from: Option<NaiveDate>,
    /// Last day; today when absent.
    pub to: Option<NaiveDate>,
    /// Only this regime.
    pub regime: Option<RegimeId>,
    /// Only this unit.
    pub unit: Option<UnitId>,
    /// Only what is missing: not sent and past its hour.
    #[serde(default)]
    pub missing: bool,
}

/// The table.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReportingReport {
    /// Day every state is of.
    pub as_of: NaiveDate,
    /// First day looked at.
    pub from: NaiveDate,
    /// Last day looked at.
    pub to: NaiveDate,
    /// Reports whose hour has come or that came in.
    pub due: u32,
    /// Of these: sent in time.
    pub in_time: u32,
    /// Of these: sent late.
    pub late: u32,
    /// Of these: not sent.
    pub missing: u32,
    /// Reports in time of those due, per cent.
    pub in_time_rate: Option<f64>,
    /// The rows: by regime, period, unit.
    pub rows: Vec<ReportingLine>,
}

/// One report of one unit.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReportingLine {
    /// The regime.
    pub regime: RegimeId,
    /// What is reported.
    pub name: String,
    /// "Báo cáo tuần".
    pub kind: String,
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// True for a body that is asked and not ordered.
    pub asked: bool,
    /// The period.
    pub instance: Instance,
    /// What came in; the entry that stands.
    pub received: Option<Received>,
    /// What has become of it.
    pub state: ReportState,
    /// Its word.
    pub state_label: String,
    /// How often it was urged.
    pub urged: u32,
}

impl Question for ReportReporting {
    type Answer = ReportingReport;
    fn ask(self, view: &View<'_>) -> Result<ReportingReport, Failure> {
        report(view.r, view.outside, &self)
    }
}

/// From regimes, the calendar and what came in to the table.
pub(crate) fn report(r: &impl store::Rows, outside: &crate::intent::Outside<'_>, q: &ReportReporting) -> Result<ReportingReport, Failure> {
    let (today, now) = (outside.today, clock(outside));
    let to = q.to.unwrap_or(today);
    let from = q.from.unwrap_or(to - Duration::days(BACK - 1));
    let (units, working, urged) = (store::unit::list(r)?, working(r)?, store::regime::urged(r)?);
    let mut rows: Vec<ReportingLine> = Vec::new();
    for regime in store::regime::list(r)?.into_iter().filter(|x| q.regime.is_none_or(|id| id == x.id)) {
        let ids = members(r, &regime)?;
        let entries = store::regime::received(r, Some(regime.id))?;
        let came: HashMap<(UnitId, &str), &Received> = regime::standing(&entries).map(|e| ((e.unit, e.period.as_str()), e)).collect();
        for instance in regime.instances(from, to, &working) {
            for unit in units.iter().filter(|u| ids.contains(&u.id) && q.unit.is_none_or(|id| id == u.id)) {
                let received = came.get(&(unit.id, instance.key.as_str())).map(|e| (*e).clone());
                if received.is_none() && !unit.valid_on(instance.due.date()) {
                    continue;
                }
                let asked = unit.relation == Relation::Requested;
                let state = regime::report_state(instance.due, received.as_ref(), now);
                rows.push(ReportingLine {
                    regime: regime.id,
                    name: regime.name.clone(),
                    kind: regime.rhythm.label().into(),
                    unit: unit.id,
                    unit_name: unit.name.clone(),
                    asked,
                    urged: urged.get(&(regime.id, unit.id, instance.key.clone())).copied().unwrap_or(0),
                    instance: instance.clone(),
                    received,
                    state,
                    state_label: state.label(asked).into(),
                });
            }
        }
    }
    let count = |s: ReportState| rows.iter().filter(|l| l.state == s).count() as u32;
    let (in_time, late, missing) = (count(ReportState::InTime), count(ReportState::Late), count(ReportState::Missing));
    let due = in_time + late + missing;
    if q.missing {
        rows.retain(|l| l.state == ReportState::Missing);
    }
    Ok(ReportingReport { as_of: today, from, to, due, in_time, late, missing, in_time_rate: crate::report::figures::percent(in_time, due), rows })
}

/// The table for paper and workbook.
pub fn grid(rows: &[ReportingLine], as_of: NaiveDate, notes: Vec<String>) -> ReportGrid {
    let columns = vec![
        column("STT", 11.0, Align::Center),
        column("Đơn vị", 52.0, Align::Left),
        column("Loại báo cáo", 50.0, Align::Left),
        column("Kỳ báo cáo", 40.0, Align::Left),
        column("Hạn gửi", 27.0, Align::Center),
        column("Ngày, giờ nhận", 27.0, Align::Center),
        column("Số, ký hiệu", 23.0, Align::Left),
        column("Tình trạng", 22.0, Align::Left),
    ];
    let rows = rows
        .iter()
        .enumerate()
        .map(|(i, l)| {
            let got = l.received.as_ref();
            let when = |r: &Received| match r.time {
                Some(t) => format!("{} {}", t.format("%H:%M"), r.on.format("%d/%m/%Y")),
                None => r.on.format("%d/%m/%Y").to_string(),
            };
            vec![
                ordinal(i),
                words(&l.unit_name),
                words(format!("{}: {}", l.kind, l.name)),
                words(&l.instance.label),
                words(l.instance.due.format("%H:%M %d/%m/%Y").to_string()),
                words(got.map(when).unwrap_or_default()),
                words(got.and_then(|r| r.number.clone()).unwrap_or_default()),
                words(&l.state_label),
            ]
        })
        .collect();
    ReportGrid {
        name: "Chế độ báo cáo".into(),
        title: "BẢNG THEO DÕI CHẾ ĐỘ BÁO CÁO".into(),
        as_of_line: as_of_line(as_of),
        numbers: counted(columns.len()),
        columns,
        rows,
        summed: false,
        notes,
    }
}

fn table(r: &ReportingReport) -> ReportGrid {
    let span = format!("Hạn gửi từ ngày {} đến ngày {}.", r.from.format("%d/%m/%Y"), r.to.format("%d/%m/%Y"));
    let sums = format!(
        "Đến hạn {}: đúng hạn {}, trễ hạn {}, chưa gửi {}; tỷ lệ báo cáo đúng hạn {}%.",
        r.due, r.in_time, r.late, r.missing, crate::report::figures::percent_text(r.in_time_rate)
    );
    grid(&r.rows, r.as_of, vec![span, sums])
}

fn refuse_empty(r: &ReportingReport) -> Result<(), Failure> {
    if r.rows.is_empty() {
        return Err(Failure::refused(
            codes::NO_TASKS,
            "Không có kỳ báo cáo nào trong thời gian này.",
            "Hãy chọn thời gian khác, hoặc thêm chế độ báo cáo trước.",
        ));
    }
    Ok(())
}

/// The same rows as a workbook.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReportingTables {
    /// Which reports.
    pub of: ReportReporting,
}

impl Question for ReportingTables {
    type Answer = ReportBook;
    fn ask(self, view: &View<'_>) -> Result<ReportBook, Failure> {
        let report = self.of.ask(view)?;
        refuse_empty(&report)?;
        Ok(ReportBook { as_of: report.as_of, grids: vec![table(&report)], witness: crate::report::witness(view)? })
    }
}

/// Writes the table as PDF.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExportReporting {
    /// Which reports.
    pub of: ReportReporting,
    /// Where to; the folder of papers when absent.
    pub path: Option<String>,
    /// Opens the file afterwards.
    #[serde(default)]
    pub open: bool,
}

impl Question for ExportReporting {
    type Answer = Printed;
    fn ask(self, view: &View<'_>) -> Result<Printed, Failure> {
        let profile = profile_of(store::body::get(view.r)?)?;
        let report = self.of.ask(view)?;
        refuse_empty(&report)?;
        let grid = table(&report);
        let doc = one_table(&profile, report.as_of, "Việc thực hiện chế độ báo cáo", &grid);
        crate::paper::write(view, &doc, self.path, false, crate::report::witness(view)?, self.open)
    }
}

/// A báo cáo whose one table is its phụ lục; what stands under the table is said in its body.
pub(crate) fn one_table(profile: &domain::BodyProfile, today: NaiveDate, what: &str, grid: &ReportGrid) -> Document {
    let mut doc = headed(Kind::parse("bao-cao").unwrap_or_else(|_| Kind::ke_hoach()), profile, today);
    doc.subject = format!("{what} (tính đến {})", in_words(today));
    let p = |text: String| Block::Paragraph { text: Rich::plain(text) };
    let mut lower = what.to_owned();
    if let Some(first) = what.chars().next() {
        lower = first.to_lowercase().chain(what.chars().skip(1)).collect();
    }
    doc.body.push(p(format!("{} báo cáo {lower}, tính đến {}, như sau:", profile.name, in_words(today))));
    doc.body.extend(grid.notes.iter().map(|n| p(n.clone())));
    doc.body.push(p("Số liệu chi tiết được nêu tại Phụ lục kèm theo Báo cáo này.".into()));
    doc.body.push(p(ended(&format!("Trên đây là báo cáo của {}", profile.name), END_MARK)));
    doc.annexes.push(grid.annex());
    doc
}
