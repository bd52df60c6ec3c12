//! The công văn that urges: what is late or soon due, until when an answer is expected, and the
//! list as phụ lục. Bodies outside our authority are asked and never called late.

use super::{cite, ended, headed, order};
use crate::report::{TaskLine, in_words, overdue};
use chrono::NaiveDate;
use document::{Block, Document, Kind, Level, Rich, nd30::body::END_MARK};
use domain::{BodyProfile, Timeliness};

/// Everything a letter needs.
#[derive(Debug, Clone)]
pub struct Letter<'a> {
    /// Our body.
    pub profile: &'a BodyProfile,
    /// Bodies addressed; true for those that are asked and not ordered.
    pub addressed: Vec<(String, bool)>,
    /// The tasks, late ones first.
    pub lines: &'a [TaskLine],
    /// The how-manieth letter about these tasks, from 1.
    pub nth: u32,
    /// Last day for an answer.
    pub answer_by: NaiveDate,
    /// Today.
    pub today: NaiveDate,
}

/// Composes the letter.
pub fn compose(l: &Letter<'_>) -> Document {
    let mut doc = headed(Kind::cong_van(), l.profile, l.today);
    let name = &l.profile.name;
    let late = l.lines.iter().filter(|t| t.task.timeliness == Timeliness::Late).count();
    let soon = l.lines.iter().filter(|t| t.task.timeliness == Timeliness::DueSoon).count();
    let silent = l.lines.len() - late - soon;
    let only_asked = l.addressed.iter().all(|(_, asked)| *asked);
    let kinds = [(late, "quá hạn"), (soon, "sắp đến hạn"), (silent, "chưa có báo cáo kết quả")];
    let named: Vec<&str> = kinds.iter().filter(|(n, _)| *n > 0).map(|(_, name)| *name).collect();
    let which = if only_asked && silent == 0 { "đến hạn".to_owned() } else { named.join(", ") };
    let again = if l.nth > 1 { format!(" (lần thứ {})", l.nth) } else { String::new() };
    let opening = if only_asked { "đề nghị phối hợp" } else { "đôn đốc" };
    doc.subject = format!("{opening} thực hiện nhiệm vụ {which}{again}");
    doc.recipients = l.addressed.iter().map(|(n, _)| n.clone()).collect();

    let p = |text: String| Block::Paragraph { text: Rich::plain(text) };
    let item = |text: &str| Block::Item { level: Level::Khoan, mark: None, title: None, text: Rich::plain(text) };
    let who = if l.addressed.len() > 3 { "các cơ quan, đơn vị".to_owned() } else { order::list(&doc.recipients) };
    let counted = if only_asked && silent == 0 {
        format!("{} nhiệm vụ đã đến hoặc sắp đến thời hạn đề nghị mà {name} chưa nhận được kết quả", l.lines.len())
    } else {
        let parts = kinds.iter().filter(|(n, _)| *n > 0).map(|(n, name)| format!("{n} nhiệm vụ {name}"));
        parts.collect::<Vec<_>>().join(", ")
    };
    doc.body.push(p(format!(
        "Qua theo dõi việc thực hiện nhiệm vụ phục vụ {}, tính đến {}, {who} có {counted} (danh mục tại Phụ lục kèm theo).",
        l.profile.election.name,
        in_words(l.today)
    )));
    doc.body.push(p(format!("Để bảo đảm tiến độ chung, {name} {} thực hiện các nội dung sau:", orders(&l.addressed))));
    doc.body.push(item("Khẩn trương hoàn thành các nhiệm vụ nêu tại Phụ lục; đối với nhiệm vụ chưa đến hạn, bảo đảm đúng thời hạn."));
    doc.body.push(item(&format!(
        "Báo cáo bằng văn bản kết quả thực hiện, nguyên nhân chưa hoàn thành, khó khăn, vướng mắc và kiến nghị, đề xuất (nếu có) gửi {name} chậm nhất {}.",
        in_words(l.answer_by)
    )));
    if l.nth >= 3 && !only_asked {
        let head = l.profile.signers.first().map_or("người đứng đầu".to_owned(), |s| {
            cite::in_sentence(s.signs_for.as_ref().unwrap_or(&s.title))
        });
        doc.body.push(p(format!("Các nhiệm vụ nêu trên đã được đôn đốc nhiều lần; kết quả thực hiện được báo cáo {head} xem xét, chỉ đạo.")));
    }
    let verb = if only_asked { "đề nghị" } else { "yêu cầu" };
    doc.body.push(p(ended(&format!("{name} {verb} {who} quan tâm, khẩn trương triển khai thực hiện"), END_MARK)));
    let mut annex = overdue::grid(l.lines, l.today, l.answer_by.succ_opt()).annex();
    if silent > 0 {
        annex.title = format!("DANH MỤC NHIỆM VỤ {}", named.join(", ").to_uppercase());
    }
    annex.note = None;
    doc.annexes.push(annex);
    doc
}

/// "yêu cầu A, B; đề nghị C".
fn orders(addressed: &[(String, bool)]) -> String {
    let of = |asked: bool| addressed.iter().filter(|(_, a)| *a == asked).map(|(n, _)| n.clone()).collect::<Vec<_>>();
    let phrase = |verb: &str, names: Vec<String>| match names.len() {
        0 => None,
        1..=3 => Some(format!("{verb} {}", order::list(&names))),
        _ => Some(format!("{verb} các cơ quan, đơn vị")),
    };
    let asked = of(true);
    let parts = [phrase("yêu cầu", of(false)), phrase("đề nghị", asked)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}
