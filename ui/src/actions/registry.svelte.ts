// The actions that may run now: those of the frame and those of the screen shown.
import { onMount } from 'svelte';
import { composing, inText, isEnabled, keyOf, type Action } from './action';

let scopes = $state.raw<{ id: number; actions: () => readonly Action[] }[]>([]);
let next = 1;

/** Offers actions while the calling component lives. Later ones win a key. */
export function offer(actions: () => readonly Action[]): void {
  onMount(() => {
    const id = next++;
    scopes = [...scopes, { id, actions }];
    return () => {
      scopes = scopes.filter((s) => s.id !== id);
    };
  });
}

/** All actions, the newest scope first. */
export function offered(): Action[] {
  return [...scopes].reverse().flatMap((s) => [...s.actions()]);
}

/** Runs the action of a key, if one may run. True when it did. */
export function press(e: KeyboardEvent): boolean {
  if (e.defaultPrevented || composing(e)) return false;
  const key = keyOf(e);
  const typed = inText(e.target);
  // A field keeps its own undo, and every key without Ctrl or Alt is typing.
  if (typed && (key === 'Ctrl+Z' || key === 'Ctrl+Shift+Z' || key === 'Ctrl+Y')) return false;
  if (typed && !/^(Ctrl|Alt)\+/.test(key) && !/^F\d+$/.test(key)) return false;
  // Enter and Space on a button press the button.
  if ((key === 'Enter' || key === 'Space') && e.target instanceof HTMLElement && e.target.closest('button, a, summary, [role="button"], [role="tab"]')) return false;
  for (const a of offered()) {
    if (a.keys?.includes(key) && isEnabled(a)) {
      e.preventDefault();
      void a.run();
      return true;
    }
  }
  return false;
}
