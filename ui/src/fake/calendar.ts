// The calendar of the browser trial: milestones, early areas, holidays, and what moves with them.
import shipped2021 from '../../../assets/calendars/2021.json';
import shipped2026 from '../../../assets/calendars/2026.json';
import type { Anchor, Calls, Deadline, DeadlineLink, Milestone, MilestoneKind, MilestoneRow, MovePreview, Outcome, When, WorkingDays } from '../bindings';
import { isWorking } from '../shortcut';
import { day, daysBetween } from '../words';
import { refuse, type FakeStore, type Task } from './state';

const FILES = [shipped2021, shipped2026];
const add = (iso: string, n: number): string => new Date(Date.parse(iso) + n * 86_400_000).toISOString().slice(0, 10);
const span = (w: When, election: string): { from: string; to: string } => ('days' in w ? { from: add(election, w.days), to: add(election, w.days) } : w);

const made = new WeakMap<object, { rules: number; days: WorkingDays }>();

export function working(s: FakeStore): WorkingDays {
  const known = made.get(s.data.days);
  if (known?.rules === s.data.days.length) return known.days;
  const of = (kind: string): Record<string, string> => Object.fromEntries(s.data.days.filter((d) => d.kind === kind).map((d) => [d.day, d.name]));
  const days = { off: of('off'), working: of('working') };
  made.set(s.data.days, { rules: s.data.days.length, days });
  return days;
}

export function whyOff(s: FakeStore, iso: string | null | undefined): string | null {
  const w = working(s);
  if (!iso || isWorking(iso, w)) return null;
  return w.off[iso] ?? (new Date(`${iso}T00:00:00Z`).getUTCDay() === 6 ? 'thứ Bảy' : 'Chủ nhật');
}

type Data = FakeStore['data'];
const election = (d: Data): string => d.profile?.election.day ?? refuse('no-profile', 'Sổ này chưa có thông tin cơ quan.', 'Hãy điền mục Cơ quan trước.');

function anchorDay(d: Data, a: Anchor): string | null {
  if (a.to === 'election') return election(d);
  if (a.to === 'milestone') {
    const m = d.milestones.find((x) => x.id === a.id), w = m?.own ?? m?.law;
    return w ? span(w, election(d)).to : null;
  }
  const area = d.areas.find((x) => x.id === a.id);
  return area ? (area.active ? span(area.when, election(d)).to : election(d)) : null;
}

export function linkWords(s: FakeStore, l: DeadlineLink): string {
  const sign = l.days === 0 ? '' : l.days > 0 ? `+${l.days}` : String(l.days), a = l.anchor;
  if (a.to === 'election') return `T${sign}`;
  const name = a.to === 'milestone' ? s.data.milestones.find((m) => m.id === a.id)?.name : s.data.areas.find((x) => x.id === a.id)?.name;
  return `${name ?? ''} ${sign}`.trim();
}

/** A deadline given as a distance: its day computed, its words as written. */
export function linked(s: FakeStore, link: DeadlineLink | undefined, written: Deadline | null): Deadline | null {
  if (!link) return written;
  const from = anchorDay(s.data, link.anchor) ?? refuse('not-found', 'Không tìm thấy mốc mà thời hạn này tính theo.', 'Hãy mở lại danh sách và chọn mục khác.');
  return { on: add(from, link.days), at: written?.at ?? null, text: written?.text.trim() || linkWords(s, link) };
}

const open = (t: Task): boolean => Boolean(t.link) && t.state !== 'done' && t.state !== 'cancelled';
function moves(d: Data): { task: Task; on: string }[] {
  return d.tasks.filter(open).flatMap((task) => {
    const from = task.link && anchorDay(d, task.link.anchor);
    const on = from && task.link ? add(from, task.link.days) : null;
    return on && on !== task.deadline?.on ? [{ task, on }] : [];
  });
}
function settle(d: Data): void {
  for (const { task, on } of moves(d)) if (task.deadline) task.deadline = { ...task.deadline, on };
}

export function milestoneRows(s: FakeStore): MilestoneRow[] {
  const e = s.data.profile?.election.day;
  if (!e) return [];
  return s.data.milestones.flatMap((milestone): MilestoneRow[] => {
    const w = milestone.own ?? milestone.law;
    if (!w) return [];
    const { from, to } = span(w, e), law = milestone.law && span(milestone.law, e);
    const tasks = s.data.tasks.filter((t) => open(t) && t.link?.anchor.to === 'milestone' && t.link.anchor.id === milestone.id).length;
    return [{ milestone, from, to, law_from: law?.from ?? null, law_to: law?.to ?? null, offset: daysBetween(e, to), days_left: daysBetween(s.today, to), off_day: whyOff(s, to), tasks }];
  }).sort((a, b) => a.to.localeCompare(b.to));
}

