//! Papers for the tests of the rules.

pub(crate) use super::{Finding, LintContext, lint};
pub(crate) use crate::model::*;

/// A công văn without a fault.
pub(crate) fn cong_van() -> Document {
    let mut d = Document::new(Kind::cong_van());
    d.head = Head {
        parent: Some("ỦY BAN BẦU CỬ\nTỈNH THANH HÓA".into()),
        issuer: "TIỂU BAN AN NINH, TRẬT TỰ".into(),
        number: Some("12".into()),
        symbol: "TBANTT-TGV".into(),
        place: "Thanh Hóa".into(),
        date: PaperDate { day: Some(5), month: Some(2), year: Some(2026) },
    };
    d.subject = "đôn đốc báo cáo tuần".into();
    d.recipients = vec!["Công an tỉnh".into(), "Sở Y tế".into()];
    d.body = vec![
        Block::Paragraph { text: "Thực hiện Kế hoạch số 07/KH-TBANTT ngày 02 tháng 02 năm 2026 của Tiểu ban An ninh, trật tự về bảo đảm an ninh, trật tự cuộc bầu cử, Tiểu ban đề nghị các đơn vị báo cáo kết quả thực hiện trước 16 giờ 00 ngày 10/02/2026.".into() },
        Block::Paragraph { text: "Giao Tổ giúp việc theo dõi, tổng hợp, báo cáo Trưởng Tiểu ban trước ngày 12/02/2026./.".into() },
    ];
    d.distribution = vec!["Như trên".into(), "Ủy ban bầu cử tỉnh (để b/c)".into(), "Lưu: VT, TGV".into()];
    d.signature = Signature {
        authority: vec!["TM. TIỂU BAN".into(), "KT. TRƯỞNG TIỂU BAN".into()],
        title: "PHÓ TRƯỞNG TIỂU BAN".into(),
        office: Some("PHÓ GIÁM ĐỐC CÔNG AN TỈNH".into()),
        name: "Trần Văn Bình".into(),
    };
    d
}

/// A kế hoạch without a fault.
pub(crate) fn ke_hoach() -> Document {
    let mut d = cong_van();
    d.kind = Kind::ke_hoach();
    d.head.symbol = "KH-TBANTT".into();
    d.subject = "Bảo đảm an ninh, trật tự cuộc bầu cử".into();
    d.recipients.clear();
    d.distribution[0] = "Thành viên Tiểu ban".into();
    d
}

/// The công văn with these paragraphs as its body.
pub(crate) fn paragraphs(texts: &[&str]) -> Document {
    let mut d = cong_van();
    d.body = texts.iter().map(|t| Block::Paragraph { text: (*t).into() }).collect();
    d
}

/// The công văn with one paragraph as its body.
pub(crate) fn text(text: &str) -> Document {
    paragraphs(&[text])
}

/// An item of a level.
pub(crate) fn item(level: Level, mark: Option<&str>, title: Option<&str>, text: &str) -> Block {
    Block::Item { level, mark: mark.map(Into::into), title: title.map(Into::into), text: text.into() }
}

/// Findings of one rule, context given.
pub(crate) fn findings_with(rule: &str, document: &Document, context: &LintContext) -> Vec<Finding> {
    lint(document, context).into_iter().filter(|f| f.rule == rule).collect()
}

/// Findings of one rule.
pub(crate) fn findings(rule: &str, document: &Document) -> Vec<Finding> {
    findings_with(rule, document, &LintContext::default())
}

/// What one rule finds and proposes, "found -> proposal"; "found" alone where it proposes nothing.
pub(crate) fn told(rule: &str, document: &Document) -> Vec<String> {
    findings(rule, document).iter().map(shown).collect()
}

/// The same with a context.
pub(crate) fn told_with(rule: &str, document: &Document, context: &LintContext) -> Vec<String> {
    findings_with(rule, document, context).iter().map(shown).collect()
}

fn shown(f: &Finding) -> String {
    match &f.proposal {
        Some(p) => format!("{} -> {p}", f.found),
        None => f.found.clone(),
    }
}

#[test]
fn the_samples_are_without_fault() {
    for d in [cong_van(), ke_hoach()] {
        assert_eq!(lint(&d, &LintContext::default()), [], "a clean paper raises nothing");
    }
}
