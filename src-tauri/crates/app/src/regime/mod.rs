//! Chế độ báo cáo: what is due appears by itself, what came in is a row, what is missing is urged.

mod reporting;
mod urge;

pub(crate) use reporting::one_table;
pub use reporting::{ExportReporting, ReportReporting, ReportingLine, ReportingReport, ReportingTables, grid};
pub use urge::{UrgeReports, UrgedReports};

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, Question, View, Work},
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::{GroupId, Instance, Received, ReceivedId, Regime, RegimeId, Rhythm, UnitId, WorkingDays, regime};
use serde::{Deserialize, Serialize};
use store::Rows;
use ts_rs::TS;

/// Adds a regime.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddRegime {
    /// What is reported.
    pub name: String,
    /// How often.
    pub rhythm: Rhythm,
    /// Hour until which a report is in time.
    pub cut_off: Option<NaiveTime>,
    /// Units that report …
    pub units: Vec<UnitId>,
    /// … or a group of them.
    pub group: Option<GroupId>,
    /// Who receives it.
    pub receiver: Option<String>,
    /// The paper that orders it.
    pub ground: Option<String>,
    /// First day; today when absent.
    pub starts: Option<NaiveDate>,
    /// Last day.
    pub ends: Option<NaiveDate>,
}

pub(crate) fn filled(text: Option<String>) -> Option<String> {
    text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty())
}

impl Intent for AddRegime {
    type Output = RegimeId;
    const NAME: &'static str = "regime_add";
    fn label(&self) -> String {
        format!("Thêm chế độ báo cáo {}", self.name.trim())
    }
    fn run(self, work: &Work<'_>) -> Result<RegimeId, Failure> {
        let Some(name) = filled(Some(self.name)) else {
            return Err(Failure::invalid("Chế độ báo cáo chưa có tên.", "Hãy ghi nội dung phải báo cáo."));
        };
        let starts = self.starts.unwrap_or(work.outside.today);
        if self.ends.is_some_and(|e| e < starts) {
            return Err(Failure::invalid("Ngày kết thúc sớm hơn ngày bắt đầu.", "Hãy sửa lại thời gian của chế độ báo cáo."));
        }
        if self.units.is_empty() == self.group.is_none() {
            return Err(Failure::invalid(
                "Chế độ báo cáo cần hoặc một nhóm đơn vị, hoặc danh sách đơn vị.",
                "Hãy chọn nhóm, hoặc chọn từng đơn vị (không chọn cả hai).",
            ));
        }
        if matches!(self.rhythm, Rhythm::Topic | Rhythm::AdHoc) && self.ends.is_none() {
            return Err(Failure::invalid(format!("{} cần có hạn gửi.", self.rhythm.label()), "Hãy ghi ngày kết thúc: đó là hạn gửi."));
        }
        let rhythm = checked(self.rhythm)?;
        for unit in &self.units {
            store::unit::get(work.w, *unit)?.or_not_found("một đơn vị được chọn")?;
            crate::task::refuse_closed(work, *unit, starts)?;
        }
        if let Some(group) = self.group
            && !store::group::list(work.w)?.iter().any(|g| g.id == group)
        {
            return Err(None::<()>.or_not_found("nhóm đơn vị này").unwrap_err());
        }
        let mut units: Vec<UnitId> = Vec::new();
        self.units.into_iter().for_each(|u| if !units.contains(&u) { units.push(u) });
        let regime = Regime {
            id: work.mint(),
            name,
            rhythm,
            cut_off: self.cut_off,
            units,
            group: self.group,
            receiver: filled(self.receiver),
            ground: filled(self.ground),
            starts,
            ends: self.ends,
            closed_on: None,
            closed: None,
        };
        store::regime::insert(work.w, &regime)?;
        Ok(regime.id)
    }
}

