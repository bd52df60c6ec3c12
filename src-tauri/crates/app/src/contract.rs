//! The whole contract with the faces on one page: name, request, answer. The router and
//! `ui/src/bindings.ts` come from it; forgetting an implementation does not compile.

use crate::{
    about, body, calendar, desk, directive, draft,
    failure::{Failure, codes},
    gate::{self, Gate, GateCall},
    history,
    intent::{App, Intent, Outcome, Outside, Question},
    keep::{self, Chore},
    meeting, paper, person, point, report, task, unit, urge,
};
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::TS;

macro_rules! contract {
    (gate { $($gn:ident: $g:ty;)* } questions { $($qn:ident: $q:ty;)* } chores { $($cn:ident: $c:ty;)* } intents { $($in:ident: $i:ty;)* }) => {
        /// Names of all calls, questions first.
        pub const NAMES: &[&str] = &[$(stringify!($qn),)* $(stringify!($cn),)* $(stringify!($in),)* "undo", "redo"];

        /// Names of the calls that are answered while the store is locked or not there yet.
        pub const GATE: &[&str] = &[$(stringify!($gn),)*];

        /// What each intent needs, by name.
        pub const NEEDS: &[(&str, domain::Right)] = &[$((stringify!($in), <$i as Intent>::NEEDS),)*];

        /// Answers a call by name, whether or not the store is open.
        pub fn call_at(gate: &mut Gate, name: &str, arguments: Value, outside: &Outside<'_>) -> Result<Value, Failure> {
            match name {
                $(stringify!($gn) => json(<$g as GateCall>::pass(parse::<$g>(name, arguments)?, gate, outside)?),)*
                _ => call(gate.app()?, name, arguments, outside),
            }
        }

        /// Answers a call by name. Arguments and answer are JSON.
        pub fn call(app: &mut App, name: &str, arguments: Value, outside: &Outside<'_>) -> Result<Value, Failure> {
            app.mend()?;
            match name {
                $(stringify!($qn) => json(app.ask::<$q>(parse(name, arguments)?, outside)?),)*
                $(stringify!($cn) => {
                    app.permits(<$c as Chore>::NEEDS)?;
                    json(<$c as Chore>::run(parse(name, arguments)?, app, outside)?)
                })*
                $(stringify!($in) => {
                    debug_assert_eq!(<$i as Intent>::NAME, name, "the journal and the contract use one name");
                    // Who may not do it learns that before anything is said about what was sent.
                    app.permits(<$i as Intent>::NEEDS)?;
                    json(app.execute::<$i>(parse(name, arguments)?, outside)?)
                })*
                "undo" => json(app.undo(outside)?),
                "redo" => json(app.redo(outside)?),
                _ => Err(Failure::refused(codes::UNKNOWN_CALL, format!("Không có lệnh “{name}”."), "Hãy cập nhật chương trình.")),
            }
        }

        fn calls(ts: &mut TypeScript) {
            $(ts.call::<$g, <$g as GateCall>::Answer>(stringify!($gn));)*
            $(ts.call::<$q, <$q as Question>::Answer>(stringify!($qn));)*
            $(ts.call::<$c, <$c as Chore>::Answer>(stringify!($cn));)*
            $(ts.call::<$i, Outcome<<$i as Intent>::Output>>(stringify!($in));)*
            ts.call_named("undo", "Record<string, never>", &ts.name::<Outcome<String>>());
            ts.call_named("redo", "Record<string, never>", &ts.name::<Outcome<String>>());
        }
    };
}

/// What an intent of the contract needs; `None` for undo, redo and names of older programs.
pub fn needs(name: &str) -> Option<domain::Right> {
    NEEDS.iter().find(|(n, _)| *n == name).map(|(_, right)| *right)
}

