//! The scorer of the labelled directives, number for number the one they are judged by.
//!
//! Text is compared in lower case with the newer tone placement, letters and digits only;
//! places count characters of that text.

use serde_json::Value;
use std::collections::BTreeMap;

const IOU_MIN: f64 = 0.5;
const SUBJECT_MIN: f64 = 0.8;

mod spans;
mod times;
mod words;

use spans::{Loose, Span};
use times::{empty, rhythms, same_deadline, same_period};
pub use words::words;
use words::{bag_f1, number_key, subject_words, type_key, unit_key};

/// Hits and misses of one column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Right.
    pub right: usize,
    /// Produced, but wrong.
    pub wrong: usize,
    /// Expected, but missing.
    pub missing: usize,
}

impl Count {
    fn add(&mut self, c: Count) {
        self.right += c.right;
        self.wrong += c.wrong;
        self.missing += c.missing;
    }

    /// The harmonic mean of precision and recall; for ratios the share of right ones.
    pub fn f1(&self) -> f64 {
        let all = 2 * self.right + self.wrong + self.missing;
        if all == 0 {
            1.0
        } else {
            2.0 * self.right as f64 / all as f64
        }
    }
}

/// The columns of the table, in its order.
pub const COLUMNS: &[&str] = &[
    "number",
    "date",
    "doc_type",
    "subject",
    "recipients",
    "citations",
    "tasks",
    "lead",
    "coordinate",
    "monitor",
    "deadline",
    "deadline_set",
    "period",
    "period_set",
    "recurring",
    "task_and_lead",
];

/// The score of a document, or of several added up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Score {
    /// A count for each column. Ratios hold (right, wrong, wrong), so that f1 is their share.
    pub columns: BTreeMap<&'static str, Count>,
    /// Predicted tasks whose words are not in the text.
    pub unlocated: usize,
}

impl Score {
    /// Adds another score.
    pub fn add(&mut self, other: &Score) {
        for (k, c) in &other.columns {
            self.columns.entry(k).or_default().add(*c);
        }
        self.unlocated += other.unlocated;
    }

    /// The value of a column.
    pub fn value(&self, column: &str) -> f64 {
        self.columns.get(column).map_or(1.0, Count::f1)
    }

    fn ratio(&mut self, column: &'static str, ok: bool) {
        let c = self.columns.entry(column).or_default();
        c.right += usize::from(ok);
        c.wrong += usize::from(!ok);
        c.missing += usize::from(!ok);
    }

    fn count(&mut self, column: &'static str, c: Count) {
        self.columns.entry(column).or_default().add(c);
    }

    /// One line of the table.
    pub fn line(&self, name: &str) -> String {
        let mut out = format!("{name:34}");
        for c in COLUMNS {
            out.push_str(&format!(" {:6.3}", self.value(c)));
        }
        let t = self.columns.get("tasks").copied().unwrap_or_default();
        format!("{out}  {}/{}/{}", t.right, t.wrong, t.missing)
    }
}

/// The heading of the table.
pub fn header() -> String {
    let mut out = format!("{:34}", "document");
    for c in COLUMNS {
        out.push_str(&format!(" {:>6}", &c[..c.len().min(6)]));
    }
    out + "  right/wrong/missing"
}

fn list<'a>(v: &'a Value, key: &str) -> &'a [Value] {
    v.get(key)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn names(v: &Value) -> Vec<String> {
    v.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(unit_key)
        .collect()
}

fn set_counts(predicted: Vec<String>, options: Vec<Vec<String>>) -> Count {
    use std::collections::BTreeSet;
    let p: BTreeSet<String> = predicted.into_iter().collect();
    let mut best: Option<(f64, Count)> = None;
    for g in options {
        let g: BTreeSet<String> = g.into_iter().collect();
        let right = p.intersection(&g).count();
        let c = Count {
            right,
            wrong: p.len() - right,
            missing: g.len() - right,
        };
        let f = if p.is_empty() && g.is_empty() {
            1.0
        } else {
            2.0 * right as f64 / (p.len() + g.len()) as f64
        };
        if best.as_ref().is_none_or(|b| f > b.0) {
            best = Some((f, c));
        }
    }
    best.map(|b| b.1).unwrap_or_default()
}

fn options(task: &Value, key: &str) -> Vec<Value> {
    let mut out = vec![task.get(key).cloned().unwrap_or(Value::Null)];
    out.extend(list(task, &format!("{key}_alt")).iter().cloned());
    out
}

