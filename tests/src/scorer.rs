//! The scorer of the labelled directives, number for number the one they are judged by.
//!
//! Text is compared in lower case with the newer tone placement, letters and digits only;
//! places count characters of that text.

use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

const IOU_MIN: f64 = 0.5;
const SUBJECT_MIN: f64 = 0.8;
const RELATIVE_MIN: f64 = 0.5;

/// The loose words of a text.
pub fn words(text: &str) -> Vec<String> {
    let low: Vec<char> = text.to_lowercase().chars().collect();
    let mut out = Vec::new();
    let mut word = String::new();
    let mut i = 0;
    while i < low.len() {
        let (mut a, mut step) = (low[i], 1);
        if let Some((x, y)) = low.get(i + 1).and_then(|&b| moved(a, b)) {
            word.push(x);
            a = y;
            step = 2;
        }
        if a.is_alphanumeric() {
            word.push(a);
        } else if !word.is_empty() {
            out.push(std::mem::take(&mut word));
        }
        i += step;
    }
    if !word.is_empty() {
        out.push(word);
    }
    out
}

fn moved(a: char, b: char) -> Option<(char, char)> {
    let row = |from: &str, to: &str, second: char| {
        let at = from.chars().position(|c| c == b)?;
        Some((to.chars().nth(at)?, second))
    };
    match a {
        'o' => row("àáảãạ", "òóỏõọ", 'a').or_else(|| row("èéẻẽẹ", "òóỏõọ", 'e')),
        'u' => row("ỳýỷỹỵ", "ùúủũụ", 'y'),
        _ => None,
    }
}

fn unit_key(name: &str) -> String {
    let list = words(name);
    let mut w: &[String] = &list;
    loop {
        if w.len() > 1 && w[0] == "các" {
            w = &w[1..];
        } else if w.len() > 2 && (w[0] == "đồng" && w[1] == "chí" || w[0] == "đ" && w[1] == "c")
        {
            w = &w[2..];
        } else {
            break;
        }
    }
    let long = |x: &String| match x.as_str() {
        "ubnd" => "ủy ban nhân dân".to_owned(),
        "hđnd" => "hội đồng nhân dân".to_owned(),
        "mttq" => "mặt trận tổ quốc".to_owned(),
        "ubmttq" => "ủy ban mặt trận tổ quốc".to_owned(),
        "bhxh" => "bảo hiểm xã hội".to_owned(),
        "chqs" => "chỉ huy quân sự".to_owned(),
        other => other.to_owned(),
    };
    w.iter().map(long).collect::<Vec<_>>().join(" ")
}

fn number_key(number: &str) -> String {
    let low: String = number.to_lowercase().split_whitespace().collect();
    let low = low
        .strip_prefix("số")
        .map_or(low.as_str(), |s| s.strip_prefix(':').unwrap_or(s));
    let mut out = String::new();
    for c in low.chars() {
        let c = if "-–—_/.".contains(c) { '/' } else { c };
        if !(c == '/' && out.ends_with('/')) {
            out.push(c);
        }
    }
    out.trim_matches('/').to_owned()
}

/// Letters without their marks, for the type of a paper.
fn type_key(name: &str) -> String {
    const PLAIN: &[(&str, char)] = &[
        ("àáảãạăằắẳẵặâầấẩẫậ", 'a'),
        ("èéẻẽẹêềếểễệ", 'e'),
        ("ìíỉĩị", 'i'),
        ("òóỏõọôồốổỗộơờớởỡợ", 'o'),
        ("ùúủũụưừứửữự", 'u'),
        ("ỳýỷỹỵ", 'y'),
        ("đ", 'd'),
    ];
    let plain: String = name
        .to_lowercase()
        .chars()
        .map(|c| {
            PLAIN
                .iter()
                .find(|(row, _)| row.contains(c))
                .map_or(c, |(_, p)| *p)
        })
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    match joined.as_str() {
        "tin tuc" | "tin bai" | "bai bao" | "news" | "ban tin" => "tin".to_owned(),
        _ => joined,
    }
}

fn subject_words(subject: &str) -> Vec<String> {
    let mut w = words(subject);
    for head in [["v", "v"], ["về", "việc"]] {
        if w.len() >= 2 && w[0] == head[0] && w[1] == head[1] {
            w.drain(..2);
        }
    }
    w
}

