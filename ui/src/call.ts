// The only file that knows how the window reaches the program. Every screen calls `ask` (a
// question) or `act` (a wish that changes the store); a wish reports what kinds of thing changed.
import type { Calls, Failure, Outcome } from './bindings';
import { changed, labels } from './changes';

export type Questions = { [K in keyof Calls]: Calls[K]['ret'] extends Outcome<unknown> ? never : K }[keyof Calls];
export type Intents = Exclude<keyof Calls, Questions>;
type Output<K extends Intents> = Calls[K]['ret'] extends Outcome<infer T> ? T : never;

/** What lies outside the page: the program, the system's dialogs, the end of the window. */
export interface Host {
  call(name: string, args: unknown): Promise<unknown>;
  /** Path of a file the user chose, or null. */
  openFile(): Promise<string | null>;
  /** Path the user chose for a new file, or null. */
  savePath(suggested: string): Promise<string | null>;
  /** `finish` runs before the window goes; the window never waits longer than two seconds. */
  beforeClose(finish: () => Promise<void>): void;
}

const desktop: Host = {
  async call(name, args) {
    const { invoke } = await import('@tauri-apps/api/core');
    return invoke('call', { name, args });
  },
  async openFile() {
    const { open } = await import('@tauri-apps/plugin-dialog');
    return open({
      multiple: false,
      title: 'Chọn văn bản đến',
      filters: [{ name: 'Văn bản (.docx, .pdf, .rtf, .odt, .txt)', extensions: ['docx', 'pdf', 'rtf', 'odt', 'txt', 'docm', 'md', 'DOCX', 'PDF', 'RTF', 'ODT', 'TXT'] }],
    });
  },
  async savePath(suggested) {
    const { save } = await import('@tauri-apps/plugin-dialog');
    return save({ title: 'Lưu tệp PDF', defaultPath: suggested, filters: [{ name: 'PDF', extensions: ['pdf'] }] });
  },
  beforeClose(finish) {
    void import('@tauri-apps/api/window').then(({ getCurrentWindow }) =>
      getCurrentWindow().onCloseRequested(async () => {
        await Promise.race([finish().catch(() => undefined), new Promise((r) => setTimeout(r, 2000))]);
      }),
    );
  },
};

let host: Host = desktop;

/** Puts another host in place: the in-memory one of tests and of the browser trial. */
export function useHost(other: Host): void {
  host = other;
}

/** Asks a question. Throws a `Failure`. */
export async function ask<K extends Questions>(name: K, args: Calls[K]['args']): Promise<Calls[K]['ret']> {
  return (await host.call(name, args)) as Calls[K]['ret'];
}

/** Carries out a wish, tells every screen what changed, answers its output. Throws a `Failure`. */
export async function act<K extends Intents>(name: K, args: Calls[K]['args']): Promise<Output<K>> {
  const outcome = (await host.call(name, args)) as Outcome<Output<K>>;
  labels(outcome.undo_label, outcome.redo_label);
  changed(outcome.changed);
  return outcome.output;
}

export const openFile = (): Promise<string | null> => host.openFile();
export const savePath = (suggested: string): Promise<string | null> => host.savePath(suggested);
export const beforeClose = (finish: () => Promise<void>): void => host.beforeClose(finish);

/** True for what the program answers in place of a value. */
export function isFailure(e: unknown): e is Failure {
  return typeof e === 'object' && e !== null && 'failure' in e;
}
