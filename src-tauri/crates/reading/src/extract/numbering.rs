//! The automatic numbers of a Word file, which stand in no paragraph.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::HashMap;

/// One level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    pattern: String,
    start: u32,
}

/// The lists of a file and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<String, String>,
    levels: HashMap<(String, usize), Level>,
    styles: HashMap<String, (String, usize)>,
    counts: HashMap<String, [u32; 9]>,
}

/// Value of `w:val`.
pub(super) fn value(e: &quick_xml::events::BytesStart<'_>, name: &str) -> Option<String> {
    e.attributes().with_checks(false).flatten().find_map(|a| {
        let key = a.key.local_name();
        (key.as_ref() == name).then(|| a.value.into_owned())
    })
}

impl Numbering {
    /// Reads numbering.xml and styles.xml; what is broken is left out.
    pub(super) fn read(numbering: &str, styles: &str) -> Self {
        let mut out = Self::default();
        out.read_lists(numbering);
        out.read_styles(styles);
        out
    }

    fn read_lists(&mut self, xml: &str) {
        let mut reader = Reader::from_str(xml);
        let (mut list, mut level, mut number) = (None::<String>, 0_usize, None::<String>);
        loop {
            match reader.read_event() {
                Ok(Event::Start(e) | Event::Empty(e)) => match e.local_name().as_ref() {
                    "abstractNum" => {
                        list = value(&e, "abstractNumId");
                        number = None;
                    }
                    "num" => {
                        number = value(&e, "numId");
                        list = None;
                    }
                    "abstractNumId" => {
                        if let (Some(n), Some(v)) = (&number, value(&e, "val")) {
                            self.lists.insert(n.clone(), v);
                        }
                    }
                    "lvl" => level = value(&e, "ilvl").and_then(|v| v.parse().ok()).unwrap_or(0),
                    name @ ("numFmt" | "lvlText" | "start") => {
                        if let (Some(l), Some(v)) = (&list, value(&e, "val")) {
                            let slot = self.levels.entry((l.clone(), level.min(8))).or_default();
                            match name {
                                "numFmt" => slot.format = v,
                                "lvlText" => slot.pattern = v,
                                _ => slot.start = v.parse().unwrap_or(1),
                            }
                        }
                    }
                    _ => {}
                },
                Ok(Event::Eof) | Err(_) => break,
                _ => {}
            }
        }
    }

    fn read_styles(&mut self, xml: &str) {
        let mut reader = Reader::from_str(xml);
        let (mut style, mut list, mut level) = (None::<String>, None::<String>, 0);
        loop {
            match reader.read_event() {
                Ok(Event::Start(e) | Event::Empty(e)) => match e.local_name().as_ref() {
                    "style" => {
                        style = value(&e, "styleId");
                        list = None;
                        level = 0;
                    }
                    "numId" => list = value(&e, "val"),
                    "ilvl" => level = value(&e, "val").and_then(|v| v.parse().ok()).unwrap_or(0),
                    _ => {}
                },
                Ok(Event::End(e)) if e.local_name().as_ref() == "style" => {
                    if let (Some(s), Some(l)) = (style.take(), list.take()) {
                        self.styles.insert(s, (l, level));
                    }
                }
                Ok(Event::Eof) | Err(_) => break,
                _ => {}
            }
        }
    }

    /// The number of the next paragraph of a list, "1." or "a)"; empty where there is none.
    pub(super) fn next(&mut self, list: Option<&str>, level: usize, style: Option<&str>) -> String {
        let (list, level) = match list {
            Some(l) => (l.to_owned(), level),
            None => match style.and_then(|s| self.styles.get(s)) {
                Some((l, n)) => (l.clone(), *n),
                None => return String::new(),
            },
        };
        let level = level.min(8);
        let Some(kind) = self.lists.get(&list).cloned() else {
            return String::new();
        };
        let Some(shape) = self.levels.get(&(kind.clone(), level)).cloned() else {
            return String::new();
        };
        let counts = self.counts.entry(list).or_insert([0; 9]);
        counts[level] = if counts[level] == 0 {
            shape.start.max(1)
        } else {
            counts[level].saturating_add(1)
        };
        for deeper in &mut counts[level + 1..] {
            *deeper = 0;
        }
        let counts = *counts;
        if shape.format == "bullet" {
            let mark = if shape.pattern.contains('+') {
                "+ "
            } else {
                "- "
            };
            return mark.to_owned();
        }
        if shape.format == "none" || shape.pattern.is_empty() {
            return String::new();
        }
        let mut text = shape.pattern.clone();
        for n in (0..9).rev() {
            let place = format!("%{}", n + 1);
            if text.contains(&place) {
                let format = self
                    .levels
                    .get(&(kind.clone(), n))
                    .map_or("decimal", |l| l.format.as_str());
                let format = if n == level {
                    shape.format.as_str()
                } else {
                    format
                };
                text = text.replace(&place, &written(counts[n].max(1), format));
            }
        }
        format!("{} ", text.trim())
    }
}

fn written(n: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letter(n),
        "upperLetter" => letter(n).to_uppercase(),
        "lowerRoman" => roman(n).to_lowercase(),
        "upperRoman" => roman(n),
        _ => n.to_string(),
    }
}

fn letter(n: u32) -> String {
    char::from_u32(u32::from('a') + (n - 1) % 26)
        .unwrap_or('a')
        .to_string()
}

fn roman(n: u32) -> String {
    let mut n = n.min(399);
    let mut out = String::new();
    for (value, sign) in [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while n >= value {
            out.push_str(sign);
            n -= value;
        }
    }
    out
}
