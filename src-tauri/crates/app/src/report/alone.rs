//! Tables printed alone: with who made them on the left and the head on the right. Tables inside a
//! báo cáo take no signature of their own.

use super::{ReportGrid, as_of_line};
use crate::{compose::headed, failure::Failure, intent::{Outside, View, profile_of}, press::{Printed, Printing}};
use chrono::Timelike;
use document::{
    Kind,
    print::{LoneTable, LoneTables, MADE_BY, Print},
};
use domain::BodyProfile;

/// "(Tính đến 08 giờ 05, ngày 10 tháng 5 năm 2021)"; without the hour for another day than today.
pub(crate) fn as_of_moment(outside: &Outside<'_>) -> String {
    if outside.now.date_naive() != outside.today {
        return as_of_line(outside.today);
    }
    format!("(Tính đến {:02} giờ {:02}, {})", outside.now.hour(), outside.now.minute(), super::in_words(outside.today))
}

/// The tables of a report as a printing job.
pub(crate) fn alone(profile: &BodyProfile, grids: &[ReportGrid], note: Option<&str>, landscape: bool, outside: &Outside<'_>) -> Print {
    let paper = headed(Kind::ke_hoach(), profile, outside.today);
    let tables = grids
        .iter()
        .map(|g| LoneTable {
            title: g.title.clone(),
            note: note.map_or_else(|| g.as_of_line.clone(), str::to_owned),
            body: g.annex().body,
        })
        .collect();
    Print::Tables(LoneTables {
        parent: paper.head.parent,
        issuer: paper.head.issuer,
        place: paper.head.place,
        date: paper.head.date,
        landscape,
        tables,
        made_by: MADE_BY.into(),
        maker: String::new(),
        signature: paper.signature,
    })
}

/// Writes a printing job as PDF, to the folder of papers when no place is named.
pub(crate) fn write(view: &View<'_>, print: &Print, title: &str, path: Option<String>, open: bool) -> Result<Printed, Failure> {
    let press = view.outside.press;
    let path = path.unwrap_or_else(|| {
        let folder = press.papers_folder();
        format!("{folder}{}{}", std::path::MAIN_SEPARATOR, crate::paper::named(title, "pdf", view.outside.now))
    });
    let author = profile_of(store::body::get(view.r)?)?.issuer.replace('\n', " ");
    let created = view.outside.now.to_rfc3339_opts(chrono::SecondsFormat::Secs, false);
    let mut printed = press.write_print(print, &Printing { created, author, signature_field: false, footer_note: super::witness(view)? }, title, &path)?;
    if open {
        // The paper is written; a machine without a viewer is a remark, not a failure.
        printed.remark = press.open(&printed.path).err().map(|f| f.to_string());
    }
    Ok(printed)
}
