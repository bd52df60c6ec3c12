//! What is printed for a meeting beside its papers: attendance list, statements side by side, name
//! plates.

use crate::{
    failure::{Failure, OrNotFound, codes},
    intent::{Question, View, profile_of},
    press::Printed,
    report::{ReportBook, ReportGrid, alone, grid::{column, counted, ordinal, words}},
};
use document::{Align, print::{Plate, Print}};
use domain::{Meeting, MeetingId, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ts_rs::TS;

/// What to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingPrint {
    /// Danh sách đại biểu, with room for signatures.
    Attendance,
    /// Ý kiến of each body side by side with the ruling.
    Statements,
    /// Biển tên, one sheet a delegate.
    Plates,
}

/// A table of a meeting, for a workbook.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MeetingTables {
    /// Which.
    pub id: MeetingId,
    /// Which table; plates have none.
    pub what: MeetingPrint,
}

impl Question for MeetingTables {
    type Answer = ReportBook;
    fn ask(self, view: &View<'_>) -> Result<ReportBook, Failure> {
        let m = store::meeting::get(view.r, self.id)?.or_not_found("cuộc họp này")?;
        let names: HashMap<UnitId, String> = store::unit::list(view.r)?.into_iter().map(|u| (u.id, u.name)).collect();
        let grid = match self.what {
            MeetingPrint::Attendance => attendance(&m),
            MeetingPrint::Statements => statements(&m, &names),
            MeetingPrint::Plates => return Err(Failure::invalid("Biển tên không có dạng bảng tính.", "Hãy xuất biển tên ra PDF.")),
        };
        if grid.rows.is_empty() {
            return Err(Failure::refused(
                codes::NO_TASKS,
                match self.what {
                    MeetingPrint::Statements => "Cuộc họp này chưa ghi ý kiến của đơn vị nào.",
                    _ => "Cuộc họp này chưa có thành phần dự họp.",
                },
                "Hãy ghi thành phần, ý kiến ở màn hình Họp rồi in lại.",
            ));
        }
        Ok(ReportBook { as_of: m.on, grids: vec![grid], witness: crate::report::witness(view)? })
    }
}

/// Writes what is printed for a meeting as PDF.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PrintMeeting {
    /// Which.
    pub id: MeetingId,
    /// What.
    pub what: MeetingPrint,
    /// Where to; the folder of papers when absent.
    pub path: Option<String>,
    /// Opens the file in the system's viewer afterwards.
    #[serde(default)]
    pub open: bool,
}

impl Question for PrintMeeting {
    type Answer = Printed;
    fn ask(self, view: &View<'_>) -> Result<Printed, Failure> {
        let m = store::meeting::get(view.r, self.id)?.or_not_found("cuộc họp này")?;
        if self.what == MeetingPrint::Plates {
            let plates = plates(&m);
            if plates.is_empty() {
                return Err(Failure::refused(codes::NO_TASKS, "Cuộc họp này chưa có thành phần dự họp.", "Hãy ghi thành phần dự họp rồi in biển tên."));
            }
            return alone::write(view, &Print::Plates(plates), "Biển tên đại biểu", self.path, self.open);
        }
        let profile = profile_of(store::body::get(view.r)?)?;
        let book = MeetingTables { id: self.id, what: self.what }.ask(view)?;
        let title = book.grids.first().map(|g| g.title.clone()).unwrap_or_default();
        let print = alone::alone(&profile, &book.grids, None, self.what == MeetingPrint::Statements, view.outside);
        alone::write(view, &print, &title, self.path, self.open)
    }
}

/// "(Hội nghị …, ngày 10/5/2021)".
fn of(m: &Meeting) -> String {
    format!("({}, {})", m.name, m.when())
}

fn attendance(m: &Meeting) -> ReportGrid {
    let columns = vec![
        column("STT", 11.0, Align::Center),
        column("Họ và tên", 38.0, Align::Left),
        column("Chức vụ", 33.0, Align::Left),
        column("Cơ quan, đơn vị", 42.0, Align::Left),
        column("Có mặt", 15.0, Align::Center),
        column("Ký tên", 21.0, Align::Left),
    ];
    let rows = m
        .attendees
        .iter()
        .enumerate()
        .map(|(i, a)| {
            let came = match a.attended {
                Some(true) => "x",
                Some(false) => "vắng",
                None => "",
            };
            vec![ordinal(i), words(a.name.clone()), words(a.office.clone()), words(a.body.clone()), words(came), words("")]
        })
        .collect();
    table("Thành phần", "DANH SÁCH ĐẠI BIỂU DỰ HỌP", m, columns, rows)
}

pub(super) fn statements(m: &Meeting, names: &HashMap<UnitId, String>) -> ReportGrid {
    let columns = vec![
        column("STT", 11.0, Align::Center),
        column("Đơn vị", 36.0, Align::Left),
        column("Tình hình, kết quả", 60.0, Align::Left),
        column("Khó khăn, vướng mắc", 50.0, Align::Left),
        column("Kiến nghị, đề xuất", 50.0, Align::Left),
        column("Ý kiến kết luận", 45.0, Align::Left),
    ];
    let told = |t: &Option<String>| words(t.clone().unwrap_or_default());
    let rows = m
        .statements
        .iter()
        .enumerate()
        .map(|(i, s)| {
            let name = names.get(&s.unit).cloned().unwrap_or_default();
            vec![ordinal(i), words(name), told(&s.result), told(&s.difficulty), told(&s.proposal), told(&s.ruling)]
        })
        .collect();
    table("Ý kiến", "TỔNG HỢP Ý KIẾN, KIẾN NGHỊ CỦA CÁC ĐƠN VỊ", m, columns, rows)
}

fn table(name: &str, title: &str, m: &Meeting, columns: Vec<document::Column>, rows: Vec<Vec<crate::report::ReportCell>>) -> ReportGrid {
    ReportGrid { name: name.into(), title: title.into(), as_of_line: of(m), numbers: counted(columns.len()), columns, rows, summed: false, notes: vec![] }
}

/// A plate a delegate; a body that has not named its delegate gets one with its own name.
fn plates(m: &Meeting) -> Vec<Plate> {
    m.attendees
        .iter()
        .map(|a| match a.name.is_empty() {
            true => Plate { name: a.body.clone(), over: String::new(), under: a.office.clone() },
            false => Plate { name: a.name.clone(), over: a.body.clone(), under: a.office.clone() },
        })
        .collect()
}
