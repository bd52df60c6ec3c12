//! Attribute blocks and the items they belong to.

use super::{Context, Found, Walk};
use crate::outline::Kind;
use crate::tasks::address::{Manner, address};
use crate::tasks::block::{Block, Label, attribute, work};
use crate::tasks::is_bullet;
use crate::tasks::section::Section;

impl Walk<'_> {
    /// Gathers attribute lines into blocks of their items.
    pub(super) fn collect_blocks(&mut self, range: std::ops::Range<usize>) {
        let mut pending: Option<(usize, Label)> = None;
        for i in range.clone() {
            let line = self.body(i).to_owned();
            if work(&line) {
                pending = None;
                continue;
            }
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
                && (label == Label::Time || !crate::tasks::block::names(&line).is_empty())
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
            let serves = is_bullet(self.items[i].kind)
                || self.items[i].kind == Kind::Letter
                || crate::rules::on("block: it serves numbered items before it")
                    && matches!(self.items[i].kind, Kind::Decimal(_))
                    && self.blocks[p - self.base].is_none();
            if !serves {
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
    pub(super) fn block_target(&self, i: usize) -> Option<usize> {
        if self.items[i].kind == Kind::Plain {
            // Unmarked lines follow the item they describe, bullets included.
            let mut k = i.checked_sub(1)?;
            while k >= self.base && k + 12 > i {
                if attribute(self.body(k)).is_none()
                    && !work(self.body(k))
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

    /// The value of a label on the line before.
    pub(super) fn is_value(&self, i: usize) -> bool {
        i > self.base
            && attribute(self.body(i - 1)).is_some_and(|(l, v)| v.is_empty() && l != Label::Other)
            && self.body(i).chars().count() < 200
    }

    pub(super) fn below_block(&self, ctx: &Context, b: &Block) -> Context {
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

    pub(super) fn block_task(
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
}

fn attribute_above(walk: &Walk<'_>, k: usize) -> bool {
    k > walk.base && attribute(walk.body(k - 1)).is_some_and(|(_, v)| v.is_empty())
}
