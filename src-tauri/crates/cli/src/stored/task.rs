//! `dondoc task …`

use super::{Session, days};
use crate::args::{Step, TaskWhat, Told};
use app::{
    Failure,
    failure::OrNotFound,
    task::{AddTask, ChangeTask, ExtendTask, HandedIn, ListTasks, PassDown, ReportProgress, SetSources, SetTaskState, ShareTask, ShowTask, TaskDetail, TaskRow},
    unit::{AddUnit, ListUnits},
};
use domain::{Deadline, TaskId, TaskState, Timeliness, UnitId};
use store::UnitRole;

pub(super) fn run(session: &mut Session<'_>, what: &TaskWhat) -> Result<(), Failure> {
    match what {
        TaskWhat::List { unit, state, overdue, soon, due_within, no_deadline, open, shared, role, lead_only, class, silent } => {
            let unit = unit.as_deref().map(|u| find_unit(session, u)).transpose()?;
            let states = state.as_deref().map(parse_state).transpose()?.into_iter().collect();
            let role = if *lead_only { Some(UnitRole::Lead) } else { role.as_deref().map(parse_role).transpose()? };
            let page = session.ask(ListTasks {
                unit,
                role,
                classes: class.iter().map(|c| parse_class(c)).collect::<Result<_, _>>()?,
                silent: *silent,
                states,
                late: *overdue,
                soon: *soon,
                due_within: *due_within,
                no_deadline: *no_deadline,
                open: *open,
                shared: *shared,
                limit: 5_000,
                ..Default::default()
            })?;
            session.show.answer(&page, |p| {
                let mut lines: Vec<String> = p.rows.iter().map(line).collect();
                lines.push(format!("{} nhiệm vụ", p.total));
                lines.join("\n")
            })
        }
        TaskWhat::Show { id } => {
            let id = find(session, id)?;
            session.show.answer(&session.ask(ShowTask { id })?, detail)
        }
        TaskWhat::Add { content, each, coordinate, monitor, deadline, product, .. } if !each.is_empty() => {
            let deadline = deadline.as_deref().map(|d| days::fixed(session, d)).transpose()?;
            let ids = session
                .execute(ShareTask {
                    content: content.clone(),
                    to: each.clone(),
                    coordinate: coordinate.clone(),
                    monitor: monitor.clone(),
                    deadline,
                    product: product.clone(),
                })?
                .output;
            let value = serde_json::json!({ "id": ids.first(), "parts": ids.get(1..) });
            session.show.answer(&value, |_| format!("Đã giao nhiệm vụ chung cho {} đơn vị.", ids.len() - 1))
        }
        TaskWhat::Down { id, to, deadline } => {
            let task = find(session, id)?;
            let deadline = deadline.as_deref().map(|d| days::fixed(session, d)).transpose()?;
            let ids = session.execute(PassDown { task, to: to.clone(), deadline, content: None })?.output;
            session.show.answer(&serde_json::json!({ "parts": ids }), |_| format!("Đã giao tiếp cho {} đơn vị.", ids.len()))
        }
        TaskWhat::Handed { id } => {
            let task = find(session, id)?;
            session.show.answer(&session.ask(HandedIn { task })?, |tree| {
                let mut lines = vec![format!("{}/{} đơn vị đã gửi", tree.handed_in, tree.total)];
                lines.extend(tree.rows.iter().map(|r| {
                    let sent = r.on.map_or_else(|| "chưa gửi".to_owned(), |d| format!("đã gửi {}", d.format("%d/%m/%Y")));
                    let paper = r.paper.as_ref().map(|p| format!(" ({p})")).unwrap_or_default();
                    let name = r.task.lead.as_deref().unwrap_or_default();
                    format!("{}{}  {name}: {sent}{paper}", "  ".repeat(r.level as usize), r.task.label)
                }));
                lines.join("\n")
            })
        }
        TaskWhat::Sources { id, directive } => {
            let task = find(session, id)?;
            let directives = directive.iter().map(|d| super::directive::find(session, d)).collect::<Result<_, _>>()?;
            session.execute(SetSources { task, directives, points: Vec::new() })?;
            session.show.answer(&session.ask(ShowTask { id: task })?, detail)
        }
        TaskWhat::Add { content, lead, coordinate, monitor, deadline, anchor, days, product, .. } => {
            let (deadline, link) = days::deadline(session, deadline.as_deref(), anchor.as_deref(), *days)?;
            let done = session.execute(AddTask {
                content: content.clone(),
                lead: lead.clone().unwrap_or_default(),
                coordinate: coordinate.clone(),
                monitor: monitor.clone(),
                deadline,
                link,
                product: product.clone(),
            })?;
            session.show.answer(&serde_json::json!({ "id": done.output }), |_| format!("Đã thêm nhiệm vụ {}.", done.output))
        }
        TaskWhat::Assign { id, lead, coordinate, deadline, anchor, days, reason } => {
            let (deadline, link) = days::deadline(session, deadline.as_deref(), anchor.as_deref(), *days)?;
            let id = find(session, id)?;
            let task = session.ask(ShowTask { id })?.task;
            let lead = match lead {
                Some(name) => Some(find_or_add_unit(session, name)?),
                None => task.lead_id,
            };
            let coordinators = if coordinate.is_empty() {
                task.coordinator_ids
            } else {
                coordinate.iter().map(|n| find_or_add_unit(session, n)).collect::<Result<_, _>>()?
            };
            session.execute(ChangeTask {
                id,
                content: task.content,
                lead,
                coordinators,
                monitor: task.monitor_id,
                deadline: deadline.or(task.deadline),
                link,
                period: task.period,
                product: task.product,
                reason: reason.clone(),
            })?;
            changed(session, id)
        }
        TaskWhat::Acknowledge(step) => advance(session, step, TaskState::Acknowledged),
        TaskWhat::Progress(told) => progress(session, told),
        TaskWhat::Extend { id, to, reason, paper, approver, on } => {
            let id = find(session, id)?;
            session.execute(ExtendTask {
                task: id,
                to: days::fixed(session, to)?,
                reason: reason.clone().unwrap_or_default(),
                approved_by_paper: paper.clone().unwrap_or_default(),
                approver: approver.clone(),
                on: days::opt(session, on.as_deref())?,
            })?;
            changed(session, id)
        }
        TaskWhat::Resume(step) => advance(session, step, TaskState::InProgress),
        TaskWhat::Pause(step) => advance(session, step, TaskState::Paused),
        TaskWhat::Submit(step) => advance(session, step, TaskState::AwaitingConfirmation),
        TaskWhat::Complete(step) => advance(session, step, TaskState::Done),
        TaskWhat::Reopen(step) => advance(session, step, TaskState::Returned),
        TaskWhat::Cancel(step) => advance(session, step, TaskState::Cancelled),
    }
}

