//! The work over time: by week, by day, and towards Ngày bầu cử. Tables and charts have the same
//! figures because both are made from here.

use super::{
    ReportGrid, UnitsReport,
    grid::{column, counted, words},
    tasks::one_line,
};
use crate::{
    failure::Failure,
    intent::{Question, View},
};
use chrono::{Datelike, Duration, NaiveDate};
use document::{Align, Chart, ChartForm, Series};
use serde::{Deserialize, Serialize};
use store::Rows;
use ts_rs::TS;

/// Weeks before this one that are shown.
const BEFORE: i64 = 12;
/// Weeks after it.
const AFTER: i64 = 12;
/// Days of the load to come.
const DAYS: i64 = 28;

/// The work over time, as of today.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReportWeeks {}

/// Figures by week and day; cancelled tasks are left out, each task counts for its lead only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WeeksReport {
    /// Day every figure is of.
    pub as_of: NaiveDate,
    /// Ngày bầu cử, where a profile names it.
    pub election_day: Option<NaiveDate>,
    /// Weeks in which something is due or was done, oldest first.
    pub weeks: Vec<WeekLine>,
    /// Days from today on with what is due on them and not done; all of them, also empty ones.
    pub load: Vec<DayLoad>,
    /// Sums towards Ngày bầu cử, a point a week; empty without a profile or after the day.
    pub towards: Vec<TowardsLine>,
}

/// One week, Monday to Sunday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WeekLine {
    /// Monday.
    pub from: NaiveDate,
    /// Sunday.
    pub to: NaiveDate,
    /// Tasks due in it.
    pub due: u32,
    /// Of these, done by now.
    pub due_done: u32,
    /// Tasks done in it, in time or without a deadline.
    pub done_in_time: u32,
    /// Tasks done in it after their deadline.
    pub done_late: u32,
}

/// What is due on a day and not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DayLoad {
    /// The day.
    pub on: NaiveDate,
    /// Open tasks due on it.
    pub open: u32,
}

/// Sums at the end of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TowardsLine {
    /// The day.
    pub on: NaiveDate,
    /// Days to Ngày bầu cử: 14 is "T-14".
    pub days_left: i32,
    /// Tasks due until then.
    pub due: u32,
    /// Tasks done until then; absent for days to come.
    pub done: Option<u32>,
}

impl Question for ReportWeeks {
    type Answer = WeeksReport;
    fn ask(self, view: &View<'_>) -> Result<WeeksReport, Failure> {
        Self::of(view.r, view.outside.today)
    }
}

impl ReportWeeks {
    /// The figures as of a day, from any transaction.
    pub(super) fn of(r: &impl Rows, today: NaiveDate) -> Result<WeeksReport, Failure> {
        let election_day = store::body::get(r)?.map(|p| p.election.day);
        Ok(table(&store::task::by_week_of_life(r)?, today, election_day))
    }
}

fn monday(day: NaiveDate) -> NaiveDate {
    day - Duration::days(i64::from(day.weekday().num_days_from_monday()))
}

/// From deadlines and completions, counted, to the figures.
pub fn table(facts: &[(Option<NaiveDate>, Option<NaiveDate>, u32)], today: NaiveDate, election_day: Option<NaiveDate>) -> WeeksReport {
    let (first, last) = (monday(today) - Duration::weeks(BEFORE), monday(today) + Duration::weeks(AFTER));
    let mut weeks: Vec<WeekLine> = (0..=BEFORE + AFTER)
        .map(|i| {
            let from = first + Duration::weeks(i);
            WeekLine { from, to: from + Duration::days(6), due: 0, due_done: 0, done_in_time: 0, done_late: 0 }
        })
        .collect();
    let place = |day: NaiveDate| (day >= first && day < last + Duration::weeks(1)).then(|| ((day - first).num_days() / 7) as usize);
    let mut load: Vec<DayLoad> = (0..DAYS).map(|i| DayLoad { on: today + Duration::days(i), open: 0 }).collect();
    for (due, done, n) in facts {
        if let Some(week) = due.and_then(place) {
            weeks[week].due += n;
            weeks[week].due_done += if done.is_some() { *n } else { 0 };
        }
        if let Some(week) = done.and_then(place) {
            match due {
                Some(due) if done.is_some_and(|d| d > *due) => weeks[week].done_late += n,
                _ => weeks[week].done_in_time += n,
            }
        }
        let ahead = due.filter(|_| done.is_none()).map(|d| (d - today).num_days());
        if let Some(day) = ahead.and_then(|a| usize::try_from(a).ok()).and_then(|a| load.get_mut(a)) {
            day.open += n;
        }
    }
    // Empty weeks at both ends say nothing.
    let told = |w: &WeekLine| w.due + w.done_in_time + w.done_late > 0;
    let from = weeks.iter().position(told).unwrap_or(weeks.len());
    let to = weeks.iter().rposition(told).map_or(from, |i| i + 1);
    let weeks: Vec<WeekLine> = weeks[from..to].to_vec();
    let towards = election_day.filter(|day| *day >= today).map(|day| towards(facts, &weeks, today, day)).unwrap_or_default();
    WeeksReport { as_of: today, election_day, weeks, load, towards }
}

