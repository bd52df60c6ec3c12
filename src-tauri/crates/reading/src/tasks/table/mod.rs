//! Annex tables of assignments, also where only their cells are left, one per line.

mod row;

use super::block::Label;
use crate::outline::Item;
use crate::pattern::pattern;
use crate::words::fold;
use row::read_row;

/// A row that assigns something.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    /// Bytes of the task's words.
    pub start: usize,
    pub end: usize,
    pub lead: Vec<String>,
    pub coordinate: Vec<String>,
    pub time: Vec<String>,
    /// Number of the row.
    pub label: String,
}

/// A table: the items it covers and its rows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    pub items: std::ops::Range<usize>,
    pub rows: Vec<Row>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    Task,
    Is(Label),
}

pattern!(
    NUMBER_HEAD,
    r"(?i)^(?:stt|tt|s\.?t\.?t\.?|số tt|số thứ tự|mục)$"
);
pattern!(ROW_NUMBER, r"^\(?(\d{1,3}(?:\.\d{1,2}){0,3})\)?[.)]?$");
pattern!(GROUP_NUMBER, r"^([IVXLC]{1,5}|[A-H])[.)]?$");
pattern!(INDEX, r"^\(\d{1,2}\)$|^\([A-G]\)$");

fn column(cell: &str) -> Option<Column> {
    let low = fold(cell.trim().trim_end_matches([':', '.']));
    let has = |w: &[&str]| w.iter().any(|x| low.contains(x));
    if low.chars().count() > 90 {
        return None;
    }
    if NUMBER_HEAD.is_match(&low) {
        Some(Column::Number)
    } else if has(&["phối hợp", "tham gia"]) {
        Some(Column::Is(Label::Coordinate))
    } else if has(&[
        "chủ trì",
        "đơn vị thực hiện",
        "cơ quan thực hiện",
        "phân công",
        "chịu trách nhiệm",
        "đơn vị được giao",
        "cơ quan, đơn vị thực hiện",
        "người thực hiện",
        "bộ phận thực hiện",
        "đầu mối",
    ]) {
        Some(Column::Is(Label::Lead))
    } else if has(&[
        "thời gian",
        "thời hạn",
        "tiến độ",
        "hạn hoàn thành",
        "hoàn thành trước",
    ]) {
        Some(Column::Is(Label::Time))
    } else if has(&[
        "nội dung",
        "nhiệm vụ",
        "công việc",
        "tên nhiệm vụ",
        "hoạt động",
    ]) {
        Some(Column::Task)
    } else if has(&[
        "sản phẩm",
        "kết quả",
        "ghi chú",
        "địa điểm",
        "kinh phí",
        "căn cứ",
        "phụ trách",
        "thành phần",
        "cấp trình",
        "đơn vị",
        "cơ quan",
    ]) {
        Some(Column::Is(
            if has(&[
                "phụ trách",
                "sản phẩm",
                "kết quả",
                "ghi chú",
                "địa điểm",
                "kinh phí",
                "căn cứ",
                "thành phần",
                "cấp trình",
            ]) {
                Label::Other
            } else {
                Label::Lead
            },
        ))
    } else {
        None
    }
}

/// Finds the tables among the items of a range.
pub(crate) fn tables(text: &str, items: &[Item], range: std::ops::Range<usize>) -> Vec<Table> {
    let mut out = Vec::new();
    let mut i = range.start;
    while i < range.end {
        let cell = line(text, &items[i]);
        if NUMBER_HEAD.is_match(cell)
            && let Some(table) = with_head(text, items, i, range.end)
        {
            i = table.items.end;
            out.push(table);
            continue;
        }
        if row_number(cell) == Some(1.0) {
            let (table, stop) = without_head(text, items, i, range.end);
            i = stop.max(i + 1);
            out.extend(table);
            continue;
        }
        i += 1;
    }
    out
}

fn line<'a>(text: &'a str, item: &Item) -> &'a str {
    text[item.start..item.end].trim()
}

