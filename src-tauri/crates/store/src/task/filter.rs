//! Which tasks, in which order, from where on.

use super::class;
use crate::{Rows, StoreError, column, rows};
use chrono::NaiveDate;
use domain::{DirectiveId, Soon, TaskState, Timeliness, UnitId, names};
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
    /// Led by this unit, whatever `unit` asks.
    pub lead: Option<UnitId>,
    /// In one of these states; empty for any.
    pub states: Vec<TaskState>,
    /// In one of these classes as of a day; `None` for any.
    pub classes: Option<Classes>,
    /// That carry out this directive.
    pub directive: Option<DirectiveId>,
    /// That carry out no directive.
    pub no_directive: bool,
    /// Whose content holds these words, without regard to tones, đ and case; the last one may be
    /// just begun. Tasks written in the same transaction are found after its end.
    pub words: Option<String>,
    /// Unfinished and past their deadline as of this day.
    pub late_on: Option<NaiveDate>,
    /// Due on this day or later.
    pub due_from: Option<NaiveDate>,
    /// Due on this day or earlier.
    pub due_to: Option<NaiveDate>,
    /// Only tasks without a day.
    pub no_deadline: bool,
    /// Neither done nor cancelled.
    pub open: bool,
    /// About which nothing was ever told.
    pub silent: bool,
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
    /// Phối hợp.
    Coordinate,
    /// Theo dõi, đôn đốc.
    Monitor,
    /// Chủ trì, phối hợp or theo dõi.
    Any,
}

/// Classes in time, and the day they are of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Classes {
    /// One of these.
    pub any_of: Vec<Timeliness>,
    /// Today.
    pub today: NaiveDate,
    /// Last deadline that is soon due.
    pub until: NaiveDate,
    /// The same for every day on which a clock was stopped: day of the stop, last deadline.
    pub stopped: Vec<(NaiveDate, NaiveDate)>,
}

