// Lists of tasks and the other looks at them (matrix, calendar, papers), filters under a name, one
// deed on many tasks: browser trial and tests.
import type { Calls, ListTasks, NamedFilter, RowRefusal, TallyColumn, TaskRow, TaskTally, Todo } from '../bindings';
import { isFailure } from '../call';
import { fold, STATE_WORDS, STATES } from '../words';
import { refuse, timeliness, type FakeStore, type Task } from './state';
import { working } from './calendar';
import { extend, led, setState } from './tracking';

const plus = (iso: string, days: number): string => new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);
export const RUNNING = ['assigned', 'acknowledged', 'in-progress', 'awaiting-confirmation', 'returned'] as const;

type Answer<K extends keyof Calls> = Calls[K]['ret'] extends { output: infer T } ? T : Calls[K]['ret'];

export function looks(s: FakeStore, row: (t: Task) => TaskRow, line: (id: string | null) => string | null) {
  const soon = (): number => s.data.profile?.due_soon_days ?? 3;
  /** Every task of a list, by deadline. */
  const all = (q: Partial<ListTasks>): Task[] => {
    const words = q.words ? fold(q.words).split(/\s+/).filter(Boolean) : [];
    const from = [q.due_from ?? '', q.due_within == null ? '' : s.today].sort().at(-1) ?? '';
    const to = [q.due_to, q.due_within == null ? null : plus(s.today, q.due_within)].filter((d): d is string => d != null).sort()[0];
    const role = q.role ?? 'any';
    const ofUnit = (t: Task, u: string): boolean => ((role === 'lead' || role === 'any') && t.lead === u) || ((role === 'coordinate' || role === 'any') && t.coordinators.includes(u)) || ((role === 'monitor' || role === 'any') && t.monitor === u);
    const found = (q.shared ? s.data.tasks.filter((t) => !t.parent) : s.data.tasks.filter((t) => t.lead)).filter((t) => (!q.unit || ofUnit(t, q.unit)) && (!q.lead || t.lead === q.lead) && (!q.states?.length || q.states.includes(t.state)) && (!q.directive || t.directive === q.directive) && (!q.no_directive || !t.directive)
      && (!q.classes?.length || q.classes.includes(timeliness(t, s.today, soon(), working(s)))) && (!q.no_deadline || !t.deadline?.on) && (!q.open || (t.state !== 'done' && t.state !== 'cancelled'))
      && (!q.soon || timeliness(t, s.today, soon(), working(s)) === 'due-soon') && (!q.late || timeliness(t, s.today, soon(), working(s)) === 'late') && (!from || (t.deadline?.on != null && t.deadline.on >= from)) && (!to || (t.deadline?.on != null && t.deadline.on <= to))
      && (!q.silent || !s.data.progress.some((p) => p.task === t.id)) && words.every((w) => fold(t.content).includes(w)));
    return found.sort((a, b) => (a.deadline?.on ?? '9').localeCompare(b.deadline?.on ?? '9') || a.code - b.code);
  };
  const list = (q: Calls['tasks']['args']): Answer<'tasks'> => {
    const found = all(q);
    const start = q.after ? found.findIndex((t) => t.id === q.after) + 1 : q.offset;
    return { rows: found.slice(start, start + (q.limit || 200)).map(row), total: q.no_total ? 0 : found.length, newest_first: false };
  };
  const todo = (unnumbered: number): Todo => {
    const due = (a: number, b: number): number => all({ states: [...RUNNING], open: true, due_from: plus(s.today, a), due_to: plus(s.today, b) }).length;
    return { today: due(0, 0), three_days: due(1, 3), seven_days: due(4, 7), awaiting: all({ states: ['awaiting-confirmation'] }).length, silent: all({ states: [...RUNNING], open: true, due_to: plus(s.today, 7), silent: true }).length, unnumbered };
  };
  const matrix = ({ of, by }: Calls['tasks_matrix']['args']): TaskTally => {
    const column = (c: Partial<TallyColumn> & { label: string }): TallyColumn => ({ no_deadline: false, now: false, ...c });
    const short = (iso: string): string => `${iso.slice(8)}/${iso.slice(5, 7)}`;
    const monday = plus(s.today, -((new Date(`${s.today}T00:00:00Z`).getUTCDay() + 6) % 7));
    const weeks = Array.from({ length: 10 }, (_, i) => plus(monday, (i - 2) * 7));
    const first = weeks[0] ?? monday, end = plus(monday, 56);
    const columns = by === 'state' ? STATES.map((state) => column({ label: STATE_WORDS[state], state }))
      : [column({ label: 'Trước đó', to: plus(first, -1) }), ...weeks.map((w) => column({ label: `${short(w)}–${short(plus(w, 6))}`, from: w, to: plus(w, 6), now: w === monday })), column({ label: 'Sau đó', from: end }), column({ label: 'Không có ngày', no_deadline: true })];
    const place = (t: Task): number => {
      if (by === 'state') return STATES.indexOf(t.state);
      const on = t.deadline?.on;
      return !on ? columns.length - 1 : on < first ? 0 : on >= end ? columns.length - 2 : 1 + Math.floor((Date.parse(on) - Date.parse(first)) / (7 * 86_400_000));
    };
    const found = all(of), sums = columns.map(() => 0);
    const rows = s.data.units.flatMap((u) => {
      const own = found.filter((t) => t.lead === u.id);
      if (own.length === 0) return [];
      const cells = columns.map(() => 0);
      for (const t of own) { const p = place(t); cells[p] = (cells[p] ?? 0) + 1; sums[p] = (sums[p] ?? 0) + 1; }
      return [{ unit: u.id, name: u.name, cells, total: own.length }];
    });
    return { columns, rows, sums, total: found.length };
  };
  const calendar = ({ of, from, to, most }: Calls['tasks_calendar']['args']): Answer<'tasks_calendar'> => {
    const days = new Map<string, Task[]>();
    for (const t of all(of)) { const on = t.deadline?.on; if (on && on >= from && on <= to) days.set(on, [...(days.get(on) ?? []), t]); }
    return [...days].map(([on, tasks]) => ({ on, total: tasks.length, done: tasks.filter((t) => t.completed_on).length, rows: tasks.slice(0, most).map(row) }));
  };
  const papers = ({ of }: Calls['tasks_papers']['args']): Answer<'tasks_papers'> => {
    const found = all(of);
    return [...new Set(found.map((t) => t.directive))].map((directive) => {
      const own = found.filter((t) => t.directive === directive), d = s.data.directives.find((x) => x.id === directive);
      return { directive, line: line(directive) ?? 'Không theo văn bản đến', subject: d?.subject ?? null, tasks: own.length, done: own.filter((t) => t.completed_on).length, arrival: d?.arrival ?? 0 };
    }).sort((a, b) => b.arrival - a.arrival).map(({ arrival: _, ...p }) => p);
  };
  const one = (id: string, deed: Calls['tasks_change']['args']['deed']): void => {
    if (deed.do === 'lead') { const t = led(s, id); t.lead = deed.unit; t.coordinators = t.coordinators.filter((c) => c !== deed.unit); }
    else if (deed.do === 'extend') extend(s, { task: id, to: deed.to, reason: deed.reason, approved_by_paper: deed.approved_by_paper, ...(deed.approver ? { approver: deed.approver } : {}), ...(deed.on ? { on: deed.on } : {}) });
    else if (deed.do === 'state') setState(s, { id, state: deed.state, on: deed.on ?? null, reason: deed.reason ?? null, ...(deed.paper ? { paper: deed.paper } : {}) });
    else {
      const t = led(s, id), c = timeliness(t, s.today, soon(), working(s));
      const why = t.state === 'awaiting-confirmation' ? 'đang chờ xác nhận' : t.state === 'paused' ? 'đang tạm dừng' : c === 'late' || c === 'due-soon' ? null : 'chưa quá hạn, chưa sắp đến hạn';
      if (why) refuse('invalid', `Nhiệm vụ NV-${String(t.code).padStart(3, '0')} ${why}.`, 'Hãy bỏ chọn nhiệm vụ này.');
    }
  };
  /** All of them or none: refuses with the rows that stand in the way. */
  const change = ({ tasks, deed }: Calls['tasks_change']['args']): void => {
    if (tasks.length === 0) refuse('invalid', 'Chưa chọn nhiệm vụ nào.', 'Hãy đánh dấu các nhiệm vụ trong danh sách rồi làm lại.');
    const rows: RowRefusal[] = [];
    for (const id of tasks) {
      try { one(id, deed); } catch (e) {
        if (!isFailure(e) || e.failure !== 'refused') throw e;
        rows.push({ id, label: `NV-${String(s.data.tasks.find((t) => t.id === id)?.code ?? 0).padStart(3, '0')}`, what: e.what, advice: e.advice });
      }
    }
    if (rows.length) throw { failure: 'refused', code: 'rows-refused', what: `${rows.length} trong ${tasks.length} nhiệm vụ không thực hiện được, nên chưa nhiệm vụ nào thay đổi.`, advice: 'Hãy bỏ chọn các nhiệm vụ dưới đây hoặc sửa chúng trước, rồi làm lại.', rows };
  };
  const save = ({ id, name, filter }: Calls['filter_save']['args']): string => {
    const kept: NamedFilter = { id: id ?? s.mint(), name: name.trim(), filter: { ...filter, offset: 0, limit: 0 } };
    if (!kept.name) refuse('invalid', 'Bộ lọc chưa có tên.', 'Hãy đặt một tên ngắn, ví dụ “Quá hạn của các huyện”.');
    if (s.data.filters.some((f) => f.id !== kept.id && fold(f.name) === fold(kept.name))) refuse('duplicate', `Đã có bộ lọc “${kept.name}”.`, 'Hãy đặt tên khác, hoặc bỏ bộ lọc cũ trước.');
    s.data.filters = id ? s.data.filters.map((f) => (f.id === id ? kept : f)) : [...s.data.filters, kept];
    return kept.id;
  };
  return { all, list, todo, matrix, calendar, papers, change, save };
}
