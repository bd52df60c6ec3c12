//! Papers of a meeting: giấy mời, báo cáo, thông báo kết luận.

use super::{ended, headed, order};
use crate::report::{Figures, ReportGrid, TaskLine, in_words, summary, tasks};
use chrono::{NaiveDate, NaiveTime, Timelike};
use document::{Block, Document, Kind, Level, Rich, nd30::body::END_MARK};
use domain::{Attendee, BodyProfile, Meeting, Timeliness};

/// Everything the report to a meeting needs.
#[derive(Debug)]
pub struct Held<'a> {
    /// Our body.
    pub profile: &'a BodyProfile,
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The four-cell figures.
    pub sums: &'a Figures,
    /// Every task with what was told last.
    pub lines: &'a [TaskLine],
    /// The table by unit.
    pub tables: &'a [ReportGrid],
    /// What the units said, when it was noted already.
    pub said: Option<ReportGrid>,
    /// Papers registered.
    pub directives: usize,
    /// Today.
    pub today: NaiveDate,
}

/// Tasks named one by one in the report to a meeting; the rest stands in the annex.
const NAMED: usize = 12;

fn p(text: String) -> Block {
    Block::Paragraph { text: Rich::plain(text) }
}

fn item(level: Level, title: Option<&str>, text: String) -> Block {
    Block::Item { level, mark: None, title: title.map(str::to_owned), text: Rich::plain(text) }
}

fn kind(id: &str) -> Kind {
    Kind::parse(id).unwrap_or_else(|_| Kind::ke_hoach())
}

/// "08 giờ 00, ngày 10 tháng 5 năm 2021".
fn moment(at: Option<NaiveTime>, on: NaiveDate) -> String {
    let hour = at.map(|t| format!("{:02} giờ {:02}, ", t.hour(), t.minute())).unwrap_or_default();
    format!("{hour}{}", in_words(on))
}

/// Mẫu 1.7: one giấy mời for the delegates given.
pub fn invitation(profile: &BodyProfile, m: &Meeting, to: &[Attendee], today: NaiveDate) -> Document {
    let mut doc = headed(kind("giay-moi"), profile, today);
    doc.subject = m.name.clone();
    let who = |a: &Attendee| {
        let said = [a.name.as_str(), a.office.as_str(), a.body.as_str()];
        said.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(", ")
    };
    match to {
        [one] => doc.body.push(p(format!("{} trân trọng kính mời: {}", profile.name, who(one)))),
        many => {
            doc.body.push(p(format!("{} trân trọng kính mời:", profile.name)));
            doc.body.extend(many.iter().map(|a| item(Level::Gach, None, ended(&who(a), ";"))));
        }
    }
    let form = if m.online { " (hình thức trực tuyến)" } else { "" };
    doc.body.push(p(format!("Tới dự {}{form}.", first_small(&m.name))));
    if !m.agenda.is_empty() {
        doc.body.push(p("Nội dung:".into()));
        doc.body.extend(m.agenda.iter().map(|a| item(Level::Gach, None, ended(a, ";"))));
    }
    if !m.papers.is_empty() {
        doc.body.push(p(format!("Tài liệu: {}.", m.papers.join("; "))));
    }
    doc.body.push(p(format!("Chủ trì: {}.", m.chair)));
    doc.body.push(p(format!("Thời gian: {}.", moment(m.starts, m.on))));
    doc.body.push(p(ended(&format!("Địa điểm: {}", m.place.as_deref().unwrap_or("")), END_MARK)));
    doc
}