contract! {
    gate {
        gate: gate::ShowGate;
        gate_unlock: gate::Unlock;
        gate_recover: gate::Recover;
        gate_lock: gate::Lock;
        gate_create: gate::CreateStore;
    }
    questions {
        desk: desk::ShowDesk;
        profile: body::ShowProfile;
        units: unit::ListUnits;
        calendar: calendar::ShowCalendar;
        election_preview: calendar::PreviewElectionDay;
        milestone_preview: calendar::PreviewMilestone;
        area_preview: calendar::PreviewArea;
        directives: directive::ListDirectives;
        directive: directive::ShowDirective;
        tasks: task::ListTasks;
        tasks_count: task::CountTasks;
        tasks_matrix: task::TaskMatrix;
        tasks_calendar: task::TaskCalendar;
        tasks_papers: task::TaskPapers;
        filters: task::ListFilters;
        task: task::ShowTask;
        drafts: draft::ListDrafts;
        draft: draft::ShowDraft;
        document_types: paper::ListTypes;
        paper_preview: paper::PreviewPaper;
        paper_fix: paper::FixPaper;
        draft_export: paper::ExportDraft;
        file_open: paper::OpenFile;
        history: history::ListHistory;
        people: person::ListPeople;
        recovery_sheet: person::RecoverySheet;
        report_units: report::ReportUnits;
        report_tasks: report::ReportTasks;
        report_lines: report::ReportLines;
        report_overdue: report::ReportOverdue;
        report_matrix: report::ReportMatrix;
        report_weeks: report::ReportWeeks;
        report_tables: report::ReportTables;
        report_paper: report::ReportPaper;
        report_export: report::ExportReport;
        about: about::ShowAbout;
        licences: about::ListLicences;
        about_export: about::ExportStatement;
        report_frozen: report::ListFrozen;
        report_frozen_show: report::ShowFrozen;
        report_compare: report::CompareReports;
        report_kept_tables: report::KeptTables;
        report_kept_export: report::ExportKept;
        report_sheet: report::ReportSheet;
        report_sheet_export: report::ExportSheet;
        task_handed_in: task::HandedIn;
        urgings: urge::ListUrgings;
        meetings: meeting::ListMeetings;
        meeting: meeting::ShowMeeting;
        meeting_tables: meeting::MeetingTables;
        meeting_print: meeting::PrintMeeting;
        report_workbook: report::ExportWorkbook;
    }
    chores {
        safety: keep::ShowSafety;
        store_accept: keep::AcceptStore;
        check_part: keep::CheckStore;
        backups: keep::ListBackups;
        backup_create: keep::CreateBackup;
        backup_daily: keep::BackUpDaily;
        backup_verify: keep::VerifyBackup;
        backup_copy: keep::CopyBackup;
        restore_preview: keep::PreviewRestore;
        backup_restore: keep::RestoreBackup;
    }
    intents {
        profile_set: body::SetProfile;
        person_add: person::AddPerson;
        person_role: person::SetRole;
        person_close: person::ClosePerson;
        person_key: person::SetPassphrase;
        passphrase_change: person::ChangePassphrase;
        recovery_renew: person::RenewRecovery;
        calendar_load: calendar::LoadCalendar;
        election_move: calendar::MoveElectionDay;
        milestone_set: calendar::SetMilestone;
        area_set: calendar::SetArea;
        day_set: calendar::SetDay;
        unit_add: unit::AddUnit;
        unit_change: unit::ChangeUnit;
        unit_alias: unit::AliasUnit;
        group_set: unit::SetGroup;
        directive_register: directive::RegisterDirective;
        directive_correct: directive::CorrectDirective;
        directive_oral: directive::RegisterOral;
        directive_oral_tie: directive::TieOral;
        point_accept: point::AcceptPoint;
        points_accept_all: point::AcceptAll;
        point_correct: point::CorrectPoint;
        point_reject: point::RejectPoint;
        point_reopen: point::ReopenPoint;
        point_merge: point::MergePoint;
        point_split: point::SplitPoint;
        task_add: task::AddTask;
        task_share: task::ShareTask;
        task_pass_down: task::PassDown;
        task_sources: task::SetSources;
        task_change: task::ChangeTask;
        task_state: task::SetTaskState;
        task_progress: task::ReportProgress;
        task_extend: task::ExtendTask;
        tasks_change: task::ChangeTasks;
        filter_save: task::SaveFilter;
        filter_close: task::CloseFilter;
        draft_new: draft::NewDraft;
        draft_reply: draft::ReplyDirective;
        draft_urge: urge::UrgeTasks;
        urging_answer: urge::AnswerUrging;
        draft_report: report::DraftReport;
        report_freeze: report::FreezeReport;
        meeting_add: meeting::AddMeeting;
        meeting_change: meeting::ChangeMeeting;
        meeting_attendees: meeting::SetAttendees;
        meeting_statement: meeting::SetStatement;
        meeting_conclude: meeting::ConcludeMeeting;
        meeting_paper: meeting::DraftMeetingPaper;
        draft_keep: draft::KeepDraft;
        draft_save: draft::SaveDraft;
        draft_fork: draft::ForkDraft;
        draft_withdraw: draft::WithdrawDraft;
    }
}

