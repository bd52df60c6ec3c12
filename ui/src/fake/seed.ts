// The demo election of the browser trial: Hải Dương, May 2021.
import type { BodyProfile, Unit } from '../bindings';
import { findUnit, resolve, type Api } from './calls';
import { empty, FakeStore } from './state';
import { CONG_VAN_474, HAI_DUONG } from './texts';

export const PROFILE: BodyProfile = {
  parent: 'ỦY BAN BẦU CỬ\nTỈNH HẢI DƯƠNG', issuer: 'TIỂU BAN AN NINH, TRẬT TỰ', name: 'Tiểu ban An ninh, trật tự', place: 'Hải Dương', symbol: 'TBANTT', drafting_unit: 'TGV', seal_case: 'B', collective: 'TM. TIỂU BAN',
  signers: [{ title: 'TRƯỞNG TIỂU BAN', name: 'Nguyễn Văn An', office: 'GIÁM ĐỐC CÔNG AN TỈNH', signs_for: null }, { title: 'PHÓ TRƯỞNG TIỂU BAN', name: 'Trần Thị Bình', office: 'PHÓ GIÁM ĐỐC CÔNG AN TỈNH', signs_for: 'TRƯỞNG TIỂU BAN' }],
  distribution: ['Ủy ban bầu cử tỉnh (để b/c)', 'Thường trực Tỉnh ủy (để b/c)', 'Thành viên Tiểu ban'], archive: 'Lưu: VT, TGV', due_soon_days: 3,
  election: { name: 'bầu cử đại biểu Quốc hội khóa XV và đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2021-2026', day: '2021-05-23', term: '2021-2026' },
};
const UNITS: [string, string | null, Unit['relation'], string[]][] = [
  ['Công an tỉnh', null, 'ordered', []], ['Bộ Chỉ huy Quân sự tỉnh', 'Bộ CHQS tỉnh', 'ordered', []], ['Bộ Chỉ huy Bộ đội Biên phòng tỉnh', 'Bộ CH BĐBP tỉnh', 'ordered', []], ['Sở Y tế', null, 'ordered', []],
  ['Sở Nội vụ', null, 'ordered', []], ['Sở Thông tin và Truyền thông', 'Sở TT&TT', 'ordered', []], ['Thanh tra tỉnh', null, 'ordered', []], ['Văn phòng UBND tỉnh', null, 'ordered', []], ['Báo Hải Dương', null, 'ordered', []],
  ['Đài Phát thanh và Truyền hình tỉnh', 'Đài PTTH tỉnh', 'ordered', ['Đài PTTH tỉnh Hải Dương']], ['Tòa án nhân dân tỉnh', null, 'requested', []], ['Viện kiểm sát nhân dân tỉnh', null, 'requested', []],
  ['Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', null, 'requested', ['Ủy ban MTTQ']],
  ...['thành phố Hải Dương', 'thành phố Chí Linh', 'thị xã Kinh Môn', 'huyện Kim Thành', 'huyện Nam Sách', 'huyện Thanh Hà', 'huyện Cẩm Giàng', 'huyện Bình Giang', 'huyện Gia Lộc', 'huyện Tứ Kỳ', 'huyện Ninh Giang', 'huyện Thanh Miện'].map((n): [string, null, 'ordered', string[]] => [`Ủy ban bầu cử ${n}`, null, 'ordered', []]),
];

