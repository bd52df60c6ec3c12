//! The grammar of the names of bodies, offices and groups, and of lists of them.

mod joints;
mod name;

use crate::words::{Word, gap};
pub(crate) use name::begins;
use name::name;

/// A list of units found in a paragraph.
#[derive(Debug, Clone, Default)]
pub(crate) struct UnitList {
    /// Bytes of each name.
    pub names: Vec<(usize, usize)>,
    /// First word after the list.
    pub next: usize,
}

/// The list of units that begins at word `i`.
pub(crate) fn list(text: &str, words: &[Word], i: usize) -> Option<UnitList> {
    let mut names: Vec<(usize, usize)> = Vec::new();
    let mut semicolons: Vec<usize> = Vec::new();
    let mut at = i;
    let mut next;
    loop {
        let end = name(text, words, at)?;
        // Names are short and lists are; what is not was never meant as one.
        if words[end - 1].end - words[at].start > 600 || names.len() >= 40 {
            return None;
        }
        names.push((words[at].start, words[end - 1].end));
        next = end;
        let mut k = end;
        // A bracketed explanation is no part of the name.
        if gap(text, words, k).trim_start().starts_with('(') {
            let open = words[k - 1].end + gap(text, words, k).find('(').unwrap_or(0);
            let shut = text[open..]
                .char_indices()
                .take(300)
                .find(|&(_, c)| c == ')');
            let Some(close) = shut.map(|(c, _)| open + c + 1) else {
                break;
            };
            k = words.partition_point(|w| w.start < close);
            next = k;
        }
        if k >= words.len() || k > i + 200 {
            break;
        }
        let before = gap(text, words, k);
        let mut between = before.rsplit(')').next().unwrap_or(before).trim();
        let mut m = k;
        if (between.is_empty() || between == ",")
            && matches!(words[k].low.as_str(), "và" | "cùng" | "hoặc")
        {
            m = k + 1;
            if words[k].low == "cùng" && words.get(m).is_some_and(|w| w.low == "với") {
                m += 1;
            }
            between = ",";
        } else if between == ";" && words[k].low == "và" {
            m = k + 1;
        }
        if !matches!(between, "," | ";") || !begins(text, words, m) {
            break;
        }
        // The last name after a semicolon must itself be followed by something sensible, else
        // it is the start of the next clause; the caller looks at that.
        if name(text, words, m).is_none() {
            break;
        }
        // "đồng chí Nguyễn Văn A, Phó Chủ tịch UBND xã, Trưởng Tiểu ban": one person; the offices
        // explain who it is, like a bracket.
        let mut office = m;
        while between == ","
            && let Some(&(from, _)) = names.last()
            && let Some(end) = name(text, words, office)
            && title_of_same(text, words, from, office, end)
        {
            next = end;
            office = end;
            between = if end < words.len() {
                gap(text, words, end).trim()
            } else {
                ""
            };
        }
        if office > m {
            if between == "," && begins(text, words, office) {
                at = office;
                continue;
            }
            break;
        }
        if between == ";" {
            semicolons.push(names.len());
        }
        at = m;
    }
    if !semicolons.is_empty() {
        let mut merged = Vec::new();
        let mut from = 0;
        for to in semicolons.into_iter().chain(std::iter::once(names.len())) {
            merged.push((names[from].0, names[to - 1].1));
            from = to;
        }
        names = merged;
    }
    Some(UnitList { names, next })
}

/// Is the office that begins at word `m` one more office of the person named before?
fn title_of_same(text: &str, words: &[Word], from: usize, m: usize, end: usize) -> bool {
    if !crate::rules::on("name: offices explain a person") {
        return false;
    }
    let first = words.partition_point(|w| w.start < from);
    let plural = |range: std::ops::Range<usize>| {
        words[range]
            .iter()
            .any(|w| matches!(w.low.as_str(), "các" | "những" | "mọi"))
    };
    if plural(first..end) {
        return false;
    }
    let low = |i: usize| words.get(i).map_or("", |w| w.low.as_str());
    let office = matches!(
        low(m),
        "chủ"
            | "phó"
            | "trưởng"
            | "giám"
            | "bí"
            | "ủy"
            | "tổ"
            | "chỉ"
            | "chính"
            | "cục"
            | "chánh"
            | "thành"
            | "thứ"
            | "bộ"
            | "tổng"
    ) && matches!(
        low(m + 1),
        "tịch"
            | "chủ"
            | "trưởng"
            | "ban"
            | "tiểu"
            | "đoàn"
            | "đốc"
            | "giám"
            | "thư"
            | "bí"
            | "viên"
            | "huy"
            | "ủy"
            | "công"
            | "phòng"
            | "văn"
            | "cục"
            | "thanh"
            | "án"
    );
    if !office {
        return false;
    }
    // "đồng chí Nguyễn Văn A", "Trung tá Lê Văn B": a name of at least two capitals.
    let person = matches!(low(first), "đồng" | "đ" | "ông" | "bà")
        && (first + 2..m).any(|k| {
            words[k].capital
                && words[k - 1].capital
                && !begins(text, words, k)
                && !begins(text, words, k - 1)
        });
    let second =
        matches!(
            (low(m), low(m + 1)),
            ("trưởng", "ban" | "tiểu" | "đoàn") | ("ủy", "viên") | ("thành", "viên")
        ) || low(m) == "phó" && low(m + 1) == "trưởng" && matches!(low(m + 2), "ban" | "tiểu");
    let high = matches!(
        low(first),
        "chủ" | "phó" | "bộ" | "thứ" | "giám" | "thủ" | "bí"
    );
    person || second && high
}

