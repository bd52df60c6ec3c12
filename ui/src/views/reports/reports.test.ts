// Báo cáo: every figure opens the rows behind it; a report becomes a draft.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, it } from 'vitest';
import App from '../../App.svelte';
import { installFake, type Fake } from '../../fake';
import { shell } from '../../shell.svelte';

let fake: Fake;
const id = (t: string) => screen.findByTestId(t, {}, { timeout: 3000 });
const click = async (t: string) => fireEvent.click(await id(t));
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

function start(store: string): void {
  document.body.innerHTML = '';
  fake = installFake(store);
  shell.desk = null;
  shell.notices = [];
  shell.go('desk');
  render(App);
}
beforeEach(() => start('demo'));

it('Alt+7 opens it; every figure opens exactly its tasks', async () => {
  await id('days-left');
  await press('7', { altKey: true, code: 'Digit7' });
  await id('view-reports');
  await press('1');
  const figures = [...(await screen.findAllByTestId('fig-total')), ...screen.getAllByTestId('fig-open_late'), ...screen.getAllByTestId('fig-done')];
  expect(figures.length).toBeGreaterThan(5);
  for (const f of figures) {
    const n = f.textContent ?? '';
    await fireEvent.click(f);
    await waitFor(() => expect(screen.getByTestId('behind-total').textContent).toBe(`${n} nhiệm vụ`));
  }
  await press('Escape');
  await waitFor(() => expect(screen.queryByTestId('behind')).toBeNull());
});

it('the late ones open Nhiệm vụ; a row opens its task', async () => {
  await click('nav-reports');
  await press('3');
  expect((await id('sum-late')).textContent).toContain('2');
  await fireEvent.click((await screen.findAllByTestId('report-task'))[0] as HTMLElement);
  await id('task-panel');
});

it('a cell of the matrix opens the tasks of that unit', async () => {
  await click('nav-reports');
  await press('4');
  for (const cell of (await screen.findAllByTestId('matrix-cell')).slice(0, 12)) {
    await fireEvent.click(cell);
    await waitFor(() => expect(Number.parseInt(screen.getByTestId('behind-total').textContent ?? '', 10)).toBeGreaterThan(0));
  }
});

it('S makes a draft of the report; what cannot be reported leaves none', async () => {
  await click('nav-reports');
  await press('1');
  await screen.findAllByTestId('fig-total');
  const n = fake.store.data.drafts.length;
  await press('s');
  await id('view-draft');
  expect(fake.store.data.drafts.length).toBe(n + 1);
  expect(fake.store.data.drafts.at(-1)?.document.subject).toContain('theo đơn vị');
  start('empty');
  await click('nav-reports');
  await id('empty');
  expect((await id('report-draft')).hasAttribute('disabled')).toBe(true);
});
