// Words, sayings, keys, changes.
import { expect, it, vi } from 'vitest';
import { keyOf, shown } from './actions/action';
import { REFUSAL_CODES } from './bindings';
import { changed, onChange } from './changes';
import { SAYINGS, tell } from './say';
import { count, day, due, fold, longDay, moment, size, timing } from './words';

it('every refusal has a title, and no title is for a refusal that does not exist', () => {
  expect(Object.keys(SAYINGS).sort()).toEqual([...REFUSAL_CODES].sort());
  for (const s of Object.values(SAYINGS)) expect(s.title.length).toBeGreaterThan(5);
});
it('a refusal keeps its own words; a fault is told calmly with its code', () => {
  expect(tell({ failure: 'refused', code: 'duplicate', what: 'Đã có.', advice: 'Mở văn bản.' })).toMatchObject({ title: 'Đã có rồi', what: 'Đã có.', advice: 'Mở văn bản.', detail: null });
  const b = tell({ failure: 'broken', log_id: 'L1', detail: 'stack' });
  expect(b.what + b.advice).toContain('L1');
  expect(b.detail).toBe('stack');
  expect(tell(new Error('x')).code).toBe('broken');
});
it('days as people type them', () => {
  expect(day('2026-03-05')).toBe('05/03/2026');
  expect(moment('2026-03-05T09:07:00+07:00')).toBe('05/03/2026 09:07');
  expect(longDay('2026-03-15')).toBe('Chủ nhật, 15/03/2026');
});
it('deadlines, sizes, counts', () => {
  expect(due({ on: '2026-03-14', at: '16:00:00', text: '' })).toBe('16:00 14/03/2026');
  expect(due({ on: null, at: null, text: 'sau khi có hướng dẫn' })).toBe('sau khi có hướng dẫn');
  expect(timing('due-soon', 0, '2026-03-14', '2026-03-14').word).toBe('Hạn hôm nay');
  expect(timing('late', 3, '2026-03-11', '2026-03-14')).toEqual({ word: 'Quá hạn 3 ngày', tone: 'late' });
  expect(size(38412)).toBe('38 KB');
  expect(count(100000)).toBe('100.000');
  expect(fold('Bảo ĐẢM đường')).toBe('bao dam duong');
});
it('keys read as they are shown', () => {
  const k = (init: KeyboardEventInit) => keyOf(new KeyboardEvent('keydown', init));
  expect(k({ key: 'k', ctrlKey: true })).toBe('Ctrl+K');
  expect(k({ key: 'A', shiftKey: true })).toBe('Shift+A');
  expect(k({ key: '¡', code: 'Digit1', altKey: true })).toBe('Alt+1');
  expect(k({ key: 'Z', ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z');
  expect(k({ key: 'Unidentified', code: 'Tab', shiftKey: true })).toBe('Shift+Tab');
  expect(shown('Alt+ArrowUp')).toBe('Alt+↑');
});
it('a write wakes only the screens that care', () => {
  const [a, b] = [vi.fn(), vi.fn()];
  const stop = [onChange(['task'], a), onChange(['draft', 'unit'], b)];
  changed(['task', 'point']);
  changed([]);
  changed(['unit_group_member']);
  expect([a.mock.calls.length, b.mock.calls.length]).toEqual([1, 0]);
  stop.forEach((s) => s());
  changed(['unit']);
  expect(b).not.toHaveBeenCalled();
});
it('a change of a part wakes who shows the whole', () => {
  const hear = vi.fn();
  const stop = onChange(['task'], hear);
  changed(['task_coordinator']);
  expect(hear).toHaveBeenCalledOnce();
  stop();
});
