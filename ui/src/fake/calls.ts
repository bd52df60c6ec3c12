// Answers of the browser trial to every call of the contract. Typed by it, so it cannot drift.
import type { AbbreviationView, Calls, Citation, CitationView, DirectiveLine, Group, NameView, Outcome, Point, TaskRow, Unit } from '../bindings';
import { due, fold, STATE_WORDS } from '../words';
import { normal } from '../views/draft/normal';
import { applyProposal } from '../views/draft/places';
import { ABOUT, LICENCES } from './about';
import { calendar, linked, linkWords, loadFor, milestoneRows, whyOff, working } from './calendar';
import { gateCalls } from './gate';
import { findings, headed, reply, types } from './papers';
import { looks } from './looks';
import { readAbbreviations, readCitations, readHead, readPoints, writtenOut } from './reading';
import { reports } from './reports';
import { more } from './more';
import { safetyApi } from './safety';
import { sheets } from './sheets';
import { FakeStore, refuse, timeliness, type Draft, type Task } from './state';
import { change, computed, extend, progress, setState, story } from './tracking';
import { urge } from './urge';

export type Api = { [K in keyof Calls]: (args: Calls[K]['args']) => Calls[K]['ret'] };

const key = (n: string): string => n.toLowerCase().normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, ' ').replace(/^các /, '').trim();
const named = (u: { name: string; short_name?: string | null; aliases: string[] }, n: string): boolean => [u.name, u.short_name ?? '', ...u.aliases].some((x) => x && key(x) === key(n));

export function findUnit(s: FakeStore, n: string): Unit | undefined {
  return s.data.units.find((u) => named(u, n));
}

export function resolve(s: FakeStore, names: readonly string[], request: boolean): string[] {
  const out: string[] = [];
  for (const n of names) {
    const unit = findUnit(s, n);
    const group = unit ? undefined : s.data.groups.find((g) => named(g, n));
    if (unit) out.push(unit.id);
    else if (group?.members.length) out.push(...group.members);
    else {
      const id = s.mint();
      s.data.units.push({ id, name: n.charAt(0).toUpperCase() + n.slice(1), short_name: null, relation: request ? 'requested' : 'ordered', parent: null, valid_from: null, valid_to: null, replaced_by: null, aliases: [] });
      out.push(id);
    }
  }
  return [...new Set(out)];
}

/** Another text, another word. */
const versionOf = (d: Draft): string => { let h = 7; for (const c of JSON.stringify(d.kept ?? d.document)) h = (h * 31 + (c.codePointAt(0) ?? 0)) % 2147483647; return String(h); };
function unchanged(d: Draft, seen?: string): void {
  if (seen !== undefined && seen !== versionOf(d)) refuse('draft-changed', 'Dự thảo này vừa được sửa ở một cửa sổ khác.', 'Hãy giữ phần đang gõ ở đây thành dự thảo riêng rồi đối chiếu hai bản.');
}

