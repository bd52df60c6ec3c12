// Nothing typed may be lost. What is typed is kept at every pause, saved as a step of the history
// now and then, and while a call fails it stays here and is tried again.

export type SaveState = 'saved' | 'dirty' | 'keeping' | 'kept' | 'saving' | 'failed';

export interface Port<D> {
  keep(d: D): Promise<void>;
  save(d: D): Promise<void>;
  state(s: SaveState): void;
  failed(e: unknown): void;
}
export interface Times { keepAfter: number; saveEvery: number; retry: number; retryMost: number }
export const TIMES: Times = { keepAfter: 500, saveEvery: 60_000, retry: 2_000, retryMost: 30_000 };

export class Autosave<D> {
  private now: D;
  private kept: D;
  private saved: D;
  private keepTimer: ReturnType<typeof setTimeout> | undefined;
  private saveTimer: ReturnType<typeof setInterval> | undefined;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private wait: number;
  private chain: Promise<unknown> = Promise.resolve();
  private current: SaveState;
  private told = false;
  private readonly port: Port<D>;
  private readonly times: Times;

  /** `unsaved`: what is opened was kept but never saved. */
  constructor(d: D, unsaved: boolean, port: Port<D>, times: Times = TIMES) {
    this.now = this.kept = d;
    this.saved = unsaved ? (undefined as D) : d;
    this.port = port;
    this.times = times;
    this.wait = times.retry;
    this.current = unsaved ? 'kept' : 'saved';
    this.saveTimer = setInterval(() => { if (this.dirty) void this.saveNow(); }, times.saveEvery);
  }

  get state(): SaveState { return this.current; }
  /** True while something typed is in no step of the history. */
  get dirty(): boolean { return this.now !== this.saved; }
  /** True while something typed is only in memory. */
  get unkept(): boolean { return this.now !== this.kept && this.dirty; }

  /** Something was typed. */
  typed(d: D): void {
    if (d === this.now) return;
    this.now = d;
    if (this.current !== 'failed') this.set('dirty');
    clearTimeout(this.keepTimer);
    this.keepTimer = setTimeout(() => void this.keepNow(), this.times.keepAfter);
  }

  /** The paper was changed in the store by another wish; what was typed here is older. */
  reset(d: D): void {
    this.now = this.kept = this.saved = d;
    clearTimeout(this.keepTimer);
    clearTimeout(this.retryTimer);
    this.set('saved');
  }

  /** Keeps what is typed. True when it is safe on disk. */
  keepNow(): Promise<boolean> {
    return this.queue(async () => {
      if (!this.unkept) return true;
      return this.attempt('keeping', this.port.keep, (d) => { this.kept = d; }, 'kept');
    });
  }

  /** Saves what is typed as a step of the history. */
  saveNow(): Promise<boolean> {
    return this.queue(async () => {
      if (!this.dirty) return true;
      return this.attempt('saving', this.port.save, (d) => { this.kept = this.saved = d; }, 'saved');
    });
  }

  /** Ends the timers; what is still unkept is the caller's. */
  stop(): void {
    clearTimeout(this.keepTimer);
    clearInterval(this.saveTimer);
    clearTimeout(this.retryTimer);
  }

  private queue<T>(run: () => Promise<T>): Promise<T> {
    const next = this.chain.then(run, run);
    this.chain = next.catch(() => undefined);
    return next;
  }

  private async attempt(during: SaveState, call: (d: D) => Promise<void>, done: (d: D) => void, after: SaveState): Promise<boolean> {
    clearTimeout(this.keepTimer);
    clearTimeout(this.retryTimer);
    const d = this.now;
    this.set(during);
    try {
      await call.call(this.port, d);
      done(d);
      this.wait = this.times.retry;
      this.told = false;
      this.set(this.now === d ? after : 'dirty');
      if (this.now !== d) this.keepTimer = setTimeout(() => void this.keepNow(), this.times.keepAfter);
      return true;
    } catch (e) {
      this.set('failed');
      // Told once; trying again is silent until it works.
      if (!this.told) this.port.failed(e);
      this.told = true;
      this.retryTimer = setTimeout(() => void (during === 'saving' ? this.saveNow() : this.keepNow()), this.wait);
      this.wait = Math.min(this.wait * 2, this.times.retryMost);
      return false;
    }
  }

  private set(s: SaveState): void {
    this.current = s;
    this.port.state(s);
  }
}
