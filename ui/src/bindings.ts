// Made from src-tauri/crates/app/src/contract.rs. Do not edit; UPDATE=1 cargo test -p tests --test contract rewrites it.

export type AbbreviationView = { 
/**
 * The short form.
 */
short: string, 
/**
 * What it stands for.
 */
long: string, 
/**
 * First character of the definition in the text.
 */
start: number, };
export type About = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * The statement on security, section by section.
 */
statement: Array<Section>, };
export type AcceptAll = { 
/**
 * The directive.
 */
directive: DirectiveId, };
export type AcceptPoint = { 
/**
 * Which.
 */
id: PointId, };
export type AcceptStore = Record<symbol, never>;
export type AddMeeting = { 
/**
 * What it is about.
 */
name: string, 
/**
 * Day.
 */
on: string, 
/**
 * Begins at.
 */
starts: string | null, 
/**
 * Where.
 */
place: string | null, 
/**
 * Trực tuyến.
 */
online: boolean, 
/**
 * Who chairs.
 */
chair: string, 
/**
 * Who writes the minutes.
 */
secretary: string | null, 
/**
 * Agenda, one item a line.
 */
agenda: Array<string>, 
/**
 * Papers laid before it.
 */
papers: Array<string>, 
/**
 * Bodies called: units and groups by name.
 */
bodies: Array<string>, };
export type AddPerson = { 
/**
 * Full name; it never changes, since the journal and the slot carry it.
 */
name: string, 
/**
 * What they may do.
 */
role: Role, 
/**
 * Their first passphrase; they change it themselves.
 */
passphrase: string, };
export type AddTask = { 
/**
 * What is to be done.
 */
content: string, 
/**
 * Name of the lead; a new name becomes a unit.
 */
lead: string, 
/**
 * Names of coordinators.
 */
coordinate: Array<string>, 
/**
 * Name of the monitor.
 */
monitor: string | null, 
/**
 * Deadline.
 */
deadline: Deadline | null, 
/**
 * The deadline as a distance; its day is computed, and `deadline` then gives words and hour.
 */
link?: DeadlineLink, 
/**
 * Product.
 */
product: string | null, };
export type AddUnit = { 
/**
 * Official name.
 */
name: string, 
/**
 * Short name for tight columns.
 */
short_name: string | null, 
/**
 * Whether we order or request.
 */
relation: Relation, 
/**
 * Other spellings.
 */
aliases: Array<string>, };
export type AliasUnit = { 
/**
 * Which unit is meant.
 */
unit: UnitId, 
/**
 * The spelling of the paper.
 */
written: string, };
export type Align = "left" | "center" | "right";
export type Anchor = { "to": "election" } | { "to": "milestone", "id": MilestoneId } | { "to": "area", "id": AreaId };
export type Annex = { 
/**
 * Title under "Phụ lục", printed in capitals.
 */
title: string, 
/**
 * A line in italics under the title in place of the one made from the head.
 */
note?: string | null, 
/**
 * Landscape page; only for tables (P1-I.2).
 */
landscape?: boolean, 
/**
 * Text and tables.
 */
body: Array<Block>, };
export type AnswerId = string;
export type AnswerRow = { 
/**
 * The unit.
 */
unit: UnitId, 
/**
 * Its name.
 */
name: string, 
/**
 * Day of the answer: a paper, or progress told on one of its tasks after the letter.
 */
on: string | null, 
/**
 * The paper.
 */
paper: string | null, 
/**
 * Answered after the day asked for, or not at all although it has passed.
 */
late: boolean, 
/**
 * How often this unit was urged in all.
 */
times: number, };
export type AnswerUrging = { 
/**
 * The letter.
 */
urging: UrgingId, 
/**
 * Who answered.
 */
unit: UnitId, 
/**
 * Day of the answer; today when absent.
 */
on?: string, 
/**
 * The paper: "Báo cáo số 15/BC-SNV ngày 12/5/2021".
 */
paper?: string, };
export type AreaId = string;
export type AreaRow = { 
/**
 * The area.
 */
area: VotingArea, 
/**
 * Its voting day.
 */
on: string, 
/**
 * Days from Ngày bầu cử.
 */
offset: number, 
/**
 * Days from today; negative when it is over.
 */
days_left: number, 
/**
 * Unfinished tasks whose deadline hangs on it.
 */
tasks: number, };
export type Attendee = { 
/**
 * The body; absent for guests of bodies we keep no list of.
 */
unit: UnitId | null, 
/**
 * Its name as printed.
 */
body: string, 
/**
 * Full name; blank until the body names its delegate.
 */
name: string, 
/**
 * Office held.
 */
office: string, 
/**
 * Whether they came; absent before the meeting.
 */
attended: boolean | null, };
export type BackUpDaily = Record<symbol, never>;
export type BackupLine = { 
/**
 * The file.
 */
path: string, 
/**
 * Its name without folders.
 */
name: string, 
/**
 * When it was made.
 */
made_at: string, 
/**
 * Why, in words.
 */
reason: string, 
/**
 * Length of the file.
 */
bytes: number, 
/**
 * Journal entries in it.
 */
entries: number, 
/**
 * When its last entry was written.
 */
last_at: string | null, 
/**
 * When it was last opened again and found whole; absent when it never was.
 */
proved_at: string | null, 
/**
 * Whether it is enciphered.
 */
encrypted: boolean, };
export type Backups = { 
/**
 * Where they lie.
 */
folder: string, 
/**
 * Newest first.
 */
backups: Array<BackupLine>, 
/**
 * When one was last copied outside.
 */
copied_at: string | null, 
/**
 * Where to.
 */
copied_to: string | null, };
export type Block = { "type": "paragraph", 
/**
 * The words.
 */
text: Rich, } | { "type": "item", 
/**
 * Where it stands in the structure; fixes mark, style and place.
 */
level: Level, 
/**
 * A mark set by hand ("15a."), in place of the counted one; "" prints none.
 */
mark?: string | null, 
/**
 * Title of the item: bold, on its own line for phần, chương, mục; bold for a titled khoản.
 */
title?: string | null, 
/**
 * The words that follow; may be empty under a title.
 */
text: Rich, } | { "type": "table" } & Table | { "type": "centered", 
/**
 * The words.
 */
text: Rich, } | { "type": "page-break" } | { "type": "chart" } & Chart;
export type BodyProfile = { 
/**
 * Cơ quan chủ quản: "ỦY BAN BẦU CỬ TỈNH X". Absent for bodies without one.
 */
parent: string | null, 
/**
 * Cơ quan ban hành, as printed: "TIỂU BAN AN NINH, TRẬT TỰ".
 */
issuer: string, 
/**
 * How running text names the body: "Tiểu ban An ninh, trật tự".
 */
name: string, 
/**
 * Địa danh: "Thanh Hóa".
 */
place: string, 
/**
 * Abbreviation in symbols: "TBANTT".
 */
symbol: string, 
/**
 * Group of a công văn's symbol after the body: "TGV" gives "12/TBANTT-TGV".
 */
drafting_unit: string, 
/**
 * Whose heading, number series and seal (A-E).
 */
seal_case: SealCase, 
/**
 * "TM. TIỂU BAN" where the body decides as a collective; absent under the head's own regime.
 */
collective: string | null, 
/**
 * People who sign; the first is the usual signer.
 */
signers: Array<Signer>, 
/**
 * Usual lines of Nơi nhận before the "Lưu" line: "Ủy ban bầu cử tỉnh (để b/c)".
 */
distribution: Array<string>, 
/**
 * "Lưu: VT, TGV".
 */
archive: string, 
/**
 * The election being served.
 */
election: Election, 
/**
 * A task is "sắp đến hạn" from this many days before its deadline.
 */
due_soon_days: number, };
export type BulkDone = { 
/**
 * Tasks it was done to.
 */
tasks: number, 
/**
 * Letters that were drafted.
 */
letters: Array<Urged>, };
export type CalendarDay = { 
/**
 * The day.
 */
on: string, 
/**
 * Tasks due.
 */
total: number, 
/**
 * Of these, done.
 */
done: number, 
/**
 * The first of them.
 */
rows: Array<TaskRow>, };
export type CalendarView = { 
/**
 * Today.
 */
today: string, 
/**
 * Name of the election; absent before the profile is set.
 */
election: string | null, 
/**
 * Ngày bầu cử.
 */
election_day: string | null, 
/**
 * Days to it; negative after it.
 */
days_left: number | null, 
/**
 * Working days before its deadline from which a task is "sắp đến hạn".
 */
due_soon_days: number, 
/**
 * Milestones by their day.
 */
milestones: Array<MilestoneRow>, 
/**
 * Areas that vote early, by their day.
 */
areas: Array<AreaRow>, 
/**
 * Holidays and swapped days.
 */
days: Array<DayRule>, 
/**
 * Calendars that came with the program.
 */
shipped: Array<ShippedCalendar>, };
export type ChangeMeeting = { 
/**
 * Which.
 */
id: MeetingId, 
/**
 * What it is about.
 */
name: string, 
/**
 * Day.
 */
on: string, 
/**
 * Begins at.
 */
starts: string | null, 
/**
 * Ended at.
 */
ends: string | null, 
/**
 * Where.
 */
place: string | null, 
/**
 * Trực tuyến.
 */
online: boolean, 
/**
 * Who chairs.
 */
chair: string, 
/**
 * Who writes the minutes.
 */
secretary: string | null, 
/**
 * Agenda.
 */
agenda: Array<string>, 
/**
 * Papers.
 */
papers: Array<string>, 
/**
 * What the chair said of all.
 */
assessment: string | null, };
export type ChangePassphrase = { 
/**
 * The one in force.
 */
old: string, 
/**
 * The new one.
 */
new: string, };
export type ChangeTask = { 
/**
 * Which.
 */
id: TaskId, 
/**
 * What is to be done.
 */
content: string, 
/**
 * Lead; required except in a parent task.
 */
lead: UnitId | null, 
/**
 * Coordinators.
 */
coordinators: Array<UnitId>, 
/**
 * Monitor.
 */
monitor: UnitId | null, 
/**
 * Deadline in force; the original one is kept. A day that was given already moves only with a
 * [`ChangeTask::reason`]: more time is given by an extension.
 */
deadline: Deadline | null, 
/**
 * The deadline as a distance; absent keeps the one there was while the day stays the same.
 */
link?: DeadlineLink, 
/**
 * Period.
 */
period: Period | null, 
/**
 * Product.
 */
product: string | null, 
/**
 * Why the deadline is put right; needed when its day or hour changes.
 */
reason?: string, };
export type ChangeTasks = { 
/**
 * Which.
 */
tasks: Array<TaskId>, 
/**
 * What.
 */
deed: Deed, };
export type ChangeUnit = { 
/**
 * Which.
 */
id: UnitId, 
/**
 * Official name.
 */
name: string, 
/**
 * Short name.
 */
short_name: string | null, 
/**
 * Whether we order or request.
 */
relation: Relation, 
/**
 * Other spellings.
 */
aliases: Array<string>, 
/**
 * Last day of existence.
 */
valid_to: string | null, 
/**
 * "Thay thế bởi".
 */
replaced_by: UnitId | null, };
export type Chart = { 
/**
 * Printed bold above the drawing.
 */
title: string, 
/**
 * How it is drawn.
 */
form: ChartForm, 
/**
 * What stands at the axis, one a bar, column or point.
 */
labels: Array<string>, 
/**
 * What is drawn, at most six; each with as many values as there are labels.
 */
series: Array<Series>, 
/**
 * What the drawing shows, in words, for those who cannot see it.
 */
alt: string, };
export type ChartForm = "bars" | "columns" | "lines";
export type CheckPart = { 
/**
 * Whether it is in order.
 */
ok: boolean, 
/**
 * One sentence.
 */
text: string, 
/**
 * Parts in all.
 */
parts: number, 
/**
 * What the next part looks at; absent after the last.
 */
next: string | null, };
export type CheckStore = { 
/**
 * Which.
 */
part: number, };
export type Citation = { 
/**
 * Tên loại.
 */
doc_type: string | null, 
/**
 * Số, ký hiệu.
 */
number: string, 
/**
 * Date, where the text gives it.
 */
date: string | null, 
/**
 * Issuer, where the text gives it.
 */
issuer: string | null, };
export type CitationView = { 
/**
 * As cited.
 */
citation: Citation, 
/**
 * The registered directive it is: same number, and no other type, date or issuer.
 */
directive: DirectiveId | null, 
/**
 * Its order of arrival.
 */
arrival: number | null, 
/**
 * Its trích yếu.
 */
subject: string | null, };
export type CloseFilter = { 
/**
 * Which.
 */
id: SavedFilterId, };
export type ClosePerson = { 
/**
 * Who.
 */
id: PersonId, 
/**
 * Why.
 */
why: string, };
export type Column = { 
/**
 * Heading, printed bold and centred.
 */
title: string, 
/**
 * A second heading row: neighbouring columns with the same group share one cell above.
 */
group?: string | null, 
/**
 * Width in millimetres; `None` shares what is left by the length of the text.
 */
width?: Mm | null, 
/**
 * How cells are aligned.
 */
align: Align, };
export type CompareReports = { 
/**
 * Kỳ trước.
 */
before: FrozenId, 
/**
 * Kỳ này.
 */
after: FrozenId, };
export type Compared = { 
/**
 * Kỳ trước.
 */
before: Figures, 
/**
 * Kỳ này.
 */
after: Figures, 
/**
 * Tổng số: so với kỳ trước.
 */
total: number, 
/**
 * Đã hoàn thành: so với kỳ trước.
 */
done: number, 
/**
 * Chưa hoàn thành quá hạn: so với kỳ trước.
 */
open_late: number, };
export type ComparedUnit = { 
/**
 * Identity.
 */
unit: UnitId, 
/**
 * Name.
 */
name: string, 
/**
 * Its figures.
 */
figures: Compared, };
export type Comparison = { 
/**
 * Kỳ trước.
 */
before: FrozenLine, 
/**
 * Kỳ này.
 */
after: FrozenLine, 
/**
 * Units of either, in the order of the later one.
 */
rows: Array<ComparedUnit>, 
/**
 * The sums.
 */
total: Compared, };
export type ConcludeMeeting = { 
/**
 * Which.
 */
id: MeetingId, 
/**
 * The conclusions, in order.
 */
conclusions: Array<ConclusionIn>, 
/**
 * What the chair said of all; stays as it is when absent.
 */
assessment?: string, 
/**
 * When the meeting ended.
 */
ends?: string, };
export type Conclusion = { 
/**
 * What is to be done.
 */
content: string, 
/**
 * Who leads, units or groups as written; empty for a conclusion that gives nobody a task.
 */
lead: Array<string>, 
/**
 * Who coordinates.
 */
coordinate: Array<string>, 
/**
 * Until when.
 */
deadline: Deadline | null, 
/**
 * The task it became, or the shared one above several.
 */
task: TaskId | null, };
export type ConclusionIn = { 
/**
 * What is to be done, or what was agreed.
 */
content: string, 
/**
 * Units and groups that lead; none for what gives nobody a task.
 */
lead: Array<string>, 
/**
 * Who coordinates.
 */
coordinate: Array<string>, 
/**
 * Until when.
 */
deadline: Deadline | null, };
export type CopyBackup = { 
/**
 * The backup; the newest proved one when absent.
 */
path?: string, 
/**
 * The folder.
 */
to: string, };
export type CorrectDirective = { 
/**
 * Which.
 */
id: DirectiveId, 
/**
 * Tên loại.
 */
doc_type: string | null, 
/**
 * Số, ký hiệu, as printed.
 */
number: string | null, 
/**
 * Ngày ban hành.
 */
date: string | null, 
/**
 * Cơ quan ban hành.
 */
issuer: string | null, 
/**
 * Trích yếu.
 */
subject: string | null, 
/**
 * Day it reached us.
 */
received_on: string, };
export type CorrectPoint = { 
/**
 * Which.
 */
id: PointId, 
/**
 * What is to be done.
 */
content: string, 
/**
 * Who leads.
 */
lead: Array<string>, 
/**
 * Who coordinates.
 */
coordinate: Array<string>, 
/**
 * Who monitors.
 */
monitor: Array<string>, 
/**
 * Deadline.
 */
deadline: Deadline | null, 
/**
 * Period.
 */
period: Period | null, 
/**
 * Recurrence in words.
 */
recurring: string | null, 
/**
 * Quotas, one a line.
 */
quotas: Array<string>, 
/**
 * "Đề nghị" in place of giao.
 */
request: boolean, };
export type Correction = { 
/**
 * Identity.
 */
id: CorrectionId, 
/**
 * The task.
 */
task: TaskId, 
/**
 * Why.
 */
reason: string, 
/**
 * What stood there.
 */
from: Deadline, 
/**
 * What stands there now; absent when the paper gives none.
 */
to: Deadline | null, 
/**
 * Day of the correction.
 */
on: string, };
export type CorrectionId = string;
export type CountTasks = { 
/**
 * The list.
 */
of: ListTasks, };
export type CreateBackup = Record<symbol, never>;
export type CreateStore = { 
/**
 * Who works with it first; absent for an open store without people, for trials only.
 */
first: FirstPerson | null, 
/**
 * Our body, when it is known already.
 */
profile: BodyProfile | null, };
export type Created = { 
/**
 * The recovery key, to be printed; absent for an open store.
 */
recovery: string | null, };
export type DayKind = "off" | "working" | "plain";
export type DayLoad = { 
/**
 * The day.
 */
on: string, 
/**
 * Open tasks due on it.
 */
open: number, };
export type DayRule = { 
/**
 * The day.
 */
day: string, 
/**
 * What it is.
 */
kind: DayKind, 
/**
 * "Tết Nguyên đán", "Làm bù cho ngày 02/01/2026".
 */
name: string, 
/**
 * True when checked against the notice of the year.
 */
verified: boolean, };
export type Deadline = { 
/**
 * Last day that counts, until 24:00 or the hour given.
 */
on: string | null, 
/**
 * Hour, where one is given.
 */
at: string | null, 
/**
 * The words of the paper, or of the person who set it.
 */
text: string, };
export type DeadlineLink = { 
/**
 * What it hangs on.
 */
anchor: Anchor, 
/**
 * Calendar days.
 */
days: number, };
export type Decision = "open" | "accepted" | "rejected";
export type Deed = { "do": "lead", 
/**
 * The unit.
 */
unit: UnitId, } | { "do": "extend", 
/**
 * The new deadline.
 */
to: Deadline, 
/**
 * Why.
 */
reason: string, 
/**
 * The paper that allows it.
 */
approved_by_paper: string, 
/**
 * Who approved.
 */
approver?: string, 
/**
 * Day of approval; today when absent.
 */
on?: string, } | { "do": "state", 
/**
 * The state.
 */
state: TaskState, 
/**
 * Day written on the paper; today when absent.
 */
on?: string, 
/**
 * Reason; required where `task_state` requires it.
 */
reason?: string, 
/**
 * The paper, where `task_state` requires it.
 */
paper?: string, } | { "do": "urge", 
/**
 * One letter a unit in place of one for all.
 */
each: boolean, 
/**
 * Last day for an answer.
 */
answer_by?: string, };
export type Desk = { 
/**
 * Today, for every computed state.
 */
today: string, 
/**
 * Our body's name; absent before the profile is set.
 */
body: string | null, 
/**
 * Name of the election.
 */
election: string | null, 
/**
 * Ngày bầu cử.
 */
election_day: string | null, 
/**
 * Days to it; negative after it.
 */
days_left: number | null, 
/**
 * Directives registered.
 */
directives: number, 
/**
 * Proposals nobody looked at yet.
 */
open_points: number, 
/**
 * Tasks by class in time.
 */
tasks: TaskCounts, 
/**
 * Milestones that come next, at most 4.
 */
milestones: Array<MilestoneRow>, 
/**
 * Holidays and swapped days, for days typed as "+3l".
 */
working: WorkingDays, 
/**
 * What waits to be done.
 */
todo: Todo, 
/**
 * Late tasks, longest first, at most 12.
 */
late: Array<TaskRow>, 
/**
 * Tasks due in the next days, at most 12.
 */
soon: Array<TaskRow>, 
/**
 * Drafts last touched, at most 8.
 */
drafts: Array<DraftRow>, 
/**
 * Drafts in all.
 */
drafts_total: number, 
/**
 * What undo would take back.
 */
undo_label: string | null, 
/**
 * What redo would do again.
 */
redo_label: string | null, 
/**
 * Where the store is.
 */
store_path: string, 
/**
 * Whether the file is enciphered; an open one is for trials and is marked everywhere.
 */
encrypted: boolean, 
/**
 * Who sits here; absent in a store without people.
 */
person: Person | null, };
export type Directive = { 
/**
 * Identity.
 */
id: DirectiveId, 
/**
 * Order of arrival in this store, from 1.
 */
arrival: number, 
/**
 * Tên loại as read or corrected: "công văn", "tin".
 */
doc_type: string | null, 
/**
 * Số, ký hiệu as printed; blank when the paper has none.
 */
number: string | null, 
/**
 * Ngày ban hành.
 */
date: string | null, 
/**
 * Cơ quan ban hành.
 */
issuer: string | null, 
/**
 * Địa danh.
 */
place: string | null, 
/**
 * Trích yếu.
 */
subject: string | null, 
/**
 * Name of the signer.
 */
signer: string | null, 
/**
 * Kính gửi.
 */
recipients: Array<string>, 
/**
 * Papers it cites.
 */
citations: Array<Citation>, 
/**
 * Day it reached us.
 */
received_on: string, 
/**
 * How it reached us.
 */
source: Source, 
/**
 * Name of the file it came in, if it did.
 */
file_name: string | null, 
/**
 * The cleaned text; positions of points count its characters.
 */
text: string, };
export type DirectiveId = string;
export type DirectiveLine = { 
/**
 * Identity.
 */
id: DirectiveId, 
/**
 * Order of arrival.
 */
arrival: number, 
/**
 * Tên loại.
 */
doc_type: string | null, 
/**
 * Số, ký hiệu.
 */
number: string | null, 
/**
 * Ngày ban hành.
 */
date: string | null, 
/**
 * Cơ quan ban hành.
 */
issuer: string | null, 
/**
 * Trích yếu.
 */
subject: string | null, 
/**
 * Day it reached us.
 */
received_on: string, 
/**
 * Points found in it.
 */
points: number, 
/**
 * Points nobody decided yet.
 */
open_points: number, 
/**
 * Tasks with a lead, cancelled ones left out.
 */
tasks: number, 
/**
 * Of these, the ones done.
 */
tasks_done: number, };
export type DirectivePage = { 
/**
 * The paper.
 */
directive: Directive, 
/**
 * Its proposals in the order of the text.
 */
points: Array<PointView>, 
/**
 * Papers it cites, with those of them that are registered here.
 */
citations: Array<CitationView>, 
/**
 * Abbreviations its text defines.
 */
abbreviations: Array<AbbreviationView>, 
/**
 * Who gave it, when it was given by word of mouth.
 */
oral?: Oral, };
export type Document = { 
/**
 * Version of this JSON form; files of a newer version are refused. See [`SCHEMA`].
 */
schema: number, 
/**
 * The document type (tên loại), one of the 29 of Điều 7.
 */
kind: Kind, 
/**
 * Boxes 1-4: heading of the sheet.
 */
head: Head, 
/**
 * Trích yếu, without "V/v" and without a final mark (boxes 5a, 5b).
 */
subject: string, 
/**
 * Kính gửi: one entry per body or group, without dash and without end mark (box 9a).
 */
recipients?: Array<string>, 
/**
 * Căn cứ: one entry per line, without end mark (box 6).
 */
grounds?: Array<string>, 
/**
 * The running text (box 6).
 */
body: Array<Block>, 
/**
 * Nơi nhận: one entry per line, without dash and end mark; the last is the "Lưu: …" line (box 9b).
 */
distribution?: Array<string>, 
/**
 * Boxes 7a-7c.
 */
signature: Signature, 
/**
 * Phụ lục, in order. Numbered with Roman numerals when there are two or more.
 */
annexes?: Array<Annex>, 
/**
 * Mức độ khẩn (box 10b). `None` prints nothing: offices stamp by hand.
 */
urgency?: Urgency | null, 
/**
 * Ký hiệu người soạn thảo và số lượng bản, for example "PL.(300)" (box 12).
 */
drafter_mark?: string | null, 
/**
 * Địa chỉ, thư điện tử, điện thoại at the foot of page 1 (box 13).
 */
contact?: string | null, 
/**
 * Prints the DỰ THẢO mark on every page.
 */
draft?: boolean, 
/**
 * Page and type sizes inside what the decree allows.
 */
layout: Layout, };
export type DraftId = string;
export type DraftMeetingPaper = { 
/**
 * Which meeting.
 */
id: MeetingId, 
/**
 * Which paper.
 */
paper: MeetingPaper, 
/**
 * Of an invitation: one paper a delegate in place of one for all.
 */
each: boolean, };
export type DraftPage = { 
/**
 * Identity.
 */
id: DraftId, 
/**
 * The paper as last typed.
 */
document: Document, 
/**
 * The paper's version; a writer gives it back, so that two windows never write over each other.
 */
version: string, 
/**
 * True when typed words were kept that no save has taken up yet.
 */
unsaved: boolean, 
/**
 * The directive it answers.
 */
directive: DirectiveId | null, 
/**
 * Last save.
 */
updated_at: string, 
/**
 * Present once it was withdrawn.
 */
withdrawn?: Withdrawn, };
export type DraftReport = { 
/**
 * Which.
 */
kind: ReportKind, };
export type DraftRow = { 
/**
 * Identity.
 */
id: DraftId, 
/**
 * Id of the document type.
 */
kind: string, 
/**
 * Its Vietnamese name.
 */
kind_name: string, 
/**
 * Trích yếu.
 */
subject: string, 
/**
 * Số, once it was given.
 */
number: string | null, 
/**
 * The directive it answers.
 */
directive: DirectiveId | null, 
/**
 * Last save.
 */
updated_at: string, 
/**
 * Present once it was withdrawn.
 */
withdrawn?: Withdrawn, };
export type Election = { 
/**
 * "bầu cử đại biểu Quốc hội khóa XVI và đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2026-2031".
 */
name: string, 
/**
 * Ngày bầu cử.
 */
day: string, 
/**
 * "2026-2031".
 */
term: string, };
export type EntryId = string;
export type ExportDraft = { 
/**
 * Which.
 */
id: DraftId, 
/**
 * Where to; the folder of papers when absent.
 */
path: string | null, 
/**
 * Puts an empty field for a digital signature.
 */
signature_field: boolean, 
/**
 * Opens the file in the system's viewer afterwards.
 */
open: boolean, };
export type ExportKept = { 
/**
 * Which.
 */
what: KeptReport, 
/**
 * Where to; the folder of papers when absent.
 */
path: string | null, 
/**
 * Opens the file in the system's viewer afterwards.
 */
open: boolean, };
export type ExportReport = { 
/**
 * Which.
 */
kind: ReportKind, 
/**
 * Where to; the folder of papers when absent.
 */
path: string | null, 
/**
 * Opens the file in the system's viewer afterwards.
 */
open: boolean, 
/**
 * The tables alone, with who made them and the head underneath, in place of a báo cáo.
 */
alone?: boolean, };
export type ExportSheet = { 
/**
 * Whose.
 */
sheet: SheetOf, 
/**
 * Where to; the folder of papers when absent.
 */
path: string | null, 
/**
 * Opens the file in the system's viewer afterwards.
 */
open: boolean, };
export type ExportStatement = { 
/**
 * Where to; the folder of papers when absent.
 */
path: string | null, 
/**
 * Opens the file in the system's viewer afterwards.
 */
open: boolean, };
export type ExportWorkbook = { 
/**
 * Which.
 */
kind: ReportKind, 
/**
 * Where to; the folder of papers when absent.
 */
path: string | null, 
/**
 * Opens the file in the system's viewer afterwards.
 */
open: boolean, };
export type ExtendTask = { 
/**
 * Which.
 */
task: TaskId, 
/**
 * The new deadline.
 */
to: Deadline, 
/**
 * Why.
 */
reason: string, 
/**
 * The paper that allows it: "Công văn số 20/TBANTT-TGV ngày 10/5/2021".
 */
approved_by_paper: string, 
/**
 * Who approved.
 */
approver?: string, 
/**
 * Day of approval; today when absent.
 */
on?: string, };
export type Extension = { 
/**
 * Identity.
 */
id: ExtensionId, 
/**
 * The task.
 */
task: TaskId, 
/**
 * Why.
 */
reason: string, 
/**
 * Deadline in force before; absent when the task had none.
 */
from: Deadline | null, 
/**
 * Deadline in force from then on.
 */
to: Deadline, 
/**
 * The paper that allows it; absent only when the clock stood still during a pause.
 */
approved_by_paper: string | null, 
/**
 * Who approved.
 */
approver: string | null, 
/**
 * Day of approval.
 */
on: string, };
export type ExtensionId = string;
export type Failure = { "failure": "refused", 
/**
 * Exists only while a screen or script acts on it; see [`codes`].
 */
code: string, 
/**
 * What happened.
 */
what: string, 
/**
 * What to do now.
 */
advice: string, 
/**
 * Of many things at once: those that stand in the way, one by one.
 */
rows?: Array<RowRefusal>, } | { "failure": "broken", 
/**
 * Identifies the entry in the log.
 */
log_id: string, 
/**
 * The detail, for the log; never shown as the message.
 */
detail: string, };
export type Figures = { 
/**
 * (3) Tổng số nhiệm vụ được giao, without those called off.
 */
total: number, 
/**
 * (4) Đã hoàn thành.
 */
done: number, 
/**
 * (5) Hoàn thành đúng hạn.
 */
done_in_time: number, 
/**
 * (6) Hoàn thành quá hạn.
 */
done_late: number, 
/**
 * (7) Chưa hoàn thành.
 */
open: number, 
/**
 * (8) Trong hạn: also those soon due and those without a deadline.
 */
open_in_time: number, 
/**
 * (9) Quá hạn.
 */
open_late: number, 
/**
 * Sắp đến hạn, a part of (8).
 */
due_soon: number, 
/**
 * Không quy định thời hạn, a part of (8).
 */
no_deadline: number, 
/**
 * (10) Tỷ lệ hoàn thành, two decimals; absent when nothing was given.
 */
completion_rate: number | null, 
/**
 * (11) Tỷ lệ hoàn thành đúng hạn, of those done.
 */
in_time_rate: number | null, 
/**
 * (12) Tỷ lệ quá hạn, of all.
 */
late_rate: number | null, 
/**
 * Tỷ lệ hoàn thành nhiệm vụ đến hạn.
 */
due_completion_rate: number | null, 
/**
 * Tỷ lệ quá hạn, of those due.
 */
due_late_rate: number | null, };
export type Finding = { 
/**
 * Id of the rule: "TT010".
 */
rule: string, 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * Path of the field in the document JSON: "head.symbol", "body[3].text".
 */
place: string, 
/**
 * Characters from, to (exclusive) inside the text at `place`; `None` means the whole field.
 */
range: [number, number] | null, 
/**
 * The text that is meant; empty where something is missing.
 */
found: string, 
/**
 * Vietnamese: what is wrong and why.
 */
message: string, 
/**
 * What should stand in the range or the field instead.
 */
proposal: string | null, 
/**
 * True when the proposal may be applied without asking.
 */
safe: boolean, 
/**
 * The clause, or our own rule.
 */
source: string, };
export type FirstPerson = { 
/**
 * Full name.
 */
name: string, 
/**
 * Their role: the secretary, as a rule.
 */
role: Role, 
/**
 * Their passphrase.
 */
passphrase: string, };
export type FixPaper = { 
/**
 * The paper.
 */
document: Document, 
/**
 * One finding a person chose, as `paper_preview` answered it.
 */
only: Finding | null, };
export type Fixed = { 
/**
 * The corrected paper.
 */
document: Document, 
/**
 * What was corrected.
 */
applied: Array<Finding>, };
export type ForkDraft = { 
/**
 * The draft it was written on.
 */
id: DraftId, 
/**
 * The text.
 */
document: Document, };
export type FreezeReport = { 
/**
 * Which.
 */
kind: ReportKind, 
/**
 * What it is made for: "Báo cáo tuần 18".
 */
note?: string, };
export type FrozenId = string;
export type FrozenLine = { 
/**
 * Identity.
 */
id: FrozenId, 
/**
 * Which report.
 */
kind: ReportKind, 
/**
 * Its name.
 */
kind_label: string, 
/**
 * Day of its figures.
 */
as_of: string, 
/**
 * When it was frozen.
 */
at: string, 
/**
 * What it was made for.
 */
note: string | null, 
/**
 * SHA-256 of its rows.
 */
sha256: string, 
/**
 * Head of the journal's chain when it was frozen.
 */
chain: string, };
export type FrozenReport = { 
/**
 * The line of the list.
 */
line: FrozenLine, 
/**
 * Its rows.
 */
rows: FrozenRows, };
export type FrozenRows = { 
/**
 * The tables.
 */
book: ReportBook, 
/**
 * The figures by unit of the same moment.
 */
units: UnitsReport, };
export type GatePerson = { 
/**
 * Identity.
 */
id: PersonId, 
/**
 * Name.
 */
name: string, };
export type GateState = { 
/**
 * How it stands.
 */
phase: Phase, 
/**
 * Whether the store is enciphered; an open one is for trials.
 */
encrypted: boolean, 
/**
 * Where it is.
 */
store_path: string, 
/**
 * Who may come in.
 */
people: Array<GatePerson>, 
/**
 * Whether a recovery sheet exists.
 */
has_recovery: boolean, 
/**
 * Seconds until the next try after wrong ones.
 */
wait: number, };
export type Group = { 
/**
 * Identity.
 */
id: GroupId, 
/**
 * Name as papers write it.
 */
name: string, 
/**
 * Other spellings.
 */
aliases: Array<string>, 
/**
 * Members in print order.
 */
members: Array<UnitId>, };
export type GroupId = string;
export type HandedIn = { 
/**
 * The shared task, or a unit's task that was passed down.
 */
task: TaskId, };
export type HandedInRow = { 
/**
 * 1 for the first level below.
 */
level: number, 
/**
 * Its task.
 */
task: TaskRow, 
/**
 * Day the product was sent in; absent while it was not.
 */
on: string | null, 
/**
 * Its number and symbol.
 */
paper: string | null, };
export type HandedInTree = { 
/**
 * The task above.
 */
task: TaskRow, 
/**
 * Bodies below it, each followed by those below it.
 */
rows: Array<HandedInRow>, 
/**
 * How many have handed in.
 */
handed_in: number, 
/**
 * How many must; those called off are left out.
 */
total: number, };
export type Head = { 
/**
 * Cơ quan chủ quản trực tiếp; may hold line breaks (`\n`). `None` for bodies without one.
 */
parent?: string | null, 
/**
 * Cơ quan ban hành, in capitals; `\n` sets a line break by hand.
 */
issuer: string, 
/**
 * Số: digits, with a letter for an inserted number ("15a"). `None` leaves a slot for the hand.
 */
number: string | null, 
/**
 * Ký hiệu after the slash: "KH-TBANTT", "UBND-VP".
 */
symbol: string, 
/**
 * Địa danh.
 */
place: string, 
/**
 * Ngày, tháng, năm; each part may still be blank.
 */
date: PaperDate, };
export type HistoryRow = { 
/**
 * Identity.
 */
entry: EntryId, 
/**
 * When.
 */
at: string, 
/**
 * Who.
 */
actor: string, 
/**
 * Name of the intent.
 */
intent: string, 
/**
 * What was done.
 */
label: string, 
/**
 * Tables touched.
 */
tables: Array<string>, 
/**
 * Rows touched.
 */
rows: number, 
/**
 * Taken back later.
 */
undone: boolean, 
/**
 * "do", "undo" or "redo".
 */
kind: string, };
export type KeepDraft = { 
/**
 * Which.
 */
id: DraftId, 
/**
 * The paper as typed.
 */
document: Document, 
/**
 * The version this text was written on; not compared when absent.
 */
seen?: string, };
export type KeptReport = { "of": "frozen", 
/**
 * Which.
 */
id: FrozenId, } | { "of": "compared", 
/**
 * Kỳ trước.
 */
before: FrozenId, 
/**
 * Kỳ này.
 */
after: FrozenId, };
export type KeptTables = { 
/**
 * Which.
 */
what: KeptReport, };
export type Kind = string;
export type Layout = { 
/**
 * Top margin, 20-25 mm.
 */
top: Mm, 
/**
 * Bottom margin, 20-25 mm.
 */
bottom: Mm, 
/**
 * Left margin, 30-35 mm.
 */
left: Mm, 
/**
 * Right margin, 15-20 mm.
 */
right: Mm, 
/**
 * Body size, 13-14 pt.
 */
size: Pt, 
/**
 * Line spacing as a multiple of single spacing, 1-1.5.
 */
line_spacing: number, 
/**
 * Gap between paragraphs, at least 6 pt.
 */
paragraph_gap: Pt, 
/**
 * First-line indent, 10 or 12.7 mm.
 */
indent: Mm, 
/**
 * Asks the typesetter to save one page by moving inside the ranges above.
 */
one_page_less: boolean, };
export type Level = "phan" | "chuong" | "muc" | "tieu-muc" | "dieu" | "muc-la-ma" | "khoan" | "diem" | "gach" | "cong";
export type LicenceLine = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its version.
 */
