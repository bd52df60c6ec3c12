//! A paragraph cut where the addressee changes.

use super::address::{Address, Manner, address};
use super::section::formula;

/// A part of a paragraph under one addressee.
#[derive(Debug, Clone, Default)]
pub(crate) struct Segment {
    pub start: usize,
    pub end: usize,
    pub address: Option<Address>,
}

/// Starts of the clauses of a paragraph: sentences, and parts behind semicolons.
fn clauses(text: &str) -> Vec<(usize, bool)> {
    let mut out = vec![(0, true)];
    let bytes = text.as_bytes();
    for (i, c) in text.char_indices() {
        if !matches!(c, '.' | ';' | '!' | '?' | '…') {
            continue;
        }
        let mut next = i + c.len_utf8();
        while matches!(bytes.get(next), Some(b'"' | b')' | b'*')) || text[next..].starts_with('”')
        {
            next += text[next..].chars().next().map_or(1, char::len_utf8);
        }
        if !text[next..].starts_with(' ') {
            continue;
        }
        let rest = text[next..].trim_start();
        let start = text.len() - rest.len();
        let Some(first) = rest.chars().find(|c| !matches!(c, '"' | '“' | '(')) else {
            continue;
        };
        if c == ';' {
            // "Trạm Y tế xã; Ban Chỉ huy Quân sự xã: ...": a list of bodies, not a clause.
            let from = out.last().map_or(0, |&(s, _)| s);
            let named = &text[from..i];
            let w = crate::words::words(named);
            let bodies = crate::rules::on("split: bodies joined by a semicolon")
                && named.len() < 400
                && !w.is_empty()
                && crate::units::whole(named, &w).is_some()
                && crate::units::begins(
                    rest,
                    &crate::words::words(&rest[..crate::citations::bounded(rest, 60)]),
                    0,
                );
            if !bodies {
                out.push((start, false));
            }
            continue;
        }
        if !first.is_uppercase() {
            continue;
        }
        // "TP. Hồ Chí Minh", "P. Giám đốc"
        let word = text[..i].rsplit([' ', '(']).next().unwrap_or("");
        let short = word.chars().count() <= 3
            && word.chars().all(char::is_alphabetic)
            && word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().count() < 3
            || word == "ThS"
            || word == "TS"
            || word == "đ/c";
        if !short {
            out.push((start, true));
        }
    }
    out
}

/// Cuts a paragraph. Formulae at its edges are left out.
pub(crate) fn segments(text: &str, manner: Manner) -> Vec<Segment> {
    let starts = clauses(text);
    // For each clause, where its sentence ends.
    let mut ends = vec![text.len(); starts.len()];
    for n in (1..starts.len()).rev() {
        ends[n - 1] = if starts[n].1 { starts[n].0 } else { ends[n] };
    }
    let mut out: Vec<Segment> = Vec::new();
    for (n, &(start, sentence)) in starts.iter().enumerate() {
        let end = starts.get(n + 1).map_or(text.len(), |s| s.0);
        let clause = &text[start..end];
        let sentence_end = ends[n];
        if sentence
            && formula(text[start..sentence_end].trim())
            && !opens_more(text, start, sentence_end, ends.get(n + 1..), manner)
        {
            // A formula ends what stood before; what follows begins anew.
            out.push(Segment {
                start,
                end: start,
                address: None,
            });
            continue;
        }
        let first = n == 0;
        let after_formula = out.last().is_some_and(|s| s.start == s.end);
        let found = address(
            clause,
            Manner {
                below: manner.below && first,
                ..manner
            },
        )
        .filter(|a| !a.bare || a.order)
        .filter(|a| {
            let last = out.last().filter(|l| l.start != l.end);
            accept(a, clause, first, sentence, manner, last)
        });
        match (found, out.last_mut()) {
            (Some(a), Some(last))
                if last.address.as_ref().is_some_and(|b| b.lead == a.lead)
                    && last.start != last.end =>
            {
                last.end = end;
            }
            (Some(a), _) => out.push(Segment {
                start,
                end,
                address: Some(a),
            }),
            (None, Some(last)) if !after_formula => last.end = end,
            // A clause of the formula's own sentence.
            (None, Some(_)) if !sentence => {}
            (None, _) => out.push(Segment {
                start,
                end,
                address: None,
            }),
        }
    }
    out.retain(|s| s.end > s.start);
    for s in &mut out {
        s.end = s.start + text[s.start..s.end].trim_end().len();
    }
    out
}

