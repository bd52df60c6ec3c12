// The path of a day through the real screens and the in-memory program.
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeEach, expect, it } from 'vitest';
import App from './App.svelte';
import { installFake, type Fake } from './fake';
import { shell } from './shell.svelte';

let fake: Fake;
const id = (t: string) => screen.findByTestId(t, {}, { timeout: 3000 });
const click = async (t: string) => fireEvent.click(await id(t));
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.body, { key, ...more });
const made = (name: string) => fake.calls.filter((c) => c.name === name);

function start(store: string): void {
  fake = installFake(store);
  shell.desk = null;
  shell.notices = [];
  shell.go('desk');
  render(App);
}
beforeEach(() => { document.body.innerHTML = ''; });

it('an empty store leads to the profile', async () => {
  start('empty');
  await click('first-profile');
  await fireEvent.input(await id('profile-issuer'), { target: { value: 'TIỂU BAN AN NINH, TRẬT TỰ' } });
  await fireEvent.input(await id('profile-name'), { target: { value: 'Tiểu ban An ninh, trật tự' } });
  await fireEvent.input(await id('profile-day'), { target: { value: '23/5/2021' } });
  await click('profile-save');
  await waitFor(() => expect(made('profile_set').length).toBe(1));
  expect((made('profile_set')[0]?.args as { profile: { election: { day: string } } }).profile.election.day).toBe('2021-05-23');
  await waitFor(() => expect(screen.getByTestId('status-days').textContent).toContain('13 ngày'));
});

it('paste, look, accept, draft, export — by keyboard where there are keys', async () => {
  start('demo');
  await id('days-left');
  await press('2', { altKey: true, code: 'Digit2' });
  await click('register-paste');
  await fireEvent.input(await id('register-text'), { target: { value: 'Số: 88/CV-UBBC\n\nCông an tỉnh: Khẩn trương xây dựng phương án bảo vệ các khu vực bỏ phiếu trên địa bàn tỉnh.\n\nSở Y tế: Chủ trì, phối hợp với các cơ quan liên quan theo dõi tình hình dịch bệnh trong thời gian bầu cử.' } });
  await click('register-submit');
  const card = await id('point-1');
  expect(card.getAttribute('data-decision')).toBe('open');
  expect(within(card).getByText('Công an tỉnh')).toBeTruthy();
  await press('a');
  await waitFor(() => expect(screen.getByTestId('point-1').getAttribute('data-decision')).toBe('accepted'));
  await waitFor(() => expect(screen.getByTestId('point-2').classList.contains('selected')).toBe(true));
  await press('x');
  await waitFor(() => expect(screen.getByTestId('point-2').getAttribute('data-decision')).toBe('rejected'));
  await press('z', { ctrlKey: true });
  await waitFor(() => expect(screen.getByTestId('point-2').getAttribute('data-decision')).toBe('open'));
  await press('A', { shiftKey: true });
  await waitFor(() => expect(screen.getByTestId('point-2').getAttribute('data-decision')).toBe('accepted'));
  await click('reply-cong-van');
  await id('view-draft');
  await id('sheet-1');
  await press('p', { ctrlKey: true });
  expect((await id('export-path')).textContent).toContain('.pdf');
});

it('a paper known already can be registered all the same', async () => {
  start('demo');
  await click('nav-directives');
  await click('register-paste');
  await fireEvent.input(await id('register-text'), { target: { value: 'Công văn số 474/CV-UBBC\nSở Y tế: Làm ngay việc này cho xong trước ngày bầu cử trên địa bàn tỉnh.' } });
  await click('register-submit');
  expect((await id('register-refused')).textContent).toContain('đã được đăng ký');
  await click('register-again');
  await id('view-directive');
});

it('correcting a new name to a known unit is remembered', async () => {
  start('demo');
  await click('nav-directives');
  await click('register-paste');
  await fireEvent.input(await id('register-text'), { target: { value: 'Số: 90/CV-UBBC\n\nSở Y tế tỉnh: Theo dõi chặt chẽ tình hình dịch bệnh trong thời gian chuẩn bị bầu cử.' } });
  await click('register-submit');
  await id('point-1');
  await press('l');
  await fireEvent.click(await screen.findByRole('button', { name: /Bỏ Sở Y tế tỉnh/ }));
  const input = await id('point-lead');
  await fireEvent.input(input, { target: { value: 'so y te' } });
  await fireEvent.keyDown(input, { key: 'ArrowDown' });
  await fireEvent.keyDown(input, { key: 'Enter' });
  await id('remember-alias');
  await click('point-save');
  await waitFor(() => expect(made('unit_alias').length).toBe(1));
  expect(made('unit_alias')[0]?.args).toMatchObject({ written: 'Sở Y tế tỉnh' });
});

