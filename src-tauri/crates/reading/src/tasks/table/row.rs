//! One row of a table: which cell is the task, the lead, the time.

use super::{Column, Row};
use crate::dates;
use crate::outline::Item;
use crate::tasks::block::{Label, names};
use crate::words::{fold, words};

/// Is the whole cell a list of bodies?
fn is_units(cell: &str) -> bool {
    let cell = cell.trim().trim_start_matches(['-', '+', ' ']);
    let w = words(cell);
    !w.is_empty() && crate::units::whole(cell.trim_end_matches(['.', ';', ',']), &w).is_some()
}

fn is_time(cell: &str) -> bool {
    let low = fold(cell);
    if low.chars().count() > 120 {
        return false;
    }
    let calendar = dates::Calendar {
        dated: None,
        exact: false,
        usual_year: Some(2000),
    };
    let t = dates::deadline_of_cell(cell, &calendar);
    let starts = [
        "thường xuyên",
        "hằng",
        "hàng",
        "trước",
        "tháng",
        "quý",
        "năm",
        "ngày",
        "từ",
        "trong",
        "chậm nhất",
        "sau",
        "ngay",
        "định kỳ",
        "khi",
        "theo",
        "đến",
        "cả năm",
        "xong",
        "hoàn thành",
        "cuối",
        "đầu",
        "liên tục",
        "trong suốt",
        "suốt",
        "0",
        "1",
        "2",
        "3",
        "giai đoạn",
        "theo tiến độ",
    ]
    .iter()
    .any(|s| low.starts_with(s));
    starts
        && (t.deadline.is_some()
            || t.period.is_some()
            || !dates::rhythms(cell).is_empty()
            || [
                "thường xuyên",
                "theo kế hoạch",
                "theo quy định",
                "trong suốt",
                "theo tiến độ",
                "theo hướng dẫn",
                "khi có",
                "cả năm",
                "liên tục",
            ]
            .iter()
            .any(|s| low.starts_with(s)))
}

pub(super) fn read_row(
    text: &str,
    items: &[Item],
    from: usize,
    to: usize,
    columns: Option<&[Column]>,
    label: String,
) -> Option<Row> {
    // Cells: one or several lines each.
    let mut cells: Vec<(usize, usize)> = Vec::new();
    for k in from..to {
        let listed = k > from
            && items[k].cell.is_none()
            && crate::tasks::is_bullet(items[k].kind)
            && crate::tasks::is_bullet(items[k - 1].kind);
        match cells.last_mut() {
            // Bullets without borders between them stand in one cell.
            Some(c) if listed => c.1 = k + 1,
            Some(c) if items[k].cell.is_some() && items[k].cell == items[c.0].cell => c.1 = k + 1,
            _ => cells.push((k, k + 1)),
        }
    }
    let mut row = Row {
        label,
        ..Row::default()
    };
    let expected = columns.map_or(0, |c| c.len().saturating_sub(1));
    let bordered = items[from].cell.is_some();
    let gapless = bordered && columns.is_some() && cells.len() <= expected + 1;
    if columns.is_some() && (cells.len() == expected || gapless) {
        let columns = columns.unwrap_or_default();
        let first = items[from].cell;
        for (n, &(a, b)) in cells.iter().enumerate() {
            // Empty cells leave a hole in the count of borders.
            let place = match (items[a].cell, first) {
                (Some(c), Some(f)) => c - f,
                _ => n,
            };
            let kind = columns
                .get(1 + place)
                .copied()
                .unwrap_or(Column::Is(Label::Other));
            assign(text, items, a, b, kind, &mut row);
        }
    } else {
        // Some cells are lost or broken: tell them by what they hold.
        let order: Vec<Column> = columns
            .unwrap_or(&[])
            .iter()
            .copied()
            .filter(|c| matches!(c, Column::Is(Label::Lead | Label::Coordinate)))
            .collect();
        let coordinate_first = order.first() == Some(&Column::Is(Label::Coordinate));
        let no_coordinate = columns.is_some() && !order.contains(&Column::Is(Label::Coordinate));
        let mut unit_cells = 0;
        for (n, &(a, b)) in cells.iter().enumerate() {
            let cell = &text[items[a].start..items[b - 1].end];
            let kind = if n == 0 {
                Column::Task
            } else if is_time(cell) {
                Column::Is(Label::Time)
            } else if is_units(cell) {
                unit_cells += 1;
                let lead = (unit_cells == 1) != coordinate_first || no_coordinate;
                Column::Is(if lead { Label::Lead } else { Label::Coordinate })
            } else if row.lead.is_empty() && row.time.is_empty() && unit_cells == 0 {
                Column::Task
            } else {
                Column::Is(Label::Other)
            };
            assign(text, items, a, b, kind, &mut row);
        }
    }
    let something = row.end > row.start
        && (!row.lead.is_empty() || !row.coordinate.is_empty() || !row.time.is_empty());
    something.then_some(row)
}

fn assign(text: &str, items: &[Item], a: usize, b: usize, kind: Column, row: &mut Row) {
    let cell = &text[items[a].start..items[b - 1].end];
    match kind {
        Column::Task => {
            if row.end == 0 {
                row.start = items[a].body;
            }
            row.end = items[b - 1].end;
        }
        Column::Is(Label::Lead) => {
            for k in a..b {
                for n in names(&text[items[k].body..items[k].end]) {
                    if !row.lead.contains(&n) {
                        row.lead.push(n);
                    }
                }
            }
        }
        Column::Is(Label::Coordinate) => {
            for k in a..b {
                for n in names(&text[items[k].body..items[k].end]) {
                    if !row.coordinate.contains(&n) {
                        row.coordinate.push(n);
                    }
                }
            }
        }
        Column::Is(Label::Time) if row.time.len() < 4 => row.time.push(cell.replace('\n', " ")),
        _ => {}
    }
}