/// "Phó Thủ tướng yêu cầu các Bộ thực hiện nghiêm chỉ đạo. ...": what looks like a formula opens a
/// paragraph that goes on for the same addressee.
fn opens_more(
    text: &str,
    start: usize,
    end: usize,
    ends: Option<&[usize]>,
    manner: Manner,
) -> bool {
    if !crate::rules::on("split: a formula that opens more") {
        return false;
    }
    let rest = text[end..].trim();
    let Some(&next_end) = ends.and_then(|e| e.iter().find(|&&x| x > end)) else {
        return false;
    };
    let next = text[end..next_end].trim();
    !rest.is_empty()
        && address(&text[start..end], manner).is_some_and(|a| a.order && !a.lead.is_empty())
        && !formula(next)
        && address(next, manner).is_none_or(|a| !a.order)
}

fn accept(
    a: &Address,
    clause: &str,
    first: bool,
    sentence: bool,
    manner: Manner,
    last: Option<&Segment>,
) -> bool {
    if first {
        return true;
    }
    if clause.starts_with("Trường hợp") || clause.starts_with("Nếu") || clause.starts_with("Khi ")
    {
        return a.order;
    }
    let capital = clause.chars().next().is_some_and(char::is_uppercase);
    if sentence {
        if a.order {
            return true;
        }
        // A plain subject in the middle of a paragraph: only a body with a name of its own.
        let ordered = last.is_some_and(|l| l.address.as_ref().is_some_and(|b| b.order));
        let group = clause.starts_with("Các ")
            && ordered
            && !manner.governed
            && a.lead
                .iter()
                .any(|l| !matches!(l.as_str(), "Các đơn vị" | "Các cơ quan" | "Các bên"));
        return group
            || a.proper && (a.modal || !manner.loose || ordered)
            || (a.modal && last.is_none_or(|l| l.address.is_none()) && !manner.governed);
    }
    // Behind a semicolon.
    let own = last.is_some_and(|l| l.address.is_some());
    // "X thực hiện giám sát; phân công đồng chí Y theo dõi": X assigns, not the paper.
    let acting = crate::rules::on("split: a body that assigns on its own")
        && last.is_some_and(|l| l.address.as_ref().is_some_and(|b| !b.order));
    if a.order
        && acting
        && !capital
        && (clause.starts_with("phân công") || clause.starts_with("chỉ đạo"))
    {
        return false;
    }
    if a.order {
        return !manner.below && (own || !manner.governed) && !manner.loose
            || a.why.to_lowercase().contains("giao");
    }
    own && a.proper && capital && (a.colon || a.after < clause.len() * 2 / 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_addressee_cuts() {
        let text = "Giao Phó Chủ tịch UBND tỉnh phụ trách nội chính chỉ đạo công tác an ninh; Phó Chủ tịch UBND tỉnh phụ trách văn xã chỉ đạo công tác tuyên truyền.";
        assert_eq!(segments(text, Manner::default()).len(), 2);
        let text = "UBND tỉnh yêu cầu các sở, ngành nghiêm túc thực hiện những nội dung trên. Giao Sở Nội vụ đôn đốc việc thực hiện.";
        let s = segments(text, Manner::default());
        assert_eq!(s.len(), 1);
        assert!(text[s[0].start..].starts_with("Giao"));
    }

    #[test]
    fn two_sentences_to_one_unit_stay_together() {
        let text = "Sở Y tế chủ trì kiểm tra các cơ sở. Kịp thời chấn chỉnh các sai phạm; báo cáo UBND tỉnh.";
        assert_eq!(segments(text, Manner::default()).len(), 1);
    }
}
