// What is told about a task on its way: progress, extensions, pauses (browser trial and tests).
import type { ChangeTask, Deadline, ExtendTask, Extension, ReportProgress, SetTaskState, TaskDetail, TaskRow } from '../bindings';
import { day, due, NEXT_STATES, STATE_WORDS } from '../words';
import { linked, working } from './calendar';
import { refuse, timeliness, type FakeStore, type Task } from './state';

const told = (t: string | null | undefined): string | null => t?.trim() || null;

/** The task, unless it only binds the tasks under it. */
export function led(s: FakeStore, id: string): Task {
  const t = s.data.tasks.find((x) => x.id === id) ?? refuse('not-found', 'Không tìm thấy nhiệm vụ này.', 'Hãy mở lại danh sách và chọn mục khác.');
  if (!t.lead) refuse('invalid', 'Nhiệm vụ chung không có trạng thái riêng.', 'Hãy chuyển trạng thái ở nhiệm vụ của từng đơn vị.');
  return t;
}

function inItsTime(s: FakeStore, t: Task, on: string, what: string): void {
  if (on < t.assigned_on) refuse('invalid', `${what} ${day(on)} sớm hơn ngày giao ${day(t.assigned_on)}.`, 'Hãy kiểm tra lại ngày tháng.');
  if (on > s.today) refuse('invalid', `${what} ${day(on)} ở tương lai.`, 'Hãy ghi ngày trên thực tế, không muộn hơn hôm nay.');
}

export function progress(s: FakeStore, p: ReportProgress): string {
  const t = led(s, p.task), name = `Nhiệm vụ NV-${String(t.code).padStart(3, '0')}`;
  if (t.state === 'cancelled' || t.state === 'done') refuse('invalid', `${name} ${t.state === 'done' ? 'đã hoàn thành' : 'đã thôi giao'} nên không cập nhật tiến độ được.`, 'Nếu còn phải làm, hãy dùng “Trả lại làm tiếp” kèm lý do rồi cập nhật.');
  const on = p.on ?? s.today;
  inItsTime(s, t, on, 'Ngày cập nhật');
  if (p.percent !== undefined && (p.percent > 100 || p.percent < 0)) refuse('invalid', 'Tỷ lệ thực hiện phải từ 0 đến 100.', 'Hãy nhập lại tỷ lệ phần trăm.');
  const entry = { id: s.mint(), task: t.id, on, percent: p.percent ?? null, result: told(p.result), difficulty: told(p.difficulty), cause: told(p.cause), proposal: told(p.proposal), evidence: told(p.evidence), expected_on: p.expected_on ?? null, at: s.now() };
  if (entry.percent === null && !entry.result && !entry.difficulty && !entry.cause && !entry.proposal && !entry.evidence && !entry.expected_on) refuse('invalid', 'Lần cập nhật này chưa có nội dung.', 'Hãy ghi kết quả, tỷ lệ hoặc khó khăn, vướng mắc.');
  s.data.progress.push(entry);
  const given = t.state === 'assigned' || t.state === 'acknowledged' || t.state === 'returned';
  const next = t.state === 'paused' ? null : entry.percent === 100 ? 'awaiting-confirmation' : given || (t.state === 'awaiting-confirmation' && entry.percent !== null) ? 'in-progress' : null;
  if (next && next !== t.state) { Object.assign(t, { state: next, reason: null }); step(s, t, on, null, entry.evidence, null); }
  return entry.id;
}

const end = (d: Deadline): string => `${d.on ?? ''}T${d.at ?? '24:00'}`;

export function extend(s: FakeStore, e: ExtendTask): string {
  const t = led(s, e.task), name = `Nhiệm vụ NV-${String(t.code).padStart(3, '0')}`;
  if (t.state === 'done' || t.state === 'cancelled' || t.state === 'paused') refuse('invalid', `${name} ${t.state === 'done' ? 'đã hoàn thành' : t.state === 'paused' ? 'đang tạm dừng' : 'đã thôi giao'} nên không gia hạn được.`, 'Nếu còn phải làm, hãy dùng “Trả lại làm tiếp” rồi gia hạn.');
  if (!e.reason.trim()) refuse('invalid', 'Gia hạn cần ghi lý do.', 'Hãy nhập lý do rồi lưu lại.');
  if (!e.approved_by_paper.trim()) refuse('invalid', 'Gia hạn cần văn bản cho phép.', 'Hãy ghi số, ký hiệu, ngày của văn bản cho phép gia hạn.');
  if (!e.to.on) refuse('invalid', 'Thời hạn mới chưa có ngày.', 'Hãy chọn một ngày cụ thể.');
  if (t.deadline?.on && end(e.to) <= end(t.deadline)) refuse('invalid', `Thời hạn mới ${day(e.to.on)} không muộn hơn thời hạn hiện tại ${day(t.deadline.on)}.`, 'Hãy chọn ngày muộn hơn; nếu ghi nhầm thời hạn, hãy sửa nhiệm vụ.');
  const on = e.on ?? s.today;
  inItsTime(s, t, on, 'Ngày cho phép gia hạn');
  const row: Extension = { id: s.mint(), task: t.id, reason: e.reason.trim(), from: t.deadline, to: e.to, approved_by_paper: e.approved_by_paper.trim(), approver: told(e.approver), on };
  s.data.extensions.push(row);
  t.original_deadline ??= e.to;
  t.deadline = e.to;
  delete t.link;
  return row.id;
}

