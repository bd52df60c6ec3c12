//! Blocks of running text, in the levels of P1-II.6đ.

use super::Rich;
use crate::measure::Mm;
use serde::{Deserialize, Serialize};

/// One block of the body or of an annex.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Block {
    /// A justified paragraph with a first-line indent.
    Paragraph {
        /// The words.
        text: Rich,
    },
    /// A numbered or dashed item or heading of a level.
    Item {
        /// Where it stands in the structure; fixes mark, style and place.
        level: Level,
        /// A mark set by hand ("15a."), in place of the counted one; "" prints none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mark: Option<String>,
        /// Title of the item: bold, on its own line for phần, chương, mục; bold for a titled khoản.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<String>,
        /// The words that follow; may be empty under a title.
        #[serde(default)]
        text: Rich,
    },
    /// A table with a heading row that is repeated on every page.
    Table(Table),
    /// A centred line, bold: THẨM QUYỀN BAN HÀNH, "QUYẾT ĐỊNH:".
    Centered {
        /// The words.
        text: Rich,
    },
    /// A page break set by hand.
    PageBreak,
    /// A drawing of figures that stand in a table of the same paper.
    Chart(Chart),
}

/// A chart: bars, columns or lines in patterns that an old printer and a photocopy keep apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Chart {
    /// Printed bold above the drawing.
    pub title: String,
    /// How it is drawn.
    pub form: ChartForm,
    /// What stands at the axis, one a bar, column or point.
    pub labels: Vec<String>,
    /// What is drawn, at most six; each with as many values as there are labels.
    pub series: Vec<Series>,
    /// What the drawing shows, in words, for those who cannot see it.
    pub alt: String,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ChartForm {
    /// Lying bars, the series one behind the other: long names beside them.
    Bars,
    /// Standing columns, the series one above the other.
    Columns,
    /// A line a series.
    Lines,
}

/// One series of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// What it is, in the legend.
    pub name: String,
    /// Its values, in the order of the labels; a line ends where they are absent.
    pub values: Vec<Option<u32>>,
}

/// Levels of the structure, widest first (P1-II.6đ and the layout "phần, mục, khoản, điểm").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// "Phần I", centred, title in capitals below.
    Phan,
    /// "Chương I", centred, title in capitals below.
    Chuong,
    /// "Mục 1", centred, title in capitals below.
    Muc,
    /// "Tiểu mục 1", centred, title in capitals below.
    TieuMuc,
    /// "Điều 1. Title", bold, with first-line indent.
    Dieu,
    /// "I. TITLE" of plans and reports: Roman number and bold capitals on one line.
    MucLaMa,
    /// "1." Khoản.
    Khoan,
    /// "a)" Điểm, in the order of the Vietnamese alphabet.
    Diem,
    /// "-"
    Gach,
    /// "+"
    Cong,
}

/// A table. Cells are ragged right and never justified.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Columns, left to right.
    pub columns: Vec<Column>,
    /// Prints "(1)", "(2)", … under the headings.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub numbered_columns: bool,
    /// Type size in points, 11-14; `None` takes the default of tables.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<f32>,
    /// Rows of cells, each as long as `columns`.
    #[serde(default)]
    pub rows: Vec<Vec<Rich>>,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Heading, printed bold and centred.
    pub title: String,
    /// A second heading row: neighbouring columns with the same group share one cell above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Width in millimetres; `None` shares what is left by the length of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<Mm>,
    /// How cells are aligned.
    #[serde(default)]
    pub align: Align,
}

/// Alignment of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Flush left, ragged right.
    #[default]
    Left,
    /// Centred.
    Center,
    /// Flush right: numbers.
    Right,
}
