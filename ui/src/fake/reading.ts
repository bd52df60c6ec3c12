// A crude stand-in for the reader: enough to show proposals in a browser. Not the program's reader.
import type { AbbreviationView, Citation, Point } from '../bindings';

const points = (s: string): string[] => [...s];

interface Head { doc_type: string | null; number: string | null; date: string | null; issuer: string | null; subject: string | null }

export function readHead(text: string): Head {
  const number = /(?:số|Số:?)\s*(\d+[a-z]?\/[\p{Lu}\d-]+)/u.exec(text)?.[1] ?? null;
  const d = /ngày (\d{1,2})\/(\d{1,2})\/(\d{4})/i.exec(text);
  const about = /V\/v ([\s\S]+?)\n\s*\n/.exec(text)?.[1] ?? /\n?về việc ([^.\n]+)/.exec(text)?.[1] ?? text.split('\n')[0]?.slice(0, 140) ?? null;
  return {
    doc_type: /công văn/i.test(text) || /V\/v/.test(text) ? 'công văn' : /kế hoạch/i.test(text) ? 'kế hoạch' : null,
    number,
    date: d ? `${d[3]}-${(d[2] ?? '').padStart(2, '0')}-${(d[1] ?? '').padStart(2, '0')}` : null,
    issuer: /ỦY BAN NHÂN DÂN\s+TỈNH [\p{Lu} ]+/u.exec(text)?.[0].replace(/\s+/g, ' ').trim() ?? /(Ủy ban bầu cử tỉnh)/.exec(text)?.[1] ?? null,
    subject: about?.replace(/\s+/g, ' ').trim() ?? null,
  };
}

export type Proposed = Omit<Point, 'id' | 'directive' | 'ordinal' | 'decision'>;

export function readPoints(text: string): Proposed[] {
  const out: Proposed[] = [];
  const re = /[^\n]+/g;
  let lead: string[] = [];
  let coordinate: string[] = [];
  let request = false;
  let label = '';
  let open = false;
  for (let m = re.exec(text); m; m = re.exec(text)) {
    const line = m[0];
    const at = m.index;
    if (/^Nơi nhận/.test(line)) break;
    const numbered = /^(\d+)\. (.*)$/.exec(line);
    if (/^Ngày (?:đăng|\d)/.test(line)) continue;
    const named = /^((?:Công an tỉnh|Sở [\p{Lu}][^:]{1,30}|Thanh tra tỉnh|Giao [^:]{3,60}|[\p{Lu}][^:.;]{4,120})): (.+)$/u.exec(line);
    const order = /^Giao (.+?)(?: chủ trì| căn cứ|,? theo dõi| tổ chức)/.exec(line);
    let from = 0;
    const why: string[] = [];
    if (numbered) {
      open = true;
      label = numbered[1] ?? '';
      const words = numbered[2] ?? '';
      from = line.length - words.length;
      request = /^Đề nghị/.test(words);
      const who = /^(?:Đề nghị )?(.+?)(?: chủ trì| căn cứ| phối hợp| tăng cường|:)/.exec(words)?.[1] ?? words.slice(0, 40);
      lead = who.split(/ và |, (?=Viện|các đoàn)/).map((w) => w.trim());
      coordinate = /phối hợp (?:chặt chẽ )?với (.+?)(?::| trong| và các cấp|\.)/.exec(words)?.slice(1, 2) ?? [];
      why.push(`theo đối tượng đứng đầu điểm ${label}`);
      if (/:$/.test(line)) continue;
    } else if (named) {
      open = true;
      label = '';
      request = false;
      lead = (named[1] ?? '').split(/, (?=Bộ|Sở|Công|Thanh)/);
      coordinate = /phối hợp với (các cơ quan liên quan)/.exec(line)?.slice(1, 2) ?? [];
      from = line.length - (named[2] ?? '').length;
      why.push('theo tên đơn vị đứng trước dấu hai chấm');
    } else if (order) {
      open = true;
      label = '';
      request = false;
      lead = [order[1] ?? ''];
      coordinate = /phối hợp với (các đơn vị có liên quan)/.exec(line)?.slice(1, 2) ?? [];
      why.push("theo 'giao' ở đầu đoạn");
    } else if (!open || line.length < 60) continue;
    else why.push(label ? `nối tiếp điểm ${label}` : 'nối tiếp đơn vị ở đoạn trước');
    const body = line.slice(from).replace(/\s+$/, '');
    const start = points(text.slice(0, at + from)).length;
    const period = /từ ngày (\d+)\/(\d+)\/(\d{4}) đến ngày (\d+)\/(\d+)\/(\d{4})/.exec(body);
    const iso = (i: number): string => `${period?.[i + 2]}-${(period?.[i + 1] ?? '').padStart(2, '0')}-${(period?.[i] ?? '').padStart(2, '0')}`;
    if (period) why.push('thời gian thực hiện ghi trong ngoặc');
    out.push({
      label, start, end: start + points(body).length, content: body, lead: [...lead], coordinate: [...coordinate],
      monitor: /theo dõi, hướng dẫn, đôn đốc/.test(body) ? [...lead] : [],
      deadline: null, period: period ? { from: iso(1), to: iso(4) } : null,
      recurring: null, quotas: [], request, why, confidence: numbered || named ? 0.94 : order ? 0.88 : 0.67,
    });
  }
  return out;
}

/** Papers cited with a number, each once; the paper's own number is left out. */
export function readCitations(text: string, own: string | null): Citation[] {
  const out: Citation[] = [];
  for (const m of text.matchAll(/(Quyết định|Kế hoạch|Công văn|Chỉ thị|Nghị quyết|Thông báo|Hướng dẫn) số (\d+[a-z]?\/[\p{L}\d/-]+)(?: ngày (\d{1,2})\/(\d{1,2})\/(\d{4}))?/gu)) {
    const number = m[2] ?? '';
    if (number === own || out.some((c) => c.number === number)) continue;
    out.push({ doc_type: m[1] ?? null, number, date: m[5] ? `${m[5]}-${(m[4] ?? '').padStart(2, '0')}-${(m[3] ?? '').padStart(2, '0')}` : null, issuer: null });
  }
  return out;
}

/** "Tiểu ban An ninh (sau đây gọi tắt là Tiểu ban)", "Ban Chỉ đạo phòng, chống tội phạm (BCĐ 138)". */
export function readAbbreviations(text: string): AbbreviationView[] {
  const out: AbbreviationView[] = [];
  for (const m of text.matchAll(/((?:Tiểu ban|Ban Chỉ đạo|Ủy ban bầu cử)(?: [\p{L},]+){1,9}) \((?:(?:sau đây )?gọi tắt là |viết tắt là )?([\p{Lu}][\p{L}\d ]{1,20})\)/gu)) {
    if (!out.some((a) => a.short === m[2])) out.push({ short: m[2] ?? '', long: m[1] ?? '', start: points(text.slice(0, m.index)).length });
  }
  return out;
}

export function writtenOut(name: string, defined: readonly AbbreviationView[]): string | null {
  const a = defined.find((x) => name === x.short || (/\p{Lu}{2}/u.test(x.short) && ` ${name} `.includes(` ${x.short} `)));
  return a ? name.replace(a.short, a.long) : null;
}
