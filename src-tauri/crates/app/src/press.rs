//! What the app needs from outside to show and write paper. `app` does not know the typesetter:
//! the two faces (window and command line) hand in a [`Press`].
//!
//! Deliberately not here: reading the clock, choosing a folder, asking the user.

use crate::{failure::Failure, report::ReportBook};
use document::{Document, print::Print};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Turns papers into pages and files, and reads files a user names.
pub trait Press {
    /// Pages as SVG, exactly as they are printed.
    fn preview(&self, document: &Document) -> Sheets;
    /// Writes the PDF to a path, all or nothing, and answers the path written.
    fn write_pdf(&self, document: &Document, options: &Printing, path: &str) -> Result<Printed, Failure>;
    /// Writes the PDF of what is no paper of the decree: tables printed alone, name plates.
    fn write_print(&self, print: &Print, options: &Printing, title: &str, path: &str) -> Result<Printed, Failure>;
    /// Writes the tables of a report as a workbook (.xlsx), all or nothing; its pages are its sheets.
    fn write_workbook(&self, book: &ReportBook, path: &str) -> Result<Printed, Failure>;
    /// Opens a file in the program the system has for it.
    fn open(&self, path: &str) -> Result<(), Failure>;
    /// The bytes of a file a user named; refuses what is too large.
    fn read_file(&self, path: &str) -> Result<FileRead, Failure>;
    /// What is to be said about a place where a file lies: a folder that another program copies to
    /// the net, a stick, another machine. `None` for an ordinary disk of this machine.
    fn place_of(&self, _path: &str) -> Option<String> {
        None
    }
    /// A folder of this machine, outside of the store, for what was last seen of each store.
    fn notes_folder(&self) -> Option<String> {
        None
    }
    /// Where exported papers go when the user names no place.
    fn papers_folder(&self) -> String;
}

/// Pages of a paper for the screen.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Sheets {
    /// One SVG a page.
    pub pages: Vec<Sheet>,
    /// What the typesetter has to say (Vietnamese).
    pub notes: Vec<String>,
    /// Characters the font lacks, with their place; the paper cannot be exported before they go.
    pub missing_glyphs: Vec<String>,
}

/// One page.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Sheet {
    /// The drawing; its user unit is a point.
    pub svg: String,
    /// Width in millimetres.
    pub width: f32,
    /// Height in millimetres.
    pub height: f32,
}

/// How a paper is written to a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Printing {
    /// Time of writing, ISO with zone: an argument, so that the same input gives the same bytes.
    pub created: String,
    /// Author in the file's metadata.
    pub author: String,
    /// Puts an empty field for a digital signature between office and name.
    pub signature_field: bool,
    /// A line in small type at the foot of every page: what witnesses the journal.
    #[serde(default)]
    pub footer_note: Option<String>,
}

/// A paper that was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Printed {
    /// Where it is.
    pub path: String,
    /// Number of pages.
    pub pages: u32,
    /// Size of the file.
    pub bytes: u32,
    /// What did not go as asked although the paper was written: no viewer on this machine.
    pub remark: Option<String>,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct FileRead {
    /// Its name without folders.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}
