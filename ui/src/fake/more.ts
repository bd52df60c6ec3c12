// Frozen reports, sheets, shared tasks, sources, answers and meetings of the browser trial.
import type {
  AddMeeting, AnswerRow, Calls, Comparison, Figures, FrozenLine, FrozenReport, Meeting, MeetingPage, Printed, ReportBook, ReportCell, ReportGrid, TaskDetail, TaskRow, UrgedLetter,
} from '../bindings';
import type { Paper } from '../views/draft/normal';
import { day, due } from '../words';
import { resolve, type Api } from './calls';
import { headed } from './papers';
import type { reports } from './reports';
import { refuse, type FakeStore, type Task } from './state';

type Names = 'report_frozen' | 'report_frozen_show' | 'report_compare' | 'report_kept_tables' | 'report_kept_export' | 'report_sheet' | 'report_sheet_export' | 'task_handed_in' | 'urgings' | 'meetings' | 'meeting' | 'meeting_tables' | 'meeting_print'
  | 'directive_oral' | 'directive_oral_tie' | 'task_share' | 'task_pass_down' | 'task_sources' | 'urging_answer' | 'draft_report' | 'report_freeze' | 'meeting_add' | 'meeting_change' | 'meeting_attendees' | 'meeting_statement' | 'meeting_conclude' | 'meeting_paper';

export interface World {
  row: (id: string) => TaskRow;
  detail: (id: string) => TaskDetail;
  report: ReturnType<typeof reports>;
  line: (id: string | null) => string | null;
  profile: () => NonNullable<FakeStore['data']['profile']>;
  find: <T extends { id: string }>(all: T[], id: string, thing: string) => T;
}

const text = (value: string | null | undefined): ReportCell => ({ type: 'text', value: value ?? '' });
const count = (value: number): ReportCell => ({ type: 'count', value });
const grid = (name: string, title: string, as_of_line: string, titles: string[], rows: ReportCell[][]): ReportGrid => ({ name, title, as_of_line, columns: titles.map((t) => ({ title: t, group: null, width: null, align: 'left' })), numbers: titles.map((_, i) => `(${i + 1})`), rows, summed: false, notes: [] });
const KINDS = { units: 'Theo đơn vị', tasks: 'Tiến độ nhiệm vụ', overdue: 'Quá hạn, sắp đến hạn', matrix: 'Ma trận', weeks: 'Theo thời gian' } as const;
const NONE: Figures = { total: 0, done: 0, done_in_time: 0, done_late: 0, open: 0, open_in_time: 0, open_late: 0, due_soon: 0, no_deadline: 0, completion_rate: null, in_time_rate: null, late_rate: null, due_completion_rate: null, due_late_rate: null };

