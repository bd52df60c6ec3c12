//! Questions about the program itself: what it is made of, and how it is shown that it keeps to
//! itself. Needs nothing of the store but, for the paper, who issues it.

use crate::{
    compose::{ended, headed},
    failure::Failure,
    intent::{Question, View, profile_of},
    press::Printed,
};
use document::{Block, Kind, Level, Rich, nd30::body::END_MARK};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The statement for the officer in charge of information security.
const STATEMENT: &str = include_str!("../../../../../assets/security/khong-mang.toml");
/// Every package in the programs with its licence; made by `cargo run -p tests --example supply licences`.
const LICENCES: &str = include_str!("../../../../../assets/licences/third-party.json");

/// The program: version and the statement on security.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ShowAbout {}

/// What stands on the page "Giới thiệu".
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct About {
    /// Version of the program.
    pub version: String,
    /// The statement on security, section by section.
    pub statement: Vec<Section>,
}

/// A section of the statement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// Its sentences.
    pub items: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    subject: String,
    section: Vec<Section>,
}

fn statement() -> Result<Statement, Failure> {
    toml::from_str(STATEMENT).map_err(Failure::broken)
}

impl Question for ShowAbout {
    type Answer = About;
    fn ask(self, _: &View<'_>) -> Result<About, Failure> {
        about()
    }
}

/// What the program says of itself, without a store.
pub fn about() -> Result<About, Failure> {
    Ok(About { version: env!("CARGO_PKG_VERSION").into(), statement: statement()?.section })
}

/// Other people's work in the program.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListLicences {}

/// Packages and the texts of their licences.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Licences {
    /// One line a package.
    pub packages: Vec<LicenceLine>,
    /// Each text once; the lines point into it.
    pub texts: Vec<String>,
}

/// A package in the program.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LicenceLine {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Licence as an SPDX expression.
    pub licence: String,
    /// Which of the texts belong to it.
    pub texts: Vec<u32>,
}

impl Question for ListLicences {
    type Answer = Licences;
    fn ask(self, _: &View<'_>) -> Result<Licences, Failure> {
        licences()
    }
}

/// The packages in the program, without a store.
pub fn licences() -> Result<Licences, Failure> {
    serde_json::from_str(LICENCES).map_err(Failure::broken)
}

/// Writes the statement on security as a paper of the office.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ExportStatement {
    /// Where to; the folder of papers when absent.
    pub path: Option<String>,
    /// Opens the file in the system's viewer afterwards.
    #[serde(default)]
    pub open: bool,
}

impl Question for ExportStatement {
    type Answer = Printed;
    fn ask(self, view: &View<'_>) -> Result<Printed, Failure> {
        let profile = profile_of(store::body::get(view.r)?)?;
        let statement = statement()?;
        let mut paper = headed(Kind::parse("bao-cao").map_err(Failure::broken)?, &profile, view.outside.today);
        paper.subject = statement.subject;
        paper.body = body(&statement.section, &profile.name);
        crate::paper::write(view, &paper, self.path, false, None, self.open)
    }
}

/// Numbered headings with their sentences as lettered points, and the closing formula.
fn body(sections: &[Section], issuer: &str) -> Vec<Block> {
    let mut out = Vec::new();
    for s in sections {
        out.push(Block::Item { level: Level::Khoan, mark: None, title: Some(s.heading.clone()), text: Rich::default() });
        out.extend(s.items.iter().map(|i| Block::Item { level: Level::Diem, mark: None, title: None, text: Rich::plain(i) }));
    }
    out.push(Block::Paragraph { text: Rich::plain(ended(&format!("Trên đây là báo cáo của {issuer}"), END_MARK)) });
    out
}