/// The conclusion of the chair as thông báo.
pub fn notice(profile: &BodyProfile, m: &Meeting, today: NaiveDate) -> Document {
    let mut doc = headed(kind("thong-bao"), profile, today);
    doc.subject = format!("Kết luận của {} tại {}", chair(m), first_small(&m.name));
    let place = m.place.as_ref().map(|x| format!(", tại {x}")).unwrap_or_default();
    let form = if m.online { " trực tuyến" } else { "" };
    let came = m.attendees.iter().filter(|a| a.attended != Some(false)).count();
    let bodies: Vec<String> = m.attendees.iter().filter(|a| a.attended != Some(false)).map(|a| a.body.clone()).collect();
    let with = match came {
        0 => String::new(),
        1..=8 => format!(" Dự họp có đại diện {}.", order::list(&unique(&bodies))),
        n => format!(" Dự họp có {n} đại biểu của {} cơ quan, đơn vị.", unique(&bodies).len()),
    };
    doc.body.push(p(format!("Ngày {}{place}, {} đã chủ trì{form} {}.{with}", m.on.format("%d/%m/%Y"), m.chair, first_small(&m.name))));
    if let Some(assessment) = &m.assessment {
        doc.body.push(p(ended(assessment, ".")));
    }
    doc.body.push(p(format!("Sau khi nghe báo cáo và ý kiến phát biểu của các đại biểu, {} kết luận như sau:", chair(m))));
    for c in &m.conclusions {
        let who = match c.lead.as_slice() {
            [] => String::new(),
            leads => format!("{}: ", order::list(leads)),
        };
        let with = if c.coordinate.is_empty() { String::new() } else { format!(" Đơn vị phối hợp: {}.", c.coordinate.join(", ")) };
        let until = c.deadline.as_ref().map(|d| format!(" Thời hạn hoàn thành: {}.", d.short())).unwrap_or_default();
        doc.body.push(item(Level::Khoan, None, format!("{who}{}{with}{until}", ended(&c.content, "."))));
    }
    let rulings: Vec<&domain::Statement> = m.statements.iter().filter(|s| s.ruling.is_some()).collect();
    if !rulings.is_empty() {
        doc.body.push(item(Level::Khoan, None, "Về kiến nghị, đề xuất của các đơn vị:".into()));
        for s in rulings {
            let asked = s.proposal.as_ref().or(s.difficulty.as_ref()).cloned().unwrap_or_default();
            let name = m.attendees.iter().find(|a| a.unit == Some(s.unit)).map(|a| a.body.clone()).unwrap_or_default();
            let from = if name.is_empty() { String::new() } else { format!("{name}: ") };
            let ruling = s.ruling.clone().unwrap_or_default();
            doc.body.push(item(Level::Gach, None, ended(&format!("{from}{}: {ruling}", asked.trim_end_matches(['.', ';'])), ";")));
        }
    }
    doc.body.push(p(ended(
        &format!("{} thông báo để các cơ quan, đơn vị biết, triển khai thực hiện", profile.name),
        END_MARK,
    )));
    doc
}

