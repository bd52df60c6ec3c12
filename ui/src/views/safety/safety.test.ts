// An toàn dữ liệu: backups count when proved, a restore shows what goes and can be taken back; two
// windows on one draft both keep their words.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, it } from 'vitest';
import App from '../../App.svelte';
import { act, ask } from '../../call';
import { installFake, type Fake } from '../../fake';
import { shell } from '../../shell.svelte';
import { openDraft } from '../draft/session.svelte';

let fake: Fake;
const id = (t: string) => screen.findByTestId(t, {}, { timeout: 3000 });
const click = async (t: string) => fireEvent.click(await id(t));

beforeEach(() => {
  document.body.innerHTML = '';
  fake = installFake('demo');
  shell.desk = null;
  shell.notices = [];
  shell.go('desk');
  render(App);
});

it('the first screen says when the last proved backup was made, and opens the rest', async () => {
  await click('desk-proved');
  await id('view-safety');
  expect(fake.calls.some((c) => c.name === 'backup_daily')).toBe(true);
  await click('backup-create');
  await waitFor(() => expect(screen.getAllByTestId('backup-row').length).toBe(2));
  await click('check-store');
  await waitFor(() => expect(screen.getAllByTestId('check-line').length).toBe(4));
  expect((await id('safety-warning')).textContent).toContain('USB');
  await fireEvent.input(await id('copy-to'), { target: { value: 'E:\\' } });
  await click('backup-copy');
  await waitFor(() => expect(screen.queryByTestId('safety-warning')).toBeNull());
});

it('a restore names what goes, and its way back is a backup', async () => {
  await id('desk-proved');
  await ask('backup_create', {});
  const before = (await ask('units', {})).units.length;
  await act('unit_add', { name: 'Xã Ninh Thọ', short_name: null, relation: 'ordered', aliases: [] });
  shell.go('safety');
  await fireEvent.click((await screen.findAllByTestId('backup-look'))[0]!);
  expect((await id('restore-newer')).textContent).toContain('1 mục');
  expect((await id('restore-dialog')).textContent).toContain('Đơn vị');
  await click('restore-now');
  await waitFor(async () => expect((await ask('units', {})).units.length).toBe(before));
  await waitFor(() => expect(screen.getAllByTestId('backup-row')[0]?.textContent).toContain('trước khi khôi phục'));
});

it('a store that is not what it was is asked about with its numbers', async () => {
  fake.store.shrunk = 'Sổ này cũ hơn so với lần mở trước: lần trước 120 mục nhật ký; bây giờ 80 mục.';
  shell.go('units');
  await id('view-units');
  shell.go('desk');
  expect((await id('store-shrunk')).textContent).toContain('120 mục');
  await click('shrunk-accept');
  await waitFor(() => expect(screen.queryByTestId('store-shrunk')).toBeNull());
});

it('a draft written in two windows: neither text is lost', async () => {
  await id('desk-proved');
  const draft = await act('draft_new', { kind: 'cong-van' });
  const mine = await openDraft(draft);
  const page = await ask('draft', { id: draft });
  await act('draft_keep', { id: draft, document: { ...page.document, subject: 'của cửa sổ kia' } });
  mine.change({ subject: 'của cửa sổ này' });
  await mine.keep();
  await waitFor(() => expect(fake.calls.some((c) => c.name === 'draft_fork')).toBe(true));
  const subjects = await Promise.all((await ask('drafts', {})).map(async (d) => (await ask('draft', { id: d.id })).document.subject));
  expect(subjects).toContain('của cửa sổ kia');
  expect(subjects).toContain('của cửa sổ này');
  expect(mine.doc.subject).toBe('của cửa sổ kia');
});