fn parse<T: serde::de::DeserializeOwned>(name: &str, arguments: Value) -> Result<T, Failure> {
    serde_json::from_value(arguments).map_err(|e| {
        Failure::invalid(format!("Yêu cầu “{name}” không đúng cấu trúc: {e}."), "Hãy kiểm tra lại các trường đã nhập.")
    })
}

fn json<T: serde::Serialize>(value: T) -> Result<Value, Failure> {
    serde_json::to_value(value).map_err(Failure::broken)
}

/// Collects declarations while the contract is walked.
struct TypeScript {
    config: ts_rs::Config,
    declarations: BTreeMap<String, String>,
    calls: String,
}

impl TypeScript {
    fn name<T: TS>(&self) -> String {
        T::name(&self.config)
    }

    fn call<A: TS + 'static, R: TS + 'static>(&mut self, name: &str) {
        collect::<A>(&self.config, &mut self.declarations);
        collect::<R>(&self.config, &mut self.declarations);
        let (a, r) = (self.name::<A>(), self.name::<R>());
        self.call_named(name, &a, &r);
    }

    fn call_named(&mut self, name: &str, arguments: &str, answer: &str) {
        self.calls.push_str(&format!("  {name}: {{ args: {arguments}; ret: {answer} }};\n"));
    }
}

fn collect<T: TS + 'static + ?Sized>(config: &ts_rs::Config, out: &mut BTreeMap<String, String>) {
    struct Visit<'a>(&'a ts_rs::Config, &'a mut BTreeMap<String, String>);
    impl ts_rs::TypeVisitor for Visit<'_> {
        fn visit<T: TS + 'static + ?Sized>(&mut self) {
            collect::<T>(self.0, self.1);
        }
    }
    // Generics first: Outcome<A> and Outcome<B> are one declaration, but A and B are two.
    T::visit_generics(&mut Visit(config, out));
    if T::output_path().is_some() {
        let name = T::ident(config);
        if out.contains_key(&name) {
            return;
        }
        out.insert(name, T::decl(config));
    }
    T::visit_dependencies(&mut Visit(config, out));
}

/// The contract as TypeScript: `ui/src/bindings.ts`.
pub fn typescript() -> String {
    let mut ts = TypeScript {
        config: ts_rs::Config::new().with_large_int("number"),
        declarations: BTreeMap::new(),
        calls: String::new(),
    };
    collect::<Failure>(&ts.config, &mut ts.declarations);
    // Named in the hand-written type of `Rich`.
    collect::<document::Run>(&ts.config, &mut ts.declarations);
    calls(&mut ts);
    let mut out = String::from("// Made from src-tauri/crates/app/src/contract.rs. Do not edit; UPDATE=1 cargo test -p tests --test contract rewrites it.\n\n");
    for d in ts.declarations.values() {
        out.push_str("export ");
        out.push_str(d);
        out.push('\n');
    }
    out.push_str("\nexport interface Calls {\n");
    out.push_str(&ts.calls);
    out.push_str("}\n\nexport const REFUSAL_CODES = [\n");
    for c in codes::ALL {
        out.push_str(&format!("  '{c}',\n"));
    }
    out.push_str("] as const;\nexport type RefusalCode = (typeof REFUSAL_CODES)[number];\n");
    out
}
