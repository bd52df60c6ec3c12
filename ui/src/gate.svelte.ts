// Locking and unlocking. While the store is locked the program holds neither the store nor its keys;
// the screen shown stays where it is, out of sight, so that unlocking returns to the same place.
import type { GateState } from './bindings';
import { ask } from './call';
import { changed } from './changes';
import { tell, type Told } from './say';
import { shell } from './shell.svelte';
import { keepAll } from './views/draft/session.svelte';

const EVERYTHING = ['body', 'person', 'unit', 'unit_group', 'directive', 'point', 'task', 'draft', 'progress', 'extension', 'urging'];
const KEY = 'idle-minutes';
export const IDLE_CHOICES = [5, 10, 15, 30, 60] as const;
/** How often idle time and the clock are looked at. */
const TICK = 5_000;
/** A clock that runs on this much between two looks: the machine slept. */
const SLEPT = 60_000;

class GateOfWindow {
  state = $state.raw<GateState | null>(null);
  /** Why the store cannot be used at all. */
  refused = $state.raw<Told | null>(null);
  /** The key of a store just made, shown once. */
  recovery = $state<string | null>(null);
  idleMinutes = $state(read());
  /** Who was here last: another person finds no half-typed forms of theirs. */
  visitor = $state('');
  desks = $state(0);
  private last = Date.now();

  get open(): boolean { return this.state?.phase === 'open'; }

  async refresh(): Promise<void> {
    try {
      this.take(await ask('gate', {}));
      this.refused = null;
    } catch (e) { this.refused = tell(e); }
  }

  /** The program said something about the gate. */
  take(state: GateState): void {
    const opened = state.phase === 'open' && !this.open;
    this.state = state;
    if (!opened) return;
    this.touched();
    void shell.refresh().then(() => {
      const who = shell.desk?.person?.id ?? '';
      if (this.visitor && who !== this.visitor) { this.desks++; shell.go('desk'); }
      this.visitor = who;
      changed(EVERYTHING);
    });
  }

  /** Keeps what is being typed, then locks. A draft that cannot be kept stops it for two seconds at most. */
  async lock(): Promise<void> {
    if (!this.open || !this.state?.encrypted) return;
    await Promise.race([keepAll().catch(() => undefined), new Promise((r) => setTimeout(r, 2000))]);
    shell.notices = [];
    shell.palette = shell.keys = false;
    try { this.take(await ask('gate_lock', {})); } catch (e) { shell.failed(e); }
  }

  /** The program answered that it is locked, whatever was asked. */
  fell(): void {
    if (this.state) this.state = { ...this.state, phase: 'locked' };
    void this.refresh();
  }

  setIdle(minutes: number): void {
    this.idleMinutes = minutes;
    try { localStorage.setItem(KEY, String(minutes)); } catch { /* The choice holds until the window closes. */ }
  }

  touched(now = Date.now()): void { this.last = now; }

  /** Looked at every few seconds: nobody there for long, or the machine slept since the last look. */
  look(now: number, before: number): void {
    if (!this.open) return;
    if (now - before > SLEPT || now - this.last > this.idleMinutes * 60_000) void this.lock();
  }
}

function read(): number {
  try {
    const n = Number(localStorage.getItem(KEY));
    return (IDLE_CHOICES as readonly number[]).includes(n) ? n : 10;
  } catch { return 10; }
}

export const gate = new GateOfWindow();
shell.onLocked = () => gate.fell();

/** Watches keyboard, mouse and clock; answers how to stop. */
export function startGate(): () => void {
  gate.state = null;
  void gate.refresh();
  const touched = (): void => gate.touched();
  const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
  for (const e of events) addEventListener(e, touched, { capture: true, passive: true });
  let before = Date.now();
  const timer = setInterval(() => { const now = Date.now(); gate.look(now, before); before = now; }, TICK);
  return () => { clearInterval(timer); for (const e of events) removeEventListener(e, touched, { capture: true }); };
}

/** A plain word on a passphrase: length is what counts. */
export function strength(words: string): { level: 0 | 1 | 2 | 3; text: string } {
  const n = [...words].length, kinds = new Set([...words.toLowerCase()]).size;
  if (n === 0) return { level: 0, text: 'Ít nhất 8 ký tự; một câu bốn từ dễ nhớ tốt hơn một từ khó.' };
  if (n < 8 || kinds < 4) return { level: 0, text: n < 8 ? `Còn thiếu ${8 - n} ký tự.` : 'Lặp lại quá ít ký tự, ai cũng đoán được.' };
  if (n < 12 || /^\d+$/.test(words)) return { level: 1, text: 'Yếu: người khác có thể đoán ra. Hãy thêm vài từ.' };
  if (n < 18) return { level: 2, text: 'Dùng được.' };
  return { level: 3, text: 'Tốt: dài và khó đoán.' };
}