export function loadShipped(s: FakeStore, name: string): number {
  const file = FILES.find((f) => f.name === name) ?? refuse('not-found', `Không tìm thấy lịch bầu cử “${name}” đi kèm chương trình.`, 'Hãy mở lại danh sách và chọn mục khác.');
  for (const m of file.milestones as (Partial<Milestone> & { key: string; name: string; kind: string; law: When; verified: boolean })[]) {
    const old = s.data.milestones.find((x) => x.key === m.key);
    const made: Milestone = { id: old?.id ?? s.mint(), key: m.key, name: m.name, who: m.who ?? null, kind: m.kind as MilestoneKind, hour: m.hour ?? null, article: m.article ?? null, verified: m.verified, source: m.source ?? null, note: m.note ?? null, law: m.law, own: old?.own ?? null, reason: old?.reason ?? null };
    if (old) Object.assign(old, made);
    else s.data.milestones.push(made);
  }
  for (const d of file.days) if (!s.data.days.some((x) => x.day === d.day)) s.data.days.push({ ...d, kind: d.kind === 'off' ? 'off' : 'working' });
  s.data.days.sort((a, b) => a.day.localeCompare(b.day));
  return file.milestones.length;
}

export const loadFor = (s: FakeStore, iso: string): void => { if (FILES.some((f) => f.name === iso.slice(0, 4))) loadShipped(s, iso.slice(0, 4)); };

type Names = 'calendar' | 'election_preview' | 'milestone_preview' | 'area_preview' | 'calendar_load' | 'election_move' | 'milestone_set' | 'area_set' | 'day_set';
type Api = { [K in Names]: (args: Calls[K]['args']) => Calls[K]['ret'] };

