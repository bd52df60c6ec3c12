//! The kế hoạch that carries a directive out, with the annex PHÂN CÔNG NHIỆM VỤ.

use super::{cite, dossier::Dossier, ended, headed, order};
use document::{Align, Annex, Block, Column, Document, Kind, Level, Mm, Rich, Table, nd30::body::END_MARK};

/// Composes the kế hoạch and its annex from the accepted tasks.
pub fn compose(d: &Dossier) -> Document {
    let mut doc = headed(Kind::ke_hoach(), &d.profile, d.today);
    doc.subject = super::capitalised(&format!("triển khai thực hiện {}", cite::in_subject(&d.directive)));
    let p = |text: String| Block::Paragraph { text: Rich::plain(text) };
    let item = |level, title: Option<&str>, text: String| Block::Item {
        level,
        mark: None,
        title: title.map(str::to_owned),
        text: Rich::plain(text),
    };
    let cited = cite::short(&d.directive);
    doc.body.push(p(format!(
        "Thực hiện {}, {} ban hành Kế hoạch triển khai thực hiện như sau:",
        cite::full(&d.directive),
        d.profile.name
    )));
    doc.body.push(item(Level::MucLaMa, Some("Mục đích, yêu cầu"), String::new()));
    doc.body.push(item(
        Level::Khoan,
        Some("Mục đích"),
        format!("Triển khai kịp thời, đầy đủ các nội dung chỉ đạo tại {cited}; xác định rõ nội dung công việc, đơn vị chủ trì, đơn vị phối hợp, thời gian hoàn thành và kết quả của từng nhiệm vụ."),
    ));
    doc.body.push(item(
        Level::Khoan,
        Some("Yêu cầu"),
        "Các cơ quan, đơn vị, địa phương căn cứ chức năng, nhiệm vụ được giao chủ động tổ chức thực hiện, bảo đảm tiến độ, chất lượng; phối hợp chặt chẽ, kịp thời báo cáo khó khăn, vướng mắc.".into(),
    ));
    doc.body.push(item(Level::MucLaMa, Some("Nội dung, nhiệm vụ"), String::new()));
    doc.body.extend(order::items(&d.tasks));
    doc.body.push(item(Level::MucLaMa, Some("Tổ chức thực hiện"), String::new()));
    doc.body.push(item(
        Level::Khoan,
        None,
        "Các cơ quan, đơn vị, địa phương được giao chủ trì tổ chức thực hiện nhiệm vụ theo phân công tại Phụ lục kèm theo Kế hoạch này.".into(),
    ));
    // One named monitor of the whole paper follows the plan too; several mind their own clauses.
    let mut monitors: Vec<&str> = d.tasks.iter().filter_map(|t| t.monitor.as_deref()).collect();
    monitors.dedup();
    let monitor = match monitors.as_slice() {
        [one] => *one,
        _ => "Tổ giúp việc",
    };
    doc.body.push(item(
        Level::Khoan,
        None,
        format!("{monitor} theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch, tổng hợp kết quả báo cáo {}.", d.profile.name),
    ));
    doc.body.push(p(ended(
        &format!(
            "Trên đây là Kế hoạch triển khai thực hiện {cited}; quá trình thực hiện nếu có khó khăn, vướng mắc, các cơ quan, đơn vị, địa phương báo cáo {} để xem xét, giải quyết",
            d.profile.name
        ),
        END_MARK,
    )));
    doc.annexes.push(Annex { title: "Phân công nhiệm vụ".into(), note: None, landscape: true, body: vec![Block::Table(assignment(d))] });
    doc
}

/// Table 8.3: headings fixed, rows in the order of the directive.
fn assignment(d: &Dossier) -> Table {
    let column = |title: &str, width: f32, align| Column { title: title.into(), group: None, width: Some(Mm(width)), align };
    let rows = d
        .tasks
        .iter()
        .enumerate()
        .map(|(i, t)| {
            let when = match (&t.task.deadline, &t.task.period, &t.task.recurring) {
                (Some(d), _, _) => d.short(),
                (None, Some(p), _) => format!("Từ {} đến {}", p.from.format("%d/%m/%Y"), p.to.format("%d/%m/%Y")),
                (None, None, Some(r)) => super::capitalised(r),
                (None, None, None) => String::new(),
            };
            let result = t.task.product.clone().or_else(|| (!t.task.quotas.is_empty()).then(|| t.task.quotas.join("; "))).unwrap_or_default();
            [
                (i + 1).to_string(),
                ended(&order::without_addressee(&t.task.content, &t.written, &t.leads), "."),
                t.leads.join("; "),
                t.coordinators.join("; "),
                when,
                result,
                String::new(),
                if t.task.request { "Đề nghị".into() } else { String::new() },
            ]
            .into_iter()
            .map(Rich::plain)
            .collect()
        })
        .collect();
    Table {
        columns: vec![
            column("STT", 11.0, Align::Center),
            column("Nội dung công việc", 88.0, Align::Left),
            column("Cơ quan, đơn vị chủ trì", 33.0, Align::Left),
            column("Cơ quan, đơn vị phối hợp", 31.0, Align::Left),
            column("Thời gian hoàn thành", 25.0, Align::Center),
            column("Sản phẩm, kết quả", 26.0, Align::Left),
            column("Thành viên Tiểu ban phụ trách", 22.0, Align::Left),
            column("Ghi chú", 16.0, Align::Left),
        ],
        numbered_columns: true,
        size: Some(12.0),
        rows,
    }
}
