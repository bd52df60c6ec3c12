// Progress and extension of a task, by keyboard, through the real screens and the in-memory program.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, it } from 'vitest';
import App from './App.svelte';
import { installFake, type Fake } from './fake';
import { shell } from './shell.svelte';

let fake: Fake;
const id = (t: string) => screen.findByTestId(t, {}, { timeout: 3000 });
const click = async (t: string) => fireEvent.click(await id(t));
const type = async (t: string, value: string) => fireEvent.input(await id(t), { target: { value } });
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const made = (name: string) => fake.calls.filter((c) => c.name === name);

async function openLate(): Promise<void> {
  await click('card-late');
  await screen.findAllByTestId('task-row');
  await press('Enter');
  await id('task-progress');
}
beforeEach(() => {
  document.body.innerHTML = '';
  fake = installFake('demo');
  shell.desk = null;
  shell.notices = [];
  shell.go('desk');
  render(App);
});

it('P tells how a task goes; what was told stays in the list', async () => {
  await openLate();
  expect((await screen.findAllByTestId('progress-entry')).length).toBe(1);
  await press('p');
  const result = await id('progress-result');
  expect(document.activeElement).toBe(result);
  await press('Enter', { ctrlKey: true });
  expect((await screen.findByRole('alert')).textContent).toContain('chưa có nội dung');
  await type('progress-result', 'Đã trình ký phương án.');
  await type('progress-percent', '120');
  const before = made('task_progress').length;
  await press('Enter', { ctrlKey: true });
  expect(made('task_progress').length).toBe(before);
  await type('progress-percent', '90');
  await type('progress-difficulty', 'Thiếu phương tiện.');
  await press('Enter', { ctrlKey: true });
  await waitFor(() => expect(screen.getAllByTestId('progress-entry').length).toBe(2));
  expect(made('task_progress').at(-1)?.args).toMatchObject({ on: '2021-05-10', percent: 90, result: 'Đã trình ký phương án.', difficulty: 'Thiếu phương tiện.' });
  await waitFor(() => expect(document.activeElement?.getAttribute('data-testid')).toBe('task-progress'));
});

it('G extends: a paper is needed, the first deadline stays visible, the task is late no more', async () => {
  await openLate();
  await press('g');
  expect(document.activeElement).toBe(await id('extend-to'));
  await type('extend-to', '14/5/2021');
  await type('extend-reason', 'Chờ ý kiến Bộ Công an.');
  await click('extend-save');
  expect((await screen.findByRole('alert')).textContent).toContain('văn bản cho phép');
  await type('extend-paper', 'Công văn số 21/TBANTT-TGV ngày 10/5/2021');
  await press('Enter', { ctrlKey: true });
  await id('first-deadline');
  expect((await id('first-deadline')).textContent).toContain('04/05/2021, theo hạn này là quá hạn');
  expect((await screen.findAllByTestId('extension-entry'))[0]?.textContent).toContain('14/05/2021');
  expect(screen.getByTestId('task-panel').querySelector('header .tag.late')).toBeNull();
  await waitFor(() => expect(screen.getByTestId('task-total').textContent).toContain('1 nhiệm vụ'));
});

it('Escape closes the form, not the task; then the keys are the list’s again', async () => {
  await openLate();
  await press('g');
  await id('extend-to');
  await press('Escape');
  await waitFor(() => expect(screen.queryByTestId('extend-form')).toBeNull());
  expect(screen.getByTestId('task-panel')).toBeTruthy();
  await press('Escape');
  await waitFor(() => expect(screen.queryByTestId('task-panel')).toBeNull());
});

it('the figure of tasks without a day opens exactly those', async () => {
  const n = (await id('card-none')).querySelector('b')?.textContent ?? '';
  await click('card-none');
  await waitFor(() => expect(screen.getByTestId('task-total').textContent).toContain(`${n} nhiệm vụ`));
  expect(made('tasks').at(-1)?.args).toMatchObject({ classes: ['no-deadline'], states: [] });
});

it('letters of urging: one for all opens at once, one a unit lists them; the task remembers', async () => {
  await id('days-left');
  await press('u', { altKey: true });
  await click('urge-save');
  await id('view-draft');
  expect(made('draft_urge')[0]?.args).toEqual({ each: false });
  await openFromRail();
  expect((await screen.findAllByTestId('urging-entry')).length).toBe(1);
  await click('task-urge');
  await click('urge-each');
  await type('urge-answer', '10/5/2021');
  await click('urge-save');
  expect((await screen.findByRole('alert')).textContent).toContain('không muộn hơn hôm nay');
  await type('urge-answer', '17/5/2021');
  await click('urge-save');
  await id('view-drafts');
  expect(made('draft_urge').at(-1)?.args).toEqual({ each: true, answer_by: '2021-05-17' });
  expect(fake.store.data.urgings.filter((u) => u.level === 'urge').length).toBeGreaterThan(3);
});

async function openFromRail(): Promise<void> {
  await click('nav-tasks');
  await click('time-late');
  await waitFor(() => expect(screen.getByTestId('task-total').textContent).toContain('2 nhiệm vụ'));
  await fireEvent.click(screen.getAllByTestId('task-row')[0] as HTMLElement);
}
