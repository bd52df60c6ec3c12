// Backups of the browser trial: a list in memory that behaves as the program's folder does.
import type { BackupLine, Calls } from '../bindings';
import { refuse, type Data, type FakeStore } from './state';

type Names = 'safety' | 'store_accept' | 'check_part' | 'backups' | 'backup_create' | 'backup_daily' | 'backup_verify' | 'backup_copy' | 'restore_preview' | 'backup_restore';
type SafetyApi = { [K in Names]: (args: Calls[K]['args']) => Calls[K]['ret'] };

const PARTS = ['Cấu trúc tệp: nguyên vẹn.', 'Liên kết giữa các mục: đầy đủ.', 'Chuỗi nhật ký: nối liền nhau, không mục nào bị sửa.', 'Dữ liệu: đúng như nhật ký ghi.'];
const FOLDER = 'C:\\Người dùng\\AppData\\Roaming\\DonDoc\\sao-luu';

export function safetyApi(s: FakeStore): SafetyApi {
  const kept: (BackupLine & { data: Data })[] = [];
  let copied: { at: string; to: string } | null = null;
  const find = (path: string) => kept.find((b) => b.path === path) ?? refuse('missing', 'Không tìm thấy bản sao lưu này.', 'Hãy mở lại danh sách.');
  const shown = ({ data: _, ...line }: BackupLine & { data: Data }): BackupLine => line;
  const make = (reason: string): BackupLine => {
    const at = s.now(), name = `so-${at.slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}.saoluu`;
    const line = { path: `${FOLDER}\\${name}`, name, made_at: at, reason, bytes: 1_240_000, entries: s.history.length, last_at: s.history[0]?.at ?? null, proved_at: at, encrypted: false, data: structuredClone(s.data) };
    kept.unshift(line);
    return shown(line);
  };
  return {
    safety: () => ({ last_proved: kept[0]?.made_at ?? null, last_copied: copied?.at ?? null, shrunk: s.shrunk, warnings: copied ? [] : ['Chưa chép bản sao lưu nào ra USB hoặc ổ khác: nếu hỏng máy thì mất cả sổ lẫn bản sao.'] }),
    store_accept: () => { s.shrunk = null; return null; },
    check_part: ({ part }) => ({ ok: true, text: PARTS[part] ?? refuse('missing', 'Không tìm thấy phần kiểm tra này.', 'Hãy kiểm tra lại từ đầu.'), parts: PARTS.length, next: PARTS[part + 1] ?? null }),
    backups: () => ({ folder: FOLDER, backups: kept.map(shown), copied_at: copied?.at ?? null, copied_to: copied?.to ?? null }),
    backup_create: () => make('theo yêu cầu'),
    backup_daily: () => { if (kept.some((b) => b.reason === 'đầu ngày')) return false; make('đầu ngày'); return true; },
    backup_verify: ({ path }) => { const b = find(path); b.proved_at = s.now(); return shown(b); },
    backup_copy: ({ to }) => { copied = { at: s.now(), to }; return `${to}\\${kept[0]?.name ?? ''}`; },
    restore_preview: ({ path }) => {
      const b = find(path), newer = Math.max(0, s.history.length - b.entries);
      const tables = [{ name: 'Nhiệm vụ', now: s.data.tasks.length, then: b.data.tasks.length }, { name: 'Đơn vị', now: s.data.units.length, then: b.data.units.length }];
      return { backup: shown(b), tables: tables.filter((t) => t.now !== t.then), newer, newest: s.history.slice(0, newer).slice(0, 50), other_history: false };
    },
    backup_restore: ({ path }) => {
      const b = find(path);
      make('trước khi khôi phục');
      s.data = structuredClone(b.data);
      return shown(b);
    },
  };
}
