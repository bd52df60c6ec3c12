import { expect, it } from 'vitest';
import type { Finding } from '../../bindings';
import { keyOf, paragraph, newTable } from './blocks';
import { normal } from './normal';
import { applyProposal, belongs, blockOf, parse } from './places';

const doc = normal({ schema: 1, kind: 'cong-van', head: { issuer: 'X', number: null, symbol: 'UBND - VP', place: '', date: { day: null, month: null, year: null } }, subject: 'về việc.', body: [paragraph('Đảm bảo 😀 đảm bảo'), newTable()], recipients: ['Sở Y tế;'], layout: {} } as never);
const f = (place: string, range: [number, number] | null, found: string, proposal: string | null): Finding => ({ rule: 'T', severity: 'hint', place, range, found, message: '', proposal, safe: true, source: '' });

it('reads both forms of places', () => {
  expect(parse('body[3].text')).toEqual(['body', 3, 'text']);
  expect(parse('annexes/0/body/2')).toEqual(['annexes', 0, 'body', 2]);
  expect(blockOf(parse('annexes[1].body[2].rows[0][3]'))).toEqual({ section: 1, index: 2, rest: ['rows', 0, 3] });
  expect(blockOf(parse('head.symbol'))).toBeNull();
  expect(belongs('recipients/0', 'recipients')).toBe(true);
  expect(belongs('body/12', 'body/1')).toBe(false);
});
it('puts a proposal where it belongs and nowhere else', () => {
  const now = applyProposal(doc, f('body[0].text', [10, 17], 'đảm bảo', 'bảo đảm'));
  expect(now?.body[0]).toEqual({ type: 'paragraph', text: 'Đảm bảo 😀 bảo đảm' });
  expect(keyOf(now?.body[0] as never)).toBe(keyOf(doc.body[0] as never));
  expect(now?.body[1]).toBe(doc.body[1]);
  expect(applyProposal(doc, f('subject', [7, 8], '.', ''))?.subject).toBe('về việc');
  expect(applyProposal(doc, f('head.symbol', null, 'UBND - VP', 'UBND-VP'))?.head.symbol).toBe('UBND-VP');
  expect(applyProposal(doc, f('recipients[0]', null, 'Sở Y tế;', 'Sở Y tế'))?.recipients).toEqual(['Sở Y tế']);
});
it('refuses when the paper moved on', () => {
  expect(applyProposal(doc, f('body[0].text', [0, 7], 'khác hẳn', 'x'))).toBeNull();
  expect(applyProposal(doc, f('body[9].text', null, '', 'x'))).toBeNull();
  expect(applyProposal(doc, f('body', null, '', 'x'))).toBeNull();
});
it('fills in what the border leaves out', () => {
  expect(doc.distribution).toEqual([]);
  expect(doc.layout.size).toBe(14);
  expect(normal({ ...doc, layout: { ...doc.layout, indent: 12.699999809 } }).layout.indent).toBe(12.7);
});
