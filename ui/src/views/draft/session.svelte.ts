// One draft being written: the paper, its own undo, its saving, its preview.
import { tick } from 'svelte';
import type { Block, DraftPage, Finding, Sheets } from '../../bindings';
import { act, ask } from '../../call';
import { onChange } from '../../changes';
import { tell } from '../../say';
import { shell } from '../../shell.svelte';
import { Autosave, type SaveState } from './autosave';
import { keyOf, type Cursor, type Edit } from './blocks';
import { select } from './caret';
import { Latest } from './latest';
import { normal, type Paper } from './normal';
import { blocksOf, parse, blockOf, withBlocks } from './places';

interface Step { doc: Paper; cursor: Cursor | null }

/** Sessions that still hold something; a draft opened again goes on where it was. */
const live = new Map<string, DraftSession>();

export async function openDraft(id: string): Promise<DraftSession> {
  const there = live.get(id);
  if (there) { there.resume(); return there; }
  const page = await ask('draft', { id });
  const s = new DraftSession(page);
  live.set(id, s);
  return s;
}

/** Keeps everything that is only in memory; before the window closes. */
export async function keepAll(): Promise<void> {
  await Promise.all([...live.values()].map((s) => s.keep()));
}

export class DraftSession {
  readonly id: string;
  readonly directive: string | null;
  doc = $state.raw<Paper>() as Paper;
  sheets = $state.raw<Sheets>({ pages: [], notes: [], missing_glyphs: [] });
  findings = $state.raw<Finding[]>([]);
  /** False while the preview is behind what is typed. */
  fresh = $state(false);
  saveState = $state<SaveState>('saved');
  /** Section shown in the middle: -1 the body, else an annex. */
  section = $state(-1);
  /** Name of the place the cursor stands in, as on the sheets. */
  here = $state('');
  /** Block and field that had the cursor last. */
  at = $state.raw<Cursor | null>(null);
  /** On a small window fields and text share one column. */
  side = $state<'text' | 'fields'>('text');
  gone = $state(false);

  private readonly auto: Autosave<Paper>;
  private readonly preview: Latest<Paper, Awaited<ReturnType<typeof ask<'paper_preview'>>>>;
  private past: Step[] = [];
  private future: Step[] = [];
  private lastKind = '';
  private lastAt = 0;
  private version: string;
  private own = 0;
  private open = true;
  private readonly off: () => void;

  constructor(page: DraftPage) {
    this.id = page.id;
    this.directive = page.directive;
    this.version = page.version;
    this.doc = normal(page.document);
    this.saveState = page.unsaved ? 'kept' : 'saved';
    this.auto = new Autosave(this.doc, page.unsaved, {
      keep: (document) => this.write(document, 'draft_keep'),
      save: (document) => this.write(document, 'draft_save'),
      state: (s) => { this.saveState = s; this.show(); },
      failed: (e) => shell.failed(e, () => void this.save()),
    });
    this.preview = new Latest(
      (document) => ask('paper_preview', { document }),
      (p, document) => { this.sheets = p.sheets; this.findings = p.findings; this.fresh = document === this.doc; },
      (e) => shell.failed(e, () => this.preview.push(this.doc, 0)),
    );
    this.off = onChange(['draft'], () => { if (this.own === 0) void this.reload(); });
    this.resume();
  }

  resume(): void {
    this.open = true;
    shell.settle = async () => { await this.save(); };
    this.show();
    this.preview.push(this.doc, 0);
  }

  private show(): void {
    if (!this.open && this.saveState !== 'failed') return;
    shell.saving = this.saveState === 'failed' ? 'failed' : this.saveState === 'saved' || this.saveState === 'kept' ? 'saved' : 'saving';
  }

  /** Keeps or saves on the version this text was written on. When another window has written
   *  meanwhile, both stay: this text becomes a draft of its own, and the other is shown. */
  private write(document: Paper, wish: 'draft_keep' | 'draft_save'): Promise<void> {
    return this.mine(async () => {
      try {
        this.version = await act(wish, { id: this.id, document, seen: this.version });
      } catch (e) {
        if (tell(e).code !== 'draft-changed') throw e;
        const other = await act('draft_fork', { id: this.id, document });
        const page = await ask('draft', { id: this.id });
        this.version = page.version;
        this.doc = normal(page.document);
        setTimeout(() => { this.auto.reset(this.doc); this.preview.push(this.doc, 0); });
        shell.failed(e, undefined, { label: 'Mở bản của tôi', run: () => shell.go('drafts', { draft: other }) });
      }
    });
  }

  private async mine(run: () => Promise<unknown>): Promise<void> {
    this.own++;
    try { await run(); } finally { this.own--; }
  }

