//! VB011: the parts of an act are cited from the large to the small.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "VB011",
    name: "parts-in-wrong-order",
    severity: Severity::Warning,
    source: p2!("V.7"),
    why: "Viện dẫn theo thứ tự từ nhỏ đến lớn: điểm, khoản, Điều, Mục, Chương, Phần.",
    wrong: "Điều 24 khoản 1 điểm a",
    right: "điểm a khoản 1 Điều 24",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.running() {
        let mut i = 0;
        while i < p.tokens.len() {
            let Some(chain) = chain(p, i) else {
                i += 1;
                continue;
            };
            i = chain.last + 1;
            report
                .span(p, p.span(chain.first, chain.last), "Viện dẫn theo thứ tự điểm, khoản, Điều.")
                .propose(chain.parts.into_iter().rev().collect::<Vec<_>>().join(" "));
        }
    }
}

struct Chain {
    first: usize,
    last: usize,
    parts: Vec<String>,
}

/// "Điều 24 khoản 1 điểm a" or "khoản 1 điểm a": at least two parts, each smaller than the one before.
fn chain(p: &Piece, first: usize) -> Option<Chain> {
    // In "điểm a khoản 1 Điều 24" or "Điều 5, khoản 2 Điều 6" a part belongs to the larger one behind it.
    let mut rank = rank(p, first)?;
    let mut parts = vec![shown(p, first)];
    let mut last = first + 1;
    loop {
        let next = if p.mark(last + 1, ',') { last + 2 } else { last + 1 };
        match self::rank(p, next) {
            Some(r) if r < rank => {
                rank = r;
                parts.push(shown(p, next));
                last = next + 1;
            }
            Some(r) if r > rank && next == last + 1 => return None,
            _ => break,
        }
    }
    // "khoản 1, điểm b khoản 2", "Điều 7, khoản 1 và khoản 2 Điều 8": the last part goes on elsewhere.
    let goes_on = (last + 1..last + 8).take_while(|k| p.word(*k) || p.mark(*k, ',')).any(|k| self::rank(p, k).is_some());
    (parts.len() > 1 && !goes_on).then_some(Chain { first, last, parts })
}

/// 3 Điều, 2 khoản, 1 điểm, each with its number or letter behind it.
fn rank(p: &Piece, i: usize) -> Option<u8> {
    if p.number(i + 1).is_some() {
        return if p.is(i, "điều") { Some(3) } else if p.is(i, "khoản") { Some(2) } else { None };
    }
    let t = p.tokens.get(i + 1)?;
    (p.is(i, "điểm") && t.word && t.end - t.start == 1).then_some(1)
}

fn shown(p: &Piece, i: usize) -> String {
    format!("{} {}", p.token(i), p.token(i + 1))
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn large_to_small_is_found() {
        assert_eq!(told("VB011", &text("theo Điều 24 khoản 1 điểm a Luật Bầu cử")), ["Điều 24 khoản 1 điểm a -> điểm a khoản 1 Điều 24"]);
        assert_eq!(told("VB011", &text("theo Điều 24, khoản 1.")), ["Điều 24, khoản 1 -> khoản 1 Điều 24"]);
    }

    #[test]
    fn small_to_large_and_lists_pass() {
        assert_eq!(told("VB011", &text("điểm a khoản 1 Điều 24; Điều 5, khoản 2 Điều 6; khoản 1, điểm b khoản 2 Điều 7")), [""; 0]);
        assert_eq!(told("VB011", &text("Điều 7, khoản 1 và khoản 2 Điều 8 của Luật")), [""; 0]);
    }
}