/// The report laid before a meeting: figures, what is done, what is hard, what comes next.
pub fn report(h: &Held<'_>) -> Document {
    let mut doc = headed(kind("bao-cao"), h.profile, h.today);
    doc.subject = format!("Tình hình, kết quả thực hiện nhiệm vụ (phục vụ {})", first_small(&h.meeting.name));
    doc.body.push(p(format!(
        "{} báo cáo {} tình hình, kết quả thực hiện nhiệm vụ phục vụ {}, tính đến {}, như sau:",
        h.profile.name,
        first_small(&h.meeting.name),
        h.profile.election.name,
        in_words(h.today)
    )));
    doc.body.push(item(Level::MucLaMa, Some("Công tác chỉ đạo, tham mưu"), String::new()));
    doc.body.push(p(format!(
        "Đã tiếp nhận {} văn bản chỉ đạo; giao {} nhiệm vụ cho các cơ quan, đơn vị.",
        h.directives, h.sums.total
    )));
    doc.body.push(item(Level::MucLaMa, Some("Kết quả thực hiện"), String::new()));
    doc.body.push(p(summary(h.sums)));
    let done: Vec<&TaskLine> = h.lines.iter().filter(|l| matches!(l.task.timeliness, Timeliness::DoneInTime | Timeliness::DoneLate)).collect();
    named(&mut doc, "Các nhiệm vụ đã hoàn thành:", &done, |l| l.task.completed_on.map(|c| format!("hoàn thành ngày {}", c.format("%d/%m/%Y"))));
    let late: Vec<&TaskLine> = h.lines.iter().filter(|l| l.task.timeliness == Timeliness::Late && !l.task.request).collect();
    named(&mut doc, "Các nhiệm vụ quá hạn:", &late, |l| {
        let cause = l.cause.as_ref().map(|c| format!("; nguyên nhân: {c}")).unwrap_or_default();
        Some(format!("quá hạn {} ngày{cause}", l.task.days_late))
    });
    doc.body.push(item(Level::MucLaMa, Some("Khó khăn, vướng mắc"), String::new()));
    let hard: Vec<&TaskLine> = h.lines.iter().filter(|l| l.latest.as_ref().is_some_and(|x| x.difficulty.is_some())).collect();
    told(&mut doc, &hard, |l| l.latest.as_ref().and_then(|x| x.difficulty.clone()));
    doc.body.push(item(Level::MucLaMa, Some("Phương hướng, nhiệm vụ thời gian tới"), String::new()));
    let mut next: Vec<&TaskLine> = h
        .lines
        .iter()
        .filter(|l| matches!(l.task.timeliness, Timeliness::InTime | Timeliness::DueSoon))
        .collect();
    next.sort_by_key(|l| l.task.deadline.as_ref().and_then(|d| d.on));
    named(&mut doc, "Tập trung hoàn thành các nhiệm vụ sau:", &next, |l| Some(format!("thời hạn {}", tasks::due(&l.task))));
    doc.body.push(item(Level::MucLaMa, Some("Kiến nghị, đề xuất"), String::new()));
    let asks: Vec<&TaskLine> = h.lines.iter().filter(|l| l.latest.as_ref().is_some_and(|x| x.proposal.is_some())).collect();
    told(&mut doc, &asks, |l| l.latest.as_ref().and_then(|x| x.proposal.clone()));
    doc.body.push(p(ended(&format!("Trên đây là báo cáo của {}", h.profile.name), END_MARK)));
    doc.annexes = h.tables.iter().chain(&h.said).map(ReportGrid::annex).collect();
    doc
}

/// A list of tasks under a line; nothing when there are none.
fn named(doc: &mut Document, line: &str, all: &[&TaskLine], tail: impl Fn(&TaskLine) -> Option<String>) {
    if all.is_empty() {
        return;
    }
    doc.body.push(p(line.to_owned()));
    for l in all.iter().take(NAMED) {
        let who = l.task.lead.as_ref().map(|n| format!("{n}: ")).unwrap_or_default();
        let duty = tasks::duty(&l.task);
        let end = tail(l).map(|t| format!(" ({t})")).unwrap_or_default();
        doc.body.push(item(Level::Gach, None, ended(&format!("{who}{}{end}", duty.trim_end_matches(['.', ';'])), ";")));
    }
    if all.len() > NAMED {
        doc.body.push(item(Level::Gach, None, format!("và {} nhiệm vụ khác.", all.len() - NAMED)));
    }
}

/// What units told, each with its name; a plain word when nobody told anything.
fn told(doc: &mut Document, all: &[&TaskLine], words: impl Fn(&TaskLine) -> Option<String>) {
    if all.is_empty() {
        doc.body.push(p("Không có.".into()));
        return;
    }
    for l in all {
        let who = l.task.lead.as_ref().map(|n| format!("{n}: ")).unwrap_or_default();
        doc.body.push(item(Level::Gach, None, ended(&format!("{who}{}", words(l).unwrap_or_default()), ";")));
    }
}

/// "Đồng chí Nguyễn Văn An, Trưởng Tiểu ban" as "đồng chí Nguyễn Văn An, Trưởng Tiểu ban".
fn chair(m: &Meeting) -> String {
    match m.chair.strip_prefix("Đồng chí ") {
        Some(rest) => format!("đồng chí {rest}"),
        None => m.chair.clone(),
    }
}

/// "Hội nghị triển khai" as "hội nghị triển khai"; a name that begins otherwise keeps its letters.
fn first_small(name: &str) -> String {
    for word in ["Hội nghị", "Hội thảo", "Cuộc họp", "Buổi làm việc", "Họp"] {
        if let Some(rest) = name.strip_prefix(word) {
            return format!("{}{rest}", word.to_lowercase());
        }
    }
    format!("cuộc họp {name}")
}

fn unique(all: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for x in all {
        if !out.contains(x) {
            out.push(x.clone());
        }
    }
    out
}