export function calendar(s: FakeStore): Api {
  /** What a change would move: made on a copy, compared with what is. */
  const preview = (what: string, anchor: Anchor, change: (d: Data) => void): MovePreview => {
    const then: Data = structuredClone(s.data);
    change(then);
    const row = (name: string, a: Anchor) => {
      const before = anchorDay(s.data, a), after = anchorDay(then, a);
      return before && after && before !== after ? [{ name, before, after, off_day: whyOff(s, after) }] : [];
    };
    const milestones = s.data.milestones.flatMap((m) => row(m.name, { to: 'milestone', id: m.id })).sort((a, b) => a.after.localeCompare(b.after));
    const areas = s.data.areas.filter((a) => a.active).flatMap((a) => row(a.name, { to: 'area', id: a.id }));
    const tasks = moves(then).map(({ task: t, on }) => ({
      id: t.id, label: `NV-${String(t.code).padStart(3, '0')}`, content: t.content, lead: s.data.units.find((u) => u.id === t.lead)?.name ?? null, link: t.link ? linkWords(s, t.link) : '', before: t.deadline?.on ?? null, after: on,
      mark: on < t.assigned_on ? `sớm hơn ngày giao ${day(t.assigned_on)}` : on < s.today ? 'đã qua' : whyOff(s, on) ? `rơi vào ${whyOff(s, on)}` : null,
    }));
    const before = anchorDay(s.data, anchor), after = anchorDay(then, anchor), remarks: string[] = [];
    if (anchor.to === 'election' && after) {
      if (new Date(`${after}T00:00:00Z`).getUTCDay() !== 0) remarks.push('Ngày mới không phải Chủ nhật (Luật bầu cử Điều 5 quy định ngày bầu cử phải là ngày Chủ nhật).');
      if (after < s.today) remarks.push('Ngày mới đã qua.');
    }
    return { what, before, after, remarks, milestones, areas, tasks, stamp: JSON.stringify([what, before, after, milestones, areas, tasks]) };
  };
  const approved = (p: MovePreview, stamp: string | undefined | null): void => {
    if (stamp === p.stamp || (!stamp && p.tasks.length === 0)) return;
    refuse('conflict', `Danh sách thay đổi (${p.milestones.length + p.areas.length} mốc, ${p.tasks.length} nhiệm vụ) chưa được duyệt, hoặc đã khác lúc xem.`, 'Hãy xem lại danh sách trước và sau rồi duyệt.');
  };
  const missing = (thing: string): never => refuse('not-found', `Không tìm thấy ${thing}.`, 'Hãy mở lại danh sách và chọn mục khác.');
  const setElection = (iso: string) => (d: Data): void => { if (d.profile) d.profile.election.day = iso; };
  const setOwn = (id: string, own: When | null) => (d: Data): void => { const m = d.milestones.find((x) => x.id === id) ?? missing('mốc này'); m.own = own; };
  const setWhen = (id: string, when: When | null) => (d: Data): void => { const a = d.areas.find((x) => x.id === id) ?? missing('khu vực này'); a.active = when !== null; a.when = when ?? a.when; };
  const name = (id: string): string => s.data.milestones.find((m) => m.id === id)?.name ?? s.data.areas.find((a) => a.id === id)?.name ?? '';
  const T = ['milestone', 'task'];
  const write = <R>(intent: string, label: string, tables: string[], run: () => R): Outcome<R> => s.write(intent, label, tables, run);

  return {
    calendar: () => {
      const p = s.data.profile, e = p?.election.day ?? null;
      return {
        today: s.today, election: p?.election.name ?? null, election_day: e, days_left: e ? daysBetween(s.today, e) : null, due_soon_days: p?.due_soon_days ?? 3, milestones: milestoneRows(s),
        areas: e ? s.data.areas.map((area) => { const on = span(area.when, e).to; return { area, on, offset: daysBetween(e, on), days_left: daysBetween(s.today, on), tasks: s.data.tasks.filter((t) => open(t) && t.link?.anchor.to === 'area' && t.link.anchor.id === area.id).length }; }) : [],
        days: s.data.days, shipped: FILES.map((f) => ({ name: f.name, election: f.election, day: f.day, resolution: f.resolution, milestones: f.milestones.length })),
      };
    },
    election_preview: ({ day: d }) => preview('Ngày bầu cử', { to: 'election' }, setElection(d)),
    milestone_preview: ({ id, own }) => preview(name(id), { to: 'milestone', id }, setOwn(id, own)),
    area_preview: ({ id, when }) => preview(name(id), { to: 'area', id }, setWhen(id, when)),
    calendar_load: ({ name: n }) => write('calendar_load', `Nạp lịch bầu cử ${n}`, ['milestone', 'day_rule'], () => loadShipped(s, n)),
    election_move: ({ day: d, approved: stamp }) => write('election_move', `Dời Ngày bầu cử sang ${day(d)}`, ['body', ...T], () => {
      const p = preview('Ngày bầu cử', { to: 'election' }, setElection(d));
      if (p.before === d) refuse('invalid', `Ngày bầu cử đã là ${day(d)}.`, 'Hãy chọn ngày khác nếu muốn dời.');
      approved(p, stamp);
      setElection(d)(s.data);
      settle(s.data);
      return p;
    }),
    milestone_set: (m) => write('milestone_set', m.id ? (m.own ? 'Sửa mốc bầu cử' : 'Đưa mốc về ngày theo luật') : 'Thêm mốc bầu cử', T, () => {
      const reason = m.reason?.trim() || null;
      if (m.own && !reason) refuse('invalid', 'Đặt ngày riêng cho một mốc cần ghi lý do.', 'Hãy ghi lý do hoặc văn bản điều chỉnh rồi lưu lại.');
      if (!m.id) {
        if (!m.name?.trim()) refuse('invalid', 'Mốc mới chưa có tên.', 'Hãy ghi việc diễn ra ở mốc ấy.');
        if (!m.own) refuse('invalid', 'Mốc mới chưa có ngày.', 'Hãy ghi số ngày so với Ngày bầu cử (T-10) hoặc một ngày cụ thể.');
        const id = s.mint();
        s.data.milestones.push({ id, key: null, name: m.name.trim(), who: null, kind: 'latest', hour: m.hour ?? null, article: null, verified: false, source: null, note: null, law: null, own: m.own, reason });
        return id;
      }
      approved(preview(name(m.id), { to: 'milestone', id: m.id }, setOwn(m.id, m.own)), m.approved);
      setOwn(m.id, m.own)(s.data);
      const now = s.data.milestones.find((x) => x.id === m.id) ?? missing('mốc này');
      Object.assign(now, { reason: m.own ? reason : null, ...(m.hour !== undefined ? { hour: m.hour } : {}) });
      settle(s.data);
      return m.id;
    }),
    area_set: (a) => write('area_set', `Khu vực bỏ phiếu sớm: ${a.name.trim()}`, ['voting_area', 'task'], () => {
      if (!a.name.trim() || !a.reason.trim()) refuse('invalid', 'Khu vực bỏ phiếu sớm cần có tên và lý do.', 'Hãy ghi tên khu vực và lý do (biển đảo, biên giới, trên biển, cách ly, nhiệm vụ).');
      if (!a.id) {
        const id = s.mint();
        s.data.areas.push({ id, name: a.name.trim(), when: a.when ?? refuse('invalid', 'Khu vực chưa có ngày bỏ phiếu.', 'Hãy ghi T-1 hoặc một ngày cụ thể.'), reason: a.reason.trim(), paper: a.paper ?? null, active: true });
        return id;
      }
      approved(preview(name(a.id), { to: 'area', id: a.id }, setWhen(a.id, a.when)), a.approved);
      setWhen(a.id, a.when)(s.data);
      settle(s.data);
      return a.id;
    }),
    day_set: ({ rule }) => write('day_set', `Ngày ${day(rule.day)}`, ['day_rule'], () => {
      if (!rule.name.trim() && rule.kind !== 'plain') refuse('invalid', 'Ngày nghỉ, ngày làm bù cần có tên.', 'Hãy ghi tên ngày lễ hoặc lý do hoán đổi.');
      s.data.days = [...s.data.days.filter((d) => d.day !== rule.day), rule].sort((x, y) => x.day.localeCompare(y.day));
      return null;
    }),
  };
}
