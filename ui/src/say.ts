// A Vietnamese title for each refusal, and where the next step is a screen of ours, a button.
import { REFUSAL_CODES, type Failure, type RefusalCode, type RowRefusal } from './bindings';
import { isFailure } from './call';

/** What a button under a refusal does. */
export type NextStep = 'open-profile' | 'open-directives' | 'retry';

export interface Saying {
  title: string;
  button?: { label: string; step: NextStep };
}

const retry = { label: 'Thử lại', step: 'retry' } as const;

/** Exhaustive by type: a new code of the program does not compile until it has a sentence here. */
export const SAYINGS: Record<RefusalCode, Saying> = {
  invalid: { title: 'Chưa thực hiện được' },
  'not-found': { title: 'Không tìm thấy' },
  duplicate: { title: 'Đã có rồi' },
  unreadable: { title: 'Không đọc được văn bản' },
  'no-profile': { title: 'Chưa có thông tin cơ quan', button: { label: 'Điền thông tin cơ quan', step: 'open-profile' } },
  'nothing-to-undo': { title: 'Không còn gì để hoàn tác' },
  'nothing-to-redo': { title: 'Không có gì để làm lại' },
  barrier: { title: 'Không hoàn tác qua bước này được' },
  conflict: { title: 'Dữ liệu vừa thay đổi ở nơi khác', button: retry },
  'not-a-store': { title: 'Tệp này không phải sổ của Đôn Đốc' },
  'newer-store': { title: 'Sổ do bản mới hơn ghi' },
  damaged: { title: 'Sổ bị hỏng' },
  'read-only': { title: 'Không ghi được vào nơi này', button: retry },
  locked: { title: 'Cửa sổ đang khóa' },
  'in-use': { title: 'Sổ đang được chương trình khác giữ', button: retry },
  'needs-key': { title: 'Sổ được mã hóa' },
  'wrong-key': { title: 'Khóa không mở được sổ' },
  'wrong-passphrase': { title: 'Mật khẩu không đúng' },
  wait: { title: 'Hãy chờ một lát' },
  'keys-missing': { title: 'Không thấy tệp khóa của sổ', button: retry },
  'keys-damaged': { title: 'Tệp khóa bị hỏng', button: retry },
  'recovery-typed': { title: 'Khóa phục hồi nhập chưa đúng' },
  'not-allowed': { title: 'Việc này cần vai khác' },
  'no-store': { title: 'Chưa có sổ' },
  'not-encrypted': { title: 'Sổ này không mã hóa' },
  'disk-full': { title: 'Ổ đĩa đã đầy', button: retry },
  exists: { title: 'Tệp đã có sẵn' },
  missing: { title: 'Không thấy tệp' },
  io: { title: 'Không đọc hoặc ghi được tệp', button: retry },
  'missing-glyphs': { title: 'Có ký tự không in được' },
  'no-tasks': { title: 'Chưa có nhiệm vụ nào được chấp nhận', button: { label: 'Mở Văn bản đến', step: 'open-directives' } },
  'no-viewer': { title: 'Máy chưa có chương trình mở tệp này' },
  'draft-changed': { title: 'Dự thảo đã thay đổi ở cửa sổ khác' },
  'bad-backup': { title: 'Bản sao lưu không dùng được' },
  'rows-refused': { title: 'Có nhiệm vụ chưa thực hiện được' },
  'unknown-call': { title: 'Chương trình chưa có chức năng này' },
};

/** What a notice shows. */
export interface Told {
  code: string;
  title: string;
  what: string;
  advice: string;
  /** For `broken`: what to send to who helps. */
  detail: string | null;
  /** Of many tasks at once: those that stand in the way. */
  rows: RowRefusal[];
  step: Saying['button'] | null;
}

function isCode(code: string): code is RefusalCode {
  return (REFUSAL_CODES as readonly string[]).includes(code);
}

/** Calm words for whatever was thrown. */
export function tell(e: unknown): Told {
  const f: Failure = isFailure(e) ? e : { failure: 'broken', log_id: 'UI', detail: e instanceof Error ? `${e.message}\n${e.stack ?? ''}` : String(e) };
  if (f.failure === 'refused') {
    const saying: Saying = isCode(f.code) ? SAYINGS[f.code] : { title: 'Chưa thực hiện được' };
    return { code: f.code, title: saying.title, what: f.what, advice: f.advice, detail: null, rows: f.rows ?? [], step: saying.button ?? null };
  }
  return {
    code: 'broken',
    title: 'Chương trình gặp lỗi ngoài dự kiến',
    what: 'Dữ liệu đã lưu không bị ảnh hưởng.',
    advice: `Hãy thử lại; nếu vẫn lỗi, gửi mã ${f.log_id} cho người hỗ trợ.`,
    detail: f.detail,
    rows: [],
    step: null,
  };
}
