// Which tasks stand behind a figure of the table of units: the list that holds exactly them.
import type { Timeliness } from '../../bindings';
import type { Query } from '../tasks/query';

export type Figure = 'total' | 'done' | 'done_in_time' | 'done_late' | 'open' | 'open_in_time' | 'open_late';

const OPEN: Timeliness[] = ['in-time', 'due-soon', 'no-deadline'];
const FIGURES: Record<Figure, { words: string; classes: Timeliness[] }> = {
  total: { words: 'Tổng số nhiệm vụ được giao', classes: ['done-in-time', 'done-late', 'late', ...OPEN] },
  done: { words: 'Đã hoàn thành', classes: ['done-in-time', 'done-late'] },
  done_in_time: { words: 'Hoàn thành đúng hạn', classes: ['done-in-time'] },
  done_late: { words: 'Hoàn thành quá hạn', classes: ['done-late'] },
  open: { words: 'Chưa hoàn thành', classes: ['late', ...OPEN] },
  open_in_time: { words: 'Chưa hoàn thành, trong hạn', classes: OPEN },
  open_late: { words: 'Chưa hoàn thành, quá hạn', classes: ['late'] },
};

export const figureWords = (f: Figure): string => FIGURES[f].words;

/** The list behind a figure: a unit is counted as lead only. */
export function behind(unit: string | null, f: Figure): Query {
  return { classes: FIGURES[f].classes, ...(unit ? { unit, role: 'lead' as const } : {}) };
}