/** Fills a store through its own calls, so that history and states are as a user would have left them. */
export function seedDemo(store: FakeStore, api: Api, many = 0): void {
  api.profile_set({ profile: PROFILE });
  for (const [name, short_name, relation, aliases] of UNITS) api.unit_add({ name, short_name, relation, aliases });
  const district = store.data.units.filter((u) => /^Ủy ban bầu cử/.test(u.name)).map((u) => u.id);
  api.group_set({ id: null, name: 'Ủy ban bầu cử các huyện, thành phố', aliases: ['Ủy ban bầu cử cấp huyện'], members: district });
  api.group_set({ id: null, name: 'Các cơ quan báo chí', aliases: [], members: ['Báo Hải Dương', 'Đài Phát thanh và Truyền hình tỉnh'].map((n) => findUnit(store, n)?.id ?? '') });
  const a = api.directive_register({ text: CONG_VAN_474, path: null, received_on: '2021-04-26', again: false }).output.id;
  store.today = '2021-04-27';
  api.points_accept_all({ directive: a });
  store.today = '2021-05-10';
  const b = api.directive_register({ text: HAI_DUONG, path: null, received_on: '2021-05-08', again: false }).output.id;
  const open = store.data.points.filter((p) => p.directive === b);
  for (const p of open.slice(0, 2)) api.point_accept({ id: p.id });
  const dated: [number, string, string | null][] = [[0, '2021-05-06', null], [1, '2021-05-04', null], [2, '2021-05-12', null], [3, '2021-05-11', null], [4, '2021-05-20', null], [5, '2021-05-05', '2021-05-04'], [6, '2021-05-08', '2021-05-09'], [7, '2021-05-13', null], [9, '2021-05-18', null], [11, '2021-05-10', null]];
  const leaves = store.data.tasks.filter((t) => t.lead);
  for (const [i, on, done] of dated) {
    const t = leaves[i];
    if (!t) continue;
    t.deadline = { on, at: null, text: `trước ngày ${on.slice(8)}/${on.slice(5, 7)}` };
    t.original_deadline = t.deadline;
    t.product = i % 2 ? 'Kế hoạch, báo cáo kết quả' : 'Phương án được phê duyệt';
    t.state = done ? 'done' : i % 3 === 0 ? 'in-progress' : 'acknowledged';
    t.completed_on = done;
  }
  const [late, moved] = [leaves[1], leaves[7]];
  if (late && moved) {
    api.task_progress({ task: late.id, on: '2021-05-05', percent: 60, result: 'Đã xây dựng dự thảo phương án, đang lấy ý kiến các đơn vị.', difficulty: 'Chưa thống nhất lực lượng bảo vệ tại các khu vực bỏ phiếu vùng giáp ranh.', cause: 'Quân số bị phân tán do phòng, chống dịch.', evidence: 'Báo cáo số 15/BC-CAT ngày 05/5/2021' });
    moved.original_deadline = { on: '2021-05-06', at: null, text: 'trước ngày 07/05' };
    moved.deadline = moved.original_deadline;
    api.task_extend({ task: moved.id, to: { on: '2021-05-13', at: null, text: '13/05/2021' }, reason: 'Địa bàn đang phong tỏa phòng, chống dịch.', approved_by_paper: 'Công văn số 20/TBANTT-TGV ngày 06/5/2021', approver: 'Trưởng Tiểu ban', on: '2021-05-06' });
  }
  const r = api.draft_reply({ directive: a, kind: 'cong-van' }).output;
  const draft = store.data.drafts.find((d) => d.id === r);
  if (draft) draft.document.subject = 'bảo đảm an ninh, trật tự, an toàn xã hội và y tế trong cuộc bầu cử';
  const k = api.draft_reply({ directive: a, kind: 'ke-hoach' }).output;
  const plan = store.data.drafts.find((d) => d.id === k);
  if (plan) plan.document.subject = 'triển khai công tác bảo đảm an ninh, trật tự và y tế trong cuộc bầu cử';
  for (let i = 0; i < many; i++) {
    const u = store.data.units[i % store.data.units.length];
    store.data.tasks.push({ id: `many-${i}`, code: 1000 + i, content: `Nhiệm vụ thử số ${i + 1}: rà soát phương án bảo vệ khu vực bỏ phiếu`, directive: null, point: null, parent: null, lead: u?.id ?? null, coordinators: [], monitor: null, deadline: null, original_deadline: null, period: null, recurring: null, product: null, quotas: [], request: false, state: 'assigned', assigned_on: '2021-05-01', completed_on: null, reason: null });
  }
  store.history.splice(0, store.history.length, ...store.history.filter((h) => !/^unit_add/.test(h.intent)));
  void resolve;
}

export function storeOf(name: string): FakeStore {
  return new FakeStore(empty(), name === 'empty' || name === 'first' ? '2021-05-10' : '2021-04-26');
}
