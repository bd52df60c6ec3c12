// Nhiệm vụ: four looks at one list, many tasks at once, filters under a name; charts with their tables.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, it } from 'vitest';
import App from './App.svelte';
import { installFake, type Fake } from './fake';
import { shell } from './shell.svelte';
import { later } from './words';

let fake: Fake;
const id = (t: string) => screen.findByTestId(t, {}, { timeout: 5000 });
const click = async (t: string) => fireEvent.click(await id(t));
const type = async (t: string, value: string) => fireEvent.input(await id(t), { target: { value } });
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const total = () => Number.parseInt((screen.getByTestId('task-total').textContent ?? '').replace(/\./g, ''), 10);
const made = (name: string) => fake.calls.filter((c) => c.name === name);

beforeEach(() => {
  document.body.innerHTML = '';
  fake = installFake('demo');
  shell.desk = null;
  shell.notices = [];
  shell.go('desk');
  render(App);
});

it('every card of the desk opens exactly its list', async () => {
  for (const card of ['late', 'today', 'three', 'awaiting', 'silent', 'open']) {
    shell.go('desk');
    const n = Number((await id(`card-${card}`)).querySelector('b')?.textContent ?? '-1');
    await click(`card-${card}`);
    await id('task-total');
    await waitFor(() => expect(total(), card).toBe(n));
  }
}, 60_000);

it('a cell of the matrix opens its list, the same filter holds in every look', async () => {
  await click('nav-tasks');
  await click('look-matrix');
  const cell = (await screen.findAllByTestId('tally-cell'))[0] as HTMLElement;
  const n = Number(cell.textContent);
  expect((await id('tally-total')).textContent).toBe(String(total()));
  await fireEvent.click(cell);
  await waitFor(() => expect(total()).toBe(n));
  expect(made('tasks').at(-1)?.args).toMatchObject({ role: 'lead' });
  await press('3');
  await id('calendar');
  expect(made('tasks_calendar').at(-1)?.args).toMatchObject({ of: { role: 'lead' } });
  await press('4');
  await screen.findAllByTestId('paper-row');
  expect(made('tasks_papers').at(-1)?.args).toMatchObject({ of: { role: 'lead' } });
  await click('filter-clear');
});

it('X chooses, one deed on many is one step; who stands in the way is named and can be left out', async () => {
  await click('nav-tasks');
  await click('look-list');
  await click('time-late');
  await waitFor(() => expect(total()).toBe(2));
  await press('x');
  await press('j');
  await press('x');
  expect((await id('bulk-count')).textContent).toContain('2');
  await press('G', { shiftKey: true });
  await type('bulk-to', later(shell.today, 30).split('-').reverse().join('/'));
  await type('bulk-reason', 'Chờ hướng dẫn của cấp trên');
  await click('bulk-save');
  expect((await screen.findAllByTestId('bulk-refused-row')).length).toBe(2);
  await type('bulk-paper', 'Công văn số 30/TBANTT-TGV ngày 10/5/2021');
  await press('Enter', { ctrlKey: true });
  await waitFor(() => expect(screen.queryByTestId('bulk')).toBeNull());
  expect(fake.store.undoLabel).toContain('Gia hạn 2 nhiệm vụ');
  await waitFor(() => expect(screen.queryByTestId('bulk-bar')).toBeNull());
});

it('a filter is kept under a name and put away', async () => {
  await click('nav-tasks');
  await click('look-list');
  await click('time-late');
  await click('filter-keep');
  await type('filter-name', 'Cần đôn đốc');
  await click('filter-save');
  const chip = await id('saved-filter');
  expect(chip.getAttribute('aria-pressed')).toBe('true');
  await click('filter-clear');
  await waitFor(() => expect(total()).toBeGreaterThan(10));
  await click('saved-filter');
  await waitFor(() => expect(total()).toBe(2));
  await fireEvent.click(screen.getByLabelText('Bỏ bộ lọc Cần đôn đốc'));
  await waitFor(() => expect(screen.queryByTestId('saved-filter')).toBeNull());
});

it('the life of a task stands on one line; charts have their table, whose figures open lists', async () => {
  await click('card-late');
  await fireEvent.click((await screen.findAllByTestId('task-row'))[0] as HTMLElement);
  expect((await id('life-line')).textContent).toMatch(/Giao.*Hạn.*Hôm nay/);
  await click('nav-reports');
  await click('tab-report-weeks');
  const chart = await id('chart-weeks');
  await fireEvent.click(chart.querySelector('[data-testid="chart-table"]') as HTMLElement);
  const figure = chart.querySelector('td button') as HTMLElement;
  const n = figure.textContent;
  await fireEvent.click(figure);
  await waitFor(() => expect(screen.getByTestId('behind-total').textContent).toBe(`${n} nhiệm vụ`));
});

it('a draft is withdrawn with a reason and leaves the desk', async () => {
  const before = Number((await id('card-unnumbered')).querySelector('b')?.textContent);
  await click('nav-drafts');
  await fireEvent.click((await screen.findAllByTestId('draft-row'))[0] as HTMLElement);
  await click('draft-withdraw');
  await click('withdraw-save');
  expect((await screen.findByRole('alert')).textContent).toContain('lý do');
  await type('withdraw-reason', 'Gộp vào kế hoạch chung');
  await click('withdraw-save');
  await id('draft-withdrawn');
  await click('nav-desk');
  await waitFor(() => expect(Number(screen.getByTestId('card-unnumbered').querySelector('b')?.textContent)).toBe(before - 1));
});
