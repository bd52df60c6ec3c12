import { expect, it } from 'vitest';
import { cut, glue, hasStyle, plain, replaceRange, richOf, run, runsOf, styled, toPoints, toUnits } from './rich';

it('a plain text is a string, styled text a list', () => {
  expect(richOf([run('Điểm'), run(' nóng')])).toBe('Điểm nóng');
  expect(richOf([])).toBe('');
  expect(richOf([run('a', true)])).toEqual([{ text: 'a', bold: true, italic: false }]);
  expect(runsOf(['Từ ', { text: 'ngày', italic: true } as never, '.'])).toEqual([run('Từ '), run('ngày', false, true), run('.')]);
});
it('cut and glue are one text', () => {
  const r = [run('Bảo '), run('đảm', true), run(' ANTT', false, true)];
  for (let i = 0; i <= 12; i++) { const [a, b] = cut(r, i); expect(plain(a) + plain(b)).toBe('Bảo đảm ANTT'); expect(runsOf(glue(a, b))).toEqual(r); }
});
it('styles a range and takes it away again', () => {
  const on = styled('trước ngày 18/5', 6, 15, 'bold', true);
  expect(hasStyle(on, 6, 15, 'bold')).toBe(true);
  expect(hasStyle(on, 0, 15, 'bold')).toBe(false);
  expect(styled(on, 0, 15, 'bold', false)).toBe('trước ngày 18/5');
});
it('counts characters as the program does', () => {
  const t = 'a😀Đ ế';
  expect(toPoints(t, 3)).toBe(2);
  expect(toUnits(t, 2)).toBe(3);
  expect(replaceRange([run('😀 đảm bảo', true)], 2, 9, 'bảo đảm')).toEqual([run('😀 bảo đảm', true)]);
});
