// A crude stand-in for the typesetter: A4 sheets as SVG for the browser trial. Not the real one.
import type { Rich, Sheet } from '../bindings';
import type { Paper } from '../views/draft/normal';
import { allMarks } from '../views/draft/numbering';
import { plain, runsOf } from '../views/draft/rich';

const W = 595.3, H = 841.9, MM = 2.8346;
let canvas: CanvasRenderingContext2D | null | undefined;

function width(text: string, size: number, bold: boolean, italic: boolean): number {
  canvas ??= typeof document === 'undefined' ? null : (document.createElement('canvas').getContext?.('2d') ?? null);
  if (!canvas) return text.length * size * 0.45;
  canvas.font = `${italic ? 'italic ' : ''}${bold ? 'bold ' : ''}${size * 10}px Tinos`;
  return canvas.measureText(text).width / 10;
}

const esc = (s: string): string => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
interface Word { text: string; bold: boolean; italic: boolean }

export function sheets(d: Paper): Sheet[] {
  // Where nothing can be measured (tests), one sheet with a line a block will do.
  if (typeof document === 'undefined' || !document.createElement('canvas').getContext?.('2d')) {
    const lines = d.body.map((b, i) => `<text data-block="body/${i}" y="${20 * i}">${esc('text' in b ? plain(b.text).slice(0, 80) : '')}</text>`);
    return [{ svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842">${lines.join('')}</svg>`, width: 210, height: 297 }];
  }
  const out: string[][] = [[]];
  const size = d.layout.size, gap = d.layout.paragraph_gap, step = size * 1.149 * d.layout.line_spacing;
  const left = d.layout.left * MM, right = W - d.layout.right * MM, top = d.layout.top * MM, bottom = H - d.layout.bottom * MM;
  let y = top, landscape = false;
  const page = (): string[] => out[out.length - 1] as string[];
  const feed = (h: number): void => { if (y + h > (landscape ? W - 57 : bottom)) { out.push([]); y = top; } };
  const say = (x: number, at: number, words: string, s: number, o: { bold?: boolean; italic?: boolean; anchor?: string; block?: string } = {}): void => {
    page().push(`<text x="${x.toFixed(2)}" y="${at.toFixed(2)}" font-family="Tinos" font-size="${s}"${o.bold ? ' font-weight="bold"' : ''}${o.italic ? ' font-style="italic"' : ''} text-anchor="${o.anchor ?? 'start'}"${o.block ? ` data-block="${o.block}"` : ''}>${esc(words)}</text>`);
  };
  const rule = (x1: number, x2: number, at: number): void => { page().push(`<line x1="${x1}" x2="${x2}" y1="${at}" y2="${at}" stroke="#000" stroke-width=".6"/>`); };

  function fill(words: Word[], x0: number, x1: number, first: number, s: number, block: string, lineStep: number, justify: boolean): number {
    let line: Word[] = [], lineW = 0, indent = first, linesSet = 0;
    const space = width(' ', s, false, false);
    const flush = (last: boolean): void => {
      if (line.length === 0) return;
      feed(lineStep);
      y += lineStep;
      linesSet++;
      const room = x1 - x0 - indent;
      const natural = line.reduce((w, p) => w + width(p.text, s, p.bold, p.italic), 0);
      const gapW = justify && !last && line.length > 1 ? Math.min((room - natural) / (line.length - 1), space * 2.2) : space;
      let x = x0 + indent;
      for (const p of line) { say(x, y - lineStep * 0.22, p.text, s, { bold: p.bold, italic: p.italic, block }); x += width(p.text, s, p.bold, p.italic) + gapW; }
      line = []; lineW = 0; indent = 0;
    };
    for (const w of words) {
      const ww = width(w.text, s, w.bold, w.italic);
      if (line.length && lineW + space + ww > x1 - x0 - indent) flush(false);
      lineW += (line.length ? space : 0) + ww;
      line.push(w);
    }
    flush(true);
    return linesSet;
  }
  const words = (r: Rich, extra: Partial<Word> = {}): Word[] => runsOf(r).flatMap((run) => run.text.split(/\s+/).filter(Boolean).map((text) => ({ text, bold: run.bold, italic: run.italic, ...extra })));

  // Heading of the sheet.
  const cl = left + 93, cr = left + 327;
  let hy = y + 12;
  for (const l of (d.head.parent ?? '').split('\n').filter(Boolean)) { say(cl, hy, l, 12, { anchor: 'middle', block: 'head.parent' }); hy += 14; }
  for (const l of d.head.issuer.split('\n')) { say(cl, hy, l, 12, { bold: true, anchor: 'middle', block: 'head.issuer' }); hy += 14; }
  rule(cl - 34, cl + 34, hy - 9);
  say(cr, y + 12, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 12, { bold: true, anchor: 'middle' });
  say(cr, y + 27, 'Độc lập - Tự do - Hạnh phúc', 13, { bold: true, anchor: 'middle' });
  rule(cr - 79, cr + 79, y + 31);
  const nb = (n: number): string => '\u00a0'.repeat(n);
  const date = d.head.date;
  const ny = Math.max(hy, y + 36) + 14;
  say(cl, ny, `Số: ${d.head.number ?? nb(8)}/${d.head.symbol}`, 13, { anchor: 'middle', block: 'head.number' });
  say(cr, ny, `${d.head.place}, ngày ${date.day ? String(date.day).padStart(2, '0') : nb(6)} tháng ${date.month ? (date.month < 3 ? `0${date.month}` : date.month) : nb(6)} năm ${date.year ?? nb(8)}`, 13, { italic: true, anchor: 'middle', block: 'head.date' });
  y = ny + 8;
  const centred = (text: string, s: number, half: number, bold: boolean, block: string, x: number, italic = false): void => {
    let line = '';
    const put = (): void => { y += s * 1.2; say(x, y, line, s, { bold, italic, anchor: 'middle', block }); line = ''; };
    for (const w of text.split(/\s+/)) { if (line && width(`${line} ${w}`, s, bold, italic) > half * 2) put(); line = line ? `${line} ${w}` : w; }
    if (line) put();
  };
  if (d.kind === 'cong-van') { if (d.subject) centred(`V/v ${d.subject}`, 12, 92, false, 'subject', cl); }
  else {
    y += 14;
    say(W / 2 + 8, y + 6, ({ 'ke-hoach': 'KẾ HOẠCH', 'bao-cao': 'BÁO CÁO', 'thong-bao': 'THÔNG BÁO' } as Record<string, string>)[d.kind] ?? d.kind.toUpperCase(), 14, { bold: true, anchor: 'middle' });
    y += 6;
    centred(d.subject, 14, 200, true, 'subject', W / 2 + 8);
    rule(W / 2 - 50, W / 2 + 66, y + 5);
    y += 8;
  }
  y += 14;
  if (d.recipients.length === 1) { y += 16; say(left + 120, y, `Kính gửi: ${d.recipients[0]}`, 14, { block: 'recipients' }); }
  else if (d.recipients.length > 1) {
    y += 16; say(left + 106, y, 'Kính gửi:', 14, { block: 'recipients' });
    d.recipients.forEach((r, i) => { y += 18; say(left + 160, y, `- ${r}${i === d.recipients.length - 1 ? '.' : ';'}`, 14, { block: `recipients[${i}]` }); });
  }
  y += 8;
  d.grounds.forEach((g, i) => { y += gap; fill(words(`${g}${i === d.grounds.length - 1 ? '.' : ';'}`, { italic: true }), left, right, d.layout.indent * MM, size, `grounds[${i}]`, step, true); });

  function section(blocks: Paper['body'], prefix: string, x1: number, endMark: boolean): void {
    const marks = allMarks(blocks);
    blocks.forEach((b, i) => {
      const block = `${prefix}[${i}]`;
      const last = endMark && i === blocks.length - 1 ? './.' : '';
      if (b.type === 'chart') return;
      if (b.type === 'page-break') { out.push([]); y = top; }
      else if (b.type === 'centered') { y += gap; feed(step); centred(plain(b.text), size, 220, true, block, (left + x1) / 2); }
      else if (b.type === 'paragraph') { y += gap; const t = words(b.text); if (last && t.length) { const z = t[t.length - 1] as Word; z.text = z.text.replace(/[./]*$/, '') + last; } fill(t, left, x1, d.layout.indent * MM, size, block, step, true); }
      else if (b.type === 'item') {
        y += gap;
        const wide = ['phan', 'chuong', 'muc', 'tieu-muc'].includes(b.level);
        if (wide) { centred(marks[i] ?? '', size, 200, true, block, (left + x1) / 2); if (b.title) centred(b.title.toUpperCase(), size, 200, true, block, (left + x1) / 2); return; }
        const title = b.title ? words(b.level === 'muc-la-ma' ? b.title.toUpperCase() : b.title, { bold: true }) : [];
        const mark: Word[] = marks[i] ? [{ text: marks[i] as string, bold: title.length > 0, italic: false }] : [];
        const t = words(b.text);
        if (last && t.length) { const z = t[t.length - 1] as Word; z.text = z.text.replace(/[./]*$/, '') + last; }
        if (title.length) { fill([...mark, ...title], left, x1, d.layout.indent * MM, size, block, step, false); if (t.length) { y += gap; fill(t, left, x1, d.layout.indent * MM, size, block, step, true); } }
        else fill([...mark, ...t], left, x1, d.layout.indent * MM, size, block, step, true);
      } else {
        y += gap;
        const known = b.columns.reduce((w, c) => w + (c.width ?? 0) * MM, 0);
        const free = b.columns.filter((c) => c.width == null).length || 1;
        const ws = b.columns.map((c) => (c.width != null ? c.width * MM : (x1 - left - known) / free));
        const rows: { cells: Word[][]; head: boolean }[] = [{ cells: b.columns.map((c) => words(c.title, { bold: true })), head: true }, ...b.rows.map((r) => ({ cells: r.map((c) => words(c)), head: false }))];
        for (const r of rows) {
          // Height first, by a dry run on a page of its own.
          const keep = y, pages = out.length;
          let h = 0;
          out.push([]);
          r.cells.forEach((c, k) => { y = 0; fill(c, 0, (ws[k] ?? 60) - 8, 0, 12, block, 14.5, false); h = Math.max(h, y); });
          out.length = pages;
          y = keep;
          feed(h + 8);
          const rowTop = y;
          let x = left;
          r.cells.forEach((c, k) => { y = rowTop + 2; fill(c, x + 4, x + (ws[k] ?? 60) - 4, 0, 12, block, 14.5, false); page().push(`<rect x="${x.toFixed(1)}" y="${rowTop.toFixed(1)}" width="${(ws[k] ?? 60).toFixed(1)}" height="${(h + 8).toFixed(1)}" fill="none" stroke="#000" stroke-width=".5"/>`); x += ws[k] ?? 60; });
          y = rowTop + h + 8;
        }
      }
    });
  }
  section(d.body, 'body', right, true);
  const rowsLeft = d.distribution.length * 13 + 20;
  feed(Math.max(rowsLeft, 130));
  y += 20;
  const sy = y;
  say(left, y, 'Nơi nhận:', 12, { bold: true, italic: true, block: 'distribution' });
  d.distribution.forEach((l, i) => { y += 13; say(left, y, `- ${l}${i === d.distribution.length - 1 ? '.' : ';'}`, 11, { block: `distribution[${i}]` }); });
  let ty = sy;
  const sx = right - 110;
  for (const a of [...d.signature.authority, d.signature.title]) { if (a) { say(sx, ty, a, 14, { bold: true, anchor: 'middle', block: 'signature.title' }); ty += 17; } }
  ty += 84;
  if (d.signature.office) { say(sx, ty - 18, d.signature.office, 13, { bold: true, anchor: 'middle', block: 'signature.office' }); }
  say(sx, ty, d.signature.name, 14, { bold: true, anchor: 'middle', block: 'signature.name' });
  const count: number[] = [out.length];
  d.annexes.forEach((a, k) => {
    out.push([]);
    y = top;
    landscape = a.landscape;
    const x1 = a.landscape ? H - 57 : right;
    centred(d.annexes.length > 1 ? `Phụ lục ${'I'.repeat(k + 1)}` : 'Phụ lục', 14, 200, true, `annexes[${k}].title`, (left + x1) / 2);
    centred(a.title.toUpperCase(), 14, 260, true, `annexes[${k}].title`, (left + x1) / 2);
    centred(a.note ?? `(Kèm theo ${d.kind === 'ke-hoach' ? 'Kế hoạch' : 'Văn bản'} số ${d.head.number ?? '……'}/${d.head.symbol} ngày …… tháng …… năm ${date.year ?? '……'} của ${d.head.issuer.replace('\n', ' ')})`, 13, 300, false, `annexes[${k}].note`, (left + x1) / 2, true);
    y += 12;
    section(a.body, `annexes[${k}].body`, x1, false);
    count.push(out.length);
    landscape = false;
  });
  let k = 0;
  return out.map((items, i) => {
    while (k < count.length - 1 && i >= (count[k] ?? 0)) k++;
    const wide = k > 0 && (d.annexes[k - 1]?.landscape ?? false);
    const [w, h] = wide ? [H, W] : [W, H];
    const mark = d.draft ? `<text x="${w - 90}" y="40" font-family="Tinos" font-size="13" font-weight="bold">DỰ THẢO</text>` : '';
    const number = i > 0 ? `<text x="${w / 2}" y="36" font-family="Tinos" font-size="14" text-anchor="middle">${i + 1}</text>` : '';
    return { svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}">${items.join('')}${number}${mark}</svg>`, width: wide ? 297 : 210, height: wide ? 210 : 297 };
  });
}
