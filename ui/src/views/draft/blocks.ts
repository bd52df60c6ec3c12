// Operations on the blocks of a paper, as pure functions: old blocks in, new blocks and the place
// of the cursor out. A block keeps its key through changes, so that the page never rebuilds the
// field somebody is typing in.
import type { Block, Level, Rich, Table } from '../../bindings';
import { LEVELS } from './numbering';
import { cut, glue, plain, richOf, run } from './rich';

export type Part = 'text' | 'title';
export interface Cursor { key: number; part: Part; offset: number }
export interface Edit { blocks: Block[]; cursor: Cursor | null }
export type Item = Extract<Block, { type: 'item' }>;
export type TableBlock = Extract<Block, { type: 'table' }>;
/** What a block can be turned into. */
export type Shape = Level | 'paragraph' | 'centered';

const keys = new WeakMap<object, number>();
let nextKey = 1;

/** The key of a block: the same through all its changes. */
export function keyOf(b: Block): number {
  let k = keys.get(b);
  if (k === undefined) keys.set(b, (k = nextKey++));
  return k;
}
/** A changed block under the key of the old one. */
export function as<B extends Block>(old: Block, now: B): B {
  keys.set(now, keyOf(old));
  return now;
}

export const paragraph = (text: Rich = ''): Block => ({ type: 'paragraph', text });
export const item = (level: Level, text: Rich = '', title: string | null = null): Item => ({ type: 'item', level, mark: null, title, text });
export function newTable(): TableBlock {
  const column = (title: string, width: number | null, align: 'left' | 'center' | 'right') => ({ title, group: null, width, align });
  return { type: 'table', columns: [column('STT', 12, 'center'), column('Nội dung', null, 'left'), column('Đơn vị chủ trì', 40, 'left'), column('Thời hạn', 30, 'center')], numbered_columns: false, size: null, rows: [['1', '', '', '']] };
}

export const hasText = (b: Block | undefined): b is Extract<Block, { text: Rich }> => b !== undefined && 'text' in b;
export const isBlank = (b: Block): boolean => hasText(b) && plain(b.text).trim() === '' && !(b.type === 'item' && b.title?.trim());
/** Levels whose item is a heading and has a title from the start. */
export const titled = (level: Level): boolean => LEVELS.indexOf(level) <= LEVELS.indexOf('muc-la-ma');

function put(blocks: readonly Block[], i: number, ...now: Block[]): Block[] {
  return [...blocks.slice(0, i), ...now, ...blocks.slice(i + 1)];
}
const at = (b: Block, part: Part, offset: number): Cursor => ({ key: keyOf(b), part, offset });
/** Where the cursor goes when a block is entered from above or below. */
export function entry(b: Block, end: boolean): Cursor | null {
  if (!hasText(b)) return null;
  if (b.type === 'item' && b.title != null && (plain(b.text) === '' || !end)) return at(b, 'title', end ? b.title.length : 0);
  return at(b, 'text', end ? plain(b.text).length : 0);
}

export function setText(blocks: readonly Block[], i: number, text: Rich): Block[] {
  const b = blocks[i];
  return hasText(b) ? put(blocks, i, as(b, { ...b, text })) : [...blocks];
}
export function setTitle(blocks: readonly Block[], i: number, title: string | null): Block[] {
  const b = blocks[i];
  return b?.type === 'item' ? put(blocks, i, as(b, { ...b, title })) : [...blocks];
}
export function setMark(blocks: readonly Block[], i: number, mark: string | null): Block[] {
  const b = blocks[i];
  return b?.type === 'item' ? put(blocks, i, as(b, { ...b, mark })) : [...blocks];
}

