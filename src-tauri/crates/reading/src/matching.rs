//! Names as written in a paper, matched to names known beforehand. The known names come in as an
//! argument: this crate sees no store.

use crate::abbreviations::written_out;
use crate::model::Abbreviation;
use domain::names::{fold, key};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// How a written name was recognised, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sure {
    /// It is the official name, up to spelling ("UBND", "hoà").
    Exact,
    /// It is a short name or another spelling kept for it.
    Alias,
    /// The paper defines the abbreviation in it.
    Abbreviation,
    /// Only its letters agree: accents were lost or mistyped.
    Folded,
}

/// Whom a written name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match<'a, T> {
    /// The one meant.
    pub of: &'a T,
    /// How it was recognised.
    pub sure: Sure,
}

/// Known names, prepared for many look-ups.
#[derive(Debug, Clone)]
pub struct Names<T> {
    known: Vec<T>,
    by_key: HashMap<String, (usize, Sure)>,
    /// None where two of the known share the letters.
    by_letters: HashMap<String, Option<usize>>,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self {
            known: Vec::new(),
            by_key: HashMap::new(),
            by_letters: HashMap::new(),
        }
    }
}

impl<T> Names<T> {
    /// Adds one of the known with its official name and other spellings. An official name wins
    /// over another's alias; among equals the first added wins.
    pub fn add<'n>(&mut self, of: T, name: &str, aliases: impl IntoIterator<Item = &'n str>) {
        let at = self.known.len();
        self.known.push(of);
        let spellings = std::iter::once((name, Sure::Exact))
            .chain(aliases.into_iter().map(|a| (a, Sure::Alias)));
        for (spelling, sure) in spellings {
            let k = key(spelling);
            if k.is_empty() {
                continue;
            }
            let letters = fold(&k);
            let slot = self.by_letters.entry(letters).or_insert(Some(at));
            if *slot != Some(at) {
                *slot = None;
            }
            let better = self.by_key.get(&k).is_none_or(|old| old.1 > sure);
            if better {
                self.by_key.insert(k, (at, sure));
            }
        }
    }

    /// Whom a written name means; none: it is new.
    pub fn find(&self, written: &str, abbreviations: &[Abbreviation]) -> Option<Match<'_, T>> {
        let exact = |name: &str| {
            let &(at, sure) = self.by_key.get(&key(name))?;
            Some(Match {
                of: self.known.get(at)?,
                sure,
            })
        };
        if let Some(found) = exact(written) {
            return Some(found);
        }
        if let Some(long) = written_out(written, abbreviations)
            && let Some(found) = exact(&long)
        {
            return Some(Match {
                sure: Sure::Abbreviation,
                ..found
            });
        }
        let letters = fold(&key(written));
        let at = (letters.chars().count() >= 5)
            .then(|| self.by_letters.get(&letters))
            .flatten()?;
        Some(Match {
            of: self.known.get((*at)?)?,
            sure: Sure::Folded,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names<u8> {
        let mut n = Names::default();
        n.add(1, "Công an tỉnh", ["CAT", "Công an tỉnh Thanh Hóa"]);
        n.add(2, "Ban Chỉ đạo phòng, chống tội phạm tỉnh", []);
        n.add(3, "Sở Tài chính", []);
        n.add(4, "Ủy ban nhân dân xã Hoà An", ["CAT"]);
        n
    }

    fn found(written: &str, abbreviations: &[Abbreviation]) -> Option<(u8, Sure)> {
        names()
            .find(written, abbreviations)
            .map(|m| (*m.of, m.sure))
    }

    #[test]
    fn how_a_name_is_recognised() {
        let defined = [Abbreviation {
            short: "BCĐ 138".into(),
            long: "Ban Chỉ đạo phòng, chống tội phạm".into(),
            ..Abbreviation::default()
        }];
        assert_eq!(found("CÔNG AN TỈNH", &[]), Some((1, Sure::Exact)));
        assert_eq!(found("UBND xã Hòa An", &[]), Some((4, Sure::Exact)));
        assert_eq!(found("Công an tỉnh Thanh Hoá", &[]), Some((1, Sure::Alias)));
        assert_eq!(
            found("BCĐ 138 tỉnh", &defined),
            Some((2, Sure::Abbreviation))
        );
        assert_eq!(found("BCĐ 138 tỉnh", &[]), None);
        assert_eq!(found("So Tai chinh", &[]), Some((3, Sure::Folded)));
        assert_eq!(found("Sở Y tế", &[]), None);
    }

    #[test]
    fn letters_two_bodies_share_decide_nothing() {
        let mut n = Names::default();
        n.add(1, "Xã Tân Hòa", []);
        n.add(2, "Xã Tân Hoa", []);
        assert_eq!(n.find("xa tan hoa", &[]), None);
        assert_eq!(n.find("xã Tân Hoa", &[]).map(|m| *m.of), Some(2));
    }
}
