//! Which tasks, in which order, from where on.

use crate::{Rows, StoreError, column, rows};
use chrono::NaiveDate;
use domain::{DirectiveId, Period, TaskState, UnitId, names};
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
    /// Whose content holds these words, without regard to tones, đ and case; the last one may be
    /// just begun. Tasks written in the same transaction are found after its end.
    pub words: Option<String>,
    /// Unfinished and past their deadline as of this day.
    pub late_on: Option<NaiveDate>,
    /// Soon due: unfinished, and due within these days …
    pub due_soon: Option<Period>,
    /// … or, for tasks whose clock stands still, one of these numbers.
    pub due_soon_paused: Vec<u32>,
    /// Due on this day or later.
    pub due_from: Option<NaiveDate>,
    /// Due on this day or earlier.
    pub due_to: Option<NaiveDate>,
    /// Only tasks without a day.
    pub no_deadline: bool,
    /// Neither done nor cancelled.
    pub open: bool,
    /// Hides shared tasks that only bind the tasks under them.
    pub leaves_only: bool,
    /// Hides the tasks under shared ones.
    pub tops_only: bool,
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

    fn close(self, from: &str) -> Question {
        let mut sql = from.to_owned();
        if !self.sql.is_empty() {
            sql.push_str(" where ");
            sql.push_str(&self.sql.join(" and "));
        }
        Question { sql, params: self.params }
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
        let Source { from, code, mut conditions } = self.source();
        if self.leaves_only {
            conditions.add("(t.lead is not null or not exists (select 1 from task u where u.parent = t.id))", []);
        }
        if let Some(after) = self.after {
            match self.order {
                TaskOrder::Code => conditions.add(format!("{code} > ?"), [after.into()]),
                TaskOrder::Newest => conditions.add(format!("{code} < ?"), [after.into()]),
                TaskOrder::Deadline => {
                    let due = rows::one(r, "select due from task where code = ?1", [after], |row| Ok(row.get::<_, String>(0)?))?;
                    let Some(due) = due else { return Ok(None) };
                    conditions.add("t.due >= ? and (t.due > ? or t.code > ?)", [due.clone().into(), due.into(), after.into()]);
                }
            }
        }
        let mut question = conditions.close(from);
        question.sql.push_str(&match self.order {
            TaskOrder::Code => format!(" order by {code}"),
            TaskOrder::Newest => format!(" order by {code} desc"),
            TaskOrder::Deadline => " order by t.due, t.code".to_owned(),
        });
        if self.limit.is_some() || self.offset.is_some() {
            question.sql.push_str(" limit ? offset ?");
            question.params.push(self.limit.map_or(Value::Integer(-1), Into::into));
            question.params.push(self.offset.unwrap_or(0).into());
        }
        Ok(Some(question))
    }

    pub(super) fn count(&self) -> Question {
        let Source { from, mut conditions, .. } = self.source();
        if self.leaves_only {
            // The same condition as in a list, asked once for all: the rest is counted in an index.
            conditions.add(
                "t.code not in (select p.code from task p where p.lead is null \
                 and exists (select 1 from task u where u.parent = p.id))",
                [],
            );
        }
        conditions.close(from)
    }

    /// Where the tasks come from, and the conditions that lists and counts share.
    fn source(&self) -> Source {
        let mut c = Conditions::default();
        let (mut from, mut code) = ("from task t", "t.code");
        if let Some(query) = self.words.as_deref().and_then(search) {
            // The index gives its hits in the order of numbers: the first page costs no sorting.
            (from, code) = ("from task_words w cross join task t on t.code = w.rowid", "w.rowid");
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
            let id: Value = column::id(directive).into();
            c.add(
                "t.code in (select code from task where directive = ? union all select x.code from task_source k \
                 join task x on x.id = k.task where k.directive = ?)",
                [id.clone(), id],
            );
        }
        if self.open || self.late_on.is_some() || self.due_soon.is_some() {
            // The words of the index task_open_due.
            c.add("t.completed_on is null and t.state <> 'cancelled'", []);
        }
        if self.tops_only {
            c.add("t.parent is null", []);
        }
        if self.no_deadline {
            c.add("t.due = '9999-12-31'", []);
        }
        c.day("t.due < ? and (t.paused_on is null or t.due < t.paused_on)", self.late_on);
        if let Some(p) = &self.due_soon {
            let days = [Value::Text(column::day(p.from)), Value::Text(column::day(p.to))];
            if self.due_soon_paused.is_empty() {
                c.add("t.due >= ? and t.due <= ? and t.paused_on is null", days);
            } else {
                let places = vec!["?"; self.due_soon_paused.len()].join(", ");
                let codes = self.due_soon_paused.iter().map(|code| Value::from(*code));
                c.add(format!("((t.due >= ? and t.due <= ? and t.paused_on is null) or t.code in ({places}))"), days.into_iter().chain(codes));
            }
        }
        c.day("t.due >= ? and t.due < '9999-12-31'", self.due_from);
        c.day("t.due <= ?", self.due_to);
        Source { from, code, conditions: c }
    }
}

/// Where tasks come from; `code` names their number there.
struct Source {
    from: &'static str,
    code: &'static str,
    conditions: Conditions,
}

/// Words as a query of the index, folded like it: each must occur; the last one may be unfinished.
fn search(words: &str) -> Option<String> {
    let folded = names::fold(words);
    let mut query: Vec<String> =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).map(|w| format!("\"{w}\"")).collect();
    if folded.ends_with(|c: char| c.is_ascii_alphanumeric()) {
        query.last_mut()?.push('*');
    }
    (!query.is_empty()).then(|| query.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_the_last_may_be_begun() {
        assert_eq!(search("Bảo ĐẢM, an-nin").as_deref(), Some("\"bao\" \"dam\" \"an\" \"nin\"*"));
        assert_eq!(search("bảo đảm ").as_deref(), Some("\"bao\" \"dam\""), "a space ends the word");
        assert_eq!(search("  \"*- "), None, "marks alone ask for nothing");
    }
}
