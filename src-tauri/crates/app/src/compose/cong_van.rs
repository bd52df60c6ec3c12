//! The công văn that carries a directive out: points grouped by unit.

use super::{cite, dossier::Dossier, ended, headed, order};
use document::{Block, Document, Kind, Rich, nd30::body::END_MARK};

/// Composes the công văn from the accepted tasks.
pub fn compose(d: &Dossier) -> Document {
    let mut doc = headed(Kind::cong_van(), &d.profile, d.today);
    doc.subject = format!("triển khai thực hiện {}", cite::in_subject(&d.directive));
    for t in &d.tasks {
        for lead in &t.leads {
            if !doc.recipients.contains(lead) {
                doc.recipients.push(lead.clone());
            }
        }
    }
    let only_requests = d.tasks.iter().all(|t| t.task.request);
    let verb = if only_requests { "đề nghị" } else { "yêu cầu" };
    let p = |text: String| Block::Paragraph { text: Rich::plain(text) };
    doc.body.push(p(format!(
        "Thực hiện {}, {} {verb} các cơ quan, đơn vị, địa phương tập trung thực hiện tốt các nội dung sau:",
        cite::full(&d.directive),
        d.profile.name
    )));
    doc.body.extend(order::items(&d.tasks));
    doc.body.push(p(ended(
        &format!(
            "{} {verb} các cơ quan, đơn vị, địa phương triển khai thực hiện và báo cáo kết quả về {} để tổng hợp",
            d.profile.name, d.profile.name
        ),
        END_MARK,
    )));
    doc
}