fn row_number(cell: &str) -> Option<f64> {
    let c = ROW_NUMBER.captures(cell)?;
    let mut parts = c[1].split('.');
    let whole: f64 = parts.next()?.parse().ok()?;
    let sub: f64 = parts.next().map_or(Some(0.0), |p| p.parse().ok())?;
    Some(whole + sub / 1000.0)
}

fn with_head(text: &str, items: &[Item], at: usize, end: usize) -> Option<Table> {
    let mut columns = vec![Column::Number];
    let mut i = at + 1;
    while i < end && columns.len() < 12 {
        let cell = line(text, &items[i]);
        if INDEX.is_match(cell) || row_number(cell).is_some() || GROUP_NUMBER.is_match(cell) {
            break;
        }
        match column(cell) {
            Some(c) => columns.push(c),
            // A heading cell broken over lines.
            None if cell.chars().count() < 40 => {}
            None => break,
        }
        i += 1;
    }
    let useful = columns.contains(&Column::Task)
        && columns
            .iter()
            .any(|c| matches!(c, Column::Is(Label::Lead | Label::Coordinate | Label::Time)));
    if !useful {
        return None;
    }
    while i < end && INDEX.is_match(line(text, &items[i])) {
        i += 1;
    }
    let (rows, stop) = rows(text, items, i, end, Some(&columns));
    (!rows.is_empty()).then_some(Table {
        items: at..stop,
        rows,
    })
}

fn without_head(text: &str, items: &[Item], at: usize, end: usize) -> (Option<Table>, usize) {
    let (rows, stop) = rows(text, items, at, end, None);
    let led = rows.iter().filter(|r| !r.lead.is_empty()).count();
    let good = rows.len() >= 2 && led * 3 >= rows.len() * 2;
    let items = at..stop;
    (good.then_some(Table { items, rows }), stop)
}

fn is_foot(cell: &str) -> bool {
    let low = fold(cell);
    low.starts_with("nơi nhận")
        || low.starts_with("tm.")
        || low.starts_with("kt.")
        || low.starts_with("phụ lục")
        || low.starts_with("tổng cộng")
}

fn rows(
    text: &str,
    items: &[Item],
    at: usize,
    end: usize,
    columns: Option<&[Column]>,
) -> (Vec<Row>, usize) {
    let mut out = Vec::new();
    let mut i = at;
    let mut last = 0.0;
    while i < end {
        let cell = line(text, &items[i]);
        if is_foot(cell) {
            break;
        }
        let group = GROUP_NUMBER.is_match(cell) && row_number(cell).is_none();
        let number = row_number(cell);
        let next = match number {
            Some(n) => n > last && n <= last + 1.001 || n == 1.0 || (n.fract() > 0.0 && n > last),
            None => false,
        };
        if !(group || next) {
            if out.is_empty() && i < at + 3 {
                i += 1;
                continue;
            }
            break;
        }
        let label = cell.trim_matches(['(', ')', '.', ' ']).to_owned();
        let from = i + 1;
        let mut to = from;
        while to < end && to < from + 60 {
            let c = line(text, &items[to]);
            let starts_row = row_number(c).is_some_and(|n| {
                n == number.unwrap_or(last).floor() + 1.0
                    || (n > number.unwrap_or(last) && n < number.unwrap_or(last) + 1.0)
                    || n == 1.0 && group
            }) || (GROUP_NUMBER.is_match(c) && to > from);
            if starts_row || is_foot(c) || NUMBER_HEAD.is_match(c) {
                break;
            }
            // Prose after the table.
            if to > from && items[to].cell.is_none() && items[from].cell.is_some() {
                break;
            }
            to += 1;
        }
        if let Some(n) = number {
            last = n;
        }
        if to > from
            && let Some(row) = read_row(text, items, from, to, columns, label)
        {
            out.push(row);
        }
        i = to.max(from);
    }
    (out, i)
}
