//! A table of a report before it becomes paper or a workbook: both have the same rows because both
//! are made from here.

use super::figures::percent_text;
use document::{Align, Annex, Block, Column, Mm, Rich, Table};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Tables of a report, as of a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportBook {
    /// Day every computed state is of.
    pub as_of: chrono::NaiveDate,
    /// The tables.
    pub grids: Vec<ReportGrid>,
    /// The end of the journal at this moment, for small type under the table.
    pub witness: Option<String>,
}

/// One table: headings word for word, rows of cells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportGrid {
    /// Short name, for the sheet of a workbook.
    pub name: String,
    /// Title in capitals.
    pub title: String,
    /// "(Tính đến ngày 05 tháng 5 năm 2021)".
    pub as_of_line: String,
    /// Columns with their groups and widths.
    pub columns: Vec<Column>,
    /// What stands under the headings: "(1)", "(3)=(4)+(7)"; empty for none.
    pub numbers: Vec<String>,
    /// Rows, each as long as `columns`.
    pub rows: Vec<Vec<ReportCell>>,
    /// The last row is a sum.
    pub summed: bool,
    /// Lines under the table.
    pub notes: Vec<String>,
}

/// One cell. Empty is blank, zero is 0.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", content = "value", rename_all = "kebab-case")]
pub enum ReportCell {
    /// Words; may be empty.
    Text(String),
    /// A number of things.
    Count(u32),
    /// Per cent with two decimals; "-" when there is nothing to divide by.
    Percent(Option<f64>),
}

impl ReportCell {
    /// What is printed.
    pub fn text(&self) -> String {
        match self {
            ReportCell::Text(text) => text.clone(),
            ReportCell::Count(n) => n.to_string(),
            ReportCell::Percent(rate) => percent_text(*rate),
        }
    }
}

impl ReportGrid {
    /// The table as a phụ lục on a landscape page.
    pub fn annex(&self) -> Annex {
        let plain = self.numbers.iter().enumerate().all(|(i, n)| *n == format!("({})", i + 1));
        let last = self.rows.len().checked_sub(1).filter(|_| self.summed);
        let mut rows: Vec<Vec<Rich>> = Vec::with_capacity(self.rows.len() + 1);
        if !plain {
            rows.push(self.numbers.iter().map(Rich::plain).collect());
        }
        rows.extend(self.rows.iter().enumerate().map(|(i, row)| {
            row.iter()
                .map(|cell| {
                    let mut rich = Rich::plain(cell.text());
                    rich.0.iter_mut().for_each(|run| run.bold = Some(i) == last);
                    rich
                })
                .collect()
        }));
        let table = Table { columns: self.columns.clone(), numbered_columns: plain && !self.numbers.is_empty(), size: Some(11.0), rows };
        let mut body = vec![Block::Table(table)];
        body.extend(self.notes.iter().map(|n| Block::Paragraph { text: Rich::plain(n) }));
        Annex { title: self.title.clone(), note: Some(self.as_of_line.clone()), landscape: true, body }
    }
}

/// A column; widths of one table add up to the measure of a landscape page, 252 mm.
pub(crate) fn column(title: &str, width: f32, align: Align) -> Column {
    Column { title: title.into(), group: None, width: Some(Mm(width)), align }
}

/// A column under a shared heading.
pub(crate) fn grouped(group: &str, title: &str, width: f32) -> Column {
    Column { group: Some(group.into()), ..column(title, width, Align::Right) }
}

/// "(1)", "(2)", … for so many columns.
pub(crate) fn counted(columns: usize) -> Vec<String> {
    (1..=columns).map(|n| format!("({n})")).collect()
}

/// A cell of words.
pub(crate) fn words(text: impl Into<String>) -> ReportCell {
    ReportCell::Text(text.into())
}

/// The number of a row.
pub(crate) fn ordinal(i: usize) -> ReportCell {
    ReportCell::Count(u32::try_from(i + 1).unwrap_or(u32::MAX))
}