  /** Another wish (undo) changed drafts in the store. */
  private async reload(): Promise<void> {
    if (this.auto.unkept) return;
    try {
      const page = await ask('draft', { id: this.id });
      const now = normal(page.document);
      this.version = page.version;
      if (JSON.stringify(now) === JSON.stringify(this.doc)) return;
      this.past.push({ doc: this.doc, cursor: this.at });
      this.doc = now;
      this.auto.reset(now);
      this.preview.push(now, 0);
    } catch { this.gone = true; }
  }

  /** Changes the paper. Changes of one kind in quick succession are one step of undo. */
  set(now: Paper, kind = ''): void {
    if (now === this.doc) return;
    const t = Date.now();
    if (kind === '' || kind !== this.lastKind || t - this.lastAt > 1200) {
      this.past.push({ doc: this.doc, cursor: this.at });
      if (this.past.length > 400) this.past.shift();
    }
    this.lastKind = kind;
    this.lastAt = t;
    this.future = [];
    this.take(now);
  }
  change(part: Partial<Paper>, kind = ''): void {
    this.set({ ...this.doc, ...part }, kind || Object.keys(part).join());
  }
  private take(now: Paper): void {
    this.doc = now;
    this.fresh = false;
    if (this.section >= now.annexes.length) this.section = now.annexes.length - 1;
    this.auto.typed(now);
    this.preview.push(now);
  }

  get blocks(): Block[] { return blocksOf(this.doc, this.section); }
  setBlocks(blocks: Block[], kind = '', section = this.section): void {
    this.set(withBlocks(this.doc, section, blocks), kind);
  }
  /** An operation on blocks: takes its result and puts the cursor where it says. */
  apply(e: Edit): void {
    this.setBlocks(e.blocks);
    if (e.cursor) void this.focus(e.cursor);
  }
  async focus(c: Cursor): Promise<void> {
    await tick();
    const el = document.querySelector<HTMLElement>(`[data-key="${c.key}"][data-part="${c.part}"]`) ?? document.querySelector<HTMLElement>(`[data-key="${c.key}"]`);
    if (el) { select(el, Math.min(c.offset, 1e9)); el.scrollIntoView?.({ block: 'nearest' }); }
  }

  get canUndo(): boolean { return this.past.length > 0; }
  undo(): void { this.step(this.past, this.future); }
  redo(): void { this.step(this.future, this.past); }
  private step(from: Step[], to: Step[]): void {
    const s = from.pop();
    if (!s) return;
    to.push({ doc: this.doc, cursor: this.at });
    this.lastKind = '';
    this.take(s.doc);
    if (s.cursor) void this.focus(s.cursor);
  }

  /** Goes to a place named by a sheet or a finding. */
  async jump(place: string): Promise<void> {
    const path = parse(place);
    const b = blockOf(path);
    if (b) {
      this.section = b.section;
      this.side = 'text';
      await tick();
      const block = this.blocks[b.index];
      if (!block) return;
      const key = keyOf(block);
      const el = document.querySelector<HTMLElement>(b.rest[0] === 'rows' ? `[data-key="${key}"][data-cell="${b.rest[1]}-${b.rest[2]}"]` : b.rest[0] === 'title' ? `[data-key="${key}"][data-part="title"]` : `[data-key="${key}"]`) ?? document.querySelector<HTMLElement>(`[data-key="${key}"]`);
      el?.focus();
      el?.scrollIntoView?.({ block: 'center' });
      return;
    }
    if (path[0] === 'annexes' && typeof path[1] === 'number') { this.section = path[1]; this.side = 'text'; }
    else this.side = 'fields';
    await tick();
    const names = path.map(String);
    for (let n = names.length; n > 0; n--) {
      const el = document.querySelector<HTMLElement>(`[data-place="${names.slice(0, n).join('/')}"]`);
      if (el) {
        el.closest('details')?.setAttribute('open', '');
        el.focus();
        el.scrollIntoView?.({ block: 'center' });
        return;
      }
    }
  }

  keep(): Promise<boolean> { return this.auto.keepNow(); }
  save(): Promise<boolean> { return this.auto.saveNow(); }

  /** Leaves the editor: saves; what cannot be saved stays here and is tried again. */
  async leave(): Promise<void> {
    this.open = false;
    shell.settle = null;
    const safe = this.gone || (await this.save());
    if (this.open) return;
    if (safe) { this.end(); shell.saving = 'saved'; }
    else void this.tryOn();
  }
  private async tryOn(): Promise<void> {
    while (!this.open && this.auto.dirty && !this.gone) await new Promise((r) => setTimeout(r, 1000));
    if (!this.open) { this.end(); shell.saving = 'saved'; }
  }
  private end(): void {
    this.auto.stop();
    this.preview.stop();
    this.off();
    live.delete(this.id);
  }
}
