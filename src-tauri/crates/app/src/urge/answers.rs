//! Letters of urging after they went out: who answered by the day asked for, and who did not.

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, Question, View, Work},
};
use chrono::NaiveDate;
use domain::{Answer, AnswerId, DraftId, TaskId, UnitId, Urging, UrgingId, UrgingLevel};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use store::Rows;
use ts_rs::TS;

/// All letters of urging, latest first.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListUrgings {}

/// A letter with its check of answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UrgedLetter {
    /// Identity.
    pub id: UrgingId,
    /// The letter.
    pub draft: DraftId,
    /// Its trích yếu.
    pub subject: String,
    /// How loud.
    pub level: UrgingLevel,
    /// Its word.
    pub level_label: String,
    /// Day it was written.
    pub on: NaiveDate,
    /// Last day for an answer.
    pub answer_by: NaiveDate,
    /// Units addressed.
    pub units: Vec<AnswerRow>,
    /// The tasks it urges.
    pub tasks: Vec<TaskId>,
    /// Units that have not answered although the day has passed.
    pub overdue: u32,
}

/// One unit's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnswerRow {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// Day of the answer: a paper, or progress told on one of its tasks after the letter.
    pub on: Option<NaiveDate>,
    /// The paper.
    pub paper: Option<String>,
    /// Answered after the day asked for, or not at all although it has passed.
    pub late: bool,
    /// How often this unit was urged in all.
    pub times: u32,
}

impl AnswerRow {
    /// "Trả lời 12/05/2021 (Báo cáo số 15), quá hạn".
    pub(crate) fn said(&self) -> String {
        match self.on {
            Some(on) => {
                let paper = self.paper.as_ref().map(|p| format!(" ({p})")).unwrap_or_default();
                format!("{}{paper}{}", on.format("%d/%m/%Y"), if self.late { ", sau hạn" } else { "" })
            }
            None if self.late => "Chưa trả lời, đã quá hạn".into(),
            None => "Chưa trả lời".into(),
        }
    }
}

/// The day a unit answered a letter, with its paper.
pub(crate) fn answered(r: &impl Rows, u: &Urging, unit: Option<UnitId>) -> Result<Option<(NaiveDate, Option<String>)>, Failure> {
    let papers = store::answer::of_urging(r, u.id)?;
    let mut found = papers.into_iter().find(|a| unit.is_none_or(|x| x == a.unit)).map(|a| (a.on, a.paper));
    for task in &u.tasks {
        if unit.is_some() && store::task::get(r, *task)?.and_then(|t| t.lead) != unit {
            continue;
        }
        let told = store::progress::of_task(r, *task)?.into_iter().find(|p| p.on > u.on);
        if let Some(p) = told
            && found.as_ref().is_none_or(|(on, _)| p.on < *on)
        {
            found = Some((p.on, p.evidence));
        }
    }
    Ok(found)
}

/// Letters with their answers, as of today.
pub(crate) fn letters(view: &View<'_>, urgings: &[Urging]) -> Result<Vec<UrgedLetter>, Failure> {
    let names: HashMap<UnitId, String> = store::unit::list(view.r)?.into_iter().map(|u| (u.id, u.name)).collect();
    let mut addressed: Vec<Vec<UnitId>> = Vec::with_capacity(urgings.len());
    let mut times: HashMap<UnitId, u32> = HashMap::new();
    for u in urgings {
        let mut units: Vec<UnitId> = Vec::new();
        for t in &u.tasks {
            if let Some(lead) = store::task::get(view.r, *t)?.and_then(|t| t.lead)
                && !units.contains(&lead)
            {
                units.push(lead);
                *times.entry(lead).or_default() += 1;
            }
        }
        addressed.push(units);
    }
    let today = view.outside.today;
    let mut out = Vec::with_capacity(urgings.len());
    for (u, units) in urgings.iter().zip(addressed) {
        let rows: Vec<AnswerRow> = units
            .into_iter()
            .map(|unit| {
                let answer = answered(view.r, u, Some(unit))?.filter(|(on, _)| *on <= today);
                let late = answer.as_ref().map_or(today, |a| a.0) > u.answer_by;
                let (on, paper) = answer.map_or((None, None), |(on, paper)| (Some(on), paper));
                let times = times.get(&unit).copied().unwrap_or(0);
                Ok(AnswerRow { unit, name: names.get(&unit).cloned().unwrap_or_default(), on, paper, late, times })
            })
            .collect::<Result<_, Failure>>()?;
        out.push(UrgedLetter {
            id: u.id,
            draft: u.draft,
            subject: store::draft::get(view.r, u.draft)?.map(|d| d.document.subject).unwrap_or_default(),
            level: u.level,
            level_label: u.level.label().into(),
            on: u.on,
            answer_by: u.answer_by,
            overdue: rows.iter().filter(|r| r.on.is_none() && r.late).count() as u32,
            units: rows,
            tasks: u.tasks.clone(),
        });
    }
    Ok(out)
}

impl Question for ListUrgings {
    type Answer = Vec<UrgedLetter>;
    fn ask(self, view: &View<'_>) -> Result<Self::Answer, Failure> {
        let mut all = letters(view, &store::urging::list(view.r)?)?;
        all.reverse();
        Ok(all)
    }
}

/// Notes that a unit answered a letter of urging.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AnswerUrging {
    /// The letter.
    pub urging: UrgingId,
    /// Who answered.
    pub unit: UnitId,
    /// Day of the answer; today when absent.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<NaiveDate>,
    /// The paper: "Báo cáo số 15/BC-SNV ngày 12/5/2021".
    #[serde(default)]
    #[ts(optional)]
    pub paper: Option<String>,
}

impl Intent for AnswerUrging {
    type Output = AnswerId;
    const NAME: &'static str = "urging_answer";
    fn label(&self) -> String {
        "Ghi trả lời đôn đốc".into()
    }
    fn run(self, work: &Work<'_>) -> Result<AnswerId, Failure> {
        let u = store::urging::get(work.w, self.urging)?.or_not_found("công văn đôn đốc này")?;
        let unit = store::unit::get(work.w, self.unit)?.or_not_found("đơn vị này")?;
        let mut leads = Vec::new();
        for t in &u.tasks {
            leads.extend(store::task::get(work.w, *t)?.and_then(|t| t.lead));
        }
        if !leads.contains(&unit.id) {
            return Err(Failure::invalid(
                format!("Công văn này không đôn đốc {}.", unit.name),
                "Hãy chọn đơn vị có nhiệm vụ trong danh mục của công văn.",
            ));
        }
        let on = self.on.unwrap_or(work.outside.today);
        if on < u.on || on > work.outside.today {
            return Err(Failure::invalid(
                format!("Ngày trả lời {} không nằm giữa ngày gửi {} và hôm nay.", on.format("%d/%m/%Y"), u.on.format("%d/%m/%Y")),
                "Hãy kiểm tra lại ngày ghi trên văn bản trả lời.",
            ));
        }
        if store::answer::of_urging(work.w, u.id)?.iter().any(|a| a.unit == unit.id) {
            return Err(Failure::invalid(
                format!("{} đã có văn bản trả lời công văn này.", unit.name),
                "Nếu ghi nhầm, hãy hoàn tác lần ghi trước.",
            ));
        }
        let id: AnswerId = work.mint();
        let paper = self.paper.map(|p| p.trim().to_owned()).filter(|p| !p.is_empty());
        store::answer::insert(work.w, &Answer { id, urging: u.id, unit: unit.id, on, paper })?;
        Ok(id)
    }
}
