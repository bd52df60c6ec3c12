// Rows of a long list, read a page at a time as the list scrolls.

/** `after` is the row before the page where it is known: then the page costs no walk to its place. */
type Fetch<R> = (offset: number, limit: number, after: R | undefined) => Promise<R[]>;

export class Pages<R> {
  total = $state(0);
  loaded = $state(false);
  private version = $state(0);
  private pages = new Map<number, R[]>();
  private pending = new Set<number>();
  private era = 0;
  private readonly size: number;
  private readonly fetch: Fetch<R>;
  private readonly count: () => Promise<number>;
  private readonly failed: (e: unknown) => void;

  constructor(size: number, fetch: Fetch<R>, count: () => Promise<number>, failed: (e: unknown) => void) {
    this.size = size;
    this.fetch = fetch;
    this.count = count;
    this.failed = failed;
  }

  /** Starts again: the filter changed. Old answers are dropped. */
  reset(): void {
    this.era++;
    this.pages = new Map();
    this.pending = new Set();
    void this.load(0);
    void this.measure();
  }

  /** Reads again what is shown, without emptying the list: rows changed. */
  refresh(): void {
    this.era++;
    this.pending = new Set();
    const had = [...this.pages.keys()];
    for (const p of had.length ? had.slice(-3) : [0]) void this.load(p, true);
    this.pages = new Map([...this.pages].slice(-3));
    void this.measure();
  }

  /** Counts beside the first page, which does not wait for it. */
  private async measure(): Promise<void> {
    const era = this.era;
    try {
      const total = await this.count();
      if (era === this.era) this.total = total;
    } catch (e) {
      if (era === this.era) this.failed(e);
    }
  }

  /** The row at a place, if it is here already. */
  at(i: number): R | undefined {
    void this.version;
    return this.pages.get(Math.floor(i / this.size))?.[i % this.size];
  }

  /** Makes sure the rows from..to are on their way. */
  need(from: number, to: number): void {
    for (let p = Math.floor(from / this.size); p <= Math.floor(Math.max(from, to - 1) / this.size); p++) void this.load(p);
  }

  private async load(p: number, again = false): Promise<void> {
    if ((this.pages.has(p) && !again) || this.pending.has(p)) return;
    const era = this.era;
    this.pending.add(p);
    try {
      const rows = await this.fetch(p * this.size, this.size, again ? undefined : this.pages.get(p - 1)?.at(-1));
      if (era !== this.era) return;
      this.pages.set(p, rows);
      // Until everything is counted the list is as long as what is here.
      if (!this.loaded || p === 0) this.total = Math.max(rows.length < this.size ? 0 : this.total, p * this.size + rows.length);
      this.loaded = true;
      this.version++;
    } catch (e) {
      if (era === this.era) this.failed(e);
    } finally {
      if (era === this.era) this.pending.delete(p);
    }
  }
}
