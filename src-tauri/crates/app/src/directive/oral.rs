//! Instructions by word of mouth: taken down at once, tied to their paper when it comes.

use super::register::take_in;
use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, Work},
};
use chrono::NaiveDate;
use domain::{Decision, DirectiveId, Oral, Point, Source};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Takes down an instruction given by word of mouth; its tasks are proposed like those of a paper.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RegisterOral {
    /// The words, as they were taken down.
    pub text: String,
    /// Who said it.
    pub said_by: String,
    /// Where: "giao ban tuần", "điện thoại".
    pub said_at: Option<String>,
    /// When; today when absent.
    pub said_on: Option<NaiveDate>,
    /// Who took it down; the one who acts when absent.
    pub taken_by: Option<String>,
}

impl Intent for RegisterOral {
    type Output = super::Registered;
    const NAME: &'static str = "directive_oral";
    fn label(&self) -> String {
        "Ghi chỉ đạo miệng".into()
    }
    fn run(self, work: &Work<'_>) -> Result<super::Registered, Failure> {
        let told = |t: Option<String>| t.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
        let said_by = self.said_by.trim().to_owned();
        if said_by.is_empty() {
            return Err(Failure::invalid("Chỉ đạo miệng cần ghi người chỉ đạo.", "Hãy ghi họ tên, chức vụ của người chỉ đạo."));
        }
        if self.text.trim().is_empty() {
            return Err(Failure::invalid("Nội dung chỉ đạo đang để trống.", "Hãy ghi lại lời chỉ đạo."));
        }
        let said_on = self.said_on.unwrap_or(work.outside.today);
        if said_on > work.outside.today {
            return Err(Failure::invalid(
                format!("Ngày chỉ đạo {} ở tương lai.", said_on.format("%d/%m/%Y")),
                "Hãy ghi ngày đã nhận chỉ đạo.",
            ));
        }
        let said_at = told(self.said_at);
        let mut registered = take_in(work, &self.text, Source::Oral, said_on, |d| {
            d.doc_type = Some("chỉ đạo miệng".into());
            d.number = None;
            d.date = Some(said_on);
            d.issuer = Some(said_by.clone());
            d.place.clone_from(&said_at);
            let first = d.text.lines().map(str::trim).find(|l| !l.is_empty()).unwrap_or_default();
            d.subject = Some(first.chars().take(120).collect());
        })?;
        if registered.points == 0 {
            // Spoken words have no outline: what was said is one proposal, its lead is filled by hand.
            let text = store::directive::get(work.w, registered.id)?.or_not_found("chỉ đạo này")?.text;
            store::point::insert(work.w, &whole(work, registered.id, text))?;
            registered.points = 1;
        }
        let oral = Oral {
            id: registered.id,
            said_by,
            said_at,
            said_on,
            taken_by: told(self.taken_by).unwrap_or_else(|| work.outside.actor.clone()),
            paper: None,
        };
        store::oral::insert(work.w, &oral)?;
        Ok(registered)
    }
}

/// All the words as one proposal without a lead.
fn whole(work: &Work<'_>, directive: DirectiveId, text: String) -> Point {
    Point {
        id: work.mint(),
        directive,
        ordinal: 1,
        label: String::new(),
        start: 0,
        end: text.chars().count() as u32,
        content: text.trim().to_owned(),
        lead: Vec::new(),
        coordinate: Vec::new(),
        monitor: Vec::new(),
        deadline: None,
        period: None,
        recurring: None,
        quotas: Vec::new(),
        request: false,
        why: vec!["toàn bộ lời chỉ đạo".into()],
        confidence: 0.3,
        decision: Decision::Open,
    }
}

/// Ties an oral instruction to the paper that confirms it: its tasks carry out that paper too.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TieOral {
    /// The instruction.
    pub oral: DirectiveId,
    /// The paper.
    pub paper: DirectiveId,
}

impl Intent for TieOral {
    type Output = ();
    const NAME: &'static str = "directive_oral_tie";
    fn label(&self) -> String {
        "Gắn văn bản cho chỉ đạo miệng".into()
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let mut oral = store::oral::get(work.w, self.oral)?.ok_or_else(|| {
            Failure::invalid("Mục được chọn không phải chỉ đạo miệng.", "Hãy chọn một chỉ đạo miệng trong danh sách văn bản đến.")
        })?;
        let paper = store::directive::get(work.w, self.paper)?.or_not_found("văn bản này")?;
        if paper.source == Source::Oral {
            return Err(Failure::invalid("Văn bản được chọn cũng là chỉ đạo miệng.", "Hãy đăng ký văn bản chính thức rồi chọn văn bản đó."));
        }
        if oral.paper.is_some() {
            return Err(Failure::invalid("Chỉ đạo miệng này đã được gắn với một văn bản.", "Nếu gắn nhầm, hãy hoàn tác lần gắn trước."));
        }
        oral.paper = Some(self.paper);
        store::oral::update(work.w, &oral)?;
        let filter = store::TaskFilter { directive: Some(self.oral), ..Default::default() };
        for task in store::task::list(work.w, &filter)? {
            crate::task::add_source(work, task.id, self.paper)?;
        }
        Ok(())
    }
}