/** Enter: a new block of the same level; an empty item ends its list and becomes a paragraph. */
export function split(blocks: readonly Block[], i: number, part: Part, offset: number): Edit {
  const b = blocks[i];
  if (!hasText(b)) return { blocks: [...blocks], cursor: null };
  if (b.type === 'item' && isBlank(b)) {
    const p = as(b, paragraph());
    return { blocks: put(blocks, i, p), cursor: at(p, 'text', 0) };
  }
  if (b.type === 'item' && part === 'title') {
    const title = b.title ?? '';
    // The start of a title: a new heading above. Its end: on to the words, or a new block below.
    // Inside: the title is cut, the words go with the second half.
    if (offset === 0) return { blocks: [...blocks.slice(0, i), item(b.level, '', ''), ...blocks.slice(i)], cursor: at(b, 'title', 0) };
    if (offset >= title.length && plain(b.text) !== '') return { blocks: [...blocks], cursor: at(b, 'text', 0) };
    const first = as(b, { ...b, title: title.slice(0, offset).trimEnd(), text: '' });
    const rest = title.slice(offset).trimStart();
    const second = item(b.level, b.text, titled(b.level) || rest ? rest : null);
    return { blocks: put(blocks, i, first, second), cursor: entry(second, false) };
  }
  const [head, tail] = cut(b.text, offset);
  const first = as(b, { ...b, text: head });
  const second: Block = b.type === 'item' ? item(b.level, tail, titled(b.level) && plain(tail) === '' ? '' : null) : paragraph(tail);
  return { blocks: put(blocks, i, first, second), cursor: entry(second, false) };
}

/** Backspace at the start of a block: joins it to the one before. */
export function mergeBack(blocks: readonly Block[], i: number): Edit {
  const b = blocks[i];
  const before = blocks[i - 1];
  const same: Edit = { blocks: [...blocks], cursor: null };
  if (!hasText(b)) return same;
  if (b.type === 'item' && b.title && plain(b.text) === '') return { ...same, cursor: at(b, 'title', b.title.length) };
  if (!before) {
    if (b.type === 'paragraph') return same;
    const p = as(b, paragraph(b.type === 'item' && b.title ? glue(b.title, b.text) : b.text));
    return { blocks: put(blocks, i, p), cursor: at(p, 'text', 0) };
  }
  if (before.type === 'page-break') return { blocks: [...blocks.slice(0, i - 1), ...blocks.slice(i)], cursor: entry(b, false) };
  if (!hasText(before)) return isBlank(b) ? { blocks: [...blocks.slice(0, i), ...blocks.slice(i + 1)], cursor: null } : same;
  const moved = b.type === 'item' && b.title ? glue(b.title, b.text) : b.text;
  // Under a heading without words the joined words go on in the title when they are a title too.
  if (before.type === 'item' && before.title != null && plain(before.text) === '') {
    const into = isBlank(b) ? before : as(before, { ...before, title: before.title + plain(moved) });
    return { blocks: [...blocks.slice(0, i - 1), into, ...blocks.slice(i + 1)], cursor: at(into, 'title', before.title.length) };
  }
  const offset = plain(before.text).length;
  const into = as(before, { ...before, text: glue(before.text, moved) });
  return { blocks: [...blocks.slice(0, i - 1), into, ...blocks.slice(i + 1)], cursor: at(into, 'text', offset) };
}

/** The levels Tab walks through in a paper: those in use, and the everyday ones. */
export function ladder(blocks: readonly Block[]): Level[] {
  const used = new Set(blocks.flatMap((b) => (b.type === 'item' ? [b.level] : [])));
  const everyday: Level[] = used.has('dieu') && !used.has('muc-la-ma') ? ['dieu', 'khoan', 'diem', 'gach', 'cong'] : ['muc-la-ma', 'khoan', 'diem', 'gach', 'cong'];
  return LEVELS.filter((l) => used.has(l) || everyday.includes(l));
}

