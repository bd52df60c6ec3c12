//! What is printed beside the papers of the decree: tables printed alone, with who made them and
//! who answers for them underneath, and name plates for a meeting table.

use crate::model::{Block, PaperDate, Signature};
use serde::{Deserialize, Serialize};

/// One printing job that is no paper of Điều 7.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "print", rename_all = "kebab-case")]
pub enum Print {
    /// Tables printed alone.
    Tables(LoneTables),
    /// Name plates, one sheet each, folded in the middle.
    Plates(Vec<Plate>),
}

/// Tables printed alone: heading of the body on the left, titles, tables, and under the last one
/// who made it (left) and who answers for it (right).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct LoneTables {
    /// Cơ quan chủ quản; may hold line breaks.
    pub parent: Option<String>,
    /// Cơ quan, in capitals.
    pub issuer: String,
    /// Địa danh.
    pub place: String,
    /// Day beside the signature; parts may be blank for the pen.
    pub date: PaperDate,
    /// The pages lie across.
    pub landscape: bool,
    /// The tables in order, each with its title.
    pub tables: Vec<LoneTable>,
    /// What the maker's column says: [`MADE_BY`].
    pub made_by: String,
    /// Name of the maker; blank for the pen.
    pub maker: String,
    /// Who answers for it.
    pub signature: Signature,
}

/// One table of a job, or the text of a sheet.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct LoneTable {
    /// Title, printed in capitals.
    pub title: String,
    /// The line in italics under it: "(Tính đến 08 giờ 05, ngày 10 tháng 5 năm 2021)".
    pub note: String,
    /// Tables and paragraphs.
    pub body: Vec<Block>,
}

/// One name plate; both halves of the sheet say the same, one of them upside down.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Plate {
    /// The line in the middle, set as large as it fits.
    pub name: String,
    /// What stands above: the body the delegate comes from.
    pub over: String,
    /// What stands below: the office held.
    pub under: String,
}

/// The word over the maker's name under a table printed alone.
pub const MADE_BY: &str = "NGƯỜI LẬP BIỂU";
