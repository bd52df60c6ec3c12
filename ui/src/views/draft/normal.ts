// A paper as it comes over the border may leave out what is empty; the editor sees every field.
import type { Annex, Block, Document, Head, Signature } from '../../bindings';

/** A paper with every field present. */
export type Paper = Omit<Required<Document>, 'head' | 'signature' | 'annexes'> & { head: Required<Head>; signature: Required<Signature>; annexes: Required<Annex>[] };

const LAYOUT = { top: 20, bottom: 20, left: 30, right: 15, size: 14, line_spacing: 1.1, paragraph_gap: 6, indent: 12.7, one_page_less: false };

function block(b: Block): Block {
  switch (b.type) {
    case 'item': return { ...b, mark: b.mark ?? null, title: b.title ?? null, text: b.text ?? '' };
    case 'table': return { ...b, numbered_columns: b.numbered_columns ?? false, size: b.size ?? null, rows: b.rows ?? [], columns: b.columns.map((c) => ({ ...c, group: c.group ?? null, width: c.width ?? null, align: c.align ?? 'left' })) };
    default: return b;
  }
}
const round = (n: number): number => Math.round(n * 100) / 100;

export function normal(d: Document): Paper {
  const layout = { ...LAYOUT, ...d.layout };
  for (const k of ['top', 'bottom', 'left', 'right', 'size', 'line_spacing', 'paragraph_gap', 'indent'] as const) layout[k] = round(layout[k]);
  return {
    ...d,
    head: { ...d.head, parent: d.head.parent ?? null, number: d.head.number ?? null, symbol: d.head.symbol ?? '', place: d.head.place ?? '', date: { day: d.head.date?.day ?? null, month: d.head.date?.month ?? null, year: d.head.date?.year ?? null } },
    subject: d.subject ?? '', recipients: d.recipients ?? [], grounds: d.grounds ?? [], body: (d.body ?? []).map(block), distribution: d.distribution ?? [],
    signature: { authority: d.signature?.authority ?? [], title: d.signature?.title ?? '', office: d.signature?.office ?? null, name: d.signature?.name ?? '' },
    annexes: (d.annexes ?? []).map((a): Required<Annex> => ({ ...a, note: a.note ?? null, landscape: a.landscape ?? false, body: (a.body ?? []).map(block) })),
    urgency: d.urgency ?? null, drafter_mark: d.drafter_mark ?? null, contact: d.contact ?? null, draft: d.draft ?? false, layout,
  };
}
