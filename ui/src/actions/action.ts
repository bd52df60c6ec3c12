// One object holds label, key, "may I now?" and what it does; menu, key and palette read it.

export interface Action {
  id: string;
  label: string;
  group: string;
  /** "Ctrl+K", "Alt+1", "J", "Shift+A". The first is the one shown. */
  keys?: readonly string[];
  /** Keys work even while a text field has the focus. Always so for keys with Ctrl or Alt. */
  enabled?: () => boolean;
  run: () => unknown;
  /** Not listed in the palette. */
  hidden?: boolean;
}

export function isEnabled(a: Action): boolean {
  return a.enabled ? a.enabled() : true;
}

/** The key event in the words of `Action.keys`. */
export function keyOf(e: KeyboardEvent): string {
  const parts: string[] = [];
  if (e.ctrlKey || e.metaKey) parts.push('Ctrl');
  if (e.altKey) parts.push('Alt');
  // WebKitGTK calls Shift+Tab "Unidentified" (its own name for it is no key of the web).
  let key = e.code === 'Tab' || e.keyCode === 9 ? 'Tab' : e.key;
  // With Alt some layouts deliver other characters: the digit row is read from the code.
  const digit = /^Digit(\d)$/.exec(e.code ?? '');
  if (digit && (e.altKey || e.ctrlKey)) key = digit[1] ?? key;
  if (key.length === 1) key = key.toUpperCase();
  if (e.shiftKey && (key.length > 1 || /[A-Z]/.test(key))) parts.push('Shift');
  parts.push(key === ' ' ? 'Space' : key);
  return parts.join('+');
}

const SHOWN: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' };

/** "Alt+ArrowUp" as "Alt+↑". */
export function shown(key: string): string {
  return key.split('+').map((k) => SHOWN[k] ?? k).join('+');
}

/** True where typing belongs to a field. */
export function inText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[contenteditable="true"]')) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** True while an input method is composing a character: such keys belong to it. */
export function composing(e: KeyboardEvent): boolean {
  return e.isComposing || e.keyCode === 229 || e.key === 'Process' || e.key === 'Dead';
}