version: string, 
/**
 * Licence as an SPDX expression.
 */
licence: string, 
/**
 * Which of the texts belong to it.
 */
texts: Array<number>, };
export type Licences = { 
/**
 * One line a package.
 */
packages: Array<LicenceLine>, 
/**
 * Each text once; the lines point into it.
 */
texts: Array<string>, };
export type ListBackups = Record<symbol, never>;
export type ListDirectives = Record<symbol, never>;
export type ListDrafts = Record<symbol, never>;
export type ListFilters = Record<symbol, never>;
export type ListFrozen = Record<symbol, never>;
export type ListHistory = { 
/**
 * Entries at most; 100 when 0.
 */
limit: number, };
export type ListLicences = Record<symbol, never>;
export type ListMeetings = Record<symbol, never>;
export type ListPeople = Record<symbol, never>;
export type ListTasks = { 
/**
 * Tasks of this unit …
 */
unit: UnitId | null, 
/**
 * … in this role; in any when absent.
 */
role?: UnitRole, 
/**
 * Led by this unit, whatever `unit` asks.
 */
lead?: UnitId, 
/**
 * Work states; empty for all.
 */
states: Array<TaskState>, 
/**
 * Classes in time; empty for all.
 */
classes?: Array<Timeliness>, 
/**
 * Of one directive.
 */
directive: DirectiveId | null, 
/**
 * Only tasks given without a paper.
 */
no_directive?: boolean, 
/**
 * Words in the content, with or without marks.
 */
words: string | null, 
/**
 * Only late ones.
 */
late: boolean, 
/**
 * Only those soon due (sắp đến hạn), counted in working days.
 */
soon?: boolean, 
/**
 * Only those due within so many calendar days from today.
 */
due_within: number | null, 
/**
 * Due on this day or later.
 */
due_from?: string, 
/**
 * Due on this day or earlier.
 */
due_to?: string, 
/**
 * Only tasks without a day.
 */
no_deadline?: boolean, 
/**
 * Neither done nor cancelled.
 */
open?: boolean, 
/**
 * Shared tasks in place of those under them, each with how many are done.
 */
shared?: boolean, 
/**
 * Only tasks about which nothing was ever told.
 */
silent?: boolean, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Only what comes after this task, in the order of the list: the cheap way to the next page.
 */
after?: TaskId, 
/**
 * Rows at most; 200 when 0.
 */
limit: number, 
/**
 * Leaves `total` at 0: counting a large store takes longer than reading a page of it.
 */
no_total?: boolean, };
export type ListTypes = Record<symbol, never>;
export type ListUnits = Record<symbol, never>;
export type ListUrgings = Record<symbol, never>;
export type LoadCalendar = { 
/**
 * "2021" or "2026".
 */
name: string, };
export type Lock = Record<symbol, never>;
export type MatrixBy = "state" | "week";
export type MatrixCell = { 
/**
 * Column, from 0.
 */
task: number, 
/**
 * Letter; several when a unit has several parts of one clause.
 */
letters: string, };
export type MatrixReport = { 
/**
 * Day every letter is of.
 */
as_of: string, 
/**
 * Columns: tasks by number; a clause given to several units once.
 */
tasks: Array<MatrixTask>, 
/**
 * Rows: units with at least one cell, in the order of the list of units.
 */
units: Array<MatrixUnit>, 
/**
 * Letters and their meaning.
 */
legend: Array<[string, string]>, };
export type MatrixTask = { 
/**
 * Identity: of the shared task where a clause went to several units.
 */
id: TaskId, 
/**
 * "NV-007".
 */
label: string, 
/**
 * What is to be done.
 */
content: string, };
export type MatrixUnit = { 
/**
 * Identity.
 */
unit: UnitId, 
/**
 * Name.
 */
name: string, 
/**
 * Its cells, left to right.
 */
cells: Array<MatrixCell>, };
export type Meeting = { 
/**
 * Identity.
 */
id: MeetingId, 
/**
 * What it is about: "Hội nghị triển khai công tác bảo đảm an ninh, trật tự bầu cử".
 */
name: string, 
/**
 * Day.
 */
on: string, 
/**
 * Begins at.
 */
starts: string | null, 
/**
 * Ended at.
 */
ends: string | null, 
/**
 * Where.
 */
place: string | null, 
/**
 * Trực tuyến.
 */
online: boolean, 
/**
 * Who chairs, with the office: "Đồng chí Nguyễn Văn An, Trưởng Tiểu ban".
 */
chair: string, 
/**
 * Who writes the minutes.
 */
secretary: string | null, 
/**
 * Agenda, one item a line.
 */
agenda: Array<string>, 
/**
 * Papers laid before it.
 */
papers: Array<string>, 
/**
 * Who was called and who came, by body.
 */
attendees: Array<Attendee>, 
/**
 * What each body said, side by side.
 */
statements: Array<Statement>, 
/**
 * What the chair said of all: "cơ bản đã đáp ứng yêu cầu".
 */
assessment: string | null, 
/**
 * Kết luận.
 */
conclusions: Array<Conclusion>, };
export type MeetingDraft = { 
/**
 * The draft.
 */
id: DraftId, 
/**
 * Its type.
 */
kind_name: string, 
/**
 * Its trích yếu.
 */
subject: string, };
export type MeetingId = string;
export type MeetingPage = { 
/**
 * The meeting.
 */
meeting: Meeting, 
/**
 * Names of the units that made statements, in the order of `meeting.statements`.
 */
speakers: Array<string>, 
/**
 * Its papers.
 */
drafts: Array<MeetingDraft>, 
/**
 * Tasks that came of it.
 */
tasks: Array<TaskRow>, };
export type MeetingPaper = "invitation" | "report" | "notice";
export type MeetingPrint = "attendance" | "statements" | "plates";
export type MeetingRow = { 
/**
 * Identity.
 */
id: MeetingId, 
/**
 * What it is about.
 */
name: string, 
/**
 * Day.
 */
on: string, 
/**
 * Begins at.
 */
starts: string | null, 
/**
 * Who chairs.
 */
chair: string, 
/**
 * Bodies called.
 */
called: number, 
/**
 * Delegates who came; absent before anybody noted it.
 */
came: number | null, 
/**
 * Statements with a proposal nobody has ruled on.
 */
open_proposals: number, 
/**
 * Points of the conclusion.
 */
conclusions: number, 
/**
 * Tasks that came of it, and how many of them are done.
 */
tasks: number, 
/**
 * Done ones.
 */
tasks_done: number, };
export type MeetingTables = { 
/**
 * Which.
 */
id: MeetingId, 
/**
 * Which table; plates have none.
 */
what: MeetingPrint, };
export type MergePoint = { 
/**
 * The later one; it is rejected as merged.
 */
id: PointId, };
export type Milestone = { 
/**
 * Identity.
 */
id: MilestoneId, 
/**
 * Name in the shipped calendar ("hiep-thuong-1"); absent for milestones added here.
 */
key: string | null, 
/**
 * What happens.
 */
name: string, 
/**
 * Who does it.
 */
who: string | null, 
/**
 * How the day is meant.
 */
kind: MilestoneKind, 
/**
 * Hour, as written: "17:00", "07:00-19:00".
 */
hour: string | null, 
/**
 * Article of the election law.
 */
article: string | null, 
/**
 * True when the figure of the law was checked against its text.
 */
verified: boolean, 
/**
 * Where the figure comes from.
 */
source: string | null, 
/**
 * Remarks: what really happened, conditions.
 */
note: string | null, 
/**
 * By law; absent for milestones added here.
 */
law: When | null, 
/**
 * Set by hand; absent when the law's value is in force.
 */
own: When | null, 
/**
 * Why it differs from the law, or was added.
 */
reason: string | null, };
export type MilestoneId = string;
export type MilestoneKind = "latest" | "from" | "on" | "window";
export type MilestoneRow = { 
/**
 * The milestone.
 */
milestone: Milestone, 
/**
 * First day in force.
 */
from: string, 
/**
 * Last day in force.
 */
to: string, 
/**
 * First day by law.
 */
law_from: string | null, 
/**
 * Last day by law.
 */
law_to: string | null, 
/**
 * Days from Ngày bầu cử to the last day: -42 stands as "T-42".
 */
offset: number, 
/**
 * Days from today to the last day; negative when it is over.
 */
days_left: number, 
/**
 * Why the last day is not worked: it stays where it is and is marked.
 */
off_day: string | null, 
/**
 * Unfinished tasks whose deadline hangs on it.
 */
tasks: number, };
export type Mm = number;
export type MoveElectionDay = { 
/**
 * The new day.
 */
day: string, 
/**
 * The stamp of the list that was approved.
 */
approved: string, };
export type MovePreview = { 
/**
 * "Ngày bầu cử", or the name of the milestone or area.
 */
what: string, 
/**
 * Its day now.
 */
before: string | null, 
/**
 * Its day then.
 */
after: string | null, 
/**
 * What to look at first.
 */
remarks: Array<string>, 
/**
 * Milestones that move, by their new day.
 */
milestones: Array<MovedDay>, 
/**
 * Areas that move.
 */
areas: Array<MovedDay>, 
/**
 * Unfinished tasks whose deadline moves, by number.
 */
tasks: Array<MovedTask>, 
/**
 * Names exactly this list: who approves gives it back.
 */
stamp: string, };
export type MovedDay = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its last day now.
 */
