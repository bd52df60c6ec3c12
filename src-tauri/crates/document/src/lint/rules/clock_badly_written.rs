//! CT019: a time of day written "17h00" or "17:00".

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "CT019",
    name: "clock-badly-written",
    severity: Severity::Hint,
    source: OURS,
    why: "Luật và văn bản hành chính viết giờ bằng chữ: “17 giờ 00”.",
    wrong: "17h00",
    right: "17 giờ 00",
    check,
};

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.running() {
        for i in 0..p.tokens.len() {
            let t = p.tokens[i];
            if !p.chars[t.start].is_ascii_digit() || t.glued && i > 0 && (p.mark(i - 1, '/') || p.mark(i - 1, ':') || p.mark(i - 1, '.')) {
                continue;
            }
            let (last, right) = if let Some(clock) = with_h(&p.token(i)) {
                (i, clock)
            } else if let Some(clock) = with_colon(p, i) {
                (i + 2, clock)
            } else {
                continue;
            };
            report.span(p, p.span(i, last), "Giờ trong văn bản viết bằng chữ “giờ”.").propose(right).safe();
        }
    }
}

/// "17h", "17h00", "7g30".
fn with_h(word: &str) -> Option<String> {
    let (hour, minute) = word.split_once(['h', 'H', 'g'])?;
    let good = |s: &str, most: u32| (1..=2).contains(&s.len()) && s.parse::<u32>().is_ok_and(|n| n <= most);
    if !good(hour, 24) {
        return None;
    }
    match minute {
        "" => Some(format!("{hour} giờ")),
        m if m.len() == 2 && good(m, 59) => Some(format!("{hour} giờ {m}")),
        _ => None,
    }
}

/// "17:00" after a word that announces a time; "1:50" may be a scale.
fn with_colon(p: &Piece, i: usize) -> Option<String> {
    let announced = i > 0 && p.is_any(i - 1, &["lúc", "hồi", "từ", "đến", "trước", "sau", "khoảng"]);
    let glued = |k: usize| p.tokens.get(k).is_some_and(|t| t.glued);
    if !announced || !p.mark(i + 1, ':') || !glued(i + 1) || !glued(i + 2) || p.tokens[i + 2].end - p.tokens[i + 2].start != 2 {
        return None;
    }
    let (hour, minute) = (p.number(i)?, p.number(i + 2)?);
    (hour <= 24 && minute < 60).then(|| format!("{} giờ {}", p.token(i), p.token(i + 2)))
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn short_clocks_are_found() {
        assert_eq!(told("CT019", &text("trước 17h00 ngày 10/02, từ 7h đến 17:30")), ["17h00 -> 17 giờ 00", "7h -> 7 giờ", "17:30 -> 17 giờ 30"]);
    }

    #[test]
    fn written_hours_and_scales_pass() {
        assert_eq!(told("CT019", &text("trước 17 giờ 00; tỷ lệ 1:50; trực 24/24h; 40km/h; H5N1")), [""; 0]);
    }
}