export function api(s: FakeStore): Api {
  const unitName = (id: string | null): string => s.data.units.find((u) => u.id === id)?.name ?? '';
  const soon = (): number => s.data.profile?.due_soon_days ?? 3;
  const find = <T extends { id: string }>(all: T[], id: string, thing: string): T => all.find((x) => x.id === id) ?? refuse('not-found', `Không tìm thấy ${thing}.`, 'Hãy mở lại danh sách và chọn mục khác.');
  const line = (id: string | null): string | null => {
    const d = s.data.directives.find((x) => x.id === id);
    return d ? `${d.doc_type ? d.doc_type.charAt(0).toUpperCase() + d.doc_type.slice(1) : 'Văn bản'}${d.number ? ` số ${d.number}` : ''}${d.date ? ` ngày ${due({ on: d.date, at: null, text: '' })}` : ''}` : null;
  };
  const row = (t: Task): TaskRow => {
    const timing = timeliness(t, s.today, soon(), working(s));
    const until = t.completed_on ?? t.paused_on ?? s.today;
    const { code, lead, coordinators, monitor, ...rest } = t;
    const under = lead ? [] : s.data.tasks.filter((x) => x.parent === t.id && x.state !== 'cancelled');
    const parts = under.length ? { total: under.length, done: under.filter((x) => x.completed_on).length, late: under.filter((x) => timeliness(x, s.today, soon(), working(s)) === 'late').length, begun: under.filter((x) => x.state !== 'assigned').length } : null;
    return {
      ...rest, ...computed(s, t, soon()), ...(t.link ? { link_words: linkWords(s, t.link) } : {}), ...(whyOff(s, t.deadline?.on) ? { off_day: whyOff(s, t.deadline?.on) ?? '' } : {}), label: `NV-${String(code).padStart(3, '0')}`, directive_line: line(t.directive), lead: lead ? unitName(lead) : null, lead_id: lead, coordinators: coordinators.map(unitName), coordinator_ids: coordinators,
      monitor: monitor ? unitName(monitor) : null, monitor_id: monitor, state_label: parts ? `${parts.done}/${parts.total} đơn vị hoàn thành` : STATE_WORDS[t.state], timeliness: timing, ...(parts ? { parts } : {}),
      days_late: (timing === 'late' || timing === 'done-late') && t.deadline?.on ? Math.max(0, Math.round((Date.parse(until) - Date.parse(t.deadline.on)) / 86_400_000)) : 0,
    };
  };
  const leaves = (): Task[] => s.data.tasks.filter((t) => t.lead);
  const nameView = (n: string, defined: readonly AbbreviationView[]): NameView => {
    const full = writtenOut(n, defined);
    const known = (name: string): { u: Unit | undefined; g: Group | undefined } => ({ u: findUnit(s, name), g: s.data.groups.find((x) => named(x, name)) });
    let { u, g } = known(n);
    let sure = u ?? g ? (key((u ?? g)?.name ?? '') === key(n) ? 'exact' : 'alias') : null;
    if (!sure && full) { ({ u, g } = known(full)); if (u ?? g) sure = 'abbreviation'; }
    if (sure) return { written: n, kind: u ? 'unit' : 'group', units: u ? 1 : (g?.members.length ?? 0), full, matched: (u ?? g)?.name ?? null, sure };
    const letters = s.data.units.filter((x) => fold(x.name) === fold(n));
    return { written: n, kind: 'new', units: 0, full, matched: letters.length === 1 ? (letters[0]?.name ?? null) : null, sure: letters.length === 1 ? 'folded' : null };
  };
  const cited = (citing: string, citation: Citation): CitationView => {
    const d = s.data.directives.find((x) => x.id !== citing && x.number !== null && fold(x.number) === fold(citation.number) && (!x.date || !citation.date || x.date === citation.date));
    return { citation, directive: d?.id ?? null, arrival: d?.arrival ?? null, subject: d?.subject ?? null };
  };
  const undecided = (id: string): Point => {
    const p = find(s.data.points, id, 'đề xuất này');
    if (p.decision === 'accepted') refuse('invalid', 'Đề xuất này đã thành nhiệm vụ.', 'Hãy sửa ở màn hình Nhiệm vụ, hoặc hoàn tác việc chấp nhận.');
    return p;
  };
  const accept = (p: Point): string[] => {
    if (p.decision === 'accepted') refuse('invalid', 'Đề xuất này đã được chấp nhận.', 'Hãy mở nhiệm vụ tương ứng để sửa.');
    if (p.lead.length === 0) refuse('invalid', 'Nhiệm vụ chưa có đơn vị chủ trì.', 'Hãy điền đơn vị chủ trì rồi chấp nhận lại.');
    const leads = resolve(s, p.lead, p.request), coordinators = resolve(s, p.coordinate, false), monitor = resolve(s, p.monitor, false)[0] ?? null;
    const give = (lead: string | null, parent: string | null): string => {
      const id = s.mint();
      s.data.tasks.push({ id, code: s.data.tasks.length + 1, content: p.content, directive: p.directive, point: p.id, parent, lead, coordinators: coordinators.filter((c) => c !== lead), monitor, deadline: p.deadline, original_deadline: p.deadline, period: p.period, recurring: p.recurring, product: null, quotas: p.quotas, request: p.request, state: 'assigned', assigned_on: s.today, completed_on: null, reason: null });
      return id;
    };
    p.decision = 'accepted';
    if (leads.length === 1) return [give(leads[0] ?? null, null)];
    const parent = give(null, null);
    return [parent, ...leads.map((l) => give(l, parent))];
  };
  const drafts: Api['drafts'] = () => [...s.data.drafts].sort((a, b) => b.updated_at.localeCompare(a.updated_at)).map((d) => {
    const doc = d.kept ?? d.document;
    return { id: d.id, kind: doc.kind, kind_name: types().find((t) => t.id === doc.kind)?.name ?? doc.kind, subject: doc.subject, number: doc.head.number ? `${doc.head.number}/${doc.head.symbol}` : null, directive: d.directive, updated_at: d.updated_at, ...(d.withdrawn ? { withdrawn: d.withdrawn } : {}) };
  });
  const look = looks(s, row, line);
  const inHand = (): ReturnType<typeof drafts> => drafts({}).filter((d) => !d.withdrawn);
  const draftNew = (document: ReturnType<typeof headed>, directive: string | null, label: string, intent: string): Outcome<string> =>
    s.write(intent, label, ['draft'], () => { const id = s.mint(); s.data.drafts.push({ id, directive, document, kept: null, updated_at: s.now() }); return id; });
  const profile = (): NonNullable<typeof s.data.profile> => s.data.profile ?? refuse('no-profile', 'Sổ này chưa có thông tin cơ quan.', 'Hãy điền mục Cơ quan trước.');
  const report = reports(s, (id) => row(find(s.data.tasks, id, 'nhiệm vụ này')));

  /** What a letter is about: tasks picked by hand, or those late and soon due with those nobody told of. */
  const pressing = (u: Calls['draft_urge']['args']): TaskRow[] => {
    if (u.tasks?.length) return u.tasks.map((t) => row(find(s.data.tasks, t, 'một nhiệm vụ được chọn')));
    const near = report.overdue().rows.map((l) => l.task);
    if (u.silent_days === undefined) return near;
    const since = new Date(Date.parse(s.today) - u.silent_days * 86_400_000).toISOString().slice(0, 10);
    const quiet = leaves().filter((t) => t.state !== 'done' && t.state !== 'cancelled' && t.assigned_on <= since && !near.some((n) => n.id === t.id) && !s.data.progress.some((p) => p.task === t.id && p.on > since));
    return [...near, ...quiet.map(row)];
  };
  const detail: Api['task'] = ({ id }) => {
    const t = find(s.data.tasks, id, 'nhiệm vụ này');
    const sources = [t.directive, ...(s.data.further.get(id) ?? [])].filter((d): d is string => !!d).map((d) => ({ directive: d, meeting: null, line: line(d) ?? '' }));
    return { task: row(t), children: s.data.tasks.filter((x) => x.parent === id).map(row), history: s.rowHistory.get(id) ?? [], sources, ...story(s, id) };
  };

  return {
    ...gateCalls(s),
    ...more(s, { row: (id) => row(find(s.data.tasks, id, 'nhiệm vụ này')), detail: (id) => detail({ id }), report, line, profile, find }),
    desk: () => {
      const counts = { total: 0, done_in_time: 0, done_late: 0, in_time: 0, due_soon: 0, late: 0, no_deadline: 0 };
      for (const t of leaves()) {
        const c = timeliness(t, s.today, soon(), working(s));
        if (c === 'cancelled') continue;
        counts[c.replace(/-/g, '_') as keyof typeof counts]++;
        counts.total++;
      }
      const p = s.data.profile, base = { unit: null, states: [], directive: null, words: null, late: false, due_within: null, offset: 0, limit: 12 };
      return {
        today: s.today, body: p?.name ?? null, election: p?.election.name ?? null, election_day: p?.election.day ?? null, days_left: p ? Math.round((Date.parse(p.election.day) - Date.parse(s.today)) / 86_400_000) : null,
        directives: s.data.directives.length, open_points: s.data.points.filter((x) => x.decision === 'open').length, tasks: counts,
        todo: look.todo(inHand().filter((d) => !d.number).length), late: look.list({ ...base, late: true }).rows, soon: look.list({ ...base, soon: true }).rows, milestones: milestoneRows(s).filter((m) => m.days_left >= 0).slice(0, 4), working: working(s), drafts: inHand().slice(0, 8), drafts_total: inHand().length,
        undo_label: s.undoLabel, redo_label: s.redoLabel, store_path: 'D:\\Bầu cử 2021\\so-bau-cu.dondoc', encrypted: s.encrypted, person: s.encrypted ? (s.people.find((x) => x.id === s.me) ?? null) : null,
      };
    },
    profile: () => s.data.profile,
    units: () => ({ units: s.data.units, groups: s.data.groups }),
    ...calendar(s),
    directives: () => [...s.data.directives].reverse().map((d): DirectiveLine => {
      const points = s.data.points.filter((p) => p.directive === d.id), tasks = leaves().filter((t) => t.directive === d.id);
      return { id: d.id, arrival: d.arrival, doc_type: d.doc_type, number: d.number, date: d.date, issuer: d.issuer, subject: d.subject, received_on: d.received_on, points: points.length, open_points: points.filter((p) => p.decision === 'open').length, tasks: tasks.length, tasks_done: tasks.filter((t) => t.completed_on).length };
    }),
    directive: ({ id }) => {
      const d = find(s.data.directives, id, 'văn bản này'), abbreviations = readAbbreviations(d.text), view = (n: string): NameView => nameView(n, abbreviations);
      return {
        ...s.data.orals.filter((o) => o.id === id).reduce<{ oral?: (typeof s.data.orals)[number] }>((_, oral) => ({ oral }), {}),
        directive: d, abbreviations, citations: d.citations.map((c) => cited(id, c)),
        points: s.data.points.filter((p) => p.directive === id).sort((a, b) => a.start - b.start).map((point) => ({ point, lead: point.lead.map(view), coordinate: point.coordinate.map(view), monitor: point.monitor.map(view), tasks: s.data.tasks.filter((t) => t.point === point.id).map(row) })),
      };
    },
    tasks: look.list,
    tasks_count: ({ of }) => look.all(of).length,
    tasks_matrix: look.matrix,
    tasks_calendar: look.calendar,
    tasks_papers: look.papers,
    filters: () => s.data.filters,
    task: detail,
    drafts,
    draft: ({ id }) => { const d = find(s.data.drafts, id, 'dự thảo này'); return { id, version: versionOf(d), document: d.kept ?? d.document, unsaved: d.kept !== null, directive: d.directive, updated_at: d.updated_at, ...(d.withdrawn ? { withdrawn: d.withdrawn } : {}) }; },
    document_types: types,
    paper_preview: ({ document }) => ({ sheets: { pages: sheets(normal(document)), notes: [], missing_glyphs: JSON.stringify(document).includes('☺') ? ['“☺” ở nội dung'] : [] }, findings: findings(normal(document)) }),
    paper_fix: ({ document, only }) => {
      const todo = only ? [only] : findings(normal(document)).filter((f) => f.safe);
      const applied: typeof todo = [];
      let paper = normal(document);
      for (const f of todo) { const next = applyProposal(paper, f); if (next) { paper = next; applied.push(f); } }
      return { document: paper, applied };
    },
    draft_export: ({ id, path }) => {
      const d = find(s.data.drafts, id, 'dự thảo này'), doc = d.kept ?? d.document;
      if (JSON.stringify(doc).includes('☺')) refuse('missing-glyphs', 'Phông chữ không có ký tự “☺” (nội dung, “… ☺ …”).', 'Hãy thay hoặc xóa ký tự đó rồi xuất lại.');
      return { path: path ?? 'C:\\Người dùng\\Tài liệu\\Đôn Đốc\\20210510-080500-cong-van.pdf', pages: sheets(normal(doc)).length, bytes: 38_412, remark: null };
    },
    file_open: () => null,
    ...safetyApi(s),
    history: ({ limit }) => s.history.slice(0, limit || 100),
    report_units: report.units,
    report_tasks: report.tasks,
    report_lines: ({ of }) => look.list({ ...of, no_total: true }).rows.map(report.line),
    report_weeks: report.weeks,
    report_workbook: ({ kind, path }) => ({ path: path ?? 'C:\\Người dùng\\Tài liệu\\Đôn Đốc\\20210510-080500-bao-cao.xlsx', pages: report.tables(kind).grids.length, bytes: 12_800, remark: null }),
    report_overdue: report.overdue,
    report_matrix: report.matrix,
    report_tables: ({ kind }) => report.tables(kind),
    report_paper: ({ kind }) => report.paper(kind, profile()),
    report_export: ({ kind, path }) => ({ path: path ?? 'C:\\Người dùng\\Tài liệu\\Đôn Đốc\\20210510-080500-bao-cao.pdf', pages: sheets(report.paper(kind, profile())).length, bytes: 52_118, remark: null }),
    about: () => ABOUT,
    licences: () => LICENCES,
    about_export: ({ path }) => ({ path: path ?? 'C:\\Người dùng\\Tài liệu\\Đôn Đốc\\20210510-080500-an-toan-thong-tin.pdf', pages: 2, bytes: 41_018, remark: null }),
    profile_set: ({ profile: p }) => s.write('profile_set', 'Cập nhật thông tin cơ quan', ['body'], () => { if (!p.issuer.trim()) refuse('invalid', 'Tên cơ quan ban hành đang để trống.', 'Hãy điền rồi lưu lại.'); const old = s.data.profile; s.data.profile = p; if (!old) loadFor(s, p.election.day); else if (old.election.day !== p.election.day && s.data.milestones.length > 0) refuse('invalid', 'Đổi Ngày bầu cử làm dời các mốc và thời hạn tính theo ngày ấy.', 'Hãy mở Lịch bầu cử, xem danh sách trước và sau rồi duyệt; các mục khác ở đây vẫn lưu được.'); return null; }),
    unit_add: (u) => s.write('unit_add', `Thêm đơn vị ${u.name}`, ['unit'], () => {
      if (!u.name.trim()) refuse('invalid', 'Tên đơn vị đang để trống.', 'Hãy nhập tên đầy đủ của đơn vị.');
      if (findUnit(s, u.name)) refuse('duplicate', `Đã có đơn vị “${u.name}” với tên hoặc cách viết này.`, 'Hãy dùng đơn vị đã có, hoặc thêm cách viết khác cho đơn vị đó.');
      const id = s.mint();
      s.data.units.push({ id, name: u.name, short_name: u.short_name, relation: u.relation ?? 'ordered', parent: null, valid_from: null, valid_to: null, replaced_by: null, aliases: u.aliases ?? [] });
      return id;
    }),
    unit_change: (u) => s.write('unit_change', `Sửa đơn vị ${u.name}`, ['unit'], () => { Object.assign(find(s.data.units, u.id, 'đơn vị này'), u); return null; }),
    unit_alias: ({ unit, written }) => s.write('unit_alias', `Ghi nhớ cách viết “${written}”`, ['unit'], () => { find(s.data.units, unit, 'đơn vị này').aliases.push(written); return null; }),
    group_set: (g) => s.write('group_set', `Lưu nhóm ${g.name}`, ['unit_group'], () => {
      const id = g.id ?? s.mint();
      s.data.groups = [...s.data.groups.filter((x) => x.id !== id), { id, name: g.name, aliases: g.aliases ?? [], members: g.members }];
      return id;
    }),
    directive_register: ({ text, path, received_on, again }) => s.write('directive_register', 'Đăng ký văn bản đến', ['directive', 'point'], () => {
      const words = (text ?? FILES.get(path ?? '') ?? '').replace(/\r/g, '').trim();
      if (!words) refuse('invalid', 'Chưa có nội dung văn bản.', 'Hãy dán toàn văn vào ô nội dung, hoặc chọn một tệp .docx, .pdf, .rtf, .txt.');
      const head = readHead(words);
      const twin = s.data.directives.find((d) => head.number && d.number === head.number);
      if (twin && !again) refuse('duplicate', `Văn bản số ${head.number} đã được đăng ký (số đến ${twin.arrival}).`, 'Hãy mở văn bản đã có; nếu đúng là văn bản khác, chọn “Vẫn đăng ký”.');
      const id = s.mint();
      s.data.directives.push({ id, arrival: s.data.directives.length + 1, ...head, place: null, signer: null, recipients: [], citations: readCitations(words, head.number), received_on: received_on ?? s.today, source: path ? 'file' : 'paste', file_name: path, text: words });
      const found = readPoints(words);
      found.forEach((p, i) => s.data.points.push({ id: s.mint(), directive: id, ordinal: i + 1, decision: 'open', ...p }));
      return { id, points: found.length, notes: words.includes('Cổng TTĐT') ? ['Đã bỏ phần đầu và cuối của trang tin.'] : [] };
    }),
    directive_correct: (c) => s.write('directive_correct', 'Sửa thông tin văn bản đến', ['directive'], () => { Object.assign(find(s.data.directives, c.id, 'văn bản này'), c); return null; }),
    point_accept: ({ id }) => s.write('point_accept', 'Chấp nhận nhiệm vụ đề xuất', ['point', 'task', 'unit'], () => accept(find(s.data.points, id, 'đề xuất này'))),
    points_accept_all: ({ directive }) => s.write('points_accept_all', 'Chấp nhận mọi nhiệm vụ đề xuất', ['point', 'task', 'unit'], () => s.data.points.filter((p) => p.directive === directive && p.decision === 'open' && p.lead.length > 0).flatMap(accept)),
    point_correct: (c) => s.write('point_correct', 'Sửa nhiệm vụ đề xuất', ['point'], () => { Object.assign(undecided(c.id), c); return null; }),
    point_reject: ({ id }) => s.write('point_reject', 'Bỏ qua đề xuất', ['point'], () => { undecided(id).decision = 'rejected'; return null; }),
    point_reopen: ({ id }) => s.write('point_reopen', 'Xem lại đề xuất đã bỏ qua', ['point'], () => { undecided(id).decision = 'open'; return null; }),
    point_merge: ({ id }) => s.write('point_merge', 'Gộp với đề xuất trước', ['point'], () => {
      const later = undecided(id);
      const before = s.data.points.filter((p) => p.directive === later.directive && p.start < later.start && p.decision === 'open').sort((a, b) => b.start - a.start)[0] ?? refuse('invalid', 'Không có đề xuất nào đứng trước để gộp.', 'Chọn một đề xuất khác.');
      before.content += `\n${later.content}`;
      before.end = Math.max(before.end, later.end);
      later.decision = 'rejected';
      return before.id;
    }),
    point_split: ({ id, at }) => s.write('point_split', 'Tách đề xuất làm hai', ['point'], () => {
      const p = undecided(id), chars = [...find(s.data.directives, p.directive, 'văn bản này').text];
      const head = chars.slice(p.start, at).join(''), tail = chars.slice(at, p.end).join('');
      if (at <= p.start || at >= p.end || !head.trim() || !tail.trim()) refuse('invalid', 'Chỗ tách nằm ngoài nội dung đề xuất.', 'Đặt con trỏ giữa nội dung rồi tách lại.');
      const second: Point = { ...structuredClone(p), id: s.mint(), ordinal: s.data.points.length + 1, start: at + [...tail].length - [...tail.trimStart()].length, content: tail.trim(), why: ['tách từ đề xuất đứng trước'] };
      p.end = at;
      p.content = head.trimEnd();
      s.data.points.push(second);
      return second.id;
    }),
    task_add: (t) => s.write('task_add', 'Thêm nhiệm vụ', ['task', 'unit'], () => {
      if (!t.content.trim()) refuse('invalid', 'Nội dung nhiệm vụ đang để trống.', 'Hãy nhập nội dung.');
      const lead = resolve(s, [t.lead].filter(Boolean), false);
      if (lead.length !== 1) refuse('invalid', 'Mỗi nhiệm vụ có đúng một đơn vị chủ trì.', 'Hãy ghi tên một đơn vị; với nhóm đơn vị, hãy thêm từng nhiệm vụ.');
      const id = s.mint(), deadline = linked(s, t.link, t.deadline);
      s.data.tasks.push({ id, ...(t.link ? { link: t.link } : {}), code: s.data.tasks.length + 1, content: t.content.trim(), directive: null, point: null, parent: null, lead: lead[0] ?? null, coordinators: resolve(s, t.coordinate ?? [], false), monitor: t.monitor ? (resolve(s, [t.monitor], false)[0] ?? null) : null, deadline, original_deadline: deadline, period: null, recurring: null, product: t.product, quotas: [], request: false, state: 'assigned', assigned_on: s.today, completed_on: null, reason: null });
      return id;
    }),
    task_change: (c) => s.write('task_change', 'Sửa nhiệm vụ', ['task', 'deadline_correction'], () => change(s, c), c.id),
    task_state: (c) => s.write('task_state', `Chuyển trạng thái: ${STATE_WORDS[c.state]}`, ['task', 'extension', 'task_step'], () => setState(s, c), c.id),
    task_progress: (p) => s.write('task_progress', 'Cập nhật tiến độ', ['progress', 'task'], () => progress(s, p), p.task),
    task_extend: (e) => s.write('task_extend', `Gia hạn đến ${due(e.to)}`, ['extension', 'task'], () => extend(s, e), e.task),
    tasks_change: ({ tasks, deed }) => s.write('tasks_change', deed.do === 'lead' ? `Đổi chủ trì ${tasks.length} nhiệm vụ` : deed.do === 'extend' ? `Gia hạn ${tasks.length} nhiệm vụ đến ${due(deed.to)}` : deed.do === 'state' ? `Chuyển ${tasks.length} nhiệm vụ: ${STATE_WORDS[deed.state]}` : `Đôn đốc ${tasks.length} nhiệm vụ`, ['task', 'extension', 'draft', 'urging'], () => {
      look.change({ tasks, deed });
      return { tasks: tasks.length, letters: deed.do === 'urge' ? urge(s, tasks.map((id) => row(find(s.data.tasks, id, 'nhiệm vụ này'))), { each: deed.each, ...(deed.answer_by ? { answer_by: deed.answer_by } : {}) }) : [] };
    }),
    filter_save: (f) => s.write('filter_save', `Lưu bộ lọc “${f.name.trim()}”`, ['saved_filter'], () => look.save(f)),
    filter_close: ({ id }) => s.write('filter_close', 'Bỏ bộ lọc đã lưu', ['saved_filter'], () => { s.data.filters = s.data.filters.filter((f) => f.id !== id); return null; }),
    draft_withdraw: ({ id, reason }) => s.write('draft_withdraw', 'Rút dự thảo', ['draft'], () => {
      const d = find(s.data.drafts, id, 'dự thảo này');
      if (!reason.trim()) refuse('invalid', 'Rút dự thảo cần ghi lý do.', 'Hãy nhập lý do rồi lưu lại.');
      if (d.withdrawn) refuse('invalid', 'Dự thảo này đã rút.', 'Hãy hoàn tác việc rút nếu rút nhầm, hoặc soạn dự thảo mới.');
      d.withdrawn = { on: s.today, reason: reason.trim() };
      return null;
    }),
    draft_new: ({ kind }) => draftNew(headed(kind, profile(), s.today), null, 'Tạo dự thảo', 'draft_new'),
    draft_reply: ({ directive, kind }) => {
      const tasks = leaves().filter((t) => t.directive === directive);
      if (tasks.length === 0) refuse('no-tasks', 'Văn bản này chưa có nhiệm vụ nào được chấp nhận.', 'Hãy chấp nhận các nhiệm vụ đề xuất ở màn hình Văn bản đến rồi soạn lại.');
      return draftNew(reply(kind, find(s.data.directives, directive, 'văn bản này'), tasks, profile(), s.today, unitName), directive, 'Soạn văn bản triển khai', 'draft_reply');
    },
    draft_urge: (u) => s.write('draft_urge', 'Soạn công văn đôn đốc', ['draft', 'urging'], () => urge(s, pressing(u), u)),
    draft_keep: ({ id, document, seen }) => { const d = find(s.data.drafts, id, 'dự thảo này'); unchanged(d, seen); d.kept = document; return { output: versionOf(d), changed: [], entry: null, undo_label: s.undoLabel, redo_label: s.redoLabel }; },
    draft_save: ({ id, document, seen }) => {
      const d = find(s.data.drafts, id, 'dự thảo này');
      unchanged(d, seen);
      if (JSON.stringify(d.document) === JSON.stringify(document)) { d.kept = null; return { output: versionOf(d), changed: [], entry: null, undo_label: s.undoLabel, redo_label: s.redoLabel }; }
      return s.write('draft_save', `Lưu dự thảo “${document.subject.slice(0, 40)}”`, ['draft'], () => { const now = find(s.data.drafts, id, 'dự thảo này'); Object.assign(now, { document, kept: null, updated_at: s.now() }); return versionOf(now); });
    },
    draft_fork: ({ id, document }) => draftNew(normal(document), find(s.data.drafts, id, 'dự thảo này').directive, 'Giữ thành dự thảo riêng', 'draft_fork'),
    undo: () => s.undo(),
    redo: () => s.redo(),
  };
}

/** Contents of files chosen in the browser trial, by name. */
export const FILES = new Map<string, string>();
