//! The walk: headings set who is addressed, paragraphs become tasks.

mod blocks;
mod heading;
mod paragraph;

use super::section::{Section, section};
use super::table::Row;
use crate::head::{Head, is_capitals};
use crate::outline::{Item, Kind};
use crate::pattern::pattern;
use crate::tasks::block::{Block, Label, attribute, work};

/// A task before its own words are read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    pub start: usize,
    pub end: usize,
    pub lead: Vec<String>,
    pub coordinate: Vec<String>,
    pub time: Vec<String>,
    pub heading: Option<String>,
    pub label: String,
    pub request: bool,
    pub why: Vec<String>,
    pub confidence: f32,
}

impl Found {
    /// A row of a table.
    pub(crate) fn row(row: &Row, heading: Option<&str>) -> Self {
        Self {
            start: row.start,
            end: row.end,
            lead: row.lead.clone(),
            coordinate: row.coordinate.clone(),
            time: row.time.clone(),
            heading: heading.map(str::to_owned),
            label: row.label.clone(),
            request: false,
            why: vec!["theo dòng của bảng phân công".to_owned()],
            confidence: if row.lead.is_empty() { 0.5 } else { 0.9 },
        }
    }
}

/// What an item hands down to the items below it.
#[derive(Debug, Clone, Default)]
struct Context {
    lead: Vec<String>,
    coordinate: Vec<String>,
    section: Section,
    request: bool,
    /// The lead stands in a heading of its own, not only in a neighbour paragraph.
    heading: bool,
    /// Words of the headings above that may hold a period or limit.
    time_words: Option<String>,
    why: String,
    confidence: f32,
}

pattern!(SESSION, r"(?i)(?:buổi\s+)?làm việc với\s+(.{3,200})");

struct Walk<'a> {
    text: &'a str,
    items: &'a [Item],
    head: &'a Head,
    news: bool,
    root: Context,
    contexts: Vec<Context>,
    blocks: Vec<Option<Block>>,
    /// In news: the piece has begun to report orders.
    instructing: bool,
    /// In news: the report has ended, questions and answers follow.
    over: bool,
    /// Lead of the paragraph before, for running prose.
    carry: Option<Context>,
    base: usize,
}

/// Walks over a range of items.
pub(crate) fn walk(
    text: &str,
    items: &mut [Item],
    range: std::ops::Range<usize>,
    head: &Head,
    annex: bool,
    out: &mut Vec<Found>,
) {
    if range.is_empty() {
        return;
    }
    crate::outline::nest(text, items, range.clone(), super::is_title);
    let items = &*items;
    let mut walk = Walk {
        text,
        items,
        head,
        news: head.doc_type.as_deref() == Some("tin"),
        root: Context {
            confidence: 0.8,
            ..Context::default()
        },
        contexts: vec![Context::default(); range.len()],
        blocks: vec![None; range.len()],
        instructing: false,
        over: false,
        carry: None,
        base: range.start,
    };
    walk.collect_blocks(range.clone());
    let session = (!annex).then(|| walk.session(range.start)).flatten();
    let mut skip_until = 0;
    for i in range {
        if i < skip_until {
            walk.contexts[i - walk.base] = walk.parent(i);
            continue;
        }
        skip_until = walk.item(i, session.as_deref(), out);
    }
}

/// A short question that heads an answer.
fn question(body: &str) -> bool {
    body.ends_with('?') && body.chars().count() < 180 && !body.contains(". ")
}

