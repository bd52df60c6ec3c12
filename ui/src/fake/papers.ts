// Papers of the browser trial: empty ones, and the one that carries a directive out.
import type { Block, BodyProfile, Directive, Finding, Rich, TypeRow } from '../bindings';
import type { Paper } from '../views/draft/normal';
import { allMarks } from '../views/draft/numbering';
import { plain } from '../views/draft/rich';
import { day } from '../words';
import type { Task } from './state';

const TYPES: [string, string, string | null, string, boolean][] = [
  ['nghi-quyet', 'Nghị quyết', 'NQ', 'Quyết nghị của tập thể.', false], ['quyet-dinh', 'Quyết định', 'QĐ', 'Quyết định thành lập, phân công, ban hành.', false],
  ['chi-thi', 'Chỉ thị', 'CT', 'Chỉ thị của người đứng đầu.', true], ['quy-che', 'Quy chế', 'QC', 'Quy chế làm việc.', false], ['thong-bao', 'Thông báo', 'TB', 'Thông báo kết luận, phân công.', true],
  ['huong-dan', 'Hướng dẫn', 'HD', 'Hướng dẫn nghiệp vụ.', true], ['chuong-trinh', 'Chương trình', 'CTr', 'Chương trình công tác.', true], ['ke-hoach', 'Kế hoạch', 'KH', 'Kế hoạch triển khai và phân công nhiệm vụ.', true],
  ['phuong-an', 'Phương án', 'PA', 'Phương án xử lý tình huống.', true], ['bao-cao', 'Báo cáo', 'BC', 'Báo cáo tiến độ, nhanh, chuyên đề, tổng kết.', true], ['bien-ban', 'Biên bản', 'BB', 'Biên bản họp, kiểm tra.', false],
  ['to-trinh', 'Tờ trình', 'TTr', 'Trình cấp trên quyết định.', true], ['cong-van', 'Công văn', null, 'Chỉ đạo, đôn đốc, trả lời, phối hợp.', true], ['giay-moi', 'Giấy mời', 'GM', 'Mời họp, hội nghị.', true],
];
export const types = (): TypeRow[] => TYPES.map(([id, name, abbreviation, purpose, drafted]) => ({ id, name, abbreviation, purpose, drafted }));

export function headed(kind: string, p: BodyProfile, today: string): Paper {
  const type = TYPES.find((t) => t[0] === kind);
  const s = p.signers[0];
  return {
    schema: 1, kind,
    head: { parent: p.parent, issuer: p.issuer, number: null, symbol: kind === 'cong-van' ? `${p.symbol}-${p.drafting_unit}` : `${type?.[2] ?? ''}-${p.symbol}`, place: p.place, date: { day: null, month: Number(today.slice(5, 7)), year: Number(today.slice(0, 4)) } },
    subject: '', recipients: [], grounds: [],
    body: kind === 'cong-van' ? [{ type: 'paragraph', text: '' }] : [
      { type: 'item', level: 'muc-la-ma', mark: null, title: 'Mục đích, yêu cầu', text: '' }, { type: 'item', level: 'khoan', mark: null, title: 'Mục đích', text: '' },
      { type: 'item', level: 'khoan', mark: null, title: 'Yêu cầu', text: '' }, { type: 'item', level: 'muc-la-ma', mark: null, title: 'Nội dung, nhiệm vụ trọng tâm', text: '' }, { type: 'item', level: 'muc-la-ma', mark: null, title: 'Tổ chức thực hiện', text: '' },
    ],
    distribution: [...(kind === 'cong-van' ? ['Như trên'] : []), ...p.distribution, p.archive],
    signature: { authority: p.collective ? [p.collective] : [], title: s?.title ?? '', office: s?.office ?? null, name: s?.name ?? '' },
    annexes: [], urgency: null, drafter_mark: null, contact: null, draft: false,
    layout: { top: 20, bottom: 20, left: 30, right: 15, size: 14, line_spacing: 1.1, paragraph_gap: 6, indent: 12.7, one_page_less: false },
  };
}

