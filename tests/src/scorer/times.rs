//! Points in time as the scorer compares them.

use super::words::{bag_f1, words};
use serde_json::Value;

/// Words of a relative limit that must agree, as F1.
const RELATIVE_MIN: f64 = 0.5;

pub(super) fn empty(v: &Value) -> bool {
    match v {
        Value::Null => true,
        Value::String(s) => s.is_empty(),
        Value::Array(a) => a.is_empty(),
        Value::Object(o) => o.is_empty(),
        _ => false,
    }
}

/// First and last day of a coarse value.
pub(super) fn interval(v: &str) -> Option<(String, String)> {
    let year: i32 = v.get(..4)?.parse().ok()?;
    let last = |m: u32| {
        let (y, n) = if m == 12 {
            (year + 1, 1)
        } else {
            (year, m + 1)
        };
        chrono::NaiveDate::from_ymd_opt(y, n, 1)
            .and_then(|d| d.pred_opt())
            .map(|d| d.to_string())
    };
    let (a, b) = match v.get(4..)? {
        "" => (1, 12),
        q if q.starts_with("-Q") => {
            let n: u32 = q[2..].parse().ok()?;
            (3 * n - 2, 3 * n)
        }
        m if m.len() == 3 => {
            let n: u32 = m[1..].parse().ok()?;
            (n, n)
        }
        _ => return Some((v.to_owned(), v.to_owned())),
    };
    Some((format!("{year:04}-{a:02}-01"), last(b)?))
}

pub(super) fn same_point(g: &Value, p: &Value, end: bool) -> bool {
    if let Some(words_of) = g.get("relative").and_then(Value::as_str) {
        let said = p.get("relative").and_then(Value::as_str);
        return said.is_some_and(|s| bag_f1(&words(words_of), &words(s)) >= RELATIVE_MIN);
    }
    let (Some(g), Some(p)) = (g.as_str(), p.as_str()) else {
        return false;
    };
    g == p || interval(g).is_some_and(|i| p == if end { i.1 } else { i.0 })
}

pub(super) fn same_deadline(g: &Value, p: &Value) -> bool {
    if empty(g) || empty(p) {
        return empty(g) && empty(p);
    }
    if let Some(gs) = g.as_array() {
        let ps = p.as_array();
        if let Some(ps) = ps.filter(|ps| ps.len() > 1) {
            return ps.len() == gs.len()
                && gs.iter().all(|x| ps.iter().any(|y| same_point(x, y, true)));
        }
        let p = ps.and_then(|ps| ps.first()).unwrap_or(p);
        return gs.first().is_some_and(|x| same_point(x, p, true))
            || gs.last().is_some_and(|x| same_point(x, p, true));
    }
    match p.as_array() {
        Some(ps) => ps.len() == 1 && same_point(g, &ps[0], true),
        None => same_point(g, p, true),
    }
}

pub(super) fn same_period(g: &Value, p: &Value) -> bool {
    if empty(g) || empty(p) {
        return empty(g) && empty(p);
    }
    let (Some(g), Some(p)) = (g.as_array(), p.as_array()) else {
        return false;
    };
    if g.len() != 2 || p.len() != 2 || !same_point(&g[0], &p[0], false) {
        return false;
    }
    g[1].is_object() && p[1].is_null() || same_point(&g[1], &p[1], true)
}

pub(super) fn rhythms(v: &Value) -> Vec<String> {
    let one = |x: &Value| {
        x.get("every")
            .and_then(Value::as_str)
            .unwrap_or("")
            .to_owned()
    };
    let mut out: Vec<String> = match v {
        Value::Null => Vec::new(),
        Value::Array(a) => a.iter().map(one).collect(),
        other => vec![one(other)],
    };
    out.sort();
    out
}