/// Refuses weekdays, days and hour marks that do not exist; marks come in order and once.
fn checked(rhythm: Rhythm) -> Result<Rhythm, Failure> {
    match rhythm {
        Rhythm::Weekly { weekday } if !(1..=7).contains(&weekday) => {
            Err(Failure::invalid("Thứ trong tuần phải từ 1 (thứ Hai) đến 7 (Chủ nhật).", "Hãy chọn lại thứ."))
        }
        Rhythm::Monthly { day } | Rhythm::Quarterly { day } if !(1..=31).contains(&day) => {
            Err(Failure::invalid("Ngày trong tháng phải từ 1 đến 31.", "Hãy chọn lại ngày; tháng ngắn hơn thì tính ngày cuối tháng."))
        }
        Rhythm::Quick { marks } if marks.is_empty() => {
            Err(Failure::invalid("Báo cáo nhanh cần các mốc giờ.", "Hãy ghi các mốc giờ, ví dụ 07:00, 09:00, 11:00."))
        }
        Rhythm::Quick { mut marks } => {
            marks.sort();
            marks.dedup();
            Ok(Rhythm::Quick { marks })
        }
        other => Ok(other),
    }
}

/// Ends a regime: nothing is due after that day. What was due before stays due.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CloseRegime {
    /// Which.
    pub id: RegimeId,
    /// Last day; today when absent.
    pub on: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

impl Intent for CloseRegime {
    type Output = ();
    const NAME: &'static str = "regime_close";
    fn label(&self) -> String {
        "Kết thúc chế độ báo cáo".into()
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let mut regime = store::regime::get(work.w, self.id)?.or_not_found("chế độ báo cáo này")?;
        let reason = filled(Some(self.reason)).ok_or_else(|| Failure::invalid("Kết thúc chế độ báo cáo cần ghi lý do.", "Hãy ghi lý do rồi lưu lại."))?;
        if let Some(day) = regime.closed_on {
            return Err(Failure::invalid(
                format!("Chế độ này đã kết thúc ngày {}.", day.format("%d/%m/%Y")),
                "Nếu kết thúc nhầm, hãy hoàn tác, hoặc thêm chế độ mới.",
            ));
        }
        let on = self.on.unwrap_or(work.outside.today);
        if on < regime.starts || regime.ends.is_some_and(|e| e < on) {
            return Err(Failure::invalid(
                format!("Ngày {} không nằm trong thời gian của chế độ này.", on.format("%d/%m/%Y")),
                "Hãy chọn một ngày từ ngày bắt đầu đến ngày kết thúc đã ghi.",
            ));
        }
        regime.closed_on = Some(on);
        regime.closed = Some(reason);
        Ok(store::regime::update(work.w, &regime)?)
    }
}

/// A report came in.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReceiveReport {
    /// The regime.
    pub regime: RegimeId,
    /// Who sent it.
    pub unit: UnitId,
    /// The period; the oldest one not yet sent when absent.
    pub period: Option<String>,
    /// Day it came in; today when absent.
    pub on: Option<NaiveDate>,
    /// Hour it came in; when both are absent, now.
    pub time: Option<NaiveTime>,
    /// Số, ký hiệu.
    pub number: Option<String>,
    /// Remarks; for a correction why.
    pub note: Option<String>,
    /// Corrects what was entered for this period before; needs a note.
    #[serde(default)]
    pub correct: bool,
}

