//! Correcting what was read from the head of a paper. The text itself is never changed.

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, Work},
};
use chrono::NaiveDate;
use domain::DirectiveId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Sets the head fields of a directive.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CorrectDirective {
    /// Which.
    pub id: DirectiveId,
    /// Tên loại.
    pub doc_type: Option<String>,
    /// Số, ký hiệu, as printed.
    pub number: Option<String>,
    /// Ngày ban hành.
    pub date: Option<NaiveDate>,
    /// Cơ quan ban hành.
    pub issuer: Option<String>,
    /// Trích yếu.
    pub subject: Option<String>,
    /// Day it reached us.
    pub received_on: NaiveDate,
}

impl Intent for CorrectDirective {
    type Output = ();
    const NAME: &'static str = "directive_correct";
    const NEEDS: domain::Right = domain::Right::Register;
    fn label(&self) -> String {
        "Sửa thông tin văn bản đến".into()
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let mut d = store::directive::get(work.w, self.id)?.or_not_found("văn bản này")?;
        if let Some(date) = self.date
            && date > self.received_on
        {
            return Err(Failure::invalid("Ngày ban hành sau ngày đến.", "Hãy kiểm tra lại hai ngày."));
        }
        let kept = |s: Option<String>| s.map(|s| s.trim().to_owned()).filter(|s| !s.is_empty());
        d.doc_type = kept(self.doc_type);
        d.number = kept(self.number);
        d.date = self.date;
        d.issuer = kept(self.issuer);
        d.subject = kept(self.subject);
        d.received_on = self.received_on;
        Ok(store::directive::update(work.w, &d)?)
    }
}