/** Turns a block into another shape; words are never lost. */
export function reshape(blocks: readonly Block[], i: number, shape: Shape): Edit {
  const b = blocks[i];
  if (!hasText(b)) return { blocks: [...blocks], cursor: null };
  const words = b.type === 'item' && b.title ? (plain(b.text) ? glue(`${b.title} `, b.text) : b.title) : b.text;
  let now: Block;
  if (shape === 'paragraph') now = as(b, { type: 'paragraph', text: words });
  else if (shape === 'centered') now = as(b, { type: 'centered', text: words });
  else if (b.type === 'item') now = as(b, { ...b, level: shape, mark: null, title: titled(shape) && b.title == null && plain(b.text) === '' ? '' : !titled(shape) && b.title === '' ? null : b.title });
  else now = as(b, titled(shape) && plain(b.text).length < 120 ? item(shape, '', plain(b.text)) : item(shape, b.text));
  const part: Part = now.type === 'item' && now.title != null && plain(now.text) === '' ? 'title' : 'text';
  return { blocks: put(blocks, i, now), cursor: at(now, part, Infinity) };
}

/** Tab and Shift+Tab. */
export function shiftLevel(blocks: readonly Block[], i: number, by: 1 | -1): Edit {
  const b = blocks[i];
  const none: Edit = { blocks: [...blocks], cursor: null };
  if (!hasText(b) || b.type === 'centered') return none;
  const steps = ladder(blocks);
  if (b.type === 'paragraph') {
    if (by < 0) return none;
    const above = blocks.slice(0, i).reverse().find((x) => x.type === 'item');
    const level = above?.type === 'item' && !titled(above.level) ? above.level : 'khoan';
    return reshape(blocks, i, level);
  }
  const next = steps[steps.indexOf(b.level) + by];
  if (next) return reshape(blocks, i, next);
  return by < 0 ? reshape(blocks, i, 'paragraph') : none;
}

export function move(blocks: readonly Block[], i: number, by: 1 | -1): Block[] {
  const to = i + by;
  const out = [...blocks];
  const [a, b] = [out[i], out[to]];
  if (!a || !b) return out;
  out[i] = b;
  out[to] = a;
  return out;
}
export function remove(blocks: readonly Block[], i: number): Edit {
  const out = [...blocks.slice(0, i), ...blocks.slice(i + 1)];
  const near = out[Math.max(0, i - 1)];
  return { blocks: out, cursor: near ? entry(near, true) : null };
}
export function insertAfter(blocks: readonly Block[], i: number, now: Block): Edit {
  return { blocks: [...blocks.slice(0, i + 1), now, ...blocks.slice(i + 1)], cursor: entry(now, false) };
}

const MARKS: readonly [RegExp, Level][] = [
  [/^[IVXL]{1,5}\.\s+/, 'muc-la-ma'], [/^Điều \d+\.\s*/, 'dieu'], [/^\d{1,3}\.\s+/, 'khoan'], [/^[a-zđ]\)\s+/, 'diem'], [/^[-–]\s+/, 'gach'], [/^\+\s+/, 'cong'],
];

/** Pasted lines become blocks; lines with marks become items, the marks are counted anew. */
export function paste(blocks: readonly Block[], i: number, offset: number, text: string): Edit {
  const b = blocks[i];
  const all = text.replace(/\r\n?/g, '\n').split('\n').map((l) => l.replace(/\s+/g, ' ').trim()).filter((l) => l !== '');
  if (!hasText(b) || all.length === 0) return { blocks: [...blocks], cursor: null };
  const [head, tail] = cut(b.text, offset);
  if (all.length === 1) {
    const one = as(b, { ...b, text: glue(glue(head, all[0] ?? ''), tail) });
    return { blocks: put(blocks, i, one), cursor: at(one, 'text', plain(head).length + (all[0] ?? '').length) };
  }
  const shaped = (l: string): Block => {
    for (const [re, level] of MARKS) if (re.test(l)) { const words = l.replace(re, ''); return level === 'muc-la-ma' || level === 'dieu' ? item(level, '', words) : item(level, words); }
    return paragraph(l);
  };
  let first: Block = as(b, { ...b, text: glue(head, all[0] ?? '') });
  // An empty block takes the shape of the first line.
  if (isBlank(b) && MARKS.some(([re]) => re.test(all[0] ?? ''))) first = as(b, shaped(all[0] ?? ''));
  const rest = all.slice(1).map(shaped);
  const last = rest.at(-1) as Block;
  const offsetLast = hasText(last) ? plain(last.text).length : 0;
  if (hasText(last) && plain(tail)) { const grown = as(last, { ...last, text: glue(last.text, tail) } as Block); rest[rest.length - 1] = grown; return { blocks: put(blocks, i, first, ...rest), cursor: at(grown, 'text', offsetLast) }; }
  return { blocks: put(blocks, i, first, ...rest), cursor: entry(last, true) };
}

