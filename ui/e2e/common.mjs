// The window in a browser with the in-memory backend: builds it, serves it with the real policy.
import { chromium } from 'playwright-core';
import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ui = fileURLToPath(new URL('..', import.meta.url));
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.ttf': 'font/ttf', '.svg': 'image/svg+xml' };

/** Starts the built window; answers its address, a browser, and how to end both. */
export async function start() {
  if (!process.env.NO_BUILD || !existsSync(join(ui, 'dist-fake/index.html'))) await build({ root: ui, mode: 'fake', logLevel: 'warn' });
  const csp = JSON.parse(readFileSync(join(ui, '../tauri.conf.json'), 'utf8')).app.security.csp;
  const policy = Object.entries(csp).map(([k, v]) => `${k} ${v}`).join('; ');
  const root = join(ui, 'dist-fake');
  const server = http.createServer((q, r) => {
    const path = join(root, q.url.split('?')[0] === '/' ? 'index.html' : decodeURI(q.url.split('?')[0]));
    if (!existsSync(path)) return r.writeHead(404).end();
    r.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'content-security-policy': policy });
    r.end(readFileSync(path));
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const faults = [];
  return {
    browser,
    faults,
    async open(store = 'demo', size = { width: 1360, height: 820 }) {
      const page = await browser.newPage({ viewport: size });
      page.on('console', (m) => { if (m.type() === 'error' && !/favicon/.test(m.text() + m.location().url)) faults.push(m.text()); });
      page.on('pageerror', (e) => faults.push(String(e)));
      await page.goto(`http://127.0.0.1:${server.address().port}/?store=${store}`);
      if (/^(first|locked)$/.test(store)) await page.getByTestId('lock-screen').waitFor();
      else await page.getByTestId('status-today').filter({ hasText: '/' }).waitFor();
      await page.evaluate(() => document.fonts.ready);
      return page;
    },
    async end() {
      await browser.close();
      server.close();
    },
  };
}

