// A Vietnamese input method composes inside the field: nothing may touch the field meanwhile.
import { fireEvent, render } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import type { Rich } from '../../bindings';
import RichField from './RichField.svelte';

function make(value: Rich, more: Record<string, unknown> = {}) {
  const onset = vi.fn();
  const r = render(RichField, { value, label: 'Đoạn', key: 1, onset, ...more });
  const el = r.container.querySelector('[contenteditable]') as HTMLDivElement;
  return { ...r, el, onset };
}

it('shows bold and italic, reads them back', async () => {
  const { el, onset } = make([{ text: 'Từ ', bold: false, italic: false }, { text: 'ngày', bold: true, italic: true }] as never);
  expect(el.innerHTML).toBe('Từ <b><i>ngày</i></b>');
  el.append(' mới');
  await fireEvent.input(el);
  expect(onset.mock.calls[0]?.[0]).toEqual([{ text: 'Từ ', bold: false, italic: false }, { text: 'ngày', bold: true, italic: true }, { text: ' mới', bold: false, italic: false }]);
});
it('does not rebuild the node being composed, whatever comes from outside', async () => {
  const { el, onset, rerender } = make('viet');
  const node = el.firstChild as Text;
  await fireEvent.compositionStart(el);
  node.data = 'việ';
  await fireEvent.input(el);
  await rerender({ value: 'khác từ ngoài' });
  expect(el.firstChild).toBe(node);
  expect(node.data).toBe('việ');
  node.data = 'việt';
  await fireEvent.compositionEnd(el);
  expect(el.firstChild).toBe(node);
  expect(onset.mock.calls.at(-1)?.[0]).toBe('việt');
});
it('its own words coming back leave the node alone', async () => {
  const { el, rerender } = make('a');
  const node = el.firstChild as Text;
  node.data = 'ab';
  await fireEvent.input(el);
  await rerender({ value: 'ab' });
  expect(el.firstChild).toBe(node);
});
it('keys of an input method are not commands', async () => {
  const onenter = vi.fn();
  const { el } = make('x', { onenter });
  await fireEvent.keyDown(el, { key: 'Enter', isComposing: true });
  await fireEvent.keyDown(el, { key: 'Enter', keyCode: 229 });
  await fireEvent.compositionStart(el);
  await fireEvent.keyDown(el, { key: 'Enter' });
  expect(onenter).not.toHaveBeenCalled();
  await fireEvent.compositionEnd(el);
  await fireEvent.keyDown(el, { key: 'Enter' });
  expect(onenter).toHaveBeenCalledOnce();
});
it('takes a change from outside when nobody composes', async () => {
  const { el, rerender } = make('a');
  await rerender({ value: 'b' });
  expect(el.textContent).toBe('b');
});
