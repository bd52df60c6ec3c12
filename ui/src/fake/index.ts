// An in-memory program for the browser trial, tests and screenshots. Never in the real bundle.
import { useHost, type Host } from '../call';
import { api, FILES, type Api } from './calls';
import { seedPeople } from './gate';
import { seedDemo, storeOf } from './seed';
import type { FakeStore } from './state';

export interface Fake {
  store: FakeStore;
  api: Api;
  /** Calls made, newest last. */
  calls: { name: string; args: unknown }[];
  /** Set to make the next calls of a name fail. */
  failing: Map<string, unknown>;
  /** What `beforeClose` was given. */
  finish: (() => Promise<void>) | null;
}

export function makeFake(name: string): Fake & { host: Host } {
  const store = storeOf(name);
  const answers = api(store);
  seedPeople(store);
  if (name !== 'empty' && name !== 'first') seedDemo(store, answers, name === 'many' ? 100_000 : 0);
  if (name === 'first' || name === 'locked') store.phase = name;
  if (name === 'open') store.encrypted = false;
  const fake: Fake & { host: Host } = {
    store, api: answers, calls: [], failing: new Map(), finish: null,
    host: {
      async call(n, args) {
        // Through JSON and a turn of the event loop, as the real border.
        const wire: unknown = JSON.parse(JSON.stringify(args ?? {}));
        await Promise.resolve();
        fake.calls.push({ name: n, args: wire });
        if (fake.failing.has(n)) throw fake.failing.get(n);
        if (store.phase !== 'open' && !/^gate/.test(n)) throw { failure: 'refused', code: store.phase === 'locked' ? 'locked' : 'no-store', what: 'Sổ đang khóa.', advice: 'Hãy nhập mật khẩu để làm việc tiếp.' };
        const answer = (answers as unknown as Record<string, (a: unknown) => unknown>)[n];
        if (!answer) throw { failure: 'refused', code: 'unknown-call', what: `Không có lệnh “${n}”.`, advice: 'Hãy cập nhật chương trình.' };
        return JSON.parse(JSON.stringify(answer(wire) ?? null)) as unknown;
      },
      openFile: () => new Promise((done) => {
        const input = document.createElement('input');
        input.type = 'file';
        input.onchange = () => {
          const file = input.files?.[0];
          if (!file) return done(null);
          void file.text().then((t) => { FILES.set(file.name, t); done(file.name); });
        };
        input.oncancel = () => done(null);
        input.click();
      }),
      savePath: async (suggested) => suggested,
      beforeClose: (finish) => { fake.finish = finish; },
    },
  };
  return fake;
}

export function installFake(name: string): Fake {
  const fake = makeFake(name);
  useHost(fake.host);
  (globalThis as unknown as { __fake?: Fake }).__fake = fake;
  return fake;
}
