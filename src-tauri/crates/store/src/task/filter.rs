//! Which tasks, in which order, from where on.

use crate::{Rows, StoreError, column, rows};
use chrono::NaiveDate;
use domain::{DirectiveId, TaskState, UnitId, names};
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

/// A question for tasks. The default asks for all of them, by number.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct TaskFilter {
    /// Tasks of this unit …
    pub unit: Option<UnitId>,
    /// … in this role.
    pub role: UnitRole,
    /// In one of these states; empty for any.
    pub states: Vec<TaskState>,
    /// That carry out this directive.
    pub directive: Option<DirectiveId>,
    /// Whose content holds words that begin so, without regard to tones, đ and case.
    pub words: Option<String>,
    /// Unfinished and past their deadline as of this day.
    pub late_on: Option<NaiveDate>,
    /// Due on this day or later.
    pub due_from: Option<NaiveDate>,
    /// Due on this day or earlier.
    pub due_to: Option<NaiveDate>,
    /// Hides shared tasks that only bind the tasks under them.
    pub leaves_only: bool,
    /// Order of the list.
    pub order: TaskOrder,
    /// At most so many.
    pub limit: Option<u32>,
    /// Only what comes after the task with this number, in the order asked for: the cheap way to
    /// the next page.
    pub after: Option<u32>,
    /// Skips so many.
    pub offset: Option<u32>,
}

/// What a unit has to do with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum UnitRole {
    /// Chủ trì.
    #[default]
    Lead,
    /// Chủ trì, phối hợp or theo dõi.
    Any,
}

/// Order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum TaskOrder {
    /// By number.
    #[default]
    Code,
    /// Highest number first.
    Newest,
    /// By deadline, those without a day last.
    Deadline,
}

/// A question as SQL from its FROM on, with what stands for the question marks.
pub(super) struct Question {
    pub(super) sql: String,
    pub(super) params: Vec<Value>,
}

/// Deadline as a sort key; the very expression of the index `task_due`.
const DUE: &str = "coalesce(t.deadline_on, '9999-12-31')";

/// Conditions joined by `and`, each with its values.
#[derive(Default)]
struct Conditions {
    sql: Vec<String>,
    params: Vec<Value>,
}

impl Conditions {
    /// Adds a condition; each `?` in it takes the next value.
    fn add(&mut self, sql: impl Into<String>, values: impl IntoIterator<Item = Value>) {
        self.sql.push(sql.into());
        self.params.extend(values);
    }

    fn day(&mut self, sql: &str, day: Option<NaiveDate>) {
        if let Some(day) = day {
            self.add(sql, [Value::Text(column::day(day))]);
        }
    }
}

impl TaskFilter {
    /// The list; `None` when `after` names a task that is not there.
    pub(super) fn list(&self, r: &impl Rows) -> Result<Option<Question>, StoreError> {
        let (from, mut conditions) = self.conditions();
        if let Some(after) = self.after {
            match self.order {
                TaskOrder::Code => conditions.add("t.code > ?", [after.into()]),
                TaskOrder::Newest => conditions.add("t.code < ?", [after.into()]),
                TaskOrder::Deadline => {
                    let sql = format!("select {DUE} from task t where t.code = ?1");
                    let Some(due) = rows::one(r, &sql, [after], |row| Ok(row.get::<_, String>(0)?))? else {
                        return Ok(None);
                    };
                    conditions.add(format!("({DUE}, t.code) > (?, ?)"), [due.into(), after.into()]);
                }
            }
        }
        let mut question = close(from, conditions);
        question.sql.push_str(match self.order {
            TaskOrder::Code => " order by t.code",
            TaskOrder::Newest => " order by t.code desc",
            TaskOrder::Deadline => " order by coalesce(t.deadline_on, '9999-12-31'), t.code",
        });
        if self.limit.is_some() || self.offset.is_some() {
            question.sql.push_str(" limit ? offset ?");
            question.params.push(self.limit.map_or(Value::Integer(-1), Into::into));
            question.params.push(self.offset.unwrap_or(0).into());
        }
        Ok(Some(question))
    }

    pub(super) fn count(&self) -> Question {
        let (from, conditions) = self.conditions();
        close(from, conditions)
    }

    fn conditions(&self) -> (&'static str, Conditions) {
        let mut c = Conditions::default();
        let mut from = "from task t";
        if let Some(query) = self.words.as_deref().and_then(search) {
            // The index gives its hits in the order of numbers: the first page costs no sorting.
            from = "from task_words w cross join task t on t.code = w.rowid";
            c.add("w.task_words match ?", [query.into()]);
        }
        if let Some(unit) = self.unit {
            let id: Value = column::id(unit).into();
            match self.role {
                UnitRole::Lead => c.add("t.lead = ?", [id]),
                UnitRole::Any => c.add(
                    "t.code in (select code from task where lead = ? union all select code from task where monitor = ? \
                     union all select x.code from task_coordinator k join task x on x.id = k.task where k.unit = ?)",
                    [id.clone(), id.clone(), id],
                ),
            }
        }
        if !self.states.is_empty() {
            let places = vec!["?"; self.states.len()].join(", ");
            c.add(format!("t.state in ({places})"), self.states.iter().map(|s| Value::Text(s.as_str().into())));
        }
        if let Some(directive) = self.directive {
            c.add("t.directive = ?", [column::id(directive).into()]);
        }
        c.day("t.completed_on is null and t.state <> 'cancelled' and t.deadline_on < ?", self.late_on);
        c.day("t.deadline_on >= ?", self.due_from);
        c.day("t.deadline_on <= ?", self.due_to);
        if self.leaves_only {
            c.add("(t.lead is not null or not exists (select 1 from task u where u.parent = t.id))", []);
        }
        (from, c)
    }
}

fn close(from: &str, conditions: Conditions) -> Question {
    let mut sql = from.to_owned();
    if !conditions.sql.is_empty() {
        sql.push_str(" where ");
        sql.push_str(&conditions.sql.join(" and "));
    }
    Question { sql, params: conditions.params }
}

/// Folded words as a query of the index: every word must occur, as a word or its beginning.
fn search(words: &str) -> Option<String> {
    let query: Vec<String> = names::fold(words)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(|w| format!("\"{w}\"*"))
        .collect();
    (!query.is_empty()).then(|| query.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_beginnings_of_folded_words() {
        assert_eq!(search("Bảo ĐẢM, an-ninh").as_deref(), Some("\"bao\"* \"dam\"* \"an\"* \"ninh\"*"));
        assert_eq!(search("  \"*- "), None, "marks alone ask for nothing");
    }
}
