// axe-core on every screen: no serious or critical violation.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { SCREENS, start } from './common.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const window = await start();
let bad = 0;
for (const [name, store, go] of SCREENS) {
  const page = await window.open(store);
  await go(page);
  await page.waitForTimeout(200);
  await page.evaluate(axe);
  const r = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
  const serious = r.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
  bad += serious.length;
  console.log(`${name}: ${r.passes.length} rules pass, ${r.violations.length} violations, ${serious.length} serious`);
  for (const v of r.violations) console.log(`  ${v.impact} ${v.id} (${v.nodes.length}): ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}${v.id === 'color-contrast' ? ` ${v.nodes[0].any[0]?.message}` : ''}`);
  await page.close();
}
await window.end();
for (const f of window.faults) console.log('fault:', f);
process.exitCode = bad || window.faults.length ? 1 : 0;
