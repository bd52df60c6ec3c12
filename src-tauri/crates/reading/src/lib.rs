//! From the text of a directive to its head, citations, outline and proposed tasks.
//!
//! Pure: no clock, no disk, no network. [`extract`] turns the bytes of a received file into
//! text or a calm refusal; [`read`] turns text into a [`Reading`]. Reading proposes, a person
//! accepts.

mod abbreviations;
mod citations;
mod clean;
mod dates;
mod extract;
mod head;
mod lexicon;
mod matching;
mod model;
mod outline;
mod pattern;
mod rules;
mod tasks;
mod units;
mod words;

pub use abbreviations::written_out;
pub use extract::{Extracted, MAX_BYTES, Refusal, extract};
pub use matching::{Match, Names, Sure};
pub use model::*;
#[cfg(feature = "ablation")]
pub use rules::without;
pub use rules::{RULES, Rule};

/// Reads a directive. Never fails: text without tasks gives a reading without tasks.
pub fn read(text: &str) -> Reading {
    read_with(text, None, &[])
}

/// The abbreviations a clean text (that of a [`Reading`]) defines.
pub fn abbreviations(text: &str) -> Vec<Abbreviation> {
    let places = Places::new(text);
    abbreviations::abbreviations(text, &|byte| places.at(byte))
}

/// Reads a directive and computes the deadlines that are counted from election day or from one of
/// the milestones of the election calendar (name and day).
pub fn read_with(
    text: &str,
    election_day: Option<chrono::NaiveDate>,
    milestones: &[(String, chrono::NaiveDate)],
) -> Reading {
    let clean = clean::clean(text);
    let (text, mut items) = outline::items(&clean.paragraphs);
    let cited = citations::every(&text);
    let head = head::head(&text, &items, &clean, &cited);
    let calendar = head::calendar(&head, &text);
    let mut tasks = tasks::tasks(&text, &mut items, &head, &calendar);
    // Bytes to characters, once for the whole text.
    let places = Places::new(&text);
    let abbreviations = abbreviations::abbreviations(&text, &|byte| places.at(byte));
    for task in &mut tasks {
        if let Some(DeadlineValue::Relative { relative }) = &task.deadline
            && let Some(found) = dates::computed(relative, election_day, milestones)
        {
            task.deadline_computed = Some(found.day);
            task.deadline_from = Some(found.from);
        }
        task.full_names = full_names(task, &abbreviations);
        let lead_in =
            text[task.start..task.end].len() - text[task.start..task.end].trim_start().len();
        task.start = places.at(task.start + lead_in);
        task.end = task.start + task.text.chars().count();
    }
    let points = outline::points(&text, &items, &|byte| places.at(byte));
    let citations = citations::citations(&cited, head.number.as_deref());
    Reading {
        doc_type: head.doc_type,
        number: head.number,
        date: head.date,
        issuer: head.issuer,
        place: head.place,
        subject: head.subject,
        signer: head.signer,
        recipients: head.recipients,
        distribution: head.distribution,
        citations,
        points,
        tasks,
        abbreviations,
        notes: clean.notes,
        text,
    }
}

fn full_names(task: &ProposedTask, defined: &[Abbreviation]) -> Vec<FullName> {
    let mut out: Vec<FullName> = Vec::new();
    if defined.is_empty() {
        return out;
    }
    for written in task
        .lead
        .iter()
        .chain(&task.coordinate)
        .chain(&task.monitor)
    {
        if out.iter().all(|n| n.written != *written)
            && let Some(full) = written_out(written, defined)
        {
            out.push(FullName {
                written: written.clone(),
                full,
            });
        }
    }
    out
}

/// Character positions of bytes: a count every few hundred bytes.
struct Places<'a> {
    text: &'a str,
    counts: Vec<usize>,
}

const STEP: usize = 256;

impl<'a> Places<'a> {
    fn new(text: &'a str) -> Self {
        let mut counts = Vec::with_capacity(text.len() / STEP + 2);
        for (characters, (byte, _)) in text.char_indices().enumerate() {
            while counts.len() * STEP <= byte {
                counts.push(characters);
            }
        }
        Self { text, counts }
    }

    fn at(&self, byte: usize) -> usize {
        let slot = (byte / STEP).min(self.counts.len().saturating_sub(1));
        let Some(&count) = self.counts.get(slot) else {
            return 0;
        };
        let mut from = slot * STEP;
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        count + self.text[from.min(byte)..byte.max(from)].chars().count()
    }
}
