// The same cases as document::numbering, so that the editor shows what will be printed.
import { expect, it } from 'vitest';
import type { Block, Level } from '../../bindings';
import { allMarks, markOf, roman } from './numbering';

const item = (level: Level, mark: string | null = null): Block => ({ type: 'item', level, mark, title: null, text: 'x' });
const joined = (b: Block[]) => allMarks(b).map((m) => m ?? '·').join(' ');

it('narrower levels start again', () => {
  expect(joined((['muc-la-ma', 'khoan', 'diem', 'diem', 'khoan', 'diem', 'muc-la-ma', 'khoan'] as Level[]).map((l) => item(l)))).toBe('I. 1. a) b) 2. a) II. 1.');
});
it('the alphabet has đ and no f', () => expect(joined(Array.from({ length: 8 }, () => item('diem')))).toBe('a) b) c) d) đ) e) g) h)'));
it('a mark by hand carries the count', () => expect(joined([item('khoan', '4.'), item('khoan'), item('khoan', ''), item('khoan')])).toBe('4. 5. · 7.'));
it('articles count through chapters', () => {
  expect(joined((['chuong', 'dieu', 'khoan', 'dieu', 'chuong', 'dieu', 'khoan'] as Level[]).map((l) => item(l)))).toBe('Chương I Điều 1. 1. Điều 2. Chương II Điều 3. 1.');
});
it('blocks without level have no mark', () => expect(allMarks([{ type: 'paragraph', text: '' }, { type: 'page-break' }])).toEqual([null, null]));
it('numerals', () => {
  expect([1, 4, 9, 14, 40, 90, 400, 1999].map(roman)).toEqual(['I', 'IV', 'IX', 'XIV', 'XL', 'XC', 'CD', 'MCMXCIX']);
  expect(markOf('diem', 23)).toBe('aa)');
});
