//! Applying proposals. Only what a rule calls safe is applied without asking.

use super::{Finding, LintContext, lint};
use crate::model::{Block, Document, Rich, Run};

/// Applies the safe fixes until none is left, and says which were applied.
///
/// The result has no safe finding any more, so applying it twice changes nothing.
pub fn fix_safe(document: &Document, context: &LintContext) -> (Document, Vec<Finding>) {
    let mut fixed = document.clone();
    let mut applied = Vec::new();
    // One fix may uncover another ("./. ." → "./."); each round applies at least one, and a
    // proposal that changed nothing would end the loop, so the bound is only a fence.
    for _ in 0..50 {
        let mut safe: Vec<Finding> = lint(&fixed, context).into_iter().filter(|f| f.safe && f.proposal.is_some()).collect();
        // From the back, so that the ranges of the earlier ones stay true.
        safe.reverse();
        let mut changed = false;
        let mut done: Vec<(String, usize)> = Vec::new();
        for f in safe {
            let (from, to) = f.range.map_or((0, usize::MAX), |r| (r[0], r[1]));
            if done.iter().any(|(place, start)| *place == f.place && to > *start) {
                continue;
            }
            if accept(&mut fixed, &f) {
                done.push((f.place.clone(), from));
                applied.push(f);
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    (fixed, applied)
}

/// Carries one proposal out, safe or not: a person accepted it. False when the finding has no
/// proposal, or its text is no longer there.
pub fn accept(document: &mut Document, finding: &Finding) -> bool {
    let before = document.clone();
    let done = match finding.rule.as_str() {
        "TT019" | "TT021" | "TT023" | "TT024" | "CT017" | "CT018" => structural(document, finding),
        _ => replace(document, finding),
    };
    done && *document != before
}

/// Proposals that are no replacement of words: a line is moved or added, style is taken away,
/// two paragraphs become one.
fn structural(document: &mut Document, finding: &Finding) -> bool {
    let Some(proposal) = &finding.proposal else { return false };
    match finding.rule.as_str() {
        "TT019" => {
            if finding.found.is_empty() {
                document.distribution.insert(0, proposal.clone());
                true
            } else {
                document.distribution.remove(0);
                true
            }
        }
        "TT021" => {
            let Some(at) = index(&finding.place).filter(|i| *i < document.distribution.len()) else { return false };
            let line = document.distribution.remove(at);
            document.distribution.push(line);
            true
        }
        "TT023" => {
            document.signature.authority.insert(0, proposal.clone());
            true
        }
        "TT024" => {
            if finding.found.is_empty() {
                document.signature.authority.push(proposal.clone());
                true
            } else {
                replace(document, finding)
            }
        }
        "CT017" => {
            let (Some([from, to]), Some(Field::Rich(text))) = (finding.range, field(document, &finding.place)) else { return false };
            let mut at = 0;
            for run in &mut text.0 {
                let end = at + run.text.chars().count();
                if at >= from && end <= to {
                    run.bold = false;
                    run.italic = false;
                }
                at = end;
            }
            merge(text);
            true
        }
        _ => {
            let Some(at) = index(&finding.place) else { return false };
            let Some(blocks) = body_of(document, &finding.place) else { return false };
            if at + 1 >= blocks.len() {
                return false;
            }
            let Block::Paragraph { text: tail } = blocks.remove(at + 1) else { return false };
            let (Block::Paragraph { text } | Block::Item { text, .. }) = &mut blocks[at] else { return false };
            text.0.push(Run { text: " ".into(), ..Run::default() });
            text.0.extend(tail.0);
            merge(text);
            true
        }
    }
}

/// Neighbouring runs of one style become one run.
fn merge(text: &mut Rich) {
    text.0.dedup_by(|next, run| {
        let same = next.bold == run.bold && next.italic == run.italic;
        if same {
            run.text.push_str(&next.text);
        }
        same
    });
}

fn replace(document: &mut Document, finding: &Finding) -> bool {
    let Some(proposal) = &finding.proposal else { return false };
    if let Some(measure) = finding.place.strip_prefix("layout.") {
        return set_layout(document, measure, proposal);
    }
    match field(document, &finding.place) {
        Some(Field::Plain(text)) => splice(text, finding, proposal),
        Some(Field::Optional(slot)) => {
            let mut text = slot.take().unwrap_or_default();
            let done = splice(&mut text, finding, proposal);
            *slot = Some(text);
            done
        }
        Some(Field::Rich(text)) => splice_rich(text, finding, proposal),
        None => false,
    }
}

fn splice(text: &mut String, finding: &Finding, proposal: &str) -> bool {
    let Some([from, to]) = finding.range else {
        proposal.clone_into(text);
        return true;
    };
    let chars: Vec<char> = text.chars().collect();
    if to > chars.len() || chars[from..to].iter().copied().ne(finding.found.chars()) {
        return false;
    }
    *text = chars[..from].iter().copied().chain(proposal.chars()).chain(chars[to..].iter().copied()).collect();
    true
}

/// The new words take the style of the first character they replace.
fn splice_rich(text: &mut Rich, finding: &Finding, proposal: &str) -> bool {
    let Some([from, to]) = finding.range else {
        *text = Rich::plain(proposal);
        return true;
    };
    let whole: Vec<char> = text.0.iter().flat_map(|r| r.text.chars()).collect();
    if to > whole.len() || whole[from..to].iter().copied().ne(finding.found.chars()) {
        return false;
    }
    let mut at = 0;
    let mut placed = false;
    let last = text.0.len().saturating_sub(1);
    for (k, run) in text.0.iter_mut().enumerate() {
        let chars: Vec<char> = run.text.chars().collect();
        let end = at + chars.len();
        let cut = |n: usize| n.clamp(at, end) - at;
        let (a, b) = (cut(from), cut(to));
        let starts_here = !placed && from >= at && (from < end || k == last || (from == end && from == to));
        let mut new: String = chars[..a].iter().collect();
        if starts_here {
            new.push_str(proposal);
            placed = true;
        }
        new.extend(&chars[b..]);
        run.text = new;
        at = end;
    }
    text.0.retain(|r| !r.text.is_empty());
    true
}

fn set_layout(document: &mut Document, measure: &str, proposal: &str) -> bool {
    let Ok(value) = proposal.replace(',', ".").parse::<f32>() else { return false };
    let l = &mut document.layout;
    match measure {
        "top" => l.top.0 = value,
        "bottom" => l.bottom.0 = value,
        "left" => l.left.0 = value,
        "right" => l.right.0 = value,
        "size" => l.size.0 = value,
        "line_spacing" => l.line_spacing = value,
        "paragraph_gap" => l.paragraph_gap.0 = value,
        "indent" => l.indent.0 = value,
        _ => return false,
    }
    true
}

/// A text of the document that can be replaced.
enum Field<'d> {
    Plain(&'d mut String),
    Optional(&'d mut Option<String>),
    Rich(&'d mut Rich),
}

/// The last index of "distribution[6]", the block index of "body[3].text".
fn index(place: &str) -> Option<usize> {
    indices(place).last().copied()
}

fn indices(place: &str) -> Vec<usize> {
    place.split(['[', ']', '.']).filter_map(|p| p.parse().ok()).collect()
}

fn body_of<'d>(document: &'d mut Document, place: &str) -> Option<&'d mut Vec<Block>> {
    if place.starts_with("body[") {
        return Some(&mut document.body);
    }
    let annex = *indices(place).first().filter(|_| place.starts_with("annexes["))?;
    Some(&mut document.annexes.get_mut(annex)?.body)
}

fn field<'d>(document: &'d mut Document, place: &str) -> Option<Field<'d>> {
    let n = indices(place);
    let name = place.split('[').next().unwrap_or("");
    match name {
        "subject" => return Some(Field::Plain(&mut document.subject)),
        "contact" => return Some(Field::Optional(&mut document.contact)),
        "drafter_mark" => return Some(Field::Optional(&mut document.drafter_mark)),
        "head.parent" => return Some(Field::Optional(&mut document.head.parent)),
        "head.issuer" => return Some(Field::Plain(&mut document.head.issuer)),
        "head.number" => return Some(Field::Optional(&mut document.head.number)),
        "head.symbol" => return Some(Field::Plain(&mut document.head.symbol)),
        "head.place" => return Some(Field::Plain(&mut document.head.place)),
        "recipients" => return document.recipients.get_mut(*n.first()?).map(Field::Plain),
        "grounds" => return document.grounds.get_mut(*n.first()?).map(Field::Plain),
        "distribution" => return document.distribution.get_mut(*n.first()?).map(Field::Plain),
        "signature.authority" => return document.signature.authority.get_mut(*n.first()?).map(Field::Plain),
        "signature.title" => return Some(Field::Plain(&mut document.signature.title)),
        "signature.office" => return Some(Field::Optional(&mut document.signature.office)),
        "signature.name" => return Some(Field::Plain(&mut document.signature.name)),
        _ => {}
    }
    let (blocks, n, rest) = if name == "annexes" {
        let annex = document.annexes.get_mut(*n.first()?)?;
        let inside = place.split_once("].")?.1;
        match inside {
            "title" => return Some(Field::Plain(&mut annex.title)),
            "note" => return Some(Field::Optional(&mut annex.note)),
            _ => (&mut annex.body, n[1..].to_vec(), inside.to_owned()),
        }
    } else {
        (&mut document.body, n, place.to_owned())
    };
    let tail = rest.split_once("].")?.1;
    match blocks.get_mut(*n.first()?)? {
        Block::Paragraph { text } | Block::Centered { text } => Some(Field::Rich(text)),
        Block::Item { mark, title, text, .. } => match tail {
            "mark" => Some(Field::Optional(mark)),
            "title" => Some(Field::Optional(title)),
            _ => Some(Field::Rich(text)),
        },
        Block::Table(t) => {
            if tail.starts_with("columns") {
                t.columns.get_mut(*n.get(1)?).map(|c| Field::Plain(&mut c.title))
            } else {
                t.rows.get_mut(*n.get(1)?)?.get_mut(*n.get(2)?).map(Field::Rich)
            }
        }
        Block::PageBreak | Block::Chart(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::sample;

    #[test]
    fn safe_fixes_end_and_stay() {
        let mut d = sample::text("Các  đơn vị ,địa phương ( nếu có ) báo cáo lúc 17h00 ngày 10/02/2026 .");
        d.head.symbol = "tbantt – TGV".into();
        d.subject = "V/v về việc  đôn đốc.".into();
        let (fixed, applied) = fix_safe(&d, &LintContext::default());
        assert_eq!(crate::to_json(&fixed).matches("  đơn").count(), 0);
        let Block::Paragraph { text } = &fixed.body[0] else { panic!("a paragraph stays one") };
        assert_eq!(text.text(), "Các đơn vị, địa phương (nếu có) báo cáo lúc 17 giờ 00 ngày 10/02/2026./.");
        assert_eq!(fixed.head.symbol, "TBANTT-TGV");
        assert_eq!(fixed.subject, "đôn đốc");
        assert!(applied.len() >= 8, "each fix is reported: {applied:#?}");
        let (again, more) = fix_safe(&fixed, &LintContext::default());
        assert_eq!((again, more), (fixed, vec![]), "fixing twice changes nothing");
    }

    #[test]
    fn a_fix_keeps_the_style_of_its_words() {
        let run = |t: &str, bold| Run { text: t.into(), bold, italic: false };
        let mut d = sample::cong_van();
        d.body = vec![Block::Paragraph { text: Rich(vec![run("Công an  tỉnh", true), run(" báo cáo trước ngày 10/02/2026 ./.", false)]) }];
        let (fixed, _) = fix_safe(&d, &LintContext::default());
        let Block::Paragraph { text } = &fixed.body[0] else { panic!("a paragraph stays one") };
        assert_eq!(text.0, [run("Công an tỉnh", true), run(" báo cáo trước ngày 10/02/2026./.", false)]);
    }

    #[test]
    fn words_of_others_are_not_changed_without_asking() {
        let d = sample::text("Tại mục “điểm a Khoản 2 điều 12” ,các đơn vị báo cáo trước ngày 10/02/2026./.");
        let (fixed, _) = fix_safe(&d, &LintContext::default());
        let Block::Paragraph { text } = &fixed.body[0] else { panic!("a paragraph stays one") };
        assert!(text.text().contains("“điểm a Khoản 2 điều 12”, các"), "{}", text.text());
    }
}
