//! Headings and lead-ins: they say who acts below them.

use super::{Context, Found, Walk};
use crate::head::is_capitals;
use crate::outline::Kind;
use crate::pattern::pattern;
use crate::tasks::address::{self, Manner, address, opens_with_deed};
use crate::tasks::block::Block;
use crate::tasks::is_bullet;
use crate::tasks::section::{Section, section};

impl Walk<'_> {
    /// A heading or lead-in: who is addressed below it?
    #[allow(clippy::too_many_arguments)]
    pub(super) fn heading(
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
        // Sub-headings of a news piece sum up; they divide no plan.
        let found = if self.news && self.items[i].marked_heading {
            Section::Open
        } else {
            section(body)
        };
        let named = address::heading(body)
            .filter(|h| !h.lead.is_empty())
            .filter(|h| !h.instruction || body.ends_with(':'))
            .or_else(|| self.described(i, body, content))
            .filter(|h| !(is_bullet(kind) && ctx.section == Section::Quiet && !h.request))
            .filter(|_| ctx.section != Section::Quiet || self.orders_below(content));
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
        // A long lead-in tells of other dates; what it orders stands in its last words.
        let close = if kind == Kind::Plain {
            crate::citations::tail(body, 160)
        } else {
            body.to_owned()
        };
        let dated = close.contains(|c: char| c.is_ascii_digit());
        if dated && body.len() < 900 {
            ctx.time_words = Some(close);
        }
        let old = ctx.lead.clone();
        if let Some(h) = &named {
            self.instructing = true;
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
                .filter(|_| ctx.section != Section::Quiet || self.orders_below(content))
                .or_else(|| {
                    address::subject_inside(sentence)
                        .filter(|_| kind != Kind::Plain && ctx.lead.is_empty())
                        .filter(|_| ctx.section != Section::Quiet || self.orders_below(content))
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
                && self.at_top(i)
                && asks_recipients(sentence)
                && !self.head.recipients.is_empty()
            {
                ctx.lead.clone_from(&self.head.recipients);
                ctx.heading = true;
                ctx.request = sentence.contains("đề nghị");
                ctx.why = "theo 'Kính gửi'".to_owned();
                ctx.confidence = 0.6;
            }
            // A lead-in governs what follows it.
            let over = Context {
                section: Section::Open,
                ..ctx.clone()
            };
            match self.items[i].parent.filter(|&p| p >= self.base) {
                None if kind == Kind::Plain => self.root = over,
                Some(p)
                    if kind == Kind::Plain
                        && !over.lead.is_empty()
                        && content.is_empty()
                        && crate::rules::on("lead-in: it governs its neighbours") =>
                {
                    self.contexts[p - self.base] = over;
                }
                _ => {}
            }
            self.instructing = true;
        } else if let Some(names) =
            session.filter(|_| ctx.section == Section::Assigning && ctx.lead.is_empty())
        {
            ctx.lead = names.to_vec();
            ctx.why = "theo đơn vị của buổi làm việc".to_owned();
            ctx.confidence = 0.5;
        }
        // "Phó Thủ tướng có yêu cầu cụ thể như sau:" names nobody new.
        if ctx.lead != old || !self.news || kind != Kind::Plain {
            self.carry = None;
        }
        let has_children = !content.is_empty();
        if let Some(b) = block {
            let below = self.below_block(&ctx, &b);
            let own_blocks = content.iter().any(|&c| {
                self.blocks[c - self.base]
                    .as_ref()
                    .is_some_and(|b| b.assigns)
            });
            // "- Nội dung thực hiện: ...": that line is the task, the block serves it.
            if content
                .iter()
                .any(|&c| crate::tasks::block::work(self.body(c)))
            {
                self.contexts[here] = Context {
                    section: Section::Open,
                    ..below
                };
                return i + 1;
            }
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
}

impl Walk<'_> {
    /// Does any of the items below order something?
    fn orders_below(&self, content: &[usize]) -> bool {
        !crate::rules::on("section: lists of guests order nothing")
            || content.is_empty()
            || content.iter().any(|&c| deed(self.body(c)))
    }

    /// "Các chủ rừng là tổ chức", "Các cơ sở sản xuất có lưu lượng lớn": a heading whose name says
    /// more than the grammar of names knows. What stands below must be deeds.
    fn described(
        &self,
        i: usize,
        body: &str,
        content: &[usize],
    ) -> Option<address::heading::Heading> {
        let deeds = content
            .iter()
            .filter(|&&c| opens_with_deed(self.body(c)))
            .count();
        if deeds == 0 || deeds * 2 < content.len() || self.items[i].kind == Kind::Plain {
            return None;
        }
        address::heading::described(body)
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
        .is_some_and(|a| !a.bare)
        || behind.is_some_and(opens_with_deed)
}

/// "đề nghị thực hiện các nội dung sau:" says not whom; the recipients are meant.
fn asks_recipients(sentence: &str) -> bool {
    pattern!(
        ASKS,
        r"(?i)(?:đề nghị|yêu cầu)\s+(?:quý|thực hiện|triển khai|tập trung|khẩn trương|phối hợp|quan tâm|báo cáo|cung cấp|rà soát|chỉ đạo)"
    );
    ASKS.is_match(sentence)
}