/// Scores one prediction. `body` is the document without its comment line.
pub fn score(body: &str, gold: &Value, predicted: &Value) -> Score {
    let mut out = Score::default();
    let loose = Loose::new(body);
    let text = |v: &Value, k: &str| v.get(k).and_then(Value::as_str).unwrap_or("").to_owned();
    let accepted = |k: &str| {
        let mut all = vec![text(gold, k)];
        for v in gold.get("meta_alt").map_or(&[][..], |m| list(m, k)) {
            all.push(v.as_str().unwrap_or("").to_owned());
        }
        all
    };
    let fits = |k: &'static str, same: &dyn Fn(&str, &str) -> bool| {
        let p = text(predicted, k);
        accepted(k).iter().any(|g| same(g, &p))
    };
    let ok = [
        (
            "number",
            fits("number", &|g, p| number_key(g) == number_key(p)),
        ),
        ("date", fits("date", &|g, p| g == p)),
        (
            "doc_type",
            fits("doc_type", &|g, p| type_key(g) == type_key(p)),
        ),
        (
            "subject",
            fits("subject", &|g, p| {
                g.is_empty() && p.is_empty()
                    || !g.is_empty()
                        && !p.is_empty()
                        && bag_f1(&subject_words(g), &subject_words(p)) >= SUBJECT_MIN
            }),
        ),
    ];
    for (k, ok) in ok {
        out.ratio(k, ok);
    }
    let none = Value::Null;
    let of = |v: &Value, k: &str| names(v.get(k).unwrap_or(&none));
    out.count(
        "recipients",
        set_counts(of(predicted, "recipients"), vec![of(gold, "recipients")]),
    );
    let own = number_key(&text(gold, "number"));
    let cites = |v: &Value| -> Vec<String> {
        list(v, "citations")
            .iter()
            .map(|c| number_key(&text(c, "number")))
            .filter(|k| !k.is_empty() && *k != own)
            .collect()
    };
    out.count("citations", set_counts(cites(predicted), vec![cites(gold)]));

    let golden = list(gold, "tasks");
    let proposed = list(predicted, "tasks");
    let mut spans_of_gold = Vec::new();
    let mut at = 0;
    for t in golden {
        let start = text(t, "text_start");
        let span = loose
            .resolve(&start, &text(t, "text_end"), at)
            .unwrap_or_else(|| panic!("labels do not fit the text: {start}"));
        let mut spans = vec![span];
        spans.extend(
            list(t, "alt_ends")
                .iter()
                .filter_map(|e| loose.resolve(&start, e.as_str()?, span.0)),
        );
        at = span.1;
        spans_of_gold.push(spans);
    }
    let spans: Vec<Vec<Span>> = proposed
        .iter()
        .map(|t| loose.candidates_of_text(&text(t, "text")))
        .collect();
    out.unlocated = spans.iter().filter(|s| s.is_empty()).count();
    let mut pairs = Vec::new();
    for (i, gs) in spans_of_gold.iter().enumerate() {
        for (j, ps) in spans.iter().enumerate() {
            let v = gs
                .iter()
                .flat_map(|g| ps.iter().map(|p| loose.iou(*g, *p)))
                .fold(0.0, f64::max);
            if v >= IOU_MIN {
                pairs.push((v, i, j));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used_g, mut used_p) = (vec![false; golden.len()], vec![false; proposed.len()]);
    let optional = |t: &Value| t.get("optional").and_then(Value::as_bool).unwrap_or(false);
    let (mut scored, mut ignored) = (Vec::new(), 0);
    for (_, i, j) in pairs {
        if used_g[i] || used_p[j] {
            continue;
        }
        (used_g[i], used_p[j]) = (true, true);
        if optional(&golden[i]) {
            ignored += 1;
        } else {
            scored.push((i, j));
        }
    }
    let need = golden.iter().filter(|t| !optional(t)).count();
    let total = proposed.len();
    out.count(
        "tasks",
        Count {
            right: scored.len(),
            wrong: total - ignored - scored.len(),
            missing: need - scored.len(),
        },
    );
    let mut full = 0;
    for (i, j) in scored {
        let (g, p) = (&golden[i], &proposed[j]);
        for k in ["lead", "coordinate", "monitor"] {
            let c = set_counts(of(p, k), options(g, k).iter().map(names).collect());
            out.count(k, c);
            full += usize::from(k == "lead" && c.wrong == 0 && c.missing == 0);
        }
        let same: [(&'static str, &'static str, fn(&Value, &Value) -> bool); 2] = [
            ("deadline", "deadline_set", same_deadline),
            ("period", "period_set", same_period),
        ];
        for (k, set, same) in same {
            let v = p.get(k).cloned().unwrap_or(Value::Null);
            let ok = options(g, k).iter().any(|o| same(o, &v));
            out.ratio(k, ok);
            let c = match (empty(&v), ok) {
                (true, ok) => Count {
                    right: 0,
                    wrong: 0,
                    missing: usize::from(!ok),
                },
                (false, true) => Count {
                    right: 1,
                    wrong: 0,
                    missing: 0,
                },
                (false, false) => Count {
                    right: 0,
                    wrong: 1,
                    missing: usize::from(!empty(g.get(k).unwrap_or(&none))),
                },
            };
            out.count(set, c);
        }
        out.ratio(
            "recurring",
            rhythms(g.get("recurring").unwrap_or(&none))
                == rhythms(p.get("recurring").unwrap_or(&none)),
        );
    }
    out.count(
        "task_and_lead",
        Count {
            right: full,
            wrong: total - ignored - full,
            missing: need - full,
        },
    );
    out
}
