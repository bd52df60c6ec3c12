// Meetings, frozen reports, answers to letters and words of mouth, through the real screens.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, it } from 'vitest';
import App from './App.svelte';
import { installFake, type Fake } from './fake';
import { shell } from './shell.svelte';

let fake: Fake;
const id = (t: string) => screen.findByTestId(t, {}, { timeout: 4000 });
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

it('a meeting is called, heard, concluded; conclusions are tasks and a notice', async () => {
  await click('nav-meetings');
  await click('meeting-add');
  await click('meeting-save');
  expect((await screen.findByRole('alert')).textContent).toContain('chưa có tên');
  await type('meeting-name', 'Hội nghị triển khai');
  await type('meeting-chair', 'Đồng chí Nguyễn Văn An');
  await type('meeting-bodies', 'Sở Y tế');
  await fireEvent.keyDown(await id('meeting-bodies'), { key: 'Enter' });
  await click('meeting-save');
  await id('view-meeting');
  expect(made('meeting_add').at(-1)?.args).toMatchObject({ starts: '08:00:00', bodies: ['Sở Y tế'] });
  expect((await screen.findAllByTestId('attendee-row')).length).toBe(1);
  await type('attendee-name', 'Nguyễn Thị Lan');
  await click('attendees-save');
  await waitFor(() => expect(made('meeting_attendees').length).toBe(1));
  await click('statement-edit');
  await type('statement-proposal', 'Bổ sung vật tư');
  await click('statement-save');
  await waitFor(() => expect(screen.getByTestId('statement-row').textContent).toContain('chờ ý kiến'));
  await click('conclude');
  await type('conclude-content', 'Bảo đảm y tế');
  await type('conclude-lead', 'Sở Y tế');
  await fireEvent.keyDown(await id('conclude-lead'), { key: 'Enter' });
  await click('conclude-save');
  await waitFor(() => expect(screen.getAllByTestId('meeting-task').length).toBe(1));
  await click('paper-notice');
  await id('view-draft');
  expect(made('meeting_paper').at(-1)?.args).toMatchObject({ paper: 'notice' });
});

it('a report is frozen, opened as it was, and compared with the next', async () => {
  await click('nav-reports');
  await screen.findAllByTestId('fig-total');
  await click('report-freeze');
  expect((await screen.findAllByTestId('frozen-row')).length).toBe(1);
  expect(shell.undoLabel).toBeNull();
  await click('tab-report-units');
  await screen.findAllByTestId('fig-total');
  await click('report-freeze');
  await waitFor(() => expect(screen.getAllByTestId('frozen-row').length).toBe(2));
  for (const box of screen.getAllByTestId('frozen-pick')) await fireEvent.click(box);
  await click('frozen-compare');
  expect((await id('comparison')).textContent).toContain('Tổng cộng');
  await fireEvent.click(screen.getAllByTestId('frozen-open')[0] as HTMLElement);
  await screen.findAllByTestId('frozen-table');
});

it('letters show who has not answered, and an answer is noted', async () => {
  await id('days-left');
  await fireEvent.keyDown(document.body, { key: 'u', altKey: true });
  await click('urge-save');
  await id('view-draft');
  await click('nav-reports');
  await click('tab-report-letters');
  const rows = await screen.findAllByTestId('letter-row');
  await fireEvent.click(screen.getAllByTestId('letter-answer')[0] as HTMLElement);
  await type('answer-paper', 'Báo cáo số 15');
  await click('answer-save');
  await waitFor(() => expect(screen.getAllByTestId('letter-answer').length).toBe(rows.length - 1));
});

it('words of mouth are taken down with who said them', async () => {
  await click('nav-directives');
  await click('register-oral');
  await type('oral-text', 'Công an tỉnh rà soát phương án.');
  await click('oral-save');
  expect((await screen.findByRole('alert')).textContent).toContain('người chỉ đạo');
  await type('oral-by', 'Trưởng Tiểu ban');
  await click('oral-save');
  expect((await id('oral-note')).textContent).toContain('Trưởng Tiểu ban');
});
