// The table that also drives the tests of domain::shortcut.
import { expect, it } from 'vitest';
import file from '../../tests/cases/shortcuts.json';
import type { WorkingDays } from './bindings';
import { soonUntil, typedDay, type Typed } from './shortcut';

interface Case { text: string; today: string; election: string | null; typed: Typed | null }
const table = file as unknown as { working: WorkingDays; cases: Case[] };

it('days typed in a hurry mean what the program takes them for', () => {
  expect(table.cases.length).toBeGreaterThan(50);
  for (const c of table.cases) expect(typedDay(c.text, c.today, c.election, table.working), `“${c.text}” on ${c.today}`).toEqual(c.typed);
});

it('soon counts working days and the days off behind them', () => {
  const none = { off: {}, working: {} };
  expect(soonUntil('2026-03-03', 3, none)).toBe('2026-03-08');
  expect(soonUntil('2026-03-06', 3, none)).toBe('2026-03-11');
  expect(soonUntil('2026-02-12', 3, table.working)).toBe('2026-02-24');
});