impl Intent for ReceiveReport {
    type Output = ReceivedId;
    const NAME: &'static str = "regime_receive";
    fn label(&self) -> String {
        if self.correct { "Đính chính báo cáo nhận".into() } else { "Nhận báo cáo".into() }
    }
    fn run(self, work: &Work<'_>) -> Result<ReceivedId, Failure> {
        let regime = store::regime::get(work.w, self.regime)?.or_not_found("chế độ báo cáo này")?;
        let unit = store::unit::get(work.w, self.unit)?.or_not_found("đơn vị này")?;
        if !members(work.w, &regime)?.contains(&self.unit) {
            return Err(Failure::invalid(format!("{} không thuộc chế độ “{}”.", unit.name, regime.name), "Hãy chọn đúng đơn vị hoặc đúng chế độ."));
        }
        let working = working(work.w)?;
        let rows = store::regime::received(work.w, Some(regime.id))?;
        let own = |period: &str| regime::standing(&rows).find(|r| r.unit == self.unit && r.period == period);
        let today = work.outside.today;
        let instance = match &self.period {
            Some(key) => regime.instance(key, &working).or_not_found(&format!("kỳ báo cáo “{key}” của chế độ này"))?,
            None => regime
                .instances(regime.starts, today + chrono::Duration::days(31), &working)
                .into_iter()
                .find(|i| own(&i.key).is_none())
                .or_not_found("kỳ báo cáo nào còn thiếu của đơn vị này")?,
        };
        let before = own(&instance.key).map(|r| r.id);
        let note = filled(self.note);
        match (before, self.correct) {
            (Some(_), false) => {
                return Err(Failure::invalid(
                    format!("{} đã gửi báo cáo {}.", unit.name, instance.label),
                    "Nếu ghi nhầm, hãy dùng “Đính chính” kèm lý do; nếu là kỳ khác, hãy chọn kỳ.",
                ));
            }
            (None, true) => {
                return Err(Failure::invalid(format!("Chưa có báo cáo {} để đính chính.", instance.label), "Hãy ghi nhận báo cáo trước."));
            }
            (Some(_), true) if note.is_none() => {
                return Err(Failure::invalid("Đính chính cần ghi lý do.", "Hãy ghi lý do ở phần ghi chú."));
            }
            _ => {}
        }
        let now = work.outside.now;
        let on = self.on.unwrap_or(today);
        if on > today {
            return Err(Failure::invalid(format!("Ngày nhận {} ở tương lai.", on.format("%d/%m/%Y")), "Hãy ghi ngày trên thực tế."));
        }
        let clock = (self.on.is_none() && today == now.date_naive()).then(|| now.time());
        let received = Received {
            id: work.mint(),
            regime: regime.id,
            unit: self.unit,
            period: instance.key,
            on,
            time: self.time.or(clock).and_then(|t| t.to_string().get(..5)?.parse().ok().or(Some(t))),
            number: filled(self.number),
            note,
            corrects: before,
            at: now,
        };
        store::regime::receive(work.w, &received)?;
        Ok(received.id)
    }
}

/// The units of a regime: its own, or the members of its group.
pub(crate) fn members(r: &impl Rows, regime: &Regime) -> Result<Vec<UnitId>, Failure> {
    Ok(match regime.group {
        Some(group) => store::group::list(r)?.into_iter().find(|g| g.id == group).map(|g| g.members).unwrap_or_default(),
        None => regime.units.clone(),
    })
}

pub(crate) fn working(r: &impl Rows) -> Result<WorkingDays, Failure> {
    Ok(WorkingDays::of(&store::calendar::days(r)?))
}

/// The moment states are of: now, or the end of the day asked for.
pub(crate) fn clock(outside: &crate::intent::Outside<'_>) -> NaiveDateTime {
    let now = outside.now.naive_local();
    if outside.today == now.date() { now } else { outside.today.and_hms_opt(23, 59, 59).unwrap_or(now) }
}

/// All regimes.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListRegimes {}

/// A regime with names.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RegimeRow {
    /// The regime.
    pub regime: Regime,
    /// "Báo cáo tuần".
    pub rhythm_label: String,
    /// Names of the units that report.
    pub units: Vec<String>,
    /// The report due next.
    pub next: Option<Instance>,
}

impl Question for ListRegimes {
    type Answer = Vec<RegimeRow>;
    fn ask(self, view: &View<'_>) -> Result<Vec<RegimeRow>, Failure> {
        let (units, working, now) = (store::unit::list(view.r)?, working(view.r)?, clock(view.outside));
        store::regime::list(view.r)?
            .into_iter()
            .map(|regime| {
                let ids = members(view.r, &regime)?;
                let names = units.iter().filter(|u| ids.contains(&u.id)).map(|u| u.name.clone()).collect();
                let ahead = now.date() + chrono::Duration::days(100);
                let next = regime.instances(now.date(), ahead, &working).into_iter().find(|i| i.due >= now);
                Ok(RegimeRow { rhythm_label: regime.rhythm.label().into(), units: names, next, regime })
            })
            .collect()
    }
}