/** Every screen by name, and how to get there from a fresh start. */
export const SCREENS = [
  ['ban-lam-viec', 'demo', async () => {}],
  ['bat-dau', 'empty', async () => {}],
  ['van-ban-den', 'demo', async (p) => { await p.getByTestId('nav-directives').click(); await p.getByTestId('directive-row').first().waitFor(); }],
  ['dang-ky', 'demo', async (p) => { await p.getByTestId('nav-directives').click(); await p.getByTestId('register-paste').click(); await p.getByTestId('register-text').fill('Số: 474/CV-UBBC\nCông an tỉnh: Khẩn trương xây dựng kế hoạch.'); }],
  ['doc-va-giao-viec', 'demo', async (p) => { await p.getByTestId('nav-directives').click(); await p.getByTestId('directive-row').first().click(); await p.getByTestId('point-3').click(); }],
  ['sua-de-xuat', 'demo', async (p) => { await p.getByTestId('nav-directives').click(); await p.getByTestId('directive-row').first().click(); await p.getByTestId('point-4').click(); await p.keyboard.press('e'); await p.getByTestId('point-form').waitFor(); }],
  ['nhiem-vu', 'demo', async (p) => { await p.getByTestId('nav-tasks').click(); await p.getByTestId('task-row').first().click(); await p.getByTestId('task-panel').waitFor(); }],
  ['nhiem-vu-tien-do', 'demo', async (p) => { await p.getByTestId('card-late').click(); await p.getByTestId('task-row').first().click(); await p.getByTestId('progress-entry').waitFor(); await p.keyboard.press('p'); await p.getByTestId('progress-form').waitFor(); }],
  ['nhiem-vu-gia-han', 'demo', async (p) => { await p.getByTestId('nav-tasks').click(); await p.locator('[data-testid="task-row"]', { hasText: 'đã lùi' }).first().click(); await p.getByTestId('extension-entry').waitFor(); await p.keyboard.press('g'); await p.getByTestId('extend-form').waitFor(); }],
  ['nhiem-vu-danh-sach', 'demo', async (p) => { await p.getByTestId('nav-tasks').click(); await p.getByTestId('task-row').first().waitFor(); }],
  ['nhiem-vu-ma-tran', 'demo', async (p) => { await p.getByTestId('nav-tasks').click(); await p.getByTestId('look-matrix').click(); await p.getByTestId('tally-cell').first().waitFor(); }],
  ['nhiem-vu-ma-tran-tuan', 'demo', async (p) => { await p.getByTestId('nav-tasks').click(); await p.getByTestId('look-matrix').click(); await p.getByTestId('tally-week').click(); await p.getByTestId('tally-cell').first().waitFor(); await p.waitForTimeout(200); }],
  ['nhiem-vu-lich', 'demo', async (p) => { await p.getByTestId('nav-tasks').click(); await p.getByTestId('look-calendar').click(); await p.getByTestId('cal-task').first().waitFor(); }],
  ['nhiem-vu-van-ban', 'demo', async (p) => { await p.getByTestId('nav-tasks').click(); await p.getByTestId('look-papers').click(); await p.getByTestId('paper-row').first().click(); await p.getByTestId('paper-task').first().waitFor(); }],
  ['nhiem-vu-loc', 'demo', async (p) => { await p.getByTestId('nav-tasks').click(); await p.getByTestId('filter-more').click(); await p.getByTestId('class-late').check(); await p.getByTestId('class-due-soon').check(); await p.getByTestId('filter-keep').click(); await p.getByTestId('filter-name').fill('Cần đôn đốc'); await p.getByTestId('filter-save').click(); await p.getByTestId('saved-filter').waitFor(); }],
  ['nhiem-vu-chon-nhieu', 'demo', async (p) => { await p.getByTestId('nav-tasks').click(); for (const i of [0, 1, 4]) await p.getByTestId('choose').nth(i).check(); await p.getByTestId('bulk-urge').click(); await p.getByTestId('bulk-save').click(); await p.getByTestId('bulk-refused').waitFor(); }],
  ['du-thao', 'demo', async (p) => { await p.getByTestId('nav-drafts').click(); await p.getByTestId('draft-row').first().waitFor(); }],
  ['soan-cong-van', 'demo', async (p) => { await p.getByTestId('nav-drafts').click(); await p.getByTestId('draft-row').nth(1).click(); await p.getByTestId('sheet-1').waitFor(); await p.locator('[data-part="text"]').nth(2).click(); await p.waitForTimeout(300); }],
  ['soan-ke-hoach-phu-luc', 'demo', async (p) => { await p.getByTestId('nav-drafts').click(); await p.getByTestId('draft-row').first().click(); await p.getByTestId('sheet-1').waitFor(); await p.getByTestId('section-annex-0').click(); await p.locator('[data-cell="0-1"]').click(); await p.waitForTimeout(300); }],
  ['soan-moi', 'demo', async (p) => { await p.getByTestId('nav-drafts').click(); await p.getByTestId('draft-new').click(); await p.getByTestId('new-draft').waitFor(); }],
  ['thong-tin-van-ban', 'demo', async (p) => { await p.getByTestId('nav-directives').click(); await p.getByTestId('directive-row').first().click(); await p.getByTestId('edit-head').click(); await p.getByTestId('head-form').waitFor(); }],
  ['them-nhiem-vu', 'demo', async (p) => { await p.getByTestId('nav-tasks').click(); await p.getByTestId('task-add').click(); await p.getByTestId('add-lead').fill('so'); }],
  ['xuat-pdf', 'demo', async (p) => { await p.getByTestId('nav-drafts').click(); await p.getByTestId('draft-row').nth(1).click(); await p.getByTestId('sheet-1').waitFor(); const t = p.getByRole('tab', { name: 'Thể thức' }); if (await t.isVisible()) await t.click(); await p.getByTestId('field-subject').fill('bảo đảm an ninh, trật tự bầu cử;'); await p.getByTestId('draft-export').click(); await p.getByTestId('export-result').waitFor(); await p.getByTestId('finding').first().waitFor(); }],
  ['bao-loi', 'demo', async (p) => { await p.evaluate(() => globalThis.__fake.failing.set('tasks', { failure: 'broken', log_id: 'L1A2B3C4D', detail: 'tasks: SQLITE_CORRUPT' })); await p.getByTestId('nav-tasks').click(); await p.getByTestId('notice').waitFor(); }],
  ['don-doc', 'demo', async (p) => { await p.getByTestId('desk-urge').click(); await p.getByTestId('urge').waitFor(); }],
  ['bao-cao-don-vi', 'demo', async (p) => { await p.getByTestId('nav-reports').click(); await p.getByTestId('fig-total').first().click(); await p.getByTestId('behind').waitFor(); }],
  ['bao-cao-nhiem-vu', 'demo', async (p) => { await p.getByTestId('nav-reports').click(); await p.getByTestId('tab-report-tasks').click(); await p.getByTestId('report-task').first().waitFor(); }],
  ['bao-cao-qua-han', 'demo', async (p) => { await p.getByTestId('nav-reports').click(); await p.getByTestId('tab-report-overdue').click(); await p.getByTestId('report-task').first().waitFor(); }],
  ['bao-cao-ma-tran', 'demo', async (p) => { await p.getByTestId('nav-reports').click(); await p.getByTestId('tab-report-matrix').click(); await p.getByTestId('matrix-cell').first().waitFor(); }],
  ['bao-cao-bieu-do', 'demo', async (p) => { await p.getByTestId('nav-reports').click(); await p.getByTestId('tab-report-weeks').click(); await p.getByTestId('chart-weeks').waitFor(); await p.waitForTimeout(400); }],
  ['bao-cao-trong', 'empty', async (p) => { await p.getByTestId('nav-reports').click(); await p.getByTestId('empty').waitFor(); }],
  ['co-quan', 'demo', async (p) => { await p.getByTestId('nav-units').click(); await p.getByTestId('tab-profile').click(); await p.getByTestId('profile-form').waitFor(); }],
  ['don-vi', 'demo', async (p) => { await p.getByTestId('nav-units').click(); await p.getByTestId('tab-units').click(); await p.getByTestId('unit-row').first().click(); await p.getByTestId('unit-form').waitFor(); }],
  ['nhat-ky', 'demo', async (p) => { await p.getByTestId('nav-history').click(); await p.getByTestId('history-row').first().waitFor(); }],
  ['khoa', 'locked', async () => {}],
  ['khoa-phieu', 'locked', async (p) => { await p.getByTestId('use-sheet').click(); await p.getByTestId('recovery-typed').waitFor(); }],
  ['tao-so', 'first', async (p) => { await p.getByTestId('wizard-name').fill('Nguyễn Thị Thư'); await p.getByTestId('wizard-passphrase').fill('bốn từ không liên quan'); await p.getByTestId('wizard-again').fill('bốn từ không liên quan'); }],
  ['phieu-khoa', 'first', async (p) => { await p.getByTestId('wizard-name').fill('Nguyễn Thị Thư'); await p.getByTestId('wizard-passphrase').fill('bốn từ không liên quan'); await p.getByTestId('wizard-again').fill('bốn từ không liên quan'); await p.getByTestId('wizard-create').click(); await p.getByTestId('recovery-key').waitFor(); }],
  ['so-dung-thu', 'open', async (p) => { await p.getByTestId('open-mark').waitFor(); }],
  ['nguoi-dung', 'demo', async (p) => { await p.getByTestId('nav-people').click(); await p.getByTestId('person-row').first().waitFor(); }],
  ['them-nguoi-dung', 'demo', async (p) => { await p.getByTestId('nav-people').click(); await p.getByTestId('person-add').click(); await p.getByTestId('person-name').fill('Lê Văn Ba'); }],
  ['tim-lenh', 'demo', async (p) => { await p.keyboard.press('Control+k'); await p.getByTestId('palette').waitFor(); }],
  ['gioi-thieu', 'demo', async (p) => { await p.getByTestId('open-about').click(); await p.getByTestId('about').waitFor(); await p.getByTestId('about-licences').click(); await p.getByTestId('licence').first().waitFor(); }],
  ['phim-tat', 'demo', async (p) => { await p.getByTestId('nav-directives').click(); await p.getByTestId('directive-row').first().click(); await p.getByTestId('point-1').waitFor(); await p.keyboard.press('F1'); await p.getByTestId('keys').waitFor(); }],
];
