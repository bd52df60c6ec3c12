//! Letters that ask for missing reports: one for all, or one a unit.

use super::{ReportReporting, ReportingLine, grid, reporting::report, working};
use crate::{
    compose::{ended, headed, order},
    failure::{Failure, codes},
    intent::{Intent, Work, profile_of},
    report::in_words,
};
use chrono::{Duration, NaiveDate};
use document::{Block, Document, Kind, Level, Rich, nd30::body::END_MARK};
use domain::{BodyProfile, DraftId, UnitId, Urging, UrgingLevel};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Drafts letters about reports that are missing.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct UrgeReports {
    /// Which reports; missing ones of these are urged.
    pub of: ReportReporting,
    /// One letter a unit in place of one for all.
    #[serde(default)]
    pub each: bool,
    /// Last day for an answer; the next working day when absent.
    pub answer_by: Option<NaiveDate>,
}

/// A letter that was drafted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UrgedReports {
    /// The draft.
    pub draft: DraftId,
    /// Bodies addressed.
    pub addressed: Vec<String>,
    /// How loud.
    pub level: UrgingLevel,
    /// Its word.
    pub level_label: String,
    /// Last day for an answer.
    pub answer_by: NaiveDate,
    /// How many reports it asks for.
    pub reports: u32,
}

impl Intent for UrgeReports {
    type Output = Vec<UrgedReports>;
    const NAME: &'static str = "regime_urge";
    fn label(&self) -> String {
        "Soạn công văn đôn đốc báo cáo".into()
    }
    fn run(self, work: &Work<'_>) -> Result<Vec<UrgedReports>, Failure> {
        let profile = profile_of(store::body::get(work.w)?)?;
        let today = work.outside.today;
        let next = working(work.w)?.on_or_after(today + Duration::days(1));
        let answer_by = self.answer_by.unwrap_or(next);
        if answer_by <= today {
            return Err(Failure::invalid(
                format!("Hạn trả lời {} không muộn hơn hôm nay.", answer_by.format("%d/%m/%Y")),
                "Hãy chọn một ngày sau hôm nay.",
            ));
        }
        let missing = report(work.w, work.outside, &ReportReporting { missing: true, ..self.of })?.rows;
        if missing.is_empty() {
            return Err(Failure::refused(codes::NO_TASKS, "Không có báo cáo nào quá hạn mà chưa gửi.", "Chưa cần gửi công văn đôn đốc báo cáo."));
        }
        let mut letters: Vec<Vec<ReportingLine>> = Vec::new();
        for line in missing {
            match letters.iter().position(|l| !self.each || l[0].unit == line.unit) {
                Some(i) => letters[i].push(line),
                None => letters.push(vec![line]),
            }
        }
        let mut out = Vec::with_capacity(letters.len());
        for lines in letters {
            let before = lines.iter().map(|l| l.urged).max().unwrap_or(0);
            let mut addressed: Vec<(UnitId, String, bool)> = Vec::new();
            for l in &lines {
                if !addressed.iter().any(|a| a.0 == l.unit) {
                    addressed.push((l.unit, l.unit_name.clone(), l.asked));
                }
            }
            let document = compose(&profile, &addressed, &lines, before + 1, answer_by, today);
            let draft = crate::draft::insert(work, document, None, Vec::new())?;
            let level = UrgingLevel::after(before);
            let unit = addressed.first().map(|a| a.0).filter(|_| addressed.len() == 1);
            let urging = Urging { id: work.mint(), draft, unit, level, on: today, answer_by, tasks: Vec::new() };
            store::urging::insert(work.w, &urging)?;
            for l in &lines {
                store::regime::urge(work.w, work.mint(), urging.id, l.regime, l.unit, &l.instance.key)?;
            }
            out.push(UrgedReports {
                draft,
                addressed: addressed.into_iter().map(|a| a.1).collect(),
                level,
                level_label: level.label().into(),
                answer_by,
                reports: lines.len() as u32,
            });
        }
        Ok(out)
    }
}

fn compose(profile: &BodyProfile, addressed: &[(UnitId, String, bool)], lines: &[ReportingLine], nth: u32, answer_by: NaiveDate, today: NaiveDate) -> Document {
    let mut doc = headed(Kind::cong_van(), profile, today);
    let name = &profile.name;
    let only_asked = addressed.iter().all(|a| a.2);
    let again = if nth > 1 { format!(" (lần thứ {nth})") } else { String::new() };
    doc.subject = format!("{} thực hiện chế độ báo cáo{again}", if only_asked { "đề nghị phối hợp" } else { "đôn đốc" });
    doc.recipients = addressed.iter().map(|a| a.1.clone()).collect();
    let who = if addressed.len() > 3 { "các cơ quan, đơn vị".to_owned() } else { order::list(&doc.recipients) };
    let p = |text: String| Block::Paragraph { text: Rich::plain(text) };
    let item = |text: String| Block::Item { level: Level::Khoan, mark: None, title: None, text: Rich::plain(text) };
    let verb = match (only_asked, addressed.iter().any(|a| a.2)) {
        (true, _) => "đề nghị",
        (false, true) => "yêu cầu, đề nghị",
        (false, false) => "yêu cầu",
    };
    doc.body.push(p(format!(
        "Qua theo dõi việc thực hiện chế độ báo cáo phục vụ {}, tính đến {}, {name} chưa nhận được {} báo cáo của {who} (danh mục tại Phụ lục kèm theo).",
        profile.election.name,
        in_words(today),
        lines.len()
    )));
    doc.body.push(p(format!("Để bảo đảm việc tổng hợp chung, {name} {verb} {who}:")));
    doc.body.push(item(format!("Gửi các báo cáo nêu tại Phụ lục về {name} chậm nhất {}.", in_words(answer_by))));
    doc.body.push(item("Thực hiện đúng thời hạn đối với các kỳ báo cáo tiếp theo; trường hợp có khó khăn, vướng mắc, kịp thời phản ánh để được hướng dẫn.".into()));
    if nth >= 3 && !only_asked {
        doc.body.push(p("Các báo cáo nêu trên đã được đôn đốc nhiều lần; việc chấp hành chế độ báo cáo được báo cáo người đứng đầu xem xét, chỉ đạo.".into()));
    }
    doc.body.push(p(ended(&format!("{name} {verb} {who} quan tâm, phối hợp thực hiện"), END_MARK)));
    let mut annex = grid(lines, today, Vec::new()).annex();
    annex.title = "DANH MỤC BÁO CÁO CHƯA GỬI".into();
    annex.note = None;
    doc.annexes.push(annex);
    doc
}