impl Classes {
    /// Classes as of a day, by the rule of this store.
    pub fn new(r: &impl Rows, any_of: Vec<Timeliness>, today: NaiveDate, soon: &Soon) -> Result<Self, StoreError> {
        let timed = any_of.iter().any(|c| matches!(c, Timeliness::DueSoon | Timeliness::InTime));
        let days = if timed { class::stops(r)? } else { Vec::new() };
        let stopped = days.into_iter().map(|day| (day, soon.until(domain::stopped(today, Some(day))))).collect();
        Ok(Classes { any_of, today, until: soon.until(today), stopped })
    }
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

/// A question as SQL, with what stands for the question marks.
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

/// Rows so few that they are gathered and sorted rather than met on a walk in the order asked for.
const FEW: u32 = 2_000;
const BY_DUE: &str = "from task t indexed by task_by_due";
const LEAF: &str = "(t.lead is not null or not exists (select 1 from task u where u.parent = t.id))";

impl TaskFilter {
    /// Numbers of the list in its order, as a query that other tables join: `page (code, due)`.
    /// `None` when `after` names a task that is not there.
    pub(super) fn page(&self, r: &impl Rows) -> Result<Option<Question>, StoreError> {
        let Source { from, code, mut conditions, order } = self.source(r)?;
        if self.leaves_only {
            conditions.add(LEAF, []);
        }
        if let Some(after) = self.after {
            match order {
                TaskOrder::Code => conditions.add(format!("{code} > ?"), [after.into()]),
                TaskOrder::Newest => conditions.add(format!("{code} < ?"), [after.into()]),
                TaskOrder::Deadline => {
                    let due = rows::one(r, "select due from task where code = ?1", [after], |row| Ok(row.get::<_, String>(0)?))?;
                    let Some(due) = due else { return Ok(None) };
                    conditions.add("t.due >= ? and (t.due > ? or t.code > ?)", [due.clone().into(), due.into(), after.into()]);
                }
            }
        }
        let mut question = conditions.close(&format!("select {code} as code, t.due as due {from}"));
        question.sql.push_str(&match order {
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

    /// From FROM on, without order and page: what is counted.
    pub(super) fn counted(&self, r: &impl Rows) -> Result<Question, StoreError> {
        let Source { from, mut conditions, .. } = self.source(r)?;
        if self.leaves_only {
            conditions.add(LEAF, []);
        }
        Ok(conditions.close(&from))
    }

    /// From FROM on, for counts by group; with an index of leads tasks without one are left out.
    pub(super) fn grouped(&self, r: &impl Rows, led: Option<&str>) -> Result<Question, StoreError> {
        let Source { mut from, mut conditions, .. } = self.source(r)?;
        if led.is_some() {
            conditions.add("t.lead is not null", []);
        }
        if self.leaves_only && led.is_none() {
            conditions.add(LEAF, []);
        }
        // A walk in the order of days is of no use here; by unit everything stands in one index.
        if from == BY_DUE || from == "from task t" {
            from = led.map_or_else(|| "from task t".into(), |index| format!("from task t indexed by {index}"));
        }
        Ok(conditions.close(&from))
    }

    /// The order of the list: the one asked for, except that hits of words too many to be sorted
    /// come newest first.
    pub(super) fn order_in(&self, r: &impl Rows) -> Result<TaskOrder, StoreError> {
        let Some(query) = self.words.as_deref().and_then(search) else { return Ok(self.order) };
        if self.order != TaskOrder::Deadline || self.unit.is_some() || self.directive.is_some() {
            return Ok(self.order);
        }
        let sql = format!("select count(*) from (select 1 from task_words w where w.task_words match ?1 limit {})", FEW + 1);
        Ok(if rows::number(r, &sql, [query])? > FEW { TaskOrder::Newest } else { TaskOrder::Deadline })
    }

    /// Where the tasks come from, and the conditions that lists and counts share. The index is
    /// named: without statistics the planner takes the wrong one on large stores.
    fn source(&self, r: &impl Rows) -> Result<Source, StoreError> {
        let mut c = Conditions::default();
        let order = self.order_in(r)?;
        let (mut from, mut code) = ("from task t".to_owned(), "t.code");
        let by_deadline = order == TaskOrder::Deadline;
        let open_classes = self.classes.as_ref().is_some_and(|k| !k.any_of.is_empty() && k.any_of.iter().all(|c| class::is_open(*c)));
        let open = self.open || self.late_on.is_some() || open_classes;
        let dated = self.late_on.is_some() || self.due_from.is_some() || self.due_to.is_some() || self.no_deadline;
        if let Some(query) = self.words.as_deref().and_then(search) {
            // The index gives its hits in the order of numbers: the first page costs no sorting.
            (from, code) = ("from task_words w cross join task t on t.code = w.rowid".into(), "w.rowid");
            c.add("w.task_words match ?", [query.into()]);
        } else if self.lead.is_some() || self.unit.is_some() && self.role == UnitRole::Lead {
            from = "from task t indexed by task_lead_due".into();
        } else if let Some(unit) = self.unit {
            if by_deadline && !self.is_few(r, unit)? {
                // Of a unit met in every second or hundredth task the first page is soon found on the way.
                from = if open { "from task t indexed by task_open_due" } else { BY_DUE }.into();
            }
        } else if self.directive.is_some() {
            // The papers of a task stand in two places; its number is looked up in both.
        } else if let ([_], true) = (self.states.as_slice(), by_deadline || dated) {
            from = "from task t indexed by task_state_due".into();
        } else if self.only(Timeliness::DoneLate) {
            from = "from task t indexed by task_done_late".into();
            c.add("t.completed_on > t.deadline_on", []);
        } else if open && (by_deadline || dated) {
            from = "from task t indexed by task_open_due".into();
        } else if !self.states.is_empty() && self.few_states(r)? {
            from = "from task t indexed by task_state_due".into();
        } else if by_deadline || dated {
            from = BY_DUE.into();
        }
        if let Some(unit) = self.unit {
            self.of_unit(unit, &from, &mut c);
        }
        if let Some(lead) = self.lead {
            c.add("t.lead = ?", [column::id(lead).into()]);
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
        if open {
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
        c.day("t.due >= ? and t.due < '9999-12-31'", self.due_from);
        c.day("t.due <= ?", self.due_to);
        if let Some(classes) = &self.classes {
            let (sql, values) = class::condition(classes);
            c.add(sql, values);
        }
        if self.no_directive {
            c.add("t.directive is null", []);
        }
        if self.silent {
            c.add("not exists (select 1 from progress p where p.task = t.id)", []);
        }
        Ok(Source { from, code, conditions: c, order })
    }

    /// The condition that a unit has its role.
    fn of_unit(&self, unit: UnitId, from: &str, c: &mut Conditions) {
        let id: Value = column::id(unit).into();
        let walked = from.contains("_due");
        let coordinated = "exists (select 1 from task_coordinator k where k.task = t.id and k.unit = ?)";
        match (self.role, walked) {
            (UnitRole::Lead, _) => c.add("t.lead = ?", [id]),
            (UnitRole::Monitor, _) => c.add("t.monitor = ?", [id]),
            (UnitRole::Coordinate, true) => c.add(coordinated, [id]),
            (UnitRole::Coordinate, false) => {
                c.add("t.code in (select x.code from task_coordinator k join task x on x.id = k.task where k.unit = ?)", [id]);
            }
            (UnitRole::Any, true) => c.add(format!("(t.lead = ? or t.monitor = ? or {coordinated})"), [id.clone(), id.clone(), id]),
            (UnitRole::Any, false) => c.add(
                "t.code in (select code from task where lead = ? union all select code from task where monitor = ? \
                 union all select x.code from task_coordinator k join task x on x.id = k.task where k.unit = ?)",
                [id.clone(), id.clone(), id],
            ),
        }
    }

    /// True when the unit has so few tasks in its role that they are best gathered first.
    fn is_few(&self, r: &impl Rows, unit: UnitId) -> Result<bool, StoreError> {
        let some = |sql: &str| rows::number(r, &format!("select count(*) from (select 1 from {sql} = ?1 limit {})", FEW + 1), [column::id(unit)]);
        let mut all = 0;
        if self.role == UnitRole::Any {
            all += some("task where lead")?;
        }
        if self.role != UnitRole::Coordinate {
            all += some("task where monitor")?;
        }
        if self.role != UnitRole::Monitor {
            all += some("task_coordinator where unit")?;
        }
        Ok(all <= FEW)
    }

    /// True when so few tasks are in the states asked for.
    fn few_states(&self, r: &impl Rows) -> Result<bool, StoreError> {
        let places = vec!["?"; self.states.len()].join(", ");
        let sql = format!("select count(*) from (select 1 from task indexed by task_state_due where state in ({places}) limit {})", FEW + 1);
        Ok(rows::number(r, &sql, rusqlite::params_from_iter(self.states.iter().map(|s| s.as_str())))? <= FEW)
    }

    fn only(&self, class: Timeliness) -> bool {
        self.classes.as_ref().is_some_and(|k| k.any_of == [class])
    }
}

/// Where tasks come from; `code` names their number there.
struct Source {
    from: String,
    code: &'static str,
    conditions: Conditions,
    order: TaskOrder,
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
