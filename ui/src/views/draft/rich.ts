// Running text with bold and italic: a plain string or a list of runs. Inside the editor it is
// always a list of runs, neighbours of one style joined.
import type { Rich } from '../../bindings';

/** A stretch of text in one style. */
export interface Run { text: string; bold: boolean; italic: boolean }
type Piece = string | { text: string; bold?: boolean; italic?: boolean };

export const run = (text: string, bold = false, italic = false): Run => ({ text, bold, italic });

/** The runs of a text, joined and without empty ones. */
export function runsOf(r: Rich | undefined | null): Run[] {
  if (r == null || r === '') return [];
  if (typeof r === 'string') return [run(r)];
  return join((r as Piece[]).map((p) => (typeof p === 'string' ? run(p) : run(p.text, p.bold ?? false, p.italic ?? false))));
}

export function join(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const r of runs) {
    const last = out.at(-1);
    if (r.text === '') continue;
    if (last && last.bold === r.bold && last.italic === r.italic) out[out.length - 1] = run(last.text + r.text, r.bold, r.italic);
    else out.push(r);
  }
  return out;
}

/** The form a file holds: a plain text is a string. */
export function richOf(runs: readonly Run[]): Rich {
  const j = join(runs);
  const [one] = j;
  if (!one) return '';
  if (j.length === 1 && !one.bold && !one.italic) return one.text;
  return j;
}

export function plain(r: Rich | undefined | null): string {
  if (r == null) return '';
  return typeof r === 'string' ? r : (r as Piece[]).map((p) => (typeof p === 'string' ? p : p.text)).join('');
}

export function sameRuns(a: readonly Run[], b: readonly Run[]): boolean {
  return a.length === b.length && a.every((r, i) => r.text === b[i]?.text && r.bold === b[i]?.bold && r.italic === b[i]?.italic);
}

/** Cuts at an offset of the string (UTF-16, as selections of the page count). */
export function cut(r: Rich, at: number): [Rich, Rich] {
  const head: Run[] = [];
  const tail: Run[] = [];
  let pos = 0;
  for (const p of runsOf(r)) {
    const n = Math.max(0, Math.min(p.text.length, at - pos));
    if (n > 0) head.push(run(p.text.slice(0, n), p.bold, p.italic));
    if (n < p.text.length) tail.push(run(p.text.slice(n), p.bold, p.italic));
    pos += p.text.length;
  }
  return [richOf(head), richOf(tail)];
}

export function glue(a: Rich, b: Rich): Rich {
  return richOf([...runsOf(a), ...runsOf(b)]);
}

/** Code points before a UTF-16 offset, and back. Places of the program count code points. */
export function toPoints(text: string, units: number): number {
  return [...text.slice(0, units)].length;
}
export function toUnits(text: string, points: number): number {
  let units = 0;
  let left = points;
  for (const ch of text) {
    if (left-- <= 0) break;
    units += ch.length;
  }
  return units;
}

/** Replaces a range of code points; the new words take the style of the first one replaced. */
export function replaceRange(r: Rich, from: number, to: number, words: string): Rich {
  const text = plain(r);
  const [a, b] = [toUnits(text, from), toUnits(text, to)];
  const [head, rest] = cut(r, a);
  const [mid, tail] = cut(rest, b - a);
  const style = runsOf(mid)[0] ?? runsOf(head).at(-1) ?? run('');
  return richOf([...runsOf(head), run(words, style.bold, style.italic), ...runsOf(tail)]);
}

/** Sets or takes away a style over a range of UTF-16 offsets. */
export function styled(r: Rich, from: number, to: number, style: 'bold' | 'italic', on: boolean): Rich {
  const [head, rest] = cut(r, from);
  const [mid, tail] = cut(rest, to - from);
  return richOf([...runsOf(head), ...runsOf(mid).map((p) => ({ ...p, [style]: on })), ...runsOf(tail)]);
}

/** True when every character of a range has the style. */
export function hasStyle(r: Rich, from: number, to: number, style: 'bold' | 'italic'): boolean {
  const mid = runsOf(cut(cut(r, from)[1], to - from)[0]);
  return mid.length > 0 && mid.every((p) => p[style] || p.text.trim() === '') && mid.some((p) => p[style]);
}