before: string, 
/**
 * Its last day then.
 */
after: string, 
/**
 * Why the new day is not worked.
 */
off_day: string | null, };
export type MovedTask = { 
/**
 * Identity.
 */
id: TaskId, 
/**
 * "NV-007".
 */
label: string, 
/**
 * What is to be done.
 */
content: string, 
/**
 * Name of the lead.
 */
lead: string | null, 
/**
 * "T-10".
 */
link: string, 
/**
 * Its deadline now.
 */
before: string | null, 
/**
 * Its deadline then.
 */
after: string, 
/**
 * What to look at: before the day it was given, over already, on a day off.
 */
mark: string | null, };
export type NameView = { 
/**
 * As written.
 */
written: string, 
/**
 * "unit", "group" or "new": a new name becomes a unit when the proposal is accepted.
 */
kind: string, 
/**
 * Number of units behind it.
 */
units: number, 
/**
 * The name written out, where the text defines an abbreviation in it.
 */
full: string | null, 
/**
 * Official name of the unit or group recognised; for "new" the one it may be, to be checked.
 */
matched: string | null, 
/**
 * How it was recognised: "exact", "alias", "abbreviation", "folded" (only the letters agree).
 */
sure: string | null, };
export type NamedFilter = { 
/**
 * Identity.
 */
id: SavedFilterId, 
/**
 * What it is called.
 */
name: string, 
/**
 * The list it opens.
 */
filter: ListTasks, };
export type NewDraft = { 
/**
 * Id of the type: "cong-van", "ke-hoach".
 */
kind: string, };
export type OpenFile = { 
/**
 * A file this program wrote.
 */
path: string, };
export type Oral = { 
/**
 * The directive that holds the words.
 */
id: DirectiveId, 
/**
 * Who said it.
 */
said_by: string, 
/**
 * Where: "giao ban tuần", "điện thoại".
 */
said_at: string | null, 
/**
 * When.
 */
said_on: string, 
/**
 * Who took it down.
 */
taken_by: string, 
/**
 * The paper that confirmed it later.
 */
paper: DirectiveId | null, };
export type Outcome<T> = { 
/**
 * What the intent answers.
 */
output: T, 
/**
 * Names of changed tables; each screen decides whether it cares.
 */
changed: Array<string>, 
/**
 * The entry of the journal; absent when nothing changed.
 */
entry: EntryId | null, 
/**
 * What undo would take back now.
 */
undo_label: string | null, 
/**
 * What redo would do again now.
 */
redo_label: string | null, };
export type OverdueReport = { 
/**
 * Day every class is of.
 */
as_of: string, 
/**
 * How many are late.
 */
late: number, 
/**
 * How many are soon due.
 */
due_soon: number, 
/**
 * The tasks.
 */
rows: Array<TaskLine>, };
export type PaperCount = { 
/**
 * The directive; absent for tasks given without a paper.
 */
directive: DirectiveId | null, 
/**
 * How papers cite it.
 */
line: string, 
/**
 * Trích yếu.
 */
subject: string | null, 
/**
 * Tasks of the list.
 */
tasks: number, 
/**
 * Of these, done.
 */
done: number, };
export type PaperDate = { 
/**
 * Day 1-31, or blank.
 */
day: number | null, 
/**
 * Month 1-12, or blank.
 */
month: number | null, 
/**
 * Year, or blank.
 */
year: number | null, };
export type Parts = { 
/**
 * All that were not called off.
 */
total: number, 
/**
 * Done.
 */
done: number, 
/**
 * Late as of today.
 */
late: number, 
/**
 * Begun: reported on, handed in or done.
 */
begun: number, };
export type PassDown = { 
/**
 * The unit's own task.
 */
task: TaskId, 
/**
 * Units and groups below.
 */
to: Array<string>, 
/**
 * Their deadline, not later than the one above; the same when absent.
 */
deadline?: Deadline, 
/**
 * What they have to do; the same words when absent.
 */
content?: string, };
export type People = { 
/**
 * Everybody, closed ones too, in the order they came.
 */
people: Array<Person>, 
/**
 * Who asks; absent in an open store.
 */
me: PersonId | null, 
/**
 * Whether the store is enciphered: an open one has no people.
 */
encrypted: boolean, 
/**
 * Rights of who asks.
 */
rights: Array<Right>, };
export type Period = { 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, };
export type Person = { 
/**
 * Identity; the key slot carries it too.
 */
id: PersonId, 
/**
 * Full name, as the journal names them. It never changes: a slot is sealed to it.
 */
name: string, 
/**
 * What they may do.
 */
role: Role, 
/**
 * First day.
 */
since: string, 
/**
 * Last day; their passphrase no longer opens the store.
 */
closed_on: string | null, 
/**
 * Why it was closed.
 */
closed_why: string | null, 
/**
 * Day the passphrase was set last.
 */
key_on: string, };
export type PersonId = string;
export type Phase = "first" | "locked" | "open";
export type Point = { 
/**
 * Identity.
 */
id: PointId, 
/**
 * The directive.
 */
directive: DirectiveId, 
/**
 * Order in the directive, from 1.
 */
ordinal: number, 
/**
 * Path in the outline: "2", "II.1.a"; empty for plain paragraphs.
 */
label: string, 
/**
 * First character in the directive's text.
 */
start: number, 
/**
 * One past the last character.
 */
end: number, 
/**
 * What is to be done; the quoted words unless a person corrected them.
 */
content: string, 
/**
 * Who leads, as written.
 */
lead: Array<string>, 
/**
 * Who coordinates, as written.
 */
coordinate: Array<string>, 
/**
 * Who monitors, as written.
 */
monitor: Array<string>, 
/**
 * Deadline found or set.
 */
deadline: Deadline | null, 
/**
 * Period found or set.
 */
period: Period | null, 
/**
 * Recurrence as written: "trước 16 giờ hằng ngày".
 */
recurring: string | null, 
/**
 * Chỉ tiêu named in the words: "ít nhất 03 cuộc", one a line.
 */
quotas: Array<string>, 
/**
 * "Đề nghị" in place of giao, yêu cầu.
 */
request: boolean, 
/**
 * Why it was proposed so, Vietnamese, one reason a line.
 */
why: Array<string>, 
/**
 * How sure, 0-1.
 */
confidence: number, 
/**
 * What a person decided.
 */
decision: Decision, };
export type PointId = string;
export type PointView = { 
/**
 * The proposal.
 */
point: Point, 
/**
 * For each name of `point.lead`: what it means here.
 */
lead: Array<NameView>, 
/**
 * For each name of `point.coordinate`.
 */
coordinate: Array<NameView>, 
/**
 * For each name of `point.monitor`.
 */
monitor: Array<NameView>, 
/**
 * Tasks that came of it.
 */
tasks: Array<TaskRow>, };
export type Preview = { 
/**
 * The pages as they will be printed.
 */
sheets: Sheets, 
/**
 * What lint found, worst first.
 */
findings: Array<Finding>, };
export type PreviewArea = { 
/**
 * Which.
 */
id: AreaId, 
/**
 * The new value; absent when the area votes with all others again.
 */
when: When | null, };
export type PreviewElectionDay = { 
/**
 * The new day.
 */
day: string, };
export type PreviewMilestone = { 
/**
 * Which.
 */
id: MilestoneId, 
/**
 * The new value; absent for the one of the law.
 */
own: When | null, };
export type PreviewPaper = { 
/**
 * The paper.
 */
document: Document, };
export type PreviewRestore = { 
/**
 * The file.
 */
path: string, };
export type PrintMeeting = { 
/**
 * Which.
 */
id: MeetingId, 
/**
 * What.
 */
what: MeetingPrint, 
/**
 * Where to; the folder of papers when absent.
 */
path: string | null, 
/**
 * Opens the file in the system's viewer afterwards.
 */
open: boolean, };
export type Printed = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Number of pages.
 */
