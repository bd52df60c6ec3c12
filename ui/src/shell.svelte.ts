// What the frame of the window knows: the screen shown, notices, labels of undo and redo.
import type { Desk, ListTasks, TaskState } from './bindings';
import { act, ask } from './call';
import { onChange, onLabels } from './changes';
import { tell, type Told } from './say';

export type ViewName = 'desk' | 'directives' | 'tasks' | 'drafts' | 'meetings' | 'reports' | 'calendar' | 'units' | 'people' | 'history' | 'safety';

/** A list of tasks as another screen wants it opened. */
export interface TaskWish {
  time?: 'all' | 'late' | 'soon' | 'none';
  state?: TaskState | 'open' | '';
  directive?: string;
  unit?: string;
  words?: string;
  task?: string;
  /** Exactly these conditions, in place of the ones above. */
  filter?: Partial<ListTasks>;
}

/** Where a screen opens. */
export interface Target {
  directive?: string;
  register?: boolean;
  draft?: string;
  newDraft?: boolean;
  tasks?: TaskWish;
  tab?: 'profile' | 'units' | 'groups';
}

export interface Notice {
  id: number;
  at: number;
  kind: 'done' | 'refused' | 'broken';
  title: string;
  text: string;
  detail: string | null;
  button: { label: string; run: () => void } | null;
}

let nextNotice = 1;

class Shell {
  view = $state<ViewName>('desk');
  target = $state.raw<Target>({});
  /** Changes when the same screen is asked to open something else. */
  visit = $state(0);
  notices = $state<Notice[]>([]);
  /** A small window: labels shorten, columns fold. */
  narrow = $state(false);
  palette = $state(false);
  keys = $state(false);
  about = $state(false);
  /** The dialog that drafts letters of urging, and the unit a list shows, which it starts from. */
  urging = $state(false);
  unit = $state('');
  undoLabel = $state<string | null>(null);
  redoLabel = $state<string | null>(null);
  desk = $state.raw<Desk | null>(null);
  /** Why the store cannot be used at all; the window then shows nothing else. */
  closed = $state.raw<Told | null>(null);
  saving = $state<'idle' | 'saving' | 'saved' | 'failed'>('saved');
  /** Told when the program answers that it is locked. */
  onLocked: (() => void) | null = null;
  /** Runs before undo and redo: an open draft saves itself first. */
  settle: (() => Promise<void>) | null = null;

  get today(): string {
    return this.desk?.today ?? new Date().toISOString().slice(0, 10);
  }

  go(view: ViewName, target: Target = {}): void {
    this.target = target;
    this.view = view;
    // What was done is read by now; refusals stay until they are put away.
    this.notices = this.notices.filter((n) => n.kind !== 'done' || Date.now() - n.at < 1500);
    this.visit++;
  }

  /** Reads what the status bar and the desk show. */
  async refresh(): Promise<void> {
    try {
      const desk = await ask('desk', {});
      this.desk = desk;
      this.closed = null;
      this.undoLabel = desk.undo_label;
      this.redoLabel = desk.redo_label;
    } catch (e) {
      if (this.desk) this.failed(e);
      else this.closed = tell(e);
    }
  }

  done(title: string, text = '', button: Notice['button'] = null): void {
    this.push({ id: nextNotice++, at: Date.now(), kind: 'done', title, text, detail: null, button }, button ? 15_000 : 5_000);
  }

  /** Shows a failure calmly; `again` is offered where trying again makes sense. */
  failed(e: unknown, again?: () => void, extra?: Notice['button']): Told {
    const told = tell(e);
    if (told.code === 'locked') { this.onLocked?.(); return told; }
    let button = extra ?? null;
    if (!button && told.step) {
      const { step, label } = told.step;
      if (step === 'open-profile') button = { label, run: () => this.go('units', { tab: 'profile' }) };
      else if (step === 'open-directives') button = { label, run: () => this.go('directives') };
      else if (again) button = { label, run: again };
    }
    if (!button && again && told.code === 'broken') button = { label: 'Thử lại', run: again };
    const kind = told.code === 'broken' ? 'broken' : 'refused';
    this.push({ id: nextNotice++, at: Date.now(), kind, title: told.title, text: `${told.what} ${told.advice}`.trim(), detail: told.detail, button }, 0);
    return told;
  }

  private push(n: Notice, lives: number): void {
    this.notices = [...this.notices.filter((o) => !(o.title === n.title && o.text === n.text)), n].slice(-4);
    if (lives) setTimeout(() => this.dismiss(n.id), lives);
  }

  dismiss(id: number): void {
    this.notices = this.notices.filter((n) => n.id !== id);
  }

  async undo(): Promise<void> {
    try {
      await this.settle?.();
      this.done('Đã hoàn tác', await act('undo', {}));
    } catch (e) {
      this.failed(e);
    }
  }

  async redo(): Promise<void> {
    try {
      await this.settle?.();
      this.done('Đã làm lại', await act('redo', {}));
    } catch (e) {
      this.failed(e);
    }
  }
}

export const shell = new Shell();

/** Ties the frame to the program; answers how to stop. */
export function startShell(): () => void {
  const small = globalThis.matchMedia?.('(max-width: 1180px)');
  const resized = (): void => { shell.narrow = small?.matches ?? false; };
  resized();
  small?.addEventListener?.('change', resized);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const stops = [
    onLabels((undo, redo) => {
      shell.undoLabel = undo;
      shell.redoLabel = redo;
    }),
    onChange(['*'], () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => void shell.refresh(), 60);
    }),
  ];
  return () => {
    clearTimeout(waiting);
    small?.removeEventListener?.('change', resized);
    for (const stop of stops) stop();
  };
}
