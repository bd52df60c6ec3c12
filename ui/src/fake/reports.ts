// Reports of the browser trial: the same rows on screen, in the workbook and on paper.
import type { Block, BodyProfile, Column, Figures, MatrixReport, OverdueReport, ReportBook, ReportCell, ReportGrid, ReportKind, TaskLine, TaskRow, TasksReport, TowardsLine, UnitsReport, WeekLine, WeeksReport } from '../bindings';
import type { Paper } from '../views/draft/normal';
import { day, due, later, rate } from '../words';
import { headed } from './papers';
import { refuse, type FakeStore } from './state';

const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 10_000) / 100);

export function figures(rows: readonly TaskRow[]): Figures {
  const n = (...classes: TaskRow['timeliness'][]): number => rows.filter((r) => classes.includes(r.timeliness)).length;
  const done_in_time = n('done-in-time'), done_late = n('done-late'), open_late = n('late'), open_in_time = n('in-time', 'due-soon', 'no-deadline');
  const done = done_in_time + done_late, open = open_in_time + open_late, total = done + open;
  return {
    total, done, done_in_time, done_late, open, open_in_time, open_late, due_soon: n('due-soon'), no_deadline: n('no-deadline'), completion_rate: share(done, total), in_time_rate: share(done_in_time, done),
    late_rate: share(open_late, total), due_completion_rate: share(done, done + open_late), due_late_rate: share(open_late, done + open_late),
  };
}

const LEGEND: [string, string][] = [
  ['Đ', 'hoàn thành đúng hạn'], ['M', 'hoàn thành quá hạn'], ['T', 'chưa hoàn thành, trong hạn'], ['S', 'chưa hoàn thành, sắp đến hạn'], ['Q', 'chưa hoàn thành, quá hạn'],
  ['K', 'chưa hoàn thành, không quy định thời hạn'], ['D', 'tạm dừng'], ['X', 'thôi giao'], ['ph', 'phối hợp'],
];
const LETTER: Record<TaskRow['timeliness'], string> = { 'done-in-time': 'Đ', 'done-late': 'M', 'in-time': 'T', 'due-soon': 'S', late: 'Q', 'no-deadline': 'K', cancelled: 'X' };