/// Sums at the ends of weeks counted back from Ngày bầu cử.
fn towards(facts: &[(Option<NaiveDate>, Option<NaiveDate>, u32)], weeks: &[WeekLine], today: NaiveDate, day: NaiveDate) -> Vec<TowardsLine> {
    let Some(first) = weeks.first().map(|w| w.from.min(today)) else { return Vec::new() };
    let back = ((day - first).num_days() / 7).min(40);
    let mut points: Vec<NaiveDate> = (0..=back).rev().map(|i| day - Duration::weeks(i)).collect();
    if !points.contains(&today) {
        points.push(today);
        points.sort();
    }
    points
        .into_iter()
        .map(|on| TowardsLine {
            on,
            days_left: (day - on).num_days() as i32,
            due: facts.iter().filter(|(due, ..)| due.is_some_and(|d| d <= on)).map(|f| f.2).sum(),
            done: (on <= today).then(|| facts.iter().filter(|(_, done, _)| done.is_some_and(|d| d <= on)).map(|f| f.2).sum()),
        })
        .collect()
}

fn short(day: NaiveDate) -> String {
    day.format("%d/%m").to_string()
}

/// The tables for paper and workbook.
pub fn grids(report: &WeeksReport) -> Vec<ReportGrid> {
    let count = super::ReportCell::Count;
    let right = |title: &str, width| column(title, width, Align::Right);
    let grid = |name: &str, title: &str, columns: Vec<document::Column>, rows| ReportGrid {
        name: name.into(),
        title: title.into(),
        as_of_line: super::as_of_line(report.as_of),
        numbers: counted(columns.len()),
        columns,
        rows,
        summed: false,
        notes: vec![],
    };
    let weeks = report.weeks.iter().map(|w| {
        let span = format!("{} – {}", w.from.format("%d/%m/%Y"), w.to.format("%d/%m/%Y"));
        vec![words(span), count(w.due), count(w.due_done), count(w.due - w.due_done), count(w.done_in_time), count(w.done_late)]
    });
    let load = report.load.iter().filter(|d| d.open > 0).map(|d| vec![words(d.on.format("%d/%m/%Y").to_string()), count(d.open)]);
    let towards = report.towards.iter().map(|t| {
        let done = t.done.map_or_else(|| words(""), count);
        vec![words(format!("T-{}", t.days_left)), words(t.on.format("%d/%m/%Y").to_string()), count(t.due), done]
    });
    let mut out = vec![
        grid(
            "Theo tuần",
            "NHIỆM VỤ ĐẾN HẠN VÀ HOÀN THÀNH THEO TUẦN",
            vec![
                column("Tuần", 72.0, Align::Center),
                right("Số nhiệm vụ đến hạn", 36.0),
                right("Đến hạn, đã hoàn thành", 36.0),
                right("Đến hạn, chưa hoàn thành", 36.0),
                right("Hoàn thành trong tuần, đúng hạn", 36.0),
                right("Hoàn thành trong tuần, quá hạn", 36.0),
            ],
            weeks.collect(),
        ),
        grid(
            "Sắp tới",
            "NHIỆM VỤ CHƯA HOÀN THÀNH THEO NGÀY ĐẾN HẠN",
            vec![column("Ngày đến hạn", 126.0, Align::Center), right("Số nhiệm vụ chưa hoàn thành", 126.0)],
            load.collect(),
        ),
    ];
    if !report.towards.is_empty() {
        out.push(grid(
            "Đến Ngày bầu cử",
            "TIẾN ĐỘ ĐẾN NGÀY BẦU CỬ",
            vec![
                column("Mốc", 40.0, Align::Center),
                column("Ngày", 52.0, Align::Center),
                right("Số nhiệm vụ đến hạn, lũy kế", 80.0),
                right("Số nhiệm vụ hoàn thành, lũy kế", 80.0),
            ],
            towards.collect(),
        ));
    }
    out.retain(|g| !g.rows.is_empty());
    out
}

