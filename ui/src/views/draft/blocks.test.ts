import { describe, expect, it } from 'vitest';
import type { Block } from '../../bindings';
import { addColumn, addRow, item, keyOf, mergeBack, move, newTable, paragraph, paste, remove, removeColumn, removeRow, reshape, setCell, setText, shiftLevel, split, type TableBlock } from './blocks';
import { plain } from './rich';

const shape = (b: Block[]) => b.map((x) => (x.type === 'item' ? `${x.level}${x.title != null ? `[${x.title}]` : ''}:${plain(x.text)}` : 'text' in x ? `${x.type}:${plain(x.text)}` : x.type)).join(' | ');
const all = (b: Block[]) => b.map((x) => ('text' in x ? (x.type === 'item' ? (x.title ?? '') : '') + plain(x.text) : '')).join('');

describe('Enter', () => {
  it('cuts a block in two of the same level and goes to the second', () => {
    const b = [item('khoan', 'Nắm chắc tình hình')];
    const e = split(b, 0, 'text', 8);
    expect(shape(e.blocks)).toBe('khoan:Nắm chắc | khoan: tình hình');
    expect(e.cursor).toEqual({ key: keyOf(e.blocks[1] as Block), part: 'text', offset: 0 });
    expect(keyOf(e.blocks[0] as Block)).toBe(keyOf(b[0] as Block));
  });
  it('keeps bold words bold on both sides', () => {
    const b = [paragraph([{ text: 'trước ngày 18/5', bold: true, italic: false }, ' gửi'] as never)];
    const e = split(b, 0, 'text', 5);
    expect((e.blocks[1] as { text: unknown }).text).toEqual([{ text: ' ngày 18/5', bold: true, italic: false }, { text: ' gửi', bold: false, italic: false }]);
  });
  it('ends the list from an empty item', () => expect(shape(split([item('diem', '')], 0, 'text', 0).blocks)).toBe('paragraph:'));
  it('in a heading goes on to a new heading, or to its words', () => {
    expect(shape(split([item('muc-la-ma', '', 'Mục đích')], 0, 'title', 8).blocks)).toBe('muc-la-ma[Mục đích]: | muc-la-ma[]:');
    const e = split([item('khoan', 'Chủ trì', 'Công an tỉnh')], 0, 'title', 12);
    expect(shape(e.blocks)).toBe('khoan[Công an tỉnh]:Chủ trì');
    expect(e.cursor?.part).toBe('text');
    expect(all(split([item('khoan', 'Chủ trì', 'Công an tỉnh')], 0, 'title', 4).blocks)).toBe('Côngan tỉnhChủ trì');
  });
});

describe('Backspace at the start', () => {
  it('joins with the block before, cursor between', () => {
    const e = mergeBack([paragraph('Một'), item('khoan', ' hai')], 1);
    expect(shape(e.blocks)).toBe('paragraph:Một hai');
    expect(e.cursor?.offset).toBe(3);
  });
  it('removes a page break, leaves a table alone', () => {
    expect(shape(mergeBack([{ type: 'page-break' }, paragraph('x')], 1).blocks)).toBe('paragraph:x');
    expect(shape(mergeBack([newTable(), paragraph('x')], 1).blocks)).toBe('table | paragraph:x');
    expect(shape(mergeBack([newTable(), paragraph('')], 1).blocks)).toBe('table');
  });
  it('at the very first item takes its mark away', () => expect(shape(mergeBack([item('khoan', 'x', 'T')], 0).blocks)).toBe('paragraph:Tx'));
});

describe('Tab', () => {
  it('walks the everyday levels', () => {
    let b: Block[] = [item('khoan', 'x')];
    const seen = ['khoan'];
    for (let i = 0; i < 4; i++) { b = shiftLevel(b, 0, 1).blocks; seen.push((b[0] as { level: string }).level); }
    expect(seen).toEqual(['khoan', 'diem', 'gach', 'cong', 'cong']);
  });
  it('back out of the widest becomes a paragraph; no word is lost', () => {
    let b: Block[] = [item('diem', 'nội dung')];
    for (let i = 0; i < 4; i++) b = shiftLevel(b, 0, -1).blocks;
    expect(b[0]?.type).toBe('paragraph');
    expect(all(b)).toBe('nội dung');
  });
  it('a paragraph takes the level of the item above', () => expect(shape(shiftLevel([item('gach', 'a'), paragraph('b')], 1, 1).blocks)).toBe('gach:a | gach:b'));
  it('keeps the key, so the field is not rebuilt', () => {
    const b = [paragraph('a')];
    expect(keyOf(shiftLevel(b, 0, 1).blocks[0] as Block)).toBe(keyOf(b[0] as Block));
  });
  it('in papers of articles walks Điều', () => expect(shape(shiftLevel([item('dieu', 'x', 'T'), item('khoan', 'y')], 1, -1).blocks)).toContain('dieu:y'));
});

