// After a write every screen learns which kinds of thing changed and decides whether it cares.

/** Names of tables, as the answer to a wish gives them. */
export type Table = string;

type Listener = { tables: readonly Table[]; reload: () => void };
const listeners = new Set<Listener>();
type LabelListener = (undo: string | null, redo: string | null) => void;
const labelListeners = new Set<LabelListener>();

/** Calls `reload` after writes to any of the tables ('*' for all). Answers how to stop. */
export function onChange(tables: readonly Table[], reload: () => void): () => void {
  const l = { tables, reload };
  listeners.add(l);
  return () => listeners.delete(l);
}

/** Tables that are part of another: who shows a task shows its coordinators. */
const PART_OF: Record<Table, Table> = { unit_group_member: 'unit_group', task_coordinator: 'task', draft_task: 'draft', urging_task: 'urging' };

/** Told by `call.ts` after each write. */
export function changed(touched: readonly Table[]): void {
  if (touched.length === 0) return;
  const tables = touched.map((t) => PART_OF[t] ?? t);
  for (const l of [...listeners]) if (l.tables.includes('*') || l.tables.some((t) => tables.includes(t))) l.reload();
}

/** Calls `hear` whenever what undo and redo would do has changed. */
export function onLabels(hear: LabelListener): () => void {
  labelListeners.add(hear);
  return () => labelListeners.delete(hear);
}

/** Told by `call.ts` after each write. */
export function labels(undo: string | null, redo: string | null): void {
  for (const hear of [...labelListeners]) hear(undo, redo);
}