/// Does a name that begins in `before` go on in `after`, the next line of the same text?
pub(crate) fn crosses(before: &str, after: &str) -> bool {
    let joined = format!("{before} {after}");
    let w = crate::words::words(&joined);
    let border = w.partition_point(|x| x.start < before.len());
    if border == 0 || border >= w.len() {
        return false;
    }
    // What opens a duty opens a sentence of its own.
    if crate::lexicon::OPEN
        .at(&joined, &w, border)
        .is_some_and(|n| n > 1 || !w[border].capital)
    {
        return false;
    }
    let own = begins(&joined, &w, border);
    (border.saturating_sub(14)..border).any(|i| {
        // Only a name that stops short of its own end: nothing but its first words.
        let only_head = name::head_only(&joined, &w, i, border);
        (only_head || !own) && name(&joined, &w, i).is_some_and(|end| end > border)
    })
}

/// The names of a list, verbatim.
pub(crate) fn verbatim(text: &str, list: &UnitList) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for &(a, b) in &list.names {
        let name = text[a..b]
            .trim()
            .trim_end_matches([',', ';', '.', ':'])
            .to_owned();
        if !name.is_empty() && !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

/// True where the whole text, up to closing punctuation and brackets, is one list of units.
pub(crate) fn whole(text: &str, words: &[Word]) -> Option<UnitList> {
    let found = list(text, words, 0)?;
    (found.next >= words.len() || rest_is_bracket(text, words, found.next)).then_some(found)
}

fn rest_is_bracket(text: &str, words: &[Word], next: usize) -> bool {
    let from = words[next - 1].end;
    let rest = text[from..].trim().trim_end_matches([':', '.', ';', ',']);
    rest.starts_with('(') && rest.ends_with(')')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    fn units(text: &str) -> Vec<String> {
        let w = words(text);
        list(text, &w, 0).map_or(Vec::new(), |l| verbatim(text, &l))
    }

    #[test]
    fn proper_names_end_before_the_verb() {
        assert_eq!(
            units("Sở Nông nghiệp và Môi trường chủ trì"),
            ["Sở Nông nghiệp và Môi trường"]
        );
        assert_eq!(
            units("Bộ Văn hóa, Thể thao và Du lịch hướng dẫn"),
            ["Bộ Văn hóa, Thể thao và Du lịch"]
        );
        assert_eq!(
            units("Công ty điện lực Đồng Nai phối hợp"),
            ["Công ty điện lực Đồng Nai"]
        );
        assert_eq!(
            units("Ban Quản lý dự án đầu tư xây dựng tỉnh rà soát"),
            ["Ban Quản lý dự án đầu tư xây dựng tỉnh"]
        );
        assert_eq!(
            units("Văn phòng Ban chỉ đạo phòng thủ dân sự quốc gia theo dõi"),
            ["Văn phòng Ban chỉ đạo phòng thủ dân sự quốc gia"]
        );
        assert_eq!(
            units("Sở Lao động - Thương binh và Xã hội tham mưu"),
            ["Sở Lao động - Thương binh và Xã hội"]
        );
        assert_eq!(
            units("Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh tổ chức"),
            ["Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh"]
        );
    }

    #[test]
    fn groups_stay_whole_and_lists_are_split() {
        assert_eq!(
            units(
                "Các sở, ban, ngành, đoàn thể tỉnh, Công an tỉnh và UBND các xã, phường, đặc khu tăng cường"
            ),
            [
                "Các sở, ban, ngành, đoàn thể tỉnh",
                "Công an tỉnh",
                "UBND các xã, phường, đặc khu"
            ]
        );
        assert_eq!(
            units("Thủ trưởng các sở, ban, ngành tỉnh; Chủ tịch UBND các xã, phường"),
            [
                "Thủ trưởng các sở, ban, ngành tỉnh",
                "Chủ tịch UBND các xã, phường"
            ]
        );
        assert_eq!(
            units("các cấp, các ngành trong công tác"),
            ["các cấp, các ngành"]
        );
        assert_eq!(
            units("Các Bộ: Quốc phòng, Công an chủ động"),
            ["Các Bộ: Quốc phòng, Công an"]
        );
    }

    #[test]
    fn verbs_and_things_are_no_units() {
        for text in [
            "Tổ chức tiếp công dân",
            "Ban hành kế hoạch",
            "Phòng, chống dịch",
            "Báo cáo kết quả",
            "Bộ chỉ số",
            "Trường hợp vượt thẩm quyền",
            "Thanh tra, kiểm tra việc",
        ] {
            assert!(units(text).is_empty(), "{text}: {:?}", units(text));
        }
    }

    #[test]
    fn brackets_are_left_out() {
        assert_eq!(
            units("Sở Y tế (cơ quan thường trực), Sở Tài chính chủ trì"),
            ["Sở Y tế", "Sở Tài chính"]
        );
    }
}
