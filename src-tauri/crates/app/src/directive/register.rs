//! A paper comes in: read it, keep its text, propose its points.

use crate::{
    failure::{Failure, codes},
    intent::{Intent, Work},
};
use chrono::NaiveDate;
use domain::{Citation, Deadline, Decision, Directive, DirectiveId, Period, Point, Source, deadline};
use reading::{DeadlineValue, ProposedTask, Reading, RecurringValue};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Registers a directive from pasted text or from a file.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RegisterDirective {
    /// Pasted text; when absent `path` is read.
    pub text: Option<String>,
    /// A .txt, .docx or .pdf file.
    pub path: Option<String>,
    /// Day it reached us; today when absent.
    pub received_on: Option<NaiveDate>,
    /// Registers even though number and issuer are known already.
    #[serde(default)]
    pub again: bool,
}

/// What was registered.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Registered {
    /// The directive.
    pub id: DirectiveId,
    /// Proposals found.
    pub points: u32,
    /// What was cleaned or looks suspicious (Vietnamese).
    pub notes: Vec<String>,
}

impl Intent for RegisterDirective {
    type Output = Registered;
    const NAME: &'static str = "directive_register";
    const NEEDS: domain::Right = domain::Right::Register;
    fn label(&self) -> String {
        "Đăng ký văn bản đến".into()
    }

    fn run(self, work: &Work<'_>) -> Result<Registered, Failure> {
        let (text, file_name, source, mut notes) = match (self.text, self.path) {
            (Some(text), None) => (text, None, Source::Paste, Vec::new()),
            (None, Some(path)) => {
                let file = work.outside.press.read_file(&path)?;
                let extracted = reading::extract(&file.name, &file.bytes)
                    .map_err(|r| Failure::refused(codes::UNREADABLE, r.what, r.advice))?;
                (extracted.text, Some(file.name), Source::File, extracted.notes)
            }
            _ => {
                return Err(Failure::invalid(
                    "Chưa có nội dung văn bản.",
                    "Hãy dán toàn văn vào ô nội dung, hoặc chọn một tệp .docx, .pdf, .rtf, .txt.",
                ));
            }
        };
        if text.len() > reading::MAX_BYTES {
            return Err(Failure::refused(
                codes::UNREADABLE,
                format!("Nội dung dài {:.1} MB, vượt mức {} MB.", text.len() as f64 / 1e6, reading::MAX_BYTES / 1_000_000),
                "Hãy chỉ dán phần văn bản chỉ đạo.",
            ));
        }
        let reading = read(work, &text)?;
        if !self.again
            && let Some(number) = &reading.number
            && let Some(twin) = twin(work, number, reading.issuer.as_deref())?
        {
            return Err(Failure::refused(
                codes::DUPLICATE,
                format!("Văn bản số {number} đã được đăng ký (số đến {}).", twin.arrival),
                "Hãy mở văn bản đã có; nếu đúng là văn bản khác, chọn “Vẫn đăng ký”.",
            ));
        }
        let mut directive = directive_of(work, &reading, file_name, source, self.received_on)?;
        let mut registered = keep(work, &reading, &mut directive)?;
        notes.append(&mut registered.notes);
        Ok(Registered { notes, ..registered })
    }
}

/// Reads a text with the election in mind; a text without a letter is refused.
fn read(work: &Work<'_>, text: &str) -> Result<Reading, Failure> {
    let profile = store::body::get(work.w)?;
    let reading = reading::read_with(text, profile.map(|p| p.election.day), &[]);
    if reading.text.trim().is_empty() {
        return Err(Failure::refused(
            codes::UNREADABLE,
            "Văn bản không có chữ nào đọc được.",
            "Hãy dán lại toàn văn, hoặc chọn tệp khác (tệp quét ảnh cần được gõ lại hoặc nhận dạng chữ trước).",
        ));
    }
    Ok(reading)
}

/// Writes a directive with its proposals.
fn keep(work: &Work<'_>, reading: &Reading, directive: &mut Directive) -> Result<Registered, Failure> {
    store::directive::insert(work.w, directive)?;
    for (i, task) in reading.tasks.iter().enumerate() {
        store::point::insert(work.w, &point_of(work, directive.id, i as u32 + 1, task))?;
    }
    Ok(Registered { id: directive.id, points: reading.tasks.len() as u32, notes: reading.notes.clone() })
}

/// Takes in words that are no paper; `head` says what reading cannot know.
pub(super) fn take_in(
    work: &Work<'_>,
    text: &str,
    source: Source,
    received_on: NaiveDate,
    head: impl FnOnce(&mut Directive),
) -> Result<Registered, Failure> {
    let reading = read(work, text)?;
    let mut directive = directive_of(work, &reading, None, source, Some(received_on))?;
    head(&mut directive);
    keep(work, &reading, &mut directive)
}