export function more(s: FakeStore, w: World): Pick<Api, Names> {
  const printed = (path: string | null, name: string): Printed => ({ path: path ?? `C:\\Người dùng\\Tài liệu\\Đôn Đốc\\20210510-080500-${name}.pdf`, pages: 1, bytes: 31_204, remark: null });
  const unitName = (id: string): string => s.data.units.find((u) => u.id === id)?.name ?? '';
  const frozen = (id: string): FrozenReport => structuredClone(s.frozen.find((f) => f.line.id === id) ?? refuse('not-found', 'Không tìm thấy báo cáo đã chốt này.', 'Hãy mở lại danh sách và chọn mục khác.'));
  const compare = (a: string, b: string): Comparison => {
    if (a === b) refuse('invalid', 'Hai báo cáo được chọn là một.', 'Hãy chọn hai lần chốt khác nhau.');
    const before = frozen(a), after = frozen(b);
    if (before.line.as_of > after.line.as_of) refuse('invalid', `Báo cáo kỳ trước (${day(before.line.as_of)}) muộn hơn kỳ này (${day(after.line.as_of)}).`, 'Hãy đổi chỗ hai báo cáo.');
    const of = (r: FrozenReport, unit: string): Figures => r.rows.units.rows.find((u) => u.unit === unit)?.figures ?? NONE;
    const both = (x: Figures, y: Figures) => ({ before: x, after: y, total: y.total - x.total, done: y.done - x.done, open_late: y.open_late - x.open_late });
    const all = [...after.rows.units.rows, ...before.rows.units.rows.filter((r) => !after.rows.units.rows.some((n) => n.unit === r.unit))];
    return { before: before.line, after: after.line, rows: all.map((u) => ({ unit: u.unit, name: u.name, figures: both(of(before, u.unit), of(after, u.unit)) })), total: both(before.rows.units.total, after.rows.units.total) };
  };
  const keptTables = (what: Calls['report_kept_tables']['args']['what']): ReportBook => {
    if (what.of === 'frozen') return frozen(what.id).rows.book;
    const c = compare(what.before, what.after);
    return { witness: null, as_of: c.after.as_of, grids: [grid('So với kỳ trước', 'BIỂU SO SÁNH KẾT QUẢ THỰC HIỆN NHIỆM VỤ SO VỚI KỲ TRƯỚC', '', ['STT', 'Đơn vị', 'Kỳ trước', 'Kỳ này', 'Tăng, giảm'], c.rows.map((u, i) => [count(i + 1), text(u.name), count(u.figures.before.total), count(u.figures.after.total), text(String(u.figures.total))]))] };
  };
  const sheet = (of: Calls['report_sheet']['args']['sheet']): ReportBook => {
    if (of.of === 'task') {
      const d = w.detail(of.id);
      return { witness: null, as_of: s.today, grids: [grid('Nhiệm vụ', `PHIẾU THEO DÕI NHIỆM VỤ ${d.task.label}`, `(Tính đến ngày ${day(s.today)})`, ['Mục', 'Nội dung'], [[text('Nội dung nhiệm vụ'), text(d.task.content)], [text('Đơn vị chủ trì'), text(d.task.lead)], [text('Thời hạn'), text(due(d.task.deadline))]])] };
    }
    const rows = s.data.tasks.filter((t) => t.lead === of.id).map((t) => w.row(t.id));
    return { witness: null, as_of: s.today, grids: [grid('Đơn vị', `PHIẾU THEO DÕI NHIỆM VỤ CỦA ${unitName(of.id).toUpperCase()}`, `(Tính đến ngày ${day(s.today)})`, ['STT', 'Nội dung nhiệm vụ', 'Trạng thái'], rows.map((t, i) => [count(i + 1), text(t.content), text(t.state_label)]))] };
  };
  const give = (content: string, leads: string[], parent: Task | null, deadline: Task['deadline'], product: string | null): string[] => {
    if (!content.trim()) refuse('invalid', 'Nội dung nhiệm vụ đang để trống.', 'Hãy nhập nội dung.');
    const one = (lead: string | null, above: string | null): string => {
      const id = s.mint();
      s.data.tasks.push({ id, code: s.data.tasks.length + 1, content: content.trim(), directive: parent?.directive ?? null, point: null, parent: above, lead, coordinators: [], monitor: null, deadline, original_deadline: deadline, period: null, recurring: null, product, quotas: [], request: false, state: 'assigned', assigned_on: s.today, completed_on: null, reason: null });
      return id;
    };
    if (parent) return leads.map((l) => one(l, parent.id));
    if (leads.length === 1) return [one(leads[0] ?? null, null)];
    const shared = one(null, null);
    return [shared, ...leads.map((l) => one(l, shared))];
  };
  const letters = (): UrgedLetter[] => s.data.urgings.map((u): UrgedLetter => {
    const leads = [...new Set(u.tasks.map((t) => s.data.tasks.find((x) => x.id === t)?.lead).filter((x): x is string => !!x))];
    const units = leads.map((unit): AnswerRow => {
      const paper = s.data.answers.find((a) => a.urging === u.id && a.unit === unit);
      const told = s.data.progress.find((p) => p.on > u.on && u.tasks.includes(p.task) && s.data.tasks.find((t) => t.id === p.task)?.lead === unit);
      const on = paper?.on ?? told?.on ?? null;
      const times = s.data.urgings.filter((x) => x.tasks.some((t) => s.data.tasks.find((y) => y.id === t)?.lead === unit)).length;
      return { unit, name: unitName(unit), on, paper: paper?.paper ?? told?.evidence ?? null, late: (on ?? s.today) > u.answer_by, times };
    });
    return { id: u.id, draft: u.draft, subject: u.subject, level: u.level, level_label: u.level_label, on: u.on, answer_by: u.answer_by, units, tasks: u.tasks, overdue: units.filter((x) => !x.on && x.late).length };
  }).reverse();

  const meetingOf = (id: string): Meeting => w.find(s.data.meetings, id, 'cuộc họp này');
  const held = (m: Meeting, what: string): void => { if (m.on > s.today) refuse('invalid', `Cuộc họp chưa diễn ra nên ${what}.`, 'Hãy ghi từ ngày họp, hoặc sửa ngày họp.'); };
  const pageOf = (id: string): MeetingPage => {
    const m = structuredClone(meetingOf(id)), ties = s.data.ties.get(id) ?? { drafts: [], tasks: [] };
    return {
      meeting: m, speakers: m.statements.map((x) => unitName(x.unit)), tasks: ties.tasks.filter((t) => s.data.tasks.some((x) => x.id === t)).map(w.row),
      drafts: ties.drafts.flatMap((d) => { const x = s.data.drafts.find((y) => y.id === d); return x ? [{ id: d, kind_name: x.document.kind, subject: x.document.subject }] : []; }),
    };
  };
  const tables = (id: string, what: string): ReportBook => {
    const m = meetingOf(id), of = `(${m.name}, ngày ${day(m.on)})`;
    const g = what === 'attendance' ? grid('Thành phần', 'DANH SÁCH ĐẠI BIỂU DỰ HỌP', of, ['STT', 'Họ và tên', 'Chức vụ', 'Cơ quan, đơn vị'], m.attendees.map((a, i) => [count(i + 1), text(a.name), text(a.office), text(a.body)]))
      : grid('Ý kiến', 'TỔNG HỢP Ý KIẾN, KIẾN NGHỊ CỦA CÁC ĐƠN VỊ', of, ['STT', 'Đơn vị', 'Tình hình, kết quả', 'Khó khăn, vướng mắc', 'Kiến nghị, đề xuất', 'Ý kiến kết luận'], m.statements.map((x, i) => [count(i + 1), text(unitName(x.unit)), text(x.result), text(x.difficulty), text(x.proposal), text(x.ruling)]));
    if (g.rows.length === 0) refuse('no-tasks', what === 'statements' ? 'Cuộc họp này chưa ghi ý kiến của đơn vị nào.' : 'Cuộc họp này chưa có thành phần dự họp.', 'Hãy ghi thành phần, ý kiến ở màn hình Họp rồi in lại.');
    return { witness: null, as_of: m.on, grids: [g] };
  };
  const named = (m: Pick<AddMeeting, 'name' | 'chair'>): void => {
    if (!m.name.trim()) refuse('invalid', 'Cuộc họp chưa có tên.', 'Hãy ghi nội dung cuộc họp.');
    if (!m.chair.trim()) refuse('invalid', 'Cuộc họp chưa có người chủ trì.', 'Hãy ghi họ tên, chức vụ người chủ trì.');
  };
  const tie = (id: string, drafts: string[], tasks: string[]): void => {
    const t = s.data.ties.get(id) ?? { drafts: [], tasks: [] };
    s.data.ties.set(id, { drafts: [...t.drafts, ...drafts], tasks: [...t.tasks, ...tasks] });
  };
  const paperOf = (m: Meeting, what: string): Paper => {
    const doc = headed(what === 'invitation' ? 'giay-moi' : what === 'notice' ? 'thong-bao' : 'bao-cao', w.profile(), s.today), p = (t: string) => ({ type: 'paragraph' as const, text: t });
    doc.subject = what === 'notice' ? `Kết luận tại ${m.name}` : m.name;
    doc.body = what === 'invitation' ? [p(`${w.profile().name} trân trọng kính mời: ${m.attendees.map((a) => a.body).join('; ')}`), p(`Chủ trì: ${m.chair}.`), p(`Thời gian: ngày ${day(m.on)}.`), p(`Địa điểm: ${m.place ?? ''}./.`)]
      : what === 'notice' ? [p(`${m.chair} kết luận như sau:`), ...m.conclusions.map((c) => ({ type: 'item' as const, level: 'khoan' as const, mark: null, title: null, text: `${c.lead.join(', ')}: ${c.content}` }))] : [p(`Báo cáo tại ${m.name}.`)];
    return doc;
  };

  return {
    report_frozen: () => s.frozen.map((f) => f.line).reverse(),
    report_frozen_show: ({ id }) => frozen(id),
    report_compare: ({ before, after }) => compare(before, after),
    report_kept_tables: ({ what }) => keptTables(what),
    report_kept_export: ({ what, path }) => { keptTables(what); return printed(path, 'bao-cao-da-chot'); },
    report_sheet: ({ sheet: of }) => sheet(of),
    report_sheet_export: ({ sheet: of, path }) => { sheet(of); return printed(path, 'phieu-theo-doi'); },
    task_handed_in: ({ task }) => {
      const below = (id: string, level: number): ReturnType<Api['task_handed_in']>['rows'] => s.data.tasks.filter((t) => t.parent === id).flatMap((t) => {
        const last = s.data.steps.filter((x) => x.task === t.id).at(-1), sent = last && (last.state === 'awaiting-confirmation' || last.state === 'done') ? last : null;
        return [{ level, task: w.row(t.id), on: sent?.on ?? null, paper: sent?.paper ?? null }, ...below(t.id, level + 1)];
      });
      const rows = below(task, 1), must = rows.filter((r) => r.task.state !== 'cancelled');
      return { task: w.row(task), rows, handed_in: must.filter((r) => r.on).length, total: must.length };
    },
    urgings: letters,
    meetings: () => [...s.data.meetings].sort((a, b) => b.on.localeCompare(a.on)).map((m) => {
      const tasks = pageOf(m.id).tasks.filter((t) => t.lead), noted = m.attendees.some((a) => a.attended !== null);
      return { id: m.id, name: m.name, on: m.on, starts: m.starts, chair: m.chair, called: m.attendees.length, came: noted ? m.attendees.filter((a) => a.attended).length : null, open_proposals: m.statements.filter((x) => x.proposal && !x.ruling).length, conclusions: m.conclusions.length, tasks: tasks.length, tasks_done: tasks.filter((t) => t.completed_on).length };
    }),
    meeting: ({ id }) => pageOf(id),
    meeting_tables: ({ id, what }) => tables(id, what),
    meeting_print: ({ id, what, path }) => { if (what !== 'plates') tables(id, what); else if (meetingOf(id).attendees.length === 0) refuse('no-tasks', 'Cuộc họp này chưa có thành phần dự họp.', 'Hãy ghi thành phần dự họp rồi in biển tên.'); return printed(path, what); },
    directive_oral: (o) => s.write('directive_oral', 'Ghi chỉ đạo miệng', ['directive', 'point', 'oral_instruction'], () => {
      if (!o.said_by.trim()) refuse('invalid', 'Chỉ đạo miệng cần ghi người chỉ đạo.', 'Hãy ghi họ tên, chức vụ của người chỉ đạo.');
      if (!o.text.trim()) refuse('invalid', 'Nội dung chỉ đạo đang để trống.', 'Hãy ghi lại lời chỉ đạo.');
      const id = s.mint(), on = o.said_on ?? s.today;
      s.data.directives.push({ id, arrival: s.data.directives.length + 1, doc_type: 'chỉ đạo miệng', number: null, date: on, issuer: o.said_by.trim(), place: o.said_at, subject: o.text.trim().slice(0, 120), signer: null, recipients: [], citations: [], received_on: on, source: 'oral', file_name: null, text: o.text.trim() });
      s.data.orals.push({ id, said_by: o.said_by.trim(), said_at: o.said_at, said_on: on, taken_by: o.taken_by?.trim() || 'Thư ký', paper: null });
      return { id, points: 0, notes: [] };
    }),
    directive_oral_tie: ({ oral, paper }) => s.write('directive_oral_tie', 'Gắn văn bản cho chỉ đạo miệng', ['oral_instruction', 'task_source'], () => {
      const o = s.data.orals.find((x) => x.id === oral) ?? refuse('invalid', 'Mục được chọn không phải chỉ đạo miệng.', 'Hãy chọn một chỉ đạo miệng trong danh sách văn bản đến.');
      if (o.paper) refuse('invalid', 'Chỉ đạo miệng này đã được gắn với một văn bản.', 'Nếu gắn nhầm, hãy hoàn tác lần gắn trước.');
      o.paper = w.find(s.data.directives, paper, 'văn bản này').id;
      return null;
    }),
    task_share: (t) => s.write('task_share', 'Giao nhiệm vụ chung', ['task', 'unit'], () => {
      const leads = resolve(s, t.to, false);
      if (leads.length < 2) refuse('invalid', 'Nhiệm vụ chung cần từ hai đơn vị trở lên.', 'Hãy ghi thêm đơn vị hoặc nhóm đơn vị; với một đơn vị, hãy thêm nhiệm vụ thường.');
      return give(t.content, leads, null, t.deadline, t.product);
    }),
    task_pass_down: (t) => s.write('task_pass_down', 'Giao tiếp cho cấp dưới', ['task', 'unit'], () => {
      const above = w.find(s.data.tasks, t.task, 'nhiệm vụ này'), have = s.data.tasks.filter((x) => x.parent === above.id).map((x) => x.lead);
      const leads = resolve(s, t.to, false).filter((l) => !have.includes(l) && l !== above.lead);
      if (leads.length === 0) refuse('invalid', 'Không còn đơn vị nào để giao tiếp: các đơn vị được ghi đã có nhiệm vụ này.', 'Hãy ghi đơn vị hoặc nhóm đơn vị cấp dưới khác.');
      return give(t.content ?? above.content, leads, above, t.deadline ?? above.deadline, above.product);
    }),
    task_sources: ({ task, directives }) => s.write('task_sources', 'Gắn văn bản giao nhiệm vụ', ['task_source'], () => { s.data.further.set(w.find(s.data.tasks, task, 'nhiệm vụ này').id, directives.filter((d) => w.find(s.data.directives, d, 'văn bản này'))); return null; }, task),
    urging_answer: (a) => s.write('urging_answer', 'Ghi trả lời đôn đốc', ['urging_answer'], () => {
      const letter = letters().find((l) => l.id === a.urging) ?? refuse('not-found', 'Không tìm thấy công văn đôn đốc này.', 'Hãy mở lại danh sách và chọn mục khác.');
      if (!letter.units.some((u) => u.unit === a.unit)) refuse('invalid', `Công văn này không đôn đốc ${unitName(a.unit)}.`, 'Hãy chọn đơn vị có nhiệm vụ trong danh mục của công văn.');
      const id = s.mint();
      s.data.answers.push({ id, urging: a.urging, unit: a.unit, on: a.on ?? s.today, paper: a.paper?.trim() || null });
      return id;
    }),
    draft_report: ({ kind }) => s.write('draft_report', 'Soạn báo cáo', ['draft'], () => { const id = s.mint(); s.data.drafts.push({ id, directive: null, document: w.report.paper(kind, w.profile()), kept: null, updated_at: s.now() }); return id; }),
    report_freeze: ({ kind, note }) => {
      const book = w.report.tables(kind), units = structuredClone(w.report.units()), id = s.mint();
      const done = s.write('report_freeze', `Chốt báo cáo: ${KINDS[kind]}`, ['frozen_report'], () => id);
      const line: FrozenLine = { id, kind, kind_label: KINDS[kind], as_of: s.today, at: s.now(), note: note?.trim() || null, sha256: id.replace(/-/g, '').padEnd(64, '0'), chain: '' };
      s.frozen.push({ line, rows: { book, units } });
      // Undo stops at a frozen report.
      s.settle();
      return { ...done, undo_label: null };
    },
    meeting_add: (m) => s.write('meeting_add', `Thêm cuộc họp ${m.name}`, ['meeting'], () => {
      named(m);
      const id = s.mint();
      s.data.meetings.push({ id, name: m.name.trim(), on: m.on, starts: m.starts, ends: null, place: m.place, online: m.online, chair: m.chair.trim(), secretary: m.secretary, agenda: m.agenda, papers: m.papers, attendees: resolve(s, m.bodies, false).map((unit) => ({ unit, body: unitName(unit), name: '', office: '', attended: null })), statements: [], assessment: null, conclusions: [] });
      return id;
    }),
    meeting_change: (m) => s.write('meeting_change', 'Sửa cuộc họp', ['meeting'], () => { named(m); Object.assign(meetingOf(m.id), m); return null; }),
    meeting_attendees: ({ id, attendees }) => s.write('meeting_attendees', 'Lưu thành phần dự họp', ['meeting'], () => {
      const m = meetingOf(id);
      if (attendees.some((a) => a.attended === true)) held(m, 'chưa ghi có mặt được');
      m.attendees = attendees.map((a) => ({ ...a, body: a.unit ? unitName(a.unit) : a.body }));
      return null;
    }),
    meeting_statement: ({ id, unit, ...told }) => s.write('meeting_statement', 'Ghi ý kiến tại cuộc họp', ['meeting'], () => {
      const m = meetingOf(id);
      held(m, 'chưa có ý kiến để ghi');
      let x = m.statements.find((y) => y.unit === unit);
      if (!x) m.statements.push((x = { unit, result: null, difficulty: null, proposal: null, ruling: null }));
      for (const k of ['result', 'difficulty', 'proposal', 'ruling'] as const) if (told[k] !== undefined) x[k] = told[k]?.trim() || null;
      return null;
    }),
    meeting_conclude: ({ id, conclusions, assessment }) => s.write('meeting_conclude', 'Ghi kết luận cuộc họp', ['meeting', 'task'], () => {
      const m = meetingOf(id);
      held(m, 'chưa có kết luận');
      const all = conclusions.filter((c) => c.content.trim());
      if (all.length === 0) refuse('invalid', 'Chưa có nội dung kết luận.', 'Hãy ghi ít nhất một nội dung kết luận.');
      const made: string[] = [];
      for (const c of all) {
        const leads = resolve(s, c.lead, false), ids = leads.length ? give(c.content, leads, null, c.deadline ?? null, null) : [];
        made.push(...ids);
        m.conclusions.push({ content: c.content.trim(), lead: c.lead, coordinate: c.coordinate, deadline: c.deadline ?? null, task: ids[0] ?? null });
      }
      if (assessment?.trim()) m.assessment = assessment.trim();
      tie(id, [], made);
      return made;
    }),
    meeting_paper: ({ id, paper, each }) => s.write('meeting_paper', 'Soạn giấy tờ cuộc họp', ['draft', 'meeting_draft'], () => {
      const m = meetingOf(id);
      if (paper === 'invitation' && m.attendees.length === 0) refuse('invalid', 'Cuộc họp chưa có thành phần để mời.', 'Hãy ghi thành phần dự họp trước.');
      if (paper === 'notice' && m.conclusions.length === 0) refuse('invalid', 'Cuộc họp chưa có kết luận để thông báo.', 'Hãy ghi kết luận của cuộc họp trước.');
      const ids = (paper === 'invitation' && each ? m.attendees : [null]).map(() => { const d = s.mint(); s.data.drafts.push({ id: d, directive: null, document: paperOf(m, paper), kept: null, updated_at: s.now() }); return d; });
      tie(id, ids, []);
      return ids;
    }),
  };
}