function step(s: FakeStore, t: Task, on: string, reason: string | null, paper: string | null, confirmed_by: string | null): void {
  s.data.steps.push({ id: s.mint(), task: t.id, state: t.state, on, reason, paper, confirmed_by, at: s.now() });
}

export function change(s: FakeStore, wish: ChangeTask): null {
  const c = { ...wish, deadline: linked(s, wish.link, wish.deadline) };
  const t = s.data.tasks.find((x) => x.id === c.id) ?? refuse('not-found', 'Không tìm thấy nhiệm vụ này.', 'Hãy mở lại danh sách và chọn mục khác.');
  if (!c.content.trim()) refuse('invalid', 'Nội dung nhiệm vụ đang để trống.', 'Hãy nhập nội dung.');
  if (t.deadline && (t.deadline.on !== (c.deadline?.on ?? null) || t.deadline.at !== (c.deadline?.at ?? null))) {
    if (!c.reason?.trim()) refuse('invalid', `Thời hạn ${due(t.deadline)} đã giao không đổi được nếu không ghi lý do.`, 'Muốn cho thêm thời gian, hãy dùng “Gia hạn” (lý do, văn bản cho phép); nếu thời hạn ghi nhầm, hãy ghi lý do đính chính.');
    s.data.corrections.push({ id: s.mint(), task: t.id, reason: c.reason?.trim() ?? '', from: t.deadline, to: c.deadline, on: s.today });
  }
  const { reason: _, ...rest } = c, link = c.link ?? (c.deadline?.on === t.deadline?.on ? t.link : undefined);
  t.original_deadline ??= c.deadline;
  Object.assign(t, rest);
  if (link) t.link = link;
  else delete t.link;
  return null;
}

export function setState(s: FakeStore, { id, state, on, reason, paper, confirmed_by }: SetTaskState): null {
  const t = led(s, id);
  const name = `Nhiệm vụ NV-${String(t.code).padStart(3, '0')}`;
  if (['returned', 'paused', 'cancelled'].includes(state) && !reason?.trim()) refuse('invalid', `“${STATE_WORDS[state]}” cần ghi lý do.`, 'Hãy nhập lý do hoặc văn bản cho phép rồi lưu lại.');
  if (state === 'cancelled' && !paper?.trim()) refuse('invalid', '“Thôi giao” cần văn bản quyết định.', 'Hãy ghi số, ký hiệu, ngày của văn bản cho thôi thực hiện nhiệm vụ.');
  if (!NEXT_STATES[t.state].includes(state)) refuse('invalid', `${name} đang ở trạng thái “${STATE_WORDS[t.state]}”, không chuyển về “${STATE_WORDS[state]}” được.`, 'Hãy chọn bước tiếp theo; nếu ghi nhầm bước trước, hãy hoàn tác.');
  const when = on ?? s.today;
  inItsTime(s, t, when, state === 'done' ? 'Ngày hoàn thành' : 'Ngày ghi trên văn bản');
  if (state === 'done' && !paper?.trim() && !reason?.trim() && !s.data.progress.some((p) => p.task === t.id && p.evidence)) refuse('invalid', `Xác nhận hoàn thành nhiệm vụ ${name.slice(9)} cần minh chứng.`, 'Hãy ghi số, ký hiệu, ngày của sản phẩm, hoặc ghi chú kết quả kiểm tra; đơn vị mới báo xong thì chọn “Chờ xác nhận”.');
  const days = t.paused_on ? Math.round((Date.parse(when) - Date.parse(t.paused_on)) / 86_400_000) : 0;
  if (t.state === 'paused' && state !== 'cancelled' && days > 0 && t.paused_on && t.deadline?.on) {
    const moved = new Date(Date.parse(t.deadline.on) + days * 86_400_000).toISOString().slice(0, 10);
    const to: Deadline = { on: moved, at: t.deadline.at, text: `${day(moved)} (lùi ${days} ngày do tạm dừng)` };
    s.data.extensions.push({ id: s.mint(), task: t.id, reason: `Tạm dừng ${days} ngày, từ ${day(t.paused_on)} đến ${day(when)}`, from: t.deadline, to, approved_by_paper: null, approver: null, on: when });
    t.deadline = to;
  }
  Object.assign(t, { state, completed_on: state === 'done' ? when : null, reason: told(reason), paused_on: state === 'paused' ? when : undefined });
  step(s, t, when, told(reason), told(paper), state === 'done' ? (told(confirmed_by) ?? 'Thư ký') : null);
  return null;
}

/** What a row says beyond the task itself. */
export function computed(s: FakeStore, t: Task, soon: number): Pick<TaskRow, 'original_timeliness' | 'completeness'> {
  const filled = [t.content.trim(), t.lead, t.coordinators.length, t.deadline ?? t.period ?? t.recurring, t.product ?? (t.quotas.length || null)];
  return { original_timeliness: timeliness({ ...t, deadline: t.original_deadline }, s.today, soon, working(s)), completeness: filled.filter(Boolean).length };
}

/** What happened to a task besides changes of its own row. */
export function story(s: FakeStore, id: string): Pick<TaskDetail, 'progress' | 'extensions' | 'steps' | 'corrections' | 'urgings'> {
  return { steps: s.data.steps.filter((x) => x.task === id), corrections: s.data.corrections.filter((x) => x.task === id), progress: s.data.progress.filter((p) => p.task === id), extensions: s.data.extensions.filter((e) => e.task === id), urgings: s.data.urgings.filter((u) => u.tasks.includes(id)).map(({ tasks: _, ...u }) => u) };
}
