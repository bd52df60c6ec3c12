//! The walk: headings set who is addressed, paragraphs become tasks.

use super::address::{self, Manner, address, opens_with_deed};
use super::block::{Block, Label, attribute};
use super::is_bullet;
use super::section::{Section, formula, narrative, section};
use super::split::segments;
use super::table::Row;
use crate::head::{Head, is_capitals};
use crate::outline::{Item, Kind};
use crate::pattern::pattern;

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
pattern!(
    WHO_CHAIRS,
    r"(?i)^\s*(?:chủ trì|chịu trách nhiệm|thực hiện|tham mưu|là đầu mối|làm đầu mối)"
);
pattern!(
    SIGN_OFF,
    r"^(?:Theo\s+\p{Lu}[^.;]*$|(?i:(?:nguồn|ảnh|tác giả|tin, ảnh|bài, ảnh|cổng ttđt|ban biên tập|pv|ctv)[^\p{L}][^.;]*$))"
);
pattern!(DUE_DEED, r"(?i)(?:gửi|nộp|báo cáo|trình|hoàn thành|xong)\s");

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

impl Walk<'_> {
    fn body(&self, i: usize) -> &str {
        self.text[self.items[i].body..self.items[i].end].trim()
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
            let names = super::block::names(c[1].split([',', '.']).next()?);
            (!names.is_empty()).then_some(names)
        })
    }

    /// Gathers attribute lines into blocks of their items.
    fn collect_blocks(&mut self, range: std::ops::Range<usize>) {
        let mut pending: Option<(usize, Label)> = None;
        for i in range.clone() {
            let line = self.body(i).to_owned();
            if let Some((label, value)) = attribute(&line) {
                let target = self.block_target(i);
                if let Some(t) = target {
                    self.blocks[t - self.base]
                        .get_or_insert_default()
                        .add(label, value);
                    pending = value.is_empty().then_some((t, label));
                }
                continue;
            }
            if let Some((t, label)) = pending
                && line.chars().count() < 260
                && matches!(label, Label::Lead | Label::Coordinate | Label::Time)
                && (self.items[i].kind == Kind::Plain || is_bullet(self.items[i].kind))
                && (label == Label::Time || !super::block::names(&line).is_empty())
            {
                self.blocks[t - self.base]
                    .get_or_insert_default()
                    .add(label, &line);
                continue;
            }
            pending = None;
        }
        // A block behind several sub-items serves all that have none of their own.
        for i in range.rev() {
            let Some(block) = self.blocks[i - self.base].clone().filter(|b| b.assigns) else {
                continue;
            };
            let Some(p) = self.items[i].parent.filter(|&p| p >= self.base) else {
                continue;
            };
            if !is_bullet(self.items[i].kind) && !matches!(self.items[i].kind, Kind::Letter) {
                continue;
            }
            let children = &self.items[p].children;
            let at = children.binary_search(&i).unwrap_or(0);
            for &c in children[..at].iter().rev() {
                if self.blocks[c - self.base].is_some() || self.items[c].kind != self.items[i].kind
                {
                    break;
                }
                self.blocks[c - self.base] = Some(block.clone());
            }
        }
    }

    /// The item an attribute line belongs to: the nearest item above that is no attribute.
    fn block_target(&self, i: usize) -> Option<usize> {
        if self.items[i].kind == Kind::Plain {
            // Unmarked lines follow the item they describe, bullets included.
            let mut k = i.checked_sub(1)?;
            while k >= self.base && k + 12 > i {
                if attribute(self.body(k)).is_none()
                    && !(self.items[k].kind == Kind::Plain
                        && self.body(k).chars().count() < 60
                        && self.items[k].parent == self.items[i].parent
                        && k + 1 == i
                        && attribute_above(self, k))
                {
                    return Some(k);
                }
                k = k.checked_sub(1)?;
            }
            return None;
        }
        self.items[i].parent.filter(|&p| p >= self.base)
    }

    fn is_attribute(&self, i: usize) -> bool {
        attribute(self.body(i)).is_some()
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

    /// The value of a label on the line before.
    fn is_value(&self, i: usize) -> bool {
        i > self.base
            && attribute(self.body(i - 1)).is_some_and(|(l, v)| v.is_empty() && l != Label::Other)
            && self.body(i).chars().count() < 200
    }

    /// Handles one item; gives the first item not yet dealt with.
    fn item(&mut self, i: usize, session: Option<&[String]>, out: &mut Vec<Found>) -> usize {
        let item = &self.items[i];
        let body = self.body(i).to_owned();
        let mut ctx = self.parent(i);
        let here = i - self.base;
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

    fn below_block(&self, ctx: &Context, b: &Block) -> Context {
        let mut below = ctx.clone();
        if !b.lead.is_empty() {
            below.lead.clone_from(&b.lead);
            below.heading = true;
            below.why = "theo dòng 'chủ trì' của mục".to_owned();
        }
        if !b.coordinate.is_empty() {
            below.coordinate.clone_from(&b.coordinate);
        }
        if !b.time.is_empty() {
            below.time_words = Some(b.time.join("; "));
        }
        below
    }

    fn block_task(
        &self,
        i: usize,
        ctx: &Context,
        b: &Block,
        end: Option<usize>,
        out: &mut Vec<Found>,
    ) {
        let body = self.body(i);
        let lead = if !b.lead.is_empty() {
            b.lead.clone()
        } else if !ctx.lead.is_empty() {
            ctx.lead.clone()
        } else {
            address(body, Manner::default())
                .map(|a| a.lead)
                .unwrap_or_default()
        };
        if ctx.section == Section::Dead
            || lead.is_empty()
                && b.time
                    .iter()
                    .all(|t| !t.chars().any(|c| c.is_ascii_digit()))
        {
            return;
        }
        if lead.is_empty() && b.coordinate.is_empty() && ctx.section == Section::Quiet {
            return;
        }
        let coordinate = if b.coordinate.is_empty() {
            ctx.coordinate.clone()
        } else {
            b.coordinate.clone()
        };
        out.push(Found {
            start: self.items[i].body,
            end: end.unwrap_or(self.items[i].end),
            confidence: if lead.is_empty() { 0.4 } else { 0.85 },
            lead,
            coordinate,
            time: b.time.clone(),
            heading: ctx.time_words.clone(),
            label: self.items[i].label.clone(),
            request: ctx.request,
            why: vec![self.why_at(i, "theo các dòng thuộc tính (chủ trì, thời gian)")],
        });
    }

    fn why_at(&self, i: usize, why: &str) -> String {
        let label = &self.items[i].label;
        if label.is_empty() {
            why.to_owned()
        } else {
            format!("{why} ở điểm {label}")
        }
    }

    /// A heading or lead-in: who is addressed below it?
    #[allow(clippy::too_many_arguments)]
    fn heading(
        &mut self,
        i: usize,
        body: &str,
        mut ctx: Context,
        content: &[usize],
        block: Option<Block>,
        session: Option<&[String]>,
        out: &mut Vec<Found>,
    ) -> usize {
        let here = i - self.base;
        let kind = self.items[i].kind;
        let found = section(body);
        let named = address::heading(body)
            .filter(|h| !h.lead.is_empty())
            .filter(|h| !(h.instruction && !body.ends_with(':')));
        if named.is_none()
            && (found != Section::Open
                || matches!(kind, Kind::Roman | Kind::Part | Kind::Capital) && is_capitals(body))
        {
            // A new division: what the one before said of sections is over.
            ctx.section = match (ctx.section, found) {
                (Section::Dead, Section::Open) => Section::Dead,
                (_, f) => f,
            };
        }
        let dated = body.contains(|c: char| c.is_ascii_digit());
        if dated {
            ctx.time_words = Some(body.to_owned());
        }
        if let Some(h) = &named {
            ctx.lead.clone_from(&h.lead);
            ctx.coordinate.clone_from(&h.coordinate);
            ctx.request = h.request;
            ctx.heading = true;
            ctx.section = Section::Assigning;
            ctx.why = self.why_at(i, &format!("theo tiêu đề '{}'", h.lead.join(", ")));
            ctx.confidence = 0.92;
        } else if body.ends_with(':') {
            let sentence = body.rfind(". ").map_or(body, |s| &body[s + 2..]);
            let below = is_bullet(kind) && ctx.heading;
            let manner = Manner {
                governed: !ctx.lead.is_empty(),
                below,
                loose: kind == Kind::Plain,
            };
            let found = address(sentence, manner)
                .filter(|a| !a.lead.is_empty())
                .or_else(|| {
                    address::subject_inside(sentence)
                        .filter(|_| kind != Kind::Plain && ctx.lead.is_empty())
                });
            let self_named = found
                .as_ref()
                .is_some_and(|a| !a.order && kind == Kind::Plain && !a.modal);
            if let Some(a) = found.filter(|_| !self_named) {
                ctx.lead = a.lead;
                ctx.coordinate = Vec::new();
                ctx.request = a.request;
                ctx.heading = true;
                ctx.section = Section::Open;
                ctx.why = self.why_at(i, &a.why);
                ctx.confidence = 0.82;
            } else if kind == Kind::Plain
                && self.items[i].parent.is_none()
                && asks_recipients(sentence)
                && !self.head.recipients.is_empty()
            {
                ctx.lead.clone_from(&self.head.recipients);
                ctx.heading = true;
                ctx.request = sentence.contains("đề nghị");
                ctx.why = "theo 'Kính gửi'".to_owned();
                ctx.confidence = 0.6;
            }
            // A lead-in at the top governs what follows it.
            if kind == Kind::Plain && self.items[i].parent.is_none() {
                self.root = Context {
                    section: Section::Open,
                    ..ctx.clone()
                };
            }
            self.instructing = true;
        } else if let Some(names) =
            session.filter(|_| ctx.section == Section::Assigning && ctx.lead.is_empty())
        {
            ctx.lead = names.to_vec();
            ctx.why = "theo đơn vị của buổi làm việc".to_owned();
            ctx.confidence = 0.5;
        }
        self.carry = None;
        let has_children = !content.is_empty();
        if let Some(b) = block {
            let below = self.below_block(&ctx, &b);
            let own_blocks = content.iter().any(|&c| {
                self.blocks[c - self.base]
                    .as_ref()
                    .is_some_and(|b| b.assigns)
            });
            let deeds = content.iter().filter(|&&c| deed(self.body(c))).count();
            let topic = !opens_with_deed(body);
            let orders = !own_blocks
                && deeds >= 1
                && (topic || body.ends_with(':') || deeds >= 2)
                && deeds * 2 >= content.len();
            if !own_blocks && !orders {
                self.block_task(i, &ctx, &b, None, out);
                self.contexts[here] = below;
                return self.after_children(i);
            }
            self.contexts[here] = Context {
                section: Section::Open,
                ..below
            };
            return i + 1;
        }
        // A sentence completed by a list of things: one task.
        let first = body.split([',', ':']).next().unwrap_or(body);
        let instruction = !ctx.lead.is_empty()
            && ctx.section != Section::Dead
            && (named.as_ref().is_some_and(|h| h.instruction)
                || opens_with_deed(body) && kind != Kind::Plain)
            && body.ends_with(':')
            && first.len() > 3;
        if instruction && has_children && !matches!(kind, Kind::Plain | Kind::Title) {
            let deeds = content.iter().filter(|&&c| deed(self.body(c))).count();
            if deeds * 2 < content.len() {
                let end = self.after_children(i);
                out.push(Found {
                    start: self.items[i].body,
                    end: self.items[end - 1].end,
                    lead: ctx.lead.clone(),
                    coordinate: ctx.coordinate.clone(),
                    time: Vec::new(),
                    heading: ctx.time_words.clone(),
                    label: self.items[i].label.clone(),
                    request: ctx.request,
                    why: vec![ctx.why.clone()],
                    confidence: 0.7,
                });
                self.contexts[here] = ctx;
                return end;
            }
        }
        self.contexts[here] = ctx;
        i + 1
    }

    /// A paragraph that may be a task or several.
    fn paragraph(
        &mut self,
        i: usize,
        body: &str,
        mut ctx: Context,
        content: &[usize],
        session: Option<&[String]>,
        out: &mut Vec<Found>,
    ) -> usize {
        let here = i - self.base;
        let kind = self.items[i].kind;
        let marked = kind != Kind::Plain;
        let root = self.items[i].parent.is_none();
        let _ = session;
        if ctx.section == Section::Dead
            || body.len() < 140 && SIGN_OFF.is_match(body)
            || body.chars().count() < 12
        {
            self.contexts[here] = ctx;
            return i + 1;
        }
        if formula(body) && !body.contains(". ") {
            self.carry = None;
            self.contexts[here] = ctx;
            return i + 1;
        }
        let governed = !ctx.lead.is_empty() && (ctx.heading || marked || !root);
        let below = ctx.heading
            && governed
            && (is_bullet(kind) || kind == Kind::Letter || kind == Kind::NumberParen);
        let manner = Manner {
            governed,
            below,
            loose: self.news && !governed,
        };
        let mut first_found = None;
        let mut prefix: Option<usize> = None;
        let mut any = false;
        for s in segments(body, manner) {
            let words = &body[s.start..s.end];
            match s.address {
                Some(a) => {
                    let weak = self.news && !self.instructing && !a.order && !a.colon && !a.modal;
                    let preamble = !self.news
                        && root
                        && !marked
                        && !a.order
                        && !a.modal
                        && self.carry.is_none()
                        && self.root.lead.is_empty()
                        && !a.colon
                        && !self.instructing;
                    if weak
                        || preamble
                        || ctx.section == Section::Quiet
                            && !a.order
                            && !a.modal
                            && !a.colon
                            && !a.proper
                        || narrative(words) && !a.order && !a.modal
                    {
                        prefix = None;
                        continue;
                    }
                    let start = prefix.take().unwrap_or(s.start);
                    self.push(i, start, s.end, &a.lead, &ctx, Some(&a), out);
                    first_found.get_or_insert(a);
                    self.instructing = true;
                    any = true;
                }
                None if governed => {
                    if ctx.section == Section::Quiet && !ctx.heading || narrative(words) && !marked
                    {
                        continue;
                    }
                    let lead = ctx.lead.clone();
                    self.push(i, s.start, s.end, &lead, &ctx, None, out);
                    any = true;
                }
                None => {
                    if let Some((lead, why)) = (!self.news).then(|| chair_inside(words)).flatten() {
                        let a = address::Address {
                            lead: lead.clone(),
                            why,
                            ..address::Address::default()
                        };
                        self.push(
                            i,
                            prefix.take().unwrap_or(s.start),
                            s.end,
                            &lead,
                            &ctx,
                            Some(&a),
                            out,
                        );
                        first_found.get_or_insert(a);
                        any = true;
                    } else if opens_with_deed(words)
                        || (marked && !narrative(words) && s.start == 0)
                    {
                        prefix = Some(prefix.unwrap_or(s.start));
                    } else {
                        prefix = None;
                    }
                }
            }
        }
        if !any {
            let carried = self.carry.clone().filter(|_| {
                !marked
                    && root
                    && opens_with_deed(body)
                    && !narrative(body)
                    && !body.contains(" đã ")
                    && !body.ends_with(':')
            });
            if let Some(c) = carried {
                let lead = c.lead.clone();
                let inherit = Context {
                    coordinate: Vec::new(),
                    confidence: 0.65,
                    why: "tiếp theo đoạn trước".to_owned(),
                    ..c.clone()
                };
                self.push(i, 0, body.len(), &lead, &inherit, None, out);
                self.contexts[here] = ctx;
                return i + 1;
            }
            // Work with a date whose doer the section makes plain.
            let dated = body.contains("trước ngày")
                || body.contains("chậm nhất")
                || body.contains("trước 1")
                || body.contains("trước 0");
            if dated
                && DUE_DEED.is_match(body)
                && matches!(ctx.section, Section::Assigning | Section::Open)
                && !narrative(body)
                && (marked || self.instructing)
                && !self.news
            {
                let lead = Vec::new();
                let implicit = Context {
                    confidence: 0.35,
                    why: "việc có thời hạn, chưa nêu rõ đơn vị".to_owned(),
                    ..ctx.clone()
                };
                self.push(i, 0, body.len(), &lead, &implicit, None, out);
            }
            if !marked && root {
                self.carry = None;
            }
        }
        if let Some(a) = first_found {
            let hand_down = Context {
                lead: a.lead,
                coordinate: Vec::new(),
                section: if ctx.section == Section::Quiet {
                    Section::Quiet
                } else {
                    Section::Open
                },
                request: a.request,
                heading: false,
                time_words: ctx.time_words.clone(),
                why: self.why_at(i, &a.why),
                confidence: 0.75,
            };
            if !marked && root {
                self.carry = Some(hand_down.clone());
            }
            if marked {
                ctx = hand_down;
            }
        } else if marked && !content.is_empty() && !governed {
            ctx.lead.clear();
        }
        self.contexts[here] = ctx;
        i + 1
    }

    #[allow(clippy::too_many_arguments)]
    fn push(
        &self,
        i: usize,
        start: usize,
        end: usize,
        lead: &[String],
        ctx: &Context,
        own: Option<&address::Address>,
        out: &mut Vec<Found>,
    ) {
        let item = &self.items[i];
        let offset = item.body
            + (self.text[item.body..item.end].len()
                - self.text[item.body..item.end].trim_start().len());
        let why = own.map_or_else(|| ctx.why.clone(), |a| self.why_at(i, &a.why));
        out.push(Found {
            start: offset + start,
            end: offset + end,
            lead: lead.to_vec(),
            coordinate: if own.is_some() {
                Vec::new()
            } else {
                ctx.coordinate.clone()
            },
            time: Vec::new(),
            heading: ctx.time_words.clone(),
            label: item.label.clone(),
            request: own.map_or(ctx.request, |a| a.request),
            why: if why.is_empty() {
                Vec::new()
            } else {
                vec![why]
            },
            confidence: own.map_or(ctx.confidence.max(0.3), |a| {
                if a.order || a.colon { 0.92 } else { 0.8 }
            }),
        });
    }
}

/// Does an item order something, at once or behind its topic?
fn deed(body: &str) -> bool {
    let behind = body
        .find(": ")
        .filter(|&c| body[..c].chars().count() < 160)
        .map(|c| body[c + 2..].trim());
    opens_with_deed(body)
        || address(
            body,
            Manner {
                governed: true,
                ..Manner::default()
            },
        )
        .is_some()
        || behind.is_some_and(opens_with_deed)
}

fn attribute_above(walk: &Walk<'_>, k: usize) -> bool {
    k > walk.base && attribute(walk.body(k - 1)).is_some_and(|(_, v)| v.is_empty())
}

/// "đề nghị thực hiện các nội dung sau:" says not whom; the recipients are meant.
fn asks_recipients(sentence: &str) -> bool {
    pattern!(
        ASKS,
        r"(?i)(?:đề nghị|yêu cầu)\s+(?:quý|thực hiện|triển khai|tập trung|khẩn trương|phối hợp|quan tâm|báo cáo|cung cấp|rà soát|chỉ đạo)"
    );
    ASKS.is_match(sentence)
}

/// "... do Sở Nội vụ chủ trì", "(Sở Y tế chủ trì, ...)": the lead stands inside the words.
fn chair_inside(words: &str) -> Option<(Vec<String>, String)> {
    let w = crate::words::words(words);
    for (j, word) in w.iter().enumerate() {
        if word.low != "chủ" || w.get(j + 1).is_none_or(|x| x.low != "trì") {
            continue;
        }
        let from = j.saturating_sub(24);
        for k in from..j {
            let start = k == 0
                || crate::words::gap(words, &w, k).contains(['(', ',', '.', ';', ':'])
                || matches!(w[k - 1].low.as_str(), "do" | "giao" | "cho");
            if !start || !crate::units::begins(words, &w, k) {
                continue;
            }
            if let Some(list) = crate::units::list(words, &w, k)
                && list.next == j
                && WHO_CHAIRS.is_match(&words[w[j].start..])
            {
                let lead = crate::units::verbatim(words, &list);
                let why = format!("theo '{} chủ trì'", lead.join(", "));
                return Some((lead, why));
            }
        }
    }
    None
}
