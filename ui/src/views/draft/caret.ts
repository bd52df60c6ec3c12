// The cursor inside a field of words, as an offset of its text.

function before(el: Node, node: Node, offset: number): number {
  const r = document.createRange();
  r.selectNodeContents(el);
  r.setEnd(node, offset);
  return r.toString().length;
}

/** Start and end of the selection inside a field; null when it lies elsewhere. */
export function selectionIn(el: HTMLElement): [number, number] | null {
  const s = getSelection();
  if (!s || s.rangeCount === 0) return null;
  const r = s.getRangeAt(0);
  if (!el.contains(r.startContainer) || !el.contains(r.endContainer)) return null;
  return [before(el, r.startContainer, r.startOffset), before(el, r.endContainer, r.endOffset)];
}

export function select(el: HTMLElement, from: number, to = from): void {
  if (el instanceof HTMLInputElement || el instanceof HTMLTextAreaElement) {
    el.focus();
    const n = el.value.length;
    el.setSelectionRange(Math.min(from, n), Math.min(to, n));
    return;
  }
  el.focus();
  const find = (at: number): [Node, number] => {
    const walk = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    let left = at;
    let last: Node | null = null;
    for (let t = walk.nextNode(); t; t = walk.nextNode()) {
      const n = t.textContent?.length ?? 0;
      if (left <= n) return [t, left];
      left -= n;
      last = t;
    }
    return last ? [last, last.textContent?.length ?? 0] : [el, 0];
  };
  const r = document.createRange();
  r.setStart(...find(from));
  r.setEnd(...find(to));
  const s = getSelection();
  s?.removeAllRanges();
  s?.addRange(r);
}

/** True when the cursor stands on the first (last) line of a field: an arrow then leaves it. */
export function onEdge(el: HTMLElement, last: boolean): boolean {
  const s = getSelection();
  if (!s || s.rangeCount === 0 || !s.isCollapsed) return false;
  const r = s.getRangeAt(0).cloneRange();
  const box = el.getBoundingClientRect();
  const at = r.getClientRects()[0] ?? r.getBoundingClientRect();
  if (!at || (at.top === 0 && at.bottom === 0)) return true;
  const line = at.height || 18;
  return last ? box.bottom - at.bottom < line * 0.9 : at.top - box.top < line * 0.9;
}
