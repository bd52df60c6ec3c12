// Marks of numbered items, counted from the order of the blocks like `document::numbering`.
import type { Block, Level } from '../../bindings';

export const LEVELS: readonly Level[] = ['phan', 'chuong', 'muc', 'tieu-muc', 'dieu', 'muc-la-ma', 'khoan', 'diem', 'gach', 'cong'];
export const LEVEL_WORDS: Record<Level, string> = {
  phan: 'Phần', chuong: 'Chương', muc: 'Mục', 'tieu-muc': 'Tiểu mục', dieu: 'Điều', 'muc-la-ma': 'Mục I, II', khoan: 'Khoản 1.', diem: 'Điểm a)', gach: 'Gạch -', cong: 'Cộng +',
};
const LETTERS = ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'x'];
const STEPS: readonly [number, string][] = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];

export function roman(n: number): string {
  if (n <= 0 || n > 3999) return String(n);
  let out = '';
  let left = n;
  for (const [value, sign] of STEPS) while (left >= value) { out += sign; left -= value; }
  return out;
}

function letter(n: number): string {
  const i = Math.max(n, 1) - 1;
  return (LETTERS[i % LETTERS.length] ?? 'a').repeat(Math.floor(i / LETTERS.length) + 1);
}

/** The mark a level prints for its n-th item (n from 1). */
export function markOf(level: Level, n: number): string {
  switch (level) {
    case 'phan': return `Phần ${roman(n)}`;
    case 'chuong': return `Chương ${roman(n)}`;
    case 'muc': return `Mục ${n}`;
    case 'tieu-muc': return `Tiểu mục ${n}`;
    case 'dieu': return `Điều ${n}.`;
    case 'muc-la-ma': return `${roman(n)}.`;
    case 'khoan': return `${n}.`;
    case 'diem': return `${letter(n)})`;
    case 'gach': return '-';
    case 'cong': return '+';
  }
}

function numberIn(level: Level, mark: string): number | null {
  if (level === 'gach' || level === 'cong') return null;
  if (level === 'diem') {
    const l = /^\p{L}+/u.exec(mark)?.[0] ?? '';
    const i = LETTERS.indexOf(l);
    return i < 0 ? null : i + 1;
  }
  if (level === 'phan' || level === 'chuong' || level === 'muc-la-ma') {
    const r = [...mark].filter((c) => 'IVXLC'.includes(c)).join('');
    for (let n = 1; n < 400; n++) if (roman(n) === r) return n;
    return null;
  }
  const digits = /\d+/.exec(mark)?.[0];
  const n = digits ? Number(digits) : NaN;
  return n < 10_000 ? n : null;
}

/** Chương and Điều count through the whole paper. */
const through = (slot: number): boolean => slot === 1 || slot === 4;

/** The mark of every block; null where a block has none. */
export function allMarks(blocks: readonly Block[]): (string | null)[] {
  const counts = LEVELS.map(() => 0);
  return blocks.map((b) => {
    if (b.type !== 'item') return null;
    const at = LEVELS.indexOf(b.level);
    for (let s = at + 1; s < counts.length; s++) if (!through(s)) counts[s] = 0;
    counts[at] = (counts[at] ?? 0) + 1;
    if (b.mark == null) return markOf(b.level, counts[at] ?? 1);
    const n = numberIn(b.level, b.mark);
    if (n !== null) counts[at] = n;
    return b.mark === '' ? null : b.mark;
  });
}
