// Asks after a pause, one question at a time, always about the newest; stale answers are dropped.

export class Latest<A, B> {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private newest = 0;
  private running = false;
  private waiting: A | null = null;
  private stopped = false;
  private readonly ask: (a: A) => Promise<B>;
  private readonly answer: (b: B, a: A) => void;
  private readonly failed: (e: unknown) => void;
  private readonly pause: number;

  constructor(ask: (a: A) => Promise<B>, answer: (b: B, a: A) => void, failed: (e: unknown) => void, pause = 120) {
    this.ask = ask;
    this.answer = answer;
    this.failed = failed;
    this.pause = pause;
  }

  push(a: A, at = this.pause): void {
    this.newest++;
    this.waiting = a;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.go(), at);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async go(): Promise<void> {
    if (this.running || this.stopped || this.waiting === null) return;
    const [a, n] = [this.waiting, this.newest];
    this.waiting = null;
    this.running = true;
    try {
      const b = await this.ask(a);
      if (!this.stopped && n === this.newest) this.answer(b, a);
    } catch (e) {
      if (!this.stopped && n === this.newest) this.failed(e);
    } finally {
      this.running = false;
      // Typed meanwhile, and its pause is over already: ask at once.
      if (this.waiting !== null) { clearTimeout(this.timer); this.timer = setTimeout(() => void this.go(), 0); }
    }
  }
}
