// The gate of the browser trial: passphrases in plain sight, as nothing here is real.
import type { GateState, People, Person, Role } from '../bindings';
import type { Api } from './calls';
import { refuse, type FakeStore } from './state';

const RECOVERY = '7K3MF-0ABCW-9QXTJ-4HN2G-V6R8P-1DYEK-5ZS3M';
const good = (words: string): void => { if ([...words].length < 8) refuse('invalid', 'Mật khẩu có ít hơn 8 ký tự.', 'Hãy đặt một câu dễ nhớ, ví dụ bốn từ không liên quan đến nhau.'); };
const person = (s: FakeStore, name: string, role: Role): Person => ({ id: s.mint(), name, role, since: s.today, closed_on: null, closed_why: null, key_on: s.today });

type GateCalls = 'gate' | 'gate_unlock' | 'gate_recover' | 'gate_lock' | 'gate_create' | 'people' | 'recovery_sheet' | 'person_add' | 'person_role' | 'person_close' | 'person_key' | 'passphrase_change' | 'recovery_renew';

/** Makes the demo's people: a secretary who sits here, and a clerk. */
export function seedPeople(s: FakeStore): void {
  const me = person(s, 'Nguyễn Thị Thư', 'secretary'), clerk = person(s, 'Trần Văn Thư', 'clerk');
  s.people = [me, clerk];
  s.secrets = new Map([[me.id, 'mật khẩu thử'], [clerk.id, 'mật khẩu văn thư']]);
  s.me = me.id;
}

export function gateCalls(s: FakeStore): Pick<Api, GateCalls> {
  const open = (): Person[] => s.people.filter((p) => !p.closed_on);
  const find = (id: string): Person => open().find((p) => p.id === id) ?? refuse('not-found', 'Không tìm thấy người dùng này.', 'Hãy mở lại danh sách và chọn mục khác.');
  const state = (): GateState => ({ phase: s.phase, encrypted: s.encrypted && s.phase !== 'first', store_path: 'D:\\Bầu cử 2021\\so-bau-cu.dondoc', people: s.phase === 'first' ? [] : open().map(({ id, name }) => ({ id, name })), has_recovery: s.encrypted, wait: 0 });
  const wrong = (): never => refuse('wrong-passphrase', 'Mật khẩu hoặc khóa phục hồi không đúng.', 'Hãy xem lại phím Caps Lock và bộ gõ rồi nhập lại; nếu quên, dùng phiếu khóa phục hồi.');
  const led = (): boolean => open().some((p) => p.role === 'leader');
  const may = (): boolean => { const r = s.people.find((p) => p.id === s.me)?.role; return !s.encrypted || r === 'leader' || (r === 'secretary' && !led()); };
  const people = (label: string): void => { if (!may()) refuse('not-allowed', `Việc “${label}” cần vai lãnh đạo.`, 'Hãy nhờ lãnh đạo đăng nhập và làm việc này.'); };
  const proven = (words: string): void => { if (s.secrets.get(s.me) !== words) wrong(); };
  return {
    gate: state,
    gate_unlock: ({ passphrase, person: who }) => {
      const found = open().find((p) => (!who || p.id === who) && s.secrets.get(p.id) === passphrase) ?? wrong();
      s.me = found.id;
      s.phase = 'open';
      return state();
    },
    gate_recover: ({ recovery, person: who, passphrase }) => {
      good(passphrase);
      if (recovery.toUpperCase().replace(/[^0-9A-Z]/g, '') !== RECOVERY.replace(/-/g, '')) refuse('recovery-typed', 'Khóa phục hồi nhập chưa đúng: nhóm thứ 1 gõ sai.', 'Hãy đối chiếu từng nhóm trên phiếu rồi nhập lại.');
      s.secrets.set(find(who).id, passphrase);
      s.me = who;
      s.phase = 'open';
      return state();
    },
    gate_lock: () => { s.phase = 'locked'; return state(); },
    gate_create: ({ first, profile }) => {
      s.encrypted = first !== null;
      s.people = [];
      if (first) {
        good(first.passphrase);
        const p = person(s, first.name.trim(), first.role);
        s.people = [p];
        s.secrets.set(p.id, first.passphrase);
        s.me = p.id;
      }
      if (profile) s.data.profile = profile;
      s.phase = 'open';
      return { recovery: first ? RECOVERY : null };
    },
    people: (): People => ({ people: s.people, me: s.encrypted ? s.me : null, encrypted: s.encrypted, rights: may() ? ['own', 'register', 'work', 'decide', 'people'] : ['own', 'register'] }),
    recovery_sheet: ({ path }) => ({ path: path ?? 'C:\\Người dùng\\Tài liệu\\Đôn Đốc\\20210510-080500-phieu-bao.pdf', pages: 1, bytes: 21_340, remark: null }),
    person_add: ({ name, role, passphrase }) => { people('Thêm người dùng'); good(passphrase); return s.write('person_add', `Thêm người dùng ${name}`, ['person'], () => { if (!name.trim()) refuse('invalid', 'Họ tên đang để trống hoặc dài quá 100 ký tự.', 'Hãy ghi họ tên như trên văn bản.'); const p = person(s, name.trim(), role); s.people = [...s.people, p]; s.secrets.set(p.id, passphrase); return p.id; }); },
    person_role: ({ id, role }) => { people('Đổi vai người dùng'); return s.write('person_role', 'Đổi vai người dùng', ['person'], () => { find(id).role = role; return null; }); },
    person_close: ({ id, why }) => { people('Cho thôi người dùng'); return s.write('person_close', 'Cho thôi người dùng', ['person'], () => { if (!why.trim()) refuse('invalid', 'Chưa ghi lý do cho thôi người dùng.', 'Hãy ghi lý do, ví dụ: chuyển công tác.'); Object.assign(find(id), { closed_on: s.today, closed_why: why }); return null; }); },
    person_key: ({ id, passphrase }) => { people('Đặt lại mật khẩu cho người dùng'); good(passphrase); return s.write('person_key', 'Đặt lại mật khẩu cho người dùng', ['person'], () => { s.secrets.set(find(id).id, passphrase); return null; }); },
    passphrase_change: ({ old, new: next }) => { good(next); proven(old); return s.write('passphrase_change', 'Đổi mật khẩu của mình', ['person'], () => { s.secrets.set(s.me, next); return null; }); },
    recovery_renew: ({ passphrase }) => { people('Lập phiếu khóa phục hồi mới'); proven(passphrase); return s.write('recovery_renew', 'Lập phiếu khóa phục hồi mới', ['person'], () => RECOVERY); },
  };
}