// Tables.

type Cells = readonly (readonly Rich[])[];
function table(blocks: readonly Block[], i: number, change: (t: TableBlock) => Partial<Table>): Block[] {
  const b = blocks[i];
  return b?.type === 'table' ? put(blocks, i, as(b, { ...b, ...change(b) })) : [...blocks];
}
const mapRows = (rows: Cells, f: (row: readonly Rich[]) => Rich[]): Rich[][] => rows.map((r) => f(r));

export const setCell = (blocks: readonly Block[], i: number, r: number, c: number, text: Rich): Block[] =>
  table(blocks, i, (t) => ({ rows: t.rows.map((row, k) => (k === r ? row.map((cell, j) => (j === c ? text : cell)) : row)) }));
export const setColumn = (blocks: readonly Block[], i: number, c: number, change: Partial<Table['columns'][number]>): Block[] =>
  table(blocks, i, (t) => ({ columns: t.columns.map((col, j) => (j === c ? { ...col, ...change } : col)) }));
export const setTable = (blocks: readonly Block[], i: number, change: Partial<Table>): Block[] => table(blocks, i, () => change);
/** A new row under row r; a first column that counts goes on counting. */
export const addRow = (blocks: readonly Block[], i: number, r: number): Block[] =>
  table(blocks, i, (t) => {
    const counts = t.rows.length > 0 && t.rows.every((row, k) => plain(row[0]).trim() === String(k + 1));
    const rows = [...t.rows.slice(0, r + 1), t.columns.map(() => '' as Rich), ...t.rows.slice(r + 1)];
    return { rows: counts ? rows.map((row, k) => [String(k + 1), ...row.slice(1)]) : rows };
  });
export const removeRow = (blocks: readonly Block[], i: number, r: number): Block[] =>
  table(blocks, i, (t) => {
    const counts = t.rows.every((row, k) => plain(row[0]).trim() === String(k + 1));
    const rows = t.rows.filter((_, k) => k !== r);
    return { rows: counts ? rows.map((row, k) => [String(k + 1), ...row.slice(1)]) : rows };
  });
export const addColumn = (blocks: readonly Block[], i: number, c: number): Block[] =>
  table(blocks, i, (t) => ({ columns: [...t.columns.slice(0, c + 1), { title: '', group: null, width: null, align: 'left' }, ...t.columns.slice(c + 1)], rows: mapRows(t.rows, (row) => [...row.slice(0, c + 1), '', ...row.slice(c + 1)]) }));
export const removeColumn = (blocks: readonly Block[], i: number, c: number): Block[] =>
  table(blocks, i, (t) => (t.columns.length < 2 ? {} : { columns: t.columns.filter((_, j) => j !== c), rows: mapRows(t.rows, (row) => row.filter((_, j) => j !== c)) }));

/** A whole paper's words, for counting. */
export const words = (blocks: readonly Block[]): string => blocks.map((b) => (hasText(b) ? plain(b.text) : b.type === 'table' ? b.rows.flat().map(plain).join(' ') : '')).join('\n');
export const styledText = (text: string, bold: boolean, italic: boolean): Rich => richOf([run(text, bold, italic)]);
