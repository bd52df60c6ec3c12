// Small words and forms shared by all screens: dates as people here write them, folding, sizes.
import type { Deadline, Period, Role, TaskState, Timeliness } from './bindings';

/** Roles from the least, with what they may do. */
export const ROLES: readonly (readonly [Role, string, string])[] = [
  ['viewer', 'Chỉ xem', 'xem, in, không sửa gì'],
  ['clerk', 'Văn thư', 'đăng ký văn bản đến, đi, cấp số'],
  ['secretary', 'Thư ký', 'soạn, giao, theo dõi, đôn đốc'],
  ['leader', 'Lãnh đạo', 'duyệt, ký, xác nhận hoàn thành, quản lý người dùng'],
];

/** "2026-03-15" as "15/03/2026". */
export function day(iso: string | null | undefined): string {
  if (!iso) return '';
  const [y, m, d] = iso.slice(0, 10).split('-');
  return `${d}/${m}/${y}`;
}

/** "2026-03-15T09:05:11+07:00" as "15/03/2026 09:05", in the zone it was written in. */
export function moment(iso: string): string {
  return `${day(iso)} ${iso.slice(11, 16)}`;
}

/** "Thứ Sáu, 15/03/2026". */
export function longDay(iso: string): string {
  const names = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];
  return `${names[new Date(`${iso}T00:00:00Z`).getUTCDay()]}, ${day(iso)}`;
}

/** Days from a to b, both ISO. */
export function daysBetween(a: string, b: string): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000);
}

/** The day so many days after another. */
export function later(iso: string, days: number): string {
  return iso ? new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) : '';
}

/** Short form of a deadline for columns; its words when no day is known. */
export function due(d: Deadline | null): string {
  if (!d) return '';
  if (!d.on) return d.text;
  return d.at ? `${d.at.slice(0, 5)} ${day(d.on)}` : day(d.on);
}

export function span(p: Period | null): string {
  return p ? `${day(p.from)} – ${day(p.to)}` : '';
}

export const STATES: readonly TaskState[] = ['assigned', 'acknowledged', 'in-progress', 'awaiting-confirmation', 'done', 'returned', 'paused', 'cancelled'];
export const STATE_WORDS: Record<TaskState, string> = {
  assigned: 'Đã giao', acknowledged: 'Đã tiếp nhận', 'in-progress': 'Đang thực hiện', 'awaiting-confirmation': 'Chờ xác nhận',
  done: 'Hoàn thành', returned: 'Trả lại làm tiếp', paused: 'Tạm dừng', cancelled: 'Thôi giao',
};

const AHEAD: readonly TaskState[] = ['in-progress', 'awaiting-confirmation', 'done', 'paused', 'cancelled'];
/** What a state can be followed by: as the program refuses the rest, buttons for the rest are off. */
export const NEXT_STATES: Record<TaskState, readonly TaskState[]> = {
  assigned: ['acknowledged', ...AHEAD], acknowledged: AHEAD, 'in-progress': AHEAD, 'awaiting-confirmation': ['in-progress', 'done', 'returned', 'paused', 'cancelled'],
  done: ['done', 'returned'], returned: ['acknowledged', ...AHEAD], paused: ['acknowledged', 'in-progress', 'awaiting-confirmation', 'done', 'cancelled'], cancelled: ['returned'],
};

/** Word and colour class of a class in time; the word always stands beside the colour. */
export function timing(t: Timeliness, daysLate: number, dueOn: string | null, today: string): { word: string; tone: 'late' | 'soon' | 'ok' | 'info' | '' } {
  switch (t) {
    case 'late': return { word: `Quá hạn ${daysLate} ngày`, tone: 'late' };
    case 'due-soon': {
      const left = dueOn ? daysBetween(today, dueOn) : 0;
      return { word: left <= 0 ? 'Hạn hôm nay' : `Còn ${left} ngày`, tone: 'soon' };
    }
    case 'in-time': return { word: 'Trong hạn', tone: 'info' };
    case 'done-in-time': return { word: 'Xong đúng hạn', tone: 'ok' };
    case 'done-late': return { word: `Xong muộn ${daysLate} ngày`, tone: '' };
    case 'no-deadline': return { word: 'Không thời hạn', tone: '' };
    case 'cancelled': return { word: 'Đã thôi giao', tone: '' };
  }
}

/** Folds to plain Latin for search: no tones, đ to d, lower case. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd');
}

/** "38 KB". */
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`;
}

/** Lines of a text, trimmed, without empty ones. */
export function lines(text: string): string[] {
  return text.split('\n').map((l) => l.trim()).filter((l) => l !== '');
}

/** 12345 as "12.345". */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
}

/** 41.67 as "41,67"; "-" where there is nothing to divide by. */
export function rate(n: number | null | undefined): string {
  return n == null ? '-' : n.toFixed(2).replace('.', ',');
}
