// The question behind every look at tasks: what the filter bar sets, a saved filter keeps and a
// figure opens.
import type { ListTasks, TaskState, Timeliness, UnitRole } from '../../bindings';
import type { TaskWish } from '../../shell.svelte';
import { day } from '../../words';

export type Query = Partial<Omit<ListTasks, 'offset' | 'limit' | 'after' | 'no_total'>>;

/** As the program takes it; conditions that ask nothing are left out. */
export function listOf(q: Query): ListTasks {
  return {
    unit: q.unit ?? null, states: q.states ?? [], directive: q.directive ?? null, words: q.words?.trim() || null, late: q.late ?? false, due_within: q.due_within ?? null, offset: 0, limit: 0,
    ...(q.unit && q.role && q.role !== 'any' ? { role: q.role } : {}), ...(q.lead ? { lead: q.lead } : {}), ...(q.classes?.length ? { classes: q.classes } : {}),
    ...(q.due_from ? { due_from: q.due_from } : {}), ...(q.due_to ? { due_to: q.due_to } : {}), ...(q.no_deadline ? { no_deadline: true } : {}), ...(q.open ? { open: true } : {}), ...(q.soon ? { soon: true } : {}), ...(q.shared ? { shared: true } : {}), ...(q.silent ? { silent: true } : {}), ...(q.no_directive ? { no_directive: true } : {}),
  };
}

/** Without the fields that ask nothing: what came over the wire has nulls. */
export function queryOf(l: Partial<ListTasks>): Query {
  const { offset: _o, limit: _l, ...rest } = listOf(l);
  return Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== null && v !== false && !(Array.isArray(v) && v.length === 0)));
}

export const same = (a: Query, b: Query): boolean => JSON.stringify(Object.entries(queryOf(a)).sort()) === JSON.stringify(Object.entries(queryOf(b)).sort());
export const isEmpty = (q: Query): boolean => same(q, {});

const TIMES: Record<string, Timeliness[]> = { late: ['late'], soon: ['due-soon'], none: ['no-deadline'] };

/** What another screen wants opened. */
export function queryOfWish(w: TaskWish): Query {
  if (w.filter) return queryOf(w.filter);
  return queryOf({
    unit: w.unit ?? null, directive: w.directive ?? null, words: w.words ?? null, classes: TIMES[w.time ?? 'all'] ?? [],
    ...(w.state === 'open' ? { open: true } : w.state ? { states: [w.state] } : {}),
  });
}

/** Which button of the row of times the classes stand for. */
export function timeOf(q: Query): 'all' | 'late' | 'soon' | 'none' | 'other' {
  const c = q.classes ?? [];
  if (c.length === 0) return 'all';
  const found = Object.entries(TIMES).find(([, v]) => v.length === c.length && v[0] === c[0]);
  return (found?.[0] as 'late' | 'soon' | 'none' | undefined) ?? 'other';
}
export const classesOf = (time: string): Timeliness[] => TIMES[time] ?? [];

export const CLASS_WORDS: Record<Timeliness, string> = {
  'done-in-time': 'Hoàn thành đúng hạn', 'done-late': 'Hoàn thành quá hạn', 'in-time': 'Trong hạn', 'due-soon': 'Sắp đến hạn', late: 'Quá hạn', 'no-deadline': 'Không thời hạn', cancelled: 'Đã thôi giao',
};
export const CLASSES = Object.keys(CLASS_WORDS) as Timeliness[];
export const ROLE_WORDS: Record<UnitRole, string> = { any: 'Mọi vai trò', lead: 'Chỉ chủ trì', coordinate: 'Phối hợp', monitor: 'Theo dõi' };
export const RUNNING: TaskState[] = ['assigned', 'acknowledged', 'in-progress', 'awaiting-confirmation', 'returned'];

/** Toggles one of several. */
export function toggled<T>(all: readonly T[] | undefined, one: T): T[] {
  return all?.includes(one) ? all.filter((x) => x !== one) : [...(all ?? []), one];
}

/** "từ 10/05/2021 đến 13/05/2021" */
export function spanWords(q: Query): string {
  if (q.due_from && q.due_from === q.due_to) return `hạn ngày ${day(q.due_from)}`;
  return ['hạn', q.due_from ? `từ ${day(q.due_from)}` : '', q.due_to ? `đến ${day(q.due_to)}` : ''].filter(Boolean).join(' ');
}
