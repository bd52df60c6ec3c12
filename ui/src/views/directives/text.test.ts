import { expect, it } from 'vitest';
import { pieces, pointOffset } from './text';

it('cuts by characters, not by UTF-16 units', () => {
  const text = '😀 Công an 😀 tỉnh';
  const p = pieces(text, [{ id: 'a', start: 2, end: 9, decision: 'open' }]);
  expect(p.map((x) => x.text)).toEqual(['😀 ', 'Công an', ' 😀 tỉnh']);
  expect(p.map((x) => x.ids)).toEqual([[], ['a'], []]);
  expect(p.map((x) => x.text).join('')).toBe(text);
});
it('overlapping spans share a piece; spans beyond the text are cut', () => {
  const p = pieces('abcdef', [{ id: 'a', start: 0, end: 4, decision: 'open' }, { id: 'b', start: 2, end: 99, decision: 'open' }]);
  expect(p.map((x) => [x.text, x.ids.join()])).toEqual([['ab', 'a'], ['cd', 'a,b'], ['ef', 'b']]);
});
it('finds the character under the cursor', () => {
  const el = document.createElement('div');
  el.innerHTML = '😀 <mark>Công</mark> an';
  document.body.append(el);
  const mark = el.querySelector('mark')?.firstChild as Node;
  expect(pointOffset(el, mark, 2)).toBe(4);
  expect(pointOffset(el, el.lastChild as Node, 1)).toBe(7);
  expect(pointOffset(el, document.body, 0)).toBeNull();
  el.remove();
});
