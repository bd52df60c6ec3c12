// Places in a directive's text. The program counts characters (code points); the page counts
// UTF-16 units. All of that difference lives here.

export interface Span { id: string; start: number; end: number; decision: string }
export interface Piece { start: number; text: string; ids: string[] }

/** Cuts the text at the borders of all spans; offsets are code points. */
export function pieces(text: string, spans: readonly Span[]): Piece[] {
  // Without surrogates characters and UTF-16 units are the same; a long paper is cut in place.
  const chars = /[\ud800-\udfff]/.test(text) ? [...text] : text;
  const borders = new Set([0, chars.length]);
  for (const s of spans) {
    borders.add(Math.min(Math.max(s.start, 0), chars.length));
    borders.add(Math.min(Math.max(s.end, 0), chars.length));
  }
  const sorted = [...borders].sort((a, b) => a - b);
  const byStart = [...spans].sort((a, b) => a.start - b.start);
  const out: Piece[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const from = sorted[i] as number;
    const to = sorted[i + 1] as number;
    const ids: string[] = [];
    for (const s of byStart) {
      if (s.start > from) break;
      if (s.end >= to) ids.push(s.id);
    }
    out.push({ start: from, text: typeof chars === 'string' ? chars.slice(from, to) : chars.slice(from, to).join(''), ids });
  }
  return out;
}

/** Code points before a place (node, offset) inside an element that holds only text. */
export function pointOffset(root: Node, node: Node, offset: number): number | null {
  if (!root.contains(node)) return null;
  if (node.nodeType !== Node.TEXT_NODE) {
    const child = node.childNodes[offset];
    let count = 0;
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let t = walk.nextNode(); t; t = walk.nextNode()) {
      if (child && (t === child || child.contains(t) || child.compareDocumentPosition(t) & Node.DOCUMENT_POSITION_FOLLOWING)) return count;
      if (!child && !node.contains(t) && node.compareDocumentPosition(t) & Node.DOCUMENT_POSITION_FOLLOWING) return count;
      count += [...(t.textContent ?? '')].length;
    }
    return count;
  }
  let count = 0;
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let t = walk.nextNode(); t; t = walk.nextNode()) {
    const words = t.textContent ?? '';
    if (t === node) return count + [...words.slice(0, offset)].length;
    count += [...words].length;
  }
  return null;
}
