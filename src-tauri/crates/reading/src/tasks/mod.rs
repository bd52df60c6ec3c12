//! Proposed tasks: a walk over the outline that carries along who is addressed.

mod address;
mod block;
mod fields;
mod section;
mod split;
mod table;
mod walk;

use crate::dates::{self, Calendar};
use crate::head::Head;
use crate::model::{DeadlineValue, ProposedTask, RecurringValue};
use crate::outline::{Item, Kind};
pub(crate) use walk::Found;

/// A heading without a marker: a list of bodies, a line of capitals, a Markdown heading.
pub(crate) fn is_title(text: &str, item: &Item) -> bool {
    let line = &text[item.start..item.end];
    let length = line.chars().count();
    if item.cell.is_some()
        || length > 180
        || line.ends_with(['.', ';', ','])
        || block::attribute(line).is_some()
    {
        return false;
    }
    if item.marked_heading || crate::head::is_capitals(line) && length > 6 {
        return true;
    }
    address::heading(line).is_some_and(|h| !h.instruction || line.ends_with(':'))
}

/// Finds the tasks of the body and the annexes.
pub(crate) fn tasks(
    text: &str,
    items: &mut [Item],
    head: &Head,
    calendar: &Calendar,
) -> Vec<ProposedTask> {
    let mut found: Vec<Found> = Vec::new();
    let ranges = [head.body.clone(), head.annex.clone()];
    for (n, range) in ranges.into_iter().enumerate() {
        let tables = table::tables(text, items, range.clone());
        let mut from = range.start;
        for t in tables {
            walk::walk(text, items, from..t.items.start, head, n > 0, &mut found);
            let heading = heading_above(text, items, range.start, t.items.start);
            for row in &t.rows {
                found.push(Found::row(row, heading.as_deref()));
            }
            from = t.items.end;
        }
        walk::walk(text, items, from..range.end, head, n > 0, &mut found);
    }
    found.sort_by_key(|f| f.start);
    let mut out: Vec<ProposedTask> = Vec::new();
    let mut end = 0;
    for f in found {
        if f.start < end || f.end <= f.start {
            continue;
        }
        end = f.end;
        out.push(finish(text, f, calendar));
    }
    out
}

/// The nearest lines above a table, which may name a period.
fn heading_above(text: &str, items: &[Item], from: usize, at: usize) -> Option<String> {
    let i = at.checked_sub(1).filter(|&i| i >= from)?;
    let line = &text[items[i].start..items[i].end];
    (line.chars().count() < 300).then(|| line.to_owned())
}

/// Fills in what the words of the task and of its block say.
fn finish(text: &str, f: Found, calendar: &Calendar) -> ProposedTask {
    let words = text[f.start..f.end].trim();
    let own = dates::times(words, calendar, false);
    let mut why = f.why.clone();
    let mut task = ProposedTask {
        text: words.to_owned(),
        point: (!f.label.is_empty()).then(|| f.label.clone()),
        start: f.start,
        end: f.end,
        request: f.request,
        confidence: f.confidence,
        ..ProposedTask::default()
    };
    let mut block = dates::Times::default();
    let mut rhythm = dates::rhythms(words);
    for time in &f.time {
        let t = dates::deadline_of_cell(time, calendar);
        block.deadline = merge(block.deadline.take(), t.deadline);
        block.period = block.period.take().or(t.period);
        block.words = block.words.take().or(t.words);
        for r in dates::rhythms(time) {
            if rhythm.iter().all(|x| x.every != r.every) {
                rhythm.push(r);
            }
        }
    }
    let from_heading = f
        .heading
        .as_deref()
        .map(|h| dates::times(h, calendar, false))
        .unwrap_or_default();
    let relative = |t: &dates::Times| matches!(t.deadline, Some(DeadlineValue::Relative { .. }));
    let limit = if block.deadline.is_some() || block.period.is_some() {
        if block.deadline.is_none() && own.deadline.is_some() && !relative(&own) {
            own.clone()
        } else {
            block.clone()
        }
    } else if own.deadline.is_some() {
        own.clone()
    } else {
        dates::Times {
            deadline: from_heading.deadline.clone(),
            words: from_heading.words.clone(),
            period: None,
        }
    };
    if let Some(w) = &limit.words {
        why.push(format!("thời hạn theo '{w}'"));
    }
    task.deadline = limit.deadline;
    task.period = own.period.or(block.period).or(from_heading.period);
    task.recurring = match rhythm.len() {
        0 => None,
        1 => rhythm.pop().map(RecurringValue::One),
        _ => Some(RecurringValue::Many(rhythm)),
    };
    task.lead = f.lead;
    task.coordinate = fields::coordinate(words);
    for name in f.coordinate {
        if !task.coordinate.contains(&name) {
            task.coordinate.push(name);
        }
    }
    let inherited = !task.coordinate.is_empty() && fields::coordinate(words).is_empty();
    if !task.coordinate.is_empty() {
        why.push(if inherited {
            "phối hợp theo tiêu đề hoặc mục đơn vị phối hợp".to_owned()
        } else {
            "theo 'phối hợp' trong câu".to_owned()
        });
    }
    let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    task.coordinate
        .retain(|c| !task.lead.iter().any(|l| same(l, c)));
    if fields::monitors(words) {
        task.monitor = task.lead.clone();
        why.push("theo 'theo dõi, đôn đốc'".to_owned());
    }
    task.quotas = fields::quotas(words, &task.lead);
    task.why = why;
    task
}

fn merge(a: Option<DeadlineValue>, b: Option<DeadlineValue>) -> Option<DeadlineValue> {
    match (a, b) {
        (None, b) => b,
        (a, None) => a,
        (Some(DeadlineValue::Date(a)), Some(DeadlineValue::Date(b))) if a != b => {
            Some(DeadlineValue::Dates(vec![a, b]))
        }
        (a, _) => a,
    }
}

/// Bullets of any form.
fn is_bullet(kind: Kind) -> bool {
    matches!(kind, Kind::Dash | Kind::Plus | Kind::Dot)
}
