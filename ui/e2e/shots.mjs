// Pictures of every screen at the window's first size and at the smallest one in use.
import { mkdirSync } from 'node:fs';
import { SCREENS, start } from './common.mjs';

const only = process.argv.slice(2).filter((a) => !a.startsWith('-'));
const out = process.env.OUT ?? new URL('../shots/', import.meta.url).pathname;
mkdirSync(out, { recursive: true });
const window = await start();
const sizes = process.env.SIZES === 'one' ? [[1366, 768]] : [[1360, 820], [1024, 680]];
for (const [width, height] of sizes) {
  for (const [name, store, go] of SCREENS) {
    if (only.length && !only.includes(name)) continue;
    const page = await window.open(store, { width, height });
    try {
      await go(page);
      await page.mouse.move(width - 3, 3);
      await page.waitForTimeout(250);
      const wide = await page.evaluate(() => {
        const bad = [];
        for (const el of document.querySelectorAll('button, .tag, .chip, h1, h2, h3, label, .btn')) {
          const r = el.getBoundingClientRect();
          if (r.width && (r.right > innerWidth + 1 || (el.matches('.btn') && el.scrollWidth > el.clientWidth + 2))) bad.push(`${el.tagName}.${el.className} ${(el.textContent ?? '').trim().slice(0, 40)}`);
        }
        if (document.documentElement.scrollWidth > innerWidth) bad.push('page scrolls sideways');
        return bad;
      });
      for (const w of wide) console.log(`  overflow ${name} ${width}: ${w}`);
    } catch (e) { console.log(`  ${name}: ${String(e).split('\n')[0]}`); }
    await page.screenshot({ path: `${out}/${name}-${width}.png` });
    await page.close();
  }
}
await window.end();
for (const f of window.faults) console.log('fault:', f);
console.log(`shots in ${out}`);
process.exitCode = window.faults.length ? 1 : 0;