impl Walk<'_> {
    fn body(&self, i: usize) -> &str {
        self.text[self.items[i].body..self.items[i].end].trim()
    }

    /// Below nothing, or in a news piece only below a sub-heading.
    fn at_top(&self, i: usize) -> bool {
        self.items[i]
            .parent
            .is_none_or(|p| p < self.base || self.news && self.items[p].marked_heading)
    }

    fn parent(&self, i: usize) -> Context {
        self.items[i]
            .parent
            .filter(|&p| p >= self.base)
            .map_or_else(
                || self.root.clone(),
                |p| self.contexts[p - self.base].clone(),
            )
    }

    /// The unit a working session was with, in a thông báo kết luận.
    fn session(&self, from: usize) -> Option<Vec<String>> {
        if self.head.doc_type.as_deref() != Some("thông báo") {
            return None;
        }
        let subject = self.head.subject.clone().unwrap_or_default();
        let first = self.body(from).to_owned();
        [subject, first].iter().find_map(|s| {
            let c = SESSION.captures(s)?;
            let names = crate::tasks::block::names(c[1].split([',', '.']).next()?);
            (!names.is_empty()).then_some(names)
        })
    }

    fn is_attribute(&self, i: usize) -> bool {
        attribute(self.body(i)).is_some() && !work(self.body(i))
    }

    /// Content below an item, attribute lines left out.
    fn content(&self, i: usize) -> Vec<usize> {
        self.items[i]
            .children
            .iter()
            .copied()
            .filter(|&c| !self.is_attribute(c) && !self.is_value(c))
            .collect()
    }

    /// Handles one item; gives the first item not yet dealt with.
    fn item(&mut self, i: usize, session: Option<&[String]>, out: &mut Vec<Found>) -> usize {
        let item = &self.items[i];
        let body = self.body(i).to_owned();
        let mut ctx = self.parent(i);
        let here = i - self.base;
        let asks = self.news && self.instructing && question(&body);
        if self.over || asks && crate::rules::on("news: questions end the report") {
            self.over = true;
            return i + 1;
        }
        if body.is_empty() || self.is_attribute(i) || self.is_value(i) {
            let sub = attribute(&body).is_some_and(|(l, v)| l == Label::Other && v.is_empty());
            if sub
                && section(&body) == Section::Quiet
                && ctx.section == Section::Open
                && ctx.lead.is_empty()
            {
                ctx.section = Section::Quiet;
            }
            self.contexts[here] = ctx;
            return i + 1;
        }
        // The list below a lead-in is over: its time limits nothing any more.
        if item.kind == Kind::Plain
            && self.at_top(i)
            && i > self.base
            && self.items[i - 1].kind != Kind::Plain
        {
            self.root.time_words = None;
            ctx.time_words = None;
            if self.news {
                self.root.lead.clear();
                self.root.heading = false;
                ctx.lead.clear();
                ctx.heading = false;
            }
        }
        let content = self.content(i);
        let colon = body.ends_with(':');
        let next_is_list = self.items.get(i + 1).is_some_and(|n| {
            i + 1 < self.base + self.contexts.len()
                && (n.kind != Kind::Plain || item.kind == Kind::Plain)
        });
        let short = body.chars().count() < 200 && !body.ends_with(['.', ';', ',']);
        let block = self.blocks[here].clone().filter(|b| b.assigns);
        let heading_like = item.kind != Kind::Plain && short && !content.is_empty()
            || is_capitals(&body)
            || item.marked_heading
            || item.kind == Kind::Title;
        if heading_like || colon && (!content.is_empty() || next_is_list) {
            return self.heading(i, &body, ctx, &content, block, session, out);
        }
        if let Some(b) = &block {
            // The item with its block is one task; its bullets say how.
            self.block_task(i, &ctx, b, None, out);
            self.contexts[here] = self.below_block(&ctx, b);
            let how = content
                .iter()
                .all(|&c| self.blocks[c - self.base].is_none());
            if how {
                return self.after_children(i);
            }
            return i + 1;
        }
        self.paragraph(i, &body, ctx, &content, session, out)
    }

    fn after_children(&self, i: usize) -> usize {
        let mut last = i;
        let mut k = i + 1;
        while k < self.base + self.contexts.len() {
            let mut p = self.items[k].parent;
            while let Some(x) = p.filter(|&x| x > i) {
                p = self.items[x].parent;
            }
            if p != Some(i) {
                break;
            }
            last = k;
            k += 1;
        }
        last + 1
    }

    fn why_at(&self, i: usize, why: &str) -> String {
        let label = &self.items[i].label;
        if label.is_empty() {
            why.to_owned()
        } else {
            format!("{why} ở điểm {label}")
        }
    }
}
