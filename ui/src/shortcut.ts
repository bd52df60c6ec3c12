// Days as people type them in a hurry: the twin of src-tauri/crates/domain/src/shortcut.rs, where
// the forms are listed. tests/cases/shortcuts.json drives the tests of both.
import type { WorkingDays } from './bindings';
import { fold } from './words';

export interface Typed { on: string; from_election: number | null }

const DAY = 86_400_000;
const at = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);
const iso = (ms: number): string | null => {
  const d = new Date(ms);
  const y = d.getUTCFullYear();
  return Number.isFinite(ms) && y >= 1900 && y <= 2200 ? d.toISOString().slice(0, 10) : null;
};
const plus = (day: string, n: number): string | null => iso(at(day) + n * DAY);
const number = (text: string, most: number): number | null => (new RegExp(`^[0-9]{1,${most}}$`).test(text) ? Number(text) : null);
const ymd = (y: number | null, m: number | null, d: number | null): string | null => {
  if (y == null || m == null || d == null || y < 1900 || y > 2200) return null;
  const date = new Date(Date.UTC(y, m - 1, d));
  return date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d ? iso(date.getTime()) : null;
};

export function isWorking(day: string, w: WorkingDays): boolean {
  const weekday = new Date(at(day)).getUTCDay();
  return day in w.working || (!(day in w.off) && weekday !== 0 && weekday !== 6);
}

/** The n-th working day after a day; before it when negative. */
export function addWorking(day: string, n: number, w: WorkingDays): string | null {
  let d: string | null = day;
  for (let left = Math.abs(n); left > 0 && d; ) {
    d = plus(d, Math.sign(n));
    if (d && isWorking(d, w)) left--;
  }
  return d;
}

/** The last deadline that is "sắp đến hạn" on a day: n working days on, and the days off behind. */
export function soonUntil(day: string, n: number, w: WorkingDays): string {
  const next = addWorking(day, n + 1, w);
  return (next && plus(next, -1)) ?? day;
}

/** The day that was typed; null for what is no day, and for T-10 where no Ngày bầu cử is known. */
export function typedDay(text: string, today: string, election: string | null, w: WorkingDays): Typed | null {
  const t = fold(text.trim()).split(/\s+/).join(' ');
  const days = fromElection(t);
  if (days !== null) {
    const on = election && plus(election, days);
    return on ? { on, from_election: days } : null;
  }
  const on = word(t, today) ?? fromToday(t, today, w) ?? written(t, today, election);
  return on ? { on, from_election: null } : null;
}

function fromElection(t: string): number | null {
  if (!t.startsWith('t')) return null;
  const rest = t.slice(1).trimStart();
  if (rest === '') return 0;
  const digits = rest.replace(/^[+-]/, '').trimStart();
  const n = number(digits, 4);
  return n === null ? null : n === 0 ? 0 : rest.startsWith('+') ? n : -n;
}

function word(t: string, today: string): string | null {
  if (['hom nay', 'hn', 'nay'].includes(t)) return today;
  if (['mai', 'ngay mai'].includes(t)) return plus(today, 1);
  if (['hom qua', 'qua'].includes(t)) return plus(today, -1);
  const names = [['2', 'hai'], ['3', 'ba'], ['4', 'tu'], ['5', 'nam'], ['6', 'sau'], ['7', 'bay']];
  const weekday = ['cn', 'chu nhat'].includes(t) ? 6 : t.startsWith('thu') ? names.findIndex((n) => n.includes(t.slice(3).trimStart())) : -1;
  if (weekday < 0) return null;
  const now = (new Date(at(today)).getUTCDay() + 6) % 7;
  return plus(today, (weekday + 7 - now) % 7);
}

function fromToday(t: string, today: string, w: WorkingDays): string | null {
  const sign = t.startsWith('+') ? 1 : t.startsWith('-') ? -1 : 0;
  if (!sign) return null;
  const rest = t.slice(1).trim();
  const worked = /^(.*?)(?:lv|l)$/.exec(rest);
  const n = worked ? number((worked[1] ?? '').trimEnd(), 3) : number(rest, 4);
  if (n === null) return null;
  return worked ? addWorking(today, sign * n, w) : plus(today, sign * n);
}

function written(t: string, today: string, election: string | null): string | null {
  if (/^[0-9]*$/.test(t)) return digits(t, today, election);
  const p = t.split(/[/\-. ]/);
  const [a = '', b = '', c = ''] = p;
  if (p.length === 3 && a.length === 4) return ymd(number(a, 4), number(b, 2), number(c, 2));
  if (p.length === 2) return inYear(number(a, 2), number(b, 2), today, election);
  if (p.length === 3 && (c.length === 2 || c.length === 4)) {
    const y = number(c, 4);
    return ymd(y === null ? null : y + (c.length === 2 ? 2000 : 0), number(b, 2), number(a, 2));
  }
  return null;
}

function digits(t: string, today: string, election: string | null): string | null {
  const part = (from: number, to: number): number => Number(t.slice(from, to));
  switch (t.length) {
    case 1: case 2: {
      for (let i = 0; i < 62; i++) {
        const d = plus(today, i);
        if (d && Number(d.slice(8)) === Number(t)) return d;
      }
      return null;
    }
    case 3: return inYear(part(0, 2), part(2, 3), today, election) ?? inYear(part(0, 1), part(1, 3), today, election);
    case 4: return inYear(part(0, 2), part(2, 4), today, election);
    case 6: return ymd(2000 + part(4, 6), part(2, 4), part(0, 2));
    case 8: return ymd(part(4, 8), part(2, 4), part(0, 2));
    default: return null;
  }
}

const NEAR = 245;

function inYear(d: number | null, m: number | null, today: string, election: string | null): string | null {
  const far = (day: string): number => Math.abs(at(day) - at(today)) / DAY;
  const meant = ymd(Number((election ?? today).slice(0, 4)), m, d);
  if (meant && far(meant) <= NEAR) return meant;
  const year = Number(today.slice(0, 4));
  let best: string | null = null;
  for (let y = year - 8; y <= year + 8; y++) {
    const day = ymd(y, m, d);
    if (day && (!best || far(day) < far(best) || (far(day) === far(best) && day >= today && best < today))) best = day;
  }
  return best;
}
