// Rows of a long list, read a page at a time as the list scrolls.

type Fetch<R> = (offset: number, limit: number) => Promise<{ rows: R[]; total: number }>;

export class Pages<R> {
  total = $state(0);
  loaded = $state(false);
  private version = $state(0);
  private pages = new Map<number, R[]>();
  private pending = new Set<number>();
  private era = 0;
  private readonly size: number;
  private readonly fetch: Fetch<R>;
  private readonly failed: (e: unknown) => void;

  constructor(size: number, fetch: Fetch<R>, failed: (e: unknown) => void) {
    this.size = size;
    this.fetch = fetch;
    this.failed = failed;
  }

  /** Starts again: the filter changed. Old answers are dropped. */
  reset(): void {
    this.era++;
    this.pages = new Map();
    this.pending = new Set();
    void this.load(0);
  }

  /** Reads again what is shown, without emptying the list: rows changed. */
  refresh(): void {
    this.era++;
    this.pending = new Set();
    const had = [...this.pages.keys()];
    for (const p of had.length ? had.slice(-3) : [0]) void this.load(p, true);
    this.pages = new Map([...this.pages].slice(-3));
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
      const { rows, total } = await this.fetch(p * this.size, this.size);
      if (era !== this.era) return;
      this.pages.set(p, rows);
      this.total = total;
      this.loaded = true;
      this.version++;
    } catch (e) {
      if (era === this.era) this.failed(e);
    } finally {
      if (era === this.era) this.pending.delete(p);
    }
  }
}
