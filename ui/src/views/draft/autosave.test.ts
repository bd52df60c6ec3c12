import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Autosave, type SaveState } from './autosave';
import { Latest } from './latest';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

function make(unsaved = false) {
  const log: string[] = [];
  const states: SaveState[] = [];
  const fail = { keep: false, save: false };
  const told = vi.fn();
  const a = new Autosave<string>('0', unsaved, {
    async keep(d) { log.push(`keep ${d}`); await new Promise((r) => setTimeout(r, 20)); if (fail.keep) throw new Error('đầy đĩa'); },
    async save(d) { log.push(`save ${d}`); await new Promise((r) => setTimeout(r, 20)); if (fail.save) throw new Error('đầy đĩa'); },
    state: (s) => states.push(s),
    failed: told,
  });
  return { a, log, states, fail, told };
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it('keeps half a second after the last key, once', async () => {
  const { a, log, states } = make();
  a.typed('1'); await pass(300); a.typed('2'); await pass(499);
  expect(log).toEqual([]);
  await pass(30);
  expect(log).toEqual(['keep 2']);
  expect(states).toEqual(['dirty', 'dirty', 'keeping', 'kept']);
  expect(a.dirty).toBe(true);
  expect(a.unkept).toBe(false);
  a.stop();
});
it('saves every minute while something is unsaved, not when all is saved', async () => {
  const { a, log } = make();
  await pass(130_000);
  expect(log).toEqual([]);
  a.typed('1'); await pass(60_000);
  expect(log).toEqual(['keep 1', 'save 1']);
  expect(a.state).toBe('saved');
  a.stop();
});
it('what is typed during a save is not lost', async () => {
  const { a, log } = make();
  a.typed('1');
  const saving = a.saveNow();
  await pass(5); a.typed('2');
  await pass(30);
  expect(await saving).toBe(true);
  expect(a.dirty).toBe(true);
  await pass(600);
  expect(log).toEqual(['save 1', 'keep 2']);
  a.stop();
});
it('keep and save never overlap', async () => {
  const { a, log } = make();
  a.typed('1');
  void a.keepNow(); void a.saveNow();
  await pass(10);
  expect(log).toEqual(['keep 1']);
  await pass(40);
  expect(log).toEqual(['keep 1', 'save 1']);
  a.stop();
});
it('tries again while calls fail, tells once, and loses nothing', async () => {
  const { a, log, fail, told } = make();
  fail.keep = true;
  a.typed('1'); await pass(530);
  expect(a.state).toBe('failed');
  a.typed('2');
  await pass(530); await pass(4100);
  expect(told).toHaveBeenCalledTimes(1);
  expect(a.unkept).toBe(true);
  fail.keep = false;
  await pass(9000);
  expect(log.at(-1)).toBe('keep 2');
  expect(a.state).toBe('kept');
  a.stop();
});
it('a paper opened with kept words still has to be saved', async () => {
  const { a, log } = make(true);
  expect(a.dirty).toBe(true);
  const s = a.saveNow(); await pass(30); await s;
  expect(log).toEqual(['save 0']);
  a.stop();
});
it('reset takes the store\'s paper and forgets the rest', async () => {
  const { a, log } = make();
  a.typed('1'); a.reset('9'); await pass(2000);
  expect(log).toEqual([]);
  expect(a.dirty).toBe(false);
  a.stop();
});

it('the preview asks once after a pause, about the newest, and drops stale answers', async () => {
  const asked: string[] = [];
  const shown: string[] = [];
  const l = new Latest<string, string>(async (x) => { asked.push(x); await new Promise((r) => setTimeout(r, 50)); return x; }, (b) => shown.push(b), () => undefined);
  for (const x of ['a', 'ab', 'abc']) { l.push(x); await pass(40); }
  await pass(100);
  expect(asked).toEqual(['abc']);
  l.push('abcd'); await pass(10);
  await pass(300);
  expect(shown.at(-1)).toBe('abcd');
  l.push('x'); await pass(125); l.push('y'); await pass(60);
  expect(shown).not.toContain('x');
  await pass(300);
  expect(shown.at(-1)).toBe('y');
  l.stop();
});
