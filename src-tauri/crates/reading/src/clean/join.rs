//! Joins lines that were broken by a page, a window or a PDF into paragraphs.

use super::Paragraph;
use super::markup::Line;
use crate::outline::marker;
use crate::pattern::pattern;

pattern!(
    LABEL,
    r"(?i)^(?:kính gửi|nơi nhận|thời gian|thời hạn|tiến độ|địa điểm|thành phần|đối tượng|kết quả|sản phẩm|(?:đơn vị|cơ quan|bộ phận)[^:.;]{0,30}(?:chủ trì|phối hợp|thực hiện)|chủ trì|phối hợp|kinh phí|số|v/v)[^:.;]{0,25}\s*[:.]|^v/v\s"
);
pattern!(TABLE_HEAD, r"(?i)^(?:stt|tt|s\.?t\.?t\.?|số tt)$");

/// What the lines of a text look like as a whole.
struct Shape {
    /// Usual length of a full line, where lines are broken at a fixed width.
    width: Option<usize>,
    /// Paragraphs stand between blank lines.
    spaced: bool,
    /// Blank lines part every item from the next.
    strict: bool,
    /// A blank line stands behind every line and means nothing.
    airy: bool,
    /// Lines are broken in the middle of sentences, at no fixed width.
    broken: bool,
}

/// Joins lines into paragraphs.
pub(super) fn paragraphs(lines: Vec<Line>, notes: &mut Vec<String>) -> Vec<Paragraph> {
    let shape = shape(&lines);
    let mut out: Vec<Paragraph> = Vec::new();
    let mut block = 0;
    let mut cells = 0;
    let mut in_cell = false;
    let mut blank = true;
    let mut joined = 0;
    let mut flat_table = 0_usize;
    let total = lines.len();
    let bar_total = lines.iter().filter(|l| matches!(l, Line::Bar)).count();
    let mut bars_seen = 0;
    for line in lines {
        match line {
            Line::Blank => {
                blank = !shape.airy;
            }
            Line::Bar => {
                bars_seen += 1;
                cells += 1;
                block += 1;
                blank = true;
                in_cell = bars_seen < bar_total;
            }
            Line::Text { text, heading } => {
                if TABLE_HEAD.is_match(&text) {
                    flat_table = total;
                } else if text.len() > 400 {
                    flat_table = 0;
                }
                let last = out.last().filter(|l| l.cell == in_cell.then_some(cells));
                let glue = last.is_some_and(|l| {
                    !heading
                        && !l.marked_heading
                        && continues(l, &text, blank, &shape, flat_table > 0 && !in_cell)
                });
                if glue {
                    joined += 1;
                    let last = out.last_mut().expect("glue needs a line before");
                    last.text.push(' ');
                    last.text.push_str(&text);
                    last.tail = text.chars().count();
                } else {
                    if blank {
                        block += 1;
                    }
                    out.push(Paragraph {
                        tail: text.chars().count(),
                        text,
                        block,
                        cell: in_cell.then_some(cells),
                        marked_heading: heading,
                    });
                }
                blank = false;
            }
        }
    }
    if joined > 0 {
        notes.push(format!("Đã nối {joined} dòng bị ngắt giữa câu."));
    }
    out
}

fn shape(lines: &[Line]) -> Shape {
    let mut lengths: Vec<usize> = Vec::new();
    let (mut runs, mut multi, mut in_run, mut low) = (0, 0, 0, 0);
    let (mut marked, mut marked_inside) = (0, 0);
    for line in lines {
        if let Line::Text { text, .. } = line {
            lengths.push(text.chars().count());
            in_run += 1;
            if marker(text).is_some() {
                marked += 1;
                marked_inside += usize::from(in_run > 1);
            }
            low += usize::from(text.chars().next().is_some_and(char::is_lowercase));
            if in_run == 2 {
                multi += 1;
            }
            if in_run == 1 {
                runs += 1;
            }
        } else {
            in_run = 0;
        }
    }
    lengths.sort_unstable();
    let at = |percent: usize| {
        lengths
            .get(lengths.len() * percent / 100)
            .copied()
            .unwrap_or(0)
    };
    let long = at(92);
    let full = lengths
        .iter()
        .filter(|&&l| l * 100 >= long * 72 && l <= long + 8)
        .count();
    let wrapped = lengths.len() >= 4
        && (35..=135).contains(&long)
        && lengths.last().copied().unwrap_or(0) <= long * 14 / 10 + 10
        && full * 100 >= lengths.len() * 30;
    Shape {
        width: wrapped.then_some(long),
        airy: wrapped && multi * 20 <= runs && low * 4 >= lengths.len(),
        // Where items stand inside the runs, blank lines do not part the paragraphs.
        spaced: runs >= 4
            && multi * 3 >= runs
            && runs * 2 <= lengths.len() + 4
            && marked_inside * 2 <= marked,
        strict: marked >= 4 && marked_inside == 0,
        broken: low * 8 >= lengths.len() && low >= 4,
    }
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', ')', '’', '*', ' '])
        .ends_with(['.', ';', ':', '!', '?', '…'])
}

