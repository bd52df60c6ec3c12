//! Where the words of a task stand in the text.

use super::words::words;
use std::collections::HashMap;

/// A document as loose words with their places.
pub(super) struct Loose {
    words: Vec<String>,
    places: Vec<usize>,
    index: HashMap<String, Vec<usize>>,
}

pub(super) type Span = (usize, usize);

impl Loose {
    pub(super) fn new(text: &str) -> Self {
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

    pub(super) fn find_all(&self, pattern: &[String]) -> Vec<usize> {
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

    pub(super) fn iou(&self, a: Span, b: Span) -> f64 {
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

    pub(super) fn end_after(&self, i: usize, need: usize, pattern: &[String]) -> Option<usize> {
        self.find_all(pattern)
            .into_iter()
            .find(|&j| j >= i && j + pattern.len() >= need)
            .map(|j| j + pattern.len())
    }

    pub(super) fn resolve(&self, start: &str, end: &str, from: usize) -> Option<Span> {
        let (s, e) = (words(start), words(end));
        let i = self.find_all(&s).into_iter().find(|&i| i >= from)?;
        self.end_after(i, i + s.len(), &e).map(|b| (i, b))
    }

    pub(super) fn candidates_of_text(&self, text: &str) -> Vec<Span> {
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
