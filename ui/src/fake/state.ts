// The store of the browser trial: plain arrays in memory, undo by whole copies.
import type { BodyProfile, DayRule, DeadlineLink, Directive, Document, Failure, FrozenReport, Group, HistoryRow, Meeting, Milestone, NamedFilter, Oral, Outcome, Person, Phase, Point, RowHistory, TaskState, Timeliness, Unit, UrgingRow, Correction, Deadline, Extension, Period, Progress, Step as TaskStep, VotingArea, Withdrawn, WorkingDays } from '../bindings';

import { soonUntil } from '../shortcut';

export interface Task { id: string; code: number; content: string; directive: string | null; point: string | null; parent: string | null; lead: string | null; coordinators: string[]; monitor: string | null; deadline: Deadline | null; original_deadline: Deadline | null; period: Period | null; recurring: string | null; product: string | null; quotas: string[]; request: boolean; state: TaskState; assigned_on: string; completed_on: string | null; reason: string | null; paused_on?: string; link?: DeadlineLink }
export interface Answer { id: string; urging: string; unit: string; on: string; paper: string | null }
export interface Draft { withdrawn?: Withdrawn; id: string; directive: string | null; document: Document; kept: Document | null; updated_at: string }
export interface Data { profile: BodyProfile | null; units: Unit[]; groups: Group[]; directives: Directive[]; points: Point[]; tasks: Task[]; drafts: Draft[]; progress: Progress[]; extensions: Extension[]; steps: TaskStep[]; corrections: Correction[]; urgings: (UrgingRow & { tasks: string[] })[]; milestones: Milestone[]; areas: VotingArea[]; days: DayRule[]; meetings: Meeting[]; ties: Map<string, { drafts: string[]; tasks: string[] }>; answers: Answer[]; orals: Oral[]; further: Map<string, string[]>; filters: NamedFilter[] }

export const empty = (): Data => ({ profile: null, units: [], groups: [], directives: [], points: [], tasks: [], drafts: [], progress: [], extensions: [], steps: [], corrections: [], urgings: [], milestones: [], areas: [], days: [], meetings: [], ties: new Map(), answers: [], orals: [], further: new Map(), filters: [] });

export function refuse(code: string, what: string, advice: string): never {
  const f: Failure = { failure: 'refused', code, what, advice };
  throw f;
}

interface Step { label: string; before: Data; after: Data; entry: string }

export class FakeStore {
  data: Data;
  today: string;
  private undoable: Step[] = [];
  private redoable: Step[] = [];
  history: HistoryRow[] = [];
  /** Set by a test: the store is not what it was. */
  shrunk: string | null = null;
  rowHistory = new Map<string, RowHistory[]>();
  /** Frozen reports: undo never reaches them. */
  frozen: FrozenReport[] = [];
  private n = 1;
  private clock: number;
  /** The gate: who works here, what opens for them, who sits here now. */
  phase: Phase = 'open';
  encrypted = true;
  people: Person[] = [];
  secrets = new Map<string, string>();
  me = '';

  constructor(data: Data, today: string) {
    this.data = data;
    this.today = today;
    this.clock = Date.parse(`${today}T08:05:00+07:00`);
  }

  mint(): string {
    return `01960000-0000-7000-8000-${String(this.n++).padStart(12, '0')}`;
  }

  now(): string {
    this.clock += 47_000;
    return `${new Date(this.clock + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
  }

  get undoLabel(): string | null { return this.undoable.at(-1)?.label ?? null; }
  get redoLabel(): string | null { return this.redoable.at(-1)?.label ?? null; }

  /** Forgets the steps so far: what a demo store starts with is no step. */
  settle(): void {
    this.undoable = [];
  }

  write<T>(intent: string, label: string, tables: string[], run: () => T, row?: string): Outcome<T> {
    const before = structuredClone(this.data);
    let output: T;
    try {
      output = run();
    } catch (e) {
      this.data = before;
      throw e;
    }
    const entry = this.mint();
    this.undoable.push({ label, before, after: structuredClone(this.data), entry });
    this.redoable = [];
    this.log(entry, intent, label, tables, 'do');
    if (row) this.rowHistory.set(row, [...(this.rowHistory.get(row) ?? []), { entry, at: this.history[0]?.at ?? '', actor: 'Tổ giúp việc', label, fields: [] }]);
    return this.outcome(output, tables, entry);
  }

  undo(): Outcome<string> {
    const step = this.undoable.pop();
    if (!step) refuse('nothing-to-undo', 'Không còn bước nào để hoàn tác.', 'Có thể xem các bước đã làm ở Nhật ký.');
    this.redoable.push(step);
    this.data = structuredClone(step.before);
    const row = this.history.find((h) => h.entry === step.entry);
    if (row) row.undone = true;
    this.log(this.mint(), 'undo', `Hoàn tác: ${step.label}`, ['task'], 'undo');
    return this.outcome(step.label, ALL, step.entry);
  }

  redo(): Outcome<string> {
    const step = this.redoable.pop();
    if (!step) refuse('nothing-to-redo', 'Không có bước nào để làm lại.', 'Chỉ làm lại được ngay sau khi hoàn tác.');
    this.undoable.push(step);
    this.data = structuredClone(step.after);
    const row = this.history.find((h) => h.entry === step.entry);
    if (row) row.undone = false;
    this.log(this.mint(), 'redo', `Làm lại: ${step.label}`, ['task'], 'redo');
    return this.outcome(step.label, ALL, step.entry);
  }

  private outcome<T>(output: T, changed: string[], entry: string): Outcome<T> {
    return { output, changed, entry, undo_label: this.undoLabel, redo_label: this.redoLabel };
  }

  private log(entry: string, intent: string, label: string, tables: string[], kind: string): void {
    this.history.unshift({ entry, at: this.now(), actor: 'Tổ giúp việc', intent, label, tables, rows: tables.length, undone: false, kind });
  }
}

export const ALL = ['body', 'unit', 'unit_group', 'directive', 'point', 'task', 'draft', 'progress', 'extension', 'urging', 'milestone', 'voting_area', 'day_rule', 'task_step', 'deadline_correction', 'urging_answer', 'meeting', 'meeting_draft', 'task_source', 'oral_instruction', 'saved_filter'];

export function timeliness(t: Task, today: string, soon: number, w: WorkingDays): Timeliness {
  const due = t.deadline?.on ?? null;
  if (t.state === 'cancelled') return 'cancelled';
  if (t.completed_on) return due && t.completed_on > due ? 'done-late' : 'done-in-time';
  if (!due) return 'no-deadline';
  const clock = t.paused_on && t.paused_on < today ? t.paused_on : today;
  if (clock > due) return 'late';
  return due <= soonUntil(clock, soon, w) ? 'due-soon' : 'in-time';
}
