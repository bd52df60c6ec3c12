// Which tasks stand behind a figure of the table of units, and the nearest list of Nhiệm vụ.
import type { TaskRow, Timeliness } from '../../bindings';
import type { TaskWish } from '../../shell.svelte';

export type Figure = 'total' | 'done' | 'done_in_time' | 'done_late' | 'open' | 'open_in_time' | 'open_late';

const OPEN: Timeliness[] = ['in-time', 'due-soon', 'no-deadline'];
const FIGURES: Record<Figure, { words: string; classes: Timeliness[]; wish: TaskWish }> = {
  total: { words: 'Tổng số nhiệm vụ được giao', classes: ['done-in-time', 'done-late', 'late', ...OPEN], wish: {} },
  done: { words: 'Đã hoàn thành', classes: ['done-in-time', 'done-late'], wish: { state: 'done' } },
  done_in_time: { words: 'Hoàn thành đúng hạn', classes: ['done-in-time'], wish: { state: 'done' } },
  done_late: { words: 'Hoàn thành quá hạn', classes: ['done-late'], wish: { state: 'done' } },
  open: { words: 'Chưa hoàn thành', classes: ['late', ...OPEN], wish: { state: 'open' } },
  open_in_time: { words: 'Chưa hoàn thành, trong hạn', classes: OPEN, wish: { state: 'open' } },
  open_late: { words: 'Chưa hoàn thành, quá hạn', classes: ['late'], wish: { time: 'late' } },
};

export const figureWords = (f: Figure): string => FIGURES[f].words;

/** The tasks a figure counts: a unit is counted as lead only. */
export function behind(rows: readonly TaskRow[], unit: string | null, f: Figure): TaskRow[] {
  return rows.filter((t) => (unit === null || t.lead_id === unit) && FIGURES[f].classes.includes(t.timeliness));
}

export function wishOf(unit: string | null, f: Figure): TaskWish {
  return { ...FIGURES[f].wish, ...(unit ? { unit } : {}) };
}
