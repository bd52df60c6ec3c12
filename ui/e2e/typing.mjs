// Real typing in a real browser: splitting, levels, undo, bold, paste, an input method composing.
import { start } from './common.mjs';

const w = await start();
let bad = 0;
function check(name, ok, seen) {
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${ok ? '' : `: ${JSON.stringify(seen)}`}`);
  if (!ok) bad++;
}
const page = await w.open('demo');
const fake = (f, arg) => page.evaluate(f, arg);
await page.getByTestId('nav-drafts').click();
await page.getByTestId('draft-new').click();
await page.getByTestId('type-cong-van').click();
await page.getByTestId('sheet-1').waitFor();
const blocks = () => page.evaluate(() => [...document.querySelectorAll('.block')].map((b) => [b.querySelector('.mark')?.placeholder ?? b.querySelector('.mark')?.textContent ?? '', b.querySelector('.title')?.value, b.querySelector('[data-part=text]')?.textContent ?? ''].filter((x) => x !== undefined && x !== '').join(' ')));
const field = page.locator('[data-part="text"]').first();
await field.click();
await page.keyboard.type('Thực hiện Kế hoạch số 12, Tiểu ban yêu cầu:');
await page.keyboard.press('Enter');
await page.keyboard.press('Tab');
await page.keyboard.type('Công an tỉnh nắm tình hình');
await page.keyboard.press('Enter');
await page.keyboard.press('Tab');
await page.keyboard.type('Báo cáo hằng ngày');
await page.keyboard.press('Enter');
await page.keyboard.press('Shift+Tab');
await page.keyboard.type('Sở Y tế trực cấp cứu');
check('Enter, Tab, Shift+Tab', JSON.stringify(await blocks()) === JSON.stringify(['Thực hiện Kế hoạch số 12, Tiểu ban yêu cầu:', '1. Công an tỉnh nắm tình hình', 'a) Báo cáo hằng ngày', '2. Sở Y tế trực cấp cứu']), await blocks());
await page.keyboard.press('Alt+ArrowUp');
check('Alt+Up moves, cursor stays', (await blocks())[2] === '2. Sở Y tế trực cấp cứu' && (await page.evaluate(() => document.activeElement?.textContent)) === 'Sở Y tế trực cấp cứu', await blocks());
await page.keyboard.press('Alt+ArrowDown');
await page.keyboard.press('Home');
for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
await page.keyboard.press('Enter');
check('split keeps both halves', (await blocks()).slice(3).join('|') === '2. Sở |3. Y tế trực cấp cứu', await blocks());
await page.keyboard.press('Backspace');
check('Backspace joins again', (await blocks())[3] === '2. Sở Y tế trực cấp cứu', await blocks());
await page.keyboard.type('xx');
await page.keyboard.press('Control+z');
check('own undo takes the typing back', (await blocks())[3] === '2. Sở Y tế trực cấp cứu', await blocks());
await page.keyboard.press('Control+z');
check('and the joining', (await blocks()).length === 5, await blocks());
await page.keyboard.press('Control+Shift+z');
check('redo joins', (await blocks()).length === 4, await blocks());

// Bold over a selection, and a cursor style for what comes next.
await page.keyboard.press('End');
await page.keyboard.press('Shift+Home');
await page.keyboard.press('Control+b');
check('bold', await page.evaluate(() => document.activeElement?.querySelector('b')?.textContent === 'Sở Y tế trực cấp cứu'), await page.evaluate(() => document.activeElement?.innerHTML));
await page.keyboard.press('Control+b');
check('not bold again', await page.evaluate(() => document.activeElement?.querySelector('b') === null), await page.evaluate(() => document.activeElement?.innerHTML));
await page.keyboard.press('End');
await page.keyboard.type('  hai dấu cách ');
check('spaces are plain', await page.evaluate(() => document.activeElement?.textContent.endsWith('  hai dấu cách ') && !document.activeElement?.textContent.includes('\u00a0')), await page.evaluate(() => document.activeElement?.textContent));

// An input method: composition through the browser's own path.
const cdp = await page.context().newCDPSession(page);
await page.keyboard.press('Enter');
const before = await page.evaluate(() => { globalThis.__el = document.activeElement; return document.activeElement?.getAttribute('data-key'); });
for (const t of ['t', 'ti', 'tiê', 'tiế', 'tiến', 'tiến đ', 'tiến độ']) { await cdp.send('Input.imeSetComposition', { text: t, selectionStart: t.length, selectionEnd: t.length }); await page.waitForTimeout(90); }
check('the field being composed is not rebuilt', await page.evaluate(() => document.activeElement === globalThis.__el), before);
await page.waitForTimeout(700);
check('kept while composing', await fake(() => globalThis.__fake.calls.filter((c) => c.name === 'draft_keep').at(-1)?.args.document.body.some((b) => b.text === 'tiến độ')), null);
await cdp.send('Input.insertText', { text: 'tiến độ' });
await page.keyboard.type(' nhanh');
check('composed words stand once', (await page.evaluate(() => document.activeElement?.textContent)) === 'tiến độ nhanh', await page.evaluate(() => document.activeElement?.textContent));
// Unikey on Windows: backspaces and the finished letters.
await page.keyboard.type(' viet');
for (let i = 0; i < 2; i++) await page.keyboard.press('Backspace');
await page.keyboard.insertText('ệt');
check('backspace style input', (await page.evaluate(() => document.activeElement?.textContent)) === 'tiến độ nhanh việt', await page.evaluate(() => document.activeElement?.textContent));

// Paste of several lines.
await page.keyboard.press('Enter');
await page.evaluate(() => { const d = new DataTransfer(); d.setData('text/plain', '1. Một việc\r\na) Chi tiết\r\nThường'); document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: d, bubbles: true, cancelable: true })); });
await page.waitForTimeout(150);
check('pasted lines become items', (await blocks()).slice(-3).join('|') === '4. Một việc|a) Chi tiết|Thường', await blocks());
await page.evaluate(() => { const d = new DataTransfer(); d.setData('text/plain', ' thêm'); document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: d, bubbles: true, cancelable: true })); });
check('one pasted line goes into the words', (await blocks()).at(-1) === 'Thường thêm', await blocks());
await page.keyboard.press('ArrowUp');
check('arrow leaves the block', (await page.evaluate(() => document.activeElement?.textContent)) === 'Chi tiết', await page.evaluate(() => document.activeElement?.textContent));

// The sheet and back.
await page.waitForTimeout(500);
await page.locator('[data-testid="sheet-1"] [data-block^="body"]').first().click();
check('click on the sheet goes to the block', (await page.evaluate(() => document.activeElement?.textContent))?.startsWith('Thực hiện'), await page.evaluate(() => document.activeElement?.textContent));
await page.locator('[data-testid="sheet-1"] [data-block="head.issuer"]').first().click();
check('and to a field', (await page.evaluate(() => document.activeElement?.getAttribute('data-place'))) === 'head/issuer', await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80)));

// Table by keyboard.
await page.getByTestId('add-table').click();
await page.locator('[data-cell="0-1"]').click();
await page.keyboard.type('Ô một');
await page.keyboard.press('Tab');
await page.keyboard.type('Công an tỉnh');
await page.keyboard.press('Tab');
await page.keyboard.press('Tab');
await page.waitForTimeout(60);
await page.keyboard.type('x');
check('Tab goes through cells and makes a row', (await page.evaluate(() => [document.activeElement?.getAttribute('data-cell'), document.querySelector('[data-cell="0-2"]')?.textContent].join())) === '1-0,Công an tỉnh', await page.evaluate(() => document.activeElement?.getAttribute('data-cell')));

// Leaving saves; opening again shows all of it.
await page.keyboard.press('Control+s');
await page.getByTestId('nav-desk').click();
await page.waitForTimeout(300);
check('saved', await fake(() => globalThis.__fake.store.data.drafts.some((d) => d.document.body.some((b) => b.text === 'tiến độ nhanh việt') && d.kept === null)), null);

// Split at the cursor in a directive.
await page.getByTestId('nav-directives').click();
await page.getByTestId('directive-row').first().click();
await page.getByTestId('point-5').click();
const box = await page.locator('mark.sel').first().evaluate((m) => { const t = m.firstChild; const r = document.createRange(); const at = t.data.indexOf('. ') + 2; r.setStart(t, at); r.setEnd(t, at + 1); const b = r.getBoundingClientRect(); return { x: b.left + 1, y: b.top + b.height / 2, rest: t.data.slice(at, at + 20) }; });
await page.mouse.click(box.x, box.y);
const n = await page.locator('.cards > li').count();
await page.keyboard.press('s');
await page.waitForTimeout(200);
check('S splits at the cursor', (await page.locator('.cards > li').count()) === n + 1 && (await page.locator('li.selected .content').textContent()).startsWith(box.rest), await page.locator('li.selected .content').textContent());
await page.keyboard.press('m');
await page.waitForTimeout(200);
check('M merges', (await page.locator('li.selected .content').textContent()).includes(box.rest), null);
await page.keyboard.press('j');
await page.keyboard.press('Enter');
await page.waitForTimeout(200);
check('keys after clicks reach the proposals', (await page.getByTestId('view-directive').count()) === 1, null);

await w.end();
for (const f of w.faults) console.log('fault:', f);
process.exitCode = bad || w.faults.length ? 1 : 0;