/// Tells progress; without a word of it the task is only under way.
fn progress(session: &mut Session<'_>, told: &Told) -> Result<(), Failure> {
    let id = find(session, &told.id)?;
    let on = days::opt(session, told.on.as_deref())?;
    let words = [&told.result, &told.difficulty, &told.cause, &told.proposal, &told.evidence];
    if told.percent.is_none() && told.expected.is_none() && words.iter().all(|w| w.is_none()) {
        session.execute(SetTaskState { id, state: TaskState::InProgress, on, reason: told.reason.clone(), paper: None, confirmed_by: None })?;
    } else {
        session.execute(ReportProgress {
            task: id,
            on,
            percent: told.percent,
            result: told.result.clone(),
            difficulty: told.difficulty.clone(),
            cause: told.cause.clone(),
            proposal: told.proposal.clone(),
            evidence: told.evidence.clone(),
            expected_on: told.expected,
        })?;
    }
    changed(session, id)
}

fn advance(session: &mut Session<'_>, step: &Step, state: TaskState) -> Result<(), Failure> {
    let id = find(session, &step.id)?;
    let on = days::opt(session, step.on.as_deref())?;
    session.execute(SetTaskState {
        id,
        state,
        on,
        reason: step.reason.clone(),
        paper: step.paper.clone(),
        confirmed_by: step.by.clone(),
    })?;
    changed(session, id)
}

fn changed(session: &Session<'_>, id: TaskId) -> Result<(), Failure> {
    session.show.answer(&session.ask(ShowTask { id })?.task, line)
}