fn series(name: &str, values: impl IntoIterator<Item = u32>) -> Series {
    Series { name: name.into(), values: values.into_iter().map(Some).collect() }
}

/// Completion by unit, as a drawing of the table of units.
pub fn units_chart(report: &UnitsReport) -> Option<Chart> {
    let of = |f: fn(&super::Figures) -> u32| report.rows.iter().map(move |u| f(&u.figures)).collect::<Vec<_>>();
    let t = report.total;
    (!report.rows.is_empty()).then(|| Chart {
        title: "Kết quả thực hiện nhiệm vụ theo đơn vị".into(),
        form: ChartForm::Bars,
        labels: report.rows.iter().map(|u| one_line(&u.name)).collect(),
        series: vec![
            series("Hoàn thành đúng hạn", of(|f| f.done_in_time)),
            series("Hoàn thành quá hạn", of(|f| f.done_late)),
            series("Chưa hoàn thành, trong hạn", of(|f| f.open_in_time)),
            series("Chưa hoàn thành, quá hạn", of(|f| f.open_late)),
        ],
        alt: format!(
            "Biểu đồ thanh của {} đơn vị: {} nhiệm vụ, hoàn thành đúng hạn {}, hoàn thành quá hạn {}, chưa hoàn thành trong hạn {}, chưa hoàn thành quá hạn {}.",
            report.rows.len(),
            t.total,
            t.done_in_time,
            t.done_late,
            t.open_in_time,
            t.open_late
        ),
    })
}

/// A drawing for each table of [`grids`], in the same order.
pub fn charts(report: &WeeksReport) -> Vec<Chart> {
    let weeks = &report.weeks;
    let mut out = Vec::new();
    if !weeks.is_empty() {
        out.push(Chart {
            title: "Nhiệm vụ đến hạn theo tuần".into(),
            form: ChartForm::Columns,
            labels: weeks.iter().map(|w| short(w.from)).collect(),
            series: vec![
                series("Đã hoàn thành", weeks.iter().map(|w| w.due_done)),
                series("Chưa hoàn thành", weeks.iter().map(|w| w.due - w.due_done)),
            ],
            alt: format!(
                "Biểu đồ cột của {} tuần: {} nhiệm vụ đến hạn, {} đã hoàn thành.",
                weeks.len(),
                weeks.iter().map(|w| w.due).sum::<u32>(),
                weeks.iter().map(|w| w.due_done).sum::<u32>()
            ),
        });
    }
    let open: u32 = report.load.iter().map(|d| d.open).sum();
    if open > 0 {
        out.push(Chart {
            title: "Nhiệm vụ chưa hoàn thành theo ngày đến hạn".into(),
            form: ChartForm::Columns,
            labels: report.load.iter().map(|d| short(d.on)).collect(),
            series: vec![series("Chưa hoàn thành", report.load.iter().map(|d| d.open))],
            alt: format!("Biểu đồ cột {DAYS} ngày tới: {open} nhiệm vụ chưa hoàn thành đến hạn."),
        });
    }
    if let Some(last) = report.towards.last() {
        let done = report.towards.iter().filter_map(|t| t.done).max().unwrap_or(0);
        out.push(Chart {
            title: "Tiến độ đến Ngày bầu cử (lũy kế)".into(),
            form: ChartForm::Lines,
            labels: report.towards.iter().map(|t| format!("T-{}", t.days_left)).collect(),
            series: vec![
                series("Đến hạn", report.towards.iter().map(|t| t.due)),
                Series { name: "Hoàn thành".into(), values: report.towards.iter().map(|t| t.done).collect() },
            ],
            alt: format!("Biểu đồ đường đến Ngày bầu cử: {} nhiệm vụ đến hạn trước ngày ấy, {done} đã hoàn thành.", last.due),
        });
    }
    out
}