pages: number, 
/**
 * Size of the file.
 */
bytes: number, 
/**
 * What did not go as asked although the paper was written: no viewer on this machine.
 */
remark: string | null, };
export type Progress = { 
/**
 * Identity.
 */
id: ProgressId, 
/**
 * The task.
 */
task: TaskId, 
/**
 * Day written on the paper.
 */
on: string, 
/**
 * Tỷ lệ, 0-100.
 */
percent: number | null, 
/**
 * Kết quả thực hiện.
 */
result: string | null, 
/**
 * Khó khăn, vướng mắc.
 */
difficulty: string | null, 
/**
 * Nguyên nhân: why it is late, or what the difficulty comes from.
 */
cause: string | null, 
/**
 * Kiến nghị, đề xuất.
 */
proposal: string | null, 
/**
 * The paper that proves it: "Báo cáo số 15/BC-CAT ngày 10/5/2021".
 */
evidence: string | null, 
/**
 * Thời gian hoàn thành dự kiến, as the unit tells it; no deadline.
 */
expected_on: string | null, 
/**
 * When it was entered.
 */
at: string, };
export type ProgressId = string;
export type Pt = number;
export type Recover = { 
/**
 * What they typed from the sheet.
 */
recovery: string, 
/**
 * Who they are.
 */
person: PersonId, 
/**
 * Their new passphrase.
 */
passphrase: string, };
export type RecoverySheet = { 
/**
 * The key as it was shown.
 */
recovery: string, 
/**
 * Where to; the folder of papers when absent.
 */
path: string | null, 
/**
 * Opens the file in the system's viewer afterwards.
 */
open: boolean, };
export type RegisterDirective = { 
/**
 * Pasted text; when absent `path` is read.
 */
text: string | null, 
/**
 * A .txt, .docx or .pdf file.
 */
path: string | null, 
/**
 * Day it reached us; today when absent.
 */
received_on: string | null, 
/**
 * Registers even though number and issuer are known already.
 */
again: boolean, };
export type RegisterOral = { 
/**
 * The words, as they were taken down.
 */
text: string, 
/**
 * Who said it.
 */
said_by: string, 
/**
 * Where: "giao ban tuần", "điện thoại".
 */
said_at: string | null, 
/**
 * When; today when absent.
 */
said_on: string | null, 
/**
 * Who took it down; the one who acts when absent.
 */
taken_by: string | null, };
export type Registered = { 
/**
 * The directive.
 */
id: DirectiveId, 
/**
 * Proposals found.
 */
points: number, 
/**
 * What was cleaned or looks suspicious (Vietnamese).
 */
notes: Array<string>, };
export type RejectPoint = { 
/**
 * Which.
 */
id: PointId, };
export type Relation = "ordered" | "requested";
export type RenewRecovery = { 
/**
 * The passphrase of who asks.
 */
passphrase: string, };
export type ReopenPoint = { 
/**
 * Which.
 */
id: PointId, };
export type ReplyDirective = { 
/**
 * The directive.
 */
directive: DirectiveId, 
/**
 * "cong-van" or "ke-hoach".
 */
kind: string, };
export type ReportBook = { 
/**
 * Day every computed state is of.
 */
as_of: string, 
/**
 * The tables.
 */
grids: Array<ReportGrid>, 
/**
 * The end of the journal at this moment, for small type under the table.
 */
witness: string | null, };
export type ReportCell = { "type": "text", "value": string } | { "type": "count", "value": number } | { "type": "percent", "value": number | null };
export type ReportGrid = { 
/**
 * Short name, for the sheet of a workbook.
 */
name: string, 
/**
 * Title in capitals.
 */
title: string, 
/**
 * "(Tính đến ngày 05 tháng 5 năm 2021)".
 */
as_of_line: string, 
/**
 * Columns with their groups and widths.
 */
columns: Array<Column>, 
/**
 * What stands under the headings: "(1)", "(3)=(4)+(7)"; empty for none.
 */
numbers: Array<string>, 
/**
 * Rows, each as long as `columns`.
 */
rows: Array<Array<ReportCell>>, 
/**
 * The last row is a sum.
 */
summed: boolean, 
/**
 * Lines under the table.
 */
notes: Array<string>, };
export type ReportKind = "units" | "tasks" | "overdue" | "matrix" | "weeks";
export type ReportLines = { 
/**
 * The list and its page.
 */
of: ListTasks, };
export type ReportMatrix = Record<symbol, never>;
export type ReportOverdue = Record<symbol, never>;
export type ReportPaper = { 
/**
 * Which.
 */
kind: ReportKind, };
export type ReportProgress = { 
/**
 * Which.
 */
task: TaskId, 
/**
 * Day written on the paper; today when absent.
 */
on?: string, 
/**
 * Tỷ lệ, 0-100.
 */
percent?: number, 
/**
 * Kết quả thực hiện.
 */
result?: string, 
/**
 * Khó khăn, vướng mắc.
 */
difficulty?: string, 
/**
 * Nguyên nhân.
 */
cause?: string, 
/**
 * Kiến nghị, đề xuất.
 */
proposal?: string, 
/**
 * The paper that proves it.
 */
evidence?: string, 
/**
 * Thời gian hoàn thành dự kiến.
 */
expected_on?: string, };
export type ReportSheet = { 
/**
 * Whose.
 */
sheet: SheetOf, };
export type ReportTables = { 
/**
 * Which.
 */
kind: ReportKind, };
export type ReportTasks = Record<symbol, never>;
export type ReportUnits = Record<symbol, never>;
export type ReportWeeks = Record<symbol, never>;
export type RestoreBackup = { 
/**
 * The file.
 */
path: string, };
export type RestorePreview = { 
/**
 * The backup.
 */
backup: BackupLine, 
/**
 * Tables that differ.
 */
tables: Array<TableDifference>, 
/**
 * Entries of the store that the backup does not have: they would no longer be in the store.
 */
newer: number, 
/**
 * The last of them, newest first.
 */
newest: Array<HistoryRow>, 
/**
 * The backup is no earlier state of this store.
 */
other_history: boolean, };
export type Rich = string | (string | Run)[];
export type Right = "own" | "register" | "work" | "decide" | "people";
export type Role = "viewer" | "clerk" | "secretary" | "leader";
export type RowHistory = { 
/**
 * The entry.
 */
entry: EntryId, 
/**
 * When.
 */
at: string, 
/**
 * Who.
 */
actor: string, 
/**
 * What was done.
 */
label: string, 
/**
 * Names of the fields that changed.
 */
fields: Array<string>, };
export type RowRefusal = { 
/**
 * The task.
 */
id: TaskId, 
/**
 * "NV-007".
 */
label: string, 
/**
 * What stands in the way.
 */
what: string, 
/**
 * What to do about it.
 */
advice: string, };
export type Run = { 
/**
 * The words, Unicode; the typesetter brings them to NFC.
 */
text: string, 
/**
 * Đậm.
 */
bold?: boolean, 
/**
 * Nghiêng.
 */
italic?: boolean, };
export type Safety = { 
/**
 * When the newest proved backup was made.
 */
last_proved: string | null, 
/**
 * When a backup was last copied outside.
 */
last_copied: string | null, 
/**
 * The store is older or much smaller than when it was last seen here, or has another history:
 * a sentence with the numbers. The window asks before anybody works on; see [`AcceptStore`].
 */
shrunk: string | null, 
/**
 * What should be done or known, one sentence each; empty when all is well.
 */
warnings: Array<string>, };
export type SaveDraft = { 
/**
 * Which.
 */
id: DraftId, 
/**
 * The paper.
 */
document: Document, 
/**
 * The version this text was written on; not compared when absent.
 */
seen?: string, };
export type SaveFilter = { 
/**
 * Which is changed; a new one when absent.
 */
id?: SavedFilterId, 
/**
 * What it is called.
 */
name: string, 
/**
 * The list it opens; where its page begins is not kept.
 */
filter: ListTasks, };
export type SavedFilterId = string;
export type SealCase = "A" | "B" | "C" | "D" | "E";
export type Section = { 
/**
 * Its heading.
 */
heading: string, 
/**
 * Its sentences.
 */
items: Array<string>, };
export type Series = { 
/**
 * What it is, in the legend.
 */
name: string, 
/**
 * Its values, in the order of the labels; a line ends where they are absent.
 */
values: Array<number | null>, };
export type SetArea = { 
/**
 * Which; a new one when absent.
 */
id?: AreaId, 
/**
 * Name.
 */
name: string, 
/**
 * Its voting day; absent when it votes with all others again.
 */
when: When | null, 
/**
 * Why.
 */
reason: string, 
/**
 * The paper that permits it.
 */
paper?: string, 
/**
 * The stamp of the list that was approved; needed when deadlines of tasks move.
 */
approved?: string, };
export type SetAttendees = { 
/**
 * Which meeting.
 */
id: MeetingId, 
/**
 * Delegates in the order of the list.
 */
attendees: Array<Attendee>, };
export type SetDay = { 
/**
 * The rule; `verified` says that it was checked against the notice of the year.
 */
rule: DayRule, };
export type SetGroup = { 
/**
 * Which group; absent for a new one.
 */
id: GroupId | null, 
/**
 * Name as papers write it.
 */
name: string, 
/**
 * Other spellings.
 */
aliases: Array<string>, 
/**
 * Members in print order.
 */
members: Array<UnitId>, };
export type SetMilestone = { 
/**
 * Which; a new one when absent.
 */
id?: MilestoneId, 
/**
 * What happens; needed for a new one.
 */
name?: string, 
/**
 * The own day; absent for the one of the law.
 */
own: When | null, 
/**
 * Hour, as written; absent leaves it.
 */
hour?: string, 
/**
 * Why; needed whenever an own day is set.
 */
reason?: string, 
/**
 * The stamp of the list that was approved; needed when deadlines of tasks move.
 */
approved?: string, };
export type SetPassphrase = { 
/**
 * Who.
 */
id: PersonId, 
/**
 * Their new passphrase; they change it themselves.
 */
passphrase: string, };
export type SetProfile = { 
/**
 * The whole profile.
 */
profile: BodyProfile, };
export type SetRole = { 
/**
 * Who.
 */
id: PersonId, 
/**
 * The new role.
 */
role: Role, };
export type SetSources = { 
/**
 * The task.
 */
task: TaskId, 
/**
 * Further papers, in order.
 */
directives: Array<DirectiveId>, 
/**
 * Further points; their papers are added by themselves.
 */
points: Array<PointId>, };
export type SetStatement = { 
/**
 * Which meeting.
 */
id: MeetingId, 
/**
 * The body.
 */
unit: UnitId, 
/**
 * Tình hình, kết quả.
 */
result?: string, 
/**
 * Khó khăn, vướng mắc.
 */
difficulty?: string, 
/**
 * Kiến nghị, đề xuất.
 */
proposal?: string, 
/**
 * What the chair decided.
 */
ruling?: string, };
export type SetTaskState = { 
/**
 * Which.
 */
id: TaskId, 
/**
 * The new state.
 */
state: TaskState, 
/**
 * Day written on the paper: for `done` the day of completion; today when absent.
 */
on: string | null, 
/**
 * Reason; required for trả lại, tạm dừng, thôi giao. Of a completion a note that stands for
 * the paper: "Đã kiểm tra tại chỗ".
 */
reason: string | null, 
/**
 * The paper: for `done` the product or what proves it, for thôi giao the deciding paper.
 */
paper?: string, 
/**
 * Who confirms a completion; the one who acts when absent.
 */
confirmed_by?: string, };
export type Severity = "error" | "warning" | "hint";
export type ShareTask = { 
/**
 * What is to be done.
 */
content: string, 
/**
 * Units and groups.
 */
to: Array<string>, 
/**
 * Names of coordinators.
 */
coordinate: Array<string>, 
/**
 * Name of the monitor.
 */
monitor: string | null, 
/**
 * Deadline.
 */
deadline: Deadline | null, 
/**
 * Product.
 */
product: string | null, };
export type Sheet = { 
/**
 * The drawing; its user unit is a point.
 */
svg: string, 
/**
 * Width in millimetres.
 */
width: number, 
/**
 * Height in millimetres.
 */
height: number, };
export type SheetOf = { "of": "task", 
/**
 * Which.
 */
id: TaskId, } | { "of": "unit", 
/**
 * Which.
 */
id: UnitId, };
export type Sheets = { 
/**
 * One SVG a page.
 */
pages: Array<Sheet>, 
/**
 * What the typesetter has to say (Vietnamese).
 */
notes: Array<string>, 
/**
 * Characters the font lacks, with their place; the paper cannot be exported before they go.
 */
missing_glyphs: Array<string>, };
export type ShippedCalendar = { 
/**
 * "2026".
 */
name: string, 
/**
 * Name of the election.
 */
election: string, 
/**
 * Ngày bầu cử it was made for.
 */
day: string, 
/**
 * The resolution that fixed the day.
 */
resolution: string, 
/**
 * How many milestones it has.
 */
milestones: number, };
export type ShowAbout = Record<symbol, never>;
export type ShowCalendar = Record<symbol, never>;
export type ShowDesk = Record<symbol, never>;
export type ShowDirective = { 
/**
 * Which.
 */
id: DirectiveId, };
export type ShowDraft = { 
/**
 * Which.
 */
id: DraftId, };
export type ShowFrozen = { 
/**
 * Which.
 */
id: FrozenId, };
export type ShowGate = Record<symbol, never>;
export type ShowMeeting = { 
/**
 * Which.
 */
id: MeetingId, };
export type ShowProfile = Record<symbol, never>;
export type ShowSafety = Record<symbol, never>;
export type ShowTask = { 
/**
 * Which.
 */
id: TaskId, };
export type Signature = { 
/**
 * Lines over the title: "TM. ỦY BAN BẦU CỬ", "KT. CHỦ TỊCH" (P1-II.7b). May be empty.
 */
authority?: Array<string>, 
/**
 * The title that signs: "CHỦ TỊCH", "PHÓ TRƯỞNG TIỂU BAN".
 */
title: string, 
/**
 * State office above the name when an advisory body uses its parent's seal (P1-II.7c).
 */
office?: string | null, 
/**
 * Full name, without rank or degree.
 */
name: string, };
export type Signer = { 
/**
 * Title that signs, in capitals: "TRƯỞNG TIỂU BAN".
 */
title: string, 
/**
 * Full name without rank or degree (P1-II.7c).
 */
name: string, 
/**
 * State office printed above the name when the parent's seal is used (P1-II.7c).
 */
office: string | null, 
/**
 * For a deputy: the title signed for ("TRƯỞNG TIỂU BAN" gives "KT. TRƯỞNG TIỂU BAN").
 */
signs_for: string | null, };
export type Source = "paste" | "file" | "oral";
export type SplitPoint = { 
/**
 * Which.
 */
id: PointId, 
/**
 * First character of the second half, counted in the directive's text.
 */
at: number, };
export type Statement = { 
/**
 * The body.
 */
unit: UnitId, 
/**
 * Tình hình, kết quả.
 */
result: string | null, 
/**
 * Khó khăn, vướng mắc.
 */
difficulty: string | null, 
/**
 * Kiến nghị, đề xuất.
 */
proposal: string | null, 
/**
 * What the chair decided about the proposal.
 */
ruling: string | null, };
export type Step = { 
/**
 * Identity.
 */
id: StepId, 
/**
 * The task.
 */
task: TaskId, 
/**
 * The state from then on.
 */
state: TaskState, 
/**
 * Day written on the paper; of a completion the day of the product.
 */
on: string, 
/**
 * Reason or note.
 */
reason: string | null, 
/**
 * The paper: of a completion the product or what proves it, of thôi giao the deciding paper.
 */
paper: string | null, 
/**
 * Who confirmed a completion.
 */
confirmed_by: string | null, 
/**
 * When it was entered.
 */
at: string, };
export type StepId = string;
export type Table = { 
/**
 * Columns, left to right.
 */
columns: Array<Column>, 
/**
 * Prints "(1)", "(2)", … under the headings.
 */
numbered_columns?: boolean, 
/**
 * Type size in points, 11-14; `None` takes the default of tables.
 */
size?: number | null, 
/**
 * Rows of cells, each as long as `columns`.
 */
rows: Array<Array<Rich>>, };
export type TableDifference = { 
/**
 * Its Vietnamese name.
 */
name: string, 
/**
 * Rows in the store.
 */
now: number, 
/**
 * Rows in the backup.
 */
then: number, };
export type TallyColumn = { 
/**
 * Heading.
 */
label: string, 
/**
 * The state.
 */
state?: TaskState, 
/**
 * First day.
 */
from?: string, 
/**
 * Last day.
 */
to?: string, 
/**
 * Tasks without a day.
 */
no_deadline: boolean, 
/**
 * Today is in it.
 */
now: boolean, };
export type TallyRow = { 
/**
 * Identity.
 */
unit: UnitId, 
/**
 * Name.
 */
name: string, 
/**
 * Its cells.
 */
cells: Array<number>, 
/**
 * Their sum.
 */
total: number, };
export type TaskCalendar = { 
/**
 * The list.
 */
of: ListTasks, 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * Rows shown of a day, at most 50.
 */
most: number, };
export type TaskCounts = { 
/**
 * All tasks of units, without those called off.
 */
total: number, 
/**
 * Hoàn thành đúng hạn.
 */
done_in_time: number, 
/**
 * Hoàn thành quá hạn.
 */
done_late: number, 
/**
 * Trong hạn, not soon due.
 */
in_time: number, 
/**
 * Sắp đến hạn.
 */
due_soon: number, 
/**
 * Quá hạn.
 */
late: number, 
/**
 * Không quy định thời hạn.
 */
no_deadline: number, };
export type TaskDetail = { 
/**
 * The task.
 */
task: TaskRow, 
/**
 * Tasks under it.
 */
children: Array<TaskRow>, 
/**
 * Every change, oldest first.
 */
history: Array<RowHistory>, 
/**
 * What was told about it, oldest first.
 */
progress?: Array<Progress>, 
/**
 * How its deadline moved, oldest first.
 */
extensions?: Array<Extension>, 
/**
 * Its life in steps, oldest first.
 */
steps?: Array<Step>, 
/**
 * How its deadline was put right, oldest first.
 */
corrections?: Array<Correction>, 
/**
 * Papers and meetings it comes from, its own first.
 */
sources?: Array<TaskSource>, 
/**
 * Letters that urged it, oldest first.
 */
urgings?: Array<UrgingRow>, };
export type TaskId = string;
export type TaskLine = { 
/**
 * The task.
 */
task: TaskRow, 
/**
 * What was told last.
 */
latest: Progress | null, 
/**
 * Nguyên nhân told last, of whatever report.
 */
cause: string | null, };
export type TaskMatrix = { 
/**
 * The list.
 */
of: ListTasks, 
/**
 * The columns.
 */
by: MatrixBy, };
export type TaskPage = { 
/**
 * The rows.
 */
rows: Array<TaskRow>, 
/**
 * How many pass the filters in all.
 */
total: number, 
/**
 * True when words found so much that the newest tasks come first, not the soonest due.
 */
newest_first?: boolean, };
export type TaskPapers = { 
/**
 * The list.
 */
of: ListTasks, };
export type TaskRow = { 
/**
 * Identity.
 */
id: TaskId, 
/**
 * "NV-007".
 */
label: string, 
/**
 * What is to be done.
 */
content: string, 
/**
 * Directive it carries out.
 */
directive: DirectiveId | null, 
/**
 * How papers cite that directive: "Công văn số 474/CV-UBBC ngày 05/02/2021".
 */
directive_line: string | null, 
/**
 * Point of the directive.
 */
point: PointId | null, 
/**
 * Shared task above.
 */
parent: TaskId | null, 
/**
 * Name of the lead; absent in a parent task.
 */
lead: string | null, 
/**
 * Identity of the lead.
 */
lead_id: UnitId | null, 
/**
 * Names of the coordinators.
 */
coordinators: Array<string>, 
/**
 * Identities of the coordinators.
 */
coordinator_ids: Array<UnitId>, 
/**
 * Name of the monitor.
 */
monitor: string | null, 
/**
 * Identity of the monitor.
 */
monitor_id: UnitId | null, 
/**
 * Deadline in force.
 */
deadline: Deadline | null, 
/**
 * Deadline first given.
 */
original_deadline: Deadline | null, 
/**
 * Period of execution.
 */
period: Period | null, 
/**
 * Recurrence in words.
 */
recurring: string | null, 
/**
 * Product.
 */
product: string | null, 
/**
 * Quotas.
 */
quotas: Array<string>, 
/**
 * "Đề nghị".
 */
request: boolean, 
/**
 * Work state.
 */
state: TaskState, 
/**
 * Its word.
 */
state_label: string, 
/**
 * Class in time as of today.
 */
timeliness: Timeliness, 
/**
 * Days late as of today (or on completion); 0 when not late.
 */
days_late: number, 
/**
 * Day it was given.
 */
assigned_on: string, 
/**
 * Day of completion.
 */
completed_on: string | null, 
/**
 * Reason of the last change of state.
 */
reason: string | null, 
/**
 * Day the clock stopped, while the task is paused.
 */
paused_on?: string, 
/**
 * Class in time by the deadline first given.
 */
original_timeliness?: Timeliness, 
/**
 * How many of the five fields (việc, chủ trì, phối hợp, thời hạn, sản phẩm) are filled.
 */
completeness?: number, 
/**
 * What the deadline hangs on, when it was given as a distance.
 */
link?: DeadlineLink, 
/**
 * That in words: "T-10".
 */
link_words?: string, 
/**
 * Why the day of the deadline is not worked: "Chủ nhật", "Tết Nguyên đán". The deadline
 * stays as written.
 */
off_day?: string, 
/**
 * Of a shared task: how many of the tasks under it are done.
 */
parts?: Parts, };
export type TaskSource = { 
/**
 * The paper or oral instruction.
 */
directive: DirectiveId | null, 
/**
 * The meeting.
 */
meeting: MeetingId | null, 
/**
 * How it is cited.
 */
line: string, };
export type TaskState = "assigned" | "acknowledged" | "in-progress" | "awaiting-confirmation" | "done" | "returned" | "paused" | "cancelled";
export type TaskTally = { 
/**
 * Columns, left to right.
 */
columns: Array<TallyColumn>, 
/**
 * Units that lead at least one task of the list, in the order of the list of units.
 */
rows: Array<TallyRow>, 
/**
 * Sums of the columns.
 */
sums: Array<number>, 
/**
 * Sum of all.
 */
total: number, };
export type TasksReport = { 
/**
 * Day every class is of.
 */
as_of: string, 
/**
 * Tasks by number.
 */
rows: Array<TaskLine>, };
export type TieOral = { 
/**
 * The instruction.
 */
oral: DirectiveId, 
/**
 * The paper.
 */
paper: DirectiveId, };
export type Timeliness = "done-in-time" | "done-late" | "in-time" | "due-soon" | "late" | "no-deadline" | "cancelled";
export type Todo = { 
/**
 * Due today.
 */
today: number, 
/**
 * Due on the three days after today.
 */
three_days: number, 
/**
 * Due on the four days after those.
 */
seven_days: number, 
/**
 * Handed in by the unit, waiting for our confirmation.
 */
awaiting: number, 
/**
 * Late or due within a week, and nothing was ever told about them.
 */
silent: number, 
/**
 * Drafts in hand without a number.
 */
unnumbered: number, };
export type TowardsLine = { 
/**
 * The day.
 */
on: string, 
/**
 * Days to Ngày bầu cử: 14 is "T-14".
 */
days_left: number, 
/**
 * Tasks due until then.
 */
due: number, 
/**
 * Tasks done until then; absent for days to come.
 */
done: number | null, };
export type TypeRow = { 
/**
 * Id: "cong-van".
 */
id: string, 
/**
 * Name: "Công văn".
 */
name: string, 
/**
 * Group in the symbol.
 */
abbreviation: string | null, 
/**
 * What it is used for.
 */
purpose: string, 
/**
 * Whether it can be drafted here.
 */
drafted: boolean, };
export type Unit = { 
/**
 * Identity.
 */
id: UnitId, 
/**
 * Official name.
 */
name: string, 
/**
 * Short name for tight columns.
 */
short_name: string | null, 
/**
 * Whether we order or request.
 */
relation: Relation, 
/**
 * Unit it belongs to.
 */
parent: UnitId | null, 
/**
 * First day of existence, where known.
 */
valid_from: string | null, 
/**
 * Last day of existence; districts ended on 30/6/2025.
 */
valid_to: string | null, 
/**
 * "Thay thế bởi".
 */
replaced_by: UnitId | null, 
/**
 * Other spellings papers use; corrections by the user are remembered here.
 */
aliases: Array<string>, };
export type UnitId = string;
export type UnitLine = { 
/**
 * Identity.
 */
unit: UnitId, 
/**
 * Name.
 */
name: string, 
/**
 * Its figures.
 */
figures: Figures, 
/**
 * A body outside our authority: it is asked, its delay is no fault.
 */
requested?: boolean, };
export type UnitRole = "lead" | "coordinate" | "monitor" | "any";
export type Units = { 
/**
 * Every unit, closed ones too.
 */
units: Array<Unit>, 
/**
 * Saved groups.
 */
groups: Array<Group>, };
export type UnitsReport = { 
/**
 * Day every class is of.
 */
as_of: string, 
/**
 * Units that lead at least one task, in the order of the list of units.
 */
rows: Array<UnitLine>, 
/**
 * The sums.
 */
total: Figures, };
export type Unlock = { 
/**
 * What they typed.
 */
passphrase: string, 
/**
 * Whom they say they are; absent: whoever the passphrase belongs to.
 */
person: PersonId | null, };
export type UrgeTasks = { 
/**
 * Only tasks this unit leads; those of all units when absent.
 */
unit?: UnitId, 
/**
 * Just these tasks, whatever their class, in place of all that are late, soon due or silent.
 */
tasks?: Array<TaskId>, 
/**
 * One letter a unit in place of one letter for all.
 */
each: boolean, 
/**
 * Last day for an answer; five days on when absent, the next working day when that one is off.
 */
answer_by?: string, 
/**
 * Also open tasks nobody has told anything about for so many days.
 */
silent_days?: number, };
export type Urged = { 
/**
 * The draft.
 */
draft: DraftId, 
/**
 * The unit addressed; absent when one letter goes to several.
 */
unit: UnitId | null, 
/**
 * Bodies addressed.
 */
addressed: Array<string>, 
/**
 * How loud.
 */
level: UrgingLevel, 
/**
 * Its word.
 */
level_label: string, 
/**
 * Last day for an answer.
 */
answer_by: string, 
/**
 * The tasks it urges.
 */
tasks: Array<TaskId>, };
export type UrgedLetter = { 
/**
 * Identity.
 */
id: UrgingId, 
/**
 * The letter.
 */
draft: DraftId, 
/**
 * Its trích yếu.
 */
subject: string, 
/**
 * How loud.
 */
level: UrgingLevel, 
/**
 * Its word.
 */
level_label: string, 
/**
 * Day it was written.
 */
on: string, 
/**
 * Last day for an answer.
 */
answer_by: string, 
/**
 * Units addressed.
 */
units: Array<AnswerRow>, 
/**
 * The tasks it urges.
 */
tasks: Array<TaskId>, 
/**
 * Units that have not answered although the day has passed.
 */
overdue: number, };
export type Urgency = "hoa-toc" | "thuong-khan" | "khan";
export type UrgingId = string;
export type UrgingLevel = "remind" | "urge" | "report";
export type UrgingRow = { 
/**
 * Identity.
 */
id: UrgingId, 
/**
 * The letter.
 */
draft: DraftId, 
/**
 * Its trích yếu.
 */
subject: string, 
/**
 * Name of the unit addressed; absent when one letter went to all.
 */
unit: string | null, 
/**
 * How loud.
 */
level: UrgingLevel, 
/**
 * Its word.
 */
level_label: string, 
/**
 * Day it was written.
 */
on: string, 
/**
 * Last day for an answer.
 */
answer_by: string, 
/**
 * Day the task's lead answered; absent while it did not.
 */
answered_on?: string, };
export type VerifyBackup = { 
/**
 * The file.
 */
path: string, };
export type VotingArea = { 
/**
 * Identity.
 */
id: AreaId, 
/**
 * Name: "Khu vực bỏ phiếu số 7, đảo Hòn Mê".
 */
name: string, 
/**
 * Its voting day.
 */
when: When, 
/**
 * Why: biển đảo, biên giới, trên biển, cách ly, nhiệm vụ.
 */
reason: string, 
/**
 * The paper that permits it.
 */
paper: string | null, 
/**
 * False once the area votes with all others again.
 */
active: boolean, };
export type WeekLine = { 
/**
 * Monday.
 */
from: string, 
/**
 * Sunday.
 */
to: string, 
/**
 * Tasks due in it.
 */
due: number, 
/**
 * Of these, done by now.
 */
due_done: number, 
/**
 * Tasks done in it, in time or without a deadline.
 */
done_in_time: number, 
/**
 * Tasks done in it after their deadline.
 */
done_late: number, };
export type WeeksReport = { 
/**
 * Day every figure is of.
 */
as_of: string, 
/**
 * Ngày bầu cử, where a profile names it.
 */
election_day: string | null, 
/**
 * Weeks in which something is due or was done, oldest first.
 */
weeks: Array<WeekLine>, 
/**
 * Days from today on with what is due on them and not done; all of them, also empty ones.
 */
load: Array<DayLoad>, 
/**
 * Sums towards Ngày bầu cử, a point a week; empty without a profile or after the day.
 */
towards: Array<TowardsLine>, };
export type When = { 
/**
 * Calendar days.
 */
days: number, } | { 
/**
 * First day.
 */
from: string, 
/**
 * Last day; the same as the first for a single day.
 */
to: string, };
export type WithdrawDraft = { 
/**
 * Which.
 */
id: DraftId, 
/**
 * Why.
 */
reason: string, };
export type Withdrawn = { 
/**
 * The day.
 */
on: string, 
/**
 * The reason.
 */
reason: string, };
export type WorkingDays = { 
/**
 * Holidays with their names.
 */
off: { [key in string]: string }, 
/**
 * Saturdays and Sundays that are worked, with the reason.
 */
working: { [key in string]: string }, };