fn detail(d: &TaskDetail) -> String {
    let mut lines = vec![line(&d.task), d.task.content.clone()];
    lines.extend(d.sources.iter().map(|s| format!("Nguồn: {}", s.line)));
    lines.extend(d.children.iter().map(line));
    if let Some(first) = d.task.original_deadline.as_ref().filter(|o| d.task.deadline.as_ref() != Some(o)) {
        lines.push(format!("Thời hạn ban đầu: {}", first.short()));
    }
    lines.extend(d.extensions.iter().map(|e| {
        let paper = e.approved_by_paper.as_deref().map(|p| format!(" ({p})")).unwrap_or_default();
        format!("{}  Gia hạn đến {}: {}{paper}", e.on.format("%d/%m/%Y"), e.to.short(), e.reason)
    }));
    lines.extend(d.progress.iter().map(|p| {
        let percent = p.percent.map(|n| format!(" {n}%")).unwrap_or_default();
        let told = [("", &p.result), ("khó khăn, vướng mắc: ", &p.difficulty), ("nguyên nhân: ", &p.cause), ("đề xuất: ", &p.proposal), ("minh chứng: ", &p.evidence)];
        let told: Vec<String> = told.iter().filter_map(|(name, text)| Some(format!("{name}{}", text.as_deref()?))).collect();
        format!("{}  Tiến độ{percent}  {}", p.on.format("%d/%m/%Y"), told.join("; "))
    }));
    lines.extend(d.corrections.iter().map(|c| {
        let to = c.to.as_ref().map_or_else(|| "không thời hạn".into(), Deadline::short);
        format!("{}  Đính chính thời hạn {} thành {to}: {}", c.on.format("%d/%m/%Y"), c.from.short(), c.reason)
    }));
    lines.extend(d.steps.iter().map(|s| {
        let told = [s.paper.clone(), s.reason.clone(), s.confirmed_by.as_ref().map(|b| format!("{b} xác nhận"))];
        let told: Vec<String> = told.into_iter().flatten().collect();
        format!("{}  {}  {}", s.on.format("%d/%m/%Y"), s.state.label(), told.join("; ")).trim_end().to_owned()
    }));
    lines.extend(d.urgings.iter().map(|u| format!("{}  {}, trả lời trước hết ngày {}; {}", u.on.format("%d/%m/%Y"), u.level_label, u.answer_by.format("%d/%m/%Y"), u.answered_on.map_or_else(|| "chưa trả lời".to_owned(), |d| format!("đã trả lời {}", d.format("%d/%m/%Y"))))));
    lines.extend(d.history.iter().map(|h| format!("{}  {}  {}", h.at.format("%d/%m/%Y %H:%M"), h.actor, h.label)));
    lines.join("\n")
}

fn line(t: &TaskRow) -> String {
    let marks = [t.link_words.as_deref(), t.off_day.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let marks = if marks.is_empty() { marks } else { format!(" ({marks})") };
    let deadline = t.deadline.as_ref().map(Deadline::short).unwrap_or_default() + &marks;
    let late = if t.days_late > 0 { format!(", quá hạn {} ngày", t.days_late) } else { String::new() };
    let content: String = t.content.chars().take(70).collect();
    format!("{}  {}  [{}{late}]  {deadline}  {content}", t.label, t.lead.as_deref().unwrap_or("(chung)"), t.state_label)
}

fn parse_role(word: &str) -> Result<UnitRole, Failure> {
    serde_json::from_value(word.into())
        .map_err(|_| Failure::invalid(format!("Không có vai trò “{word}”."), "Các vai trò: any, lead, coordinate, monitor."))
}

fn parse_class(word: &str) -> Result<Timeliness, Failure> {
    serde_json::from_value(word.into()).map_err(|_| {
        Failure::invalid(
            format!("Không có nhóm thời hạn “{word}”."),
            "Các nhóm: done-in-time, done-late, in-time, due-soon, late, no-deadline, cancelled.",
        )
    })
}

fn parse_state(word: &str) -> Result<TaskState, Failure> {
    TaskState::parse(word).ok_or_else(|| {
        let all: Vec<&str> = TaskState::ALL.iter().map(|s| s.as_str()).collect();
        Failure::invalid(format!("Không có trạng thái “{word}”."), format!("Các trạng thái: {}.", all.join(", ")))
    })
}

/// A task by identity or by its label ("NV-007", "7").
pub(super) fn find(session: &Session<'_>, id: &str) -> Result<TaskId, Failure> {
    if let Ok(id) = id.parse::<TaskId>() {
        return Ok(id);
    }
    let digits = id.trim().trim_start_matches("NV-").trim_start_matches("nv-");
    let code: Option<u32> = digits.parse().ok();
    let found = match code {
        Some(code) => session.app.store().read(|r| store::task::by_code(r, code).map_err(Failure::from))?,
        None => None,
    };
    found.map(|t| t.id).or_not_found(&format!("nhiệm vụ “{id}”"))
}

pub(super) fn find_unit(session: &Session<'_>, name: &str) -> Result<UnitId, Failure> {
    if let Ok(id) = name.parse::<UnitId>() {
        return Ok(id);
    }
    session.ask(ListUnits {})?.units.into_iter().find(|u| u.is_named(name)).map(|u| u.id).or_not_found(&format!("đơn vị “{name}”"))
}

fn find_or_add_unit(session: &mut Session<'_>, name: &str) -> Result<UnitId, Failure> {
    match find_unit(session, name) {
        Ok(id) => Ok(id),
        Err(_) => Ok(session
            .execute(AddUnit { name: name.to_owned(), short_name: None, relation: Default::default(), aliases: Vec::new() })?
            .output),
    }
}