it('what a paper cites and abbreviates is shown, and how its names were recognised', async () => {
  start('demo');
  await click('nav-directives');
  await click('register-paste');
  const text = 'Số: 91/CV-UBBC\n\nThực hiện Công văn số 474/CV-UBBC và Kế hoạch số 9/KH-UBND; Tiểu ban An ninh, trật tự (sau đây gọi tắt là Tiểu ban) đề nghị như sau.\nSo Y te: Theo dõi chặt chẽ tình hình dịch bệnh trong thời gian chuẩn bị bầu cử.\nTiểu ban: Tổng hợp tình hình của các đơn vị, báo cáo Ủy ban bầu cử tỉnh theo quy định.';
  await fireEvent.input(await id('register-text'), { target: { value: text } });
  await click('register-submit');
  const refs = await id('directive-refs');
  expect(refs.textContent).toContain('Kế hoạch 9/KH-UBND');
  expect((await id('abbreviation')).textContent).toContain('Tiểu ban An ninh, trật tự');
  expect((await id('point-1')).textContent).toContain('giống Sở Y tế?');
  expect((await id('point-2')).textContent).toContain('= Tiểu ban An ninh, trật tự');
  await click('citation-open');
  await waitFor(() => expect(screen.getByTestId('view-directive').textContent).toContain('474/CV-UBBC'));
});

it('single keys belong to a field that has the focus', async () => {
  start('demo');
  await click('nav-directives');
  await fireEvent.click((await screen.findAllByTestId('directive-row'))[0] as HTMLElement);
  await id('point-3');
  await press('e');
  const content = await id('point-content');
  await fireEvent.keyDown(content, { key: 'a' });
  await fireEvent.keyDown(content, { key: 'z', ctrlKey: true });
  expect(made('undo').length + made('point_accept').length).toBe(0);
});

it('tasks: filter, open, finish with a date, refuse without a reason', async () => {
  start('demo');
  await click('card-late');
  await waitFor(() => expect(screen.getByTestId('task-total').textContent).toContain('2 nhiệm vụ'));
  await fireEvent.click((await screen.findAllByTestId('task-row'))[0] as HTMLElement);
  await click('state-paused');
  await click('state-save');
  expect((await screen.findByRole('alert')).textContent).toContain('lý do');
  await click('state-done');
  await fireEvent.input(await id('state-on'), { target: { value: '9/5/2021' } });
  await fireEvent.input(await id('state-paper'), { target: { value: 'Báo cáo số 15/BC-CAT ngày 09/5/2021' } });
  await click('state-save');
  await waitFor(() => expect(made('task_state').at(-1)?.args).toMatchObject({ state: 'done', on: '2021-05-09', paper: 'Báo cáo số 15/BC-CAT ngày 09/5/2021' }));
  await waitFor(() => expect(screen.getByTestId('task-total').textContent).toContain('1 nhiệm vụ'));
});

it('words typed in a draft are kept, saved on leaving, and survive a failing disk', async () => {
  start('demo');
  await click('nav-drafts');
  await fireEvent.click((await screen.findAllByTestId('draft-row'))[1] as HTMLElement);
  const subject = await id('field-subject');
  await id('sheet-1');
  const full = { failure: 'refused', code: 'disk-full', what: 'Ổ đĩa đã đầy.', advice: 'Hãy giải phóng chỗ trống.' };
  fake.failing.set('draft_keep', full);
  await fireEvent.input(subject, { target: { value: 'đôn đốc báo cáo tuần' } });
  await waitFor(() => expect(screen.getByTestId('save-status').textContent).toContain('Chưa lưu được'), { timeout: 3000 });
  expect((subject as HTMLTextAreaElement).value).toBe('đôn đốc báo cáo tuần');
  fake.failing.clear();
  await fake.finish?.();
  await waitFor(() => expect(screen.getByTestId('save-status').textContent).toContain('Đã lưu'), { timeout: 4000 });
  await click('draft-back');
  await waitFor(() => expect(made('draft_save').length).toBe(1));
  expect(fake.store.data.drafts.some((d) => d.document.subject === 'đôn đốc báo cáo tuần')).toBe(true);
});

it('a finding is corrected in place and its place is one click away', async () => {
  start('demo');
  await click('nav-drafts');
  await fireEvent.click((await screen.findAllByTestId('draft-row'))[1] as HTMLElement);
  await fireEvent.input(await id('field-subject'), { target: { value: 'đôn đốc báo cáo.' } });
  const f = await screen.findByText('Trích yếu không có dấu ở cuối.', {}, { timeout: 3000 });
  await fireEvent.click(within(f.closest('li') as HTMLElement).getByTestId('finding-fix'));
  await waitFor(() => expect((screen.getByTestId('field-subject') as HTMLTextAreaElement).value).toBe('đôn đốc báo cáo'));
});

it('the palette finds commands without marks and runs them', async () => {
  start('demo');
  await id('days-left');
  await press('k', { ctrlKey: true });
  const box = within(await id('palette')).getByRole('combobox');
  await fireEvent.input(box, { target: { value: 'nhat ky' } });
  await fireEvent.keyDown(box, { key: 'Enter' });
  await id('view-history');
});

it('a store that cannot be opened says so with its advice, and nothing else', async () => {
  fake = installFake('empty');
  fake.failing.set('desk', { failure: 'refused', code: 'newer-store', what: 'Sổ do bản 9 ghi.', advice: 'Hãy dùng bản Đôn Đốc mới hơn.' });
  shell.desk = null;
  render(App);
  expect((await id('store-closed')).textContent).toContain('Hãy dùng bản Đôn Đốc mới hơn.');
});
