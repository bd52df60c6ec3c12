//! Numbers of papers in running text: "Kế hoạch số 07/KH-TBANTT", "Nghị định số 30/2020/NĐ-CP".

use super::paper::Piece;

/// Types a citation may name, folded, each with the groups its symbol may begin with. An empty
/// list: the type has no abbreviation. Beside the 29 of Điều 7 stand the legal acts.
pub(crate) const ACTS: [(&str, &[&str]); 36] = [
    ("nghị quyết liên tịch", &["NQLT"]),
    ("thông tư liên tịch", &["TTLT"]),
    ("nghị quyết", &["NQ"]),
    ("quyết định", &["QĐ"]),
    ("chỉ thị", &["CT"]),
    ("quy chế", &["QC", "QĐ"]),
    ("quy định", &["QyĐ", "QĐ"]),
    ("thông cáo", &["TC"]),
    ("thông báo", &["TB"]),
    ("hướng dẫn", &["HD"]),
    ("chương trình", &["CTr"]),
    ("kế hoạch", &["KH"]),
    ("phương án", &["PA"]),
    ("đề án", &["ĐA"]),
    ("dự án", &["DA"]),
    ("báo cáo", &["BC"]),
    ("biên bản", &["BB"]),
    ("tờ trình", &["TTr"]),
    ("hợp đồng", &["HĐ"]),
    ("công văn", &[]),
    ("công điện", &["CĐ"]),
    ("bản ghi nhớ", &["BGN"]),
    ("bản thỏa thuận", &["BTT"]),
    ("giấy ủy quyền", &["GUQ"]),
    ("giấy mời", &["GM"]),
    ("giấy giới thiệu", &["GGT"]),
    ("giấy nghỉ phép", &["GNP"]),
    ("phiếu gửi", &["PG"]),
    ("phiếu chuyển", &["PC"]),
    ("phiếu báo", &["PB"]),
    ("nghị định", &["NĐ"]),
    ("thông tư", &["TT"]),
    ("kết luận", &["KL", "TB"]),
    ("pháp lệnh", &["PL"]),
    ("bộ luật", &["QH"]),
    ("luật", &["QH"]),
];

/// A number of a paper, with the type named before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Citation {
    /// Index into [`ACTS`].
    pub act: Option<usize>,
    /// First token: the type, or else the number.
    pub first: usize,
    /// Token of the number.
    pub number: usize,
    /// Last token of the symbol.
    pub last: usize,
    /// The number as written.
    pub digits: String,
    /// The word "số" stands between type and number.
    pub with_so: bool,
    /// The symbol as written: "KH-TBANTT", "NĐ-CP".
    pub symbol: String,
    /// "2020" of "30/2020/NĐ-CP".
    pub year: Option<u32>,
}

impl Citation {
    /// First group of the symbol.
    pub(crate) fn group(&self) -> &str {
        self.symbol.split(['-', '/']).next().unwrap_or("")
    }
}

/// All numbers of papers in a text.
pub(crate) fn find(p: &Piece) -> Vec<Citation> {
    (0..p.tokens.len()).filter_map(|i| at(p, i)).collect()
}

fn at(p: &Piece, number: usize) -> Option<Citation> {
    if !p.chars[p.tokens[number].start].is_ascii_digit() || p.tokens[number].glued && number > 0 && !p.mark(number - 1, ':') && !p.mark(number - 1, '(') {
        return None;
    }
    p.number(number)?;
    let joined = |i: usize, mark: char| p.mark(i, mark) && p.tokens[i].glued && p.tokens.get(i + 1).is_some_and(|t| t.glued && t.word);
    let mut at = number + 1;
    // Party papers join with a hyphen first: "46-CT/TW".
    if !(joined(at, '/') || joined(at, '-')) {
        return None;
    }
    let mut year = None;
    if p.mark(at, '/') && p.tokens[at + 1].end - p.tokens[at + 1].start == 4 && joined(at + 2, '/') {
        year = p.number(at + 1);
        if year.is_some() {
            at += 2;
        }
    }
    let first_group = at + 1;
    if !p.capital(first_group) {
        return None;
    }
    let mut last = first_group;
    loop {
        let next = last + 1;
        if joined(next, '-') || joined(next, '/') {
            last = next + 1;
        } else if p.mark(next, '-') && p.capital(next + 1) && p.slice(p.span(next + 1, next + 1)).chars().all(|c| !c.is_lowercase()) && p.tokens[next].glued != p.tokens[next + 1].glued {
            // "TT- BYT": a slip of the keyboard inside a symbol.
            last = next + 1;
        } else {
            break;
        }
    }
    let with_so = number > 0 && (p.is(number - 1, "số") || number > 1 && p.mark(number - 1, ':') && p.is(number - 2, "số"));
    let end_of_type = if with_so { number - if p.is(number - 1, "số") { 1 } else { 2 } } else { number };
    let act = ACTS.iter().position(|(name, _)| {
        let n = name.split(' ').count();
        end_of_type >= n && p.phrase_at(end_of_type - n, name)
    });
    let first = act.map_or(if with_so { end_of_type } else { number }, |a| end_of_type - ACTS[a].0.split(' ').count());
    Some(Citation {
        act,
        first,
        number,
        last,
        digits: p.token(number),
        with_so,
        symbol: p.slice(p.tokens[first_group].start..p.tokens[last].end),
        year,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::paper::Role;

    fn all(s: &str) -> Vec<String> {
        let p = Piece::of(String::new(), Role::Text, s.chars().collect());
        p.citations.iter().map(|c| format!("{}|{}|{}|{:?}", c.act.map_or("-", |a| ACTS[a].0), c.digits, c.symbol, c.year)).collect()
    }

    #[test]
    fn numbers_of_papers_are_found_with_their_type() {
        assert_eq!(all("tại Kế hoạch số 4521/KH-UBND ngày 07/12/2020"), ["kế hoạch|4521|KH-UBND|None"]);
        assert_eq!(all("Nghị định số 30/2020/NĐ-CP"), ["nghị định|30|NĐ-CP|Some(2020)"]);
        assert_eq!(all("Công văn 11016/UBND-KTNS, Chỉ thị số 46-CT/TW"), ["công văn|11016|UBND-KTNS|None", "chỉ thị|46|CT/TW|None"]);
        assert_eq!(all("Thông tư số 48/2017/TT- BYT"), ["thông tư|48|TT- BYT|Some(2017)"]);
        assert_eq!(all("trực 24/24 giờ ngày 23/4/2021"), Vec::<String>::new());
    }
}
