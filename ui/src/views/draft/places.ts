// Places in a paper: "body[3].text" in findings, "body/3" on the sheets. Both become a list.
import type { Block, Finding, Rich } from '../../bindings';
import { as } from './blocks';
import type { Paper } from './normal';
import { plain, replaceRange } from './rich';

export type Path = (string | number)[];

export function parse(place: string): Path {
  return place.split(/[.[\]/]+/).filter(Boolean).map((p) => (/^\d+$/.test(p) ? Number(p) : p));
}

/** Section, block and what follows, when a place lies in running text. Section -1 is the body. */
export function blockOf(path: Path): { section: number; index: number; rest: Path } | null {
  if (path[0] === 'body' && typeof path[1] === 'number') return { section: -1, index: path[1], rest: path.slice(2) };
  if (path[0] === 'annexes' && typeof path[1] === 'number' && path[2] === 'body' && typeof path[3] === 'number') return { section: path[1], index: path[3], rest: path.slice(4) };
  return null;
}

/** The name a block has on the sheets. */
export function sheetName(section: number, index: number): string {
  return section < 0 ? `body/${index}` : `annexes/${section}/body/${index}`;
}

/** True when a piece of a sheet belongs to a place ("recipients/0" belongs to "recipients"). */
export function belongs(piece: string, place: string): boolean {
  return piece === place || piece.startsWith(`${place}/`);
}

export function blocksOf(d: Paper, section: number): Block[] {
  return section < 0 ? d.body : (d.annexes[section]?.body ?? []);
}
export function withBlocks(d: Paper, section: number, body: Block[]): Paper {
  if (section < 0) return { ...d, body };
  return { ...d, annexes: d.annexes.map((a, i) => (i === section ? { ...a, body } : a)) };
}

/** A copy of a value with another at a path; blocks keep their keys. */
function withAt(value: unknown, path: Path, change: (old: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.map((v: unknown, i) => (i === step ? withAt(v, rest, change) : v));
  }
  if (typeof value === 'object' && value !== null) {
    const old = value as Record<string, unknown>;
    const now = { ...old, [step]: withAt(old[step], rest, change) };
    return 'type' in old ? as(old as unknown as Block, now as unknown as Block) : now;
  }
  return value;
}

/** Puts a finding's proposal in place; null when the paper has moved on and it no longer fits. */
export function applyProposal(d: Paper, f: Finding): Paper | null {
  if (f.proposal == null) return null;
  const proposal = f.proposal;
  const path = parse(f.place);
  let fits = false;
  const rich = path.at(-1) === 'text' || path.includes('rows');
  const now = withAt(d, path, (old) => {
    // Only words are replaced: a list is words where running text stands, else a part of the paper.
    if (old !== null && old !== undefined && typeof old !== 'string' && !(Array.isArray(old) && rich)) return old;
    const text = plain((old ?? '') as Rich);
    if (f.range) {
      const [a, b] = f.range;
      if (f.found && [...text].slice(a, b).join('') !== f.found) return old;
      fits = true;
      return typeof old === 'string' ? [...[...text].slice(0, a), proposal, ...[...text].slice(b)].join('') : replaceRange((old ?? '') as Rich, a, b, proposal);
    }
    fits = true;
    return proposal;
  });
  return fits ? (now as Paper) : null;
}
