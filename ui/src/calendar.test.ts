// The calendar by keyboard, through the real screens and the in-memory program.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, it } from 'vitest';
import App from './App.svelte';
import { installFake, type Fake } from './fake';
import { shell } from './shell.svelte';

let fake: Fake;
const id = (t: string) => screen.findByTestId(t, {}, { timeout: 3000 });
const click = async (t: string) => fireEvent.click(await id(t));
const type = async (t: string, value: string) => fireEvent.input(await id(t), { target: { value } });
const made = (name: string) => fake.calls.filter((c) => c.name === name);

beforeEach(() => {
  document.body.innerHTML = '';
  fake = installFake('demo');
  shell.desk = null;
  shell.notices = [];
  shell.go('desk');
  render(App);
});

it('a deadline typed as T-10 hangs on the election day; moving the day shows it, and moves it when approved', async () => {
  await click('nav-tasks');
  await click('task-add');
  await type('add-content', 'Kiểm tra phương án');
  await type('add-lead', 'Sở Y tế');
  await fireEvent.keyDown(await id('add-lead'), { key: 'Enter' });
  await type('add-deadline', 'T-10');
  await click('add-save');
  await waitFor(() => expect(made('task_add').length).toBe(1));
  expect(made('task_add')[0]?.args).toMatchObject({ link: { anchor: { to: 'election' }, days: -10 }, deadline: { on: '2021-05-13' } });

  await click('nav-calendar');
  expect((await id('calendar-left')).textContent).toContain('còn 13 ngày đến ngày bầu cử');
  expect((await screen.findAllByTestId('milestone-row')).length).toBe(30);
  await click('election-move');
  await type('election-day', '30/5');
  await click('election-preview');
  expect((await screen.findAllByTestId('moved-task'))[0]?.textContent).toContain('20/05/2021');
  expect(made('election_move').length).toBe(0);
  await click('moved-approve');
  await waitFor(() => expect(screen.getByTestId('calendar-left').textContent).toContain('30/05/2021'));
  expect(fake.store.data.tasks.at(-1)?.deadline?.on).toBe('2021-05-20');
  expect(shell.undoLabel).toContain('Dời Ngày bầu cử');
});

it('an own milestone needs a reason; a holiday is checked by one press', async () => {
  await click('nav-calendar');
  await click('milestone-add');
  await type('milestone-name', 'Diễn tập');
  await type('milestone-day', 't15');
  await click('milestone-save');
  expect((await screen.findByRole('alert')).textContent).toContain('lý do');
  await type('milestone-reason', 'Kế hoạch 20/KH-TBANTT');
  await click('milestone-save');
  await waitFor(() => expect(screen.getAllByTestId('milestone-row').length).toBe(31));
  expect(made('milestone_set').at(-1)?.args).toMatchObject({ own: { days: -15 } });
  const before = screen.getAllByTestId('day-check').length;
  await fireEvent.click(screen.getAllByTestId('day-check')[0] as HTMLElement);
  await waitFor(() => expect(screen.getAllByTestId('day-check').length).toBe(before - 1));
});
