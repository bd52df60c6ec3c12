//! `dondoc calendar …`

use super::{Session, days};
use crate::args::{CalendarSet, CalendarWhat};
use app::{
    Failure,
    calendar::{
        CalendarView, LoadCalendar, MoveElectionDay, MovePreview, PreviewArea, PreviewElectionDay, PreviewMilestone, SetArea, SetDay,
        SetMilestone, ShowCalendar,
    },
};
use chrono::NaiveDate;
use domain::{Anchor, DayKind, DayRule, When};

pub(super) fn run(session: &mut Session<'_>, what: &CalendarWhat) -> Result<(), Failure> {
    match what {
        CalendarWhat::Show => session.show.answer(&session.ask(ShowCalendar {})?, page),
        CalendarWhat::Load { name } => {
            let done = session.execute(LoadCalendar { name: name.clone() })?;
            session.show.answer(&serde_json::json!({ "milestones": done.output }), |_| format!("Đã nạp {} mốc của lịch {name}.", done.output))
        }
        CalendarWhat::Set(set) => set_one(session, set),
        CalendarWhat::Move { day, yes } => {
            let day = days::one(session, day)?;
            let preview = session.ask(PreviewElectionDay { day })?;
            if *yes {
                session.execute(MoveElectionDay { day, approved: preview.stamp.clone() })?;
            }
            answer(session, &preview, *yes)
        }
    }
}

fn answer(session: &Session<'_>, preview: &MovePreview, applied: bool) -> Result<(), Failure> {
    let mut value = serde_json::to_value(preview).map_err(Failure::broken)?;
    value["applied"] = applied.into();
    session.show.answer(&value, |_| {
        let end = if applied { "Đã dời." } else { "Chưa dời gì. Xem kỹ rồi chạy lại với --yes để duyệt." };
        format!("{}\n{end}", list(preview))
    })
}

fn set_one(session: &mut Session<'_>, set: &CalendarSet) -> Result<(), Failure> {
    for (text, kind) in [(&set.off, DayKind::Off), (&set.working, DayKind::Working), (&set.plain, DayKind::Plain)] {
        if let Some(text) = text {
            let day = days::one(session, text)?;
            let rule = DayRule { day, kind, name: set.reason.clone().unwrap_or_default(), verified: set.verified };
            session.execute(SetDay { rule: rule.clone() })?;
            return session.show.answer(&rule, |r| format!("Đã ghi ngày {}.", r.day.format("%d/%m/%Y")));
        }
    }
    let when = when(session, set)?;
    if let Some(name) = &set.add {
        let done = session.execute(SetMilestone {
            id: None,
            name: Some(name.clone()),
            own: when,
            hour: set.hour.clone(),
            reason: set.reason.clone(),
            approved: None,
        })?;
        return session.show.answer(&serde_json::json!({ "id": done.output }), |_| format!("Đã thêm mốc “{name}”."));
    }
    let (name, is_area) = match (&set.milestone, &set.area) {
        (Some(m), _) => (m, false),
        (None, Some(a)) => (a, true),
        (None, None) => return Err(Failure::invalid("Chưa nói đặt gì.", "Hãy dùng --milestone, --add, --area, --off, --working hoặc --plain.")),
    };
    match (days::find_anchor(session, name), is_area) {
        (Ok(Anchor::Milestone(id)), false) => {
            let preview = session.ask(PreviewMilestone { id, own: when })?;
            let go = set.yes || preview.tasks.is_empty();
            if go {
                session.execute(SetMilestone {
                    id: Some(id),
                    name: None,
                    own: when,
                    hour: set.hour.clone(),
                    reason: set.reason.clone(),
                    approved: Some(preview.stamp.clone()),
                })?;
            }
            answer(session, &preview, go)
        }
        (Ok(Anchor::Area(id)), true) => {
            let old = session.ask(ShowCalendar {})?.areas.into_iter().find(|a| a.area.id == id).map(|a| a.area);
            let reason = set.reason.clone().or(old.as_ref().map(|a| a.reason.clone())).unwrap_or_default();
            let paper = set.paper.clone().or(old.and_then(|a| a.paper));
            let preview = session.ask(PreviewArea { id, when })?;
            let go = set.yes || preview.tasks.is_empty();
            if go {
                let approved = Some(preview.stamp.clone());
                session.execute(SetArea { id: Some(id), name: name.clone(), when, reason, paper, approved })?;
            }
            answer(session, &preview, go)
        }
        (_, true) => {
            let reason = set.reason.clone().unwrap_or_default();
            let done = session.execute(SetArea { id: None, name: name.clone(), when, reason, paper: set.paper.clone(), approved: None })?;
            session.show.answer(&serde_json::json!({ "id": done.output }), |_| format!("Đã thêm khu vực “{name}”."))
        }
        (Err(e), false) => Err(e),
        (Ok(_), false) => Err(Failure::invalid(format!("“{name}” là khu vực bỏ phiếu sớm."), "Hãy dùng --area.")),
    }
}