export interface Calls {
  gate: { args: ShowGate; ret: GateState };
  gate_unlock: { args: Unlock; ret: GateState };
  gate_recover: { args: Recover; ret: GateState };
  gate_lock: { args: Lock; ret: GateState };
  gate_create: { args: CreateStore; ret: Created };
  desk: { args: ShowDesk; ret: Desk };
  profile: { args: ShowProfile; ret: BodyProfile | null };
  units: { args: ListUnits; ret: Units };
  calendar: { args: ShowCalendar; ret: CalendarView };
  election_preview: { args: PreviewElectionDay; ret: MovePreview };
  milestone_preview: { args: PreviewMilestone; ret: MovePreview };
  area_preview: { args: PreviewArea; ret: MovePreview };
  directives: { args: ListDirectives; ret: Array<DirectiveLine> };
  directive: { args: ShowDirective; ret: DirectivePage };
  tasks: { args: ListTasks; ret: TaskPage };
  tasks_count: { args: CountTasks; ret: number };
  tasks_matrix: { args: TaskMatrix; ret: TaskTally };
  tasks_calendar: { args: TaskCalendar; ret: Array<CalendarDay> };
  tasks_papers: { args: TaskPapers; ret: Array<PaperCount> };
  filters: { args: ListFilters; ret: Array<NamedFilter> };
  task: { args: ShowTask; ret: TaskDetail };
  drafts: { args: ListDrafts; ret: Array<DraftRow> };
  draft: { args: ShowDraft; ret: DraftPage };
  document_types: { args: ListTypes; ret: Array<TypeRow> };
  paper_preview: { args: PreviewPaper; ret: Preview };
  paper_fix: { args: FixPaper; ret: Fixed };
  draft_export: { args: ExportDraft; ret: Printed };
  file_open: { args: OpenFile; ret: null };
  history: { args: ListHistory; ret: Array<HistoryRow> };
  people: { args: ListPeople; ret: People };
  recovery_sheet: { args: RecoverySheet; ret: Printed };
  report_units: { args: ReportUnits; ret: UnitsReport };
  report_tasks: { args: ReportTasks; ret: TasksReport };
  report_lines: { args: ReportLines; ret: Array<TaskLine> };
  report_overdue: { args: ReportOverdue; ret: OverdueReport };
  report_matrix: { args: ReportMatrix; ret: MatrixReport };
  report_weeks: { args: ReportWeeks; ret: WeeksReport };
  report_tables: { args: ReportTables; ret: ReportBook };
  report_paper: { args: ReportPaper; ret: Document };
  report_export: { args: ExportReport; ret: Printed };
  about: { args: ShowAbout; ret: About };
  licences: { args: ListLicences; ret: Licences };
  about_export: { args: ExportStatement; ret: Printed };
  report_frozen: { args: ListFrozen; ret: Array<FrozenLine> };
  report_frozen_show: { args: ShowFrozen; ret: FrozenReport };
  report_compare: { args: CompareReports; ret: Comparison };
  report_kept_tables: { args: KeptTables; ret: ReportBook };
  report_kept_export: { args: ExportKept; ret: Printed };
  report_sheet: { args: ReportSheet; ret: ReportBook };
  report_sheet_export: { args: ExportSheet; ret: Printed };
  task_handed_in: { args: HandedIn; ret: HandedInTree };
  urgings: { args: ListUrgings; ret: Array<UrgedLetter> };
  meetings: { args: ListMeetings; ret: Array<MeetingRow> };
  meeting: { args: ShowMeeting; ret: MeetingPage };
  meeting_tables: { args: MeetingTables; ret: ReportBook };
  meeting_print: { args: PrintMeeting; ret: Printed };
  report_workbook: { args: ExportWorkbook; ret: Printed };
  safety: { args: ShowSafety; ret: Safety };
  store_accept: { args: AcceptStore; ret: null };
  check_part: { args: CheckStore; ret: CheckPart };
  backups: { args: ListBackups; ret: Backups };
  backup_create: { args: CreateBackup; ret: BackupLine };
  backup_daily: { args: BackUpDaily; ret: boolean };
  backup_verify: { args: VerifyBackup; ret: BackupLine };
  backup_copy: { args: CopyBackup; ret: string };
  restore_preview: { args: PreviewRestore; ret: RestorePreview };
  backup_restore: { args: RestoreBackup; ret: BackupLine };
  profile_set: { args: SetProfile; ret: Outcome<null> };
  person_add: { args: AddPerson; ret: Outcome<PersonId> };
  person_role: { args: SetRole; ret: Outcome<null> };
  person_close: { args: ClosePerson; ret: Outcome<null> };
  person_key: { args: SetPassphrase; ret: Outcome<null> };
  passphrase_change: { args: ChangePassphrase; ret: Outcome<null> };
  recovery_renew: { args: RenewRecovery; ret: Outcome<string> };
  calendar_load: { args: LoadCalendar; ret: Outcome<number> };
  election_move: { args: MoveElectionDay; ret: Outcome<MovePreview> };
  milestone_set: { args: SetMilestone; ret: Outcome<MilestoneId> };
  area_set: { args: SetArea; ret: Outcome<AreaId> };
  day_set: { args: SetDay; ret: Outcome<null> };
  unit_add: { args: AddUnit; ret: Outcome<UnitId> };
  unit_change: { args: ChangeUnit; ret: Outcome<null> };
  unit_alias: { args: AliasUnit; ret: Outcome<null> };
  group_set: { args: SetGroup; ret: Outcome<GroupId> };
  directive_register: { args: RegisterDirective; ret: Outcome<Registered> };
  directive_correct: { args: CorrectDirective; ret: Outcome<null> };
  directive_oral: { args: RegisterOral; ret: Outcome<Registered> };
  directive_oral_tie: { args: TieOral; ret: Outcome<null> };
  point_accept: { args: AcceptPoint; ret: Outcome<Array<TaskId>> };
  points_accept_all: { args: AcceptAll; ret: Outcome<Array<TaskId>> };
  point_correct: { args: CorrectPoint; ret: Outcome<null> };
  point_reject: { args: RejectPoint; ret: Outcome<null> };
  point_reopen: { args: ReopenPoint; ret: Outcome<null> };
  point_merge: { args: MergePoint; ret: Outcome<PointId> };
  point_split: { args: SplitPoint; ret: Outcome<PointId> };
  task_add: { args: AddTask; ret: Outcome<TaskId> };
  task_share: { args: ShareTask; ret: Outcome<Array<TaskId>> };
  task_pass_down: { args: PassDown; ret: Outcome<Array<TaskId>> };
  task_sources: { args: SetSources; ret: Outcome<null> };
  task_change: { args: ChangeTask; ret: Outcome<null> };
  task_state: { args: SetTaskState; ret: Outcome<null> };
  task_progress: { args: ReportProgress; ret: Outcome<ProgressId> };
  task_extend: { args: ExtendTask; ret: Outcome<ExtensionId> };
  tasks_change: { args: ChangeTasks; ret: Outcome<BulkDone> };
  filter_save: { args: SaveFilter; ret: Outcome<SavedFilterId> };
  filter_close: { args: CloseFilter; ret: Outcome<null> };
  draft_new: { args: NewDraft; ret: Outcome<DraftId> };
  draft_reply: { args: ReplyDirective; ret: Outcome<DraftId> };
  draft_urge: { args: UrgeTasks; ret: Outcome<Array<Urged>> };
  urging_answer: { args: AnswerUrging; ret: Outcome<AnswerId> };
  draft_report: { args: DraftReport; ret: Outcome<DraftId> };
  report_freeze: { args: FreezeReport; ret: Outcome<FrozenId> };
  meeting_add: { args: AddMeeting; ret: Outcome<MeetingId> };
  meeting_change: { args: ChangeMeeting; ret: Outcome<null> };
  meeting_attendees: { args: SetAttendees; ret: Outcome<null> };
  meeting_statement: { args: SetStatement; ret: Outcome<null> };
  meeting_conclude: { args: ConcludeMeeting; ret: Outcome<Array<TaskId>> };
  meeting_paper: { args: DraftMeetingPaper; ret: Outcome<Array<DraftId>> };
  draft_keep: { args: KeepDraft; ret: Outcome<string> };
  draft_save: { args: SaveDraft; ret: Outcome<string> };
  draft_fork: { args: ForkDraft; ret: Outcome<DraftId> };
  draft_withdraw: { args: WithdrawDraft; ret: Outcome<null> };
  undo: { args: Record<string, never>; ret: Outcome<string> };
  redo: { args: Record<string, never>; ret: Outcome<string> };
}

export const REFUSAL_CODES = [
  'invalid',
  'not-found',
  'duplicate',
  'unreadable',
  'no-profile',
  'nothing-to-undo',
  'nothing-to-redo',
  'barrier',
  'conflict',
  'not-a-store',
  'newer-store',
  'damaged',
  'read-only',
  'locked',
  'in-use',
  'needs-key',
  'wrong-key',
  'not-encrypted',
  'wrong-passphrase',
  'wait',
  'keys-missing',
  'keys-damaged',
  'recovery-typed',
  'not-allowed',
  'no-store',
  'disk-full',
  'exists',
  'missing',
  'io',
  'missing-glyphs',
  'no-tasks',
  'no-viewer',
  'bad-backup',
  'draft-changed',
  'unknown-call',
  'rows-refused',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];
