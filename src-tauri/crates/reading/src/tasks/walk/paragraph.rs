//! Paragraphs: each becomes a task, several, or none.

use super::{Context, Found, Walk};
use crate::outline::Kind;
use crate::pattern::pattern;
use crate::tasks::address::{self, Manner, opens_with_deed};
use crate::tasks::block::{Block, Label, attribute};
use crate::tasks::is_bullet;
use crate::tasks::section::{Section, formula, narrative};
use crate::tasks::split::segments;

pattern!(
    WHO_CHAIRS,
    r"(?i)^\s*(?:chủ trì|chịu trách nhiệm|thực hiện|tham mưu|là đầu mối|làm đầu mối)"
);
pattern!(
    SIGN_OFF,
    r"^(?:Theo\s+\p{Lu}[^.;]*$|(?i:(?:nguồn|ảnh|tác giả|tin, ảnh|bài, ảnh|cổng ttđt|ban biên tập|pv|ctv)[^\p{L}][^.;]*$)|(?i:(?:link|ngày đăng|từ khóa|tags?|hotline|quý (?:khách|bạn đọc)|xem thêm|bạn đọc)[^\p{L}]))"
);
pattern!(
    TRAILING_TIME,
    r"(?i)^(?:thời gian|thời hạn|tiến độ)\s+(?:thực hiện|hoàn thành|báo cáo)[^:.;]{0,40}(?:trước|trong|chậm nhất|xong)[^:;]{3,80}$"
);
pattern!(DUE_DEED, r"(?i)(?:gửi|nộp|báo cáo|trình|hoàn thành|xong)\s");

impl Walk<'_> {
    /// A paragraph that may be a task or several.
    pub(super) fn paragraph(
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
        let root = self.at_top(i);
        let _ = session;
        if ctx.section == Section::Dead
            || self.news && body.contains('?')
            || body.len() < 260 && SIGN_OFF.is_match(body)
            || body.chars().count() < 12
        {
            // News that goes on with questions and answers orders nothing more.
            self.contexts[here] = ctx;
            return i + 1;
        }
        // "Thời gian hoàn thành trước ngày ..." on a line of its own belongs to the task before.
        if !marked
            && TRAILING_TIME.is_match(body)
            && crate::rules::on("task: a trailing time belongs to it")
            && let Some(last) = out.last_mut()
            && last.end + 4 >= self.items[i].start
        {
            last.end = self.items[i].end;
            self.contexts[here] = ctx;
            return i + 1;
        }
        if formula(body) && !body.contains(". ") {
            self.carry = None;
            self.contexts[here] = ctx;
            return i + 1;
        }
        if let Some(b) = marked.then(|| bracketed(body)).flatten() {
            self.block_task(i, &ctx, &b, None, out);
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
                    && (opens_with_deed(body) || topic_deed(body))
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
    pub(super) fn push(
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

/// "... (Cơ quan chủ trì: Sở Nội vụ; phối hợp: ...)": the block of an item on its own line.
fn bracketed(body: &str) -> Option<Block> {
    if !crate::rules::on("block: it stands in a bracket") {
        return None;
    }
    let open = body.rfind('(')?;
    let inner = body[open + 1..].trim_end_matches([')', '.', ';', ' ']);
    let (label, value) = attribute(inner)?;
    if !matches!(label, Label::Lead | Label::Coordinate) || value.is_empty() {
        return None;
    }
    let mut block = Block::default();
    block.add(label, value);
    (!block.lead.is_empty()).then_some(block)
}

/// "Dự án A: Lập lại tiến độ ...": a topic, then a deed.
fn topic_deed(body: &str) -> bool {
    if !crate::rules::on("news: a topic carries on") {
        return false;
    }
    body.find(": ")
        .filter(|&c| body[..c].chars().count() < 120 && !body[..c].contains(['.', ';']))
        .is_some_and(|c| opens_with_deed(body[c + 2..].trim()))
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
