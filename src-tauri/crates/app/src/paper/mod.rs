//! Questions about a paper on the desk: preview, findings, export, types.

use crate::{
    failure::{Failure, OrNotFound},
    intent::{Question, View},
    press::{Printed, Printing, Sheets},
};
use document::{Document, Kind, lint};
use domain::DraftId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Pages and findings of a paper as it is being typed.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PreviewPaper {
    /// The paper.
    pub document: Document,
}

/// What stands right of and under the editor.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Preview {
    /// The pages as they will be printed.
    pub sheets: Sheets,
    /// What lint found, worst first.
    pub findings: Vec<lint::Finding>,
}

impl Question for PreviewPaper {
    type Answer = Preview;
    fn ask(self, view: &View<'_>) -> Result<Preview, Failure> {
        let context = lint_context(view)?;
        Ok(Preview { sheets: view.outside.press.preview(&self.document), findings: lint::lint(&self.document, &context) })
    }
}

/// What the store knows that lint rules ask for.
pub fn lint_context(view: &View<'_>) -> Result<lint::LintContext, Failure> {
    use chrono::Datelike;
    let today = view.outside.today;
    let profile = store::body::get(view.r)?;
    let mut context = lint::LintContext { today: Some((today.year(), today.month(), today.day())), ..Default::default() };
    if let Some(p) = profile {
        context.collective = p.collective.clone();
        context.advisory_body_with_parent_seal = p.seal_case == domain::SealCase::B;
        context.election_term = Some(p.election.term.clone());
    }
    context.known_units = store::unit::list(view.r)?.into_iter().map(|u| u.name).collect();
    Ok(context)
}

/// Applies the fixes that are safe without asking; or one named finding, safe or not.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct FixPaper {
    /// The paper.
    pub document: Document,
    /// One finding a person chose, as `paper_preview` answered it.
    #[serde(default)]
    pub only: Option<lint::Finding>,
}

/// A paper with its safe fixes applied.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Fixed {
    /// The corrected paper.
    pub document: Document,
    /// What was corrected.
    pub applied: Vec<lint::Finding>,
}

impl Question for FixPaper {
    type Answer = Fixed;
    fn ask(self, view: &View<'_>) -> Result<Fixed, Failure> {
        if let Some(finding) = self.only {
            let mut document = self.document;
            if !lint::accept(&mut document, &finding) {
                return Err(Failure::invalid("Lỗi này không còn ở chỗ cũ, hoặc không có cách sửa tự động.", "Hãy sửa bằng tay, hoặc chờ soát lại."));
            }
            return Ok(Fixed { document, applied: vec![finding] });
        }
        let (document, applied) = lint::fix_safe(&self.document, &lint_context(view)?);
        Ok(Fixed { document, applied })
    }
}

/// Writes a draft as PDF.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ExportDraft {
    /// Which.
    pub id: DraftId,
    /// Where to; the folder of papers when absent.
    pub path: Option<String>,
    /// Puts an empty field for a digital signature.
    #[serde(default)]
    pub signature_field: bool,
    /// Opens the file in the system's viewer afterwards.
    #[serde(default)]
    pub open: bool,
}

impl Question for ExportDraft {
    type Answer = Printed;
    fn ask(self, view: &View<'_>) -> Result<Printed, Failure> {
        let draft = store::draft::get(view.r, self.id)?.or_not_found("dự thảo này")?;
        let document = store::draft::kept(view.r, self.id)?.unwrap_or(draft.document);
        write(view, &document, self.path, self.signature_field, None, self.open)
    }
}

/// Writes a paper as PDF, to the folder of papers when no place is named, and opens it when asked.
pub(crate) fn write(
    view: &View<'_>,
    document: &Document,
    path: Option<String>,
    signature_field: bool,
    footer_note: Option<String>,
    open: bool,
) -> Result<Printed, Failure> {
    let press = view.outside.press;
    let path = path.unwrap_or_else(|| {
        let folder = press.papers_folder();
        format!("{folder}{}{}", std::path::MAIN_SEPARATOR, file_name(document, view.outside.now))
    });
    let printing = Printing {
        created: view.outside.now.to_rfc3339_opts(chrono::SecondsFormat::Secs, false),
        author: document.head.issuer.replace('\n', " "),
        signature_field,
        footer_note,
    };
    let mut printed = press.write_pdf(document, &printing, &path)?;
    if open {
        // The paper is written; a machine without a viewer is a remark, not a failure.
        printed.remark = press.open(&printed.path).err().map(|f| f.to_string());
    }
    Ok(printed)
}

/// "20260205-1430-cong-van-tang-cuong-bao-dam-antt.pdf": plain letters for old USB sticks.
fn file_name(document: &Document, now: chrono::DateTime<chrono::FixedOffset>) -> String {
    named(&format!("{} {}", document.kind.id, document.subject), "pdf", now)
}

/// A file's name from its moment and words.
pub(crate) fn named(words: &str, ending: &str, now: chrono::DateTime<chrono::FixedOffset>) -> String {
    let mut slug = String::new();
    for c in domain::names::fold(words).chars() {
        match c {
            c if c.is_ascii_alphanumeric() => slug.push(c),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
        if slug.len() >= 60 {
            break;
        }
    }
    let slug = slug.trim_matches('-');
    let tail = if slug.is_empty() { String::new() } else { format!("-{slug}") };
    format!("{}{tail}.{ending}", now.format("%Y%m%d-%H%M%S"))
}

/// The 29 types of Điều 7.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListTypes {}

/// A document type.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TypeRow {
    /// Id: "cong-van".
    pub id: String,
    /// Name: "Công văn".
    pub name: String,
    /// Group in the symbol.
    pub abbreviation: Option<String>,
    /// What it is used for.
    pub purpose: String,
    /// Whether it can be drafted here.
    pub drafted: bool,
}

/// Types in the order of Điều 7.
pub fn types() -> Vec<TypeRow> {
    Kind::all()
        .map(|k| TypeRow {
            id: k.id.clone(),
            name: k.name.clone(),
            abbreviation: k.abbreviation.clone(),
            purpose: k.purpose.clone(),
            drafted: k.drafted,
        })
        .collect()
}

impl Question for ListTypes {
    type Answer = Vec<TypeRow>;
    fn ask(self, _: &View<'_>) -> Result<Self::Answer, Failure> {
        Ok(types())
    }
}

/// Opens a file in the program the system has for it.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct OpenFile {
    /// A file this program wrote.
    pub path: String,
}

impl Question for OpenFile {
    type Answer = ();
    fn ask(self, view: &View<'_>) -> Result<(), Failure> {
        view.outside.press.open(&self.path)
    }
}
