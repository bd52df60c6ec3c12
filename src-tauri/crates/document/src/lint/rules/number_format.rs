//! CT016: thousands with a comma or decimals with a point.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "CT016",
    name: "number-format",
    severity: Severity::Warning,
    source: OURS,
    why: "Số tiếng Việt: dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần thập phân.",
    wrong: "1,250 người; 98.63%",
    right: "1.250 người; 98,63%",
    check,
};

/// Words that count whole things: "1,250 người" means one thousand.
const COUNTED: [&str; 18] =
    ["người", "cử", "đồng", "trường", "vụ", "lượt", "hộ", "cán", "đơn", "đại", "chiến", "phiếu", "tổ", "khu", "đối", "phương", "bản", "hồ"];

fn check(paper: &Paper, report: &mut Report) {
    for p in paper.running() {
        for i in 0..p.tokens.len() {
            if p.number(i).is_none() || p.tokens[i].glued && i > 0 && !p.mark(i - 1, '(') {
                continue;
            }
            let mut last = i;
            while (p.mark(last + 1, ',') || p.mark(last + 1, '.')) && p.tokens[last + 1].glued && p.tokens.get(last + 2).is_some_and(|t| t.glued) && p.number(last + 2).is_some() {
                last += 2;
            }
            if last == i || p.tokens.get(last + 1).is_some_and(|t| t.glued && (t.word || p.chars[t.start] == '/')) {
                continue;
            }
            let at = p.span(i, last);
            let written = p.slice(at.clone());
            let groups = (last - i) / 2;
            let commas = written.matches(',').count();
            let threes = (1..=groups).all(|g| p.tokens[i + 2 * g].end - p.tokens[i + 2 * g].start == 3);
            let long = p.tokens[i].end - p.tokens[i].start <= 3;
            let right = if commas == groups && threes && long && (groups > 1 || p.is_any(last + 1, &COUNTED)) {
                written.replace(',', ".")
            } else if groups == 1 && commas == 0 && !threes && (p.mark(last + 1, '%') || p.is_any(last + 1, &["ha", "km", "kg", "tỷ", "triệu"])) {
                written.replace('.', ",")
            } else {
                continue;
            };
            report.span(p, at, "Số viết theo kiểu nước ngoài: dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần thập phân.").propose(right);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;

    #[test]
    fn foreign_numbers_are_found() {
        assert_eq!(told("CT016", &text("1,250 người, 1,250,000 và 98.63%")), ["1,250 -> 1.250", "1,250,000 -> 1.250.000", "98.63 -> 98,63"]);
    }

    #[test]
    fn vietnamese_numbers_pass() {
        assert_eq!(told("CT016", &text("1.250 người, 98,63%, 0,125 ha, mục 1.2, ngày 23/4/2021, 1,5 triệu")), [""; 0]);
    }
}
