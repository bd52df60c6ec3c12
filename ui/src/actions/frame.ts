// Actions of the frame: screens, palette, keys, undo, redo.
import { gate } from '../gate.svelte';
import { shell, type ViewName } from '../shell.svelte';
import type { Action } from './action';

export const VIEWS: readonly { name: ViewName; label: string; icon: string; digit: number | null }[] = [
  { name: 'desk', label: 'Bàn làm việc', icon: 'desk', digit: 1 },
  { name: 'directives', label: 'Văn bản đến', icon: 'inbox', digit: 2 },
  { name: 'tasks', label: 'Nhiệm vụ', icon: 'tasks', digit: 3 },
  { name: 'drafts', label: 'Soạn thảo', icon: 'pen', digit: 4 },
  { name: 'meetings', label: 'Họp', icon: 'calendar', digit: 0 },
  { name: 'reports', label: 'Báo cáo', icon: 'table', digit: 7 },
  { name: 'calendar', label: 'Lịch bầu cử', icon: 'calendar', digit: 8 },
  { name: 'units', label: 'Đơn vị & cơ quan', icon: 'units', digit: 5 },
  { name: 'people', label: 'Người dùng & khóa', icon: 'lock', digit: 9 },
  { name: 'history', label: 'Nhật ký', icon: 'clock', digit: 6 },
  { name: 'safety', label: 'An toàn dữ liệu', icon: 'shield', digit: null },
];

export const viewActions: readonly Action[] = VIEWS.map((v) => ({
  id: `go-${v.name}`,
  label: v.label,
  group: 'Màn hình',
  keys: v.digit === null ? [] : [`Alt+${v.digit}`],
  run: () => shell.go(v.name),
}));

export const undo: Action = {
  id: 'undo',
  label: 'Hoàn tác',
  group: 'Chung',
  keys: ['Ctrl+Z'],
  enabled: () => shell.undoLabel !== null,
  run: () => shell.undo(),
};

export const redo: Action = {
  id: 'redo',
  label: 'Làm lại',
  group: 'Chung',
  keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
  enabled: () => shell.redoLabel !== null,
  run: () => shell.redo(),
};

export const palette: Action = {
  id: 'palette',
  label: 'Tìm lệnh',
  group: 'Chung',
  keys: ['Ctrl+K'],
  hidden: true,
  run: () => {
    shell.palette = !shell.palette;
  },
};

export const showKeys: Action = {
  id: 'keys',
  label: 'Xem các phím tắt',
  group: 'Chung',
  keys: ['F1'],
  run: () => {
    shell.keys = !shell.keys;
  },
};

export const showAbout: Action = {
  id: 'about',
  label: 'Giới thiệu, an toàn thông tin, giấy phép',
  group: 'Chung',
  run: () => {
    shell.about = true;
  },
};

export const registerDirective: Action = {
  id: 'register',
  label: 'Đăng ký văn bản đến',
  group: 'Chung',
  keys: ['Ctrl+Shift+N'],
  run: () => shell.go('directives', { register: true }),
};

export const newDraft: Action = {
  id: 'new-draft',
  label: 'Soạn văn bản mới',
  group: 'Chung',
  keys: ['Ctrl+Shift+D'],
  run: () => shell.go('drafts', { newDraft: true }),
};

export const urge: Action = {
  id: 'urge',
  label: 'Soạn công văn đôn đốc',
  group: 'Chung',
  keys: ['Alt+U'],
  enabled: () => !!shell.desk && shell.desk.tasks.late + shell.desk.tasks.due_soon > 0,
  run: () => {
    shell.urging = true;
  },
};

export const lock: Action = {
  id: 'lock',
  label: 'Khóa sổ',
  group: 'Chung',
  keys: ['Ctrl+L'],
  enabled: () => gate.open && !!gate.state?.encrypted,
  run: () => gate.lock(),
};

export const frameActions: readonly Action[] = [...viewActions, registerDirective, newDraft, urge, undo, redo, lock, palette, showKeys, showAbout];