export function reports(s: FakeStore, row: (id: string) => TaskRow) {
  const leaves = (): TaskRow[] => s.data.tasks.filter((t) => t.lead).sort((a, b) => a.code - b.code).map((t) => row(t.id));
  const line = (task: TaskRow): TaskLine => ({ task, latest: s.data.progress.filter((p) => p.task === task.id).at(-1) ?? null, cause: s.data.progress.filter((p) => p.task === task.id && p.cause).at(-1)?.cause ?? null });
  const units = (): UnitsReport => {
    const all = leaves();
    const rows = s.data.units.map((u) => ({ unit: u.id, name: u.name, figures: figures(all.filter((t) => t.lead_id === u.id)) })).filter((r) => r.figures.total > 0);
    return { as_of: s.today, rows, total: figures(all) };
  };
  const tasks = (): TasksReport => ({ as_of: s.today, rows: leaves().map(line) });
  const overdue = (): OverdueReport => {
    const all = leaves(), by = (a: TaskRow, b: TaskRow): number => (a.deadline?.on ?? '').localeCompare(b.deadline?.on ?? '');
    const late = all.filter((t) => t.timeliness === 'late').sort(by), soon = all.filter((t) => t.timeliness === 'due-soon' && t.state !== 'paused').sort(by);
    return { as_of: s.today, late: late.length, due_soon: soon.length, rows: [...late, ...soon].map(line) };
  };
  const matrix = (): MatrixReport => {
    const columns = s.data.tasks.filter((t) => !t.parent).sort((a, b) => a.code - b.code);
    const at = new Map(columns.map((t, i) => [t.id, i]));
    const cells = new Map<string, Map<number, string>>();
    const put = (unit: string, column: number, letter: string): void => {
      const c = cells.get(unit) ?? new Map<number, string>();
      cells.set(unit, c.set(column, letter === 'ph' ? (c.get(column) ?? 'ph') : (c.get(column) ?? '').replace('ph', '') + letter));
    };
    for (const t of leaves()) {
      const column = at.get(t.parent ?? t.id);
      if (column === undefined || !t.lead_id) continue;
      put(t.lead_id, column, t.state === 'paused' ? 'D' : LETTER[t.timeliness]);
      for (const c of t.coordinator_ids) put(c, column, 'ph');
    }
    return {
      as_of: s.today, legend: LEGEND, tasks: columns.map((t) => ({ id: t.id, label: row(t.id).label, content: t.content })),
      units: s.data.units.filter((u) => cells.has(u.id)).map((u) => ({ unit: u.id, name: u.name, cells: [...(cells.get(u.id) ?? [])].sort((a, b) => a[0] - b[0]).map(([task, letters]) => ({ task, letters })) })),
    };
  };

  const text = (value: string | null | undefined): ReportCell => ({ type: 'text', value: value ?? '' }), count = (value: number): ReportCell => ({ type: 'count', value });
  const column = (title: string, width: number, align: Column['align'] = 'left', group: string | null = null): Column => ({ title, group, width, align });
  const grid = (name: string, title: string, columns: Column[], rows: ReportCell[][], summed = false): ReportGrid => ({ name, title, as_of_line: `(Tính đến ngày ${day(s.today)})`, columns, numbers: columns.map((_, i) => `(${i + 1})`), rows, summed, notes: [] });
  const told = (l: TaskLine): string => [l.task.state_label, l.latest?.percent != null ? `${l.latest.percent}%` : '', l.latest?.result ?? ''].filter(Boolean).join('; ');
  const grids = (kind: ReportKind): ReportGrid[] => {
    const made = ((): ReportGrid => {
      switch (kind) {
        case 'units': {
          const r = units();
          const of = (n: number | null, name: string, f: Figures): ReportCell[] => [n === null ? text('') : count(n), text(name), ...[f.total, f.done, f.done_in_time, f.done_late, f.open, f.open_in_time, f.open_late].map(count), ...[f.completion_rate, f.in_time_rate, f.late_rate].map((value): ReportCell => ({ type: 'percent', value })), text('')];
          const rows = r.rows.map((u, i) => of(i + 1, u.name, u.figures));
          return grid('Theo đơn vị', 'BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ THEO ĐƠN VỊ', [
            column('STT', 11, 'center'), column('Đơn vị', 50), column('Tổng số nhiệm vụ được giao', 22, 'right'), column('Tổng số', 20, 'right', 'Đã hoàn thành'), column('Đúng hạn', 14, 'right', 'Đã hoàn thành'), column('Quá hạn', 14, 'right', 'Đã hoàn thành'),
            column('Tổng số', 20, 'right', 'Chưa hoàn thành'), column('Trong hạn', 15, 'right', 'Chưa hoàn thành'), column('Quá hạn', 14, 'right', 'Chưa hoàn thành'), column('Tỷ lệ hoàn thành (%)', 20, 'right'), column('Tỷ lệ hoàn thành đúng hạn (%)', 20, 'right'), column('Tỷ lệ quá hạn (%)', 20, 'right'), column('Ghi chú', 12),
          ], rows.length ? [...rows, of(null, 'Tổng cộng', r.total)] : [], true);
        }
        case 'tasks': return grid('Nhiệm vụ', 'BẢNG THEO DÕI TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ', [column('STT', 10, 'center'), column('Nội dung nhiệm vụ', 90), column('Đơn vị chủ trì', 40), column('Thời hạn hoàn thành', 30, 'center'), column('Kết quả thực hiện', 52), column('Trạng thái', 30)],
          tasks().rows.map((l, i) => [count(i + 1), text(l.task.content), text(l.task.lead), text(due(l.task.deadline)), text(told(l)), text(l.task.state_label)]));
        case 'overdue': return grid('Quá hạn', 'DANH MỤC NHIỆM VỤ QUÁ HẠN, SẮP ĐẾN HẠN', [column('STT', 11, 'center'), column('Nội dung nhiệm vụ', 100), column('Đơn vị chủ trì', 46), column('Thời hạn', 25, 'center'), column('Số ngày quá hạn', 20, 'right'), column('Tình hình thực hiện', 50)],
          overdue().rows.map((l, i) => [count(i + 1), text(l.task.content), text(l.task.lead), text(due(l.task.deadline)), count(l.task.days_late), text(told(l))]));
        case 'weeks': {
          const r = weeks();
          return grid('Theo tuần', 'NHIỆM VỤ ĐẾN HẠN VÀ HOÀN THÀNH THEO TUẦN', [column('Tuần', 72, 'center'), column('Số nhiệm vụ đến hạn', 60, 'right'), column('Đến hạn, đã hoàn thành', 60, 'right'), column('Đến hạn, chưa hoàn thành', 60, 'right')],
            r.weeks.map((w) => [text(`${day(w.from)} – ${day(w.to)}`), count(w.due), count(w.due_done), count(w.due - w.due_done)]));
        }
        case 'matrix': {
          const r = matrix();
          return grid('Ma trận', 'MA TRẬN ĐƠN VỊ VÀ NHIỆM VỤ', [column('STT', 11, 'center'), column('Đơn vị', 49), ...r.tasks.map((t) => column(t.label, 12, 'center'))],
            r.units.map((u, i) => [count(i + 1), text(u.name), ...r.tasks.map((_, k) => text(u.cells.find((c) => c.task === k)?.letters))]));
        }
      }
    })();
    if (made.rows.length === 0) refuse('no-tasks', kind === 'overdue' ? 'Không có nhiệm vụ nào quá hạn hoặc sắp đến hạn.' : 'Chưa có nhiệm vụ nào để lập báo cáo.', 'Hãy chọn ngày tính khác, hoặc chấp nhận các nhiệm vụ đề xuất trước.');
    return [made];
  };
  const SUBJECTS: Record<ReportKind, string> = { units: 'Kết quả thực hiện nhiệm vụ theo đơn vị', tasks: 'Tiến độ thực hiện nhiệm vụ', overdue: 'Nhiệm vụ quá hạn, sắp đến hạn', matrix: 'Tình hình thực hiện nhiệm vụ của các đơn vị', weeks: 'Tiến độ thực hiện nhiệm vụ theo thời gian' };
  const paper = (kind: ReportKind, profile: BodyProfile): Paper => {
    const doc = headed('bao-cao', profile, s.today), f = units().total;
    const cell = (c: ReportCell): string => (c.type === 'percent' ? rate(c.value) : String(c.value));
    const khoan = (title: string, text: string): Block => ({ type: 'item', level: 'khoan', mark: null, title, text });
    doc.subject = `${SUBJECTS[kind]} (tính đến ngày ${day(s.today)})`;
    doc.body = [
      { type: 'paragraph', text: `${profile.name} báo cáo tình hình thực hiện các nhiệm vụ được giao, tính đến ngày ${day(s.today)}, như sau:` },
      khoan('Kết quả chung', `Tổng số nhiệm vụ được giao là ${f.total}; đã hoàn thành ${f.done}; chưa hoàn thành ${f.open} (trong hạn ${f.open_in_time}, quá hạn ${f.open_late}).`),
      khoan('Kết quả chi tiết', 'Được nêu tại Phụ lục kèm theo Báo cáo này.'),
    ];
    doc.annexes = grids(kind).map((g) => ({ title: g.title, note: g.as_of_line, landscape: true, body: [{ type: 'table', columns: g.columns, numbered_columns: true, size: 11, rows: g.rows.map((r) => r.map(cell)) }] }));
    return doc;
  };
  const monday = (iso: string): string => later(iso, -((new Date(`${iso}T00:00:00Z`).getUTCDay() + 6) % 7));
  const weeks = (): WeeksReport => {
    const all = leaves().filter((t) => t.state !== 'cancelled'), election_day = s.data.profile?.election.day ?? null;
    const days = all.flatMap((t) => [t.deadline?.on, t.completed_on]).filter((d): d is string => d != null).sort();
    const lines: WeekLine[] = [];
    for (let from = monday(days[0] ?? s.today); days.length && from <= (days.at(-1) ?? ''); from = later(from, 7)) {
      const to = later(from, 6), inside = (d: string | null | undefined): boolean => d != null && d >= from && d <= to;
      const due = all.filter((t) => inside(t.deadline?.on)), done = all.filter((t) => inside(t.completed_on));
      lines.push({ from, to, due: due.length, due_done: due.filter((t) => t.completed_on).length, done_in_time: done.filter((t) => t.timeliness !== 'done-late').length, done_late: done.filter((t) => t.timeliness === 'done-late').length });
    }
    const load = Array.from({ length: 28 }, (_, i) => { const on = later(s.today, i); return { on, open: all.filter((t) => !t.completed_on && t.deadline?.on === on).length }; });
    const towards: TowardsLine[] = [];
    const first = lines[0]?.from ?? s.today;
    if (election_day && election_day >= s.today) {
      const points = new Set([s.today]);
      for (let on = election_day; on >= first; on = later(on, -7)) points.add(on);
      for (const on of [...points].sort()) towards.push({ on, days_left: Math.round((Date.parse(election_day) - Date.parse(on)) / 86_400_000), due: all.filter((t) => t.deadline?.on != null && t.deadline.on <= on).length, done: on <= s.today ? all.filter((t) => t.completed_on != null && t.completed_on <= on).length : null });
    }
    return { as_of: s.today, election_day, weeks: lines, load, towards };
  };
  return { units, tasks, overdue, matrix, weeks, line, paper, tables: (kind: ReportKind): ReportBook => ({ as_of: s.today, grids: grids(kind), witness: `Nhật ký: mục ${s.history.length} ngày 10/05/2021, mã a1b2 c3d4 e5f6 0718` }) };
}