it('reshape keeps title words', () => {
  expect(shape(reshape([item('muc-la-ma', '', 'Tổ chức')], 0, 'paragraph').blocks)).toBe('paragraph:Tổ chức');
  expect(shape(reshape([paragraph('Tổ chức')], 0, 'muc-la-ma').blocks)).toBe('muc-la-ma[Tổ chức]:');
});
it('moves and removes', () => {
  const b = [paragraph('1'), paragraph('2'), paragraph('3')];
  expect(all(move(b, 0, 1))).toBe('213');
  expect(all(move(b, 0, -1))).toBe('123');
  expect(all(remove(b, 1).blocks)).toBe('13');
});

describe('paste', () => {
  it('one line goes into the words', () => expect(shape(paste([paragraph('ab')], 0, 1, 'X  Y').blocks)).toBe('paragraph:aX Yb'));
  it('lines with marks become items, marks are dropped', () => {
    const e = paste([paragraph('')], 0, 0, 'I. MỤC ĐÍCH\n1. Bảo đảm\na) Công an\n- gạch\n+ cộng\nthường');
    expect(shape(e.blocks)).toBe('muc-la-ma[MỤC ĐÍCH]: | khoan:Bảo đảm | diem:Công an | gach:gạch | cong:cộng | paragraph:thường');
  });
  it('keeps what stood after the cursor', () => expect(all(paste([paragraph('đầuđuôi')], 0, 3, 'một\nhai').blocks)).toBe('đầumộthaiđuôi'));
});

describe('tables', () => {
  const cells = (b: Block[]) => (b[0] as TableBlock).rows.map((r) => r.map(plain).join(',')).join(' / ');
  it('rows that count go on counting', () => {
    let b: Block[] = [newTable()];
    b = addRow(b, 0, 0);
    b = setCell(b, 0, 1, 1, 'việc');
    b = addRow(b, 0, 0);
    expect(cells(b)).toBe('1,,, / 2,,, / 3,việc,,');
    expect(cells(removeRow(b, 0, 0))).toBe('1,,, / 2,việc,,');
  });
  it('every row keeps as many cells as there are columns', () => {
    let b: Block[] = addColumn([newTable()], 0, 1);
    const t = b[0] as TableBlock;
    expect(t.rows.every((r) => r.length === t.columns.length)).toBe(true);
    b = removeColumn(b, 0, 0);
    expect((b[0] as TableBlock).rows[0]?.length).toBe((b[0] as TableBlock).columns.length);
  });
});

it('a thousand random edits lose no letter but those deleted', () => {
  let seed = 7;
  const rnd = (n: number) => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % n; };
  let b: Block[] = [paragraph('Bảo đảm an ninh'), item('khoan', 'trật tự'), item('muc-la-ma', '', 'Tiêu đề')];
  const letters = (x: Block[]) => [...all(x).replace(/\s/g, '')].sort().join('');
  const before = letters(b);
  for (let i = 0; i < 1000; i++) {
    const k = rnd(b.length);
    const x = b[k] as Block;
    const n = 'text' in x ? plain(x.text).length : 0;
    switch (rnd(5)) {
      case 0: if (b.length < 40) b = split(b, k, 'text', rnd(n + 1)).blocks; break;
      case 1: b = mergeBack(b, k).blocks; break;
      case 2: b = shiftLevel(b, k, rnd(2) ? 1 : -1).blocks; break;
      case 3: b = move(b, k, rnd(2) ? 1 : -1); break;
      default: b = setText(b, k, 'text' in x ? x.text : ''); break;
    }
    expect(letters(b)).toBe(before);
  }
});