fn twin(work: &Work<'_>, number: &str, issuer: Option<&str>) -> Result<Option<Directive>, Failure> {
    for id in store::directive::by_number(work.w, number)? {
        if let Some(d) = store::directive::get(work.w, id)?
            && d.issuer.as_deref().map(domain::names::key) == issuer.map(domain::names::key)
        {
            return Ok(Some(d));
        }
    }
    Ok(None)
}

fn directive_of(
    work: &Work<'_>,
    reading: &Reading,
    file_name: Option<String>,
    source: Source,
    received_on: Option<NaiveDate>,
) -> Result<Directive, Failure> {
    Ok(Directive {
        id: work.mint(),
        arrival: store::directive::next_arrival(work.w)?,
        doc_type: reading.doc_type.clone(),
        number: reading.number.clone(),
        date: reading.date.as_deref().and_then(|d| d.parse().ok()),
        issuer: reading.issuer.clone(),
        place: reading.place.clone(),
        subject: reading.subject.clone(),
        signer: reading.signer.as_ref().and_then(|s| s.name.clone()),
        recipients: reading.recipients.clone(),
        citations: reading
            .citations
            .iter()
            .map(|c| Citation { doc_type: c.r#type.clone(), number: c.number.clone(), date: c.date.clone(), issuer: c.issuer.clone() })
            .collect(),
        received_on: received_on.unwrap_or(work.outside.today),
        source,
        file_name,
        text: reading.text.clone(),
    })
}

fn point_of(work: &Work<'_>, directive: DirectiveId, ordinal: u32, task: &ProposedTask) -> Point {
    Point {
        id: work.mint(),
        directive,
        ordinal,
        label: task.point.clone().unwrap_or_default(),
        start: task.start as u32,
        end: task.end as u32,
        content: task.text.clone(),
        lead: task.lead.clone(),
        coordinate: task.coordinate.clone(),
        monitor: task.monitor.clone(),
        deadline: deadline_of(task),
        period: task.period.as_ref().and_then(|[from, to]| {
            let (from, to) = (deadline::first_day(from)?, deadline::last_day(to)?);
            (from <= to).then_some(Period { from, to })
        }),
        recurring: recurring_of(task),
        quotas: task.quotas.iter().map(|q| q.text.clone()).collect(),
        request: task.request,
        why: why_of(task),
        confidence: task.confidence,
        decision: Decision::Open,
    }
}

/// Why it is proposed, with what its deadline was counted from.
fn why_of(task: &ProposedTask) -> Vec<String> {
    let mut why = task.why.clone();
    if let (Some(from), Some(on)) = (&task.deadline_from, &task.deadline_computed) {
        why.push(format!("hạn {} tính từ mốc '{from}' của lịch bầu cử", day_words(on)));
    }
    why
}

/// The deadline as read: of several dates the last counts, the words keep them all.
fn deadline_of(task: &ProposedTask) -> Option<Deadline> {
    let on_words = |text: &str| Deadline { on: deadline::last_day(text), at: None, text: day_words(text) };
    match task.deadline.as_ref()? {
        DeadlineValue::Date(d) => Some(on_words(d)),
        DeadlineValue::Dates(all) => {
            let last = all.iter().filter_map(|d| deadline::last_day(d)).max()?;
            Some(Deadline { on: Some(last), at: None, text: all.iter().map(|d| day_words(d)).collect::<Vec<_>>().join("; ") })
        }
        DeadlineValue::Relative { relative } => Some(Deadline {
            on: task.deadline_computed.as_deref().and_then(deadline::last_day),
            at: None,
            text: relative.clone(),
        }),
    }
}

/// "2025-11-20" as "20/11/2025", "2025-Q4" as "quý IV/2025"; other words unchanged.
fn day_words(coarse: &str) -> String {
    let parts: Vec<&str> = coarse.split('-').collect();
    match parts.as_slice() {
        [y, q] if q.starts_with('Q') => {
            let roman = ["I", "II", "III", "IV"];
            let n = q[1..].parse::<usize>().unwrap_or(1).clamp(1, 4);
            format!("quý {}/{y}", roman[n - 1])
        }
        [y, m] => format!("tháng {m}/{y}"),
        [y, m, d] => format!("{d}/{m}/{y}"),
        [y] if y.len() == 4 && y.chars().all(|c| c.is_ascii_digit()) => format!("năm {y}"),
        _ => coarse.to_owned(),
    }
}

fn recurring_of(task: &ProposedTask) -> Option<String> {
    match task.recurring.as_ref()? {
        RecurringValue::One(r) => Some(r.anchor.clone()),
        RecurringValue::Many(all) => Some(all.iter().map(|r| r.anchor.as_str()).collect::<Vec<_>>().join("; ")),
    }
    .filter(|s| !s.is_empty())
}
