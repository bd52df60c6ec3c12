//! Reports as workbooks: the same rows as on paper, one sheet a table. The day of the figures is
//! the day of the file, so the same report gives the same bytes.

use app::{
    Failure,
    report::{ReportBook, ReportCell, ReportGrid},
};
use chrono::Datelike;
use document::Align;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// Columns a sheet can hold.
const MOST_COLUMNS: usize = 16_384;
/// Rows a sheet can hold, heading and notes taken off.
const MOST_ROWS: usize = 1_048_000;
/// Characters a cell can hold.
const MOST_CHARACTERS: usize = 32_767;

/// The bytes of the workbook.
pub fn workbook(book: &ReportBook) -> Result<Vec<u8>, Failure> {
    if book.grids.iter().any(|g| g.columns.len() > MOST_COLUMNS || g.rows.len() > MOST_ROWS) {
        return Err(Failure::invalid(
            "Báo cáo rộng hoặc dài hơn mức một trang tính chứa được.",
            "Hãy xuất PDF, hoặc lấy số liệu bằng --json.",
        ));
    }
    build(book).map_err(Failure::broken)
}

fn build(book: &ReportBook) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let day = book.as_of;
    let created = ExcelDateTime::from_ymd(day.year().try_into().unwrap_or(2000), day.month() as u8, day.day() as u8)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    for grid in &book.grids {
        sheet(workbook.add_worksheet(), grid, book.witness.as_deref())?;
    }
    workbook.save_to_buffer()
}

fn base() -> Format {
    Format::new().set_font_name("Times New Roman").set_font_size(12)
}

fn boxed() -> Format {
    base().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top)
}

fn sheet(sheet: &mut Worksheet, grid: &ReportGrid, witness: Option<&str>) -> Result<(), XlsxError> {
    sheet.set_name(&grid.name)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    let last = grid.columns.len().saturating_sub(1) as u16;
    let title = base().set_bold().set_align(FormatAlign::Center);
    line(sheet, 0, last, &grid.title, &title)?;
    line(sheet, 1, last, &grid.as_of_line, &base().set_italic().set_align(FormatAlign::Center))?;
    let first = heading(sheet, grid, 3)?;
    for (r, row) in grid.rows.iter().enumerate() {
        let sum = grid.summed && r + 1 == grid.rows.len();
        for (c, cell) in row.iter().enumerate() {
            let mut format = match grid.columns.get(c).map(|c| c.align) {
                Some(Align::Center) => boxed().set_align(FormatAlign::Center),
                Some(Align::Right) => boxed().set_align(FormatAlign::Right),
                _ => boxed(),
            };
            if sum {
                format = format.set_bold();
            }
            let (r, c) = (first + r as u32, c as u16);
            match cell {
                ReportCell::Count(n) => sheet.write_number_with_format(r, c, *n, &format)?,
                ReportCell::Percent(Some(rate)) => sheet.write_number_with_format(r, c, *rate, &format.set_num_format("0.00"))?,
                other => {
                    let text: String = other.text().chars().take(MOST_CHARACTERS).collect();
                    sheet.write_string_with_format(r, c, text, &format)?
                }
            };
        }
    }
    for (i, note) in grid.notes.iter().enumerate() {
        sheet.write_string_with_format(first + (grid.rows.len() + i) as u32, 0, note, &base())?;
    }
    if let Some(witness) = witness {
        let row = first + (grid.rows.len() + grid.notes.len() + 1) as u32;
        sheet.write_string_with_format(row, 0, witness, &base().set_font_size(8).set_italic())?;
    }
    sheet.set_freeze_panes(first, 0)?;
    sheet.set_repeat_rows(3, first - 1)?;
    Ok(())
}

/// A line over the whole width of the table.
fn line(sheet: &mut Worksheet, row: u32, last: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    if last == 0 {
        sheet.write_string_with_format(row, 0, text, format)?;
    } else {
        sheet.merge_range(row, 0, row, last, text, format)?;
    }
    Ok(())
}

/// Headings in two rows when columns share one, then what stands under them; the first free row.
fn heading(sheet: &mut Worksheet, grid: &ReportGrid, top: u32) -> Result<u32, XlsxError> {
    let bold = boxed().set_bold().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
    let two = grid.columns.iter().any(|c| c.group.is_some());
    let low = if two { top + 1 } else { top };
    let mut c = 0;
    while let Some(column) = grid.columns.get(c) {
        let at = c as u16;
        sheet.set_column_width(at, column.width.map_or(12.0, |w| f64::from(w.0) / 2.0))?;
        match &column.group {
            Some(group) => {
                let wide = grid.columns[c..].iter().take_while(|n| n.group.as_ref() == Some(group)).count();
                if wide > 1 {
                    sheet.merge_range(top, at, top, at + wide as u16 - 1, group, &bold)?;
                } else {
                    sheet.write_string_with_format(top, at, group, &bold)?;
                }
                for (i, part) in grid.columns[c..c + wide].iter().enumerate() {
                    sheet.set_column_width(at + i as u16, part.width.map_or(12.0, |w| f64::from(w.0) / 2.0))?;
                    sheet.write_string_with_format(low, at + i as u16, &part.title, &bold)?;
                }
                c += wide;
            }
            None => {
                if two {
                    sheet.merge_range(top, at, low, at, &column.title, &bold)?;
                } else {
                    sheet.write_string_with_format(top, at, &column.title, &bold)?;
                }
                c += 1;
            }
        }
    }
    if grid.numbers.is_empty() {
        return Ok(low + 1);
    }
    let plain = boxed().set_align(FormatAlign::Center);
    for (c, number) in grid.numbers.iter().enumerate() {
        sheet.write_string_with_format(low + 1, c as u16, number, &plain)?;
    }
    Ok(low + 2)
}