fn bag_f1(a: &[String], b: &[String]) -> f64 {
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    let mut left = b.to_vec();
    let mut hit = 0;
    for x in a {
        if let Some(i) = left.iter().position(|y| y == x) {
            left.remove(i);
            hit += 1;
        }
    }
    2.0 * f64::from(hit) / (a.len() + b.len()) as f64
}

/// A document as loose words with their places.
struct Loose {
    words: Vec<String>,
    places: Vec<usize>,
    index: HashMap<String, Vec<usize>>,
}

type Span = (usize, usize);

impl Loose {
    fn new(text: &str) -> Self {
        let words = words(text);
        let mut places = Vec::new();
        let mut at = 0;
        let mut index: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, w) in words.iter().enumerate() {
            places.push(at);
            at += w.chars().count() + 1;
            index.entry(w.clone()).or_default().push(i);
        }
        Self {
            words,
            places,
            index,
        }
    }

    fn find_all(&self, pattern: &[String]) -> Vec<usize> {
        let Some(first) = pattern.first() else {
            return Vec::new();
        };
        let starts = self.index.get(first).map_or(&[][..], Vec::as_slice);
        starts
            .iter()
            .copied()
            .filter(|&i| self.words[i..].starts_with(pattern))
            .collect()
    }

    fn iou(&self, a: Span, b: Span) -> f64 {
        let chars = |s: Span| {
            (
                self.places[s.0],
                self.places[s.1 - 1] + self.words[s.1 - 1].chars().count(),
            )
        };
        let ((a0, a1), (b0, b1)) = (chars(a), chars(b));
        let (from, to) = (a0.max(b0), a1.min(b1));
        if to <= from {
            return 0.0;
        }
        (to - from) as f64 / (a1.max(b1) - a0.min(b0)) as f64
    }

    fn end_after(&self, i: usize, need: usize, pattern: &[String]) -> Option<usize> {
        self.find_all(pattern)
            .into_iter()
            .find(|&j| j >= i && j + pattern.len() >= need)
            .map(|j| j + pattern.len())
    }

    fn resolve(&self, start: &str, end: &str, from: usize) -> Option<Span> {
        let (s, e) = (words(start), words(end));
        let i = self.find_all(&s).into_iter().find(|&i| i >= from)?;
        self.end_after(i, i + s.len(), &e).map(|b| (i, b))
    }

    fn candidates_of_text(&self, text: &str) -> Vec<Span> {
        let t = words(text);
        let hits = self.find_all(&t);
        if !hits.is_empty() {
            return hits.into_iter().map(|i| (i, i + t.len())).collect();
        }
        for n in [12, 8, 5] {
            if n > t.len() {
                continue;
            }
            let mut out = Vec::new();
            for a in self.find_all(&t[..n]) {
                let near = [8, 5, 3]
                    .into_iter()
                    .filter(|&m| m <= t.len())
                    .find_map(|m| {
                        let ends: Vec<usize> = self
                            .find_all(&t[t.len() - m..])
                            .into_iter()
                            .map(|j| j + m)
                            .filter(|&b| b > a)
                            .collect();
                        ends.into_iter().min_by_key(|&b| b.abs_diff(a + t.len()))
                    });
                out.push((a, near.unwrap_or((a + t.len()).min(self.words.len()))));
            }
            if !out.is_empty() {
                return out;
            }
        }
        Vec::new()
    }
}

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

fn empty(v: &Value) -> bool {
    match v {
        Value::Null => true,
        Value::String(s) => s.is_empty(),
        Value::Array(a) => a.is_empty(),
        Value::Object(o) => o.is_empty(),
        _ => false,
    }
}

/// First and last day of a coarse value.
fn interval(v: &str) -> Option<(String, String)> {
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

fn same_point(g: &Value, p: &Value, end: bool) -> bool {
    if let Some(words_of) = g.get("relative").and_then(Value::as_str) {
        let said = p.get("relative").and_then(Value::as_str);
        return said.is_some_and(|s| bag_f1(&words(words_of), &words(s)) >= RELATIVE_MIN);
    }
    let (Some(g), Some(p)) = (g.as_str(), p.as_str()) else {
        return false;
    };
    g == p || interval(g).is_some_and(|i| p == if end { i.1 } else { i.0 })
}

fn same_deadline(g: &Value, p: &Value) -> bool {
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

fn same_period(g: &Value, p: &Value) -> bool {
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

fn rhythms(v: &Value) -> Vec<String> {
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
