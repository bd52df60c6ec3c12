//! Filters of the list of tasks under a name.

use super::ListTasks;
use crate::{
    failure::{Failure, OrNotFound},
    intent::{Intent, Question, View, Work},
};
use domain::SavedFilterId;
use serde::{Deserialize, Serialize};
use store::saved_filter::SavedFilter;
use ts_rs::TS;

/// The filters in use, in their order.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListFilters {}

/// A filter under a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NamedFilter {
    /// Identity.
    pub id: SavedFilterId,
    /// What it is called.
    pub name: String,
    /// The list it opens.
    pub filter: ListTasks,
}

impl Question for ListFilters {
    type Answer = Vec<NamedFilter>;
    fn ask(self, view: &View<'_>) -> Result<Self::Answer, Failure> {
        // A filter of a newer program may ask what this one cannot: it is left out, not broken.
        let named = |f: SavedFilter| Some(NamedFilter { id: f.id, name: f.name, filter: serde_json::from_str(&f.filter).ok()? });
        Ok(store::saved_filter::list(view.r)?.into_iter().filter_map(named).collect())
    }
}

/// Keeps a filter under a name, or changes one.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveFilter {
    /// Which is changed; a new one when absent.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<SavedFilterId>,
    /// What it is called.
    pub name: String,
    /// The list it opens; where its page begins is not kept.
    pub filter: ListTasks,
}

impl Intent for SaveFilter {
    type Output = SavedFilterId;
    const NAME: &'static str = "filter_save";
    fn label(&self) -> String {
        format!("Lưu bộ lọc “{}”", self.name.trim())
    }
    fn run(self, work: &Work<'_>) -> Result<SavedFilterId, Failure> {
        let name = self.name.trim().to_owned();
        if name.is_empty() {
            return Err(Failure::invalid("Bộ lọc chưa có tên.", "Hãy đặt một tên ngắn, ví dụ “Quá hạn của các huyện”."));
        }
        let filter = ListTasks { offset: 0, limit: 0, after: None, no_total: false, ..self.filter };
        if filter == ListTasks::default() {
            return Err(Failure::invalid("Chưa có điều kiện lọc nào để lưu.", "Hãy chọn điều kiện lọc trước rồi lưu lại."));
        }
        let others = store::saved_filter::list(work.w)?;
        if others.iter().any(|f| Some(f.id) != self.id && domain::names::fold(&f.name) == domain::names::fold(&name)) {
            return Err(Failure::refused(
                crate::failure::codes::DUPLICATE,
                format!("Đã có bộ lọc “{name}”."),
                "Hãy đặt tên khác, hoặc bỏ bộ lọc cũ trước.",
            ));
        }
        let filter = serde_json::to_string(&filter).map_err(Failure::broken)?;
        match self.id {
            Some(id) => {
                let old = store::saved_filter::get(work.w, id)?.or_not_found("bộ lọc này")?;
                store::saved_filter::update(work.w, &SavedFilter { name, filter, closed_on: None, ..old })?;
                Ok(id)
            }
            None => {
                let id: SavedFilterId = work.mint();
                let ordinal = store::saved_filter::next_ordinal(work.w)?;
                store::saved_filter::insert(work.w, &SavedFilter { id, name, filter, ordinal, closed_on: None })?;
                Ok(id)
            }
        }
    }
}

/// Puts a filter away.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CloseFilter {
    /// Which.
    pub id: SavedFilterId,
}

impl Intent for CloseFilter {
    type Output = ();
    const NAME: &'static str = "filter_close";
    fn label(&self) -> String {
        "Bỏ bộ lọc đã lưu".into()
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let old = store::saved_filter::get(work.w, self.id)?.or_not_found("bộ lọc này")?;
        Ok(store::saved_filter::update(work.w, &SavedFilter { closed_on: Some(work.outside.today), ..old })?)
    }
}
