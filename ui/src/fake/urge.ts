// Letters of urging of the browser trial: one for all, or one a unit.
import type { TaskRow, Urged, UrgeTasks, UrgingLevel } from '../bindings';
import { day, due } from '../words';
import { headed } from './papers';
import { refuse, type FakeStore } from './state';

export const LEVELS: Record<UrgingLevel, string> = { remind: 'Nhắc việc', urge: 'Đôn đốc', report: 'Báo cáo người đứng đầu' };

export function urge(s: FakeStore, pressing: TaskRow[], { unit, each, answer_by }: UrgeTasks): Urged[] {
  const profile = s.data.profile ?? refuse('no-profile', 'Sổ này chưa có thông tin cơ quan.', 'Hãy điền mục Cơ quan trước.');
  const until = answer_by ?? new Date(Date.parse(s.today) + 7 * 86_400_000).toISOString().slice(0, 10);
  if (until <= s.today) refuse('invalid', `Hạn trả lời ${day(until)} không muộn hơn hôm nay.`, 'Hãy chọn một ngày sau hôm nay.');
  const rows = pressing.filter((t) => t.state !== 'awaiting-confirmation' && (!unit || t.lead_id === unit));
  if (rows.length === 0) refuse('no-tasks', 'Không có nhiệm vụ nào quá hạn hoặc sắp đến hạn để đôn đốc.', 'Chưa cần gửi công văn; hãy xem lại danh sách nhiệm vụ hoặc chọn đơn vị khác.');
  const leads = [...new Set(rows.map((t) => t.lead_id))];
  const letters = each ? leads.map((l) => rows.filter((t) => t.lead_id === l)) : [rows];
  return letters.map((lines): Urged => {
    const tasks = lines.map((t) => t.id), addressed = [...new Set(lines.map((t) => t.lead ?? ''))];
    const before = Math.max(...tasks.map((id) => s.data.urgings.filter((u) => u.tasks.includes(id)).length));
    const level: UrgingLevel = before === 0 ? 'remind' : before === 1 ? 'urge' : 'report';
    const document = headed('cong-van', profile, s.today);
    document.subject = 'đôn đốc thực hiện các nhiệm vụ quá hạn, sắp đến hạn';
    document.recipients = addressed;
    document.body = [
      { type: 'paragraph', text: `Qua theo dõi, đến ngày ${day(s.today)} còn ${lines.length} nhiệm vụ quá hạn, sắp đến hạn (Phụ lục kèm theo). ${profile.name} yêu cầu các đơn vị khẩn trương thực hiện.` },
      { type: 'paragraph', text: `Kết quả báo cáo về Tiểu ban chậm nhất ngày ${day(until)} để tổng hợp./.` },
    ];
    document.annexes = [{ title: 'DANH MỤC NHIỆM VỤ QUÁ HẠN, SẮP ĐẾN HẠN', note: null, landscape: true, body: [{
      type: 'table', numbered_columns: true, size: 12,
      columns: ([['STT', 12, 'center'], ['Nội dung nhiệm vụ', null, 'left'], ['Đơn vị chủ trì', 46, 'left'], ['Thời hạn', 30, 'center'], ['Số ngày quá hạn', 24, 'right']] as const).map(([title, width, align]) => ({ title, group: null, width, align })),
      rows: lines.map((t, i) => [String(i + 1), t.content, t.lead ?? '', due(t.deadline), String(t.timeliness === 'late' ? t.days_late : 0)]),
    }] }];
    const draft = s.mint(), one = addressed.length === 1 ? (lines[0]?.lead_id ?? null) : null;
    s.data.drafts.push({ id: draft, directive: null, document, kept: null, updated_at: s.now() });
    s.data.urgings.push({ id: s.mint(), draft, subject: document.subject, unit: one ? (addressed[0] ?? null) : null, level, level_label: LEVELS[level], on: s.today, answer_by: until, tasks });
    return { draft, unit: one, addressed, level, level_label: LEVELS[level], answer_by: until, tasks };
  });
}