export function reply(kind: string, d: Directive, tasks: Task[], p: BodyProfile, today: string, nameOf: (id: string | null) => string): Paper {
  const doc = headed(kind, p, today);
  const cited = `${d.doc_type ? d.doc_type[0]?.toUpperCase() + d.doc_type.slice(1) : 'Văn bản'}${d.number ? ` số ${d.number}` : ''}${d.date ? ` ngày ${day(d.date)}` : ''} của ${d.issuer ?? 'cấp trên'}`;
  const about = d.subject?.replace(/^.*?về việc /, '') ?? '';
  doc.subject = `triển khai thực hiện ${about}`;
  const leads = [...new Set(tasks.filter((t) => t.lead).map((t) => t.lead))];
  const when = (t: Task): string => (t.deadline?.on ? day(t.deadline.on) : t.period ? `${day(t.period.from)} - ${day(t.period.to)}` : 'Thường xuyên');
  if (kind === 'cong-van') {
    doc.recipients = leads.slice(0, 6).map(nameOf);
    const many = leads.map((l, i): Block[] => [
      { type: 'item', level: 'khoan', mark: null, title: nameOf(l), text: '' },
      ...tasks.filter((t) => t.lead === l).map((t): Block => ({ type: 'item', level: i === 0 ? 'diem' : 'gach', mark: null, title: null, text: t.content })),
    ]).flat();
    doc.body = [
      { type: 'paragraph', text: `Thực hiện ${cited}; ${p.name} đề nghị các cơ quan, đơn vị tập trung thực hiện một số nhiệm vụ sau:` },
      ...many,
      { type: 'paragraph', text: [{ text: 'Yêu cầu các đơn vị báo cáo kết quả về Tiểu ban ', bold: false, italic: false }, { text: 'trước ngày 18/5/2021', bold: true, italic: false }, { text: ' để tổng hợp, báo cáo Ủy ban bầu cử tỉnh.', bold: false, italic: false }] as Rich },
    ];
  } else {
    doc.body = [
      ...doc.body.slice(0, 1), { type: 'item', level: 'khoan', mark: null, title: null, text: `Triển khai thực hiện nghiêm túc, hiệu quả ${cited}.` },
      { type: 'item', level: 'khoan', mark: null, title: null, text: 'Xác định rõ nhiệm vụ, đơn vị chủ trì, đơn vị phối hợp và thời gian hoàn thành.' },
      ...doc.body.slice(3, 4), { type: 'paragraph', text: 'Các cơ quan, đơn vị thực hiện nhiệm vụ theo Phụ lục kèm theo Kế hoạch này.' },
      ...doc.body.slice(4), { type: 'paragraph', text: 'Tổ giúp việc theo dõi, đôn đốc, tổng hợp kết quả, báo cáo Trưởng Tiểu ban theo quy định.' },
    ];
    doc.annexes = [{ title: 'Phân công nhiệm vụ', note: null, landscape: true, body: [{
      type: 'table', numbered_columns: true, size: 12,
      columns: ([['STT', 12, 'center'], ['Nội dung công việc', null, 'left'], ['Cơ quan, đơn vị chủ trì', 42, 'left'], ['Cơ quan, đơn vị phối hợp', 42, 'left'], ['Thời gian hoàn thành', 30, 'center'], ['Ghi chú', 22, 'left']] as const).map(([title, width, align]) => ({ title, group: null, width, align })),
      rows: tasks.filter((t) => t.lead).map((t, i) => [String(i + 1), t.content, nameOf(t.lead), t.coordinators.map(nameOf).join('; '), when(t), '']),
    }] }];
  }
  return doc;
}

/** A few rules, enough to see findings of each severity. */
export function findings(d: Paper): Finding[] {
  const out: Finding[] = [];
  const add = (rule: string, severity: Finding['severity'], place: string, message: string, source: string, more: Partial<Finding> = {}): void => {
    out.push({ rule, severity, place, message, source, range: null, found: '', proposal: null, safe: false, ...more });
  };
  const P1 = 'Nghị định 30/2020/NĐ-CP, Phụ lục I, ';
  if (!d.subject.trim()) add('TT015', 'error', 'subject', 'Trích yếu đang để trống.', `${P1}Phần I, II.5a`);
  if (/[.;]$/.test(d.subject)) add('TT015', 'warning', 'subject', 'Trích yếu không có dấu ở cuối.', `${P1}Phần I, II.5a`, { found: d.subject, proposal: d.subject.replace(/[.;]+$/, ''), safe: true });
  if (!d.signature.name.trim()) add('TT027', 'error', 'signature.name', 'Chưa có họ tên người ký.', `${P1}Phần I, II.7c`);
  if (d.kind === 'cong-van' && d.recipients.length === 0) add('TT018', 'error', 'recipients', 'Công văn phải có “Kính gửi”.', `${P1}Phần I, II.9b`);
  const marks = allMarks(d.body);
  d.body.forEach((b, i) => {
    if (b.type !== 'paragraph' && b.type !== 'item') return;
    const text = plain(b.text);
    const at = text.search(/đảm bảo/);
    if (at >= 0) add('TU003', 'hint', `body[${i}].text`, `Ở ${marks[i] ? `mục ${marks[i]}` : 'đoạn này'} viết “đảm bảo”; toàn văn bản nên thống nhất “bảo đảm”.`, 'Quy tắc soạn thảo của Đôn Đốc (theo tập quán hành chính)', { found: 'đảm bảo', proposal: 'bảo đảm', range: [[...text.slice(0, at)].length, [...text.slice(0, at)].length + 7] });
    const sp = text.search(/ {2,}/);
    if (sp >= 0) add('CT001', 'warning', `body[${i}].text`, 'Thừa dấu cách.', 'Quy tắc soạn thảo của Đôn Đốc (theo tập quán hành chính)', { found: '  ', proposal: ' ', range: [[...text.slice(0, sp)].length, [...text.slice(0, sp)].length + 2], safe: true });
  });
  if (d.annexes.length && !d.body.some((b) => 'text' in b && plain(b.text).includes('Phụ lục'))) add('TT030', 'error', 'annexes[0]', 'Có phụ lục nhưng trong nội dung chưa nhắc đến “Phụ lục”.', `${P1}Phần I, III.1a`);
  return out;
}