fn when(session: &Session<'_>, set: &CalendarSet) -> Result<Option<When>, Failure> {
    let on = days::opt(session, set.on.as_deref())?;
    let to = days::opt(session, set.to.as_deref())?;
    Ok(set.days.map(|days| When::Offset { days }).or(on.map(|from| When::Fixed { from, to: to.unwrap_or(from) })))
}

fn short(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

fn page(c: &CalendarView) -> String {
    let mut lines = Vec::new();
    if let (Some(day), Some(left)) = (c.election_day, c.days_left) {
        let left = match left {
            0 => "hôm nay là ngày bầu cử".to_owned(),
            n if n > 0 => format!("còn {n} ngày đến ngày bầu cử"),
            n => format!("đã qua ngày bầu cử {} ngày", -n),
        };
        lines.push(format!("Ngày bầu cử: {} ({left})", short(day)));
    }
    lines.extend(c.milestones.iter().map(|m| {
        let span = if m.from == m.to { short(m.to) } else { format!("{} - {}", short(m.from), short(m.to)) };
        let law = match (m.milestone.own, m.law_to) {
            (Some(_), Some(law)) => format!(" [theo luật {}]", short(law)),
            _ => String::new(),
        };
        let off = m.off_day.as_ref().map(|o| format!(" ({o})")).unwrap_or_default();
        let mark = if m.milestone.verified || m.milestone.law.is_none() { "" } else { " (chưa đối chiếu)" };
        format!("T{:+}  {span}{off}{law}  {}{mark}", m.offset, m.milestone.name)
    }));
    lines.extend(c.areas.iter().map(|a| {
        let state = if a.area.active { "" } else { " (không còn bỏ phiếu sớm)" };
        format!("T{:+}  {}  Bỏ phiếu sớm: {}{state} ({})", a.offset, short(a.on), a.area.name, a.area.reason)
    }));
    lines.extend(c.days.iter().filter(|d| d.kind != DayKind::Plain).map(|d| {
        let kind = if d.kind == DayKind::Off { "nghỉ" } else { "làm bù" };
        format!("{}  {kind}: {}{}", short(d.day), d.name, if d.verified { "" } else { " (chưa đối chiếu)" })
    }));
    lines.join("\n")
}

fn list(p: &MovePreview) -> String {
    let day = |d: Option<NaiveDate>| d.map_or_else(|| "(không ngày)".into(), short);
    let mut lines = vec![format!("{}: {} → {}", p.what, day(p.before), day(p.after))];
    lines.extend(p.remarks.iter().map(|r| format!("Lưu ý: {r}")));
    lines.extend(p.milestones.iter().chain(&p.areas).map(|m| {
        format!("{} → {}{}  {}", short(m.before), short(m.after), m.off_day.as_ref().map(|o| format!(" ({o})")).unwrap_or_default(), m.name)
    }));
    lines.extend(p.tasks.iter().map(|t| {
        let mark = t.mark.as_ref().map(|m| format!(" ({m})")).unwrap_or_default();
        let content: String = t.content.chars().take(60).collect();
        format!("{} → {}{mark}  {} [{}]  {}  {content}", day(t.before), short(t.after), t.label, t.link, t.lead.as_deref().unwrap_or("(chung)"))
    }));
    lines.join("\n")
}
