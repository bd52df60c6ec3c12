// Locking, unlocking, the first start, and people, through the real screens.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import App from './App.svelte';
import { installFake, type Fake } from './fake';
import { gate, strength } from './gate.svelte';
import { shell } from './shell.svelte';

let fake: Fake;
const id = (t: string) => screen.findByTestId(t, {}, { timeout: 3000 });
const click = async (t: string) => fireEvent.click(await id(t));
const type = async (t: string, value: string) => fireEvent.input(await id(t), { target: { value } });
const made = (name: string) => fake.calls.filter((c) => c.name === name);

function start(store: string): void {
  gate.visitor = '';
  fake = installFake(store);
  gate.state = null;
  gate.refused = null;
  gate.recovery = null;
  shell.desk = null;
  shell.notices = [];
  shell.go('desk');
  render(App);
}
beforeEach(() => { document.body.innerHTML = ''; });
afterEach(() => { gate.state = null; });

it('a locked window shows names and nothing else, and opens with the passphrase', async () => {
  start('locked');
  await id('unlock');
  expect(screen.queryByTestId('view-desk')).toBeNull();
  await type('unlock-passphrase', 'sai rồi');
  await click('unlock-go');
  expect((await id('unlock-refused')).textContent).toContain('không đúng');
  await type('unlock-passphrase', 'mật khẩu thử');
  await click('unlock-go');
  await id('days-left');
  expect((await id('status-person')).textContent).toBe('Nguyễn Thị Thư');
  expect(screen.queryByTestId('unlock')).toBeNull();
});

it('locking keeps what is typed and unlocking returns to the same place', async () => {
  start('demo');
  await click('nav-drafts');
  await fireEvent.click((await screen.findAllByTestId('draft-row'))[1] as HTMLElement);
  await type('field-subject', 'chữ đang gõ dở');
  await fireEvent.keyDown(document.body, { key: 'l', ctrlKey: true });
  await id('unlock');
  expect(made('draft_keep').at(-1)?.args).toMatchObject({ document: { subject: 'chữ đang gõ dở' } });
  expect(fake.calls.findIndex((c) => c.name === 'draft_keep')).toBeLessThan(fake.calls.findIndex((c) => c.name === 'gate_lock'));
  expect(document.querySelector('.app')?.hasAttribute('hidden')).toBe(true);
  await type('unlock-passphrase', 'mật khẩu thử');
  await click('unlock-go');
  await waitFor(() => expect(screen.queryByTestId('unlock')).toBeNull());
  expect(((await id('field-subject')) as HTMLInputElement).value).toBe('chữ đang gõ dở');
  expect(document.querySelector('.app')?.hasAttribute('hidden')).toBe(false);
});

it('idle minutes and a slept machine lock; a busy one stays open', async () => {
  start('demo');
  await id('days-left');
  const now = Date.now();
  gate.touched(now);
  gate.look(now + 9 * 60_000, now + 9 * 60_000 - 5_000);
  await new Promise((r) => setTimeout(r, 20));
  expect(gate.open).toBe(true);
  gate.look(now + 11 * 60_000, now + 11 * 60_000 - 5_000);
  await id('unlock');
  await type('unlock-passphrase', 'mật khẩu thử');
  await click('unlock-go');
  await waitFor(() => expect(gate.open).toBe(true));
  gate.look(Date.now() + 120_000, Date.now());
  await id('unlock');
});

it('a program that locked by itself shows the lock, not an error', async () => {
  start('demo');
  await id('days-left');
  fake.store.phase = 'locked';
  await click('nav-tasks');
  await id('unlock');
  expect(shell.notices).toEqual([]);
});

it('the sheet gives a new passphrase', async () => {
  start('locked');
  await click('use-sheet');
  await fireEvent.change(await id('unlock-person'), { target: { value: fake.store.people[1]?.id } });
  await type('recovery-typed', '7k3mf 0abcw 9qxtj 4hn2g v6r8p 1dyek 5zs3m');
  await type('recover-passphrase', 'mật khẩu hoàn toàn mới');
  await type('recover-again', 'mật khẩu khác');
  await click('recover-go');
  expect((await id('unlock-refused')).textContent).toContain('không giống nhau');
  await type('recover-again', 'mật khẩu hoàn toàn mới');
  await click('recover-go');
  await id('days-left');
  expect((await id('status-person')).textContent).toBe('Trần Văn Thư');
});

it('the first start makes an encrypted store and shows the sheet once', async () => {
  start('first');
  await type('wizard-name', 'Nguyễn Thị Thư');
  await type('wizard-passphrase', 'bốn từ không liên quan');
  expect(((await id('wizard-create')) as HTMLButtonElement).disabled).toBe(true);
  await type('wizard-again', 'bốn từ không liên quan');
  await click('wizard-create');
  expect((await id('recovery-key')).textContent).toContain('7K3MF');
  expect(made('gate_create')[0]?.args).toMatchObject({ first: { name: 'Nguyễn Thị Thư', role: 'secretary' } });
  await click('sheet-print');
  await id('sheet-written');
  await fireEvent.click(await id('sheet-sure'));
  await click('sheet-done');
  await id('profile-form');
  expect(screen.queryByTestId('open-mark')).toBeNull();
  expect(document.body.textContent).not.toContain('7K3MF');
});

it('a store for trials is chosen in so many words and marked for good', async () => {
  start('first');
  await click('wizard-trial');
  await click('wizard-create');
  await id('profile-form');
  expect((await id('open-mark')).textContent).toContain('SỔ KHÔNG MÃ HÓA');
  expect(made('gate_create')[0]?.args).toMatchObject({ first: null });
  await click('nav-people');
  expect((await id('empty')).textContent).toContain('không mã hóa');
});

it('people are added, given roles, closed with a reason', async () => {
  start('demo');
  await click('nav-people');
  await click('person-add');
  await type('person-name', 'Lê Văn Ba');
  await fireEvent.change(await id('person-new-role'), { target: { value: 'viewer' } });
  await type('person-passphrase', 'ngắn');
  await type('person-again', 'ngắn');
  await click('person-save');
  expect((await id('person-refused')).textContent).toContain('ít hơn 8');
  await type('person-passphrase', 'mật khẩu của Ba');
  await type('person-again', 'mật khẩu của Ba');
  await click('person-save');
  await waitFor(() => expect(screen.getAllByTestId('person-row').length).toBe(3));
  expect(made('person_add').at(-1)?.args).toMatchObject({ name: 'Lê Văn Ba', role: 'viewer' });
  await fireEvent.click(screen.getAllByTestId('person-close')[1] as HTMLElement);
  await type('person-why', 'chuyển công tác');
  await click('person-save');
  await waitFor(() => expect(screen.getAllByTestId('person-row').length).toBe(2));
  await click('own-passphrase');
  await type('person-old', 'mật khẩu thử');
  await type('person-passphrase', 'mật khẩu mới của tôi');
  await type('person-again', 'mật khẩu mới của tôi');
  await click('person-save');
  await waitFor(() => expect(made('passphrase_change').length).toBe(1));
  expect(screen.queryByTestId('person-dialog')).toBeNull();
});

it('a passphrase is judged in plain words', () => {
  expect([strength(''), strength('abc'), strength('aaaaaaaaaaaa'), strength('12345678'), strength('bốn từ không'), strength('bốn từ không liên quan')].map((s) => s.level)).toEqual([0, 0, 0, 1, 2, 3]);
});