pub(crate) fn all_capitals(text: &str) -> bool {
    let first = || text.chars().take(400);
    first().any(char::is_alphabetic) && !first().any(char::is_lowercase)
}

/// Does `next` carry on the paragraph `last`?
fn continues(last: &Paragraph, next: &str, blank: bool, shape: &Shape, table: bool) -> bool {
    let before = last.text.as_str();
    let Some(first) = next.chars().find(|c| !matches!(c, '"' | '“' | '(')) else {
        return false;
    };
    // "2021" / "- 2026": a span of years broken in two.
    let years = before.ends_with(|c: char| c.is_ascii_digit())
        && next.starts_with(['-', '–'])
        && next.trim_start_matches(['-', '–', ' ']).starts_with("20");
    if years && !blank {
        return true;
    }
    if marker(next).is_some() || LABEL.is_match(next) {
        return false;
    }
    let length = last.tail;
    let dangling = before.ends_with([',', '-', '–', '(']);
    // "tháng" / "12 năm 2025": a number carries on like a small letter.
    let lower =
        first.is_lowercase() || shape.broken && first.is_ascii_digit() && !ends_sentence(before);
    if blank {
        // Only a sentence cut by a page break.
        return lower
            && length >= 25
            && !ends_sentence(before)
            && !all_capitals(before)
            && !table
            && last.cell.is_none();
    }
    if before.ends_with("./.") {
        return false;
    }
    if table {
        return lower && shape.width.is_some_and(|w| near(length, w, 75)) && !ends_sentence(before);
    }
    if lower {
        return !(ends_sentence(before) && shape.width.is_none())
            || shape.broken && !before.ends_with(';');
    }
    if all_capitals(before) {
        let office = [
            "PHÓ ",
            "CHỦ TỊCH",
            "GIÁM ĐỐC",
            "TRƯỞNG ",
            "CHÁNH ",
            "BỘ TRƯỞNG",
            "THỨ TRƯỞNG",
            "KT.",
            "TM.",
            "TL.",
        ]
        .iter()
        .any(|s| next.starts_with(s));
        return all_capitals(next)
            && shape.spaced
            && shape.width.is_some()
            && !office
            && next.chars().any(char::is_alphabetic);
    }
    if all_capitals(next) && next.chars().filter(|c| c.is_alphabetic()).count() > 6 {
        return false;
    }
    if expects_more(before) || shape.broken && (before.ends_with(',') || name_goes_on(before, next))
    {
        return true;
    }
    if shape.width.is_none() {
        return dangling && first.is_alphanumeric() && length > 60;
    }
    if ends_sentence(before) {
        // A full stop at the end of a full line may stand inside a paragraph.
        let first_word = next.split(' ').next().map_or(0, |w| w.chars().count());
        return shape.spaced
            && last.cell.is_none()
            && (shape.strict
                || shape
                    .width
                    .is_some_and(|w| length + first_word >= w * 96 / 100))
            && !before.ends_with([':', ';']);
    }
    // Would the next word have fitted on the line? Then the break was meant.
    let first_word = next.split(' ').next().map_or(0, |w| w.chars().count());
    shape.spaced
        || shape
            .width
            .is_some_and(|w| near(length + 1 + first_word, w, 94))
        || dangling
}

/// Ends with a word that cannot end a line: a preposition, an article.
fn expects_more(before: &str) -> bool {
    const OPEN_ENDED: &[&str] = &[
        "của", "và", "các", "những", "với", "cho", "tại", "về", "theo", "do", "trong", "từ", "đến",
        "bởi", "hoặc", "gồm", "cùng", "số", "giữa", "mọi", "mỗi", "thuộc",
    ];
    let word = before.rsplit([' ', '(']).next().unwrap_or("");
    crate::rules::on("line: a preposition expects more")
        && before.chars().count() > 20
        && OPEN_ENDED.contains(&word)
}

/// The name of a body broken over the line: "Bộ" / "Tư pháp", "Công an" / "Thành phố".
fn name_goes_on(before: &str, next: &str) -> bool {
    if ends_sentence(before) {
        return false;
    }
    let tail = crate::citations::tail(before, 90);
    let ahead = &next[..crate::citations::bounded(next, 60)];
    // "... báo cáo" / "Thủ tướng Chính phủ./."
    let verb = [
        "báo cáo",
        "trình",
        "gửi",
        "giao",
        "chỉ đạo",
        "tham mưu",
        "giúp",
        "phối hợp",
    ];
    if !crate::rules::on("line: a name goes on") {
        return false;
    }
    let object = before.chars().count() > 40
        && verb.iter().any(|v| before.ends_with(v))
        && crate::units::begins(ahead, &crate::words::words(ahead), 0);
    object || crate::units::crosses(&tail, ahead)
}

fn near(length: usize, width: usize, percent: usize) -> bool {
    length * 100 >= width * percent
}
